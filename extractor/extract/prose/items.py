"""The numbers of one sentence, each with its own words: lists, baselines, denominators and conditions told apart.

Positions are indexes into masked text.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from extractor.extract.numbers.quantities import Quantity
from extractor.extract.prose import naming
from extractor.extract.prose.conditions import condition_of, names_again

STOP_MARKS = ",;:。!?\n"
STOPS = re.compile(rf"[{STOP_MARKS}](?!(?<=\d:)\d)")  # and not the one of 1:30
JOINTS = frozenset(("、", "和", "及", "与", "以及", "或"))
_JOIN = re.compile(r"、|以及|及|和|与|或")
_FROM = re.compile(
    r"(?:由|从)(?:\d{4}年(?:年?[底末])?|现状|目前|当前|现有|上年|去年|原来|原有)?的?(?:每(?:小时|[日天年月周])|日均|年均)?$"
)
CHANGED_TO = re.compile(
    r"(?:左右)?(?:逐步)?(?:提高|提升|增加|上升|增长|扩大|扩展|下降|降低|减少|压减|缩短|缩小|压缩|精简|缩减|延长|扩充|扩容|扩面|拓展|拓宽|增补|降|升|增|减)(?:到|至|为)"
)
# The start a number has before it, a unit it lacks: 由2023年的0.56提高到|0.60.
_FROM_BARE = re.compile(
    r"[由从](?:20\d\d年(?:年?[底末])?的?)?(?P<value>\d+\.\d+)(?:提高|提升|增加|上升|下降|降低|降)[到至]?$"
)
# Behind the value, in a bracket: 占比55%(2022年为|47.3%).
_WAS = re.compile(r"\((?:20\d\d年(?:年?[底末])?(?:为|是|仅为?)|(?:现状值?|目前|当前|基期值?|原)(?:为|是|仅为?|:)?)")
# What a bracket that tells a part of the value opens with: 500张(含|护理型300张).
_OPENED = re.compile(r"\((?:(?:其中)?(?:包括|包含|含(?![一-鿿]?[率量]|氟|硫|油|氧)))?")
# Between the two numbers of 12个乡镇中至少有|11个达标 and of 每十户农户有九户参保.
_OUT_OF = re.compile(
    r"[^,;。0-9]{0,16}?(?:之?中|当中|里)(?:的|,)?(?:[要应须]|力争|至少|不少于|不低于|达到)*有?(?:至少|不少于|不低于)?"
)
_OF_EACH = re.compile(r"[^,;。0-9]{0,8}?(?:[要应须]|力争|至少)*有(?:至少|不少于)?")
_STAFFED = re.compile("(?:[应须要]|至少)*(?:配|设)(?:备|置|有)?(?:不少于)?")  # 按500户|配|1名
_MEMBERS = frozenset("户家所条栋辆")  # so many of them are some of them; 每80名患者1名 is another kind


@dataclass(slots=True)  # its fields are read some fifty times: see `segment.lines.Line`
class Item:
    """A quantity with the words of the sentence that are its own."""

    quantity: Quantity
    left: int  # where its own words begin
    right: int  # where its own words end
    baseline: Quantity | None
    denominator: Quantity | None  # the 80名 of 每80名
    condition: str | None
    listed: tuple[int, int] = (0, 1)  # place in and size of the list that 分别 speaks of
    total: Quantity | None = None  # the 12个 of 12个乡镇中有11个


def items_of(
    text: str,
    quantities: Sequence[tuple[Quantity, tuple[int, int]]],
    stages: Callable[[int], tuple[str, ...]] = lambda _: (),
) -> list[Item]:
    """Sort out baselines, denominators and conditions; give each remaining value its own words.

    Each quantity comes with the stretch between the two stops around it; `stages` tells the dates side by side that
    govern a position.
    """
    values: list[Item] = []
    baseline = denominator = total = None
    condition: str | None = None
    holders = ""  # whom the condition was said of, where its own value follows at once
    previous: Quantity | None = None
    for k, (quantity, (low, high)) in enumerate(quantities):
        following = quantities[k + 1][0] if k + 1 < len(quantities) else None
        same = following is not None and following.start < high
        if same and following and _FROM.search(text[low : quantity.start]) and CHANGED_TO.match(text, quantity.end):
            baseline = quantity
            continue
        if (
            values
            and previous
            and text[previous.end] == "("
            and _WAS.fullmatch(text, previous.end, quantity.start)
            and text[quantity.end : quantity.end + 1] == ")"
        ):
            values[-1].baseline = quantity
            continue
        if same and following and _is_total(text, quantity, following):
            total = quantity
            continue
        led = text[quantity.bound - 1 : quantity.bound]
        if led == "每" and following and (same or quantity.value > 1):
            denominator = quantity
            continue
        if led == "按" and following and _STAFFED.fullmatch(text, quantity.end, following.bound):
            denominator = quantity
            continue
        if following and _is_size_of(text, quantity, following):
            continue
        sized = bool(values) and previous is not None and previous.end == quantity.bound
        if not sized and (stated := condition_of(text, quantity, low, high, following)):
            condition = stated
            holders = text[quantity.end : following.bound] if following and same else ""
            continue
        if values and previous and previous.start >= low and _is_inside_share(text, values[-1], quantity):
            values[-1].right = _right(text, quantity, following if same else None, high)
            continue
        left = _left(text, low, quantity, previous)
        right = _right(text, quantity, following if same else None, high)
        left, right = _inside_bracket(text, left, quantity, right)
        if sized and right > quantity.end:  # 10所|300张以上床位的医院: what there are to be ten of; but 300户|1200人
            values[-1].right = right
            if quantity.bound == quantity.start and text.endswith(("以上", "以下"), quantity.start, quantity.end):
                continue
        if holders and condition and low > quantities[k - 1][1][0] and names_again(text[low : quantity.start], holders):
            condition = None
        if quantity.kind == "none" and baseline is None:
            baseline = _bare_baseline(text, left, quantity)
        values.append(Item(quantity, left, right, baseline, denominator, condition, total=total))
        if condition and naming.opens_with_verb(condition):
            condition = None  # 扶持年销售收入5000万元以上的|企业2家 says nothing of the next value
        baseline = denominator = total = None
        previous = quantity
    return _share_bound(text, _share_list(text, values, stages)) if len(values) > 1 else values


def _is_size_of(text: str, quantity: Quantity, following: Quantity) -> bool:
    """Whether a value alone in a bracket says of what size the things are that the next one counts: 桶(240升)|至少1组."""
    alone = text[quantity.start - 1] == "(" and text[quantity.end : quantity.end + 1] == ")"
    return alone and quantity.kind == "measure" and following.bound == quantity.end + 1


def _bare_baseline(text: str, left: int, quantity: Quantity) -> Quantity | None:
    """What a number without a unit starts from: 有效利用系数由2023年的0.56|提高到0.60."""
    was = _FROM_BARE.search(text, left, quantity.bound)
    if was is None:
        return None
    start, end = was.span("value")
    return Quantity(start, end, "=", float(was["value"]), None, was["value"], "", "none", start)


def _is_total(text: str, quantity: Quantity, part: Quantity) -> bool:
    """Whether `part` is so many out of `quantity`, of the same things: 12个乡镇中有11个."""
    alike = quantity.unit == part.unit and quantity.kind == part.kind == "count" and part.value <= quantity.value
    if not alike or part.comparator not in ("=", ">=", ">"):
        return False
    if _OUT_OF.fullmatch(text, quantity.end, part.start):
        return True
    each = text[quantity.bound - 1 : quantity.bound] == "每" and quantity.unit in _MEMBERS
    return each and _OF_EACH.fullmatch(text, quantity.end, part.start) is not None


def _is_inside_share(text: str, share: Item, quantity: Quantity) -> bool:
    """Whether a count belongs to the predicate of a share: 20%以上的卫生院配备至少1名医师."""
    if share.quantity.kind != "rate" or quantity.kind == "rate":
        return False
    if quantity.unit == "年一遇":
        return True  # 25%面积达到3—5年一遇排水能力
    if text[share.quantity.end : share.quantity.end + 1] != "的":
        return False
    # 95%以上的乡镇|30分钟内可到达: how soon is part of what they can
    if quantity.kind == "time" and quantity.bound == quantity.start:
        return True
    return bool(naming.split_predicate(text[share.quantity.end + 1 : quantity.bound])[1])


def _left(text: str, low: int, quantity: Quantity, previous: Quantity | None) -> int:
    """Where the words of a value begin: at its comma, or after the item before it."""
    if previous is None or previous.start < low:
        return (
            quantity.bound if quantity.kind == "rate" and text[quantity.bound - 1 : quantity.bound] in JOINTS else low
        )
    between = text[previous.end : quantity.bound]
    joins = list(_JOIN.finditer(between))
    if (aside := _aside(between, joins)) >= 0:
        return previous.end + aside
    if not joins:
        return previous.end
    first, last = joins[0], joins[-1]
    chosen = first if first.start() == between.startswith(")") else last
    return previous.end + chosen.end()


def _inside_bracket(text: str, left: int, quantity: Quantity, right: int) -> tuple[int, int]:
    """The words of a value without the bracket around it and its like: 充电桩1000个(其中快充桩300个)."""
    if (opened := _OPENED.match(text, left)) and text.find(")", left, quantity.bound) < 0:
        left = opened.end()
    if (
        text[right - 1] == ")"
        and text.rfind("(", quantity.end, right) < 0
        and text.rfind("(", left, quantity.bound) < 0
    ):
        right -= 1
    return left, right


def _right(text: str, quantity: Quantity, following: Quantity | None, high: int) -> int:
    """Where the words of a value end: at its comma, or before the next item of the list."""
    if following is None:
        return high - 1 if text[high - 1 : high] and text[high - 1] in STOP_MARKS else high
    between = text[quantity.end : following.bound]
    joins = list(_JOIN.finditer(between))
    if (aside := _aside(between, joins)) >= 0:
        return quantity.end + aside
    if not joins:
        return quantity.end
    closed = between.startswith(")")  # 甲区(3平方公里)、乙区
    return quantity.end + closed if joins[0].start() == closed else quantity.end + joins[-1].start()


def _aside(between: str, joins: Sequence[re.Match[str]]) -> int:
    """Where a bracket opens that holds the next value: 30分钟内到达|(偏远乡镇60分钟内到达); -1 for none."""
    opened = between.rfind("(")
    if opened < 0 or ")" in between[opened:] or (joins and joins[0].start() < opened):
        return -1
    return opened


def _share_bound(text: str, values: list[Item]) -> list[Item]:
    """至少提供1次指导、3次推荐和1次培训: the bound before the first count of a list holds for those with its unit."""
    for k in range(1, len(values)):
        first, own = values[k - 1].quantity, values[k].quantity
        joined = text[values[k - 1].right : values[k].left] in JOINTS and values[k].left == own.start
        bound = first.bound < first.start or values[k - 1].left == first.start  # before the number, or handed on
        if joined and bound and own.comparator == "=" and first.comparator in (">=", "<=") and own.unit == first.unit:
            values[k].quantity = replace(own, comparator=first.comparator)
    return values


def _share_list(text: str, values: list[Item], stages: Callable[[int], tuple[str, ...]]) -> list[Item]:
    """分别下降8%、10%以上, or (到2025年和2030年,)下降8%和10%: change verbs, bounds and units hold for the whole list."""
    for k, value in enumerate(values):
        told = text.find("分别", value.left, value.quantity.start) >= 0
        if not told and (k + 1 == len(values) or value.listed[1] > 1):
            continue
        group = _group(text, values, k)
        if not told and not _is_staged(values, group, stages):
            continue
        head, last = value.quantity, values[group[-1]].quantity
        shared = head.comparator if head.comparator != "=" else last.comparator
        for i in group:
            own = values[i].quantity
            sign = "=" if own.value == 100.0 and own.unit == "%" and head.comparator == "=" else shared
            keep = own.comparator not in ("=", "approx") and sign not in ("increase_by", "decrease_by")
            unit, kind = (
                (last.unit, last.kind)
                if own.unit in ("", "个") and last.unit.startswith("个")
                else (own.unit, own.kind)
            )
            values[i].listed = (i - k, len(group))
            values[i].quantity = replace(
                own, comparator=own.comparator if keep or own.comparator == "range" else sign, unit=unit, kind=kind
            )
    return values


def _is_staged(values: Sequence[Item], group: Sequence[int], stages: Callable[[int], tuple[str, ...]]) -> bool:
    """Whether values that stand joined are those of so many dates: (到2025年和2030年,)下降8%和10%."""
    if len(group) < 2 or len({values[i].quantity.unit for i in group}) > 1:
        return False
    return len(stages(values[group[0]].quantity.start)) == len(group)


def _group(text: str, values: Sequence[Item], k: int) -> list[int]:
    """The values that stand joined from the k-th on."""
    group = [k]
    while (
        group[-1] + 1 < len(values)
        and text[values[group[-1]].quantity.end : values[group[-1] + 1].quantity.start] in JOINTS
    ):
        group.append(group[-1] + 1)
    return group
