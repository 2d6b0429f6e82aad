"""Both plans as running texts, and which pairs of characters of the lower one the upper one has as well."""

import re
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from operator import add
from sys import intern

from extractor.compare.said import Said
from extractor.lexicon.words import is_word

_STRANGE = re.compile(rb"\x00\x00+")


@dataclass(slots=True)  # its fields are read again and again: see `segment.lines.Line`
class Running:
    """Sentences and headings, one a line."""

    asked: Sequence[Said]
    said: Sequence[Said]
    ours: str
    theirs: str
    starts: list[int]  # of the lines of `theirs`
    met: bytes  # at k: 1 when the upper plan has the character at k of `theirs` with the one before
    strange: list[tuple[int, int]]  # runs in `met`, begin and end, of pairs of characters that the upper plan has not

    def line(self, k: int) -> int:
        """Number of the line of `theirs` in which the character at k stands."""
        return bisect_right(self.starts, k) - 1

    def source(self, text: str) -> Said | None:
        """The first line of the upper plan that has a text."""
        return next((one for one in self.asked if text in one.folded), None)


def running(asked: Sequence[Said], said: Sequence[Said]) -> Running:
    """Make running texts of what two plans say; what the lower one took over unchanged is left out."""
    known_lines = {one.folded for one in asked}
    said = [one for one in said if one.folded not in known_lines]
    ours, theirs = ("\n".join([one.folded for one in side]) for side in (asked, said))
    starts = list(accumulate((len(one.folded) + 1 for one in said[:-1]), initial=0))
    met = met_in(ours, theirs)
    strange = [run.span() for run in _STRANGE.finditer(met)]
    return Running(asked, said, ours, theirs, starts, met, strange)


def met_in(ours: str, theirs: str) -> bytes:
    """For each character of the lower plan, and its end, 1 if the upper plan has it behind the same one, or none is."""
    met = bytearray(map(_known(ours).__contains__, chain.from_iterable(map(_framed, theirs.split("\n")))))
    met[0] = met[-1] = 1
    return bytes(met)


@lru_cache(maxsize=8)  # many plans answer to one
def _known(text: str) -> frozenset[str]:
    return frozenset(map(intern, map(add, text, text[1:])))


@lru_cache(maxsize=4096)  # the lines of a plan come back in each of its pairs
def _framed(line: str) -> tuple[str, ...]:
    """The pairs of characters of a line, the ends of the line before and of itself among them."""
    return tuple(map(intern, map(add, f"\n{line}", f"{line}\n")))


def words_at(text: str) -> bytes:
    r"""For each character of a text 1 if a word of two characters begins with it.

    >>> list(words_at("优化设施\n设备"))
    [1, 0, 1, 0, 0, 1, 0]
    """
    return b"\0".join(map(_words_at, text.split("\n")))


@lru_cache(maxsize=4096)
def _words_at(line: str) -> bytes:
    return bytes(map(is_word, map(add, line, f"{line[1:]}\n")))


def paired(one: str, other: str) -> int:
    """Two characters as one number, as `apart_in` has them."""
    return ord(one) | ord(other) << 32


@lru_cache(maxsize=16)  # many plans answer to one
def apart_in(text: str, step: int) -> frozenset[int]:
    """Each character of a text with the one `step` behind it, as numbers: these are made in half the time of strings.

    >>> apart_in("托育机构", 2) == {paired("托", "机"), paired("育", "构")}
    True
    """
    if len(text) <= step:
        return frozenset()
    codes = array("I", text.encode("utf-32-le"))
    both = array("I", bytes(8 * (len(codes) - step)))
    both[::2], both[1::2] = codes[:-step], codes[step:]
    return frozenset(memoryview(both).cast("B").cast("Q"))


@lru_cache(maxsize=16)  # many plans answer to one
def frames_in(text: str, step: int) -> dict[str, list[int]]:
    """Where each character of a text stands with the one `step` behind it, in order.

    >>> frames_in("层层落实层层", 2)["层落"]
    [0]
    """
    found: defaultdict[str, list[int]] = defaultdict(list)
    for at, frame in enumerate(map(add, text, text[step:])):
        found[frame].append(at)
    return dict(found)


# Level words and numbers, and all characters that come and go freely, alone or in many words.
TIERS = frozenset("国省市州盟县区旗乡镇村街道社居一二三四五六七八九十百千万亿两双半零每各年月日第")
IDLE = TIERS | frozenset("不未无的和与及等或为在将对其中可应须宜要当能会已就并更又也都按由向从以同于总")
FAR = 8  # characters on a side that are compared


def equal(one: str, other: str, i: int, j: int, step: int) -> int:
    """How many characters are equal from `one[i]` and `other[j]` on, the beginning of a line being one.

    >>> equal("完善帮办服务", "帮办服装", 2, 0, 1)
    3
    """
    count = 0
    while count < FAR and 0 <= i < len(one) and 0 <= j < len(other) and one[i] == other[j]:
        count += 1
        if one[i] == "\n":
            break
        i, j = i + step, j + step
    return count


@dataclass(slots=True)  # its fields are read again and again: see `segment.lines.Line`
class Mistake:
    """A stretch of the lower plan that is most likely mistyped."""

    at: int  # index in `Running.theirs`
    wrong: str
    right: str
    rule: str
    confidence: float
