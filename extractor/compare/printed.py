"""The figure of a target printed in a lower sentence from which no target was read: “单元口走过去不超过150米”.

Asked only where the lower plan says things otherwise; a reader has to confirm it.
"""

import re
from collections.abc import Iterator

from extractor.compare.kept import core
from extractor.compare.pair import Pair
from extractor.likeness import Sentence
from extractor.likeness import grams as bigrams
from extractor.models import Indicator
from extractor.text import fold

SHARED = 0.15  # share of a target's object that such a sentence must hold
COMMON = 0.34  # the same for a figure that is met everywhere: all, once, twice
_FIGURE = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]+)?)个?(?P<unit>[^0-9,;。、]{0,4})")
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
    unit = target.unit.partition("/")[0].removeprefix("个").replace("名", "人")
    text = fold(sentence.measure.text).replace("名", "人")
    return any(
        float(found["number"]) == target.value and found["unit"].startswith(unit) for found in _FIGURE.finditer(text)
    )
