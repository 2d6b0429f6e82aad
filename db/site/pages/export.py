"""`/compare/<upper>/<lower>.xlsx` and its like, `/plan/<id>.akn.xml`: comparisons and plans as files to take away."""

import sqlite3
from typing import Any

from datasette import NotFound, Response

from db.site import queries
from db.site.answers import CORS
from db.site.cite import title
from db.site.frame import run


async def export(datasette: Any, request: Any) -> Response:
    """Serve the file, made in one of Datasette's threads; an unchanged one is not sent again."""
    from db.export import FORMATS  # not before it is asked for: pages need none of it
    from db.export.paper import gather

    upper_id, lower_id, suffix = (request.url_vars[name] for name in ("upper", "lower", "format"))
    form = FORMATS.get(suffix)
    site = datasette.absolute_url(request, datasette.urls.path("/"))

    def made(conn: sqlite3.Connection) -> tuple[bytes, str] | None:
        paper = gather(conn, upper_id, lower_id, site) if form else None
        return (form.write(paper), paper.file_name(form.kind, suffix)) if form and paper else None

    found = await run(datasette, made)
    if form is None or found is None:
        raise NotFound(f"没有“{lower_id}”对照“{upper_id}”的 {suffix} 文件")
    data, name = found
    return _sent(request, data, f"{upper_id}--{lower_id}.{suffix}", name, form.content_type)


async def plan_file(datasette: Any, request: Any) -> Response:
    """Serve one plan as Akoma Ntoso."""
    from db.export.akn import TYPE, akoma_ntoso
    from db.export.paper import nameable

    document_id = request.url_vars["document"]
    address = datasette.absolute_url(request, datasette.urls.path(f"/plan/{document_id}"))

    def made(conn: sqlite3.Connection) -> tuple[bytes, str] | None:
        document = queries.document(conn, document_id)
        if document is None:
            return None
        built = queries.build_info(conn).get("built_at")
        return akoma_ntoso(document, queries.document_clauses(conn, document_id), address, built), title(document)

    found = await run(datasette, made)
    if found is None:
        raise NotFound(f"没有编号为“{document_id}”的文本")
    data, name = found
    return _sent(request, data, f"{document_id}.akn.xml", f"{nameable(name)}.akn.xml", TYPE)


def _sent(request: Any, data: bytes, ascii_name: str, name: str, content_type: str) -> Response:
    from db.export import headers

    sent = {**CORS, **headers(ascii_name, name, data)}
    if sent["ETag"] in (request.headers.get("if-none-match") or ""):
        return Response("", status=304, headers=sent)
    return Response(data, content_type=content_type, headers=sent)
