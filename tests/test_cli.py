"""cli: what each command prints where, and the code it leaves with."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import small
from click.testing import CliRunner, Result

from db.search import escape_fts
from extractor import __version__
from extractor.cli import cli

MANIFEST = """documents:
  - {id: city-1, file: city.txt, level: city}
  - {id: county-1, file: county.txt, level: county, implements: [city-1]}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A working folder with a corpus of two plans."""
    monkeypatch.chdir(tmp_path)
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "city.txt").write_text(small.UPPER, "utf-8")
    (corpus / "county.txt").write_text(small.LOWER, "utf-8")
    (corpus / "corpus.yml").write_text(MANIFEST, "utf-8")
    yield tmp_path


def run(*arguments: str) -> Result:
    """Run the command in this process."""
    return CliRunner().invoke(cli, list(arguments))


def shell(*arguments: str, **kwargs: object) -> subprocess.CompletedProcess[bytes]:
    """Run the command as a process of its own."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), **kwargs.pop("env", {})}  # type: ignore[dict-item]
    command = [sys.executable, "-m", "extractor.cli", *arguments]
    return subprocess.run(command, capture_output=True, env=environment, check=False, **kwargs)  # type: ignore[call-overload, no-any-return]


@pytest.mark.parametrize("command", ["build", "serve", "extract", "compare", "export", "search", "check"])
def test_every_command_helps_with_an_example(command: str) -> None:
    """The example begins with the command itself."""
    result = run(command, "--help")
    assert result.exit_code == 0 and f"Example:\n\n      plandiff {command}" in result.stdout


def test_version_and_wrong_usage() -> None:
    """Wrong usage is code 2 and goes to stderr."""
    assert __version__ in run("--version").stdout
    for arguments in (["nosuch"], ["extract"], ["compare", "a"], ["search"], ["serve", "--port", "x"]):
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (2, "") and "Error:" in result.stderr


def test_build_counts_on_stdout_and_doubts_on_stderr(folder: Path) -> None:
    """Twice the same; the second replaces the first."""
    for _ in range(2):
        result = run("build")
        assert result.exit_code == 0
        assert result.stdout.startswith("db/plans.db: 2 documents, ") and result.stdout.count("\n") == 1
    assert run("build", "corpus", "--db", "else/where.db").exit_code == 0
    assert (folder / "else/where.db").is_file()


def test_strict_fails_when_there_is_a_doubt(folder: Path) -> None:
    """The database is there all the same."""
    text = small.LOWER.replace("（一）", "（三）") + "（七）丙。丁。\n"
    (folder / "corpus/county.txt").write_text(text, "utf-8")
    result = run("build", "--strict")
    assert result.exit_code == 1 and "corpus/county.txt:" in result.stderr and Path("db/plans.db").is_file()
    assert run("check", "--strict").exit_code == 1
    assert run("check").exit_code == 0
    assert run("extract", "corpus/county.txt", "--strict").exit_code == 1
    assert run("compare", "corpus/city.txt", "corpus/county.txt", "--strict").exit_code == 1
    assert run("extract", "corpus/city.txt", "--strict").exit_code == 0


def test_extract_prints_the_tables_of_one_document() -> None:
    """JSON has the columns of the tables, and nothing the stages keep for themselves."""
    result = run("extract", "corpus/city.txt")
    data = json.loads(result.stdout)
    assert set(data) == {"document", "clauses", "measures", "indicators", "responsibilities", "issues"}
    assert data["document"]["text"] == small.UPPER and "view" not in data["clauses"][0]
    assert [i["value"] for i in data["indicators"]] == [100, 85]
    shown = run("extract", "corpus/city.txt", "--format", "table").stdout
    assert "targets (2)" in shown and "市民政局" in shown


def test_compare_files_and_ids_alike() -> None:
    """Both ways lead to the same findings."""
    by_file = json.loads(run("compare", "corpus/city.txt", "corpus/county.txt", "--format", "json").stdout)
    run("build")
    by_id = json.loads(run("compare", "city-1", "county-1", "--db", "db/plans.db", "--format", "json").stdout)
    assert by_id["comparison"]["id"] == "city-1--county-1"
    kinds = [[(f["subject"], f["verdict"]) for f in data["findings"]] for data in (by_file, by_id)]
    assert ("indicator", "weaker") in kinds[0]
    assert sorted(kinds[0]) == sorted(kinds[1])


def test_compare_for_spreadsheet_and_working_paper() -> None:
    """CSV opens in Excel, Markdown is Chinese for readers."""
    shown = CliRunner().invoke(cli, ["compare", "corpus/city.txt", "corpus/county.txt", "--format", "csv"]).stdout_bytes
    assert shown.startswith(b"\xef\xbb\xbf")
    table = list(csv.DictReader(io.StringIO(shown.decode("utf-8-sig"))))
    assert any(row["verdict"] == "weaker" and row["subject"] == "indicator" for row in table)
    paper = run("compare", "corpus/city.txt", "corpus/county.txt", "--format", "md").stdout
    assert paper.startswith("# 乙县精神卫生行动计划 对照 甲市精神卫生行动计划") and "| 降低 |" in paper
    assert "indicator weaker: 1" in run("compare", "corpus/city.txt", "corpus/county.txt").stdout


def test_search_prints_what_holds_every_word() -> None:
    """As text and as JSON; what is nowhere is said on stderr when parts of it are shown."""
    run("build")
    result = run("search", "床位", "街道")
    assert result.exit_code == 0 and result.stdout.startswith("2 clauses") and "增加床位" in result.stdout
    data = json.loads(run("search", "１００%", "--format", "json").stdout)
    assert (data["total"], data["mode"]) == (1, "phrase") and "\ue000" not in data["clauses"][0]["text"]
    partly = run("search", "服药率火星")
    assert "服药率" in partly.stdout and "a part" in partly.stderr
    nothing = run("search", escape_fts("") + "{{")
    assert (nothing.exit_code, nothing.stdout) == (0, "0 clauses\n")


def test_check_lists_faults_and_doubts(folder: Path) -> None:
    """All of them, with file, line and remedy."""
    assert run("check").stdout.startswith("corpus: 2 documents, 0 errors")
    (folder / "corpus/corpus.yml").write_text(MANIFEST.replace("[city-1]", "[x, county-1]"), "utf-8")
    (folder / "corpus/county.txt").write_bytes(b"")
    result = run("check")
    lines = result.stderr.splitlines()
    assert result.exit_code == 1 and len(lines) == 3 and all(line.startswith("Error: corpus/") for line in lines)
    assert "corpus/corpus.yml:3: entry “county-1”" in lines[0] and "3 errors" in result.stdout


def test_start_up_opens_nothing_heavy() -> None:
    """Help needs neither models nor Datasette nor a dictionary."""
    code = (
        "import sys, extractor.cli; print([m for m in ('pydantic', 'datasette', 'jieba', 'yaml') if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parent.parent, check=True
    )
    assert run.stdout == "[]\n"


def test_a_pipe_that_closes_and_a_terminal_without_chinese() -> None:
    """No traceback: a closed pipe ends quietly, letters that cannot be shown are escaped."""
    poor = shell(
        "extract", "corpus/city.txt", "--format", "table", env={"PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"}
    )
    assert poor.returncode == 0 and b"\\u5e8a" in poor.stdout
    reading, writing = os.pipe()
    os.close(reading)
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    command = [sys.executable, "-m", "extractor.cli", "extract", "corpus/city.txt"]
    with open(writing, "wb") as closed:
        run = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, env=environment, check=False)
    assert run.returncode == 1 and b"Traceback" not in run.stderr
    assert shell("--version").stdout.decode().strip().endswith(__version__)


def test_the_same_corpus_gives_the_same_bytes(folder: Path) -> None:
    """Whatever order Python's sets have in one process."""
    for seed in ("1", "2"):
        environment = {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1700000000"}
        assert shell("build", "--db", f"{seed}.db", env=environment).returncode == 0
    assert Path("1.db").read_bytes() == Path("2.db").read_bytes()
