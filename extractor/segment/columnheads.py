"""Heads of tables printed one cell a line, as a PDF or a web page leaves them: names of columns, on one line or one a line."""

import re
from collections.abc import Sequence
from itertools import islice, takewhile

from extractor.segment.labels import mark_of
from extractor.segment.lines import Line

# The class at its head lets `re` skip what none of the words opens with.
HEAD_WORD = re.compile(
    r"(?=[序指项任区县部单名分类主核发目现基规属性累责牵配协实完整时进重工建具内措举要备领乡街到截2对地预])(?:序号|(?:指标|项目|任务|区县|县区|部门|单位)?名称|分类|类别|类型|(?:主要|核心|发展)?指标(?:属性|性质|内容)?|单位|目标值|现状值|基期值|基准值|规划值"
    r"|属性|性质|累计|(?:责任|牵头|配合|主管|协办|实施)(?:单位|部门|科室|领导)|责任人|(?:完成|整治|整改|实施)?时(?:限|间)(?:要求)?|进度(?:安排|要求)?"
    r"|(?:重点|工作|主要|建设|目标|整治|具体|预期)?(?:任务|内容|措施|举措|目标|要求)|(?:重点|建设)?(?:项目|工程)|备注|领域|部门|区县|县区|乡镇|街道"
    r"|(?:到|截至)?20\d\d年(?:底|末)?(?:目标|现状|基数|基期|基准|规划|计划|完成|实际|预期)?值?|(?:建设)?(?:规模|地点)|对应的?\w{2}因素)|\w{0,6}领域|序"
)
_COLUMN = re.compile(
    r"序号?|(?:指标|项目|任务|单位)?名称|指标(?:属性|内容|单位|类型|值)?|(?:计量)?单位|属性|备注|类别|类型|(?:目标|现状|基期|基准|规划|完成)值"
    r"|(?:牵头|责任|配合|完成)(?:单位|部门|时限|时间)|20\d\d年?(?:[底末])?(?:目标|现状|基数|基期|基准|规划|计划|完成|实际|预期)?值?"
)
HEAD_LENGTH = 60
_CELL = 24  # characters of a cell on a line of its own
_LONG_CELL = 40  # the same, where columns of values beside it tell that it is one
VALUE = re.compile(r"(?:[≥≤<>]?=?|不低于|不少于|不超过)\d[\d.,:/~—–-]*[^\d,。;]{0,8}|[—–/-]+")
_NEAR = 20  # lines below a head
_ROW = 20  # lines of a row whose cells have a line each
_SERIAL = frozenset(("序号", "编号"))
_SCRAP = 8  # characters of a cell's piece on a line of its own


def names_column(text: str) -> bool:
    """Whether `text` is a name that columns have, and headings never.

    >>> names_column("指标名称"), names_column("2025年"), names_column("重点任务")
    (True, True, False)
    """
    return _COLUMN.fullmatch(text) is not None


def has_stop(text: str) -> bool:
    """Whether a sentence ends in `text`: four looks for a character take less time than one for any of the four."""
    return "。" in text or ";" in text or "!" in text or "?" in text


def is_header(lines: Sequence[Line], i: int) -> bool:
    """Whether a ruined table's head stands at line `i`: column names on one line or one a line."""
    text = lines[i].bare
    if len(text) > HEAD_LENGTH or has_stop(text) or not HEAD_WORD.match(text):
        return False
    if text in _SERIAL and _is_counted(lines, i + 1):
        return True
    words = HEAD_WORD.findall(text)
    covered = sum(map(len, words))
    if covered < 0.8 * len(text):
        return False
    if len(words) >= 3 and len(lines[i].text.split()) < 3:
        return False
    for line in lines[i + 1 : i + 5]:
        if len(words) >= 3 or len(line.bare) > 10 or has_stop(line.bare):
            break
        more = HEAD_WORD.findall(line.bare)
        if sum(map(len, more)) < 0.6 * len(line.bare) and len(line.bare) > 1:
            break
        words += more
    return len(words) >= 3 or _is_short_head(words, lines[i + 1 : i + _NEAR])


def _is_counted(lines: Sequence[Line], k: int) -> bool:
    """Whether short lines from `k` on lead to 1, 2 and 3, each on a line of its own: heads of any names, and rows, one cell a line."""
    for number in "123":
        below = [line.bare for line in takewhile(_is_piece, islice(lines, k, k + _ROW))]
        at = below.index(number) if number in below else 0
        if at < 2:
            return False
        k += at + 1
    return True


def _is_piece(line: Line) -> bool:
    """Whether a line may be a cell of a row, or a line of one that wraps and ends as a sentence."""
    return is_cell(line) or (
        len(line.bare) <= _LONG_CELL and not has_stop(line.bare[:-1]) and mark_of(line.text) is None
    )


def _is_short_head(words: Sequence[str], below: Sequence[Line]) -> bool:
    """Whether two words head a table of names and the values of one year: such lines stand below."""
    if len(words) != 2 or "指标" not in words[0] or not words[1].startswith("20"):
        return False
    rows = list(takewhile(lambda line: not has_stop(line.bare), below))
    return sum([VALUE.fullmatch(row.text.split()[-1]) is not None for row in rows]) > 1


def is_columns(lines: Sequence[Line], i: int) -> bool:
    """Whether a table copied column by column begins at line `i`: each column's name, then its cells, one a line."""
    if len(lines[i].bare) > _CELL or not HEAD_WORD.fullmatch(lines[i].bare):
        return False
    columns: list[list[str]] = []
    for line in islice(lines, i, None):
        text = line.bare
        if len(text) > _LONG_CELL or has_stop(text) or "," in text:
            break
        if HEAD_WORD.fullmatch(text):
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
    counts = [len(list(takewhile(VALUE.fullmatch, column))) for column in columns]
    named = {len(column) for column, count in zip(columns[:-1], counts, strict=False) if not count}
    return any(count > 1 and count in named for count in counts)


def is_scraps(lines: Sequence[Line], i: int) -> bool:
    """Whether a table's cells lie about in pieces from line `i` on, as some PDFs leave them."""
    near = lines[i : i + 10]
    short = sum(len(line.bare) <= _SCRAP and not has_stop(line.bare) for line in near)
    return len(near) >= 6 and short >= 0.8 * len(near) and len(lines[i].bare) <= _SCRAP


def is_cell(line: Line) -> bool:
    """Whether a line may be a cell: short, neither a sentence nor labelled."""
    if len(line.bare) > _CELL or has_stop(line.bare) or "," in line.bare:
        return False
    mark = mark_of(line.text)
    return mark is None or mark.shaky
