"""JSON of our own: one shape for answers and errors, for programs on any site, tagged so that nothing is sent twice."""

import json
import re
from collections.abc import Awaitable, Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from datasette import NotFound, Response

Page = Callable[[Any, Any], Awaitable[Response]]
LICENSE = "https://www.apache.org/licenses/LICENSE-2.0"
CORS = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag, Link"}
LINKS = f'<{LICENSE}>; rel="license"'
METHODS = "GET, HEAD, OPTIONS"


def answer(request: Any, body: Any, status: int = 200) -> Response:
    """`body` as JSON; 304 without it when the one who asks has it already."""
    text = json.dumps(body, ensure_ascii=False, indent=1)
    tag = f'"{sha256(text.encode()).hexdigest()[:20]}"'
    headers = {**CORS, "ETag": tag, "Cache-Control": "max-age=60" if status == 200 else "no-store", "Link": LINKS}
    if status == 200 and has(request.headers.get("if-none-match"), tag):
        return Response("", status=304, headers=headers)
    return Response(text, status=status, headers=headers, content_type="application/json; charset=utf-8")


def has(known: str | None, tag: str) -> bool:
    """Whether an `If-None-Match` names a tag.

    >>> has('W/"a", "b"', '"a"'), has("*", '"a"'), has('"ab"', '"a"'), has(None, '"a"')
    (True, True, False, False)
    """
    return known is not None and (known.strip() == "*" or tag in re.findall(r'"[^"]*"', known))


def refusal(status: int, reason: str) -> dict[str, Any]:
    """The body of an error, in the shape Datasette gives its own."""
    return {"ok": False, "error": reason, "status": status}


def as_json(view: Page) -> Page:
    """A page of JSON: its errors are JSON as well, and other sites may ask for it."""

    @wraps(view)
    async def asked(datasette: Any, request: Any) -> Response:
        if request.method == "OPTIONS":
            return Response("", status=204, headers={**CORS, "Allow": METHODS, "Access-Control-Allow-Methods": METHODS})
        if request.method not in ("GET", "HEAD"):
            refused = answer(request, refusal(405, f"只能用 {METHODS}"), 405)
            refused.headers["Allow"] = METHODS
            return refused
        try:
            return await view(datasette, request)
        except NotFound as reason:
            return answer(request, refusal(404, str(reason)), 404)
        except ValueError as reason:
            return answer(request, refusal(400, str(reason)), 400)
        except LookupError as reason:
            if isinstance(reason, KeyError | IndexError):
                raise
            return answer(request, refusal(503, str(reason)), 503)

    return asked
