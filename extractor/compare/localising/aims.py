"""What a place is to become: 强市 is an aim of the city, to which a county may contribute; the county itself becomes 强县."""

import re
from collections.abc import Sequence
from functools import cache

from extractor.compare.localising.mentions import Mention, inside
from extractor.lexicon import any_of

_EAGER = "(?:加快|全面|奋力|努力|率先)*"
_BECOMES = "(?:建设|打造|建成|迈向|创建)"
_SERVED = "助力|支撑|服务|融入|成为|[强大][省市州县区旗]"  # what stands between another place and its aim
_AIMS = "强大先示样标模"  # begin what a place is to become: 强市, 大市, 先行市
_AIMED = re.compile(f"{_BECOMES}(?:[成作]?为)?(?:全[国省市州])?[一-鿿]{{2,8}}$")
_AS = re.compile("[成作]为")  # no 为 of a cause
_FOR = re.compile("(?:为|在|服务|助力|支撑|融入)$")
_STRONG = re.compile(f"{_EAGER}{_BECOMES}[^,;。]{{2,10}}?[强大][省市州县区旗]")


def serves_aim(before: str, after: str) -> bool:
    """Is the upper place named as what is to become strong, and served by the lower one?

    >>> serves_aim("为", "建设阅读强市作贡献"), serves_aim("为", "居民提供借阅服务"), serves_aim("推动", "建设阅读强市")
    (True, False, False)
    """
    return bool(_FOR.search(before) and _STRONG.match(after))


def is_aim(mention: Mention) -> bool:
    """Is the word an aim of the upper place, and nothing says that it is but served: 加快建设阅读|强市, 建成阅读|先行市?"""
    aim = mention.word[0] in _AIMS and _AIMED.search(mention.before)
    return bool(aim) and not for_its_cause(mention.before)


def for_its_cause(before: str) -> bool:
    """Does the lower place do something for it: 助力阅读|强市建设?"""
    return bool(inside("cause").search(_AS.sub("", before)))


def own_becomes(before: str, names: Sequence[str], own: str) -> bool:
    """Is the lower place named as what is to become it? `own` are its level words.

    >>> own_becomes("为禾溪建设阅读", ("禾溪",), "县"), own_becomes("为我县加快建设阅读", (), "县")
    (True, True)
    >>> own_becomes("把禾溪建设成为全国阅读", ("禾溪",), "县")
    True
    >>> own_becomes("以禾溪建设文旅强县助力文旅", ("禾溪",), "县"), own_becomes("全县打造成为支撑阅读", (), "县")
    (False, False)
    >>> own_becomes("在建设阅读", ("禾溪",), "县"), own_becomes("禾溪服务全市建设阅读", ("禾溪",), "县")
    (False, False)
    """
    return bool(_own(tuple(names), own).search(before))


@cache
def _own(names: tuple[str, ...], own: str) -> re.Pattern[str]:
    ours = f"{any_of(names)}|[我本全][{own}]" if own else any_of(names)
    return re.compile(f"(?:{ours}){_EAGER}{_BECOMES}(?:[成作]为)?(?:(?!{_SERVED})[^,;。、]){{2,10}}$")
