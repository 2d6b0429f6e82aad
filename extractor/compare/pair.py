"""Two aligned plans with everything the rules look up again and again."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractor.likeness import Copy, Grams, Scale, Sentence, copy_of, names_of, scale_of
from extractor.models import Alignment, Clause, Comparison, Plan

COMMON = 0.15  # share of sentences from which a bigram tells none apart
OUTSIDE = 0.6  # a sentence outside the aligned clause is worth this much of one inside


class Match(NamedTuple):
    """An upper and a lower sentence that say the same, by index in `Pair.ours` and `Pair.theirs`."""

    upper: int
    lower: int
    score: float


class Pair(NamedTuple):
    """What the rules of one comparison share."""

    comparison: Comparison
    upper: Plan
    lower: Plan
    names: tuple[str, ...]  # of both places
    alignments: tuple[Alignment, ...]
    answers: dict[str, tuple[str, ...]]  # upper clause → lower clauses
    asked: dict[str, tuple[str, ...]]  # lower clause → upper clauses
    similarity: dict[str, float]  # upper clause → that of its closest answer
    clauses: dict[str, Clause]
    copies: tuple[Copy, Copy]
    scale: Scale
    ours: Sequence[Sentence]
    theirs: Sequence[Sentence]
    best_of_upper: dict[int, Match]  # best counterpart of each upper sentence, after the prior
    best_of_lower: dict[int, Match]

    def answer(self, clauses: Iterable[str]) -> Grams:
        """Grams of all that lower clauses say, headings included."""
        return _said(self.copies[1], clauses)

    def demand(self, clauses: Iterable[str]) -> Grams:
        """Grams of all that upper clauses say, headings included."""
        return _said(self.copies[0], clauses)


def _said(copy: Copy, clauses: Iterable[str]) -> Grams:
    known = list(clauses)
    parts = [copy.heads[c] for c in known] + [s.grams for c in known for s in copy.sentences.get(c, ())]
    return frozenset().union(*parts)


def pair_of(comparison: Comparison, upper: Plan, lower: Plan, alignments: Sequence[Alignment]) -> Pair:
    """Prepare two plans for the rules."""
    names = names_of(upper.document, lower.document)
    copies = copy_of(upper, names), copy_of(lower, names)
    answers, asked = _links(alignments)
    scale = scale_of(_bodies(copies))
    clauses = {clause.id: clause for plan in (upper, lower) for clause in plan.clauses}
    ours, theirs = (_sentences(plan, copy) for plan, copy in zip((upper, lower), copies, strict=True))
    best = _best(scale, ours, theirs, answers)
    similarity = {
        row.upper_clause_id: row.similarity
        for row in sorted(alignments, key=lambda r: r.similarity)
        if row.upper_clause_id
    }
    rows = tuple(alignments)
    return Pair(
        comparison, upper, lower, names, rows, answers, asked, similarity, clauses, copies, scale, ours, theirs, *best
    )


def _links(alignments: Iterable[Alignment]) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    answers: defaultdict[str, list[str]] = defaultdict(list)
    asked: defaultdict[str, list[str]] = defaultdict(list)
    for row in sorted(alignments, key=lambda row: -row.similarity):
        if row.upper_clause_id and row.lower_clause_id:
            answers[row.upper_clause_id].append(row.lower_clause_id)
            asked[row.lower_clause_id].append(row.upper_clause_id)
    return {k: tuple(v) for k, v in answers.items()}, {k: tuple(v) for k, v in asked.items()}


def _bodies(copies: Iterable[Copy]) -> Iterable[Grams]:
    for copy in copies:
        for key, sentences in copy.sentences.items():
            yield copy.heads[key].union(*[s.grams for s in sentences])


def _sentences(plan: Plan, copy: Copy) -> list[Sentence]:
    return [s for c in plan.clauses if c.kind not in ("front", "table") for s in copy.sentences.get(c.id, ())]


def _best(
    scale: Scale, ours: Sequence[Sentence], theirs: Sequence[Sentence], answers: dict[str, tuple[str, ...]]
) -> tuple[dict[int, Match], dict[int, Match]]:
    """Best match of each sentence in either direction, those outside the aligned clauses handicapped."""
    upper: dict[int, tuple[float, int]] = {}
    lower: dict[int, tuple[float, int]] = {}
    homes = [sentence.measure.clause_id for sentence in theirs]
    for i, row in enumerate(scale.table([s.grams for s in ours], [s.grams for s in theirs], COMMON)):
        near = answers.get(ours[i].measure.clause_id, ())
        best, where = 0.0, -1
        for j, score in row.items():
            if homes[j] not in near:
                score *= OUTSIDE
            if score > best or (score == best and j < where):
                best, where = score, j
            if j not in lower or score > lower[j][0]:
                lower[j] = score, i
        if where >= 0:
            upper[i] = best, where
    return (
        {i: Match(i, j, score) for i, (score, j) in upper.items()},
        {j: Match(i, j, score) for j, (score, i) in lower.items()},
    )
