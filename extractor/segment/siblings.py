"""What a label's siblings tell: whether their headings stand on lines of their own."""

from collections.abc import Sequence

from extractor.segment.labels import BRACKET, COMMA, DIGIT, DIGIT_BRACKET, Mark, Style
from extractor.segment.lines import Line
from extractor.segment.width import Width

_NAMED = (COMMA, BRACKET, DIGIT, DIGIT_BRACKET)  # labels whose clauses have headings


def headings_alone(lines: Sequence[Line], marks: list[Mark | None], width: Width) -> set[int]:
    """Labelled lines of a wrapped text among whose siblings some heading plainly stands on a line of its own.

    Siblings are labels of one style with no wider one between. Such a heading may fill its line to the
    end, so that only its siblings tell it from the first line of a paragraph.
    """
    if not width.usual:
        return set()
    alone: set[int] = set()
    groups: dict[Style, list[int]] = {}
    for k in [*(k for k, mark in enumerate(marks) if mark and mark.style in _NAMED), len(lines)]:
        mark = marks[k] if k < len(lines) else None
        for style in [s for s in groups if mark is None or s > mark.style]:
            group = groups.pop(style)
            if any(_stands_alone(lines, marks, i, width) for i in group):
                alone.update(group)
        if mark is not None:
            groups.setdefault(mark.style, []).append(k)
    return alone


def _stands_alone(lines: Sequence[Line], marks: list[Mark | None], k: int, width: Width) -> bool:
    """Whether the labelled line `k`, or that and the next, is no more than a heading with its body below."""
    if k + 2 >= len(lines) or marks[k + 1] or "。" in lines[k].bare or lines[k].last in ";:,、":
        return False
    second, third = lines[k + 1], lines[k + 2]
    if len(lines[k].bare) <= 4:
        return False
    if width.room(lines[k].size, second):
        return len(second.bare) > len(lines[k].bare)
    return "。" not in second.bare and second.last not in ";:,、" and width.room(second.size, third)
