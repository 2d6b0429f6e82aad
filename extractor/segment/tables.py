"""Stretches of lines that are tables: tab-separated, markdown, or the ruined text of a PDF."""

import re
from collections.abc import Callable, Sequence

from extractor.segment.columnheads import HEAD_LENGTH, HEAD_WORD, VALUE, has_stop, is_cell, is_columns, is_header
from extractor.segment.labels import Mark, mark_of
from extractor.segment.lines import Line

_CAPTION = re.compile(r"表\d{1,2}(?:[-—.]\d{1,2})?[:、.]?(?![所中的和至\d])[^,。;]{3,40}")
_NOTE = re.compile(r"(?:注|备注|说明|填表说明)[:]|注\d")
_NOTES = re.compile("注:")
_NOTE_NUMBERS = frozenset("23456789(②③④⑤⑥⑦⑧⑨")
_CAPTION_UNIT = re.compile(r"\(?(?:(?:计量)?单位|(?:制表|填表|填报|统计|截止)(?:日期|时间|单位|人))[:].{1,20}$")
_LABEL_AND_TAB = re.compile(r"(?:\S{1,6}[.、)]|第\S{1,5}|[•●■◆▪·○▲★➢–—-]) ?\t")  # a list out of a word processor
_ROW_NUMBER = re.compile(r"\|?\s*(\d{1,3})\s*[\t|]")
_TITLE_LENGTH = 45
_DIGIT = re.compile(r"\d")
_CELLS = 3  # lines below a caption that show a table
_PAIRS = 3  # rows that show a table of names and of what is said of each
_VALUES_LAST = re.compile(r"(?:\s+(?:[≥≤<>]=?)?(?:\d[\d./:—–-]*[%‰]?|[—/-]+)){2,}$")
_PROSE = re.compile(r"。.|[一-鿿]{12,}[,;][一-鿿、]{6,}")


def ends_in_values(line: Line) -> bool:
    """Whether a line ends as the row of an indicator table does: in two or more cells of figures."""
    return _VALUES_LAST.search(line.text) is not None


def without_notes(lines: Sequence[Line], marks: list[Mark | None]) -> list[Mark | None]:
    """`marks` without those that count the notes below a table: “注：1.…”, and 2., 3. behind it."""
    if "注" not in [line.first for line in lines]:
        return marks
    result = list(marks)
    number, style = 0, None  # of the last note; none open
    for k, line in enumerate(lines):
        mark = marks[k]
        if line.first == "注" and (first := _NOTES.match(line.bare)) and (own := mark_of(line.bare[first.end() :])):
            number, style = own.ordinal, own.style
        elif mark and number and mark.style is style and mark.ordinal == number + 1:
            number, result[k] = mark.ordinal, None
        elif mark:
            number = 0
    return result


def without_levels(lines: Sequence[Line], marks: Sequence[Mark | None]) -> list[Mark | None]:
    """`marks` without those a level seems to have, “2.3平方米”, beside another cell that is one."""
    return [
        None if mark and mark.shaky and VALUE.fullmatch(lines[k].bare) and _beside_level(lines, marks, k) else mark
        for k, mark in enumerate(marks)
    ]


def _beside_level(lines: Sequence[Line], marks: Sequence[Mark | None], k: int) -> bool:
    """Whether a neighbour of line `k` is a level, and not the clause before or behind."""
    own = marks[k]
    return any(
        VALUE.fullmatch(lines[n].bare) is not None
        and not ((mark := marks[n]) and own and abs(mark.ordinal - own.ordinal) == 1)
        for n in (k - 1, k + 1)
        if 0 <= n < len(lines)
    )


def is_row(line: Line) -> bool:
    """Whether `line` is a row whose cells are parted by tabs or pipes."""
    if line.tabs:
        return line.tabs > 1 or not _LABEL_AND_TAB.match(line.text)
    text = line.text
    if "|" not in text or (text[0] != "|" and "。" in text):
        return False
    if text.count("|") != 2:
        return text.count("|") >= 3
    return _DIGIT.search(text) is not None or HEAD_WORD.match(text) is not None  # 首页|政策|解读 is none


def table_at(lines: Sequence[Line], i: int) -> int:
    """Where the rows of a table begin whose title may stand at line `i`; -1 when there is no table."""
    rows = _rows_at(lines, i)
    if rows >= 0 or not _is_caption(lines[i]):
        return rows
    below = lines[i + 1 : i + 1 + _CELLS]
    return i + 1 if len(below) == _CELLS and all(map(is_cell, below)) else rows


def _is_caption(line: Line) -> bool:
    """Whether a line is the numbered title of a table: “表2 书屋建设计划表”."""
    return line.first == "表" and _CAPTION.fullmatch(line.bare) is not None


def _rows_at(lines: Sequence[Line], i: int) -> int:
    """Where rows begin that show themselves: parted cells, or names of columns."""
    for k in range(i, min(i + 4, len(lines))):
        line = lines[k]
        if is_row(line):
            return k if k > i or _rows_follow(lines, k) else -1
        text = line.bare
        if len(text) > HEAD_LENGTH or has_stop(text):
            return -1
        if HEAD_WORD.match(text) and (is_header(lines, k) or is_columns(lines, k)):
            return k
        if len(text) > _TITLE_LENGTH or (":" in text and not _CAPTION_UNIT.match(text)):
            return -1
        if k - i >= 2 and text[0] != "(" and not _CAPTION_UNIT.match(text):
            return -1
    return -1


def _rows_follow(lines: Sequence[Line], k: int) -> bool:
    """Whether a tabbed line is part of a table: another follows, or it has several cells."""
    if lines[k].tabs >= 2 or lines[k].text.startswith("|"):
        return True
    return k + 1 < len(lines) and is_row(lines[k + 1])


def table_end(lines: Sequence[Line], first: int, closes: Callable[[int], bool], to_the_end: bool) -> int:
    """Index after the last line of the table whose rows begin at `first`.

    `closes` tells whether a line is the plan's own again (a label that continues the numbering, a
    signature); `to_the_end`: an annex, where everything up to that is the table's.
    """
    if is_row(lines[first]):
        return _rows_end(lines, first, closes)
    k = _pairs_end(lines, first, closes) if first and _is_caption(lines[first - 1]) else 0
    k = k or first + 1
    while k < len(lines) and not closes(k):
        if is_row(lines[k]):
            return _rows_end(lines, k, closes)
        if (
            not to_the_end
            and _PROSE.search(lines[k].bare)
            and not (_NOTE.match(lines[k].bare) or _within(lines, k) or _before_row(lines, first, k))
        ):
            break
        k += 1
    return k


def _pairs_end(lines: Sequence[Line], first: int, closes: Callable[[int], bool]) -> int:
    """End of a table of two columns, names and sentences, each cell a line; 0 for other tables."""
    k = first + 2
    while k + 1 < len(lines) and is_cell(lines[k]) and not closes(k) and lines[k + 1].last == "。":
        k += 2
    return k if k >= first + 2 + 2 * _PAIRS else 0


def _within(lines: Sequence[Line], k: int) -> bool:
    """Whether prose at line `k` is a cell, since it ends no sentence and cells stand around it, each parted from the next."""
    around = lines[k - 1 : k + 2]
    return lines[k].last not in "。;:," and len(around) == 3 and all(x.gap for x in around) and is_cell(around[-1])


def _before_row(lines: Sequence[Line], first: int, k: int) -> bool:
    """Whether prose at line `k` is a cell, the last one of its row, since the number of the next row follows on a line of its own."""
    if k + 1 == len(lines) or not lines[first].bare.startswith("序号") or not lines[k + 1].bare.isdecimal():
        return False
    numbers = [line.bare for line in lines[first:k] if line.bare.isdecimal()]
    return lines[k + 1].bare != "1" and str(int(lines[k + 1].bare) - 1) in numbers


def _rows_end(lines: Sequence[Line], first: int, closes: Callable[[int], bool]) -> int:
    """End of a table with parted cells; a cell's own line breaks may stand between two rows, and names of groups of rows."""
    end = k = first + 1
    number = 0  # of the last numbered row
    bars = lines[first].text.count("|")
    while k < len(lines) and k - end < 4:
        if closes(k) and (not number or k + 1 == len(lines) or _row_number(lines[k + 1]) != number + 1):
            break
        note = end == k and _is_note(lines, first, k)
        if note or lines[k].tabs or is_row(lines[k]) or (bars > 1 and lines[k].text.count("|") == bars):
            end = k + 1
            number = _row_number(lines[k]) or number
        k += 1
    return end


def _is_note(lines: Sequence[Line], first: int, k: int) -> bool:
    """Whether line `k` is a note below the rows, or the second of several that are counted."""
    text = lines[k].bare
    if _NOTE.match(text):
        return not text.startswith("填表")
    mark = mark_of(text) if lines[k].first in _NOTE_NUMBERS else None
    above = lines[k - 1].bare.removeprefix("注:") if k > first + 1 else ""
    before = mark_of(above) if mark else None
    return bool(mark and before and mark.style is before.style and mark.ordinal == before.ordinal + 1)


def _row_number(line: Line) -> int:
    """The number a row opens with; 0 where it has none."""
    match = _ROW_NUMBER.match(line.text) if line.tabs or line.first == "|" else None
    return int(match[1]) if match else 0
