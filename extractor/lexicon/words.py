"""Chinese words: whether a dictionary has one, and where the words of a text begin and end.

The dictionary is jieba's, read as it lies on disk and searched by halving: loading it the usual way costs more than
everything else on a pair of plans, and so does looking a word up in the whole file.
"""

from bisect import bisect_left
from functools import cache, lru_cache
from importlib.util import find_spec
from math import log
from pathlib import Path

from extractor.lexicon.spelling import read

LONGEST = 6  # characters of a word
IDIOM = 15  # times at least the texts behind the dictionary hold an idiom that is in use
MODERN = 200  # times the dictionary is taken to have what it does not know and plans do
_TOTAL = log(60_101_967)  # all counts of the dictionary


def times(text: str) -> int:
    """How often the texts behind the dictionary hold the word `text`; 0 when it is no word of the dictionary.

    >>> times("设施") > times("设备设施"), times("设没")
    (True, 0)
    """
    lines = _dictionary()
    key = f"{text} ".encode()
    at = bisect_left(lines, key)
    if at == len(lines) or not lines[at].startswith(key):
        return 0
    return int(lines[at].split(b" ")[1]) or 1


def word_class(text: str) -> str:
    """The class of the word `text` as the dictionary has it: n, v, vn (a verb used as a noun), …; "" when it is no word.

    >>> word_class("形成"), word_class("形式"), word_class("设没")
    ('v', 'n', '')
    """
    lines = _dictionary()
    key = f"{text} ".encode()
    at = bisect_left(lines, key)
    return lines[at].rpartition(b" ")[2].decode() if at < len(lines) and lines[at].startswith(key) else ""


def idioms() -> list[str]:
    """The idioms of four characters in common use, the most common first.

    >>> "一筹莫展" in idioms(), "中国人民" in idioms()
    (True, False)
    """
    entries = [line.decode().split() for line in _dictionary() if line.endswith(b" i")]
    known = [(int(count), word) for word, count, _ in entries if len(word) == 4 and int(count) >= IDIOM]
    return [word for _, word in sorted(known, reverse=True)]


@lru_cache(maxsize=1 << 15)
def is_word(text: str) -> bool:
    """Does a common dictionary list `text`?

    >>> is_word("围挡"), is_word("围档"), is_word("建设")
    (True, False, True)
    """
    return times(text) > 0


def in_word(text: str, start: int, size: int) -> bool:
    """Is any character of the slice part of a word with a neighbour?

    >>> in_word("推广阅读", 1, 1), in_word("推广了阅读", 2, 1)
    (True, False)
    """
    for left in range(max(0, start - 3), start + size):
        for right in range(max(left + 2, start + 1), min(len(text), start + size + 3) + 1):
            if right - left <= 4 and is_word(text[left:right]):
                return True
    return False


@cache
def modern() -> frozenset[str]:
    """Words of plans that the dictionary does not know or hardly.

    >>> "危废" in modern(), "学习" in modern()
    (True, False)
    """
    return frozenset(read("modern.txt"))


@cache
def _dictionary() -> list[bytes]:
    """The lines of jieba's dictionary in order; none when the package keeps it elsewhere."""
    spec = find_spec("jieba")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        path = Path(folder) / "dict.txt"
        if path.is_file():
            lines = [*path.read_bytes().splitlines(), *(f"{word} {MODERN} n".encode() for word in modern())]
            lines.sort()  # nearly sorted as it comes
            return lines
    return []


@lru_cache(maxsize=4096)
def cut(text: str) -> tuple[str, ...]:
    """The words of `text`, by the likeliest way to cut it; what is no word stands alone, runs of digits and letters whole.

    >>> cut("健全城乡低保制度")
    ('健全', '城乡', '低保', '制度')
    """
    best, words, start = _best(text), [], 0
    while start < len(text):
        end = best[start][1]
        words.append(text[start:end])
        start = end
    return tuple(words)


@lru_cache(maxsize=1 << 14)
def likelihood(text: str) -> float:
    """The logarithm of how likely `text` is, cut into words as `cut` does.

    >>> likelihood("增加设施") > likelihood("增加役施")
    True
    """
    return _best(text)[0][0]


def _best(text: str) -> list[tuple[float, int]]:
    """For each place the likelihood of the rest of a text, and where the word that begins there ends."""
    size = len(text)
    best = [(0.0, size)] * (size + 1)
    for start in range(size - 1, -1, -1):
        best[start] = max([(score + best[end][0], end) for end, score in _from(text, start, size)])
    return best


def whole(one: str, other: str, block: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """A stretch of `one` and what stands for it in `other`, both widened to where words begin and end.

    What one of them gains on a side the other gains as well, so that both stay what stands between equal text.

    >>> whole("健全城乡低保", "健全城市低保", (3, 4, 3, 4)), whole("卫生部门", "卫生院", (2, 4, 2, 3))
    ((2, 4, 2, 4), (0, 4, 0, 3))
    """
    a, b, c, d = block
    (first, last), (start, end) = _widened(one, a, b), _widened(other, c, d)
    before, after = min(max(a - first, c - start), a, c), min(max(last - b, end - d), len(one) - b, len(other) - d)
    return a - before, b + after, c - before, d + after


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    at, first, last = 0, start, end
    for word in cut(text):
        if at < start < at + len(word):
            first = at
        if at < end < at + len(word):
            last = at + len(word)
        at += len(word)
    return first, last


def _from(text: str, start: int, size: int) -> list[tuple[int, float]]:
    """Ends of the words that begin at `start`, with the logarithm of how common each is."""
    if text[start] < "一":
        end = start + 1
        while end < size and text[start].isalnum() and text[end] < "一" and (text[end].isalnum() or text[end] == "."):
            end += 1
        return [(end, 0.0)]
    found = [(start + 1, _alone(text[start]))]
    for end in range(start + 2, min(start + LONGEST, size) + 1):
        likely, goes_on = _entry(text[start:end])
        if likely:
            found.append((end, likely))
        if not goes_on:
            break
    return found


@lru_cache(maxsize=1 << 15)
def _entry(text: str) -> tuple[float, bool]:
    """How likely the word `text` is, 0 where it is none, and whether longer ones begin with it."""
    lines, key = _dictionary(), text.encode()
    at = bisect_left(lines, key)  # the word itself stands before all others that begin with it
    if at == len(lines) or not lines[at].startswith(key):
        return 0.0, False
    word, count, *_ = lines[at].split(b" ")
    if word != key:
        return 0.0, True
    return _likelihood(int(count) or 1), at + 1 < len(lines) and lines[at + 1].startswith(key)


@lru_cache(maxsize=1 << 13)
def _alone(character: str) -> float:
    return _likelihood(times(character))


def _likelihood(count: int) -> float:
    return log(count or 1) - _TOTAL
