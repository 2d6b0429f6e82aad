"""Clauses that nothing answers at first sight: written anew, said in one sentence of another, told in items."""

import pytest
from pairs import Result, compared, tasks
from test_align import ALL, DIGITAL, FUNDS, LIBRARY, READING, STAFF, links, name

ANEW = "让屏幕上也能读书。添置电子图书和有声读物，农村地区每村配两台平板电脑，由驻村干部教老人使用。茶馆、车站设扫码听书角。"
OTHER = "打造茶乡书香节。每年清明前后办茶书市集，评选十佳茶书屋。由茶企认捐图书，茶农凭书券换新茶。"
RIVAL = STAFF + "馆员学会使用电子图书和有声资源。"


def told(result: Result, heading: str) -> tuple[str, str, float, str]:
    """Verdict, severity, confidence and explanation of a task of the upper plan."""
    found = [f for f in result.of("task") if f.upper_clause_id and f.explanation.startswith(f"“{heading}”")]
    assert len(found) == 1, found
    return found[0].verdict, found[0].severity, found[0].confidence, found[0].explanation


def test_what_both_sides_leave_over_answers_each_other() -> None:
    """Another clause is nearly as close, but answers another task; of those left over none is."""
    result = compared(tasks(*ALL), tasks(LIBRARY, READING, ANEW, RIVAL, FUNDS))
    assert links(result)[(name(DIGITAL), name(ANEW))] == "adapted"
    verdict, severity, confidence, explanation = told(result, name(DIGITAL))
    assert (verdict, severity) == ("adapted", "low") and confidence < 0.5
    assert "是否同一事项需人工核对" in explanation


def test_what_has_nothing_in_common_does_not() -> None:
    """A task left out and a new one of the same field are no counterparts."""
    found = links(compared(tasks(*ALL), tasks(LIBRARY, READING, OTHER, STAFF, FUNDS)))
    assert found[(name(DIGITAL), None)] == "omitted" and found[(None, name(OTHER))] == "added"


def test_a_task_told_in_one_sentence_of_another_is_linked() -> None:
    """Most of the clause is about other things; its one sentence on the matter is closest to one of this task."""
    said = LIBRARY + "村里的农家书屋与乡村小学合用一处，寒暑假不关门。阅读设备在农村地区多投放几台。"
    found = links(compared(tasks(*ALL), tasks(said, READING, STAFF, FUNDS + "经费按图书采购进度拨付。")))
    assert (name(DIGITAL), name(LIBRARY)) in found


@pytest.mark.parametrize(
    ("sentence", "linked"),
    [("岗位练兵常年不断，技能比武过关才能结业。", True), ("骨干分批到省馆跟班，月月有人在外。", False)],
)
def test_a_new_task_that_says_a_sentence_of_one_kept_is_a_part_of_it(sentence: str, linked: bool) -> None:
    """The kept task lacks the sentence no longer, and the other clause is no addition."""
    upper = STAFF + "常年组织岗位练兵和技能比武。"
    part = f"把好进修关口。{sentence}外出学习返回后作汇报，由分管负责人点评。"
    found = links(
        compared(tasks(LIBRARY, READING, DIGITAL, upper, FUNDS), tasks(LIBRARY, READING, DIGITAL, STAFF, part, FUNDS))
    )
    assert ((name(STAFF), name(part)) in found) is linked
    assert ((None, name(part)) in found) is not linked


@pytest.mark.parametrize(
    ("said", "linked"),
    [("完善承办单位招投标和信用管理，", True), ("完善车辆保养和油料管理，", False)],
)
def test_a_task_told_in_a_part_of_a_sentence_is_linked(said: str, linked: bool) -> None:
    """One sentence sums up two tasks of the upper plan; its first words are closest to a part of this one."""
    market = "整顿承办市场。文旅部门要完善书展承办单位招投标管理制度，对承办企业严格把关；建立信用档案，严查非法转包、挂靠等现象。"
    trucks = (
        "加强运书车辆监管。规范运书车辆行驶路线，升级车载定位系统，安装计重装置，严查带泥上路、抛洒滴漏和无证运营。"
    )
    answer = f"加强运书过程监管。{said}强化运书车辆监管，推进车载定位和计重装置升级。"
    found = links(compared(tasks(LIBRARY, market, trucks, STAFF), tasks(LIBRARY, answer, STAFF)))
    assert (name(trucks), name(answer)) in found
    assert ((name(market), name(answer)) in found) is linked


@pytest.mark.parametrize("times", [1, 2])
def test_a_formula_that_returns_answers_nothing(times: int) -> None:
    """One sentence alike links two tasks; not one that the upper plan says of several."""
    formula = "违禁出版物的情况随时封存上报。"
    upper = (LIBRARY, READING + formula * (times - 1), "查处盗版。清缴侵权书刊。" + formula, STAFF, FUNDS)
    lower = tasks(LIBRARY, READING, STAFF + "馆员见到违禁出版物，当场封存。", FUNDS)
    found = links(compared(tasks(*upper), lower))
    assert (("查处盗版", name(STAFF)) in found) is (times == 1)


def test_aims_in_one_paragraph_are_linked_to_the_heading_that_lists_them() -> None:
    """The heading is the same but for a word, and no other comes closer; what it says is all in other words."""
    body = "二、主要任务\n（一）" + "\n（二）".join(ALL[:2]) + "\n"
    upper = f"图书馆发展计划\n一、发展目标\n公共阅读空间覆盖全部街道，读者满意度稳步提升，馆际协作更加紧密。\n{body}"
    lower = f"图书馆发展计划\n一、明确发展目标\n1.每个街道都有读书的去处。\n2.办证借书更加省心。\n{body}"
    assert ("发展目标", "明确发展目标") in links(compared(upper, lower))


def test_bodies_are_not_missed_where_the_task_may_be_another() -> None:
    """A body that the doubtful counterpart does not name is a question, no omission."""
    upper = [
        body + f"（责任单位：市{who}局）"
        for body, who in zip(ALL, ("文旅", "教育", "数据", "人社", "财政"), strict=True)
    ]
    lower = [LIBRARY, READING, ANEW, RIVAL, FUNDS]
    lower = [
        body + f"（责任单位：县{who}局）"
        for body, who in zip(lower, ("文旅", "教育", "商务", "人社", "财政"), strict=True)
    ]
    found = [f for f in compared(tasks(*upper), tasks(*lower)).of("unit") if f.verdict == "dropped"]
    assert [(f.rule, f.severity, f.upper_quote) for f in found] == [("perhaps_another_task", "low", "市数据局")]


def test_what_stands_below_a_heading_with_parts_of_one_task_is_a_part_of_it() -> None:
    """Written anew, it is closest to that task; where clauses beside it answer other tasks, it is an added one."""
    opening, staff = (
        "办好读书节。每年举办读书节，组织作家进校园、进社区活动。",
        name(STAFF) + "。" + STAFF.split("。")[1] + "。",
    )
    circle = "活跃书友会。扶持读书小组，阅读组织每季度交流心得。"
    for others, linked in (((opening,), True), ((opening, staff), False)):
        parts = "".join(f"{k}.{body}\n" for k, body in enumerate((*others, circle), 1))
        text = f"一、主要任务\n（一）{LIBRARY}\n（二）{FUNDS}\n二、阅读活动\n{parts}"
        found = links(compared(tasks(*ALL), "乙县公共文化工作方案\n" + text))
        assert ((name(READING), name(circle)) in found) is linked
        assert ((None, name(circle)) in found) is not linked
