"""Which body of a lower plan stands for one of the upper plan: itself, its branch, or the one it was merged into."""

import re
from functools import lru_cache

from extractor.lexicon import organs
from extractor.text import fold

canonical = lru_cache(maxsize=4096)(organs.canonical)

_BRANCH = re.compile(r"(?P<head>[一-鿿]{2,}?[局行司])[一-鿿]{0,8}?(?:分局|支局|分行|支行|分公司|办事处)$")
_SUPPLIER = re.compile(r"(?:供电|供水|供气|燃气|自来水|电力|烟草|盐业|石油)公司$")
_BRACKET = re.compile(r"[(（]([^()（）]+)[)）]")
_END = re.compile("[局委办厅部]$")


@lru_cache(maxsize=4096)
def stands_for(lower: str, upper: str) -> str | None:
    """The rule by which a body called `lower` answers one called `upper`, each without its level word.

    >>> stands_for("卫健局", "卫生健康委"), stands_for("民宗局", "民政局")
    ('same_body', None)
    >>> stands_for("生态环境局某某分局", "生态环境局"), stands_for("教育体育局", "体育局")
    ('local_branch', 'merged_body')
    """
    if canonical(lower) == canonical(upper):
        return "same_body"
    if _head(lower) == _head(upper) and (_head(lower) != canonical(lower) or _head(upper) != canonical(upper)):
        return "local_branch"
    return "merged_body" if _merged(fold(lower), upper) else None


def _head(function: str) -> str:
    """The body a branch belongs to; the kind of a supplier, which is a company of its own in every place."""
    branch, supplier = _BRANCH.match(fold(function)), _SUPPLIER.search(fold(function))
    if supplier:
        return supplier[0]
    return canonical(organs.read_body(branch["head"]).function if branch else function)


def _merged(lower: str, upper: str) -> bool:
    """Is `upper` the second name of `lower`, or one of the two whose names `lower` joins?"""
    if any(canonical(organs.read_body(name).function) == canonical(upper) for name in _BRACKET.findall(lower)):
        return True
    joined = _END.sub("", _BRACKET.sub("", lower))
    organ = organs.organ_of(upper)
    for stem in {_END.sub("", form) for form in organ.forms} if organ else ():
        rest = joined.removeprefix(stem) if joined.startswith(stem) else joined.removesuffix(stem)
        if 2 <= len(rest) < len(joined) and len(stem) > 1 and organs.organ_of(f"{rest}局"):
            return True
    return False
