"""The two places of a pair, one above the other, and what tells the words of the one from those of the other.

In all of this package `above` are the level words of the upper place alone, `own` those of the lower one.
"""

from typing import NamedTuple

from extractor.compare.pair import Pair
from extractor.compare.tiers import RANK, descent, signs, signs_above
from extractor.neutral import names_of


class Sides(NamedTuple):
    """The places: their tiers, level words and names."""

    tiers: tuple[str, ...]  # from the upper place's down to the lower one's
    above: str  # none for the nation, and none between a city and a county-level city
    own: str
    above_names: tuple[str, ...]  # those that are no part of one of the lower place; none for the nation
    own_names: tuple[str, ...]

    @property
    def upper(self) -> str:
        """The tier of the upper place."""
        return self.tiers[0]

    @property
    def lower(self) -> str:
        """The tier of the lower place."""
        return self.tiers[-1]


def sides_of(pair: Pair) -> Sides | None:
    """The places of a pair; none where the lower plan's is of no lower tier."""
    descending = descent(pair.upper, pair.lower)
    if descending is None:
        return None
    upper, lower = descending
    own_names = names_of(pair.lower.document)
    names = names_of(pair.upper.document) if upper != "national" else ()
    return Sides(
        tuple(RANK)[RANK[upper] : RANK[lower] + 1],
        signs_above(pair.upper, pair.lower),
        signs(pair.lower),
        tuple(name for name in names if not any(name in own for own in own_names)),
        own_names,
    )
