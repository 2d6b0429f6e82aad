"""Tables whose columns only blanks hold apart, as `pdftotext -layout` prints them: cells that wrap are put together.

Read only when certain: a head that begins with 序号, rows numbered from 1, and every cell under one head. A line without
number goes on with the row above, or opens the row below when that one lacks the cells the line brings.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import east_asian_width

from extractor.extract.tables.rows import is_head
from extractor.text import View, view_of_cells

_CELL = re.compile(r"[^\s]+(?: [^\s]+)*")
_HEAD = re.compile(r"^[ \f]*序 ?号 {2,}\S", re.MULTILINE)
_NOTE = re.compile("[(（]?(?:备注|注|说明)[:：]")
LEAST = 3  # columns of a table
ROWS = 2  # rows of a table


class Part(NamedTuple):
    """A stretch of a cell: raw offsets, half-open, and the columns of the print it takes up."""

    start: int
    end: int
    left: int
    right: int


Cells = list[list[Part]]  # the parts of each cell of a row, by column


def laid_out(raw: str, start: int, end: int, view: View) -> list[Cells]:
    """Head and rows of the table in `raw[start:end]`, whose reading copy is `view`; none where it is not certainly one.

    >>> from extractor.text import view_of
    >>> text = "序号  任务    单位\\n1     普查    市水务\\n      检测    局\\n2     改造    市教委\\n"
    >>> [["".join(text[p.start:p.end] for p in cell) for cell in row]
    ...  for row in laid_out(text, 0, len(text), view_of(text, [[(0, len(text))]]))]
    [['序号', '任务', '单位'], ['1', '普查检测', '市水务局'], ['2', '改造', '市教委']]
    """
    start = raw.rfind("\n", 0, start) + 1
    if not _HEAD.search(raw, start, end):
        return []
    lines = list(_lines(raw, start, end, view))
    first = next((k for k, line in enumerate(lines) if _text(raw, line[0]) == "序号"), len(lines))
    head = _unspaced(raw, lines[first]) if first < len(lines) else []
    if len(head) < LEAST:
        return []
    return _rows(raw, head, lines[first + 1 :])


def _unspaced(raw: str, head: Sequence[Part]) -> list[Part]:
    """The cells of a head with those of one character joined that make a head together: 指  标."""
    cells: list[Part] = []
    for part in head:
        last = cells[-1] if cells else None
        if (
            last
            and all(len(_text(raw, one)) == 1 for one in (last, part))
            and is_head(_text(raw, last) + _text(raw, part))
        ):
            cells[-1] = Part(last.start, part.end, last.left, part.right)
        else:
            cells.append(part)
    return cells


def tabbed(raw: str, rows: Sequence[Cells]) -> View:
    """A reading copy of the rows in their own order: one a line, a tab between cells."""
    return view_of_cells(raw, [[[[(part.start, part.end) for part in cell]] for cell in row] for row in rows])


def _lines(raw: str, start: int, end: int, view: View) -> Iterator[list[Part]]:
    """The cells of each line that is in the reading copy, as page lines are not."""
    read = frozenset(view.offsets)
    at = start
    for text in raw[start:end].split("\n"):
        cells = list(_CELL.finditer(text))
        if cells and any(at + cell.start() in read for cell in cells):
            yield [
                Part(at + c.start(), at + c.end(), _width(text[: c.start()]), _width(text[: c.end()])) for c in cells
            ]
        at += len(text) + 1


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text if character != "\f")


def _text(raw: str, part: Part) -> str:
    return "".join(raw[part.start : part.end].split())


def _rows(raw: str, head: Sequence[Part], lines: Sequence[Sequence[Part]]) -> list[Cells]:
    names = [_text(raw, part) for part in head]
    lines = [line for line in lines if [_text(raw, part) for part in line] != names]  # printed again on the next page
    anchors: list[int] = []
    for k, line in enumerate(lines):
        if _NOTE.match(raw, line[0].start):
            lines = lines[:k]
            break
        if _text(raw, line[0]) == str(len(anchors) + 1):
            anchors.append(k)
    spans = _columns(head, [lines[k] for k in anchors])
    placed = [_placed(line, spans) for line in lines]
    if len(anchors) < ROWS or not all(placed):
        return []
    rows: list[Cells] = [[[part] for part in head]]
    rows += [[[] for _ in head] for _ in anchors]
    for k, cells in enumerate(placed):
        row = sum(anchor <= k for anchor in anchors)  # 0 before the first
        row += _opens_next(placed, anchors, row, k)
        if row == 0:
            return []
        for column, part in cells.items():
            rows[row][column].append(part)
    return rows


def _opens_next(placed: Sequence[dict[int, Part]], anchors: Sequence[int], row: int, k: int) -> bool:
    """Does line `k`, below the number of `row`, belong to the next one, whose number stands at half its height?"""
    if row == len(anchors) or k in anchors or placed[k].keys() & placed[anchors[row]].keys():
        return False
    below = anchors[row + 1] if row + 1 < len(anchors) else len(placed)
    behind = sum(not placed[k].keys().isdisjoint(placed[n]) for n in range(anchors[row] + 1, below))
    return anchors[row] - k <= behind


def _columns(head: Sequence[Part], numbered: Sequence[Sequence[Part]]) -> list[tuple[int, int]]:
    """What each column takes up in the heads and in the rows that have all cells."""
    full = [head, *(line for line in numbered if len(line) == len(head))]
    return [(min(part.left for part in cells), max(part.right for part in cells)) for cells in zip(*full, strict=True)]


def _placed(line: Sequence[Part], spans: Sequence[tuple[int, int]]) -> dict[int, Part]:
    """The parts of a line by column; empty when two of them would stand in one, or one under two heads."""
    found: dict[int, Part] = {}
    for part in line:
        shared = [min(part.right, right) - max(part.left, left) for left, right in spans]
        best = max(range(len(spans)), key=shared.__getitem__)
        if best in found or shared[best] <= 0 or sum(size > 1 for size in shared) > 1:
            return {}
        found[best] = part
    return found
