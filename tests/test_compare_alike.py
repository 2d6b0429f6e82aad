"""Typing errors that make another word, or stand in names of documents; deadlines taken over from the sentence before."""

import pytest
from pairs import compared, tasks


def typos(upper: str, lower: str) -> list[str]:
    """Explanations of suspected typing errors in a lower plan that says all else otherwise."""
    found = compared(tasks(f"办好服务。{upper}"), tasks(f"抓好工作。{lower}")).of("wording")
    return [f.explanation for f in found if f.verdict == "suspected_typo"]


LEAKS = "优先改造材质落后和漏损严重的供水管网，漏损率下降，开展漏损检测，发布漏损报告。"


@pytest.mark.parametrize(
    ("upper", "lower", "wrong"),
    [
        ("加强监管，严格落实意识形态工作责任制。", "整治乱象，严格落实意识形势工作责任制。", "形势"),
        (LEAKS, "先行更换材质落后和漏捐严重的供水管网，实行闭环管理。", "漏捐"),
        (
            "建立台账，落实控源截污、清淤疏浚、水体净化措施，防止反弹。",
            "更新名册，落实控源载污、清淤疏浚、水体净化措施。",
            "源载污",
        ),
        (
            "完善布局，每个街道建成一处便民服务站并向社会公布。",
            "优化网点，每个街道建成一处便民服务点并向社会公布。",
            None,
        ),
        # Words made in the same way, bodies of other levels, and what the lower plan says on purpose.
        ("公布服务内容、服务质量、服务对象等信息。", "公布资金投入、服务数量、服务成效等信息。", None),
        ("由市文化厅牵头组织，每年开展培训。", "由市文化局牵头组织，每年安排培训。", None),
        ("更新改造用能设备，推广节能产品。", "更新改造通用用能设备，推广节能电机。", None),
    ],
)
def test_another_word_where_the_upper_plan_leaves_no_choice(upper: str, lower: str, wrong: str | None) -> None:
    found = typos(upper, lower)
    assert [(wrong or "") in explanation for explanation in found] == ([True] if wrong else [])


PLAN = "阅读行动计划\n为推进全民阅读，根据{}，制定本计划。\n一、主要任务\n（一）推广阅读。举办读书节。\n"


def cited(upper: str, lower: str) -> list[str]:
    """Explanations on titles in preambles."""
    found = compared(PLAN.format(upper), PLAN.format(lower)).of("wording")
    return [f.explanation for f in found if f.rule == "title_unlike_upper_plan"]


@pytest.mark.parametrize(
    ("upper", "lower", "count"),
    [
        ("《中华人民共和国公共文化服务保障法》", "《中华人民共和国公共文化服务保护法》", 1),
        ("《中华人民共和国公共文化服务保障法》", "《中华人民共和国公共文化服务保障法》", 0),
        ("《渝中区全民阅读行动计划》", "《渝北区全民阅读行动计划》", 0),
        ("《全市全民阅读行动计划》", "《全县全民阅读行动计划》", 0),
        ("《全民阅读三年行动计划》", "《全民阅读五年行动计划》", 0),
        ("《全民阅读促进条例》", "《全民阅读实施方案》", 0),
    ],
)
def test_titles_a_character_off(upper: str, lower: str, count: int) -> None:
    """Also in preambles, where nothing else is compared; places, levels and figures make other documents."""
    assert len(cited(upper, lower)) == count


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("到{}，街道书屋覆盖率达到90%。阅览室开放率达到75%。", ("weaker", "later_deadline", "medium")),
        ("{}底前，街道全部完成规划编制。阅览室开放率达到75%。", ("match", "same_value", "low")),
    ],
)
def test_a_later_deadline_taken_over_is_less_sure(text: str, found: tuple[str, str, str]) -> None:
    """“2026年底前…。…达到75%”: whether the date goes for the second sentence, a reader has to say; 到2026年 rather does."""
    both = compared(tasks(f"办好服务。{text.format('2025年')}"), tasks(f"办好服务。{text.format('2026年')}"))
    finding = both.of("indicator")[1]
    assert (finding.verdict, finding.rule, finding.severity) == found
    assert "承自前句" in finding.explanation and "deadline_later" in finding.flags


@pytest.mark.parametrize(
    ("lower", "severity"),
    [
        ("早晚高峰期须有督导员值守在岗，一个投放点配备督导员一名以上。", "low"),
        ("早晚高峰期须有督导员值守在岗，投放点的督导员配备到位。", "medium"),
    ],
)
def test_a_number_spelt_out_beside_its_object(lower: str, severity: str) -> None:
    """In words so unlike that no counterpart is found, the number tells."""
    upper = tasks("规范投放。推行定时定点投放，每个投放点至少明确1名督导员，早晚高峰时段在岗值守。")
    found = compared(upper, tasks(f"人员与时段。定点定时投放全面推开，{lower}")).of("indicator")
    assert [f.severity for f in found if f.upper_indicator_id] == [severity]


def test_one_of_a_list_left_out() -> None:
    """“小学生、初中生、高中生近视率”: what is said of the other two says nothing of the third."""
    upper = tasks("防控近视。到2027年，小学生、初中生、高中生近视率分别下降到35%以下、69%以下和79%以下。")
    found = compared(upper, tasks("防控近视。到2027年，小学生、初中生近视率分别下降到35%以下和70%以下。")).of(
        "indicator"
    )
    assert [f.verdict for f in found if f.upper_indicator_id] == ["match", "weaker", "omitted"]


def test_a_mistyped_name_is_the_same_target() -> None:
    upper, lower = (tasks(f"清理拖欠。拖欠账款投诉按{c}办结率达到100%，开展专项行动。") for c in "期其")
    assert [f.verdict for f in compared(upper, lower).of("indicator")] == ["match"]


def test_a_list_of_the_upper_level_copied() -> None:
    """What the city draws up the county draws up itself."""
    text = tasks("支持融资。建立市级融资需求企业名单，定期组织对接活动。")
    found = compared(text, text).of("wording")
    assert [(f.verdict, "市级" in f.explanation) for f in found] == [("unlocalised", True)]


@pytest.mark.parametrize(
    ("upper", "lower", "verdict", "rule"),
    [
        ("每月至少召开一次调度会议。", "每半月至少召开一次调度会议。", "stricter", "higher_value"),
        (
            "对年耗能5000吨以上的企业每年至少监察一次。",
            "对年耗能1万吨以上的企业每年至少监察一次。",
            "redefined",
            "other_scope",
        ),
    ],
)
def test_half_months_and_thresholds_in_names(upper: str, lower: str, verdict: str, rule: str) -> None:
    (finding,) = [f for f in compared(tasks(f"抓好工作。{upper}"), tasks(f"抓好工作。{lower}")).of("indicator")]
    assert (finding.verdict, finding.rule) == (verdict, rule)


def test_who_only_helps_is_dropped_without_weight() -> None:
    text = "办好服务。每年举办读书节。（{}）"
    found = compared(tasks(text.format("市教委牵头，市文化局负责，市妇联配合")), tasks(text.format("县教委牵头"))).of(
        "unit"
    )
    assert {f.upper_quote: f.severity for f in found if f.verdict == "dropped"} == {
        "市文化局": "medium",
        "市妇联": "low",
    }
