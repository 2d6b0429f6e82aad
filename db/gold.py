"""Hand-made records of a plan, linked to the rows a database has for the same places in the text.

White space and markdown marks never matter; full-width forms count as half-width ones. Gold records marked `optional`
count neither way, `accept` lists other answers that are right. Format and rules: tests/gold/GUIDE.md.
"""

import json
import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from extractor.errors import PlandiffError

MARKUP = re.compile(r"[\s#*\\]+")
RUN_IN = re.compile(r"[一二三四五六七八九十]+是")
_WIDTH = str.maketrans("０１２３４５６７８９％（）：；，．", "0123456789%():;,.")
_NEAR = 40  # characters a row may lie from the gold quote
Record = dict[str, Any]


def bare(text: str | None) -> str:
    """Text without white space and markup, full-width forms folded.

    >>> bare("## 到 2025 年，超过 70％")
    '到2025年,超过70%'
    """
    return MARKUP.sub("", text or "").translate(_WIDTH)


def overlap(a: str | None, b: str | None) -> float:
    """Share of the smaller set of character pairs found in the other, 0–1."""
    one, other = _pairs(a), _pairs(b)
    return len(one & other) / max(1, min(len(one), len(other)))


def _pairs(text: str | None) -> set[str]:
    plain = bare(text)
    return {plain[i : i + 2] for i in range(len(plain) - 1)} or {plain}


def number(value: object) -> float | None:
    """Number of a gold value; 1/80 and 1:80 are ratios, null stays None."""
    if value is None or value == "":
        return None
    if isinstance(value, int | float):
        return float(value)
    ratio = re.fullmatch(r"\s*([\d.]+)\s*[/:：]\s*([\d.]+)\s*", str(value))
    if ratio:
        return float(ratio[1]) / float(ratio[2])
    try:
        return float(str(value))
    except ValueError:
        return None


def same_number(a: float | None, b: float | None) -> bool:
    """Whether two numbers are the same but for rounding; None equals only None."""
    if a is None or b is None:
        return a is None and b is None
    return abs(a - b) <= 1e-6 * max(1.0, abs(a), abs(b))


def load_gold(folder: Path, name: str) -> list[Record]:
    """Records of `<name>.json` in a gold folder.

    Raises:
        PlandiffError: the file is missing or is no JSON list.
    """
    path = folder / f"{name}.json"
    try:
        records = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise PlandiffError(str(path), f"cannot be read as gold: {error}", "See tests/gold/GUIDE.md") from error
    if not isinstance(records, list):
        raise PlandiffError(str(path), "is no list of records", "See tests/gold/GUIDE.md")
    return records


class GoldDocument:
    """Gold and rows of one document, linked to each other by place and value."""

    def __init__(self, db: sqlite3.Connection, folder: Path, name: str, document_id: str) -> None:
        self.name, self.id = name, document_id
        found = db.execute("select text from documents where id = ?", [document_id]).fetchone()
        if found is None:
            raise PlandiffError(
                name, f"there is no document {document_id} in the database", "Name one of its documents"
            )
        self._bare_at = [0]  # raw offset → offset in the bare text
        for char in found[0]:
            self._bare_at.append(self._bare_at[-1] + (0 if MARKUP.fullmatch(char) else 1))
        self.bare = bare(found[0])
        self.clauses = _rows(db, "select * from clauses where document_id = ? order by position", document_id)
        self.indicators = _rows(db, "select * from indicators where document_id = ?", document_id)
        self.units = _rows(
            db,
            "select responsibilities.*, units.function from responsibilities"
            " join units on units.id = responsibilities.unit_id where document_id = ?",
            document_id,
        )
        self.gold_clauses = load_gold(folder, f"{name}.clauses")
        self.gold_targets = load_gold(folder, f"{name}.targets")
        self.gold_units = load_gold(folder, f"{name}.units")
        self._starts = self._find_starts()
        self.row_of, self.gold_of = self._link_clauses()
        self.indicator_of, self.target_of = self._link_targets()
        self.target_of_id = {self.indicators[j]["id"]: i for j, i in self.target_of.items()}

    def paragraph_of(self, index: int) -> int:
        """Gold clause that answers for a clause: optional 一是 items count as their paragraph."""
        clause = self.gold_clauses[index]
        while clause.get("optional") and RUN_IN.match(clause["label"]) and clause["parent"] is not None:
            index = clause["parent"]
            clause = self.gold_clauses[index]
        return index

    def span(self, row: Record) -> tuple[int, int]:
        """Where a row lies in the bare text."""
        return self._bare_at[row["char_start"]], self._bare_at[row["char_end"]]

    def _find_starts(self) -> list[int]:
        at, starts = 0, []
        for clause in self.gold_clauses:
            anchor = bare(clause["start"])[:10]
            found = self.bare.find(anchor, at)
            found = found if found >= 0 else self.bare.find(anchor)
            starts.append(found)
            at = max(at, found)
        return starts

    def _link_clauses(self) -> tuple[dict[int, Record], dict[str, int]]:
        free: dict[int, list[Record]] = {}
        for row in self.clauses:
            free.setdefault(self.span(row)[0], []).append(row)
        row_of: dict[int, Record] = {}
        gold_of: dict[str, int] = {}
        for i, start in enumerate(self._starts):
            for near in (start, start + 1, start - 1, start + 2, start - 2):
                if free.get(near):
                    row_of[i] = free[near].pop(0)
                    gold_of[row_of[i]["id"]] = i
                    break
        return row_of, gold_of

    def _link_targets(self) -> tuple[dict[int, int], dict[int, int]]:
        """Gold target ↔ row, the nearest and most alike first."""
        pairs = [pair for i in range(len(self.gold_targets)) for pair in self._candidates(i)]
        row_of: dict[int, int] = {}
        target_of: dict[int, int] = {}
        for _, i, j in sorted(pairs):
            if i not in row_of and j not in target_of:
                row_of[i], target_of[j] = j, i
        return row_of, target_of

    def _candidates(self, i: int) -> Iterable[tuple[float, int, int]]:
        gold = self.gold_targets[i]
        quote = bare(gold["quote"])
        clause = gold.get("clause")
        start = self.bare.find(quote, max(0, self._starts[clause]) if clause is not None else 0)
        start = start if start >= 0 else self.bare.find(quote)
        for j, row in enumerate(self.indicators):
            if row["origin"] != gold["origin"] or not _same_value(gold, row):
                continue
            a, b = self.span(row)
            gap = max(start - b, a - (start + len(quote)), 0)
            if gap <= _NEAR:
                yield gap - 30 * overlap(gold["name"], row["name"]), i, j


def _same_value(gold: Record, row: Record) -> bool:
    word = gold["comparator"] == "all"
    if word:
        return row["comparator"] == "all" or same_number(row["value"], 100.0)
    return (
        row["comparator"] != "all"
        and same_number(number(gold["value"]), row["value"])
        and same_number(number(gold.get("value_high")), row["value_high"])
    )


def _rows(db: sqlite3.Connection, sql: str, *values: str) -> list[Record]:
    cursor = db.execute(sql, values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
