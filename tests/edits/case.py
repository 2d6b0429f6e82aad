"""An edited copy, the findings it deserves, and what edits have in common."""

import random
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

from edits.ground import Ground
from extractor.models import Finding, Indicator, Measure, Plan
from extractor.text import bare


class Case(NamedTuple):
    """An edited copy: its text, and the tests a finding may pass as expected or as a fair consequence."""

    text: str
    wanted: Callable[[Finding], bool] | None  # None: nothing may change
    fair: Callable[[Finding], bool]


Edit = Callable[[Ground, random.Random], Case | None]


def cut(text: str, start: int, end: int, new: str = "") -> str:
    return text[:start] + new + text[end:]


def tasks_of(plan: Plan) -> list[str]:
    sizes = Counter(m.clause_id for m in plan.measures)
    return [c.id for c in plan.clauses if c.kind == "task" and sizes[c.id] >= 3]


def sentences_of(case: Ground, least: int = 14) -> list[Measure]:
    tasks = set(tasks_of(case.lower))
    return [m for m in case.lower.measures if m.clause_id in tasks and len(bare(m.text)) >= least]


def targets_of(case: Ground) -> list[Indicator]:
    return [t for t in case.lower.indicators if t.origin == "prose" and t.role == "target" and t.value]


def about(*texts: str) -> Callable[[Finding], bool]:
    """Does a finding speak of any of these texts?"""
    known = [bare(text) for text in texts]

    def speaks(finding: Finding) -> bool:
        quotes = [bare(q) for q in (finding.upper_quote, finding.lower_quote) if q]
        return any(quote in text or text in quote for quote in quotes for text in known)

    return speaks


def says(subject: str, *verdicts: str) -> Callable[[Finding], bool]:
    return lambda f: f.subject == subject and f.verdict in verdicts


def both(*tests: Callable[[Finding], bool]) -> Callable[[Finding], bool]:
    return lambda f: all(test(f) for test in tests)


def either(*tests: Callable[[Finding], bool]) -> Callable[[Finding], bool]:
    return lambda f: any(test(f) for test in tests)


def task_change(f: Finding) -> bool:
    return f.subject == "task" and f.verdict in ("match", "adapted")


def torn(f: Finding) -> bool:
    """Does the edited sentence now contradict the table that says the same?"""
    return f.subject == "consistency" and f.verdict == "table_prose_conflict"


def gap(f: Finding) -> bool:
    """Does the numbering skip the label of a clause that is gone?"""
    return f.subject == "consistency" and f.verdict == "numbering_gap"


def source_of(case: Ground, measure: Measure) -> str:
    """The upper sentence a lower one was copied from: the closest by its characters."""
    mine = set(measure.text)
    return max(case.upper.measures, key=lambda m: len(set(m.text) & mine) / len(set(m.text) | mine)).text
