"""A plan as it is read: clauses in order with targets, bodies and deadlines marked in their text."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from db.site.cite import clause_path, reference, sentence
from db.site.frame import owed
from db.site.queries import Row
from db.site.spans import Blind, Run, Span, cut, deadlines, paragraphs
from db.site.words import Word, verdict_word

ASKING = frozenset({"goal", "task", "safeguard", "group", "table", "annex"})  # kinds whose deadlines bind somebody

_ORDER = {verdict: place for place, verdict in enumerate(("omitted", "adapted", "added", "match", "upper_only"))}


class Part(NamedTuple):
    """One clause as the page shows it."""

    clause: Row
    title: str  # heading as printed
    body: list[list[Run]]
    table: bool  # whether the text is a table with its cells apart
    path: str  # 二、（一）1．
    reference: str
    sentence: str
    targets: list[Row]
    bodies: list[Row]
    links: list[Row]
    findings: list[Row]

    def counterparts(self, side: str) -> list[Row]:
        """Counterparts in the plans above or below: of those that owe something what differs first, then the others."""
        own = [link for link in self.links if link["side"] == side]
        return sorted(own, key=lambda link: (not owed(link), _ORDER.get(link["link"], len(_ORDER))))

    def tally(self, side: str) -> list[tuple[Word, int]]:
        """How many of them there are of each kind, for the line under which they are folded away."""
        return list(Counter(verdict_word("task", link["link"], owed(link)) for link in self.counterparts(side)).items())


def parts(
    document: Row,
    clauses: Sequence[Row],
    indicators: Iterable[Row],
    bodies: Iterable[Row],
    links: Iterable[Row],
    findings: Iterable[Row],
) -> list[Part]:
    """Everything about each clause, in document order."""
    by_id = {clause["id"]: clause for clause in clauses}
    targets, organs = _by(indicators, "clause_id"), _by(bodies, "clause_id")
    counterparts, judged = _by(links, "clause_id"), _findings_by_clause(findings, by_id)
    return [
        _part(
            document,
            clause,
            clause_path(clause, by_id),
            targets[clause["id"]],
            organs[clause["id"]],
            counterparts[clause["id"]],
            judged[clause["id"]],
        )
        for clause in clauses
    ]


def _part(
    document: Row,
    clause: Row,
    path: str,
    targets: list[Row],
    bodies: list[Row],
    links: list[Row],
    findings: list[Row],
) -> Part:
    text = clause["text"]
    blind = Blind(text)
    label_end, body = blind.after(clause["label"]), blind.after(clause["label"] + clause["heading"])
    title = text[label_end:body].strip() if clause["heading"] and body else ""
    runs = cut(text, marks(document["text"], clause, blind, targets, bodies), body if title else label_end)
    return Part(
        clause,
        title,
        paragraphs(runs),
        "\t" in text,
        path,
        reference(document, path),
        sentence(document, path),
        targets,
        bodies,
        links,
        findings,
    )


def marks(raw: str, clause: Row, blind: Blind, targets: Iterable[Row], bodies: Iterable[Row]) -> list[Span]:
    """Spans of the targets, bodies and deadlines in the own text of a clause."""
    found = deadlines(clause["text"]) if clause["kind"] in ASKING else []
    for kind, records, quote in (("target", targets, "quote"), ("body", bodies, "raw")):
        for record in records:
            place = locate(raw, clause, blind, record[quote], record["char_start"])
            if place:
                found.append(Span(*place, kind))
    return found


def locate(raw: str, clause: Row, blind: Blind, quote: str, offset: int | None = None) -> tuple[int, int] | None:
    """Span of a quote in the own text of its clause; of several the one nearest to its raw offset."""
    start = clause["char_start"]
    near = 0 if offset is None else len("".join(raw[start : max(start, offset)].split()))
    return blind.find(quote, near)


def locate_all(raw: str, clause: Row, blind: Blind, quote: str, offset: int | None = None) -> list[tuple[int, int]]:
    """Spans of a quote; of a list of bodies that does not stand there as one piece, the span of each body."""
    whole = locate(raw, clause, blind, quote, offset)
    pieces = [whole] if whole else [locate(raw, clause, blind, piece) for piece in quote.split("、")]
    return [piece for piece in pieces if piece]


def _by(rows: Iterable[Row], key: str) -> defaultdict[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[key]].append(row)
    return found


def _findings_by_clause(findings: Iterable[Row], own: Mapping[str, Row]) -> defaultdict[str, list[Row]]:
    """Findings under the clause of this plan they are about, be it the upper or the lower one."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in findings:
        for clause_id in (row["upper_clause_id"], row["lower_clause_id"]):
            if clause_id in own:
                found[clause_id].append(row)
                break
    return found


def lines(text: str, clauses: Iterable[Row]) -> list[tuple[int, str, str | None]]:
    """The text as received, line by line: number, line, and the clause that begins on it."""
    starts: dict[int, str] = {}
    for clause in clauses:
        starts.setdefault(text.count("\n", 0, clause["char_start"]) + 1, clause["id"])
    return [(number, line, starts.get(number)) for number, line in enumerate(text.split("\n"), 1)]
