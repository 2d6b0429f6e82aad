"""What a lower plan says in the upper level's name: words, bodies of its lists, addressees of its notice, what it calls itself."""

from collections.abc import Iterator

from extractor.compare.localising.notice import left_in_notice
from extractor.compare.localising.self_named import self_named
from extractor.compare.localising.sides import sides_of
from extractor.compare.localising.words_left import words_left
from extractor.compare.localising.wrong_tier import wrong_tier
from extractor.compare.pair import Pair
from extractor.compare.phrases import Copies
from extractor.models import Finding


def not_localised(pair: Pair, copies: Copies) -> Iterator[Finding]:
    """Findings `unlocalised`; `copies` are the passages taken over."""
    sides = sides_of(pair)
    if sides is not None:
        yield from words_left(pair, sides, copies)
        yield from wrong_tier(pair, sides)
        yield from left_in_notice(pair, sides)
        yield from self_named(pair)
