"""Targets in running text: values first, then who, what and by when.

Works sentence by sentence on folded text; positions are indexes into it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.extract import naming
from extractor.extract.deadlines import Timeline
from extractor.extract.noise import is_noise
from extractor.extract.quantities import Quantity, find_quantities
from extractor.extract.universals import find_universals
from extractor.models import Comparator

_QUOTED = re.compile(r"《[^《》]{1,60}》|“[^“”]{1,40}”")
_BRACKET = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)")
_STOPS = re.compile(r"[,;:。!?\n]")
_ENDS = re.compile(r"[;。!?\n]")
_JOIN = re.compile(r"、|以及|及|和|与|或")
_FROM = re.compile(r"(?:由|从)(?:\d{4}年(?:年?[底末])?)?的?$")
_RISE = re.compile(
    r"(?:左右)?(?:逐步)?(?:提高|提升|增加|上升|增长|扩大|扩展|下降|降低|减少|压减|缩短|压缩|降)(?:到|至|为)"
)
_FROM_YEAR = re.compile(r"(?:由|从)(\d{4})年")
_PER = re.compile(
    r"(每年度?|每一年|年均|每半年|每季度?|每个?月|每周|每星期|每日|每天|每学期|每学年|(?<!\d)一年)(?!度?报|末|底|\d*月\d*日前)"
)
_PER_UNITS = frozenset(("次", "场", "场次", "期", "轮", "小时", "学时", "课时", "天", "人次", "人天"))
_PERIOD_OF = {
    "每年度": "年",
    "每一年": "年",
    "年均": "年",
    "一年": "年",
    "每季": "季度",
    "每个月": "月",
    "每星期": "周",
    "每日": "天",
}
_BASES = frozenset((100.0, 1000.0, 10_000.0, 100_000.0, 1_000_000.0))
_TIMES = {"": 1.0, "百": 100.0, "千": 1000.0, "万": 10_000.0, "十万": 100_000.0, "亿": 100_000_000.0}
_THRESHOLD = re.compile(r"^[^,;。]{0,24}?的(?=[^,;。])")
_ASIDE = re.compile(r"^\(((?:不含|含|不包括|包括|除)[^()]*(?:\([^()]*\))?[^()]*)\)")
_DATE_HEAD = re.compile(
    r"^.*(?:\d{4}年(?:年?[底末]|\d{1,2}月[底末]?)?|十[二三四五六]五”?(?:时期|期间|期?末))(?:之?前|以前|,)?"
)


class Draft(NamedTuple):
    """One target before it has an id; `subject` are the printed words the duty is judged by."""

    start: int
    end: int
    role: str
    name: str
    scope: str | None
    condition: str | None
    comparator: Comparator
    value: float | None
    value_high: float | None
    value_text: str
    unit: str
    deadline: str | None
    baseline_year: int | None
    baseline_value: float | None
    baseline_text: str | None
    subject: str


class _Value(NamedTuple):
    """A quantity with the item of the sentence it stands in."""

    quantity: Quantity
    left: int  # where its own words begin
    right: int  # where its own words end
    baseline: Quantity | None
    denominator: Quantity | None
    condition: str | None


def mask(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Blank what must not be read, keeping every index: unit brackets, titles, quotations, stops in brackets.

    >>> mask("落实《十项措施》(含甲,下同)。(责任单位:乙局)", [(16, 25)])
    '落实《＿＿＿＿》(含甲、下同)。\\n\\n\\n\\n\\n\\n\\n\\n\\n'
    """
    for start, end in spans:
        text = text[:start] + "\n" * (end - start) + text[end:]
    text = _QUOTED.sub(lambda m: m[0][0] + "＿" * (len(m[0]) - 2) + m[0][-1], text)
    return _BRACKET.sub(lambda m: _STOPS.sub("、", m[0]), text)


def find_targets(text: str, timeline: Timeline, all_facts: bool = False) -> list[Draft]:
    """Targets and background figures of a masked text, in order of appearance."""
    quantities = find_quantities(text)
    starts = [q.start for q in quantities]
    found: list[Draft] = []
    at = 0
    for stop in [*(m.end() for m in _ENDS.finditer(text)), len(text)]:
        chosen = quantities[bisect_left(starts, at) : bisect_left(starts, stop)]
        drafts = list(_sentence(text, at, stop, chosen, timeline)) if chosen else []
        drafts += find_universals_as_drafts(text, at, stop, drafts, timeline)
        found += sorted(drafts)
        at = stop
    return [d._replace(role="baseline_fact", deadline=None) for d in found] if all_facts else found


def find_universals_as_drafts(
    text: str, start: int, stop: int, drafts: Sequence[Draft], timeline: Timeline
) -> list[Draft]:
    """Number-free commitments of a sentence: 均, 所有, 普遍, 全覆盖."""
    taken = [(d.start, d.end) for d in drafts]
    found = []
    for begin, end, name, scope in find_universals(text, start, stop, taken):
        timing = timeline.at(end - 1)
        role = "baseline_fact" if timing.fact else "target"
        found.append(
            Draft(
                begin,
                end,
                role,
                name,
                scope,
                None,
                "all",
                None,
                None,
                "",
                "",
                timing.deadline,
                None,
                None,
                None,
                text[begin:end],
            )
        )
    return found


def _sentence(text: str, start: int, stop: int, quantities: Sequence[Quantity], timeline: Timeline) -> Iterator[Draft]:
    cuts = [start, *(m.end() for m in _STOPS.finditer(text, start, stop)), stop]
    kept = [q for q in quantities if not is_noise(text, q, _segment(cuts, q.start))]
    values = _values(text, cuts, kept)
    values = _share_list(text, values)
    for k in range(len(values)):
        yield _draft(text, values, k, timeline)


def _segment(cuts: Sequence[int], index: int) -> tuple[int, int]:
    k = bisect_right(cuts, index) - 1
    end = cuts[k + 1] if k + 1 < len(cuts) else cuts[-1]
    return cuts[k], end


def _values(text: str, cuts: Sequence[int], quantities: Sequence[Quantity]) -> list[_Value]:
    """Sort out baselines, denominators and conditions; give each remaining value its own words."""
    values: list[_Value] = []
    baseline = denominator = None
    condition: str | None = None
    previous: Quantity | None = None
    for k, quantity in enumerate(quantities):
        low, high = _segment(cuts, quantity.start)
        following = quantities[k + 1] if k + 1 < len(quantities) else None
        same = following is not None and following.start < high
        if same and following and _FROM.search(text[low : quantity.start]) and _RISE.match(text, quantity.end):
            baseline = quantity
            continue
        if text[quantity.bound - 1 : quantity.bound] == "每" and following and (same or quantity.value > 1):
            denominator = quantity
            continue
        if stated := _condition(text, quantity, low, high, following):
            condition = stated
            continue
        left = _left(text, low, quantity, previous)
        right = _right(text, quantity, following if same else None, high)
        values.append(_Value(quantity, left, right, baseline, denominator, condition))
        baseline = denominator = None
        previous = quantity
    return values


def _condition(text: str, quantity: Quantity, low: int, high: int, following: Quantity | None) -> str | None:
    """A threshold that only says for whom a later target holds: 人口大于50万人的, 不足80名患者的乡镇."""
    if quantity.kind in ("rate", "ratio") or following is None:
        return None
    tail = text[quantity.end : high]
    if tail.rstrip(",") in ("的", "患者的") or re.fullmatch(r"[^,;。的]{0,12}的,", tail):
        return naming.clean(text[low:high].rstrip(",")[:-1])
    limits = quantity.comparator in ("<", ">", "<=", ">=")
    if limits and following.start < high and _THRESHOLD.match(tail) and following.start > quantity.end:
        return naming.clean(text[quantity.bound : quantity.end] + tail.split("的")[0])
    return None


def _left(text: str, low: int, quantity: Quantity, previous: Quantity | None) -> int:
    """Where the words of a value begin: at its comma, or after the item before it."""
    if previous is None or previous.start < low:
        return low
    between = text[previous.end : quantity.bound]
    joins = list(_JOIN.finditer(between))
    if not joins:
        return previous.end
    first, last = joins[0], joins[-1]
    chosen = first if first.start() == 0 else last
    return previous.end + chosen.end()


def _right(text: str, quantity: Quantity, following: Quantity | None, high: int) -> int:
    """Where the words of a value end: at its comma, or before the next item of the list."""
    if following is None:
        return high - 1 if text[high - 1 : high] and _STOPS.match(text[high - 1]) else high
    between = text[quantity.end : following.bound]
    joins = list(_JOIN.finditer(between))
    if not joins:
        return quantity.end
    return quantity.end if joins[0].start() == 0 else quantity.end + joins[-1].start()


def _share_list(text: str, values: list[_Value]) -> list[_Value]:
    """分别下降8%、10%以上: change verbs, bounds and units hold for the whole list."""
    for k, value in enumerate(values):
        if "分别" not in text[value.left : value.quantity.start]:
            continue
        group = [k]
        while group[-1] + 1 < len(values) and text[
            values[group[-1]].quantity.end : values[group[-1] + 1].quantity.start
        ] in ("、", "和", "及", "或"):
            group.append(group[-1] + 1)
        head, last = value.quantity, values[group[-1]].quantity
        sign = head.comparator if head.comparator != "=" else last.comparator
        for i in group:
            own = values[i].quantity
            keep = own.comparator not in ("=", "approx") and sign not in ("increase_by", "decrease_by")
            unit, kind = (
                (last.unit, last.kind)
                if own.unit in ("", "个") and last.unit.startswith("个")
                else (own.unit, own.kind)
            )
            values[i] = values[i]._replace(
                quantity=own._replace(
                    comparator=own.comparator if keep or own.comparator == "range" else sign, unit=unit, kind=kind
                )
            )
    return values


def _draft(text: str, values: Sequence[_Value], k: int, timeline: Timeline) -> Draft:
    value = values[k]
    quantity = value.quantity
    timing = timeline.at(quantity.start)
    subject = _DATE_HEAD.sub("", text[value.left : quantity.bound])
    own = subject[subject.find("的") + 1 :] if value.condition and value.condition in subject else subject
    name, scope, condition = _name(text, values, k, own)
    unit, number, printed = _unit_and_value(text, value, subject)
    begin = quantity.bound - len(subject.lstrip(",:"))
    if value.denominator:
        begin = min(begin, value.denominator.bound - 1)
    deadline = _paired_deadline(text, values, k, timeline) or timing.deadline
    baseline = value.baseline
    return Draft(
        begin,
        max(value.right, quantity.end),
        "baseline_fact" if timing.fact or _is_ground(text, quantity) else "target",
        name,
        scope,
        condition,
        quantity.comparator,
        number,
        quantity.value_high,
        printed,
        unit,
        None if timing.fact else deadline,
        _baseline_year(text, value, timing.baseline_year),
        baseline.value if baseline else None,
        baseline.text if baseline else None,
        text[(text.rfind("。", 0, value.left) + 1 if value.condition else value.left) : quantity.start],
    )


def _is_ground(text: str, quantity: Quantity) -> bool:
    return bool(re.match(r"的?(?:基础上|前提下)", text[quantity.end : quantity.end + 5]))


def _baseline_year(text: str, value: _Value, stated: int | None) -> int | None:
    if value.baseline and (year := _FROM_YEAR.search(text, value.left, value.baseline.start)):
        return int(year[1])
    return (
        stated if value.baseline or value.quantity.comparator in ("increase_by", "decrease_by", "multiply_by") else None
    )


def _unit_and_value(text: str, value: _Value, subject: str) -> tuple[str, float, str]:
    """Unit, value and printed number, with 每80名 and 每年 worked in."""
    quantity, denominator = value.quantity, value.denominator
    if denominator and quantity.kind == "count":
        times = _TIMES.get(denominator.unit.rstrip("人名户张个口"), 1.0)
        base = denominator.value * times
        if base not in _BASES or (base == 100.0 and quantity.value == 1.0):
            return "ratio", quantity.value / base, f"{quantity.text}/{denominator.text}"
    period = _PER.search(text, value.left, quantity.start)
    if period and quantity.unit in _PER_UNITS:
        return (
            f"{quantity.unit}/{_PERIOD_OF.get(period[1], period[1].removeprefix('每'))}",
            quantity.value,
            quantity.text,
        )
    return quantity.unit, quantity.value, quantity.text


def _paired_deadline(text: str, values: Sequence[_Value], k: int, timeline: Timeline) -> str | None:
    """2024年和2026年分别达到60%和80%: the k-th year belongs to the k-th value."""
    quantity = values[k].quantity
    start = max(text.rfind("。", 0, quantity.start), text.rfind(";", 0, quantity.start)) + 1
    split = text.rfind("分别", start, quantity.start)
    if split < 0:
        return None
    years = [m for m in timeline.marks if m.role == "deadline" and start <= m.start < split]
    after = [v for v in values if v.quantity.start > split]
    if len(years) < 2 or len(years) != len(after):
        return None
    return years[[v.quantity.start for v in after].index(quantity.start)].iso


def _name(text: str, values: Sequence[_Value], k: int, subject: str) -> tuple[str, str | None, str | None]:
    """Name, scope and condition by the shape of the item."""
    value = values[k]
    quantity = value.quantity
    scope, left = naming.split_scope(naming.clean(subject))
    right = text[quantity.end : value.right]
    aside = _ASIDE.search(text[value.right : value.right + 40]) or re.search(r"\(((?:不含|不包括|除)[^()]*)\)$", right)
    condition = value.condition or (aside[1] if aside else None)
    if value.denominator:
        return _name_per(text, value, left, right), scope or None, condition
    if quantity.kind in ("rate", "ratio") and _is_share(left, right):
        population, predicate = _population(text, values, k, right.removeprefix("的"))
        name = f"{population}{predicate}的比例" if predicate else f"{population}比例"
        return name, (scope or "") + population, condition
    if right and not re.match(r"的?(?:比例|目标|水平|标准|要求|速度|左右|任务|比率|以上|以内|\()", right):
        name = naming.without_verb(left) + naming.head_of(right)
        return name or left, scope, condition
    name = naming.without_verb(left) if quantity.kind in ("count", "measure") else naming.clean(left)
    if k and len(name) <= 8:
        first = naming.clean(text[values[k - 1].left : values[k - 1].quantity.bound])
        if values[k].left >= values[k - 1].right and text[values[k - 1].right : value.left] in ("、", "和", "及"):
            name = naming.shared_population(naming.split_scope(first)[1], name)
    if len(name) < 2:
        name = _name_before(text, value)
    return name, scope, condition


def _is_share(left: str, right: str) -> bool:
    """80%的乡镇建立…, 100%县(区)设有…: the words after the number are the population."""
    if right.startswith("的"):
        return not re.match(r"的(?:比例|目标|水平|标准|要求|速度|任务|幅度|基础|增速)", right)
    return (
        bool(right) and not re.search(r"(?:率|比例|比重|占比|水平|度)$", left) and bool(re.match(r"[一-鿿]{2}", right))
    )


def _population(text: str, values: Sequence[_Value], k: int, right: str) -> tuple[str, str]:
    """Population and predicate, the predicate taken from the last item of a list."""
    population, predicate = naming.split_predicate(right)
    last = k
    while (
        not predicate
        and last + 1 < len(values)
        and text[values[last].right : values[last + 1].left] in ("、", "和", "及", "与", "以及")
    ):
        last += 1
        tail = text[values[last].quantity.end : values[last].right].removeprefix("的")
        last_population, predicate = naming.split_predicate(tail)
        if population.endswith("级") and last_population[2:]:
            population += last_population[len(population) :]
    return naming.clean(population), naming.clean(predicate)


def _name_per(text: str, value: _Value, left: str, right: str) -> str:
    """每80名患者至少配备1名专职人员 → 专职人员与患者比; 每千人口床位达到4.5张 keeps its base."""
    quantity, base = value.quantity, value.denominator
    assert base is not None
    of = naming.without_verb(text[base.end : quantity.bound])
    what = naming.head_of(right)
    unit, _, _ = _unit_and_value(text, value, "")
    if unit == "ratio":
        return f"{what}与{of}比"
    printed = text[base.start : base.end]
    return f"每{printed}{of}{what}"


def _name_before(text: str, value: _Value) -> str:
    """Name for a value whose own item has none: the words of the comma before it."""
    start = max(text.rfind(c, 0, max(0, value.left - 1)) for c in ",;:。\n、") + 1
    return naming.clean(_DATE_HEAD.sub("", text[start : max(start, value.left - 1)]))
