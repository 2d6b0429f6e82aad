"""How copied text is worded: un-localised, mistyped, softened; and how one plan contradicts itself."""

import pytest
from pairs import checked, compared, tasks

from extractor.lexicon import load

COPY = "推广阅读。每年组织读书节，推动作家进校园、进社区，在全{0}培育民间阅读组织。健全{1}图书馆联席会议制度，规范登记管理。"


def wording(upper: str, lower: str):
    """Wording findings on two sentences of one task."""
    found = compared(tasks(f"推广阅读。{upper}"), tasks(f"推广阅读。{lower}")).of("wording")
    return [(f.verdict, f.rule) for f in found]


@pytest.mark.parametrize(
    ("upper", "lower", "found"),
    [
        ("在全市组织读书节和朗诵比赛。", "在全市组织读书节和朗诵比赛。", "word_of_upper_level"),
        ("在全市组织读书节和朗诵比赛。", "在全县组织读书节和朗诵比赛。", None),
        ("接入全市统一的阅读平台并及时更新。", "接入全市统一的阅读平台并及时更新。", None),
        ("推进书香澄原建设，组织读书节。", "推进书香澄原建设，组织读书节。", "name_of_upper_place"),
        ("推进书香澄原建设，组织读书节。", "推进书香禾溪建设，组织读书节。", None),
        ("落实《澄原市全民阅读条例》，组织读书节。", "落实《澄原市全民阅读条例》，组织读书节。", None),
        ("由澄原市文化旅游委组织读书节和比赛。", "由澄原市文化旅游委组织读书节和比赛。", None),
        ("各区县要组织读书节和朗诵比赛。", "各区县要组织读书节和朗诵比赛。", "places_of_upper_level"),
        ("组织读书节和朗诵比赛。", "争创全市一流，组织读书节和朗诵比赛。", None),
        ("完善全市场准入规则，组织读书节。", "完善全市场准入规则，组织读书节。", None),
        ("市文化旅游委负责统筹读书节。", "市文化旅游委负责统筹读书节。", "body_of_upper_level"),
        ("市级财政安排专项购书资金。", "市级财政安排专项购书资金。", "body_of_upper_level"),
        ("市政府每年专题研究馆舍建设。", "市政府每年专题研究馆舍建设。", "body_of_upper_level"),
        ("市政府每年专题研究馆舍建设。", "县政府每年专题研究馆舍建设。", None),
        ("馆舍规划报市政府批准后实施。", "馆舍规划报市政府批准后实施。", None),
        ("市生态环境局负责书库空气监测。", "市生态环境局负责书库空气监测。", None),
        ("市场主体要参与馆舍建设。", "市场主体要参与馆舍建设。", None),
        ("市民负责监督馆舍建设。", "市民负责监督馆舍建设。", None),
    ],
)
def test_words_of_the_upper_level_left_standing(upper, lower, found):
    """In copied text, but not in titles, bodies, or where the upper level is meant."""
    assert wording(upper, lower) == ([("unlocalised", found)] if found else [])


def test_a_county_level_city_says_all_the_city_of_itself():
    """全市 is right in the plan of a 县级市, 全省 is not in that of a city."""
    text = tasks("推广阅读。在全市组织读书节和朗诵比赛。")
    assert compared(text, text, jurisdiction="禾溪市").of("wording") == []
    province = tasks("推广阅读。在全省组织读书节和朗诵比赛。")
    found = compared(province, province, level="county").of("wording")
    assert found == []  # the upper plan is a city's: 全省 is not its own word


@pytest.mark.parametrize(
    ("upper", "lower", "rule"),
    [
        ("规范读者登记管理和档案保存工作。", "规范读者登记管里和档案保存工作。", "same_sound"),
        ("规范读者登记管理和档案保存工作。", "规犯读者登记管理和档案保存工作。", "same_sound"),
        ("拓宽社会投入渠道和方式。", "拓宽会社投入渠道和方式。", "transposed"),
        ("形成齐抓共管的工作格局。", "形成齐抓管的工作格局。", "character_missing"),
        ("书店和影院等场所必须配套建设阅读设施。", "书店和影院等场所必需同步配套建设阅读设施。", "same_sound"),
        ("征集读者意见并定期公布办理结果。", "增集读者意见并定期公布办理结果。", "near_sound"),
        ("规范读者登记管理和档案保存工作。", "规范读者登己管理和档案保存工作。", "same_sound"),
        ("规范读者登记管理和档案保存工作。", "规范读者记登管理和档案保存工作。", "transposed"),
        ("每条重点产业链均制定数字化改造路线图。", "每条重点产业链均制定数字化改造路图线。", "transposed"),
        ("规范读者登记管理和档案保存工作。", "规范读者登记管理和和档案保存工作。", "doubled"),
        ("运行“书韵通”借阅平台并及时更新数据。", "运行“书运通”借阅平台并及时更新数据。", "same_sound"),
        (
            "完善公共阅读服务体系，推动形成全民爱读书的良好风气。",
            "完善公共阅读服务体系，推动形式全民爱读书的良好风气。",
            "other_word_class",
        ),
        ("鼓励企业和园区优先利用数字阅读设备开展服务活动。", "鼓励企业和园区优先使用数字阅读设备开展服务活动。", None),
        ("落实图书馆总分馆制度和通借通还办法。", "落实图馆总分馆制度和通借通还办法。", "character_missing"),
        ("完善书库消防设施和防潮配套建设。", "完善书库消防设施和防潮配套建没。", "same_shape"),
        ("推动馆舍活力竞相迸发和阅读蔚然成风。", "推动馆舍活力竞相并发和阅读蔚然成风。", "same_shape"),
        ("不断提高阅读推广水平和馆员能力。", "不断提务阅读推广水平和馆员能力。", "no_such_word"),
        ("加强图书管理人员业务培训。", "加强图书管理人员业务培训训。", "doubled"),
        ("规范读者登记管理和档案保存工作。", "规范读者登记管理和档案保管工作。", None),
        ("阅览室配齐无障碍设施和专座。", "阅览室配全无障碍设施和专座。", None),
        ("建设社区阅读服务站并延时开放。", "建设社区阅读服务点并延时开放。", None),
        ("推进大宗工业固体废物制浆造纸。", "推进大宗固废制浆造纸。", None),
        ("发展甩挂运输等方式，降低综合物流成本。", "发展甩挂运输等方式，压降综合物流成本。", None),
        ("提供读者助借、助还、助学服务。", "提供读者助借、助还、助浴服务。", None),
        ("馆员执业（助理）资格考试辅导。", "馆员执业资格（含助理）考试辅导。", None),
        ("成立由馆长任组长的读书活动领导小组。", "成立由办事处主任任组长的读书活动领导小组。", None),
        ("各地组建1支专业护书队并定期培训。", "各地组建1支半专业护书队并定期培训。", None),
        ("健全借阅活动风险评估和书籍借阅熔断", "健全借阅活动风险评估和书籍借阅熔断机制。", None),
        (
            "发展书库防未病和日常养护服务，定期开展书籍检修。",
            "发展书库防末病和日常养护服务，定期开展书籍检修。",
            "same_shape",
        ),
        ("培育专精特新出版企业，完善书籍流通服务体系。", "培育专精新特出版企业，完善书籍流通服务体系。", "transposed"),
        (
            "完善阅读成果转化机制，建设读者活动和交流平台。",
            "完善阅读成果化机制，建设读者活动和交流平台。",
            "character_missing",
        ),
        ("书架进度于年底前报国家市场监管总局审查。", "书架进度于年底前报国家市场监管局审查。", None),
        ("督促书店做好读者登记和书籍消毒工作。", "督导书店做好读者登记和书籍消毒工作。", None),
        ("在书库门前设置警示标志和护栏。", "在书库门前设置警示标识和护栏。", None),
        ("规范读者登记管理和档案保存工作。", "完善读者登记管理和档案保存工作。", None),
        ("推进读者登记管理和档案保存工作。", "推动读者登记管理和档案保存工作。", None),
        ("制定读者登记管理和档案保存办法。", "制订读者登记管理和档案保存办法。", None),
        ("卫生健康部门做好读者登记和档案保存。", "卫健部门做好读者登记和档案保存。", None),
        ("市、县两级做好读者登记和档案保存。", "县、乡两级做好读者登记和档案保存。", None),
        ("每年组织3次读者登记和档案保存。", "每年组织5次读者登记和档案保存。", None),
        ("推动澄原市读者登记和档案保存。", "推动禾溪县读者登记和档案保存。", None),
    ],
)
def test_probable_typing_errors(upper, lower, rule):
    """Same sound, no word, swapped, doubled or missing; never a place, a number, a synonym or another real word."""
    assert [r for v, r in wording(upper, lower) if v == "suspected_typo"] == ([rule] if rule else [])


def test_excerpts_of_typing_errors_are_cut_between_words():
    """Whole words stand in the explanation."""
    upper, lower = "规范读者登记管理和档案保存工作。", "规范读者登记管里和档案保存工作。"
    (finding,) = compared(tasks(f"推广阅读。{upper}"), tasks(f"推广阅读。{lower}")).of("wording")
    assert "“管理和”写成了“管里和”" in finding.explanation


@pytest.mark.parametrize(
    ("upper", "lower", "rule"),
    [
        ("新建小区必须同步配建阅览室并免费开放。", "新建小区力争同步配建阅览室并免费开放。", "weaker_word"),
        ("确保新建小区同步配建阅览室并免费开放。", "鼓励新建小区同步配建阅览室并免费开放。", "weaker_word"),
        ("建立读者意见征集和反馈制度并公开结果。", "探索建立读者意见征集和反馈制度并公开结果。", "weak_word_added"),
        ("新建小区阅览室面积应控制在三百平方米以内。", "新建小区阅览室面积宜控制在三百平方米以内。", "weaker_word"),
        ("新建小区应当同步配建阅览室并免费开放。", "新建小区可同步配建阅览室并免费开放。", "weaker_word"),
        ("全面推行总分馆制度改革并公开结果。", "试点推行总分馆制度改革并公开结果。", "weaker_word"),
        ("严禁收取押金。", "尽量避免收取押金。", "weaker_word"),
        ("馆内不得存放易燃物品并定期检查。", "馆内不宜存放易燃物品并定期检查。", "weaker_word"),
        ("严格执行强制性标准。", "参照执行强制性标准。", "weaker_word"),
        ("配套资金由市财政全额保障。", "配套资金由县财政适当补助。", "weaker_word"),
        ("有条件的街道要建设阅览室。", "有条件的街道可以建设阅览室。", "weaker_word"),
        ("制定阅览室服务评价办法。", "研究制定阅览室服务评价办法。", "weak_word_added"),
        ("创建一批国家阅读示范城市和特色书屋。", "积极争取创建一批国家阅读示范城市和特色书屋。", None),
        ("安排阅览室建设补助资金和奖励资金。", "争取市级阅览室建设补助资金和奖励资金。", None),
        ("建成一批街道分馆和特色书屋并开放。", "争取建成一批街道分馆和特色书屋并开放。", "weak_word_added"),
        ("新建小区同步配建阅览室并开放。", "具备条件的新建小区同步配建阅览室并开放。", "weak_word_added"),
        ("新建小区必须同步配建阅览室。", "新建小区可同步配建阅览室。", "weaker_word"),
        ("健全总馆制度，探索建立分馆。", "探索健全总馆制度，探索建立分馆。", "weak_word_added"),
        ("鼓励书店参与，有条件的可以代管书屋。", "有条件的可以代管书屋，鼓励书店参与。", None),
        ("重要书目应主要由馆员选定。", "重要书目应主要由馆员选购。", None),
        ("引导书店参与全民阅读并公开服务承诺。", "倡导书店参与全民阅读并公开服务承诺。", None),
        ("完善图书借阅许可和登记管理制度。", "完善图书借阅认可和登记管理制度。", None),
        ("鼓励建立读者意见征集和反馈制度。", "建立读者意见征集和反馈制度。", None),
        ("鼓励建立读者意见征集和反馈制度。", "探索建立读者意见征集和反馈制度。", None),
        ("必须建立读者意见征集和反馈制度。", "应当建立读者意见征集和反馈制度。", None),
        ("必须建立读者意见征集和反馈制度。", "建立读者意见征集和反馈制度。", "strong_word_left_out"),
        ("推行阅览室公众强制责任保险制度。", "推行阅览室公众责任保险制度。", "strong_word_left_out"),
        ("必须建立读者意见征集和反馈制度。", "建立读者投诉受理和反馈制度，必须公开。", None),
        ("以小型化、分散化、生态化方式为主。", "探索形成以小型化、分散化、生态化方式为主的布局。", "weak_word_added"),
        ("到2027年底，达到85%；", "到2030年，力争达到100%；", None),
        ("书屋建设应全面落实节能要求并公开。", "书屋建设应因地制宜落实节能要求并公开。", None),
        ("大力开展美丽书屋建设，提升阅读环境。", "大力开展美丽书屋全国试点创建，提升阅读环境。", None),
    ],
)
def test_softened_demands(upper, lower, rule):
    """Down the ladder is softer; up, sideways and among strong words is not."""
    assert [r for v, r in wording(upper, lower) if v == "softened"] == ([rule] if rule else [])


def test_every_word_of_strength_stands_on_one_rung():
    """And no synonym stands in two groups, or which one replaces it would be chance."""
    data = load("wording")
    for groups in (data["synonyms"], data["ladder"], data["own_kind"]):
        words = [word for group in groups for word in group["words"]]
        assert len(words) == len(set(words))


# ---- one plan alone --------------------------------------------------------------------------------------------------
TABLE = "主要指标\n序号\t指标名称\t2022年\t2025年\n1\t数字阅读覆盖率（%）\t{}\t{}\n"
PLAN = (
    "阅读计划\n一、工作目标\n（一）主要目标。\n{}\n二、主要任务\n（一）推广阅读。{}\n（二）培训馆员。组织业务培训。\n"
)


@pytest.mark.parametrize(
    ("table", "prose", "found"),
    [
        (("60", "≥70"), "到2025年，数字阅读覆盖率不低于70%。", []),
        (("60", "≥70"), "到2025年，数字阅读覆盖率超过70%。", [("table_prose_conflict", "low")]),
        (("60", "70"), "到2025年，数字阅读覆盖率达到75%。", [("table_prose_conflict", "high")]),
        (("60", "70"), "到2024年，数字阅读覆盖率达到65%。", []),
        (("60", "70"), "到2025年，数字阅读覆盖率达到70个。", [("table_prose_conflict", "medium")]),
        (("60", "70"), "到2025年，数字阅读点达到70个。", []),
        (("60", "70"), "到2025年，数字阅读覆盖率提高10个百分点。", []),
        (("72", "70"), "组织读书节。", [("below_baseline", "medium")]),
        (("/", "70"), "组织读书节。", []),
    ],
)
def test_table_prose_and_baseline(table, prose, found):
    """Other values are grave, a boundary is not; another year is no conflict."""
    assert [(f.verdict, f.severity) for f in checked(PLAN.format(TABLE.format(*table), prose))] == found


@pytest.mark.parametrize(
    ("sentence", "verdicts"),
    [
        ("新建阅览室30个，其中乡镇20个、街道15个。", ["sum_mismatch"]),
        ("新建阅览室35个，其中乡镇20个、街道15个。", []),
        ("新建阅览室50个，其中乡镇20个、街道15个。", []),
        ("新建阅览室7个（其中街道1个、乡镇2个），修复古籍达到10个。", []),
        ("新建阅览室7个，其中街道1个、乡镇2个，修复古籍达到10个。", []),
        ("到2021年，建成街道阅览室。", ["deadline_before_issue"]),
        ("到2025年，建成街道阅览室。", []),
        ("截至2021年底，建成街道阅览室。", []),
    ],
)
def test_sums_and_dates(sentence, verdicts):
    """Parts above their total, and deadlines that were over when the plan came out."""
    found = checked(tasks(f"推广阅读。{sentence}"), issued_on="2023-05-10")
    assert [f.verdict for f in found] == verdicts


def test_a_skipped_number_is_a_gap():
    """（一）（三） lacks its （二）."""
    text = "阅读计划\n一、主要任务\n（一）推广阅读。组织读书节。\n（三）培训馆员。组织业务培训。\n"
    assert [f.verdict for f in checked(text)] == ["numbering_gap"]


def test_a_table_of_parts_and_a_total():
    """合计 is checked column by column."""
    rows = "分工表\n乡镇\t阅览室\t书屋\n甲镇\t3\t4\n乙镇\t5\t6\n合计\t8\t11\n"
    found = [f for f in checked(PLAN.format(rows, "组织读书节。")) if f.verdict == "sum_mismatch"]
    assert [f.lower_quote for f in found] == ["合计\t8\t11"]


def test_findings_inside_a_document_belong_to_no_comparison(records):
    """And each says which document it is about."""
    inside = [f for f in records.findings if f.subject == "consistency"]
    assert inside and all(f.comparison_id is None and f.id.startswith(f.document_id) for f in inside)
