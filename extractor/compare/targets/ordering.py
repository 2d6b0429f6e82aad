"""Which of two targets asks for more.

A rate is never compared with a count, a level never with a change. 以上 and 不低于 include the number, 超过
does not (民法典 art. 1259): that alone is a boundary, not another target.
"""

import re
from functools import cache
from typing import Literal

from extractor.compare.targets.dimension import SPANS, Measure, how_often, measure_of
from extractor.lexicon import load
from extractor.lexicon.heads import OF_HEADS, SIZES
from extractor.models import CHANGES, Indicator
from extractor.text import bare

Order = Literal["same", "boundary", "more", "less", "unlike"]

# 办理时间压缩至|1个工作日: the last value of the quote is reached from above; 提高到 is from below.
_REACHED = re.compile(
    r"(?:(?P<down>压缩|缩短|压减|缩减|精简|减少|降低|下降|回落|收窄|降)|提高|提升|增加|增长|上升|扩大|延长)(?:到|至|为)[^,;、和及\d]{0,6}\d[^,;、和及]*$"
)
_A_YEAR = re.compile(
    r"(?:全年|(?<![每\d一两二三四五半学次同当逐])年(?:均)?(?=(?:举办|开展|组织|培训|服务|接待|检查|抽查|完成|处理|推出|放映|演出|巡查|召开)))"
)
_FOR_EACH = re.compile(
    OF_HEADS.pattern
    + "|(?<![订菜名清保账])单[个座处体站](?!位)|(?:(?:网格|护林|指导|安全|检查|协管|护理)员|医师|医生|民警|[河林田路]长)每(?:半?年|季度?|个?月|周|天|日)"
)
_FLOW = re.compile(r"(?:吨|立方米|千瓦时?|标准箱|蒸吨|升)/(?:年|小时)")
SEVERAL = 5.0  # events a period from which they may be such a sum
MANY = 24.0  # events a year from which they are a sum over places: twice a month
# A limit on all places together: its name says so, or its unit counts in 万 and 亿. 贷款额度不超过30万元 holds for each loan.
_IN_ALL = re.compile("总量|总额|总数|总规模|总面积|余额|存量")
_LARGE = ("万", "亿", "百万", "千万")
_OF_ONE = re.compile("每|(?<!年)均|(?<![订菜名清保账])单[个座处体站户家笔次]|总值|增加值|产值|GDP")
_STRICT = frozenset({">", "<"})
_CEILING = frozenset({"<", "<="})
_BOUNDS = frozenset({"<", "<=", ">", ">="})
_RATES = ("率", "比例")
_QUANTITIES = ("量", "耗", "件", "度", "时间", "时限", "排放", "消耗")
_NO_PERSONS = "支所座处条辆台套张只棵"  # counters of groups and things


def less_often(upper: Indicator, lower: Indicator) -> bool:
    """Is the lower period longer than the upper one: 每年4次 for 每季度1次 may fall into one quarter?

    Twice a year of 每半年1次 told as 每年2次 is such a one as well.
    """
    if "/" not in upper.unit or "/" not in lower.unit:
        return False
    ours, theirs = (how_often(target.unit.partition("/")[2]) for target in (upper, lower))
    return measure_of(upper).dimension == "次/年" and ours > theirs > 0.0


def share_of_total(upper: Indicator, lower: Indicator) -> bool:
    """Is the upper target a sum over all its places, of which the lower one states its part?"""
    ours, theirs = measure_of(upper), measure_of(lower)
    if upper.duty == "local" or ours.way != "level" or theirs.low >= ours.low:
        return False  # no part is as large as the whole
    if _FOR_EACH.search(upper.name) or SIZES.search(upper.name):
        return False  # 每班值守4人 are so many of each, 净高3米 is so much of each
    flow = _FLOW.fullmatch(ours.dimension) is not None  # so much a day or a year
    if upper.comparator in _CEILING:
        counted = "/" not in ours.dimension or flow
        return counted and theirs.low <= ours.low / 2 and _limits_sum(upper, ours)
    yearly = upper.duty == "upper" and ours.dimension == "count/年"  # so many people a year, all places together
    # 每月20场 is more than one place holds; 每周2次 is how often each does it.
    events = ours.dimension == "次/年" and ours.low >= MANY and (upper.value or 0.0) >= SEVERAL
    per = "/" in ours.dimension and not (yearly or events or flow)
    if ours.dimension in ("rate", "ratio") or ours.dimension in SPANS or per or " " in ours.dimension:
        return False
    # Where every place contributes, a little less is less; a part is much less.
    return upper.duty == "upper" or theirs.low <= ours.low / 2


def _limits_sum(target: Indicator, measure: Measure) -> bool:
    """Is a limit on what all places have together, 煤炭消费量960万吨 and 非煤矿山86座, and not on each of them?"""
    if measure.dimension == "count":
        return measure.low >= MANY
    if measure.dimension in ("rate", "ratio") or measure.dimension in SPANS or _OF_ONE.search(target.name):
        return False
    large = target.unit.startswith(_LARGE) and "元" not in target.unit
    return large or _IN_ALL.search(target.name) is not None


def lower_is_better(target: Indicator) -> bool | None:
    """Is less more for this target, by its comparator, the way its value is reached, or its name?

    None when none of them says so; then custom does: more is better.
    """
    if target.comparator in _CEILING:
        return True
    if target.comparator in _BOUNDS or measure_of(target).dimension == "次/年":
        return False  # what is done more often is more, whatever it is about: 每季度公示一次用水量
    if reached := _REACHED.search(bare(target.quote)):
        return reached["down"] is not None
    counted = target.name.partition("占")[0]  # 非化石能源占能源消费总量比重 is about the former
    if _direction("higher").search(counted):
        return False
    less = _direction("lower").search(counted)
    return True if less and not _of_whom(less, counted) else None


def _of_whom(quantity: re.Match[str], name: str) -> bool:
    """Does a quantity only tell whom a rate is of: 取水量10万立方米以上的取水口在线计量率, 投诉件办结率?

    >>> [_of_whom(re.search("取水量|浓度", name), name) for name in ("取水量达标率", "取水量", "浓度超标天数比例")]
    [True, False, True]
    """
    return quantity.end() < len(name) and name.endswith(_RATES) and quantity[0].endswith(_QUANTITIES)


@cache
def _direction(way: str) -> re.Pattern[str]:
    return re.compile("|".join(load("wording")["direction"][way]["words"]))


def order(upper: Indicator, lower: Indicator) -> Order:
    """Does `lower` ask for the same as `upper`, for more or for less?"""
    ours, theirs = measure_of(upper), measure_of(lower)
    if ours.dimension != theirs.dimension:
        ours, theirs = _in_a_year(upper, ours), _in_a_year(lower, theirs)
    if (ours.dimension, ours.way) != (theirs.dimension, theirs.way):
        return "unlike"
    if ours.dimension == "count" and ours.low != theirs.low and _other_things(upper.unit, lower.unit):
        return "unlike"
    if _same(ours.low, theirs.low) and _same(ours.high, theirs.high):
        return "same" if (upper.comparator in _STRICT) == (lower.comparator in _STRICT) else "boundary"
    if ours.low <= theirs.low and theirs.high <= ours.high:
        return "same"  # inside the range asked for
    higher = theirs.low > ours.low if not _same(ours.low, theirs.low) else theirs.high > ours.high
    return "more" if higher != _less_is_more(upper, lower) else "less"


def _in_a_year(target: Indicator, measure: Measure) -> Measure:
    """The measure, by the year where the words of the target say so though its unit does not: 年举办展览3个, 全年检查4次."""
    if "/" in measure.dimension or not _A_YEAR.search(bare(target.quote)):
        return measure
    return measure._replace(dimension=f"{measure.dimension}/年")


def _other_things(one: str, other: str) -> bool:
    """Do two units count households or persons, and no such thing: 5200户 and 96个 of 小区改造? A 家 may be either.

    >>> _other_things("户", "个"), _other_things("万户", "户"), _other_things("户", "家")
    (True, False, False)
    >>> _other_things("支", "名"), _other_things("个", "名")
    (True, False)
    """
    counters = {one[-1:], other[-1:]}
    persons = not counters.isdisjoint("名人") and not counters.isdisjoint(_NO_PERSONS)
    return persons or ("户" in counters and counters.isdisjoint("家") and len(counters) == 2)


def _less_is_more(upper: Indicator, lower: Indicator) -> bool:
    """Direction of the pair: a bound tells it, then the path from the upper baseline, before any list of words does."""
    if upper.comparator in CHANGES:
        return False  # a larger rise or fall is more, whichever way is good
    if upper.comparator in _BOUNDS:
        return upper.comparator in _CEILING  # 保有率≥36% asks for more, though it was 36.8% before
    path = rising(upper)
    if path is not None:
        return not path
    known = lower_is_better(upper)
    return bool(lower_is_better(lower) if known is None else known)


def rising(target: Indicator) -> bool | None:
    """Does the target lie above its own baseline? None without one."""
    if target.baseline_value is None or target.value is None or _same(target.baseline_value, target.value):
        return None
    return target.value > target.baseline_value


def _same(one: float, other: float) -> bool:
    return abs(one - other) <= 1e-6 * max(abs(one), abs(other))  # of 4.5 for a million people, five millionths
