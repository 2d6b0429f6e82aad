"""Scores on the auditor's gold set: nothing here may fall, and what the gold says is never rewritten."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from gold import score

GOLD = Path(__file__).parent / "gold"
NAMES = {"D0": "cq-2023-103", "D1": "yy-2024-21", "D2": "unnamed-145", "D3": "yb-2023-260", "D4": "cq-2023-6"}
PAIRS = (("D0", "D1"), ("D0", "D3"), ("D4", "D1"))
# Floors rise with the program and never fall; they leave room for about one record.
FLOORS = [
    ("D0", "clauses exact", 0.98),
    ("D1", "clauses exact", 0.98),
    ("D0", "targets found", 0.98),
    ("D1", "targets found", 0.98),
    ("D0", "targets exact", 0.98),
    ("D1", "targets exact", 0.97),
    ("D0", "targets duty", 0.98),
    ("D1", "targets duty", 0.97),
    ("D0", "targets named", 0.98),
    ("D1", "targets named", 0.97),
    ("D0", "units exact", 0.99),
    ("D1", "units exact", 0.99),
    ("D2", "clauses exact", 0.98),
    ("D3", "clauses exact", 0.98),
    ("D4", "clauses exact", 0.98),
    ("D2", "targets exact", 0.96),
    ("D3", "targets exact", 0.88),  # the totals of a collapsed table (annex 2) are not read
    ("D4", "targets exact", 0.98),
    ("D3", "units exact", 0.99),
    ("D0-D3", "alignment links", 0.71),
    ("D0-D3", "verdicts right", 0.98),
    ("D4-D1", "alignment links", 0.71),
    ("D4-D1", "verdicts right", 0.91),
    ("D0-D1", "alignment links", 0.97),
    ("D0-D1", "alignment relation", 0.95),
    ("D0-D1", "clauses without counterpart", 0.95),
    ("D0-D1", "verdicts right", 0.98),
    ("D0-D1", "targets without counterpart", 0.96),
]


@pytest.fixture(scope="module")
def scored(built_db: Path) -> Iterator[tuple[dict[str, dict[str, Any]], list[str]]]:
    """Scores by document or pair, and the list of misses."""
    db = sqlite3.connect(f"file:{built_db}?mode=ro", uri=True)
    db.row_factory = sqlite3.Row
    documents = {name: score.Document(db, GOLD, name, key) for name, key in NAMES.items()}
    scores: dict[str, dict[str, Any]] = {}
    misses: list[str] = []
    for document in documents.values():
        out = scores[document.name] = {}
        document.score_clauses(out, misses)
        document.score_targets(out, misses)
        document.score_units(out, misses)
    for upper, lower in PAIRS:
        pair = scores.setdefault(f"{upper}-{lower}", {})
        score.score_pair(db, GOLD, documents[upper], documents[lower], pair, misses)
    yield scores, misses
    db.close()


@pytest.mark.parametrize(("name", "measure", "floor"), FLOORS)
def test_scores_stay_above_their_floor(
    name: str, measure: str, floor: float, scored: tuple[dict[str, dict[str, Any]], list[str]]
) -> None:
    """F1, or the share that is right, is at least the floor; the misses are shown when it is not."""
    scores, misses = scored
    value = scores[name][measure]
    reached = value["f1"] if isinstance(value, dict) else value
    assert reached >= floor, "\n".join(line for line in misses if line.startswith(f"{name} "))
