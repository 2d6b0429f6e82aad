"""Which names mean one body: the organs of the administration, each with all the forms of its function.

A function is a name without its level word, as `organs` reads it. Functions are compared whole, never fuzzily: 民政, 民宗 and 财政 are neighbours. `organs.yml` lists the organs and their forms.
"""

import re
from functools import cache
from typing import Any, NamedTuple

from extractor.lexicon import load
from extractor.text import fold

# 区、县(市)政府, 市、县(市、区): places of the tiers below, two kinds of them or more. What stands first tells which organ leads
# the list; a city followed by counties in brackets, 市(县、区), is a county-level city.
_PLACES = re.compile(
    r"(?:(?P<counties>市(?=\([县区])|自治县|[县区旗])|自治州|[市州盟])"
    r"(?:[、和]?(?:自治[县州]|[市州盟县区旗])|\((?:、?(?:自治县|[市州盟县区旗]))+\))+(?:人民政府|政府|党委和政府)?"
)
_PLACE_OPENERS = frozenset("自市州盟县区旗")
_SECOND_NAME = re.compile(r"[(（〔][^()（）〔〕]+[)）〕]$")


class Organ(NamedTuple):
    """One entry of the lexicon."""

    slug: str
    name: str
    level: str | None
    forms: tuple[str, ...]
    examples: tuple[str, ...]
    former: tuple[str, ...]


@cache
def organs() -> tuple[Organ, ...]:
    """All organs of the lexicon, in its order."""
    return tuple(_organ(entry, group) for group in load("organs").values() for entry in group["organs"])


def _organ(entry: dict[str, Any], group: dict[str, Any]) -> Organ:
    def words(key: str) -> list[str]:
        return str(entry.get(key, "")).split()

    # 卫生健康部门 and 卫生健康行政部门 name whatever organ has that charge.
    made = [stem + end for stem in words("stems") for end in [*words("ends"), "部门", "主管部门", "行政部门"]]
    level = entry.get("level", group.get("level"))
    forms = tuple(dict.fromkeys([*made, *words("forms")]))
    return Organ(entry["slug"], entry["name"], level, forms, tuple(words("examples")), tuple(words("former")))


@cache
def by_form() -> dict[str, Organ]:
    """Every form of every organ, folded."""
    return {form: organ for organ in organs() for form in organ.forms}


def organ_of(function: str) -> Organ | None:
    """The organ a function names, if the lexicon has it."""
    folded = fold(function)
    return known(folded) or known(folded + "部门") or of_places(folded)


def canonical(function: str) -> str:
    """One name for all names of a body; an unknown function stays as it is.

    >>> canonical("卫健局"), canonical("卫生计生委"), canonical("县（市、区）人民政府"), canonical("某某专班")
    ('卫生健康委', '卫生健康委', '区县政府', '某某专班')

    A second name in brackets says nothing: 中医院（精神卫生中心） is a 中医院.
    """
    organ = organ_of(function) or organ_of(_SECOND_NAME.sub("", function))
    return organ.name if organ else function


def aliases(function: str) -> tuple[str, ...]:
    """Other names of the same body, the canonical one first; () when the lexicon lacks it.

    >>> "卫生健康委" in aliases("卫健局")
    True
    """
    organ = organ_of(function)
    return tuple(form for form in (organ.name, *organ.forms) if form != fold(function)) if organ else ()


def known(folded: str) -> Organ | None:
    """The organ that has a folded name among its forms."""
    return by_form().get(folded)


def of_places(folded: str) -> Organ | None:
    """The organ that a list of places of the tiers below names, however it is put together; told by the 各 before it."""
    places = _PLACES.fullmatch(folded) if folded[:1] in _PLACE_OPENERS else None
    return places and by_form()["区县" if places["counties"] else "市州"]
