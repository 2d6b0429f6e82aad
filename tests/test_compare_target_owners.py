"""Targets that the lower plan need not meet, or meets by a part: other branches, whole places, each level's own."""

import pytest
from pairs import compared, target, tasks


def test_the_other_branch_of_a_condition_does_not_apply():
    """A county takes the branch it falls under."""
    upper = "扩大场馆。常住人口大于50万人的，藏书不少于30万册；常住人口不足50万人的，藏书不少于15万册。"
    found = compared(tasks(upper), tasks("扩大场馆。藏书不少于30万册。")).verdicts("indicator")
    assert sorted(found) == ["match", "not_applicable"]


def test_what_only_the_upper_level_can_do_is_not_omitted():
    """A national institution is no county's duty; a count of the whole city is not compared with a county's share."""
    upper = "打造高地。到2025年，全市建成国家级古籍保护中心2个，全市建成街道阅览室500个。"
    found = compared(tasks(upper), tasks("打造高地。到2025年，全县建成街道阅览室30个。")).of("indicator")
    assert {f.verdict: f.rule for f in found} == {"upper_only": "duty_of_upper_level", "redefined": "share_of_total"}


def test_an_older_plan_is_not_blamed():
    """What it could not know of is not covered, at low severity."""
    upper = tasks("推广阅读。到2025年，办证率达到60%。组织读书节。")
    result = compared(upper, tasks("推广阅读。组织读书节。"), issued_on="2020-01-01")
    assert result.of("indicator")[0].severity == "high"
    from extractor.compare import compare
    from extractor.pipeline import comparison_of

    older = comparison_of(result.upper.document, result.lower.document)._replace(lower_predates_upper=True)
    found = [f for f in compare(older, result.upper, result.lower, result.alignments) if f.subject == "indicator"]
    assert [(f.verdict, f.rule, f.severity) for f in found] == [("omitted", "not_covered_yet", "low")]
    assert "尚未覆盖" in found[0].explanation


def test_each_levels_own_budget_is_its_own():
    """What the county sets aside is held against what it set aside last year, not against the city's purse."""
    found = target("市级财政每年安排购书经费不少于2000万元。", "县级财政每年安排购书经费不少于150万元。")
    assert (found.verdict, found.rule, found.severity) == ("redefined", "own_budget", "low")
    assert (
        target("市级财政每年安排购书经费不少于2000万元。", "县级财政每年安排购书经费不少于2000万元。").verdict
        == "match"
    )


def test_all_of_one_is_one():
    """A county that has one of a kind keeps 100 % with one: other in kind, and hardly a deficiency."""
    found = target("各区县精神阅读中心达标率达到100%。", "建成达标的县精神阅读中心1个。")
    assert (found.verdict, found.severity) in {("redefined", "low"), ("match", "info")}, found


def test_events_of_a_whole_city_are_a_sum():
    """60场 a year in a city, 8场 in one district: a part of the sum; 4次 and 3次 are what each does."""
    assert target("每年开展普法讲座60场。", "每年开展普法讲座8场。").rule == "share_of_total"
    assert target("每年开展普法讲座4场。", "每年开展普法讲座3场。").verdict == "weaker"


def test_the_closing_article_is_nobodys_task() -> None:
    """From when the text holds is a remark."""
    upper = "阅读促进办法\n第一条 建设书房，配齐书架。\n第二条（施行日期）本办法自2024年5月1日起施行，有效期5年。\n"
    found = compared(upper.replace("\\\n", "\n"), "阅读促进办法\n第一条 建设书房，配齐书架。\n").of("task")
    assert [f.severity for f in found if f.verdict == "omitted"] == ["info"]


@pytest.mark.parametrize(
    ("upper", "said"),
    [("全市新建街道阅览室200个。", "全域的总数"), ("建成市级古籍修复中心2个。", "只能由上级本级完成")],
)
def test_a_total_is_not_said_to_be_the_upper_levels_own(upper: str, said: str) -> None:
    """What all places do together may be shared out; what is 市级 may not."""
    found = compared(tasks(f"建设网点。{upper}"), tasks("推广阅读。组织读书节。")).of("indicator")
    assert [(f.verdict, said in f.explanation) for f in found] == [("upper_only", True)]
