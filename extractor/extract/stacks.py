"""Rows of a table that was printed one cell a line, empty cells leaving no line behind.

Read only when every row is certain: its running number, a name, a unit where the head has a column of units, and no more
values than columns. A value that is missing is the starting point, for a target that states no level is none.
"""

import re
from collections.abc import Sequence

from extractor.extract.rows import Line, Row, category_column, is_unit, name_column, unit_column, value_column

_VALUE = re.compile(
    r"(?:[≥≤<>]=?|不低于|不少于|不超过|超过)?[\[(]?\d[\d.,]*(?:[—–~-]\d[\d.]*)?(?:[/:]\d+)?[%‰]?[\])]?(?:以上|以下|以内|左右)?|[/—–-]+|全覆盖"
)
_EMPTY = re.compile(r"[/—–-]+")
_NATURE = re.compile(r"约束性|预期性")
_WORD = re.compile(r"[一-鿿]{2}")


def stacked_rows(lines: Sequence[Line]) -> tuple[list[str], list[Row]]:
    """Heads of the value columns and the rows; both empty unless the table is certainly printed cell by cell.

    >>> text = "序号 指标 单位 2020年 2025年 1 甲率 % 55 60 2 乙数 个 8".split()
    >>> heads, rows = stacked_rows([Line(t, k, k + 1) for k, t in enumerate(text)])
    >>> heads, [(row.name, row.unit, row.cells) for row in rows]
    (['2020年', '2025年'], [('甲率', '%', ['55', '60']), ('乙数', '个', ['', '8'])])
    """
    texts = ["".join(line.text.split()) for line in lines]
    if "序号" not in texts:
        return [], []
    cells = [line._replace(text=text) for line, text in zip(lines, texts, strict=True)]
    first = texts.index("序号")
    start = next((k for k in range(first, len(cells)) if cells[k].text == "1"), len(cells))
    heads = [cell.text for cell in cells[first + 1 : start]]
    values = [head for head in heads if value_column(head)]
    if not values or sum(map(name_column, heads)) != 1 or any(map(category_column, heads)):
        return [], []
    rows: list[Row] = []
    has_unit = any(map(unit_column, heads))
    while start < len(cells):
        end = _row_end(cells, start, len(rows) + 2)
        row = _row(cells[start:end], len(values), has_unit)
        if row is None or cells[start].text != str(len(rows) + 1):
            return [], []
        rows.append(row)
        start = end
    return (values, rows) if len(rows) > 1 else ([], [])


def _row_end(cells: Sequence[Line], start: int, number: int) -> int:
    """Where the row behind begins: at its number, which a name follows."""
    for k in range(start + 2, len(cells) - 1):
        if cells[k].text == str(number) and not _VALUE.fullmatch(cells[k + 1].text):
            return k
    return len(cells)


def _row(cells: Sequence[Line], width: int, has_unit: bool) -> Row | None:
    """One row: number, name in one piece or more, unit, values, and what kind of target it is."""
    texts = [cell.text for cell in cells if not _NATURE.fullmatch(cell.text)]
    at = len(texts)
    while at > 1 and _VALUE.fullmatch(texts[at - 1]):
        at -= 1
    found, unit = texts[at:], ""
    if has_unit and len(found) > width and _EMPTY.fullmatch(found[0]):
        found, has_unit = found[1:], False  # a coefficient has no unit
    if has_unit and at > 2 and is_unit(texts[at - 1]):
        at, unit = at - 1, texts[at - 1]
    name = "".join(texts[1:at])
    if not _WORD.search(name) or not 0 < len(found) <= width or bool(unit) != has_unit:
        return None
    return Row("", name, unit, [""] * (width - len(found)) + found, cells[0].start, cells[-1].end)
