"""Targets that are reached in stages, drawn as ladders: time to the right, value upwards, one line a plan.

A ladder is worth drawing when a measure has more than one deadline, in one plan or between the two.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from db.site.chart import LEVELS, level
from db.site.figures import baseline, deadline, figure

WIDTH, HEIGHT = 560, 150
LEFT, RIGHT, TOP, BOTTOM = 58, 58, 26, 30
NEAR = 90  # narrower than a date in words: the one that comes later is left out, the table beside has it

Row = Mapping[str, Any]


class Point(NamedTuple):
    """One stage of one plan, in units of the drawing; the starting point has no target."""

    x: float
    y: float
    when: str  # 2023年12月
    text: str  # ≥95%
    target_id: str | None


class Line(NamedTuple):
    """The stages of one plan."""

    name: str
    points: tuple[Point, ...]


class Ladder(NamedTuple):
    """All stages of one measure."""

    name: str
    lines: tuple[Line, ...]
    ticks: tuple[tuple[float, str], ...]  # place and date of what is written below the drawing
    stages: tuple[tuple[str, tuple[Point | None, ...]], ...]  # the table beside it: date, one cell a plan


def year(prefix: str) -> float:
    """The end of an ISO prefix as a number of years.

    >>> year("2025"), year("2025-06"), year("2025-06-30")
    (2026.0, 2025.5, 2025.5)
    """
    parts = [int(part) for part in prefix.split("-")[:2] if part.isdigit()]
    return parts[0] + (parts[1] / 12 if len(parts) > 1 else 1.0)


def same_measure(row: Row) -> tuple[Any, ...]:
    """What the stages of one measure have in common."""
    return row["name"], row["unit"], row["scope"], row["condition"]


def ladder(plans: Sequence[tuple[str, Iterable[Row]]]) -> Ladder | None:
    """Draw the targets of one measure, plan by plan; None when there is but one deadline or another unit."""
    kept = [(name, [row for row in rows if _drawn(row)]) for name, rows in plans]
    rows = [row for _, own in kept for row in own]
    units = {row["unit"] for row in rows}
    if len(units) != 1 or len({year(row["deadline"]) for row in rows}) < 2:
        return None
    marks = [(name, _marks(own)) for name, own in kept if own]
    across = _along([mark[0] for _, own in marks for mark in own], LEFT, WIDTH - RIGHT)
    top = 100.0 if units == {"%"} else None
    upwards = _along([0.0, *(mark[1] for _, own in marks for mark in own)], HEIGHT - BOTTOM, TOP, top)
    lines = tuple(
        Line(name, tuple(Point(across(mark[0]), upwards(mark[1]), *mark[2:]) for mark in own)) for name, own in marks
    )
    return Ladder(str(rows[0]["name"]), lines, _ticks(lines), _stages(lines))


def _drawn(row: Row) -> bool:
    return bool(row["deadline"]) and row["comparator"] in LEVELS and (level(row) or -1) >= 0


Mark = tuple[float, float, str, str, str | None]


def _marks(rows: Iterable[Row]) -> list[Mark]:
    """Year, value, date, figure and target of every stage, the starting point first; what is said twice stands once."""
    found: dict[tuple[float, float], Mark] = {}
    for row in rows:
        start = baseline(row)
        if row["baseline_value"] is not None and start.year:
            key = (start.year + 1.0, float(row["baseline_value"]))
            found.setdefault(key, (*key, f"{start.year}年（起点）", start.text, None))
        key = (year(row["deadline"]), float(level(row) or 0))
        found.setdefault(key, (*key, deadline(row["deadline"]), figure(row), row["id"]))
    return sorted(found.values(), key=lambda mark: mark[:2])


def _along(values: Sequence[float], start: float, end: float, top: float | None = None) -> Callable[[float], float]:
    """The scale that puts the least value at `start` and the greatest, or `top`, at `end`."""
    low, high = min(values), max(*values, top) if top is not None else max(values)
    return lambda value: round(start + (value - low) / ((high - low) or 1) * (end - start), 1)


def _ticks(lines: Iterable[Line]) -> tuple[tuple[float, str], ...]:
    dates = sorted({(point.x, point.when) for line in lines for point in line.points})
    kept = dates[:1] + [after for before, after in pairwise(dates) if after[0] > before[0]]
    shown: list[tuple[float, str]] = []
    for place, text in kept:
        if not shown or place - shown[-1][0] >= NEAR:
            shown.append((place, text))
    return tuple(shown)


def _stages(lines: Sequence[Line]) -> tuple[tuple[str, tuple[Point | None, ...]], ...]:
    by_date: dict[float, dict[str, Point]] = defaultdict(dict)
    for line in lines:
        for point in line.points:  # 2025年 and 2025年12月 are one date
            by_date[point.x][line.name] = point
    rows = [tuple(own.get(line.name) for line in lines) for _, own in sorted(by_date.items())]
    return tuple((next(point.when for point in row if point), row) for row in rows)


def ladders(
    upper: tuple[str, Iterable[Row]], lower: tuple[str, Iterable[Row]], pairs: Iterable[tuple[Row, Row | None]]
) -> list[Ladder]:
    """The ladders of two plans: every measure of the upper one with what the lower one says of it, in order.

    `pairs` are upper targets with the lower targets found for them; other stages of a lower measure come with it.
    """
    above, below = _by_measure(upper[1]), _by_measure(lower[1])
    partners: dict[tuple[Any, ...], dict[tuple[Any, ...], None]] = defaultdict(dict)
    for row, partner in pairs:
        if partner is not None and partner["unit"] == row["unit"]:
            partners[same_measure(row)][same_measure(partner)] = None
    found: dict[tuple[Any, ...], Ladder] = {}
    for measure, rows in above.items():
        one = ladder([(upper[0], rows), (lower[0], [row for key in partners[measure] for row in below[key]])])
        if one:  # what table and prose say alike is drawn once
            found.setdefault(tuple(point[2:4] for line in one.lines for point in line.points if point.target_id), one)
    return list(found.values())


def _by_measure(rows: Iterable[Row]) -> dict[tuple[Any, ...], list[Row]]:
    found: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        if row["role"] == "target":
            found[same_measure(row)].append(row)
    return found
