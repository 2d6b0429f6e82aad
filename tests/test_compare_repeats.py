"""Targets that the upper plan states twice: among its aims and in a task, or under a shorter name."""

import pytest
from pairs import compared

PLAN = "图书馆建设行动计划\n一、工作目标\n到2025年，{}。\n二、主要任务\n（一）推广借阅。简化办证手续，推行一证通用{}。\n（二）建设书房。整合社区用房，配齐书架和座位。\n"
AIM = "公共阅读服务更加便捷"
RATE = "到2025年，居民借阅证持有率达到{}%"


@pytest.mark.parametrize(
    ("aim", "task", "verdict"),
    [
        ("居民借阅证持有率达到60%", "", "match"),
        (AIM, "，" + RATE.format(60), "match"),
        (AIM, "，" + RATE.format(50), "weaker"),
        (AIM, "，并推广网上续借", "omitted"),
    ],
)
def test_what_is_said_twice_is_answered_once(aim: str, task: str, verdict: str) -> None:
    """Wherever the lower plan states it, both statements of the upper one are judged alike."""
    upper = PLAN.format("居民借阅证持有率达到60%", "，" + RATE.format(60))
    found = [f.verdict for f in compared(upper, PLAN.format(aim, task)).of("indicator")]
    assert found == [verdict] * 2


def test_a_shorter_name_is_the_same_target() -> None:
    """With value and year, a name of which the other one holds every character."""
    upper = PLAN.format(
        "全市摩托车、电动自行车骑乘人员安全头盔佩戴率达到85%", "，到2025年，骑乘人员安全头盔佩戴率达到85%"
    )
    lower = PLAN.format("全县摩托车、电动自行车骑乘人员安全头盔佩戴率达到85%", "")
    assert compared(upper, lower).verdicts("indicator") == ["match", "match"]


@pytest.mark.parametrize(
    "task",
    [
        "，到2024年，居民借阅证持有率达到60%",
        "，到2025年，少儿借阅证续办率达到60%",
        "，到2025年，县级居民借阅证持有率达到60%",
    ],
)
def test_another_year_name_or_tier_is_another_target(task: str) -> None:
    """An equal value alone does not make two targets one."""
    upper = PLAN.format("居民借阅证持有率达到60%", task)
    found = compared(upper, PLAN.format("居民借阅证持有率达到60%", "")).of("indicator")
    assert [f.verdict for f in found if f.upper_indicator_id][1:] != ["match"]
