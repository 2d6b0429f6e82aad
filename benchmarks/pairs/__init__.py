"""Pairs of plans whose true links are known: by hand (tests/gold, tests/plans/open), or because we made the copy."""

import json
import random
import sqlite3
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from db.load import load
from extractor.models import Clause, Comparison, Plan
from extractor.pipeline import corpus_of

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from edits import UPPERS, ground  # noqa: E402
from gold import score  # noqa: E402

ASKS = ("task", "goal", "safeguard")
BY_HAND = (
    (ROOT / "corpus", ROOT / "tests/gold", "D0=cq-2023-103 D1=yy-2024-21"),
    (ROOT / "tests/plans/open", ROOT / "tests/plans/open", "P1=p1 P2=p2"),
    (ROOT / "tests/plans/open", ROOT / "tests/plans/open", "P3=p3 P4=p4"),
)


class Pair(NamedTuple):
    """Two plans, the clauses to link and which of them truly answer each other."""

    name: str
    upper: Plan
    lower: Plan
    judged: frozenset[str]  # ids of upper clauses whose counterparts are known
    links: frozenset[tuple[str, str]]
    open: frozenset[tuple[str, str]]  # links that count neither way

    @property
    def comparison(self) -> Comparison:
        """What `align` wants to be told of the pair."""
        upper, lower = self.upper.document.id, self.lower.document.id
        return Comparison(f"{upper}--{lower}", upper, lower, "implements", False)

    def asked(self) -> tuple[list[Clause], list[Clause]]:
        """Upper and lower clauses that ask for something, in the order of the plans."""
        upper = [clause for clause in self.upper.clauses if clause.id in self.judged]
        return upper, [clause for clause in self.lower.clauses if clause.kind in ASKS]

    def shuffled(self, seed: int) -> "Pair":
        """The same pair with the clauses of the lower plan in another order."""
        clauses = list(self.lower.clauses)
        random.Random(seed).shuffle(clauses)
        return self._replace(lower=self.lower._replace(clauses=tuple(clauses)))


def by_hand() -> list[Pair]:
    """The pairs whose links a reader wrote down."""
    return [_read(folder, gold, names) for folder, gold, names in BY_HAND]


def _read(folder: Path, gold: Path, names: str) -> Pair:
    records = corpus_of(folder)
    plans = {plan.document.id: plan for plan in records.plans}
    with tempfile.TemporaryDirectory() as place:
        load(Path(place) / "plans.db", records)
        db = sqlite3.connect(Path(place) / "plans.db")
        db.row_factory = sqlite3.Row
        upper, lower = (score.Document(db, gold, *name.split("=")) for name in names.split())
        db.close()
    judged, links, free = set(), set(), set()
    for row in json.loads((gold / f"{upper.name}-{lower.name}.alignments.json").read_text("utf-8")):
        clause = upper.row_of.get(row["up"])
        if clause is None or upper.g_clauses[row["up"]].get("optional") or clause["kind"] not in ASKS:
            continue
        judged.add(clause["id"])
        for key, found in (("local", links), ("accept_local", free)):
            found |= {(clause["id"], lower.row_of[j]["id"]) for j in row.get(key) or () if j in lower.row_of}
    name = f"{upper.name}-{lower.name}"
    return Pair(name, plans[upper.id], plans[lower.id], frozenset(judged), frozenset(links), frozenset(free))


def made(seed: int) -> list[Pair]:
    """Local copies of two plans from which one task in five is dropped: what is left answers its original."""
    pairs = []
    for path in UPPERS:
        upper, lower = ground(path)[:2]
        same = {one.id: other.id for one, other in zip(upper.clauses, lower.clauses, strict=True) if one.kind in ASKS}
        tasks = [clause.id for clause in lower.clauses if clause.kind == "task"]
        dropped = set(random.Random(seed).sample(tasks, len(tasks) // 5))
        kinds = ("measures", "indicators", "responsibilities")
        left = {kind: tuple(r for r in getattr(lower, kind) if r.clause_id not in dropped) for kind in kinds}
        cut = lower._replace(clauses=tuple(c for c in lower.clauses if c.id not in dropped), **left)
        links = frozenset((one, other) for one, other in same.items() if other not in dropped)
        pairs.append(Pair(f"copy of {path.stem[:3]}", upper, cut, frozenset(same), links, frozenset()))
    return pairs
