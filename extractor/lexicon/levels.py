"""Words that place a plan on a tier of the administration, and texts made neutral of them.

A county plan answers 全市 with 全县, 市级 with 县级, 市卫生健康委 with 县卫生健康委 and 各区县 with 各乡镇（街道）.
`neutral` replaces such words and the given place names by slots, so that copies can be compared; `own_words`
lists those of a text, so that a word of the wrong tier can be reported. All texts are folded (`text.fold`).
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from extractor.lexicon import any_of, load, organs

OWN = "□"  # stands for the own jurisdiction: level word or place name
LOWER = "▽"  # stands for the places of the tier below
_SIGN = re.compile("自治区|[省市州盟县区旗镇乡]")


class OwnWord(NamedTuple):
    """A word for the own jurisdiction found in a text."""

    start: int
    end: int
    word: str  # 全市, 我县, 市级
    level: str  # province, city, county, town; by the word alone: 全区 is county


def level_words(level: str) -> tuple[str, ...]:
    """Words by which a plan of `level` speaks of its own jurisdiction; none for a national plan.

    >>> level_words("county")[:3]
    ('全县', '我县', '本县')
    """
    return tuple(load("levels")["own"].get(level, ()))


def tier(sign: str) -> str | None:
    """Level a level word stands for, by the word alone: 市 is a city, though its plan may be a county-level city's.

    >>> tier("市"), tier("县级"), tier("省直"), tier("市、区"), tier("县(市、区)"), tier("国务院")
    ('city', 'county', 'province', 'city', 'county', 'national')
    """
    marks = load("levels")["marks"]
    entry = marks.get(sign) or marks.get(sign.rstrip("级直")) or marks.get(sign[:1])
    return entry["level"] if entry else None


def neutral(folded: str, names: Iterable[str] = ()) -> str:
    """Return `folded` with level words, organ prefixes and the place `names` replaced by slots.

    The slot for the own jurisdiction is `OWN`, that for all places below is `LOWER`; runs of `OWN`
    collapse to one. Lengths change: compare the result, never index into it.

    >>> neutral("全市由重庆市卫生健康委牵头,各区县(自治县)落实", ["重庆市", "重庆"])
    '全□由□卫生健康委牵头,各▽落实'
    >>> neutral("全县由县卫生健康委牵头,各乡镇(街道)落实")
    '全□由□卫生健康委牵头,各▽落实'
    """
    return _pattern(tuple(names)).sub(_slot, folded)


def own_words(folded: str) -> Iterator[OwnWord]:
    """Words of `folded` that speak of the own jurisdiction, in order, look-alikes left out.

    >>> [(w.word, w.level) for w in own_words("在全市推广,加强我县安全区域建设")]
    [('全市', 'city'), ('我县', 'county')]
    """
    levels = _levels()
    for match in _own_pattern().finditer(folded):
        if match["own"]:
            yield OwnWord(match.start(), match.end(), match[0], levels[match[0]])


@cache
def _levels() -> dict[str, str]:
    return {word: level for level, words in load("levels")["own"].items() for word in words}


def _first(*groups: Iterable[str]) -> str:
    """Lookahead for the first characters of words: it spares most places of a text the whole alternation."""
    return f"(?=[{re.escape(''.join(sorted({word[0] for words in groups for word in words})))}])"


@cache
def _own_pattern() -> re.Pattern[str]:
    look_alikes = load("levels")["look_alikes"]
    return re.compile(f"{_first(look_alikes, _levels())}(?:{any_of(look_alikes)}|(?P<own>{any_of(_levels())}))")


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    keep, lower, own, first = _words()
    name = f"(?:(?:{any_of(names)})(?:(?<![省市县区州旗])[省市县区州旗](?!场|域))?)+" if names else "(?!)"
    kinds = [
        f"(?P<keep>{keep})",
        f"(?P<lower>{lower})",
        f"(?P<name>{name})",
        f"(?P<own>{own})",
        "团(?P<league>[省市县区州旗盟])委",
        "(?P<organ>(?<![城社])[省市县区州旗盟])",  # if a body's name follows: as a lookahead, that is slow to compile
    ]
    return re.compile(f"{_first(first, names)}(?:{'|'.join(kinds)})")


@cache
def _words() -> tuple[str, str, str, str]:
    """What finds the words of any place: the look-alikes, those for the places below and for its own, and what any begins with."""
    data = load("levels")
    lower = [word for words in data["lower"].values() for word in words]
    first = {word[0] for word in (*data["look_alikes"], *_levels(), *"各团省市县区州旗盟")}
    return any_of(data["look_alikes"]), any_of(lower), any_of(_levels()), "".join(first)


def _slot(match: re.Match[str]) -> str:
    kind = match.lastgroup
    if kind == "keep" or (kind == "organ" and not organs.opens(match.string, match.end())):
        return match[0]
    if kind == "lower":
        return "各" + LOWER
    if kind == "own":
        return _SIGN.sub(OWN, match[0]).replace("我", "本")
    return f"团{OWN}委" if kind == "league" else OWN
