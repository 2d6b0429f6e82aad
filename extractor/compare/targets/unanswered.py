"""The verdict on a target that nothing in the lower plan answers in numbers: not owed, spoken of, or left out."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Postfix

from extractor.compare.losses import of_others
from extractor.compare.pair import Pair
from extractor.compare.say import Verdict, finding, quoted, value
from extractor.compare.targets.allotments import is_sum
from extractor.compare.targets.counterparts import Counterpart
from extractor.compare.targets.every import Restated, restated
from extractor.compare.targets.kept import KEPT, Kept, kept, prints, prints_of
from extractor.compare.targets.often import Often, as_often
from extractor.compare.targets.otherplaces import other_places
from extractor.compare.targets.printed import printed
from extractor.compare.targets.scope import region_of
from extractor.compare.targets.spoken import takes_part
from extractor.compare.targets.whole import one_body
from extractor.compare.tiers import tier
from extractor.lexicon.regions import lies_in
from extractor.models import Finding, Indicator, Severity
from extractor.neutral import names_of
from extractor.text import bare, fold

_TIMES = re.compile("[次遍场期轮]/")
_SAME_FIGURE = "下级的相近语句写有同一数值，是否同一指标需人工核对。"
# What there is of at the upper level only; all else is a total over its places.
_OWN_LEVEL = re.compile("国家|中央|(?:省|市|州|自治区)(?:级|本级|属|直)|高等院校|高等学校|高校|大学|三级医院|区域性")
_TOWARDS = re.compile(
    "(?:持续|逐步|加快|积极|有序|全面)*(?:推进|推动|促进)"
)  # 推进管网全覆盖, with no date: a direction


def unanswered(
    pair: Pair,
    target: Indicator,
    counterpart: Counterpart,
    found: dict[str, Counterpart],
    namesakes: Sequence[Indicator],
) -> Finding:
    """The verdict on a target nothing in the lower plan answers in numbers; `namesakes` have its name."""
    if counterpart.sentence is not None and _left_off(pair, target, pair.theirs[counterpart.sentence].measure.text):
        counterpart = replace(counterpart, sentence=None)
    outcome, flags = _why(pair, target, counterpart, found, namesakes), []
    quote, clause = None, None
    open_ = outcome.rule in ("repeated_without_number", "no_counterpart")
    again = restated(pair, target) if open_ else None
    often = as_often(pair, target) if open_ else None
    passage = kept(pair, target) if open_ and not (again or often) else None
    lost = outcome.rule == "no_counterpart" and outcome.severity == "medium" and not (again or often or passage)
    figure = printed(pair, target) if lost else None
    spoken = outcome.rule == "repeated_without_number"
    if again:
        outcome = _again(target, again)
        quote, clause = again.text, again.clause_id
        flags += ["deadline_later"] if again.late else ["deadline_dropped"] if _undated(target, again) else []
    elif often:
        outcome = _often(target, often)
        quote, clause = often.text, often.clause_id
    elif spoken and counterpart.sentence is not None:
        measure = pair.theirs[counterpart.sentence].measure
        quote, clause = measure.text, measure.clause_id
        outcome = _whole(target, quote) or outcome
        flags += ["unquantified"] if outcome.rule == "repeated_without_number" else []
    elif passage:
        outcome = _spoken_of(pair, target, passage, outcome)
        quote, clause = passage.text, passage.clause_id
        flags += ["unquantified"] if outcome.rule == "object_without_number" else []
    elif figure:
        outcome = _figure(target, figure.measure.text)
        quote, clause = figure.measure.text, figure.measure.clause_id
    return finding(
        pair,
        f"i-{target.id}",
        "indicator",
        outcome.verdict,
        outcome.rule,
        outcome.explanation,
        severity=outcome.severity,
        confidence=outcome.sure,
        clauses=(target.clause_id, clause),
        targets=(target.id, None),
        quotes=(target.quote, quote),
        flags=flags,
    )


def _why(
    pair: Pair,
    target: Indicator,
    counterpart: Counterpart,
    found: dict[str, Counterpart],
    namesakes: Sequence[Indicator],
) -> Verdict:
    """Not owed, spoken of without a number, or left out."""
    what = f"上级要求{quoted(target.name)}{value(target)}"
    if other_branch(target, found, namesakes):
        return Verdict(
            "not_applicable", "other_branch", "info", 0.85, f"{what}，适用另一种条件，下级按其对应档次执行。"
        )
    document = pair.lower.document
    if place := other_places(target.name, document.text, names_of(document)):
        why = f"{what}，说的是{quoted(place)}，下级没有提到这个地方。"
        return Verdict("not_applicable", "other_place", "info", 0.7, why)
    if is_sum(target, pair.upper):
        return Verdict("upper_only", "sum_of_allotments", "info", 0.9, f"{what}，是各地任务的合计，已分解到各地。")
    if target.duty == "upper":
        own = _OWN_LEVEL.search(target.name + fold(target.quote)) or _TIMES.match(target.unit)  # 县级河长巡河
        why = "只能由上级本级完成，下级无需列出" if own else "是上级全域的总数，下级无需列出；是否分解到本地需另行核对"
        return Verdict("upper_only", "duty_of_upper_level", "info", 0.9 if own else 0.8, f"{what}，{why}。")
    if counterpart.sentence is not None:
        if prints(pair.theirs[counterpart.sentence].measure.text, target):
            loose = pair.doubt or pair.rewritten(target.clause_id)  # the figure is there, and the words are all others
            return Verdict("omitted", "said_differently", "low" if loose else "medium", 0.5, f"{what}，{_SAME_FIGURE}")
        return Verdict("match", "repeated_without_number", "medium", 0.7, f"{what}，下级写了同样的任务，但没有写数值。")
    if _earlier_stage(target, found, namesakes):
        passed = _passed(pair, target)
        why = "该期限在下级计划印发前已过" if passed else "下级只写了最终目标"
        severity: Severity = "info" if passed else "low"
        return Verdict("omitted", "stage_not_repeated", severity, 0.8, f"{what}是阶段性要求，下级没有写；{why}。")
    if _passed(pair, target) and not pair.comparison.lower_predates_upper:
        why = f"{what}，该期限在下级计划印发前已过，下级没有写。"
        return Verdict("omitted", "deadline_passed", "low", 0.8, why)
    sure = 0.95 if counterpart.score < 0.4 else 0.8 if counterpart.score < 0.5 else 0.6
    if pair.comparison.lower_predates_upper:
        return Verdict("omitted", "not_covered_yet", "low", 0.7 * sure, f"{what}，下级计划印发在前，尚未覆盖。")
    if pair.comparison.relation != "implements":
        return Verdict("omitted", "not_mentioned", "low", 0.8 * sure, f"{what}，对照的计划没有提到。")
    region = region_of(target)
    known = region and tier(pair.upper) == "national"  # 中部地区 of a city are some of its towns
    inside = lies_in(region or "", pair.lower.document.jurisdiction_code) if known else None
    if inside is False:
        why = f"{what}，限于{quoted(region or '')}，下级所在地不在其内。"
        return Verdict("not_applicable", "other_region", "info", 0.85, why)
    if region and not inside:
        doubt = f"该指标限于{quoted(region)}，下级是否在内需人工核对"
        return Verdict("omitted", "of_a_region", "low", 0.5 * sure, f"{what}，下级计划没有写；{doubt}。")
    if _of_upper_level(pair, target):
        why = f"{what}，下级计划没有写；所说可能为上级本级的事，需人工核对。"
        return Verdict("omitted", "no_counterpart", "low", 0.6 * sure, why)
    if pair.rewritten(target.clause_id):
        why = f"{what}，下级计划没有写；对应条款多已改写，可能换了说法，需人工核对。"
        return Verdict("omitted", "no_counterpart", "medium", 0.7 * sure, why)
    if pair.doubt:
        return Verdict("omitted", "no_counterpart", "medium", 0.7 * sure, f"{what}，下级计划没有写；{pair.doubt}。")
    aimed = target.value is None and not target.deadline and _TOWARDS.match(fold(target.quote))
    return Verdict("omitted", "no_counterpart", "medium" if aimed else "high", sure, f"{what}，下级计划没有落实。")


def _of_upper_level(pair: Pair, target: Indicator) -> bool:
    """Does the sentence of a target speak of the upper level's own bodies, or its clause name no others?"""
    if target.clause_id in pair.once(_of_upper_only):
        return True
    return target.origin == "prose" and of_others(pair, fold(target.quote))


def _of_upper_only(pair: Pair) -> frozenset[str | None]:
    """The clauses that only the upper level can carry out."""
    return frozenset(row.upper_clause_id for row in pair.alignments if row.relation == "upper_only")


def _passed(pair: Pair, target: Indicator) -> bool:
    """Had the deadline passed when the lower plan was issued?"""
    return bool(target.deadline) and (pair.lower.document.issued_on or "")[: len(target.deadline or "")] > str(
        target.deadline
    )


def _whole(target: Indicator, text: str) -> Verdict | None:
    """Kept whole though 均 or 全部 is not written."""
    what = f"上级要求{quoted(target.name)}{value(target)}"
    if body := one_body(target, text):
        return Verdict(
            "match", "only_one_of_its_kind", "info", 0.75, f"{what}，下级这类机构只有{quoted(body)}，已写明。"
        )
    return None


def _again(target: Indicator, again: Restated) -> Verdict:
    """Asked of all in other words, or so it seems."""
    what = f"上级要求{quoted(target.name)}{value(target)}，下级写了{quoted(again.text)}，同为全部"
    sure = 0.75 if again.sure else 0.55
    if again.late:
        return Verdict("weaker", "later_deadline", "medium", sure, f"{what}，但完成期限推后。")
    doubt = "" if again.sure else "，是否同一对象需人工核对"
    if _undated(target, again):
        why = f"{what}，但未写完成期限{doubt}。"
        return Verdict("match", "all_in_other_words", "medium", sure, why)
    return Verdict(
        "match", "all_in_other_words", "info" if again.sure else "low", sure, f"{what}，只是说法不同{doubt}。"
    )


def _often(target: Indicator, often: Often) -> Verdict:
    """As often in other words, or so it seems."""
    what = f"上级要求{quoted(target.name)}{value(target)}，下级写了{quoted(often.text)}"
    if often.sure:
        return Verdict("match", "as_often_in_other_words", "info", 0.7, f"{what}，说法不同，频次不低于上级。")
    return Verdict("match", "as_often_in_other_words", "low", 0.55, f"{what}，频次不低于上级，是否同一事项需人工核对。")


def _figure(target: Indicator, text: str) -> Verdict:
    """No target that answers, but its figure in a sentence that may mean it."""
    what = f"上级要求{quoted(target.name)}{value(target)}，下级没有写法相近的指标；{quoted(text)}中有同一数值"
    return Verdict("omitted", "figure_in_other_words", "low", 0.4, f"{what}，可能即为此项，需人工核对。")


def _undated(target: Indicator, again: Restated) -> bool:
    """Has the lower plan left out by when?"""
    return target.deadline is not None and not again.dated


def _spoken_of(pair: Pair, target: Indicator, passage: Kept, lost: Verdict) -> Verdict:
    """What a target is whose object the lower plan speaks of, though not with this figure."""
    what = f"上级要求{quoted(target.name)}{value(target)}，下级写了{quoted(passage.text)}"
    if passage.near and target.value is not None and takes_part(pair, passage.text):
        why = "是参加上级组织的活动，由上级开展；是否还须自行开展需核对。"
        return Verdict("upper_only", "event_of_upper_level", "low", 0.6, f"{what}，{why}")
    if not passage.near or passage.figure or passage.apart or passage.share < KEPT or not passage.act:
        sure = lost.sure * (0.55 if passage.near else 0.65)
        printed = prints(passage.text, target)
        doubt = _SAME_FIGURE if printed else "未见这一数值，是否落实需人工核对。"
        # The figure is there, or another that may stand for it.
        beside = passage.near and (printed or passage.figure)
        likely: Severity = "low" if beside or prints_of(pair, passage.text, target) else "medium"
        return Verdict("omitted", "said_differently", likely, sure, f"{what}，{doubt}")
    return Verdict("match", "object_without_number", "medium", 0.4 + 0.3 * passage.share, f"{what}，但没有写数值。")


def _left_off(pair: Pair, target: Indicator, text: str) -> bool:
    """Is a target one of a list, and what tells it from the others not in a sentence: 高中生 of 小学生、初中生、高中生近视率?"""
    ends = [
        Postfix.similarity(target.name, other.name)
        for other in pair.upper.indicators
        if other.clause_id == target.clause_id and other.char_start == target.char_start and other.id != target.id
    ]
    shared = min(ends, default=0)
    own = target.name[: -shared if shared > 1 else None] if shared else ""  # 投产 is in 投产流程, 投产率 is not
    return len(own) > 1 and own not in bare(fold(text))


def other_branch(target: Indicator, found: dict[str, Counterpart], namesakes: Sequence[Indicator]) -> bool:
    """Is another condition of the same duty the one the lower plan answers?"""
    if not target.condition:
        return False
    return any(
        other.id != target.id
        and other.clause_id == target.clause_id
        and other.condition
        and other.condition != target.condition
        and found[other.id].lower
        for other in namesakes
    )


def _earlier_stage(target: Indicator, found: dict[str, Counterpart], namesakes: Sequence[Indicator]) -> bool:
    """Is a later stage of the same target answered?"""
    return any(
        other.unit == target.unit and (other.deadline or "") > (target.deadline or "9") and found[other.id].lower
        for other in namesakes
    )
