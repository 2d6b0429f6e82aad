"""One verdict for each upper target, and one for each lower target that answers none.

The first rule that fires decides; flags are independent of it. Not owed → omitted → redefined → deadline →
value → match.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.compare.counterparts import Counterpart, Extra, counterparts
from extractor.compare.dimension import Order, order, share_of_total
from extractor.compare.flags import asides, flags_of
from extractor.compare.kept import KEPT, Kept, kept, prints
from extractor.compare.keys import end_of
from extractor.compare.pair import Pair
from extractor.compare.say import finding, quoted, value
from extractor.compare.scope import Scope, other_class, region_of, scope_change
from extractor.compare.substitution import swapped_word
from extractor.compare.whole import one_body, says_all
from extractor.models import Finding, Indicator, Severity
from extractor.text import bare

SURE = 0.75  # score from which a counterpart is beyond doubt
_RECURS = re.compile(r"/(?:半?年|季度?|月|周|天|学年|学期)$")
_BOUNDS = frozenset((">=", ">", "<=", "<"))
_DOUBTS = {
    "match": frozenset({"deadline_dropped", "below_own_baseline"}),
    "stricter": frozenset({"below_own_baseline"}),
}

_SAME_FIGURE = "下级的相近语句写有同一数值，是否同一指标需人工核对。"


class Verdict(NamedTuple):
    """The outcome of the rules on one target."""

    verdict: str
    rule: str
    severity: Severity
    sure: float  # multiplies the confidence of the match
    explanation: str


def compare_targets(pair: Pair) -> Iterator[Finding]:
    """Findings on the targets of a pair."""
    found, added = counterparts(pair)
    upper = [t for t in pair.upper.indicators if t.role == "target"]
    named: defaultdict[str, list[Indicator]] = defaultdict(list)
    for target in upper:
        named[target.name].append(target)
    for target in upper:
        counterpart = found[target.id]
        if counterpart.lower:
            yield _answered(pair, target, counterpart.lower, counterpart)
        else:
            yield _unanswered(pair, target, counterpart, found, named[target.name])
    for extra in added:
        yield _added(pair, extra)


def _answered(pair: Pair, upper: Indicator, lower: Indicator, counterpart: Counterpart) -> Finding:
    """The verdict on two targets that measure the same, or nearly."""
    scope = scope_change(upper, lower, pair.names)
    flags = list(flags_of(upper, lower, scope))
    swapped = swapped_word(upper.name, lower.name, pair.names) or other_class(upper.name, lower.name, pair.names)
    if swapped and not any(_prints(t, word) for word, t in zip(swapped, (upper, lower), strict=True)):
        swapped = None  # the names have borrowed the words from what stands before the targets
    recurs = all(_RECURS.search(target.unit) for target in (upper, lower))  # what is due every year is due in any
    what = order(upper, lower)
    outcome = _judge(upper, lower, what, [] if recurs else flags, swapped, scope)
    if counterpart.doubtful and outcome.verdict == "match":
        why = f"上级为{value(upper)}，下级为{value(lower)}；名称不同，是否同一指标需人工核对。"
        outcome = Verdict("redefined", "other_name", "medium", 0.6, why)
    if what == "boundary":
        flags.append("boundary")
    severity = outcome.severity
    if severity == "info" and not _DOUBTS.get(outcome.verdict, frozenset()).isdisjoint(flags):
        severity = "medium"
    if pair.comparison.relation != "implements" and severity in ("high", "medium"):
        severity = "low"  # no plan of another place, or beside this one, has to follow it
    confidence = outcome.sure * min(0.98, 0.6 + 0.38 * (counterpart.score - 0.5) / (SURE - 0.5))
    return finding(
        pair,
        f"i-{upper.id}",
        "indicator",
        outcome.verdict,
        outcome.rule,
        outcome.explanation + asides(upper, lower, flags),
        severity=severity,
        confidence=confidence,
        clauses=(upper.clause_id, lower.clause_id),
        targets=(upper.id, lower.id),
        quotes=(upper.quote, lower.quote),
        flags=flags,
    )


def _judge(
    upper: Indicator,
    lower: Indicator,
    what: Order,
    flags: Sequence[str],
    swapped: tuple[str, str] | None,
    scope: Scope | None,
) -> Verdict:
    """First rule that fires; `what` is asked for by the lower target."""
    both = f"上级为{value(upper)}，下级为{value(lower)}"
    if what == "unlike":
        return Verdict("redefined", "other_dimension", "medium", 0.95, f"{both}，衡量方式不同，不能直接比较。")
    if swapped and what in ("same", "boundary") and upper.comparator == lower.comparator:
        words = f"指标名称中的{quoted(swapped[0])}换成了{quoted(swapped[1])}，可能不是同一指标"
        return Verdict("redefined", "other_word", "medium", 0.6, f"{both}；{words}。")
    if what in ("less", "more") and share_of_total(upper, lower):
        late = "deadline_later" in flags
        why = f"{both}；上级数字是全域总量，下级只列本地部分{'，但完成期限推后' if late else ''}。"
        return Verdict("redefined", "share_of_total", "medium" if late else "low", 0.7, why)
    if scope and not (what == "less" and scope.flag == "scope_narrowed"):  # lower for fewer is weaker
        widened = "扩大" if scope.flag == "scope_widened" else "缩小"
        said = f"；{scope.said}" if scope.said else ""
        return Verdict("redefined", "other_scope", "medium", 0.8, f"{both}，统计范围被{widened}{said}。")
    if "deadline_earlier" in flags and what == "less":
        return Verdict("interim", "earlier_and_lower", "low", 0.95, f"{both}，下级期限更早、数值更低，属阶段性目标。")
    if "deadline_later" in flags and what in ("same", "boundary", "less"):
        lower_too = "要求低于上级，且" if what == "less" else ""
        return Verdict("weaker", "later_deadline", "high", 0.95, f"{both}，下级{lower_too}完成期限推后。")
    if what == "less":
        return Verdict("weaker", "lower_value", "high", 0.97, f"{both}，下级要求低于上级。")
    if what == "more":
        return Verdict("stricter", "higher_value", "info", 0.97, f"{both}，下级要求高于上级。")
    if what == "same" and upper.comparator in _BOUNDS and lower.comparator == "approx":
        return Verdict("weaker", "bound_made_vague", "medium", 0.8, f"{both}，上级划了界限，下级只说大约，可以不到。")
    if "deadline_earlier" in flags and not _within_year(upper, lower):
        return Verdict("stricter", "earlier_deadline", "info", 0.9, f"{both}，数值相同，下级期限提前。")
    if what == "boundary":
        return Verdict("match", "same_value", "low", 0.97, f"{both}，数值相同，只差是否含本数。")
    if upper.comparator in _BOUNDS and lower.comparator == "=":
        return Verdict("match", "same_value", "info", 0.95, f"{both}，数值相同，下级没有写明是界限。")
    return Verdict("match", "same_value", "info", 1.0, f"{both}，要求一致。")


def _prints(target: Indicator, word: str) -> bool:
    """Does the quote of a target hold a word, or a number as a whole?"""
    edge = r"(?![\d.])" if word[-1:].isdigit() else ""
    return re.search((r"(?<![\d.])" if edge else "") + re.escape(word) + edge, bare(target.quote)) is not None


def _within_year(upper: Indicator, lower: Indicator) -> bool:
    """Does the lower deadline only name a month of the year that the upper one leaves open?"""
    return len(upper.deadline or "") == 4 and (lower.deadline or "").startswith(upper.deadline or "-")


def _unanswered(
    pair: Pair,
    target: Indicator,
    counterpart: Counterpart,
    found: dict[str, Counterpart],
    namesakes: Sequence[Indicator],
) -> Finding:
    """The verdict on a target nothing in the lower plan answers in numbers; `namesakes` have its name."""
    outcome, flags = _why(pair, target, counterpart, found, namesakes), []
    quote, clause = None, None
    passage = kept(pair, target) if outcome.rule in ("repeated_without_number", "no_counterpart") else None
    spoken = outcome.rule == "repeated_without_number" and not (passage and passage.all_of(target))
    if spoken and counterpart.sentence is not None:
        measure = pair.theirs[counterpart.sentence].measure
        quote, clause = measure.text, measure.clause_id
        outcome = _whole(target, quote) or outcome
        flags += ["unquantified"] if outcome.rule == "repeated_without_number" else []
    elif passage:
        outcome = _spoken_of(target, passage, outcome)
        quote, clause = passage.text, passage.clause_id
        flags += ["unquantified"] if outcome.rule == "object_without_number" else []
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
    if _other_branch(target, found, namesakes):
        return Verdict(
            "not_applicable", "other_branch", "info", 0.85, f"{what}，适用另一种条件，下级按其对应档次执行。"
        )
    if target.duty == "upper":
        return Verdict("upper_only", "duty_of_upper_level", "info", 0.9, f"{what}，只能由上级本级完成，下级无需列出。")
    if counterpart.sentence is not None:
        if prints(pair.theirs[counterpart.sentence].measure.text, target):
            return Verdict("omitted", "said_differently", "medium", 0.5, f"{what}，{_SAME_FIGURE}")
        return Verdict("match", "repeated_without_number", "medium", 0.7, f"{what}，下级写了同样的任务，但没有写数值。")
    if _earlier_stage(target, found, namesakes):
        passed = bool(
            target.deadline and (pair.lower.document.issued_on or "")[: len(target.deadline)] > target.deadline
        )
        why = "该期限在下级计划印发前已过" if passed else "下级只写了最终目标"
        severity: Severity = "info" if passed else "low"
        return Verdict("omitted", "stage_not_repeated", severity, 0.8, f"{what}是阶段性要求，下级没有写；{why}。")
    sure = 0.95 if counterpart.score < 0.4 else 0.8 if counterpart.score < 0.5 else 0.6
    if pair.comparison.lower_predates_upper:
        return Verdict("omitted", "not_covered_yet", "low", 0.7 * sure, f"{what}，下级计划印发在前，尚未覆盖。")
    if pair.comparison.relation != "implements":
        return Verdict("omitted", "not_mentioned", "low", 0.8 * sure, f"{what}，对照的计划没有提到。")
    if region := region_of(target):
        doubt = f"该指标限于{quoted(region)}，下级是否在内需人工核对"
        return Verdict("omitted", "of_a_region", "medium", 0.5 * sure, f"{what}，下级计划没有写；{doubt}。")
    return Verdict("omitted", "no_counterpart", "high", sure, f"{what}，下级计划没有落实。")


def _whole(target: Indicator, text: str) -> Verdict | None:
    """Kept whole though 均 or 全部 is not written, or is written in another word."""
    what = f"上级要求{quoted(target.name)}{value(target)}"
    if body := one_body(target, text):
        return Verdict(
            "match", "only_one_of_its_kind", "info", 0.75, f"{what}，下级这类机构只有{quoted(body)}，已写明。"
        )
    if says_all(target, text):
        return Verdict("match", "all_in_other_words", "info", 0.75, f"{what}，下级说法不同，范围同为全部。")
    return None


def _spoken_of(target: Indicator, passage: Kept, lost: Verdict) -> Verdict:
    """What a target is whose object the lower plan speaks of, though not with this figure."""
    what = f"上级要求{quoted(target.name)}{value(target)}，下级写了{quoted(passage.text)}"
    if passage.all_of(target):
        return Verdict("match", "all_in_other_words", "info", 0.7, f"{what}，说法不同，范围同为全部。")
    if not passage.near or passage.figure or passage.share < KEPT:
        sure = lost.sure * (0.55 if passage.near else 0.65)
        doubt = _SAME_FIGURE if prints(passage.text, target) else "未见这一数值，是否落实需人工核对。"
        return Verdict("omitted", "said_differently", "medium", sure, f"{what}，{doubt}")
    return Verdict("match", "object_without_number", "medium", 0.4 + 0.3 * passage.share, f"{what}，但没有写数值。")


def _other_branch(target: Indicator, found: dict[str, Counterpart], namesakes: Sequence[Indicator]) -> bool:
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


def _added(pair: Pair, extra: Extra) -> Finding:
    """A lower target the upper plan does not set, or a year of one for which it sets no value."""
    target, stage = extra
    rule = "no_upper_target"
    what = f"上级计划没有这一指标：{quoted(target.name)}{value(target)}。"
    if stage:
        own = f"{quoted(target.name)}{value(target)}，上级的同一指标为{value(stage)}，没有写这一年份"
        milestone = end_of(target.deadline) < (end_of(stage.deadline) or "9")
        rule = "own_stage" if milestone else "own_later_stage"
        what = f"下级自定的{'阶段' if milestone else '后续'}目标：{own}。"
    asked = pair.asked.get(target.clause_id, (None,))
    return finding(
        pair,
        f"i-{target.id}",
        "indicator",
        "added",
        rule,
        what,
        severity="info",
        confidence=0.8,
        clauses=(asked[0], target.clause_id),
        targets=(None, target.id),
        quotes=(None, target.quote),
    )
