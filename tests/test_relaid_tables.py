"""Tables of indicators drawn by chance: the same records in whatever layout they are printed."""

from random import Random

import pytest
from pairs import plan
from relaying import duties
from relaying.tables import LAYOUTS, TEXT, Known, drawn, indicators

TABLES = 40
# Shares of targets found and of targets found that are right; raise a floor when it is passed, never lower it.
FLOOR = 0.99


@pytest.mark.parametrize("pages", [1, 2])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_says_what_the_table_says(layout: str, pages: int) -> None:
    """Forty tables with other columns, units and cells each; on the second page the head is printed again."""
    pool, right, read, known = indicators(), 0, 0, 0
    wrong: list[tuple[int, list[Known]]] = []
    for seed in range(TABLES):
        random = Random(seed)
        table = drawn(random, pool)
        head, *rows = table.grid
        half = len(rows) // pages
        parts = [rows] if pages == 1 or half < 2 else [rows[:half], rows[half:]]
        lines = "\n— 3 —\n".join("\n".join(LAYOUTS[layout]([head, *part], random)) for part in parts)
        front = {
            "issued_on": f"{table.year}-03-01",
            "period_start": table.year,
            "period_end": int(table.known[-1].year),
        }
        found = [
            Known(t.name, t.comparator, t.value or 0.0, t.unit, (t.deadline or "")[:4], t.baseline_value)
            for t in plan("upper", TEXT.format(table=lines), **front).indicators
            if t.role == "target"
        ]
        missed = [row for row in table.known if row not in found]
        right, read, known = right + len(table.known) - len(missed), read + len(found), known + len(table.known)
        if missed or len(found) > len(table.known):
            wrong.append((seed, missed))
    assert right >= FLOOR * known, wrong
    assert right >= FLOOR * read, wrong


# Columns of bodies one below the other have no rule that could tell whose they are.
BY_COLUMN = ("column by column", "heads, then columns")
WRAPPED = 0.94  # where cells wrap at one width; `FLOOR` else


@pytest.mark.parametrize("pages", [1, 2])
@pytest.mark.parametrize("layout", [layout for layout in LAYOUTS if layout not in BY_COLUMN])
def test_bodies_of_an_annex_belong_to_the_tasks_it_names(layout: str, pages: int) -> None:
    """Forty annexes: every body with its role at the task its row names, and no other; the head may be printed again."""
    right, read, known = 0, 0, 0
    wrong: list[tuple[int, list[duties.Known]]] = []
    for seed in range(TABLES):
        random = Random(seed)
        annex = duties.drawn(random)
        head, *rows = annex.grid
        parts = [rows] if pages == 1 else [rows[: len(rows) // 2], rows[len(rows) // 2 :]]
        table = "\n— 3 —\n".join("\n".join(LAYOUTS[layout]([head, *part], random)) for part in parts)
        found = plan("upper", annex.text(table), issued_on="2024-03-01")
        headings = {clause.id: clause.heading for clause in found.clauses}
        bodies = [duties.Known(headings[r.clause_id], r.raw, r.role) for r in found.responsibilities]
        missed = [row for row in annex.known if row not in bodies]
        right, read, known = right + len(annex.known) - len(missed), read + len(bodies), known + len(annex.known)
        if missed or len(bodies) > len(annex.known):
            wrong.append((seed, missed))
    floor = WRAPPED if layout == "wrapped" else FLOOR
    assert right >= floor * known, wrong
    assert right >= floor * read, wrong


def test_a_level_that_looks_like_a_label_stays_in_its_table() -> None:
    """1.8平方米 and 2.3平方米 open no clauses 1. and 2. where other cells beside them are levels."""
    head, cells = "序号 指标 2025年目标 2027年目标", ["书屋面积", "知晓率", "1.8平方米", "66.8%", "2.3平方米", "81%"]
    first, second = ["1", "2", "藏书量", "办证率", "5万册", "20.5%", "6万册", "30.5%"], ["3", "4", *cells]
    lines = "\n".join([head, *first, "— 3 —", head, *second])
    found = plan("upper", TEXT.format(table=lines), issued_on="2024-03-01", period_start=2024, period_end=2027)
    assert [(t.name, t.value) for t in found.indicators if (t.deadline or "")[:4] == "2027"] == [
        ("藏书量", 6),
        ("办证率", 30.5),
        ("书屋面积", 2.3),
        ("知晓率", 81),
    ]
