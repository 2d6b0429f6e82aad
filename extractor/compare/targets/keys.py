"""What of each target is compared: its measure, its words, and the grades named in them."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from extractor.compare.pair import Pair
from extractor.compare.targets.allotments import owed, own_targets
from extractor.compare.targets.dimension import Measure, measure_of
from extractor.lexicon import levels
from extractor.models import Indicator, Plan
from extractor.neutral import Grams, once_a_plan, passages_of

_GRADE = re.compile(
    r"(?<![省市州县区旗乡镇村道])[一二三四五甲乙丙AB1-5]+[级等甲](?!以上|及以上)|[一二三四五AB1-5]+星级?|国家级|世界级|省级|(?:全国|国家|[省市])重点(?=实验室|学科|专科|产业|高中|中学|企业)|第[一二三四五]代|百强|千强"
)
_VALUE = re.compile(
    r"[0-9.,/:—\-~至]+(?:%|‰|个百分点)?|不低于|不少于|不高于|不超过|超过|至少|以上|以下|以内|达到|达|所有|全部|均|普遍|每个"
)
# To meet is not to report: 委员会每半年召开一次会议, 卫生院每季度向委员会报告一次.
_ACTS = {
    "会": re.compile("会议(?!室)|会商|例会|[调度推进联席座谈]会$"),
    "报": re.compile("(?:报告|报送|汇报)[^率]{0,8}$"),
}  # each with a character that it needs
# Who acts, before how often: 县纪委、县审计局|每月联合督查.
_ACTORS = re.compile(r"^(?:[一-鿿]{2,14}?(?:局|委|办|室|厅|部|院|中心|政府)[、和与及]?)+(?=每[年季月周旬半])")
_EVERY = re.compile("均|普遍|全部")
_SETTLED = re.compile("县城|城市|城镇|农村|乡村|乡镇")
_TIER = re.compile(r"(?P<sign>国家|自治区|省|市|州|盟|区县|县区|县（区）|县|区|旗|乡镇|乡|镇|街道|村)(?:级|(?=财政))")


@dataclass(slots=True)  # its fields are read again and again: see `segment.lines.Line`
class Key:
    """What of a target is compared."""

    target: Indicator
    measure: Measure
    name: Grams
    quote: Grams
    duty: Grams  # what comes after 均 or 普遍: what all are to do
    grades: frozenset[str]
    tier: str | None  # of the body that has to act, where the name opens with it: 县级林长巡林
    end: str  # the last month of its deadline; "" without one
    settled: str  # 农村: the kind of place a name opens with where several rates are each for another; else ""


def end_of(deadline: str | None) -> str:
    """The last month of a deadline, so that a year and its December are the same.

    >>> end_of("2025"), end_of("2025-06"), end_of(None)
    ('2025-12', '2025-06', '')
    """
    if not deadline:
        return ""
    return deadline[:7] if len(deadline) >= 7 else deadline[:4] + "-12"


class _Side(NamedTuple):
    """The targets of one plan, with what is the same whatever the other plan is."""

    targets: list[Indicator]
    texts: list[str]  # the names of all, the quotes of those that say more, the duties all are to do
    places: list[tuple[int, int]]  # of each quote and duty in `texts`: the name's own where there is none
    facts: list[tuple[Measure, frozenset[str], str | None, str, str]]  # measure, grades, tier, end and `settled`


def keys_of(pair: Pair) -> tuple[list[Key], list[Key]]:
    """Grams of name and quote of the targets of either plan."""
    upper, ours = pair.once(owed), _own_side(pair.upper)
    ours = ours if ours.targets == upper else _side_of(upper)
    return _keys(ours, pair.names), _keys(_own_side(pair.lower), pair.names)


@once_a_plan
def _own_side(plan: Plan) -> _Side:
    return _side_of(own_targets(plan.indicators))


def _side_of(targets: list[Indicator]) -> _Side:
    prose = [t for t in targets if t.origin == "prose"]  # a table row quotes little but its name
    quotes = _VALUE.sub("", "\t".join([t.quote.replace("\t", " ") for t in prose])).split("\t") if prose else []
    told = {t.id: quote for t, quote in zip(prose, quotes, strict=True) if quote != t.name}
    every = {t.id: _EVERY.split(t.quote)[-1] for t in prose if t.value is None}
    texts = [*map(_what, targets), *told.values(), *every.values()]
    said = {key: k for k, key in enumerate(told, len(targets))}
    duties = {key: k for k, key in enumerate(every, len(targets) + len(told))}
    places = [(said.get(t.id, k), duties.get(t.id, k)) for k, t in enumerate(targets)]
    facts = [(measure_of(t), *_of_name(t.name), end_of(t.deadline), _settled(t.name)) for t in targets]
    return _Side(targets, texts, places, facts)


def _what(target: Indicator) -> str:
    """The name of a target without those who act, where its quote tells them apart by how often."""
    actors = _ACTORS.match(target.quote) if "每" in target.quote else None
    return target.name.removeprefix(actors[0]) if actors else target.name


def _keys(side: _Side, names: tuple[str, ...]) -> list[Key]:
    grams = [passage[2] for passage in passages_of(side.texts, names)]
    own = grams[: len(side.targets)]
    return [
        Key(target, measure, name, grams[quote], grams[duty], grades, tier, end, settled)
        for target, name, (quote, duty), (measure, grades, tier, end, settled) in zip(
            side.targets, own, side.places, side.facts, strict=True
        )
    ]


@lru_cache(maxsize=4096)
def _of_name(name: str) -> tuple[frozenset[str], str | None]:
    acts = {act for act, words in _ACTS.items() if act in name and words.search(name)}
    return frozenset(_GRADE.findall(name)) | (acts if len(acts) == 1 else set()), _tier(name)


def _settled(name: str) -> str:
    match = _SETTLED.match(name)
    return match[0] if match else ""


def _tier(name: str) -> str | None:
    """Tier of the body a name opens with.

    >>> _tier("县级林长巡林"), _tier("县（区）财政投入"), _tier("县城供水")
    ('county', 'county', None)
    """
    match = _TIER.match(name)
    return levels.tier(match["sign"]) if match else None


def one_dimension(one: Key, other: Key) -> bool:
    """Are two targets measured alike, as levels, rates or changes of one unit?"""
    return (one.measure.dimension, one.measure.way) == (other.measure.dimension, other.measure.way)
