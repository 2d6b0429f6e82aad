"""Upper clauses that no best match answers: are they part of a broader clause in other words, or left out?"""

from collections.abc import Sequence
from typing import NamedTuple

from extractor.align.links import Link, first_two, scores_of
from extractor.align.parts import Part, kind_of
from extractor.likeness import Scale

STRAY = 0.16  # the score from which a clause without counterpart belongs to the closest one after all
STRAY_ALONE = 1.5  # if that is so many times better than the second best,
CLOSE_BY = 0.1  # and the score from which a reader is shown the closest, and it does if they share a phrase,
SAID = 0.75  # of which so much is found again
TELLING = 6  # a neutral phrase of fewer characters may stand anywhere


class Near(NamedTuple):
    """The closest lower part, its score, and the second best score of the same kind."""

    lower: int
    score: float
    second: float


def closest(scale: Scale, ours: Sequence[Part], theirs: Sequence[Part], links: Sequence[Link]) -> dict[int, Near]:
    """For each upper clause with sentences that no link answers, the lower clause that is closest."""
    linked = {link.upper for link in links}
    rows = [i for i, part in enumerate(ours) if not part.bare and i not in linked]
    columns = [j for j, part in enumerate(theirs) if not part.bare]
    kinds = [kind_of(theirs[j]) for j in columns]
    near = {}
    for i, row in zip(rows, scores_of(scale, [ours[i] for i in rows], [theirs[j] for j in columns]), strict=True):
        found = first_two(row, kinds)
        if found.best >= 0:
            near[i] = Near(columns[found.best], row[found.best], found.score)
    return near


def belongs(scale: Scale, part: Part, other: Part, near: Near) -> bool:
    """Is a clause left over part of the closest one: far closer than any other, or with a phrase in common?

    A task rewritten into part of a broader one scores low against it, since that is mostly about other things;
    but a task that is left out scores less against every clause.
    """
    if near.score >= STRAY and near.score >= STRAY_ALONE * near.second:
        return True
    return near.score >= CLOSE_BY and _repeats(scale, part, other)


def _repeats(scale: Scale, part: Part, other: Part) -> bool:
    """Does a clause say a phrase of another?"""
    said = other.body | other.head
    return any(len(p.neutral) >= TELLING and scale.share(p.grams, said) >= SAID for p in part.phrases)
