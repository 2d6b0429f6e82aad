"""Score a database against hand-made gold: precision, recall and F1 per kind of record, and every miss."""

import shutil
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from db.gold import GoldDocument, Record, bare, number, overlap, same_number
from db.gold_pairs import score_pair
from db.load import replacing


class Score(NamedTuple):
    """One measure of one document or pair; a plain share has no precision and recall."""

    scored: str  # D0, or D0-D1 for a pair
    measure: str
    value: float  # F1 or share, 0–1
    precision: float | None
    recall: float | None
    hits: int | None
    predicted: int | None
    gold: int | None


class Miss(NamedTuple):
    """One disagreement with the gold, in words."""

    scored: str
    miss: str


class Evaluation(NamedTuple):
    """All scores and misses, documents first."""

    scores: list[Score]
    misses: list[Miss]


def evaluate(db: sqlite3.Connection, folder: Path, names: Mapping[str, str]) -> Evaluation:
    """Score the documents `names` (gold name → document id) and the pairs among them that have gold.

    Raises:
        PlandiffError: gold is missing or cannot be read, or the database has no such document or pair.
    """
    documents = [GoldDocument(db, folder, name, document_id) for name, document_id in names.items()]
    scores: list[Score] = []
    misses: list[Miss] = []
    for document in documents:
        for score in (_clauses, _targets, _units):
            found, missed = score(document)
            scores += found
            misses += [Miss(document.name, miss) for miss in missed]
    for upper in documents:
        for lower in documents:
            pair = f"{upper.name}-{lower.name}"
            if upper is not lower and any(folder.glob(f"{pair}.*.json")):
                shares, missed = score_pair(db, folder, upper, lower)
                scores += [_score(pair, measure, share) for measure, share in shares]
                misses += [Miss(pair, miss) for miss in missed]
    return Evaluation(scores, misses)


def save(path: Path, evaluation: Evaluation) -> None:
    """Keep scores and misses in the database at `path`, in place of those of the same documents and pairs.

    Raises:
        PlandiffError: the file cannot be written; it is then as it was.
    """
    keys = {score.scored for score in evaluation.scores}
    with replacing(path) as building:
        shutil.copyfile(path, building)
        with closing(sqlite3.connect(building)) as conn, conn:
            for table in ("scores", "score_misses"):
                conn.executemany(f"delete from {table} where scored = ?", [(key,) for key in sorted(keys)])
            conn.executemany("insert into scores values (?, ?, ?, ?, ?, ?, ?, ?)", evaluation.scores)
            conn.executemany("insert into score_misses values (?, ?)", evaluation.misses)


def _score(scored: str, measure: str, share: float | tuple[int, int, int]) -> Score:
    """A share as it is, or hits, predicted and gold as F1."""
    if isinstance(share, float):
        return Score(scored, measure, share, None, None, None, None, None)
    hits, predicted, gold = share
    precision = hits / predicted if predicted else float(not gold)
    recall = hits / gold if gold else 1.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return Score(scored, measure, f1, precision, recall, hits, predicted, gold)


def _clauses(document: GoldDocument) -> tuple[list[Score], list[str]]:
    needed = [i for i, gold in enumerate(document.gold_clauses) if not gold.get("optional")]
    counted = [row for row in document.clauses if row["kind"] not in ("front", "annex", "table")]
    extra = [row for row in counted if row["id"] not in document.gold_of]
    misses, found, exact = [], 0, 0
    for i in needed:
        gold, row = document.gold_clauses[i], document.row_of.get(i)
        shown = f"{gold['label']}{gold['heading'] or gold['start']}"
        if row is None:
            misses.append(f"clause missed: {shown}")
            continue
        found += 1
        wrong = _clause_faults(document, gold, row)
        exact += not wrong
        if wrong:
            misses.append(f"clause {shown}: wrong {', '.join(wrong)}")
    misses += [f"clause extra: {row['kind']} {row['label']}{row['heading'] or row['text'][:20]}" for row in extra]
    predicted = found + len(extra)
    return [
        _score(document.name, "clauses found", (found, predicted, len(needed))),
        _score(document.name, "clauses exact", (exact, predicted, len(needed))),
    ], misses


def _clause_faults(document: GoldDocument, gold: Record, row: Record) -> list[str]:
    wrong = [k for k in ("label", "heading") if bare(gold[k]).rstrip("。.") != bare(row[k]).rstrip("。.")]
    if gold["kind"] != row["kind"]:
        wrong.append("kind")
    if gold["depth"] != row["depth"] and not gold.get("optional_depth"):
        wrong.append("depth")
    if not document.bare[: document.span(row)[1]].endswith(bare(gold["end"])[-6:]):
        wrong.append("end")
    parent = gold.get("parent")
    if parent is not None and not document.gold_clauses[parent].get("optional"):
        wrong += ["parent"] if document.gold_of.get(row["parent_id"]) != parent else []
    return wrong


def _targets(document: GoldDocument) -> tuple[list[Score], list[str]]:
    needed = [i for i, gold in enumerate(document.gold_targets) if not gold.get("optional")]
    linked = [i for i in needed if i in document.indicator_of]
    extra = [row for j, row in enumerate(document.indicators) if j not in document.target_of]
    misses, exact, named, duty, role = [], 0, 0, 0, 0
    for i in needed:
        gold = document.gold_targets[i]
        if i not in document.indicator_of:
            shown = f"{gold['quote'][:40]} ({gold['comparator']} {gold['value']} {gold['unit']})"
            misses.append(f"target missed: {gold['origin']} {shown}")
            continue
        row, accept = document.indicators[document.indicator_of[i]], gold.get("accept", {})
        wrong = _target_faults(gold, row)
        exact += not wrong
        well_named = overlap(gold["name"], row["name"]) >= 0.6
        named += well_named
        duty += gold.get("duty") is None or row["duty"] in [gold["duty"], *accept.get("duty", [])]
        role += (gold.get("role") or "target") == row["role"]
        if wrong or not well_named:
            wrong += [] if well_named else [f"name={row['name']}"]
            misses.append(f"target {gold['quote'][:36]}: {'; '.join(wrong)}")
    misses += [
        f"target extra: {r['origin']} {r['name']} {r['comparator']} {r['value_text']} {r['unit']}" for r in extra
    ]
    predicted, count = len(linked) + len(extra), max(1, len(linked))
    return [
        _score(document.name, "targets found", (len(linked), predicted, len(needed))),
        _score(document.name, "targets exact", (exact, predicted, len(needed))),
        _score(document.name, "targets named", named / count),
        _score(document.name, "targets duty", duty / count),
        _score(document.name, "targets role", role / count),
    ], misses


def _target_faults(gold: Record, row: Record) -> list[str]:
    wrong, accept = [], gold.get("accept", {})
    for key in ("comparator", "unit", "deadline"):
        have = (row[key] or "").strip()
        allowed = {str(gold[key] or "")} | {str(other) for other in accept.get(key, [])}
        if key == "deadline":
            allowed |= {a[:4] + "-12" for a in allowed if len(a) == 4} | {a[:4] for a in allowed if a.endswith("-12")}
            have = have[:7]
        universal = gold["comparator"] == "all" and (key == "unit" or (key == "comparator" and have in ("=", ">=")))
        if not universal and have not in allowed:
            wrong.append(f"{key}={have!r} not {sorted(allowed)}")
    if gold.get("baseline_value") is not None and not same_number(
        number(gold["baseline_value"]), row["baseline_value"]
    ):
        wrong.append(f"baseline={row['baseline_value']}")
    return wrong


def _units(document: GoldDocument) -> tuple[list[Score], list[str]]:
    gold, have = {}, {}
    for unit in document.gold_units:
        if not document.gold_clauses[unit["clause"]].get("optional"):
            gold[(unit["clause"], bare(unit["raw"]))] = unit
    for row in document.units:
        i = document.gold_of.get(row["clause_id"])
        if i is None or not document.gold_clauses[i].get("optional"):
            have[(i, bare(row["raw"]))] = row
    hits = set(gold) & set(have)
    right = {k for k in hits if gold[k]["role"] == have[k]["role"] and _body(have[k]["function"]) in _bodies(gold[k])}
    misses = [f"unit missed: {raw}" for i, raw in sorted(set(gold) - hits, key=str)]
    misses += [f"unit extra: {raw}" for i, raw in sorted(set(have) - hits, key=str)]
    misses += [f"unit {raw}: wrong role or function" for i, raw in sorted(hits - right, key=str)]
    return [
        _score(document.name, "units found", (len(hits), len(have), len(gold))),
        _score(document.name, "units exact", (len(right), len(have), len(gold))),
    ], misses


def _body(name: str) -> str:
    return bare(name).replace("人民政府", "政府")


def _bodies(gold: Record) -> set[str]:
    return {_body(name) for name in [gold["function"], *gold.get("accept", {}).get("function", [])]}
