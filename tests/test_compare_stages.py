"""Stages of one measure: each year held against its own, and a target without a year against the last."""

import pytest
from pairs import compared, tasks

STAGED = "到2023年底，阅读设施覆盖率达到{}%，到2024年底达到{}%，到2025年底达到{}%。"


def verdicts(upper: str, lower: str):
    """Verdicts on the targets of the upper sentence, rules for those the lower one sets alone."""
    found = compared(tasks(f"推广阅读。{upper}"), tasks(f"推广阅读。{lower}")).of("indicator")
    asked = [f.verdict for f in found if f.upper_indicator_id]
    return asked, [f.rule for f in found if not f.upper_indicator_id]


@pytest.mark.parametrize(
    ("upper", "lower", "asked"),
    [
        ("到2025年，阅读设施覆盖率达到55%。", STAGED.format(45, 50, 55), ["match"]),
        ("到2025年，阅读设施覆盖率达到55%。", STAGED.format(40, 45, 50), ["weaker"]),
        ("阅读设施覆盖率达到90%。", "阅读设施覆盖率2023年达到70%、2024年达到80%、2025年达到92%。", ["stricter"]),
        ("阅读设施覆盖率达到90%。", STAGED.format(70, 80, 85), ["weaker"]),
    ],
)
def test_stages_of_the_lower_plan_are_milestones(upper, lower, asked):
    """Its last stage, or that of the year asked for, is compared; those before are told to be its own steps."""
    assert verdicts(upper, lower) == (asked, ["own_stage"] * 2)


@pytest.mark.parametrize(
    ("lower", "asked"),
    [
        (STAGED.format(45, 50, 55), ["match", "match", "match"]),
        (STAGED.format(45, 48, 55), ["match", "weaker", "match"]),
        ("到2025年底，阅读设施覆盖率达到55%。", ["omitted", "omitted", "match"]),
        ("阅读设施覆盖率达到55%。", ["omitted", "omitted", "match"]),
        ("阅读设施覆盖率达到53%。", ["omitted", "omitted", "weaker"]),
    ],
)
def test_stages_of_the_upper_plan_are_each_owed(lower, asked):
    """A stage left out is a finding, a value lowered at the same stage is weaker."""
    assert verdicts(STAGED.format(45, 50, 55), lower) == (asked, [])


def test_a_year_after_the_last_one_asked_for_is_new():
    """The upper plan ends in 2025, the lower one goes on."""
    lower = "到2025年底，阅读设施覆盖率达到55%，到2030年底达到80%。"
    assert verdicts("到2025年，阅读设施覆盖率达到55%。", lower) == (["match"], ["own_later_stage"])


def test_a_value_reached_before_its_year_answers_it():
    """Earlier and not lower is more than asked for, whatever comes after."""
    lower = "到2024年底，阅读设施覆盖率达到55%，到2030年底达到80%。"
    assert verdicts("到2025年，阅读设施覆盖率达到55%。", lower)[0] == ["stricter"]


def test_tiers_of_a_series_answer_each_their_own():
    """市级 4, 县级 6 above is held against 县级 4 and 乡级 12 below tier by tier."""
    upper = "各级林长每年巡林：市级不少于4次，县级不少于6次，乡级不少于12次。"
    lower = "县级林长年巡林不少于4次，乡级林长不少于12次。"
    assert verdicts(upper, lower) == (["upper_only", "weaker", "match"], [])


def test_the_same_level_by_another_year_is_no_other_stage():
    """A table sets by 2026 what a task sets by 2024: what the lower plan has for one is held against both."""
    table = "指标\t单位\t2023年\t2026年\n阅读设施覆盖率\t%\t62\t100\n"
    upper = f"阅读计划\n一、目标\n{table}二、任务\n（一）推广阅读。到2024年底，阅读设施覆盖率达到100%。\n"
    lower = "阅读计划\n一、任务\n（一）推广阅读。到2024年9月底，阅读设施覆盖率达到85%。\n"
    assert compared(upper, lower).verdicts("indicator") == ["interim", "interim"]


def test_a_stage_follows_the_one_that_is_matched():
    """Of two series said in other words the second value is held against the second."""
    upper = "孕产妇心理健康筛查率2025年、2030年分别达到70%和85%。"
    lower = "在孕产妇健康管理中同步开展心理筛查，筛查率2025年达到70%、2030年达到80%。"
    assert verdicts(upper, lower) == (["match", "weaker"], [])


def test_what_holds_on_a_condition_is_no_sum():
    """Every county of that size owes it."""
    one = "常住人口超过30万的县，精神科床位不少于{}张。"
    assert verdicts(one.format(60), one.format(50))[0] == ["weaker"]


def test_a_stage_between_two_is_on_the_way_to_the_later_one():
    """85% by 2025 is no 70% of 2024 done better; where the level of 2024 is not reached, it is less than that."""
    upper = "阅读设施覆盖率2024年达到70%、2026年达到95%。"
    assert verdicts(upper, "2025年，阅读设施覆盖率达到85%。")[0] == ["omitted", "interim"]
    assert verdicts(upper, "2025年，阅读设施覆盖率达到60%。")[0][0] == "weaker"


def test_what_is_asked_for_without_a_year_is_answered_first():
    """满意度不低于90% of a sentence is less than its 93%, and not the 90% a table asks for by 2025."""
    table = "主要指标\n序号\t指标名称\t2023年\t2025年\t2027年\n1\t读者满意度（%）\t86\t≥90\t{}\n"
    plan = "阅读计划\n一、工作目标\n（一）主要目标。\n{}\n二、主要任务\n（一）评价服务。读者满意度不低于{}%。\n"
    lower = plan.format(table.replace("2025年\t", "").replace("≥90\t", "").format("≥92"), 90)
    found = compared(plan.format(table.format("≥93"), 93), lower).of("indicator")
    assert [f.verdict for f in found if f.upper_indicator_id] == ["omitted", "weaker", "weaker"]
