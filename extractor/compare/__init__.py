"""Aligned plans to findings: what a lower plan keeps, changes, weakens or leaves out, each with both quotes."""

from collections.abc import Sequence

from extractor.compare.indicators import compare_targets
from extractor.compare.pair import pair_of
from extractor.models import Alignment, Comparison, Finding, Plan


def compare(
    comparison: Comparison, upper: Plan, lower: Plan, alignments: Sequence[Alignment]
) -> tuple[Finding, ...]:
    """All findings of a pair, by subject, in the order of the upper plan."""
    pair = pair_of(comparison, upper, lower, alignments)
    return (*compare_targets(pair),)
