"""take: what is taken away opens in a spreadsheet and an editor, and text of a plan stays text there."""

import csv
import io
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from visitor import Visitor

from db.site.take import HEAD, as_markdown, plain
from extractor.cells import as_csv, harmless

COMPARE = "/compare/cq-2023-103/yy-2024-21"


@pytest.fixture(scope="module")
def visitor(built_db: Path) -> Iterator[Visitor]:
    """One visitor for all tests here."""
    found = Visitor(built_db)
    yield found
    found.close()


def test_csv_holds_every_finding(visitor: Visitor, built_db: Path) -> None:
    """With a byte order mark, Chinese heads, words instead of codes and a link a row."""
    answer = visitor.get(f"{COMPARE}/findings.csv")
    assert answer.content.startswith(b"\xef\xbb\xbf") and "attachment" in answer.headers["content-disposition"]
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    conn = sqlite3.connect(built_db)
    sql = """select count(*) from findings where comparison_id = 'cq-2023-103--yy-2024-21'
        or comparison_id is null and document_id in ('cq-2023-103', 'yy-2024-21')"""
    (number,) = conn.execute(sql).fetchone()
    conn.close()
    assert len(rows) == number and tuple(rows[0]) == HEAD
    assert {"遗漏", "一致", "改口径"} <= {row["判定"] for row in rows}
    assert all(re.match(r"https?://[^/]+/finding/", row["页面"]) for row in rows)


def test_markdown_reads_as_a_text(visitor: Visitor) -> None:
    """A title, the counts, a table a subject."""
    text = visitor.get(f"{COMPARE}/findings.md").text
    assert text.startswith("# 酉阳") and "## 量化目标" in text and "| 判定 |" in text


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", " =1", "＝1", "\u202e=1", "\r=1"])
def test_no_cell_is_a_formula(cell: str) -> None:
    """Whatever opens like one is quoted."""
    assert harmless(cell).startswith("'")
    assert next(csv.reader(io.StringIO(as_csv(["a"], [[cell]]).splitlines()[1]))) == [harmless(cell)] or "\r" in cell


def test_markdown_shows_markup_as_text() -> None:
    """Bars, tags and line ends cannot break the table."""
    assert plain("a|b\n<script>") == "a\\|b \\<script\\>"
    row = ["量化目标", *["x|y\n<b>"] * (len(HEAD) - 2), "http://localhost/finding/a"]
    assert len(as_markdown("t", [], [], [row]).splitlines()[-1].split(" | ")) == 5


@pytest.mark.parametrize("address", ["/compare/a/b/findings.csv", f"{COMPARE}/findings.exe"])
def test_what_is_not_there_is_not_found(visitor: Visitor, address: str) -> None:
    """No empty file for a comparison nobody made."""
    assert visitor.get(address).status_code == 404
