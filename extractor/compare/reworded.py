"""Is a sentence that no other one copies still said, in other words: 严禁瞒报、漏报 as 不得漏报，更不得瞒报?

Words are exchanged, characters stay: what counts is how much of the characters of a sentence, rare ones most, one
sentence of the answering clause holds. A ban is said again only by what forbids or punishes, a duty by nothing that merely invites.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import chain
from math import log
from struct import Struct
from typing import NamedTuple

from extractor.compare.ladder import has_weak
from extractor.compare.pair import Pair
from extractor.compare.said import lines_of
from extractor.lexicon import load

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
_BAN_OPENERS = "严禁不杜制遏惩查取清从一全坚追问"  # the characters a ban begins with


class Letters(NamedTuple):
    """The sentences of two plans by their characters; the names of both places, which tell nothing, left out."""

    ours: Sequence[str]
    theirs: Sequence[str]
    asked: Sequence[frozenset[str]]  # characters of each upper sentence
    held: Sequence[frozenset[str]]  # those of each lower one
    free: dict[str, frozenset[str]]  # those of each lower clause that answers none
    idle: frozenset[str]  # characters that say nothing of what a sentence is about
    rarity: "_Rarity"  # weight of each character: those of few sentences most
    weights: dict[Core, float]  # of what was asked for before

    def share(self, core: Core, held: frozenset[str]) -> float:
        """How much of some characters is among others; none where that is plainly little."""
        shared = core & held
        if len(shared) < LITTLE * len(core):
            return 0.0
        total = self.weights.get(core)
        if total is None:
            total = self.weights[core] = sum(map(self.rarity.__getitem__, core)) or 1.0
        return sum(map(self.rarity.__getitem__, shared)) / total

    def core(self, text: str, sentences: Sequence[int]) -> Core:
        """`core_of` a text made of upper sentences, by index: without a ban to be taken out it need not be read again."""
        if bans().search(text):
            return core_of(text)
        return frozenset().union(*[self.asked[i] for i in sentences]) - self.idle


class _Rarity(dict[str, float]):
    """The weight of each character that is asked for; one that neither plan has weighs nothing."""

    def __init__(self, counts: Counter[str], total: int) -> None:
        super().__init__()
        self.counts, self.total = counts, total

    def __missing__(self, character: str) -> float:
        count = self.counts[character]
        weight = self[character] = log(1 + self.total / (1 + count)) if count else 0.0
        return weight


def letters_of(pair: Pair) -> Letters:
    """The characters of a pair, counted once."""
    return pair.once(_letters)


def _letters(pair: Pair) -> Letters:
    ours, theirs = (_nameless(lines, pair.names) for lines in pair.once(lines_of))
    asked, held = (list(map(frozenset, lines)) for lines in (ours, theirs))
    counts = Counter(chain.from_iterable(asked + held))
    total = len(ours) + len(theirs)
    free = {
        clause.id: frozenset(clause.heading).union(*[held[j] for j in pair.standing.get(clause.id, ())])
        for clause in pair.lower.clauses
        if clause.kind in ASKED and clause.id not in pair.asked
    }
    idle = _FREE.union([character for character in counts if not "一" <= character <= "鿿"])
    return Letters(ours, theirs, asked, held, free, idle, _Rarity(counts, total), {})


def _nameless(lines: Sequence[str], names: Sequence[str]) -> list[str]:
    text = "\n".join(lines)
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    return text.split("\n") if lines else []


def reworded(pair: Pair, index: int, answers: Sequence[str]) -> int | None:
    """The lower sentence, by index, that says what the upper one at `index` says: in an answering clause, a ban anywhere."""
    letters = letters_of(pair)
    phrases = letters.ours[index].split(",")
    forbidding = [text for text in phrases if bans().search(text)]
    forbids = bool(forbidding)
    banned = [text for text in forbidding if len(core_of(text)) >= FEWEST]
    core = letters.core("".join(banned or phrases), [index])
    if len(core) < FEWEST:
        return None
    near = {j for clause in answers for j in pair.standing.get(clause, ())}
    least = NEARLY if len(core) < FEW else HELD
    best, where = 0.0, None
    for j in range(len(pair.theirs)) if forbids else sorted(near):
        share = letters.share(core, letters.held[j])
        if share > best and share >= (least if j in near else FAR) and _may_say(pair, letters, index, j, forbids):
            best, where = share, j
    return where


def _may_say(pair: Pair, letters: Letters, upper: int, lower: int, forbids: bool) -> bool:
    """Is a lower sentence free to say what an upper one says, and no weaker?"""
    known, said = pair.best_of_lower.get(lower), letters.theirs[lower]
    taken = known and known.upper != upper and known.score >= TAKEN
    return not (taken or has_weak(said) or (forbids and not bans().search(said)))


def still_banned(pair: Pair, text: str, answers: Sequence[str]) -> bool:
    """Does a sentence of the answering clauses forbid what `text` forbids, in other words?"""
    core = core_of(text) if bans().search(text) else None
    if not core:
        return False
    letters = letters_of(pair)
    near = (j for clause in answers for j in pair.standing.get(clause, ()))
    likely = (letters.theirs[j] for j in near if letters.share(core, letters.held[j]) >= NEARLY)
    return any(bans().search(said) and not has_weak(said) for said in likely)


def rewritten(pair: Pair, sentences: Sequence[int]) -> str | None:
    """The lower clause that answers no other one and holds most of the characters of upper sentences, by index."""
    letters = letters_of(pair)
    core = letters.core("".join([letters.ours[i] for i in sentences]), sentences)
    best, found = CLAUSE, None
    likely = zip(letters.free.items(), _counts(pair, core), strict=True) if len(core) >= FULL else ()
    for clause, held in (item for item, count in likely if count >= LITTLE * len(core)):
        share = letters.share(core, held)
        if share >= best:
            best, found = share, clause
    return found


def _counts(pair: Pair, core: Core) -> Sequence[int]:
    """How many of some characters each clause that answers none holds, in order: all counted at once."""
    lanes, packed = pair.once(_lanes)
    shared = sum(filter(None, map(lanes.get, core)))
    return packed.unpack(shared.to_bytes(packed.size, "little"))


def _lanes(pair: Pair) -> tuple[dict[str, int], Struct]:
    """For each character a number with a lane for each of these clauses, 1 where it holds the character."""
    free = letters_of(pair).free.values()
    lanes: dict[str, int] = {}
    for index, held in enumerate(free):
        one = 1 << 32 * index
        for character in held:
            lanes[character] = lanes[character] + one if character in lanes else one
    return lanes, Struct(f"<{len(free)}I")


def core_of(text: str) -> Core:
    """The characters that say what a text is about.

    >>> core_of("严禁瞒报、漏报") == frozenset("瞒漏报")
    True
    """
    return frozenset("".join(_CHINESE.findall(bans().sub("", text)))) - _FREE


@cache
def bans() -> re.Pattern[str]:
    """Words that forbid or punish; the lookahead spares most places of a text the alternation."""
    return re.compile(f"(?=[{_BAN_OPENERS}])(?:{'|'.join(load('wording')['bans']['patterns'])})")
