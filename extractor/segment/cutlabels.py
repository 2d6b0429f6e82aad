"""Labels that the end of a line cut in two: “（一 / ）指导思想”, “（ / 二）”, “十 / 二、”."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.segment.labels import Mark, mark_of
from extractor.segment.lines import Line

_LONGEST = 5  # characters of the first half
# What the two halves of one line make; a line that holds no more than numerals or an open bracket begins none.
_HEAD = re.compile(
    r"\((?:[一二三四五六七八九十]{0,3}|\d{0,2})|[一二三四五六七八九十]{1,3}|\d{1,2}|第[一二三四五六七八九十百\d]{0,4}"
)
_OPENERS = frozenset("(第一二三四五六七八九十0123456789")
_TAIL = re.compile(r"[一二三四五六七八九十百\d]{0,4}(?:\)|、|\.(?!\d)|[章节条](?=[\s:【]|$))")


def with_cut_labels(lines: Sequence[Line], marks: list[Mark | None]) -> list[Mark | None]:
    """`marks`, with those of labels whose other half opens the next line."""
    result = list(marks)
    for k in [k for k, line in enumerate(lines[:-1]) if len(line.bare) <= _LONGEST and line.first in _OPENERS]:
        line = lines[k]
        if marks[k] or not _HEAD.fullmatch(line.bare):
            continue
        tail = _TAIL.match(lines[k + 1].bare)
        mark = mark_of(line.bare + tail[0]) if tail and marks[k + 1] is None else None
        if mark and mark.end == len(line.bare) + len(tail[0] if tail else ""):
            result[k] = replace(mark, end=len(line.text))
    return result
