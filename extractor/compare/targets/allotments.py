"""What a table of the upper plan allots to each place: the lower plan owes its own row, and no other.

What a plan allots to places below it is theirs, and no target of the plan itself; where the lower plan allots the same to them, the
two are compared place by place.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from extractor.compare.pair import Pair
from extractor.compare.say import finding, quoted, value
from extractor.models import Finding, Indicator, Plan
from extractor.neutral import names_of, once_a_plan
from extractor.text import fold

_NO_PLACE = ("全", "每", "各", "我", "本", "辖")  # what scopes that are no names open with: 全市, 每个


def place_of(target: Indicator) -> str | None:
    """The place a row of a table allots a target to.

    >>> from extractor.models import Indicator
    >>> one = Indicator(*["x"] * 3, "table", "target", "示范小区", "甲县（省直管）", None, "=", *[None] * 2, *[""] * 2, *[None] * 5, "local", "", 0, 0)
    >>> place_of(one), place_of(one._replace(scope="全市")), place_of(one._replace(origin="prose"))
    ('甲县', None, None)
    """
    if target.origin != "table" or target.duty != "local" or not target.scope or target.scope.startswith(_NO_PLACE):
        return None
    return fold(target.scope).partition("(")[0]


def is_sum(target: Indicator, plan: Plan) -> bool:
    """Whether a target of a plan is the sum of what the same table allots to each place."""
    if target.origin != "table":
        return False
    table = [t for t in _allotted(plan) if t.clause_id == target.clause_id and t.name == target.name]
    return len(table) > 1 and all(t.id != target.id for t in table)


@once_a_plan
def _allotted(plan: Plan) -> list[Indicator]:
    """The rows of tables that allot something to a place."""
    return [target for target in plan.indicators if place_of(target)]


def own_targets(targets: Iterable[Indicator]) -> list[Indicator]:
    """The targets of a plan that it allots to no place."""
    return [t for t in targets if t.role == "target" and place_of(t) is None]


def owed(pair: Pair) -> list[Indicator]:
    """The upper targets that the lower plan may have to answer: its own row of a table as if it were said to it alone."""
    names = frozenset(names_of(pair.lower.document))
    found = []
    for target in pair.upper.indicators:
        place = place_of(target)
        if target.role == "target" and (place is None or place in names):
            found.append(target if place is None else target._replace(scope=None))
    return found


def allotted_again(pair: Pair) -> list[tuple[Indicator, Indicator]]:
    """What either plan allots to the same place under the same name for the same year: the lower one is a later plan of the same authority, or shares it out once more."""
    owing = {target.id for target in pair.once(owed)}
    sides = [defaultdict[tuple[str | None, str, str], list[Indicator]](list) for _ in "12"]
    for plan, side in zip((pair.upper, pair.lower), sides, strict=True):
        for target in _allotted(plan):
            if target.role == "target" and target.id not in owing:
                side[place_of(target), target.name, (target.deadline or "")[:4]].append(target)
    ours, theirs = sides
    return [(ours[key][0], theirs[key][0]) for key in ours if len(ours[key]) == 1 == len(theirs.get(key, ()))]


def allotted_elsewhere(pair: Pair) -> Iterator[Finding]:
    """Findings on what the upper plan allots to other places."""
    kept = {target.id for target in pair.once(owed)} | {target.id for target, _ in pair.once(allotted_again)}
    rows = [t for t in pair.upper.indicators if t.role == "target" and t.id not in kept]
    listed = bool(rows) and any(place_of(t) in names_of(pair.lower.document) for t in pair.upper.indicators)
    doubt = "" if listed else "表中未见下级的名称，是否包含在内需人工核对。"
    for target in rows:
        yield finding(
            pair,
            f"i-{target.id}",
            "indicator",
            "not_applicable",
            "allotted_elsewhere",
            f"上级把{quoted(target.name)}{value(target)}下达给“{target.scope}”，不是下级的任务。{doubt}",
            severity="info",
            confidence=0.95 if listed else 0.6,
            clauses=(target.clause_id, None),
            targets=(target.id, None),
            quotes=(target.quote, None),
        )
