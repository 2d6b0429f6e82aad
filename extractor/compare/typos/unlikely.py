"""Characters that plans do not have where they stand, and one that is easily taken for them does: 做好日长工作, 提练推广.

No source is needed, and no word has to fall apart: plans in general (`lexicon.genre`) and the words of a dictionary say
which character is meant. What the upper plan prints, what is quoted, and names stay untold.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from extractor.compare.running import IDLE, Mistake, Running
from extractor.compare.typos.twice import is_chinese
from extractor.compare.typos.usage import another_spelling, coined
from extractor.lexicon.confusions import confused
from extractor.lexicon.genre import EDGE, likelihood, may_stand, met
from extractor.lexicon.spelling import common
from extractor.lexicon.words import cut, is_word, modern, times
from extractor.lexicon.words import likelihood as as_words

SELDOM = 4  # times plans must have a pair of characters for it to be one
AROUND = 5  # characters on either side that are cut into words
# Logarithms. Measured on texts whose errors are known, beside texts that have none: what counts is the sum.
MOST = 25.0, 16.0  # by how much the other is likelier in plans, and as words, at most
WORDS = -6.0  # it must not make words so much less likely
WHOLE = 4.0  # where the other comes and goes freely, it must make a word
LEAST = 6.0  # both together
WORD, PHRASE = 3.0, 9.0  # more where the plans themselves have the word, or both characters around it
NAME, PLACE = 10.0, 4.0  # less for a character met in names, and before the end of the name of a place,
MEANT = 8.0  # and for one that makes a word people use
USED = 20  # times the texts behind the dictionary hold such a word, at least
SURE = 30.0  # that is enough
EACH = frozenset("逐互员驻每各一二三四五六七八九十百千万两双")  # stand beside anything: 逐坝, 驻区, 一船
_NOT_CHINESE = re.compile("[^一-鿿]")
# What may follow a name of which nobody knows the characters.
_PLACE = re.compile("[一-鿿]{0,3}(?:[县区市州镇乡村]|社区|街道|[路桥河江山湖港园寺塘浜])")


class _Other(NamedTuple):
    """A character that may be meant at a place of a line."""

    at: int
    character: str
    weight: float  # of what speaks for it
    pair: str  # the pair of characters of the line that is met least


def unlikely(run: Running, names: Sequence[str]) -> Iterator[Mistake]:
    """Mistakes of the lower plan, in order; `names` are those of its place."""
    text, initials = run.theirs, {name[0] for name in names}
    for start, line in zip(run.starts, run.said, strict=False):  # without lines there is one beginning
        for other in _others(line.folded):
            k = start + other.at
            if other.pair in run.ours or text.count(other.pair) > 1:
                continue
            if not (initials | EACH).isdisjoint(other.pair):
                continue
            if other.weight + _known(run, text, k, other.character) < SURE:
                continue
            found = _mistake(text, k, other.character)
            place = k - found.at
            if not another_spelling(found.right, found.wrong, place, place):
                yield found


def _mistake(text: str, k: int, character: str) -> Mistake:
    """The word that is meant around the character at `k`, and what is printed there."""
    start, end = _around(text, k)
    at = start
    for word in cut(text[start:k] + character + text[k + 1 : end]):
        if at + len(word) > k:
            break
        at += len(word)
    size = max(len(word), 2)
    at = at if len(word) > 1 or is_chinese(text[k : k + 2]) else k - 1
    printed = text[at : at + size]
    return Mistake(at, printed, printed[: k - at] + character + printed[k - at + 1 :], "unlikely", 0.6)


def _known(run: Running, text: str, k: int, character: str) -> float:
    """What speaks for a character at `k` in the plans themselves."""
    left, right = text[k - 1 : k] + character, character + text[k + 1 : k + 2]
    whole = left + right[1:]
    if is_chinese(whole) and len(whole) == 3 and (whole in run.ours or whole in text):
        return PHRASE
    return WORD if any(is_word(two) and (two in run.ours or two in text) for two in (left, right)) else 0.0


@lru_cache(maxsize=4096)  # the lines of a plan come back in each of its pairs
def _others(line: str) -> list[_Other]:
    """Where another character is likelier by so much that the plans may make it sure: most lines have none."""
    text = EDGE * 2 + _NOT_CHINESE.sub(EDGE, line) + EDGE * 2
    found = []
    for k in range(2, len(text) - 2):
        before, behind = met(text[k - 1 : k + 1]), met(text[k : k + 2])
        if (before < SELDOM or behind < SELDOM) and text[k] != EDGE and not _quoted(line[: k - 2]):
            best = max(_likelier(text, k), default=None)
            if best:
                pair = line[k - 3 : k - 1] if before <= behind and k > 2 else line[k - 2 : k]
                found.append(_Other(k - 2, best[1], best[0], pair))
    return found


def _quoted(left: str) -> bool:
    """Is what stands behind `left` part of a quotation or a title?"""
    return left.count("“") > left.count("”") or left.count("《") > left.count("》")


def _likelier(text: str, k: int) -> Iterator[tuple[float, str]]:
    """The characters that are likelier at `k`, and what speaks for each of them."""
    readily = confused(text[k])
    likely = readily.keys() & may_stand(text[k - 1], text[k + 1])
    if not met(text[k - 1 : k + 1]) and not met(text[k : k + 2]):
        likely |= {other for other in readily if is_word(text[k - 1] + other) or is_word(other + text[k + 1])}
    start, end = _around(text, k)
    word = _word_at(text[start:end], k - start)
    if word in modern() or not coined().isdisjoint((text[k - 1 : k + 1], text[k : k + 2])):
        return
    left, right = text[k - 2 : k], text[k + 1 : k + 3]
    now, now_words = likelihood(left + text[k] + right), as_words(text[start:end])
    against = sum(
        weight
        for weight, speaks in (
            (NAME, not common(text[k])),
            (PLACE, _PLACE.match(text, k + 1)),
            (MEANT, len(word) > 1 and times(word) >= USED),
        )
        if speaks
    )
    for other in likely:
        gain = likelihood(left + other + right) - now
        makes = is_word(text[k - 1] + other) or is_word(other + text[k + 1])
        if gain < (LEAST - MOST[1] if makes else LEAST):
            continue
        meant = text[start:k] + other + text[k + 1 : end]
        words = as_words(meant) - now_words
        total = min(gain, MOST[0]) + min(words, MOST[1]) + readily[other] - against
        least = WHOLE if other in IDLE else WORDS
        enough = words >= least and gain + words >= LEAST and total >= SURE - PHRASE
        if enough and len(_word_at(meant, k - start)) > 1:
            yield total, other


def _word_at(text: str, k: int) -> str:
    """The word of which the character at `k` is part, where the text is cut into words."""
    at = 0
    for word in cut(text):
        at += len(word)
        if at > k:
            return word
    return ""


def _around(text: str, k: int) -> tuple[int, int]:
    """Begin and end of the Chinese characters around `k`, not too many of them."""
    start, end = k, k + 1
    while start > max(0, k - AROUND) and "一" <= text[start - 1] <= "鿿":
        start -= 1
    while end < min(len(text), k + 1 + AROUND) and "一" <= text[end] <= "鿿":
        end += 1
    return start, end
