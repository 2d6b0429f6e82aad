"""The pattern of the words by which a plan of one tier speaks of itself, and one of a lower tier does not.

Its groups tell what kind of word was found:

- `own`: 全市, 我市, 市直 · `lower`: 各县（市、区） · `tier`, `kept`: any other word and body of the upper level, right unless copied: 省级统筹, 市域, 州气象灾害防御指挥部
- `subject`: a body of the upper level at the beginning of a phrase, as who is to act · `by`: the same after 由 · `group`: several bodies so: 市领导小组办公室 · `ministry`: a ministry so, which has no level word · `ranked`: forces below whose rank the lower place's are: 总队
- `placed`: a body in a frame that shows that the lower place's own is meant · `framed`: the same of a word · `counted`: in its budget or appraisal: 纳入市政府督查 · `seat`: where an office has its seat · `told`: the government that is asked · `chief`: a leader in an office of the lower place · `among`: a body in a list of the lower place's own
- `numbered`: so many places of the upper one: 6个区、县（市） · `peers`: those among which it stands: 居全省设区市前列 · `beside`: others of them: 在甲区、乙县先行开展 · `elsewhere`: places of other provinces: 推进甲、乙等示范城市建设
- `mixed`: the name of a body of no tier: 县文化和旅游厅
- `address`: where to write to
- `beyond`: whom the upper level reports to · `keep`: longer words that only look like one of them, to be passed over
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from extractor.compare.localising.frames import framed
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
from extractor.compare.localising.upper_bodies import bodies_of, mixed, named, ranked, types_of
from extractor.lexicon import any_of, load

# Whom the upper level itself reports to, by its level word: 报省教育厅 in a city's plan.
_ABOVE = {"city": "省", "county": "市州", "town": "县区市"}
_ADDRESS = "(?<=[址馈询人式位],)[一-鿿]{2,16}[路街道巷][0-9]+号"
_FIRST = "各团主民苏分常副设厅首强大先示样标模地军0123456789两二三四五六七八九十"  # what else a word begins with
# Longer words first; where one word is found as two kinds, the first of these tells it.
_KINDS = (
    *("keep", "numbered", "chief", "placed", "told", "group", "subject", "by", "seat", "counted", "ministry", "mixed"),
    *("framed", "own", "lower", "beyond", "peers", "tier", "kept"),
)


@lru_cache(maxsize=64)
def pattern_of(
    upper: str, tiers: tuple[str, ...], marks: str, theirs: str, ranks: tuple[str, ...] = ()
) -> re.Pattern[str]:
    """What finds the words of a plan of tier `upper`.

    `tiers` go down to the lower plan's, `marks` are the level words of the upper place alone, `theirs` those of the lower one,
    `ranks` the tiers whose forces the lower place has none of.
    """
    nation = upper == "national"
    own = words_for_all(upper, marks, theirs)
    alike = [word for word in load("levels")["look_alikes"] if len(word) > 2]
    of_district = {"county_seat": "县城"} if theirs == "区" and tiers[-1:] == ("county",) else {}
    kinds = [
        {"keep": [any_of(alike)], "numbered": [numbered(tiers)], "peers": [peers(tiers)]},
        {"own": [*map(in_text, own), *both_tiers(marks, theirs)], "lower": [places_of(tiers)]},
        {"lower": [f"(?<=对)(?:[{theirs}]级|设区的?[{theirs}])(?:人民)?政府"]} if theirs else {},
        {"placed": [f"(?<=[{theirs}]委、)[{marks}](?:人民)?政府", f"[{marks}]委(?=、[{theirs}](?:人民)?政府)"]}
        if theirs and marks
        else {},
        {"mixed": [mixed(theirs)]} if theirs and tiers[-1:] != ("province",) else {},
        {"beyond": [f"(?<=[向报])[{_ABOVE[upper]}](?:(?:人民)?政府|{named()})"]} if upper in _ABOVE else {},
        bodies_of(upper, marks),
        framed({**lower_places(tiers), **types_of(upper, marks), **of_district}),
    ]
    anywhere = {
        "ranked": [ranked(ranks, theirs)],
        "beside": [*([BESIDE] if upper in _ABOVE else []), *([next_to(marks)] if marks else [])],
        "elsewhere": [BESIDE_OF_NATION] if tiers == ("national", "province") else [],
        "address": [_ADDRESS],
    }
    any_kind = "|".join(f"(?P<{kind}>{'|'.join(ways)})" for kind in _KINDS if (ways := _ways(kinds, kind)))
    begins_so = "|".join(f"(?P<{kind}>{'|'.join(ways)})" for kind, ways in anywhere.items() if ways)
    if nation:  # a ministry begins with any character
        return re.compile(f"{any_kind}|{begins_so}")
    below = "".join(load("levels")["marks"]) if tiers else ""
    first = {word[0] for word in (*alike, *own)} | set(f"{marks}{theirs}{below}{_FIRST}{_ABOVE.get(upper, '')}")
    return re.compile(f"(?=[{''.join(sorted(first))}])(?:{any_kind})|{begins_so}")


def _ways(kinds: Iterable[Mapping[str, Sequence[str]]], kind: str) -> list[str]:
    return [way for one in kinds for way in one.get(kind, ()) if way]
