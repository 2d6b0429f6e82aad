"""`/compare/<upper>/<lower>.xlsx` and its like: a comparison as a file to take away."""

import sqlite3
from typing import Any

from datasette import NotFound, Response

from db.site.frame import run


async def export(datasette: Any, request: Any) -> Response:
    """Serve the file, made in one of Datasette's threads; an unchanged one is not sent again."""
    from db.export import FORMATS, headers  # not before it is asked for: pages need none of it
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
    sent = headers(f"{upper_id}--{lower_id}.{suffix}", name, data)
    if sent["ETag"] in (request.headers.get("if-none-match") or ""):
        return Response("", status=304, headers=sent)
    return Response(data, content_type=form.content_type, headers=sent)
