"""Bodies of the wrong tier in the lower plan's lists of responsible units.

市教育局 among a county's own bureaus, 各县（市、区）人民政府 in a county plan, and names no tier has: 市文化和旅游厅.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from extractor.compare.bodies import canonical, of_one_tier, without_place
from extractor.compare.localising.acting import words_of
from extractor.compare.localising.places import addressees
from extractor.compare.localising.sides import Sides
from extractor.compare.pair import Pair
from extractor.compare.say import finding, quoted
from extractor.compare.tiers import RANK, kind_of, signs
from extractor.lexicon import organs
from extractor.models import Finding, Plan, Responsibility
from extractor.neutral import once_a_plan
from extractor.text import fold

FEW = 3  # own bureaus from which a town is one that has bureaus
_HALL = re.compile("(?<!办公)厅$")  # only provinces have them
_BUREAU = re.compile("局$")  # towns have offices and stations
_OF_CITIES = ("支队", "中级人民法院")
_TOWN = re.compile("[镇乡]|街道")
_TOLD = {
    "places_of_upper_level": "下级的责任单位中{}仍是上级对下一级的称呼，未改为本级所辖。",
    "body_of_no_level": "下级的责任单位{}兼有两级机构的名称，本级没有这样的机构。",
    "body_of_upper_level": "下级的责任单位中仍是上级部门{}，未改为本级部门。",
}


def wrong_tier(pair: Pair, sides: Sides) -> Iterator[Finding]:
    """Findings on bodies that the lower plan's lists should name by their own tier."""
    places, bodies = addressees(sides.tiers), pair.lower.responsibilities
    addressed = {raw for raw in {body.raw for body in bodies} if places.match(fold(raw))}
    found = (*_left_standing(pair, sides), *_named_above(pair, sides), *_named_otherwise(pair))
    left = {body.id for body in found}
    bred = {body.id for body in _crossbred(pair, sides)}
    for body in bodies:
        if body.raw in addressed:
            yield _finding(pair, body, "places_of_upper_level", 0.7)
        elif body.id in bred:
            yield _finding(pair, body, "body_of_no_level", 0.8)
        elif body.id in left:
            yield _finding(pair, body, "body_of_upper_level", 0.5 if sides.lower == "town" else 0.6)


def _left_standing(pair: Pair, sides: Sides) -> Iterator[Responsibility]:
    """Bodies of the upper level taken over where the others of the lower plan are its own."""
    in_town, of_nation = sides.lower == "town", sides.upper == "national"
    signed = {body.id: found.sign or "" for body, found in _read(pair.lower)}
    lists: defaultdict[str, list[Responsibility]] = defaultdict(list)  # of each clause
    for body in pair.lower.responsibilities:
        lists[body.clause_id].append(body)
    own = {b.id for b in pair.lower.responsibilities if b.level == sides.lower and (signed[b.id] or in_town)}
    above = {b.id for b in pair.lower.responsibilities if b.level == sides.upper}
    mixed = sum(any(body.id in above for body in listed) for listed in lists.values())
    if not (own and above) or (in_town and 2 * mixed > len(lists) > FEW):
        return  # a town that has the county's offices beside its own in most of its lists means it
    printed, kind, below = _printed(pair.upper), kind_of(pair.lower), _asked_below(pair)
    for body in pair.lower.responsibilities:
        asked, sign = pair.asked.get(body.clause_id) or below.get(body.clause_id, ()), signed[body.id]
        # A ministry has no level word, and 财政厅 needs none.
        unsigned = not sign and not of_nation and not _HALL.search(body.raw)
        if body.id not in above or not asked or unsigned or (sign and sign in sides.own):
            continue
        listed = lists[body.clause_id]
        here = {one.function for one in listed if one.level == sides.lower}
        if of_one_tier(body.function, kind) or (not of_nation and _answered_here(pair, body, asked, here)):
            continue
        # A town has few bodies of its own: what is named beside them was left only where the upper line has it.
        near = [*asked, *(pair.clauses[clause].parent_id or "" for clause in asked)]  # or the one that holds it
        lines = [printed.get(clause, ()) for clause in near] if in_town else printed.values()
        if any(body.raw in line for line in lines) or (
            not in_town and _league().search(body.raw) and _alone(listed, own, above)
        ):
            yield body


@cache
def _league() -> re.Pattern[str]:
    return re.compile(f"^团.委$|(?:{words_of('leagues')})$")


def _alone(listed: Sequence[Responsibility], own: set[str], above: set[str]) -> bool:
    """Is one body of a list, say a league, which every place has, the only one of the upper level: 县教育局、县民政局、团市委?"""
    return sum(one.id in own for one in listed) >= FEW - 1 and sum(one.id in above for one in listed) == 1


def _asked_below(pair: Pair) -> dict[str, tuple[str, ...]]:
    """What the clauses below a heading answer, whose list of bodies is theirs."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for clause in pair.lower.clauses:
        if clause.parent_id and clause.id in pair.asked:
            found[clause.parent_id] += tuple(pair.asked[clause.id])
    return found


def _named_above(pair: Pair, sides: Sides) -> Iterator[Responsibility]:
    """Bodies that go by the name of the upper place, 澄原金融监管局, where the lower place has one of that kind."""
    printed, kind = _all_printed(pair.upper), kind_of(pair.lower)
    for body in pair.lower.responsibilities:
        if body.raw in printed and (function := without_place(body.raw, sides.above_names)) != body.raw:
            known = organs.read_body(function)
            if known.known and known.sign is None and not of_one_tier(function, kind):
                yield body


def _named_otherwise(pair: Pair) -> Iterator[Responsibility]:
    """Bodies by the upper plan's name where the lower plan has another for them: 市卫生健康委 for 市卫生健康局.

    Only a county-level city is in doubt, whose level word is that of the city above.
    """
    if set(signs(pair.upper)).isdisjoint(signs(pair.lower)):
        return
    printed = _all_printed(pair.upper)
    names = Counter((canonical(body.function), body.raw) for body in pair.lower.responsibilities)
    for body in pair.lower.responsibilities:
        kind = canonical(body.function)
        own = max((n for (function, raw), n in names.items() if function == kind and raw not in printed), default=0)
        if body.raw in printed and own > names[kind, body.raw]:
            yield body


def _answered_here(pair: Pair, body: Responsibility, clauses: Sequence[str], own: set[str]) -> bool:
    """Does one of the clause's own bodies stand for it, so that it is named beside it with intent?

    市数据局 beside 省大数据中心 stands for 省数据局 where the upper clause has both.
    """
    asked = {b.function for b in pair.upper.responsibilities if b.clause_id in clauses}
    alike = [function for function in own if canonical(function) == canonical(body.function)]
    return any(function == body.function or function not in asked for function in alike)


@once_a_plan
def _read(plan: Plan) -> list[tuple[Responsibility, organs.Body]]:
    """The bodies of a plan and what their names say."""
    return [(body, organs.read_body(body.raw)) for body in plan.responsibilities]


@once_a_plan
def _printed(plan: Plan) -> dict[str, set[str]]:
    """Names of bodies as a plan prints them, and with the level word it leaves out, by clause."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    words = signs(plan)
    for body in plan.responsibilities:
        found[body.clause_id].update((body.raw, *(sign + body.raw for sign in words)))
    return dict(found)


@once_a_plan
def _all_printed(plan: Plan) -> frozenset[str]:
    """The same of all its clauses."""
    return frozenset().union(*_printed(plan).values())


def _crossbred(pair: Pair, sides: Sides) -> Iterator[Responsibility]:
    """Bodies whose level word and kind are of two tiers: 市文化和旅游厅, or 镇民政局 where towns have offices."""
    lower, own = sides.lower, _read(pair.lower)
    signed = [(body, read) for body, read in own if read.sign and read.sign in sides.own]
    if RANK[lower] > RANK["province"]:
        yield from (body for body, read in signed if read.known and _HALL.search(body.raw))
    if lower == "county" and pair.upper.document.level == "city":  # districts of 直辖市 do have 支队
        printed = {body.raw for body in pair.upper.responsibilities}
        yield from (body for body, _ in signed if body.raw in printed and body.raw.endswith(_OF_CITIES))
    if lower == "town":
        bureaus = [body for body, read in own if _TOWN.match(read.sign or "") and _BUREAU.search(body.raw)]
        asked = {canonical(body.function) for body in pair.upper.responsibilities}
        if len(bureaus) < FEW:
            yield from (body for body in bureaus if canonical(body.function) in asked)


def _finding(pair: Pair, body: Responsibility, rule: str, confidence: float) -> Finding:
    return finding(
        pair,
        f"u-{body.id}-l",
        "wording",
        "unlocalised",
        rule,
        _TOLD[rule].format(quoted(body.raw)),
        severity="low",
        confidence=confidence,
        clauses=(pair.asked.get(body.clause_id, (None,))[0], body.clause_id),
        quotes=(None if rule == "body_of_no_level" else body.raw, body.raw),
    )
