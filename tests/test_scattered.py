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
    """The values are told all the same, but for one beside which only its unit stands."""
    assert [value for *_, value in rows(prose)] == [100.0, 100.0, 98.0]
    assert ("社区书房数字化建成率", "%", 100.0) not in rows(prose)


def test_a_head_printed_again_and_figures_in_names() -> None:
    """The head of the next page is no category, nor is the figure a name begins with; a unit may end a row."""
    table = "表1 主要指标\n序号 分类 指标名称 2023 年 2026 年\n1\n借阅\n服务\n人均年借阅次数（次） 2.6 ≥6\n2 24 小时自助借还点（个） 3 12\n— 2 —\n序号 分类 指标名称 2023 年 2026 年\n3 书屋达标率（%） 61 95\n4\n残障人士无障碍设施安装率\n70 100\n（%）\n"
    found = plan(
        "upper", f"阅读计划\n一、工作目标\n到2026年，服务更好。\n{table}二、主要任务\n（一）建设书房。配齐书架。\n"
    ).indicators
    assert [(i.name, i.unit, i.value, i.category) for i in found] == [
        ("人均年借阅次数", "次", 6.0, "借阅服务"),
        ("24小时自助借还点", "个", 12.0, "借阅服务"),
        ("书屋达标率", "%", 95.0, "借阅服务"),
        ("残障人士无障碍设施安装率", "%", 100.0, "借阅服务"),
    ]
