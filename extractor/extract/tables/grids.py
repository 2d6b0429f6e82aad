"""Rows of tables whose cells are parted by tabs or pipes."""

import re
from collections.abc import Sequence

from extractor.extract.tables.rows import (
    Line,
    Row,
    category_column,
    head_year,
    is_unit,
    name_column,
    spare_column,
    unit_column,
    value_column,
)
from extractor.markup import FILL

_HEAD_WORD = re.compile(r"指标|目标|序号|名称|现状|基期|项目|类别")
_BREAK = re.compile("<br/?>")
_LEVEL = re.compile(r"[≥≤<>]*[\d.—–~%/-]+")
_GROUP_NUMBER = re.compile(r"^\(?[一二三四五六七八九十]+[、)]?$")


def grid_rows(lines: Sequence[Line]) -> tuple[list[str], list[Row]]:
    """Heads of the value columns and the rows; both empty when the table states no levels."""
    table = [(line, cells) for line in lines if not set("".join(cells := cells_of(line.text))) <= set("-: ")]
    at = next((k for k, (_, cells) in enumerate(table) if _is_head(cells)), None)
    if at is None:
        return [], []
    heads = table[at][1]
    if at + 1 < len(table) and _is_second_head(table[at + 1][1], heads):
        heads, at = _joined(heads, table[at + 1][1]), at + 1
    values = [k for k, head in enumerate(heads) if value_column(head)]
    names = [k for k, head in enumerate(heads) if name_column(head) and k not in values]
    if not values or not names:
        return [], []
    values += [k for k, head in enumerate(heads) if spare_column(head) and k not in (*values, *names)]
    below = _whole(table[at + 1 :], len(heads), min(values))
    return [heads[k] for k in values], list(_rows(below, heads, names[-1], values))


def _whole(table: Sequence[tuple[Line, list[str]]], size: int, first: int) -> list[tuple[Line, list[str]]]:
    """The rows of a table of `size` columns, each cut in a cell before its `first` value joined to what goes on below it."""
    whole: list[tuple[Line, list[str]]] = []
    k = 0
    while k < len(table):
        (line, cells), stop = table[k], k + 1
        while len(cells) <= first and stop < len(table) and len(cells) + len(table[stop][1]) - 1 <= size:
            rest, more = table[stop]
            line = Line(line.text + rest.text, line.start, rest.end)
            cells, stop = [*cells[:-1], cells[-1] + more[0], *more[1:]], stop + 1
        if len(cells) < size:
            (line, cells), stop = table[k], k + 1
        whole.append((line, cells))
        k = stop
    return whole


def _rows(table: Sequence[tuple[Line, list[str]]], heads: list[str], name: int, values: Sequence[int]) -> list[Row]:
    category = next((k for k, head in enumerate(heads) if category_column(head)), None)
    unit = next((k for k, head in enumerate(heads) if unit_column(head)), None)
    rows, carried = [], ""
    for line, cells in table:
        if len(cells) <= name or cells == heads:
            continue  # a head printed again on the next page tells nothing
        if unit is not None and len(cells) == len(heads) + 1 and is_unit(cells[unit + 1]) and not is_unit(cells[unit]):
            cells = [
                *cells[:name],
                *cells[name + 1 :],
            ]  # a merged cell parts the name in two: the narrower one names it
        lacking = len(heads) - len(cells)
        if category is not None and category < lacking <= name and _LEVEL.fullmatch(cells[name]):
            cells = [""] * lacking + cells  # a merged cell that the rows below its first one lack altogether
        cells = cells + [""] * (len(heads) - len(cells))
        if category is not None:
            carried = cells[category] or carried
        elif _GROUP_NUMBER.match(cells[0]) and not any(cells[k] for k in values):
            carried = cells[name]  # a row 一 · 设施建设 heads those below it
            continue
        start, end = _trimmed(line)
        own_unit = cells[unit].strip("/—–-") if unit is not None else ""
        rows.append(Row(carried, cells[name], own_unit, [cells[k] for k in values], start, end))
    return rows


def cells_of(text: str) -> list[str]:
    """The cells of a row, without white space.

    >>> cells_of("| 甲 县 | 46 |"), cells_of("甲　县\\t46")
    (['甲县', '46'], ['甲县', '46'])
    """
    piped = text.strip().startswith("|") or ("\t" not in text and text.count("|") > 1)
    parts = _parted(text.strip()) if piped else text.strip("\n\r ").split("\t")
    cells = ["".join(part.replace(FILL, "").replace("\\", "").split()) for part in parts]
    return [_BREAK.sub("", cell) for cell in cells] if "<" in text else cells


def _parted(text: str) -> list[str]:
    """What stands between the bars; one before the first cell or behind the last is a frame, else that cell is empty."""
    framed = text.startswith("|") and (text.endswith("|") or text[1:2] == " ")
    return text.strip("|").split("|") if framed else text.split("|")


def _is_head(cells: Sequence[str]) -> bool:
    return sum(map(bool, cells)) > 1 and any(_HEAD_WORD.search(cell) for cell in cells)


def _is_second_head(cells: Sequence[str], above: Sequence[str]) -> bool:
    """A row of years under 目标值, or of 基数 and 2026年目标; a row of data has a name or a value.

    A merged head may be printed in both rows.
    """
    filled = [cell for k, cell in enumerate(cells) if cell and not (k < len(above) and above[k] == cell)]
    dated = [cell for cell in filled if re.fullmatch(r"20\d{2}年?\S{0,4}", cell) and head_year(cell)]
    return (
        len(filled) > 1
        and len(dated) > 0
        and all(cell in dated or value_column(cell) or name_column(cell) for cell in filled)
    )


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Two rows of heads as one; a merged upper cell is empty where it runs on."""
    heads, carried = [], ""
    for k in range(max(len(upper), len(lower))):
        over = upper[k] if k < len(upper) else ""
        under = lower[k] if k < len(lower) else ""
        carried = over or (carried if under else "")
        heads.append(under + carried if under != carried else carried)
    return heads


def _trimmed(line: Line) -> tuple[int, int]:
    text = line.text.replace(FILL, " ")
    return line.start + len(text) - len(text.lstrip()), line.end - len(text) + len(text.rstrip())
