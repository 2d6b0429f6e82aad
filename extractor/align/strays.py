"""What the best matches leave over: clauses that became part of a broader one, and phrases that moved elsewhere."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.align.links import HALF, NAMESAKE, Grid, Link, says_some
from extractor.align.parts import Part, reworded, whole_of
from extractor.likeness import Scale
from extractor.neutral import Grams

BESIDE = 0.05  # the score from which a clause answers what all others beside it answer
STRAY = 0.16  # the score from which a clause without counterpart belongs to the closest one after all
STRAY_ALONE = 1.5  # if that is so many times better than the second best,
CLOSE_BY = 0.1  # and the score from which a reader is shown the closest, and it does if they share a phrase,
SAID = 0.75  # of which so much is found again
LOST = 0.5  # a phrase of which less stands in the answering clauses is not there
MOVED = 0.8  # and one of which so much stands in another clause has moved to it,
LONG = 8  # unless it is shorter than so many neutral characters,
RARE = 0.4  # or its bigrams weigh less, on average, than so much of the rarest: words that many clauses have;
ENOUGH = 0.1  # a clause that answers nothing else is still an added one when less of it came from elsewhere


class Near(NamedTuple):
    """The closest lower part, its score, and the second best score of the same kind."""

    lower: int
    score: float
    second: float


def closest(links: Sequence[Link], full: Grid) -> dict[int, Near]:
    """For each upper clause with sentences that no link answers, the lower clause that is closest."""
    linked = {link.upper for link in links}
    return {
        i: Near(full.columns[found.best], row[found.best], found.score)
        for i, row, found in zip(full.rows, full.scores, full.best, strict=True)
        if i not in linked and found.best >= 0
    }


def belongs(scale: Scale, part: Part, other: Part, nearer: Part | None, near: Near) -> bool:
    """Is a clause left over part of the closest one: far closer than any other, or with a phrase in common?

    A task rewritten into part of a broader one scores low against it, since that is mostly about other things;
    but a task that is left out scores less against every clause. `nearer` is the clause `other` answers already.
    """
    if near.score >= STRAY and part.head and scale.score(part.head, other.head) >= NAMESAKE:
        return True
    if near.score >= STRAY and near.score >= STRAY_ALONE * near.second:
        return says_some(scale, part, other, nearer, HALF)
    return near.score >= CLOSE_BY and says_some(scale, part, other, nearer, SAID)


def moved(
    scale: Scale, ours: Sequence[Part], theirs: Sequence[Part], links: Sequence[Link], said: Grams
) -> Iterator[Link]:
    """Links to further clauses that hold what the answering ones lack: phrases of a task that was taken apart.

    `said` are all grams of the lower plan.
    """
    answers: defaultdict[int, list[int]] = defaultdict(list)
    asks: defaultdict[int, list[int]] = defaultdict(list)
    for link in links:
        answers[link.upper].append(link.lower)
        asks[link.lower].append(link.upper)
    wholes = [frozenset() if part.bare else part.whole for part in theirs]
    lost = [
        (i, grams) for i, found in answers.items() for grams in _lost(scale, ours[i], [theirs[j] for j in found], said)
    ]
    weights: defaultdict[tuple[int, int], int] = defaultdict(int)
    held = scale.table([grams for _, grams in lost], wholes, least=0.9 * MOVED)  # all that may hold so much, and more
    for (i, grams), row in zip(lost, held, strict=True):
        for j in row:
            if (
                j not in answers[i]
                and scale.share(grams, wholes[j]) >= MOVED
                and not any(scale.share(grams, ours[k].whole) >= MOVED for k in asks[j])  # then it was there before
            ):
                weights[i, j] += scale.weight(grams)
    for (i, j), weight in sorted(weights.items()):
        if j in asks or weight >= ENOUGH * scale.weight(theirs[j].body):
            yield Link(i, j, weight / scale.weight(ours[i].body), moved=True)


def taken_apart(theirs: Sequence[Part], links: Sequence[Link], full: Grid) -> Iterator[Link]:
    """Links of clauses left over below a heading whose other clauses all answer one upper clause, which is also closest to them.

    That one was taken apart below the heading; where clauses answer several, one left over among them is an added task.
    Aims are told beside each other and are none of each other's parts.
    """
    answered: defaultdict[str, set[int]] = defaultdict(set)  # below each heading
    for link in links:
        if parent := theirs[link.lower].clause.parent_id:
            answered[parent].add(link.upper)
    linked = {link.lower for link in links}
    best: defaultdict[int, tuple[float, int]] = defaultdict(lambda: (0.0, -1))
    for i, row in zip(full.rows, full.scores, strict=True):
        for place, score in row.items():
            best[full.columns[place]] = max(best[full.columns[place]], (score, i))
    for j, (score, i) in best.items():
        if (
            theirs[j].kind != "goal"
            and j not in linked
            and score >= BESIDE
            and answered.get(theirs[j].clause.parent_id or "") == {i}
        ):
            yield Link(i, j, score)


def gathered(theirs: Sequence[Part], links: Sequence[Link]) -> Iterator[Link]:
    """Links to the clause whose parts answer one upper clause: aims that are set out in items answer as a whole.

    Most parts must answer it; with them the clause itself does.
    """
    index = {part.clause.id: j for j, part in enumerate(theirs)}
    parents = [index.get(part.clause.parent_id or "", -1) for part in theirs]
    sizes = Counter(parents)
    known = {(link.upper, link.lower) for link in links}
    scores: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
    for link in links:
        if not link.moved and parents[link.lower] >= 0:
            scores[link.upper, parents[link.lower]].append(link.score)
    for (i, j), found in sorted(scores.items()):
        if len(found) > 1 and 2 * len(found) > sizes[j] and (i, j) not in known:
            yield Link(i, j, max(found))


def _lost(scale: Scale, part: Part, found: Sequence[Part], said: Grams) -> list[Grams]:
    """Phrases of a clause that all that is said may hold, most of which stand nowhere, and the clauses that answer it do not."""
    long = [p.grams for p in reworded(part, found) if len(p.neutral) >= LONG]
    there = [grams for grams in long if scale.share(grams, said) >= MOVED]
    if not there:
        return []
    answered, rare = whole_of(found), RARE * scale.weights.rare
    return [
        grams for grams in there if scale.weight(grams) >= rare * len(grams) and scale.share(grams, answered) < LOST
    ]
