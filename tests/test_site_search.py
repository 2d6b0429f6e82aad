"""Search page: what it offers to narrow by is counted over every answer, and narrowing keeps its promise."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from visitor import Visitor

from db import search
from db.site.finder import Wanted, find

ALL = Wanted("的", [], [], [], [], [], 1)
FIELDS = ("plans", "levels", "years", "kinds", "bodies")


@pytest.fixture(scope="module")
def conn(built_db: Path) -> Iterator[sqlite3.Connection]:
    """The corpus, open for reading."""
    with closing(sqlite3.connect(f"file:{built_db}?mode=ro", uri=True)) as connection:
        search.register(connection)
        yield connection


@pytest.fixture(scope="module")
def visitor(built_db: Path) -> Iterator[Visitor]:
    """One visitor for all tests here."""
    found = Visitor(built_db)
    yield found
    found.close()


@pytest.mark.parametrize("query", ["的", "床位", "精神 服务", "心理健康服务街道"])
def test_every_answer_is_counted(conn: sqlite3.Connection, query: str) -> None:
    """However few are shown: plans and kinds add up to the total."""
    answers = find(conn, ALL._replace(query=query), 1)
    assert len(answers.found.hits) == 1 < answers.found.total
    assert answers.counts.plans.total() == answers.counts.kinds.total() == answers.found.total


@pytest.mark.parametrize("field", FIELDS)
def test_narrowing_finds_as_many_as_it_offers(conn: sqlite3.Connection, field: str) -> None:
    """Every value of every facet, alone; the counts stay those of the whole."""
    everything = find(conn, ALL, 1).counts
    offered = getattr(everything, field)
    assert offered
    for value, number in offered.items():
        narrowed = find(conn, ALL._replace(**{field: [value]}), 1)
        assert (narrowed.found.total, narrowed.counts) == (number, everything), (field, value)


def test_pages_hold_every_answer_once(conn: sqlite3.Connection) -> None:
    """Page by page to the last, and none behind it."""
    total = find(conn, ALL, 7).found.total
    ids = [hit.clause_id for page in range(1, 200) for hit in find(conn, ALL._replace(page=page), 7).found.hits]
    assert len(ids) == len(set(ids)) == total


def test_the_year_is_a_link(visitor: Visitor) -> None:
    """Two plans of one year, and the others gone."""
    page = visitor.page("/search?q=%E7%9A%84")
    years = [link for link in page.links if "year" in parse_qs(urlsplit(link).query)]
    assert years
    narrowed = visitor.page(years[0])
    assert "已选，再点取消" in narrowed.text
    assert visitor.get("/search?q=%E7%9A%84&page=9999").status_code == 200
