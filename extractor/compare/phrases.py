"""Copied passages: for each phrase of the lower plan the one it was copied from, and where the two differ."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from extractor.compare.ladder import has_weak, plain
from extractor.compare.pair import Pair
from extractor.likeness import Sentence
from extractor.models import Plan
from extractor.text import fold

COPIED = 68  # likeness (0–100) from which a phrase is a copy of another
SAME = 76  # the same for what is left of it without its words of strength
SHORT = 4  # characters that must be left
HEADINGS = ("task", "goal", "safeguard", "group", "table", "annex")


class Passage(NamedTuple):
    """A phrase or heading and the record it stands in."""

    clause_id: str
    key: str  # of the measure, or of the clause for a heading
    text: str  # the whole sentence or heading, for the quote
    folded: str  # the phrase itself
    neutral: str


class Copied(NamedTuple):
    """A lower passage and the upper one it was copied from."""

    upper: Passage
    lower: Passage
    likeness: float


class Edit(NamedTuple):
    """One place where a copy differs: `old` became `new`."""

    old: str
    new: str
    old_start: int
    new_start: int


class _Pool(NamedTuple):
    """Passages a lower one may have been copied from."""

    passages: list[Passage]
    by_text: dict[str, Passage]
    neutral: list[str]
    plain: list[str]  # the neutral passages without words of strength, once they are asked for


def _pool(passages: list[Passage]) -> _Pool:
    return _Pool(passages, {p.folded: p for p in reversed(passages)}, [p.neutral for p in passages], [])


def copied(pair: Pair) -> list[Copied]:
    """Every lower passage that was copied, with its source."""
    found: list[Copied] = []
    sources: dict[str, list[Passage]] = {}
    for sentence in pair.ours:
        sources.setdefault(sentence.measure.clause_id, []).extend(_passages(sentence))
    pools: dict[tuple[str, ...], _Pool] = {}
    for j, sentence in enumerate(pair.theirs):
        clauses = pair.asked.get(sentence.measure.clause_id, ())
        match = pair.best_of_lower.get(j)
        elsewhere = pair.ours[match.upper].measure.clause_id if match else None
        if elsewhere and elsewhere not in clauses:
            clauses = (*clauses, elsewhere)
        if clauses not in pools:
            pools[clauses] = _pool([p for c in clauses for p in sources.get(c, ())])
        pool = pools[clauses]
        found += [copy for lower in _passages(sentence) if (copy := _closest(lower, pool))]
    found += [copy for lower, passages in _headings(pair) if (copy := _closest(lower, _pool(passages)))]
    return found


def _passages(sentence: Sentence) -> list[Passage]:
    measure = sentence.measure
    return [Passage(measure.clause_id, measure.id, measure.text, p.folded, p.neutral) for p in sentence.phrases]


def _headings(pair: Pair) -> Iterator[tuple[Passage, list[Passage]]]:
    """Headings of linked clauses, and of tables, whose counterpart is any table."""
    upper, lower = (_titles(plan) for plan in (pair.upper, pair.lower))
    tables = [upper[c.id] for c in pair.upper.clauses if c.kind in ("table", "annex", "group") and c.id in upper]
    for clause in pair.lower.clauses:
        if clause.id in lower and clause.kind in HEADINGS:
            pool = [upper[c] for c in pair.asked.get(clause.id, ()) if c in upper]
            yield lower[clause.id], pool or (tables if clause.kind in ("table", "annex", "group") else [])


def _titles(plan: Plan) -> dict[str, Passage]:
    titled = [clause for clause in plan.clauses if clause.heading]
    folded = fold("\n".join([clause.heading for clause in titled])).split("\n")
    return {c.id: Passage(c.id, c.id, c.heading, text, text) for c, text in zip(titled, folded, strict=False)}


def _closest(lower: Passage, pool: _Pool) -> Copied | None:
    same = pool.by_text.get(lower.folded)
    if same:
        return Copied(same, lower, 100.0)
    best = extractOne(lower.neutral, pool.neutral, scorer=ratio, score_cutoff=COPIED) or _softer(lower, pool)
    return Copied(pool.passages[best[2]], lower, best[1]) if best and best[1] else None


def _softer(lower: Passage, pool: _Pool) -> tuple[str, float, int] | None:
    """The passage that is the same but for its words of strength, where the lower one has a weak one."""
    if not has_weak(lower.folded):
        return None
    text = plain(lower.neutral)
    if not pool.plain:
        pool.plain.extend(map(plain, pool.neutral))
    return extractOne(text, pool.plain, scorer=ratio, score_cutoff=SAME) if len(text) >= SHORT else None


def differing(one: str, other: str) -> list[tuple[int, int, int, int]]:
    """The stretches in which two texts differ: begin and end in the one, begin and end in the other."""
    rows: Any = Levenshtein.opcodes(one, other).as_list()  # plain tuples: objects take twice as long
    return [(start, end, place, stop) for tag, start, end, place, stop in rows if tag != "equal"]


def edits(copy: Copied) -> list[Edit]:
    """The places where the lower passage differs, in order; what differs without a break is one edit."""
    old, new = copy.upper.folded, copy.lower.folded
    blocks: list[list[int]] = []
    for start, end, place, stop in differing(old, new):
        if blocks and blocks[-1][1] == start and blocks[-1][3] == place:
            blocks[-1][1], blocks[-1][3] = end, stop
        else:
            blocks.append([start, end, place, stop])
    return [Edit(old[a:b], new[c:d], a, c) for a, b, c, d in blocks]
