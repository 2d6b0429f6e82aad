"""How much likelier other characters are than those that stand in a line, in plans in general and as words.

Both are logarithms, and count together up to a limit: no text is likelier than certain.
"""

import re

from extractor.compare.typos.around import stretch
from extractor.lexicon.genre import EDGE, likelihood
from extractor.lexicon.words import likelihood as as_words

AROUND = 5  # characters on either side that are cut into words
MOST = 25.0, 16.0  # what plans in general, and the words, count at most
_NOT_CHINESE = re.compile("[^一-鿿]")
MARGIN = 2  # characters before the first of a line


def edged(line: str) -> str:
    """A line with `EDGE` for all that is not Chinese, and two of them before and behind it.

    >>> edged("到2025年")
    '^^到^^^^年^^'
    """
    return EDGE * MARGIN + _NOT_CHINESE.sub(EDGE, line) + EDGE * MARGIN


def gains(text: str, start: int, end: int, other: str) -> tuple[float, float]:
    """By how much plans, and words, speak for `other` in the place of a stretch of an edged text.

    >>> text = edged("增加役施")
    >>> all(gain > 5 for gain in gains(text, 4, 5, "设"))
    True
    """
    return in_plans(text, start, end, other), in_words(text, start, end, other)


def in_plans(text: str, start: int, end: int, other: str) -> float:
    """The first of the two."""
    left, right = text[start - MARGIN : start], text[end : end + MARGIN]
    return likelihood(left + other + right) - likelihood(left + text[start:end] + right)


def in_words(text: str, start: int, end: int, other: str) -> float:
    """The second, for which words have to be cut."""
    first, last = stretch(text, start, end, AROUND)
    return as_words(text[first:start] + other + text[end:last]) - as_words(text[first:last])


def weight(gain: tuple[float, float]) -> float:
    """Both together."""
    return min(gain[0], MOST[0]) + min(gain[1], MOST[1])
