"""Characters left out where the upper plan has the word whole: 主责任 for 主体责任, in sentences and headings."""

import re
from collections.abc import Iterator

from extractor.compare.running import FAR, Mistake, Running, equal
from extractor.lexicon.words import cut, is_word, times

EQUAL = 5  # characters that must be the same on both sides together
SIDE = 2  # the same on each side, the beginning of a line being one
HEAD = 2000  # times the texts behind the dictionary hold a character that is a word as well: 车 for 汽车

# Characters that come and go freely.
_FREE = frozenset(
    "国省市州盟县区旗乡镇村街道社居级一二三四五六七八九十百千万亿两双半零每各年月日第不未无的和与及等或为在将对各其中"
    "可应须宜要当能会该得许予已就并更又也都按由向从以同于了把被让使至到上下内外前后新大小总所有全再"
)
_AFTER = frozenset("对为在将由从以把向按与和及的等或")  # words of one character, after which another may begin
# A pair of characters the upper plan has not, between others that it has.
_GAP = re.compile(rb"(?<=\x01\x01)\x00(?=\x01)|(?<=\x01)\x00(?=\x01\x01)")
_CHINESE = re.compile("[一-鿿]+")


def skipped(run: Running) -> Iterator[Mistake]:
    """Mistakes of the lower plan, in order."""
    text = run.theirs
    for gap in _GAP.finditer(run.met):
        k = gap.start() - 1
        pair = text[k : k + 2]
        if pair in run.apart and pair[0] not in _AFTER and _CHINESE.fullmatch(pair) and not is_word(pair):
            found = _whole(run, k)
            if found and _broken(text, k):
                yield found


def _broken(text: str, k: int) -> bool:
    """Does the character at `k`, or the one behind, stand alone?"""
    start, end = k, k + 2
    while start > k - FAR and _CHINESE.match(text[start - 1 : start]):
        start -= 1
    while end < k + FAR and _CHINESE.match(text[end : end + 1]):
        end += 1
    at = start
    for word in cut(text[start:end]):
        if len(word) == 1 and at in (k, k + 1):
            return True
        at += len(word)
    return False


def _whole(run: Running, k: int) -> Mistake | None:
    """What the upper plan has for the pair at `k`: the same with one character between, and much the same around."""
    ours, text = run.ours, run.theirs
    for at in _between(run, k):
        missing = ours[at]
        if missing in _FREE or not _CHINESE.match(missing):
            continue
        before, after = equal(ours, text, at - 1, k, -1), equal(ours, text, at + 1, k + 1, 1)
        short = missing in (ours[at - 3 : at - 1] + ours[at + 2 : at + 4])  # 改建扩建 is 改扩建
        if before + after >= EQUAL and min(before, after) >= SIDE and not short and _in_word(ours, at):
            left = 2 - (ours[at - 2] == "\n")
            wrong, whole = text[k + 1 - left : k + 3], ours[at - left : at + 3]
            return Mistake(k + 1 - left, wrong, whole, "character_missing", 0.75)
    return None


def _between(run: Running, k: int) -> Iterator[int]:
    """Places of the upper plan between the two characters, both of the same with one more beside them."""
    ours, before, after = run.ours, run.theirs[k - 1 : k + 1], run.theirs[k + 1 : k + 3]
    at = ours.find(before)
    while at >= 0:
        if ours.startswith(after, at + 3):
            yield at + 2
        at = ours.find(before, at + 1)


def _in_word(text: str, k: int) -> bool:
    """Does the character belong to a word that cannot do without it? 汽车 can."""
    whole = [
        text[a:b] for a in range(max(0, k - 2), k + 1) for b in range(max(k + 1, a + 2), k + 4) if is_word(text[a:b])
    ]
    return any(not text.startswith(word, k) or times(word[1:]) < HEAD for word in whole)
