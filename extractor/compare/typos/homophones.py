"""Two characters for a word of the upper plan that sounds the same: 远程超标 for 远程抄表, in a sentence else written anew."""

import re
from collections.abc import Iterator

from extractor.compare.running import TIERS, Mistake, Running, apart_in, equal, paired
from extractor.compare.typos.slips import FRAME
from extractor.compare.typos.usage import another_spelling
from extractor.lexicon.spelling import sound_alike
from extractor.lexicon.words import is_word

_TURN = re.compile(rb"(?<=\x01)\x00")  # where the lower plan leaves the words of the upper one
_EDGE = re.compile(r"\W")  # what ends the phrase around a word


def homophones(run: Running) -> Iterator[Mistake]:
    """Words of the lower plan put in the place of another of the same sound, both characters being others.

    >>> from extractor.compare.running import met_in
    >>> ours, theirs = "推行远程抄表、线上缴费", "实现远程超标、线上缴费"
    >>> run = Running([], [], ours, theirs, [0], met_in(ours, theirs), [])
    >>> [(mistake.right, mistake.wrong) for mistake in homophones(run)]
    [('远程抄表', '远程超标')]
    """
    ours, theirs, apart = run.ours, run.theirs, apart_in(run.ours, 3)
    for turn in _TURN.finditer(run.met):
        k = turn.start()
        new = theirs[k : k + 2]
        if k + 2 >= len(theirs) or paired(theirs[k - 1], theirs[k + 2]) not in apart or not is_word(new):
            continue
        if TIERS.isdisjoint(new) and (found := _source(ours, theirs, k)):
            yield Mistake(k - found[1].index(new), found[1], found[0], "another_word", 0.65)


def _source(ours: str, theirs: str, k: int) -> tuple[str, str] | None:
    """The stretch of the upper plan in which a word that sounds like the one at `k` stands, and that of the lower plan."""
    left, new, right = theirs[k - 1], theirs[k : k + 2], theirs[k + 2]
    at = ours.find(left, 0)
    while at >= 0:
        old = ours[at + 1 : at + 3]
        if ours[at + 3 : at + 4] == right and old[0] != new[0] and old[1] != new[1] and sound_alike(old, new):
            before, after = equal(ours, theirs, at, k - 1, -1), equal(ours, theirs, at + 3, k + 2, 1)
            spelt = another_spelling(ours, theirs, at + 1, k) or another_spelling(ours, theirs, at + 2, k + 1)
            if before + after >= FRAME and not spelt:
                head, tail = ours[at + 1 - min(before, 2) : at + 1], ours[at + 3 : at + 3 + min(after, 2)]
                head, tail = _EDGE.split(head)[-1], _EDGE.split(tail)[0]
                return head + old + tail, head + new + tail
        at = ours.find(left, at + 1)
    return None
