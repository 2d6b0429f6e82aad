"""`/target/<indicator>`: one target, where it starts, and what every plan it is compared with says of it."""

import sqlite3
from typing import Any, NamedTuple

from datasette import NotFound, Response

from db.site import queries
from db.site.chart import WIDTH, scale
from db.site.cite import clause_path, places, title
from db.site.figures import baseline, deadline, figure
from db.site.frame import owed, page, run
from db.site.ladder import ladder
from db.site.matrix import tally
from db.site.queries import Row
from db.site.words import verdict_word


class Content(NamedTuple):
    """Rows of one target, read in one go."""

    target: Row
    documents: list[Row]
    clause: Row | None
    path: str
    findings: list[Row]
    others: dict[str, Row]
    stages: list[Row]


def read(conn: sqlite3.Connection, indicator_id: str) -> Content | None:
    """Read everything the page shows, or None when there is no such target."""
    target = queries.indicator(conn, indicator_id)
    if target is None:
        return None
    found = queries.indicator_findings(conn, indicator_id)
    others = [queries.indicator(conn, row["other_id"]) for row in found if row["other_id"]]
    clause = queries.clause(conn, target["clause_id"])
    parents = {row["id"]: row for row in queries.document_clauses(conn, target["document_id"])}
    stages = queries.stages(conn, target)
    return Content(
        target,
        queries.documents(conn),
        clause,
        clause_path(clause, parents) if clause else "",
        found,
        {row["id"]: row for row in others if row},
        stages,
    )


async def target(datasette: Any, request: Any) -> Response:
    """Serve the page."""
    indicator_id = request.url_vars["indicator"]
    content = await run(datasette, lambda conn: read(conn, indicator_id))
    if content is None:
        raise NotFound(f"没有编号为“{indicator_id}”的目标")
    own = content.target
    ruler = scale([own, *content.others.values(), *content.stages], own["unit"])
    lines = [(row, content.others.get(row["other_id"]), owed(row)) for row in content.findings]
    context = {
        "target": own,
        "title": title(next(row for row in content.documents if row["id"] == own["document_id"])),
        "places": places(content.documents),
        "clause": content.clause,
        "path": content.path,
        "tally": tally(
            verdict_word("indicator", row["verdict"], duty)
            for row, _, duty in lines
            if row["upper_indicator_id"] == own["id"]
        ),
        "below": [line for line in lines if line[0]["upper_indicator_id"] == own["id"]],
        "above": [line for line in lines if line[0]["upper_indicator_id"] != own["id"] and line[1]],
        "stages": ladder([("目标", content.stages)]),
        "ruler": ruler,
        "width": WIDTH,
        "figure": figure,
        "deadline": deadline,
        "baseline": baseline,
    }
    return await page(datasette, request, "target", context)
