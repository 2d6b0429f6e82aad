"""export: what the site and the shell hand out."""

import csv
import io
import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
import small
from click.testing import CliRunner, Result
from hostile import OPENINGS, hostile
from openpyxl import load_workbook
from test_export_xlsx import PAIR, paper_of
from visitor import Visitor

from db.export import FORMATS, PLAN
from extractor.cli import cli

COMPARE = "/compare/cq-2023-103/yy-2024-21"
OFFERED = ("xlsx", "docx", "md", "csv")


@pytest.fixture(scope="module")
def visitor(built_db: Path) -> Iterator[Visitor]:
    """One visitor for all tests here."""
    found = Visitor(built_db)
    yield found
    found.close()


@pytest.mark.parametrize("suffix", OFFERED)
def test_a_file_comes_under_its_chinese_name(visitor: Visitor, suffix: str) -> None:
    """With its type, its names for old and new browsers, and a tag by which it is not sent twice."""
    answer = visitor.get(f"{COMPARE}.{suffix}")
    assert answer.status_code == 200 and answer.headers["content-type"] == FORMATS[suffix].content_type
    disposition = answer.headers["content-disposition"]
    assert disposition.isascii() and f'filename="cq-2023-103--yy-2024-21.{suffix}"' in disposition
    name = unquote(disposition.partition("filename*=UTF-8''")[2])
    assert name.startswith("酉阳") and "对照重庆市" in name and name.endswith(f".{suffix}")
    again = visitor.get(f"{COMPARE}.{suffix}", headers={"if-none-match": answer.headers["etag"]})
    assert again.status_code == 304 and not again.content


def test_the_page_offers_every_file(visitor: Visitor) -> None:
    """One click from the comparison."""
    assert {f"{COMPARE}.{suffix}" for suffix in OFFERED} <= set(visitor.page(COMPARE).links)


def test_links_in_a_file_lead_back_to_the_site(visitor: Visitor) -> None:
    """Whatever address the reader used."""
    book = load_workbook(io.BytesIO(visitor.get(f"{COMPARE}.xlsx").content))
    links = {str(c.hyperlink.target) for row in book["任务"].iter_rows() for c in row if c.hyperlink}
    assert links and all(link.startswith("http://localhost/") for link in links)
    for link in sorted(links)[:5]:
        assert visitor.get(link.removeprefix("http://localhost").split("#")[0]).status_code == 200


@pytest.mark.parametrize("address", ["/compare/a/b.xlsx", f"{COMPARE}.exe", f"{COMPARE}.xlsx.exe"])
def test_what_is_not_there_is_not_found(visitor: Visitor, address: str) -> None:
    """No empty file."""
    assert visitor.get(address).status_code == 404


@pytest.mark.parametrize("opening", OPENINGS)
def test_csv_of_hostile_text(tmp_path: Path, opening: str) -> None:
    """No cell opens like a formula, whatever nothing stands in front of it."""
    data = FORMATS["csv"].write(paper_of(hostile(tmp_path / "h.db", opening), "upper", "lower"))
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    shown = [cell.lstrip("\ufeff\u202e\x01\t\r\n ") for row in rows for cell in row]
    assert data.startswith(b"\xef\xbb\xbf") and not [cell for cell in shown if cell[:1] in tuple("=+-@＝")]


@pytest.mark.parametrize("suffix", ["csv", "md"])
def test_nothing_unseen_turns_a_line_around(tmp_path: Path, suffix: str) -> None:
    """Direction marks and control characters of a plan show what they are; markup of it is no markup."""
    text = FORMATS[suffix].write(paper_of(hostile(tmp_path / "h.db"), "upper", "lower")).decode("utf-8-sig")
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x01\x0b]", text) and "7777" in text
    assert suffix != "md" or not re.search(r"(?<!\\)<(?!\!)", text)


@pytest.mark.parametrize("opening", ["=", "\u202e=", "\x01="])
@pytest.mark.parametrize("suffix", [*FORMATS, PLAN])
def test_hostile_names_stay_inside_their_header(tmp_path: Path, suffix: str, opening: str) -> None:
    """A title with quotes, slashes, line ends and direction marks makes a name a file system takes."""
    path = hostile(tmp_path / "h.db", opening)
    conn = sqlite3.connect(path)
    with conn:
        conn.execute("update documents set title = title || ?, jurisdiction = jurisdiction || ?", ["\r\nX: y;/../"] * 2)
    conn.close()
    site = Visitor(path)
    answer = site.get("/plan/upper.akn.xml" if suffix == PLAN else f"/compare/upper/lower.{suffix}")
    site.close()
    assert answer.status_code == 200 and "x" not in answer.headers
    if suffix != "json":
        plain, _, name = answer.headers["content-disposition"].partition("; filename*=UTF-8''")
        assert re.fullmatch(r'attachment; filename="[A-Za-z0-9.-]+"', plain)
        assert re.fullmatch(r"[A-Za-z0-9%._~-]+", name) and name.endswith(suffix)
        assert not re.search(r'[\x00-\x1f/\\:*?"<>|\u202a-\u202e\u2066-\u2069]', unquote(name))


def run(*arguments: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(cli, ["export", *arguments])


def test_shell_writes_what_is_asked_for(built_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By name, by format, to stdout, or under a name of its own."""
    monkeypatch.chdir(tmp_path)
    pair = (*PAIR, "--db", str(built_db))
    assert run(*pair, "--output", "a.docx").exit_code == 0 and Path("a.docx").read_bytes()[:2] == b"PK"
    assert run(*pair, "--format", "md", "--output", "b.txt").exit_code == 0
    text = Path("b.txt").read_text("utf-8")
    assert text.startswith("# 酉阳") and "[Z\\]. 2023-12-26" in text
    assert "## 遗漏清单\n\n1. " in text and "- 审定：" in text
    assert run(*pair).exit_code == 0 and len(list(tmp_path.glob("*核对底稿.xlsx"))) == 1
    assert not list(tmp_path.glob("*.xlsx-*"))


@pytest.mark.parametrize("suffix", FORMATS)
def test_shell_and_site_hand_out_the_same(visitor: Visitor, built_db: Path, tmp_path: Path, suffix: str) -> None:
    """Every format of a comparison, chosen by the name of the file."""
    path = tmp_path / f"a.{suffix}"
    assert run(*PAIR, "--db", str(built_db), "--output", str(path), "--site", "http://localhost").exit_code == 0
    served, written = visitor.get(f"{COMPARE}.{suffix}").content, path.read_bytes()
    assert (json.loads(served) == json.loads(written)) if suffix == "json" else served == written


def test_shell_writes_a_plan(visitor: Visitor, built_db: Path, tmp_path: Path) -> None:
    """As Akoma Ntoso, the same as the site's, without being told the format."""
    path = tmp_path / "plan.xml"
    given = (PAIR[0], "--db", str(built_db), "--site", "http://localhost/")
    assert run(*given, "--output", str(path)).exit_code == 0
    assert path.read_bytes() == visitor.get(f"/plan/{PAIR[0]}.akn.xml").content
    assert run(*given, "--output", "-").stdout_bytes == path.read_bytes()


def test_markdown_needs_no_database(tmp_path: Path) -> None:
    """Two files compared in the shell read as what the site hands out, but for the links to a site."""
    for name, text in (("city.txt", small.UPPER), ("county.txt", small.LOWER)):
        (tmp_path / name).write_text(text, "utf-8")
    files = [str(tmp_path / name) for name in ("city.txt", "county.txt")]
    text = CliRunner().invoke(cli, ["compare", *files, "--format", "md"]).stdout
    assert text.startswith("# 乙县精神卫生行动计划 对照 甲市精神卫生行动计划") and "| 降低 |" in text
    assert "## 遗漏清单" in text and "- 审定：" in text and "页面" not in text and "finding" not in text


def test_shell_explains_what_it_cannot_do(built_db: Path, tmp_path: Path) -> None:
    """One line, code 1 for what is not there and 2 for wrong usage; the old file stays."""
    old = tmp_path / "old.xlsx"
    old.write_text("old")
    here = ("--db", str(built_db), "--output")
    for arguments, word in (
        ((PAIR[0], "nosuch", *here, str(old)), "Use one of"),
        (("nosuch", *here, str(old)), "Use one of"),
        ((*reversed(PAIR), *here, str(old)), "Use one of"),
        ((*PAIR, *here, str(tmp_path)), "Name a file"),
        ((*PAIR, *here, str(old), "--format", "akn.xml"), "Name one id"),
        ((PAIR[0], *here, str(old), "--format", "docx"), "Name one id"),
        (("a", "b", "--db", str(tmp_path / "no.db")), "Build"),
    ):
        result = run(*arguments)
        assert result.exit_code == 1 and result.stderr.count("\n") == 1 and word in result.stderr, arguments
    assert old.read_text() == "old"
    assert run().exit_code == run("a", "b", "--format", "exe").exit_code == 2
