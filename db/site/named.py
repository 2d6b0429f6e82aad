"""What stands beside the clauses a search finds: where they stand, whom they name, what is called so itself."""

import json
import re
import sqlite3
from collections.abc import Collection, Sequence
from typing import NamedTuple

from db.search import HAN
from db.site.queries import Row, rows
from extractor.text import bare

SHOWN = 8
MOST = 60  # words that are looked at in SQL
_HAN_RUN = re.compile(f"[{HAN}]+")


class Named(NamedTuple):
    """What is called as the reader typed."""

    targets: list[Row]
    bodies: list[Row]
    number: int  # of all such targets, however many are shown


def parents_of(conn: sqlite3.Connection, clause_ids: Sequence[str]) -> dict[str, str]:
    """Label and heading of the clause above each clause, by the id of the lower one."""
    sql = f"""select child.id, parent.label || parent.heading as head from clauses as child
        join clauses as parent on parent.id = child.parent_id
        where child.id in ({", ".join("?" * len(clause_ids))})"""
    return {row["id"]: row["head"] for row in rows(conn, sql, clause_ids)}


def named(conn: sqlite3.Connection, query: str, documents: Collection[str] | None = None) -> Named:
    """Targets whose name holds every word of the query, and bodies known under such a name, former ones included.

    卫健委 finds 卫生健康委 because the lexicon says so; nothing is found by likeness. `documents` are the ids of
    the plans to keep to.
    """
    words = [bare(word) for word in query.split()]
    words = [word for word in words if word]
    if not words:
        return Named([], [], 0)
    found = [row for row in _likely(conn, words) if all(word in bare(row["name"]) for word in words)]
    found = [row for row in found if documents is None or row["document_id"] in documents]
    bodies = [row for row in rows(conn, "select * from units") if _is_called(row, words)]
    return Named(found[:SHOWN], bodies[:SHOWN], len(found))


def _likely(conn: sqlite3.Connection, words: list[str]) -> list[Row]:
    """Targets with the characters of the longest run of each word: SQLite looks through many faster than we do."""
    runs = [max(_HAN_RUN.findall(word), key=len, default="") for word in words][:MOST]
    tests = "".join(" and instr(name, ?)" for run in runs if run)
    sql = f"select * from indicators where role = 'target'{tests} order by document_id, char_start"
    return rows(conn, sql, [run for run in runs if run])


def _is_called(body: Row, words: list[str]) -> bool:
    names = [bare(name) for name in (body["function"], *json.loads(body["aliases"] or "[]"))]
    own = [word.lstrip("省市县区州") or word for word in words]
    return all(len(word) > 1 and (word in names[0] or word in names) for word in own)
