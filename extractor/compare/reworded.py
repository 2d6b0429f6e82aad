"""Is a sentence that no other one copies still said, in other words: 严禁瞒报、漏报 as 不得漏报，更不得瞒报?

Words are exchanged, characters stay: what counts is how much of the characters of a sentence, rare ones most, one
sentence of the answering clause holds. A ban is said again only by what forbids or punishes, a duty by nothing that merely invites.
"""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from math import log

from extractor.compare.ladder import has_weak
from extractor.compare.pair import Pair
from extractor.lexicon import load
from extractor.likeness import Sentence

HELD = 0.5  # share of the characters of a sentence, or of what it bans, that another one must hold
CLAUSE = 0.6  # the same of all that a clause says
FULL = 12  # characters a clause needs to be known by them
ASKED = frozenset(("task", "goal", "safeguard"))
TAKEN = 0.5  # score from which a lower sentence says what another upper one says
FEWEST, FEW = 3, 6  # characters that can be told from others; so few must nearly all be there
NEARLY, FAR = 0.6, 0.7  # the second: of a ban that stands in another clause

_FREE = frozenset(
    "的了和与及或并在对将把为以于从由按等其各要都也均所之者是有被让使做进行开展实施加强严肃坚决依法行为情况工作任何"
)
_CHINESE = re.compile("[一-鿿]")

Rarity = dict[str, float]


def rarity_of(pair: Pair) -> Rarity:
    """What each character weighs: those of few sentences most."""
    sentences = [set(_text(pair, sentence)) for sentence in (*pair.ours, *pair.theirs)]
    counts = Counter(character for sentence in sentences for character in sentence)
    return {character: log(1 + len(sentences) / (1 + count)) for character, count in counts.items()}


def reworded(pair: Pair, index: int, answers: Sequence[str], rarity: Rarity) -> int | None:
    """The lower sentence, by index, that says what the upper one at `index` says: in an answering clause, a ban anywhere."""
    phrases = _phrases(pair, pair.ours[index])
    banned = [text for text in phrases if bans().search(text) and len(core_of(text)) >= FEWEST]
    forbids = any(map(bans().search, phrases))
    core = core_of("".join(banned or phrases))
    if len(core) < FEWEST:
        return None
    least = NEARLY if len(core) < FEW else HELD
    near = [j for clause in answers for j in pair.standing.get(clause, ())]
    best, where = 0.0, None
    for j in range(len(pair.theirs)) if forbids else near:
        said = _text(pair, pair.theirs[j])
        known = pair.best_of_lower.get(j)
        taken = known and known.upper != index and known.score >= TAKEN
        if taken or has_weak(said) or (forbids and not bans().search(said)):
            continue
        share = share_of(core, said, rarity)
        if share > best and share >= (least if j in near else FAR):
            best, where = share, j
    return where


def still_banned(pair: Pair, text: str, answers: Sequence[str], rarity: Rarity) -> bool:
    """Does a sentence of the answering clauses forbid what `text` forbids, in other words?"""
    core = core_of(text)
    if not core or not bans().search(text):
        return False
    said = (_text(pair, pair.theirs[j]) for clause in answers for j in pair.standing.get(clause, ()))
    return any(bans().search(s) and not has_weak(s) and share_of(core, s, rarity) >= NEARLY for s in said)


def rewritten(pair: Pair, clause_id: str, rarity: Rarity) -> str | None:
    """The lower clause that answers no other one and holds most of the characters of an upper clause."""
    mine = [_text(pair, sentence) for sentence in pair.ours if sentence.measure.clause_id == clause_id]
    core = core_of("".join(mine))
    best, found = CLAUSE, None
    for clause in pair.lower.clauses if len(core) >= FULL else ():
        if clause.kind in ASKED and clause.id not in pair.asked:
            share = share_of(core, _named(pair.names).sub("", clause.view.folded), rarity)
            if share >= best:
                best, found = share, clause.id
    return found


def core_of(text: str) -> set[str]:
    """The characters that say what a text is about.

    >>> sorted(core_of("严禁瞒报、漏报")) == sorted("瞒漏报")
    True
    """
    return set(_CHINESE.findall(bans().sub("", text))) - _FREE


def share_of(core: Collection[str], text: str, rarity: Rarity) -> float:
    """How much of some characters stands in a text, each by its weight."""
    weights = {c: rarity.get(c, 0.0) for c in core}  # the names of places have none
    return sum(weight for c, weight in weights.items() if c in text) / (sum(weights.values()) or 1.0)


def _phrases(pair: Pair, sentence: Sentence) -> list[str]:
    """The phrases of a sentence without the names of both places: their characters tell nothing."""
    return [_named(pair.names).sub("", phrase.folded) for phrase in sentence.phrases]


def _text(pair: Pair, sentence: Sentence) -> str:
    return ",".join(_phrases(pair, sentence))


@lru_cache(maxsize=64)
def _named(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "(?!)")


@cache
def bans() -> re.Pattern[str]:
    """Words that forbid or punish."""
    return re.compile("|".join(load("wording")["bans"]["patterns"]))
