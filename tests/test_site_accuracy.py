"""accuracy: scores and misses as they were measured."""

import sqlite3
from pathlib import Path

from visitor import Visitor


def test_accuracy_shows_what_was_measured(visitor: Visitor, built_db: Path, tmp_path: Path) -> None:
    """Scores and misses in words; a database nobody scored says so."""
    assert "还没有与人工标注核对过" in visitor.page("/accuracy").text
    path = tmp_path / "scored.db"
    path.write_bytes(built_db.read_bytes())
    conn = sqlite3.connect(path)
    with conn:
        conn.execute("insert into scores values ('D0', 'targets exact', 0.987, 0.99, 0.98, 57, 58, 58)")
        conn.execute("insert into scores values ('edits', 'drop_unit', 0.95, 1, 0.9, 9, 9, 10)")
        conn.execute("insert into score_misses values ('D0', 'missed target: 5—10个')")
    conn.close()
    other = Visitor(path)
    page = other.page("/accuracy")
    other.close()
    assert "量化目标：数值、单位、期限等全对0.9870.9900.98057/5858" in page.text and "missedtarget:5—10个" in page.text
    assert len(page.has_class("first")) == 4  # a head and a row of each table: what is measured stays in sight
    assert "删去一个责任单位0.9501.0000.9009/109" in page.text
