"""Corrections of the verdict on two targets: what the rules on their values cannot know. Each may change the outcome.

Whether a number is of each place or in all, whether the two are the same at all, and where a deadline comes from.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from extractor.compare.pair import Pair
from extractor.compare.say import Verdict, value
from extractor.compare.targets.counterparts import Counterpart
from extractor.compare.targets.dimension import measure_of
from extractor.compare.targets.judging import Case
from extractor.compare.targets.keys import end_of
from extractor.compare.tiers import tier, tier_of
from extractor.models import Indicator
from extractor.text import bare, fold

_DATED = re.compile("20[0-9]{2}|[0-9]月|[今明后本]年|年[底末内]|季度|半年|五”|[年月日]内")  # also 明年底, 9月底
_STATE_BY = re.compile("[到至]20[0-9]{2}年")
_OF_EACH = re.compile("每一?(?:[个座家所]?(?P<place>[省市县区乡镇村街社](?=[一-鿿(])|校|园)|[条类](?=[一-鿿]{2}))")
# 每所学校 here, 全县 there: of each institution, and in all.
_OF_INSTITUTIONS = re.compile(
    "每一?[个家所处座][一-鿿]{1,10}?(?:站|点|所|院|馆|园|厂|场|店|室|中心|社|屋|基地|企业|机构|校)"
)
_IN_ALL = re.compile("全[省市州盟县区旗镇乡]")


def revised(case: Case, counterpart: Counterpart, outcome: Verdict) -> Verdict:
    """The verdict after all corrections, in their order."""
    for correct in _CORRECTIONS:
        outcome = correct(case, counterpart, outcome)
    return outcome


def _each_or_total(case: Case, _: Counterpart, outcome: Verdict) -> Verdict:
    """So many of each place here, and so many in all there; a town's own number is that of one."""
    pair, upper, lower, what = case.pair, case.upper, case.lower, case.what
    if what not in ("less", "more") or {measure_of(upper).dimension, measure_of(lower).dimension} != {"count"}:
        return outcome
    ours, theirs = (_OF_EACH.search(fold(target.quote + target.name)) for target in (upper, lower))
    if bool(ours) == bool(theirs) and not _of_each_in_all(upper, lower):
        return outcome
    if ours and not theirs and ours["place"] and tier_of(ours["place"]) == tier(pair.lower):
        return outcome
    why = f"上级为{value(upper)}，下级为{value(lower)}；一方按每个计，一方是总数，不能直接比较。"
    return Verdict("redefined", "each_or_total", "low", 0.8, why)


def _of_each_in_all(one: Indicator, other: Indicator) -> bool:
    """Is a number of each institution on one side, and of all the place on the other?"""
    each = [bool(_OF_INSTITUTIONS.search(target.quote)) for target in (one, other)]
    whole = [bool(_IN_ALL.search(target.quote)) for target in (one, other)]
    return each[0] != each[1] and whole == each[::-1]


def _same_figure(case: Case, counterpart: Counterpart, outcome: Verdict) -> Verdict:
    if not counterpart.figure or outcome.verdict != "match":
        return outcome
    why = f"上级为{value(case.upper)}，下级为{value(case.lower)}；说法不同，数值相同，是否同一指标需人工核对。"
    return Verdict("match", "same_figure", "low", 0.9, why)


def _other_name(case: Case, counterpart: Counterpart, outcome: Verdict) -> Verdict:
    if not counterpart.doubtful or outcome.verdict != "match":
        return outcome
    why = f"上级为{value(case.upper)}，下级为{value(case.lower)}；名称不同，是否同一指标需人工核对。"
    return Verdict("redefined", "other_name", "medium", 0.6, why)


def _later_by_inheritance(case: Case, _: Counterpart, outcome: Verdict) -> Verdict:
    """A later deadline that comes from the sentence before may not be meant for this one."""
    pair, upper, lower, what = case.pair, case.upper, case.lower, case.what
    if outcome.rule != "later_deadline" or what == "less" or not _inherits(pair, lower):
        return outcome
    if what == "same" and _from_before(pair, upper):
        doubt = "两级的期限都承自前句，下级前句的期限推后，是否也管这一句需核对。"
        why = f"上级为{value(upper)}，下级为{value(lower)}，要求一致；{doubt}"
        return Verdict("match", "same_value", "low", 0.7, why)
    why = f"{outcome.explanation}下级的期限承自前句，是否也管这一句需核对。"
    return replace(outcome, severity="medium", sure=0.8, explanation=why)


def _stage_by_inheritance(case: Case, _: Counterpart, outcome: Verdict) -> Verdict:
    """A lower value by an earlier deadline is no milestone for sure when the deadline comes from the sentence before."""
    pair, upper, lower = case.pair, case.upper, case.lower
    if outcome.rule != "earlier_and_lower" or not _inherits(pair, lower):
        return outcome
    why = (
        f"上级为{value(upper)}，下级为{value(lower)}，下级要求低于上级。下级的期限承自前句，是否只是阶段性目标需核对。"
    )
    return Verdict("weaker", "lower_value", "medium", 0.8, why)


def _stage_by_twin(case: Case, _: Counterpart, outcome: Verdict) -> Verdict:
    """A lower value without a date is a milestone where the lower plan states it once more, by an earlier date."""
    upper, lower = case.upper, case.lower
    if outcome.rule != "lower_value" or lower.deadline or not upper.deadline:
        return outcome
    twins = [t for t in case.pair.lower.indicators if t.role == "target" and t.name == lower.name and t.deadline]
    dates = [t.deadline for t in twins if (t.value, t.unit) == (lower.value, lower.unit)]
    if not dates or any(end_of(date) >= end_of(upper.deadline) for date in dates):
        return outcome
    why = f"上级为{value(upper)}，下级为{value(lower)}，下级数值更低；同一指标在下级其他处写有更早的期限，是否只是阶段性目标需核对。"
    return Verdict("interim", "earlier_and_lower", "medium", 0.7, why)


_CORRECTIONS: tuple[Callable[[Case, Counterpart, Verdict], Verdict], ...] = (
    _each_or_total,
    _same_figure,
    _other_name,
    _later_by_inheritance,
    _stage_by_inheritance,
    _stage_by_twin,
)


def _inherits(pair: Pair, lower: Indicator) -> bool:
    """Does a target have its deadline from a sentence before its own?"""
    said = bare(fold(pair.stating(lower)))
    return bool(said) and _DATED.search(said) is None


def _from_before(pair: Pair, upper: Indicator) -> bool:
    """Has an upper target its deadline from before the full stop in front of it, and not from 到2025年, which goes on?"""
    said = pair.copies[0].sentences.get(upper.clause_id, ())
    before = [bare(fold(s.measure.text)) for s in said if s.measure.char_start <= upper.char_start]
    ended = False
    for text in reversed(before):
        ended = ended or (text is not before[-1] and not text.endswith((";", ",")))
        if _DATED.search(text):
            return ended and not _STATE_BY.search(text)
    return False
