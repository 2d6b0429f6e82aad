"""The last column of a table of indicators that a PDF ran together, when it names bodies: its cells state no level."""

import re
from collections.abc import Sequence

from extractor.extract.rows import Line
from extractor.lexicon.organs import read_body

_HEAD = re.compile(r"\s(?P<cell>(?:责任|牵头|主管|负责|实施|完成|主要责任)\s*(?:部门|单位|科室))\s*$")
_VALUE_END = re.compile(r".*(?:约束性|预期性|[\d%‰\])—-]|以上|以下|以内|左右)(?=\s+[一-鿿])")
_HEAD_LINES = 8


def without_bodies(lines: Sequence[Line]) -> list[Line]:
    """The lines with blanks for the cells of such a column and for its head; a cell may go on in the next line.

    >>> rows = ["指标 2020年 2025年 责任部门", "降尘量 9 7 区生态环境", "分局", "清扫率 81 90 区城管局"]
    >>> [line.text.split() for line in without_bodies([Line(row, 0, 0) for row in rows])]
    [['指标', '2020年', '2025年'], ['降尘量', '9', '7'], ['清扫率', '81', '90']]
    """
    if not any(_HEAD.search(line.text) for line in lines[:_HEAD_LINES]):
        return list(lines)
    kept: list[Line] = []
    open_cell = ""  # what a line ends in that is no whole name
    for line in lines:
        text, whole = line.text, "".join(line.text.split())
        if open_cell and read_body(open_cell + whole).known:
            open_cell = ""
            continue
        head, value = _HEAD.search(text), _VALUE_END.match(text)
        open_cell = ""
        if head or value:
            at = head.start("cell") if head else value.end() if value else len(text)
            cell = "".join(text[at:].split())
            open_cell = "" if head or read_body(cell).known else cell
            text = text[:at].ljust(len(text))
        kept.append(line._replace(text=text))
    return kept
