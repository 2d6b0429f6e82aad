"""Contradictions inside one plan: table against prose, targets behind their baselines, sums, numbering, dates."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.compare.consistency.baselines import Setback, setbacks
from extractor.compare.consistency.sums import sums
from extractor.compare.consistency.twins import twins
from extractor.compare.say import alone, date, quoted
from extractor.compare.targets.allotments import own_targets
from extractor.models import Clause, Finding, Indicator, Plan

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")}
_ORDINAL = re.compile(r"[(（]?第?([一二三四五六七八九十百零]+|[0-9]+)")
_TARGET_DATE = re.compile(r"(?<![截较比自达])到(20[0-9]{2})年(?:([0-9]{1,2})月)?(?!以来|至今|的[0-9.]+倍)")


def check_plan(plan: Plan) -> Iterator[Finding]:
    """Findings on `plan` alone."""
    targets = own_targets(plan.indicators)
    yield from twins(plan, targets)
    for found in setbacks(plan, targets):
        yield _setback(plan, found)
    for target in targets:
        yield from _too_late(plan, target)
    yield from _dates_in_prose(plan, targets)
    yield from sums(plan)
    yield from _numbering(plan)


def _setback(plan: Plan, found: Setback) -> Finding:
    """A target behind its own start; the figure of the past, where there is one, stands as upper."""
    fact, target = found.fact, found.target
    return alone(
        plan,
        f"bb-{target.id}",
        "below_baseline",
        found.rule,
        found.explanation,
        "medium",
        found.sure,
        (fact and fact.clause_id, target.clause_id),
        (fact and fact.quote, target.quote),
        (fact and fact.id, target.id),
    )


def _too_late(plan: Plan, target: Indicator) -> Iterator[Finding]:
    """A deadline that had passed when the plan was issued."""
    issued = plan.document.issued_on
    if not issued or not target.deadline or not _before(target.deadline, issued):
        return
    yield alone(
        plan,
        f"dl-{target.id}",
        "deadline_before_issue",
        "deadline_has_passed",
        f"{quoted(target.name)}的期限是{date(target.deadline)}，早于印发日期{issued}。",
        "medium",
        0.85,
        (None, target.clause_id),
        (None, target.quote),
        (None, target.id),
    )


def _before(deadline: str, issued: str) -> bool:
    """Is the end of `deadline` before the day or month of issue?

    >>> _before("2023", "2024-08-13"), _before("2024", "2024-08-13"), _before("2024-07", "2024-08-13")
    (True, False, True)
    """
    size = min(len(deadline), len(issued))
    return deadline[:size] < issued[:size]


def _dates_in_prose(plan: Plan, targets: Sequence[Indicator]) -> Iterator[Finding]:
    """到20XX年 in a task's sentence, the year being over when the plan was issued."""
    issued = plan.document.issued_on
    kinds = {c.id: c.kind for c in plan.clauses}
    told = {(t.clause_id, (t.deadline or "")[:4]) for t in targets}
    for measure in plan.measures if issued else ():
        if kinds[measure.clause_id] in ("context", "front", "preamble"):
            continue
        for match in _TARGET_DATE.finditer(measure.text):
            if match[1] >= str(issued)[:4] or (measure.clause_id, match[1]) in told:
                continue
            yield alone(
                plan,
                f"dl-{measure.id}",
                "deadline_before_issue",
                "year_has_passed",
                f"文中{quoted(match[0])}的期限早于印发日期{issued}。",
                "medium",
                0.75,
                (None, measure.clause_id),
                (None, measure.text),
            )
            break


def _numbering(plan: Plan) -> Iterator[Finding]:
    """Labels that skip a number among their siblings."""
    labelled = [(c, n) for c in plan.clauses if c.label and (n := _ordinal(c.label)) is not None]
    siblings: defaultdict[str | None, list[tuple[Clause, int]]] = defaultdict(list)
    for clause, number in labelled:
        siblings[clause.parent_id].append((clause, number))
    for group in siblings.values():
        for (before, one), (clause, two) in pairwise(group):
            if clause.depth == before.depth and two > one + 1 and _style(before.label) == _style(clause.label):
                yield _gap(plan, before, clause)


def _style(label: str) -> str:
    return re.sub(r"[一二三四五六七八九十百零0-9]+", "", label).translate(str.maketrans("（）．、", "().."))


def _gap(plan: Plan, before: Clause, clause: Clause) -> Finding:
    return alone(
        plan,
        f"num-{clause.id}",
        "numbering_gap",
        "label_skipped",
        f"编号“{before.label}”之后直接是“{clause.label}”，中间缺号。",
        "low",
        0.8,
        (before.id, clause.id),
        (before.label + before.heading, clause.label + clause.heading),
    )


def _ordinal(label: str) -> int | None:
    """The number of a label.

    >>> _ordinal("（十二）"), _ordinal("3．"), _ordinal("第二十一条"), _ordinal("①")
    (12, 3, 21, None)
    """
    match = _ORDINAL.match(label)
    if not match:
        return None
    text = match[1]
    if text.isascii():
        return int(text)
    total, digit = 0, 0
    for character in text:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit
