"""Headings that carry no label, in plans whose parts have none."""

import re
from collections.abc import Sequence
from operator import attrgetter

from extractor.segment.front import ORGAN, ORGAN_ENDS, ends_as_title, numbered, stands_apart
from extractor.segment.labels import BRACKET, CHAPTER, COMMA, DIGIT, Mark
from extractor.segment.lines import Line
from extractor.segment.paragraphs import UNIT_LINE
from extractor.segment.tables import is_row, table_at

# Names that parts of plans go by, none of them longer than `_LONGEST_PART` characters.
_PART = re.compile(
    r"^(?:总体要求|(?:主要|核心|发展|工作|规划)指标|总体思路|总体目标|指导思想|基本原则|工作原则|(?:工作|主要|发展|具体|行动|任务)目标|目标任务|(?:工作|发展|现实)?(?:背景|基础|现状|形势)(?:情况)?"
    r"|(?:主要|重点|工作|具体)(?:任务|工作|内容|举措|措施|行动)(?:和\w{2,6})?|任务(?:措施|举措|分工)|(?:工作|实施|方法)步骤|时间安排|进度安排|(?:实施|工作|组织|政策|要素)?保障(?:措施|机制)?"
    r"|组织(?:实施|领导|保障)|工作要求|(?:督导|监督|考核)(?:评估|评价|检查|考核)?|附则|总则)$"
)
_LONGEST_PART = 11
_HEADING = re.compile(r"^(?=[^一-鿿]{0,6}[一-鿿]{2})[^。;:,!?、|\t<>]{2,28}$")
_PROSE_LENGTH = 30
_FEWEST = 2  # a single short line is no system of headings


def with_headings(lines: Sequence[Line], marks: list[Mark | None]) -> list[Mark | None]:
    """`marks`, with a mark for each unlabelled heading where no label numbers the parts of the plan."""
    if any(mark and mark.style <= COMMA for mark in marks):
        return _beside_labels(lines, marks)
    found = _headings(lines, marks)
    if len(found) < _FEWEST or _under_labels(marks, found):
        return marks
    hashes = sorted({_hashes(lines[k]) for k in found})
    named = [k for k in found if is_part(lines[k].bare)]
    result = list(marks)
    parts = inner = 0
    for k in found:
        if _is_part(lines, k, found, named, hashes):
            parts, inner = parts + 1, 0
            result[k] = Mark(COMMA, parts, 0, "")
        else:
            inner += 1
            result[k] = Mark(BRACKET, inner, 0, "")
    return result


def _under_labels(marks: list[Mark | None], found: Sequence[int]) -> bool:
    """Whether labels (1. 2. 3.) number the parts: they begin before the first unlabelled heading, and none heads them."""
    first = next((k for k, mark in enumerate(marks) if mark and mark.style is DIGIT), len(marks))
    return first < found[0] and not any(mark and mark.ordinal == 1 for mark in (marks[k + 1] for k in found))


def _beside_labels(lines: Sequence[Line], marks: list[Mark | None]) -> list[Mark | None]:
    """`marks`, with one for each bare name of a part in a plan that labels others: “工作目标” set before “一、”.

    A name that heads 一、 itself makes all of them the parts of the plan, with 一、 one level below.
    """
    first = next(k for k, mark in enumerate(marks) if mark and mark.style <= COMMA)
    if any(mark and (mark.style < COMMA or (k == first and mark.ordinal > 1)) for k, mark in enumerate(marks)):
        return marks
    if not any(is_part(line.bare) for line in lines[: first + 1]):
        return marks
    spaced = any(map(attrgetter("gap"), lines))
    found = [k for k in _named(lines, marks) if lines[k].gap or not spaced]
    if not found or found[0] > first:
        return marks
    parts = first - 1 in found
    result = list(marks)
    for number, k in enumerate(found if parts else [k for k in found if k < first], start=1):
        result[k] = Mark(CHAPTER, number, 0, "") if parts else Mark(COMMA, 0, 0, "")
    return result


def _named(lines: Sequence[Line], marks: list[Mark | None]) -> list[int]:
    """Lines that are the bare name of a part and stand where headings stand, up to the first annex."""
    found: list[int] = []
    opened = False  # the title and the preamble stand before
    for k, line in enumerate(lines):
        text = line.bare
        if opened and line.first == "附":
            break
        if opened and marks[k] is None and is_part(text) and heads_text(lines, marks, k) and parted(lines, k):
            found.append(k)
        opened = opened or ("。" in text and len(text) >= 10)
    return found


def _is_part(lines: Sequence[Line], k: int, found: list[int], named: list[int], hashes: list[int]) -> bool:
    """Whether the heading at line `k` heads a part of the plan, and not a task in one."""
    if len(hashes) > 1 and hashes[0] > 0:
        return _hashes(lines[k]) == hashes[0]
    if not named or k < named[0]:
        return True
    return k in named


def _hashes(line: Line) -> int:
    """Level of a markdown heading, 0 for other lines."""
    return line.marks.count("#")


def _headings(lines: Sequence[Line], marks: list[Mark | None]) -> list[int]:
    """Lines that read as headings and stand where headings stand."""
    found: list[int] = []
    prose = False  # the title stands before the first prose
    for k, line in enumerate(lines):
        text = line.bare
        if marks[k] is None and reads_as_heading(line) and heads_text(lines, marks, k):
            part = is_part(text)
            hashed = _hashes(line) > 1 or (_hashes(line) == 1 and prose)
            if (part or hashed or prose) and (part or hashed or not ends_as_title(text)) and parted(lines, k):
                found.append(k)
        prose = prose or ("。" in text and len(text) >= 10)
    return found


def is_part(text: str) -> bool:
    """Whether `text` is a bare name that parts of plans go by: 工作目标.

    >>> is_part("工作目标"), is_part("重点任务和工作措施"), is_part("工作目标是")
    (True, True, False)
    """
    return len(text) <= _LONGEST_PART and _PART.match(text) is not None


def reads_as_heading(line: Line) -> bool:
    """Whether a line is short, ends no sentence and is no date, number or body's name."""
    text = line.bare
    if not _HEADING.match(text) or is_row(line) or stands_apart(text) or line.first == "附":
        return False
    signed = line.last in ORGAN_ENDS and ORGAN.search(text) and not is_part(text)
    return not (signed or numbered(text))


def heads_text(lines: Sequence[Line], marks: Sequence[Mark | None], k: int) -> bool:
    """Whether prose, a first label or another heading follows line `k`."""
    if k + 1 == len(lines):
        return False
    following, mark = lines[k + 1], marks[k + 1]
    if mark is not None:
        return mark.ordinal == 1
    if len(following.bare) >= _PROSE_LENGTH or "。" in following.bare or "," in following.bare:
        return True
    return reads_as_heading(following) or table_at(lines, k + 1) >= 0


def parted(lines: Sequence[Line], k: int) -> bool:
    """Whether the line before `k` can be the last of a paragraph or heading."""
    if k == 0:
        return True
    before = lines[k - 1]
    ended = before.last in "。;:)!?》”" or UNIT_LINE.match(before.bare) is not None
    return ended or reads_as_heading(before) or is_row(before)
