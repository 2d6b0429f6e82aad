"""A value of a sentence becomes a draft of a target: what, how much, by when, from which starting point.

Each step is done for all values of a plan before the next one begins: its patterns and code then stay in the
processor's cache, and it takes two thirds of the time. Positions are indexes into masked text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractor.extract.deadlines import Timeline, Timing
from extractor.extract.numbers.frequency import EVENTS, without_moments
from extractor.extract.numbers.quantities import Quantity
from extractor.extract.prose import naming
from extractor.extract.prose.elided import head_start, named
from extractor.extract.prose.items import Item
from extractor.extract.prose.periods import per_size, unit_and_value
from extractor.extract.prose.shapes import behind_date, describe, undated
from extractor.lexicon.periods import RECURRING
from extractor.models import CHANGES, Comparator

_FROM_YEAR = re.compile(r"[由从(](\d{4})年")
_DIGIT = re.compile(r"\d")
_ACTOR = re.compile(r"(?:各|到?\d{4}年(?:年?底)?前?,各)(?:区县|县|市|州|区|旗|地|乡|镇|街道|村)")
# What each of them sets up has so many: 每个乡镇均设立办公室,专职人员不少于|3名.
_EACH_HAS = re.compile(
    r"(?:到?\d{4}年(?:年?底|\d{1,2}月底?)?前?,)?(?P<each>每个(?:区县|县区|乡镇|镇街|[市县区州旗乡镇村]|街道|社区)(?:\([^()]{1,6}\))?)[^,;。\d]{0,2}(?:设立|设置|成立|建立|组建)[^,;。\d]{2,24},(?P<staff>[^,;。\d]{0,6}(?:人员|员|队员|编制|医师|教师|护士|干部)[^,;。\d]{0,6})$"
)
_FROM_TAIL = re.compile(
    r"(?:由|从)(?:\d{4}年(?:年?[底末])?|现状|目前|当前|现有|上年)?的?(?:\d+(?:\.\d+)?(?:提高|提升|增加|上升|下降|降低)?)?$"
)
_ACTOR_OPENERS = frozenset("各到0123456789")
_GROUNDS = ("基础上", "的基础上", "基数上", "的基数上", "前提下", "的前提下")
_DONE = re.compile(r"[^,;。\d]{0,8}已经?(?:完成|建成|达标|达到|实现|通过|投用)")  # 甲区共计25平方公里|已完成评估
_ITEM = re.compile(r"(?:[,:、;\s]|[一二三四五六七八九十]{1,2}是)+")
_ITEM_OPENERS = frozenset(",:、;一二三四五六七八九十") | naming.BLANKS


@dataclass(slots=True)  # its fields are read some twenty-five times and set again: see `segment.lines.Line`
class Draft:
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


@dataclass(slots=True)  # its fields are read some twenty-five times: see `segment.lines.Line`
class Place:
    """Where a value stands: the k-th of a sentence."""

    text: str
    start: int  # of the sentence
    values: Sequence[Item]
    k: int
    value: Item  # values[k]
    head: Item  # the first of the values that 分别 speaks of: a later one is quoted with the words it shares
    timeline: Timeline


def drafts_of(places: Sequence[Place]) -> list[Draft]:
    """One draft for each value; its name is what its own words call it, and may be empty."""
    timings = [place.timeline.at(place.value.quantity.start) for place in places]
    behind = [behind_date(p.text, p.head.left, p.head.quantity.bound, p.timeline) for p in places]
    words = [_own_words(place, at) for place, at in zip(places, behind, strict=True)]
    told = [
        describe(place.text, place.values, place.k, own, place.timeline)
        for place, own in zip(places, words, strict=True)
    ]
    names = [named(place.text, name, place.value.quantity) for place, (name, _, _) in zip(places, told, strict=True)]
    amounts = [unit_and_value(place.text, place.value, _ruled_from(place)) for place in places]
    return [
        _draft(place, timing, at, name, scope, condition, *amount)
        for place, timing, at, name, (_, scope, condition), amount in zip(
            places, timings, behind, names, told, amounts, strict=True
        )
    ]


def _own_words(place: Place, behind: int) -> str:
    """The words before a value that are no date, starting point, condition or moment; those of its head go on `behind` a date."""
    text, value, timeline = place.text, place.value, place.timeline
    quantity, baseline, end = value.quantity, value.baseline, value.quantity.bound
    if baseline and value.left < baseline.bound < end:
        end = baseline.bound
    if value is not place.head or end != quantity.bound:
        behind = behind_date(text, value.left, end, timeline)
    words = undated(text, value.left, behind, end, timeline)
    counted = naming.clean(words)
    words = naming.without_count(counted) if naming.split_scope(counted)[1][:1].isdigit() else words
    words = _FROM_TAIL.sub("", words) if "由" in words or "从" in words else words
    words = words[words.find("的") + 1 :] if value.condition and value.condition in words else words
    if "每" in words and (size := per_size(words, value)):
        words = words[: size.start()]
    return without_moments(words) if quantity.unit in EVENTS else words


def _ruled_from(place: Place) -> int:
    """Where the words begin that may give a value its period."""
    return min(place.head.left, head_start(place.text, place.values, place.k, place.start))


def _draft(
    place: Place,
    timing: Timing,
    behind: int,
    name: str,
    scope: str | None,
    condition: str | None,
    unit: str,
    number: float,
    value_text: str,
) -> Draft:
    text, value = place.text, place.value
    quantity, baseline = value.quantity, value.baseline
    recurring = timing.carried and "/" in unit and RECURRING.search(unit)
    stated = _staged_deadline(place) if value.listed[1] > 1 else None
    if not stated and text[quantity.end : quantity.end + 1] == "(":
        stated = _bracketed_deadline(text, quantity, place.timeline)
    fact = timing.fact or text.startswith(_GROUNDS, quantity.end)
    fact = fact or (text.find("已", quantity.end, value.right) >= 0 and _DONE.match(text, quantity.end) is not None)
    # 每年一次 has no end unless its own sentence says so.
    deadline = stated or (None if recurring else timing.deadline)
    return Draft(
        _begin(place, behind),
        max(value.right, quantity.end),
        "baseline_fact" if fact else "target",
        name,
        scope,
        condition,
        quantity.comparator,
        number,
        quantity.value_high,
        value_text,
        unit,
        None if fact else deadline,
        _baseline_year(text, value, timing.baseline_year),
        baseline.value if baseline else None,
        baseline.text if baseline else None,
        _subject(text, value),
    )


def _begin(place: Place, behind: int) -> int:
    """Where the quote of a value begins: `behind` its date, but before what it is a part or a share of."""
    text, value, bound = place.text, place.value, place.head.quantity.bound
    item = _ITEM.match(text, behind, bound) if behind < bound and text[behind] in _ITEM_OPENERS else None
    begin = item.end() if item else behind
    if value.total:
        begin = min(begin, value.total.bound)
    if value.denominator:
        begin = min(begin, value.denominator.bound - 1)
    return begin


def _subject(text: str, value: Item) -> str:
    """Words that say whose duty a value is: its own, led by the acting places of the sentence (各区县…)."""
    start = text.rfind("。", 0, value.left) + 1
    own = text[start if value.condition else value.left : value.quantity.start]
    begin = max(start, text.rfind("\n", start, value.left) + 1)
    actor = _ACTOR.match(text, begin) if text[begin] in _ACTOR_OPENERS else None
    if (
        not actor
        and text.find("每个", begin, value.left) >= 0
        and (each := _EACH_HAS.match(text[begin : value.quantity.bound]))
    ):
        return each["each"] + own
    return actor[0] + own if actor else own


def _bracketed_deadline(text: str, quantity: Quantity, timeline: Timeline) -> str | None:
    """The date in a bracket right behind a value: 达到85%以上(2025年底前)."""
    close = text.find(")", quantity.end)
    within = [m for m in timeline.marks if m.role == "deadline" and quantity.end < m.start < close]
    return next((m.iso for m in within if not _DIGIT.search(text, m.end, close)), None)  # and not 55%(2022年为47.3%)


def _baseline_year(text: str, value: Item, stated: int | None) -> int | None:
    if value.baseline and (year := _FROM_YEAR.search(text, value.left, value.baseline.start)):
        return int(year[1])
    return stated if value.baseline or value.quantity.comparator in CHANGES else None


def _staged_deadline(place: Place) -> str | None:
    """2024年和2026年分别达到60%和80%: the k-th year belongs to the k-th value."""
    at, size = place.value.listed
    years = place.timeline.stages(place.head.quantity.start)
    return years[at] if len(years) == size else None
