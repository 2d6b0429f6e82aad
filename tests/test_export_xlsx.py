"""export: the findings workbook, read back as a spreadsheet program would."""

import io
import re
import sqlite3
import zipfile
from pathlib import Path

import pytest
from hostile import OPENINGS, hostile
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from db.export import FORMATS
from db.export.paper import Paper, gather
from db.stored import opened

TEXT = ("s", "inlineStr")
SITE = "http://plans.example/"
PAIR = ("cq-2023-103", "yy-2024-21")


def paper_of(path: Path, upper: str, lower: str) -> Paper:
    """One comparison out of a database."""
    with opened(path) as conn:
        paper = gather(conn, upper, lower, SITE)
    assert paper
    return paper


@pytest.fixture(scope="module")
def paper(built_db: Path) -> Paper:
    """The county plan against the city plan."""
    return paper_of(built_db, *PAIR)


@pytest.fixture(scope="module")
def book(paper: Paper) -> Workbook:
    """Its workbook, opened again."""
    return load_workbook(io.BytesIO(FORMATS["xlsx"].write(paper)))


def column(sheet: Worksheet, head: str) -> list[object]:
    """Values of a column by its head."""
    place = next(cell.column for cell in sheet[1] if cell.value == head)
    return [sheet.cell(row, place).value for row in range(2, sheet.max_row + 1)]


def test_sheets_hold_every_finding(book: Workbook, built_db: Path) -> None:
    """One row a finding, subject by subject; heads stay in sight and filter."""
    assert book.sheetnames == ["说明", "量化目标", "任务", "具体措施", "责任单位", "文字与一致性"]
    conn = sqlite3.connect(built_db)
    count = dict(
        conn.execute("select subject, count(*) from findings where comparison_id = ? group by 1", ["--".join(PAIR)])
    )
    (own,) = conn.execute("select count(*) from findings where comparison_id is null and document_id in (?, ?)", PAIR)
    conn.close()
    assert book["量化目标"].max_row - 1 == count["indicator"]
    assert book["具体措施"].max_row - 1 == count["measure"]
    assert book["责任单位"].max_row - 1 == count["unit"]
    assert book["文字与一致性"].max_row - 1 == count["wording"] + own[0]
    for sheet in book.worksheets[1:]:
        assert sheet.freeze_panes and sheet.auto_filter.ref.startswith("A1:") and sheet.print_title_rows == "$1:$1"


def test_numbers_are_numbers_and_links_lead_to_the_site(book: Workbook, paper: Paper) -> None:
    """Values and shares can be reckoned with; evidence and clauses can be opened."""
    sheet = book["量化目标"]
    values = [value for value in column(sheet, "上级值") if value is not None]
    assert len(values) > 30 and all(isinstance(value, int | float) for value in values)
    assert all(isinstance(value, int | float) and 0 <= value <= 1 for value in column(sheet, "把握"))
    links = {cell.hyperlink.target for row in sheet.iter_rows() for cell in row if cell.hyperlink}
    known = {row["id"] for row in paper.content.findings}
    found = {match[1] for link in links if (match := re.fullmatch(r"http://plans\.example/finding/(.+)", str(link)))}
    assert found and found <= known


def test_a_verdict_is_a_word_and_a_colour(book: Workbook) -> None:
    """Nobody has to tell colours apart."""
    sheet = book["量化目标"]
    cells = [sheet.cell(row, 1) for row in range(2, sheet.max_row + 1)]
    assert {"遗漏 ✕", "一致 ＝", "改口径 ≠"} <= {cell.value for cell in cells}
    assert all(cell.fill.fgColor.rgb not in ("00000000", "00FFFFFF") for cell in cells)


@pytest.mark.parametrize("opening", OPENINGS)
def test_no_text_is_a_formula(tmp_path: Path, opening: str) -> None:
    """Whatever a plan says, a cell holds text, marked as such."""
    data = FORMATS["xlsx"].write(paper_of(hostile(tmp_path / "h.db", opening), "upper", "lower"))
    cells = [c for sheet in load_workbook(io.BytesIO(data)) for row in sheet.iter_rows() for c in row]
    texts = [str(cell.value) for cell in cells if cell.data_type in TEXT]
    assert {cell.data_type for cell in cells} <= {*TEXT, "n"}
    assert not [text for text in texts if re.match(r"[\s\ufffd]*[=+\-@＝]", text)]
    assert any("<script>" in text and "{{ 7*7777 }}" in text for text in texts)
    assert not [text for text in texts if re.search("[\u202a-\u202e\u2066-\u2069\x01\x0b]", text)]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not [name for name in archive.namelist() if b"<f>" in archive.read(name)]


def test_same_database_same_bytes(paper: Paper) -> None:
    """Nothing of the hour at which a file was made is in it."""
    assert FORMATS["xlsx"].write(paper) == FORMATS["xlsx"].write(paper)


def test_every_pair_can_be_laid_out(built_db: Path) -> None:
    """Plans without title, place or number as well."""
    with opened(built_db) as conn:
        for upper, lower in conn.execute("select upper_id, lower_id from comparisons").fetchall():
            found = gather(conn, upper, lower, SITE)
            assert found
            for name, form in FORMATS.items():
                assert form.write(found), (upper, lower, name)
