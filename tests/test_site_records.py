"""Pages of one record: finding, target, body."""

import re
import sqlite3

from visitor import Visitor, kinds_of_findings

from db.site.words import verdict_word

UPPER = "cq-2023-103"


def test_every_finding_has_a_card(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """Verdict in words, explanation, rule and both quotes, marked where they stand."""
    for name in kinds_of_findings(rows):
        finding = dict(rows.execute("select * from findings where id = ?", [name]).fetchone())
        page = visitor.page(f"/finding/{name}")
        owed = rows.execute(
            "select relation = 'implements' and not lower_predates_upper from comparisons where id = ?",
            [finding["comparison_id"]],
        ).fetchone()
        word = verdict_word(finding["subject"], finding["verdict"], bool(owed[0]) if owed else True)
        for expected in (word.text, finding["explanation"], finding["rule"]):
            assert re.sub(r"\s+", "", expected) in page.text, (name, expected)
        for quote in filter(None, (finding["upper_quote"], finding["lower_quote"])):
            assert re.sub(r"\s+", "", quote) in page.text, (name, quote)
        sides = [finding[f"{side}_quote"] and finding[f"{side}_clause_id"] for side in ("upper", "lower")]
        assert page.has_class("quote") or not any(sides), name


def test_a_target_shows_what_every_plan_says(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """One line a comparison with value, verdict and reason, and a chart that is told in words as well."""
    target = rows.execute(
        """select indicators.* from indicators join findings on upper_indicator_id = indicators.id
        where document_id = ? and lower_indicator_id is not null and indicators.unit = '%'
        and baseline_value is not null group by 1 order by count(*) desc limit 1""".replace(
            "document_id =", "indicators.document_id ="
        ),
        [UPPER],
    ).fetchone()
    page = visitor.page(f"/target/{target['id']}")
    assert target["name"] in page.text and re.sub(r"\s", "", target["quote"]) in page.text
    links = rows.execute("select id from findings where upper_indicator_id = ?", [target["id"]])
    assert {f"/finding/{row['id']}" for row in links} <= set(page.links)
    drawn = page.has_class("range")
    assert len(drawn) >= 2 and all(attributes["aria-label"] for attributes in drawn)


def test_cells_of_a_quoted_row_follow_line_by_line(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """Blank lines between them say nothing, on the page of a target as on that of a finding."""
    torn = "quote like '%' || char(10, 10) || '%'"
    target = rows.execute(f"select id from indicators where {torn} limit 1").fetchone()[0]
    finding = rows.execute(f"select id from findings where upper_{torn} limit 1").fetchone()[0]
    for address in (f"/target/{target}", f"/finding/{finding}"):
        quotes = re.findall("<blockquote>.*?</blockquote>", visitor.page(address).html, re.DOTALL)
        assert quotes and not any("\n\n" in quote for quote in quotes)


def test_verdicts_on_a_target_are_counted(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """Before the table, so that forty plans need not be read."""
    found = rows.execute(
        "select upper_indicator_id as id, count(*) as n from findings where verdict = 'omitted' and subject = 'indicator' "
        "group by 1 having count(*) > 1 order by n desc"
    ).fetchone()
    page = visitor.page(f"/target/{found['id']}")
    counted = re.findall(r'class="sign"[^>]*>[^<]*</span>([^< ]+) <b>(\d+)</b>', page.html)
    cells = rows.execute("select count(*) from findings where upper_indicator_id = ?", [found["id"]]).fetchone()[0]
    assert len(counted) > 1 and sum(int(n) for _, n in counted) == cells


def test_a_lower_target_leads_up(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """To the target it answers to."""
    found = rows.execute(
        "select * from findings where verdict = 'stricter' and lower_indicator_id is not null"
    ).fetchone()
    page = visitor.page(f"/target/{found['lower_indicator_id']}")
    assert "它对应的上级目标" in page.text and f"/target/{found['upper_indicator_id']}" in page.links


def test_a_body_shows_its_tasks_in_every_plan(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """And where it was dropped."""
    page = visitor.page("/body/health")
    tasks = rows.execute("select document_id, clause_id from responsibilities where unit_id = 'health'").fetchall()
    assert tasks and {f"/plan/{row['document_id']}#{row['clause_id']}" for row in tasks} <= set(page.links)


def test_a_body_is_counted_plan_by_plan(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """Roles and what became of them; a plan that owes nothing has dropped nobody."""
    page = visitor.page("/body/health")
    table = page.html[page.html.index('class="pairs"') : page.html.index("</table>")]
    for row in rows.execute(
        "select document_id, count(*) as n from responsibilities where unit_id = 'health' group by document_id"
    ):
        assert f'href="#plan-{row["document_id"]}"' in table and f'<td class="n">{row["n"]}</td>' in table
    assert "未写单位" in table and 'class="count gone"' not in table and "没有写到这个单位" in table
