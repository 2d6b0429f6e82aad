"""Small range charts without a script: from the starting point to the target, on one scale for all plans.

Only figures of one unit of measure share a scale; the rest are told in words beside it.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

WIDTH = 240
MARGIN = 8
LEVELS = frozenset(
    {"=", ">=", ">", "<=", "<", "range", "approx", "all"}
)  # comparators that state a level, not a change


class Range(NamedTuple):
    """Where one plan starts and where it wants to get, in units of the drawing; None where it does not say."""

    start: float | None
    end: float | None
    far: float | None  # upper end of a target that is a range


class Scale(NamedTuple):
    """The stretch of values one chart shows."""

    low: float
    high: float
    unit: str

    def at(self, value: float | None) -> float | None:
        """Position of a value on the drawing.

        >>> Scale(0, 100, "%").at(50)
        120.0
        """
        if value is None:
            return None
        share = (value - self.low) / (self.high - self.low)
        return round(MARGIN + share * (WIDTH - 2 * MARGIN), 1)

    def range(self, row: Mapping[str, Any] | None) -> Range | None:
        """Starting point and target of a plan, or None when they do not belong on this scale."""
        if row is None or row["unit"] != self.unit or row["comparator"] not in LEVELS or level(row) is None:
            return None
        return Range(self.at(row["baseline_value"]), self.at(level(row)), self.at(row["value_high"]))


def level(row: Mapping[str, Any]) -> float | None:
    """The level a target asks for; 均 and 全部 mean the whole of a percentage."""
    if row["comparator"] == "all" and row["value"] is None:
        return 100.0 if row["unit"] == "%" else None
    value: float | None = row["value"]
    return value


def scale(rows: Iterable[Mapping[str, Any]], unit: str) -> Scale | None:
    """One scale for every figure of a unit; None when there is nothing to compare.

    A percentage always shows all of 0–100, so that no difference looks larger than it is.
    """
    own = [row for row in rows if row["unit"] == unit and row["comparator"] in LEVELS]
    values = [
        value for row in own for value in (row["baseline_value"], level(row), row["value_high"]) if value is not None
    ]
    if len(values) < 2 or min(values) < 0:
        return None
    high = 100.0 if unit == "%" and max(values) <= 100 else max(values) * 1.05
    return Scale(0.0, high, unit) if high else None
