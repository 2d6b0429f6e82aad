"""`/search?q=`: ranked clauses with highlights, and links that narrow them by plan, level, year, kind and body."""

import sqlite3
from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple
from urllib.parse import urlencode

from datasette import Response

from db import search as engine
from db.site.cite import places
from db.site.figures import deadline, figure
from db.site.finder import Answers, Counts, Wanted, find, plans_of, wanted_of
from db.site.frame import page, run
from db.site.named import Named, named, parents_of
from db.site.spans import Run
from db.site.words import KINDS, LEVELS

PAGE = 20
EXCERPT = 150
FIRST = 18  # characters of a clause that has no heading
OFFERED = 20  # values of one kind to narrow by; what is chosen stands first and so is never left out


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

    answers: Answers
    named: Named
    parents: dict[str, str]


def read(conn: sqlite3.Connection, wanted: Wanted) -> Content:
    """Search, and look up what stands beside the answers."""
    answers = find(conn, wanted, PAGE)
    shown = [hit.clause_id for hit in answers.found.hits]
    return Content(answers, named(conn, wanted.query, plans_of(wanted, answers.documents)), parents_of(conn, shown))


async def search(datasette: Any, request: Any) -> Response:
    """Serve the page; without a query it explains what can be asked."""
    wanted = wanted_of(request)
    content = await run(datasette, lambda conn: read(conn, wanted))
    documents, found, counts = content.answers
    names = places(documents)
    start = (wanted.page - 1) * PAGE
    context = {
        "wanted": wanted,
        "mode": found.mode,
        "total": found.total,
        "also": found.also,
        "pointless": not engine.words_of(wanted.query),
        "start": start,
        "answers": [_answer(hit) for hit in found.hits],
        "facets": _facets(counts, wanted, names),
        "before": _link(wanted, page=min(wanted.page - 1, -(-found.total // PAGE))) if wanted.page > 1 else "",
        "after": _link(wanted, page=wanted.page + 1) if found.total > start + PAGE else "",
        "plain": _link(Wanted(wanted.query, [], [], [], [], [], 1)),
        "narrowed": wanted.narrowed(),
        "named": content.named,
        "parents": content.parents,
        "figure": figure,
        "deadline": deadline,
        "names": names,
    }
    return await page(datasette, request, "search", context)


def _answer(hit: engine.Hit) -> Answer:
    return Answer(
        hit.document_id,
        hit.clause_id,
        _head(hit),
        hit.kind,
        marked(engine.excerpt(hit.text, EXCERPT)),
    )


def _head(hit: engine.Hit) -> str:
    """Label and heading; of a clause without heading its first words."""
    text = engine.unmarked(hit.text)
    if hit.kind == "table" or hit.heading:
        return f"{hit.label}{hit.heading}" or KINDS.get(hit.kind, hit.kind)
    first = " ".join(text.removeprefix(hit.label).split())
    return f"{hit.label}{first[:FIRST]}{'…' if len(first) > FIRST else ''}" or KINDS.get(hit.kind, hit.kind)


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


def _facets(counts: Counts, wanted: Wanted, names: dict[str, str]) -> list[tuple[str, list[Option]]]:
    return [
        ("文本", _options("plans", counts.plans, names, wanted)),
        ("层级", _options("levels", counts.levels, LEVELS, wanted)),
        ("印发年份", _options("years", counts.years, {}, wanted)),
        ("条款", _options("kinds", counts.kinds, KINDS, wanted)),
        ("责任单位", _options("bodies", counts.bodies, counts.functions, wanted)),
    ]


def _options(field: str, counts: Counter[str], words: dict[str, str], wanted: Wanted) -> list[Option]:
    """Values of one facet, the most frequent first; what is on can be taken off."""
    chosen_values: list[str] = getattr(wanted, field)
    options = []
    ranked = sorted(counts.items(), key=lambda item: (item[0] not in chosen_values, -item[1], item[0]))
    for value, number in ranked[:OFFERED]:
        on = value in chosen_values
        changed = Wanted(**{**wanted._asdict(), field: [] if on else [value], "page": 1})
        options.append(Option(words.get(value) or value, number, on, _link(changed)))
    return options


def _link(wanted: Wanted, page: int | None = None) -> str:
    parameters: list[tuple[str, str | int]] = [("q", wanted.query)]
    for name, values in (
        ("plan", wanted.plans),
        ("level", wanted.levels),
        ("year", wanted.years),
        ("kind", wanted.kinds),
        ("body", wanted.bodies),
    ):
        parameters += _pairs(name, values)
    number = page or wanted.page
    return urlencode([*parameters, ("page", number)] if number > 1 else parameters)


def _pairs(name: str, values: Iterable[str]) -> list[tuple[str, str]]:
    return [(name, value) for value in values]
