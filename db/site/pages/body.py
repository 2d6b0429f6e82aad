"""`/body/<unit>`: one responsible body across plans: its tasks, and where it was dropped, added or replaced."""

import sqlite3
from collections import Counter
from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import unquote

from datasette import NotFound, Response

from db.site import queries
from db.site.cite import places, title
from db.site.frame import owed, page, run
from db.site.queries import Row

MANY = 6  # plans from which on their tasks are folded away


class Share(NamedTuple):
    """What one plan asks of the body: how often in which role, and what became of the roles the upper plan gives it."""

    document_id: str
    roles: Counter[str]
    verdicts: Counter[str]
    duty: bool  # whether it owes anything to the plans above it


class Content(NamedTuple):
    """Rows of one body, read in one go."""

    body: Row
    documents: list[Row]
    tasks: list[Row]
    findings: list[Row]


def read(conn: sqlite3.Connection, unit_id: str) -> Content | None:
    """Read everything the page shows, or None when there is no such body."""
    body_row = queries.body(conn, unit_id)
    if body_row is None:
        return None
    tasks = queries.body_tasks(conn, unit_id)
    raws = sorted({row["raw"] for row in tasks})
    return Content(body_row, queries.documents(conn), tasks, queries.body_findings(conn, raws))


async def body(datasette: Any, request: Any) -> Response:
    """Serve the page."""
    unit_id = unquote(request.url_vars["unit"])
    content = await run(datasette, lambda conn: read(conn, unit_id))
    if content is None:
        raise NotFound(f"没有编号为“{unit_id}”的责任单位")
    changed = [row for row in content.findings if row["verdict"] != "kept"]
    context = {
        "body": content.body,
        "shares": _shares(content),
        "many": MANY,
        "places": places(content.documents),
        "titles": {row["id"]: title(row) for row in content.documents},
        "plans": [(key, list(rows)) for key, rows in groupby(content.tasks, key=lambda row: row["document_id"])],
        "names": sorted({row["raw"] for row in content.tasks}),
        "findings": sorted(((row, owed(row)) for row in changed), key=lambda line: not line[1]),
    }
    return await page(datasette, request, "body", context)


def _shares(content: Content) -> list[Share]:
    """One line for every plan that names the body, or leaves it out where the plan above it names it."""
    lines = []
    for document in content.documents:
        own = [row for row in content.findings if row["lower_id"] == document["id"]]
        roles = Counter(row["role"] for row in content.tasks if row["document_id"] == document["id"])
        if roles or own:
            verdicts = Counter(row["verdict"] for row in own)
            lines.append(Share(document["id"], roles, verdicts, any(owed(row) for row in own)))
    return lines
