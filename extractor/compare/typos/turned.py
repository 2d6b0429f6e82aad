"""Two characters that changed places, told by what plans in general have there: 统一度调, 精打心造."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from extractor.compare.running import Mistake, Running
from extractor.compare.typos.weighed import MARGIN, edged, gains, weight
from extractor.lexicon.genre import EDGE
from extractor.lexicon.words import is_word

GENRE, WORDS = 4.0, 2.0  # logarithms by which the other order must be likelier, in plans and as words
SURE = 19.0  # both together


class _Turned(NamedTuple):
    """Two characters of a line."""

    at: int
    pair: str


def turned(run: Running) -> Iterator[Mistake]:
    """Mistakes of the lower plan, in order: pairs that the upper plan does not have there."""
    text = run.theirs
    for start, line in zip(run.starts, run.said, strict=False):  # without lines there is one beginning
        for at, pair in _turned(line.folded):
            k = start + at
            around = text[k - 1 : k + 3]
            if around not in run.ours and text.count(around) == 1:
                first = 0 if around[0] == "\n" or not "一" <= around[0] <= "鿿" else 1
                wrong = text[k - first : k + 2]
                yield Mistake(k - first, wrong, wrong[:first] + pair[::-1], "transposed", 0.6)


@lru_cache(maxsize=4096)  # the lines of a plan come back in each of its pairs
def _turned(line: str) -> list[_Turned]:
    """Where two characters are likelier the other way round: most lines have none."""
    text, found = edged(line), []
    for k in range(MARGIN, len(text) - MARGIN - 1):
        pair = text[k : k + 2]
        if EDGE in pair or pair[0] == pair[1] or is_word(pair):
            continue
        if not {*pair}.isdisjoint(text[k - 2 : k] + text[k + 2 : k + 4]):
            continue  # 雨停雨止, 边教边学
        gain = gains(text, k, k + 2, pair[::-1]) if _may_be(text, k) else (0.0, 0.0)
        if gain[0] >= GENRE and gain[1] >= WORDS and weight(gain) >= SURE:
            found.append(_Turned(k - MARGIN, pair))
    return found


def _may_be(text: str, k: int) -> bool:
    """Does the other order make a word, with each other or the next?"""
    turned = text[k + 1] + text[k]
    return any(map(is_word, (turned, text[k - 1] + turned[0], turned[1] + text[k + 2])))
