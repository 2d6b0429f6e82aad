"""A second look at what has no counterpart: clauses left over on either side, and headings told in a clause of their own.

Against all clauses of a plan a task written anew scores no higher than one that is left out. Among the few that both
sides leave over it does; and one of its sentences, or a part of one, answers one of the other's better than any of the plans.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from extractor.align.links import HEADING, NAMESAKE, Grid, Link
from extractor.align.parts import Part
from extractor.align.told import Told
from extractor.likeness import Scale
from extractor.neutral import Grams

ALIKE = 0.11  # the score from which two clauses that both are left over answer each other,
NEARLY = 0.08  # or this, where nothing is closer and the sentences say so
PHRASE = 8  # bigrams that are no more than a phrase
SENTENCE = 0.2  # score of two sentences, each the other's closest in both plans, that says one answers the other
PART = 0.4  # the same of two long phrases
CLOSE, MORE = 0.1, 2  # score from which clauses that are not the closest are asked for such a sentence, and how many


class Sides:
    """The clauses of either plan, and what they tell."""

    def __init__(self, scale: Scale, ours: Sequence[Part], theirs: Sequence[Part]) -> None:
        """`scale` tells how alike two sentences are."""
        self.scale, self.ours, self.theirs = scale, ours, theirs

    @cached_property
    def sentences(self) -> Told:
        """What the clauses tell, sentence by sentence."""
        ours, theirs = ([part.sentences for part in parts] for parts in (self.ours, self.theirs))
        return Told(self.scale, ours, theirs, self._bodies, SENTENCE)

    @cached_property
    def phrases(self) -> Told:
        """The same, phrase by phrase, but for short ones."""
        ours, theirs = (list(map(_long_phrases, parts)) for parts in (self.ours, self.theirs))
        return Told(self.scale, ours, theirs, self._bodies, PART)

    @cached_property
    def _bodies(self) -> list[Grams]:
        return [part.body for part in self.theirs]


def _long_phrases(part: Part) -> list[Grams]:
    return [phrase.grams for phrase in part.phrases if len(phrase.grams) >= PHRASE]


def left_over(sides: Sides, links: Sequence[Link], full: Grid) -> list[Link]:
    """Links of clauses with sentences that no link answers yet, `full` being the scores of all."""
    upper, lower = {link.upper for link in links}, {link.lower for link in links}
    columns: defaultdict[int, dict[int, float]] = defaultdict(dict)
    rows: dict[int, dict[int, float]] = {}  # of the upper clauses left over, those of the lower plan that are near
    for i, row in zip(full.rows, full.scores, strict=True):
        near = {full.columns[place]: score for place, score in row.items() if score >= NEARLY}
        for j, score in near.items():
            if j not in lower:
                columns[j][i] = score
        if near and i not in upper:
            rows[i] = near
    found = [link for i, near in rows.items() if (link := _left_too(sides, i, near, lower))]
    rows = _open(rows, found)
    found += _said(sides.sentences, rows, MORE) if rows else ()
    rows = _open(rows, found)
    found += _said(sides.phrases, rows, 0) if rows else ()
    upper |= {link.upper for link in found}
    lower |= {link.lower for link in found}
    alone = {j: column for j, column in columns.items() if j not in lower}
    return found + list(_for_lower(sides.sentences, alone, upper) if alone else ())


def _open(rows: dict[int, dict[int, float]], found: Sequence[Link]) -> dict[int, dict[int, float]]:
    """The rows of upper clauses for which nothing was found."""
    linked = {link.upper for link in found}
    return {i: near for i, near in rows.items() if i not in linked}


def _left_too(sides: Sides, i: int, near: dict[int, float], lower: set[int]) -> Link | None:
    """The closest of the lower clauses left over too, where it is close enough to an upper one."""
    free = [j for j in near if j not in lower]
    if not free:
        return None
    j = max(free, key=near.__getitem__)
    closest = j == max(near, key=near.__getitem__)
    alike = near[j] >= ALIKE or (closest and _by_body(sides.scale, sides.ours[i], sides.theirs[j]))
    return Link(i, j, near[j]) if alike else None


def _said(told: Told, rows: dict[int, dict[int, float]], more: int) -> Iterator[Link]:
    """Links of upper clauses to the closest that says something of theirs, or else to one of the next, so many `more`."""
    asked = {}
    for i, near in rows.items():
        closest = max(near, key=near.__getitem__)
        others = sorted((-score, j) for j, score in near.items() if j != closest and score >= CLOSE)[:more]
        asked[i] = [closest, *[j for _, j in others]]
    answered = told.answered(asked)
    for i, likely in asked.items():
        says = next((j for j in likely if (i, j) in answered), None)
        if says is not None:
            yield Link(i, says, rows[i][says])


def _for_lower(told: Told, columns: dict[int, dict[int, float]], upper: set[int]) -> Iterator[Link]:
    """The linked upper clauses that have a sentence which a lower one left over says."""
    asked: defaultdict[int, list[int]] = defaultdict(list)
    for j, column in columns.items():
        for i in column.keys() & upper:
            asked[i].append(j)
    for i, j in told.answered(asked):
        yield Link(i, j, columns[j][i])


def _by_body(scale: Scale, one: Part, other: Part) -> bool:
    """Do the sentences make two clauses alike, more than headings of the same words do, and by more than a phrase?"""
    headings, sentences = scale.score(one.head, other.head), scale.score(one.body, other.body)
    return len(one.body & other.body) >= PHRASE and (1 - HEADING) * sentences >= HEADING * headings


def namesakes(sides: Sides, links: Sequence[Link]) -> Iterator[Link]:
    """Links between a heading without sentences and a clause of that name: aims told in one paragraph, or in items.

    No other heading of either plan comes closer to the name.
    """
    known = {(link.upper, link.lower) for link in links}
    rows = sides.scale.table([part.head for part in sides.ours], [part.head for part in sides.theirs])
    best: defaultdict[int, float] = defaultdict(float)
    for row in rows:
        for j, score in row.items():
            best[j] = max(best[j], score)
    for i, row in enumerate(rows):
        top, one = max(row.values(), default=0.0), sides.ours[i]
        for j, score in row.items() if top >= NAMESAKE else ():
            other = sides.theirs[j]
            if score == top == best[j] and one.bare != other.bare and one.kind == other.kind and (i, j) not in known:
                yield Link(i, j, sides.scale.score(one.body, other.body))
