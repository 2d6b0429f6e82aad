"""`/compare/<upper>/<lower>.xlsx` and its like, `/plan/<id>.akn.xml`: comparisons and plans as files to take away."""

from typing import TYPE_CHECKING, Any

from datasette import NotFound, Response

from db.export import FORMATS, headers
from db.site.answers import CORS, LINKS, has
from db.site.frame import run

if TYPE_CHECKING:
    from db.export.files import File


async def export(datasette: Any, request: Any) -> Response:
    """Serve the file, made in one of Datasette's threads; an unchanged one is not sent again."""
    from db.export.files import comparison_file  # not before it is asked for: pages need none of it

    upper, lower, suffix = (request.url_vars[name] for name in ("upper", "lower", "format"))
    site = _site(datasette, request)
    file = (
        await run(datasette, lambda conn: comparison_file(conn, upper, lower, suffix, site))
        if suffix in FORMATS
        else None
    )
    if file is None:
        raise NotFound(f"没有“{lower}”对照“{upper}”的 {suffix} 文件")
    return _sent(request, file)


async def plan_file(datasette: Any, request: Any) -> Response:
    """Serve one plan as Akoma Ntoso."""
    from db.export.files import plan_file as written

    document_id, site = request.url_vars["document"], _site(datasette, request)
    file = await run(datasette, lambda conn: written(conn, document_id, site))
    if file is None:
        raise NotFound(f"没有编号为“{document_id}”的文本")
    return _sent(request, file)


def _site(datasette: Any, request: Any) -> str:
    address: str = datasette.absolute_url(request, datasette.urls.path("/"))
    return address


def _sent(request: Any, file: "File") -> Response:
    sent = {**CORS, "Link": LINKS, **headers(file.ascii_name, file.name, file.data)}
    if has(request.headers.get("if-none-match"), sent["ETag"]):
        return Response("", status=304, headers=sent)
    return Response(file.data, content_type=file.content_type, headers=sent)
