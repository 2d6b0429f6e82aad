"""A search as it stands in an address: what is asked, what is found, how many there are of each kind."""

import sqlite3
from collections import Counter
from typing import Any, NamedTuple

from db import search as engine
from db.site import queries
from db.site.frame import chosen
from db.site.queries import Row
from db.site.words import KINDS, LEVELS

LONGEST = 400
MANY = 50  # values of one kind to narrow by; SQLite takes so many parameters and no more


class Wanted(NamedTuple):
    """What the reader asked for."""

    query: str
    plans: list[str]
    levels: list[str]
    years: list[str]
    kinds: list[str]
    bodies: list[str]
    page: int

    def narrowed(self) -> bool:
        """Whether only a part of the clauses is looked at."""
        return bool(self.plans or self.levels or self.years or self.kinds or self.bodies)


class Counts(NamedTuple):
    """How many clauses answer the query in all plans, whatever it was narrowed to."""

    plans: Counter[str]
    levels: Counter[str]
    years: Counter[str]
    kinds: Counter[str]
    bodies: Counter[str]
    functions: dict[str, str]  # of the bodies


class Answers(NamedTuple):
    """One page of what is found."""

    documents: list[Row]
    found: engine.Found
    counts: Counts


def wanted_of(request: Any) -> Wanted:
    """Read the address; what is not known there is left out, never an error."""
    number = request.args.get("page") or "1"
    return Wanted(
        (request.args.get("q") or "").strip()[:LONGEST],
        _some(request, "plan"),
        chosen(request, "level", LEVELS),
        _some(request, "year"),
        chosen(request, "kind", KINDS),
        _some(request, "body"),
        max(1, int(number)) if number.isascii() and number.isdigit() and len(number) < 6 else 1,
    )


def _some(request: Any, name: str) -> list[str]:
    return [value for value in request.args.getlist(name) if value][:MANY]


def year_of(document: Row) -> str | None:
    """The year in which a plan was issued, null where it does not say."""
    return document["issued_on"][:4] if document["issued_on"] else None


def find(conn: sqlite3.Connection, wanted: Wanted, size: int) -> Answers:
    """Search, and count the answers as they were before they were narrowed."""
    documents = queries.plans(conn)
    start = (wanted.page - 1) * size
    if wanted.narrowed():
        everything = engine.search(conn, wanted.query, limit=0)
        found = engine.search(conn, wanted.query, limit=size, offset=start, within=_within(wanted, documents))
    else:
        everything = found = engine.search(conn, wanted.query, limit=size, offset=start)
    counted = engine.count(conn, wanted.query, everything.mode)
    return Answers(documents, found, _counts(counted, documents))


def plans_of(wanted: Wanted, documents: list[Row]) -> list[str]:
    """Ids of the plans that are looked at."""
    return [
        row["id"]
        for row in documents
        if (not wanted.plans or row["id"] in wanted.plans)
        and (not wanted.levels or row["level"] in wanted.levels)
        and (not wanted.years or year_of(row) in wanted.years)
    ]


def _within(wanted: Wanted, documents: list[Row]) -> engine.Within:
    return engine.Within(plans_of(wanted, documents) or ["-"], wanted.kinds, wanted.bodies)


def _counts(counted: engine.Counted, documents: list[Row]) -> Counts:
    known = {row["id"]: row for row in documents}
    counts = Counts(Counter(), Counter(), Counter(), Counter(), Counter(), {})
    for document_id, kind, number in counted.clauses:
        counts.plans[document_id] += number
        counts.kinds[kind] += number
        for value, counter in (
            (known[document_id]["level"], counts.levels),
            (year_of(known[document_id]), counts.years),
        ):
            if value:
                counter[value] += number
    for unit_id, function, number in counted.units:
        counts.bodies[unit_id] = number
        counts.functions[unit_id] = function
    return counts
