"""Probable typing errors of the lower plan, in what it copied, in its own words and in the names of bodies.

The upper plan is the witness wherever it can be; without one only what can be no word is told.
"""

from collections.abc import Iterator, Sequence

from extractor.compare.pair import Pair
from extractor.compare.phrases import Copied
from extractor.compare.said import Said
from extractor.compare.typos.copied import suspected_typos
from extractor.compare.typos.misnamed import misnamed
from extractor.compare.typos.mistyped import mistyped
from extractor.models import Finding


def typing_errors(
    pair: Pair, changed: Sequence[Copied], asked: Sequence[Said], told: Sequence[Said]
) -> Iterator[Finding]:
    """Findings `suspected_typo`; `changed` are the copied passages with differences, `asked` and `told` what both plans say."""
    copied = tuple(suspected_typos(pair, changed))
    yield from copied
    yield from mistyped(pair, asked, told, copied)
    yield from misnamed(pair)
