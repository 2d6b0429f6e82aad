"""Two plans side by side: one pair a clause of the upper plan, in its order, then what the lower one adds."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from db.site.diff import GONE, LOCAL, NEW, SAME, Piece, pieces, states, words
from db.site.queries import Row
from db.site.spans import Blind

# Where two clauses share less than LOOSE of a side, equal stretches below SHORTEST_SHARED characters are chance;
# where what is left is less than RETOLD, marking words would hide more than it shows.
LOOSE, SHORTEST_SHARED, RETOLD = 0.6, 5, 0.3
SILENT = frozenset({"kept", "delegated", "match", "upper_only", "not_applicable"})


class Side(NamedTuple):
    """One clause with its differences marked."""

    clause: Row
    title: list[Piece]
    body: list[list[Piece]]  # paragraphs
    shared: float  # share of the body that is taken over, 0–1

    def unmarked(self) -> "Side":
        """The same clause without marks."""
        paragraphs = [[Piece("".join(piece.text for piece in line), SAME)] for line in self.body]
        return self._replace(title=[Piece("".join(piece.text for piece in self.title), SAME)], body=paragraphs)


class Pair(NamedTuple):
    """A clause of the upper plan with its counterparts, or a clause the lower plan adds."""

    anchor: str
    groups: tuple[str, ...]  # headings above it that the pair before did not stand under
    relation: str
    similarity: float | None
    copy_ratio: float | None
    explanation: str
    upper: Side | None
    lowers: tuple[Side, ...]
    shared: tuple[Row, ...]  # other upper clauses the same lower clauses answer to
    findings: Mapping[str, list[Row]]  # by subject
    retold: bool  # told in other words, hence without marks

    def differs(self) -> bool:
        """Whether there is anything to look at but small wording."""
        if self.relation in ("adapted", "omitted", "added"):
            return True
        return any(row["verdict"] not in SILENT for rows in self.findings.values() for row in rows)


class Texts:
    """The clauses of two plans, cut into words, with their differences against all their counterparts."""

    def __init__(self, clauses: Iterable[Row], links: Iterable[Row], names: frozenset[str]) -> None:
        self.clauses = {clause["id"]: clause for clause in clauses}
        self.names = names
        self.partners: dict[str, list[str]] = defaultdict(list)
        for link in links:
            upper, lower = link["upper_clause_id"], link["lower_clause_id"]
            if upper and lower:
                self.partners[upper].append(lower)
                self.partners[lower].append(upper)

    def side(self, clause_id: str, upper: bool) -> Side:
        """One clause with its differences against every counterpart; without one it stays unmarked."""
        clause = self.clauses[clause_id]
        title, body = split(clause)
        partners = [split(self.clauses[partner]) for partner in self.partners[clause_id]]
        marked = self._marked(body, [text for _, text in partners], upper)
        heads = self._marked(title, [head for head, _ in partners[:1]], upper)
        kept = sum(len(piece.text) for piece in marked if piece.state in (SAME, LOCAL))
        return Side(clause, heads, _paragraphs(marked), kept / (len(body) or 1) if body else 1.0)

    def _marked(self, text: str, others: Sequence[str], upper: bool) -> list[Piece]:
        own = words(text, self.names)
        if not others or not own:
            return [Piece(text, SAME)] if text else []
        runs = [states(text, other, self.names)[0] if upper else states(other, text, self.names)[1] for other in others]
        return pieces(own, _merged(own, runs))


@lru_cache(maxsize=2048)
def _split(text: str, label: str, heading: str) -> tuple[str, str]:
    blind = Blind(text)
    start, end = blind.after(label), blind.after(label + heading)
    if not heading or not end:
        return "", text[start:].lstrip()
    return text[start:end].strip(), text[end:].lstrip()


def split(clause: Row) -> tuple[str, str]:
    """Heading and body of a clause as printed, without its label."""
    return _split(clause["text"], clause["label"], clause["heading"])


def _merged(tokens: Sequence[str], runs: Sequence[Sequence[str]]) -> list[str]:
    """States against several counterparts as one: of each word the one that says most of it is taken over."""
    solid = [_solid(tokens, run) if len(runs) > 1 or _shared(tokens, run) < LOOSE else list(run) for run in runs]
    rank = {SAME: 0, LOCAL: 1, GONE: 2, NEW: 2}
    return [min(column, key=rank.__getitem__) for column in zip(*solid, strict=True)]


def _shared(tokens: Sequence[str], marks: Sequence[str]) -> float:
    """Share of a text, by length, that is taken over or new only in its place names."""
    kept = sum(len(token) for token, state in zip(tokens, marks, strict=True) if state in (SAME, LOCAL))
    return kept / (sum(map(len, tokens)) or 1)


def _solid(tokens: Sequence[str], marks: Sequence[str]) -> list[str]:
    """States without equal stretches too short to be a copy."""
    changed = next((state for state in marks if state in (GONE, NEW)), None)
    if changed is None:
        return list(marks)
    found: list[str] = []
    pairs = list(zip(tokens, marks, strict=True))
    for equal, run in groupby(pairs, key=lambda pair: pair[1] in (SAME, LOCAL)):
        stretch = list(run)
        short = equal and sum(len(token) for token, _ in stretch) < SHORTEST_SHARED
        found += [changed if short else state for _, state in stretch]
    return found


def _paragraphs(marked: Iterable[Piece]) -> list[list[Piece]]:
    found: list[list[Piece]] = [[]]
    for piece in marked:
        for number, line in enumerate(piece.text.split("\n")):
            if number:
                found.append([])
            if line:
                found[-1].append(Piece(line, piece.state))
    return [paragraph for paragraph in found if paragraph]


def side_by_side(texts: Texts, links: Sequence[Row], findings: Iterable[Row]) -> list[Pair]:
    """Pairs in the order of the upper plan; what the lower plan adds comes last, in its own order."""
    above, below = _sorted_findings(texts, findings)
    uppers = [link for link in links if link["upper_clause_id"] in texts.clauses]
    added = [link for link in links if link["upper_clause_id"] is None and link["lower_clause_id"] in texts.clauses]
    by_upper: dict[str, list[Row]] = defaultdict(list)
    for link in uppers:
        by_upper[link["upper_clause_id"]].append(link)
    order = sorted(by_upper, key=lambda clause_id: texts.clauses[clause_id]["position"])
    seen: set[str] = set()
    found = [_pair(texts, by_upper[clause_id], above.get(clause_id, {}), seen) for clause_id in order]
    added.sort(key=lambda link: texts.clauses[link["lower_clause_id"]]["position"])
    return found + [_pair(texts, [link], below.get(link["lower_clause_id"], {}), seen) for link in added]


def _pair(texts: Texts, links: Sequence[Row], findings: Mapping[str, list[Row]], seen: set[str]) -> Pair:
    first = max(links, key=lambda link: link["similarity"])
    upper_id = first["upper_clause_id"]
    lower_ids = [link["lower_clause_id"] for link in links if link["lower_clause_id"] in texts.clauses]
    shared = {other for lower in lower_ids for other in texts.partners[lower]} - {upper_id} if upper_id else set()
    leading = texts.clauses[upper_id or lower_ids[0]]
    groups = _groups(texts, leading, seen)
    seen.add(leading["id"])
    copied = [link["copy_ratio"] for link in links if link["lower_clause_id"]]
    upper = texts.side(upper_id, upper=True) if upper_id else None
    lowers = [texts.side(lower_id, upper=False) for lower_id in lower_ids]
    retold = bool(upper and lowers) and min(side.shared for side in (upper, *lowers) if side) < RETOLD
    if retold:
        upper, lowers = upper and upper.unmarked(), [side.unmarked() for side in lowers]
    return Pair(
        f"u-{upper_id}" if upper_id else f"l-{lower_ids[0]}",
        groups,
        first["relation"],
        first["similarity"] if lower_ids and upper_id else None,
        max(copied) if copied and upper_id else None,
        "".join(dict.fromkeys(link["explanation"] for link in links if link["explanation"])),
        upper,
        tuple(lowers),
        tuple(texts.clauses[other] for other in sorted(shared) if other in texts.clauses),
        findings,
        retold,
    )


def _groups(texts: Texts, clause: Row, seen: set[str]) -> tuple[str, ...]:
    """Headings above a clause that have not been shown yet, the highest first."""
    found = []
    parent = texts.clauses.get(clause["parent_id"])
    while parent is not None:
        if parent["id"] not in seen:
            seen.add(parent["id"])
            found.append(f"{parent['label']}{parent['heading']}")
        parent = texts.clauses.get(parent["parent_id"])
    return tuple(reversed(found))


BySubject = dict[str, dict[str, list[Row]]]


def _sorted_findings(texts: Texts, findings: Iterable[Row]) -> tuple[BySubject, BySubject]:
    """Findings by upper clause, those of added clauses by lower clause, each by subject."""
    above: BySubject = defaultdict(lambda: defaultdict(list))
    below: BySubject = defaultdict(lambda: defaultdict(list))
    for row in findings:
        partners = texts.partners.get(row["lower_clause_id"] or "", [])
        upper = row["upper_clause_id"] or next(iter(partners), None)
        if upper:
            above[upper][row["subject"]].append(row)
        elif row["lower_clause_id"]:
            below[row["lower_clause_id"]][row["subject"]].append(row)
    return above, below


def copied_share(links: Iterable[Row], clauses: Mapping[str, Row]) -> float | None:
    """Share of the lower plan's linked text that is taken over from the upper one, by length."""
    best: dict[str, float] = {}
    for link in links:
        lower = link["lower_clause_id"]
        if lower in clauses:
            best[lower] = max(best.get(lower, 0.0), link["copy_ratio"] if link["upper_clause_id"] else 0.0)
    length = sum(len(clauses[lower]["text"]) for lower in best)
    return sum(share * len(clauses[lower]["text"]) for lower, share in best.items()) / length if length else None
