"""Whom a target covers: has the lower plan widened or narrowed the group, or put another in its place?

The group stands in a bracket (含职业学校), in the scope, in a threshold (床位50张以上的), or in a word that picks some
out of many (规模以上, 重点). Level words are part of a name where they grade the thing and not the body: 省道, 国控断面.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from extractor.compare.say import quoted
from extractor.lexicon import levels
from extractor.models import Indicator
from extractor.text import bare, fold

SHORTENED = 75  # likeness (0–100) of two names one of which leaves words out
ALIKE = 80  # likeness (0–100) of two conditions that differ in their number only

_INCLUDING = re.compile(
    r"(?:(?<=[(（，,、])含(?![0-9]|[一二三四五六七八九十]成|百分之|本数)|包括|包含)([^()（），,。；]{2,20})"
)  # not 含量
_VERB = re.compile(r"设[立置有]|建[立成设有]|开展|达到?|[率数]|配备|完成|实现")
_ITEMS = re.compile(r"[、，,和及与]")
_THRESHOLD = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]+)?)(?P<scale>万|亿|千|百)?")
_SCALES = {"百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}
_NUMBERS = re.compile("[0-9.]+万?")
_BELOW = re.compile(r"不足|不满|不到|低于|少于|小于|不超过|不高于|不多于|以下|以内")
# Words that pick some out of many: without them the group is wider.
_PICKED = re.compile(
    r"(?=[规限重高主中偏骨龙大小公民国普新城农乡困低特贫持在户常适独空留存符有具县省市一二三四五甲乙丙])(?:规模以上|规上|限额以上|限上|重点|重大|高危|高风险|主城区|中心城区|偏远|骨干|龙头|大中型|中小型|大型|小型|公办|民办|公立|民营|国有|普惠性?|新建|"
    r"城镇|城市|农村|乡村|困难|低收入|重度|特困|低保|贫困|持证|在册|户籍|常住|适龄|独居|空巢|留守|存量|[一二三四五]星级?|[一二三四五甲乙丙]级(?=医院|医疗|公立|中医|综合|专科|标准|资质|绿色|公路|文物|学校|示范)|(?:符合|有|具备)条件的|县级及?以上|省级及?以上|市级及?以上|二级及?以上|三级及?以上)"
)
_RATE = re.compile("(?:的?(?:规模|面积|数量)?(?:比例|占比|比重)|率)$")  # 配套率 and 全部配套 measure one thing
_CLASS = re.compile(r"[国省市县乡村]+(?:道(?!路|德)|控(?!制)|考(?=断面))|建成区|(?:中心|主|核心|老)城区")
# Regions of several provinces are told by how they end; 重点地区 and 农村地区 are none.
_REGION = re.compile(
    r"^.{1,8}?(?:三角(?:地区|洲)?|平原|流域|城市群|都市圈|经济[带区圈]|及周边地?区?)|^(?:京津冀|成渝|东北|[东中西]部)地区|^粤港澳大湾区"
)


class Scope(NamedTuple):
    """How the lower group differs from the upper one."""

    flag: str  # scope_narrowed or scope_widened
    said: str  # what was changed, for the reader; "" when both quotes show it


def scope_change(upper: Indicator, lower: Indicator, names: Sequence[str] = ()) -> Scope | None:
    """Has the group a target counts been widened or narrowed?"""
    found = _included(upper, lower) or _limited(upper, lower)
    if found is None and upper.name != lower.name:
        found = _picked(upper, lower, names) or _of_fewer_classes(upper.name, lower.name, names)
    return found or _listed(upper, lower)


@lru_cache(maxsize=4096)
def other_class(upper: str, lower: str, names: tuple[str, ...] = ()) -> tuple[str, str] | None:
    """The class of things that `lower` names in place of that of `upper`, the rest being the same.

    >>> other_class("省道优良路率", "县道优良路率"), other_class("市级平台接入率", "县级平台接入率")
    (('省道', '县道'), None)
    >>> other_class("建成区绿化覆盖率", "中心城区绿化覆盖率")
    ('建成区', '中心城区')
    """
    if upper == lower:
        return None
    ours, theirs = _CLASS.findall(upper), _CLASS.findall(lower)
    if not ours or not theirs or ours == theirs or len(ours) != len(theirs):
        return None
    if _same_rest(_CLASS.sub("", upper), _CLASS.sub("", lower), names):
        return next(pair for pair in zip(ours, theirs, strict=True) if pair[0] != pair[1])
    return None


def _of_fewer_classes(upper: str, lower: str, names: Sequence[str]) -> Scope | None:
    """By a class of things that is part of the other: 县道 of 县乡道.

    >>> _of_fewer_classes("县乡道优良率", "县道优良率", ()), _of_fewer_classes("省道优良率", "县道优良率", ())
    (Scope(flag='scope_narrowed', said='“县乡道”改为“县道”'), None)
    """
    if upper == lower:
        return None
    was, became = other_class(upper, lower, tuple(names)) or ("", "")
    narrowed = set(became) < set(was)
    if not narrowed and not set(was) < set(became):
        return None
    return Scope("scope_narrowed" if narrowed else "scope_widened", f"{quoted(was)}改为{quoted(became)}")


def picked(text: str) -> list[str]:
    """The words of a text that pick some out of many.

    >>> picked("重点企业和规模以上单位"), picked("企业全部检查")
    (['重点', '规模以上'], [])
    """
    return [match[0] for match in _PICKED.finditer(text)]


def region_of(target: Indicator) -> str | None:
    """The region of several places that a target is limited to, which a lower place may lie outside of.

    >>> from extractor.models import Indicator
    >>> one = Indicator(*["x"] * 5, "北河及周边地区煤炭消费量", None, None, "=", *[None] * 2, *[""] * 2, *[None] * 5, "both", "", 0, 0)
    >>> region_of(one), region_of(one._replace(name="农村地区煤炭消费量"))
    ('北河及周边地区', None)
    """
    match = _REGION.match(target.name)
    return match[0] if match else None


def _same_rest(one: str, other: str, names: Sequence[str]) -> bool:
    return levels.neutral(fold(one), names) == levels.neutral(fold(other), names)


def _included(upper: Indicator, lower: Indicator) -> Scope | None:
    """By what a bracket says to be included."""
    both = upper.quote + lower.quote
    if "含" not in both and "包括" not in both:
        return None  # most say nothing of the kind
    mine, yours = _including(upper.quote), _including(lower.quote)
    if not mine and not yours:
        return None
    # 执业（助理）医师 and 执业医师（含助理） are one group.
    one, other = bare(upper.quote), bare(lower.quote)
    mine, yours = {i for i in mine if i not in other}, {i for i in yours if i not in one}
    if yours - mine and not mine - yours:
        return Scope("scope_widened", "")
    if mine - yours and not yours - mine:
        return Scope("scope_narrowed", "")
    return None


def _including(quote: str) -> set[str]:
    """What the group counted is said to include: a bracket before the verb, for one behind it is about something else."""
    text = bare(quote)
    return {match[1] for match in _INCLUDING.finditer(text) if not _VERB.search(text, 0, match.start())}


def _limited(upper: Indicator, lower: Indicator) -> Scope | None:
    """By a threshold: 100张以上 instead of 50张以上 leaves some out."""
    one, other = upper.condition, lower.condition
    if not one and not other and upper.unit != "ratio" and numbers_apart(upper.name, lower.name):
        one, other = upper.name, lower.name  # 对5000吨以上的企业监察
    if not one or not other or one == other:
        return None
    ours, theirs = _threshold(one), _threshold(other)
    if not ours or not theirs or ours[0] == theirs[0] or ours[1] != theirs[1] or ratio(ours[2], theirs[2]) < ALIKE:
        return None
    narrowed = (theirs[0] < ours[0]) if ours[1] else (theirs[0] > ours[0])
    said = f"适用条件由{quoted(one)}改为{quoted(other)}"
    return Scope("scope_narrowed" if narrowed else "scope_widened", said)


def numbers_apart(upper: str, lower: str) -> bool:
    """Do two names differ in their numbers, and in nothing else?

    >>> numbers_apart("5000吨以上的企业监察", "1万吨以上的企业监察"), numbers_apart("企业监察", "企业检查")
    (True, False)
    """
    return upper != lower and _NUMBERS.sub("", bare(upper)) == _NUMBERS.sub("", bare(lower))


def _threshold(condition: str) -> tuple[float, bool, str] | None:
    """The last number of a condition, whether what lies below it is meant, and the words around it.

    >>> _threshold("60岁以上人口占比超过20%"), _threshold("供餐人数1000人以下的学校食堂")
    ((20.0, False, '60岁以上人口占比超过%'), (1000.0, True, '供餐人数人以下的学校食堂'))
    """
    text = bare(condition)
    found = list(_THRESHOLD.finditer(text))
    if not found:
        return None
    last = found[-1]
    value = float(last["number"]) * _SCALES.get(last["scale"] or "", 1.0)
    near = text[max(0, last.start() - 4) : last.end() + 5]
    return value, _BELOW.search(near) is not None, text[: last.start()] + text[last.end() :]


def _picked(upper: Indicator, lower: Indicator, names: Sequence[str]) -> Scope | None:
    """By a word that picks some out of many and stands in one of two otherwise equal names."""
    ours, theirs = _PICKED.findall(upper.name), _PICKED.findall(lower.name)
    if len(ours) == len(theirs) or abs(len(ours) - len(theirs)) > 1:
        return None
    widened = len(ours) > len(theirs)
    swapped = other_class(upper.name, lower.name, tuple(names)) is not None
    (more, fewer), known = ((upper, lower), theirs) if widened else ((lower, upper), ours)
    for match in _PICKED.finditer(more.name):
        # A name may have borrowed the word from the target before it; then both quotes lack it.
        if match[0] in known or match[0] not in bare(more.quote):
            continue
        rest = more.name[: match.start()] + more.name[match.end() :]
        same = _same_rest(_RATE.sub("", rest), _RATE.sub("", fewer.name), names)
        # What was left out may have been another thing's name: 城市, 县城.
        added = not widened and not swapped and "级" not in match[0] and match[0] not in bare(fewer.quote)
        if same or (added and _shortened(rest, fewer.name)):
            said = f"{'下级没有写' if widened else '下级加上了'}限定词{quoted(match[0])}"
            return Scope("scope_widened" if widened else "scope_narrowed", said)
    return None


def _shortened(one: str, other: str) -> bool:
    """Is the first name the second with a word or two left out?

    >>> _shortened("小区雨污分流完成率", "居民小区雨污分流改造完成率"), _shortened("企业数字化转型", "企业数字化改造")
    (True, False)
    """
    characters = iter(other)
    return ratio(one, other) >= SHORTENED and all(character in characters for character in one)


def _listed(upper: Indicator, lower: Indicator) -> Scope | None:
    """By the groups the scope lists."""
    if not upper.scope or not lower.scope or upper.scope == lower.scope:
        return None
    one, other = (frozenset(filter(None, _ITEMS.split(bare(scope)))) for scope in (upper.scope, lower.scope))
    if one != other and (other < one or one < other):
        return Scope("scope_narrowed" if other < one else "scope_widened", "")
    return None
