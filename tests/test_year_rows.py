"""Tables printed one cell a line whose rows are years: recognised by their caption, read by year and place."""

import pytest
from pairs import plan

PLAN = """湿地修复行动计划
一、工作目标
到2026年，修复面积逐年增加，各年计划见表1。
表1 湿地修复推进计划表
{head}
{rows}
注：湖面面积按照30平方公里计。
二、重点任务
（一）修复湿地。加强保护。
"""
HEAD = ["年份", "修复片区", "修复面积\n（平方公里）", "修复面积\n占比", "片区", "总计"]
ROWS = [
    ["2022年-2023年", "东湖、\n南湖", "5.20", "5.20", "17%"],
    ["2024年", "西湖", "4.00", "12.20", "41%", "北塘", "3.00"],
    ["2025年", "柳溪", "2.80", "15.00", "50%"],
    ["2026年", "桥湾", "6", "21", "70%"],
]
EXPECTED = [
    ("baseline_fact", "东湖、南湖修复面积", 5.2, "平方公里", None),
    ("baseline_fact", "修复面积总计", 5.2, "平方公里", None),
    ("baseline_fact", "修复面积占比", 17.0, "%", None),
    ("target", "西湖修复面积", 4.0, "平方公里", "2024"),
    ("target", "修复面积总计", 12.2, "平方公里", "2024"),
    ("target", "修复面积占比", 41.0, "%", "2024"),
    ("target", "北塘修复面积", 3.0, "平方公里", "2024"),
    ("target", "柳溪修复面积", 2.8, "平方公里", "2025"),
    ("target", "修复面积总计", 15.0, "平方公里", "2025"),
    ("target", "修复面积占比", 50.0, "%", "2025"),
    ("target", "桥湾修复面积", 6.0, "平方公里", "2026"),
    ("target", "修复面积总计", 21.0, "平方公里", "2026"),
    ("target", "修复面积占比", 70.0, "%", "2026"),
]


def read(
    head: list[str], rows: list[list[str]], gap: str = "\n\n"
) -> list[tuple[str, str, float | None, str, str | None]]:
    """Role, name, value, unit and deadline of what the plan states."""
    text = PLAN.replace("\n", gap).format(head=gap.join(head), rows=gap.join(cell for row in rows for cell in row))
    found = plan("upper", text, issued_on="2024-05-06").indicators
    return [(t.role, t.name, t.value, t.unit, t.deadline) for t in found]


def test_each_year_has_its_levels_and_each_place_its_own() -> None:
    """Several places of a year share the sum; what had been reached before the plan is a fact."""
    assert read(HEAD, ROWS) == EXPECTED


def test_no_blank_line_need_stand_between_cells() -> None:
    """Cells that do not wrap need none."""
    head = [cell.replace("\n", "") for cell in HEAD]
    assert read(head, [[cell.replace("\n", "") for cell in row] for row in ROWS], "\n") == EXPECTED


def test_a_year_behind_the_values_opens_no_row() -> None:
    """When something is to be looked at again is no level."""
    head = ["年份", "编制区域", "编制面积（平方公里）", "评估计划"]
    rows = [
        ["2024年", "西湖", "4.42", "2026年"],
        ["2025年", "柳溪", "14.00", "2027年"],
        ["2026年", "桥湾", "4.62", "/"],
    ]
    assert read(head, rows) == [
        ("target", "西湖编制面积", 4.42, "平方公里", "2024"),
        ("target", "柳溪编制面积", 14.0, "平方公里", "2025"),
        ("target", "桥湾编制面积", 4.62, "平方公里", "2026"),
    ]


@pytest.mark.parametrize("row, cell", [(1, 3), (3, 2), (2, 1)])
def test_where_a_cell_is_missing_nothing_is_read(row: int, cell: int) -> None:
    """Which column it belonged to, nothing tells; and no cell gets into the prose."""
    rows = [[c for k, c in enumerate(cells) if (n, k) != (row, cell)] for n, cells in enumerate(ROWS)]
    assert read(HEAD, rows) == []
