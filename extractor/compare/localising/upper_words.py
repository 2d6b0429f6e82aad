"""Words of the upper plan in a text of the lower one: those of its tier, by one pattern, and the names of its place."""

import re
from functools import cache
from typing import NamedTuple

from extractor.compare.bodies import of_one_tier
from extractor.compare.localising.acting import words_of
from extractor.compare.localising.mentions import Found
from extractor.compare.localising.names import aliases, named
from extractor.compare.localising.own_bodies import acted_on, among_own
from extractor.compare.localising.patterns import pattern_of
from extractor.compare.localising.sides import Sides
from extractor.compare.pair import Pair
from extractor.compare.tiers import kind_of
from extractor.lexicon import organs

# What stands behind the level word where it is no name of an organ: 市政府, 市级财政, 市有关部门.
_NO_ORGAN = re.compile("本?级|(?:人民)?政府|委|(?:主管|有关|相关|业务|行业|各)*(?:部门|单位)|领导|财政|长")
_NATIONAL = frozenset(("国家", "全国", "中央", "国务院"))
_WITH_ORGAN = frozenset(("subject", "seat"))


class UpperWords(NamedTuple):
    """What finds the words: a pattern for all plans of two tiers, whose lower places are of a kind, and names."""

    pattern: re.Pattern[str]
    kind: str  # of the lower place, see `kind_of`
    own: str  # see `sides`
    above: str
    names: tuple[str, ...]  # of the upper place, longest first
    aliases: frozenset[str]

    def of(self, text: str, known: dict[re.Pattern[str], list[Found]]) -> list[Found]:
        """The words of a text, in order; what the pattern finds in it is kept in `known`, for other plans of the tier."""
        if self.pattern not in known:
            known[self.pattern] = self._of_tier(text)
        places, parts = named(text, self.names, self.aliases)
        spans = [(one.start, one.start + len(one.word)) for one in parts]
        found = (one for one in (*known[self.pattern], *places) if not any(a <= one.start < b for a, b in spans))
        return sorted((*parts, *found))

    def _of_tier(self, text: str) -> list[Found]:
        found = [
            Found(match.start(), match.lastgroup or "", match[0])
            for match in self.pattern.finditer(text)
            if match.lastgroup != "keep" and _is_body(match, text, self.kind)
        ]
        listed = among_own(text, self.own, self.above)
        found += [Found(at, "among", body) for at, body in listed if not of_one_tier(body, self.kind)]
        return found + [Found(at, "among", body) for at, body in acted_on(text, self.own, self.above)]


def _is_body(match: re.Match[str], text: str, place: str) -> bool:
    """Does the name of a body that a `place` has as well follow the level word? 市场 is none; the pattern of all names would take long to make."""
    kind, at = match.lastgroup, match.start() + 1
    if kind == "ministry" and not match[0].startswith(("国务院", "中央")):
        body = organs.read_body(match[0].rpartition("、")[2])
        return body.known and (body.level == "national" or body.sign in _NATIONAL)
    if kind == "mixed":
        return organs.read_body(match[0]).known
    with_organ = kind in _WITH_ORGAN or (kind == "by" and not _group().search(match[0]))
    if not with_organ or match[0].endswith("长") or match[0].startswith("团"):
        return True
    return bool(_NO_ORGAN.match(text, at)) or (organs.opens(text, at) and not of_one_tier(match[0], place))


@cache
def _group() -> re.Pattern[str]:
    """A body in which several work together, at the end of a name."""
    return re.compile(f"(?:{words_of('groups')})(?:办公室)?$")


def upper_words(pair: Pair, sides: Sides) -> UpperWords:
    """The words of a pair."""
    # A municipality has the forces of a province, and its districts those of a city.
    municipal = any("总队" in body.raw for body in pair.upper.responsibilities)
    ranks = ("province",) if sides.upper == "city" and municipal else sides.tiers[:-1]
    pattern = pattern_of(sides.tiers, sides.above, sides.own, ranks)
    names = tuple(sorted(sides.above_names, key=len, reverse=True))
    short = aliases(pair.upper) - aliases(pair.lower) if names else frozenset()
    return UpperWords(pattern, kind_of(pair.lower), sides.own, sides.above, names, short)
