"""The finding on a target that the lower plan answers: its verdict, and flags that are independent of it."""

import re

from extractor.compare.pair import Pair
from extractor.compare.say import finding
from extractor.compare.targets.counterparts import Counterpart
from extractor.compare.targets.flags import asides, flags_of
from extractor.compare.targets.judging import Case, in_time, judge
from extractor.compare.targets.ordering import order
from extractor.compare.targets.periods import at_end_of_plan, within_period
from extractor.compare.targets.revised import revised
from extractor.compare.targets.scope import scope_change
from extractor.lexicon.periods import EVERY, RECURRING
from extractor.models import Finding, Indicator
from extractor.text import bare

SURE = 0.75  # score from which a counterpart is beyond doubt
_YEARLY = re.compile(f"{EVERY.pattern}|全年|年度")
_DOUBTS = {
    "match": frozenset({"deadline_dropped", "below_own_baseline"}),
    "stricter": frozenset({"below_own_baseline"}),
}
_OF_DEADLINE = frozenset(("deadline_dropped", "deadline_later"))


def answered(pair: Pair, upper: Indicator, lower: Indicator, counterpart: Counterpart) -> Finding:
    """The verdict on two targets that measure the same, or nearly."""
    scope = scope_change(upper, lower, pair.names)
    flags = list(flags_of(upper, lower, scope))
    if "deadline_dropped" in flags and within_period(pair, upper, lower):
        flags.remove("deadline_dropped")
    dated = _dated_otherwise(pair, upper, lower) if "deadline_dropped" in flags else ""
    recurs = bool(flags) and _recurs(upper) and _recurs(lower)  # what is due every year is due in any
    case = Case(pair, upper, lower, order(upper, lower), frozenset() if recurs else frozenset(flags), scope)
    outcome = judge(case)
    if outcome.verdict == "match" and in_time(case):
        flags = [flag for flag in flags if flag not in _OF_DEADLINE]
    outcome = revised(case, counterpart, outcome)
    if case.what == "boundary":
        flags.append("boundary")
    severity = outcome.severity
    if severity == "info" and not recurs and not _DOUBTS.get(outcome.verdict, frozenset()).isdisjoint(flags):
        severity = "low" if dated else "medium"
    if pair.comparison.relation != "implements" and severity in ("high", "medium"):
        severity = "low"  # no plan of another place, or beside this one, has to follow it
    near = 0.5 if counterpart.figure else min(0.98, 0.6 + 0.38 * (counterpart.score - 0.5) / (SURE - 0.5))
    confidence = outcome.sure * near
    return finding(
        pair,
        f"i-{upper.id}",
        "indicator",
        outcome.verdict,
        outcome.rule,
        outcome.explanation + asides(upper, lower, flags) + dated,
        severity=severity,
        confidence=confidence,
        clauses=(upper.clause_id, lower.clause_id),
        targets=(upper.id, lower.id),
        quotes=(upper.quote, lower.quote),
        flags=flags,
    )


def _recurs(target: Indicator) -> bool:
    """Is it due again and again: 2次/年, 每年抽查30%?"""
    return bool(RECURRING.search(target.unit)) or _YEARLY.match(bare(target.quote)) is not None


def _dated_otherwise(pair: Pair, upper: Indicator, lower: Indicator) -> str:
    """What dates a lower target that states no date itself: another place that has it, or the period of the plan."""
    if any(
        t.deadline and t.name == lower.name and (t.value, t.unit) == (lower.value, lower.unit)
        for t in pair.lower.indicators
        if t.role == "target"
    ):
        return "同一指标在下级其他处写有期限。"
    if _dated_before(pair, upper, lower):
        return "下级在同一部分的前文写有该期限。"
    return "该期限即下级计划的期末。" if at_end_of_plan(pair, upper.deadline) else ""


def _dated_before(pair: Pair, upper: Indicator, lower: Indicator) -> bool:
    """Does a clause before that of a lower target, below the same one, name the year of the upper deadline: （一）到2025年…；（二）…?"""
    own = pair.clauses[lower.clause_id]
    before = [c for c in pair.lower.clauses if c.parent_id == own.parent_id and c.position < own.position]
    year = f"{(upper.deadline or '')[:4]}年"
    return own.parent_id is not None and own.kind == "goal" and any(year in c.view.folded for c in before)
