"""plan: the whole text with its marks, permalinks, citation and source."""

import re
import sqlite3

from visitor import Visitor, one

from db.site.reading import Part

UPPER, LOWER, OLDER = "cq-2023-103", "yy-2024-21", "yb-2023-260"


def test_a_plan_shows_all_its_clauses_and_text(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """Every clause has its permalink and every word of it stands on the page."""
    for document in (UPPER, LOWER, "unnamed-145"):
        page = visitor.page(f"/plan/{document}")
        for clause in rows.execute("select * from clauses where document_id = ?", [document]):
            assert clause["id"] in page.ids
            # Between the title of a table and its text as printed stands the table that was read from it.
            text = clause["text"].removeprefix(clause["heading"]) if clause["kind"] == "table" else clause["text"]
            assert re.sub(r"[\s#]+", "", text) in page.text.replace("#", ""), clause["id"]


def test_a_plan_marks_targets_bodies_and_deadlines(visitor: Visitor) -> None:
    """In the text itself."""
    page = visitor.page(f"/plan/{LOWER}")
    for kind in ("target", "body", "deadline"):
        assert len(page.has_class(kind)) > 10
    assert re.search(r'<mark class="body">县卫生健康委</mark>', page.html)


def test_a_plan_can_be_cited_and_traced(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """GB/T 7714, file, hash."""
    page = visitor.page(f"/plan/{LOWER}")
    assert "酉阳府办发〔2024〕21号[Z].2024-08-13" in page.text
    assert one(rows, "select sha256 from documents where id = ?", LOWER) in page.text


def test_many_counterparts_are_counted() -> None:
    """Above and below apart; what differs first, and those that owe nothing last."""
    links = [
        {"side": "below", "link": link, "relation": "implements", "lower_predates_upper": older}
        for link, older in (("match", 0), ("omitted", 1), ("adapted", 0), ("match", 0), ("omitted", 0))
    ]
    part = Part({}, "", [], False, "", "", "", [], [], [*links, {**links[0], "side": "above"}], [])
    assert [link["link"] for link in part.counterparts("below")] == ["omitted", "adapted", "match", "match", "omitted"]
    assert [(word.text, n) for word, n in part.tally("below")] == [("遗漏", 1), ("调整", 1), ("一致", 2), ("未覆盖", 1)]
    assert [(word.text, n) for word, n in part.tally("above")] == [("一致", 1)]


def test_the_source_is_shown_line_by_line(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """As many lines as the file, numbered, unchanged."""
    page = visitor.page(f"/plan/{OLDER}?view=source")
    text = one(rows, "select text from documents where id = ?", OLDER)
    assert len([name for name in page.ids if re.fullmatch(r"L\d+", name)]) == text.count("\n") + 1
    assert re.sub(r"[\s#]+", "", text) in page.text.replace("#", "")
