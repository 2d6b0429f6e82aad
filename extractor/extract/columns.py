"""Rows of a table that was printed column by column: all names, then all values, in whatever order the columns came.

Read only when the count fits exactly: every column but that of the groups has as many cells as there are rows, values are
values, names words.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.extract.rows import (
    Line,
    Row,
    category_column,
    head_year,
    is_head,
    is_value,
    name_column,
    unit_column,
    value_column,
)

_PIECE = re.compile(r"\d{4} ?年\S*|\S+")  # 2025 年 is one cell
_WORD = re.compile(r"[一-鿿]")


class _Cell(NamedTuple):
    text: str
    start: int
    end: int


def column_rows(lines: Sequence[Line]) -> tuple[list[str], list[Row]]:
    """Heads of the value columns and the rows; both empty unless the table is certainly printed by column.

    >>> text = "指标\\n甲率(%)\\n乙率(%)\\n2025年\\n55\\n60"
    >>> at = [0, 3, 9, 15, 21, 24]
    >>> heads, rows = column_rows([Line(t, a, a + len(t)) for t, a in zip(text.split("\\n"), at, strict=True)])
    >>> heads, [(row.name, row.cells) for row in rows]
    (['2025年'], [('甲率(%)', ['55']), ('乙率(%)', ['60'])])
    """
    cells = [
        _Cell(m[0].replace(" ", ""), line.start + m.start(), line.start + m.end())
        for line in lines
        for m in _PIECE.finditer(line.text)
    ]
    note = next((k for k, cell in enumerate(cells) if cell.text.startswith("注:")), len(cells))
    cells = cells[:note]
    first = next((k for k, cell in enumerate(cells) if is_head(cell.text)), len(cells))
    table = _interleaved(cells[first:])
    heads = [head for head, _ in table]
    values = [k for k, head in enumerate(heads) if value_column(head)]
    name = next((k for k, head in enumerate(heads) if name_column(head)), None)
    if not values or name is None or not _certain(table, values, name):
        return [], []
    unit = next((k for k, head in enumerate(heads) if unit_column(head)), None)
    category = next((k for k, head in enumerate(heads) if category_column(head)), None)
    rows = []
    for n, cell in enumerate(table[name][1]):
        of_row = [column[n] for _, column in table]
        start, end = min(c.start for c in of_row), max(c.end for c in of_row)
        rows.append(
            Row(
                of_row[category].text if category is not None else "",
                cell.text,
                of_row[unit].text if unit is not None else "",
                [of_row[k].text for k in values],
                start,
                end,
                (cell.start, cell.end),
            )
        )
    return [heads[k] for k in values], rows


def _interleaved(cells: Sequence[_Cell]) -> list[tuple[str, list[_Cell]]]:
    """Each head followed by its column."""
    table: list[tuple[str, list[_Cell]]] = []
    for cell in cells:
        if is_head(cell.text):
            table.append((cell.text, []))
        elif table:
            table[-1][1].append(cell)
    if table and not table[0][1]:
        del table[0]  # 主要指标 above the first column is the table's title
    sizes = {len(column) for head, column in table if not (name_column(head) or category_column(head))}
    if len(table) < 2 or len(sizes) != 1 or (size := sizes.pop()) < 2:
        return []
    table = [(head, _unwrapped(column, size)) for head, column in table]
    # Of a column of groups only the first cell of each is printed, and nothing tells how far it goes down.
    table = [
        (head, column)
        for head, column in table
        if len(column) == size or not 0 < len(column) < size or not category_column(head)
    ]
    return table if all(len(column) == size for _, column in table) else []


def _unwrapped(column: list[_Cell], size: int) -> list[_Cell]:
    """A column of names with the wrapped ones joined, where a unit in a bracket ends every name: …改造户⏎数(户)."""
    if len(column) <= size:
        return column
    names: list[_Cell] = []
    for cell in column:
        if names and not names[-1].text.endswith(")"):
            names[-1] = _Cell(names[-1].text + cell.text, names[-1].start, cell.end)
        else:
            names.append(cell)
    return names


def _certain(table: Sequence[tuple[str, list[_Cell]]], values: Sequence[int], name: int) -> bool:
    """Whether every column holds what its head says."""
    numbered = [column for head, column in table if head in ("序号", "编号")]
    return (
        all(is_value(cell.text) for k in values for cell in table[k][1])
        and all(_WORD.search(cell.text) for cell in table[name][1])
        and all([c.text for c in column] == [str(n + 1) for n in range(len(column))] for column in numbered)
        and any(head_year(table[k][0]) or "目标" in table[k][0] for k in values)
    )
