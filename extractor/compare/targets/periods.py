"""Deadlines a lower plan states without a year: 年底前, or the whole of its period, as in 三年共改造120公里."""

import re

from extractor.compare.pair import Pair
from extractor.compare.targets.keys import end_of
from extractor.lexicon.relative import YEARS, frame_of, relative_dates
from extractor.models import Indicator

_YEAR = re.compile(r"20[0-9]{2}(?=年)")
# So many years at the head of a phrase, and no 三年行动, 三年以上, 三年级, 三年一次.
_SPAN = re.compile(r"(?:^|[,;:、])(?:用|经过)?(?P<years>[一二两三四五2-5])年(?![以行计方规来前后级制期度龄生一滚即之])")


def dated_itself(pair: Pair, folded: str) -> bool:
    """Does a text of the lower plan, folded, hold a date that the plan counts from itself?"""
    frame = frame_of(pair.lower.document)
    return _spans_all(pair, folded) or any(relative_dates(folded, frame, ()))


_SUMMED = re.compile(
    "[一二两三四五六七八九十0-9]+年(?:来|间)?(?:累计|合计|共)"
)  # dates that sum and the sentence behind it


def within_period(pair: Pair, upper: Indicator, lower: Indicator) -> bool:
    """Is a lower target to be met in the years of its plan, and the upper one in the last of these?

    They may be named in its sentence or before it in its clause, with no other year between.
    """
    document = pair.lower.document
    if not upper.deadline or not document.period_end or int(upper.deadline[:4]) != document.period_end:
        return False
    said = pair.copies[1].sentences.get(lower.clause_id, ())
    before = [s.folded for s in said if s.measure.char_start <= lower.char_start]
    for back, text in enumerate(reversed(before)):
        if _spans_all(pair, _SUMMED.sub("", text) if back > 1 else text):
            return True
        if _YEAR.search(text):
            return False
    return False


def at_end_of_plan(pair: Pair, deadline: str | None) -> bool:
    """Is a deadline the end of the lower plan's own period, which holds for what it does not date?"""
    return pair.lower.document.period_end is not None and end_of(deadline) == f"{pair.lower.document.period_end}-12"


def _spans_all(pair: Pair, folded: str) -> bool:
    """Does a text name as many years as the lower plan runs?"""
    first, last = pair.lower.document.period_start, pair.lower.document.period_end
    if not first or not last:
        return False
    return any(YEARS[match["years"]] == last - first + 1 for match in _SPAN.finditer(folded))
