"""Characters left out, or in another order, where the upper plan has the word whole: 主责任 for 主体责任.

In sentences and headings alike; what stands around must be the upper plan's.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain, compress

from extractor.compare.running import FAR, IDLE, TIERS, Mistake, Running, apart_in, equal, met_in, paired
from extractor.compare.typos.around import stretch
from extractor.lexicon import load
from extractor.lexicon.words import cut, is_word, times, word_class

EQUAL = 5  # characters that must be the same on both sides together
CERTAIN = 8  # the same where what stands there might be meant
SWAPPED = 3  # the same around two characters that changed places, at least
RARE = 100  # times as often a word is met as the other with its characters in the other order
SIDE = 2  # the same on each side, the beginning of a line being one
COMMON = 20000  # the same of a verb
HEAD = 9500  # times the texts behind the dictionary hold a character that is a word as well: 车 for 汽车

# Tiers and figures come and go freely, other small words where one of them stands alone.
_TIERS = TIERS | {"级"}
_FREE = IDLE | frozenset("级该得许予了把被让使至到上下内外前后新大小总所有全再")
_NO_TIERS = frozenset(("社会", "市场", "区域", "国际", "居民", "居家"))  # begin with a level word and are none
_AFTER = frozenset("对为在将由从以把向按与和及的等或本")  # words of one character, after which another may begin
_VERBS = frozenset("设拆建查办管用做抓开报送发学看读写说讲种养修改换买卖收付给交")  # 设 is 设置
# A pair of characters the upper plan has not, between others that it has.
_GAP = re.compile(rb"\x01\x00(?=\x01)(?:(?<=\x01\x01\x00)|(?=\x01\x01))")
_STOP = re.compile("[,;:。、\n]")
_HALVES = frozenset("双两三四五多单")
CHANCE = 30  # times the texts behind the dictionary hold a word made by chance
CUT = 4  # equal characters before a word cut off at the end of a phrase
_CHINESE = re.compile("[一-鿿]+")


def skipped(run: Running) -> Iterator[Mistake]:
    """Mistakes of the lower plan, in order."""
    text = run.theirs
    gaps = [gap.start() for gap in _GAP.finditer(run.met)]
    apart = apart_in(run.ours, 2)
    for k in [k for k in gaps if paired(text[k], text[k + 1]) in apart]:
        if text[k] not in _AFTER and _CHINESE.fullmatch(text, k, k + 2):
            found = _whole(run, k)
            if found and _broken(text, k):
                yield found
    for k in _turned(run):
        found = _swapped(run, k)
        if found:
            yield found
    stops, met = [stop.start() for stop in _STOP.finditer(text)], run.met
    for k in [k for k in stops if not met[k] and met[k - 1] and met[k - 2]]:
        found = _cut_off(run, k)
        if found:
            yield found


def _turned(run: Running) -> list[int]:
    """Places of pairs that the upper plan has in the other order only, a pair beside them in neither."""
    backwards = "".join([run.theirs[start - 1 : end][::-1] for start, end in run.strange])
    ends = chain.from_iterable([range(end - 1, start - 2, -1) for start, end in run.strange])
    met = compress(ends, met_in(run.ours, backwards)[1:])
    return sorted([end - 1 for end in met if not run.met[end]])  # where two of the stretches meet there is no pair


def _swapped(run: Running, k: int) -> Mistake | None:
    """What the upper plan has for the pair at `k` with its characters in the other order."""
    text, pair = run.theirs, run.theirs[k : k + 2]
    right = text[k + 1] + text[k]
    if pair == right or not _CHINESE.fullmatch(pair) or not _FREE.isdisjoint(pair):
        return None
    led, followed = text[k - 2 : k] + right in run.ours, right + text[k + 2 : k + 4] in run.ours
    word = is_word(text[k - 1] + right + text[k + 2 : k + 3])  # 龙企头业
    for left, behind in ((2, 1), (1, 2), (2, 0), (0, 2), (1, 1)):
        if not (led if left > 1 else followed if behind > 1 else word):
            continue
        whole = text[k - left : k] + right + text[k + 2 : k + 2 + behind]
        at = run.ours.find(whole) if "\n" not in whole else -1
        if at < 0 or (left + behind < SWAPPED and not (is_word(whole) or _two_words(text, k, right, left))):
            continue
        around = equal(run.ours, text, at + left - 1, k - 1, -1) + equal(run.ours, text, at + left + 2, k + 2, 1)
        meant = is_word(pair) and times(right) < RARE * times(pair)  # but 衡平 for 平衡
        if pair in _either_way() or (meant and around < CERTAIN):
            return None
        return Mistake(
            k - left, text[k - left : k - left + len(whole)], whole, "swapped", 0.6 if is_word(pair) else 0.8
        )
    return None


def _two_words(text: str, k: int, right: str, left: int) -> bool:
    """Are `right` and what stands before or behind the pair at `k` words, and the pair none, nor likelier one with its other neighbour: 统筹|调协?"""
    beside, across = (text[k - 2 : k], text[k + 1 : k + 3]) if left else (text[k + 2 : k + 4], text[k - 1 : k + 1])
    return is_word(beside) and times(text[k : k + 2]) < CHANCE and times(across) < times(right)  # 源头 rather than 好头


def _cut_off(run: Running, k: int) -> Mistake | None:
    """What the upper plan has for the last word before the stop at `k`, which lacks its last character: 宣传教 for 宣传教育."""
    ours, text = run.ours, run.theirs
    printed = text[max(0, k - 3) : k]
    if len(printed) < 3 or printed[2] in _FREE or word_class(printed[2]) != "v":
        return None  # nouns end in one character: 扑火队 for 扑火队伍
    at = ours.find(printed) if _CHINESE.fullmatch(printed) else -1
    missing = ours[at + 3 : at + 4] if at >= 0 else ""
    if missing in _FREE or not is_word(printed[2] + missing) or ours.count(printed) != ours.count(printed + missing):
        return None
    *before, last = cut(text[max(0, k - FAR) : k].rpartition("\n")[2])
    if len(last) > 1 or not before or before[-1] in _HALVES or equal(ours, text, at + 2, k - 1, -1) < CUT:
        return None  # 双控 for 双控制
    return Mistake(k - 3, printed, printed + missing, "character_missing", 0.6)


@cache
def _either_way() -> frozenset[str]:
    """Words that mean the same in either order."""
    return frozenset(load("wording")["either_way"]["words"])


def _broken(text: str, k: int) -> bool:
    """Does the character at `k`, or the one behind, stand alone, or one beside the word they make by chance: 遗传|承?"""
    start, end = stretch(text, k, k, FAR)
    at, words = start, cut(text[start:end])
    for number, word in enumerate(words):
        if len(word) == 1 and at in (k, k + 1):
            return True
        if at <= k and at + len(word) > k + 1 and times(word) < CHANCE:
            return True  # 物业管理|委会
        if at <= k and at + len(word) > k + 1:
            beside = words[max(0, number - 1) : number] + words[number + 1 : number + 2]
            return any(len(other) == 1 and other not in _FREE | _AFTER for other in beside)
        at += len(word)
    return False


def _whole(run: Running, k: int) -> Mistake | None:
    """What the upper plan has for the pair at `k`: the same with one character between, and much the same around."""
    ours, text = run.ours, run.theirs
    for at in _between(run, k):
        missing = ours[at]
        free = missing in _FREE and ours[at : at + 2] not in _NO_TIERS and not _is_no_street(ours, at)
        if (free and (missing in _TIERS or text[k] in _FREE)) or not _CHINESE.match(missing):
            continue
        before, after = equal(ours, text, at - 1, k, -1), equal(ours, text, at + 1, k + 1, 1)
        short = missing in (ours[at - 3 : at - 1] + ours[at + 2 : at + 4])  # 改建扩建 is 改扩建
        doubtful = free or is_word(text[k : k + 2])
        least = CERTAIN if doubtful else EQUAL + (text[k + 1] in _FREE)  # 建立|全生命周期
        enough = before + after >= least and min(before, after) >= SIDE
        if enough and not short and text[k] not in _VERBS and _in_whole_word(ours, at):
            left = 2 - (ours[at - 2] == "\n")
            wrong, whole = text[k + 1 - left : k + 3], ours[at - left : at + 3]
            return Mistake(k + 1 - left, wrong, whole, "character_missing", 0.75)
    return None


def _is_no_street(text: str, k: int) -> bool:
    """Whether 道, 社 or 居 at `k` is no part of 街道, 社区 or 居委会: 渠道, 社保."""
    return text[k] in "道社居" and text[k - 1] != "街" and text[k + 1] not in "区委"


def _between(run: Running, k: int) -> Iterator[int]:
    """Places of the upper plan between the two characters, both of the same with one more beside them."""
    ours, text = run.ours, run.theirs
    before, after = text[k - 1 : k + 1], text[k + 1 : k + 3]
    framed = len(before + after) == 4
    near = framed and apart_in(ours, 3).issuperset(map(paired, before, after))  # seldom, and quickly told
    at = ours.find(before) if near else -1
    while at >= 0:
        if ours.startswith(after, at + 3):
            yield at + 2
        at = ours.find(before, at + 1)


def _in_whole_word(text: str, k: int) -> bool:
    """Does the character belong to a word that cannot do without it? 汽车 can."""
    whole = [
        text[a:b] for a in range(max(0, k - 2), k + 1) for b in range(max(k + 1, a + 2), k + 4) if is_word(text[a:b])
    ]
    return any(not text.startswith(word, k) or needs_all(word) for word in whole)


def needs_all(word: str) -> bool:
    """Does a word become none without its first character? 汽车 is 车, and 建设 may be 设, but 补贴 is no 贴.

    >>> [needs_all(word) for word in ("汽车", "建设", "补贴", "传承", "优先")]
    [False, False, True, True, False]
    """
    rest = word[1:]
    verb = word_class(rest) in ("v", "vn", "vg") and rest not in _VERBS | _FREE
    return times(rest) < (COMMON if verb else HEAD)
