"""Headings whose label was lost on the way, told by the numbering of the others: between （一） and （三） stands one without.

Word processors number headings by themselves, and what turns their files into text drops some of the numbers.
"""

import re
from collections.abc import Iterator, Sequence

from extractor.segment.headings import named_before_colon, names_clause, opens_with_title
from extractor.segment.labels import PERIOD, Mark, Style
from extractor.segment.lines import Line
from extractor.segment.paragraphs import BULLETS, UNIT_LINE
from extractor.segment.tail import annexes
from extractor.segment.unlabelled import heads_text, is_part, parted, reads_as_heading

_NUMBER = re.compile(r"[≥≤<>]*\d[\d.,%‰—–~-]*")
_LONGEST = 30  # characters of a heading on a line of its own
_PREAMBLE = 10  # characters of the shortest sentence behind which headings may stand
_MOST = 3  # labels lost one behind the other
_CLEAR = 2  # headings that fill a gap from which on those are believed, too, behind which no number shows it


def with_lost_labels(lines: Sequence[Line], marks: Sequence[Mark | None]) -> list[Mark | None]:
    """`marks`, with one, without label, for each heading that fills a gap of the numbering."""
    annex = next(annexes(lines), len(lines))
    lines, result = lines[:annex], list(marks[:annex])
    styles = sorted({mark.style for mark in result if mark and mark.label and mark.style < PERIOD})
    if len(styles) > 1:
        _first_parts(lines, result, styles[0])
        known = _fill(lines, result, styles, sure=True)
        if sum([mark.lost for _, mark in known]) >= _CLEAR:
            _fill(lines, result, styles, sure=False)
            _fill_ends(lines, result, styles)
    return [*result, *marks[annex:]]


def _first_parts(lines: Sequence[Line], marks: list[Mark | None], style: Style) -> None:
    """Mark the headings before the first label of the plan's parts when that is not number 1."""
    first = next(k for k, mark in enumerate(marks) if mark and mark.label and mark.style is style)
    missing = range(1, marks[first].ordinal)  # type: ignore[union-attr]
    if not missing:
        return
    opened = next((k for k, line in enumerate(lines) if "。" in line.bare and len(line.bare) >= _PREAMBLE), first)
    free = [
        k
        for k in range(opened + 1, first)
        if marks[k] is None and reads_as_heading(lines[k]) and _names(lines, marks, k)
    ]
    named = [k for k in free if is_part(lines[k].bare)]
    for found in (free, named):
        if 0 < len(found) == len(missing) <= _MOST:
            _mark(marks, style, found, missing)
            return


def _fill(
    lines: Sequence[Line], marks: list[Mark | None], styles: Sequence[Style], sure: bool
) -> list[tuple[int, Mark]]:
    """Mark headings that stand over labels, then those that make up for a gap one by one; return what has marks now."""
    headless = _first_of(marks, styles[0]) > 1
    known = _known(marks)
    labelled = [k - 1 for k, mark in known if k and mark.label]
    for k in range(len(marks) - 1) if headless else labelled:
        if marks[k] is None and (mark := _over(lines, marks, styles, k, sure)):
            marks[k] = mark
            known = []
    known = known or _known(marks)
    for style in styles:
        for first, last, ordinals in _gaps(known, style):
            free = [k for k in range(first, last) if marks[k] is None and _names(lines, marks, k)]
            if len(free) == len(ordinals):
                _mark(marks, style, free, ordinals)
                known = _known(marks)
    return known


def _fill_ends(lines: Sequence[Line], marks: list[Mark | None], styles: Sequence[Style]) -> None:
    """Mark the heading behind the last label of a style, where it is the only one there."""
    for style in reversed(styles):
        for first, last, ordinal in list(_ends(marks, style)):
            free = [k for k in range(first, last) if marks[k] is None and _names(lines, marks, k)]
            if len(free) == 1:
                _mark(marks, style, free, (ordinal,))


def _mark(marks: list[Mark | None], style: Style, places: Sequence[int], ordinals: Sequence[int]) -> None:
    for k, ordinal in zip(places, ordinals, strict=True):
        marks[k] = Mark(style, ordinal, 0, "", lost=True)


def _over(
    lines: Sequence[Line], marks: Sequence[Mark | None], styles: Sequence[Style], k: int, sure: bool
) -> Mark | None:
    """The mark of a heading on a line of its own right before a label, or before text where a part is missing."""
    line, following = lines[k], marks[k + 1]
    if len(line.bare) > _LONGEST or not reads_as_heading(line) or not names_clause(line.bare, _LONGEST):
        return None
    if not _begins(lines, marks, k):
        return None
    if following is None or not following.label:
        return _part(lines, marks, styles, k)
    wider = [style for style in styles if style < following.style]
    if not wider or not _goes_on(marks, following, k):
        return None
    mark = Mark(wider[-1], _ordinal_before(marks, wider[-1], k) + 1, 0, "", lost=True)
    return mark if _missing(marks, mark, k, sure) else None


def _part(lines: Sequence[Line], marks: Sequence[Mark | None], styles: Sequence[Style], k: int) -> Mark | None:
    """The mark of a bare name of a part (工作目标) behind （一） where the first label of the parts is lost as well."""
    if _first_of(marks, styles[0]) < 2 or not is_part(lines[k].bare) or not heads_text(lines, marks, k):
        return None
    ordinal = _ordinal_before(marks, styles[1], k)
    return Mark(styles[1], ordinal + 1, 0, "", lost=True) if ordinal else None


def _first_of(marks: Sequence[Mark | None], style: Style) -> int:
    """The first number that a label of `style` has; 0 without one."""
    return next((mark.ordinal for mark in marks if mark and mark.label and mark.style is style), 0)


def _goes_on(marks: Sequence[Mark | None], following: Mark, k: int) -> bool:
    """Whether the label behind a heading begins anew or counts on through the whole plan."""
    return following.ordinal == 1 or any(
        mark.style is following.style and mark.label and mark.ordinal in (following.ordinal - 1, following.ordinal - 2)
        for mark in marks[:k]
        if mark
    )


def _missing(marks: Sequence[Mark | None], mark: Mark, k: int, sure: bool) -> bool:
    """Whether the number of `mark` is free: the next of its style counts on from it; unless `sure`, it may begin anew."""
    behind = (marks[j] for j in range(k + 1, len(marks)))
    following = next((m for m in behind if m and m.label and m.style <= mark.style), None)
    if following and following.style is mark.style and following.ordinal == mark.ordinal + 1:
        return True
    if _again(marks, k):
        return True  # what counts from 1 again under the same parent has lost another
    return not sure and (following is None or following.style < mark.style or following.ordinal == 1)


def _again(marks: Sequence[Mark | None], k: int) -> bool:
    """Whether the label behind line `k` begins anew where its style has counted already."""
    following = marks[k + 1]
    return following is not None and following.ordinal == 1 and _ordinal_before(marks, following.style, k) > 1


def _ordinal_before(marks: Sequence[Mark | None], style: Style, k: int) -> int:
    """How far `style` has counted before line `k`; 0 where a wider label has come since."""
    before = (marks[j] for j in range(k - 1, -1, -1))
    last = next((mark for mark in before if mark and mark.style <= style), None)
    return last.ordinal if last and last.style is style else 0


def _known(marks: Sequence[Mark | None]) -> list[tuple[int, Mark]]:
    """The lines that have marks."""
    return [(k, mark) for k, mark in enumerate(marks) if mark]


def _gaps(marks: Sequence[tuple[int, Mark]], style: Style) -> Iterator[tuple[int, int, range]]:
    """First line, last line and missing numbers of each gap in the numbering of `style`, one before its first included."""
    before, at, above = 0, -1, -1
    known = [(k, mark) for k, mark in marks if mark.style <= style]
    for k, mark in known:
        if mark.style < style:
            above = k
            continue
        # Under another parent it begins anew, unless it runs through the whole plan.
        anew = above > at and (mark.ordinal <= before or _restarts(known, style))
        missing = range(1 if anew else before + 1, mark.ordinal)
        first = above if anew else at
        if first >= 0 and 0 < len(missing) <= _MOST:
            yield first + 1, k, missing
        before, at = mark.ordinal, k


def _restarts(known: Sequence[tuple[int, Mark]], style: Style) -> bool:
    """Whether labels of `style` begin with 1 more than once."""
    return sum([mark.style is style and mark.ordinal == 1 and mark.label != "" for _, mark in known]) > 1


def _ends(marks: Sequence[Mark | None], style: Style) -> Iterator[tuple[int, int, int]]:
    """First line, line behind the last and next number of the text behind the last label of `style` under each parent."""
    places = [k for k, mark in enumerate(marks) if mark and mark.style <= style]
    for k, following in zip(places, [*places[1:], len(marks)], strict=True):
        mark = marks[k]
        wider = following == len(marks) or marks[following].style < style  # type: ignore[union-attr]
        if mark and mark.style is style and wider:
            yield k + 1, following, mark.ordinal + 1


def _begins(lines: Sequence[Line], marks: Sequence[Mark | None], k: int) -> bool:
    """Whether a paragraph can begin at line `k`: the one before has ended, or is a labelled heading."""
    if any(_NUMBER.fullmatch(lines[j].bare) for j in (k - 1, k + 1) if 0 <= j < len(lines)):
        return False  # a cell of a table
    headed = k > 0 and marks[k - 1] is not None and len(lines[k - 1].bare) <= _LONGEST and "," not in lines[k - 1].bare
    return headed or parted(lines, k)


def _names(lines: Sequence[Line], marks: Sequence[Mark | None], k: int) -> bool:
    """Whether a paragraph that begins at line `k` opens with a title, or is one before its text."""
    line = lines[k]
    if not _begins(lines, marks, k):
        return False
    paragraph = "".join(one.bare for one in lines[k : k + 2])
    if line.first in BULLETS or "-" in line.marks or line.bare.startswith("附") or UNIT_LINE.match(line.bare):
        return False
    if opens_with_title(paragraph) or named_before_colon(paragraph):
        return True
    return (
        len(line.bare) <= _LONGEST
        and reads_as_heading(line)
        and names_clause(line.bare, _LONGEST)
        and heads_text(lines, marks, k)
    )
