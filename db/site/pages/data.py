"""JSON of our own: `/search.json`, `/compare/<upper>/<lower>.json` and their description, `/openapi.json`."""

import re
import sqlite3
from typing import Any

from datasette import NotFound, Response

from db import search as engine
from db.site.answers import LICENSE, answer
from db.site.catalogue import catalogue
from db.site.compared import compared, own_findings
from db.site.finder import Answers, Wanted, find, wanted_of
from db.site.frame import Links, database_name, run
from db.site.openapi import document
from db.site.pages.compare import read as read_comparison
from db.site.queries import Row

SIZE, MOST = 20, 100


async def openapi(datasette: Any, request: Any) -> Response:
    """Describe everything that answers in JSON."""
    tables = await run(datasette, catalogue)
    name = await database_name(datasette)
    most = datasette.setting("max_returned_rows")
    return answer(request, document(tables, name, datasette.urls.path("/"), most))


async def search(datasette: Any, request: Any) -> Response:
    """Answer a search: clauses with the places of what was found, and the counts to narrow by."""
    if "q" not in request.args:
        raise ValueError("缺少参数 q：要找的词")
    size = _size(request.args.get("size"))
    wanted = wanted_of(request)
    found = await run(datasette, lambda conn: find(conn, wanted, size))
    links = Links(datasette.urls, await database_name(datasette))

    def full(path: str) -> str:
        address: str = datasette.absolute_url(request, path)
        return address

    hits = [{**_hit(hit), "url": full(links.plan(hit.document_id, hit.clause_id))} for hit in found.found.hits]
    more = found.found.total > wanted.page * size
    return answer(
        request,
        {
            "ok": True,
            "query": wanted.query,
            "mode": found.found.mode,
            "total": found.found.total,
            "page": wanted.page,
            "next": full(_next(request, wanted)) if more else None,
            "hits": hits,
            "facets": _facets(found),
            "license": LICENSE,
        },
    )


def _size(given: str | None) -> int:
    if not given:
        return SIZE
    if not re.fullmatch(r"[0-9]{1,3}", given) or not 0 < int(given) <= MOST:
        raise ValueError(f"size 应为 1 到 {MOST} 的整数")
    return int(given)


def _next(request: Any, wanted: Wanted) -> str:
    """Address of the next page: all that was asked, one page on."""
    kept = re.sub(r"(^|&)page=[^&]*", "", request.query_string).lstrip("&")
    return f"{request.path}?{kept}&page={wanted.page + 1}"


def _hit(hit: engine.Hit) -> Row:
    """One clause; where the words were found is told by offsets, so that nobody has to know our marks."""
    pieces = re.split(f"([{engine.OPEN}{engine.CLOSE}])", hit.text)
    spans: list[list[int]] = []
    at = 0
    for piece in pieces:
        if piece == engine.OPEN:
            spans.append([at])
        elif piece == engine.CLOSE:
            spans[-1].append(at)
        else:
            at += len(piece)
    return {**hit._asdict(), "text": engine.unmarked(hit.text), "found": spans}


def _facets(found: Answers) -> dict[str, dict[str, int]]:
    names = {"plans": "plan", "levels": "level", "years": "year", "kinds": "kind", "bodies": "body"}
    return {name: dict(getattr(found.counts, field).most_common()) for field, name in names.items()}


async def compare(datasette: Any, request: Any) -> Response:
    """Answer with everything that was found about one pair of plans."""
    upper_id, lower_id = request.url_vars["upper"], request.url_vars["lower"]

    def found(conn: sqlite3.Connection) -> dict[str, Any] | None:
        content = read_comparison(conn, upper_id, lower_id)
        return compared(content, own_findings(conn, (upper_id, lower_id))) if content else None

    body = await run(datasette, found)
    if body is None:
        raise NotFound(f"没有“{lower_id}”对照“{upper_id}”的比对")
    return answer(request, body)
