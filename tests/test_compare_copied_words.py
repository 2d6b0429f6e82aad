"""Words and bodies of the upper level in sentences that were copied: all are suspect, but for what stands around them."""

import pytest
from pairs import compared, plan, tasks

from extractor.pipeline import compare_pair, comparison_of

TASK = "推广阅读。每年举办读书节，组织作家进校园。{}"


def told(upper: str, lower: str | None = None) -> list[str]:
    """Explanations of words left un-localised in a sentence the county took over, changed or as it was."""
    found = compared(tasks(TASK.format(upper)), tasks(TASK.format(lower or upper))).of("wording")
    return [f.explanation for f in found if f.verdict == "unlocalised"]


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("健全市级统筹、部门落实的购书保障机制。", "市级"),
        ("充分发挥市阅读推广指挥部统筹协调作用。", "市阅读推广指挥部"),
        ("一体升级市图书借阅信息发布平台。", "市图书借阅信息发布平台"),
        ("市级重大阅读活动风险评估率达到100%。", "市级"),
        ("平台运行情况纳入市政府月度调度内容。", "市政府"),
        ("将书屋建设情况纳入市对县（区）文化工作考核。", "市对县"),
        ("建立市级重点书屋名录。", "市级"),
        ("深化“书香澄原、最美阅读”主题宣传。", "澄原"),
        ("将文化强市建设纳入综合绩效考核。", "强市"),
        ("以县区为单位建立书屋台账。", "县区"),
        ("作为出版大市，推进书屋建设。", "大市"),
        ("分管副市长具体负责统筹调度。", "分管副市长"),
        ("市残联每季度对书屋开展1次抽查。", "市残联"),
        ("纳入市级部门年度目标考核。", "市级"),
        ("纳入对县区和直属单位的年度综合考核。", "县区"),
        ("讲好“夜澄原”消费故事。", "澄原"),
        ("成立工作专班（以下简称市专班）。", "市专班"),
        ("推动阅读理念融入全市经济社会发展各领域。", "全市"),
        ("在市区主要商圈设立书亭。", "市区"),
        ("对工作不力的县区，由阅读办下发督办函。", "县区"),
        ("由县区财政安排书屋管护补助。", "县区"),
        ("建立市县两级图书抢修队伍。", "市县两级"),
    ],
)
def test_what_was_copied_speaks_of_the_upper_level(sentence: str, word: str) -> None:
    """No list of contexts could name them all; that the words around are the upper plan's own is what tells."""
    assert [word in text for text in told(sentence)] == [True]


@pytest.mark.parametrize(
    "sentence",
    [
        "用好市级图书借阅信息平台。",
        "市级示范书屋占比达到50%。",
        "新增市级阅读推广工作室2家。",
        "将借阅数据录入市级图书管理系统。",
        "市级以上文物保护单位全部开放阅读空间。",
        "由市文化旅游委统一认定阅读推广人。",
        "依托市图书馆开展馆员培训。",
        "参加“书香澄原”主题活动。",
        "应用“书香澄原”品牌标识。",
        "推进市域社会治理中心建设。",
        "建立书屋自查、县级巡查、市级抽查相结合的制度。",
        "为加快文化强市建设提供支撑。",
        "邀请市级专家组指导馆员。",
        "疑难图书可转诊至市图书修复中心。",
        "选派馆员到市级医院书屋学习。",
        "重大纠纷由市级专班直接办理。",
        "破损古籍送市图书修复中心修复。",
        "主动融入全市文化发展大局。",
        "疑难问题可提请市阅读推广中心协调。",
        "用好全市通用的读者信息库。",
        "配合做好市级联合审查。",
        "市县两级协同推进书屋建设。",
        "为建设出版大市，推进书屋建设。",
    ],
)
def test_what_a_county_may_copy(sentence: str) -> None:
    """Grades, systems of the whole city, and what only the city does."""
    assert not told(sentence)


@pytest.mark.parametrize(
    ("lower", "count"),
    [
        ("各乡镇（街道）每年12月底前将工作进展情况报市文化旅游委。", 1),
        ("各乡镇（街道）每半年向市政府办公室报送一次工作进展情况。", 1),
        ("县文化旅游委每年12月底前将工作进展情况报市文化旅游委。", 0),
        ("县政府每半年向市政府办公室报送一次工作进展情况。", 0),
    ],
)
def test_towns_report_to_their_county(lower: str, count: int) -> None:
    """各县（市、区） report to the city, and so does the county; its towns report to the county."""
    upper = lower.replace("各乡镇（街道）", "各县（市、区）").replace("县文化旅游委", "各县（市、区）")
    assert len(told(upper, lower)) == count


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("中央和国家机关各部门要带头阅读。", "中央和国家机关"),
        ("编制国家阅读推广图鉴，发布优秀案例。", "国家"),
        ("健全国家图书应急体系。", "国家"),
        ("对全国出版企业每年至少检查一次。", "全国"),
        ("在全国选择6个县开展试点。", "全国"),
        ("国务院文化主管部门建立督查考核制度。", "国务院文化主管部门"),
        ("各市（州）要制定实施方案，于2025年10月底前报文化和旅游部。", "文化和旅游部"),
        ("严格执行国家标准，用好国家级阅读平台。", None),
        ("建设国家级阅读推广基地，争创国家文明城市。", None),
    ],
)
def test_words_of_the_nation_copied_by_a_province(sentence: str, word: str | None) -> None:
    """The nation has no level word of its own: 国家 begins many names that are right in a province."""
    upper = plan("upper", tasks(TASK.format(sentence.replace("市（州）", "省（区、市）"))), level="national", jurisdiction=None)  # fmt: skip
    lower = plan("lower", tasks(TASK.format(sentence)), level="province", jurisdiction="岱川省")
    found = compare_pair(comparison_of(upper.document, lower.document), upper, lower).findings
    left = [f.explanation for f in found if f.verdict == "unlocalised"]
    assert [word in text for text in left if word] == ([True] if word else []) and bool(left) == bool(word), left


@pytest.mark.parametrize(
    ("sentence", "count"), [("办理结果按规定向市文化旅游局报告。", 1), ("按照市文化旅游局要求办理。", 0)]
)
def test_a_town_does_not_report_to_the_city(sentence: str, count: int) -> None:
    """What the county reports to the city is no business of a town that copied the sentence."""
    upper = plan("upper", tasks(TASK.format(sentence)), level="county", jurisdiction="渚溪县")
    lower = plan("lower", tasks(TASK.format(sentence)), level="town", jurisdiction="白枫镇")
    found = compare_pair(comparison_of(upper.document, lower.document), upper, lower).findings
    assert len([f for f in found if f.verdict == "unlocalised"]) == count


@pytest.mark.parametrize(
    ("title", "count"),
    [
        ("澄原市图书馆建设任务分解表", 1),
        ("2025年全市图书馆重点项目", 1),
        ("禾溪县图书馆建设任务分解表", 0),
        ("澄原市禾溪县图书馆建设任务分解表", 0),
    ],
)
def test_titles_of_the_lower_plans_own_tables(title: str, count: int) -> None:
    """They speak of the lower place, with or without the upper one before it."""
    table = f"附件\n{title}\n序号\t项目\t座位（个）\n1\t城东书屋\t50\n2\t城西书屋\t60\n"
    text = tasks(TASK.format("配齐书架。"))
    found = compared(text, text + table).of("wording")
    assert len([f for f in found if f.verdict == "unlocalised"]) == count


def test_rivers_by_the_name_of_the_upper_place() -> None:
    """澄原江 flows through the county, whose plan may say so."""
    assert not told("在澄原江沿岸建设书屋。")
