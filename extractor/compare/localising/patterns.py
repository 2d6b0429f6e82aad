"""The pattern of the words by which a plan of one tier speaks of itself, and one of a lower tier does not.

Its groups tell what kind of word was found, see `kinds`; `keep` are longer words that only look like one of them, to be passed over.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from extractor.compare.localising.acting import named
from extractor.compare.localising.frames import framed
from extractor.compare.localising.kinds import KINDS
from extractor.compare.localising.nation import TYPES_OF_NATION, bodies_of_nation
from extractor.compare.localising.places import (
    BESIDE,
    BESIDE_OF_NATION,
    lower_places,
    next_to,
    numbered,
    peers,
    places_of,
)
from extractor.compare.localising.scopes import both_tiers, in_text, words_for_all
from extractor.compare.localising.upper_bodies import bodies_of, mixed, ranked, types_of
from extractor.lexicon import any_of, load

# Whom the upper level itself reports to, by its level word: 报省教育厅 in a city's plan.
_NEXT_ABOVE = {"city": "省", "county": "市州", "town": "县区市"}
_ADDRESS = "(?<=[址馈询人式位],)[一-鿿]{2,16}[路街道巷][0-9]+号"
_FIRST = "各团主民苏分常副设厅首强大先示样标模地军0123456789两二三四五六七八九十"  # what else a word begins with


@lru_cache(maxsize=64)
def pattern_of(tiers: tuple[str, ...], above: str, own: str, ranks: tuple[str, ...] = ()) -> re.Pattern[str]:
    """What finds the words of a plan of the first of some tiers in one of the last.

    Tiers and level words are those of `Sides`; `ranks` are the tiers whose forces the lower place has none of.
    """
    upper, lower = tiers[0], tiers[-1]
    nation = upper == "national"
    whole = words_for_all(upper, above, own)
    alike = [word for word in load("levels")["look_alikes"] if len(word) > 2]
    bodies = bodies_of_nation() if nation else bodies_of(upper, above) if above else {}
    types = TYPES_OF_NATION if nation else types_of(above) if above else {}
    of_district = {"county_seat": "县城"} if own == "区" and lower == "county" else {}
    kinds = [
        {"keep": [any_of(alike)], "numbered": [numbered(tiers)], "peers": [peers(tiers)]},
        {"own": [*map(in_text, whole), *both_tiers(above, own)], "lower": [places_of(tiers)]},
        {"lower": [f"(?<=对)(?:[{own}]级|设区的?[{own}])(?:人民)?政府"]} if own else {},
        {"placed": [f"(?<=[{own}]委、)[{above}](?:人民)?政府", f"[{above}]委(?=、[{own}](?:人民)?政府)"]}
        if own and above
        else {},
        {"mixed": [mixed(own)]} if own and lower != "province" else {},
        {"beyond": [f"(?<=[向报])[{_NEXT_ABOVE[upper]}](?:(?:人民)?政府|{named()})"]} if upper in _NEXT_ABOVE else {},
        bodies,
        framed({**lower_places(tiers), **types, **of_district}),
    ]
    anywhere = {
        "ranked": [ranked(ranks, own)],
        "beside": [*([BESIDE] if upper in _NEXT_ABOVE else []), *([next_to(above)] if above else [])],
        "elsewhere": [BESIDE_OF_NATION] if tiers == ("national", "province") else [],
        "address": [_ADDRESS],
    }
    any_kind = "|".join(f"(?P<{kind}>{'|'.join(ways)})" for kind in ("keep", *KINDS) if (ways := _ways(kinds, kind)))
    begins_so = "|".join(f"(?P<{kind}>{'|'.join(ways)})" for kind, ways in anywhere.items() if ways)
    if nation:  # a ministry begins with any character
        return re.compile(f"{any_kind}|{begins_so}")
    below = "".join(load("levels")["marks"])
    first = {word[0] for word in (*alike, *whole)} | set(f"{above}{own}{below}{_FIRST}{_NEXT_ABOVE.get(upper, '')}")
    return re.compile(f"(?=[{''.join(sorted(first))}])(?:{any_kind})|{begins_so}")


def _ways(kinds: Iterable[Mapping[str, Sequence[str]]], kind: str) -> list[str]:
    return [way for one in kinds for way in one.get(kind, ()) if way]
