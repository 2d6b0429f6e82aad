"""A second look at what has no counterpart: clauses left over on either side, and headings told in a clause of their own.

Against all clauses of a plan a task written anew scores no higher than one that is left out. Among the few that both
sides leave over it does; and one of its sentences, or a part of one, answers one of the other's better than any of the plans.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from extractor.align.links import HEADING, Grid, Link
from extractor.align.parts import Part
from extractor.likeness import Scale
from extractor.neutral import Grams

ALIKE = 0.11  # the score from which two clauses that both are left over answer each other,
NEARLY = 0.08  # or this, where nothing is closer and the sentences say so
PHRASE = 8  # bigrams that are no more than a phrase
SENTENCE = 0.2  # score of two sentences, each the other's closest in both plans, that says one answers the other
PART = 0.4  # the same of two long phrases
CLOSE, MORE = 0.1, 2  # score from which clauses that are not the closest are asked for such a sentence, and how many
NAMESAKE = 0.6  # score of two headings that name the same


class Told:
    """The sentences, or the long phrases, of each clause of either plan."""

    def __init__(self, scale: Scale, ours: Sequence[Sequence[Grams]], theirs: Sequence[Sequence[Grams]]) -> None:
        """Keep them by clause, and all of a plan to be held against one."""
        self.scale, self.ours, self.theirs = scale, ours, theirs
        self.all_ours, self.all_theirs = ([one for part in parts for one in part] for parts in (ours, theirs))

    def answers(self, i: int, j: int, least: float) -> bool:
        """Has the upper clause one, and the lower one another, that score so much and are each other's closest in the two plans?"""
        ours, theirs = self.ours[i], self.theirs[j]
        tried = [(self.scale.score(a, b), x, y) for x, a in enumerate(ours) for y, b in enumerate(theirs)]
        for score, x, y in sorted(tried, reverse=True):
            if score < least:
                return False
            if self._alone(self.all_theirs, ours[x], score) and self._alone(self.all_ours, theirs[y], score):
                return True
        return False

    def _alone(self, told: Sequence[Grams], one: Grams, best: float) -> bool:
        """Does only one of what is told score as much as the `best`? A formula that returns answers nothing."""
        # What is as much alike shares more than half of it, of the smaller one.
        return sum([score >= best for score in self.scale.table([one], told, least=best / 2)[0].values()]) == 1


class Sides:
    """The clauses of either plan, and what they tell."""

    def __init__(self, scale: Scale, ours: Sequence[Part], theirs: Sequence[Part]) -> None:
        """`scale` tells how alike two sentences are."""
        self.scale, self.ours, self.theirs = scale, ours, theirs

    @cached_property
    def sentences(self) -> Told:
        """What the clauses tell, sentence by sentence."""
        return Told(self.scale, [part.sentences for part in self.ours], [part.sentences for part in self.theirs])

    @cached_property
    def phrases(self) -> Told:
        """The same, phrase by phrase, but for short ones."""
        return Told(self.scale, list(map(_long_phrases, self.ours)), list(map(_long_phrases, self.theirs)))


def _long_phrases(part: Part) -> list[Grams]:
    return [phrase.grams for phrase in part.phrases if len(phrase.grams) >= PHRASE]


def left_over(sides: Sides, links: Sequence[Link], full: Grid) -> list[Link]:
    """Links of clauses with sentences that no link answers yet, `full` being the scores of all."""
    upper, lower = {link.upper for link in links}, {link.lower for link in links}
    columns: defaultdict[int, dict[int, float]] = defaultdict(dict)
    found = []
    for i, row in zip(full.rows, full.scores, strict=True):
        for place, score in row.items():
            if score >= NEARLY and full.columns[place] not in lower:
                columns[full.columns[place]][i] = score
        if i not in upper:
            found += list(_for_upper(sides, i, {full.columns[place]: score for place, score in row.items()}, lower))
    upper |= {link.upper for link in found}
    lower |= {link.lower for link in found}
    for j, column in columns.items():
        if j not in lower:
            found += list(_for_lower(sides, j, column, upper))
    return found


def _for_upper(sides: Sides, i: int, row: dict[int, float], lower: set[int]) -> Iterator[Link]:
    """The clause that answers an upper one left over: the closest of those left over too, or one that says one of its sentences."""
    near = {j: score for j, score in row.items() if score >= NEARLY}
    if not near:
        return
    one, closest = sides.ours[i], max(near, key=near.__getitem__)
    free = [j for j in near if j not in lower]
    if free:
        j = max(free, key=near.__getitem__)
        other = sides.theirs[j]
        if near[j] >= ALIKE or (j == closest and _by_body(sides.scale, one, other)):
            yield Link(i, j, near[j])
            return
    others = sorted((-score, j) for j, score in near.items() if j != closest and score >= CLOSE)[:MORE]
    says = next((j for j in (closest, *[j for _, j in others]) if sides.sentences.answers(i, j, SENTENCE)), None)
    if says is None and sides.phrases.answers(i, closest, PART):
        says = closest
    if says is not None:
        yield Link(i, says, near[says])


def _for_lower(sides: Sides, j: int, column: dict[int, float], upper: set[int]) -> Iterator[Link]:
    """The upper clauses that have a sentence which a lower one left over says."""
    for i, score in column.items():
        if i in upper and sides.sentences.answers(i, j, SENTENCE):
            yield Link(i, j, score)


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
