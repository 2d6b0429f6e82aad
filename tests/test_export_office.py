"""export: what LibreOffice makes of the files; left out where there is none."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hostile import hostile
from test_export_xlsx import PAIR, paper_of

from db.export import FORMATS
from db.export.colours import FILLS

OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice (soffice)")


def converted(tmp_path: Path, data: bytes, suffix: str, into: str, *options: str) -> bytes:
    """A file as LibreOffice saves it in another format."""
    source = tmp_path / f"paper.{suffix}"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        str(OFFICE),
        profile,
        "--headless",
        *options,
        "--convert-to",
        into,
        "--outdir",
        str(tmp_path),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return (tmp_path / f"paper.{into.split(':')[0]}").read_bytes()


def test_workbook_opens_with_chinese_numbers_and_links(built_db: Path, tmp_path: Path) -> None:
    """What LibreOffice has understood: values it can reckon with, addresses it can open, no formula, no error."""
    data = FORMATS["xlsx"].write(paper_of(built_db, *PAIR))
    text = converted(tmp_path, data, "xlsx", "fods").decode()
    targets = text.partition('table:name="量化目标"')[2].partition("</table:table>")[0]
    assert "遗漏 ✕" in targets and "精神科" in targets
    values = re.findall(r'office:value-type="float" office:value="([^"]+)"', targets)
    assert len(values) > 60 and all(float(value) >= 0 for value in values)
    assert 'office:value-type="percentage"' in targets and 'xlink:href="http://plans.example/finding/' in targets
    assert "table:formula" not in text and "#NAME?" not in text and "Err:5" not in text


def test_workbook_opens_with_filters_and_colours(built_db: Path, tmp_path: Path) -> None:
    """On each of the five sheets of findings; what is frozen, LibreOffice keeps for its windows."""
    text = converted(tmp_path, FORMATS["xlsx"].write(paper_of(built_db, *PAIR)), "xlsx", "fods").decode()
    assert text.count('table:display-filter-buttons="true"') == 5
    assert f'fo:background-color="#{FILLS["gone"].lower()}"' in text


def test_csv_opens_as_chinese(built_db: Path, tmp_path: Path) -> None:
    """Read as UTF-8, which its mark says: words are words, shares are numbers, nothing is reckoned."""
    data = FORMATS["csv"].write(paper_of(built_db, *PAIR))
    text = converted(tmp_path, data, "csv", "fods", "--infilter=CSV:44,34,76,1,,0,false,true").decode()
    assert "<text:p>对象</text:p>" in text and "<text:p>遗漏</text:p>" in text and "精神科" in text
    assert text.count('office:value-type="percentage"') > 100
    assert "table:formula" not in text and "#NAME?" not in text


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_hostile_text_is_never_reckoned(tmp_path: Path, suffix: str) -> None:
    """What opens like a formula arrives as text."""
    data = FORMATS[suffix].write(paper_of(hostile(tmp_path / "h.db"), "upper", "lower"))
    options = (
        ["--infilter=CSV:44,34,76,1,,0,false,true,false,false,true"] if suffix == "csv" else []
    )  # formulae evaluated
    text = converted(tmp_path, data, suffix, "fods", *options).decode()
    assert "cmd|" in text and "table:formula" not in text


def test_working_paper_prints(built_db: Path, tmp_path: Path) -> None:
    """It becomes a PDF."""
    assert converted(tmp_path, FORMATS["docx"].write(paper_of(built_db, *PAIR)), "docx", "pdf").startswith(b"%PDF")
