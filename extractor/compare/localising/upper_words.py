"""Words of the upper plan in a text of the lower one: those of its tier, by one pattern, and the names of its place."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extractor.compare.bodies import of_one_tier
from extractor.compare.localising.acted_on import acted_on
from extractor.compare.localising.aliases import aliases
from extractor.compare.localising.patterns import pattern_of
from extractor.compare.localising.places import places_of
from extractor.compare.localising.rightful import runs
from extractor.compare.localising.seated import among_own
from extractor.compare.localising.upper_bodies import acting_body, acting_school, words_of
from extractor.compare.pair import Pair
from extractor.compare.tiers import RANK, SIGNS, descent, kind_of, signs, signs_above, tier
from extractor.lexicon import organs
from extractor.neutral import names_of

# A name that goes on as the name of a body is that body's: it may be a perfectly right citation.
_NAMED_BODY = re.compile(
    "委|政府|第|[河江湖溪港峡渠](?!道)|民卡|水库|大桥|高速|铁路|[一-鿿]{0,4}(?:大学|学院|医院|公司|集团|银行|日报|委员会|法院|海关|(?<![布格大])局)"
)
# What it runs: 支持|澄原职业技术学院.
_WORK = re.compile("[一-鿿]{0,8}?(?:学院|大学|医院|剧院|博物馆)")
# Where a word of its name follows, so does the rest of it: 某某省教育厅, but 某某省教育体系基本建成.
_WHOLE_BODY = re.compile(
    "[一-鿿]{0,14}?(?:局|厅|委(?!托)|政府|部门|办公室|总队|支队|指挥部|领导小组|中心|协会|联合会|总工会|法院|检察院)"
)
# What stands behind the level word where it is no name of an organ: 市政府, 市级财政, 市有关部门.
_NO_ORGAN = re.compile("本?级|(?:人民)?政府|委|(?:主管|有关|相关|业务|行业|各)*(?:部门|单位)|领导|财政|长")
_NATIONAL = frozenset(("国家", "全国", "中央", "国务院"))
_WITH_ORGAN = frozenset(("subject", "seat"))


class Found(NamedTuple):
    """A word of the upper plan in a text."""

    start: int
    kind: str
    word: str


class UpperWords(NamedTuple):
    """What finds the words: a pattern for all plans of two tiers, whose lower places are of a kind, and the names of the upper place, longest first."""

    pattern: re.Pattern[str]
    kind: str  # of the lower place, see `kind_of`
    tiers: tuple[str, ...]  # from the upper plan's down to the lower one's
    signs: tuple[str, str]  # the level words of the upper place alone, and the lower one's
    names: tuple[str, ...]
    short: frozenset[str]  # 澄城, 来澄

    def of(self, text: str, known: dict[re.Pattern[str], list[Found]]) -> list[Found]:
        """The words of a text, in order; what the pattern finds in it is kept in `known`, for other plans of the tier."""
        if self.pattern not in known:
            known[self.pattern] = [
                Found(match.start(), match.lastgroup or "", match[0])
                for match in self.pattern.finditer(text)
                if match.lastgroup != "keep" and _is_body(match, text, self.kind)
            ]
            listed = among_own(text, *self.signs)
            known[self.pattern] += [Found(at, "among", body) for at, body in listed if not of_one_tier(body, self.kind)]
            known[self.pattern] += [Found(at, "among", body) for at, body in acted_on(text, *self.signs)]
        found, acting = known[self.pattern].copy(), []
        for number, name in enumerate(self.names):
            longer = self.names[:number]
            for at in _places_in(text, name):
                if any(text.startswith(one, at) for one in longer):
                    continue
                if _is_place(name, text, at):
                    found.append(Found(at, "name", name))
                elif text[at - 1] in ",\n" and (body := acting_body().match(text, at + len(name))):
                    if not body[0].endswith("分局"):  # that of the lower place
                        acting.append(Found(at, "subject", name + body[0]))
                elif text[at - 1] in ",\n、" and (school := acting_school().match(text, at + len(name))):
                    acting.append(Found(at, "told", name + school[0]))
                elif (work := _WORK.match(text, at + len(name))) and runs(text[max(0, at - 8) : at]):
                    acting.append(Found(at, "work", name + work[0]))
        found += [Found(at, "alias", name) for name in self.short for at in _places_in(text, name)]
        spans = [(one.start, one.start + len(one.word)) for one in acting]
        return sorted([*acting, *(one for one in found if not any(a <= one.start < b for a, b in spans))])


def _places_in(text: str, name: str) -> Iterator[int]:
    """Where a name stands in a text."""
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + 1)


def _is_body(match: re.Match[str], text: str, place: str) -> bool:
    """Does the name of a body that a `place` has as well follow the level word? 市场 is none; the pattern of all names would take long to make."""
    kind, at = match.lastgroup, match.start() + 1
    if kind == "ministry" and not match[0].startswith(("国务院", "中央")):
        body = organs.read_body(match[0].rpartition("、")[2])
        return body.known and (body.level == "national" or body.sign in _NATIONAL)
    if kind == "mixed":
        return organs.read_body(match[0]).known
    if match[0].endswith("长") or match[0].startswith("团"):
        return True
    if kind not in _WITH_ORGAN and not (kind == "by" and not _group().search(match[0])):
        return True
    return bool(_NO_ORGAN.match(text, at)) or (organs.opens(text, at) and not of_one_tier(match[0], place))


@cache
def _group() -> re.Pattern[str]:
    """A body in which several work together, at the end of a name."""
    return re.compile(f"(?:{words_of('groups')})(?:办公室)?$")


def _is_place(name: str, text: str, start: int) -> bool:
    """Does a name stand for the place, and not for a body, which may be rightly cited?"""
    end = start + len(name)
    whole = name[-1] in SIGNS
    longer = (
        organs.opens(text, end) and _WHOLE_BODY.match(text, end)
        if whole
        else text[end : end + 1] in SIGNS and end < len(text)
    )
    return not longer and not _NAMED_BODY.match(text, end)


def upper_words(pair: Pair) -> UpperWords | None:
    """The words of a pair; none where the lower plan is not of a lower tier."""
    descending = descent(pair.upper, pair.lower)
    if descending is None:
        return None
    upper, lower = descending
    theirs = names_of(pair.lower.document)
    ours = names_of(pair.upper.document) if upper != "national" else ()
    names = [name for name in ours if not any(name in other for other in theirs)]
    tiers = _levels(upper, lower)
    # A municipality has the forces of a province, and its districts those of a city.
    municipal = any("总队" in body.raw for body in pair.upper.responsibilities)
    ranks = ("province",) if upper == "city" and municipal else tiers[:-1]
    above, own = signs_above(pair.upper, pair.lower), signs(pair.lower)
    pattern = pattern_of(upper, tiers, above, own, ranks)
    short = aliases(pair.upper) - aliases(pair.lower) if names else frozenset()
    longest_first = tuple(sorted(names, key=len, reverse=True))
    return UpperWords(pattern, kind_of(pair.lower), tiers, (above, own), longest_first, short)


def addressees(pair: Pair) -> re.Pattern[str]:
    """Names of the places below the upper one, at the beginning of a name: 各县（市、区）人民政府."""
    upper, lower = tier(pair.upper), tier(pair.lower)
    return re.compile(places_of(_levels(upper or "", lower or "")) or "(?!)")


def _levels(upper: str, lower: str) -> tuple[str, ...]:
    """The tiers from the upper plan's down to the one above the lower plan's, and that itself behind them."""
    order = list(RANK)
    if upper not in RANK or lower not in RANK:
        return ()
    return tuple(order[RANK[upper] : RANK[lower] + 1])
