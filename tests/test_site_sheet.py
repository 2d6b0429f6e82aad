"""sheet: Datasette's own CSV, opened by a spreadsheet."""

import asyncio
import csv
import io
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hostile import OPENINGS, hostile
from visitor import Visitor

from db.site.sheet import Sheet


@pytest.fixture(scope="module")
def visitor(built_db: Path) -> Iterator[Visitor]:
    """One visitor for all tests here."""
    found = Visitor(built_db)
    yield found
    found.close()


def test_rows_are_those_of_the_table(visitor: Visitor, built_db: Path) -> None:
    """Behind the mark that makes Excel read UTF-8; line ends inside a cell stay, streamed or not."""
    conn = sqlite3.connect(built_db)
    stored = conn.execute("select id, text from clauses order by id").fetchall()
    conn.close()
    for more in ("_size=max", "_stream=1"):
        answer = visitor.get(f"/plans/clauses.csv?{more}")
        assert answer.content.startswith(b"\xef\xbb\xbf")
        rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
        assert [(row["id"], row["text"]) for row in sorted(rows, key=lambda row: row["id"])] == stored


@pytest.mark.parametrize("opening", OPENINGS)
def test_no_cell_is_a_formula(tmp_path: Path, opening: str) -> None:
    """Whatever a plan says."""
    site = Visitor(hostile(tmp_path / "h.db", opening))
    for table in ("documents", "clauses", "indicators", "findings", "alignments"):
        text = site.get(f"/plans/{table}.csv?_size=max").content.decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
        assert any("<script>" in cell for cell in cells), table
        assert not [c for c in cells if c.lstrip("\ufeff\u202e\x01\t\r\n ")[:1] in tuple("=+-@＝")], table
    site.close()


def test_what_is_no_table_stays_as_it_is(visitor: Visitor) -> None:
    """An error, and an answer that is known."""
    assert visitor.get("/plans/none.csv").status_code == 404
    first = visitor.get("/plans/units.csv")
    again = visitor.get("/plans/units.csv", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("size", [1, 2, 5, 1000])
def test_pieces_may_end_anywhere(size: int) -> None:
    """In a cell, between quotes, in the middle of a character."""
    rows = [["编号", "a,b"], ["=1", '说“"x"”\r\n二'], ["-1", "＝2"]]
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    data = out.getvalue().encode()
    sent: list[dict[str, Any]] = []

    async def pass_on(message: dict[str, Any]) -> None:
        sent.append(message)

    async def answer() -> None:
        sheet = Sheet(pass_on)
        await sheet.take({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"9")]})
        for start in range(0, len(data), size):
            await sheet.take({"type": "http.response.body", "body": data[start : start + size], "more_body": True})
        await sheet.take({"type": "http.response.body", "body": b""})

    asyncio.run(answer())
    text = b"".join(message.get("body", b"") for message in sent).decode("utf-8-sig")
    assert sent[0]["headers"] == []
    found = list(csv.reader(io.StringIO(text, newline="")))
    assert found == [["编号", "a,b"], ["'=1", '说“"x"”\r\n二'], ["-1", "'＝2"]]
