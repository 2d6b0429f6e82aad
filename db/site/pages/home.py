"""`/`: what is here, the plans and their comparisons, the matrix, the gravest findings."""

import sqlite3
from typing import Any, NamedTuple

from datasette import Response

from db.site import queries
from db.site.cite import places, title
from db.site.frame import chosen, owed, page, run
from db.site.matrix import Filter, categories, matrix, summary
from db.site.queries import Row
from db.site.words import DUTIES, TARGET

GRAVEST = 10


class Content(NamedTuple):
    """Rows of the home page, read in one go."""

    totals: Row
    documents: list[Row]
    comparisons: list[Row]
    counts: list[Row]
    upper_id: str | None
    targets: list[Row]
    found: list[Row]
    gravest: list[Row]
    built: dict[str, str]


def read(conn: sqlite3.Connection, wanted_upper: str | None) -> Content:
    """Read everything the page shows; the matrix is that of one upper plan."""
    pairs = queries.comparisons(conn)
    uppers = list(dict.fromkeys(pair["upper_id"] for pair in pairs))
    upper = wanted_upper if wanted_upper in uppers else _busiest(pairs, uppers)
    return Content(
        queries.totals(conn),
        queries.documents(conn),
        pairs,
        queries.verdict_counts(conn),
        upper,
        queries.targets(conn, upper) if upper else [],
        queries.target_findings(conn, upper) if upper else [],
        queries.gravest(conn, GRAVEST),
        queries.build_info(conn),
    )


def _busiest(pairs: list[Row], uppers: list[str]) -> str | None:
    """The upper plan most local plans answer to; the first of them when several do."""
    return max(uppers, key=lambda upper: sum(pair["upper_id"] == upper for pair in pairs), default=None)


async def home(datasette: Any, request: Any) -> Response:
    """Serve the page; filters come as query parameters and what is not known is left out."""
    wanted = request.args.get("upper")
    content = await run(datasette, lambda conn: read(conn, wanted))
    titles = {document["id"]: title(document) for document in content.documents}
    columns = [pair for pair in content.comparisons if pair["upper_id"] == content.upper_id]
    picked = chosen(request, "plan", {column["lower_id"] for column in columns})
    kinds = categories(content.targets)
    sieve = Filter(
        chosen(request, "verdict", TARGET), chosen(request, "duty", DUTIES), chosen(request, "category", set(kinds))
    )
    shown = [column for column in columns if not picked or column["lower_id"] in picked]
    groups = matrix(content.targets, content.found, shown, sieve)
    context = {
        "totals": content.totals,
        "documents": content.documents,
        "titles": titles,
        "places": places(content.documents),
        "pairs": [(pair, summary(pair, content.counts), owed(pair)) for pair in content.comparisons],
        "uppers": list(dict.fromkeys(pair["upper_id"] for pair in content.comparisons)),
        "upper_id": content.upper_id,
        "columns": columns,
        "shown": shown,
        "groups": groups,
        "line_count": sum(len(group.lines) for group in groups),
        "target_count": len(content.targets),
        "categories": kinds,
        "verdicts": {key: word for key, word in TARGET.items() if key != "added"},
        "sieve": sieve,
        "picked": picked,
        "owed": owed,
        "gravest": content.gravest,
        "built": content.built,
    }
    return await page(datasette, request, "home", context)
