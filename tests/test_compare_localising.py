"""Words of the upper level in a lower plan: suspect wherever they stand, unless what is around makes them right."""

import pytest
from pairs import compared, plan, tasks

from extractor.pipeline import compare_pair, comparison_of

UPPER = tasks(
    "推广阅读。组织读书节。（责任单位：市文化旅游委、市教委、市税务局、市气象局、市公安局交警支队，各县（市、区）人民政府）",
    "健全机制。市财政局每年安排购书资金。由市图书馆牵头编制修复计划。市委、市政府成立领导小组。全市建成书屋300个。",
    "带头阅读。支持市属高校参与。市直各部门要带头阅读。每个县（市、区）建成1个图书馆。",
)


def left(lower: str, upper: str = UPPER, **about: object) -> list[str]:
    """Explanations of what was left un-localised in a lower plan of one task."""
    found = compared(upper, tasks(f"办好服务。{lower}"), **about).of("wording")
    return [f.explanation for f in found if f.verdict == "unlocalised"]


@pytest.mark.parametrize(
    "lower",
    [
        "全市上下要形成爱读书的氛围。",
        "将购书经费足额列入市级财政预算。",
        "鼓励有条件的县（市、区）建设朗读亭。",
        "组建市、县两级阅读宣讲团。",
        "补齐全市书屋设施短板。",
        "完善工作机制，市级成立工作专班，定期调度。",
        "推动全市各级各部门带头阅读。",
        "市财政每年安排专项经费用于购书。",
        "市财政局每年安排购书资金。",
        "由市图书馆牵头编制修复计划。",
        "市委、市政府成立领导小组，定期调度。",
        "成立由市政府主要负责同志任组长的领导小组。",
        "由分管副市长召集联席会议。",
        "领导小组办公室设在市文化旅游委。",
        "每个县（市、区）建成1个图书馆。",
        "各县（市、区）要落实主体责任。",
        "在全市推广使用电子借阅证。",
        "到2027年，全市建成书屋30个。",
        "本市户籍老年人免费借阅。",
        "市直各部门要带头阅读。",
        "市直有关部门要按照职责分工抓好落实。",
        "让阅读成为我市最亮丽的名片。",
        "加快建设书香澄原。",
        "为建设现代化新澄原贡献力量。",
        "将购书经费纳入市级财政预算。",
        "落实情况纳入市政府督查考核。",
        "市政府分管领导每季度调度一次。",
        "市文化旅游委要加强业务培训。",
        "市文化旅游委负责统筹阅读推广。",
        "每年评选全市优秀阅读推广人10名。",
        "面向我市居民开展阅读调查。",
        "对全市所有书屋开展排查。",
        "完善全市阅读服务体系。",
        "市内所有书店接入平台。",
        "结合我市实际，细化工作措施。",
        "让澄原人民共享阅读成果。",
        "建立覆盖全市的阅读网络。",
        "市教委、市文化旅游委等部门要密切配合。",
        "将阅读工作列入各县（市、区）年度考核。",
        "通报各区县工作进展。",
        "全市公共图书馆实现免费开放。",
    ],
)
def test_words_of_the_city_in_a_county_plan(lower: str) -> None:
    """Copied or not, one row a phrase."""
    assert len(left(lower)) == 1


@pytest.mark.parametrize(
    "lower",
    [
        "按照市委、市政府部署，扎实推进各项工作。",
        "在市文化旅游委指导下开展业务培训。",
        "积极争取市级财政补助。",
        "接受市文化旅游委业务指导。",
        "每季度向市文化旅游委报送进展。",
        "主要指标位居全市前列。",
        "阅读率高于全市平均水平。",
        "力争进入全市第一方阵。",
        "参加全市职工读书大赛。",
        "组队参加全市诵读比赛并力争获奖。",
        "数据汇入全市阅读大数据平台。",
        "接入市级图书管理系统。",
        "争创市级示范书屋2家。",
        "推荐申报市级阅读推广人。",
        "经市文化旅游委审核后公布。",
        "报市政府批准后实施。",
        "落实市级以上财政补助资金。",
        "由市文化旅游委统一组织验收。",
        "按全市统一标准配置设备。",
        "对照《澄原市全民阅读条例》开展自查。",
        "与市图书馆建立通借通还关系。",
        "邀请市图书馆专家授课。",
        "选派馆员到市图书馆跟班学习。",
        "依托澄原市图书馆总馆资源开展服务。",
        "应用“书香澄原”小程序开展活动。",
        "参与“书香澄原”全民阅读活动。",
        "主动融入澄原都市圈建设。",
        "加强与周边各县（市、区）协作。",
        "学习借鉴各县（市、区）先进经验。",
        "打造全市知名的阅读品牌。",
        "成为全市首个智慧图书馆。",
        "配合市文化旅游委做好抽查。",
        "争取市直部门定点支持。",
        "市、县两级财政按比例分担。",
        "建立省、市、县三级联动机制。",
        "承办全市全民阅读工作现场会。",
        "执行市级服务标准。",
        "市委、市政府高度重视全民阅读工作。",
        "市政府要求各地落实责任。",
        "市级财政每个书屋补助2万元。",
        "荣获全市先进集体称号。",
        "在全市率先建成城市书房。",
        "全市全民阅读工作推进会在我县召开。",
        "澄原火车站设置阅读角。",
        "在澄原大道两侧设置宣传栏。",
        "支持驻县市属企业参与。",
        "承接市级下放的审批事项。",
        "为全市高质量发展贡献禾溪力量。",
        "奋力谱写现代化新澄原建设禾溪篇章。",
        "转发市文化旅游委通知要求。",
        "根据我市统一部署开展整治。",
        "对在全市评比中获奖的给予奖励。",
        "协调市公交集团增开专线。",
        "申请市图书馆调拨图书。",
        "市级调拨图书优先配送乡镇。",
        "全县读者可凭市民卡借阅。",
        "推广城市书房经验，在城市内设置驿站。",
        "健全市场机制，确保县城书店稳定经营。",
        "组织各类市场主体参与。",
    ],
)
def test_words_of_the_city_that_a_county_may_use(lower: str) -> None:
    """What goes up, comes down or is measured by the whole; names, titles, and words that only look alike."""
    assert left(lower) == []


@pytest.mark.parametrize(
    ("lower", "about", "count"),
    [
        ("全市建成书屋30个。", {"jurisdiction": "禾溪市"}, 0),
        ("全省建成书屋30个。", {}, 0),
        ("本镇与各县（市、区）同步推进，各乡镇要建成书屋。", {"jurisdiction": "禾溪镇", "level": "town"}, 1),
    ],
)
def test_what_is_foreign_depends_on_both_places(lower: str, about: dict[str, str], count: int) -> None:
    """A county-level city says 全市 of itself, and the county between is above a town as well."""
    assert len(left(lower, **about)) == count


@pytest.mark.parametrize(("place", "count"), [("禾溪市", 1), ("禾溪区", 0)])
def test_an_autonomous_region_says_all_the_region(place: str, count: int) -> None:
    """全区 is the region's word: a city has no use for it, a district means itself."""
    text = tasks("推广阅读。全区建成书屋300个。")
    upper = plan("upper", text, jurisdiction="澄原自治区", level="province")
    lower = plan("lower", text, jurisdiction=place, level="city" if place[-1] == "市" else "county")
    found = compare_pair(comparison_of(upper.document, lower.document), upper, lower).findings
    assert [f.verdict for f in found if f.subject == "wording"] == ["unlocalised"] * count


def test_one_row_a_phrase_with_all_its_words() -> None:
    """市政府每年与各县（市、区）签订责任书 is one sentence to mend."""
    [explanation] = left(
        "市政府每年与各县（市、区）签订责任书。", tasks("健全机制。市政府每年与各县（市、区）签订责任书。")
    )
    assert "“市政府”“各县(市、区)”" in explanation


@pytest.mark.parametrize(
    ("upper", "lower", "count"),
    [
        ("各县（市、区）制定方案报市政府备案。", "各乡镇（街道）制定方案报市政府备案。", 1),
        ("县教委制定方案报市政府备案。", "县教委制定方案报市政府备案。", 0),
        ("完善对县级政府履行阅读职责的评价。", "完善对县级政府履行阅读职责的评价。", 1),
        ("编制50人以上的市级党政机关至少设1个书架。", "编制50人以上的市级党政机关至少设1个书架。", 1),
        ("市级每年至少举办1次书展。", "市级每年至少举办1次书展。", 1),
        ("市级每年至少举办1次书展。", "市级补助每年按比例下达。", 0),
        ("组建市级领读专家团队。", "组建市级领读专家团队。", 1),
        ("组建市级领读专家团队。", "邀请市级领读专家授课。", 0),
        ("市、县两级书屋设置率均达到95%。", "市、县两级书屋设置率均达到95%。", 1),
        ("推动市妇幼保健院设置书屋。", "推动市妇幼保健院设置书屋。", 1),
        ("在市中心建设图书馆。", "在市中心建设图书馆。", 0),
        ("市气象局要每年举办开放日。", "市气象局要每年举办开放日。", 1),
        ("市金融监管局要每年举办开放日。", "市金融监管局要每年举办开放日。", 0),
        ("全市选树“澄原书匠”60名。", "全市选树“禾溪书匠”60名。", 1),
        ("为全市阅读工作作出贡献。", "为全市阅读作出禾溪贡献。", 0),
        ("市、区县两级机关全部建成书屋。", "市、区县两级机关全部建成书屋。", 1),
        ("市、县两级财政部门要将购书经费列入预算。", "市、县两级财政部门要将购书经费列入预算。", 1),
        ("健全市、县两级联动机制。", "健全市、县两级联动机制。", 0),
        ("编制50人以上的党政机关至少设1个书架。", "编制50人以上的驻县市级机关至少设1个书架。", 0),
    ],
)
def test_the_county_in_the_place_of_the_city(upper: str, lower: str, count: int) -> None:
    """Its towns report to it, it judges them, not itself, and its own offices have to do what those of the city do."""
    assert len(left(lower, tasks(f"办好服务。{upper}"))) == count


@pytest.mark.parametrize(("level", "count"), [("city", 1), ("province", 0)])
def test_cities_judged_in_the_plan_of_one(level: str, count: int) -> None:
    """对设区市人民政府 is a province's word."""
    text = tasks("推广阅读。将阅读情况纳入对设区市人民政府履行教育职责评价。")
    upper = plan("upper", text, jurisdiction="澄南省", level="province")
    lower = plan("lower", text, jurisdiction="禾溪市" if level == "city" else "禾溪省", level=level)
    found = compare_pair(comparison_of(upper.document, lower.document), upper, lower).findings
    assert [f.verdict for f in found if f.subject == "wording"] == ["unlocalised"] * count


COUNTRY = (
    "推广阅读。到2027年，全国公共图书馆覆盖率达到90%。我国阅读服务水平明显提升。建立部际协调机制。"
    "各省级文化和旅游部门要加强审核。国务院有关部门要加强审核。省级人民政府要加强审核。省级文化和旅游主管部门要会同有关部门审核。全国阅读安全形势持续向好。在全国范围内推广典型模式。全国阅读服务网络进一步完善。提高全国阅读服务水平。对成效显著的省份予以表扬。（责任单位：文化和旅游部、市场监管总局）"
)


@pytest.mark.parametrize(
    ("lower", "count"),
    [
        ("到2027年，全国公共图书馆覆盖率达到90%。", 1),
        ("我国阅读服务水平明显提升。", 1),
        ("建立部际协调机制。", 1),
        ("各省级文化和旅游部门要加强审核。", 1),
        ("省级人民政府要加强审核。", 1),
        ("省级文化和旅游主管部门要会同有关部门审核。", 1),
        ("省级有关部门要加强审核。", 0),
        ("在全国范围内推广典型模式。", 1),
        ("全国阅读服务网络进一步完善。", 1),
        ("提高全国阅读服务水平。", 1),
        ("对成效显著的省份予以表扬。", 1),
        ("联盟由文化和旅游部会同省有关部门指导。", 1),
        ("在全省推广典型模式。（责任单位：省财政厅、市场监管总局）", 1),
        ("国务院有关部门要加强审核。", 1),
        ("全国阅读安全形势持续向好。", 1),
        ("按照国务院有关部门要求加强审核。", 0),
        ("各省级部门要加强审核。", 0),
        ("创建全国文明城市。", 0),
        ("建成我国首个数字图书馆。", 0),
        ("按照文化和旅游部要求加强审核。", 0),
        ("由文化和旅游部统一认定。", 0),
        ("（责任单位：省财政厅、国家税务总局澄原省税务局）", 0),
    ],
)
def test_words_of_the_country_in_a_province(lower: str, count: int) -> None:
    """Its ministries have no level word, and 全国 begins many names."""
    upper = plan("upper", tasks(COUNTRY), jurisdiction="全国", level="national")
    below = plan("lower", tasks(f"推广阅读。{lower}"), jurisdiction="澄原省", level="province")
    found = compare_pair(comparison_of(upper.document, below.document), upper, below).findings
    assert len([f for f in found if f.verdict == "unlocalised"]) == count


@pytest.mark.parametrize(
    ("upper", "lower", "count"),
    [
        ("澄原主城区建成书屋，为建设书香澄原贡献力量。", "澄原主城区建成书屋，为建设书香澄原贡献力量。", 2),
        ("开展活动。", "积分规则由市文化旅游委会同各乡镇制定。", 1),
        ("市政府成立领导小组。", "市政府成立由分管同志任组长的领导小组。", 1),
        ("形成澄原特色经验。", "打响澄原特色经验。", 1),
    ],
)
def test_words_that_are_beside_others(upper: str, lower: str, count: int) -> None:
    """A name told once for each of its phrases; bodies of the city that would direct a county's towns."""
    assert len(left(lower, tasks(f"办好服务。{upper}"))) == count


@pytest.mark.parametrize(
    "lower",
    [
        "承接“书香乐购”等全市性促销活动。",
        "加快建设全市阅读推广先行县。",
        "立足我县地处全市西部的区位，打造书屋群。",
        "组织书店参加中国书展和全市博览会。",
        "助力澄原建设全国书香城市。",
        "积极争取将书屋建设纳入市级财政预算。",
    ],
)
def test_aims_positions_and_hopes_may_name_the_city(lower: str) -> None:
    """A county stands among others, takes part, and asks."""
    assert left(lower) == []


@pytest.mark.parametrize("body", ["市食品安全委员会", "市政府残疾人工作委员会", "市教育局"])
def test_a_committee_of_the_upper_level_does_not_act_in_the_lower_plan(body):
    """Where it opens a phrase as who is to act, copied with it."""
    sentence = f"{body}要加强统筹协调，定期通报进展。"
    found = compared(tasks(f"加强领导。{sentence}"), tasks(f"加强领导。{sentence}"))
    assert [f.rule for f in found.findings if f.verdict == "unlocalised"] == ["body_of_upper_level"]


@pytest.mark.parametrize(
    "sentence",
    [
        "形成与澄原产业布局相匹配的格局。",
        "将落实情况纳入全市高质量发展综合绩效考核。",
        "新增床位向市内人口净流入地区倾斜。",
        "将落实情况纳入市级部门和乡镇（街道）年度考核。",
        "纳入对区县党委、政府的年度考核。",
    ],
)
def test_words_of_the_upper_level_copied_with_their_sentence(sentence):
    """A name before 布局, what the upper level appraises, and what lies within it."""
    found = compared(tasks(f"加强领导。{sentence}"), tasks(f"加强领导。{sentence}"))
    assert [f.verdict for f in found.findings if f.subject == "wording"] == ["unlocalised"]


def test_the_full_name_before_a_word_that_also_opens_the_name_of_a_body() -> None:
    """澄原市教育局 may be cited; 澄原市教育体系 is what the county was to put its own name to."""
    goal = "到2027年，澄原市教育体系基本建成。"
    upper = tasks(f"办好服务。{goal}")
    assert len(left(goal, upper)) == 1
    assert not left("对接澄原市教育局的教育体系。", upper)


@pytest.mark.parametrize(
    "sentence",
    [
        "对市域内的书屋开展排查。",
        "设立市级阅读推广专家库。",
        "健全市政府统一领导、部门联合执法的机制。",
        "市域书屋空白点基本消除。",
        "健全市级财政投入机制。",
    ],
)
def test_what_a_level_draws_up_for_itself_is_not_copied(sentence: str) -> None:
    """市域内 and 市级专家库 of a sentence taken over as it is; a county's own sentence may speak of the city's."""
    upper = f"推广阅读。{sentence}组织读书节。"
    assert left(f"{sentence}组织读书节。", tasks(upper)) and not left(sentence.replace("，", ""), UPPER)


def test_lists_of_the_nation_are_not_set_up_by_a_province() -> None:
    """设立国家级…专家库 copied; 国家级检测中心 may be striven for."""
    text = "强化保障。设立国家级阅读推广专家库，入库专家不少于{}名。争创国家级图书馆。"
    upper = plan("upper", tasks(text.format(1000)), level="national", jurisdiction=None)
    lower = plan("lower", tasks(text.format(150)), level="province", jurisdiction="岱川省")
    found = compare_pair(comparison_of(upper.document, lower.document), upper, lower).findings
    assert ["国家级" in f.explanation for f in found if f.verdict == "unlocalised"] == [True]


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("中央财政安排支持阅读推广资金，重点向山区倾斜。", "中央财政"),
        ("遴选{}个国家级阅读推广基地，发挥引领作用。", "国家级"),
        ("面向全国乡村阅读推广人开展轮训，提高专业素养。", "全国"),
        ("建立全国阅读资源监测和反馈机制，定期发布报告。", "全国"),
        ("各省级人民政府要切实履行主体责任，细化工作举措。", "各省级人民政府"),
        ("国务院阅读推广委员会办公室将落实情况纳入评价范围。", "国务院阅读推广委员会办公室"),
        ("国家层面建立阅读成本统计监测制度，定期发布报告。", "国家层面"),
        ("安排中央预算内投资支持书屋和书库建设。", "中央预算内投资"),
        ("加快形成全国性骨干图书物流网络，加强储备。", "全国"),
        ("积极争取中央预算内投资，打造全国性阅读高地，按国家层面部署推进。", None),
        ("争创全国阅读推广示范县，打造全国统一的阅读平台。", None),
        ("依托全国阅读推广信息系统，积极争取中央财政补助资金。", None),
    ],
)
def test_words_of_the_nation_in_a_plan_of_a_province(sentence: str, word: str | None) -> None:
    """Copied as they are they stay behind; titles, systems and grants of the nation are rightly named."""
    kept = "推广阅读。每年举办读书节，组织作家进校园。{}"
    upper = plan("upper", tasks(kept.format(sentence.format(600))), level="national", jurisdiction=None)
    lower = plan("lower", tasks(kept.format(sentence.format(20))), level="province", jurisdiction="岱川省")
    found = compare_pair(comparison_of(upper.document, lower.document), upper, lower).findings
    told = [f.explanation for f in found if f.verdict == "unlocalised"]
    assert [word in text for text in told if word] == ([True] if word else []) and bool(told) == bool(word), told


def test_county_roads_are_no_counties() -> None:
    """所有县道 are roads; 所有县（市、区） are the city's."""
    assert not left("2025年底前，所有县道路口安装阅读提示牌。") and left("所有县（市、区）安装阅读提示牌。")


@pytest.mark.parametrize(
    "sentence", ["推进市域社会治理现代化试点。", "市域铁路沿线设立书亭。", "落实市级财政补助政策。"]
)
def test_what_a_county_may_say_of_the_city(sentence: str) -> None:
    """Names of other things that begin with 市域, and money that comes from above."""
    assert not left(sentence, tasks(f"推广阅读。{sentence}组织读书节。"))


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("澄原市全民阅读委员会每半年至少召开一次全体会议。", 1),
        ("对接澄原市全民阅读委员会的工作安排。", 0),
        ("澄原市教育局对各书屋进行评估。", 1),
        ("澄原市人民政府要求各地落实责任。", 0),
        ("问题突出的书店，由市专班办公室约谈提醒。", 1),
        ("市财政全年安排购书经费。", 1),
        ("区县级阅读专员每月走访一次。", 1),
        ("得分低的区县取消评优资格。", 1),
        ("市级统筹安排专项资金1000万元。", 1),
        ("构建省级统筹、市级负责、县级落实的机制。", 0),
        ("充分发挥市阅读协会作用。", 1),
        ("市委组织部每年开展培训。", 1),
        ("市长担任总召集人。", 1),
        ("县（市、区）人民政府要落实配套。", 1),
    ],
)
def test_bodies_and_places_of_the_city_copied_by_a_county(sentence: str, count: int) -> None:
    """With the name of the city before a body it acts as well; an office of a task force calls to account."""
    assert len(left(sentence, tasks(f"加强领导。{sentence}"))) == count
