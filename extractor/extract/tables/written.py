"""What a table printed one cell a line says in sentences: its cells apart, so that no number or neighbour gets into a name.

Where lines are as long as their paragraphs, each is a cell, or a piece of one where blank lines part all others; where they
are wrapped, only a row's number, bodies, a date and values one below the other are certain to be cells of their own.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.extract.duties.cells import names_bodies
from extractor.extract.duties.goalcells import DATE_CELL, iso_of
from extractor.extract.numbers.quantities import find_quantities
from extractor.extract.tables.rows import is_value
from extractor.models import Clause
from extractor.text import View, view_of

Span = tuple[int, int]

_LINE = re.compile("[^\n]+")
_NUMBER = re.compile(r"\d{1,3}")
# The heads of names and of what is asked of each, one below the other, and no columns of years beside them.
_GOALS = re.compile(
    r"(?:^|\n)(?:序号\n)?(?:主要|核心)?指标(?:名称|内容)?\n(?:预期|主要|工作|具体)?目标(?:要求|内容)?\n(?!现状|基期|20\d\d)"
)
_WIDEST = 60  # characters of a line that a page wraps


class Written(NamedTuple):
    """The cells, one a line, and the date of the row of each, ISO to the month or year."""

    view: View
    dates: tuple[str | None, ...]
    apart: bool  # is each cell certainly one?

    def due_at(self, index: int) -> str | None:
        """The date of the row that holds an index of the view."""
        return self.dates[self.view.folded.count("\n", 0, index)]


def states_goals(text: str) -> bool:
    """Whether a table says in words what is asked of each indicator.

    >>> states_goals("指标名称\\n预期目标\\n抽查合格率\\n95%以上"), states_goals("指标名称\\n目标值\\n2025年\\n甲率\\n90")
    (True, False)
    """
    return "目标" in text and _GOALS.search(text) is not None


def written_cells(raw: str, clause: Clause) -> Written:
    """The cells of a table below its head.

    >>> text = "序号\\n任务\\n时限\\n1\\n建成厂房\\n3座。\\n市水务局\\n2025年6月\\n2\\n植树。"
    >>> view = view_of(text, [[m.span()] for m in _LINE.finditer(text)])
    >>> cells = written_cells(text, Clause("t", "d", None, 0, 1, "", "", "table", text, 0, len(text), view, 0, 0))
    >>> cells.view.folded.split("\\n"), cells.due_at(cells.view.folded.index("建成"))
    (['1', '建成厂房3座。', '市水务局', '2025年6月', '2', '植树。'], '2025-06')
    """
    text = clause.view.folded
    lines = [match.span() for match in _LINE.finditer(text)]
    goals = states_goals(text)
    apart = goals or any(end - start > _WIDEST for start, end in lines)
    cells = _below_head(text, _named(text, lines) if goals else _cells(raw, clause, lines, apart))
    view = view_of(raw, [[clause.view.span(*line) for line in cell] for cell in cells])
    return Written(view, tuple(_dates(text, cells)), apart)


def _cells(raw: str, clause: Clause, lines: Sequence[Span], whole: bool) -> list[list[Span]]:
    """The lines of each cell; `whole`: no line is a piece of a paragraph that a page wraps."""
    text = clause.view.folded
    gaps = [
        raw.count("\n", clause.view.span(*line)[1], clause.view.span(*following)[0])
        for line, following in pairwise(lines)
    ]
    apart = whole and max(gaps, default=0) > 1
    values = [is_value(text[slice(*line)]) for line in lines]
    beside = [values[k] and (values[k - 1 : k] == [True] or values[k + 1 : k + 2] == [True]) for k in range(len(lines))]
    alone = [_stands_alone(text, line) or of_run for line, of_run in zip(lines, beside, strict=True)]
    cells = [[line] for line in lines[:1]]
    for k, line in enumerate(lines[1:]):
        joined = gaps[k] < 2 if apart else not whole
        if joined and not (alone[k] or alone[k + 1]):
            cells[-1].append(line)
        else:
            cells.append([line])
    return cells


def _named(text: str, lines: Sequence[Span]) -> list[list[Span]]:
    """The lines as cells, a level together with the name before it."""
    heads = _GOALS.search(text)
    cells: list[list[Span]] = []
    for line in lines:
        below = heads is not None and bool(cells) and cells[-1][-1][0] >= heads.end()
        if below and _opens_with_level(text[slice(*line)]):
            cells[-1].append(line)
        else:
            cells.append([line])
    return cells


def _opens_with_level(cell: str) -> bool:
    """Whether a cell opens with a level: what it is of stands in the cell before it.

    >>> list(map(_opens_with_level, ("95%以上", "不少于3个", "2.水质达标率", "5G基站数", "2025年底建成")))
    [True, True, False, False, False]
    """
    return any(quantity.bound == 0 and quantity.kind != "none" for quantity in find_quantities(cell)[:1])


def _below_head(text: str, cells: list[list[Span]]) -> list[list[Span]]:
    """The cells without those of the head, where it opens with 序号 and a 1 opens the first row: “6月底前完成60%” heads a column."""
    texts = [text[cell[0][0] : cell[-1][1]] for cell in cells]
    head = next((k for k, own in enumerate(texts) if own.startswith("序号")), len(texts))
    first = texts.index("1", head) if "1" in texts[head:] else head
    return [*cells[:head], *cells[first:]]


def _stands_alone(text: str, line: Span) -> bool:
    """Whether a line is a cell that no other goes on with: a number, a date, bodies."""
    return bool(_NUMBER.fullmatch(text, *line) or DATE_CELL.fullmatch(text, *line) or names_bodies(text, *line))


def _dates(text: str, cells: Sequence[Sequence[Span]]) -> Iterator[str | None]:
    """The date of the row of each cell: rows are told by their running number."""
    row, rows = 0, []
    dates: dict[int, str] = {}
    for cell in cells:
        line = cell[0]
        row += text[slice(*line)] == str(row + 1)
        rows.append(row)
        if row and (date := DATE_CELL.fullmatch(text, *line)):
            dates.setdefault(row, iso_of(date))
    return (dates.get(row) for row in rows)
