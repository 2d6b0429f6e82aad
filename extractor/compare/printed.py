"""The figure of a target printed in a lower sentence from which no target was read: “单元口走过去不超过150米”.

Asked only where the lower plan says things otherwise; a reader has to confirm it.
"""

from collections.abc import Iterator

from extractor.compare.dimension import measure_of
from extractor.compare.kept import core
from extractor.compare.pair import Pair
from extractor.extract.quantities import Quantity, find_quantities
from extractor.likeness import Sentence
from extractor.likeness import grams as bigrams
from extractor.models import Indicator
from extractor.text import fold

SHARED = 0.15  # share of a target's object that such a sentence must hold
COMMON = 0.34  # the same for a figure that is met everywhere: all, once, twice
_EVERYWHERE = frozenset((1.0, 2.0, 100.0))


def printed(pair: Pair, target: Indicator) -> Sentence | None:
    """The sentence of the answering clauses, or of a plan that says all otherwise, that has the figure and most of the object."""
    if target.value is None:
        return None
    words = bigrams(core(target.name, pair.names))
    least = COMMON if target.value in _EVERYWHERE else SHARED
    best: tuple[float, Sentence] | None = None
    for sentence in _sentences(pair, target.clause_id):
        share = pair.scale.share(words, sentence.grams)
        if share >= least and (best is None or share > best[0]) and _has_figure(target, sentence):
            best = share, sentence
    return best[1] if best else None


def _sentences(pair: Pair, clause_id: str) -> Iterator[Sentence]:
    if pair.doubt:
        yield from pair.theirs
        return
    for clause in pair.answers.get(clause_id, ()):
        yield from (pair.theirs[j] for j in pair.standing.get(clause, ()))


def _has_figure(target: Indicator, sentence: Sentence) -> bool:
    """Does the sentence print the value of `target`, of the same things?"""
    asked = measure_of(target)
    for quantity in find_quantities(fold(sentence.measure.text)):
        if quantity.value == target.value and _counts(quantity, target.unit):
            return True
        found = measure_of(
            target._replace(value=quantity.value, value_high=None, value_text=quantity.text, unit=quantity.unit)
        )
        if found == asked:
            return True
    return False


def _counts(quantity: Quantity, unit: str) -> bool:
    """Are the same things counted, so often in whatever time?"""
    base, _, period = unit.partition("/")
    return bool(period) and base.lstrip("个") == quantity.unit.lstrip("个")
