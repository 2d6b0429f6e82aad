"""Rows of a table that was printed one cell a line, empty cells leaving no line behind.

Read only when every row is certain: its running number where the head has one, a name, a unit where the head has a column of
units, and no more values than columns; or as many cells as heads. A value that is missing is the starting point, for a target
that states no level is none. A word between two numbered rows names the group of those below it.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from extractor.extract.tables.rows import (
    NUMBER_HEADS,
    Line,
    Row,
    category_column,
    is_head,
    is_level,
    is_unit,
    is_value,
    name_column,
    unit_column,
    value_column,
)

_EMPTY = re.compile(r"[/—–-]+")
_NATURE = re.compile(r"约束性|预期性")
_WORD = re.compile(r"[一-鿿]{2}")
_GROUP = re.compile(r"[一-鿿“”、(一二三四五六七八九十)]{2,14}")


def stacked_rows(lines: Sequence[Line]) -> tuple[list[str], list[Row]]:
    """Heads of the value columns and the rows; both empty unless the table is certainly printed cell by cell.

    >>> text = "序号 指标 单位 2020年 2025年 1 甲率 % 55 60 2 乙数 个 8".split()
    >>> heads, rows = stacked_rows([Line(t, k, k + 1) for k, t in enumerate(text)])
    >>> heads, [(row.name, row.unit, row.cells) for row in rows]
    (['2020年', '2025年'], [('甲率', '%', ['55', '60']), ('乙数', '个', ['', '8'])])
    >>> text = "类别 指标 2025年 性质 服务 甲率 ≥60% 预期性 乙数 8个 约束性".split()
    >>> [(row.category, row.name, row.cells) for row in stacked_rows([Line(t, k, k + 1) for k, t in enumerate(text)])[1]]
    [('服务', '甲率', ['≥60%']), ('服务', '乙数', ['8个'])]
    """
    cells = [Line("".join(line.text.split()), line.start, line.end) for line in lines]
    cells, groups = _without_groups(cells)
    heads, start = head_cells(cells)
    values = [head for head in heads if value_column(head)]
    if not values or sum(map(name_column, heads)) != 1:
        return [], []
    rows: list[Row] = []
    has_unit, has_category = any(map(unit_column, heads)), any(map(category_column, heads))
    rest = without_heads(cells[start:], [cell.text for cell in cells[start - len(heads) : start]])
    numbered = heads[0] in NUMBER_HEADS
    for number, own in enumerate(cut_rows(rest, numbered), 1):
        row = _row(own, len(values), has_unit, has_category) or _by_position(own, heads)
        if row is None or (numbered and own[0].text != str(number)):
            return [], []
        if not has_category:
            row = row._replace(category=groups.get(number) or (rows[-1].category if rows else ""))
        else:
            row = row._replace(category=row.category or (rows[-1].category if rows else ""))
        rows.append(row)
    return (values, rows) if len(rows) > 1 and (not has_category or rows[0].category) else ([], [])


def _without_groups(cells: Sequence[Line]) -> tuple[list[Line], dict[int, str]]:
    """The cells but for words that stand between a finished row and the number of the next, or the head and the first row; those by number.

    >>> cells, groups = _without_groups([Line(t, 0, 1) for t in "序号 指标 目标 服务 1 甲率 60% 环境 2 乙率 70%".split()])
    >>> [cell.text for cell in cells], groups
    (['序号', '指标', '目标', '1', '甲率', '60%', '2', '乙率', '70%'], {1: '服务', 2: '环境'})
    """
    heads, start = head_cells(cells)
    if heads[0] not in NUMBER_HEADS:
        return list(cells), {}
    width = len(heads) - _names_group(heads[-1])
    groups: dict[int, str] = {}
    kept: list[Line] = []
    row = number = 0  # index and number of the cell that the last row opens with
    for k, cell in enumerate(cells):
        named = k + 1 < len(cells) and not _follows_name(cells[k + 1].text)
        if k >= start and named and cell.text == str(number + 1):
            grouped = _names_group(kept[-1].text)
            before = cells[k - 1 - grouped].text
            if not number or is_level(before) or k - row - grouped == width:
                number, row = number + 1, k
                if grouped:
                    groups[number] = kept.pop().text
        kept.append(cell)
    return kept, groups


def _names_group(text: str) -> bool:
    return _GROUP.fullmatch(text) is not None and not (
        is_head(text) or is_level(text) or is_unit(text) or _NATURE.fullmatch(text)
    )


def head_cells(cells: Sequence[Line]) -> tuple[list[str], int]:
    """The heads, and where the first row begins; up to its number whatever stands there, else one head a line."""
    texts = [cell.text for cell in cells]
    first = next((k for k, text in enumerate(texts) if text in NUMBER_HEADS), None)
    if first is not None:
        start = next((k for k in range(first, len(cells)) if texts[k] == "1"), len(cells))
        return texts[first:start], start
    first = next((k for k, text in enumerate(texts) if is_head(text)), len(texts))
    heads = list(takewhile(is_head, texts[first:]))
    start = first + len(heads)
    if sum(map(name_column, heads)) > 1 and name_column(heads[0]):
        del heads[0]  # 主要指标 above the first head is the title
    return heads or [""], start


def without_heads(cells: Sequence[Line], heads: Sequence[str]) -> list[Line]:
    """The cells but for heads that are printed again on the next page."""
    kept: list[Line] = []
    k = 0
    while k < len(cells):
        again = cells[k].text == heads[0] and [cell.text for cell in cells[k : k + len(heads)]] == heads
        kept += () if again else cells[k : k + 1]
        k += len(heads) if again else 1
    return kept


def cut_rows(cells: Sequence[Line], numbered: bool) -> Iterator[Sequence[Line]]:
    """The cells of each row: from a number that a name follows, or from a name that follows a value, to the next one."""
    start, number = 0, 1
    for k in range(2, len(cells) - 1):
        if numbered:
            fresh = cells[k].text == str(number + 1) and not _follows_name(cells[k + 1].text) and k >= start + 2
        else:
            fresh = not _follows_name(cells[k].text) and _follows_name(cells[k - 1].text)
        if fresh:
            yield cells[start:k]
            start, number = k, number + 1
    yield cells[start:]


def _follows_name(text: str) -> bool:
    return is_level(text) or _NATURE.fullmatch(text) is not None


def _row(cells: Sequence[Line], width: int, has_unit: bool, has_category: bool) -> Row | None:
    """One row: number, group, name in one piece or more, unit, values, and what kind of target it is."""
    texts = [cell.text for cell in cells if not _NATURE.fullmatch(cell.text)]
    first = 1 if texts and texts[0].isdigit() else 0
    at = len(texts)
    while at > first and is_value(texts[at - 1]):
        at -= 1
    found, unit = texts[at:], ""
    if has_unit and len(found) > width and _EMPTY.fullmatch(found[0]):
        found, has_unit = found[1:], False  # a coefficient has no unit
    if has_unit and at > first + 1 and is_unit(texts[at - 1]):
        at, unit = at - 1, texts[at - 1]
    group = texts[first] if has_category and at == first + 2 else ""
    if has_category and at > first + 2:
        return None  # which of the words wraps, nothing tells
    name = "".join(texts[first + bool(group) : at])
    if not _WORD.search(name) or is_level(name) or not 0 < len(found) <= width or bool(unit) != has_unit:
        return None
    return Row(group, name, unit, [""] * (width - len(found)) + found, cells[0].start, cells[-1].end)


def _by_position(cells: Sequence[Line], heads: Sequence[str]) -> Row | None:
    """A row of as many cells as there are heads, its unit in its place; what stands where a value is expected may say it in words."""
    if len(cells) != len(heads) or any(map(category_column, heads)):
        return None  # a group that rows share stands in the first of them
    told = dict(zip(heads, [cell.text for cell in cells], strict=True))
    name = next(text for head, text in told.items() if name_column(head))
    unit = next((text for head, text in told.items() if unit_column(head)), "")
    values = [text for head, text in told.items() if value_column(head)]
    if not _WORD.search(name) or is_level(name) or not (is_unit(unit) or _EMPTY.fullmatch(unit)):
        return None
    return Row("", name, unit.strip("/—–-"), values, cells[0].start, cells[-1].end)
