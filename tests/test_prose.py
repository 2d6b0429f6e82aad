"""Running text to targets: one line of text, the records a careful reader writes down."""

import pytest

from extractor.extract.deadlines import Timeline
from extractor.extract.prose import Draft, find_targets, mask
from extractor.text import fold, view_of

CASES: dict[str, list[str]] = {
    "每年为家庭提供指导不少于4次，其中入户指导不少于2次。": [
        "为家庭提供指导 >= 4 次/年",
        "入户指导 >= 2 次/年",
    ],
    "新建市政消火栓2400个，平均每年新建800个。": [
        "市政消火栓 = 2400 个",
        "市政消火栓 = 800 个/年",
    ],
    "完成乡镇级水源保护区划定，划定率达到100%。": [
        "乡镇级水源保护区划定率 = 100 %",
    ],
    "森林火灾次数较“十三五”下降10%。": [
        "森林火灾次数 decrease_by 10 %",
    ],
    "高校院所实验室每年向公众开放30天以上。": [
        "高校院所实验室每年向公众开放 >= 30 天/年",
    ],
    "对全部高龄读者开展阅读能力评估。": [
        "高龄读者开展阅读能力评估 all",
    ],
    "2023年底前社区助餐覆盖率达到60%，2024年底前达到80%，2025年底前全部完成。": [
        "社区助餐覆盖率 = 60 % by 2023-12",
        "社区助餐覆盖率 = 80 % by 2024-12",
        "社区助餐覆盖率 all by 2025-12",
    ],
    "到2023年，居民健身参与比例达到13%；到2025年，达到16%以上；2035年达到25%。": [
        "居民健身参与比例 = 13 % by 2023",
        "居民健身参与比例 >= 16 % by 2025",
        "居民健身参与比例 = 25 % by 2035",
    ],
    "护理型床位占比2023年达到45%，2024年达到50%。": [
        "护理型床位占比 = 45 % by 2023",
        "护理型床位占比 = 50 % by 2024",
    ],
    "2023年建成5个、2024年建成10个、2025年建成15个智慧社区。": [
        "智慧社区 = 5 个 by 2023",
        "智慧社区 = 10 个 by 2024",
        "智慧社区 = 15 个 by 2025",
    ],
    "各级林长每年巡林：省级不少于2次，市级不少于4次，县级不少于6次。": [
        "省级林长巡林 >= 2 次/年",
        "市级林长巡林 >= 4 次/年",
        "县级林长巡林 >= 6 次/年",
    ],
    "市级林长年巡林不少于4次，县级林长不少于6次。": [
        "市级林长巡林 >= 4 次/年",
        "县级林长巡林 >= 6 次/年",
    ],
    "市、县、乡三级河长每月分别巡河不少于1次、2次、3次。": [
        "市级河长巡河 >= 1 次/月",
        "县级河长巡河 >= 2 次/月",
        "乡级河长巡河 >= 3 次/月",
    ],
    "各级财政将古树保护经费列入预算，县级每年不少于100万元。": [
        "县级财政古树保护经费 >= 100 万元/年",
    ],
    "推广装配式建筑，到2025年，占比达到30%。": [
        "装配式建筑占比 = 30 % by 2025",
    ],
    "古树管理人员持证率100%，每年至少监督检查2次。": [
        "古树管理人员持证率 = 100 %",
        "监督检查 >= 2 次/年",
    ],
    "到2025年，老年人健康管理率达到百分之八十五以上。": [
        "老年人健康管理率 >= 85 % by 2025",
    ],
    "三分之一以上的行政村建成互助养老点。": [
        "行政村建成互助养老点的比例 >= 0.333333 ratio",
    ],
    "到2025年，七成以上的社区建有助餐点，半数社区实现智慧化。": [
        "社区建有助餐点的比例 >= 70 % by 2025",
        "社区智慧化的比例 = 50 % by 2025",
    ],
    "每年开展不少于两次应急演练，每季度至少召开一次联席会议。": [
        "应急演练 >= 2 次/年",
        "联席会议 >= 1 次/季度",
    ],
    "到2025年，数字经济规模翻一番，投诉量减半，散煤基本清零。": [
        "数字经济规模 multiply_by 2 倍 by 2025",
        "投诉量 decrease_by 50 % by 2025",
        "散煤 = 0 by 2025",
    ],
    "居民健康素养水平提高5个百分点，旅游收入同比增长10%，单位GDP能耗较2020年下降13%。": [
        "居民健康素养水平 increase_by 5 个百分点",
        "旅游收入 increase_by 10 %",
        "单位GDP能耗 decrease_by 13 % from ? in 2020",
    ],
    "城镇调查失业率控制在5.5%以内，PM2.5浓度下降到35微克/立方米以下。": [
        "城镇调查失业率 <= 5.5 %",
        "PM2.5浓度 <= 35 微克/立方米",
    ],
    "培育龙头企业30家左右，力争产值突破500亿元。": [
        "龙头企业 approx 30 家",
        "产值 > 500 亿元",
    ],
    "重度残疾人、困难残疾人参保率分别达到100%和98%以上。": [
        "重度残疾人参保率 = 100 %",
        "困难残疾人参保率 >= 98 %",
    ],
    "每千名老年人配备社会工作者不少于1名，每万人口拥有公共文化设施面积达到400平方米。": [
        "每千名老年人配备社会工作者 >= 1 名",
        "每万人口拥有公共文化设施面积 = 400 平方米",
    ],
    "2022年和2025年垃圾分类覆盖率分别达到60%和90%。": [
        "垃圾分类覆盖率 = 60 % by 2022",
        "垃圾分类覆盖率 = 90 % by 2025",
    ],
    "2022年和2025年垃圾分类覆盖率分别达到60%和90%，建成分拣中心30个。": [
        "垃圾分类覆盖率 = 60 % by 2022",
        "垃圾分类覆盖率 = 90 % by 2025",
        "分拣中心 = 30 个 by 2025",
    ],
    "新增造林面积10万亩，改造燃气管道120公里，投入资金2.5亿元。": [
        "新增造林面积 = 10 万亩",
        "改造燃气管道 = 120 公里",
        "投入资金 = 2.5 亿元",
    ],
    "到2023年底，建成示范社区10个；到2025年，建成示范社区25个。": [
        "示范社区 = 10 个 by 2023-12",
        "示范社区 = 25 个 by 2025",
    ],
    "对符合条件的企业给予最高50万元补助，评分低于60分的取消资格。": [],
    "年满60周岁的老年人可享受补贴，户籍人口超过5万人的乡镇设立养老服务中心不少于1个。": [
        "乡镇设立养老服务中心 >= 1 个 if 户籍人口超过5万人",
    ],
    "截至2020年底，全市共有养老机构120家，入住率达到45%。": [
        "fact 养老机构 = 120 家",
        "fact 入住率 = 45 %",
    ],
    "入住率由2020年的45%提高到2025年的70%。": [
        "入住率 = 70 % by 2025 from 45 in 2020",
    ],
    "农村生活污水治理率由18%提高到40%。": [
        "农村生活污水治理率 = 40 % from 18 in ?",
    ],
    "各级财政每年安排专项资金不低于500万元。": [
        "各级财政每年安排专项资金 >= 500 万元/年",
    ],
    "学校食堂明厨亮灶覆盖率达到100%，校园食品安全责任险参保率不低于95%。": [
        "学校食堂明厨亮灶覆盖率 = 100 %",
        "校园食品安全责任险参保率 >= 95 %",
    ],
    "所有行政村均建成标准化卫生室，实现家庭医生签约服务全覆盖。": [
        "行政村建成标准化卫生室 all",
        "家庭医生签约服务全覆盖 all",
    ],
    "建设1个市级中心、5个县级分中心和50个乡镇站点。": [
        "市级中心 = 1 个",
        "县级分中心 = 5 个",
        "乡镇站点 = 50 个",
    ],
    "义务教育巩固率保持在97%以上，班额控制在55人以下，生均校舍面积不少于8平方米。": [
        "义务教育巩固率 >= 97 %",
        "班额 <= 55 人",
        "生均校舍面积 >= 8 平方米",
    ],
    "按照每3000人配备1名的标准，配齐社区工作者。": [
        "每3000人社区工作者 = 0.000333333 ratio",
    ],
    "城市建成区绿化覆盖率达到43%，人均公园绿地面积达到14.5平方米。": [
        "城市建成区绿化覆盖率 = 43 %",
        "人均公园绿地面积 = 14.5 平方米",
    ],
    "劳动年龄人口平均受教育年限达到11.3年，人均预期寿命达到79岁。": [
        "劳动年龄人口平均受教育年限 = 11.3 年",
        "人均预期寿命 = 79 岁",
    ],
    "政务服务事项平均办理时限压缩至3个工作日以内，网上可办率达到98%。": [
        "政务服务事项平均办理时限 <= 3 个工作日",
        "网上可办率 = 98 %",
    ],
    "第二批3个县完成验收，第十五届运动会，重点推进“百千万”工程，2021年第3次会议。": [
        "第二批县完成验收 = 3 个",
    ],
    "床位总数增加到5000张，护理型床位占比由40%提高到55%。": [
        "床位 = 5000 张",
        "护理型床位占比 = 55 % from 40 in ?",
    ],
    "县级以上医疗机构100%设立老年医学科。": [
        "县级以上医疗机构设立老年医学科的比例 = 100 %",
    ],
    "力争用3年时间，培训技术骨干1000人次以上。": [
        "培训技术骨干 >= 1000 人次",
    ],
    "到2025年，全市100%的街道、80%的城市社区和50%的乡镇开展康复服务，登记对象接受规范服务率超过60%。": [
        "街道开展康复服务的比例 = 100 % by 2025",
        "城市社区开展康复服务的比例 = 80 % by 2025",
        "乡镇开展康复服务的比例 = 50 % by 2025",
        "登记对象接受规范服务率 > 60 % by 2025",
    ],
    "到2025年，所有独立设置的中心均达到二级标准，建设9个三级中心。": [
        "独立设置的中心达到二级标准 all by 2025",
        "三级中心 = 9 个 by 2025",
    ],
    "依托综合医院设置的中心，辖区内常住人口大于50万人的，编制床位不少于300张；不足50万人的，编制床位不少于150张。": [
        "编制床位 >= 300 张 if 辖区内常住人口大于50万人",
        "编制床位 >= 150 张 if 不足50万人",
    ],
    "每80名在册患者至少配备1名专职人员，不足80名患者的乡镇至少配备1名专职人员。": [
        "专职人员与在册患者比 >= 0.0125 ratio",
        "乡镇专职人员 >= 1 名 if 不足80名患者",
    ],
    "2023年培训5人，2024年培训8人，2025年培训6人；按照防治人员与患者1:100的比例配置防治人员，2023年底前新增22名防治人员。": [
        "2023年培训 = 5 人 by 2023",
        "2023年培训 = 8 人 by 2024",
        "2023年培训 = 6 人 by 2025",
        "防治人员与患者比 = 0.01 ratio",
        "防治人员 = 22 名 by 2023-12",
    ],
    "2025年建立县级中心。80%以上的乡镇建立服务站，60%以上的村设立辅导室。": [
        "乡镇建立服务站的比例 >= 80 % by 2025",
        "村设立辅导室的比例 >= 60 % by 2025",
    ],
    "绿色防控、统防统治覆盖率分别达到60%、50%，用水量下降16%。": [
        "绿色防控覆盖率 = 60 %",
        "统防统治覆盖率 = 50 %",
        "用水量 decrease_by 16 %",
    ],
    "打造2—3个省级和1—2个国家级数据中心。": [
        "省级数据中心 range 2–3 个",
        "国家级数据中心 range 1–2 个",
    ],
    "加强50米以上公共建筑消防安全管理，确需建设18层以上住宅的，应充分论证。": [],
    "单位生产总值能耗比2020年下降14%，力争下降14.5%。": [
        "单位生产总值能耗 decrease_by 14 % from ? in 2020",
        "单位生产总值能耗 decrease_by 14.5 % from ? in 2020",
    ],
    "实行“双随机、一公开”监管，落实《三年行动计划（2023—2025年）》，举办第十五届运动会。": [],
    "贯彻国发〔2021〕4号文件，拨打12345热线，提供7×24小时服务。": [],
    "不提供一次性用品，统筹两个大局，推进六项行动。": [],
    "水面面积大于2000平方米的水体可不清淤，常住人口少于200人的村可不建设设施。": [],
}


def printed(draft: Draft) -> str:
    """One record as one line."""
    value = "" if draft.value is None else f"{draft.value:g}"
    if draft.value_high is not None:
        value += f"–{draft.value_high:g}"
    role = "" if draft.role == "target" else "fact "
    line = f"{role}{draft.name} {draft.comparator} {value} {draft.unit}".strip()
    if draft.deadline:
        line += f" by {draft.deadline}"
    if draft.baseline_year or draft.baseline_text:
        line += f" from {draft.baseline_text or '?'} in {draft.baseline_year or '?'}"
    return line + (f" if {draft.condition}" if draft.condition else "")


def targets(text: str, year: int = 2021) -> list[str]:
    """Targets of one clause of a plan issued in `year`."""
    folded = fold(text)
    return [printed(draft) for draft in find_targets(mask(folded, ()), Timeline(folded, year))]


@pytest.mark.parametrize("text", CASES)
def test_text_becomes_targets(text: str) -> None:
    """Values, comparators, units, deadlines, baselines and conditions; and no record for what promises nothing."""
    assert targets(text) == CASES[text]


@pytest.mark.parametrize("text", CASES)
def test_width_changes_nothing(text: str) -> None:
    """Full-width digits and per cent signs read as half-width ones do."""
    wide = text.translate(str.maketrans("0123456789%", "０１２３４５６７８９％"))
    assert targets(wide) == CASES[text]


def test_every_value_lies_in_its_quote() -> None:
    """The slice a draft points at holds the number it reports."""
    for text in CASES:
        folded = fold(text)
        for draft in find_targets(mask(folded, ()), Timeline(folded, 2021)):
            value = draft.value_text.split("/")[0] if draft.unit == "ratio" else draft.value_text
            assert value in folded[draft.start : draft.end], (draft.name, folded[draft.start : draft.end])


def test_a_context_clause_tells_facts() -> None:
    """With `all_facts` nothing becomes a target."""
    text = "全市有床位1200张,入住率45%。"
    assert {d.role for d in find_targets(text, Timeline(text, None), all_facts=True)} == {"baseline_fact"}


@pytest.mark.parametrize(
    "text",
    ["率 达 到 9 0 % 。 充 分", "覆盖率达到 90 %。", "覆盖率达到9 0 %。", "到\n2 0 2 5 年 ， 率 达 到 9 0 % 。 充"],
)
def test_letter_spaced_numbers_are_whole(text: str) -> None:
    """Digits set apart like the characters around them are one number, and a blank before % is none."""
    view = view_of(text, [[(0, len(text))]])
    assert "达到90%" in view.printed and " " not in view.printed
    assert all(text[view.raw(k)] == character for k, character in enumerate(view.printed))


def test_numbers_in_a_row_stay_apart() -> None:
    """Cells of a flattened table are no letter-spaced number."""
    text = "床位 1 0\n机构 4 5 6 家"
    assert view_of(text, [[(0, len(text))]]).printed == "床位1 0机构4 5 6家"


def test_a_verb_that_opens_a_list_is_no_other_item() -> None:
    """新建 of a list is short, and still no 改建."""
    names = [line.split()[0] for line in targets("新建、改建、扩建公办幼儿园分别为10所、8所、6所。")]
    assert names[0].startswith("新建") and names[1].startswith("改建")
