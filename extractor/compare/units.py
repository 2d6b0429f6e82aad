"""Bodies named for a task: kept, dropped, added, or handed one level down."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from extractor.compare.bodies import canonical, of_one_tier, stands_for, without_place
from extractor.compare.pair import Pair
from extractor.compare.say import finding, quoted
from extractor.models import Finding, Plan, Responsibility, Severity
from extractor.neutral import once_a_plan
from extractor.text import fold

FEW = 3  # bodies of a task of which each one counts; in a longer list only one that leads does
# Names for several bodies, of which any may be one: 领导小组成员单位, 县有关部门.
_PLACES = re.compile("(?:设区的?)?[盟市州区县旗、()]{2,}")  # 盟市, 县(市、区)
_OTHERS = re.compile("(?:成员单位|(?:有关|相关|各)(?:部门|单位))$")
_HOW = {
    "local_branch": "由其分支机构承担",
    "local_office": "由基层站所承担",
    "merged_body": "由合并后的机构承担",
}
_ROLES = {"lead": "牵头", "responsible": "责任", "member": "配合"}


def compare_units(pair: Pair) -> Iterator[Finding]:
    """Findings on the bodies of every clause that was carried over, with those of the part it stands in."""
    ours, theirs = _by_clause(pair.upper), _by_clause(pair.lower)
    if not ours:
        return
    if not theirs:
        yield _none_at_all(pair)
        return
    # A part may name the bodies of all its tasks.
    answered: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for upper, answers in pair.answers.items():
        if owner := _owner(pair, upper, ours):
            answered[owner] |= dict.fromkeys(answers)
    for named, found in answered.items():
        yield from _kept_or_dropped(pair, named, found, ours, theirs)
    # Of a clause and of those whose bodies it names.
    wanted: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for lower, asked in pair.asked.items():
        if owner := _owner(pair, lower, theirs):
            wanted[owner] |= dict.fromkeys(filter(None, (_owner(pair, clause, ours) for clause in asked)))
    for named, sources in wanted.items():
        yield from _added(pair, named, sources, ours, theirs)


def _owner(pair: Pair, clause: str | None, bodies: dict[str, list[Responsibility]]) -> str | None:
    """The clause that names the bodies of `clause`: itself, or the one it stands in."""
    while clause is not None and clause not in bodies:
        clause = pair.clauses[clause].parent_id
    return clause


@once_a_plan
def _by_clause(plan: Plan) -> dict[str, list[Responsibility]]:
    found: defaultdict[str, list[Responsibility]] = defaultdict(list)
    for body in plan.responsibilities:
        found[body.clause_id].append(body)
    return dict(found)


def _kept_or_dropped(
    pair: Pair,
    upper: str,
    answers: Iterable[str],
    ours: dict[str, list[Responsibility]],
    theirs: dict[str, list[Responsibility]],
) -> Iterator[Finding]:
    here = next(iter(answers), None)
    owners = dict.fromkeys(owner for clause in answers if (owner := _owner(pair, clause, theirs)))
    there = [body for owner in owners for body in theirs[owner]]
    named = {canonical(body.function): body for body in reversed(there)}
    for body in ours[upper]:
        same = named.get(canonical(body.function))
        if same:
            yield _finding(pair, body, same, "kept", *_role(pair, body, same, there), 0.97)
            continue
        other, rule = _successor(pair, body, there)
        if other and rule in ("local_branch", "local_office"):
            asked = {canonical(one.function) for one in ours[upper]}  # who is named does not stand for another
            others = [one for one in ours[upper] if one is not body]
            free = (one for one in there if canonical(one.function) not in asked and _is_free(one, body, others))
            other, rule = _successor(pair, body, free)
        if other:
            verdict = "kept" if rule in ("merged_body", "same_body") else "delegated"
            yield _finding(pair, body, other, verdict, rule, "info", 0.85)
        elif _is_territory(body):
            # Without such a one: 各区县政府 addresses the lower place itself, its plan need not name it.
            if local := next(filter(_is_territory, there), None):
                yield _finding(pair, body, local, "delegated", "handed_down", "info", 0.9)
        elif _is_said(pair, body, answers):
            yield _finding(pair, body, None, "dropped", "named_in_the_text", "info", 0.6, (upper, here))
        elif body.role != "lead" and (other := next(filter(_is_several, there), None)):
            yield _finding(pair, body, other, "dropped", "perhaps_among_others", "low", 0.5)
        elif body.role != "lead" and any(_goes_on(pair, one) for one in there):
            yield _finding(pair, body, None, "dropped", "list_goes_on", "low", 0.5, (upper, here))
        elif pair.unsure(upper):
            yield _finding(pair, body, None, "dropped", "perhaps_another_task", "low", 0.5, (upper, here))
        else:
            few = len(ours[upper]) <= FEW and body.role != "member"  # who only helps seldom counts
            weight = _gravity(pair) if body.role == "lead" or few else "low"
            if of_one_tier(body.function):
                weight = "low"  # it may have no office below
            yield _finding(pair, body, None, "dropped", "body_not_named", weight, 0.9 if there else 0.6, (upper, here))


def _is_said(pair: Pair, body: Responsibility, clauses: Iterable[str]) -> bool:
    """Is a body named anywhere in the text of some clauses?"""
    name = fold(body.raw)
    return any(name in pair.clauses[clause].view.folded for clause in clauses)


def _is_several(body: Responsibility) -> bool:
    """Does the name stand for several bodies, of which any may be one?"""
    return _OTHERS.search(body.raw) is not None


def _goes_on(pair: Pair, body: Responsibility) -> bool:
    """Does a list leave open who else there is: 市教委、市财政局等?"""
    text = pair.clauses[body.clause_id].view.folded
    return f"{fold(body.raw)}等" in text


def _successor(pair: Pair, body: Responsibility, there: Iterable[Responsibility]) -> tuple[Responsibility | None, str]:
    """The branch of a body, or the one it was merged into; of several the one that is called after it.

    镇卫生健康办公室 and not 镇卫生院 for 县卫生健康局.
    """
    stem = body.function[:-1]
    found = [
        (other, rule)
        for other in there
        if (rule := stands_for(without_place(other.function, pair.names), body.function))
    ]
    return next((one for one in found if stem in one[0].function), found[0] if found else (None, ""))


def _is_free(office: Responsibility, body: Responsibility, others: Iterable[Responsibility]) -> bool:
    """May an office stand for `body`, or is it called after another one that is asked: 镇文化站 after 县文化和旅游局?"""
    named = body.function[:2] in office.function
    return named or not any(other.function[:2] in office.function for other in others)


def _role(
    pair: Pair, body: Responsibility, same: Responsibility, there: Iterable[Responsibility]
) -> tuple[str, Severity]:
    """Rule and severity of a body that was kept: another one leads now, or it does not lead any more."""
    if body.role == same.role or "lead" not in (body.role, same.role):
        return "same_body", "info"
    if "member" in (body.role, same.role) or (body.role == "lead" and any(other.role == "lead" for other in there)):
        return "role_changed", "low" if pair.owes else "info"
    return "same_body", "info"


def _added(
    pair: Pair,
    lower: str,
    asked: Iterable[str],
    ours: dict[str, list[Responsibility]],
    theirs: dict[str, list[Responsibility]],
) -> Iterator[Finding]:
    first = next(iter(asked), None)
    known = [body for clause in asked for body in ours.get(clause, ())]
    if not known:
        return  # the upper clause names nobody: everybody would be new
    names: defaultdict[str, int] = defaultdict(int)
    for name in map(canonical, {body.function for body in known}):  # an office may go by its superior's name
        names[name] += 1
    places = any(map(_is_territory, known))
    listed: set[str] = set()
    for body in theirs[lower]:
        name = canonical(body.function)
        if body.function in listed:
            continue
        listed.add(body.function)
        names[name] -= 1
        if names[name] >= 0 or (places and _is_territory(body)):
            continue
        # An office stands for the body above it only where that one is not named beside it.
        beside = {canonical(one.function) for one in theirs[lower]}
        others = (other for other in known if canonical(other.function) not in beside)
        if not any(_successor(pair, other, theirs[lower])[0] is body for other in others):
            yield _finding(pair, None, body, "added", "body_not_asked_for", "info", 0.85, (first, lower))


def _is_territory(body: Responsibility) -> bool:
    """Does the name stand for all places below (各区县政府, 各乡镇（街道）) and not for a department?"""
    return _means_places(body.function)


@lru_cache(maxsize=4096)
def _means_places(function: str) -> bool:
    named = canonical(function) in ("区县政府", "乡镇（街道）") or function.endswith(("政府", "街道）", "乡镇", "街道"))
    return named or _PLACES.fullmatch(fold(function)) is not None


def _gravity(pair: Pair) -> Severity:
    return "medium" if pair.owes else "low"


def _finding(
    pair: Pair,
    upper: Responsibility | None,
    lower: Responsibility | None,
    verdict: str,
    rule: str,
    severity: Severity,
    confidence: float,
    linked: tuple[str | None, str | None] = (None, None),
) -> Finding:
    """A row on a body; `linked` are the clauses where only one side names it."""
    key = (upper or lower).id  # type: ignore[union-attr]
    return finding(
        pair,
        f"u-{key}",
        "unit",
        verdict,
        rule,
        _explain(pair, verdict, rule, upper, lower),
        severity=severity,
        confidence=confidence,
        clauses=(upper.clause_id if upper else linked[0], lower.clause_id if lower else linked[1]),
        quotes=(upper.raw if upper else None, lower.raw if lower else None),
    )


def _task(pair: Pair, body: Responsibility) -> str:
    """What a reader calls the task of a body: its heading, where it has one."""
    heading = pair.clauses[body.clause_id].heading
    return quoted(heading) if heading else "此项任务"


def _explain(pair: Pair, verdict: str, rule: str, upper: Responsibility | None, lower: Responsibility | None) -> str:
    if upper and lower and verdict == "dropped":
        return f"上级{_task(pair, upper)}的责任单位有“{upper.raw}”，下级对应条款没有列，所列“{lower.raw}”可能已包括，需人工核对。"
    if upper and lower:
        roles = ""
        if upper.role != lower.role:
            roles = f"，但由{_ROLES[upper.role]}单位改为{_ROLES[lower.role]}单位"
        kept = "由下一级承担" if verdict == "delegated" else "继续承担"
        return f"上级写“{upper.raw}”，下级写“{lower.raw}”，{_HOW.get(rule, kept)}{roles}。"
    if upper:
        aside = {
            "named_in_the_text": "为责任单位，但正文提到了它",
            "list_goes_on": "，但名单以“等”字结尾，需人工核对",
            "perhaps_another_task": "；两条用词相近处不多，是否同一事项需人工核对",
        }.get(rule, "")
        return f"上级{_task(pair, upper)}的责任单位有“{upper.raw}”，下级对应条款没有列{aside}。"
    return f"下级在此项任务中增加了责任单位“{lower.raw if lower else ''}”。"


def _none_at_all(pair: Pair) -> Finding:
    return finding(
        pair,
        "u-none",
        "unit",
        "dropped",
        "no_bodies_at_all",
        "上级计划逐项列出责任单位，下级计划通篇没有责任单位。",
        severity=_gravity(pair),
        confidence=0.8,
        quotes=("、".join(body.raw for body in pair.upper.responsibilities[:3]), None),
    )
