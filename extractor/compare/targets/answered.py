"""The verdict on a target that the lower plan answers: the first rule that fires decides, flags are independent of it.

Redefined → deadline → value → match.
"""

import re
from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from extractor.compare.pair import Pair
from extractor.compare.running import TIERS
from extractor.compare.say import Verdict, finding, quoted, value
from extractor.compare.targets.counterparts import Counterpart
from extractor.compare.targets.dimension import measure_of
from extractor.compare.targets.flags import asides, flags_of
from extractor.compare.targets.ordering import Order, less_often, order, share_of_total
from extractor.compare.targets.periods import at_end_of_plan, within_period
from extractor.compare.targets.scope import Scope, numbers_apart, other_class, scope_change
from extractor.compare.targets.substitution import swapped_word
from extractor.compare.targets.whole import all_counted, cleared
from extractor.compare.tiers import tier, tier_of
from extractor.lexicon.spelling import nearly_sound_alike
from extractor.models import Finding, Indicator
from extractor.text import bare, fold

SURE = 0.75  # score from which a counterpart is beyond doubt
COPIED = 75.0  # likeness from which two quotes are one, a word exchanged
_RECURS = re.compile(r"/(?:[两二三四五六2-6]个?)?(?:半?年|季度?|半?月|周|旬|半?天|学年|学期)$")
_YEAR = re.compile("20[0-9]{2}(?=年)")
_DATED = re.compile("20[0-9]{2}|[0-9]月|[今明后本]年|年[底末内]|季度|半年|五”|[年月日]内")  # also 明年底, 9月底
_STATE_BY = re.compile("[到至]20[0-9]{2}年")
_BASIS = re.compile("每?[十百千万]+(?:常住)?(?:人口|人|名|户)?")
_WHOLE_PLACE = re.compile("(?:每一?个?|各|全|本|我)[省市州盟县区旗乡镇街道]*")
_FIGURES = str.maketrans("一二两三四五六七八九", "1223456789")
_YEARLY = re.compile("每(?:年|半年|季度?|半?个?月|周|旬|学期|学年)|全年|年度")
_PURSE = re.compile(r"([省市县区镇]|中央|自治区)级?财政")
_OF_EACH = re.compile("每一?[个座家所]?(?P<place>[省市县区乡镇村街社](?=[一-鿿(])|校|园)")
_BOUNDS = frozenset((">=", ">", "<=", "<"))
_DOUBTS = {
    "match": frozenset({"deadline_dropped", "below_own_baseline"}),
    "stricter": frozenset({"below_own_baseline"}),
}


def answered(pair: Pair, upper: Indicator, lower: Indicator, counterpart: Counterpart) -> Finding:
    """The verdict on two targets that measure the same, or nearly."""
    scope = scope_change(upper, lower, pair.names)
    flags = list(flags_of(upper, lower, scope))
    if "deadline_dropped" in flags and within_period(pair, upper, lower):
        flags.remove("deadline_dropped")
    dated = _dated_otherwise(pair, upper, lower) if "deadline_dropped" in flags else ""
    swapped = swapped_word(upper.name, lower.name, pair.names)
    swapped = swapped or (None if scope else other_class(upper.name, lower.name, pair.names))
    if swapped and not any(_prints(t, word) for word, t in zip(swapped, (upper, lower), strict=True)):
        swapped = None  # the names have borrowed the words from what stands before the targets
    if swapped and (numbers_apart(upper.name, lower.name) or _spelt(swapped[0]) == _spelt(swapped[1])):
        swapped = None  # 五岁 for 5岁
    if swapped and (all(map(_BASIS.fullmatch, swapped)) or all(map(_WHOLE_PLACE.fullmatch, swapped))):
        swapped = None  # 每千人 for 每万人, which the values are brought to; 全区 for 每个区县, which the district is
    if swapped and nearly_sound_alike(*swapped) and TIERS.isdisjoint(set(swapped[0]) ^ set(swapped[1])):
        swapped = None  # mistyped, which is told by itself
    recurs = bool(flags) and _recurs(upper) and _recurs(lower)  # what is due every year is due in any
    what = order(upper, lower)
    outcome = _judge(upper, lower, what, [] if recurs else flags, swapped, scope)
    in_time = outcome.rule == "other_dimension" and _in_time(pair, upper, lower)
    if outcome.rule == "other_dimension" and (in_time or "deadline_later" not in flags):
        outcome = _all_the_same(pair, upper, lower) or outcome
        if outcome.verdict == "match" and in_time:
            flags = [flag for flag in flags if flag not in ("deadline_dropped", "deadline_later")]
    if what in ("less", "more") and _each_or_total(pair, upper, lower):
        why = f"上级为{value(upper)}，下级为{value(lower)}；一方按每个计，一方是总数，不能直接比较。"
        outcome = Verdict("redefined", "each_or_total", "low", 0.8, why)
    if counterpart.figure and outcome.verdict == "match":
        why = f"上级为{value(upper)}，下级为{value(lower)}；说法不同，数值相同，是否同一指标需人工核对。"
        outcome = Verdict("match", "same_figure", "low", 0.9, why)
    if counterpart.doubtful and outcome.verdict == "match":
        why = f"上级为{value(upper)}，下级为{value(lower)}；名称不同，是否同一指标需人工核对。"
        outcome = Verdict("redefined", "other_name", "medium", 0.6, why)
    if outcome.rule == "later_deadline" and what != "less" and _inherits(pair, lower):
        why = f"{outcome.explanation}下级的期限承自前句，是否也管这一句需核对。"
        outcome = outcome._replace(severity="medium", sure=0.8, explanation=why)
        if what == "same" and _from_before(pair, upper):
            doubt = "两级的期限都承自前句，下级前句的期限推后，是否也管这一句需核对。"
            why = f"上级为{value(upper)}，下级为{value(lower)}，要求一致；{doubt}"
            outcome = Verdict("match", "same_value", "low", 0.7, why)
    if outcome.rule == "earlier_and_lower" and _inherits(pair, lower):
        why = f"上级为{value(upper)}，下级为{value(lower)}，下级要求低于上级。下级的期限承自前句，是否只是阶段性目标需核对。"
        outcome = Verdict("weaker", "lower_value", "medium", 0.8, why)
    if what == "boundary":
        flags.append("boundary")
    severity = outcome.severity
    if severity == "info" and not recurs and not _DOUBTS.get(outcome.verdict, frozenset()).isdisjoint(flags):
        severity = "low" if dated else "medium"
    if pair.comparison.relation != "implements" and severity in ("high", "medium"):
        severity = "low"  # no plan of another place, or beside this one, has to follow it
    near = 0.5 if counterpart.figure else min(0.98, 0.6 + 0.38 * (counterpart.score - 0.5) / (SURE - 0.5))
    confidence = outcome.sure * near
    return finding(
        pair,
        f"i-{upper.id}",
        "indicator",
        outcome.verdict,
        outcome.rule,
        outcome.explanation + asides(upper, lower, flags) + dated,
        severity=severity,
        confidence=confidence,
        clauses=(upper.clause_id, lower.clause_id),
        targets=(upper.id, lower.id),
        quotes=(upper.quote, lower.quote),
        flags=flags,
    )


def _spelt(words: str) -> str:
    """Words with their one-digit numbers in figures."""
    return words.translate(_FIGURES)


def _recurs(target: Indicator) -> bool:
    """Is it due again and again: 2次/年, 每年抽查30%?"""
    return bool(_RECURS.search(target.unit)) or _YEARLY.match(bare(target.quote)) is not None


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
        if _only_one(upper, lower):
            why = f"{both}，衡量方式不同；下级如只有一个此类机构，即为全部，需核对。"
            return Verdict("redefined", "other_dimension", "low", 0.9, why)
        return Verdict("redefined", "other_dimension", "medium", 0.95, f"{both}，衡量方式不同，不能直接比较。")
    if what in ("less", "more") and _own_purses(upper, lower):
        return Verdict("redefined", "own_budget", "low", 0.8, f"{both}；各为本级财政的安排，不能直接比较。")
    if swapped and what in ("same", "boundary") and upper.comparator == lower.comparator:
        words = f"指标名称中的{quoted(swapped[0])}换成了{quoted(swapped[1])}，可能不是同一指标"
        copied = ratio(bare(upper.quote), bare(lower.quote)) >= COPIED  # but for that word
        return Verdict("redefined", "other_word", "medium" if copied else "low", 0.6, f"{both}；{words}。")
    if what in ("less", "more") and share_of_total(upper, lower):
        late = "deadline_later" in flags
        why = f"{both}；上级数字是全域总量，下级只列本地部分{'，但完成期限推后' if late else ''}。"
        return Verdict("redefined", "share_of_total", "medium" if late else "low", 0.7, why)
    if scope and not (what == "less" and scope.flag == "scope_narrowed"):  # lower for fewer is weaker
        wider = scope.flag == "scope_widened"
        said = f"；{scope.said}" if scope.said else ""
        why = f"{both}，统计范围被{'扩大' if wider else '缩小'}{said}。"
        return Verdict("redefined", "other_scope", "low" if wider else "medium", 0.8, why)
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
    if what in ("same", "boundary") and less_often(upper, lower):
        return Verdict("match", "same_total", "low", 0.9, f"{both}，总次数相同，但下级没有写明每一周期都要有。")
    if what == "boundary":
        return Verdict("match", "same_value", "low", 0.97, f"{both}，数值相同，只差是否含本数。")
    if upper.comparator in _BOUNDS and lower.comparator == "=":
        return Verdict("match", "same_value", "info", 0.95, f"{both}，数值相同，下级没有写明是界限。")
    return Verdict("match", "same_value", "info", 1.0, f"{both}，要求一致。")


def _all_the_same(pair: Pair, upper: Indicator, lower: Indicator) -> Verdict | None:
    """An all that is told as a number of all, or as nothing left."""
    both = f"上级为{value(upper)}，下级为{value(lower)}"
    if all_counted(upper, lower, pair.stating(lower)):
        more = upper.value is not None and upper.value < 100.0
        why = f"{both}，下级写明数目并写明全部，即为100%。"
        return Verdict("stricter" if more else "match", "all_of_a_number", "info", 0.7, why)
    if cleared(upper, lower):
        return Verdict("match", "none_left", "info", 0.8, f"{both}，全部完成即为清零，要求一致。")
    return None


def _in_time(pair: Pair, upper: Indicator, lower: Indicator) -> bool:
    """Does the sentence date what it says of all behind the number, and no later than asked: 14个村,2025年全部完成?"""
    years = _YEAR.findall(bare(pair.stating(lower)))
    return bool(years) and max(years) <= (upper.deadline or "")[:4]


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


def _inherits(pair: Pair, lower: Indicator) -> bool:
    """Does a target have its deadline from a sentence before its own?"""
    said = bare(fold(pair.stating(lower)))
    return bool(said) and _DATED.search(said) is None


def _prints(target: Indicator, word: str) -> bool:
    """Does the quote of a target hold a word, or a number as a whole?"""
    edge = r"(?![\d.])" if word[-1:].isdigit() else ""
    return re.search((r"(?<![\d.])" if edge else "") + re.escape(word) + edge, bare(target.quote)) is not None


def _own_purses(upper: Indicator, lower: Indicator) -> bool:
    """Does each of the two say what its own level's budget sets aside?"""
    ours, theirs = _PURSE.match(upper.name), _PURSE.match(lower.name)
    return bool(ours and theirs and ours[1] != theirs[1] and "元" in upper.unit and "元" in lower.unit)


def _within_year(upper: Indicator, lower: Indicator) -> bool:
    """Does the lower deadline only name a month of the year that the upper one leaves open?"""
    return len(upper.deadline or "") == 4 and (lower.deadline or "").startswith(upper.deadline or "-")


def _dated_otherwise(pair: Pair, upper: Indicator, lower: Indicator) -> str:
    """What dates a lower target that states no date itself: another place that has it, or the period of the plan."""
    if any(
        t.deadline and t.name == lower.name and (t.value, t.unit) == (lower.value, lower.unit)
        for t in pair.lower.indicators
        if t.role == "target"
    ):
        return "同一指标在下级其他处写有期限。"
    return "该期限即下级计划的期末。" if at_end_of_plan(pair, upper.deadline) else ""


def _each_or_total(pair: Pair, upper: Indicator, lower: Indicator) -> bool:
    """Does one of the two ask so many of each place, and the other so many in all? A town's own number is that of one."""
    ours, theirs = (_OF_EACH.search(fold(target.quote + target.name)) for target in (upper, lower))
    if bool(ours) == bool(theirs) or {measure_of(upper).dimension, measure_of(lower).dimension} != {"count"}:
        return False
    return ours is None or tier_of(ours["place"]) != tier(pair.lower)


def _only_one(upper: Indicator, lower: Indicator) -> bool:
    """Has a share or an all of the upper plan become one single thing, as where a county has one of them?"""
    shared = upper.value is None or (upper.unit == "%" and upper.value == 100.0)
    return shared and lower.value == 1.0 and measure_of(lower).dimension == "count"
