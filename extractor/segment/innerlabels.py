"""Narrow labels inside a paragraph: “①新建…。②将…。③建立…。” are its measures, though ① opens the paragraph, and ② by chance a line."""

import re
from collections.abc import Iterator, Sequence

from extractor.segment.labels import CIRCLE, DIGIT_BRACKET, Mark, Style
from extractor.segment.lines import Line
from extractor.segment.width import Width

_INSIDE = {
    DIGIT_BRACKET: re.compile(r"[。;!)”]\((?:[2-9]|1\d)\)"),  # a digit's own bracket
    CIRCLE: re.compile(r"[。;!)”][②-⑳]"),
}


def without_inner_labels(lines: Sequence[Line], marks: list[Mark | None], width: Width) -> list[Mark | None]:
    """`marks` without those of lists most of whose items go on in the line of the one before.

    A wrap puts a label in front of a line as often as not, so of a wrapped list half the items tell.
    """
    result = list(marks)
    styles = {mark.style for mark in marks if mark}
    for style, inside in _INSIDE.items():
        if style not in styles:
            continue
        for members, end in _lists(marks, style):
            inner = sum(len(inside.findall(line.bare)) for line in lines[members[0] : end])
            apart = len(members) - 1
            if inner > apart or (inner == apart > 0 and width.usual):
                for k in members:
                    result[k] = None
    return result


def _lists(marks: Sequence[Mark | None], style: Style) -> Iterator[tuple[list[int], int]]:
    """The lists that labels of `style` count: their lines, and the index after the last list's last line."""
    members: list[int] = []
    for k, mark in enumerate(marks):
        if mark is None or mark.style > style:
            continue
        goes_on = mark.style is style and mark.ordinal > 1
        if members and not goes_on:
            yield members, k
            members = []
        if mark.style is style and (members or not goes_on):
            members.append(k)
    if members:
        yield members, len(marks)
