"""The verdict on two targets that measure the same, or nearly: the first rule that fires decides.

Redefined → deadline → value → match.
"""

import re
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from extractor.compare.pair import Pair
from extractor.compare.running import TIERS
from extractor.compare.say import Verdict, quoted, value
from extractor.compare.targets.dimension import measure_of
from extractor.compare.targets.ordering import Order, less_often, share_of_total
from extractor.compare.targets.scope import Scope, numbers_apart, other_class
from extractor.compare.targets.substitution import swapped_word
from extractor.compare.targets.whole import all_counted, cleared
from extractor.lexicon.functions import organ_of
from extractor.lexicon.spelling import nearly_sound_alike
from extractor.models import Indicator
from extractor.text import bare

COPIED = 75.0  # likeness from which two quotes are one, a word exchanged
_BASIS = re.compile("每?[十百千万]+(?:常住)?(?:人口|人|名|户)?")
_WHOLE_PLACE = re.compile("(?:每一?个?|各|全|本|我)[省市州盟县区旗乡镇街道]*")
_FIGURES = str.maketrans("一二两三四五六七八九", "1223456789")
_PURSE = re.compile(r"([省市县区镇]|中央|自治区)级?财政")
_YEAR = re.compile("20[0-9]{2}(?=年)")
_BOUNDS = frozenset((">=", ">", "<=", "<"))


@dataclass(slots=True)  # its fields are read again and again: see `segment.lines.Line`
class Case:
    """Two targets to be judged, and what is known of them."""

    pair: Pair
    upper: Indicator
    lower: Indicator
    what: Order  # what the lower one asks for, beside the upper one
    flags: frozenset[str]  # of deadlines and the like; none where both are due again and again
    scope: Scope | None


def judge(case: Case) -> Verdict:
    """The first rule that fires."""
    pair, upper, lower, what, flags, scope = case.pair, case.upper, case.lower, case.what, case.flags, case.scope
    both = f"上级为{value(upper)}，下级为{value(lower)}"
    if what == "unlike":
        return _all_the_same(case) or _unit_left_out(upper, lower) or _other_dimension(upper, lower)
    if what in ("less", "more") and _own_purses(upper, lower):
        return Verdict("redefined", "own_budget", "low", 0.8, f"{both}；各为本级财政的安排，不能直接比较。")
    same = what in ("same", "boundary")
    swapped = _exchanged(upper, lower, pair.names, scope) if same and upper.comparator == lower.comparator else None
    if swapped:
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
    if "deadline_later" in flags and (same or what == "less"):
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
    if same and less_often(upper, lower):
        return Verdict("match", "same_total", "low", 0.9, f"{both}，总次数相同，但下级没有写明每一周期都要有。")
    if what == "boundary":
        return Verdict("match", "same_value", "low", 0.97, f"{both}，数值相同，只差是否含本数。")
    if upper.comparator in _BOUNDS and lower.comparator == "=":
        return Verdict("match", "same_value", "info", 0.95, f"{both}，数值相同，下级没有写明是界限。")
    return Verdict("match", "same_value", "info", 1.0, f"{both}，要求一致。")


def _unit_left_out(upper: Indicator, lower: Indicator) -> Verdict | None:
    """The same figure, to which one side prints no unit: 死亡率下降到190.7 for 190.7/10万."""
    if bool(upper.unit) == bool(lower.unit) or upper.value is None or upper.value != lower.value:
        return None
    left = "下级" if upper.unit else "上级"
    why = f"上级为{value(upper)}，下级为{value(lower)}，数值相同；{left}没有写计量单位，需核对。"
    return Verdict("match", "unit_left_out", "low", 0.7, why)


def _other_dimension(upper: Indicator, lower: Indicator) -> Verdict:
    both = f"上级为{value(upper)}，下级为{value(lower)}，衡量方式不同"
    if _only_one(upper, lower):
        why = f"{both}；下级如只有一个此类机构，即为全部，需核对。"
        return Verdict("redefined", "other_dimension", "low", 0.9, why)
    return Verdict("redefined", "other_dimension", "medium", 0.95, f"{both}，不能直接比较。")


def _all_the_same(case: Case) -> Verdict | None:
    """An all that is told as a number of all, or as nothing left."""
    pair, upper, lower = case.pair, case.upper, case.lower
    if "deadline_later" in case.flags and not in_time(case):
        return None
    both = f"上级为{value(upper)}，下级为{value(lower)}"
    if all_counted(upper, lower, pair.stating(lower)):
        more = upper.value is not None and upper.value < 100.0
        why = f"{both}，下级写明数目并写明全部，即为100%。"
        return Verdict("stricter" if more else "match", "all_of_a_number", "info", 0.7, why)
    if cleared(upper, lower):
        return Verdict("match", "none_left", "info", 0.8, f"{both}，全部完成即为清零，要求一致。")
    return None


def in_time(case: Case) -> bool:
    """Does the sentence date what it says of all behind the number, and no later than asked: 14个村,2025年全部完成?"""
    if case.what != "unlike":
        return False
    years = _YEAR.findall(bare(case.pair.stating(case.lower)))
    return bool(years) and max(years) <= (case.upper.deadline or "")[:4]


def _exchanged(
    upper: Indicator, lower: Indicator, names: tuple[str, ...], scope: Scope | None
) -> tuple[str, str] | None:
    """The words exchanged in the name of a target, when that may make it another one."""
    swapped = swapped_word(upper.name, lower.name, names)
    swapped = swapped or (None if scope else other_class(upper.name, lower.name, names))
    if not swapped or not any(_prints(t, word) for word, t in zip(swapped, (upper, lower), strict=True)):
        return None  # names borrow words from what stands before the targets
    if numbers_apart(upper.name, lower.name) or _spelt(swapped[0]) == _spelt(swapped[1]):
        return None  # 五岁 for 5岁
    if all(map(_BASIS.fullmatch, swapped)) or all(map(_WHOLE_PLACE.fullmatch, swapped)):
        return None  # 每千人 for 每万人, which the values are brought to; 全区 for 每个区县, which the district is
    organs = [organ_of(word) for word in swapped]
    if organs[0] and organs[0] == organs[1]:
        return None  # 教育行政部门 is the 教育局
    mistyped = nearly_sound_alike(*swapped) and TIERS.isdisjoint(set(swapped[0]) ^ set(swapped[1]))
    return None if mistyped else swapped  # a slip is told by itself


def _spelt(words: str) -> str:
    """Words with their one-digit numbers in figures."""
    return words.translate(_FIGURES)


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


def _only_one(upper: Indicator, lower: Indicator) -> bool:
    """Has a share or an all of the upper plan become one single thing, as where a county has one of them?"""
    shared = upper.value is None or (upper.unit == "%" and upper.value == 100.0)
    return shared and lower.value == 1.0 and measure_of(lower).dimension == "count"
