"""Text of a plan is data: markup, template code, formulae and direction marks in it are shown as text everywhere."""

import sqlite3
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
import small
from visitor import Page, Visitor

from db import search
from db.load import load

EVIL = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'`{{ 7*7777 }}{% raw %}\u202e=1+1&amp;"
COLUMNS = {
    "documents": ("title", "doc_number", "issuer", "jurisdiction", "file", "text"),
    "clauses": ("label", "heading", "text"),
    "indicators": ("name", "scope", "condition", "value_text", "unit", "category", "quote", "baseline_text"),
    "units": ("function",),
    "responsibilities": ("raw",),
    "alignments": ("explanation",),
    "findings": ("upper_quote", "lower_quote", "explanation", "rule"),
    "issues": ("message", "remedy"),
}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database whose every text is hostile, and whose verdicts and flags are unknown besides."""
    path = tmp_path_factory.mktemp("hostile") / "plans.db"
    load(path, small.corpus())
    conn = sqlite3.connect(path)
    with conn:
        for table, columns in COLUMNS.items():
            settings = ", ".join(f"{column} = coalesce({column}, '') || :evil" for column in columns)
            conn.execute(f"update {table} set {settings}", {"evil": EVIL})
        conn.execute("update clauses set label = '' where label = :evil", {"evil": EVIL})
        conn.execute("update clauses set text = label || heading || text")
        conn.execute("update findings set flags = :flags", {"flags": '["<b>strange</b>"]'})
        conn.execute("insert into scores (scored, measure, value) values (:evil, :evil, 0.5)", {"evil": EVIL})
        conn.execute("insert into score_misses values (:evil, :evil)", {"evil": EVIL})
        conn.execute(f"drop table {search.TABLE}")
        search.index(conn)
    conn.close()
    return path


@pytest.fixture(scope="module")
def visitor(path: Path) -> Iterator[Visitor]:
    """One visitor for all tests here."""
    found = Visitor(path)
    yield found
    found.close()


def addresses(path: Path) -> list[str]:
    """Every page of ours."""
    conn = sqlite3.connect(path)
    found = ["/", "/accuracy", "/search?q=alert", "/search?q=%3Cscript%3E%22"]
    found += [
        f"/plan/{row[0]}{view}" for row in conn.execute("select id from documents") for view in ("", "?view=source")
    ]
    found += [
        f"/compare/{upper}/{lower}" for upper, lower in conn.execute("select upper_id, lower_id from comparisons")
    ]
    found += [f"/target/{row[0]}" for row in conn.execute("select id from indicators")]
    found += [f"/body/{row[0]}" for row in conn.execute("select id from units")]
    found += [f"/finding/{row[0]}" for row in conn.execute("select id from findings")]
    conn.close()
    return found


def test_hostile_text_is_shown_as_text(visitor: Visitor, path: Path) -> None:
    """No tag, no attribute and no template of it takes effect on any page."""
    for address in addresses(path):
        page = visitor.page(address)
        assert {tag for tag, _ in page.tags} & {"img", "b-strange"} == set(), address
        loaded = [attributes["src"] or "" for _, attributes in page.tags if "src" in attributes]
        assert all(source.startswith("/-/plandiff/copy.js?") for source in loaded), address
        assert [a for _, attributes in page.tags for a in attributes if a.startswith("on")] == [], address
        assert page.html.count("<script") == len(loaded), address
        assert "{{ 7*7777 }}" in "".join(page.words) or "search" in address, address
        assert "54439" not in page.text, address


def test_hostile_text_is_there(visitor: Visitor) -> None:
    """Escaped, not dropped."""
    assert escape("<script>alert(1)</script>") in visitor.page("/").html
    assert visitor.page("/search?q=alert").has_class("hit")


@pytest.mark.parametrize("name", ["%3Cscript%3E", "..%2F..", "%00", "a'b", "x" * 3000])
@pytest.mark.parametrize("kind", ["plan", "finding", "target", "body", "compare/x"])
def test_hostile_addresses_are_not_found(visitor: Visitor, kind: str, name: str) -> None:
    """With a page that quotes nothing of them as markup."""
    answer = visitor.get(f"/{kind}/{name}")
    assert answer.status_code in (302, 404)
    assert "<script" not in Page("/", answer.text).html


def test_cells_of_datasette_escape_too(visitor: Visitor) -> None:
    """What our hook renders on Datasette's own pages."""
    for table in ("findings", "clauses", "indicators", "omitted_targets"):
        html = visitor.page(f"/plans/{table}").html
        assert "<script>alert(1)" not in html and "<img src=x" not in html, table
