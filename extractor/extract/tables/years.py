"""Levels of a table printed one cell a line whose rows are years: year, place or project, then values.

Several places may share a year, and the values of their sum then stand behind the first of them only. Read only when the
count fits exactly: as many values behind each year as there are heads.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.extract.tables.rows import Line, is_unit, is_value

YEAR = re.compile(r"(?:20\d\d年?[—–~至-]{1,2})?(20\d\d)年")
_YEARS = re.compile("年份|年度|时间|年限|时期|完成时间")
_SHARE = re.compile("率|占比|比例|比重")
_SUM = re.compile("总计|合计|累计|总和")
_UNIT = re.compile(r"\(([^()]{1,8})\)$")
_FEWEST = 3  # years
_NO_BREAK = 2  # line breaks that part two cells, where blank lines do


class Level(NamedTuple):
    """What one cell says of a year."""

    year: int
    name: str
    unit: str  # of the head; "" where it has none
    cell: str
    start: int
    end: int


class _Entry(NamedTuple):
    """A place of a year with the cells behind it."""

    year: Line
    name: Line
    cells: list[Line]
    first: bool  # of its year


def levels_of_years(raw: str, lines: Sequence[Line]) -> list[Level]:
    """The levels; none where the table is not certainly one of years.

    >>> text = "年份\\n片区\\n面积(亩)\\n占比\\n当年\\n总计\\n2024年\\n甲园\\n4\\n9\\n40%\\n乙园\\n5\\n2025年\\n丙园\\n2\\n11\\n50%\\n2026年\\n丁园\\n3\\n14\\n60%"
    >>> at = [(m[0], *m.span()) for m in re.finditer("[^\\n]+", text)]
    >>> [(l.year, l.name, l.unit, l.cell) for l in levels_of_years(text, [Line(*a) for a in at])][:4]
    [(2024, '甲园面积', '亩', '4'), (2024, '面积总计', '亩', '9'), (2024, '占比', '', '40%'), (2024, '乙园面积', '亩', '5')]
    """
    cells = cells_apart(raw, lines)
    first = next((k for k, cell in enumerate(cells) if YEAR.fullmatch(cell.text)), 0)
    heads = [cell.text for cell in cells[:first]]
    at = next((k for k, head in enumerate(heads) if _YEARS.fullmatch(head)), len(heads))
    heads = heads[at + 1 :]
    entries = list(_entries(cells[first:]))
    opening = [entry for entry in entries if entry.first]
    width = len(opening[0].cells) if opening else 0
    columns = _columns(heads[1:], [cell.text for cell in opening[0].cells]) if width else []
    known = [_year(entry) for entry in opening]
    if len(opening) < _FEWEST or known != sorted(set(known)) or len(columns) != width:
        return []
    if any(len(e.cells) != width if e.first else not 0 < len(e.cells) <= width for e in entries):
        return []
    own = min(len(entry.cells) for entry in entries)  # those columns that have a value for each place
    return [level for entry in entries for level in _levels(entry, columns, own)]


def cells_apart(raw: str, lines: Sequence[Line]) -> list[Line]:
    """The cells; what no blank line parts is one, where blank lines part most."""
    bare = [Line("".join(line.text.split()), line.start, line.end) for line in lines]
    gaps = [raw.count("\n", line.end, following.start) for line, following in pairwise(bare)]
    if sum([gap >= _NO_BREAK for gap in gaps]) * 2 < len(gaps):
        return bare
    cells = bare[:1]
    for line, gap in zip(bare[1:], gaps, strict=True):
        if gap < _NO_BREAK:
            cells[-1] = Line(cells[-1].text + line.text, cells[-1].start, line.end)
        else:
            cells.append(line)
    return cells


def _entries(cells: Sequence[Line]) -> Iterator[_Entry]:
    """The places of each year; what stands below the last value is no row."""
    year, name, values = None, None, list[Line]()
    first = True
    for k, cell in enumerate(cells):
        level = is_value(cell.text) or YEAR.fullmatch(cell.text) is not None
        opens = YEAR.fullmatch(cell.text) and k + 1 < len(cells) and not _is_level(cells[k + 1].text)
        if level and not opens:
            values.append(cell)
            continue
        if year and name and values:
            yield _Entry(year, name, values, first)
            first, values, name = False, [], None
        if opens:
            year, name, first = cell, None, True
        else:
            name = cell if name is None else Line(name.text + cell.text, name.start, cell.end)
    if year and name and values:
        yield _Entry(year, name, values, first)


def _is_level(text: str) -> bool:
    return is_value(text) or YEAR.fullmatch(text) is not None


def _year(entry: _Entry) -> int:
    match = YEAR.fullmatch(entry.year.text)
    assert match is not None
    return int(match[1])


def _columns(heads: Sequence[str], cells: Sequence[str]) -> list[str]:
    """A head for each value; one of two may have heads of its own below it, which stand behind all: 面积|占比|当年|总计."""
    if len(heads) == len(cells):
        return list(heads)
    above, below = heads[:2], heads[2:]
    if len(heads) != len(cells) + 1 or len(below) < 2:
        return []
    shares = [_SHARE.search(head) is not None for head in above]
    percent = [cell.endswith("%") for cell in cells]
    split = [_joined(above[shares.index(False)], head) for head in below] if shares.count(True) == 1 else []
    if shares == [False, True] and percent == [False] * len(below) + [True]:
        return [*split, above[1]]
    if shares == [True, False] and percent == [True] + [False] * len(below):
        return [above[0], *split]
    return []


def _joined(head: str, below: str) -> str:
    """A head with the one below it, its unit last: 面积(亩) and 总计 are 面积总计(亩)."""
    unit = _UNIT.search(head)
    name = head[: unit.start()] if unit else head
    return name + (below if _SUM.search(below) else "") + (unit[0] if unit else "")


def _levels(entry: _Entry, columns: Sequence[str], own: int) -> Iterator[Level]:
    """What the cells of an entry say; those of the first `own` columns are the place's, the others the year's."""
    for k, cell in enumerate(entry.cells):
        if not is_value(cell.text) or not any(map(str.isdigit, cell.text)):
            continue
        unit = _UNIT.search(columns[k])
        name = columns[k][: unit.start()] if unit and is_unit(unit[1]) else columns[k]
        shared = k >= own or _SUM.search(name) or (len(columns) > 1 and _SHARE.search(name))
        whole = name if shared else entry.name.text + name
        start = entry.year.start if entry.first else entry.name.start
        yield Level(_year(entry), whole, unit[1] if unit and is_unit(unit[1]) else "", cell.text, start, cell.end)
