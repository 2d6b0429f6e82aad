"""chart: one scale for one unit of measure, honest about zero."""

from typing import Any

import pytest

from db.site.chart import MARGIN, WIDTH, level, scale


def row(value: float | None, unit: str = "%", comparator: str = "=", start: float | None = None) -> dict[str, Any]:
    """A target as the database holds it."""
    return {"value": value, "unit": unit, "comparator": comparator, "baseline_value": start, "value_high": None}


def test_a_percentage_shows_all_of_it() -> None:
    """From 0 to 100, whatever the figures are."""
    found = scale([row(95.0, start=93.0), row(90.0)], "%")
    assert found and (found.low, found.high) == (0.0, 100.0)
    drawn = found.range(row(95.0, start=93.0))
    assert drawn and drawn.start and drawn.end and MARGIN < drawn.start < drawn.end < WIDTH - MARGIN


@pytest.mark.parametrize(
    "rows",
    [[], [row(5.0)], [row(None, comparator="all", unit="")], [row(-1.0), row(2.0)], [row(0.0, "个"), row(0.0, "个")]],
)
def test_nothing_to_compare_is_not_drawn(rows: list[dict[str, Any]]) -> None:
    """A single figure or none."""
    assert scale(rows, rows[0]["unit"] if rows else "%") is None


def test_other_units_and_changes_stay_off_the_scale() -> None:
    """A count beside a rate, an increase beside a level."""
    found = scale([row(95.0), row(90.0), row(7.0, "个")], "%")
    assert found and found.range(row(7.0, "个")) is None
    assert found.range(row(5.0, comparator="increase_by")) is None and found.range(None) is None


def test_all_of_a_percentage_is_100() -> None:
    """均 stands where 100% would."""
    assert level(row(None, comparator="all")) == 100.0
    assert level(row(None, comparator="all", unit="")) is None
