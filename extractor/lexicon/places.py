"""Places and their GB/T 2260 codes."""

import csv
from functools import cache
from importlib.resources import files


@cache
def _codes() -> dict[str, list[str]]:
    codes: dict[str, list[str]] = {}
    with (files(__package__) / "places.csv").open(encoding="utf-8") as source:
        for row in csv.DictReader(source):
            codes.setdefault(row["name"], []).append(row["code"])
    return codes


def code_of(name: str) -> str | None:
    """Six-digit code of a place by its full name; None when several places or none bear it.

    >>> code_of("重庆市"), code_of("朝阳区")
    ('500000', None)
    """
    codes = _codes().get(name, [])
    return codes[0] if len(codes) == 1 else None
