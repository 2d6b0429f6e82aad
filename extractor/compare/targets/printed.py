"""The figure of a target printed in a lower sentence from which no target was read: “单元口走过去不超过150米”.

Asked only where the lower plan says things otherwise; a reader has to confirm it.
"""

import re
from collections import defaultdict

from extractor.compare.pair import Pair, sentences_of
from extractor.compare.targets.kept import core
from extractor.models import Indicator, Plan
from extractor.neutral import Sentence, once_a_plan
from extractor.neutral import grams as bigrams

SHARED = 0.15  # share of a target's object that such a sentence must hold
COMMON = 0.34  # the same for a figure that is met everywhere: all, once, twice
_FIGURE = re.compile(r"([0-9]+(?:\.[0-9]+)?)个?([^0-9,;。、]{0,4})")
_EVERYWHERE = frozenset((1.0, 2.0, 100.0))


def printed(pair: Pair, target: Indicator) -> Sentence | None:
    """The sentence of the answering clauses, or of a plan that says all otherwise, that has the figure and most of the object."""
    unit = target.unit.partition("/")[0].removeprefix("个").replace("名", "人")
    figures = _figures(pair.lower).get(target.value, ()) if target.value is not None else ()
    having = {j for j, counted in figures if counted.startswith(unit)}
    if not having:
        return None
    words = bigrams(core(target.name, pair.names))
    best, found = COMMON if target.value in _EVERYWHERE else SHARED, None
    for j in sorted(having) if pair.doubt else _near(pair, target.clause_id, having):
        share = pair.scale.share(words, pair.theirs[j].grams)
        if share > best or (share == best and found is None):
            best, found = share, pair.theirs[j]
    return found


def _near(pair: Pair, clause_id: str, having: set[int]) -> list[int]:
    """Those of the lower sentences, by index, that stand in clauses answering an upper one."""
    return [j for clause in pair.answers.get(clause_id, ()) for j in pair.standing.get(clause, ()) if j in having]


@once_a_plan
def _figures(plan: Plan) -> dict[float, list[tuple[int, str]]]:
    """Where each figure stands in a plan: sentences, by index, and what is counted there."""
    found: defaultdict[float, list[tuple[int, str]]] = defaultdict(list)
    for j, sentence in enumerate(sentences_of(plan)):
        for number, counted in _FIGURE.findall(sentence.folded.replace("名", "人")):
            found[float(number)].append((j, counted))
    return found
