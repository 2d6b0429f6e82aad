"""Targets in running text: values first, then who, what and by when.

Works sentence by sentence on folded text; positions are indexes into it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.extract.deadlines import Timeline, TimeMark
from extractor.extract.elided import completed, head_start, in_series, is_of_tier, named, named_after
from extractor.extract.frequency import EVENTS, without_moments
from extractor.extract.items import JOINTS, STOP_MARKS, STOPS, Item, items_of, segment_at
from extractor.extract.naming import clean, several
from extractor.extract.noise import is_noise, sentence_at
from extractor.extract.periods import RECURRING, unit_and_value
from extractor.extract.quantities import Quantity, find_quantities
from extractor.extract.shapes import after_deadline, describe, name_before, undated
from extractor.extract.universals import find_completions, find_universals, quantifiers
from extractor.models import Comparator

_QUOTED = re.compile(r"《[^《》]{1,60}》|“[^“”]{1,40}”")
# 1∶10000精细化调查: the scale of a map is part of a name.
_SCALE = re.compile(r"(?<!\d)1[:/](?:[125]000*|500)(?=比例尺|[^,;。\d]{0,8}(?:图|调查|测绘|勘查|勘测|影像|航摄))")
# A bracket that holds a stop, be it in a bracket inside it.
_BRACKET = re.compile(
    r"\([^(),;:。!?\n]*+(?:\([^(),;:。!?\n]*+\)[^(),;:。!?\n]*+)*+(?=[,;:。!?\n(])[^()]*(?:\([^()]*\)[^()]*)*\)"
)
# Characters that would be read as numbers, stops or quantifiers stand in the private use area inside quotations.
_HIDE = {
    ord(c): 0xE000 + i
    for i, c in enumerate("0123456789零〇一二两三四五六七八九十百千万亿成半翻减清归%‰,;:、。!?\n均所普每全")
}
_HIDE_STOPS = {ord(c): _HIDE[ord(c)] for c in ",;:。!?\n"}  # a bracket may hold items of its list
_HIDDEN = re.compile(f"[{re.escape(''.join(map(chr, _HIDE)))}]")
_SHOW = {new: old for old, new in _HIDE.items()}
_FULL_WIDTH = (*zip("(),;:", "（），；：", strict=True), ("\n", ""), ("\t", ""), (" ", ""))
_MASKED = re.compile(r"[\ue000-\uf8ff]")
_UNPRINTED = re.compile(r"[(),;:\n\t \ue000-\uf8ff]")
_FROM_YEAR = re.compile(r"(?:由|从)(\d{4})年")
_ACTOR = re.compile(r"(?:到?\d{4}年(?:年?底)?前?,)?各(?:区县|县|市|州|区|旗|地|乡|镇|街道|村)")
_FROM_TAIL = re.compile(r"(?:由|从)(?:\d{4}年(?:年?[底末])?|现状|目前|当前|现有|上年)?的?$")
_DATE_JOINT = re.compile(r"年?[底末]?前?(?:、|和|及|与|,)到?")
_GROUND = re.compile(r"的?(?:基础上|前提下)")
_ITEM = re.compile(r"^(?:[,:、;\s]|[一二三四五六七八九十]{1,2}是)+")


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


def mask(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Blank what must not be read, keeping every index: unit brackets, titles, quotations, scales, stops in brackets.

    >>> unmask(mask("落实《十项措施》(含甲,下同)。(责任单位:乙局)", [(16, 25)])).strip()
    '落实《十项措施》(含甲,下同)。'
    """
    for start, end in spans:
        text = text[:start] + "\n" * (end - start) + text[end:]
    if "《" in text or "“" in text:
        text = _QUOTED.sub(lambda m: m[0].translate(_HIDE) if _HIDDEN.search(m[0]) else m[0], text)
    if "00" in text and ("1:" in text or "1/" in text):
        text = _SCALE.sub(lambda m: m[0].translate(_HIDE), text)
    if "(" in text:
        text = _BRACKET.sub(lambda m: m[0].translate(_HIDE_STOPS), text)
    return text


def unmask(text: str) -> str:
    """Undo what `mask` did to titles and quotations."""
    return text.translate(_SHOW)


def find_targets(text: str, timeline: Timeline, all_facts: bool = False) -> list[Draft]:
    """Targets and background figures of a masked text, in order of appearance."""
    quantities = find_quantities(text)
    starts, universals = [q.start for q in quantities], quantifiers(text)
    stops = timeline.ends_in(text)
    found: list[Draft] = []
    for k in sorted({bisect_right(stops, at) for at in (*starts, *universals)}):
        start, stop = stops[k - 1] if k else 0, stops[k]
        chosen = quantities[bisect_left(starts, start) : bisect_left(starts, stop)]
        named = found[-1].name if found and text[start - 1 : start] == ";" else ""
        drafts = list(_sentence(text, start, stop, chosen, timeline, named)) if chosen else []
        if bisect_left(universals, start) < bisect_left(universals, stop):
            drafts += _universals(text, start, stop, drafts, timeline)
        found += sorted(drafts)
    found = [_as_printed(d) for d in found]
    found = [d for d in found if d.name.strip("（）") or d.role == "target"]  # （2022年为82%） names nothing
    return [d._replace(role="baseline_fact", deadline=None) for d in found] if all_facts else found


def _as_printed(draft: Draft) -> Draft:
    scope, condition = draft.scope, draft.condition
    if "" not in (scope, condition) and not _UNPRINTED.search(f"{draft.name}{scope}{condition}"):
        return draft
    return draft._replace(
        name=printed(draft.name),
        scope=printed(scope) if scope else None,
        condition=printed(condition) if condition else None,
    )


def printed(words: str) -> str:
    """Words for the reader: quotations restored, brackets and commas full-width as in print.

    >>> printed("中小学(含职业学校)")
    '中小学（含职业学校）'
    """
    if not _UNPRINTED.search(words):
        return words
    words = (unmask(words) if _MASKED.search(words) else words).replace(",下同", "")
    for narrow, wide in _FULL_WIDTH:
        words = words.replace(narrow, wide)
    return words


def _universals(text: str, start: int, stop: int, drafts: Sequence[Draft], timeline: Timeline) -> list[Draft]:
    """Number-free commitments of a sentence: 均, 所有, 普遍, 全覆盖."""
    found = list(_completions(text, start, stop, drafts, timeline))
    taken = [(d.start, d.end) for d in (*drafts, *found)]
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


def _completions(text: str, start: int, stop: int, drafts: Sequence[Draft], timeline: Timeline) -> Iterator[Draft]:
    """The last of the stages of a rate: (2024年底前达到80%,)2025年底前全部完成."""
    for begin, end in find_completions(text, start, stop):
        before = [d for d in drafts if d.end <= begin and d.unit == "%" and d.comparator in ("=", ">=", ">")]
        deadline = timeline.at(end - 1).deadline
        if before and before[-1].role == "target" and deadline and deadline > (before[-1].deadline or deadline):
            stage = before[-1]._replace(start=begin, end=end, comparator="all", deadline=deadline, subject="")
            yield stage._replace(
                value=None, value_high=None, value_text="", unit="", baseline_value=None, baseline_text=None
            )


def _sentence(
    text: str, start: int, stop: int, quantities: Sequence[Quantity], timeline: Timeline, before: str = ""
) -> Iterator[Draft]:
    """Drafts of one sentence; `before` is the name the clause before a semicolon ended with."""
    cuts = [start, *[m.end() for m in STOPS.finditer(text, start, stop)], stop]
    around = sentence_at(text, start)
    kept = [q for q in quantities if not is_noise(text, q, segment_at(cuts, q.start), around)]
    values = items_of(text, cuts, kept)
    drafts = [_draft(text, values, k, timeline, start) for k in range(len(values))]
    names = [named(text, draft.name, value.quantity) for draft, value in zip(drafts, values, strict=True)]
    # 力争下降14.5%: an item without a name speaks of the one before it
    for k, draft in enumerate(drafts):
        between = text[values[k - 1].right : values[k].left] if k else "。"
        beside = between in JOINTS or (k > 0 and not between.strip(STOP_MARKS))
        name = names[k] or (before if beside else "") or named_after(text, values, names, k)
        name = name or name_before(text, values, k, start) or before
        name = name or name_before(text, values, k) or clean(draft.subject)
        name = completed(text, values, k, name, start, before)
        tiers = in_series(names[k], name) or (values[k].listed[1] > 1 and is_of_tier(name))
        part = beside and text.startswith("其中", values[k].left)  # 每年指导4次,其中入户2次
        if (tiers or part) and k and drafts[k - 1].unit.startswith(f"{draft.unit}/"):
            drafts[k] = draft = draft._replace(unit=drafts[k - 1].unit)
        if tiers:
            draft = draft._replace(subject=name)
        elif beside and k and not draft.subject:
            drafts[k] = draft = draft._replace(subject=drafts[k - 1].subject)  # who has to do the first has to do all
        before = name
        for each in several(name) if draft.unit == "%" else [name]:
            yield draft if each == draft.name else draft._replace(name=each)


def _draft(text: str, values: Sequence[Item], k: int, timeline: Timeline, start: int) -> Draft:
    value = values[k]
    quantity = value.quantity
    timing = timeline.at(quantity.start)
    named_to = value.baseline.bound if value.baseline and value.baseline.bound > value.left else quantity.bound
    subject = undated(text, value.left, named_to, timeline)
    subject = _FROM_TAIL.sub("", subject) if "由" in subject or "从" in subject else subject
    own = subject[subject.find("的") + 1 :] if value.condition and value.condition in subject else subject
    own = without_moments(own) if quantity.unit in EVENTS else own
    name, scope, condition = describe(text, values, k, own, timeline)
    head = values[k - value.listed[0]]  # a later value of a 分别 list is quoted with the words it shares
    unit, number, value_text = unit_and_value(text, value, min(head.left, head_start(text, values, k, start)))
    led = after_deadline(text, head.left, head.quantity.bound, timeline)
    item = _ITEM.match(led)
    begin = max(head.left, head.quantity.bound - len(led) + (item.end() if item else 0))
    if value.total:
        begin = min(begin, value.total.bound)
    if value.denominator:
        begin = min(begin, value.denominator.bound - 1)
    recurring = (
        timing.carried and "/" in unit and RECURRING.search(unit)
    )  # 每年一次 has no end unless its own sentence says so
    stated = _paired_deadline(text, values, k, timeline) or _bracketed_deadline(text, quantity, timeline)
    deadline = stated or (None if recurring else timing.deadline)
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
        value_text,
        unit,
        None if timing.fact else deadline,
        _baseline_year(text, value, timing.baseline_year),
        baseline.value if baseline else None,
        baseline.text if baseline else None,
        _subject(text, value),
    )


def _subject(text: str, value: Item) -> str:
    """Words that say whose duty a value is: its own, led by the acting places of the sentence (各区县…)."""
    start = text.rfind("。", 0, value.left) + 1
    own = text[start if value.condition else value.left : value.quantity.start]
    actor = _ACTOR.match(text, max(start, text.rfind("\n", start, value.left) + 1))
    return actor[0] + own if actor else own


def _bracketed_deadline(text: str, quantity: Quantity, timeline: Timeline) -> str | None:
    """The date in a bracket right behind a value: 达到85%以上(2025年底前)."""
    if text[quantity.end : quantity.end + 1] != "(":
        return None
    close = text.find(")", quantity.end)
    return next((m.iso for m in timeline.marks if m.role == "deadline" and quantity.end < m.start < close), None)


def _is_ground(text: str, quantity: Quantity) -> bool:
    return _GROUND.match(text, quantity.end) is not None


def _baseline_year(text: str, value: Item, stated: int | None) -> int | None:
    if value.baseline and (year := _FROM_YEAR.search(text, value.left, value.baseline.start)):
        return int(year[1])
    return (
        stated if value.baseline or value.quantity.comparator in ("increase_by", "decrease_by", "multiply_by") else None
    )


def _paired_deadline(text: str, values: Sequence[Item], k: int, timeline: Timeline) -> str | None:
    """2024年和2026年分别达到60%和80%: the k-th year belongs to the k-th value."""
    quantity = values[k].quantity
    split = text.rfind("分别", 0, quantity.start) if len(timeline.marks) > 1 else -1
    if split < 0:
        return None
    start = max(text.rfind(c, 0, quantity.start) for c in "。;\n") + 1
    if split < start:
        return None
    after = [v for v in values if v.quantity.start > split and "," not in text[split : v.quantity.start]]
    run: list[TimeMark] = []  # the last dates before 分别 that stand side by side
    for mark in timeline.marks:
        if mark.role == "deadline" and start <= mark.start < split:
            side = bool(run) and _DATE_JOINT.fullmatch(text, run[-1].end, mark.start)
            run = [*run, mark] if side else [mark]
    if len(run) < 2 or len(run) != len(after) or values[k] not in after:
        return None
    return run[after.index(values[k])].iso
