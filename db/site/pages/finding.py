"""`/finding/<id>`: one verdict with both quotes in their context, its rule and its source."""

import sqlite3
from typing import Any, NamedTuple

from datasette import NotFound, Response

from db.site import queries
from db.site.cite import clause_path, line_of, places, reference, sentence, title
from db.site.figures import baseline, deadline, figure, percent
from db.site.frame import owed, page, run
from db.site.queries import Row
from db.site.reading import locate_all
from db.site.spans import Blind, Run, Span, cut, paragraphs
from db.site.words import finding_word

LONGEST_NAME = 40
NEIGHBOURS = 4  # rows of a table shown above and below a quote


class Witness(NamedTuple):
    """One side of the evidence: a plan, its clause with the quote marked, where that stands."""

    document: Row
    title: str
    clause: Row | None
    path: str
    text: list[list[Run]]
    quote: str | None
    indicator: Row | None
    line: int | None  # line of the source file the quote begins on
    offsets: tuple[int, int] | None
    reference: str
    sentence: str


class Content(NamedTuple):
    """What the card shows, read in one go."""

    finding: Row
    documents: list[Row]
    upper: Witness | None
    lower: Witness | None
    link: Row | None
    anchor: str  # where the comparison shows the same


def read(conn: sqlite3.Connection, finding_id: str) -> Content | None:
    """Read the finding and the evidence of both sides, or None when there is no such finding."""
    found = queries.finding(conn, finding_id)
    if found is None:
        return None
    # Inside one document both sides are places of that document: the table and the prose that contradict each other.
    both = found["comparison_id"] or found["upper_quote"]
    upper = _witness(conn, found["upper_id"] or found["document_id"], found, "upper") if both else None
    lower = _witness(conn, found["lower_id"] or found["document_id"], found, "lower")
    link = queries.alignment_of(conn, found)
    return Content(found, queries.documents(conn), upper, lower, link, _anchor(conn, found))


def _anchor(conn: sqlite3.Connection, found: Row) -> str:
    """Row of the comparison page that shows a finding: its line among the targets, or its pair of clauses."""
    if found["subject"] == "indicator":
        return f"t-{found['id']}"
    upper = found["upper_clause_id"] or queries.counterpart(conn, found, "upper")
    wanted = upper or found["lower_clause_id"]
    aligned = queries.is_aligned(conn, found["comparison_id"], wanted)
    return f"{'u' if upper else 'l'}-{wanted}" if aligned else ""


def _witness(conn: sqlite3.Connection, document_id: str, found: Row, side: str) -> Witness | None:
    document = queries.document(conn, document_id)
    if document is None:
        return None
    indicator = queries.indicator(conn, found[f"{side}_indicator_id"])
    own = found[f"{side}_clause_id"] or (indicator or {}).get("clause_id")
    clause = queries.clause(conn, own or queries.counterpart(conn, found, side))
    quote = found[f"{side}_quote"]
    parents = {row["id"]: row for row in queries.document_clauses(conn, document_id)} if clause else {}
    path = clause_path(clause, parents) if clause else ""
    offsets = _offsets(document["text"], clause, quote, indicator)
    return Witness(
        document,
        title(document),
        clause,
        path,
        _text(document["text"], clause, quote, offsets),
        quote,
        indicator,
        line_of(document["text"], offsets[0]) if offsets else None,
        offsets,
        reference(document, path),
        sentence(document, path),
    )


def _offsets(raw: str, clause: Row | None, quote: str | None, indicator: Row | None) -> tuple[int, int] | None:
    """Half-open raw span of the quote; that of the clause when the quote is not to be found in it."""
    if clause is None:
        return None
    if indicator is not None:
        return indicator["char_start"], indicator["char_end"]
    start, end = clause["char_start"], clause["char_end"]
    place = Blind(raw[start:end]).find(quote) if quote else None
    return (start + place[0], start + place[1]) if place else (start, end)


def _text(raw: str, clause: Row | None, quote: str | None, offsets: tuple[int, int] | None) -> list[list[Run]]:
    """Own text of the clause with the quote marked."""
    if clause is None:
        return []
    places = locate_all(raw, clause, Blind(clause["text"]), quote, offsets[0] if offsets else None) if quote else []
    lines = paragraphs(cut(clause["text"], [Span(*place, "quote") for place in places]))
    return _around(lines) if clause["kind"] == "table" else lines


def _around(lines: list[list[Run]]) -> list[list[Run]]:
    """Of a long table only the rows near the quote; the whole is one click away."""
    marked = [number for number, line in enumerate(lines) if any(run.kinds for run in line)]
    if not marked or len(lines) < 4 * NEIGHBOURS:
        return lines
    first, last = max(0, marked[0] - NEIGHBOURS), marked[-1] + NEIGHBOURS + 1
    more = [Run("……", ())]
    return [*([more] if first else []), *lines[first:last], *([more] if last < len(lines) else [])]


def _name(content: Content) -> str:
    """What the finding is about, short enough for a heading."""
    sides = [side for side in (content.upper, content.lower) if side]
    found = next((side.indicator["name"] for side in sides if side.indicator), "")
    if not found and content.finding["subject"] == "task":
        found = next((side.clause["heading"] for side in sides if side.clause), "")
    found = found or content.finding["upper_quote"] or content.finding["lower_quote"] or ""
    return found if len(found) <= LONGEST_NAME else f"{found[:LONGEST_NAME]}……"


async def finding(datasette: Any, request: Any) -> Response:
    """Serve the card."""
    finding_id = request.url_vars["finding"]
    content = await run(datasette, lambda conn: read(conn, finding_id))
    if content is None:
        raise NotFound(f"没有编号为“{finding_id}”的结论")
    duty = owed(content.finding) if content.finding["comparison_id"] else True
    context = {
        "finding": content.finding,
        "name": _name(content),
        "word": finding_word(content.finding, duty),
        "duty": duty,
        "places": places(content.documents),
        "upper": content.upper,
        "lower": content.lower,
        "link": content.link,
        "anchor": content.anchor,
        "figure": figure,
        "deadline": deadline,
        "baseline": baseline,
        "percent": percent,
    }
    return await page(datasette, request, "finding", context)
