"""Targets of which one is put off, brought forward, staged or dated by something else."""

import pytest
from pairs import compared, target, tasks


@pytest.mark.parametrize(
    ("upper", "lower", "verdict", "flags"),
    [
        ("到2025年，办证率达到90%", "办证率达到90%", "match", ("deadline_dropped",)),
        ("到2025年，办证率达到90%", "到2027年，办证率达到90%", "weaker", ("deadline_later",)),
        ("到2025年，办证率达到90%", "到2024年，办证率达到80%", "interim", ("deadline_earlier",)),
        ("到2025年，办证率达到90%", "到2024年，办证率达到90%", "stricter", ("deadline_earlier",)),
        ("到2025年，办证率达到90%", "2025年底前办证率达到90%", "match", ()),
    ],
)
def test_deadlines_decide_before_values(upper, lower, verdict, flags):
    """Dropped, put off, a milestone; a year and its December are one."""
    finding = target(f"{upper}。", f"{lower}。")
    assert (finding.verdict, finding.flags) == (verdict, flags), finding


def test_stages_are_matched_year_by_year():
    """A stage left out is omitted and not compared with the last one."""
    upper = "推广阅读。2023年办证率达到40%，2024年办证率达到50%，2025年办证率达到60%。"
    found = compared(tasks(upper), tasks("推广阅读。2025年办证率达到60%。")).verdicts("indicator")
    assert sorted(found) == ["match", "omitted", "omitted"]


def test_a_lower_value_put_off_is_told_as_both():
    """The explanation names the value as well as the date; a share put off is no longer a trifle."""
    found = target("到2025年，投诉量较2020年下降30%。", "到2026年，投诉量较2020年下降20%。")
    assert (found.verdict, found.flags) == ("weaker", ("deadline_later",))
    assert "低于上级" in found.explanation and "推后" in found.explanation
    share = target("到2025年，全市建成街道阅览室500个。", "到2026年，全县建成街道阅览室30个。")
    assert (share.rule, share.severity) == ("share_of_total", "medium") and "推后" in share.explanation


def test_a_month_of_the_year_left_open_is_no_earlier_deadline():
    """到2026年 and 2026年10月底前 name one year; only another year makes a target stricter."""
    same = target("到2026年，办证率达到90%。", "2026年10月底前，办证率达到90%。")
    assert (same.verdict, same.flags) == ("match", ("deadline_earlier",))
    assert target("到2026年，办证率达到90%。", "2025年10月底前，办证率达到90%。").verdict == "stricter"


def test_what_recurs_is_not_put_off():
    """每年一次 from 2025 or from 2026 is the same duty; only how often counts."""
    upper, lower = "2025年12月底前，每年开展测评一次。", "2026年6月底前，每年开展测评一次。"
    assert target(upper, lower).verdict == "match"


def test_a_deadline_that_had_passed_is_no_grave_loss():
    """The lower plan of August 2024 need not repeat what was due in 2023."""
    upper = tasks("发展阅读服务。2023年底前，古籍数字化率达到60%。健全阅读服务体系，配齐人员。")
    lower = tasks("发展阅读服务。健全阅读服务体系，配齐人员。")
    rows = {date: compared(upper, lower, issued_on=date).of("indicator")[0] for date in ("2024-08-01", "2023-03-01")}
    assert [(f.verdict, f.rule, f.severity) for f in rows.values()] == [
        ("omitted", "deadline_passed", "low"),
        ("omitted", "no_counterpart", "high"),
    ]


def test_a_date_given_elsewhere_makes_a_dropped_one_a_remark():
    """The goals say by when; that the task does not say it again is told, and weighs little."""
    upper = "计划\n一、目标\n（一）目标。到2026年，借阅率达到95%。\n二、任务\n（一）发展阅读。到2026年，借阅率达到95%，定期测评。\n"
    lower = upper.replace("（一）发展阅读。到2026年，", "（一）发展阅读。")
    [found] = [f for f in compared(upper, lower).of("indicator") if "deadline_dropped" in f.flags]
    assert found.severity == "low" and "其他处写有期限" in found.explanation


@pytest.mark.parametrize(("end", "severity"), [(2025, "low"), (2027, "medium"), (None, "medium")])
def test_the_period_of_a_plan_dates_what_it_does_not_date(end: int | None, severity: str) -> None:
    """A dropped deadline that is the end of the lower plan is flagged and weighs little."""
    upper = tasks("发展阅读服务。到2025年，社区书房覆盖率达到90%以上。")
    lower = tasks("发展阅读服务。社区书房覆盖率达到90%以上。")
    [found] = compared(upper, lower, period_end=end).of("indicator")
    assert (found.verdict, found.flags, found.severity) == ("match", ("deadline_dropped",), severity)
    assert ("期末" in found.explanation) == (severity == "low")


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [("推进社区书房全覆盖。", "medium"), ("到2025年，推进社区书房全覆盖。", "high"), ("实现社区书房全覆盖。", "high")],
)
def test_a_direction_without_a_date_weighs_less(sentence: str, severity: str) -> None:
    """推进…全覆盖 with no date says where to go."""
    keep = "整合社区用房，配齐书架和座位，延长开放时间，组织读书活动，培训馆员。"
    found = compared(tasks(f"建设书房。{keep}{sentence}"), tasks(f"建设书房。{keep}")).of("indicator")
    assert [(f.verdict, f.severity) for f in found] == [("omitted", severity)]


@pytest.mark.parametrize(
    ("upper", "lower", "verdict"),
    [
        ("{}底前，办证率达到90%。投诉办结率达到95%。", "投诉办结率达到95%", "match"),
        ("{}底前，办证率达到90%；投诉办结率达到95%。", "投诉办结率达到95%", "weaker"),
        ("{}底前，办证率达到90%，投诉办结率达到95%。", "投诉办结率达到95%", "weaker"),
    ],
)
def test_what_both_take_from_the_sentence_before_is_put_off_there(upper, lower, verdict):
    """A sentence of its own behind the one whose date moved says nothing of a date; behind a semicolon it does."""
    found = compared(tasks(f"推广阅读。{upper.format('2025年')}"), tasks(f"推广阅读。{upper.format('2026年')}"))
    [finding] = [f for f in found.of("indicator") if f.lower_quote == lower]
    assert finding.verdict == verdict and "deadline_later" in finding.flags


@pytest.mark.parametrize(
    ("lower", "told"),
    [
        ("方案报市文化局备案。2026年底前，完成书屋布局方案的编制工作。", 1),
        ("方案报市文化局备案。2025年6月底前，完成书屋布局方案的编制工作。", 0),
        ("2026年底前，各乡镇完成书屋布局方案编制工作。方案报市文化局备案。", 0),
        ("2025年底前，完成书屋布局方案的编制工作。2026年底前，完成书屋布局方案的评估。", 0),
    ],
)
def test_what_is_due_without_a_number_may_be_put_off(lower, told):
    """In other words or another order; those below have their own dates, and no sentence may keep the date."""
    upper = "推广阅读。2025年底前，完成书屋布局方案编制，方案报市文化局备案。组织读书节，配齐馆员。"
    found = compared(tasks(upper), tasks(f"推广阅读。{lower}组织读书节，配齐馆员。")).findings
    assert sum(f.rule == "deadline_put_off" for f in found) == told, found


def test_a_lower_value_dated_earlier_elsewhere_is_a_milestone():
    """Of two places that state it one has the date; a later one makes it no milestone."""
    upper = tasks("推广阅读。到2027年，办证率达到90%。组织读书节，配齐馆员。")
    lower = "推广阅读。办证率达到80%。组织读书节，配齐馆员。"
    rows = {
        date: compared(upper, tasks(lower, f"培训馆员。{date}底，办证率达到80%。")).of("indicator")
        for date in ("2025年", "2028年")
    }
    found = {date: {f.verdict for f in row if f.upper_indicator_id} for date, row in rows.items()}
    assert "weaker" not in found["2025年"] and "interim" not in found["2028年"], found


@pytest.mark.parametrize(
    ("first", "severity"), [("到2025年，书屋体系更加完善。", "low"), ("书屋体系更加完善。", "medium")]
)
def test_a_date_said_before_in_the_goals_is_a_trifle(first, severity):
    """（一）到2025年…；（二）…: the next goal may well be due by then, too."""
    goals = "图书馆行动计划\n一、工作目标\n（一）{}\n（二）{}\n二、主要任务\n（一）推广阅读。组织读书节。\n"
    upper = goals.format("到2025年，书屋体系更加完善。", "到2025年，办证率达到90%。")
    (found,) = [
        f for f in compared(upper, goals.format(first, "办证率达到90%。")).of("indicator") if f.upper_indicator_id
    ]
    assert (found.verdict, found.severity) == ("match", severity)
