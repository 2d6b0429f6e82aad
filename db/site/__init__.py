"""The site: pages for readers on top of Datasette, as a plugin that works on its 0.65 and 1.0 lines.

Only hooks that both lines share are used. Datasette's own pages stay where they are; ours come first
at `/`, `/search`, `/accuracy`, `/api`, `/plan/…`, `/compare/…`, `/target/…`, `/body/…` and `/finding/…`.
"""

import sqlite3
from collections.abc import Awaitable, Callable
from functools import partial, wraps
from importlib.resources import files
from typing import Any
from urllib.parse import quote

from datasette import NotFound, Response
from markupsafe import Markup, escape
from pluggy import HookimplMarker

from db import search as engine
from db.cutter import warm
from db.site import headers
from db.site.answers import as_json
from db.site.pages import data
from db.site.pages.accuracy import accuracy
from db.site.pages.api import api
from db.site.pages.body import body
from db.site.pages.compare import compare
from db.site.pages.export import export, plan_file
from db.site.pages.finding import finding
from db.site.pages.home import home
from db.site.pages.plan import plan
from db.site.pages.search import search
from db.site.pages.target import target
from db.site.words import VERDICTS

Page = Callable[[Any, Any], Awaitable[Response]]
hookimpl = HookimplMarker("datasette")
SERVED = {"site.css": "text/css", "datasette.css": "text/css", "copy.js": "text/javascript"}


def _served(view: Page) -> Page:
    """A page that says in plain words when no database of plans is there."""

    @wraps(view)
    async def with_plans(datasette: Any, request: Any) -> Response:
        try:
            return await view(datasette, request)
        except LookupError as reason:
            if isinstance(reason, KeyError | IndexError):
                raise
            context = {"title": "还没有数据", "status": 503, "error": str(reason)}
            html = await datasette.render_template("error.html", context, request=request)
            return Response.html(html, status=503)

    return with_plans


async def static(request: Any) -> Response:
    """Serve a style sheet or the one script; the address carries a hash, so it may be kept for long."""
    name = request.url_vars["name"]
    if name not in SERVED:
        raise NotFound(f"没有文件“{name}”")
    body = (files(__package__) / "static" / name).read_text("utf-8")
    headers = {"Cache-Control": "public, max-age=86400", "X-Content-Type-Options": "nosniff"}
    return Response(body, content_type=f"{SERVED[name]}; charset=utf-8", headers=headers)


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """Addresses of our pages."""
    slug = r"[A-Za-z0-9_\-]+"
    return [
        (r"^/$", _served(home)),
        (r"^/search$", _served(search)),
        (r"^/accuracy$", _served(accuracy)),
        (r"^/api$", _served(api)),
        (r"^/openapi\.json$", as_json(data.openapi)),
        (r"^/search\.json$", as_json(data.search)),
        (rf"^/compare/(?P<upper>{slug})/(?P<lower>{slug})\.json$", as_json(data.compare)),
        (rf"^/plan/(?P<document>{slug})$", _served(plan)),
        (rf"^/plan/(?P<document>{slug})\.akn\.xml$", as_json(plan_file)),
        (rf"^/compare/(?P<upper>{slug})/(?P<lower>{slug})$", _served(compare)),
        (rf"^/compare/(?P<upper>{slug})/(?P<lower>{slug})/findings\.(?P<format>csv|md)$", as_json(export)),
        (rf"^/compare/(?P<upper>{slug})/(?P<lower>{slug})\.(?P<format>[a-z.]+)$", as_json(export)),
        (rf"^/target/(?P<indicator>{slug})$", _served(target)),
        (r"^/body/(?P<unit>[^/]+)$", _served(body)),
        (rf"^/finding/(?P<finding>{slug})$", _served(finding)),
        (r"^/-/plandiff/(?P<name>[a-z]+\.(?:css|js))$", static),
    ]


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[headers.App], headers.App]:
    """Put tags, licence and, on a public site, a strict policy on every answer."""
    warm()  # a comparison cuts its texts into words; the first reader need not wait for the dictionary
    return partial(headers.wrapped, datasette)


@hookimpl(trylast=True)
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Let `?_search=` understand Chinese: ours must come after Datasette registers its own `escape_fts`."""
    engine.register(conn)


@hookimpl
def extra_css_urls(datasette: Any) -> list[str]:
    """Datasette's own pages get a little of our typography; our pages bring their own sheet."""
    return [datasette.urls.path("/-/plandiff/datasette.css")]


@hookimpl
def render_cell(value: Any, column: str, datasette: Any) -> Markup | None:
    """Turn ids into links to our pages and verdict codes into words, on Datasette's own pages."""
    label = None
    if isinstance(value, dict):  # a foreign key that Datasette has looked up
        value, label = value.get("value"), value.get("label")
    if not isinstance(value, str) or not value:
        return None
    address = _address(column, value)
    if address:
        link = Markup('<a href="{}">{}</a>').format(datasette.urls.path(address), label or value)
        return link + Markup(" <small>{}</small>").format(value) if label else link
    if column == "verdict":
        words = {table[value].text for table in VERDICTS.values() if value in table}
        return Markup("{} <small>{}</small>").format("／".join(sorted(words)), escape(value)) if words else None
    return None


def _address(column: str, value: str) -> str | None:
    """Address of our page about an id, by the column that holds it."""
    if column.endswith("clause_id") and "_" in value:
        return f"/plan/{value.split('_')[0]}#{value}"
    if column == "comparison_id" and "--" in value:
        return "/compare/{}/{}".format(*value.split("--", 1))
    if column in ("upper_id", "lower_id", "document_id"):
        return f"/plan/{value}"
    if column == "unit_id":
        return f"/body/{quote(value)}"
    if column.endswith("indicator_id"):
        return f"/target/{value}"
    return f"/finding/{value}" if column == "finding_id" else None
