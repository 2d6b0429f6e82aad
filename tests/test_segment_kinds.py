"""segment: goals, context, tasks and safeguards: what kind of clause one is."""

import pytest
from outlines import outline

from extractor.segment import segment


def test_ground_among_the_aims_is_context() -> None:
    text = "一、总体要求\n（一）工作基础。已建成站点30个。\n（二）工作目标。到2025年建成80个。\n二、任务\n建设站点。\n"
    assert [kind for _, kind, _, _ in outline(text)] == ["goal", "context", "goal", "task"]


def test_what_the_words_of_a_plan_mean_is_context_before_the_tasks() -> None:
    text = "一、工作目标\n建成书屋。\n二、范围定义\n书屋指向公众开放的场所。\n三、主要任务\n（一）建站。建好站点。\n（二）培训。办好培训。"
    assert [c.kind for c in segment(text, "d").clauses if c.depth == 1] == ["goal", "context", "group"]


def test_one_sentence_that_leads_over_to_the_tasks_makes_a_group() -> None:
    """However long it is; what says something of its own before is a task with tasks below it."""
    text = "一、{}\n（一）建设站点。建好站点。\n（二）培训馆员。办好培训。\n"
    long = "办好服务。围绕建设书香之城，以提升服务为核心，着力打造门类齐全、结构合理的馆员队伍，实施如下重点项目："
    for lead, kind in ((long, "group"), (f"{long[:-10]}，每年评估一次。实施如下重点项目：", "task")):
        assert segment(text.format(lead), "d").clauses[0].kind == kind


@pytest.mark.parametrize(("heading", "kind"), [("加强消防员职业保障", "task"), ("加强资金保障", "safeguard")])
def test_what_people_are_provided_with_is_a_task_and_means_are_a_safeguard(heading: str, kind: str) -> None:
    text = f"一、总体要求\n以阅读为本。\n二、建设站点\n建好站点。\n三、{heading}\n落实有关政策。\n"
    assert segment(text, "d").clauses[-1].kind == kind


def test_what_each_body_has_to_do_is_a_safeguard() -> None:
    """Clauses headed by names of bodies behind the tasks; what a task asks of them is a task."""
    text = "一、任务\n（一）建站。建好站点。\n二、{}\n（一）县教育局：管好书屋，定期巡查。\n（二）各镇、街道：用好书屋，定期活动。\n三、保障措施\n落实经费。\n"
    for heading, kind in (("工作职责", "safeguard"), ("压实工作职责", "task")):
        clauses = segment(text.format(heading), "d").clauses
        assert [c.kind for c in clauses[3:5]] == [kind, kind]
        assert [c.heading for c in clauses[3:5]] == ["县教育局", "各镇、街道"]


def test_what_stands_between_safeguards_is_one() -> None:
    """In a flat list the tasks end where the safeguards begin; a part that holds tasks of its own stays one."""
    text = "1. 建设站点。新建泊位3万个。\n2. 畅通线路。开通5条。\n3. 加强组织领导。建立机制。\n4. 加大资金支持。安排经费。\n5. 强化督导考核。通报进展。"
    kinds = ["task", "task", "safeguard", "safeguard", "safeguard"]
    assert [clause.kind for clause in segment(text, "d").clauses] == kinds


def test_the_article_on_entry_into_force_is_no_task() -> None:
    text = "第一条 加大供给。新建泊位3万个。\n第二条 强化组织领导。建立联席会议制度。\n第三条 本措施自2023年9月1日起施行，有效期3年。"
    assert [clause.kind for clause in segment(text, "d").clauses] == ["task", "safeguard", "safeguard"]


def test_a_middle_part_called_arrangements_holds_the_tasks() -> None:
    """Where no other part does."""
    parts = "书房计划\n一、总体要求\n统筹城乡。\n二、工作安排\n（一）建设书房。建成书房。\n（二）培训馆员。组织培训。\n三、组织保障\n加强领导。\n"
    assert [(c.label, c.kind) for c in segment(parts, "x").clauses if c.label in ("二、", "（一）", "三、")] == [
        ("二、", "group"),
        ("（一）", "task"),
        ("三、", "safeguard"),
    ]


def test_means_are_a_safeguard_in_the_last_part_with_clauses() -> None:
    """What says only that the plan is to be carried out may follow it; behind a part with clauses it is the last no more."""
    text = "一、任务\n（一）建站。建好站点。\n二、持续强化支撑保障\n（一）创新机制。健全机制。\n（二）加大投入。落实经费。\n三、组织实施\n{}加强领导。\n"
    for more, kind in (("", "safeguard"), ("（一）压实责任。明确分工。\n（二）加强领导。", "group")):
        assert [c.kind for c in segment(text.format(more), "d").clauses if c.label == "二、"] == [kind]


@pytest.mark.parametrize(
    ("remark", "kind"),
    [
        ("总体构建“3N”任务体系，其中“3”为强服务、优环境、惠民生等三类任务，“N”为若干个小类的具体工作。", "group"),
        ("建好书屋。" * 17, "task"),
    ],
)
def test_a_remark_below_the_name_of_the_tasks(remark: str, kind: str) -> None:
    """It leads over to the tasks, and a long text asks for something itself."""
    text = f"一、总体要求\n建成书屋。\n二、主要任务\n{remark}\n（一）建站。建好站点。\n（二）培训。办好培训。\n三、保障措施\n落实经费。\n"
    assert next(c.kind for c in segment(text, "d").clauses if c.label == "二、") == kind
