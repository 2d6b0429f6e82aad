"""Targets that only their figure makes the same: 服务半径≤2公里 in other words, in the clause that answers.

The last look before a target is called left out; the verdict says that a reader has to confirm it.
"""

from collections.abc import Sequence

from extractor.compare.pair import Pair
from extractor.compare.targets.keys import Key
from extractor.compare.targets.substitution import holds
from extractor.compare.targets.whole import all_counted
from extractor.likeness import Scale
from extractor.neutral import Grams
from extractor.text import fold

SHARED = 0.05  # likeness of the sentences where a figure is met once on each side
COMMON = 0.12  # the same where it is met often, as 100 % is


def by_figure(
    pair: Pair, scale: Scale, ours: Sequence[Key], theirs: Sequence[Key], taken: dict[int, int]
) -> dict[int, float]:
    """Match what is left over on both sides of linked clauses by an equal value; the likeness of each match by upper index.

    The matches are added to `taken`.
    """
    used, found = set(taken.values()), dict[int, float]()
    rest = [i for i, one in enumerate(ours) if i not in taken and one.target.duty != "upper"]
    ranked = sorted((-score, i, j) for i in rest for j, score in _equal(pair, scale, ours, theirs, rest, used, i))
    for score, i, j in ranked:
        if i not in taken and j not in used:
            taken[i], found[i] = j, -score
            used.add(j)
    return found


def _equal(
    pair: Pair, scale: Scale, ours: Sequence[Key], theirs: Sequence[Key], rest: Sequence[int], used: set[int], i: int
) -> list[tuple[int, float]]:
    """Free lower targets of the answering clauses with the value of upper target `i`, and how alike their sentences are."""
    one = ours[i]
    near = pair.answers.get(one.target.clause_id, ())
    if not near:
        return []
    all_of = one.measure.dimension == "rate" and one.measure.low == 100.0
    equal = [
        j
        for j, other in enumerate(theirs)
        if j not in used
        and other.target.clause_id in near
        and (other.measure == one.measure or (all_of and all_counted(one.target, other.target)))
        and not (one.end and other.end and other.end[:4] > one.end[:4])
    ]
    rivals = [k for k in rest if ours[k].measure == one.measure and ours[k].target.clause_id == one.target.clause_id]
    alone = len(equal) == len(rivals) == 1
    scored = [(j, _likeness(pair, scale, one, theirs[j], alone)) for j in equal]
    return [(j, score) for j, score in scored if score >= (SHARED if alone else COMMON)]


def _likeness(pair: Pair, scale: Scale, one: Key, other: Key, alone: bool) -> float:
    """How alike two targets of one figure are: their quotes; where no others have it, their names as well."""
    quotes = scale.score(one.quote, other.quote)
    if not alone:
        return quotes
    if short_for(one.target.name, other.target.name):
        return max(quotes, SHARED)
    return max(quotes, scale.score(one.name, other.name), scale.score(one.name, _phrase(pair, other)))


def _phrase(pair: Pair, key: Key) -> Grams:
    """All words of the phrase that states a lower target."""
    quote = fold(key.target.quote)
    sentences = pair.copies[1].sentences.get(key.target.clause_id, ())
    return next((p.grams for s in sentences for p in s.phrases if quote in p.folded), key.quote)


def short_for(one: str, other: str) -> bool:
    """Do the characters of the shorter name stand in the longer one in their order, the first of both being one?

    >>> short_for("探访", "探视走访"), short_for("探访", "寻访")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    return len(short) > 1 and short[0] == long[0] and holds(long, short)
