"""Bodies named for a task: kept, dropped, added, or handed one level down."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from extractor.compare.pair import Pair
from extractor.compare.say import finding
from extractor.lexicon import organs
from extractor.models import Finding, Responsibility, Severity

RANK = {"national": 0, "province": 1, "city": 2, "county": 3, "town": 4, "village": 5}
canonical = lru_cache(maxsize=4096)(organs.canonical)
_ROLES = {"lead": "牵头", "responsible": "责任", "member": "配合"}


def compare_units(pair: Pair) -> Iterator[Finding]:
    """Findings on the bodies of every clause that was carried over."""
    ours, theirs = _by_clause(pair.upper.responsibilities), _by_clause(pair.lower.responsibilities)
    if not ours:
        return
    if not theirs:
        yield _none_at_all(pair)
        return
    for upper, answers in pair.answers.items():
        if upper in ours:
            yield from _kept_or_dropped(pair, upper, answers, ours, theirs)
    for lower, asked in pair.asked.items():
        if lower in theirs:
            yield from _added(pair, lower, asked, ours, theirs)


def _by_clause(bodies: Iterable[Responsibility]) -> dict[str, list[Responsibility]]:
    found: defaultdict[str, list[Responsibility]] = defaultdict(list)
    for body in bodies:
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
    there = [body for clause in answers for body in theirs.get(clause, ())]
    named = {canonical(body.function): body for body in reversed(there)}
    local = next((body for body in there if _is_territory(body)), None)
    for body in ours[upper]:
        same = named.get(canonical(body.function))
        if same:
            yield _finding(pair, body, same, "kept", "same_body", "info", 0.97)
        elif _is_territory(body) and local:
            yield _finding(pair, body, local, "delegated", "handed_down", "info", 0.9)
        elif _is_territory(body):
            continue  # 各区县政府 addresses the lower place itself: its plan need not name it
        else:
            yield _finding(
                pair, body, None, "dropped", "body_not_named", _gravity(pair), 0.9 if there else 0.6, (upper, here)
            )


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
    names = {canonical(body.function) for body in known}
    territory = any(_is_territory(body) for body in known)
    for body in theirs[lower]:
        if canonical(body.function) not in names and not (territory and _is_territory(body)):
            yield _finding(pair, None, body, "added", "body_not_asked_for", "info", 0.85, (first, lower))


def _is_territory(body: Responsibility) -> bool:
    """Does the name stand for all places below (各区县政府, 各乡镇（街道）) and not for a department?"""
    return canonical(body.function) in ("区县政府", "乡镇（街道）") or body.function.endswith(
        ("政府", "街道）", "乡镇", "街道")
    )


def _gravity(pair: Pair) -> Severity:
    return "low" if pair.comparison.lower_predates_upper or pair.comparison.relation != "implements" else "medium"


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
        _explain(verdict, upper, lower),
        severity=severity,
        confidence=confidence,
        clauses=(upper.clause_id if upper else linked[0], lower.clause_id if lower else linked[1]),
        quotes=(upper.raw if upper else None, lower.raw if lower else None),
    )


def _explain(verdict: str, upper: Responsibility | None, lower: Responsibility | None) -> str:
    if upper and lower:
        roles = ""
        if upper.role != lower.role:
            roles = f"，但由{_ROLES[upper.role]}单位改为{_ROLES[lower.role]}单位"
        how = "由下一级承担" if verdict == "delegated" else "继续承担"
        return f"上级写“{upper.raw}”，下级写“{lower.raw}”，{how}{roles}。"
    if upper:
        return f"上级此项任务的责任单位有“{upper.raw}”，下级对应条款没有列。"
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
