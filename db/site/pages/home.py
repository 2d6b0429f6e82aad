"""`/`: what is here, the plans and their comparisons, the matrix, the gravest findings."""

import sqlite3
from typing import Any, NamedTuple

from datasette import Response

from db.site import queries
from db.site.cite import places, title
from db.site.frame import chosen, owed, page, run
from db.site.matrix import DIFFERENT, MANY, Filter, Summary, categories, matrix, summary
from db.site.queries import Row
from db.site.words import DUTIES, TARGET

GRAVEST = 10
LONG = 12  # comparisons and plans from which on their lists are kept short
SORTED = frozenset({"match", "stricter", "interim", "redefined", "weaker", "omitted", "added", "tasks"})
DIFFERS = "differs"  # the value of the filter that stands for every verdict but agreement


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
    verdicts = chosen(request, "verdict", {*TARGET, DIFFERS})
    sieve = Filter(
        DIFFERENT if DIFFERS in verdicts else verdicts,
        chosen(request, "duty", DUTIES),
        chosen(request, "category", set(kinds)),
    )
    wanted_columns = [column for column in columns if not picked or column["lower_id"] in picked]
    found = matrix(content.targets, content.found, wanted_columns, sieve)
    sort = next(iter(chosen(request, "sort", SORTED)), "")
    context = {
        "totals": content.totals,
        "documents": content.documents,
        "titles": titles,
        "places": places(content.documents),
        "pairs": _pairs(content, sort),
        "sort": sort,
        "long": LONG,
        "many": MANY,
        "uppers": list(dict.fromkeys(pair["upper_id"] for pair in content.comparisons)),
        "upper_id": content.upper_id,
        "columns": columns,
        "shown": found.columns,
        "groups": found.groups,
        "line_count": found.size(),
        "target_count": len(content.targets),
        "categories": kinds,
        "verdicts": {key: word for key, word in TARGET.items() if key != "added"},
        "verdict": verdicts[0] if verdicts else "",
        "sieve": sieve,
        "picked": picked,
        "owed": owed,
        "gravest": content.gravest,
        "built": content.built,
    }
    return await page(datasette, request, "home", context)


def _pairs(content: Content, sort: str) -> list[tuple[Row, Summary, bool]]:
    """Every comparison with its sum, in the order of the manifest or with the most of one verdict first."""
    pairs = [(pair, summary(pair, content.counts), owed(pair)) for pair in content.comparisons]
    if not sort:
        return pairs
    # Who owes nothing is not ranked among those who do.
    return sorted(pairs, key=lambda line: (not line[2], -_number(line[1], sort)))


def _number(found: Summary, verdict: str) -> int:
    return found.tasks.get("omitted", 0) if verdict == "tasks" else found.counts.get(verdict, 0)
