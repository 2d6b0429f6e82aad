"""`/body/<unit>`: one responsible body across plans: its tasks, and where it was dropped, added or replaced."""

import sqlite3
from itertools import groupby
from typing import Any, NamedTuple
from urllib.parse import unquote

from datasette import NotFound, Response

from db.site import queries
from db.site.cite import places, title
from db.site.frame import owed, page, run
from db.site.queries import Row


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
    context = {
        "body": content.body,
        "places": places(content.documents),
        "titles": {row["id"]: title(row) for row in content.documents},
        "plans": [(key, list(rows)) for key, rows in groupby(content.tasks, key=lambda row: row["document_id"])],
        "names": sorted({row["raw"] for row in content.tasks}),
        "findings": [(row, owed(row)) for row in content.findings],
    }
    return await page(datasette, request, "body", context)
