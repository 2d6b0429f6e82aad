"""Dates counted from the plan itself: which are read, which are none, and what a comparison makes of them."""

import pytest
from pairs import Result, compared

from extractor.extract.dates import find_marks
from extractor.lexicon.relative import Frame, relative_dates

FRAME = Frame((2024, 3), 2024, 2026)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("年底前,覆盖率达到90%", ["2024-12"]),
        ("第一年建成5个,第二年和第三年分别建成8个", ["2024", "2025", "2026"]),
        ("第四年建成5个,第一年(2024年)建成8个", []),  # the plan runs for three
        ("2025年3月底前完成20%年度任务量,6月底前完成60%年度任务量,11月中旬前完成全部任务", ["2025-06", "2025-11"]),
        ("争取年底以前完成", ["2024-12"]),
        ("今年底前建成", ["2024-12"]),
        ("本年度内建成", ["2024"]),
        ("年内建成3座", ["2024"]),
        ("到明年底,建成", ["2025-12"]),
        ("明年6月底前建成", ["2025-06"]),
        ("9月底前建成", ["2024-09"]),
        ("今年10月底前建成", ["2024-10"]),
        ("于7月31日前报送", ["2024-07"]),
        ("8月底前完成80%任务和11月中旬前完成剩余任务", ["2024-08", "2024-11"]),
        ("2025年,县道设标线,年底前建成", ["2025-12"]),
        ("到规划期末,覆盖率", ["2026"]),
        ("三年内全县改造", ["2026"]),
        ("用三年左右时间,改造", ["2026"]),
        ("经过三年努力,建成", ["2026"]),
        ("二季度末前建成", ["2024-06"]),
        ("今年三季度末前建成", ["2024-09"]),
        ("今年下半年建成", ["2024-12"]),
        ("明年上半年建成", ["2025-06"]),
        ("上半年,完成普查", ["2024-06"]),
        ("6月底,完成普查", ["2024-06"]),
        ("秋季学期开学前,完成培训", ["2024-08"]),
        ("国庆节前建成", ["2024-09"]),
        ("问题厕所国庆节前全部整改", ["2024-09"]),
        ("项目占比年底前提高到40%", ["2024-12"]),
        ("当年签约率不低于95%;9月底前上线", ["2024-09"]),
        ("●到2026年,覆盖率80%。\n●年底前建成", ["2024-12"]),
        ("到2026年,覆盖率80%。\n年底前建成", []),  # of which year?
        ("每年国庆节前检修", []),
        ("每年二季度末前上报", []),
        ("二季度检查一次", []),
        ("按照上半年部署", []),
        ("9月开展宣传月", []),
        ("2月底前建成", []),  # over when the plan was issued
        ("两年内建成", []),  # the plan runs for three
        ("每年底前上报", []),
        ("每年9月底前上报", []),
        ("每季度检查一次,9月底前上报", []),
        ("次年3月底前上报", []),
        ("纳入年底考核", []),
        ("今年以来,已建成", []),
        ("推进今年计划", []),
        ("今年已建成3座", []),
        ("较今年增长10%", []),
        ("今年是收官之年", []),
        ("建成后三年内不得开挖", []),
        ("近三年内未受处罚", []),
        ("三年内受过行政处罚的企业,一律不得申报", []),
        ("三年行动方案", []),
        ("防火期内每天巡查", []),
        ("2023年建成,2024年验收。年底前上报", []),  # of which year?
    ],
)
def test_dates_without_a_year(text: str, dates: list[str]) -> None:
    """Each belongs to the year of issue, of its sentence, or to the end of the plan; in doubt to none."""
    years = [(mark.start, mark.iso) for mark in find_marks(text, 2024) if mark.role == "deadline"]
    assert [date.iso for date in relative_dates(text, FRAME, years)] == dates


def test_a_plan_without_dates_gives_none() -> None:
    """Nothing is invented where the plan does not say when it was issued and how long it runs."""
    assert not list(relative_dates("年底前,今年,三年内,到规划期末,9月底前", Frame(), ()))


@pytest.mark.parametrize(("issued", "role"), [((2024, 3), "deadline"), ((2024, 8), "fact"), (None, "fact")])
def test_half_a_year_is_to_come_or_over(issued: tuple[int, int] | None, role: str) -> None:
    """2024年上半年 is a deadline for a plan of March and tells of the past in August."""
    [mark] = find_marks("2024年上半年完成普查", 2024, Frame(issued))
    assert (mark.role, mark.iso) == (role, "2024-06" if role == "deadline" else "2024")


def roads(upper: str, lower: str) -> Result:
    """Two plans of 2024—2026, the lower one of March 2024."""
    about = {"issued_on": "2024-03-05", "period_start": 2024, "period_end": 2026}
    return compared(
        f"农村公路提升行动计划（2024—2026年）\n{upper}", f"农村公路提升实施方案（2024—2026年）\n{lower}", **about
    )


def verdicts(upper: str, lower: str) -> list[tuple[str, str, str]]:
    """Verdict, flags and severity of each upper target."""
    found = roads(upper, lower).of("indicator")
    return [(f.verdict, " ".join(f.flags), f.severity) for f in found if f.upper_indicator_id]


KEPT = ("match", "", "info")
DROPPED = ("match", "deadline_dropped", "medium")
AT_END = ("match", "deadline_dropped", "low")  # of the lower plan's own three years


@pytest.mark.parametrize(
    ("upper", "lower", "row"),
    [
        ("2024年12月底前，", "年底前，", KEPT),
        ("2024年9月底前，", "9月底前，", KEPT),
        ("2026年底前，", "三年内，", ("match", "", "info")),
        ("2024年12月底前，", "", DROPPED),
        ("2024年12月底前，", "每年底前开展检查，", DROPPED),
        ("2024年12月底前，", "纳入年底考核，", DROPPED),
        ("2024年底前，", "明年底前，", ("weaker", "deadline_later", "high")),
        ("2024年6月底前，", "9月底前，", ("weaker", "deadline_later", "high")),
        ("2024年6月底前，", "2024年二季度末前，", KEPT),
        ("2024年6月底前，", "2024年三季度末前，", ("weaker", "deadline_later", "high")),
    ],
)
def test_what_became_of_a_deadline(upper: str, lower: str, row: tuple[str, str, str]) -> None:
    """Said without its year it is kept, or put off; where nothing says it, it is dropped."""
    task = "一、主要任务\n（一）改造危桥。{}危桥改造率达到90%。\n"
    assert verdicts(task.format(upper), task.format(lower)) == [row]


TASKS = "一、{}\n{}（一）改造危桥。{}危桥改造率达到90%。\n（二）培训人员。{}养护员培训率达到95%。\n"
BY_2026 = TASKS.format("主要任务", "", "到2026年，", "到2026年，")


@pytest.mark.parametrize(
    ("lower", "row"),
    [
        (TASKS.format("到2026年完成的任务", "", "", ""), KEPT),
        (TASKS.format("主要任务", "到2026年，完成以下任务：\n", "", ""), KEPT),
        (TASKS.format("主要任务", "三年内完成以下任务。\n", "", ""), KEPT),
        (TASKS.format("主要任务", "到规划期末，完成以下任务。\n", "", ""), KEPT),
        (TASKS.format("主要任务", "", "三年改造危桥12座，", "三年共培训300人次。"), KEPT),
        (TASKS.format("主要任务", "", "到2026年，设标线。", "三年内，一是建队；二是"), KEPT),
        (TASKS.format("主要任务", "", "", ""), AT_END),
        (TASKS.format("主要任务", "", "两年改造危桥12座，", "两年建队。"), AT_END),
        (TASKS.format("主要任务", "", "三年一轮普查，", "三年以上工龄的优先，"), AT_END),
    ],
)
def test_a_deadline_said_further_up(lower: str, row: tuple[str, str, str]) -> None:
    """In the heading, before the list, in the sentence before, or as the years of the plan; the rest is dropped."""
    assert verdicts(BY_2026, lower) == [row, row]
