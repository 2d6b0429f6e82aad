"""Chinese full-text search: an FTS5 index over single characters, and ranked search with highlights.

SQLite's tokenizers cut Chinese at punctuation only, so a search for part of a sentence finds next to
nothing. Here every Han character is a token of its own, numbers and Latin words are whole ones, width
is folded, and a word of the query is a phrase of such tokens: it is found wherever it is printed.
Punctuation does not count, neither in the text nor in the query. A word that names a body finds its other
names too (卫健委 finds 卫生健康委), because `units` lists them; nothing is found by likeness.
"""

import re
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from db.called import keep_names, longest, other_names, shortest
from db.cutter import cutter
from extractor.text import fold

TABLE = "clauses_fts"
# `content` names the table so that Datasette finds the index by itself; FTS5 reads that table for column
# values alone, never for a match, which is why the index may hold the spaced text instead of the printed one.
CREATE = f"""create virtual table {TABLE} using fts5(
    text, content="clauses", content_rowid="rowid", tokenize="unicode61 remove_diacritics 0"
)"""
HAN = "\u2e80-\u2fdf\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN = re.compile(f"[{HAN}]")
_TOKEN = re.compile(rf"[{HAN}]|[^\W_{HAN}]+")
# SQLite parses one query of this many tokens at once; what stands behind them is not looked at.
LONGEST = 2000
WORDS = 60
# Private-use characters around a hit: a caller escapes the text first and turns them into markup then.
OPEN, CLOSE = "\ue000", "\ue001"
_MARKS = re.compile(f"[{OPEN}{CLOSE}]")

# The best rows are picked by number and rank alone; only those of the page are then looked up.
_PAGE = f"""select clauses.id, clauses.document_id, documents.title, clauses.label, clauses.heading,
    clauses.kind, clauses.text, -best.rank from (
        select {TABLE}.rowid, bm25({TABLE}) as rank {{where}} order by rank, {TABLE}.rowid limit ? offset ?
    ) as best join clauses on clauses.rowid = best.rowid join documents on documents.id = clauses.document_id
    order by best.rank, best.rowid"""

JOIN = f"cross join clauses on clauses.rowid = {TABLE}.rowid"
_TESTS = (
    "clauses.document_id in ({})",
    "clauses.kind in ({})",
    "clauses.id in (select clause_id from responsibilities where unit_id in ({}))",
)

Mode = Literal["phrase", "words", "any", "nothing"]
Phrase = tuple[str, ...]  # tokens that stand in a row
Sought = list[Phrase]  # one word of a query with its other names, any of which will do


class Hit(NamedTuple):
    """One clause that answers a query, best first."""

    clause_id: str
    document_id: str
    document_title: str | None
    label: str
    heading: str
    kind: str
    text: str  # with OPEN and CLOSE around what was found
    score: float  # the higher the better


class Within(NamedTuple):
    """Where to look; what is empty does not narrow."""

    documents: Sequence[str] = ()  # their ids
    kinds: Sequence[str] = ()  # of clauses
    units: Sequence[str] = ()  # ids of bodies, one of which the clause names


EVERYWHERE = Within()


class Counted(NamedTuple):
    """How many clauses answer a query, however many of them are shown."""

    clauses: tuple[tuple[str, str, int], ...]  # document, kind, number
    units: tuple[tuple[str, str, int], ...]  # body, its function, number of clauses that name it


class Found(NamedTuple):
    """Hits of one page, how many there are in all, and how the query had to be read to find them."""

    hits: tuple[Hit, ...]
    total: int
    mode: Mode  # phrase: every blank-separated word as printed · words: its parts, all of them · any: some part
    also: tuple[str, ...] = ()  # other names of the bodies in the query, as these hits print them


def spaced(text: str) -> str:
    """Return `text` as it is indexed: width folded, tokens apart, punctuation gone.

    >>> spaced("达到８０％以上")
    '达 到 80 以 上'
    """
    return " ".join(_TOKEN.findall(fold(text)))


def index(conn: sqlite3.Connection) -> None:
    """Create the index and fill it from `clauses`."""
    conn.execute(CREATE)
    rows = conn.execute("select rowid, text from clauses order by rowid")
    conn.executemany(f"insert into {TABLE} (rowid, text) values (?, ?)", ((row, spaced(text)) for row, text in rows))
    conn.execute(f"insert into {TABLE} ({TABLE}) values ('optimize')")
    found = f"select 1 from {TABLE} where {TABLE} match ? limit 1"
    keep_names(conn, lambda name: conn.execute(found, [escape_fts(name)]).fetchone() is not None)


def escape_fts(query: str | None) -> str:
    """Turn what a person typed into an FTS5 query: every blank-separated word a phrase, all of them required.

    >>> escape_fts('床位 "100%'), escape_fts("AND * {{")
    ('"床 位" "100"', '"AND"')
    """
    return " ".join(map(_quoted, words_of(query or ""))) or '""'


def register(conn: sqlite3.Connection) -> None:
    """Give a connection our `escape_fts`, through which Datasette passes `?_search=`."""
    conn.create_function("escape_fts", 1, escape_fts, deterministic=True)


def words_of(query: str) -> list[Phrase]:
    """Cut a query at blanks into words, each a tuple of tokens; words of punctuation alone fall out.

    >>> words_of("精神科执业（助理）  A4")
    [('精', '神', '科', '执', '业', '助', '理'), ('A4',)]
    """
    words = (tuple(_TOKEN.findall(word)) for word in fold(query[: 10 * LONGEST]).split())
    kept: list[Phrase] = []
    room = LONGEST
    for word in dict.fromkeys(filter(None, words)):
        if room <= 0 or len(kept) == WORDS:
            break
        kept.append(word[:room])
        room -= len(word)
    return kept


def search(
    conn: sqlite3.Connection,
    query: str,
    *,
    limit: int = 20,
    offset: int = 0,
    within: Within = EVERYWHERE,
) -> Found:
    """Find the clauses that answer a query, best first.

    Every blank-separated word as printed is tried first; then the parts into which a dictionary cuts
    the words, all of them; then any of them. A strange query finds nothing; none is an error.

    Args:
        conn: A database built by `db.load`.
        query: As typed.
        limit: Rows wanted at most.
        offset: Rows to skip.
        within: Documents, kinds of clauses and bodies to keep to.
    """
    words = words_of(query)
    if not words:
        return Found((), 0, "nothing")
    where, parameters = _filter(within)
    for mode, sought in _readings(conn, words):
        match = _match(mode, sought)
        (total,) = conn.execute(f"select count(*) {where}", [match, *parameters]).fetchone()
        if total:
            rows = conn.execute(_PAGE.format(where=where), [match, *parameters, limit, offset])
            return _found([Hit(*row) for row in rows], total, mode, sought)
    return Found((), 0, "nothing")


def _found(hits: list[Hit], total: int, mode: Mode, sought: list[Sought]) -> Found:
    """Mark what was looked for; of other names only those a text prints, a pattern of all would take long."""
    typed, names = [word[0] for word in sought], ["".join(name) for word in sought for name in word[1:]]
    printed = [[name for name in names if name in fold(hit.text)] for hit in hits]
    marked = [
        hit._replace(text=highlight(hit.text, [*typed, *(tuple(_TOKEN.findall(name)) for name in own)]))
        for hit, own in zip(hits, printed, strict=True)
    ]
    return Found(tuple(marked), total, mode, tuple(dict.fromkeys(name for own in printed for name in longest(own))))


def count(conn: sqlite3.Connection, query: str, mode: Mode) -> Counted:
    """Count every clause that answers a query as `search` read it, by document and kind and by body."""
    sought = next((found for read, found in _readings(conn, words_of(query)) if read == mode), None)
    if not sought:
        return Counted((), ())
    match = [_match(mode, sought)]
    where = f"from {TABLE} {JOIN} where {TABLE} match ?"
    clauses = conn.execute(f"select document_id, kind, count(*) {where} group by document_id, kind", match)
    units = f"""select units.id, units.function, count(distinct named.clause_id) from (select clauses.id {where}) as found
        cross join responsibilities as named on named.clause_id = found.id
        join units on units.id = named.unit_id group by units.id"""
    return Counted(tuple(clauses), tuple(conn.execute(units, match)))


def _match(mode: Mode, sought: list[Sought]) -> str:
    words = [f"({' OR '.join(_quoted(phrase) for phrase in _needed(word))})" for word in sought]
    return (" OR " if mode == "any" else " AND ").join(words)


def _needed(word: Sought) -> Sought:
    """What finds all a word and its names find; a word without names stays as it is."""
    if len(word) == 1:
        return word
    kept = set(shortest(map("".join, word)))
    return [phrase for phrase in word if "".join(phrase) in kept]


def _filter(within: Within) -> tuple[str, list[str]]:
    """The `from … where` of a search and its parameters behind the query itself."""
    where = f"from {TABLE} {JOIN if any(within) else ''} where {TABLE} match ?"
    for test, wanted in zip(_TESTS, within, strict=True):
        if wanted:
            where += f" and {test.format(', '.join('?' * len(wanted)))}"
    return where, [value for wanted in within for value in wanted]


def _readings(conn: sqlite3.Connection, words: list[Phrase]) -> Iterable[tuple[Mode, list[Sought]]]:
    """The ways to read a query, the strictest first; the dictionary is opened only when that one finds nothing."""
    yield "phrase", _with_names(conn, words)
    cut = cutter()
    parts = [tuple(_TOKEN.findall(part)) for word in words for part in cut(_joined(word))]
    parts = list(dict.fromkeys(filter(None, parts)))[:WORDS]
    if parts != words:
        yield "words", _with_names(conn, parts)
    if len(parts) > 1:
        yield "any", [[part] for part in parts]


def _with_names(conn: sqlite3.Connection, words: list[Phrase]) -> list[Sought]:
    """Every word with the other names of the body it names, if it names one."""
    others = other_names(conn, ["".join(word) for word in words])
    return [[word, *(tuple(_TOKEN.findall(name)) for name in others["".join(word)])] for word in words]


def _joined(word: Phrase) -> str:
    """A word of the query as running text for the dictionary; blanks keep Latin words and numbers apart."""
    return "".join(token if _HAN.match(token) else f" {token} " for token in word)


def _quoted(tokens: Phrase) -> str:
    return f'"{" ".join(tokens)}"'


def highlight(text: str, phrases: Iterable[Phrase]) -> str:
    """Put OPEN and CLOSE around every printed form of the phrases; such marks in the text itself are lost.

    >>> highlight("设１００％。", [("100",)]).replace(OPEN, "[").replace(CLOSE, "]")
    '设[１００]％。'
    """
    text = _MARKS.sub("\ufffd", text)
    pattern = "|".join(_printed(phrase) for phrase in sorted(phrases, key=len, reverse=True))
    pieces: list[str] = []
    end = 0
    for match in re.finditer(pattern, fold(text), re.IGNORECASE):
        pieces += (text[end : match.start()], OPEN, text[match.start() : match.end()], CLOSE)
        end = match.end()
    return "".join((*pieces, text[end:]))


def _printed(phrase: Phrase) -> str:
    """Pattern of the tokens in a row, punctuation between them, a number or Latin word never cut."""
    return r"[\W_]*".join(
        token if _HAN.match(token) else rf"(?<![^\W_{HAN}]){re.escape(token)}(?![^\W_{HAN}])" for token in phrase
    )


def unmarked(marked: str) -> str:
    """Return a highlighted text as it was."""
    return _MARKS.sub("", marked)


def excerpt(marked: str, width: int = 60) -> str:
    """Shorten a highlighted text to about `width` characters around its first hit."""
    plain = marked.replace("\n", " ")
    first = max(plain.find(OPEN), 0)
    start = max(0, first - width // 3)
    end = max(start + width, plain.find(CLOSE, first) + 1)
    cut = plain[start:end]
    if cut.count(OPEN) > cut.count(CLOSE):
        cut += CLOSE
    return ("…" if start else "") + cut + ("…" if end < len(plain) else "")
