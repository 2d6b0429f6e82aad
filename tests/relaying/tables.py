"""Tables of indicators with known rows, drawn by chance and printed in every layout a table comes in."""

import json
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from extractor.text import fold

PLANS = Path(__file__).parent.parent / "plans"
SIGNS = {"=": "", ">=": "≥", "<=": "≤"}
SPANS = ((2020, 2023, 2025), (2024, 2026, 2027), (2025, 2027, 2030))
GROUPS = ("服务体系", "能力建设", "社会效益", "保障水平", "质量安全")
BODIES = ("市卫生健康委", "市教育局", "市发展改革委", "市民政局", "市人力资源社会保障局")
TEXT = """数字服务提升行动计划
一、主要任务
（一）完善机制。建立健全工作机制，加强日常巡查。
二、主要指标
（一）目标任务。坚持统筹推进，明确分工。
{table}
三、保障措施
（一）加强领导。各级要高度重视，落实责任。
"""
Grid = Sequence[Sequence[str]]


class Known(NamedTuple):
    """What a target of a table must come out as."""

    name: str
    comparator: str
    value: float
    unit: str
    year: str
    baseline: float | None


class Table(NamedTuple):
    """Heads and rows, what they say, and the year the plan is of."""

    grid: Grid
    known: list[Known]
    year: int


def indicators() -> list[tuple[str, float, str, str]]:
    """Name, value, unit and comparator of the plain rows of all tables of the plans with gold."""
    found = set()
    for path in sorted(PLANS.glob("*/*.targets.json")):
        for row in json.loads(path.read_text("utf-8")):
            name, unit = fold(row["name"]), row.get("unit") or ""
            plain = row.get("origin") == "table" and row["comparator"] in SIGNS and row.get("value_high") is None
            whole = isinstance(row["value"], int | float) and unit and not {"/", "每"} & set(unit) and unit != "ratio"
            if plain and whole and len(name) > 3 and not set("（()%") & set(name) and not name.startswith("每年"):
                found.add((name, row["value"], unit, row["comparator"]))
    return sorted(found)


def drawn(random: Random, pool: Sequence[tuple[str, float, str, str]]) -> Table:
    """A table of three to nine indicators whose columns and cells chance chooses."""
    numbered, grouped, based, staged = (random.random() < share for share in (0.7, 0.5, 0.7, 0.4))
    place = random.choice(["column", "name", "cell"])  # where the unit stands
    nature, body = random.choice(["", "属性", "性质"]), random.choice(["", "", "责任单位", "牵头单位"])
    base, middle, last = random.choice(SPANS)
    years = [middle, last] if staged else [last]
    heads = ["序号"] * numbered + [random.choice(["类别", "领域", "分类"])] * grouped
    heads += [random.choice(["指标", "指标名称", "主要指标"])] + ["单位"] * (place == "column")
    heads += [f"{base}年{random.choice(['', '基期值', '现状'])}"] * based
    heads += [f"{year}年{random.choice(['', '目标', '目标值'])}" for year in years]
    heads += [head for head in (nature, body) if head]
    rows, known, groups = [heads], [], iter(GROUPS)
    chosen = list({row[0]: row for row in random.sample(pool, random.randint(3, 9))}.values())
    for number, (name, value, unit, sign) in enumerate(chosen, 1):
        starts = grouped and (number == 1 or random.random() < 0.35)
        row = [str(number)] * numbered + [next(groups, "") if starts else ""] * grouped
        row += [f"{name}（{unit}）" if place == "name" else name] + [unit] * (place == "column")
        own = unit if place == "cell" else ""
        was = None if not based or random.random() < 0.12 else _scaled(value, 0.7)
        row += [f"{was:g}{own}" if was is not None else "—"] * based
        for year in years:
            level = _scaled(value, 0.9) if year == middle else value
            row.append(_printed(random, sign, f"{level:.10g}{own}"))
            known.append(Known(name, sign, float(level), unit, str(year), was))
        row += [random.choice(["约束性", "预期性"])] * bool(nature) + [random.choice(BODIES)] * bool(body)
        rows.append(row)
    return Table(rows, known, base + 1)


def _scaled(value: float, share: float) -> float:
    return round(value * share, 1) if value < 100 else float(int(value * share))


def _printed(random: Random, sign: str, level: str) -> str:
    if sign == ">=" and random.random() < 0.5:
        return random.choice([f"{level}以上", f"不低于{level}"])
    return f"{level}以下" if sign == "<=" and random.random() < 0.4 else SIGNS[sign] + level


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _aligned(grid: Grid, random: Random) -> list[str]:
    """As `pdftotext -layout` prints it."""
    widths = [max(map(_width, column)) + random.randint(2, 5) for column in zip(*grid, strict=True)]
    padded = [[cell + " " * (w - _width(cell)) for cell, w in zip(row, widths, strict=True)] for row in grid]
    return ["  " + "".join(row).rstrip() for row in padded]


def _ruled(grid: Grid, _: Random) -> list[str]:
    """As pandoc prints it."""
    widths = [max(map(_width, column)) + 2 for column in zip(*grid, strict=True)]
    padded = [[cell + " " * (w - _width(cell)) for cell, w in zip(row, widths, strict=True)] for row in grid]
    lines = ["  " + " ".join(row).rstrip() for row in padded]
    return [lines[0], "  " + " ".join("-" * w for w in widths), *lines[1:], ""]


def _wrapped(grid: Grid, random: Random) -> list[str]:
    """Run together by a PDF, cells wrapped at one width."""
    width = random.randint(8, 14)
    lines = [" ".join(grid[0])]
    for row in grid[1:]:
        open_line: list[str] = []
        for cell in filter(None, row):
            *full, rest = [cell[k : k + width] for k in range(0, len(cell), width)]
            for piece in full:
                lines.append(" ".join([*open_line, piece]))
                open_line = []
            open_line.append(rest)
        lines.append(" ".join(open_line))
    return lines


def _html(grid: Grid, _: Random) -> list[str]:
    rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in grid)
    return ["<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"]


LAYOUTS: dict[str, Callable[[Grid, Random], list[str]]] = {
    "tabs": lambda grid, _: ["\t".join(row) for row in grid],
    "tabs and blank lines": lambda grid, _: "\n\n".join("\t".join(row) for row in grid).split("\n"),
    "pipes": lambda grid, _: ["| " + " | ".join(row) + " |" for row in (grid[0], ["---"] * len(grid[0]), *grid[1:])],
    "bars": lambda grid, _: ["｜".join(row) for row in grid],
    "HTML": _html,
    "one cell a line": lambda grid, _: [cell for row in grid for cell in row if cell],
    "rules of dashes": _ruled,
    "blanks that align": _aligned,
    "one blank": lambda grid, _: [" ".join(filter(None, row)) for row in grid],
    "wrapped": _wrapped,
    "column by column": lambda grid, _: [cell for column in zip(*grid, strict=True) for cell in column if cell],
    "heads, then columns": lambda grid, _: [
        " ".join(grid[0]),
        *(cell for column in zip(*grid[1:], strict=True) for cell in column if cell),
    ],
}
