"""metadata.yml: everything a reader can open is described, and nothing else is."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
import small

from db.load import fill
from db.publish import metadata

TABLES = metadata()["databases"]["plans"]["tables"]


@pytest.fixture(scope="module")
def conn() -> Iterator[sqlite3.Connection]:
    """A database of hand-made records."""
    with closing(sqlite3.connect(":memory:")) as connection:
        fill(connection, small.corpus())
        yield connection


def readable(conn: sqlite3.Connection) -> dict[str, list[str]]:
    """Columns of every table and view but those of the search index."""
    names = [n for (n,) in conn.execute("select name from sqlite_master where type in ('table', 'view')")]
    return {
        name: [column for _, column, *_ in conn.execute(f"pragma table_info({name})")]
        for name in names
        if not re.search("_fts(_|$)", name)
    }


def test_every_table_view_and_column_is_described_and_nothing_else(conn: sqlite3.Connection) -> None:
    """In Chinese, in the order in which they stand in the database."""
    described = {name: sorted(table["columns"]) for name, table in TABLES.items()}
    assert described == {name: sorted(columns) for name, columns in readable(conn).items()}
    for table in TABLES.values():
        for text in (table["description"], *table["columns"].values()):
            assert re.search("[一-鿿]", text) and text[-1] in "。？", text


def test_what_is_configured_exists(conn: sqlite3.Connection) -> None:
    """Facets, labels and the search table name columns and tables there are."""
    columns = readable(conn)
    for name, table in TABLES.items():
        assert set(table.get("facets", ())) <= set(columns[name])
        assert table.get("label_column", columns[name][0]) in columns[name]
    assert TABLES["clauses"]["fts_table"] == "clauses_fts"


def test_referred_tables_have_labels(conn: sqlite3.Connection) -> None:
    """A foreign key shows a name, not only an id; comparisons and clauses without heading have nothing better."""
    referred = {
        row[2] for (name,) in conn.execute("select name from sqlite_master where type = 'table'").fetchall()
        for row in conn.execute(f"pragma foreign_key_list({name})")
    }  # fmt: skip
    assert {name for name in referred if "label_column" not in TABLES[name]} <= {"comparisons"}
