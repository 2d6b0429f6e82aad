"""Indicator tables to targets: what a value column holds, what a cell says. The rows come from `grids`, `columns`, `stacks`,
`natured`, `blocks`, `worded`, `ruins` and `layout`.

Positions are raw offsets.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.extract.numbers.quantities import Quantity, find_quantities
from extractor.extract.prose.naming import split_scope
from extractor.extract.tables.allotments import allotted, named
from extractor.extract.tables.blocks import block_rows
from extractor.extract.tables.bodycolumn import without_bodies
from extractor.extract.tables.columns import column_rows
from extractor.extract.tables.grids import cells_of, grid_rows
from extractor.extract.tables.layout import Cells, laid_out
from extractor.extract.tables.natured import natured_rows
from extractor.extract.tables.pairs import is_pair, single
from extractor.extract.tables.places import PLACES, rows_of_places
from extractor.extract.tables.rows import (
    Line,
    Row,
    above_notes,
    base_column,
    goal_column,
    head_year,
    is_unit,
    plain_unit,
    spare_column,
)
from extractor.extract.tables.ruins import ruined_rows
from extractor.extract.tables.stacks import stacked_rows
from extractor.extract.tables.worded import worded_rows
from extractor.extract.tables.years import cells_apart, levels_of_years
from extractor.markup import FILL
from extractor.models import Clause, Comparator
from extractor.text import bare, fold

_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_INDICATORS = re.compile(r"指\s*标|目\s*标")
_STACKED = re.compile(rf"\n\s*(?:20\d\d年|{PLACES.pattern})\s*\n")  # a year or a head of places in a cell of its own
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_BARE = re.compile(r"[≥≤<>]?=?\d[\d.]*")  # a number without a unit of its own
_LAST_DIGIT = re.compile(r"(?<=\d)(?=[^\d.]*$)")
_EACH = re.compile(r"每个[^()]{1,6}\(")
_MARGIN = re.compile(r"[\\\[\]\s]")
_COUNTED = re.compile(r"(?<=\d)[一-鿿](?=:\d)|(?<=\d)[一-鿿]$")
_OF_YEAR = re.compile(r"\(20\d\d年?\)$")  # 16.0(2019年)
_DATED = re.compile(r"(20\d\d)年[^\d,;。]{0,8}$")  # 其中2026年新增|30家
_EMPTY = re.compile(r"^[/—–\-…]*$")
_EVERYWHERE = re.compile(r"^(?:全覆盖|全部|全面覆盖|实现全覆盖)$")
_UNIT_TAIL = re.compile(r"\(([^()]{1,12}(?:\([^()]{1,2}\))?)\)$")
_UNIT_LED = re.compile(r"\(([^(),、]{1,8})[,、]([^()]{2,10})\)$")
_SENTENCE_END = re.compile("[。；;]")
_LONGEST_TITLE = 120
_LONGEST_NAME = 80  # characters of the name of an indicator
_UNIT_LINE = re.compile(r"单位:([^\s、,，;()]{1,8})\s*\)?\s*$")


class TableDraft(NamedTuple):
    """One target of a table row and year."""

    name: str
    scope: str | None
    category: str | None
    comparator: Comparator
    value: float | None
    value_high: float | None
    value_text: str
    unit: str
    deadline: str | None
    baseline_year: int | None
    baseline_value: float | None
    baseline_text: str | None
    char_start: int
    char_end: int
    quote: tuple[int, int]  # raw span a reader is shown
    place: str | None = None  # the one below that it is allotted to
    fact: bool = False  # it tells of what had been reached


class _Column(NamedTuple):
    """What a value column holds."""

    year: int | None
    baseline: bool
    spare: bool = False  # counts only where no column of a year has a value


class _Value(NamedTuple):
    """What a cell says; `value` is None where it says 全覆盖."""

    comparator: Comparator
    value: float | None
    value_high: float | None
    text: str
    unit: str
    deadline: str | None = None  # that the cell itself names


def table_targets(raw: str, clause: Clause, plan_year: int | None) -> list[TableDraft]:
    """Targets of a table clause; none when the table states no levels to reach (lists of duties, forms)."""
    text = fold(raw[clause.char_start : clause.char_end])
    parted = "\t" in text or "|" in text
    told = _INDICATORS.search(raw, clause.char_start, clause.char_end) is not None
    lines = list(_lines(text, clause)) if parted or told or _STACKED.search(text) else []
    if not lines:
        return []
    if not parted and (by_year := list(_by_year(raw, lines, plan_year))):
        return by_year
    title = clause.heading or _line_above(raw, clause.char_start)
    year = head_year("".join(line.text for line in lines[:3]) + title) or head_year(title)
    of_places = [(line, cells_of(line.text)) for line in lines] if parted else rows_of_places(cells_apart(raw, lines))
    if shared := list(_shared(of_places, title, year)):
        return shared
    if not told:
        return []
    rows_apart = laid_out(raw, clause.char_start, clause.char_end, clause.view)
    if rows_apart:
        lines = [_row_line(raw, row) for row in rows_apart]
    grid = bool(parted or rows_apart) and any(
        "\t" in line.text.strip() or line.text.strip().startswith("|") or line.text.count("|") > 1 for line in lines
    )
    lines = lines if grid else without_bodies(above_notes(lines))
    readers = (grid_rows,) if grid else (column_rows, stacked_rows, natured_rows, block_rows, worded_rows)
    heads, rows = next((table for read in readers if (table := read(lines))[1]), ([], []))
    if not rows and not grid:
        heads, rows = ruined_rows(lines, bare(raw[: clause.char_start] + raw[clause.char_end :]))
    rows = [one for row in rows for one in single(row)]
    columns = _columns(heads, plan_year, year)
    unit = _unit_of([line.text for line in lines[:6]])
    scope = split_scope(bare(clause.heading))[0] if clause.heading else None
    labels = [_labelled(row, unit) for row in rows]
    cells = [
        [(column, _read_cell(cell, unit)) for column, cell in zip(columns, row.cells, strict=False)]
        for row, (_, unit) in zip(rows, labels, strict=True)
    ]
    return [
        target
        for row, (name, _), own in zip(rows, labels, cells, strict=True)
        for target in _targets(row, name, own, scope)
    ]


def _line_above(raw: str, start: int) -> str:
    """The line before a table, which names it where it is short and no sentence."""
    lines = raw[max(0, start - _LONGEST_TITLE) : start].replace(FILL, "").rstrip().rsplit("\n", 1)
    return "" if len(lines) < 2 or _SENTENCE_END.search(lines[1]) else fold(lines[1]).strip()


def _unit_of(lines: Sequence[str]) -> str:
    """The unit that a line above a table's rows gives for all of them: “单位：亩”."""
    unit = next((m[1] for line in lines if (m := _UNIT_LINE.search(line))), "")
    return unit if is_unit(unit) else ""


def _shared(table: Sequence[tuple[Line, list[str]]], title: str, year: int | None) -> Iterator[TableDraft]:
    """What each place has to do, and all of them together; `year` is that of the table's title."""
    unit = _unit_of([title, *(line.text for line, _ in table[:6])])
    for share in allotted(table, title):
        row = Row("", named(share.head), share.unit, [share.cell], share.line.start, share.line.end)
        name, own = _labelled(row, unit)
        column = _Column(head_year(share.head) or year, False)
        for draft in _targets(row, name, [(column, _read_cell(share.cell, own))], share.place):
            yield draft._replace(place=share.place)


def _by_year(raw: str, lines: Sequence[Line], plan_year: int | None) -> Iterator[TableDraft]:
    """What a table whose rows are years says of each of them; those before the plan's are facts."""
    for level in levels_of_years(raw, lines):
        row = Row("", level.name, level.unit, [level.cell], level.start, level.end)
        column = _Column(level.year, False)
        for draft in _targets(row, level.name, [(column, _read_cell(level.cell, level.unit))], None):
            past = plan_year is not None and level.year < plan_year
            yield draft._replace(fact=past, deadline=None if past else draft.deadline)


def _lines(text: str, clause: Clause) -> Iterator[Line]:
    """The table's lines with their blanks, which part its cells; page lines are not in the reading copy."""
    read, at = clause.view.offsets, clause.char_start
    for found in _LINE.finditer(text):
        start, end = at + found.start(), at + found.end()
        k = bisect_left(read, start)
        if k < len(read) and read[k] < end:
            yield Line(found[0], start, end)


def _row_line(raw: str, row: Cells) -> Line:
    """A row of cells that stood beside each other, with tabs between them."""
    parts = [part for cell in row for part in cell]
    text = "\t".join("".join(raw[part.start : part.end] for part in cell) for cell in row)
    return Line(fold(text), min(part.start for part in parts), max(part.end for part in parts))


def _columns(heads: Sequence[str], plan_year: int | None, title_year: int | None) -> list[_Column]:
    """Value columns of a table head; the earliest year of several, or one before the plan, is the baseline."""
    years = [head_year(head) for head in heads]
    known = [year for year in years if year]
    columns = []
    for head, year in zip(heads, years, strict=True):
        base, goal = base_column(head), goal_column(head)
        if not base and year and not goal:
            earliest = plan_year is None and len(set(known)) > 1 and year == min(known)
            base = earliest or (plan_year is not None and year < plan_year)
        if spare_column(head):
            columns.append(_Column(max(known, default=title_year), False, spare=True))
            continue
        columns.append(_Column(year or (title_year if goal and not base else None), base))
    return columns


def _labelled(row: Row, default: str) -> tuple[str, str]:
    """Name and unit of a row; the unit may stand in a bracket of the name, or hold for the whole table."""
    name, unit = row.name, row.unit
    tail = _UNIT_TAIL.search(name)
    if tail and (not unit or unit == tail[1]) and is_unit(tail[1]):
        name, unit = name[: tail.start()], tail[1]
    elif (led := _UNIT_LED.search(name)) and (not unit or unit == led[1]) and is_unit(led[1]):
        name, unit = f"{name[: led.start()]}({led[2]})", led[1]  # 营造林面积(万亩,三年累计)
    return name.removeprefix("其中:"), plain_unit(unit) or default


def _targets(
    row: Row, name: str, cells: Sequence[tuple[_Column, _Value | None]], scope: str | None
) -> Iterator[TableDraft]:
    """One target for each year with a value; the last baseline column with a value belongs to all of them."""
    bases = [(column, value) for column, value in cells if column.baseline and value]
    base_year = bases[-1][0].year if bases else None
    base = bases[-1][1] if bases else None
    own_scope = name[: name.index(")") + 1] if _EACH.match(name) else scope
    if len(name) > _LONGEST_NAME or _SENTENCE_END.search(name):
        return  # rows that ran together
    stated = any([value and not (column.baseline or column.spare) for column, value in cells])
    for column, value in cells:
        if value and name and not column.baseline and not (column.spare and stated):
            yield TableDraft(
                name,
                own_scope,
                row.category or None,
                *value._replace(deadline=value.deadline or (str(column.year) if column.year else None)),
                base_year,
                base.value if base else None,
                base.text if base else None,
                row.start,
                row.end,
                row.quote or (row.start, row.end),
            )


def _read_cell(cell: str, unit: str) -> _Value | None:
    """Value of a cell: with its own unit if it prints one, else the row's."""
    cell = cell.strip()
    if _PLAIN.fullmatch(cell):
        return _Value("=", float(cell), None, cell, unit)
    cell = _MARGIN.sub("", _OF_YEAR.sub("", cell))
    cell = cell if cell.count("(") == cell.count(")") and not cell.startswith("(") else cell.strip("()")
    if ":" in cell:
        cell = _COUNTED.sub("", cell)  # 1床:1.03名
    if _EMPTY.match(cell) or is_pair(cell):
        return None
    if _EVERYWHERE.match(cell):
        return _Value("all", None, None, "", "")
    if not _BARE.fullmatch(cell):
        found = find_quantities(cell)
        if found and found[0].kind != "none":
            dated = _DATED.search(cell, 0, found[0].bound)
            return _value(found[0], found[0].unit)._replace(deadline=dated[1] if dated else None)
    found = find_quantities(_LAST_DIGIT.sub("个", cell, count=1))
    return _value(found[0], unit) if found else None


def _value(quantity: Quantity, unit: str) -> _Value:
    return _Value(quantity.comparator, quantity.value, quantity.value_high, quantity.text, unit)
