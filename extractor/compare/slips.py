"""Typing errors told from the upper plan's own words: four characters, one of them another than there.

拖育机构 stands once where the upper plan says 托育机构. No copied sentence is needed for that.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

from extractor.compare.pair import Pair
from extractor.compare.say import finding, quoted
from extractor.lexicon.spelling import sound_alike
from extractor.lexicon.words import is_word
from extractor.likeness import Sentence
from extractor.models import Finding, Plan
from extractor.text import fold

SURE = 2  # times both plans must have the right stretch where the characters do not sound alike
_HEADED = frozenset(("task", "goal", "safeguard", "group"))
_MARKS = " 。、,;:“”‘’《》()·"
_STRANGE = re.compile(rb"\x00{2,}")  # a run of bigrams that the upper plan has not
# Characters that come and go freely, alone or in many words.
_IDLE = frozenset(
    "国省市州盟县区旗乡镇村街道社居一二三四五六七八九十百千万亿两双半零每各年月日第不未无的和与及等或为在将对各其中"
    "可应须宜要当能会已就并更又也都按由向从以同于"
)


class Said(NamedTuple):
    """A sentence or heading."""

    clause_id: str
    key: str  # of the measure, or of the clause for a heading
    text: str
    folded: str


class Slip(NamedTuple):
    """A stretch of the lower plan and what the upper plan has instead."""

    upper: Said
    lower: Said
    right: str
    wrong: str


def mistyped(pair: Pair) -> Iterator[Finding]:
    """Findings on stretches of the lower plan that are most likely mistyped."""
    for slip in slips(pair):
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


def slips(pair: Pair) -> Iterator[Slip]:
    """The stretches, one a sentence or heading at most."""
    asked, said = _said(pair.upper, pair.ours), _said(pair.lower, pair.theirs)
    ours, theirs = ("\n".join([one.folded for one in side]) for side in (asked, said))
    starts = list(accumulate((len(one.folded) + 1 for one in said[:-1]), initial=0))
    met = _met(ours, theirs)
    # A wrong character is known with neither neighbour; two before it, or two behind, must be known together.
    places = sorted({k for run in _STRANGE.finditer(met) for k in (run.start(), run.end() - 2) if _lone(theirs, k)})
    told = -1
    for k in places:
        found = _right(ours, theirs, k, met)
        sentence = bisect_right(starts, k) - 1
        if found and sentence != told and theirs.count(found[1]) == 1:
            told = sentence
            yield Slip(next(one for one in asked if found[0] in one.folded), said[sentence], *found)


def _said(plan: Plan, sentences: Sequence[Sentence]) -> list[Said]:
    """The sentences of a plan, then the headings of its clauses."""
    measures = [(s.measure, ",".join([phrase.folded for phrase in s.phrases])) for s in sentences]
    headings = [c for c in plan.clauses if c.heading and c.kind in _HEADED]
    return [Said(m.clause_id, m.id, m.text, folded) for m, folded in measures] + [
        Said(c.id, c.id, c.heading, fold(c.heading)) for c in headings
    ]


def _met(ours: str, theirs: str) -> bytes:
    """For each character of the lower plan, and its end, 1 if the upper plan has it behind the same one, or none is."""
    known = frozenset(chain.from_iterable(_bigrams(ours)))
    met = bytearray(b"\1") * (len(theirs) + 1)
    for start, bigrams in enumerate(_bigrams(theirs), 1):
        met[start:-1:2] = bytes(map(known.__contains__, bigrams))
    return bytes(met)


def _bigrams(text: str) -> tuple[Sequence[int], Sequence[int]]:
    """Those that begin at even places, and those at odd ones, as numbers: half the time of making strings of them."""
    even = memoryview(text.encode("utf-32-le", "surrogatepass"))
    odd = even[4:]
    return even[: len(even) // 8 * 8].cast("Q"), odd[: len(odd) // 8 * 8].cast("Q")


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
    for (left, right), old, stretch in zip(frames, olds, stretches, strict=True):
        if not old or not _could_be(old) or "\n" in stretch:
            continue
        whole = (left and right) or is_word(left[-1:] + old + right[:1])  # from one side, it must be a word
        if whole and (sound_alike(old, wrong) or (olds[0] == olds[1] and _often(stretches[:2], ours, theirs))):
            return stretch, left + wrong + right
    return None


def _often(stretches: Sequence[str], ours: str, theirs: str) -> bool:
    """Do both plans together hold each of the stretches often enough?"""
    return all(ours.count(text) + theirs.count(text) >= SURE for text in stretches)


def _between(text: str, left: str, right: str) -> str:
    """The character that stands between `left` and `right` where they first do so; empty where they never do."""
    if len(left + right) < 3:
        return ""
    if not right:
        at = text.find(left) + len(left)
        return text[at : at + 1] if at >= len(left) else ""
    at = text.find(right)
    if at > len(left) > len(right):  # the longer side is met less often
        at = text.find(left)
        while at >= 0 and not text.startswith(right, at + len(left) + 1):
            at = text.find(left, at + 1)
        return text[at + len(left)] if at >= 0 else ""
    while at > len(left):
        if text.startswith(left, at - 1 - len(left)):
            return text[at - 1]
        at = text.find(right, at + 1)
    return ""
