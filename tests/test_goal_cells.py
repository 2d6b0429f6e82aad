"""Tables of duties printed one cell a line whose rows say what is to be reached."""

from pairs import plan

TEXT = """阅读推广行动计划
一、主要任务
（一）建设书屋。加强统筹，书屋按时开放率保持在90%。
（二）推广阅读。组织读书节。
（三）保护古籍。开展普查。
附件
重点任务清单
序号
重点任务
目标要求
牵头单位
完成时限
1
建设书屋
新建书屋 1500 个、书亭 40
个
市教育局
2026 年 12 月
— 1 —
序号
重点任务
目标要求
牵头单位
完成时限
2
推广阅读
各县（市、区）均出台实施细则
市民政局
2027 年 6 月
3
保护古籍
古籍普查完成率达到
100%
市文化旅游局
2027 年 12 月
— 2 —
"""


def test_goals_are_targets_with_the_date_of_their_row() -> None:
    """A cell may wrap; the dates at the foot of each page are no running feet."""
    found = plan("upper", TEXT, issued_on="2025-03-01", period_start=2025, period_end=2027).indicators
    assert [(t.name, t.value, t.deadline) for t in found] == [
        ("书屋按时开放率", 90.0, None),
        ("书屋", 1500.0, "2026-12"),
        ("书亭", 40.0, "2026-12"),
        ("各县（市、区）出台实施细则", None, "2027-06"),
        ("古籍普查完成率", 100.0, "2027-12"),
    ]


def test_bodies_belong_to_the_tasks_the_rows_name() -> None:
    """The words of a goal are no part of the task's name."""
    read = plan("upper", TEXT)
    headings = {clause.id: clause.heading for clause in read.clauses}
    assert [(headings[r.clause_id], r.raw) for r in read.responsibilities] == [
        ("建设书屋", "市教育局"),
        ("推广阅读", "市民政局"),
        ("保护古籍", "市文化旅游局"),
    ]


def test_a_list_of_duties_without_goals_states_none() -> None:
    """Numbers in the names of tasks are told in the tasks."""
    found = plan("upper", TEXT.replace("目标要求\n", "").replace("新建书屋 1500 个、书亭 40\n个\n", "")).indicators
    assert [t.name for t in found if t.origin == "table"] == []
