"""segment: rows of tables and cards of fields that say what to do are tasks."""

import pytest
from outlines import outline
from pairs import plan

from extractor.segment import segment

ROWS = """一、任务
（一）推广阅读
| 序号 | 重点任务 | 具体措施 | 责任单位 | 完成时限 |
|:---:|---|---|---|---|
| 1 | 建设书屋 | ①每个社区建成1个书屋。<br>②配齐**管理员**。 | 县教委 | 2025年底 |
| 2 | 办好活动 | 每年举办读书节，评选优秀读者。 | 县文化旅游委 | |
（二）培训人员。组织轮训。
"""


@pytest.mark.parametrize("layout", ["pipes", "tabs", "cells that wrap"])
def test_rows_that_say_what_to_do_are_tasks(layout: str) -> None:
    """Number, name, measures, bodies and deadline of a row; its head stays a table."""
    text = ROWS
    if layout != "pipes":
        rows = [line.strip("| ") for line in ROWS.splitlines() if not line.startswith("|:")]
        text = "\n".join(row.replace(" | ", "\t").replace(" |", "\t").replace("**", "") for row in rows) + "\n"
        text = text.replace("<br>", "\n" if layout == "cells that wrap" else "")
    found = {c.heading: c for c in segment(text, "d").clauses}
    assert outline(text) == [
        (1, "group", "一、", "任务"),
        (2, "group", "（一）", "推广阅读"),
        (3, "table", "", ""),
        (3, "task", "1", "建设书屋"),
        (3, "task", "2", "办好活动"),
        (2, "task", "（二）", "培训人员"),
    ]
    task = found["建设书屋"]
    measures = ["①每个社区建成1个书屋。", "②配齐管理员。"]
    joint = "" if layout == "tabs" else "\n"
    assert task.text.split("\t") == ["1", "建设书屋", joint.join(measures), "县教委", "2025年底"]
    assert found["办好活动"].id == "d_1-1-2" and "举办读书节" in text[found["办好活动"].char_start :]


def test_rows_below_a_head_of_its_own_words() -> None:
    """What the cells hold tells: a short name, prose, bodies."""
    text = (
        "一、阅读\n|事项|做什么、做到什么程度|由谁来做|\n|---|---|---|\n"
        "|书屋有人管|每个社区建成1个书屋，配齐管理员。|县教委牵头，各社区居委会负责|\n|活动办得好|每年举办读书节；评选优秀读者。|文化站、读书会|\n"
    )
    found = plan("lower", text)
    assert [(c.kind, c.heading) for c in found.clauses] == [
        ("group", "阅读"), ("table", ""), ("task", "书屋有人管"), ("task", "活动办得好"),
    ]  # fmt: skip
    assert [r.raw for r in found.responsibilities] == ["县教委", "各社区居委会", "文化站", "读书会"]


@pytest.mark.parametrize(
    "table",
    [
        "附件\n任务分工表\n序号\t重点任务\t具体措施\t责任单位\n1\t建设书屋\t每个社区建成1个书屋。\t县教委\n2\t办好活动\t举办读书节。\t县教委\n",
        "主要指标\n序号\t指标名称\t2025年\t责任单位\n1\t阅读率（%）\t80\t县教委\n2\t书屋数（个）\t20\t县教委\n",
        "分工\n序号\t重点任务\t责任单位\n1\t建设书屋\t县教委\n2\t办好活动\t县教委\n",
    ],
)
def test_other_tables_stay_whole(table: str) -> None:
    """An annex of duties, indicators, a list that only names tasks."""
    clauses = segment(f"一、任务\n（一）建设书屋。每个社区建成1个。\n{table}", "d").clauses
    assert sum(clause.kind == "task" for clause in clauses) == 1


LIST = "附件\n读书任务清单\n序号\t重点任务\t工作内容\t牵头单位\t配合单位\t完成时限\n"
OWN_ROWS = (
    "1\t建设书屋\t每个社区至少建成1个书屋，配齐管理员。\t县教委\t县妇联\t2026年6月\n"
    "2\t办好活动\t每年举办读书节不少于2场；评选优秀读者。\t县文化局\t\t长期坚持\n"
)


def test_rows_of_an_annex_that_says_what_the_text_does_not() -> None:
    """The text leaves the tasks to the annex: its rows are tasks, with targets, sentences, bodies and dates of their own."""
    found = plan("lower", f"第一条（服务供给）服务供给的任务见附件第1项和第2项。\n{LIST}{OWN_ROWS}")
    assert [(c.depth, c.kind, c.label, c.heading) for c in found.clauses] == [
        (1, "task", "第一条", "服务供给"), (1, "annex", "附件", "读书任务清单"),
        (2, "table", "", ""), (2, "task", "1", "建设书屋"), (2, "task", "2", "办好活动"),
    ]  # fmt: skip
    assert [(t.origin, t.name, t.deadline) for t in found.indicators] == [
        ("prose", "每个社区书屋", "2026-06"), ("prose", "举办读书节", None),
    ]  # fmt: skip
    assert [m.text for m in found.measures if "annex" in m.clause_id] == [
        "每个社区至少建成1个书屋，配齐管理员。", "每年举办读书节不少于2场；", "评选优秀读者。",
    ]  # fmt: skip
    assert [(r.raw, r.role) for r in found.responsibilities] == [
        ("县教委", "lead"), ("县妇联", "member"), ("县文化局", "lead"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        "第一条　建设书屋。\n第二条　培训人员。\n",  # the names of tasks
        "第一条　推广阅读。每个社区至少建成1个书屋，配齐管理员。\n第二条　培训人员。\n",  # their sentences
    ],
)
def test_rows_of_an_annex_that_repeat_the_text(said: str) -> None:
    """Half of them do: a table."""
    assert all(c.kind == "table" for c in segment(said + LIST + OWN_ROWS, "d").clauses if "\t" in c.view.folded)


CARDS = """一、任务清单
本清单逐项落实。
（一）阅读类
【任务编号】A-01
【任务名称】建设书屋
【工作内容】每个社区建成1个书屋。配齐管理员。
【责任单位】县教委
【完成时限】2025年12月
【任务编号】A-02
【任务名称】办好活动
【工作内容】举办读书节。
【责任单位】县文化旅游委
"""


@pytest.mark.parametrize("layout", ["lines", "run on", "without numbers"])
def test_cards_of_fields_are_tasks(layout: str) -> None:
    """Number and name of a card are its label and heading; who and by when stay in its text."""
    text = CARDS
    if layout == "run on":
        text = text.replace("\n【任务名称", "【任务名称").replace("\n【责任", "【责任")
    if layout == "without numbers":
        text = "".join(line for line in CARDS.splitlines(True) if "编号" not in line)
    numbers = ("", "") if layout == "without numbers" else ("A-01", "A-02")
    assert outline(text) == [
        (1, "group", "一、", "任务清单"),
        (2, "group", "（一）", "阅读类"),
        (3, "task", numbers[0], "建设书屋"),
        (3, "task", numbers[1], "办好活动"),
    ]
    card = segment(text, "d").clauses[2]
    assert card.text[card.body :].strip().split("\n") == [
        "每个社区建成1个书屋。配齐管理员。",
        "【责任单位】县教委",
        "【完成时限】2025年12月",
    ]
    assert text[card.char_start] == "【"


def test_corner_brackets_that_are_no_cards_stay() -> None:
    """A title in 【】 before each article, a unit line."""
    text = "一、任务\n第一条 【建设书屋】每个社区建成1个书屋。\n【责任单位】县教委\n第二条 【任务名称】另行公布。\n"
    assert "【责任单位】县教委" in "".join(clause.text for clause in segment(text, "d").clauses)


@pytest.mark.parametrize("cells", ["\t\t\t", ""])
def test_rows_that_name_the_rows_below_them(cells: str) -> None:
    """“一、供给” in the first cell of a row and nothing in the others, the empty cells printed or not."""
    text = (
        "一、总体要求\n补齐短板，提高效能。\n二、重点任务\n清单\n序号\t重点任务\t具体举措\t责任单位\n"
        f"一、扩大供给{cells}\n1\t建设书屋\t每个社区建成1个书屋，配齐管理员。\t县教委\n2\t扩大馆藏\t新增图书3万册。\n每年更新一次。\t县文化局\n"
        f"二、优化服务{cells}\n3\t办好活动\t每年举办读书节，评选优秀读者。\t县教委、县妇联\n三、保障措施\n成立专班。\n"
    )
    found = plan("lower", text)
    assert [(c.depth, c.kind, c.label, c.heading) for c in found.clauses if c.kind != "table"] == [
        (1, "goal", "一、", "总体要求"), (1, "group", "二、", "重点任务"),
        (2, "group", "一、", "扩大供给"), (3, "task", "1", "建设书屋"), (3, "task", "2", "扩大馆藏"),
        (2, "group", "二、", "优化服务"), (3, "task", "3", "办好活动"), (1, "safeguard", "三、", "保障措施"),
    ]  # fmt: skip
    assert [r.raw for r in found.responsibilities] == ["县教委", "县文化局", "县教委", "县妇联"]


def test_cards_that_open_with_their_number_and_name() -> None:
    """【任务一】 is the label, the fields below it are no clauses, and bodies belong to the card."""
    text = (
        "技能人才实施方案\n一、重点任务\n【任务一】开展技能培训\n【工作目标】到2026年，培训6500人次。\n【责任单位】县教育局\n"
        "【任务二】建强培训载体\n【主要措施】\n支持共建基地。\n【责任单位】\n牵头单位：县财政局\n配合单位：县发改局\n"
    )
    assert outline(text)[2:] == [(2, "task", "【任务一】", "开展技能培训"), (2, "task", "【任务二】", "建强培训载体")]
    assert [r.raw for r in plan("lower", text).responsibilities] == ["县教育局", "县财政局", "县发改局"]
