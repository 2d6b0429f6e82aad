"""search: every clause that contains the query, none other but punctuation blindness, and no error ever."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
import small
from hypothesis import given
from hypothesis import strategies as st
from visitor import Visitor

from db import search
from db.cutter import _loaded, cutter
from db.load import fill
from db.search import CLOSE, OPEN, escape_fts, excerpt, highlight, unmarked, words_of
from extractor.text import fold

QUERIES = [
    "床位",
    "服药率",
    "县",
    "社会心理服务站",
    "精神科执业（助理）医师",
    "精神科执业(助理)医师",
    "100%",
    "１００％",
]
STRANGE = [
    "", " ", "\t\n", '"', '""', "'", "*", "AND", "OR NOT", "NEAR(", "{{", "}}", "\0", "床\0位", "(", ")", "^", "-", ":",
    "text:床", "\ud800", "😀", "%", "_", "\\", "床位" * 5000, "床 位 " * 2500, "a" * 10000, '床"位', "--", "; drop table x",
]  # fmt: skip


@pytest.fixture(scope="module")
def conn() -> Iterator[sqlite3.Connection]:
    """The two hand-made plans in memory."""
    with closing(sqlite3.connect(":memory:")) as connection:
        fill(connection, small.corpus())
        search.register(connection)
        yield connection


def holding(conn: sqlite3.Connection, *words: str) -> set[str]:
    """Ids of the clauses in which all words are printed, punctuation and width aside."""
    bare = ["".join(w for t in words_of(word) for w in t) for word in words]
    return {
        key
        for key, text in conn.execute("select id, text from clauses")
        if all(word in "".join(w for t in words_of(text) for w in t) for word in bare)
    }


def found(conn: sqlite3.Connection, query: str) -> set[str]:
    """Ids found through the SQL that Datasette runs for `?_search=`."""
    sql = """select id from clauses where rowid in
        (select rowid from clauses_fts where clauses_fts match escape_fts(:search))"""
    return {key for (key,) in conn.execute(sql, {"search": query})}


@pytest.mark.parametrize("query", [*QUERIES, "床位 街道", "责任单位：市民政局"])
def test_both_ways_find_every_clause_and_no_other(conn: sqlite3.Connection, query: str) -> None:
    """Datasette's search and the ranked one agree with reading the text."""
    expected = holding(conn, *query.split())
    assert found(conn, query) == expected
    if expected:
        result = search.search(conn, query, limit=100)
        assert {hit.clause_id for hit in result.hits} == expected
        assert (result.mode, result.total) == ("phrase", len(expected))


@pytest.mark.parametrize("query", QUERIES)
def test_search_of_the_corpus_misses_nothing(built_db: Path, query: str) -> None:
    """On the real plans, against a plain look at each text."""
    with closing(sqlite3.connect(built_db)) as connection:
        search.register(connection)
        texts = connection.execute("select id, text from clauses").fetchall()
        printed = {key for key, text in texts if fold(query) in fold(text)}
        hits = found(connection, query)
        assert printed and printed <= hits
        assert hits == holding(connection, query)
        assert {h.clause_id for h in search.search(connection, query, limit=1000).hits} == hits


@pytest.mark.parametrize("query", STRANGE, ids=lambda query: repr(query)[:20])
def test_a_strange_query_finds_nothing_or_something_but_never_fails(conn: sqlite3.Connection, query: str) -> None:
    """Quotes, operators, braces, NUL, lone surrogates and ten thousand characters."""
    search.search(conn, query)
    conn.execute("select count(*) from clauses_fts where clauses_fts match ?", [escape_fts(query)]).fetchone()


@given(st.text(max_size=40))
def test_no_text_breaks_the_query_language(query: str) -> None:
    """Whatever is typed becomes phrases that FTS5 can read."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("create virtual table t using fts5(text)")
        connection.execute("select * from t where t match ?", [escape_fts(query)]).fetchall()


def test_a_number_is_never_cut(conn: sqlite3.Connection) -> None:
    """10 is not found in 100."""
    assert found(conn, "10") == set() and "upper_2" in found(conn, "100")


def test_parts_are_tried_when_the_whole_is_nowhere(conn: sqlite3.Connection) -> None:
    """First all parts of the words, then any; the mode says which."""
    every = search.search(conn, "床位街道")
    assert (every.mode, {hit.clause_id for hit in every.hits}) == ("words", {"upper_2", "lower_2"})
    some = search.search(conn, "服药率 火星")
    assert (some.mode, {hit.clause_id for hit in some.hits}) == ("any", {"upper_4"})
    assert search.search(conn, "火星").mode == "nothing"


def test_hits_can_be_narrowed_and_paged(conn: sqlite3.Connection) -> None:
    """By document and kind; the total counts what is not on the page, too."""
    everything = search.search(conn, "街道", limit=1)
    assert (everything.total, len(everything.hits)) == (2, 1)
    rest = search.search(conn, "街道", limit=1, offset=1)
    assert {everything.hits[0].clause_id, rest.hits[0].clause_id} == {"upper_2", "lower_2"}
    assert [h.document_id for h in search.search(conn, "街道", within=search.Within(documents=["lower"])).hits] == [
        "lower"
    ]
    assert search.search(conn, "街道", within=search.Within(kinds=["front"])).mode == "nothing"


def test_highlight_marks_the_printed_text() -> None:
    """Across punctuation and width, longest phrase first, and no mark of the text itself survives."""
    text = f"精神科执业（助理）医师{OPEN}１００％。"
    marked = highlight(text, [tuple("执业助理医师"), ("100",)])
    assert marked.replace(OPEN, "[").replace(CLOSE, "]") == "精神科[执业（助理）医师]\ufffd[１００]％。"
    assert highlight("1000", [("100",)]) == "1000"
    assert unmarked(marked) == text.replace(OPEN, "\ufffd")


def test_excerpt_keeps_marks_in_pairs() -> None:
    """Also when the hit is longer than the excerpt."""
    long = highlight("前" * 50 + "床" * 100, [tuple("床" * 100)])
    short = excerpt(long, 30)
    assert short.count(OPEN) == short.count(CLOSE) == 1 and short.startswith("…")
    assert excerpt("短") == "短"


def test_dictionary_cache_is_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It lies in a folder of the user's own, and cutting works where none can be made."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    _loaded.cache_clear()
    assert "床位" in cutter()("床位街道")
    assert (tmp_path / "plandiff").stat().st_mode & 0o077 == 0
    assert list((tmp_path / "plandiff").iterdir())
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    _loaded.cache_clear()
    assert "床位" in cutter()("床位街道")
    _loaded.cache_clear()


def test_a_body_is_found_by_every_name_it_has() -> None:
    """With its level or without, beside other words; counted as it is found."""
    with closing(sqlite3.connect(":memory:")) as conn:
        fill(conn, small.corpus())
        conn.execute("update units set aliases = ? where function = '民政局'", ['["民政厅", "民政部门"]'])
        conn.execute(f"drop table {search.TABLE}")
        search.index(conn)
        found = search.search(conn, "县民政厅 责任")
        assert found.mode == "phrase" and found.also == ("县民政局",)
        assert f"{OPEN}县民政局{CLOSE}" in found.hits[0].text
        assert sum(n for _, _, n in search.count(conn, "县民政厅 责任", "phrase").clauses) == found.total == 1
        assert search.search(conn, "民政部门").total == 2


def test_tables_of_the_search_are_nobodys_data(built_db: Path) -> None:
    """Datasette, on either line, lists the tables that are described and no other."""
    visitor = Visitor(built_db)
    listed = {table["name"] for table in visitor.get("/plans.json").json()["tables"] if not table["hidden"]}
    visitor.close()
    assert "clauses" in listed and not [name for name in listed if "fts" in name]


def test_the_dictionary_is_loaded_once() -> None:
    """Who asks while it is being loaded waits for that one."""
    _loaded.cache_clear()
    with ThreadPoolExecutor(4) as pool:
        assert len({id(cut.__self__) for cut in pool.map(lambda _: cutter(), range(4))}) == 1
