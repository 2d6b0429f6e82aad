"""How the lower plan words what it took over: left un-localised, mistyped, replaced, softened."""

from collections.abc import Iterator

from extractor.compare.leads import exchanged
from extractor.compare.localising import foreign_scopes, unlocalised
from extractor.compare.pair import Pair
from extractor.compare.phrases import copied
from extractor.compare.replaced import replaced
from extractor.compare.slips import mistyped
from extractor.compare.strength import softened
from extractor.compare.typing_errors import suspected_typos
from extractor.compare.units import left_standing
from extractor.models import Finding


def compare_wording(pair: Pair) -> Iterator[Finding]:
    """Findings on the wording of copied passages."""
    copies = copied(pair)
    left = tuple(unlocalised(pair, copies))
    yield from left
    seen = [finding.lower_quote or "" for finding in left]
    yield from (f for f in foreign_scopes(pair) if not any((f.lower_quote or "") in quote for quote in seen))
    yield from left_standing(pair)
    typos = tuple(suspected_typos(pair, copies))
    yield from typos
    noted = {finding.lower_quote for finding in typos}
    yield from (finding for finding in mistyped(pair) if finding.lower_quote not in noted)
    yield from exchanged(pair)
    changed = tuple(replaced(pair, copies))
    yield from changed
    told = {finding.lower_quote for finding in changed}  # what is turned round is not softened as well
    yield from softened(pair, [copy for copy in copies if copy.lower.text not in told])
