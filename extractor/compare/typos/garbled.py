"""Typing errors that show without a source: words that fell apart, spellings that plans never mean.

A word fell apart when two or three characters stand alone side by side and one that sounds or looks like one of them,
or another order, makes a common word: 考勤清况, 一性次. Names, abbreviations and what the upper plan has stay untold.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from math import log
from typing import NamedTuple

from extractor.compare.running import IDLE, Mistake, Running, words_at
from extractor.compare.typos.around import in_list_of_names, stretch
from extractor.compare.typos.twice import SIGHTS, is_chinese
from extractor.compare.typos.usage import ANY, in_use
from extractor.lexicon import load
from extractor.lexicon.spelling import alike, common, look_alike, nearly_sound_alike
from extractor.lexicon.words import cut, is_word, times, word_class

ALONE = 3  # characters standing alone that one word can have fallen into; more are an abbreviation
AROUND = 8  # characters on either side that are cut into words
COMMON = 400  # times the texts behind the dictionary hold a word that neither plan uses
GAIN, MORE = 5.5, 10.0  # logarithms by which the word must be likelier than what stands there, in either case
SWAPPED = 6.5  # the same for two characters that changed places: 户用 is no 用户
ALIKE = 2.0  # less where sound and shape are alike: few characters are
LONGER = 2.5  # less for each character beyond two
_TOTAL = log(60_101_967)

_ALONE = frozenset("的和与及等或为在将对各其由向从以所此时前后内间上下不未无也都就并更又已会")  # make words by chance
_NO_CLUE = _ALONE | ANY
_TOWNSHIP = re.compile("乡(?![村镇土贤])|街道|海关")  # before it stands the name of a place: 石漾乡
_BOUND = frozenset("的和与及等或为在将对各其由向从以省市县区乡镇村了把")  # words of one character
_SELF = re.compile(
    "末(?<![年月周季期始粉微终岁世尾首本肉纪日个]末)(?=[落经按完能得予被建纳取列达满办通])(?![端位梢级次尾日代])|己(?<![自知克律利各彼体异舍推为一肥]己)(?=[一-鿿])(?![任方见所二内])|已(?<=自已)(?<![来取源出]自已)(?!经)"
)


_WORDLESS = re.compile(rb"(?=\0\0\0)")  # no word begins at a character, before or behind it


class _Word(NamedTuple):
    """A word that may stand for what is there: whether the plans have it, and how much likelier it is."""

    used: bool
    gain: float
    at: int
    wrong: str
    right: str
    rule: str


def garbled(run: Running, names: Sequence[str]) -> Iterator[Mistake]:
    """Mistakes of the lower plan, in no order; `names` are those of its place."""
    yield from _known(run)
    yield from _selves(run)
    told = -1
    text = run.theirs
    for name in names:
        text = text.replace(name, "□" * len(name))
    initials = {name[0] for name in names}  # 嘉青, of 嘉定 and 青浦
    for k in _pairs(run, text, text.split("\n")):
        if not initials.isdisjoint(text[k : k + 2]):
            continue
        word = _word(run, text, k) if k > told else None
        if word:
            told = word.at + len(word.wrong)
            yield Mistake(word.at, word.wrong, word.right, word.rule, 0.8 if word.used else 0.6)


def _known(run: Running) -> Iterator[Mistake]:
    """Spellings that plans never mean, each told once: 显着 for 显著, 合法权力 for 合法权利."""
    right = load("wording")["misspelt"]["words"]
    found: dict[str, int] = {}
    for start, line in zip(run.starts, run.said, strict=False):  # without lines there is one beginning
        for at, wrong in _spelt(line.folded):
            found.setdefault(wrong, start + at)
    for wrong, at in found.items():
        if wrong not in run.ours:
            yield Mistake(at, wrong, right[wrong], "another_word", 0.8)


@lru_cache(maxsize=4096)
def _spelt(line: str) -> list[tuple[int, str]]:
    """Such spellings, and where they stand: most lines have none."""
    return [(match.start(), match[0]) for match in _misspelt().finditer(line)]


@cache
def _misspelt() -> re.Pattern[str]:
    words = load("wording")["misspelt"]["words"]
    return re.compile(f"(?=[{''.join({word[0] for word in words})}])(?:{'|'.join(words)})")


def _selves(run: Running) -> Iterator[Mistake]:
    """己 for 已 and the other way round: 己 stands in few words, 已 before verbs; and 末 for 未 before verbs."""
    for match in _SELF.finditer(run.theirs):
        at, wrong = match.start(), match[0]
        right = {"己": "已", "已": "己", "末": "未"}[wrong]
        around = slice(at - 1, at + 2) if wrong == "已" else slice(at, at + 2)
        printed = run.theirs[around]
        yield Mistake(at, printed, printed.replace(wrong, right), "same_shape", 0.85)


def _pairs(run: Running, text: str, lines: Sequence[str]) -> Iterator[int]:
    """Indexes of characters that the upper plan has not before the next one, and that make no word with a neighbour."""
    for start, line in zip(run.starts, lines, strict=False):  # without lines there is one beginning
        for k in _apart(line):
            if not run.met[start + k + 1] and text.count(line[k : k + 2]) == 1:
                yield start + k


@lru_cache(maxsize=4096)
def _apart(line: str) -> list[int]:
    """Where two characters stand of which no word of two is made, with each other or a neighbour: most lines have none."""
    found = []
    for k in _WORDLESS.finditer(b"\0" + words_at(line)):
        at = k.start()
        pair = line[at : at + 2]
        if not is_chinese(pair) or IDLE.issuperset(pair):
            continue
        if not ANY.isdisjoint(line[max(0, at - 1) : at + 2]):
            continue  # 逐块 and 逐棵, 互查 and 互帮
        if (at > 1 and line[at] == line[at - 2]) or line[at + 1 : at + 2] == line[at + 3 : at + 4]:
            continue  # 专车|专运, 快检|快反
        if pair[1] == "到" and word_class(pair[0]).startswith("v") and is_chinese(line[at + 2 : at + 3]):
            continue  # 把戏台搭|到村头, and not 搭到90%
        found.append(at)
    return found


@cache
def _open_ended() -> frozenset[str]:
    """Words after which a phrase goes on."""
    return frozenset(load("wording")["open_ended"]["words"])


def _word(run: Running, text: str, k: int) -> _Word | None:
    """The likeliest word for the characters that stand alone around `k`."""
    found = _alone(text, k)
    if found is None or _named(text, k):
        return None
    start, end = found
    if _TOWNSHIP.match(text, end):
        return None
    respelt = [word for word in _respelt(text[start:end]) if not _breaks_off(text, start, word)]
    made = (*respelt, *_reordered(text[start:end]))
    words = [word._replace(at=start + word.at) for word in made if _likely(word._replace(used=True)) or _likely(word)]
    likely = (word._replace(used=word.right in run.ours or word.right in run.theirs) for word in words)
    return max(filter(_likely, likely), default=None)


def _breaks_off(text: str, start: int, word: _Word) -> bool:
    """Is it a word after which a phrase goes on, and nothing does?"""
    end = start + word.at + len(word.wrong)
    return word.right in _open_ended() and not is_chinese(text[end : end + 1])


def _named(text: str, k: int) -> bool:
    """Does the character stand in a title, in quotation marks, or in a list of names?"""
    line = text[text.rfind("\n", 0, k) + 1 : k]
    if line.count("“") > line.count("”") or line.count("《") > line.count("》"):
        return True
    return in_list_of_names(text, k)


def _alone(text: str, k: int) -> tuple[int, int] | None:
    """The stretch of characters around `k` that are no part of a word; none where it is long."""
    start, end = stretch(text, k, k, AROUND)
    at, first, last = start, None, k
    for word in cut(text[start:end]):
        if len(word) == 1 and word not in _BOUND:
            first = at if first is None else first
            last = at + 1
        elif at > k:
            break
        else:
            first = None
        at += len(word)
    if first is None or not first <= k < last - 1 or last - first > ALONE:
        return None
    return first, last


@lru_cache(maxsize=4096)
def _respelt(text: str) -> tuple[_Word, ...]:
    """Words made by a character that sounds or looks like the one printed."""
    found = []
    for k in range(len(text)):
        for a in range(k + 1):
            for b in range(max(k + 1, a + 2), len(text) + 1):
                others = () if _NO_CLUE.intersection(text[a:b]) else alike(text[k])
                left, right = text[a:k], text[k + 1 : b]
                words = [left + other + right for other in others]
                found += [_made(text, a, b, word, "no_such_word") for word in words if in_use(word)]
    return tuple(found)


def _reordered(text: str) -> Iterator[_Word]:
    """Words made by two neighbours changing places."""
    for a in range(len(text) - 1):
        for b in range(a + 2, len(text) + 1):
            for k in range(a, b - 1):
                word = text[a:k] + text[k + 1] + text[k] + text[k + 2 : b]
                if is_word(word) and word != text[a:b]:
                    yield _made(text, a, b, word, "transposed")


def _made(text: str, start: int, end: int, right: str, rule: str) -> _Word:
    wrong = text[start:end]
    apart = sum(log(times(character) or 1) - _TOTAL for character in wrong)
    return _Word(False, log(in_use(right)) - _TOTAL - apart, start, wrong, right, rule)


def _both_alike(wrong: str, right: str) -> bool:
    """Are the characters in which two words of one length differ alike in sound and in shape?"""
    pairs = [(a, b) for a, b in zip(wrong, right, strict=True) if a != b]
    return all(look_alike(b, a) and nearly_sound_alike(b, a) for a, b in pairs)


def _likely(word: _Word) -> bool:
    """Is a plan in need of the word, or everybody? Longer words are made by chance less often."""
    longer = LONGER * (len(word.right) - 2)
    if word.used:
        doubtless = COMMON / (times(word.right) or 1) if _both_alike(word.wrong, word.right) else 1
        gain = word.gain + log(max(1, doubtless))  # 约淡 for 约谈, which is in use here, however rare in dictionaries
        return gain >= (SWAPPED if word.rule == "transposed" and not longer else GAIN)
    if word.wrong[-1] in SIGHTS and word.right[-1] != word.wrong[-1]:
        return False  # 苇溪 is a name
    fewer = ALIKE if not longer and _both_alike(word.wrong, word.right) and all(map(common, word.wrong)) else 0
    return word.gain >= MORE - longer - fewer and in_use(word.right) >= COMMON
