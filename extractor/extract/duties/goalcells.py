"""Goals in a table of duties printed one cell a line: 序号 · 重点任务 · 目标要求 · 牵头单位 · 完成时限.

A row is its running number, its task, what is to be reached, in one line or more, and then bodies and a date.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from extractor.extract.duties.cells import names_bodies
from extractor.extract.duties.tables import GOAL_HEAD
from extractor.extract.tables.rows import unit_column
from extractor.models import Clause
from extractor.text import View, view_of

Span = tuple[int, int]

DATE_CELL = re.compile(r"(\d{4})年(?:(\d{1,2})月)?(?:年?[底末])?(?:底|末)?前?")
_FEWEST = 2  # rows that make a table


class Goals(NamedTuple):
    """What the rows want reached, one row a line, and the date of each, ISO to the month or year."""

    view: View
    dates: tuple[str | None, ...]

    def due_at(self, index: int) -> str | None:
        """The date of the row that holds an index of the view."""
        return self.dates[self.view.folded.count("\n", 0, index)]


def goals_of(raw: str, clause: Clause) -> Goals | None:
    """The goals of a table; None unless a column of goals stands in its head and most rows have one.

    >>> text = "序号\\n重点任务\\n目标要求\\n责任单位\\n1\\n推广阅读\\n覆盖率达到\\n60%\\n市教育局\\n2025年\\n2\\n建书屋\\n建成5家\\n市民政局"
    >>> from extractor.text import view_of
    >>> view = view_of(text, [[span] for span in _lines(text)])
    >>> goals = goals_of(text, Clause("t", "d", None, 0, 1, "", "", "table", text, 0, len(text), view, 0, 0))
    >>> goals.view.folded.split("\\n"), goals.dates
    (['覆盖率达到60%', '建成5家'], ('2025', None))
    """
    text = clause.view.folded
    if "序号" not in text or "目标" not in text:
        return None
    lines = list(_lines(text))
    first = next((k for k, line in enumerate(lines) if text[slice(*line)] == "1"), len(lines))
    heads = {text[slice(*line)] for line in lines[:first]}
    if "序号" not in heads or not any(map(GOAL_HEAD.fullmatch, heads)) or any(map(unit_column, heads)):
        return None  # 指标 · 单位 · 目标 is a table of indicators
    rows = list(_rows(text, [line for line in lines[first:] if text[slice(*line)] not in heads]))
    goals = [(goal, date) for row in rows if (goal := _goal(text, row)) for date in [_date(text, row)]]
    if len(goals) < _FEWEST or 2 * len(goals) <= len(rows):
        return None
    view = view_of(raw, [[clause.view.span(*line) for line in goal] for goal, _ in goals])
    return Goals(view, tuple(date for _, date in goals))


def _lines(text: str) -> Iterator[Span]:
    for found in re.finditer(r"[^\n]+", text):
        yield found.span()


def _rows(text: str, lines: Sequence[Span]) -> Iterator[list[Span]]:
    """The lines of each row behind its running number."""
    row: list[Span] = []
    number = 1
    for line in lines:
        if text[slice(*line)] == str(number):
            if row:
                yield row
            row, number = [], number + 1
        else:
            row.append(line)
    if row:
        yield row


def _goal(text: str, row: Sequence[Span]) -> list[Span]:
    """The lines behind the task's, up to bodies or a date."""
    words = takewhile(lambda line: not (names_bodies(text, *line) or DATE_CELL.fullmatch(text, *line)), row)
    return list(words)[1:]


def _date(text: str, row: Sequence[Span]) -> str | None:
    """The date a row gives in a cell of its own."""
    found = next((date for line in row if (date := DATE_CELL.fullmatch(text, *line))), None)
    return found and iso_of(found)


def iso_of(date: re.Match[str]) -> str:
    """The ISO prefix of a date that fills a cell."""
    return f"{date[1]}-{int(date[2]):02d}" if date[2] else date[1]
