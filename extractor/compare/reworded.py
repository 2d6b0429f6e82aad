"""Is a sentence that no other one copies still said, in other words: 严禁瞒报、漏报 as 不得漏报，更不得瞒报?

Words are exchanged, characters stay: what counts is how much of the characters of a sentence, rare ones most, one
sentence of the answering clause holds. A ban is said again only by what forbids or punishes, a duty by nothing that merely invites.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from itertools import chain, compress
from math import log
from operator import ne
from struct import Struct
from typing import NamedTuple

from extractor.compare.ladder import has_weak
from extractor.compare.pair import Pair, sentences_of
from extractor.lexicon import load
from extractor.models import Plan
from extractor.neutral import once_a_plan

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


class _Spelt(NamedTuple):
    """Sentences of a plan and their characters."""

    sentences: list[str]
    letters: list[Core]
    counts: dict[str, int]  # of how many sentences each character is one
    idle: Core  # characters that tell nothing: the freest, and all that are not Chinese


class _Rarity(dict[str, float]):
    """The weight of each character: those of few sentences most; one that no sentence has weighs nothing."""

    def __init__(self, ours: _Spelt, theirs: _Spelt) -> None:
        super().__init__()
        self._size = len(ours.sentences) + len(theirs.sentences)
        self._counts = ours.counts, theirs.counts

    def __missing__(self, character: str) -> float:
        ours, theirs = self._counts
        count = ours.get(character, 0) + theirs.get(character, 0)
        weight = self[character] = log(1 + self._size / (1 + count)) if count else 0.0
        return weight


class Letters:
    """The sentences of two plans by their characters; the names of both places, which tell nothing, left out."""

    def __init__(self, ours: _Spelt, theirs: _Spelt) -> None:
        self.ours, self.theirs = ours.sentences, theirs.sentences
        self.of_ours, self.of_theirs = ours.letters, theirs.letters
        self.idle = ours.idle
        self.rarity = _Rarity(ours, theirs)
        self.weights: dict[Core, float] = {}  # of what was asked for before

    @cached_property
    def bans(self) -> list[int]:
        """The lower sentences that forbid, by index."""
        return [j for j, said in enumerate(self.theirs) if bans().search(said)]

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
    names = sorted(pair.names, key=len, reverse=True)
    return Letters(_nameless(_spelt(pair.upper), names), _nameless(_spelt(pair.lower), names))


@once_a_plan
def _spelt(plan: Plan) -> _Spelt:
    sentences = [sentence.line for sentence in sentences_of(plan)]
    letters = list(map(frozenset, sentences))
    counts = Counter(chain.from_iterable(letters))
    return _Spelt(sentences, letters, counts, _FREE.union([c for c in counts if not "一" <= c <= "鿿"]))


def _nameless(spelt: _Spelt, names: Sequence[str]) -> _Spelt:
    """The same without some names: most sentences have none of them."""
    text = "\n".join(spelt.sentences)
    for name in names:
        text = text.replace(name, "")
    sentences = text.split("\n") if spelt.sentences else []
    letters, counts = spelt.letters.copy(), dict(spelt.counts)
    for k in compress(range(len(sentences)), map(ne, sentences, spelt.sentences)):
        letters[k] = frozenset(sentences[k])
        for character in spelt.letters[k] - letters[k]:
            counts[character] -= 1
    return _Spelt(sentences, letters, counts, spelt.idle)


def reworded(pair: Pair, index: int, answers: Sequence[str]) -> int | None:
    """The lower sentence, by index, that says what the upper one at `index` says: in an answering clause, a ban anywhere."""
    letters = letters_of(pair)
    phrases = letters.ours[index].split(",")
    forbidding = [text for text in phrases if bans().search(text)]
    near = {j for clause in answers for j in pair.standing.get(clause, ())}
    free = [j for j in (letters.bans if forbidding else sorted(near)) if not _taken(pair, index, j)]
    banned = [text for text in forbidding if len(core_of(text)) >= FEWEST]
    core = core_of("".join(banned or phrases)) if free else frozenset()
    if len(core) < FEWEST:
        return None
    least = NEARLY if len(core) < FEW else HELD
    best, where = 0.0, None
    for j in free:
        share = letters.share(core, letters.of_theirs[j])
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
    if not free:
        return None
    letters = letters_of(pair)
    core = letters.core(sentences)
    best, found = CLAUSE, None
    likely = _clauses(pair.lower).counts(core) if len(core) >= FULL else {}
    enough = LITTLE * len(core)
    for clause in [clause for clause, count in likely.items() if count >= enough and clause in free]:
        said = free[clause] = free[clause] or _characters(pair, clause)
        share = letters.share(core, said)
        if share >= best:
            best, found = share, clause
    return found


def _free(pair: Pair) -> dict[str, Core]:
    """The lower clauses that answer none, and the characters of each, once they are asked for."""
    return {c.id: frozenset() for c in pair.lower.clauses if c.kind in ASKED and c.id not in pair.asked}


def _characters(pair: Pair, clause_id: str) -> Core:
    """The characters of a lower clause."""
    letters = letters_of(pair).of_theirs
    return frozenset(pair.clauses[clause_id].heading).union(*[letters[j] for j in pair.standing.get(clause_id, ())])


class _Clauses(NamedTuple):
    """The clauses of a plan that ask for something, by their characters."""

    ids: list[str]
    lanes: dict[str, int]  # for each character a number with a lane for each clause, 1 where it holds the character

    def counts(self, core: Core) -> dict[str, int]:
        """How many of some characters each clause holds, in order, names of places included: all counted at once."""
        packed = Struct(f"<{len(self.ids)}H")
        shared = sum(filter(None, map(self.lanes.get, core)))
        return dict(zip(self.ids, packed.unpack(shared.to_bytes(packed.size, "little")), strict=True))


@once_a_plan
def _clauses(plan: Plan) -> _Clauses:
    said = {clause.id: set(clause.heading) for clause in plan.clauses if clause.kind in ASKED}
    for sentence, letters in zip(sentences_of(plan), _spelt(plan).letters, strict=True):
        if sentence.measure.clause_id in said:
            said[sentence.measure.clause_id] |= letters
    lanes: dict[str, int] = {}
    for index, characters in enumerate(said.values()):
        one = 1 << 16 * index  # no clause has so many characters
        for character in characters:
            lanes[character] = lanes[character] + one if character in lanes else one
    return _Clauses(list(said), lanes)


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
