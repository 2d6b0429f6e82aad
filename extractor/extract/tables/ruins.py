"""Rows of a table that a PDF ran together: the values stand at the end of each row, or before its name.

A row is rebuilt from its running number and its values. Words printed over several rows are one category.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from extractor.extract.numbers.forms import alternation, kind_of
from extractor.extract.tables.rows import Line, Row, category_column, head_year, is_unit
from extractor.extract.tables.scattered import Piece, gathered

_SIGN = r"(?:(?:稳定|保持|控制|维持)在\s?|达到\s?)?(?:[≥≤<>]=?|不低于|不少于|不超过)?\s*"
# What a value is counted in or stands against: 1:1.25, 1床:1.03名, 0.62 名/千人.
_PER = r"[/:]\d+(?:\.\d+)?|[一-鿿]:\d+(?:\.\d+)?[一-鿿]| ?[一-鿿]/[十百]?[千万][一-鿿]{0,2}(?!\S)"
# What a cell says in words: 提高1岁, 每年降低0.5个百分点以上, 保持稳定.
_WORDS = r"(?:力争|每年)[^\s\d]{0,6}\d[^\s]{0,10}?|(?:提高|提升|增加|降低|下降|减少)[^\s一-鿿]{0,2}[^\s]{1,14}?|新增\d[^\s]{0,6}|同比例提高|(?:基本)?保持稳定|(?:持续|逐步|稳步|显著|明显|大幅|有所)(?:提升|提高|下降|降低)"
_NATURE = r"(?:约束性|预期性)"
_VALUE_HEAD = re.compile(
    r"“?十[二三四五六]五”?末?|\d{4}年?(?:(?!指标|属性|性质|备注)[^\s\d\n]){0,4}|现状值?|基期值?|目标值?"
)
_HEAD_END = re.compile(r"(?:属性|性质|备注)?[ \t]*(?=\n)")
_HEAD_LINE = re.compile(
    r"^\s*(?:指\s*标|(?:主要|核心|发展)指标|领\s*域|名\s*称|目标|现状|基期|[属性]\s*[性质]|单\s*位\s*$|序\s*号|备\s*注|类\s*别|“?十[三四五六]五|\d{4}\s*年)"
)
_FIRST = re.compile(r"\s*1\s(?!\s*\d)")  # the number of the first row, no value before a name
_FULL = 8  # characters of a line in a name column that may be wrapped; category columns are narrower


class _Shape(NamedTuple):
    """What the head says of every row."""

    width: int  # value columns
    category: bool
    unit: bool


@cache
def _cell() -> str:
    """A pattern of what stands in one cell."""
    return rf"(?:{_SIGN}[\[(]?\d[\d.]*(?:\s*[—–~-]{{1,2}}\s*\d[\d.]*)?(?:{_PER})?(?:[%‰]|[万亿]?(?:{alternation('units')}))?[\])]?(?: ?(?:以上|以下|以内|左右))?(?:\(20\d\d年?\))?|{_WORDS}|/|—+|-)"


@cache
def _row(width: int, numbered: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What the values of a row look like at its end, and at its head, behind its number."""
    values = (
        rf"(?=[\s稳保控维达≥≤<>不超\[(\d力每提增降下减新同基持逐显明大有/—-])(?<![\w.])({_cell()})"
        + rf"\s+({_cell()})" * (width - 1)
    )
    opening = r"\d+\s+" if numbered else r"(?:\d+\s+)?"
    tail = values + rf"\s*{_NATURE}?[ \t]*(?=\n|$|[ \t]\d{{1,2}}[ \t]*[一-鿿]{{3}})"
    return re.compile(tail), re.compile(rf"\s*{opening}" + values + r"[ \t]+(?=[一-鿿])")


def ruined_rows(lines: Sequence[Line], prose: str) -> tuple[list[str], list[Row]]:
    """Heads of the value columns and the rows; both empty when the table states no levels.

    `prose` is what the plan says outside the table, without white space: it tells which words are one name.
    """
    lines = _without_heads(lines)
    text = "\n".join(line.text for line in lines)
    heads, at, shape = _head(text)
    if not heads:
        return [], []
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.text) + 1)
    pieces = list(_pieces(text, at, shape))
    behind = text[pieces[-1].end :].split() if pieces else []
    named = gathered(pieces, "".join(behind[:1]), prose)
    told = [piece if sure else piece._replace(name="") for piece, sure in zip(named, _sure(pieces), strict=True)]
    rows = _grouped(told, starts, lines)
    return heads, [
        row for row in rows if row.name and row.name not in kind_of()
    ]  # one whose name is lost tells nothing


def _sure(pieces: Sequence[Piece]) -> Iterator[bool]:
    """Whether each row is one: no value of it is the number of the next, nor is its own number lost behind one of those.

    >>> def piece(row: int, words: str, *cells: str) -> Piece:
    ...     return Piece("", "", words, "", list(cells), 0, 0, words.split(), row)
    >>> list(_sure([piece(1, "甲率", "90%", "2"), piece(0, "丙率", "90%", "8"), piece(3, "丁率", "3", "8")]))
    [False, False, True]
    >>> list(_sure([]))
    []
    """
    lost = False
    for piece, following in zip_longest(pieces, pieces[1:]):
        another = str(piece.row + 1)
        taken = piece.cells[-1] == another and following is not None and following.row != piece.row + 1
        lost = bool(piece.row and taken) or (lost and not piece.row)
        yield not lost


def _without_heads(lines: Sequence[Line]) -> list[Line]:
    """The lines but for a head of several words that is printed again on the next page."""
    known: set[str] = set()
    kept = []
    for line in lines:
        words = line.text.split()
        head = "".join(words)
        if len(words) < 3 or not _HEAD_LINE.match(line.text) or head not in known:
            kept.append(line)
        known.add(head)
    return kept


def _head(text: str) -> tuple[list[str], int, _Shape]:
    """Value heads, where the rows begin, and their shape."""
    numbered = re.search(r"(?:^|\n)\s*1(?=\s|[一-鿿])", text)
    head = text[: numbered.start()] if numbered else _head_lines(text)
    squeezed = re.sub(r"[ \t]", "", head)
    first = squeezed.find("指标")
    if first < 0 and "目标" not in squeezed:
        return [], 0, _Shape(0, False, False)
    found = [m for m in _VALUE_HEAD.finditer(squeezed, max(first, 0)) if head_year(m[0]) or not m[0].isdigit()]
    heads = [m[0].replace("\n", "") for m in found if head_year(m[0]) or len(found) <= 3]
    at = len(head) if numbered else _after_head(text, heads[-1]) if heads else 0
    return heads, at, _Shape(len(heads), category_column(squeezed), "单位" in squeezed)


def _head_lines(text: str) -> str:
    """The lines up to the first that is no head, for a table whose rows have no numbers."""
    lines = text.split("\n")
    named = [k for k, line in enumerate(lines) if "指" in line and "标" in line]
    # The title of the table may name it so as well: 主要发展指标 above 领域 主要指标 2020年 2025年.
    first = next((k for k in named[:2] if len(lines[k].split()) > 2), named[0] if named else 0)
    last = next((k for k in range(first + 1, len(lines)) if not _HEAD_LINE.search(lines[k])), len(lines))
    return "\n".join(lines[:last])


def _after_head(text: str, last: str) -> int:
    """End of the head of a table whose rows have no numbers."""
    spaced = r"\s*".join(map(re.escape, last))
    found = re.search(spaced, text)
    at = found.end() if found else 0
    rest = _HEAD_END.match(text, at) or re.compile(r"\s*(?:属性|性质|备注)").match(text, at)
    return rest.end() if rest else at


def _pieces(text: str, at: int, shape: _Shape) -> Iterator[Piece]:
    """Cut the text behind the values of each row; the next row number tells category from name."""
    tail, lead = _row(shape.width, _FIRST.match(text, at) is not None)
    if lead.match(text, at):
        yield from _values_first(text, at, re.compile(r"(?:^|\n)" + lead.pattern))
        return
    number = 0
    while found := tail.search(text, at):
        if found[1] == str(number + 1) and not text[at : found.start()].strip():
            found = tail.search(text, found.end()) or found  # no value, the number of a row: 5 2型糖尿病
        tokens = [(m[0], at + m.start()) for m in re.finditer(r"\S+", text[at : found.start()])]
        before, after, row, start = _split_number(tokens, number)
        own, number = row * (row > number), row
        while row and (following := str(number + 1)) in after[1:-1]:
            # A row without values ran together with the next one, whose values these are.
            own = number = number + 1
            after = after[after.index(following, 1) + 1 :]
            start = next(at for token, at in reversed(tokens) if token == following)
        unit = after.pop() if shape.unit and len(after) > 1 and is_unit(after[-1].strip("()")) else ""
        cut = _name_start(after) if shape.category else 0
        yield Piece(
            "".join(before) if shape.category else "",
            "".join(after[:cut]),
            "".join(after[cut:]),
            unit.strip("()"),
            list(found.groups()),
            start,
            found.end(),
            after,
            own,
        )
        at = found.end()


def _values_first(text: str, at: int, lead: re.Pattern[str]) -> Iterator[Piece]:
    """Rows printed from right to left: 25 18 治理率(%)."""
    found = list(lead.finditer(text, max(at - 1, 0)))
    for k, row in enumerate(found):
        end = found[k + 1].start() if k + 1 < len(found) else len(text)
        name = re.sub(rf"\s+|{_NATURE}", "", text[row.end() : end])
        start = row.start() + len(row[0]) - len(row[0].lstrip())
        yield Piece("", "", name, "", list(row.groups()), start, row.end() + len(text[row.end() : end].rstrip()))


def _split_number(tokens: list[tuple[str, int]], number: int) -> tuple[list[str], list[str], int, int]:
    """Words before and after the next row number, that number, and where the row begins."""
    want = str(number + 1)
    for k, (token, start) in enumerate(tokens):
        glued = re.fullmatch(rf"([^\d]*){want}(?!\d)([^\d.].*)?", token) if want in token else None
        if not glued:
            continue
        before = [t for t, _ in tokens[:k]] + ([glued[1]] if glued[1] else [])
        head = next((i for i in range(len(before) - 1, -1, -1) if head_year(before[i]) or "年" in before[i]), -1)
        after = ([glued[2]] if glued[2] else []) + [t for t, _ in tokens[k + 1 :]]
        return before[head + 1 :], after, number + 1, start
    words = [t for t, _ in tokens]
    return [], words, number, tokens[0][1] if tokens else 0


def _name_start(words: Sequence[str]) -> int:
    """Index of the first word of the name: a name wraps only where its line is full, a category always does."""
    start = max(len(words) - 1, 0)
    while start > 0:
        name = "".join(words[start:])
        before = words[start - 1]
        if len(before) < _FULL and not before.isdigit() and name.count("(") >= name.count(")"):
            break  # a figure belongs to the name: 24|小时预报准确率
        start -= 1
    return start


def _grouped(pieces: Sequence[Piece], starts: Sequence[int], lines: Sequence[Line]) -> Iterator[Row]:
    """Give each row its category: words printed over several rows are one cell."""
    groups: list[tuple[list[str], list[Piece]]] = []
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
            yield Row("".join(words), row.name, row.unit, row.cells, start, end)


def _raw(index: int, starts: Sequence[int], lines: Sequence[Line]) -> int:
    k = bisect_right(starts, index) - 1
    return lines[k].start + index - starts[k]
