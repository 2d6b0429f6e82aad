"""Comparisons and plans as files to take away: one module a format, what they say is gathered once in `paper`.

Modules of a format are opened when that format is asked for: a spreadsheet writer costs more to import
than a page costs to serve.
"""

from collections.abc import Callable
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import quote

if TYPE_CHECKING:
    from db.export.paper import Paper


class Format(NamedTuple):
    """One kind of file."""

    kind: str  # what a person calls it, part of the file name
    content_type: str
    write: Callable[["Paper"], bytes]


def _xlsx(paper: "Paper") -> bytes:
    from db.export.workbook import workbook

    return workbook(paper)


def _docx(paper: "Paper") -> bytes:
    from db.export.word import word

    return word(paper)


def _csv(paper: "Paper") -> bytes:
    from db.export.plain import table

    return table(paper)


def _md(paper: "Paper") -> bytes:
    from db.export.plain import markdown

    return markdown(paper)


def _json(paper: "Paper") -> bytes:
    from db.export.plain import records

    return records(paper)


def _mapping(paper: "Paper") -> bytes:
    from db.export.mapping import mapping

    return mapping(paper)


OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS = {
    "xlsx": Format("核对底稿", f"{OFFICE}.spreadsheetml.sheet", _xlsx),
    "docx": Format("对照表", f"{OFFICE}.wordprocessingml.document", _docx),
    "md": Format("对照表", "text/markdown; charset=utf-8", _md),
    "csv": Format("核对清单", "text/csv; charset=utf-8", _csv),
    "json": Format("记录", "application/json; charset=utf-8", _json),
    "mapping.json": Format("条款对应", "application/json; charset=utf-8", _mapping),
}
USUAL = "xlsx"
PLAN = "akn.xml"  # the one format of a plan by itself
PLAN_TYPE = "application/akn+xml; charset=utf-8"


def headers(ascii_name: str, name: str, data: bytes) -> dict[str, str]:
    """Headers under which a browser saves a file under its Chinese name (RFC 5987) and asks again only when it changed.

    >>> headers("a--b.md", "甲.md", b"")["Content-Disposition"]
    'attachment; filename="a--b.md"; filename*=UTF-8\\'\\'%E7%94%B2.md'
    """
    return {
        "Content-Disposition": f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(name, safe='')}",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "max-age=60",
        "ETag": f'"{sha256(data).hexdigest()[:20]}"',
    }
