"""Indicator tables: cells parted by tabs or pipes, and text that a PDF ran together.

A ruined row is rebuilt from its running number and the values at its end. Positions are raw offsets.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.extract.naming import split_scope
from extractor.extract.quantities import Quantity, find_quantities, forms
from extractor.models import Clause, Comparator
from extractor.text import bare, fold

_YEAR = re.compile(r"(\d{4})\s*年?")
_HEAD_WORD = re.compile(r"指标|目标|序号|名称|现状|基期")
_NO = re.compile(r"^(?:序号|编号|序)$")
_CATEGORY = re.compile(r"分类|类别|领域|一级指标|方面|维度|类型")
_NAME = re.compile(r"指标|名称|项目|内容")
_UNIT = re.compile(r"^(?:计量)?单位$")
_BASE = re.compile(r"现状|基期|基准|基数|实际|完成值|现值")
_GOAL = re.compile(r"目标|规划值|预期值|计划")
_NATURE = re.compile(r"约束性|预期性|属性|性质")
_EMPTY = re.compile(r"^[/／—–\-…]*$")
_SIGN = r"(?:[≥≤<>]=?|不低于|不少于|不超过)?\s*"
_CELL = rf"(?:{_SIGN}\[?\d[\d.]*(?:\s*[—–~-]{{1,2}}\s*\d[\d.]*)?(?:[/:]\d+(?:\.\d+)?)?[%‰]?\]?(?:以上|以下|以内|左右)?|/|—+|-)"
_FULL = 8  # characters of a line in a name column that may be wrapped; category columns are narrower
_UNIT_TAIL = re.compile(r"\(([^()]{1,12})\)$")


class TableDraft(NamedTuple):
    """One target of a table row and year."""

    name: str
    scope: str | None
    category: str | None
    comparator: Comparator
    value: float
    value_high: float | None
    value_text: str
    unit: str
    deadline: str | None
    baseline_year: int | None
    baseline_value: float | None
    baseline_text: str | None
    char_start: int
    char_end: int


class _Column(NamedTuple):
    """What a value column holds."""

    year: int | None
    baseline: bool


class _Row(NamedTuple):
    """Texts of one row before they are read, folded."""

    category: str
    name: str
    unit: str
    cells: list[str]  # one for each value column
    start: int
    end: int


class _Line(NamedTuple):
    text: str  # folded, white space kept
    start: int
    end: int


def table_targets(raw: str, clause: Clause, plan_year: int | None) -> list[TableDraft]:
    """Targets of a table clause; none when the table states no levels to reach (lists of duties, forms)."""
    lines = [
        _Line(fold(m[0]), m.start(), m.end())
        for m in re.finditer(r"[^\n]+", raw[clause.char_start : clause.char_end])
        if m[0].strip()
    ]
    lines = [line._replace(start=line.start + clause.char_start, end=line.end + clause.char_start) for line in lines]
    grid = any("\t" in line.text.strip() or line.text.strip().startswith("|") for line in lines)
    columns, rows = _grid(lines, plan_year) if grid else _ruined(lines, plan_year)
    scope = split_scope(bare(clause.heading))[0] if clause.heading else None
    found: list[TableDraft] = []
    for row in rows:
        found += _targets(row, columns, scope)
    return found


def _columns(heads: Sequence[str], plan_year: int | None) -> list[_Column]:
    """Value columns of a table head; the earliest year of several, or one before the plan, is the baseline."""
    years = [int(m[1]) if (m := _YEAR.search(h)) else None for h in heads]
    known = [y for y in years if y]
    columns = []
    for head, year in zip(heads, years, strict=True):
        base = bool(_BASE.search(head)) and not _GOAL.search(head)
        if not base and year and not _GOAL.search(head):
            base = (plan_year is not None and year < plan_year) or (
                plan_year is None and len(known) > 1 and year == min(known)
            )
        columns.append(_Column(year, base))
    return columns


def _targets(row: _Row, columns: Sequence[_Column], scope: str | None) -> Iterator[TableDraft]:
    """One target for each year with a value; the last baseline column with a value belongs to all of them."""
    name, unit = row.name, row.unit
    tail = _UNIT_TAIL.search(name)
    if tail and (not unit or unit == tail[1]) and _is_unit(tail[1]):
        name, unit = name[: tail.start()], tail[1]
    base: tuple[_Column, Quantity] | None = None
    for column, cell in zip(columns, row.cells, strict=False):
        if column.baseline and (quantity := _read_cell(cell, unit)):
            base = (column, quantity)
    for column, cell in zip(columns, row.cells, strict=False):
        quantity = None if column.baseline else _read_cell(cell, unit)
        if not quantity or not name:
            continue
        own_scope = name[: name.index(")") + 1] if re.match(r"每个[^()]{1,6}\(", name) else scope
        yield TableDraft(
            name,
            own_scope,
            row.category or None,
            quantity.comparator,
            quantity.value,
            quantity.value_high,
            quantity.text,
            quantity.unit,
            str(column.year) if column.year else None,
            base[0].year if base else None,
            base[1].value if base else None,
            base[1].text if base else None,
            row.start,
            row.end,
        )


def _is_unit(text: str) -> bool:
    return text.lstrip("万亿千百") in forms("units") or "/" in text or text in ("%", "‰")


def _read_cell(cell: str, unit: str) -> Quantity | None:
    """Quantity of a cell: its own unit if it prints one, else the row's."""
    cell = re.sub(r"[\[\]\s]", "", cell)
    if _EMPTY.match(cell):
        return None
    found = find_quantities(cell)
    if found and (found[0].kind != "none" or unit == ""):
        return found[0]
    found = find_quantities(re.sub(r"(\d)(?=[^\d.]*$)", r"\1个", cell, count=1))
    return found[0]._replace(unit=unit) if found else None


def _grid(lines: Sequence[_Line], plan_year: int | None) -> tuple[list[_Column], list[_Row]]:
    """Rows of a table whose cells are parted by tabs or pipes."""
    rows = [(line, _cells(line.text)) for line in lines]
    at = next(
        (k for k, (_, cells) in enumerate(rows) if len(cells) > 2 and any(_HEAD_WORD.search(c) for c in cells)), None
    )
    if at is None:
        return [], []
    heads = rows[at][1]
    values = [
        k
        for k, h in enumerate(heads)
        if (_YEAR.search(h) or _BASE.search(h) or _GOAL.search(h)) and not _NATURE.search(h)
    ]
    names = [
        k
        for k, h in enumerate(heads)
        if _NAME.search(h) and not (_CATEGORY.search(h) or _NATURE.search(h)) and k not in values
    ]
    if not values or not names:
        return [], []
    name, category = names[-1], next((k for k, h in enumerate(heads) if _CATEGORY.search(h)), None)
    unit = next((k for k, h in enumerate(heads) if _UNIT.match(h)), None)
    columns = _columns([heads[k] for k in values], plan_year)
    found, carried = [], ""
    for line, cells in rows[at + 1 :]:
        if len(cells) <= name or set("".join(cells)) <= set("-: "):
            continue
        cells = cells + [""] * (len(heads) - len(cells))
        carried = (cells[category] or carried) if category is not None else ""
        found.append(
            _Row(
                carried,
                cells[name],
                cells[unit] if unit is not None else "",
                [cells[k] for k in values],
                *_trimmed(line),
            )
        )
    return columns, found


def _cells(text: str) -> list[str]:
    parts = text.strip().strip("|").split("|") if text.strip().startswith("|") else text.strip("\n\r ").split("\t")
    return [re.sub(r"\s+", "", p) for p in parts]


def _trimmed(line: _Line) -> tuple[int, int]:
    lead = len(line.text) - len(line.text.lstrip())
    return line.start + lead, line.start + len(line.text.rstrip())


def _ruined(lines: Sequence[_Line], plan_year: int | None) -> tuple[list[_Column], list[_Row]]:
    """Rows of a table whose columns ran together: the values stand at the end of each."""
    text = "\n".join(line.text for line in lines)
    first = re.search(r"(?:^|\n)\s*1(?=\s|[一-鿿])", text)
    head = re.sub(r"[ \t]", "", text[: first.start()]) if first else ""
    if not first or not re.search(r"指标|目标", head):
        return [], []
    heads = re.findall(r"\d{4}年?[^\s\d]{0,4}|现状值?|基期值?|目标值?", head[head.find("指标") :].replace("\n", " "))
    heads = [h for h in heads if _YEAR.search(h) or len(heads) <= 3]
    if not heads:
        return [], []
    columns = _columns(heads, plan_year)
    pieces = _ruined_pieces(text, first.start(), len(columns), bool(_CATEGORY.search(head)), "单位" in head)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.text) + 1)
    return columns, list(_ruined_rows(pieces, starts, lines))


class _Piece(NamedTuple):
    """A rebuilt row before its category is known."""

    before: str  # category words before the row number: 服务能力|12
    inside: str  # category words after it: 15 |严重精神 障碍患者|
    name: str
    unit: str
    cells: list[str]
    start: int  # in the joined text
    end: int


def _ruined_pieces(text: str, at: int, width: int, has_category: bool, has_unit: bool) -> Iterator[_Piece]:
    """Cut the text behind the values of each row; the next row number tells category from name."""
    tail = re.compile(rf"(?<![\w.])({_CELL})" + rf"\s+({_CELL})" * (width - 1) + r"\s*(?:约束性|预期性)?[ \t]*(?=\n|$)")
    number = 0
    while found := tail.search(text, at):
        tokens = [(m[0], at + m.start()) for m in re.finditer(r"\S+", text[at : found.start()])]
        before, after, number, start = _split_number(tokens, number, text[at : found.start()])
        unit = after.pop() if has_unit and len(after) > 1 and _is_unit(after[-1].strip("()")) else ""
        cut = _name_start(after) if has_category else 0
        yield _Piece(
            "".join(before) if has_category else "",
            "".join(after[:cut]),
            "".join(after[cut:]),
            unit.strip("()"),
            list(found.groups()),
            start,
            found.end(),
        )
        at = found.end()


def _split_number(tokens: list[tuple[str, int]], number: int, text: str) -> tuple[list[str], list[str], int, int]:
    """Words before and after the next row number, that number, and where the row begins."""
    want = str(number + 1)
    for k, (token, start) in enumerate(tokens):
        glued = re.fullmatch(rf"([^\d]*){want}(?!\d)([^\d.].*)?", token)
        if not glued:
            continue
        before = [t for t, _ in tokens[:k]] + ([glued[1]] if glued[1] else [])
        head = next((i for i in range(len(before) - 1, -1, -1) if _YEAR.search(before[i]) or "年" in before[i]), -1)
        after = ([glued[2]] if glued[2] else []) + [t for t, _ in tokens[k + 1 :]]
        return before[head + 1 :], after, number + 1, start
    words = [t for t, _ in tokens]
    return [], words, number, tokens[0][1] if tokens else 0


def _name_start(words: Sequence[str]) -> int:
    """Index of the first word of the name: a name wraps only where its line is full, a category always does."""
    start = max(len(words) - 1, 0)
    while start > 0:
        name = "".join(words[start:])
        if len(words[start - 1]) < _FULL and name.count("(") >= name.count(")"):
            break
        start -= 1
    return start


def _ruined_rows(pieces: Iterator[_Piece], starts: Sequence[int], lines: Sequence[_Line]) -> Iterator[_Row]:
    """Give each row its category: words printed over several rows are one cell."""
    groups: list[tuple[list[str], list[_Piece]]] = []
    fresh = False
    for piece in pieces:
        if piece.before and not piece.inside and fresh:
            groups[-1][0].append(piece.before)
        elif piece.before or piece.inside or not groups:
            groups.append(([piece.before + piece.inside], []))
        groups[-1][1].append(piece)
        fresh = bool(piece.before or piece.inside)
    for words, rows in groups:
        for row in rows:
            start, end = _raw(row.start, starts, lines), _raw(row.end - 1, starts, lines) + 1
            yield _Row("".join(words), row.name, row.unit, row.cells, start, end)


def _raw(index: int, starts: Sequence[int], lines: Sequence[_Line]) -> int:
    k = bisect_right(starts, index) - 1
    return lines[k].start + index - starts[k]
