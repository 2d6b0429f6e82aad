"""What a lower plan says in the upper level's name: words, bodies of its lists, addressees of its notice, what it calls itself."""

from collections.abc import Iterator

from extractor.compare.localising.addressed import misaddressed
from extractor.compare.localising.self_named import self_named
from extractor.compare.localising.unlocalised import unlocalised
from extractor.compare.localising.wrong_tier import wrong_tier
from extractor.compare.pair import Pair
from extractor.compare.phrases import Copies
from extractor.models import Finding


def not_localised(pair: Pair, copies: Copies) -> Iterator[Finding]:
    """Findings `unlocalised`; `copies` are the passages taken over."""
    yield from unlocalised(pair, copies)
    yield from wrong_tier(pair)
    yield from misaddressed(pair)
    yield from self_named(pair)
