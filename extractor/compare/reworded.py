"""Is a sentence that no other one copies still said, in other words: 严禁瞒报、漏报 as 不得漏报，更不得瞒报?

Words are exchanged, characters stay: what counts is how much of the characters of a sentence, rare ones most, one
sentence of the answering clause holds. A ban is said again only by what forbids or punishes, a duty by nothing that merely invites.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from itertools import chain
from math import log
from struct import Struct
from typing import NamedTuple

from extractor.compare.ladder import has_weak
from extractor.compare.pair import Pair
from extractor.lexicon import load
from extractor.neutral import Sentence

HELD = 0.5  # share of the characters of a sentence, or of what it bans, that another one must hold
CLAUSE = 0.6  # the same of all that a clause says
FULL = 12  # characters a clause needs to be known by them
ASKED = frozenset(("task", "goal", "safeguard"))
LITTLE = 0.4  # share of bare characters, common ones included, below which the rare ones need not be weighed
TAKEN = 0.5  # score from which a lower sentence says what another upper one says
FEWEST, FEW = 3, 6  # characters that can be told from others; so few must nearly all be there
NEARLY, FAR = 0.6, 0.7  # the second: of a ban that stands in another clause

Core = frozenset[str]

_FREE = frozenset(
    "的了和与及或并在对将把为以于从由按等其各要都也均所之者是有被让使做进行开展实施加强严肃坚决依法行为情况工作任何"
)
_CHINESE = re.compile("[一-鿿]+")


class _Rarity(dict[str, float]):
    """The weight of each character: those of few sentences most; one that no sentence has weighs nothing."""

    def __init__(self, sentences: Sequence[str]) -> None:
        super().__init__()
        self._size = len(sentences)
        self._text = "\n".join(sentences)

    def __missing__(self, character: str) -> float:
        count, at = 0, self._text.find(character)
        while at >= 0:
            count += 1
            end = self._text.find("\n", at)  # once is enough in a sentence
            at = self._text.find(character, end) if end >= 0 else -1
        weight = self[character] = self._weight(count) if count else 0.0
        return weight

    def count(self, sentences: Iterable[Core]) -> None:
        """Weigh all characters of the sentences, given as the characters of each."""
        counts = Counter(chain.from_iterable(sentences))
        weights = {count: self._weight(count) for count in set(counts.values())}
        self.update({character: weights[count] for character, count in counts.items()})

    def _weight(self, count: int) -> float:
        return log(1 + self._size / (1 + count))


class Letters:
    """The sentences of two plans by their characters; the names of both places, which tell nothing, left out."""

    def __init__(self, ours: Sequence[str], theirs: Sequence[str]) -> None:
        self.ours, self.theirs = ours, theirs
        self.rarity = _Rarity([*ours, *theirs])
        self.weights: dict[Core, float] = {}  # of what was asked for before

    @cached_property
    def of_ours(self) -> list[Core]:
        """The characters of each upper sentence."""
        return list(map(frozenset, self.ours))

    @cached_property
    def of_theirs(self) -> list[Core]:
        """The characters of each lower sentence."""
        return list(map(frozenset, self.theirs))

    @cached_property
    def idle(self) -> Core:
        """Characters of the upper sentences that tell nothing: the freest, and all that are not Chinese."""
        known = Core().union(*self.of_ours)
        return _FREE.union([character for character in known if not "一" <= character <= "鿿"])

    def weigh_all(self) -> None:
        """Weigh every character at once: for whoever asks for those of whole clauses, which are most of them."""
        self.rarity.count(chain(self.of_ours, self.of_theirs))

    def core(self, sentences: Sequence[int]) -> Core:
        """What `core_of` gives of upper sentences, by index, together."""
        text = "".join([self.ours[i] for i in sentences])
        if bans().search(text):
            return core_of(text)
        return Core().union(*[self.of_ours[i] for i in sentences]) - self.idle

    def share(self, core: Core, said: Iterable[str]) -> float:
        """How much of some characters is among others; none where that is plainly little."""
        shared = core.intersection(said)
        if len(shared) < LITTLE * len(core):
            return 0.0
        total = self.weights.get(core)
        if total is None:
            total = self.weights[core] = sum(map(self.rarity.__getitem__, core)) or 1.0
        return sum(map(self.rarity.__getitem__, shared)) / total


def letters_of(pair: Pair) -> Letters:
    """The characters of a pair, for all rules that ask for them."""
    return pair.once(_letters)


def _letters(pair: Pair) -> Letters:
    ours, theirs = (_nameless(sentences, pair.names) for sentences in (pair.ours, pair.theirs))
    return Letters(ours, theirs)


def _nameless(sentences: Sequence[Sentence], names: Sequence[str]) -> list[str]:
    text = "\n".join([sentence.line for sentence in sentences])
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    return text.split("\n") if sentences else []


def reworded(pair: Pair, index: int, answers: Sequence[str]) -> int | None:
    """The lower sentence, by index, that says what the upper one at `index` says: in an answering clause, a ban anywhere."""
    letters = letters_of(pair)
    phrases = letters.ours[index].split(",")
    forbidding = [text for text in phrases if bans().search(text)]
    near = {j for clause in answers for j in pair.standing.get(clause, ())}
    free = [j for j in (range(len(pair.theirs)) if forbidding else sorted(near)) if not _taken(pair, index, j)]
    if forbidding:
        free = [j for j in free if bans().search(letters.theirs[j])]
    banned = [text for text in forbidding if len(core_of(text)) >= FEWEST]
    core = core_of("".join(banned or phrases)) if free else frozenset()
    if len(core) < FEWEST:
        return None
    least = NEARLY if len(core) < FEW else HELD
    best, where = 0.0, None
    for j in free:
        share = letters.share(core, letters.theirs[j])
        if share > best and share >= (least if j in near else FAR) and not has_weak(letters.theirs[j]):
            best, where = share, j
    return where


def _taken(pair: Pair, upper: int, lower: int) -> bool:
    """Does a lower sentence say what another upper one says?"""
    known = pair.best_of_lower.get(lower)
    return known is not None and known.upper != upper and known.score >= TAKEN


def still_banned(pair: Pair, text: str, answers: Sequence[str]) -> bool:
    """Does a sentence of the answering clauses forbid what `text` forbids, in other words?"""
    core = core_of(text) if bans().search(text) else None
    if not core:
        return False
    letters = letters_of(pair)
    near = (letters.theirs[j] for clause in answers for j in pair.standing.get(clause, ()))
    return any(bans().search(said) and letters.share(core, said) >= NEARLY and not has_weak(said) for said in near)


def rewritten(pair: Pair, sentences: Sequence[int]) -> str | None:
    """The lower clause that answers no other one and holds most of the characters of upper sentences, by index."""
    free = pair.once(_free)
    if not free.said:
        return None
    letters = letters_of(pair)
    core = letters.core(sentences)
    best, found = CLAUSE, None
    likely = zip(free.said, free.counts(core), strict=True) if len(core) >= FULL else ()
    enough = LITTLE * len(core)
    for clause in [clause for clause, count in likely if count >= enough]:
        share = letters.share(core, free.said[clause])
        if share >= best:
            best, found = share, clause
    return found


class _Free(NamedTuple):
    """The lower clauses that answer none, by their characters."""

    said: dict[str, frozenset[str]]
    lanes: dict[str, int]  # for each character a number with a lane for each clause, 1 where it holds the character

    def counts(self, core: Core) -> Sequence[int]:
        """How many of some characters each clause holds, in order: all counted at once."""
        packed = Struct(f"<{len(self.said)}H")
        shared = sum(filter(None, map(self.lanes.get, core)))
        return packed.unpack(shared.to_bytes(packed.size, "little"))


def _free(pair: Pair) -> _Free:
    free = [clause for clause in pair.lower.clauses if clause.kind in ASKED and clause.id not in pair.asked]
    theirs = letters_of(pair).of_theirs if free else ()
    if free:
        letters_of(pair).weigh_all()
    said = {c.id: frozenset(c.heading).union(*[theirs[j] for j in pair.standing.get(c.id, ())]) for c in free}
    lanes: dict[str, int] = {}
    for index, characters in enumerate(said.values()):
        one = 1 << 16 * index  # no clause has so many characters
        for character in characters:
            lanes[character] = lanes[character] + one if character in lanes else one
    return _Free(said, lanes)


def core_of(text: str) -> Core:
    """The characters that say what a text is about.

    >>> core_of("严禁瞒报、漏报") == frozenset("瞒漏报")
    True
    """
    return frozenset("".join(_CHINESE.findall(bans().sub("", text)))) - _FREE


@cache
def bans() -> re.Pattern[str]:
    """Words that forbid or punish; all begin with a character, so that most places of a text are passed over at once."""
    return re.compile("|".join(load("wording")["bans"]["patterns"]))
