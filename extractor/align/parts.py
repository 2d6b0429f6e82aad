"""What of a plan's clauses is compared: headings and sentences as grams, phrases, and the values of targets."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.models import Clause, Plan
from extractor.neutral import Grams, Phrase, copy_of, once_a_plan

ASKS = frozenset({"task", "goal", "safeguard"})


@dataclass(slots=True)  # its fields are read again and again: see `segment.lines.Line`
class Part:
    """A clause and what of it is compared."""

    clause: Clause
    head: Grams
    body: Grams  # of the clause's sentences; of the clauses below it where it has none itself
    whole: Grams  # of both
    phrases: tuple[Phrase, ...]
    said: frozenset[Grams]  # those of the phrases
    sentences: tuple[Grams, ...]
    length: int  # characters of the phrases
    figures: frozenset[tuple[float, str]]  # values of its targets, with the period of what recurs
    bare: bool  # nothing but a heading of its own
    kind: str  # that of the clause; a group that has sentences of its own is a task


ANY_PERIOD = "?"  # of what recurs and does not say how often
_TIMES = ("次", "遍", "场", "期", "轮")


@once_a_plan
def parts_of(plan: Plan) -> list[Part]:
    """Every clause that asks for something, in order, with its grams."""
    copy = copy_of(plan)
    below, figures = _below(plan, copy.bodies), _figures(plan)
    parts = []
    for clause in plan.clauses:
        key, head, sentences = clause.id, copy.heads[clause.id], copy.sentences.get(clause.id, ())
        if sentences and (clause.kind in ASKS or clause.kind == "group"):
            phrases = tuple([phrase for sentence in sentences for phrase in sentence.phrases])
            kind = "task" if clause.kind == "group" else clause.kind
            said, length = frozenset([p.grams for p in phrases]), sum([len(p.neutral) for p in phrases])
            body, whole = copy.bodies[key], copy.wholes[key]
            whole_sentences = tuple([sentence.grams for sentence in sentences])
            parts.append(
                Part(clause, head, body, whole, phrases, said, whole_sentences, length, figures[key], False, kind)
            )
        elif clause.kind in ASKS:
            body = frozenset().union(*below[key])
            parts.append(Part(clause, head, body, body | head, (), frozenset(), (), 0, figures[key], True, clause.kind))
    return parts


def whole_of(parts: Sequence[Part]) -> Grams:
    """Grams of all that some clauses say."""
    return parts[0].whole if len(parts) == 1 else frozenset().union(*[part.whole for part in parts])


def reworded(part: Part, others: Sequence[Part]) -> list[Phrase]:
    """The phrases of a part that none of the others takes over as they are."""
    said = others[0].said if len(others) == 1 else frozenset[Grams]().union(*[other.said for other in others])
    return [] if part.said <= said else [phrase for phrase in part.phrases if phrase.grams not in said]


def _below(plan: Plan, own: dict[str, Grams]) -> defaultdict[str, list[Grams]]:
    """For each clause the grams of the sentences of those below it that have any."""
    below: defaultdict[str, list[Grams]] = defaultdict(list)
    for clause in reversed(plan.clauses):
        if clause.parent_id:
            below[clause.parent_id] += [own[clause.id]] if clause.id in own else below[clause.id]
    return below


def _figures(plan: Plan) -> defaultdict[str, frozenset[tuple[float, str]]]:
    """Values of the targets of each clause; those of a table count for the clause it stands in."""
    home = {c.id: c.parent_id if c.kind == "table" and c.parent_id else c.id for c in plan.clauses}
    figures: defaultdict[str, frozenset[tuple[float, str]]] = defaultdict(frozenset)
    for target in plan.indicators:
        if target.role == "target":
            value = 100.0 if target.value is None else round(target.value, 6)
            often = target.unit.startswith(_TIMES)  # 每季度1次 is not 每半年1次
            figures[home[target.clause_id]] |= {(value, target.unit.partition("/")[2] or ANY_PERIOD if often else "")}
    return figures
