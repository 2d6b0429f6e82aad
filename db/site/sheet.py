"""Datasette's own CSV as a spreadsheet opens it: Chinese by its mark, and no cell taken for a formula."""

import codecs
import csv
import io
import re
from collections.abc import Awaitable, Callable
from typing import Any

from extractor.cells import harmless

Send = Callable[[dict[str, Any]], Awaitable[None]]
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?")  # a minus before a number is no formula


class Sheet:
    """Passes an answer on, record by record as they become whole; memory holds one piece of it."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""
        self._mark = "\ufeff"
        self._rows = False

    async def take(self, message: dict[str, Any]) -> None:
        """Pass on one message of the answer."""
        if message["type"] == "http.response.start":
            self._rows = message["status"] == 200
            kept = [(name, value) for name, value in message["headers"] if name.lower() != b"content-length"]
            return await self._send({**message, "headers": kept} if self._rows else message)
        if not self._rows:
            return await self._send(message)
        last = not message.get("more_body", False)
        body = self._safe(self._decoder.decode(message.get("body", b""), last), last)
        await self._send({**message, "body": body.encode("utf-8")})

    def _safe(self, piece: str, last: bool) -> str:
        self._rest += piece
        whole = self._rest.endswith("\n") and self._rest.count('"') % 2 == 0  # else a record goes on in the next piece
        if not self._rest or not (whole or last):
            return ""
        out = io.StringIO()
        csv.writer(out).writerows(
            [_cell(cell) for cell in row] for row in csv.reader(io.StringIO(self._rest, newline=""))
        )
        found, self._rest, self._mark = self._mark + out.getvalue(), "", ""
        return found


def _cell(text: str) -> str:
    """A cell that no spreadsheet reckons.

    >>> _cell("=1+1"), _cell("-2.5"), _cell("床位")
    ("'=1+1", '-2.5', '床位')
    """
    return text if _NUMBER.fullmatch(text) else str(harmless(text))
