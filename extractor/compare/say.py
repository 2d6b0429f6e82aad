"""Findings in the making: how values read in Chinese, and how grave a difference is."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractor.compare.pair import Pair
from extractor.models import Finding, Indicator, Plan, Severity

_SIGNS = {">=": "≥", ">": "＞", "<=": "≤", "<": "＜", "approx": "约"}
_CHANGES = {"increase_by": "提高", "decrease_by": "下降", "multiply_by": "变为"}
_CHANGED = frozenset(("减半", "翻番", "翻一番", "翻两番", "倍增"))  # say the change themselves
_WHOLE = ("成", "分之", "番", "倍", "半")  # values of these have their unit in them


@dataclass(slots=True)  # its fields are read again and again: see `segment.lines.Line`
class Verdict:
    """The outcome of the rules on one target."""

    verdict: str
    rule: str
    severity: Severity
    sure: float  # multiplies the confidence of the match
    explanation: str


@lru_cache(maxsize=4096)
def value(target: Indicator) -> str:
    """The value a target sets, short: “≥95%（2025年）”."""
    if target.value is None:
        text = "全部"
    else:
        unit = "" if target.unit == "ratio" else target.unit
        unit = unit[1:] if unit.startswith("1/") else unit  # 9/10万, and no 91/10万
        change = "" if target.value_text in _CHANGED else _CHANGES.get(target.comparator, "")
        text = change + _SIGNS.get(target.comparator, "") + target.value_text
        told = target.value_text.endswith(unit) or any(map(target.value_text.__contains__, _WHOLE))
        text += "" if told else unit  # 九成 is no 九成%
    return f"“{text}”" + (f"（{date(target.deadline)}）" if target.deadline else "")


def date(deadline: str) -> str:
    """An ISO prefix in words.

    >>> date("2025"), date("2023-06")
    ('2025年', '2023年6月')
    """
    year, *rest = deadline.split("-")
    return f"{year}年" + (f"{int(rest[0])}月" if rest else "")


def quoted(text: str, limit: int = 40) -> str:
    """A short quotation: the whole text, or its beginning."""
    text = text.strip().strip("，、；。：")
    return f"“{text if len(text) <= limit else text[:limit] + '…'}”"


def finding(
    pair: Pair,
    key: str,
    subject: str,
    verdict: str,
    rule: str,
    explanation: str,
    *,
    severity: Severity,
    confidence: float,
    clauses: tuple[str | None, str | None] = (None, None),
    targets: tuple[str | None, str | None] = (None, None),
    quotes: tuple[str | None, str | None] = (None, None),
    flags: Sequence[str] = (),
) -> Finding:
    """A finding of a comparison; pairs are (upper, lower)."""
    (upper, lower), (ours, theirs), (printed, other) = clauses, targets, quotes
    comparison = pair.comparison.id
    return Finding(
        f"{comparison}_{key}",
        comparison,
        pair.lower.document.id,
        subject,  # type: ignore[arg-type]
        verdict,
        tuple(flags),
        severity,
        _sure(confidence),
        upper,
        lower,
        ours,
        theirs,
        printed,
        other,
        explanation,
        rule,
    )


@lru_cache(maxsize=1024)
def _sure(confidence: float) -> float:
    return round(min(max(confidence, 0.05), 0.99), 2)


def alone(
    plan: Plan,
    key: str,
    verdict: str,
    rule: str,
    explanation: str,
    severity: Severity,
    confidence: float,
    clauses: tuple[str | None, str | None],
    quotes: tuple[str | None, str | None],
    targets: tuple[str | None, str | None] = (None, None),
) -> Finding:
    """A finding inside one document; where two places contradict each other the first stands as upper."""
    return Finding(
        f"{plan.document.id}_c-{key}",
        None,
        plan.document.id,
        "consistency",
        verdict,
        (),
        severity,
        confidence,
        *clauses,
        *targets,
        *quotes,
        explanation,
        rule,
    )
