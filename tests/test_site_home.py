"""home: the five numbers, the matrix with its filters, what to read first."""

import re
import sqlite3

import pytest
from visitor import Visitor, one

from db.site.matrix import Filter, matrix

UPPER, LOWER = "cq-2023-103", "yy-2024-21"


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


def test_plans_without_what_is_sought_are_left_out(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """Among forty plans three would be out of sight; what else a row holds stands back."""
    found = rows.execute(
        """select lower_id, upper_indicator_id from findings join comparisons on comparisons.id = comparison_id
        where upper_id = ? and subject = 'indicator' and verdict = 'weaker'""",
        [UPPER],
    ).fetchall()
    page = visitor.page("/?verdict=weaker")
    plans, targets = {row["lower_id"] for row in found}, {row["upper_indicator_id"] for row in found}
    assert 0 < len(plans) < 4
    assert len(page.has_class("cell")) == len(plans) * len(targets)
    assert "没有这类判定的文本没有列出" in page.text


def test_one_choice_stands_for_every_difference(visitor: Visitor) -> None:
    """What agrees stands back, what nobody had to write is not shown."""
    page = visitor.page(f"/?verdict=differs&plan={LOWER}")
    tones = [set((cell["class"] or "").split()) for cell in page.has_class("cell")]
    assert tones and not any({"good", "aside"} & tone for tone in tones)
    assert {"gone", "shift", "up"} <= set().union(*tones)


def test_several_plans_can_be_picked(visitor: Visitor) -> None:
    """By ticking them."""
    page = visitor.page(f"/?plan={LOWER}&plan=yb-2023-260")
    boxes = [attributes for tag, attributes in page.tags if tag == "input" and attributes.get("type") == "checkbox"]
    assert len(boxes) == 4 and [box["value"] for box in boxes if "checked" in box] == [LOWER, "yb-2023-260"]
    assert "4份文本中的2份" in page.text


def test_comparisons_are_sorted_on_demand(visitor: Visitor) -> None:
    """The most omissions first, and those who owe nothing last; a strange wish sorts nothing."""

    def order(query: str) -> list[str]:
        html = visitor.page(f"/{query}").html
        return re.findall(r'href="(/compare/[^"?]+)"', html[html.index('class="pairs"') : html.index('id="matrix"')])

    assert order("?sort=omitted")[:2] == [f"/compare/cq-2023-6/{LOWER}", f"/compare/{UPPER}/{LOWER}"]
    assert order("?sort=match")[:2] == [f"/compare/{UPPER}/{LOWER}", f"/compare/cq-2023-6/{LOWER}"]
    assert order("?sort=nothing") == order("")
    assert 'aria-sort="descending"' in visitor.page("/?sort=omitted").html


def test_many_plans_are_counted_row_by_row() -> None:
    """What needs a look first; of who owes nothing in words that blame nobody."""
    columns = [
        {"id": f"u--{n}", "lower_id": str(n), "relation": "implements", "lower_predates_upper": int(n == 3)}
        for n in range(4)
    ]
    verdicts = ["match", "weaker", "match", "omitted"]
    found = [
        {"id": f"f{n}", "comparison_id": f"u--{n}", "upper_indicator_id": "t", "verdict": verdict, "flags": [],
         "comparator": None, "deadline": None, "explanation": ""}
        for n, verdict in enumerate(verdicts)
    ]  # fmt: skip
    target = {
        "id": "t", "clause_id": "c", "origin": "prose", "label": "", "heading": "", "category": None, "duty": "local",
        "comparator": "=", "value": 1.0, "value_text": "1", "unit": "个", "deadline": None,
    }  # fmt: skip
    (group,) = matrix([target], found, columns, Filter()).groups
    assert [(word.text, n) for word, n in group.lines[0].tally()] == [("未覆盖", 1), ("降低", 1), ("一致", 2)]
