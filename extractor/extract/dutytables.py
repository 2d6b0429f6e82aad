"""Annex tables of duties: 序号 · 重点任务 · 牵头单位 · 配合单位 · 完成时限, whose rows name a task, its bodies and its deadline.

A row's cells stand between tabs or blanks, or one under the other. Tabbed rows are read by column; in all others
a running number opens a row and each cell shows what it is: bodies, a date, or words of the task.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extractor.extract.dutylists import Assigned, column_role, read_cell, read_due
from extractor.lexicon.organs import read_body
from extractor.models import Clause, UnitRole
from extractor.text import View, bare

_NUMBER_HEAD = re.compile(r"序号|编号|序")
_TASK_HEAD = re.compile(
    r"(?:重点|主要|工作|目标|具体|整治|整改|改革|建设|年度|任务|措施)*(?:任务|措施|内容|事项|工作|项目|举措|清单)(?:名称|内容|分解|及措施|及目标|清单|事项|要求)?"
)
_DUE_HEAD = re.compile(
    r"(?:完成|整治|整改|办结|落实|实施|推进|工作)*(?:时限|期限|时间|时间节点|进度)(?:要求|安排|节点)?"
)
_NUMBER = re.compile(r"[(]?(\d{1,3})[).、]?$")
_WORDS = re.compile("[一-鿿]")
_DATE = re.compile(r"(?:到|至)?\d{4}年?|[0-9]{1,2}月|长期|持续|每年|全年|年底|月底|前完成|并|即时|立行")
_LABEL = re.compile(r"^[(]?(?:第?[一二三四五六七八九十百]+[章节条]?|\d{1,3})[).、]*")

Span = tuple[int, int]


class Row(NamedTuple):
    """One row of a table of duties; spans are view indexes."""

    task: str  # words that name the task, as printed
    bodies: tuple[Assigned, ...]
    due: str | None


class _Head(NamedTuple):
    kinds: tuple[str, ...]  # of the columns: number, task, due, bodies, other
    roles: tuple[UnitRole | None, ...]
    end: int  # line after the head
    ruled: bool  # cells stand between tabs or bars


def find_rows(view: View) -> list[Row]:
    """Rows of the tables of duties in a clause; none when no line reads as the head of such a table."""
    text = view.folded
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    cells = [list(_cells(view, *line)) for line in lines]
    rows: list[Row] = []
    head: _Head | None = None
    group: list[list[Span]] = []
    k = 0
    while k < len(cells):
        if new := _head(text, cells, k):
            rows += _rows(text, head, group)
            head, group, k = new, [], new.end
        else:
            group.append(cells[k])
            k += 1
    return rows + _rows(text, head, group)


def _cells(view: View, start: int, end: int) -> Iterator[Span]:
    """Cells of a line: between tabs, else between gaps of the source."""
    text = view.folded
    mark = "\t" if "\t" in text[start:end] else "|" if text[start] == "|" else None
    if mark:
        at = start
        for part in text[start:end].split(mark):
            yield at, at + len(part)
            at += len(part) + 1
        return
    k = bisect_left(view.starts, start + 1)
    cuts = [start]
    while k < len(view.starts) and view.starts[k] < end:
        cuts.append(view.starts[k])
        k += 1
    yield from zip(cuts, [*cuts[1:], end], strict=True)


def _head(text: str, cells: Sequence[Sequence[Span]], k: int) -> _Head | None:
    """The head that begins at line `k`: one line of column heads, or each on a line of its own."""
    flat = [text[i:j] for i, j in cells[k]]
    if len(flat) > 1:
        start, end = cells[k][0][0], cells[k][-1][1]
        return _columns(flat, k + 1, "\t" in text[start:end] or text[start] == "|")
    stop = k
    while (
        stop < len(cells) and stop < k + 9 and len(cells[stop]) == 1 and _kind(text[slice(*cells[stop][0])]) != "other"
    ):
        stop += 1
    return _columns([text[slice(*cells[n][0])] for n in range(k, stop)], stop, False)


def _columns(heads: Sequence[str], end: int, ruled: bool) -> _Head | None:
    kinds = tuple(_kind(head) for head in heads)
    if "task" not in kinds or "bodies" not in kinds:
        return None
    roles = tuple(column_role(head) if kind == "bodies" else None for head, kind in zip(heads, kinds, strict=True))
    return _Head(kinds, roles, end, ruled)


def _kind(head: str) -> str:
    if _NUMBER_HEAD.fullmatch(head):
        return "number"
    if column_role(head):
        return "bodies"
    if _DUE_HEAD.fullmatch(head):
        return "due"
    return "task" if _TASK_HEAD.fullmatch(head) else "other"


def _rows(text: str, head: _Head | None, lines: Sequence[Sequence[Span]]) -> list[Row]:
    if head is None or not lines:
        return []
    if head.ruled:
        worded = [line for line in _whole_lines(text, head, lines) if _WORDS.search(text, line[0][0], line[-1][1])]
        return [_row_by_column(text, head, line) for line in worded if len(line) > 1]
    roles = [role for role in head.roles if role]
    return [row for group in _groups(text, head, lines) if (row := _row_by_content(text, roles, group))]


def _whole_lines(text: str, head: _Head, lines: Iterable[Sequence[Span]]) -> list[list[Span]]:
    """Lines with the rest of a wrapped cell joined to them: a numbered row goes on until it has all its cells."""
    whole: list[list[Span]] = []
    for line in lines:
        if whole and _goes_on(text, head, whole[-1], line):
            whole[-1][-1:] = [(whole[-1][-1][0], line[0][1]), *line[1:]]
        else:
            whole.append(list(line))
    return whole


def _goes_on(text: str, head: _Head, last: Sequence[Span], line: Sequence[Span]) -> bool:
    """Whether `line` brings the rest of the row `last`, whose last cell ends in the middle of a list."""
    if len(last) + len(line) - 1 > len(head.kinds) or text[last[-1][1] - 1] not in "、,(":
        return False
    return bool(_NUMBER.match(text[slice(*last[0])])) and not _NUMBER.match(text[slice(*line[0])])


def _row_by_column(text: str, head: _Head, line: Sequence[Span]) -> Row:
    """A row read by its columns; one with fewer cells and no number lacks the first ones, merged with the row above."""
    numbered = _NUMBER.match(text[slice(*line[0])])
    shift = 0 if numbered else max(0, len(head.kinds) - len(line))
    task, due = "", None
    bodies: list[Assigned] = []
    for (start, end), kind, role in zip(line, head.kinds[shift:], head.roles[shift:], strict=False):
        if kind == "task":
            task = text[start:end]
        elif kind == "due":
            due = read_due(text[start:end]) or due
        elif role:
            more, late = read_cell(text, start, end, role)
            bodies += more
            due = due or late
    return Row(task, tuple(bodies), due)


def _groups(text: str, head: _Head, lines: Iterable[Sequence[Span]]) -> Iterator[list[Span]]:
    """Cells of each row: the next running number opens one, or words of a task after bodies where none is printed."""
    group: list[Span] = []
    expected = 1
    for line in lines:
        for cell in line:
            number = _NUMBER.match(text[slice(*cell)])
            if "number" in head.kinds and number and int(number[1]) == expected:
                expected += 1
                if group:
                    yield group
                group = []
            elif text[slice(*cell)]:
                group.append(cell)
    if group:
        yield group


def _row_by_content(text: str, roles: Sequence[UnitRole], cells: Sequence[Span]) -> Row | None:
    """A row whose cells show what they are; cells of bodies fill the columns of bodies in order."""
    task, date = "", ""
    groups: list[list[Span]] = []
    for start, end in cells:
        cell = text[start:end]
        if groups and text[groups[-1][-1][1] - 1] in "、,(":
            groups[-1].append((start, end))
        elif _names_bodies(text, start, end):
            groups.append([(start, end)])
        elif _DATE.match(cell) and len(cell) < 24:
            date += cell
        elif not groups:
            task += cell
    bodies: list[Assigned] = []
    for n, group in enumerate(groups):
        more, _ = read_cell(text, group[0][0], group[-1][1], roles[min(n, len(roles) - 1)])
        bodies += more
    return Row(task, tuple(bodies), read_due(date)) if bodies else None


def _names_bodies(text: str, start: int, end: int) -> bool:
    """Whether a cell holds bodies: behind a label any, else known ones only."""
    bodies, _ = read_cell(text, start, end, "responsible")
    if not bodies or bodies[0].start > start:
        return bool(bodies)
    return all(read_body(text[b.start : b.end]).known for b in bodies)


class Tasks:
    """Finds the clause a row of a table names."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self._clauses = [c for c in clauses if c.kind in ("task", "safeguard", "goal", "group")]
        self._headings = {_plain(c.heading): c for c in reversed(self._clauses) if c.heading}

    def named(self, task: str) -> Clause | None:
        """The clause whose heading `task` prints, begins with or begins; else the only one that holds it."""
        name = _plain(task)
        if name in self._headings:
            return self._headings[name]
        if len(name) < 6:
            return None
        alike = [c for h, c in self._headings.items() if len(h) > 5 and (name.startswith(h) or h.startswith(name))]
        if not alike:
            alike = [c for c in self._clauses if name[:16] in c.view.folded.replace("\n", "")]
        return alike[0] if len(alike) == 1 else None


def _plain(words: str) -> str:
    """Words of a task without label and final mark."""
    return _LABEL.sub("", bare(words)).rstrip("。.;,")
