"""What looks like a typing error and is in use: other spellings, short words of the genre, words said twice."""

from functools import cache

from extractor.lexicon import load
from extractor.lexicon.words import is_word, times

ANY = frozenset("逐互员")  # make words of anything: what can be counted, what two can do, who does it, 护水员
USUAL = 1000  # times those texts hold a usual word
SPOKEN = 20  # times the texts behind the dictionary hold a doubled word that is in use


def said_twice(word: str) -> bool:
    """Is a word in use that says another twice?

    >>> said_twice("层"), said_twice("训")
    (True, False)
    """
    return times(word * 2) >= SPOKEN


def another_spelling(old: str, new: str, a: int, b: int) -> bool:
    """Is the character at `a` of one text that at `b` of another, or in a word that means the same?

    >>> another_spelling("制定方案", "制订方案", 1, 1), another_spelling("制定方案", "制作方案", 1, 1)
    (True, False)
    """
    pairs = _variants()
    return (old[a : a + 1], new[b : b + 1]) in pairs or any(
        (old[a - k : a - k + 2], new[b - k : b - k + 2]) in pairs for k in (0, 1) if min(a, b) >= k
    )


def covered(text: str, start: int, end: int) -> bool:
    """Is the stretch part of a longer word?

    >>> covered("防止死灰复燃", 3, 5), covered("防止死灰复燃", 2, 6)
    (True, False)
    """
    return any(
        is_word(text[a:b])
        for a in range(max(0, start - 2), start + 1)
        for b in range(end, min(end + 3, len(text) + 1))
        if b - a > end - start
    )


@cache
def _variants() -> frozenset[tuple[str, str]]:
    groups = load("wording")["variants"]
    return frozenset((a, b) for group in groups for a in group["words"] for b in group["words"] if a != b)


def in_use(word: str) -> int:
    """How often a word is met: in the texts behind the dictionary, or as `USUAL` where plans use it and those do not.

    >>> in_use("错峰"), in_use("错锋")
    (1000, 0)
    """
    return USUAL if word in _genre() else times(word)


@cache
def _genre() -> frozenset[str]:
    return frozenset(load("wording")["genre"]["words"])
