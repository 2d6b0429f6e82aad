"""Datasette's own pages, mended where a reader who hears them or needs contrast would stumble.

They stay Datasette's: nothing is taken away and nothing moves. What a style sheet can mend is in `datasette.css`.
"""

import re
from typing import Any

# Fields without a word beside them, by name; those added by a filter carry a number: `_filter_op_2`.
LABELS = {
    "_filter_column": "筛选的字段",
    "_filter_op": "怎样比较",
    "_filter_value": "比较的值",
    "_sort": "排序的字段",
    "sql": "SQL 查询",
}
_FIELD = re.compile(
    rb'<(select|input|textarea)\b(?![^>]*\b(?:aria-label|type="(?:hidden|submit|checkbox)"))([^>]*?\bname="(\w+)")'
)
_FRAME = (
    (re.compile(rb"<html(?: lang=\"en\")?>"), b'<html lang="zh-CN">'),
    (re.compile(rb'<section class="content">'), b'<section class="content" role="main">'),
)
_TABLE = re.compile(r"^/(?P<database>[^/]+)/[^/]+(/[^/]+)?$")


def mended(html: bytes) -> bytes:
    """The page with its language, its main part and a name for every field.

    >>> mended(b'<html><select name="_filter_op_1">').decode()
    '<html lang="zh-CN"><select aria-label="怎样比较" name="_filter_op_1">'
    """
    for pattern, replacement in _FRAME:
        html = pattern.sub(replacement, html, count=1)
    return _FIELD.sub(_labelled, html)


def _labelled(field: re.Match[bytes]) -> bytes:
    label = LABELS.get(re.sub(r"_\d+$", "", field[3].decode()))
    return b"<" + field[1] + (f' aria-label="{label}"'.encode() if label else b"") + field[2]


def blamed(datasette: Any, path: str, status: int) -> int:
    """Datasette calls a strange `_sort` its own failure; with rows that cannot change it is the address's."""
    found = _TABLE.match(path) if status == 500 else None
    database = datasette.databases.get(found["database"]) if found else None
    return 400 if database is not None and not database.is_mutable else status
