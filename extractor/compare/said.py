"""What a plan says, as the rules of wording read it: its sentences, the headings of its clauses, its tables."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.likeness import Sentence
from extractor.models import Plan
from extractor.text import fold

_HEADED = frozenset(("task", "goal", "safeguard", "group"))


class Said(NamedTuple):
    """A sentence or heading."""

    clause_id: str
    key: str  # of the measure, or of the clause for a heading
    text: str
    folded: str


def said(plan: Plan, sentences: Sequence[Sentence]) -> list[Said]:
    """The sentences of a plan, then the headings of its clauses."""
    measures = [(s.measure, ",".join([phrase.folded for phrase in s.phrases])) for s in sentences]
    headings = [c for c in plan.clauses if c.heading and c.kind in _HEADED]
    return [Said(m.clause_id, m.id, m.text, folded) for m, folded in measures] + [
        Said(c.id, c.id, c.heading, fold(c.heading)) for c in headings
    ]


def rows(plan: Plan) -> list[Said]:
    """The rows of the tables of a plan; a line without cells goes on with the row before."""
    found = []
    for clause in plan.clauses:
        if clause.kind == "table":
            lines = re.split("\n(?=[^\n]*\t)", clause.view.folded)
            folded = [line.replace("\n", "").replace("\t", ",") for line in lines]
            found += [Said(clause.id, f"{clause.id}-{k}", line, line) for k, line in enumerate(folded)]
    return found
