"""Rows of a table that was printed column by column: all names, then all values, in whatever order the columns came.

Read only when the count fits exactly: every column has as many cells as there are rows, values are values, names words.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.extract.rows import Line, Row, category_column, head_year, name_column, unit_column, value_column

_HEAD = re.compile(
    r"(?:序号|编号|(?:主要|核心)?(?:指标)?(?:名称)?|(?:计量)?单位|分类|类别|领域|(?:指标)?(?:属性|性质|类型)|备注|责任单位|牵头单位"
    r"|[“(]?(?:\d{4}|十[三四五六]五)”?[年末期]*[^\d\s]{0,5}|(?:现状|基期|目标)值?)(?:\(\d{4}年?\))?"
)
_VALUE = re.compile(
    r"(?:[≥≤<>]=?|不低于|不少于|不超过|超过)?\[?\d[\d.,]*(?:[—–~-]\d[\d.]*)?(?:[/:]\d+)?[%‰]?\]?(?:以上|以下|以内|左右)?|[/—–-]+"
)
_CELL = re.compile(r"\S+")
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
        _Cell(m[0], line.start + m.start(), line.start + m.end()) for line in lines for m in _CELL.finditer(line.text)
    ]
    first = next((k for k, cell in enumerate(cells) if _is_head(cell.text)), len(cells))
    table = _interleaved(cells[first:]) or _heads_first(cells[first:])
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


def _is_head(text: str) -> bool:
    return bool(text) and bool(_HEAD.fullmatch(text)) and not _VALUE.fullmatch(text)


def _interleaved(cells: Sequence[_Cell]) -> list[tuple[str, list[_Cell]]]:
    """Each head followed by its column."""
    table: list[tuple[str, list[_Cell]]] = []
    for cell in cells:
        if _is_head(cell.text):
            table.append((cell.text, []))
        elif table:
            table[-1][1].append(cell)
    counts = {len(column) for _, column in table}
    return table if len(table) > 1 and len(counts) == 1 and counts.pop() > 1 else []


def _heads_first(cells: Sequence[_Cell]) -> list[tuple[str, list[_Cell]]]:
    """All heads, then the columns one after the other."""
    width = next((k for k, cell in enumerate(cells) if not _is_head(cell.text)), 0)
    data = [cell for cell in cells[width:] if not cell.text.startswith("注:")]
    if width < 2 or len(data) % width or len(data) < 2 * width:
        return []
    height = len(data) // width
    return [(cells[k].text, data[k * height : (k + 1) * height]) for k in range(width)]


def _certain(table: Sequence[tuple[str, list[_Cell]]], values: Sequence[int], name: int) -> bool:
    """Whether every column holds what its head says."""
    numbered = [column for head, column in table if head in ("序号", "编号")]
    return (
        all(_VALUE.fullmatch(cell.text) for k in values for cell in table[k][1])
        and all(_WORD.search(cell.text) for cell in table[name][1])
        and all([c.text for c in column] == [str(n + 1) for n in range(len(column))] for column in numbered)
        and any(head_year(table[k][0]) or "目标" in table[k][0] for k in values)
    )
