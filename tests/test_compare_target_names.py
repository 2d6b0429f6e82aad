"""Which target answers which: grades, lists, classes, and names that only share words."""

import pytest
from pairs import compared, target, tasks


def test_names_that_share_words_stay_apart():
    """The rarer words of a name decide, whatever the values are."""
    upper = "推广阅读。到2025年，读者证件规范管理率达到95%，读者证件按时归还率达到85%。"
    lower = "推广阅读。到2025年，读者证件按时归还率达到95%，读者证件规范管理率达到85%。"
    found = compared(tasks(upper), tasks(lower)).of("indicator")
    assert sorted(f.verdict for f in found) == ["stricter", "weaker"]


def test_grades_are_other_targets():
    """三级 is not answered by 二级."""
    result = compared(
        tasks("评定场馆。全市建成三级图书馆12个。所有街道均设立阅览室。"),
        tasks("评定场馆。全县建成二级图书馆2个。所有街道均设立阅览室。"),
    )
    assert "added" in result.verdicts("indicator") and "redefined" not in result.verdicts("indicator")


def test_tiers_counted_are_no_grade():
    """省市县乡四级 of a province is 市县乡三级 of a city."""
    found = target(
        "到2025年，市、县、乡、村四级阅读服务网络覆盖率达到90%。", "到2025年，县、乡、村三级阅读服务网络覆盖率达到90%。"
    )
    assert found.verdict == "match"


def test_an_item_dropped_from_a_list_is_omitted():
    """The others of the list stay matched."""
    upper = "推广阅读。到2025年，全市100%的街道、80%的城市社区和50%的乡镇设立阅览室。"
    lower = "推广阅读。到2025年，全县100%的街道、50%的乡镇设立阅览室。"
    found = {f.upper_quote: f.verdict for f in compared(tasks(upper), tasks(lower)).of("indicator")}
    assert sorted(found.values()) == ["match", "match", "omitted"]
    assert next(v for q, v in found.items() if "社区" in q) == "omitted"


def test_a_duty_repeated_without_its_number_is_unquantified():
    """The task is there, the number is not."""
    finding = target("到2025年，流动图书车服务覆盖率达到90%。", "提高流动图书车服务覆盖率。")
    assert (finding.verdict, finding.flags, finding.lower_indicator_id) == ("match", ("unquantified",), None)
    assert "流动图书车" in str(finding.lower_quote)


def test_a_number_borrowed_from_the_target_before_is_no_other_measure():
    """每15处配1名管水员，岗前培训率达到100%: how many there are is not what the rate measures."""
    upper, lower = (
        "每15处工程至少配备1名管水员，岗前培训率达到100%。",
        "每10处工程至少配备1名管水员，岗前培训率达到100%。",
    )
    rows = compared(tasks(f"加强管护。{upper}"), tasks(f"加强管护。{lower}")).of("indicator")
    assert [f.verdict for f in rows if "培训" in (f.upper_quote or "")] == ["match"]


@pytest.mark.parametrize(
    ("lower", "verdict"),
    [
        ("儿童阅读指导率达到65%，老年人阅读指导率达到65%。", "match"),
        ("儿童阅读指导率达到65%，老年人阅读指导率达到60%。", "weaker"),
        ("儿童阅读指导率达到60%，老年人阅读指导率达到65%。", "weaker"),
    ],
)
def test_a_joint_target_is_answered_item_by_item(lower: str, verdict: str) -> None:
    """Neither item is added, and the lower of them tells."""
    result = compared(
        tasks("阅读指导。到2025年，儿童、老年人阅读指导率均达到65%。"), tasks(f"阅读指导。到2025年，{lower}")
    )
    assert result.verdicts("indicator") == [verdict]


@pytest.mark.parametrize(
    ("upper", "lower", "rule"),
    [
        ("低压报装办理时限不超过5个工作日。", "低压项目5个工作日内办结。", "same_figure"),
        ("立即改造类馆舍完工率达到100%。", "立即改造类的8个馆舍全部完工。", "same_value"),
        ("立即改造类馆舍完工率达到100%。", "立即改造类馆舍8个，全部完工。", "all_of_a_number"),
        ("每个街道至少建成1个社区阅读书屋。", "全县建成社区阅读书屋40个。", "each_or_total"),
        ("公共图书馆文献外借控制在每人8册以内。", "公共图书馆文献外借控制在每人8册以内。", "same_value"),
    ],
)
def test_what_only_the_figure_tells(upper: str, lower: str, rule: str) -> None:
    """The same value in other words is to be confirmed; a number of each is no sum."""
    [found] = compared(tasks(f"办好阅读。完善服务网络。{upper}"), tasks(f"办好阅读。完善服务网络。{lower}")).of(
        "indicator"
    )
    assert found.rule == rule
    assert found.severity in ("info", "low")


def test_a_number_to_be_put_on_a_list_is_not_all_of_it():
    """纳入追溯的 tells of what there shall be 200; 纳入计划的8个 are all that there are."""
    upper = "到2026年，古籍书库追溯覆盖率达到80%。"
    for words in ("古籍书库达到200个", "200个古籍书库"):
        assert target(upper, f"到2026年，纳入追溯的{words}。").rule == "other_dimension"
    assert target(upper, "到2026年，纳入计划的8个古籍书库实现追溯。").rule == "all_of_a_number"


def test_all_of_something_else_in_the_sentence_makes_no_number_all():
    """每所学校 behind the number says nothing of the 5 courses."""
    found = target(
        "到2026年，馆校共建课程占比超过70%。", "到2026年，馆校共建课程5个，每所学校与不少于2家书店建立稳定合作关系。"
    )
    assert (found.verdict, found.rule) == ("redefined", "other_dimension")


@pytest.mark.parametrize(
    ("lower", "severity"),
    [
        ("办好社区阅读服务。完善服务网络，健全馆员培训制度，推动馆藏资源统一编目。", "high"),
        ("办好社区阅读服务。由镇文化站牵头，把农家书屋管起来、用起来，请老师讲课。", "medium"),
    ],
)
def test_a_target_may_stand_in_a_clause_that_was_rewritten(lower: str, severity: str) -> None:
    """Where hardly a word of the clause is the upper plan's, what is not found is no sure loss."""
    upper = "办好社区阅读服务。完善服务网络，健全馆员培训制度，推动馆藏资源统一编目。古籍修复率达到95%。"
    [found] = compared(tasks(upper), tasks(lower)).of("indicator")
    assert (found.verdict, found.rule, found.severity) == ("omitted", "no_counterpart", severity)


def test_names_of_a_list_end_behind_an_abbreviation():
    """氮氧化物 and 挥发性有机物（VOCs） share 排放总量; the second value alone is lowered."""
    upper = "氮氧化物、挥发性有机物（VOCs）排放总量较2020年分别下降10%和12%。"
    lower = "氮氧化物、VOCs排放总量较2020年分别下降10%和8%。"
    found = compared(tasks(f"减排。{upper}"), tasks(f"减排。{lower}")).of("indicator")
    assert [f.verdict for f in found] == ["match", "weaker"]


def test_a_word_that_only_looks_like_including_changes_no_group():
    """含量 lost a character: the group counted is the same."""
    one = target("道路标志全部使用低VOCs含量涂料。", "道路标志全部使用低VOCs含涂料。")
    assert one.verdict == "match"


def test_a_frequency_is_not_restated_by_a_verb_that_names_nothing() -> None:
    """每年开展培训六次 says nothing of 每年开展一次评估."""
    upper = "加强安全。建立数据安全制度，每年至少开展一次风险评估。"
    lower = "帮扶书店。组织专家开展诊断，各镇每年开展技术帮扶不少于六次。"
    rows = compared(tasks(upper), tasks(lower)).of("indicator")
    assert "as_often_in_other_words" not in [f.rule for f in rows]


@pytest.mark.parametrize(
    ("upper", "lower", "flags"),
    [
        ("县乡道优良率达到95%以上。", "县道优良率达到95%以上。", ("scope_narrowed",)),
        ("县道优良率达到95%以上。", "县乡道优良率达到95%以上。", ("scope_widened",)),
        ("省道优良率达到95%以上。", "县道优良率达到95%以上。", ()),
    ],
)
def test_a_class_of_roads_that_is_part_of_another(upper: str, lower: str, flags: tuple[str, ...]) -> None:
    """县道 are some of 县乡道; they are no 省道."""
    found = target(upper, lower)
    assert (found.verdict, found.flags) == ("redefined", flags)


def test_to_meet_is_not_to_report() -> None:
    """Both are about the committee; a report every quarter is no meeting."""
    upper = "推广阅读。阅读工作委员会每半年至少召开一次会议。"
    lower = "推广阅读。馆长每季度向阅读工作委员会报告一次。"
    assert sorted(compared(tasks(upper), tasks(lower)).verdicts("indicator"))[-1] != "stricter"


def test_the_object_of_a_rate_answers_no_rate() -> None:
    """社区书屋 as the basis of a network says nothing of how many places have one."""
    upper = "推广阅读。完善服务网络，社区书屋覆盖率不低于80%。"
    lower = "推广阅读。构建以社区书屋为基础的服务网络。"
    assert compared(tasks(upper), tasks(lower)).verdicts("indicator") == ["omitted"]
