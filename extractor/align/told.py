"""Which clauses of two plans say the same in a sentence or a phrase: two that are each other's closest in both plans."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate

from extractor.likeness import Scale
from extractor.neutral import Grams


class Told:
    """The sentences, or the long phrases, of each clause of either plan: which clauses answer each other by one of them."""

    def __init__(
        self,
        scale: Scale,
        ours: Sequence[Sequence[Grams]],
        theirs: Sequence[Sequence[Grams]],
        bodies: Sequence[Grams],
        least: float,
    ) -> None:
        """Keep them by clause; `bodies` are all that the lower clauses tell, and `least` is the score of what answers."""
        self.scale, self.ours, self.theirs, self.bodies, self.least = scale, ours, theirs, bodies, least
        self.all_ours, self.all_theirs = ([one for part in parts for one in part] for parts in (ours, theirs))
        self.starts = list(accumulate(map(len, theirs), initial=0))
        self.upper: dict[Grams, dict[int, float]] = {}  # what is like those asked for before
        self.lower: dict[int, dict[int, float]] = {}  # the same of those of the lower plan, by place
        self.light: dict[int, int] = {}  # the least weight of those of each lower clause

    def answered(self, asked: Mapping[int, Sequence[int]]) -> set[tuple[int, int]]:
        """For which of the lower clauses that each upper one is `asked` for there is one that answers.

        They score so much, and are each other's closest in the two plans. All are looked up at once, which takes less time.
        """
        likely = [(i, said) for i, near in asked.items() for said in self.ours[i] if self._shares(said, near)]
        fresh = list({said: None for _, said in likely if said not in self.upper})
        self.upper |= zip(fresh, self._table(fresh, self.all_theirs), strict=True)
        tried = [
            (i, j, place, score)
            for i, said in likely
            for place, score in self.upper[said].items()
            if score >= self.least and (j := bisect_right(self.starts, place) - 1) in asked[i]
            if _alone(self.upper[said], score)
        ]
        places = list({place: None for _, _, place, _ in tried if place not in self.lower})
        self.lower |= zip(places, self._table([self.all_theirs[place] for place in places], self.all_ours), strict=True)
        return {(i, j) for i, j, place, score in tried if _alone(self.lower[place], score)}

    def _shares(self, said: Grams, near: Sequence[int]) -> bool:
        """May it score so much with one of those of some lower clauses? What does shares that much, at least, of the smaller one."""
        size = self.scale.weight(said)
        return any(
            self.scale.sum_of(said & self.bodies[j]) >= self.least * min(size, self._lightest(j))
            for j in near
            if self.theirs[j]
        )

    def _lightest(self, j: int) -> int:
        """The least weight of any of a lower clause."""
        if j not in self.light:
            self.light[j] = min(map(self.scale.weight, self.theirs[j]))
        return self.light[j]

    def _table(self, rows: Sequence[Grams], columns: Sequence[Grams]) -> list[dict[int, float]]:
        # What scores as much shares more than half of that, of the smaller one.
        return self.scale.table(rows, columns, least=self.least / 2)


def _alone(row: dict[int, float], best: float) -> bool:
    """Does only one score as much as the `best`? A formula that returns answers nothing."""
    return sum([score >= best for score in row.values()]) == 1
