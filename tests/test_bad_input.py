"""Bad input: one clear line that names the place and the remedy, code 1, the old database as it was."""

import os
import random
import stat
import time
from pathlib import Path

import pytest
import small
from click.testing import CliRunner, Result

from extractor.cli import cli
from extractor.show import plain

MANIFEST = """documents:
  - {id: city-1, file: city.txt, level: city}
  - {id: county-1, file: county.txt, level: county, implements: [city-1]}
"""
FORMS = ("table", "csv", "md")
NOISE = 10_000_000  # bytes or characters


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus that has been built once."""
    monkeypatch.chdir(tmp_path)
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "city.txt").write_text(small.UPPER, "utf-8")
    (corpus / "county.txt").write_text(small.LOWER, "utf-8")
    (corpus / "corpus.yml").write_text(MANIFEST, "utf-8")
    assert run("build").exit_code == 0
    return corpus


def run(*arguments: str) -> Result:
    """Run a command; what it does not catch itself is raised here."""
    return CliRunner().invoke(cli, list(arguments), catch_exceptions=False)


def refused(result: Result, *words: str) -> None:
    """One line on stderr that holds all words, nothing on stdout, code 1."""
    assert result.exit_code == 1, result.output
    assert result.stdout == "" and result.stderr.count("\n") == 1, result.output
    assert result.stderr.startswith("Error: ") and "Traceback" not in result.stderr
    assert [word for word in words if word not in result.stderr] == [], result.stderr


BAD_MANIFESTS = {
    "unknown key": (MANIFEST.replace("level: city", "colour: red"), ["“city-1”", "“colour”", "corpus.yml:2"]),
    "duplicate id": (MANIFEST.replace("county-1", "city-1").replace("[city-1]", "[]"), ["“city-1”", "duplicate id"]),
    "dangling id": (MANIFEST.replace("[city-1]", "[prov-1]"), ["“county-1”", "“prov-1”"]),
    "missing file": (MANIFEST.replace("county.txt", "gone.txt"), ["“county-1”", "“gone.txt”"]),
    "outside": (MANIFEST.replace("county.txt", "../county.txt"), ["“county-1”", "outside"]),
    "not YAML": (MANIFEST + "  - }", ["corpus.yml:4", "not YAML"]),
    "empty": ("", ["corpus.yml", "documents"]),
}


@pytest.mark.parametrize("case", BAD_MANIFESTS)
def test_a_bad_manifest_stops_the_build(folder: Path, case: str) -> None:
    """And leaves the database alone."""
    before = Path("db/plans.db").read_bytes()
    text, words = BAD_MANIFESTS[case]
    (folder / "corpus.yml").write_text(text, "utf-8")
    refused(run("build"), *words)
    assert Path("db/plans.db").read_bytes() == before
    assert os.listdir("db") == ["plans.db"]


BAD_TEXTS = {
    "empty": b"",
    "blank": "　\n \t\n".encode(),
    "rubbish": bytes(range(128, 256)) * 20,
    "binary": b"\x89PNG\r\n\x1a\n" + bytes(1000),
    "random": random.Random(1).randbytes(100_000),
    "punctuation": "，。；\n".encode() * 50,
}


@pytest.mark.parametrize("case", BAD_TEXTS)
def test_a_file_without_text_is_refused_everywhere(folder: Path, case: str) -> None:
    """By build, extract and compare alike; check goes on and lists it."""
    before = Path("db/plans.db").read_bytes()
    (folder / "county.txt").write_bytes(BAD_TEXTS[case])
    refused(run("build"), "corpus/county.txt")
    refused(run("extract", "corpus/county.txt"), "corpus/county.txt")
    refused(run("compare", "corpus/city.txt", "corpus/county.txt"), "corpus/county.txt")
    assert Path("db/plans.db").read_bytes() == before
    checked = run("check")
    assert checked.exit_code == 1 and "corpus/county.txt" in checked.stderr and "1 errors" in checked.stdout


def test_older_encodings_are_decoded(folder: Path) -> None:
    """GB18030, and UTF-8 with a byte order mark, give the same clauses as plain UTF-8."""
    plain = run("extract", "corpus/county.txt", "--format", "table").stdout
    for encoding in ("gb18030", "utf-8-sig"):
        (folder / "county.txt").write_bytes(small.LOWER.encode(encoding))
        assert run("extract", "corpus/county.txt", "--format", "table").stdout == plain


def _noise(kind: str) -> bytes:
    dice = random.Random(7)
    letters = [chr(dice.randrange(0x4E00, 0x9FA5)) for _ in range(3000)]
    if kind == "bytes":
        return dice.randbytes(NOISE)
    if kind == "one line":
        return ("".join(letters) * (NOISE // 9000)).encode()
    marks = "0123456789（）()、。，；一二三四五六七八九十%％/：: \n\t年月日个"
    return "".join(dice.choices(letters[:200] + list(marks) * 4, k=NOISE // 10)).encode()


@pytest.mark.parametrize("kind", ["bytes", "one line", "labels and numbers"])
def test_ten_megabytes_of_noise_end(folder: Path, kind: str) -> None:
    """Refused, or a document with doubts; in either case soon and without traceback."""
    (folder / "county.txt").write_bytes(_noise(kind))
    start = time.perf_counter()
    result = run("build")
    assert time.perf_counter() - start < 120
    if result.exit_code:
        refused(result, "corpus/county.txt")
    else:
        assert "Traceback" not in result.output


def test_a_text_without_labels_is_a_document(folder: Path) -> None:
    """Nothing of it is lost; that there are no labels is a doubt."""
    (folder / "county.txt").write_text("没有编号的文字。到2025年达到80%。\n再来一段。\n", "utf-8")
    result = run("build")
    assert result.exit_code == 0 and "corpus/county.txt" in result.stderr
    assert run("search", "再来一段").stdout.startswith("1 clauses")


def test_a_file_named_on_the_command_line_that_is_not_there(folder: Path) -> None:
    """Also a folder, a suffix nobody reads, an id no document has, a database that is none."""
    refused(run("extract", "gone.txt"), "gone.txt")
    refused(run("extract", "corpus"), "corpus")
    refused(run("extract", "corpus/corpus.yml"), "corpus.yml", ".txt")
    refused(run("compare", "corpus/city.txt", "gone.txt"), "gone.txt")
    refused(run("compare", "city-1", "nobody", "--db", "db/plans.db"), "nobody", "county-1")
    refused(run("compare", "city-1", "city-1", "--db", "db/plans.db"), "itself")
    refused(run("compare", "city-1", "county-1", "--db", "corpus/city.txt"), "corpus/city.txt")
    refused(run("search", "床位", "--db", "gone.db"), "gone.db", "plandiff build")
    refused(run("search", "床位", "--db", "corpus/city.txt"), "corpus/city.txt")
    refused(run("serve", "--db", "corpus/city.txt"), "corpus/city.txt")
    refused(run("build", "nowhere"), "nowhere")
    refused(run("build", "--db", "corpus"), "corpus", "folder")
    refused(run("build", "--db", "corpus/city.txt/plans.db"), "corpus/city.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written(folder: Path) -> None:
    """The old database stays."""
    Path("db").chmod(stat.S_IRUSR | stat.S_IXUSR)
    refused(run("build"), "db/plans.db")
    Path("db").chmod(0o755)


def test_text_that_a_terminal_or_sheet_would_obey_stays_text(folder: Path) -> None:
    """Formulae, markup, template marks and marks of direction in a plan are shown, never obeyed."""
    odd = "<script>{{7-7}}|\u202e\u2028"
    text = small.LOWER.replace("（一）增加床位。", f"（一）增加床位。=1+1{odd}也行。")
    (folder / "county.txt").write_text(text, "utf-8")
    assert run("build").exit_code == 0
    compared = {form: run("compare", "corpus/city.txt", "corpus/county.txt", "--format", form).stdout for form in FORMS}
    assert "\u202e" not in compared["table"] and "\u202e" not in run("search", "也行").stdout
    assert ",=1+1" not in compared["csv"] and ",'=1+1" in compared["csv"]
    assert "\\<script\\>\\{\\{7-7" in compared["md"]
    assert plain("\x1b[31m红\x9b0m") == " [31m红 0m"
