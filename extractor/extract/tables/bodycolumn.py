"""The column of a flattened table of indicators that names bodies: its cells state no level."""

import re
from collections.abc import Sequence

from extractor.extract.tables.rows import Line, is_value
from extractor.lexicon.organs import read_body

_HEAD = re.compile(r"(?:^|\s)(?P<cell>(?:责任|牵头|主管|负责|实施|完成|主要责任)\s*(?:部门|单位|科室))\s*$")
_NATURE = re.compile("约束性|预期性")
_CELL = re.compile(r"\S+")
_DIGIT = re.compile(r"\d")
_HEAD_LINES = 12


def without_bodies(lines: Sequence[Line]) -> list[Line]:
    """The lines with blanks for the cells of such a column and for its head; a cell may go on in the next line.

    >>> rows = ["指标 2020年 2025年 责任部门", "降尘量 9 7 区生态环境", "分局", "清扫率 81 90 区城管局"]
    >>> [line.text.split() for line in without_bodies([Line(row, 0, 0) for row in rows])]
    [['指标', '2020年', '2025年'], ['降尘量', '9', '7'], ['清扫率', '81', '90']]
    >>> rows = "指标 2025年 责任部门 降尘量 7 区生态环境局 清扫率 90% 区城管局".split()
    >>> [line.text for line in without_bodies([Line(row, 0, 0) for row in rows])]
    ['指标', '2025年', '降尘量', '7', '清扫率', '90%']
    """
    if not any(_HEAD.search(line.text) for line in lines[:_HEAD_LINES]):
        return list(lines)
    kept: list[Line] = []
    open_cell = ""  # what a line ends in that is no whole name
    for line in lines:
        text, whole = line.text, "".join(line.text.split())
        alone = _HEAD.fullmatch(text.strip()) or (not _DIGIT.search(text) and read_body(whole).known)
        if alone or (open_cell and read_body(open_cell + whole).known):
            open_cell = ""
            continue
        head = _HEAD.search(text)
        at = head.start("cell") if head else _behind_values(text)
        cell = "".join(text[at:].split())
        open_cell = "" if head or read_body(cell).known else cell
        kept.append(line._replace(text=text[:at].ljust(len(text))))
    return kept


def _behind_values(text: str) -> int:
    """Where a row goes on behind its last value; a number it opens with is its own. The end of one without values."""
    cells = list(_CELL.finditer(text))
    values = [k for k, cell in enumerate(cells) if k and (is_value(cell[0]) or _NATURE.fullmatch(cell[0]))]
    return cells[values[-1]].end() if values and values[-1] + 1 < len(cells) else len(text)
