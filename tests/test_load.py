"""load: records become a database, whole or not at all, the same bytes for the same records."""

import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import small

from db.load import load
from extractor.errors import PlandiffError
from extractor.models import Corpus


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where to build; its folder does not exist yet."""
    return tmp_path / "new" / "plans.db"


def rows(path: Path, sql: str) -> list[tuple[object, ...]]:
    """Rows of one query."""
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute(sql).fetchall()


def test_every_record_arrives(path: Path) -> None:
    """Counts returned are those in the file, and in build_info."""
    counts = load(path, small.corpus())
    assert counts["documents"] == 2 and counts["findings"] == 1 and counts["issues"] == 2
    for table, count in counts.items():
        assert rows(path, f"select count(*) from {table}") == [(count,)]
        assert rows(path, f"select value from build_info where key = '{table}'") == [(str(count),)]


def test_columns_are_those_of_the_contract(path: Path) -> None:
    """Lists are JSON, what serves the stages alone stays out."""
    load(path, small.corpus())
    assert rows(path, "select flags from findings") == [('["deadline_dropped"]',)]
    assert json.loads(str(rows(path, "select aliases from units")[0][0])) == ["民政部门"]
    columns = {name for _, name, *_ in rows(path, "pragma table_info(clauses)")}
    assert "text" in columns and not columns & {"view", "head", "body"}
    assert rows(path, "select upper_value, lower_value from weaker_targets") == [("100%", "80%")]
    assert rows(path, "select upper_task from omitted_tasks") == [("（二）提高服药率",)]


def test_views_keep_their_comment(path: Path) -> None:
    """SQLite stores what stands behind `as`; every view says what a row is."""
    load(path, small.corpus())
    for name, sql in rows(path, "select name, sql from sqlite_master where type = 'view'"):
        assert f"{name} as\n-- One row per " in str(sql)


def test_same_records_give_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """But for the time of building, which a reproducible build sets."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    for name in ("a.db", "b.db"):
        load(tmp_path / name, small.corpus())
    assert (tmp_path / "a.db").read_bytes() == (tmp_path / "b.db").read_bytes()
    assert rows(tmp_path / "a.db", "select value from build_info where key='built_at'") == [("2023-11-14T22:13:20Z",)]


def broken() -> dict[str, Corpus]:
    """Records that contradict each other, by what is wrong."""
    good = small.corpus()
    finding = good.findings[0]
    return {
        "id twice": good._replace(findings=(finding, finding)),
        "dangling": good._replace(findings=(finding._replace(upper_clause_id="nowhere"),)),
        "vocabulary": good._replace(findings=(finding._replace(severity="grave"),)),  # type: ignore[arg-type]
        "null": good._replace(findings=(finding._replace(rule=None),)),  # type: ignore[arg-type]
    }


@pytest.mark.parametrize("wrong", broken())
def test_a_failed_build_leaves_the_old_file(path: Path, wrong: str) -> None:
    """Nor does it leave anything else behind."""
    load(path, small.corpus())
    before = path.read_bytes()
    with pytest.raises(PlandiffError, match="records contradict"):
        load(path, broken()[wrong])
    assert path.read_bytes() == before
    assert [file.name for file in path.parent.iterdir()] == ["plans.db"]


def test_a_folder_is_no_database_file(tmp_path: Path) -> None:
    """The message names it."""
    with pytest.raises(PlandiffError, match="is a folder"):
        load(tmp_path, small.corpus())


def test_a_link_is_followed_and_the_file_readable_by_all(tmp_path: Path) -> None:
    """A database served from elsewhere is replaced there."""
    target = tmp_path / "real.db"
    target.touch()
    link = tmp_path / "plans.db"
    link.symlink_to(target)
    load(link, small.corpus())
    assert link.is_symlink() and rows(target, "select count(*) from documents") == [(2,)]
    mask = os.umask(0)
    os.umask(mask)
    assert target.stat().st_mode & 0o777 == 0o666 & ~mask


def test_database_is_sound(path: Path) -> None:
    """SQLite finds nothing wrong in it, the search index included."""
    load(path, small.corpus())
    assert rows(path, "pragma integrity_check") == [("ok",)]
    assert rows(path, "pragma foreign_key_check") == []


def test_built_corpus_quotes_its_texts(built_db: Path) -> None:
    """In the built database every quote stands at its offsets, and no two clauses overlap."""
    with closing(sqlite3.connect(built_db)) as conn:
        texts = dict(conn.execute("select id, text from documents"))
        for table, column in (("indicators", "quote"), ("responsibilities", "raw")):
            sql = f"select document_id, {column}, char_start, char_end from {table}"
            for document, quote, start, end in conn.execute(sql):
                assert "".join(quote.split()) in "".join(texts[document][start:end].split())
        end, last = 0, None
        for document, start, stop in conn.execute(
            "select document_id, char_start, char_end from clauses order by document_id, char_start, char_end"
        ):
            assert document != last or start >= end
            end, last = stop, document
