"""A plan, its local copy, and one edit of a known kind: what must be found, and what must not.

The copy is made from a city plan by naming an invented county instead. Each case injects one edit into the copy and
compares: findings that the unedited copy has too are the ground, everything else was caused by the edit.
`python benchmarks/injected.py` prints a table of recall and precision for each kind.
"""

import random
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from edits.case import Case, Edit
from edits.ground import UPPERS, compare_copy, copy_of, ground, key
from edits.silent import merge_tasks, page_lines, swap_tasks, widen, wrap
from edits.telling import (
    add_unit,
    change_value,
    drop_deadline,
    drop_item,
    drop_sentence,
    drop_task,
    drop_unit,
    exclude_bound,
    leave_level_word,
    mistype,
    put_off_deadline,
    rate_to_count,
    soften,
)  # fmt: skip
from extractor.models import Finding

__all__ = ("EDITS", "QUIET", "UPPERS", "Outcome", "compare_copy", "copy_of", "difference", "ground", "outcomes")

QUIET = {("indicator", "match"), ("task", "match"), ("unit", "kept"), ("unit", "delegated")}
EDITS: tuple[Edit, ...] = (
    drop_task, drop_sentence, drop_item, drop_deadline, put_off_deadline, change_value, rate_to_count, exclude_bound, drop_unit,
    add_unit, mistype, leave_level_word, soften, swap_tasks, merge_tasks, wrap, page_lines, widen,
)  # fmt: skip


class Outcome(NamedTuple):
    """What one case gave."""

    kind: str
    path: Path
    found: bool
    stray: tuple[Finding, ...]  # findings the edit does not explain
    case: Case


def run(edit: Edit, path: Path, rng: random.Random) -> Outcome | None:
    """Make one case and compare it."""
    base = ground(path)
    case = edit(base, rng)
    if case is None:
        return None
    findings = [f for f in compare_copy(base, case.text) if key(f) not in base.findings]
    new = [f for f in findings if (f.subject, f.verdict) not in QUIET or f.flags]
    found = case.wanted is None or any(case.wanted(f) for f in findings)
    return Outcome(edit.__name__, path, found, tuple(f for f in new if not case.fair(f)), case)


def _common(one: str, other: str) -> int:
    """Length of the common beginning."""
    return next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def difference(outcome: Outcome) -> str:
    """What the edit of a case changed, with a few characters around."""
    old, new = ground(outcome.path).lower.document.text, outcome.case.text
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    before = old[max(0, start - 12) : start]
    return f"{outcome.kind}: …{before}【{old[start : len(old) - end]}→{new[start : len(new) - end]}】"


def outcomes(count: int, seed: int, edits: Iterable[Edit] = EDITS) -> Iterator[Outcome]:
    """`count` cases of every kind from a seeded generator."""
    rng = random.Random(seed)
    for edit in edits:
        for _ in range(count):
            outcome = run(edit, rng.choice(UPPERS), rng)
            if outcome:
                yield outcome
