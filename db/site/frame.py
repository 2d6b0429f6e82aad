"""What every page shares: the database it reads, the address helpers, the response with its headers."""

import sqlite3
from collections.abc import Callable, Collection, Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, TypeVar
from urllib.parse import quote

from datasette import Response

from db.site import queries
from db.site.words import (
    DUTIES,
    KINDS,
    LEVELS,
    RELATIONS,
    ROLES,
    SEVERITIES,
    SUBJECTS,
    finding_word,
    flag_words,
    verdict_word,
)

Result = TypeVar("Result")
# Nothing but our own style sheet and our own forms: no script can run, whatever a plan's text holds.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
# Pages with citations bring the one script there is, which copies them.
CITING = frozenset({"plan", "finding"})
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}


async def run(datasette: Any, read: Callable[[sqlite3.Connection], Result]) -> Result:
    """Call `read` with a connection to the plans, in one of Datasette's threads."""
    database = datasette.get_database(await database_name(datasette))
    found: Result = await database.execute_fn(read)
    return found


async def database_name(datasette: Any) -> str:
    """Name of the first database that holds plans; whoever serves may call the file what they like."""
    known: str | None = getattr(datasette, "_plandiff_database", None)
    if known is None or known not in datasette.databases:
        for name, database in datasette.databases.items():
            if name != "_internal" and await database.execute_fn(queries.tables) >= queries.NEEDED:
                datasette._plandiff_database = known = name
                break
        else:
            raise LookupError("没有找到规划数据库。请先运行 plandiff build corpus，再用 plandiff serve 打开。")
    return known


class Links:
    """Addresses of the site, under whatever path Datasette is served."""

    def __init__(self, urls: Any, database: str) -> None:
        self._path = urls.path
        self._database = database

    def home(self) -> str:
        return str(self._path("/"))

    def plan(self, document_id: str, clause_id: str | None = None) -> str:
        """A plan, or one clause of it."""
        return str(self._path(f"/plan/{document_id}")) + (f"#{clause_id}" if clause_id else "")

    def source(self, document_id: str, line: int | None = None) -> str:
        """The plan line by line as it was received."""
        return str(self._path(f"/plan/{document_id}")) + "?view=source" + (f"#L{line}" if line else "")

    def compare(self, upper_id: str, lower_id: str, anchor: str = "") -> str:
        return str(self._path(f"/compare/{upper_id}/{lower_id}")) + (f"#{anchor}" if anchor else "")

    def finding(self, finding_id: str) -> str:
        return str(self._path(f"/finding/{finding_id}"))

    def target(self, indicator_id: str) -> str:
        return str(self._path(f"/target/{indicator_id}"))

    def body(self, unit_id: str) -> str:
        return str(self._path(f"/body/{quote(unit_id)}"))

    def search(self) -> str:
        return str(self._path("/search"))

    def data(self, table: str = "", query: str = "") -> str:
        """Datasette's own page of the database or of one of its tables."""
        where = f"/{self._database}/{table}" if table else f"/{self._database}"
        return str(self._path(where)) + (f"?{query}" if query else "")

    def static(self, name: str) -> str:
        """Our style sheet or our script."""
        return str(self._path(f"/-/plandiff/{name}?{static_hash(name)}"))


@cache
def static_hash(name: str) -> str:
    """Short hash by which a browser notices a new style sheet or script."""
    return sha256((files("db.site") / "static" / name).read_bytes()).hexdigest()[:8]


def owed(comparison: Mapping[str, Any]) -> bool:
    """Whether the lower plan of a pair owes what the upper one asks: it implements it and is not the older one."""
    return comparison["relation"] == "implements" and not comparison["lower_predates_upper"]


async def page(datasette: Any, request: Any, name: str, context: dict[str, Any], status: int = 200) -> Response:
    """Render one of our templates with the words and addresses that all of them use."""
    shared = {
        "links": Links(datasette.urls, await database_name(datasette)),
        "subjects": SUBJECTS,
        "severities": SEVERITIES,
        "duties": DUTIES,
        "relations": RELATIONS,
        "levels": LEVELS,
        "kinds": KINDS,
        "roles": ROLES,
        "flag_words": flag_words,
        "verdict_word": verdict_word,
        "finding_word": finding_word,
    }
    html = await datasette.render_template(f"plandiff/{name}.html", {**shared, **context}, request=request)
    tag = f'"{sha256(html.encode()).hexdigest()[:20]}"'
    headers = {**HEADERS, "ETag": tag, "Cache-Control": "max-age=60"}
    if name in CITING:
        headers["Content-Security-Policy"] = f"script-src 'self'; {POLICY}"
    if status == 200 and tag in (request.headers.get("if-none-match") or ""):
        return Response("", status=304, headers=headers)
    return Response.html(html, status=status, headers=headers)


def chosen(request: Any, name: str, allowed: Collection[str]) -> list[str]:
    """Values of a query parameter that mean something; what is not known is left out, never an error."""
    return [value for value in request.args.getlist(name) if value in allowed]
