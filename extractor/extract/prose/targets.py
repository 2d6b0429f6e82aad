"""Targets in running text: values first, then who, what and by when.

Works on folded text. Each step is done for all sentences of a plan before the next one begins: its patterns and code
then stay in the processor's cache, and it takes two thirds of the time. Positions are indexes into a passage's text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import NamedTuple

from extractor.extract.deadlines import Timeline
from extractor.extract.numbers.quantities import Quantity, find_quantities
from extractor.extract.prose.actors import of_actors
from extractor.extract.prose.drafts import Draft, Place, drafts_of
from extractor.extract.prose.elided import completed, is_of_tier, named_after
from extractor.extract.prose.eligible import Sentence as Around
from extractor.extract.prose.eligible import sentence_at
from extractor.extract.prose.foreach import goes_on
from extractor.extract.prose.items import JOINTS, STOP_MARKS, STOPS, Item, items_of
from extractor.extract.prose.listing import several
from extractor.extract.prose.masking import printed
from extractor.extract.prose.naming import clean
from extractor.extract.prose.noise import is_noise
from extractor.extract.prose.periods import without_period
from extractor.extract.prose.shapes import name_before, of_the_goal
from extractor.extract.prose.universals import find_completions, find_universals, quantifiers

_SAME = re.compile("(?:这一|该|此|上述)(?:比例|占比|比率|比重|指标|数值|数量|覆盖率)")  # 2030年|这一比例|提高到90%
_ORDER = attrgetter("start", "end", "role")
_SAME_OPENERS = frozenset("这该此上")


class Passage(NamedTuple):
    """A masked text and what its dates say; `all_facts` when it tells of nothing that is to be reached."""

    text: str
    timeline: Timeline
    all_facts: bool = False


@dataclass(slots=True)  # its fields are read some twenty times: see `segment.lines.Line`
class _Sentence:
    """A sentence that holds numbers or a universal quantifier."""

    passage: int  # index of the passage it stands in
    text: str  # of that passage
    start: int
    stop: int
    quantities: Sequence[Quantity]
    quantified: bool
    timeline: Timeline


def find_targets(text: str, timeline: Timeline, all_facts: bool = False) -> list[Draft]:
    """Targets and background figures of a masked text, in order of appearance."""
    return targets_of([Passage(text, timeline, all_facts)])[0]


def targets_of(passages: Sequence[Passage]) -> list[list[Draft]]:
    """Targets and background figures of each passage, in order of appearance."""
    sentences = _sentences(passages)
    values = _values(sentences)
    drafts = _drafts(sentences, values)
    found: list[list[Draft]] = [[] for _ in passages]
    for sentence, items, unnamed in zip(sentences, values, drafts, strict=True):
        own = found[sentence.passage]
        goes_on = own and sentence.text[sentence.start - 1 : sentence.start] == ";"
        stated = list(_named(sentence, items, unnamed, own[-1].name if goes_on else ""))
        if sentence.quantified:
            stated += _universals(sentence, stated)
        if sentence.text.find("分别", sentence.start, sentence.stop) >= 0:
            stated = list(_of_each_year(sentence, stated))
        own += sorted(stated, key=_ORDER) if len(stated) > 1 else stated
    return [_for_readers(own, passage.all_facts) for own, passage in zip(found, passages, strict=True)]


def _of_each_year(sentence: _Sentence, stated: Sequence[Draft]) -> Iterator[Draft]:
    """2025年和2026年分别新建3座: one value up to the next stop, and as many targets as years."""
    text, timeline = sentence.text, sentence.timeline
    for draft in stated:
        years: tuple[str, ...] = ()
        if text.startswith("分别", draft.start) and timeline.ends_at(draft.start):
            stop = STOPS.search(text, draft.end, sentence.stop)
            end = stop.start() if stop else sentence.stop
            alone = not any(draft.start < other.end <= end for other in stated if other is not draft)
            years = timeline.stages(draft.end) if alone else ()
        yield from (replace(draft, deadline=year) for year in years or (draft.deadline,))


def _sentences(passages: Sequence[Passage]) -> list[_Sentence]:
    """Those sentences of the passages that may state something."""
    numbers = [find_quantities(passage.text) for passage in passages]
    universals = [quantifiers(passage.text) for passage in passages]
    found: list[_Sentence] = []
    for n, ((text, timeline, _), quantities, places) in enumerate(zip(passages, numbers, universals, strict=True)):
        if not (quantities or places):
            continue
        starts, stops = [quantity.start for quantity in quantities], timeline.ends_in(text)
        stop = 0
        for at in sorted(starts + places) if places else starts:
            if at < stop:
                continue  # another of the same sentence
            k = bisect_right(stops, at)
            start, stop = stops[k - 1] if k else 0, stops[k]
            chosen = quantities[bisect_left(starts, start) : bisect_left(starts, stop)]
            if len(chosen) == 1 and chosen[0].bound == start and not text[chosen[0].end : stop].strip():
                continue  # a cell of a table: it says no more than its value
            quantified = bisect_left(places, start) < bisect_left(places, stop)
            found.append(_Sentence(n, text, start, stop, chosen, quantified, timeline))
    return found


def _values(sentences: Sequence[_Sentence]) -> list[list[Item]]:
    """The numbers of each sentence that promise or report something, each with its own words."""
    placed = [_placed(s) if s.quantities else [] for s in sentences]
    around = [sentence_at(s.text, s.start) if s.quantities else None for s in sentences]
    kept = [
        list(_kept(s.text, own, whole)) if whole else []
        for s, own, whole in zip(sentences, placed, around, strict=True)
    ]
    return [items_of(s.text, own, s.timeline.stages) if own else [] for s, own in zip(sentences, kept, strict=True)]


def _kept(
    text: str, own: Sequence[tuple[Quantity, tuple[int, int]]], whole: Around
) -> Iterator[tuple[Quantity, tuple[int, int]]]:
    """The numbers of a sentence that are no noise, with those that go on with a list one of them opens."""
    last: Quantity | None = None
    for quantity, segment in own:
        shared = goes_on(text, last, quantity) if last else None
        if shared or not is_noise(text, quantity, segment, whole):
            last = shared or quantity
            yield last, segment


def _placed(sentence: _Sentence) -> list[tuple[Quantity, tuple[int, int]]]:
    """The numbers of a sentence, each with the stretch between the two stops around it."""
    text, start, stop = sentence.text, sentence.start, sentence.stop
    cuts = [start, *[m.end() for m in STOPS.finditer(text, start, stop)], stop]
    return [(q, (cuts[(k := bisect_right(cuts, q.start)) - 1], cuts[k])) for q in sentence.quantities]


def _drafts(sentences: Sequence[_Sentence], values: Sequence[Sequence[Item]]) -> Iterator[list[Draft]]:
    """The drafts of each sentence."""
    places = [
        Place(s.text, s.start, items, k, item, items[k - item.listed[0]], s.timeline)
        for s, items in zip(sentences, values, strict=True)
        for k, item in enumerate(items)
    ]
    drafts = drafts_of(places)
    at = 0
    for items in values:
        yield drafts[at : at + len(items)]
        at += len(items)


def _for_readers(drafts: Iterable[Draft], all_facts: bool) -> list[Draft]:
    """Drafts in the words a reader is shown, without those that name nothing."""
    shown: list[Draft] = []
    for draft in drafts:
        draft.name = printed(without_period(draft.name, draft.unit))
        draft.scope = printed(draft.scope) if draft.scope else None
        draft.condition = printed(draft.condition) if draft.condition else None
        if draft.role != "target" and not draft.name.strip("（）"):
            continue  # （2022年为82%） names nothing
        if all_facts:
            draft.role, draft.deadline = "baseline_fact", None
        shown.append(draft)
    return shown


def _named(sentence: _Sentence, values: Sequence[Item], drafts: list[Draft], before: str) -> Iterator[Draft]:
    """The drafts of a sentence with full names; `before` is the name the clause before a semicolon ended with."""
    text, start = sentence.text, sentence.start
    names = [draft.name for draft in drafts]
    told: list[str] = []
    # 力争下降14.5%: an item without a name speaks of the one before it
    for k, draft in enumerate(drafts):
        beside = part = False
        if k:
            between = text[values[k - 1].right : values[k].left]
            beside = between in JOINTS or not between.strip(STOP_MARKS)
            part = beside and text.startswith("其中", values[k].left)  # 每年指导4次,其中入户2次
        name = names[k]
        if not name:
            acted = text[values[k].left : values[k].quantity.bound][-2:] if part else ""
            name = _done_alike(told, acted) or (before if beside else "") or named_after(text, values, names, k)
            name = name or name_before(text, values, k, start) or before
            name = name or name_before(text, values, k) or clean(draft.subject)
        same = told and name[:1] in _SAME_OPENERS and _SAME.fullmatch(name)
        name = told[-1] if same else completed(text, values, k, name, start, before)
        # Named in print by its tier alone, it is one of a series and shares head and period with the others.
        tiers = (names[k] != name and is_of_tier(names[k])) or (values[k].listed[1] > 1 and is_of_tier(name))
        if (tiers or part) and k and drafts[k - 1].unit.startswith(f"{draft.unit}/"):
            draft.unit = drafts[k - 1].unit
        if tiers:
            draft = replace(draft, subject=name)  # its own, and not that of those beside it
        elif k and not names[k] and draft.comparator == "=" and of_the_goal(text, values[k]):
            draft.comparator = drafts[k - 1].comparator
        elif beside and values[k].left == values[k].quantity.bound:
            draft.subject = drafts[k - 1].subject  # who has to do the first has to do all
        before = draft.name = name
        told.append(name)
        if actors := of_actors(text[values[k].left : values[k].quantity.start], name, draft.unit):
            yield from [replace(draft, name=one, subject=one, unit=unit) for one, unit in actors]
            continue
        each = several(name) if draft.unit == "%" else [name]
        if len(each) == 1:
            yield draft
        else:
            yield from [replace(draft, name=one) for one in each]


def _done_alike(told: Sequence[str], acted: str) -> str:
    """The name of an earlier value to which a part's verb belongs: 改造小区960个,惠及居民8.6万户,其中2024年|改造|2.2万户."""
    if not acted or (told and acted in told[-1]):
        return ""
    return next((name for name in reversed(told) if acted in name), "")


def _universals(sentence: _Sentence, drafts: Sequence[Draft]) -> list[Draft]:
    """Number-free commitments of a sentence: 均, 所有, 普遍, 全覆盖."""
    text, start, stop, timeline = sentence.text, sentence.start, sentence.stop, sentence.timeline
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
            stage = replace(before[-1], start=begin, end=end, comparator="all", deadline=deadline, subject="")
            stage.value, stage.value_high, stage.value_text, stage.unit = None, None, "", ""
            stage.baseline_value = stage.baseline_text = None
            yield stage
