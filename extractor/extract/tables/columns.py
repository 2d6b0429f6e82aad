"""Rows of a table that was printed column by column: all names, then all values, in whatever order the columns came.

Read only when the count fits exactly: every column but that of the groups has as many cells as there are rows, values are
values, names words.
"""

import re
from collections.abc import Iterator, Sequence, Set

from extractor.extract.tables.blocks import whole_names
from extractor.extract.tables.rows import (
    NAME,
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


def column_rows(lines: Sequence[Line]) -> tuple[list[str], list[Row]]:
    """Heads of the value columns and the rows; both empty unless the table is certainly printed by column.

    >>> text = "指标\\n甲率(%)\\n乙率(%)\\n2025年\\n55\\n60"
    >>> at = [0, 3, 9, 15, 21, 24]
    >>> heads, rows = column_rows([Line(t, a, a + len(t)) for t, a in zip(text.split("\\n"), at, strict=True)])
    >>> heads, [(row.name, row.cells) for row in rows]
    (['2025年'], [('甲率(%)', ['55']), ('乙率(%)', ['60'])])
    """
    if not any(map(_heads_names, lines)):
        return [], []
    cells = [cell for line in lines for cell in _cells(line)]
    known = {text for text in {cell.text for cell in cells} if is_head(text)}
    first = next((k for k, cell in enumerate(cells) if cell.text in known), len(cells))
    heads: list[str] = []
    rows: list[Row] = []
    for page in _pages(cells[first:], known):
        table = _interleaved(page, known)
        found = _rows(table, len(rows))
        own = [head for head, _ in table if value_column(head)]
        if not found or (heads and own != heads):
            return [], []
        heads, rows = own, rows + found
    return heads, rows


def _pages(cells: Sequence[Line], known: Set[str]) -> Iterator[Sequence[Line]]:
    """The cells of each page: the first of the `known` heads is printed again at the top of the next one."""
    names = [cell.text for cell in cells if cell.text in known]
    opening = next((name for name in names if names.count(name) > 1), "")
    starts = [k for k, cell in enumerate(cells) if cell.text == opening] or [0]
    for start, end in zip(starts, [*starts[1:], len(cells)], strict=True):
        yield cells[0 if start == starts[0] else start : end]


def _rows(table: Sequence[tuple[str, list[Line]]], before: int) -> list[Row]:
    """The rows of a page, `before` of which stand on others; none unless each column holds what its head says."""
    heads = [head for head, _ in table]
    values = [k for k, head in enumerate(heads) if value_column(head)]
    name = next((k for k, head in enumerate(heads) if name_column(head)), None)
    if not values or name is None or not _certain(table, values, name, before):
        return []
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
    return rows


def _heads_names(line: Line) -> bool:
    """Whether one of the cells of a line is the head of the names; told with less work than `_cells`."""
    pieces = line.text.split()
    whole = "".join(pieces)
    if not NAME.search(whole):
        return False
    return any(
        is_head(cell) and name_column(cell) for cell in (whole, *pieces, *line.text.replace(" 年", "年").split())
    )


def _cells(line: Line) -> Iterator[Line]:
    """The pieces between blanks; a head may be letter-spaced: 指 标 名 称."""
    whole = "".join(line.text.split())
    if is_head(whole):
        yield Line(whole, line.start, line.end)
        return
    for piece in _PIECE.finditer(line.text):
        yield Line(piece[0].replace(" ", ""), line.start + piece.start(), line.start + piece.end())


def _interleaved(cells: Sequence[Line], known: Set[str]) -> list[tuple[str, list[Line]]]:
    """Each of the `known` heads followed by its column."""
    table: list[tuple[str, list[Line]]] = []
    for cell in cells:
        if cell.text in known:
            table.append((cell.text, []))
        elif table:
            table[-1][1].append(cell)
    if table and not table[0][1]:
        del table[0]  # 主要指标 above the first column is the table's title
    sizes = {len(column) for head, column in table if not (name_column(head) or category_column(head))}
    if len(table) < 2 or len(sizes) != 1 or (size := sizes.pop()) < 2:
        return []
    table = [
        (head, whole_names(column, size) if name_column(head) and len(column) > size else column)
        for head, column in table
    ]
    # Of a column of groups only the first cell of each is printed, and nothing tells how far it goes down.
    table = [
        (head, column)
        for head, column in table
        if len(column) == size or not (len(column) < size and category_column(head))
    ]
    return table if all(len(column) == size for _, column in table) else []


def _certain(table: Sequence[tuple[str, list[Line]]], values: Sequence[int], name: int, before: int) -> bool:
    """Whether every column holds what its head says."""
    numbered = [column for head, column in table if head in ("序号", "编号")]
    return (
        all(is_value(cell.text) for k in values for cell in table[k][1])
        and all(_WORD.search(cell.text) for cell in table[name][1])
        and all([c.text for c in column] == [str(before + n) for n in range(1, len(column) + 1)] for column in numbered)
        and any(head_year(table[k][0]) or "目标" in table[k][0] for k in values)
    )
