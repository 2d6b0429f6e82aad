"""Where the plan's own text begins: behind notice, title, preamble and table of contents."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.segment.labels import BRACKET, CHAPTER, COMMA, DIGIT, PERIOD, Mark
from extractor.segment.lines import Line
from extractor.segment.tail import ANNEX_LIST, is_contents

_LAYS_DOWN = re.compile(r"(?:制定|提出|印发|编制).{0,14}[。:]$")
_PREAMBLE_LINES = 40
_CONTENTS_BEFORE = 80  # lines among which a table of contents begins
_CONTENTS_LINE = 60  # characters


class Opening(NamedTuple):
    """Indexes of lines."""

    first: int  # the line that opens the first clause
    contents: range  # the table of contents


def opening_of(lines: Sequence[Line], marks: Sequence[Mark | None]) -> Opening:
    """Find the first clause and the table of contents before it."""
    contents, skip = _contents(lines, marks)
    in_list = False  # among the annexes that a notice lists
    for k in range(skip, len(lines)):
        mark = marks[k]
        if lines[k].first == "附" and ANNEX_LIST.match(lines[k].bare):
            in_list = True
        elif mark is None:
            in_list = in_list and len(lines[k].bare) < 40
        elif (mark.ordinal == 1 or not mark.label) and mark.style < PERIOD and not (in_list and mark.style >= DIGIT):
            return Opening(_above(marks, skip, k), contents)
    for k in range(skip, len(lines)):
        mark = marks[k]
        if mark is not None and mark.style <= BRACKET:
            return Opening(k, contents)
    return Opening(_prose_start(lines), contents)


def _above(marks: Sequence[Mark | None], start: int, first: int) -> int:
    """Where an extract begins that opens with its second chapter, the `first` label being that of a section in it."""
    below = marks[first]
    wide = next((k for k in range(start, first) if (mark := marks[k]) and mark.style <= CHAPTER), first)
    above = marks[wide]
    if above is None or below is None or above.style >= below.style:
        return first
    counted = any(mark and mark.style is above.style and mark.ordinal == 1 for mark in marks)
    return first if counted else wide


def _prose_start(lines: Sequence[Line]) -> int:
    """Where the text begins when nothing in it has a label: after the sentence that says what is laid down."""
    for k, line in enumerate(lines[:_PREAMBLE_LINES]):
        if _LAYS_DOWN.search(line.bare):
            return k + 1 if k + 1 < len(lines) else 0
    return next((k for k, line in enumerate(lines) if "。" in line.bare), len(lines))


def _contents(lines: Sequence[Line], marks: Sequence[Mark | None]) -> tuple[range, int]:
    """(lines of the table of contents, line from which to look for the first clause)."""
    heads = [k for k, line in enumerate(lines[:_CONTENTS_BEFORE]) if line.first == "目" and is_contents(line)]
    if not heads:
        return range(0), 0
    head = heads[0]
    first = next((k for k in range(head + 1, len(lines)) if marks[k]), len(lines))
    mark = marks[first] if first < len(lines) else None
    if mark is None or mark.style > COMMA:
        return range(0), 0
    for k in range(first + 1, len(lines)):
        again = marks[k]
        if again is not None and again.label == mark.label:
            end = next((j for j in range(head, k) if not _is_entry(lines[j])), k)
            return range(head, end), k
    return range(0), 0


def _is_entry(line: Line) -> bool:
    """Whether a line can stand in a table of contents."""
    return len(line.bare) <= _CONTENTS_LINE and "。" not in line.bare
