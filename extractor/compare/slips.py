"""Typing errors told from the upper plan's own words: four characters, one of them another than there.

拖育机构 stands once where the upper plan says 托育机构. No copied sentence is needed for that.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import add
from typing import NamedTuple

from extractor.compare.pair import Pair
from extractor.compare.said import Said
from extractor.compare.say import finding, quoted
from extractor.lexicon.spelling import sound_alike
from extractor.lexicon.words import is_word
from extractor.models import Finding

SURE = 2  # times both plans must have the right stretch where the characters do not sound alike
_MARKS = " 。、,;:“”‘’《》()·"
_STRANGE = re.compile(rb"\x00{2,}")  # a run of bigrams that the upper plan has not
# Characters that come and go freely, alone or in many words.
_IDLE = frozenset(
    "国省市州盟县区旗乡镇村街道社居一二三四五六七八九十百千万亿两双半零每各年月日第不未无的和与及等或为在将对各其中"
    "可应须宜要当能会已就并更又也都按由向从以同于"
)


class Slip(NamedTuple):
    """A stretch of the lower plan and what the upper plan has instead."""

    upper: Said
    lower: Said
    right: str
    wrong: str


def mistyped(pair: Pair, asked: Sequence[Said], said: Sequence[Said]) -> Iterator[Finding]:
    """Findings on stretches of the lower plan that are most likely mistyped."""
    for slip in slips(asked, said):
        upper, lower = slip.upper, slip.lower
        yield finding(
            pair,
            f"w-{lower.key}-y",
            "wording",
            "suspected_typo",
            "unlike_upper_plan",
            f"上级写{quoted(slip.right.strip(_MARKS))}，下级此处写成{quoted(slip.wrong.strip(_MARKS))}，疑为错字。",
            severity="low",
            confidence=0.75,
            clauses=(upper.clause_id, lower.clause_id),
            quotes=(upper.text, lower.text),
        )


def slips(asked: Sequence[Said], said: Sequence[Said]) -> Iterator[Slip]:
    """The stretches, one a sentence or heading at most."""
    ours, theirs = ("\n".join([one.folded for one in side]) for side in (asked, said))
    starts = list(accumulate((len(one.folded) + 1 for one in said[:-1]), initial=0))
    known = set(map(add, ours, ours[1:]))
    met = bytes([True, *map(known.__contains__, map(add, theirs, theirs[1:])), True])  # at k: with the one before
    # A wrong character is known with neither neighbour; two before it, or two behind, must be known together.
    places = sorted({k for run in _STRANGE.finditer(met) for k in (run.start(), run.end() - 2) if _lone(theirs, k)})
    told = -1
    for k in places:
        found = _right(ours, theirs, k, met)
        sentence = bisect_right(starts, k) - 1
        if found and sentence != told and theirs.count(found[1]) == 1:
            told = sentence
            yield Slip(next(one for one in asked if found[0] in one.folded), said[sentence], *found)


def _lone(text: str, k: int) -> bool:
    """Is the character at `k` one that makes no word with its neighbours?"""
    return _could_be(text[k]) and not is_word(text[k - 1 : k + 1]) and not is_word(text[k : k + 2])


def _could_be(character: str) -> bool:
    return "一" <= character <= "鿿" and character not in _IDLE


def _right(ours: str, theirs: str, k: int, met: bytes) -> tuple[str, str] | None:
    """The stretch of the upper plan for that around `k`, and that itself; `met` tells which bigrams stand there."""
    wrong = theirs[k]
    sizes = ((1, 2), (2, 1), (0, 3), (3, 0))  # characters before and after
    frames = [(theirs[max(0, k - before) : k], theirs[k + 1 : k + 1 + after]) for before, after in sizes]
    before, after = met[k - 1], met[k + 2]
    there = (after, before, after and met[k + 3 : k + 4] == b"\1", before and met[k - 2])
    olds = [_between(ours, *frame) if may else "" for frame, may in zip(frames, there, strict=True)]
    if not any(olds):
        return None
    stretches = [left + old + right for (left, right), old in zip(frames, olds, strict=True)]
    sure = olds[0] == olds[1] and all(ours.count(text) + theirs.count(text) >= SURE for text in stretches[:2])
    for (left, right), old, stretch in zip(frames, olds, stretches, strict=True):
        whole = (left and right) or is_word(left[-1:] + old + right[:1])  # from one side, it must be a word
        if old and whole and _could_be(old) and "\n" not in stretch and (sure or sound_alike(old, wrong)):
            return stretch, left + wrong + right
    return None


def _between(text: str, left: str, right: str) -> str:
    """The character that stands between `left` and `right` where they first do so; empty where they never do."""
    if len(left + right) < 3:
        return ""
    if not right:
        at = text.find(left) + len(left)
        return text[at : at + 1] if at >= len(left) else ""
    at = text.find(right)
    while at > len(left):
        if text.startswith(left, at - 1 - len(left)):
            return text[at - 1]
        at = text.find(right, at + 1)
    return ""
