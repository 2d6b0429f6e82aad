"""How the lower plan words what it took over: left un-localised, mistyped, replaced, softened."""

from collections.abc import Iterator

from extractor.compare.addressed import misaddressed
from extractor.compare.cited import miscited
from extractor.compare.leads import exchanged
from extractor.compare.localising import unlocalised
from extractor.compare.misnamed import misnamed
from extractor.compare.mistyped import mistyped
from extractor.compare.pair import Pair
from extractor.compare.phrases import Copies
from extractor.compare.replaced import replaced
from extractor.compare.said import said
from extractor.compare.strength import softened
from extractor.compare.typing_errors import suspected_typos
from extractor.compare.unbanned import unbanned
from extractor.compare.wrong_tier import wrong_tier
from extractor.models import Finding


def compare_wording(pair: Pair) -> Iterator[Finding]:
    """Findings on the wording of copied passages, and of the lower plan's own sentences."""
    copies = Copies(pair)
    asked, told = said(pair.upper), said(pair.lower)
    yield from unlocalised(pair, copies)
    yield from wrong_tier(pair)
    typos = tuple(suspected_typos(pair, copies.changed))
    yield from typos
    yield from mistyped(pair, asked, told, typos)
    yield from misaddressed(pair)
    yield from misnamed(pair)
    yield from miscited(pair)
    yield from exchanged(pair)
    changed = tuple(replaced(pair, copies.changed))
    yield from changed
    turned = {finding.lower_quote for finding in changed}  # what is turned round is not softened as well
    weaker = tuple(softened(pair, [copy for copy in copies.changed if copy.lower.text not in turned]))
    yield from weaker
    yield from unbanned(pair, turned | {finding.lower_quote for finding in weaker})
