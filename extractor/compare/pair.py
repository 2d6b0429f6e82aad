"""Two aligned plans with everything the rules look up again and again."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from extractor.likeness import Scale, Shelf, pairing_of
from extractor.models import Alignment, Clause, Comparison, Indicator, Plan
from extractor.neutral import Copy, Grams, Sentence, copy_of, once_a_plan

COMMON = 0.15  # share of sentences from which a bigram tells none apart
LEAST = 0.15  # share below which sentences have nothing to do with each other
REWRITTEN = 0.35  # similarity of linked clauses below which the lower one was written anew
UNSURE = 0.2  # and below which it may be another matter
LOOSE = 0.4  # share of linked clauses that are no such, below which the whole plan was
UNREAD = 0.5  # share of a plan's text that stands in tables and annexes, from which little of it is compared
OUTSIDE = 0.6  # a sentence outside the aligned clause is worth this much of one inside

Made = TypeVar("Made")


@dataclass(slots=True)  # its fields are read again and again: see `segment.lines.Line`
class Match:
    """An upper and a lower sentence that say the same, by index in `Pair.ours` and `Pair.theirs`."""

    upper: int
    lower: int
    score: float


@dataclass(slots=True)  # its fields are read again and again: see `segment.lines.Line`
class Pair:
    """What the rules of one comparison share."""

    comparison: Comparison
    upper: Plan
    lower: Plan
    names: tuple[str, ...]  # of both places
    alignments: tuple[Alignment, ...]
    answers: dict[str, tuple[str, ...]]  # upper clause → lower clauses
    asked: dict[str, tuple[str, ...]]  # lower clause → upper clauses
    similarity: dict[str, float]  # upper clause → that of its closest answer
    doubt: str  # why what is missed in the lower plan may stand there after all; "" where nothing speaks for that
    clauses: dict[str, Clause]
    copies: tuple[Copy, Copy]  # of the upper and of the lower plan
    scale: Scale
    ours: Sequence[Sentence]
    theirs: Sequence[Sentence]
    standing: dict[str, list[int]]  # lower clause → its sentences, by index
    shelf: Shelf  # of `theirs`, for all that is in `ours`
    best_of_upper: dict[int, Match]  # best counterpart of each upper sentence, after the prior
    best_of_lower: dict[int, Match]
    made: dict[Callable[["Pair"], Any], Any]  # what `once` was asked for

    def once(self, make: Callable[["Pair"], Made]) -> Made:
        """What `make` makes of the pair, for all the rules that ask for it."""
        if make not in self.made:
            self.made[make] = make(self)
        found: Made = self.made[make]
        return found

    @property
    def owes(self) -> bool:
        """Does the lower plan have to follow the upper one: is it to implement it, and not older?"""
        return self.comparison.relation == "implements" and not self.comparison.lower_predates_upper

    def answer(self, clauses: Sequence[str]) -> Grams:
        """Grams of all that lower clauses say, headings included."""
        return self.copies[1].said(clauses)

    def rewritten(self, clause_id: str) -> bool:
        """Was an upper clause carried over in other words, so that what it says may stand there told otherwise?"""
        return bool(self.answers.get(clause_id)) and self.similarity.get(clause_id, 0.0) < REWRITTEN

    def unsure(self, clause_id: str) -> bool:
        """Has an upper clause so little in common with its closest answer that this may be another matter?"""
        return bool(self.answers.get(clause_id)) and self.similarity.get(clause_id, 0.0) < UNSURE

    def stating(self, target: Indicator) -> str:
        """The lower sentence that states a target; "" for a row of a table."""
        said = (sentence.measure for sentence in self.copies[1].sentences.get(target.clause_id, ()))
        return next((m.text for m in said if m.char_start <= target.char_start < m.char_end), "")

    def demand(self, clauses: Sequence[str]) -> Grams:
        """Grams of all that upper clauses say, headings included."""
        return self.copies[0].said(clauses)


def pair_of(comparison: Comparison, upper: Plan, lower: Plan, alignments: Sequence[Alignment]) -> Pair:
    """Prepare two plans for the rules."""
    names, one, other, scale, shared = pairing_of(upper, lower)
    copies = one, other
    answers, asked = _links(alignments)
    clauses = {clause.id: clause for plan in (upper, lower) for clause in plan.clauses}
    ours, theirs = sentences_of(upper), sentences_of(lower)
    shelf = Shelf(scale, [s.grams for s in theirs], [s.grams for s in ours], shared)
    best = _best(shelf, ours, theirs, answers)
    similarity = {
        row.upper_clause_id: row.similarity
        for row in sorted(alignments, key=lambda r: r.similarity)
        if row.upper_clause_id
    }
    rows = tuple(alignments)
    return Pair(
        comparison,
        upper,
        lower,
        names,
        rows,
        answers,
        asked,
        similarity,
        _doubt(lower, rows),
        clauses,
        copies,
        scale,
        ours,
        theirs,
        standing_of(lower),
        shelf,
        *best,
        {},
    )


def _doubt(lower: Plan, alignments: Sequence[Alignment]) -> str:
    """What makes every omission of a pair doubtful: a plan most of which is not compared, or all of which says it otherwise."""
    sizes = [(clause.kind in ("table", "annex"), len(clause.text)) for clause in lower.clauses]
    if sum(size for apart, size in sizes if apart) > UNREAD * sum(size for _, size in sizes):
        return "下级计划多为表格或附件，未逐条比对，可能写在其中，需人工核对"
    closest: dict[str, float] = {}
    for row in alignments:
        if row.upper_clause_id and row.lower_clause_id:
            closest[row.upper_clause_id] = max(row.similarity, closest.get(row.upper_clause_id, 0.0))
    close = sum(score >= REWRITTEN for score in closest.values())
    return "下级计划整体改写，可能换了说法，需人工核对" if close < LOOSE * len(closest) else ""


def _links(alignments: Iterable[Alignment]) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    answers: defaultdict[str, list[str]] = defaultdict(list)
    asked: defaultdict[str, list[str]] = defaultdict(list)
    for row in sorted(alignments, key=lambda row: -row.similarity):
        if row.upper_clause_id and row.lower_clause_id:
            answers[row.upper_clause_id].append(row.lower_clause_id)
            asked[row.lower_clause_id].append(row.upper_clause_id)
    return {k: tuple(v) for k, v in answers.items()}, {k: tuple(v) for k, v in asked.items()}


@once_a_plan
def sentences_of(plan: Plan) -> tuple[Sentence, ...]:
    """What is compared of a plan sentence by sentence."""
    said = copy_of(plan).sentences
    return tuple([s for c in plan.clauses if c.kind not in ("front", "table") for s in said.get(c.id, ())])


@once_a_plan
def standing_of(plan: Plan) -> dict[str, list[int]]:
    """The sentences of each clause of a plan, by index in `sentences_of`."""
    standing: defaultdict[str, list[int]] = defaultdict(list)
    for j, sentence in enumerate(sentences_of(plan)):
        standing[sentence.measure.clause_id].append(j)
    return dict(standing)


def _best(
    shelf: Shelf, ours: Sequence[Sentence], theirs: Sequence[Sentence], answers: dict[str, tuple[str, ...]]
) -> tuple[dict[int, Match], dict[int, Match]]:
    """Best match of each sentence in either direction, those outside the aligned clauses handicapped."""
    upper: dict[int, Match] = {}
    lower: dict[int, Match] = {}
    homes = [sentence.measure.clause_id for sentence in theirs]
    near = [answers.get(sentence.measure.clause_id, ()) for sentence in ours]
    for i, j in _same(ours, theirs, near, homes):
        upper[i] = lower[j] = Match(i, j, 1.0)
    rest = [i for i in range(len(ours)) if i not in upper]
    for i, row in zip(rest, shelf.scores([ours[i].grams for i in rest], COMMON, LEAST), strict=True):
        best, where = 0.0, -1
        for j, score in row.items():
            if homes[j] not in near[i]:
                score *= OUTSIDE
            if score > best or (score == best and j < where):
                best, where = score, j
            if j not in lower or score > lower[j].score:
                lower[j] = Match(i, j, score)
        if where >= 0:
            upper[i] = Match(i, where, best)
    return upper, lower


def _same(
    ours: Sequence[Sentence], theirs: Sequence[Sentence], near: Sequence[Sequence[str]], homes: Sequence[str]
) -> Iterator[tuple[int, int]]:
    """Sentences taken over unchanged into an answering clause."""
    places: dict[tuple[str, Grams], int] = {}
    for j, sentence in enumerate(theirs):
        places.setdefault((homes[j], sentence.grams), j)
    for i, sentence in enumerate(ours):
        for clause in near[i]:
            j = places.pop((clause, sentence.grams), -1)
            if j >= 0:
                yield i, j
                break
