"""Tables of indicators drawn by chance: the same records in whatever layout they are printed."""

from random import Random

import pytest
from pairs import plan
from relaying.tables import LAYOUTS, TEXT, Known, drawn, indicators

TABLES = 40
# Shares of targets found and of targets found that are right; raise a floor when it is passed, never lower it.
FLOOR = 0.99


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_says_what_the_table_says(layout: str) -> None:
    """Forty tables with other columns, units and cells each."""
    pool, right, read, known = indicators(), 0, 0, 0
    wrong: list[tuple[int, list[Known]]] = []
    for seed in range(TABLES):
        random = Random(seed)
        table = drawn(random, pool)
        text = TEXT.format(table="\n".join(LAYOUTS[layout](table.grid, random)))
        front = {
            "issued_on": f"{table.year}-03-01",
            "period_start": table.year,
            "period_end": int(table.known[-1].year),
        }
        found = [
            Known(t.name, t.comparator, t.value or 0.0, t.unit, (t.deadline or "")[:4], t.baseline_value)
            for t in plan("upper", text, **front).indicators
            if t.role == "target"
        ]
        missed = [row for row in table.known if row not in found]
        right, read, known = right + len(table.known) - len(missed), read + len(found), known + len(table.known)
        if missed or len(found) > len(table.known):
            wrong.append((seed, missed))
    assert right >= FLOOR * known, wrong
    assert right >= FLOOR * read, wrong
