"""home: the five numbers, the matrix with its filters, what to read first."""

import re
import sqlite3

import pytest
from visitor import Visitor, one

UPPER = "cq-2023-103"


def test_home_counts_what_there_is(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """The five numbers, a line a comparison, the gravest findings."""
    page = visitor.page("/")
    for table in ("documents", "clauses", "comparisons", "findings"):
        assert f"<dd>{one(rows, f'select count(*) from {table}')}</dd>" in page.html
    for pair in rows.execute("select upper_id, lower_id from comparisons"):
        assert any(link.startswith(f"/compare/{pair['upper_id']}/{pair['lower_id']}") for link in page.links)
    assert "先看这10条" in page.text


def test_the_matrix_has_a_cell_for_every_target_and_plan(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """Symbol, word and local value; each cell opens its finding."""
    page = visitor.page("/")
    found = rows.execute(
        """select findings.id from findings join comparisons on comparisons.id = comparison_id
        where upper_id = ? and subject = 'indicator' and upper_indicator_id is not null""",
        [UPPER],
    )
    links = set(page.links)
    assert [row["id"] for row in found if f"/finding/{row['id']}" not in links] == []
    cells = page.has_class("cell")
    assert len(cells) == one(
        rows, "select count(*) from indicators where document_id = ? and role = 'target'", UPPER
    ) * one(rows, "select count(*) from comparisons where upper_id = ?", UPPER)


@pytest.mark.parametrize(
    ("query", "holds", "lacks"),
    [
        ("verdict=omitted&plan=yy-2024-21", "80%的城市社区|城市社区", "乡镇（街道）社会心理服务站设置率"),
        ("duty=upper", "三级区县精神卫生中心", "在册患者规范管理率"),
        ("category=救助保障水平", "第二代抗精神病药物免费提供率", "三级区县精神卫生中心"),
    ],
)
def test_the_matrix_filters_without_a_script(visitor: Visitor, query: str, holds: str, lacks: str) -> None:
    """By verdict and plan, duty, category; the form keeps what was chosen."""
    html = visitor.page(f"/?{query}").html
    matrix = html[html.index('<table class="matrix">') : html.index("</table>", html.index('<table class="matrix">'))]
    assert re.search(holds, matrix) and lacks not in matrix
    assert " selected" in html


@pytest.mark.parametrize("query", ["verdict=nonsense&duty=%3Cscript%3E&plan=..&category=", "upper=nobody", "verdict="])
def test_strange_filters_filter_nothing(visitor: Visitor, query: str) -> None:
    """What is not known is left out, never an error."""
    assert len(visitor.page(f"/?{query}").has_class("cell")) == len(visitor.page("/").has_class("cell"))


def test_a_filter_that_fits_nothing_says_so(visitor: Visitor) -> None:
    """And offers the way back."""
    page = visitor.page("/?category=救助保障水平&duty=upper")
    assert "没有目标同时符合这几个条件" in page.text and "清除筛选" in page.text
