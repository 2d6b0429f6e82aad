"""Short plans, each in a layout of its own, with what a careful reader finds in them.

`layouts/<name>.txt` (or .md) is the plan; `<name>.json` holds its front matter, its clauses but for `front`, in
document order (`start` and `end` open and close the clause's own text, white space and markup aside; `parent` is an
index), and its bodies (`clause` is an index).
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from extractor.models import Plan
from extractor.pipeline import plan_of_file

LAYOUTS = sorted(path for path in (Path(__file__).parent / "layouts").iterdir() if path.suffix != ".json")


@pytest.fixture(params=LAYOUTS, ids=lambda path: path.stem)
def case(request: pytest.FixtureRequest) -> tuple[Plan, dict[str, Any]]:
    """The plan as read, and what it says."""
    path: Path = request.param
    return plan_of_file(path, "d"), json.loads(path.with_suffix(".json").read_text("utf-8"))


def bare(text: str) -> str:
    """`text` without white space and markup."""
    return re.sub(r"[\s*#]+", "", text)


def test_clauses(case: tuple[Plan, dict[str, Any]]) -> None:
    plan, gold = case
    clauses = [clause for clause in plan.clauses if clause.kind != "front"]
    places = {clause.id: k for k, clause in enumerate(clauses)}
    assert [
        (clause.label, clause.heading, clause.depth, clause.kind, places.get(clause.parent_id or ""))
        for clause in clauses
    ] == [(c["label"], c["heading"], c["depth"], c["kind"], c["parent"]) for c in gold["clauses"]]
    for clause, expected in zip(clauses, gold["clauses"], strict=True):
        text = bare(plan.document.text[clause.char_start : clause.char_end])
        assert text.startswith(bare(expected["start"])), clause.id
        assert text.endswith(bare(expected["end"])), clause.id


def test_bodies(case: tuple[Plan, dict[str, Any]]) -> None:
    plan, gold = case
    clauses = [clause.id for clause in plan.clauses if clause.kind != "front"]
    found = [(clauses.index(r.clause_id), r.raw, r.role, r.function) for r in plan.responsibilities]
    assert sorted(found) == sorted((u["clause"], u["raw"], u["role"], u["function"]) for u in gold["units"])


def test_front_matter(case: tuple[Plan, dict[str, Any]]) -> None:
    plan, gold = case
    assert {key: getattr(plan.document, key) for key in gold["front"]} == gold["front"]
