"""What every answer carries, Datasette's own included: tags, licence and, on a public site, a policy that lets no inline script run.

Rows cannot change while they are served, so the tag of an answer is made from its address and the
hash of the database: who has the answer already is told so before anything is read.
"""

import json
import re
from collections.abc import Awaitable, Callable
from functools import partial
from hashlib import sha256
from typing import Any
from urllib.parse import unquote

from datasette import __version__ as datasette_version

from db.site.answers import CORS, LINKS, METHODS, has, refusal
from db.site.mended import blamed, mended
from db.site.sheet import Sheet
from extractor import __version__

Scope = dict[str, Any]
Send = Callable[[dict[str, Any]], Awaitable[None]]
App = Callable[[Scope, Any, Send], Awaitable[None]]
Headers = list[tuple[bytes, bytes]]
# Datasette writes some styles into its pages; scripts come from this site only, and its pages are left none inline.
PUBLIC = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# Scripts of its pages expect values written inline and fail without them; every page reads without scripts.
_SCRIPT = re.compile(rb"<script\b.*?</script\s*>", re.S | re.I)
_HANDLER = re.compile(rb"""(<[a-z][^<>]*?)\son[a-z]+\s*=\s*(?:"[^"]*"|'[^']*')""", re.I)
# Pages for whoever runs the site: they name files of this machine, settings and threads.
_OWN = re.compile(
    r"/-/(databases|threads|plugins|settings|messages|patterns|logs|permissions|allow-debug|allowed|rules|check|debug|api"
    r"|create-token)\b"
)
_CORS = [(name.lower().encode(), value.encode()) for name, value in CORS.items()]
_DATA = re.compile(r"^/(?P<database>[^/]+)/[^/]+(/[^/]+)?\.(json|csv)$")


def wrapped(datasette: Any, app: App) -> App:
    """Put the headers on what `app` answers."""
    public = not datasette.setting("default_allow_sql")

    async def answered(scope: Scope, receive: Any, send: Send) -> None:
        if scope["type"] != "http":
            return await app(scope, receive, send)
        path = unquote(scope["path"]).removeprefix(datasette.setting("base_url").rstrip("/"))
        if public and _OWN.match(path):
            return await _plain(send, 403, refusal(403, "这里不对外开放"))
        if _is_data(datasette, path):
            return await _data(datasette, app, scope, receive, Sheet(send).take if path.endswith(".csv") else send)
        return await app(scope, receive, _Whole(send, public, partial(blamed, datasette, path)).take)

    return answered


def _is_data(datasette: Any, path: str) -> bool:
    """Whether an address is one of rows that cannot change."""
    found = _DATA.match(path)
    database = datasette.databases.get(found["database"]) if found else None
    return database is not None and not database.is_mutable


async def _data(datasette: Any, app: App, scope: Scope, receive: Any, send: Send) -> None:
    """Rows as JSON or CSV: with a tag and a licence, or not at all when they are known."""
    if scope["method"] not in ("GET", "HEAD", "OPTIONS"):
        return await _plain(send, 405, refusal(405, f"只能用 {METHODS}"), [(b"allow", METHODS.encode())])
    tag = _tag(datasette, scope)
    known = dict(scope["headers"]).get(b"if-none-match", b"").decode("latin-1")
    license_ = (b"link", LINKS.encode())
    fresh = (b"cache-control", f"max-age={datasette.setting('default_cache_ttl')}".encode())
    if known and known.strip() != "*" and has(known, tag):
        own = [*_CORS, fresh, (b"etag", f"W/{tag}".encode()), license_]
        await send({"type": "http.response.start", "status": 304, "headers": own})
        return await send({"type": "http.response.body", "body": b""})
    failed: dict[str, Any] = {}

    async def marked(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            if message["status"] == 500:
                failed.update(message)
                return
            if message["status"] == 200:
                kept = [] if b"cache-control" in _named(message["headers"]) else [fresh]
                message["headers"] = [*message["headers"], *kept, (b"etag", f"W/{tag}".encode()), license_]
        elif failed:
            return await _plain(send, 400, _blame(message.get("body", b"")))
        await send(message)

    await app(scope, receive, marked)


def _tag(datasette: Any, scope: Scope) -> str:
    path = unquote(scope["path"])
    name = path.removeprefix(datasette.setting("base_url").rstrip("/")).split("/")[1]
    parts = (
        datasette.databases[name].hash,
        datasette_version,
        __version__,
        path,
        scope["query_string"].decode("latin-1"),
    )
    return f'"{sha256(repr(parts).encode()).hexdigest()[:20]}"'


def _blame(body: bytes) -> dict[str, Any]:
    """Datasette calls a strange `_next` or `_sort` its own failure; with rows that cannot change it is the address's."""
    try:
        reason = json.loads(body)["error"]
    except (ValueError, KeyError, TypeError):
        reason = "参数不对"
    return refusal(400, str(reason))


async def _plain(send: Send, status: int, body: dict[str, Any], more: Headers | None = None) -> None:
    headers = [
        *_CORS,
        (b"content-type", b"application/json; charset=utf-8"),
        (b"cache-control", b"no-store"),
        *(more or []),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": json.dumps(body, ensure_ascii=False).encode()})


def _named(headers: Headers) -> dict[bytes, bytes]:
    return {name.lower(): value for name, value in headers}


class _Whole:
    """Holds back a page of Datasette's until it is whole, and mends it; on a public site its scripts go as well."""

    def __init__(self, send: Send, strict: bool, judged: Callable[[int], int]) -> None:
        self._send = send
        self._strict = strict
        self._judged = judged
        self._start: dict[str, Any] | None = None
        self._body = b""

    async def take(self, message: dict[str, Any]) -> None:
        """Pass on one message of the answer, or keep it."""
        if message["type"] == "http.response.start":
            headers = _named(message["headers"])
            own = b"content-security-policy" in headers
            if headers.get(b"content-type", b"").startswith(b"text/html") and message["status"] != 304 and not own:
                self._start = message
                return
        elif self._start is not None:
            self._body += message.get("body", b"")
            if not message.get("more_body"):
                await self._release(self._start)
            return
        await self._send(message)

    async def _release(self, start: dict[str, Any]) -> None:
        headers = [(name, value) for name, value in start["headers"] if name.lower() != b"content-length"]
        body = mended(self._body)
        if self._strict:
            headers.append((b"content-security-policy", PUBLIC.encode()))
            headers.append((b"x-content-type-options", b"nosniff"))
            body = _HANDLER.sub(rb"\1", _SCRIPT.sub(b"", body))
        headers.append((b"content-length", str(len(body)).encode()))
        await self._send({**start, "status": self._judged(start["status"]), "headers": headers})
        await self._send({"type": "http.response.body", "body": body})
