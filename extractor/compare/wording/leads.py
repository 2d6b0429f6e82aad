"""Who leads and who helps in a sentence: told where a copied sentence exchanges the two."""

import re
from collections.abc import Iterator
from functools import lru_cache

from extractor.compare.bodies import canonical
from extractor.compare.pair import Pair, sentences_of
from extractor.compare.say import finding, quoted
from extractor.lexicon import organs
from extractor.models import Finding, Plan
from extractor.neutral import once_a_plan

CLOSE = 0.5  # score from which two sentences are worth comparing

_BODY = r"(?:^由?|[,;、]由?|由)([一-鿿]{2,10}?(?:部门|单位|局|委|办|厅|政府))"
_LEAD = re.compile(rf"{_BODY}(?=牵头|负责|主管)")
_HELP = re.compile(rf"{_BODY}(?=配合|协助|参与)")


def exchanged(pair: Pair) -> Iterator[Finding]:
    """Findings on sentences whose lead became the helper and whose helper the lead."""
    for i in _helped(pair.upper):
        match = pair.best_of_upper.get(i)
        if match is None or match.score < CLOSE:
            continue
        sentence = pair.ours[i]
        text = sentence.measure.text
        answer = pair.theirs[match.lower]
        other = answer.measure
        ours, theirs = map(_roles, (sentence.folded, answer.folded)) if text != other.text else (None, None)
        if not ours or not theirs or [*map(_called, ours)] != [*map(_called, theirs[::-1])]:
            continue
        if _called(ours[0]) != _called(ours[1]):
            yield finding(
                pair,
                f"m-{sentence.measure.id}-x",
                "measure",
                "dropped",
                "lead_exchanged",
                f"上级由{quoted(ours[0])}牵头、{quoted(ours[1])}配合，下级保留了这句话但两者互换。",
                severity="low" if pair.owes else "info",
                confidence=0.8,
                clauses=(sentence.measure.clause_id, other.clause_id),
                quotes=(text, other.text),
            )


@once_a_plan
def _helped(plan: Plan) -> list[int]:
    """The sentences, by index, in which somebody may help."""
    texts = [sentence.measure.text for sentence in sentences_of(plan)]
    return [i for i, text in enumerate(texts) if "配合" in text or "协助" in text or "参与" in text]


@lru_cache(maxsize=1024)  # a plan stands in several pairs
def _roles(folded: str) -> tuple[str, str] | None:
    """The one body that leads and the one that helps, as printed."""
    folded = folded.rstrip("。")
    leads, helps = _LEAD.findall(folded), _HELP.findall(folded)
    return (leads[0], helps[0]) if len(leads) == len(helps) == 1 else None


def _called(printed: str) -> str:
    return canonical(organs.read_body(printed).function)
