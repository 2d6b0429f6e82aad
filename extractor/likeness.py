"""How alike two passages are: bigrams of their neutral copies, weighted by their rarity in the pair.

Weights come from the two documents compared, so that adding a plan to a corpus changes no verdict about others.
"""

from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, compress
from math import log
from operator import sub
from struct import Struct, calcsize
from typing import NamedTuple

from extractor.models import Plan
from extractor.neutral import EMPTY, Copy, Grams, copy_of, names_of

FINE = 1.5  # steps of weight between a bigram and one that is e times rarer
CROWD = 60  # and one met in more always is, however long the plan
GROUP = 128  # passages that are scored at once
FEW = 4  # rows that are scored one by one
COMMON = 8  # a bigram met in fewer passages is never too common to tell them apart


class Pairing(NamedTuple):
    """Two plans made comparable."""

    names: tuple[str, ...]  # of both places
    upper: Copy
    lower: Copy
    scale: "Scale"
    shared: "Shared"  # by both


class Shared(NamedTuple):
    """The bigrams two plans share, and what they weigh: most of them the same."""

    usual: int  # the weight most of them have
    others: dict[str, int]  # those of another weight, and that
    grams: Grams  # all of them


_pairings: deque[Pairing] = deque(maxlen=4)  # a pair is aligned, then compared


def pairing_of(upper: Plan, lower: Plan) -> Pairing:
    """Make neutral copies of two plans and weigh their bigrams, once for all stages that ask for it."""
    copies = copy_of(upper), copy_of(lower)
    for pairing in _pairings:
        if pairing.upper is copies[0] and pairing.lower is copies[1]:
            return pairing
    scale = scale_of(*[[copy.wholes[key] for key in copy.sentences] for copy in copies])
    shared = shared_of(scale, copies[0].known & copies[1].known)
    pairing = Pairing(names_of(upper.document, lower.document), *copies, scale, shared)
    _pairings.append(pairing)
    return pairing


def shared_of(scale: "Scale", known: Grams) -> Shared:
    """Weigh the bigrams that two plans share."""
    grams = list(known)
    weights = list(map(scale.weights.__getitem__, grams))
    usual = max(Counter(weights).items(), key=lambda item: item[::-1], default=(1, 0))[0]
    others = {gram: weight for gram, weight in zip(grams, weights, strict=True) if weight != usual}
    return Shared(usual, others, known)


class _Weights(dict[str, int]):
    """Weight of each bigram; one met in no clause is as rare as can be."""

    def __init__(self, weights: dict[str, int], rare: int) -> None:
        super().__init__(weights)
        self.rare = rare

    def __missing__(self, _: str) -> int:
        return self.rare


@dataclass(slots=True)  # its fields are read again and again: see `segment.lines.Line`
class Scale:
    """What each bigram weighs in a pair of documents; in small whole numbers, which add up in any order."""

    weights: _Weights
    sizes: dict[Grams, int]  # weights of passages asked for before

    def weight(self, passage: Grams) -> int:
        """Sum of the weights of `passage`."""
        size = self.sizes.get(passage)
        if size is None:
            size = self.sizes[passage] = self.sum_of(passage)
        return size

    def sum_of(self, passage: Iterable[str]) -> int:
        """The same, of one that is not asked for again."""
        return sum(map(self.weights.__getitem__, passage))

    def share(self, part: Grams, whole: Grams) -> float:
        """How much of `part` stands in `whole`, 0–1."""
        lost = part - whole  # mostly less than is kept
        if not lost:
            return 1.0 if part else 0.0
        size = self.sizes.get(part) or self.weight(part)
        return (size - sum(map(self.weights.__getitem__, lost))) / size

    def leaves_less(self, part: Grams, lost: Grams, least: float) -> bool:
        """Is less of `part` left than `least`? Not where it would not be if all that is lost weighed as much as anything can."""
        size = self.sizes.get(part) or self.weight(part)
        if len(lost) * self.weights.rare < (1 - least) * size:
            return False
        return (size - sum(map(self.weights.__getitem__, lost))) / size < least

    def score(self, one: Grams, other: Grams) -> float:
        """Half dice, half containment of the smaller in the larger, 0–1."""
        both = one & other
        if not both:
            return 0.0
        shared = sum(map(self.weights.__getitem__, both))
        mine, yours = self.sizes.get(one) or self.weight(one), self.sizes.get(other) or self.weight(other)
        return shared / (mine + yours) + 0.5 * shared / (mine if mine < yours else yours)

    def table(
        self,
        rows: Sequence[Grams],
        columns: Sequence[Grams],
        common: float = 1.0,
        least: float = 0.0,
        lean: float = 0.5,
        known: Shared | None = None,
    ) -> list[dict[int, float]]:
        """Scores of every row against the columns, as `Shelf.scores` has them; `known` as in `Shelf`."""
        if len(rows) <= FEW and len(columns) <= COMMON:
            return [self._row(row, columns, least, lean) for row in rows]
        return Shelf(self, columns, rows, known).scores(rows, common, least, lean) if rows else []

    def _row(self, row: Grams, columns: Sequence[Grams], least: float, lean: float) -> dict[int, float]:
        """Scores of one row, column by column: for a handful no shelf is put up."""
        scores = {}
        size = self.weight(row)
        for place, column in enumerate(columns):
            other = self.weight(column)
            smaller = min(size, other)
            shared = self.sum_of(row & column)
            if shared > int(least * smaller):
                scores[place] = 2 * (1 - lean) * shared / (size + other) + lean * shared / smaller
        return scores


class Shelf:
    """Passages that others are held against, in groups, and where each bigram of these stands.

    For a whole group a bigram has one number, with a lane of bits for each passage: in it stands what the bigram weighs,
    if the passage holds it. The numbers of the bigrams of a row, added up, are what it shares with each passage.
    """

    def __init__(
        self, scale: Scale, passages: Sequence[Grams], asked: Sequence[Grams], known: Shared | None = None
    ) -> None:
        """Put up `passages` for the rows that will be `asked` for; `known` are all grams of two plans, one of which asks.

        With these it is the other one that is put up, and where its bigrams stand is known from the pairs before.
        """
        self.scale = scale
        self.asked = asked
        self.passages = passages
        self.sizes = [scale.sizes.get(passage) or scale.weight(passage) for passage in passages]
        self.lane = "H" if max(self.sizes, default=0) < 1 << 15 else "I"  # no sum outgrows it, nor needs its last bit
        self.wanted = EMPTY.union(*asked) if known is None else known.grams
        width = 8 * calcsize(self.lane)
        self.groups = []
        for start in range(0, len(passages), GROUP):
            group = tuple(passages[start : start + GROUP])
            self.groups.append(_Group(start, *self._lanes(group, width, known)))

    def _lanes(
        self, group: tuple[Grams, ...], width: int, known: Shared | None
    ) -> tuple[dict[str, int], dict[str, int]]:
        """Where each bigram of a group stands, and the same with what it weighs."""
        held, weights = _held_by(group, width), self.scale.weights
        if known is None:
            return held, {gram: held[gram] * weights[gram] for gram in self.wanted if gram in held}
        lanes = _held_by(group, width, known.usual).copy()
        lanes.update({gram: held[gram] * weight for gram, weight in known.others.items() if gram in held})
        return held, lanes

    def scores(
        self, rows: Sequence[Grams], common: float = 1.0, least: float = 0.0, lean: float = 0.5
    ) -> list[dict[int, float]]:
        """Scores of every row against the passages that share more than `least`; `lean` of it is containment.

        Bigrams that more than a share `common` of the passages hold are left out: they tell nothing apart.
        """
        dull = self._dull(common)
        ours = [self.scale.sizes.get(row) or self.scale.weight(row) for row in rows]
        if dull:
            ours = [size - self.scale.sum_of(row & dull) for size, row in zip(ours, rows, strict=True)]
        dice = 2 * (1 - lean)  # the rest is containment of the smaller in the larger
        table: list[dict[int, float]] = [{} for _ in rows]
        for start, _, lanes in self.groups:
            theirs = self.sizes[start : start + GROUP]
            packed = self._packed(start)
            if dull:
                lanes = lanes.copy()
                lost = sum([lanes.pop(gram, 0) for gram in dull])
                theirs = list(map(sub, theirs, packed.unpack(lost.to_bytes(packed.size, "little"))))
            reach = _Reach(packed, theirs, least)
            places, width = range(len(theirs)), 8 * reach.step
            for row, passage, size in zip(table, rows, ours, strict=True):
                shared = sum(filter(None, map(lanes.get, passage)))
                near = reach.of(shared, size)
                if not near:
                    continue
                for place in compress(places, near):
                    value, other = shared >> width * place & reach.lane, theirs[place]
                    smaller = size if size < other else other
                    row[start + place] = dice * value / (size + other) + lean * value / smaller
        return table

    def counts(self, row: Grams) -> list[int]:
        """How many of the bigrams of `row` each of the passages holds; of those only that are known."""
        found: list[int] = []
        for start, held, _ in self.groups:
            packed = self._packed(start)
            found += packed.unpack(sum(filter(None, map(held.get, row))).to_bytes(packed.size, "little"))
        return found

    def _packed(self, start: int) -> Struct:
        """The lanes of the group that begins at `start`."""
        return Struct(f"<{len(self.passages[start : start + GROUP])}{self.lane}")

    def _dull(self, common: float) -> Grams:
        limit = min(max(COMMON, common * len(self.passages)), CROWD)
        if common == 1.0 or limit >= len(self.passages):
            return EMPTY
        often = self.wanted.intersection(_often(tuple(self.passages), limit))
        return frozenset([gram for gram in often if any(gram in row for row in self.asked)])


class _Group(NamedTuple):
    start: int  # index of the first passage
    held: dict[str, int]  # the lanes with 1 for the weight
    lanes: dict[str, int]


@lru_cache(maxsize=128)  # a plan stands in several pairs
def _held_by(passages: tuple[Grams, ...], width: int, weight: int = 1) -> dict[str, int]:
    """For each bigram a number with a lane of `width` bits for each of the passages: `weight` where it holds the bigram."""
    if weight > 1:
        return {gram: lanes * weight for gram, lanes in _held_by(passages, width).items()}
    held: dict[str, int] = {}
    one = 1
    for passage in passages:
        for gram in passage:
            held[gram] = held[gram] | one if gram in held else one
        one <<= width
    return held


@lru_cache(maxsize=64)
def _often(passages: tuple[Grams, ...], limit: float) -> list[str]:
    """The bigrams that more than `limit` of the passages hold."""
    return [gram for gram, count in _counts(passages).items() if count > limit]


@lru_cache(maxsize=64)
def _counts(passages: tuple[Grams, ...]) -> Counter[str]:
    """How many of the passages hold each bigram."""
    return Counter(chain.from_iterable(passages))


class _Reach:
    """Tells all at once in which lanes of a number there is more than a share `least` of one side.

    What a lane lacks to fill all but its last bit is added to it: what is more then carries into that bit.
    """

    def __init__(self, packed: Struct, sizes: Sequence[int], least: float) -> None:
        self.width, self.step, self.least = packed.size, packed.size // len(sizes), least
        self.full = (1 << 8 * self.step - 1) - 1
        self.lane = (1 << 8 * self.step) - 1
        self.ones = int.from_bytes(packed.pack(*[1] * len(sizes)), "little")
        self.last = self.ones * (self.full + 1)
        self.lacking = int.from_bytes(packed.pack(*[self.full - int(least * size) for size in sizes]), "little")

    def of(self, shared: int, size: int) -> bytes:
        """A mark for each lane, of a row of `size`: 0 where there is too little; nothing where all have too little."""
        row = self.ones * (self.full - int(self.least * size))
        enough = ((shared + self.lacking) | (shared + row)) & self.last
        return enough.to_bytes(self.width, "little")[self.step - 1 :: self.step] if enough else b""


def scale_of(*sides: Sequence[Grams]) -> Scale:
    """Weigh bigrams by how few of the passages hold them, those of all `sides` together."""
    counts: dict[str, int] = _counts(tuple(sides[0]))
    for more in [_counts(tuple(side)) for side in sides[1:]]:  # what only one side has needs no adding up
        both = {gram: counts[gram] + more[gram] for gram in counts.keys() & more.keys()}
        counts = {**counts, **more, **both}
    total = sum(map(len, sides)) + 1
    by_count = {n: max(1, round(FINE * (log(1 + total / (n or 1)) - 0.6))) for n in {0, *counts.values()}}
    return Scale(_Weights({gram: by_count[count] for gram, count in counts.items()}, by_count[0]), {})
