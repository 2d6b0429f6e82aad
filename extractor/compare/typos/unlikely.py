"""Characters that plans do not have where they stand, and one that is easily taken for them does: 做好日长工作, 提练推广.

No source is needed, and no word has to fall apart: plans in general (`lexicon.genre`) and the words of a dictionary say
which character is meant. What the upper plan prints, what is quoted, and names stay untold.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from extractor.compare.running import IDLE, Mistake, Running
from extractor.compare.typos.around import in_list_of_names, word_at
from extractor.compare.typos.twice import is_chinese
from extractor.compare.typos.usage import ANY, another_spelling
from extractor.compare.typos.weighed import AROUND, MARGIN, MOST, edged, in_plans, in_words, weight
from extractor.lexicon.confusions import confused
from extractor.lexicon.genre import EDGE, may_stand, met
from extractor.lexicon.spelling import common
from extractor.lexicon.words import is_word, modern, times

SELDOM = 4  # times plans must have a pair of characters for it to be one
# Logarithms. Measured on texts whose errors are known, beside texts that have none: what counts is the sum.
WORDS = -6.0  # it must not make words so much less likely
WHOLE = 4.0  # where the other comes and goes freely, it must make a word
LEAST = 6.0  # both together
WORD, PHRASE = 3.0, 9.0  # more where the plans themselves have the word, or both characters around it
NAME, PLACE = 10.0, 4.0  # less for a character met in names, and before the end of the name of a place,
MEANT = 8.0  # and for one that makes a word people use
USED = 20  # times the texts behind the dictionary hold such a word, at least
SURE = 30.0  # that is enough
EACH = ANY | frozenset("驻每各一二三四五六七八九十百千万两双")  # stand beside anything: 逐坝, 驻区, 一船
# What may follow a name of which nobody knows the characters.
_PLACE = re.compile("[一-鿿]{0,3}(?:[县区市州镇乡村]|社区|街道|[路桥河江山湖港园寺塘浜])")
_WHEN = frozenset("见逢遇有接闻")
# Begins a word, whatever stands before it: 及|本方案.
_OWN = re.compile("本(?:实施|行动|规划|方案|计划|意见|办法|通知|[省市县区州旗镇乡村级地部校院局])")


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
            if in_list_of_names(text, k) or _OWN.match(text, k + 1):
                continue
            found = _mistake(text, k, other.character)
            place = k - found.at
            if not another_spelling(found.right, found.wrong, place, place):
                yield found


def _mistake(text: str, k: int, character: str) -> Mistake:
    """The word that is meant around the character at `k`, and what is printed there."""
    at, word = word_at(text[:k] + character + text[k + 1 :], k, AROUND)
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
    text, found, quoted = edged(line), [], _quoted(line)
    for k in range(MARGIN, len(text) - MARGIN):
        before, behind = met(text[k - 1 : k + 1]), met(text[k : k + 2])
        at = k - MARGIN
        # 即 is a word there, whatever follows: (即…, 见警即关.
        explains = line[max(0, at - 1) : at + 1] == "(即" or (text[k] == "即" and text[k - 2] in _WHEN)
        counted = text[k] in "第年" and (line[at + 1 : at + 2].isdigit() or line[max(0, at - 1) : at].isdigit())
        if (before < SELDOM or behind < SELDOM) and text[k] != EDGE and not (counted or explains or quoted[at]):
            best = max(_likelier(text, k), default=None)
            if best:
                pair = line[at - 1 : at + 1] if before <= behind and at else line[at : at + 2]
                found.append(_Other(at, best[1], best[0], pair))
    return found


def _quoted(line: str) -> list[bool]:
    """For each character whether it is part of a quotation or a title: more of these begin before it than end."""
    opens = accumulate((character == "“") - (character == "”") for character in line)
    titles = accumulate((character == "《") - (character == "》") for character in line)
    return [one > 0 or other > 0 for one, other in zip(opens, titles, strict=True)]


def _likelier(text: str, k: int) -> Iterator[tuple[float, str]]:
    """The characters that are likelier at `k`, and what speaks for each of them."""
    readily, left, right = confused(text[k]), text[k - 1], text[k + 1]
    any_word = not met(left + text[k]) and not met(text[k] + right)
    tried = set(readily) if any_word else readily.keys() & may_stand(left, right)
    likely = [o for o in tried if is_word(left + o) or is_word(o + right) or met(left + o + right)]
    in_reach = SURE - PHRASE - MOST[1]  # what plans must say for words to be asked, which say so much at most
    plans = {o: said for o in likely if min(said := in_plans(text, k, k + 1, o), MOST[0]) + readily[o] >= in_reach}
    if not plans:
        return
    _, word = word_at(text, k, AROUND)
    if word in modern():
        return
    against = sum(
        weight
        for weight, speaks in (
            (NAME, not common(text[k])),
            (PLACE, _PLACE.match(text, k + 1)),
            (MEANT, len(word) > 1 and times(word) >= USED),
        )
        if speaks
    )
    for other, in_all in plans.items():
        gain = in_all, in_words(text, k, k + 1, other)
        total = weight(gain) + readily[other] - against
        enough = gain[1] >= (WHOLE if other in IDLE else WORDS) and sum(gain) >= LEAST and total >= SURE - PHRASE
        if enough and len(word_at(text[:k] + other + text[k + 1 :], k, AROUND)[1]) > 1:
            yield total, other
