"""Two characters for a word of the upper plan that sounds the same: 远程超标 for 远程抄表, in a sentence else written anew."""

import re
from collections.abc import Iterator, Sequence

from extractor.compare.running import TIERS, Mistake, Running, equal, frames_in
from extractor.compare.typos.slips import FRAME
from extractor.compare.typos.usage import another_spelling
from extractor.lexicon.spelling import sound_alike
from extractor.lexicon.words import is_word

SIDE = FRAME // 2  # equal characters on one side at least
_EDGE = re.compile(r"\W")  # what ends the phrase around a word


def homophones(run: Running) -> Iterator[Mistake]:
    """Words of the lower plan put in the place of another of the same sound, both characters being others.

    >>> from extractor.compare.running import met_in
    >>> ours, theirs = "推行远程抄表、线上缴费", "实现远程超标、线上缴费"
    >>> run = Running([], [], ours, theirs, [0], met_in(ours, theirs), [(1, 3), (4, 7)])
    >>> [(mistake.right, mistake.wrong) for mistake in homophones(run)]
    [('远程抄表', '远程超标')]
    """
    ours, theirs, frames = run.ours, run.theirs, frames_in(run.ours, 3)
    for k in _places(run.strange):
        places = frames.get(theirs[k - 1 : k] + theirs[k + 2 : k + 3])
        if places and (found := _source(ours, theirs, k, places)):
            yield Mistake(k - found[1].index(theirs[k : k + 2]), found[1], found[0], "another_word", 0.65)


def _places(strange: Sequence[tuple[int, int]]) -> Iterator[int]:
    """Where a word of two characters may begin that was put in: all its three pairs are strange, or two beside each other."""
    for first, end in strange:
        if end - first == 3:
            yield first
        elif end - first == 2:
            yield from (first, first - 1)


def _source(ours: str, theirs: str, k: int, places: Sequence[int]) -> tuple[str, str] | None:
    """The stretch of the upper plan in which a word that sounds like the one at `k` stands, and that of the lower plan."""
    new, before, behind = theirs[k : k + 2], theirs[k - SIDE : k], theirs[k + 2 : k + 2 + SIDE]
    for at in places:
        if ours[at + 1 - SIDE : at + 1] != before and ours[at + 3 : at + 3 + SIDE] != behind:
            continue
        old = ours[at + 1 : at + 3]
        if not (is_word(new) and TIERS.isdisjoint(new)):
            return None
        if old[0] == new[0] or old[1] == new[1] or not sound_alike(old, new):
            continue
        left, right = equal(ours, theirs, at, k - 1, -1), equal(ours, theirs, at + 3, k + 2, 1)
        spelt = another_spelling(ours, theirs, at + 1, k) or another_spelling(ours, theirs, at + 2, k + 1)
        if left + right >= FRAME and not spelt:
            head, tail = ours[at + 1 - min(left, 2) : at + 1], ours[at + 3 : at + 3 + min(right, 2)]
            head, tail = _EDGE.split(head)[-1], _EDGE.split(tail)[0]
            return head + old + tail, head + new + tail
    return None
