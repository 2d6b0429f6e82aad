"""`/plan/<document>`: one plan as an outline and a marked text, or line by line as it was received."""

import sqlite3
from typing import Any, NamedTuple

from datasette import NotFound, Response

from db.site import queries
from db.site.cite import places, reference, sentence, title
from db.site.figures import baseline, deadline, figure
from db.site.frame import owed, page, run
from db.site.queries import Row
from db.site.reading import lines, parts

MANY = 6  # counterparts and comparisons from which on they are folded away


class Content(NamedTuple):
    """Rows of one plan, read in one go."""

    document: Row
    documents: list[Row]
    clauses: list[Row]
    indicators: list[Row]
    bodies: list[Row]
    links: list[Row]
    findings: list[Row]
    issues: list[Row]
    comparisons: list[Row]


def read(conn: sqlite3.Connection, document_id: str) -> Content | None:
    """Read everything the page shows, or None when there is no such plan."""
    document = queries.document(conn, document_id)
    if document is None:
        return None
    return Content(
        document,
        queries.documents(conn),
        queries.document_clauses(conn, document_id),
        queries.document_indicators(conn, document_id),
        queries.document_bodies(conn, document_id),
        queries.document_links(conn, document_id),
        queries.document_findings(conn, document_id),
        queries.document_issues(conn, document_id),
        [row for row in queries.comparisons(conn) if document_id in (row["upper_id"], row["lower_id"])],
    )


async def plan(datasette: Any, request: Any) -> Response:
    """Serve the plan; `view=source` shows its lines."""
    document_id = request.url_vars["document"]
    content = await run(datasette, lambda conn: read(conn, document_id))
    if content is None:
        raise NotFound(f"没有编号为“{document_id}”的文本")
    document = content.document
    context = {
        "document": document,
        "title": title(document),
        "places": places(content.documents),
        "reference": reference(document),
        "sentence": sentence(document),
        "issues": content.issues,
        "comparisons": content.comparisons,
        "owed": owed,
        "many": MANY,
    }
    if request.args.get("view") == "source":
        context["lines"] = lines(document["text"], content.clauses)
        return await page(datasette, request, "source", context)
    context |= {
        "parts": parts(document, content.clauses, content.indicators, content.bodies, content.links, content.findings),
        "targets": [row for row in content.indicators if row["role"] == "target"],
        "bodies": len({row["unit_id"] for row in content.bodies}),
        "figure": figure,
        "deadline": deadline,
        "baseline": baseline,
    }
    return await page(datasette, request, "plan", context)
