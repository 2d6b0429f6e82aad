"""Copied passages: for each phrase of the lower plan the one it was copied from, and where the two differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extractOne

from extractor.compare.ladder import has_weak, plain
from extractor.compare.pair import Pair, sentences_of
from extractor.models import Plan
from extractor.neutral import Sentence, copy_of, once_a_plan
from extractor.text import fold

COPIED = 68  # likeness (0–100) from which a phrase is a copy of another
SAME = 76  # the same for what is left of it without its words of strength
SHORT = 4  # characters that must be left
HEADINGS = ("task", "goal", "safeguard", "group", "table", "annex")


@dataclass(slots=True)  # its fields are read again and again: see `segment.lines.Line`
class Passage:
    """A phrase or heading and the record it stands in."""

    clause_id: str
    key: str  # of the measure, or of the clause for a heading
    text: str  # the whole sentence or heading, for the quote
    folded: str  # the phrase itself
    neutral: str


@dataclass(slots=True)  # its fields are read again and again: see `segment.lines.Line`
class Copied:
    """A lower passage and the upper one it was copied from."""

    upper: Passage
    lower: Passage
    likeness: float  # 0–100, of the neutral phrases

    @property
    def alike(self) -> float:
        """Likeness of the printed phrases where that is more: words for which others stand weigh less in the neutral ones."""
        return max(self.likeness, ratio(self.upper.folded, self.lower.folded))


@dataclass(slots=True)  # its fields are read again and again: see `segment.lines.Line`
class Edit:
    """One place where a copy differs: `old` became `new`."""

    old: str
    new: str
    old_start: int
    new_start: int


@dataclass(slots=True)  # its fields are read again and again: see `segment.lines.Line`
class _Pool:
    """Phrases or headings a lower one may have been copied from."""

    sources: Sequence[Passage]  # the phrases
    by_text: dict[str, int]  # the first that reads so, by index
    neutral: list[str]
    plain: list[str]  # the neutral ones without words of strength, once they are asked for


def _pool(folded: list[str], neutral: list[str], sources: Sequence[Passage] = ()) -> _Pool:
    places = range(len(folded) - 1, -1, -1)
    by_text = dict(zip(reversed(folded), places, strict=True))
    return _Pool(sources, by_text, neutral, [])


def _pool_of(sources: Sequence[Passage]) -> _Pool:
    return _pool([source.folded for source in sources], [source.neutral for source in sources], sources)


@once_a_plan
def _by_clause(plan: Plan) -> dict[str, _Pool]:
    """The phrases of each clause of a plan."""
    said = copy_of(plan).sentences
    return {key: _pool_of([passage for s in said[key] for passage in _passages(s)]) for key in said}


@once_a_plan
def _by_sentence(plan: Plan) -> list[list[Passage]]:
    """The phrases of each sentence of a plan."""
    return list(map(_passages, sentences_of(plan)))


def _passages(sentence: Sentence) -> list[Passage]:
    measure = sentence.measure
    return [Passage(measure.clause_id, measure.id, measure.text, p.folded, p.neutral) for p in sentence.phrases]


class Copies:
    """The lower passages that were copied, each with its source; most phrases are taken over word for word."""

    def __init__(self, pair: Pair) -> None:
        self._pair = pair
        self._pools: dict[tuple[str, ...], _Pool] = {}
        self._told = _by_sentence(pair.lower)
        self._found: dict[tuple[int, int], tuple[int, float] | None] = {}  # the sources of phrases looked for before
        self._headings = {copy.lower.key: copy for copy in _headings(pair)}
        self.changed = [copy for j in range(len(pair.theirs)) for copy in self._of_sentence(j, changed=True)]
        self.changed += self._headings.values()

    def of(self, key: str) -> list[Copied]:
        """All copied passages of a measure, or the copied heading of a clause."""
        if key in self._headings:
            return [self._headings[key]]
        return list(self._of_sentence(self._places[key])) if key in self._places else []

    @cached_property
    def _places(self) -> dict[str, int]:
        return {sentence.measure.id: j for j, sentence in enumerate(self._pair.theirs)}

    def _of_sentence(self, j: int, changed: bool = False) -> Iterator[Copied]:
        """The copied phrases of a lower sentence; only those that are not quite their source where it is `changed` ones."""
        pool = self._asked(j, self._pair.theirs[j].measure.clause_id)
        if not pool.sources:
            return
        for k, lower in enumerate(self._told[j]):
            same = pool.by_text.get(lower.folded)
            if changed and same is not None and pool.neutral[same] == lower.neutral:
                continue
            if (j, k) not in self._found:
                self._found[j, k] = _closest(lower.folded, lower.neutral, pool)
            if best := self._found[j, k]:
                yield Copied(pool.sources[best[0]], lower, best[1])

    def _asked(self, j: int, clause_id: str) -> _Pool:
        """What a sentence may have been copied from: the clauses its own answers, and the one of its best match."""
        clauses = self._pair.asked.get(clause_id, ())
        match = self._pair.best_of_lower.get(j)
        elsewhere = self._pair.ours[match.upper].measure.clause_id if match else None
        if elsewhere and elsewhere not in clauses:
            clauses = (*clauses, elsewhere)
        if clauses not in self._pools:
            known = _by_clause(self._pair.upper)
            pools = [known[clause] for clause in clauses if clause in known]
            joined = pools[0] if len(pools) == 1 else _pool_of([one for pool in pools for one in pool.sources])
            self._pools[clauses] = joined
        return self._pools[clauses]


def _headings(pair: Pair) -> Iterator[Copied]:
    """Copied headings of linked clauses, and of tables, whose counterpart is any table."""
    upper, lower = (_titles(plan) for plan in (pair.upper, pair.lower))
    tables = [c.id for c in pair.upper.clauses if c.kind in ("table", "annex", "group") and c.id in upper]
    for clause in pair.lower.clauses:
        title = lower.get(clause.id)
        if title is None or clause.kind not in HEADINGS:
            continue
        near = [c for c in pair.asked.get(clause.id, ()) if c in upper]
        near = near or (tables if clause.kind in ("table", "annex", "group") else [])
        if not near:
            continue
        titles, text = [upper[c].folded for c in near], title.folded
        best = (titles.index(text), 100.0) if text in titles else _closest(text, text, _pool(titles, titles))
        if best:
            yield Copied(upper[near[best[0]]], title, best[1])


@once_a_plan
def _titles(plan: Plan) -> dict[str, Passage]:
    """The headings of a plan by clause."""
    titled = [clause for clause in plan.clauses if clause.heading]
    folded = fold("\n".join([clause.heading for clause in titled])).split("\n")
    return {c.id: Passage(c.id, c.id, c.heading, text, text) for c, text in zip(titled, folded, strict=False)}


def _closest(folded: str, neutral: str, pool: _Pool) -> tuple[int, float] | None:
    """Which of the pool a phrase or heading was copied from, by index, and how alike they are."""
    same = pool.by_text.get(folded)
    if same is not None:
        return same, 100.0
    best = extractOne(neutral, pool.neutral, scorer=ratio, score_cutoff=COPIED) or _softer(folded, neutral, pool)
    return (best[2], best[1]) if best and best[1] else None


def _softer(folded: str, neutral: str, pool: _Pool) -> tuple[str, float, int] | None:
    """The one that is the same but for its words of strength, where the lower one has a weak one."""
    if not has_weak(folded):
        return None
    text = plain(neutral)
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
