"""ladder: measures with several deadlines, drawn once, never two measures on one scale."""

from typing import Any

from db.site.ladder import HEIGHT, WIDTH, ladder, ladders


def row(value: float, deadline: str | None, **about: Any) -> dict[str, Any]:
    """A target as the database holds it."""
    known = {
        "id": f"{value}-{deadline}", "name": "覆盖率", "unit": "%", "scope": None, "condition": None, "role": "target",
        "comparator": ">=", "value": value, "value_high": None, "value_text": f"{value:g}", "deadline": deadline,
        "baseline_value": None, "baseline_text": None, "baseline_year": None,
    }  # fmt: skip
    return {**known, **about}


def test_stages_climb_from_left_to_right() -> None:
    """The starting point first; later is further right, more is higher up."""
    start = {"baseline_value": 10.0, "baseline_year": 2022, "baseline_text": "10"}
    found = ladder([("上级", [row(60, "2025", **start), row(30, "2023-12")])])
    assert found
    points = found.lines[0].points
    assert [point.text for point in points] == ["10%", "≥30%", "≥60%"]
    assert [point.when for point in points] == ["2022年（起点）", "2023年12月", "2025年"]
    assert sorted(point.x for point in points) == [point.x for point in points]
    assert sorted((point.y for point in points), reverse=True) == [point.y for point in points]
    assert all(0 < point.x < WIDTH and 0 < point.y < HEIGHT for point in points)


def test_one_deadline_is_no_ladder() -> None:
    """Nor is a measure in two units, or one without dates; 2025年 and 2025年12月 are one date."""
    assert ladder([("上级", [row(60, "2025")]), ("下级", [row(50, "2025-12")])]) is None
    assert ladder([("上级", [row(60, "2025"), row(30, "2023", unit="个")])]) is None
    assert ladder([("上级", [row(60, None), row(30, None)])]) is None


def test_a_milestone_of_the_lower_plan_stands_beside_the_upper_target() -> None:
    """With the other stages of its measure, and once, though table and prose both say it."""
    uppers = [row(95, "2025"), row(95, "2025", name="在册覆盖率")]
    lowers = [row(80, "2023"), row(90, "2024")]
    pairs = [(upper, lowers[0]) for upper in uppers]
    (found,) = ladders(("上级", uppers), ("下级", lowers), pairs)
    assert [(when, [point and point.text for point in cells]) for when, cells in found.stages] == [
        ("2023年", [None, "≥80%"]),
        ("2024年", [None, "≥90%"]),
        ("2025年", ["≥95%", None]),
    ]
