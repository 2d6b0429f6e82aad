"""Scores of one pair of plans: which clauses answer to which, which verdict each target got, what was planted."""

import sqlite3
from pathlib import Path
from typing import Any

from db.gold import GoldDocument, Record, load_gold, overlap
from extractor.errors import PlandiffError

NONE = frozenset(("omitted", "upper_only", "not_applicable"))
_PLANTED = {
    "typo": ("wording", "suspected_typo"),
    "unlocalised": ("wording", "unlocalised"),
    "sentence_dropped": ("measure", "dropped"),
    "unit_dropped": ("unit", "dropped"),
    "unit_added": ("unit", "added"),
}
_ON_UPPER_SIDE = frozenset(("sentence_dropped", "unit_dropped", "deadline_dropped"))
Counts = tuple[int, int, int]  # hits, predicted, gold
Shares = list[tuple[str, float | Counts]]


def score_pair(
    db: sqlite3.Connection, folder: Path, upper: GoldDocument, lower: GoldDocument
) -> tuple[Shares, list[str]]:
    """Shares by measure and the misses, of the kinds of gold the folder has for the pair.

    Raises:
        PlandiffError: the database does not compare the two documents.
    """
    found = db.execute(
        "select id from comparisons where upper_id = ? and lower_id = ?", [upper.id, lower.id]
    ).fetchone()
    pair = f"{upper.name}-{lower.name}"
    if found is None:
        raise PlandiffError(
            pair, f"the database does not compare {upper.id} and {lower.id}", "Name the pair in corpus.yml"
        )
    shares: Shares = []
    misses: list[str] = []
    for kind, score in (("alignments", _alignments), ("findings", _findings), ("planted", _planted)):
        if (folder / f"{pair}.{kind}.json").exists():
            gold = load_gold(folder, f"{pair}.{kind}")
            found_shares, missed = score(db, found[0], upper, lower, gold)
            shares += found_shares
            misses += missed
    return shares, misses


def _alignments(
    db: sqlite3.Connection, comparison: str, upper: GoldDocument, lower: GoldDocument, gold: list[Record]
) -> tuple[Shares, list[str]]:
    links, relation = _links(db, comparison, upper, lower)
    hit = predicted = needed = right = judged = none_gold = none_predicted = none_hit = 0
    misses = []
    for record in gold:
        i = record["up"]
        if i is None or upper.gold_clauses[i].get("optional"):
            continue
        if upper.gold_clauses[i]["kind"] not in ("task", "goal", "safeguard"):
            continue
        want, have = {lower.paragraph_of(j) for j in record["local"]}, links.get(i, set())
        allowed = want | {lower.paragraph_of(j) for j in record.get("accept_local", [])}
        want = {j for j in want if not lower.gold_clauses[j].get("optional")} or want
        hit, predicted, needed = hit + len(want & have), predicted + len(have - (allowed - want)), needed + len(want)
        accept, is_none = {record["relation"], *record.get("accept", [])}, record["relation"] in NONE
        judged += 1
        ok = relation.get(i) in accept or (relation.get(i) in NONE and bool(accept & NONE) and not have)
        right += ok
        none_gold += is_none
        none_predicted += relation.get(i) in NONE and not (accept & NONE and not is_none)
        none_hit += is_none and relation.get(i) in NONE
        if not ok or want - have or have - allowed:
            clause = upper.gold_clauses[i]
            misses.append(
                f"alignment {clause['label']}{clause['heading']}: {relation.get(i)}, not {record['relation']}"
            )
    return [
        ("alignment links", (hit, predicted, needed)),
        ("clauses without counterpart", (none_hit, none_predicted, none_gold)),
        ("alignment relation", right / max(1, judged)),
    ], misses


def _links(
    db: sqlite3.Connection, comparison: str, upper: GoldDocument, lower: GoldDocument
) -> tuple[dict[int, set[int]], dict[int, str]]:
    """Lower gold clauses linked to each upper one, and the relation the database gives it."""
    links: dict[int, set[int]] = {}
    relation: dict[int, str] = {}
    rows = db.execute(
        "select upper_clause_id, lower_clause_id, relation from alignments where comparison_id = ?", [comparison]
    )
    for upper_clause, lower_clause, value in rows:
        i, j = upper.gold_of.get(upper_clause), lower.gold_of.get(lower_clause)
        if i is not None:
            relation[i] = value
            if j is not None:
                links.setdefault(i, set()).add(lower.paragraph_of(j))
    return links, relation


def _findings(
    db: sqlite3.Connection, comparison: str, upper: GoldDocument, lower: GoldDocument, gold: list[Record]
) -> tuple[Shares, list[str]]:
    of_upper, of_lower = _verdicts(db, comparison, upper, lower)
    judged = right = none_gold = none_predicted = none_hit = added_hit = added_gold = 0
    added_predicted = sum(verdict == "added" for verdict in of_lower.values())
    misses = []
    for record in gold:
        i = record["up"]
        if record.get("optional") or (i is None and lower.gold_targets[record["local"]].get("optional")):
            added_predicted -= i is None and of_lower.get(record["local"]) == "added"
        elif i is None:
            added_gold += 1
            added_hit += of_lower.get(record["local"]) == "added"
        elif not upper.gold_targets[i].get("optional"):
            have = of_upper.get(i)
            is_none = record["verdict"] in NONE
            accept = {record["verdict"]} | {a["verdict"] for a in record.get("accept", [])}
            ok = have is not None and _verdict_right(record, have, accept, lower)
            judged, right, none_gold = judged + 1, right + ok, none_gold + is_none
            said_none = have is not None and have[1] in NONE
            none_predicted += said_none and not (accept & NONE and not is_none)
            none_hit += is_none and said_none
            if not ok:
                target = upper.gold_targets[i]
                shown = f"{target['name']} {target['comparator']}{target['value']}"
                misses.append(f"finding {shown}: {have and have[1]}, not {record['verdict']}")
    shares: Shares = [
        ("verdicts right", right / max(1, judged)),
        ("targets without counterpart", (none_hit, none_predicted, none_gold)),
    ]
    if added_gold:
        shares.append(("targets added", (added_hit, added_predicted, added_gold)))
    return shares, misses


def _verdict_right(record: Record, have: tuple[int | None, str], accept: set[Any], lower: GoldDocument) -> bool:
    if "omitted" in accept:
        accept = accept | {"not_applicable"}
    local, verdict = have
    if verdict not in accept:
        return False
    fine = {record["local"], *record.get("also_local", [])} | {a.get("local") for a in record.get("accept", [])}
    if verdict in NONE or None in fine or local is None or local in fine:
        return True
    return overlap(lower.gold_targets[record["local"]]["name"], lower.gold_targets[local]["name"]) >= 0.6


def _verdicts(
    db: sqlite3.Connection, comparison: str, upper: GoldDocument, lower: GoldDocument
) -> tuple[dict[int, tuple[int | None, str]], dict[int, str]]:
    """Verdict and counterpart of each upper target, verdict of each lower target without one."""
    of_upper: dict[int, tuple[int | None, str]] = {}
    of_lower: dict[int, str] = {}
    rows = db.execute(
        "select upper_indicator_id, lower_indicator_id, verdict from findings"
        " where comparison_id = ? and subject = 'indicator'",
        [comparison],
    )
    for upper_id, lower_id, verdict in rows:
        i, j = upper.target_of_id.get(upper_id), lower.target_of_id.get(lower_id)
        if i is not None:
            of_upper[i] = (j, verdict)
        elif upper_id is None and j is not None:
            of_lower[j] = verdict
    return of_upper, of_lower


def _planted(
    db: sqlite3.Connection, comparison: str, upper: GoldDocument, lower: GoldDocument, gold: list[Record]
) -> tuple[Shares, list[str]]:
    """Recall of known divergences by kind; a row answers when its quote shares most of the planted one."""
    rows = db.execute(
        "select subject, verdict, flags, upper_quote, lower_quote from findings where comparison_id = ?", [comparison]
    ).fetchall()
    counts: dict[str, list[int]] = {}
    misses = []
    for record in gold:
        kind = record["type"]
        if kind == "deadline_dropped":
            pool = [row for row in rows if "deadline_dropped" in row[2]]
        elif kind in _PLANTED:
            pool = [row for row in rows if (row[0], row[1]) == _PLANTED[kind]]
        else:
            continue
        above = kind in _ON_UPPER_SIDE
        quote = record.get("upper_quote" if above else "local_quote")
        quotes = [row[3] if above else row[4] for row in pool]
        hit = any(overlap(quote, shown) >= 0.6 for shown in quotes if shown)
        count = counts.setdefault(kind, [0, 0])
        count[0] += hit
        count[1] += 1
        if not hit:
            misses.append(f"planted {kind} not reported: {quote}")
    return [(f"planted {kind} recall", hits / total) for kind, (hits, total) in counts.items()], misses
