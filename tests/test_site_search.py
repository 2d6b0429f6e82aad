"""Search page: what it offers to narrow by is counted over every answer, and narrowing keeps its promise."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from visitor import Visitor, one

from db import search
from db.site.finder import Wanted, find

ALL = Wanted("的", [], [], [], [], [], 1)
UPPER = "cq-2023-103"
FIELDS = ("plans", "levels", "years", "kinds", "bodies")


@pytest.fixture(scope="module")
def conn(built_db: Path) -> Iterator[sqlite3.Connection]:
    """The corpus, open for reading."""
    with closing(sqlite3.connect(f"file:{built_db}?mode=ro", uri=True)) as connection:
        search.register(connection)
        yield connection


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


@pytest.mark.parametrize("word", ["床位", "服药率", "县", "社会心理服务站", "精神科执业（助理）医师", "100%"])
def test_search_finds_and_marks(visitor: Visitor, word: str) -> None:
    """Ranked hits with the word marked, and ways to narrow them."""
    page = visitor.page(f"/search?q={word.replace('%', '%25')}")
    assert re.search(r"找到[1-9]\d*条", page.text) and page.has_class("hit")
    assert "层级" in page.text and "责任单位" in page.text


@pytest.mark.parametrize("word", ["卫健委", "卫生健康委", "市卫生健康委", "卫计委"])
def test_search_knows_former_names_of_bodies(visitor: Visitor, word: str) -> None:
    """By the lexicon, not by likeness."""
    assert "/body/health" in visitor.page(f"/search?q={word}").links


def test_search_finds_targets_by_name(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """Beside the clauses, with value and plan."""
    target = one(
        rows, "select id from indicators where document_id = ? and name like '%服药率%' and role = 'target'", UPPER
    )
    assert f"/target/{target}" in visitor.page("/search?q=服药率").links


def test_search_narrows(visitor: Visitor) -> None:
    """By plan, level, kind and body; each number is the number of hits behind its link."""
    page = visitor.page("/search?q=县")
    for parameter in ("plan", "level", "kind", "body"):
        link = next(link for link in page.links if f"&{parameter}=" in link)
        narrowed = visitor.page(link)
        assert re.search(r"找到[1-9]", narrowed.text) and "已选，再点取消" in narrowed.text
        assert len(narrowed.has_class("hit")) <= len(page.has_class("hit")) or parameter


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("", "一个字也可以查"),
        ("q=", "一个字也可以查"),
        ("q=！！", "只有标点，标点不参与检索"),
        ("q=%22%27%3B%20drop%20table", "没有条款包含"),
        ("q=%3Cscript%3Ealert(1)%3C/script%3E", "没有"),
        ("q=床位&page=99999", "找到"),
        ("q=床位&page=-1&kind=x&plan=nobody", "没有条款包含"),
        ("q=" + "长" * 5000, "没有条款包含"),
    ],
)
def test_strange_searches_explain_themselves(visitor: Visitor, query: str, says: str) -> None:
    """Never an error."""
    page = visitor.page(f"/search?{query}")
    assert says in page.text
    assert "<script>" not in page.html


def test_other_names_of_a_body_are_found_in_the_text(visitor: Visitor) -> None:
    """Though none of the clauses prints what was typed; departments that only look alike stay apart."""
    page = visitor.page("/search?q=市卫健委")
    assert "也包括同一单位的别称：市卫生健康委" in page.text and "市卫生健康委" in re.findall(
        r'<mark class="hit">(.*?)</mark>', page.html
    )
    for word, other in (("精神科", "心理科"), ("心理科", "精神科")):
        marked = re.findall(r'<mark class="hit">(.*?)</mark>', visitor.page(f"/search?q={word}").html)
        assert marked and other not in marked


def test_targets_keep_to_the_plan_that_is_chosen(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """And the number says how many there are, not how many are shown."""
    sql = "select count(*) from indicators where role = 'target' and name like '%比例%'"
    everywhere, here = one(rows, sql), one(rows, f"{sql} and document_id = ?", UPPER)
    assert f"名称相符的{everywhere}项目标" in visitor.page("/search?q=比例").text
    assert 8 < here < everywhere and f"名称相符的{here}项目标" in visitor.page(f"/search?q=比例&plan={UPPER}").text


def test_a_clause_without_heading_is_called_by_its_first_words(visitor: Visitor) -> None:
    """A bare （一） tells nobody what was found."""
    heads = re.findall(r"<h2><a [^>]*>(.*?)</a></h2>", visitor.page("/search?q=床位").html)
    assert heads and all(len(head) > 4 or head == "表格" for head in heads)
