"""Tables held apart by blanks, with cells that wrap: put together when certain, left alone when not."""

import pytest
from pairs import plan

DUTIES = """图书馆建设行动计划
一、主要任务
（一）开展馆藏普查检测。全面查清底数。
（二）改造馆舍。更新设备。
附件
          重点任务分工表

   序号  重点任务          牵头单位            配合单位                    完成时限

   1     开展馆藏普查检    市教委              市自然资源和规划局、市大    2026 年 12
         测                                    数据局                      月

   2     改造馆舍          市住房城乡建设      市财政局                    2025 年 6
                           局                                              月
"""

RATES = """图书馆建设行动计划
一、主要目标
            主要指标

   序号  类别      指标名称                  2023 年  2026 年  属性
    1    馆藏      古籍修复率（%）             41      100     约束性
    2              达到标准的街道分馆          36      ≥60     预期性
                   占比（%）
                   居民小区书屋专业化
    3    服务                                  52      ≥80     预期性
                   管理覆盖率（%）
"""


def test_bodies_of_wrapped_cells_are_whole() -> None:
    """A body cut by the end of a cell's line is one, and the cells beside it are others'."""
    found = plan("upper", DUTIES)
    assert [(body.raw, body.role) for body in found.responsibilities] == [
        ("市教委", "lead"),
        ("市自然资源和规划局", "member"),
        ("市大数据局", "member"),
        ("市住房城乡建设局", "lead"),
        ("市财政局", "member"),
    ]
    assert not found.issues
    assert [c.heading for c in found.clauses if c.id == found.responsibilities[0].clause_id] == ["开展馆藏普查检测"]


def test_names_of_wrapped_cells_are_whole() -> None:
    """Below their row, and around it where the print centres a cell."""
    found = [t for t in plan("upper", RATES).indicators if t.role == "target"]
    assert [(t.name, t.value, t.unit, t.baseline_value) for t in found] == [
        ("古籍修复率", 100.0, "%", 41.0),
        ("达到标准的街道分馆占比", 60.0, "%", 36.0),
        ("居民小区书屋专业化管理覆盖率", 80.0, "%", 52.0),
    ]


@pytest.mark.parametrize(("old", "new"), [("   2     改造", "   3     改造"), ("市教委              ", "市教委 ")])
def test_what_is_uncertain_is_not_put_together(old: str, new: str) -> None:
    """A number that is missing, or a cell under two heads."""
    assert "市大数据局" not in [body.raw for body in plan("upper", DUTIES.replace(old, new)).responsibilities]


def test_a_head_of_two_rows_with_breaks() -> None:
    """As converters from PDF write it: the years below, a rule between, `<br>` in the cells."""
    table = (
        "| 类别 | 指标名称（单位） | 2023年 |  |\n|---|---|---|---|\n|  |  | 基数 | 2026年<br>目标 |\n"
        "| 馆藏 | 古籍<br>修复率（%） | 24 | ≥40 |\n|  | 街道分馆（个） | / | 38 |\n"
    )
    found = plan("upper", f"图书馆建设行动计划\n一、主要目标\n表1 主要指标\n\n{table}").indicators
    assert [(t.name, t.value, t.deadline) for t in found if t.role == "target"] == [
        ("古籍修复率", 40.0, "2026"),
        ("街道分馆", 38.0, "2026"),
    ]


def test_a_letter_spaced_head_is_one_cell() -> None:
    """指  标 is a head; what wraps below a row's name goes on with it."""
    spaced = """图书馆建设行动计划
一、主要目标
序号   指    标                    2025年   2026年   2028年
 1   公共书屋在架图书占比（%）         54.3      —      ≥60
 2   馆员本科以上                      79.6     >85      —
     学历比例（%）
 3   完成书屋标准化建设的               6       14       38
     社区（个）
"""
    found = plan("upper", spaced).indicators
    assert [(t.name, t.value, t.unit, t.deadline) for t in found] == [
        ("公共书屋在架图书占比", 60.0, "%", "2028"),
        ("馆员本科以上学历比例", 85.0, "%", "2026"),
        ("完成书屋标准化建设的社区", 14.0, "个", "2026"),
        ("完成书屋标准化建设的社区", 38.0, "个", "2028"),
    ]
