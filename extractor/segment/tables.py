"""Stretches of lines that are tables: tab-separated, markdown, or the ruined text of a PDF."""

import re
from collections.abc import Callable, Sequence
from itertools import islice, takewhile

from extractor.segment.labels import Mark, mark_of
from extractor.segment.lines import Line

# The class at its head lets `re` skip what none of the words opens with.
_HEAD_WORD = re.compile(
    r"(?=[序指项任区县部单名分类主核发目现基规属性累责牵配协实完整时进重工建具内措举要备领乡街到截2对地预])(?:序号|(?:指标|项目|任务|区县|县区|部门|单位)?名称|分类|类别|类型|(?:主要|核心|发展)?指标(?:属性|性质|内容)?|单位|目标值|现状值|基期值|基准值|规划值"
    r"|属性|性质|累计|(?:责任|牵头|配合|主管|协办|实施)(?:单位|部门|科室|领导)|责任人|(?:完成|整治|整改|实施)?时(?:限|间)(?:要求)?|进度(?:安排|要求)?"
    r"|(?:重点|工作|主要|建设|目标|整治|具体|预期)?(?:任务|内容|措施|举措|目标|要求)|(?:重点|建设)?(?:项目|工程)|备注|领域|部门|区县|县区|乡镇|街道"
    r"|(?:到|截至)?20\d\d年(?:底|末)?(?:目标|现状|基数|基期|基准|规划|计划|完成|实际|预期)?值?|(?:建设)?(?:规模|地点)|对应的?\w{2}因素)|\w{0,6}领域|序"
)
_COLUMN = re.compile(
    r"序号?|(?:指标|项目|任务|单位)?名称|指标(?:属性|内容|单位|类型|值)?|(?:计量)?单位|属性|备注|类别|类型|(?:目标|现状|基期|基准|规划|完成)值"
    r"|(?:牵头|责任|配合|完成)(?:单位|部门|时限|时间)|20\d\d年?(?:[底末])?(?:目标|现状|基数|基期|基准|规划|计划|完成|实际|预期)?值?"
)
_CAPTION = re.compile(r"表\d{1,2}(?:[-—.]\d{1,2})?[:、.]?(?![所中的和至\d])[^,。;]{3,40}")
_NOTE = re.compile(r"(?:注|备注|说明|填表说明)[:]|注\d")
_NOTES = re.compile("注:")
_NOTE_NUMBERS = frozenset("23456789(②③④⑤⑥⑦⑧⑨")
_CAPTION_UNIT = re.compile(r"\(?(?:计量)?单位[:].{1,20}$")
_LABEL_AND_TAB = re.compile(r"(?:\S{1,6}[.、)]|第\S{1,5}|[•●■◆▪·○▲★➢–—-]) ?\t")  # a list out of a word processor
_ROW_NUMBER = re.compile(r"\|?\s*(\d{1,3})\s*[\t|]")
_TITLE_LENGTH = 45
_HEAD_LENGTH = 60
_CELL = 24  # characters of a cell on a line of its own
_LONG_CELL = 40  # the same, where columns of values beside it tell that it is one
_VALUE = re.compile(r"(?:[≥≤<>]?=?|不低于|不少于|不超过)\d[\d.,:/~—–-]*[^\d,。;]{0,8}|[—–/-]+")
_DIGIT = re.compile(r"\d")
_NEAR = 20  # lines below a head
_CELLS = 3  # lines below a caption that show a table
_PAIRS = 3  # rows that show a table of names and of what is said of each
_SCRAP = 8  # characters of a cell's piece on a line of its own
_VALUES_LAST = re.compile(r"(?:\s+(?:[≥≤<>]=?)?(?:\d[\d./:—–-]*[%‰]?|[—/-]+)){2,}$")
_PROSE = re.compile(r"。.|[一-鿿]{12,}[,;][一-鿿、]{6,}")


def names_column(text: str) -> bool:
    """Whether `text` is a name that columns have, and headings never.

    >>> names_column("指标名称"), names_column("2025年"), names_column("重点任务")
    (True, True, False)
    """
    return _COLUMN.fullmatch(text) is not None


def _has_stop(text: str) -> bool:
    """Whether a sentence ends in `text`: four looks for a character take less time than one for any of the four."""
    return "。" in text or ";" in text or "!" in text or "?" in text


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
        None if mark and mark.shaky and _VALUE.fullmatch(lines[k].bare) and _beside_level(lines, marks, k) else mark
        for k, mark in enumerate(marks)
    ]


def _beside_level(lines: Sequence[Line], marks: Sequence[Mark | None], k: int) -> bool:
    """Whether a neighbour of line `k` is a level, and not the clause before or behind."""
    own = marks[k]
    return any(
        _VALUE.fullmatch(lines[n].bare) is not None
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
    return _DIGIT.search(text) is not None or _HEAD_WORD.match(text) is not None  # 首页|政策|解读 is none


def is_header(lines: Sequence[Line], i: int) -> bool:
    """Whether a ruined table's head stands at line `i`: column names on one line or one a line."""
    text = lines[i].bare
    if len(text) > _HEAD_LENGTH or _has_stop(text) or not _HEAD_WORD.match(text):
        return False
    words = _HEAD_WORD.findall(text)
    covered = sum(map(len, words))
    if covered < 0.8 * len(text):
        return False
    if len(words) >= 3 and len(lines[i].text.split()) < 3:
        return False
    for line in lines[i + 1 : i + 5]:
        if len(words) >= 3 or len(line.bare) > 10 or _has_stop(line.bare):
            break
        more = _HEAD_WORD.findall(line.bare)
        if sum(map(len, more)) < 0.6 * len(line.bare) and len(line.bare) > 1:
            break
        words += more
    return len(words) >= 3 or _is_short_head(words, lines[i + 1 : i + _NEAR])


def _is_short_head(words: Sequence[str], below: Sequence[Line]) -> bool:
    """Whether two words head a table of names and the values of one year: such lines stand below."""
    if len(words) != 2 or "指标" not in words[0] or not words[1].startswith("20"):
        return False
    rows = list(takewhile(lambda line: not _has_stop(line.bare), below))
    return sum([_VALUE.fullmatch(row.text.split()[-1]) is not None for row in rows]) > 1


def is_columns(lines: Sequence[Line], i: int) -> bool:
    """Whether a table copied column by column begins at line `i`: each column's name, then its cells, one a line."""
    if len(lines[i].bare) > _CELL or not _HEAD_WORD.fullmatch(lines[i].bare):
        return False
    columns: list[list[str]] = []
    for line in islice(lines, i, None):
        text = line.bare
        if len(text) > _LONG_CELL or _has_stop(text) or "," in text:
            break
        if _HEAD_WORD.fullmatch(text):
            columns.append([])
        else:
            columns[-1].append(text)
    if _holds_values(columns):
        return True
    if len(columns) < 3 or any(len(text) > _CELL for column in columns for text in column):
        return False
    steps = sorted(map(len, columns[:-1]))
    if sum(map(len, columns)) < 2 * len(columns):
        return False
    return steps[0] == steps[-1] or (len(steps) > 2 and steps[0] == steps[-2])  # one column has cells that wrap


def _holds_values(columns: Sequence[Sequence[str]]) -> bool:
    """Whether a column holds values and an earlier one as many names; what stands below the table follows the last one."""
    counts = [len(list(takewhile(_VALUE.fullmatch, column))) for column in columns]
    named = {len(column) for column, count in zip(columns[:-1], counts, strict=False) if not count}
    return any(count > 1 and count in named for count in counts)


def is_scraps(lines: Sequence[Line], i: int) -> bool:
    """Whether a table's cells lie about in pieces from line `i` on, as some PDFs leave them."""
    near = lines[i : i + 10]
    short = sum(len(line.bare) <= _SCRAP and not _has_stop(line.bare) for line in near)
    return len(near) >= 6 and short >= 0.8 * len(near) and len(lines[i].bare) <= _SCRAP


def table_at(lines: Sequence[Line], i: int) -> int:
    """Where the rows of a table begin whose title may stand at line `i`; -1 when there is no table."""
    rows = _rows_at(lines, i)
    if rows >= 0 or not _is_caption(lines[i]):
        return rows
    below = lines[i + 1 : i + 1 + _CELLS]
    return i + 1 if len(below) == _CELLS and all(map(_is_cell, below)) else rows


def _is_caption(line: Line) -> bool:
    """Whether a line is the numbered title of a table: “表2 书屋建设计划表”."""
    return line.first == "表" and _CAPTION.fullmatch(line.bare) is not None


def _is_cell(line: Line) -> bool:
    """Whether a line may be a cell: short, neither a sentence nor labelled."""
    if len(line.bare) > _CELL or _has_stop(line.bare) or "," in line.bare:
        return False
    mark = mark_of(line.text)
    return mark is None or mark.shaky


def _rows_at(lines: Sequence[Line], i: int) -> int:
    """Where rows begin that show themselves: parted cells, or names of columns."""
    for k in range(i, min(i + 4, len(lines))):
        line = lines[k]
        if is_row(line):
            return k if k > i or _rows_follow(lines, k) else -1
        text = line.bare
        if len(text) > _HEAD_LENGTH or _has_stop(text):
            return -1
        if _HEAD_WORD.match(text) and (is_header(lines, k) or is_columns(lines, k)):
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
    while k + 1 < len(lines) and _is_cell(lines[k]) and not closes(k) and lines[k + 1].last == "。":
        k += 2
    return k if k >= first + 2 + 2 * _PAIRS else 0


def _within(lines: Sequence[Line], k: int) -> bool:
    """Whether prose at line `k` is a cell, since it ends no sentence and cells stand around it, each parted from the next."""
    around = lines[k - 1 : k + 2]
    return lines[k].last not in "。;:," and len(around) == 3 and all(x.gap for x in around) and _is_cell(around[-1])


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
