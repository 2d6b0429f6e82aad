"""Names of targets that are cut short by picking characters: 婚检率 for 婚前医学检查率, 参保率 for 参加基本医疗保险率."""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from extractor.text import fold

SHORT = 3  # characters of an abbreviation at least, 率 included
CUT = 2  # characters it must spare
_LETTERS = re.compile("[^一-鿿]+")


def cut_short(names: Sequence[str], others: Sequence[str]) -> list[list[int]]:
    """For each of the `names` those of the `others` that cut it short, or that it cuts short; indexes from 0.

    >>> cut_short(["婚前医学检查率(%)", "参保率", "覆盖率"], ["婚检率", "参加基本医疗保险率", "服务覆盖率"])
    [[0], [1], []]
    >>> cut_short(["培训率", "检出率"], ["培训合格率", "婚前医学检查率"])
    [[], []]
    """
    shelf: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for j, ends in enumerate(map(_ends, others)):
        shelf[ends].append(j)
    return [[j for j in shelf.get(_ends(name), ()) if _abbreviates(name, others[j])] for name in names]


@lru_cache(maxsize=4096)  # a plan stands in several pairs
def _letters(name: str) -> str:
    return _LETTERS.sub("", fold(name))


@lru_cache(maxsize=4096)
def _ends(name: str) -> tuple[str, str]:
    """First and last character, which an abbreviation keeps."""
    letters = _letters(name)
    return letters[:1], letters[-1:]


@lru_cache(maxsize=4096)
def _abbreviates(name: str, other: str) -> bool:
    """Does one stand for the other: its characters in order, and no piece cut out as it is?"""
    short, long = sorted((_letters(name), _letters(other)), key=len)
    if len(short) < SHORT or len(long) < len(short) + CUT:
        return False
    if all(short[k : k + 2] in long for k in range(len(short) - 2)):
        return False  # 培训率 is 培训合格率 without a word, and another measure
    rest = iter(long)
    return all(character in rest for character in short)
