"""How the lower plan words what it took over: left un-localised, mistyped, replaced, softened."""

from collections.abc import Iterator

from extractor.compare.localising import not_localised
from extractor.compare.pair import Pair
from extractor.compare.phrases import Copies
from extractor.compare.said import cells, fronts, said
from extractor.compare.typos import typing_errors
from extractor.compare.wording.cited import miscited
from extractor.compare.wording.leads import exchanged
from extractor.compare.wording.replaced import replaced
from extractor.compare.wording.strength import softened
from extractor.compare.wording.unbanned import unbanned
from extractor.models import Finding


def compare_wording(pair: Pair) -> Iterator[Finding]:
    """Findings on the wording of copied passages, and of the lower plan's own sentences."""
    copies = Copies(pair)
    asked, told = ([*said(plan), *cells(plan), *fronts(plan)] for plan in (pair.upper, pair.lower))
    yield from not_localised(pair, copies)
    yield from typing_errors(pair, copies.changed, asked, told)
    yield from miscited(pair)
    yield from exchanged(pair)
    changed = tuple(replaced(pair, copies.changed))
    yield from changed
    turned = {finding.lower_quote for finding in changed}  # what is turned round is not softened as well
    weaker = tuple(softened(pair, [copy for copy in copies.changed if copy.lower.text not in turned]))
    yield from weaker
    yield from unbanned(pair, turned | {finding.lower_quote for finding in weaker})
