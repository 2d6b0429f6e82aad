"""A word for the upper level in its phrase, and the words of `rightful.yml` that stand beside it."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import NamedTuple

from extractor.compare.tiers import SIGNS
from extractor.lexicon import any_of, load

GRANT = 6  # characters between a body, or a grade, and what only it can do or be
# Titles, numbers of documents, and what stands in quotation marks.
CITED = re.compile(r"《[^》]*(?:》|$)|[(（][^()（）]*[0-9]{4}[^()（）]*号[)）]")
QUOTED = re.compile("“[^”]*(?:”|$)")
BELOW = "各(?:乡镇|镇|乡|街道|村|社区|[县市区州旗](?![域场]))"
GRADE = re.compile(f"[{SIGNS}镇乡]级")


class Found(NamedTuple):
    """A word of the upper plan in a text."""

    start: int
    kind: str
    word: str


class Mention(NamedTuple):
    """A word for the upper level where it stands."""

    kind: str  # see `kinds`
    word: str
    sentence: str
    at: int  # index of the word in the sentence

    @property
    def before(self) -> str:
        """The phrase up to the word."""
        return self.sentence[: self.at].rpartition(",")[2].rpartition("\n")[2]

    @property
    def after(self) -> str:
        """The phrase behind the word."""
        return self.sentence[self.at + len(self.word) :].partition(",")[0].partition("\n")[0]


def within(pattern: re.Pattern[str], mention: Mention) -> bool:
    """Does the word stand in a stretch that the pattern finds?"""
    return any(span.start() < mention.at < span.end() for span in pattern.finditer(mention.sentence))


@cache
def behind(entry: str, key: str = "words", reach: int = 0) -> re.Pattern[str]:
    """Words of an entry at the end of what stands before."""
    return re.compile(f"(?:{any_of(load('rightful')[entry][key])})[^,、]{{0,{reach}}}$")


@cache
def ahead(entry: str, key: str = "words", reach: int = 0) -> re.Pattern[str]:
    """Words of an entry at the beginning of what stands behind."""
    return re.compile(f"(?:的)?[^,、建创增达各进实完]{{0,{reach}}}?(?:{any_of(load('rightful')[entry][key])})")


@cache
def inside(entry: str, key: str = "words", end: bool = False) -> re.Pattern[str]:
    """Words of an entry anywhere in what stands there, or at its end."""
    return re.compile(f"(?:{any_of(load('rightful')[entry][key])}){'$' if end else ''}")


def has_authority(after: str) -> bool:
    """Is it what the upper level does for the lower one: 审批, 奖补?"""
    return bool(ahead("authority", reach=GRANT).match(after))


def of_all(after: str) -> bool:
    """Is it what the upper level has for all, or what tells its places apart?"""
    return bool(ahead("after").match(after) or ahead("ranked").match(after))


def behind_any(words: Iterable[str]) -> str:
    """Behind one of some words of any lengths; nowhere for no words.

    >>> behind_any(["由", "会同", "经"])
    '(?:(?<=由|经)|(?<=会同))'
    """
    alike = groupby(sorted(words, key=len), key=len)
    return f"(?:{'|'.join(f'(?<={any_of(some)})' for _, some in alike) or '(?!)'})"
