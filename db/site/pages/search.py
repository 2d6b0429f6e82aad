"""`/search?q=`: ranked clauses with highlights, and links that narrow them by plan, level, kind and body."""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple
from urllib.parse import urlencode

from datasette import Response

from db import search as engine
from db.site import queries
from db.site.cite import places, title
from db.site.figures import deadline, figure
from db.site.frame import chosen, page, run
from db.site.named import Named, bodies_of, named, parents_of
from db.site.queries import Row
from db.site.spans import Run
from db.site.words import KINDS, LEVELS

PAGE = 20
LOOKED_AT = 500  # hits that are ranked, counted and paged through; beyond them the reader should narrow the search
EXCERPT = 150
BODIES = 12  # bodies offered to narrow by


class Wanted(NamedTuple):
    """What the reader asked for, as it stands in the address."""

    query: str
    plans: list[str]
    levels: list[str]
    kinds: list[str]
    bodies: list[str]
    page: int


class Option(NamedTuple):
    """One way to narrow the answers, or to widen them again when it is on."""

    text: str
    number: int
    on: bool
    query: str  # query string of the link


class Answer(NamedTuple):
    """One clause that was found."""

    document_id: str
    clause_id: str
    head: str
    kind: str
    excerpt: list[Run]


class Content(NamedTuple):
    """What the page shows, read in one go."""

    documents: list[Row]
    found: engine.Found
    kept: list[engine.Hit]
    counted: list[engine.Hit]
    bodies: list[Row]
    named: Named
    parents: dict[str, str]


def read(conn: sqlite3.Connection, wanted: Wanted) -> Content:
    """Search, and count the answers before they were narrowed."""
    documents = queries.documents(conn)
    ids = [
        row["id"]
        for row in documents
        if (not wanted.plans or row["id"] in wanted.plans) and (not wanted.levels or row["level"] in wanted.levels)
    ]
    everything = engine.search(conn, wanted.query, limit=LOOKED_AT)
    narrowed = bool(wanted.plans or wanted.levels or wanted.kinds)
    found = everything
    if narrowed:
        found = engine.search(conn, wanted.query, limit=LOOKED_AT, documents=ids or ["-"], kinds=wanted.kinds)
    bodies = bodies_of(conn, [hit.clause_id for hit in everything.hits])
    kept = list(found.hits)
    if wanted.bodies:
        named_by = bodies_of(conn, [hit.clause_id for hit in kept])
        own = {row["clause_id"] for row in named_by if row["unit_id"] in wanted.bodies}
        kept = [hit for hit in kept if hit.clause_id in own]
    shown = [hit.clause_id for hit in kept[(wanted.page - 1) * PAGE :][:PAGE]]
    return Content(
        documents,
        found,
        kept,
        list(everything.hits),
        bodies,
        named(conn, wanted.query),
        parents_of(conn, shown),
    )


async def search(datasette: Any, request: Any) -> Response:
    """Serve the page; without a query it explains what can be asked."""
    query = (request.args.get("q") or "").strip()[:400]
    number = request.args.get("page") or "1"
    wanted = Wanted(
        query,
        [value for value in request.args.getlist("plan") if value],
        chosen(request, "level", LEVELS),
        chosen(request, "kind", KINDS),
        [value for value in request.args.getlist("body") if value],
        max(1, int(number)) if number.isascii() and number.isdigit() and len(number) < 6 else 1,
    )
    content = await run(datasette, lambda conn: read(conn, wanted))
    names = places(content.documents)
    start = (wanted.page - 1) * PAGE
    total = len(content.kept) if wanted.bodies else content.found.total
    context = {
        "wanted": wanted,
        "mode": content.found.mode,
        "total": total,
        "start": start,
        "answers": [_answer(hit) for hit in content.kept[start : start + PAGE]],
        "facets": _facets(content, wanted, names) if content.counted else [],
        "partial": content.found.total > LOOKED_AT,
        "looked_at": LOOKED_AT,
        "before": _link(wanted, page=wanted.page - 1) if wanted.page > 1 else "",
        "after": _link(wanted, page=wanted.page + 1) if len(content.kept) > start + PAGE else "",
        "plain": _link(Wanted(query, [], [], [], [], 1)),
        "narrowed": bool(wanted.plans or wanted.levels or wanted.kinds or wanted.bodies),
        "named": content.named,
        "parents": content.parents,
        "figure": figure,
        "deadline": deadline,
        "names": names,
        "titles": {row["id"]: title(row) for row in content.documents},
    }
    return await page(datasette, request, "search", context)


def _answer(hit: engine.Hit) -> Answer:
    return Answer(
        hit.document_id,
        hit.clause_id,
        f"{hit.label}{hit.heading}" or KINDS.get(hit.kind, hit.kind),
        hit.kind,
        marked(engine.excerpt(hit.text, EXCERPT)),
    )


def marked(text: str) -> list[Run]:
    """A text with the marks of the search engine as runs; the template escapes them.

    >>> marked("设" + engine.OPEN + "<b>" + engine.CLOSE + "位")
    [Run(text='设', kinds=()), Run(text='<b>', kinds=('hit',)), Run(text='位', kinds=())]
    """
    found = []
    for number, piece in enumerate(text.split(engine.OPEN)):
        hit, _, rest = piece.partition(engine.CLOSE) if number else ("", "", piece)
        found += [Run(hit, ("hit",))] if hit else []
        found += [Run(rest, ())] if rest else []
    return found


def _facets(content: Content, wanted: Wanted, names: dict[str, str]) -> list[tuple[str, list[Option]]]:
    level_of = {row["id"]: row["level"] for row in content.documents}
    hits = content.counted
    functions = {row["unit_id"]: row["function"] for row in content.bodies}
    return [
        ("文本", _options("plans", Counter(hit.document_id for hit in hits), names, wanted)),
        (
            "层级",
            _options("levels", Counter(filter(None, (level_of[hit.document_id] for hit in hits))), LEVELS, wanted),
        ),
        ("条款", _options("kinds", Counter(hit.kind for hit in hits), KINDS, wanted)),
        ("责任单位", _options("bodies", Counter(row["unit_id"] for row in content.bodies), functions, wanted)[:BODIES]),
    ]


def _options(field: str, counts: Counter[str], words: dict[str, str], wanted: Wanted) -> list[Option]:
    """Values of one facet, the most frequent first; what is on can be taken off."""
    chosen_values: list[str] = getattr(wanted, field)
    options = []
    for value, number in sorted(counts.items(), key=lambda item: (item[0] not in chosen_values, -item[1], item[0])):
        on = value in chosen_values
        changed = Wanted(**{**wanted._asdict(), field: [] if on else [value], "page": 1})
        options.append(Option(words.get(value) or value, number, on, _link(changed)))
    return options


def _link(wanted: Wanted, page: int | None = None) -> str:
    parameters: list[tuple[str, str | int]] = [("q", wanted.query)]
    for name, values in (
        ("plan", wanted.plans),
        ("level", wanted.levels),
        ("kind", wanted.kinds),
        ("body", wanted.bodies),
    ):
        parameters += _pairs(name, values)
    number = page or wanted.page
    return urlencode([*parameters, ("page", number)] if number > 1 else parameters)


def _pairs(name: str, values: Iterable[str]) -> list[tuple[str, str]]:
    return [(name, value) for value in values]
