"""Targets that fall back behind the plan's own start, whether a table, the sentence or the review of the past states it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.compare.consistency.twins import MORE
from extractor.compare.say import quoted, value
from extractor.compare.targets.dimension import Measure, measure_of
from extractor.compare.targets.ordering import lower_is_better, rising
from extractor.compare.targets.substitution import swapped_word
from extractor.lexicon.levels import own_words
from extractor.likeness import scale_of
from extractor.models import Indicator, Plan
from extractor.neutral import names_of, passages_of
from extractor.text import bare

SAME = 0.72  # names of a target and of the figure that tells its start
# A share of money is none of the things it is spent on: 安排污水治理的比例 is no 治理率.
_OF_MONEY = re.compile("安排|用于|提取|计提|列支|投入|支出|资金|经费")
_OF_PERSONS = re.compile("患者|学生|师生|人口|居民|老年人|在册|服务对象")  # so many for each of them
_WIDER = re.compile(r"全国|世界|平均|同期|先进")  # the figure of another place, for comparison
_UP = "提高|提升|增加|上升|增长|扩大|扩展"
_DOWN = "下降|降低|减少|压减|缩短|压缩|精简|缩减|降"
_SUMMED = re.compile(r"[〔［\[]\s*[0-9][^〔［\[]*[〕］\]]")  # 〔70〕: what five years add up to, as tables print it
_CHANGE = re.compile(rf"[由从][^,;。]*?(?:(?P<up>{_UP})|(?P<down>{_DOWN}))(?:到|至|为)")


class Setback(NamedTuple):
    """A target behind its start, and what tells so."""

    target: Indicator
    fact: Indicator | None  # the figure of the past; None when the target's own row or sentence states it
    rule: str
    sure: float
    explanation: str


def setbacks(plan: Plan, targets: Sequence[Indicator]) -> Iterator[Setback]:
    """Targets of `plan` on the wrong side of their own start."""
    told = set()
    for target in targets:
        if found := _behind_own(target):
            told.add(target.id)
            yield found
    yield from _behind_facts(plan, [t for t in targets if t.id not in told and t.baseline_value is None])


def _behind_own(target: Indicator) -> Setback | None:
    """A target behind the start its own row or sentence states, for a measure whose direction is known."""
    path, own = rising(target), measure_of(target)
    if path is None or own.way != "level" or _adds(target):
        return None
    if own.dimension == "ratio" and not _OF_PERSONS.search(target.name):
        return None  # 医护比 1:1.25 after 1:1.15: who is to be more is not said
    what = f"{quoted(target.name)}的目标{value(target)}"
    start = f"“{target.baseline_text}”（{target.baseline_year or '基期'}）"
    said = _CHANGE.search(bare(target.quote))
    if said and path != bool(said["up"]):
        word = said["up"] or said["down"]
        text = f"{what}与基数{start}相比{'上升' if path else '下降'}，文中却写{quoted(word)}，数值与用语相反。"
        return Setback(target, None, "change_against_its_verb", 0.85, text)
    less = lower_is_better(target)
    if said or path != bool(less):
        return None
    text = f"{what}不如基数{start}，目标反而退步。"
    return Setback(target, None, "target_behind_baseline", 0.85 if less is not None else 0.7, text)


def _adds(target: Indicator) -> bool:
    """Does it say how much is done in a time (〔70〕), or how many more there are to be (三级医院数: 新增6家)?"""
    summed = target.origin == "table" and _SUMMED.search(target.quote)
    return bool(summed or (MORE.search(target.quote) and not MORE.search(target.name)))


def _behind_facts(plan: Plan, targets: Sequence[Indicator]) -> Iterator[Setback]:
    """Targets behind a figure of the same name that the plan states of its past."""
    facts = [f for f in plan.indicators if f.role == "baseline_fact" and f.value is not None and _is_own(plan, f)]
    targets = [t for t in targets if t.value is not None and not t.condition]
    if not facts or not targets:
        return
    names = names_of(plan.document)
    passages = passages_of([f.name for f in (*targets, *facts)], names)
    grams = [passage[2] for passage in passages]
    table = scale_of(grams).table(grams[: len(targets)], grams[len(targets) :], least=SAME / 2)
    for target, row in zip(targets, table, strict=True):
        near = [(-score, j) for j, score in row.items() if score >= SAME and _behind(target, facts[j])]
        same = [j for _, j in sorted(near) if _measures_same(facts[j].name, target.name, names)]
        if same:
            yield _of_fact(target, facts[same[0]], row[same[0]])


def _measures_same(fact: str, target: str, names: Sequence[str]) -> bool:
    """Are two names that look alike of one thing, no word exchanged, and of money both or neither?"""
    return bool(_OF_MONEY.search(fact)) == bool(_OF_MONEY.search(target)) and not swapped_word(fact, target, names)


def _is_own(plan: Plan, fact: Indicator) -> bool:
    """Is it a figure of the plan's own place, and no average of others?"""
    quote = bare(fact.quote)
    if _WIDER.search(quote) or fact.condition:
        return False
    level = plan.document.level
    return level in (None, "department") or all(word.level == level for word in own_words(quote))


def _behind(target: Indicator, fact: Indicator) -> bool:
    """Is the target on the wrong side? Counts tell nothing: 新建20个 adds to the 30 there are."""
    ours, theirs = measure_of(target), measure_of(fact)
    if (ours.dimension, ours.way) != (theirs.dimension, "level") or theirs.way != "level":
        return False
    less = lower_is_better(target)
    if not less and not _is_share(ours):
        return False
    return ours.high > theirs.high if less else ours.low < theirs.low


def _is_share(measure: Measure) -> bool:
    return measure.dimension in ("rate", "ratio") or " " in measure.dimension or "/" in measure.dimension


def _of_fact(target: Indicator, fact: Indicator, score: float) -> Setback:
    what = f"{quoted(target.name)}的目标{value(target)}不如文中所述现状{value(fact)}，目标反而退步。"
    sure = 0.8 if lower_is_better(target) is not None else 0.65
    return Setback(target, fact, "target_behind_own_figure", round(sure * min(1.0, score + 0.1), 2), what)
