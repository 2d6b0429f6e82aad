"""What can be fetched: every table and view with its columns, read from the database itself and described by `metadata.yml`."""

import re
import sqlite3
from functools import cache
from typing import Any, NamedTuple

from db.described import metadata

# SQLite's own tables and those behind the search index are nobody's data.
_INNER = re.compile(r"^sqlite_|_fts(_|$)")
_VALUES = re.compile(r"^\s*(\w+) text[^,]*?check \(\s*\1 in \(([^)]*)\)", re.M)
TYPES = {"TEXT": "string", "INTEGER": "integer", "REAL": "number"}


class Column(NamedTuple):
    """One column; `type` is None where an expression of a view decides it row by row."""

    name: str
    type: str | None  # as JSON calls it
    null: bool
    values: tuple[str, ...]  # all it can hold, when the schema says so
    text: str


class Table(NamedTuple):
    """One table or view."""

    name: str
    view: bool
    text: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    searched: bool
    sample: str | None  # a key that is there


def catalogue(conn: sqlite3.Connection) -> tuple[Table, ...]:
    """Every table and view there is to read: views, which answer questions, before tables."""
    found = conn.execute("select name, type, sql from sqlite_master where type in ('table', 'view') order by rowid")
    tables = [
        _table(conn, name, kind == "view", sql) for name, kind, sql in found.fetchall() if not _INNER.search(name)
    ]
    order = {name: place for place, name in enumerate(_described())}
    return tuple(sorted(tables, key=lambda table: (not table.view, order.get(table.name, len(order)))))


@cache
def _described() -> dict[str, Any]:
    databases: dict[str, Any] = metadata()["databases"]
    tables: dict[str, Any] = next(iter(databases.values()))["tables"]
    return tables


def _table(conn: sqlite3.Connection, name: str, view: bool, sql: str) -> Table:
    about = _described().get(name, {})
    info = conn.execute(f'pragma table_info("{name}")').fetchall()
    key = tuple(column for _, column, _, _, _, place in sorted(info, key=lambda row: row[5]) if place)
    values = {column: tuple(re.findall(r"'([^']*)'", held)) for column, held in _VALUES.findall(sql)}
    texts = about.get("columns", {})
    columns = tuple(
        Column(
            column,
            TYPES.get(kind.upper()),
            view or not (required or column in key),
            values.get(column, ()),
            texts.get(column, ""),
        )
        for _, column, kind, required, _, _ in info
    )
    sample = conn.execute(f'select "{key[0]}" from "{name}" limit 1').fetchone() if len(key) == 1 else None
    return Table(name, view, about.get("description", ""), columns, key, "fts_table" in about, sample and sample[0])
