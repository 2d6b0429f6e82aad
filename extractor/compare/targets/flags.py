"""What two targets that measure the same differ in besides the value: deadline, condition, scope, baseline."""

import re
from collections.abc import Iterator, Sequence

from extractor.compare.say import date, quoted
from extractor.compare.targets.keys import end_of
from extractor.compare.targets.ordering import lower_is_better, rising
from extractor.compare.targets.scope import Scope
from extractor.models import Indicator


def _deadline_flags(upper: Indicator, lower: Indicator) -> Iterator[str]:
    if upper.deadline and not lower.deadline:
        yield "deadline_dropped"
    elif upper.deadline and lower.deadline and upper.deadline != lower.deadline:
        ours, theirs = end_of(upper.deadline), end_of(lower.deadline)
        if ours != theirs:
            yield "deadline_later" if theirs > ours else "deadline_earlier"


def flags_of(upper: Indicator, lower: Indicator, scope: Scope | None) -> Iterator[str]:
    """Flags of two targets that measure the same, whatever the verdict is; they are independent of it."""
    yield from _deadline_flags(upper, lower)
    if scope:
        yield scope.flag
    if upper.condition and not lower.condition:
        yield "condition_dropped"
    if _below(upper, lower):
        yield "below_own_baseline"
    text = lower.baseline_text or ""
    if lower.baseline_value and lower.baseline_value == upper.baseline_value and len(re.sub(r"\D", "", text)) > 1:
        yield "baseline_copied"


def _below(upper: Indicator, lower: Indicator) -> bool:
    """Does the lower target fall back behind the lower place's own start?"""
    path = rising(lower)
    if path is None:
        return False
    asked = rising(upper)
    if asked is not None:
        return path != asked
    known = lower_is_better(lower)
    return known is not None and path == known


def asides(upper: Indicator, lower: Indicator, flags: Sequence[str]) -> str:
    """What the flags add to the explanation."""
    if not flags:
        return ""
    said = {
        "deadline_dropped": f"下级未写完成期限（上级为{date(upper.deadline or '')}）。" if upper.deadline else "",
        "condition_dropped": f"上级的条件{quoted(upper.condition or '')}未写入。",
        "below_own_baseline": f"下级目标不如本地基数{quoted(lower.baseline_text or '')}。",
        "baseline_copied": f"下级基数与上级完全相同（{lower.baseline_text}），可能照抄。",
    }
    return "".join(said.get(flag, "") for flag in flags)
