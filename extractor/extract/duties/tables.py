"""Annex tables of duties: 序号 · 重点任务 · 牵头单位 · 配合单位 · 完成时限, whose rows name a task, its bodies and its deadline.

A row's cells stand between tabs or blanks, or one under the other. Tabbed rows are read by column; in all others
a running number opens a row and each cell shows what it is: bodies, a date, or words of the task.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractor.extract.duties.cells import (
    DATE,
    REST,
    Span,
    cells_of,
    is_open,
    mended,
    names_bodies,
    read_bodies,
)
from extractor.extract.duties.cuts import RUNNING, row_cells
from extractor.extract.duties.lists import Assigned, column_role, read_due
from extractor.extract.duties.ranks import without_notes
from extractor.lexicon.organs import read_body
from extractor.models import UnitRole
from extractor.text import View

_NUMBER_HEAD = re.compile(r"序号|编号|序")
_TASK_WORD = re.compile("任务|措施|内容|事项|工作|项目|举措|清单")
_TASK_HEAD = re.compile(
    rf"(?:重点|主要|工作|目标|具体|整治|整改|改革|建设|年度|任务|措施)*(?:{_TASK_WORD.pattern})(?:名称|内容|分解|及措施|及目标|清单|事项|要求)?"
)
GOAL_HEAD = re.compile("(?:工作|任务|年度|主要|具体|建设)?目标(?:要求|任务|内容)?")
# The last characters of all heads that say something: numbers and tasks, bodies, deadlines.
_HEAD_ENDS = frozenset(
    "号序务施容项作目措单称解标求头任责实行办体合与加同助持会织设导督及和、位门室构关科处所工人):为限间度点排管"
)
_DUE_HEAD = re.compile(
    r"(?:完成|整治|整改|办结|落实|实施|推进|工作)*(?:时限|期限|时间|时间节点|进度)(?:要求|安排|节点)?"
)
_NUMBER = re.compile(r"[(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[).、]?$")
_WORDS = re.compile("[一-鿿]")

_BREAK = re.compile("<br ?/?>")  # within a cell, between two names or within one task's

_BRACKETED = re.compile(r"\([^()]*\)")
_LEAST = 2  # columns of such a table: one of tasks, one of bodies


class Row(NamedTuple):
    """One row of a table of duties; spans are view indexes."""

    task: str  # words that name the task, as printed
    bodies: tuple[Assigned, ...]
    due: str | None


class Head(NamedTuple):
    """The columns of a table of duties."""

    kinds: tuple[str, ...]  # of the columns: number, task, goal, due, bodies, other
    roles: tuple[UnitRole | None, ...]
    end: int  # line after the head
    ruled: bool  # cells stand between tabs or bars


def find_rows(view: View) -> list[Row]:
    """Rows of the tables of duties in a clause; none when no line reads as the head of such a table."""
    text = without_notes(_BREAK.sub(lambda tag: ";" * len(tag[0]), view.folded))
    cells = cells_of(view)
    rows: list[Row] = []
    head: Head | None = None
    group: list[list[Span]] = []
    k = 0
    while k < len(cells):
        if new := _head(text, cells, k):
            if not _goes_on_below(text, head, new, cells):
                rows += _rows(text, head, group)
                head, group = new, []
            k = new.end
        else:
            group.append(cells[k])
            k += 1
    return rows + _rows(text, head, group)


def _goes_on_below(text: str, head: Head | None, new: Head, cells: Sequence[Sequence[Span]]) -> bool:
    """Whether a head is printed again on the next page: the rows below it do not count from 1."""
    if head is None or (head.kinds, head.roles) != (new.kinds, new.roles) or "number" not in new.kinds:
        return False
    number = RUNNING.match(text, *cells[new.end][0]) if new.end < len(cells) else None
    return number is not None and int(number[1]) > 1


def head_of(view: View) -> Head | None:
    """The head of a table of duties of which the view shows nothing else."""
    if not _TASK_WORD.search(view.folded):
        return None
    text = without_notes(view.folded)
    cells = [row[1:-1] if text[row[0][0]] == "|" else row for row in cells_of(view)]
    heads = [head for k, row in enumerate(cells) if len(row) > 1 and (head := _head(text, cells, k))]
    return heads[0] if len(heads) == 1 else None


def _head(text: str, cells: Sequence[Sequence[Span]], k: int) -> Head | None:
    """The head that begins at line `k`: one line of column heads, or each on a line of its own."""
    flat = [_said(text, cell) for cell in cells[k]]
    if len(flat) > 1:
        return _columns(flat, k + 1, ruled=text[cells[k][0][1]] in "\t|")
    stop = k
    while (
        stop < len(cells) and stop < k + 9 and len(cells[stop]) == 1 and _kind(_said(text, cells[stop][0])) != "other"
    ):
        stop += 1
    if stop - k < _LEAST:
        return None
    return _columns([_said(text, cells[n][0]) for n in range(k, stop)], stop, ruled=False)


def _said(text: str, cell: Span) -> str:
    """What a cell of a head says, without the marks that stand for a note on who leads."""
    return text[slice(*cell)].rstrip("、")


def _columns(heads: Sequence[str], end: int, *, ruled: bool) -> Head | None:
    kinds = tuple(_kind(head) for head in heads)
    if "task" not in kinds or "bodies" not in kinds:
        return None
    roles = tuple(column_role(head) if kind == "bodies" else None for head, kind in zip(heads, kinds, strict=True))
    return Head(kinds, roles, end, ruled)


def _kind(head: str) -> str:
    if head[-1:] not in _HEAD_ENDS:
        return "other"
    if _NUMBER_HEAD.fullmatch(head):
        return "number"
    if column_role(head):
        return "bodies"
    if _DUE_HEAD.fullmatch(head):
        return "due"
    return "task" if _TASK_HEAD.fullmatch(head) else "goal" if GOAL_HEAD.fullmatch(head) else "other"


def _rows(text: str, head: Head | None, lines: Sequence[Sequence[Span]]) -> list[Row]:
    if head is None or not lines:
        return []
    rows = _rows_of(text, head, lines)
    # Beside a goal the date is the goal's, and not that of all its task asks for.
    return [row._replace(due=None) for row in rows] if "goal" in head.kinds else rows


def _rows_of(text: str, head: Head, lines: Sequence[Sequence[Span]]) -> list[Row]:
    if head.ruled:
        worded = [line for line in _whole_lines(text, head, lines) if _WORDS.search(text, line[0][0], line[-1][1])]
        return [row_by_column(text, head, line) for line in worded if len(line) > 1]
    cells = [cell for line in lines for cell in line]
    groups = row_cells(text, cells, "number" in head.kinds, head.kinds.count("task"))
    return [row for group in groups if (row := _row_by_content(text, head, group))]


def _whole_lines(text: str, head: Head, lines: Iterable[Sequence[Span]]) -> list[list[Span]]:
    """Lines with the rest of a wrapped cell joined to them: a numbered row goes on until it has all its cells."""
    whole: list[list[Span]] = []
    for line in lines:
        if whole and _goes_on(text, head, whole[-1], line):
            whole[-1][-1:] = [(whole[-1][-1][0], line[0][1]), *line[1:]]
        else:
            whole.append(list(line))
    return whole


def _goes_on(text: str, head: Head, last: Sequence[Span], line: Sequence[Span]) -> bool:
    """Whether `line` brings the rest of the row `last`, whose last cell ends in the middle of a list or name."""
    if len(last) + len(line) - 1 > len(head.kinds) or not is_open(text, *last[-1]):
        return False
    return bool(_NUMBER.match(text[slice(*last[0])])) and not _NUMBER.match(text[slice(*line[0])])


def row_by_column(text: str, head: Head, line: Sequence[Span]) -> Row:
    """A row read by its columns; where cells are merged with the row above, the columns that then hold bodies."""
    missing = max(0, len(head.kinds) - len(line))
    first = 1 if _NUMBER.match(text[slice(*line[0])]) else 0
    columns = [*range(first), *range(first + missing, len(head.kinds))]
    if missing and _bodies_in(text, head, line, range(len(line))) >= _bodies_in(text, head, line, columns):
        columns = list(range(len(line)))
    task, due = "", None
    bodies: list[Assigned] = []
    for (start, end), column in zip(line, columns, strict=False):
        kind, role = head.kinds[column], head.roles[column]
        if kind == "task":
            task += text[start:end].replace(";;;;", "").rstrip(";")
        elif kind == "due":
            due = read_due(text[start:end].replace("\n", "")) or due
        elif role:
            more, late = read_bodies(text, start, end, role)
            if any(read_body(text[b.start : b.end].replace("\n", "")).likely for b in more):
                bodies += more
                due = due or late
    return Row(task, tuple(bodies), due)


def _bodies_in(text: str, head: Head, line: Sequence[Span], columns: Sequence[int]) -> int:
    """How many cells hold bodies where the head wants them."""
    return sum(head.roles[k] is not None and names_bodies(text, *cell) for cell, k in zip(line, columns, strict=False))


def _row_by_content(text: str, head: Head, cells: Sequence[Span]) -> Row | None:
    """A row whose cells show what they are; cells of bodies fill the columns of bodies in order."""
    if (row := _row_in_full(text, head, cells)) is not None:
        return row
    task, date = "", ""
    groups: list[Span] = []
    for (start, end), named in mended(text, cells):
        dated = bool(DATE.match(text, start, end)) and end - start < 24
        joins = text.startswith(REST, start) or (groups and is_open(text, *groups[-1]))
        if groups and groups[-1][1] + 1 == start and not dated and joins:
            groups[-1] = (groups[-1][0], end)
        elif named:
            groups.append((start, end))
        elif dated:
            date += text[start:end]
        elif not (groups or (task and "goal" in head.kinds)):
            task += text[start:end]
    bodies: list[Assigned] = []
    for (start, end), role in zip(groups, _roles(head, cells, groups), strict=True):
        more, _ = read_bodies(text, start, end, role)
        bodies += [b for b in more if read_body(text[b.start : b.end].replace("\n", "")).likely]
    return Row(task, tuple(bodies), read_due(date)) if bodies else None


def _row_in_full(text: str, head: Head, cells: Sequence[Span]) -> Row | None:
    """A row with one line for each column, whose bodies no list need know: 镇卫生健康办公室."""
    first = head.kinds.count("number")
    kinds, roles = head.kinds[first:], head.roles[first:]
    if len(cells) != len(kinds) or not all(_fits(text, cell, kind) for cell, kind in zip(cells, kinds, strict=True)):
        return None
    row = row_by_column(text, head._replace(kinds=kinds, roles=roles), cells)
    return row if row.bodies else None


def _fits(text: str, cell: Span, kind: str) -> bool:
    """May a cell stand in a column of a kind, and is it whole?"""
    start, end = cell
    if kind == "bodies":
        names = re.split("[、,;]", _BRACKETED.sub("", text[start:end]))
        return text.count("(", start, end) == text.count(")", start, end) and all(read_body(n).likely for n in names)
    return kind != "task" or not (names_bodies(text, start, end) or text[start:end].endswith(("、", ",")))


def _roles(head: Head, cells: Sequence[Span], groups: Sequence[Span]) -> list[UnitRole]:
    """Roles of the cells of bodies: by column when the row's first line has all its cells, else in order."""
    roles = [role for role in head.roles if role]
    line = 1
    while line < len(cells) and cells[line][0] == cells[line - 1][1]:
        line += 1
    columns = head.roles[head.kinds.count("number") :]
    by_start = {cell[0]: role for cell, role in zip(cells, columns, strict=False)} if line == len(columns) else {}
    return [by_start.get(start) or roles[min(n, len(roles) - 1)] for n, (start, _) in enumerate(groups)]
