"""Aligned plans to findings: what a lower plan keeps, changes, weakens or leaves out, each with both quotes."""

from collections.abc import Sequence

from extractor.compare.consistency import check_plan
from extractor.compare.pair import pair_of
from extractor.compare.quotes import reading
from extractor.compare.targets.indicators import compare_targets
from extractor.compare.tasks.measures import compare_measures
from extractor.compare.tasks.verdicts import compare_tasks
from extractor.compare.units import compare_units
from extractor.compare.wording import compare_wording
from extractor.models import Alignment, Comparison, Finding, Plan

RESTATED = frozenset({"all_in_other_words", "as_often_in_other_words"})
LACKING = frozenset({"omitted", "upper_only"})


def compare(comparison: Comparison, upper: Plan, lower: Plan, alignments: Sequence[Alignment]) -> tuple[Finding, ...]:
    """All findings of a pair, by subject, in the order of the upper plan."""
    pair = pair_of(comparison, reading(upper), reading(lower), alignments)
    targets = tuple(compare_targets(pair))
    lost = frozenset(f.upper_indicator_id for f in targets if f.verdict in LACKING and f.upper_indicator_id)
    told = (f for f in targets if f.lower_indicator_id or f.rule in RESTATED)
    answered = frozenset(f.upper_clause_id for f in told if f.upper_clause_id)
    here = [f for f in targets if f.lower_clause_id in pair.answers.get(f.upper_clause_id or "", ())]
    kept = [f for f in here if f.verdict == "match" or (f.lower_indicator_id and f.verdict != "redefined")]
    met = frozenset(i for f in kept for i in (f.upper_indicator_id, f.lower_indicator_id) if i)
    measures = compare_measures(pair, lost, met)
    return (*compare_tasks(pair, answered), *targets, *measures, *compare_units(pair), *compare_wording(pair))


def check(plan: Plan) -> tuple[Finding, ...]:
    """Contradictions inside one plan."""
    return tuple(check_plan(reading(plan)))
