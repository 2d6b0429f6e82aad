"""Cells of a table of duties that stand in no columns, cut into rows: by their numbers, else by what follows bodies or a date."""

import re
from collections.abc import Iterable, Iterator, Sequence

from extractor.extract.duties.cells import Span, is_task

# A running number, alone in its cell or before the words of a task.
RUNNING = re.compile(r"[(]?(\d{1,3})(?:[).、]*(?:$|(?=[一-鿿(]))(?!年|月))")
# The same in Chinese numerals: (一); groups of rows have them without brackets.
_SPELT = re.compile(r"(\()?[一二三四五六七八九十]{1,3}(?(1)\))$")


def row_cells(text: str, cells: Sequence[Span], numbered: bool, tasks: int) -> Iterator[list[Span]]:
    """The cells of each row; the head has a column of numbers if `numbered`, and so many columns of `tasks`.

    >>> text = "(一)|管好书屋|建馆|甲局|——|购置书架|乙局|(二)|培训馆员|办班|丙局"
    >>> spans = [m.span() for m in re.finditer("[^|]+", text)]
    >>> [[text[slice(*cell)] for cell in row] for row in row_cells(text, spans, True, 2)]
    [['管好书屋', '建馆', '甲局', '——'], ['管好书屋', '购置书架', '乙局'], ['培训馆员', '办班', '丙局']]
    """
    if not numbered:
        return _unnumbered(text, cells)
    numbers = [number[1] for cell in cells if (number := RUNNING.match(text, *cell))]
    if "1" not in numbers and any(_SPELT.match(text, *cell) for cell in cells):
        return (row for row in _spelt(text, cells, tasks) if row)
    return _running(text, cells)


def _running(text: str, cells: Iterable[Span]) -> Iterator[list[Span]]:
    """The next running number opens a row."""
    row: list[Span] = []
    expected = 1
    for start, end in cells:
        number = RUNNING.match(text, start, end)
        if number and int(number[1]) == expected:
            if row:
                yield row
            row, expected, start = [], expected + 1, number.end()
        if start < end:
            row.append((start, end))
    if row:
        yield row


def _spelt(text: str, cells: Iterable[Span], tasks: int) -> Iterator[list[Span]]:
    """(一), (二) open rows; a task beside several contents stands before the first of them, and counts for all."""
    row: list[Span] = []
    closed = False  # bodies or a date were the last thing seen
    for cell in cells:
        opens = _SPELT.match(text, *cell) is not None
        if opens or (closed and is_task(text, *cell)):
            yield row
            row = [] if opens else row[: tasks - 1]
        if not opens:
            row.append(cell)
        closed = not opens and not is_task(text, *cell)
    yield row


def _unnumbered(text: str, cells: Iterable[Span]) -> Iterator[list[Span]]:
    """Words behind bodies or a date open a row."""
    row: list[Span] = []
    closed = False
    for start, end in cells:
        if closed and row and is_task(text, start, end):
            yield row
            row = []
        if start < end:
            row.append((start, end))
            closed = not is_task(text, start, end)
    if row:
        yield row
