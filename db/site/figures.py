"""Figures as a reader expects them: ≥80%, 5—10个, 1/80, 到2025年."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

_SPELT = re.compile("分之|成")  # a share in words carries its unit: 百分之八十五, 三成
_SIGNS = {
    "=": "",
    ">=": "≥",
    ">": "＞",
    "<=": "≤",
    "<": "＜",
    "range": "",
    "approx": "约",
    "increase_by": "提高",
    "decrease_by": "下降",
    "multiply_by": "增至",
}


def figure(row: Mapping[str, Any]) -> str:
    """The value of a target with its comparator and unit of measure.

    >>> figure({"comparator": ">=", "value": 80.0, "value_text": "80", "unit": "%"})
    '≥80%'
    >>> figure({"comparator": "all", "value": None, "value_text": "", "unit": ""})
    '全部'
    >>> figure({"comparator": "=", "value": 0.0125, "value_text": "1/80", "unit": "ratio"})
    '1/80'
    """
    comparator = row.get("comparator")
    if not comparator:
        return ""
    if comparator == "all" and row.get("value") is None:
        return "全部"
    printed = str(row.get("value_text") or "") or number(row.get("value"))
    unit = row.get("unit") or ""
    if unit == "ratio" or printed.endswith(unit) or (unit == "%" and _SPELT.search(printed)):
        unit = ""
    if comparator == "multiply_by":
        return printed if "番" in printed or "倍" in printed else f"增至{printed}倍"
    sign = _SIGNS.get(comparator, comparator)
    return f"{'' if printed.startswith(tuple('≥≤><＞＜')) else sign}{printed}{unit}"


def number(value: float | None) -> str:
    """A number without needless zeros.

    >>> number(4.90), number(100.0), number(None)
    ('4.9', '100', '')
    """
    return "" if value is None else f"{value:g}"


def deadline(prefix: str | None) -> str:
    """An ISO prefix as a date in words.

    >>> deadline("2025"), deadline("2023-12"), deadline("2023-12-05"), deadline(None)
    ('2025年', '2023年12月', '2023年12月5日', '')
    """
    if not prefix:
        return ""
    parts = prefix.split("-")
    return "".join(f"{part if n == 0 else part.lstrip('0')}{'年月日'[n]}" for n, part in enumerate(parts[:3]))


class Start(NamedTuple):
    """The starting point of a target; empty when the text gives none."""

    text: str  # 60%
    year: int | None


def baseline(row: Mapping[str, Any]) -> Start:
    """The starting point a target is measured from.

    >>> baseline({"baseline_text": None, "baseline_value": 60.0, "unit": "%", "baseline_year": 2022})
    Start(text='60%', year=2022)
    """
    printed = str(row.get("baseline_text") or "") or number(row.get("baseline_value"))
    if not printed:
        return Start("", None)
    unit = row.get("unit") or ""
    return Start(printed if unit == "ratio" or printed.endswith(unit) else f"{printed}{unit}", row.get("baseline_year"))


def percent(share: float | None) -> str:
    """A share of 0–1 as a percentage without decimals.

    >>> percent(0.714)
    '71%'
    """
    return "" if share is None else f"{share:.0%}"
