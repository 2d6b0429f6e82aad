"""Targets of a sentence that name nobody: 检查覆盖率 says whose only by the clause it stands in."""

from extractor.compare.pair import Pair
from extractor.compare.targets.keys import Key
from extractor.likeness import Scale
from extractor.text import fold

BARE = 6  # characters of a name that names nobody
SUBJECT = 0.3  # share of the words for whom that the clause of such a target holds when it is about them


def names_nobody(key: Key) -> bool:
    """Is a target's name too short to say whom it counts?"""
    return len(key.target.name) <= BARE


def of_others(pair: Pair, scale: Scale, upper: Key, lower: Key) -> bool:
    """Does one of two targets name whom it counts, and the other, in a clause that is not linked, count somebody else?"""
    if lower.target.clause_id in pair.answers.get(upper.target.clause_id, ()):
        return False
    ours, theirs = fold(upper.target.name), fold(lower.target.name)
    if len(ours) <= BARE < len(theirs) and theirs.endswith(ours):
        side, bare, full = 0, upper, lower
    elif len(theirs) <= BARE < len(ours) and ours.endswith(theirs):
        side, bare, full = 1, lower, upper
    else:
        return False
    clause = pair.copies[side].wholes.get(bare.target.clause_id) if bare.target.origin == "prose" else None
    return clause is not None and scale.share(full.name - bare.name, clause) < SUBJECT
