"""Regions of several provinces, and whether a place lies in one: a target of 长三角 is none of Gansu's."""

from functools import cache

from extractor.lexicon import load


def lies_in(name: str, code: str | None) -> bool | None:
    """Whether the place with GB/T 2260 `code` lies in the region that opens `name`; None where that is not known.

    Not known is it of regions and places that no list has, and where a province lies in a region only in part.

    >>> lies_in("长三角地区煤炭消费量", "340000"), lies_in("长三角地区煤炭消费量", "620500")
    (True, False)
    >>> lies_in("汾渭平原煤炭消费量", "610000"), lies_in("某平原煤炭消费量", "610000"), lies_in("长三角地区", None)
    (None, None, None)
    """
    region = next((entry for title, entry in _longest_first() if name.startswith(title)), None)
    if region is None or not code:
        return None
    province = int(code[:2])
    if province in region.get("within", ()):
        return True
    return None if province in region.get("partly", ()) else False


@cache
def _longest_first() -> list[tuple[str, dict[str, list[int]]]]:
    return sorted(load("regions").items(), key=lambda item: -len(item[0]))
