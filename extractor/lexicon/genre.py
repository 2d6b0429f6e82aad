"""How likely plans are to have a character where it stands, told from counts of what they have before it (`genre.txt`)."""

from collections import defaultdict
from functools import cache, lru_cache
from math import log
from typing import NamedTuple

from extractor.lexicon.spelling import read

EDGE = "^"  # whatever is no Chinese character
STEPS = "abcdefghijklmnop"  # each stands for twice the count of the one before; the first for 1
_EVEN = 1 / 4000  # what a character that plans do not have is worth, of one met as often as any


class _Counts(NamedTuple):
    times: dict[str, int]  # stretches of two and of three characters
    before: dict[str, int]  # the same of all that begin alike, added up
    kinds: dict[str, int]  # and how many these are
    behind: dict[str, frozenset[str]]  # the characters met behind each one
    ahead: dict[str, frozenset[str]]  # and ahead of it


def met(stretch: str) -> int:
    """How often plans have a stretch of two or three characters, roughly; 0 when seldom.

    >>> met("工作") > met("作业") > 0, met("作施")
    (True, 0)
    """
    return _counts().times.get(stretch, 0)


def may_stand(before: str, behind: str) -> frozenset[str]:
    """The characters that plans have behind one character, or ahead of another.

    >>> "作" in may_stand("工", "机"), "猪" in may_stand("工", "机")
    (True, False)
    """
    counts = _counts()
    return counts.behind.get(before, frozenset()) | counts.ahead.get(behind, frozenset())


@lru_cache(maxsize=1 << 15)
def likelihood(text: str) -> float:
    """The logarithm of how likely the characters of a text are, from the third on, each behind the two before.

    >>> likelihood("增加设施") > likelihood("增加役施")
    True
    """
    return sum(map(_chance, text, text[1:], text[2:]))


@lru_cache(maxsize=1 << 15)
def _chance(first: str, second: str, third: str) -> float:
    """What is not met behind two characters is as likely as behind one, so much the more the more kinds these have behind them."""
    counts, two = _counts(), first + second
    alone = (counts.before.get(third, 0) + 1) * _EVEN / 250
    kinds = counts.kinds.get(second, 0) + 1
    after_one = (counts.times.get(second + third, 0) + kinds * alone) / (counts.before.get(second, 0) + kinds)
    kinds = counts.kinds.get(two, 0)
    after_two = (
        (counts.times.get(two + third, 0) + kinds * after_one) / (counts.before.get(two, 0) + kinds)
        if kinds
        else after_one
    )
    return log(after_two)


@cache
def _counts() -> _Counts:
    times: dict[str, int] = {}
    before: defaultdict[str, int] = defaultdict(int)
    kinds: dict[str, int] = {}
    behind: dict[str, frozenset[str]] = {}
    ahead: defaultdict[str, set[str]] = defaultdict(set)
    steps = {letter: 1 << step for step, letter in enumerate(STEPS)}
    for line in read("genre.txt"):
        known, _, rest = line.partition(" ")
        characters, often = rest[::2], [steps[letter] for letter in rest[1::2]]
        times.update(zip([known + character for character in characters], often, strict=True))
        before[known] += sum(often)
        kinds[known] = len(often)
        if len(known) == 1:
            behind[known] = frozenset(characters)
            for character in characters:
                ahead[character].add(known)
    return _Counts(times, before, kinds, behind, {character: frozenset(found) for character, found in ahead.items()})
