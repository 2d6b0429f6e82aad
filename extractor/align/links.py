"""Which clauses answer each other: scores of all pairs, best matches either way, and parts of merged clauses.

A link needs either side to be the other's best; beyond that a part of a merged or split task has to be
contained in the whole.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractor.align.parts import ASKS, Part
from extractor.likeness import Scale, Shared

LIKELY = 0.26  # a score that speaks for itself
# The best of both sides are counterparts from the first score on, if they are so many times better than the second best.
MUTUAL = ((LIKELY, 1.0), (0.2, 1.25), (0.12, 1.6))
DIM = 0.13  # the least score of a part merged into a clause that is closer to another
FAR_ALONE = 2.2  # and how many times its second best score that has to be
BESIDE = 0.5  # and which share of the score of the closer clause,
SHARED = 0.2  # or which share of the part, of the same kind, then stands in the whole
PART = 0.45  # share of a part that must stand in a whole it is not the best of
NAMESAKE = 0.6  # score of two headings that name the same
HALF = 0.5  # share of a phrase that says the phrase was kept
TELLING = 6  # a neutral phrase of fewer characters may stand anywhere
HEADING = 0.3  # weight of the headings where both clauses have a body too
OTHER_KIND = 0.75  # a goal seldom answers a task
LEAST = 0.02  # share below which clauses have nothing to do with each other
COMMON = 0.25  # share of clauses from which a bigram tells none apart


class Link(NamedTuple):
    """An upper and a lower part that answer each other, by index."""

    upper: int
    lower: int
    score: float
    moved: bool = False  # the lower clause holds phrases that the clauses which answer the upper one lack


@dataclass(slots=True)  # its fields are read again and again: see `segment.lines.Line`
class Best:
    """Where the best score stands, where the second best of the same kind, and what that is."""

    best: int
    second: int
    score: float


@dataclass(slots=True)  # its fields are read again and again: see `segment.lines.Line`
class Grid:
    """Clauses of either side, by index, and the scores of each of the rows by position of the column, in order."""

    rows: list[int]
    columns: list[int]
    scores: list[dict[int, float]]
    best: list[Best]  # of each row


def grid_of(scale: Scale, ours: Sequence[Part], theirs: Sequence[Part], known: Shared, bare: bool = False) -> Grid:
    """The clauses that have sentences, or those that have none, and how alike they are; `known` are the grams both plans have."""
    rows, columns = ([k for k, part in enumerate(parts) if part.bare == bare] for parts in (ours, theirs))
    scores = _scores(scale, [ours[i] for i in rows], [theirs[j] for j in columns], known)
    kinds = [theirs[j].kind for j in columns]
    return Grid(rows, columns, scores, [_first_two(row, kinds) for row in scores])


def links_of(scale: Scale, ours: Sequence[Part], theirs: Sequence[Part], known: Shared, full: Grid) -> list[Link]:
    """Links between clauses with sentences, which are `full`, and between headings."""
    headings = list(_pairs(scale, ours, theirs, grid_of(scale, ours, theirs, known, bare=True)))
    return sorted([*_pairs(scale, ours, theirs, full), *_outermost(ours, theirs, headings)])


def _outermost(ours: Sequence[Part], theirs: Sequence[Part], links: Sequence[Link]) -> Iterator[Link]:
    """Links between headings, without those to a heading below one that is linked to the same: its words are among the outer one's."""
    linked = {(ours[link.upper].clause.id, theirs[link.lower].clause.id) for link in links}
    for link in links:
        upper, lower = ours[link.upper].clause, theirs[link.lower].clause
        if (upper.id, lower.parent_id) not in linked and (upper.parent_id, lower.id) not in linked:
            yield link


def _pairs(scale: Scale, ours: Sequence[Part], theirs: Sequence[Part], grid: Grid) -> Iterator[Link]:
    """Best matches in either direction."""
    rows, columns, scores, in_row = grid.rows, grid.columns, grid.scores, grid.best
    kinds = [ours[i].kind for i in rows]
    by_column: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for i, row in enumerate(scores):
        for j, score in row.items():
            by_column[j][i] = score
    of_row = dict(enumerate(in_row))
    in_column = {j: _first_two(column, kinds) for j, column in by_column.items()}
    best = {(i, mine.best) for i, mine in enumerate(in_row) if mine.best >= 0}
    best |= {(yours.best, j) for j, yours in in_column.items()}
    for i, j in sorted(best):
        row, score, mine, yours = scores[i], scores[i][j], in_row[i], in_column[j]
        one, other = ours[rows[i]], theirs[columns[j]]
        if mine.best == j and yours.best == i:
            rivals = _rival(mine, i, in_column), _rival(yours, j, of_row)
            second = max(rivals)
            linked = any(score >= least and score >= times * second for least, times in MUTUAL)
        elif mine.best == j:
            linked = _part_of(scale, one, other, ours[rows[yours.best]], score, mine.score, scores[yours.best][j])
        else:
            linked = _part_of(scale, other, one, theirs[columns[mine.best]], score, yours.score, row[mine.best])
        if linked:
            yield Link(rows[i], columns[j], score)


def _rival(own: Best, here: int, others: dict[int, Best]) -> float:
    """The second best score, unless it stands where `here` is the best too: then it is another part of the same."""
    return 0.0 if own.second < 0 or others[own.second].best == here else own.score


def _first_two(scores: dict[int, float], kinds: Sequence[str]) -> Best:
    """Where the best of `scores` stands, and the second best of its kind; of equals the first."""
    if not scores:
        return Best(-1, -1, 0.0)
    best = max(scores, key=scores.__getitem__)
    kind = kinds[best]
    second = max([k for k in scores if k != best and kinds[k] == kind], key=scores.__getitem__, default=-1)
    return Best(best, second, scores[second] if second >= 0 else 0.0)


def _part_of(scale: Scale, part: Part, whole: Part, nearer: Part, score: float, second: float, top: float) -> bool:
    """Is `part` one of several clauses merged in `whole`, to which `nearer` is the closest and scores `top`?

    It stands in it word for word, or it has nowhere else to belong, the whole says something of it, and either the
    closest one is no copy or a good share of it is there.
    """
    if score >= LIKELY and (
        scale.share(part.body, whole.body) >= PART or scale.score(part.head, whole.head) >= NAMESAKE
    ):
        return True
    if score < DIM or score < FAR_ALONE * second:
        return False
    beside = score >= BESIDE * top or (part.kind == whole.kind and scale.share(part.body, whole.body) >= SHARED)
    return beside and says_some(scale, part, whole, nearer, HALF)


def _scores(scale: Scale, ours: Sequence[Part], theirs: Sequence[Part], known: Shared) -> list[dict[int, float]]:
    """Score of every pair that shares anything: bodies and headings weighted, kinds preferred."""
    heads = scale.table([p.head for p in ours], [p.head for p in theirs], known=known)
    bodies = scale.table([p.body for p in ours], [p.body for p in theirs], COMMON, LEAST, known=known)
    kinds = {kind: [1.0 if part.kind == kind else OTHER_KIND for part in theirs] for kind in {p.kind for p in ours}}
    weights = [HEADING if part.body else 1.0 for part in theirs]
    rests = [1 - weight for weight in weights]
    scores = []
    for one, head, body in zip(ours, heads, bodies, strict=True):
        kind, said, named = kinds[one.kind], body.get, head.get
        if one.body:
            both = sorted(head.keys() | body.keys())
            row = {j: (weights[j] * named(j, 0.0) + rests[j] * said(j, 0.0)) * kind[j] for j in both}
        else:
            row = {j: score * kind[j] for j, score in head.items()}
        scores.append(row)
    return scores


def says_some(scale: Scale, part: Part, whole: Part, nearer: Part | None, least: float) -> bool:
    """Does `whole` say so much of any phrase of `part`, and not because the clause closer to it says half of that too?

    Two tasks of one field share words and phrases; a copy of one is no part of the other.
    """
    said = part.whole & whole.whole
    most = scale.sum_of(said)  # no phrase shares more
    told = nearer.whole if nearer else frozenset()
    return any(
        (share := scale.share(p.grams, said)) >= least and scale.share(p.grams, told) < HALF * share
        for p in part.phrases
        if len(p.neutral) >= TELLING and most / scale.weight(p.grams) >= least
    )


def by_children(ours: Sequence[Part], theirs: Sequence[Part], links: Sequence[Link]) -> Iterator[Link]:
    """Link a heading that has no counterpart by name to where most clauses below it went."""
    done = {link.upper for link in links}
    index = {part.clause.id: j for j, part in enumerate(theirs)}
    votes: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for link in links:
        parent, answer = ours[link.upper].clause.parent_id, theirs[link.lower].clause
        target = index.get(answer.parent_id or "", link.lower)
        if parent and theirs[target].clause.kind in ASKS:
            votes[parent][target] += 1
    for i, part in enumerate(ours):
        if part.bare and i not in done and votes[part.clause.id]:
            lower, count = votes[part.clause.id].most_common(1)[0]
            yield Link(i, lower, count / votes[part.clause.id].total() * LIKELY)
