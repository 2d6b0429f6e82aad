"""export: the working paper, read back as a word processor would."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Sheets
from docx.oxml.ns import qn
from hostile import OPENINGS, hostile
from test_export_xlsx import PAIR, paper_of

from db.export import FORMATS
from db.export.paper import Paper


@pytest.fixture(scope="module")
def paper(built_db: Path) -> Paper:
    """The county plan against the city plan."""
    return paper_of(built_db, *PAIR)


@pytest.fixture(scope="module")
def sheets(paper: Paper) -> Sheets:
    """Its working paper, opened again."""
    return Document(io.BytesIO(FORMATS["docx"].write(paper)))


def words(sheets: Sheets) -> str:
    """All text in it."""
    return "".join(node.text or "" for node in sheets.element.body.iter(qn("w:t")))


def test_it_opens_with_both_plans_and_ends_with_signatures(sheets: Sheets) -> None:
    """What was compared, what came out, who signs."""
    opening = "\n".join(paragraph.text for paragraph in sheets.paragraphs)
    assert (
        opening.startswith("对照表")
        and "渝府办发〔2023〕103号[Z]" in opening
        and "酉阳府办发〔2024〕21号[Z]" in opening
    )
    heads = [p.text for p in sheets.paragraphs if p.style and p.style.name == "Heading 1"]
    assert heads[:4] == ["一、结果汇总", "二、量化目标对照", "三、任务逐条对照", "四、遗漏清单"] and heads[-1] == "签字"
    assert [cell.text for cell in sheets.tables[-1].rows[0].cells] == ["编制", "复核", "审定"]


def test_every_sheet_of_paper_says_what_it_belongs_to(sheets: Sheets) -> None:
    """Both places and room for a file number at the head of each page."""
    head = sheets.sections[0].header.paragraphs[0].text
    assert "对照 重庆市" in head and "索引号：＿" in head


def test_a_target_names_its_clauses_and_an_omission_leaves_room(sheets: Sheets) -> None:
    """Labels from the top down under both names; a blank cell for what the auditor finds out."""
    first = sheets.tables[1].rows[2].cells
    assert [first[k].paragraphs[1].text for k in (1, 3)] == ["见一、（二）", "见一、(二)"]
    omitted = sheets.tables[3]
    assert omitted.rows[0].cells[-1].text == "核实情况" and {row.cells[-1].text for row in omitted.rows[1:]} == {""}


def test_every_verdict_is_explained(sheets: Sheets, paper: Paper) -> None:
    """The summary says what each word means."""
    meanings = {row.cells[3].text for row in sheets.tables[0].rows[1:]}
    assert meanings == {word.meaning for _, found in paper.counts for word, _ in found}


def test_what_one_text_says_twice_stands_on_its_own_side(paper: Paper) -> None:
    """A table and a sentence of the city plan that disagree are not shown as city against county."""
    assert {row["document_id"] for row in paper.own} == set(PAIR)
    for row in paper.of("consistency"):
        own, other = ("upper", "lower") if row["document_id"] == PAIR[0] else ("lower", "upper")
        assert row[f"{own}_quote"] and row[f"{own}_clause_id"].startswith(row["document_id"])
        assert {row[f"{other}_{key}"] for key in ("quote", "clause_id", "indicator_id")} == {None}
    conflict = next(row for row in paper.of("consistency") if row["verdict"] == "table_prose_conflict")
    assert " ／ " in conflict["upper_quote"]


def test_targets_and_tasks_are_all_there(sheets: Sheets, paper: Paper) -> None:
    """A row a target with verdict and reason; both texts of every task, whole."""
    targets, tasks = sheets.tables[1], sheets.tables[2]
    assert len(targets.rows) - 1 == len(paper.targets)
    text = re.sub(r"\s", "", "".join(node.text or "" for node in tasks._tbl.iter(qn("w:t"))))
    for pair in paper.pairs:
        for side in (pair.upper, *pair.lowers):
            if side:
                assert re.sub(r"\s", "", "".join(p.text for line in side.body for p in line)) in text
    omitted = sheets.tables[3]
    assert len(omitted.rows) - 1 == len(paper.omitted_targets()) + len(paper.omitted_tasks()) > 0


def test_differences_are_marked_without_colour(sheets: Sheets) -> None:
    """Struck out, underlined: a grey print shows them."""
    xml = sheets.tables[2]._tbl.xml
    assert "<w:strike/>" in xml and '<w:u w:val="single"/>' in xml and '<w:u w:val="dotted"/>' in xml


def test_heads_repeat_and_rows_stay_whole(sheets: Sheets) -> None:
    """Every table repeats its heads; only rows longer than a page may be cut."""
    for table in sheets.tables:
        rows = table._tbl.findall(qn("w:tr"))
        assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        for row in rows:
            text = "".join(node.text or "" for node in row.iter(qn("w:t")))
            assert row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None or len(text) > 600


def test_pages_are_numbered_and_type_is_chinese(sheets: Sheets) -> None:
    """Fields for the page and their number; a type face for Chinese in every style used."""
    footer = sheets.sections[0].footer._element.xml
    assert 'w:instr="PAGE"' in footer and 'w:instr="NUMPAGES"' in footer
    for name in ("Normal", "Title", "Heading 1"):
        assert sheets.styles[name].element.rPr.rFonts.get(qn("w:eastAsia")) in ("宋体", "黑体")


@pytest.mark.parametrize("opening", OPENINGS)
def test_hostile_text_is_text(tmp_path: Path, opening: str) -> None:
    """Markup, template code and what no XML may hold; the file opens."""
    data = FORMATS["docx"].write(paper_of(hostile(tmp_path / "h.db", opening), "upper", "lower"))
    text = words(Document(io.BytesIO(data)))
    assert "<script>alert(1)</script>" in text and "{{ 7*7777 }}" in text and "\u202e" not in text


def test_same_database_same_bytes(paper: Paper) -> None:
    """No part bears the hour at which it was written."""
    data = FORMATS["docx"].write(paper)
    assert data == FORMATS["docx"].write(paper)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_plan_that_owes_nothing_drops_nothing(built_db: Path) -> None:
    """A plan of another bureau beside this one is not said to have left out measures or bodies."""
    text = words(Document(io.BytesIO(FORMATS["docx"].write(paper_of(built_db, "cq-2023-103", "cq-2023-6")))))
    assert "未写措施" in text and "删去措施" not in text and "删去单位" not in text
