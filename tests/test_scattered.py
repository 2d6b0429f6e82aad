"""Ruined tables: names whose end stands behind their values or around a category, told by the prose of the plan."""

import pytest
from pairs import plan

PLAN = """阅读计划
一、工作目标
{prose}
表1 主要指标
序
号
类别
指标名称
单位
2023年
2026年
{rows}
二、主要任务
（一）建设书房。配齐书架。
"""
PROSE = "到2026年，社区书房数字化建成率明显提高，馆员和志愿者岗位培训达标率持续上升，公共阅读驿站更加普及。"
ROWS = """1
社区书房数字
% 62 100
化建成率
2 馆员和志愿者岗位培训达
服务
能力
标率
% 78.5 100
3
座
3 6
公共阅读驿站
4 读者满意率 % 94.2 98"""


def rows(prose: str) -> list[tuple[str, str, float | None]]:
    """Name, unit and value of the targets of the table."""
    found = plan("upper", PLAN.format(prose=prose, rows=ROWS)).indicators
    return [(i.name, i.unit, i.value) for i in found if i.origin == "table"]


def test_the_prose_puts_names_together() -> None:
    """In the order printed, with their units."""
    assert rows(PROSE) == [
        ("社区书房数字化建成率", "%", 100.0),
        ("馆员和志愿者岗位培训达标率", "%", 100.0),
        ("公共阅读驿站", "座", 6.0),
        ("读者满意率", "%", 98.0),
    ]


@pytest.mark.parametrize("prose", ["", "到2026年，公共文化更加繁荣。"])
def test_without_it_nothing_is_guessed(prose: str) -> None:
    """The values are told all the same."""
    assert [value for *_, value in rows(prose)] == [100.0, 100.0, 6.0, 98.0]
    assert ("社区书房数字化建成率", "%", 100.0) not in rows(prose)
