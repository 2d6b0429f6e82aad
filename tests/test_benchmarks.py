"""Every benchmark runs, on little, and prints its table; bars are for the release check, not for a busy machine."""

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
SMALL = {
    "alignment.py": ["0"],
    "compare.py": ["1"],
    "extract.py": ["1"],
    "injected.py": ["1"],
    "quantities.py": ["1", "P4"],
    "relaid.py": ["20"],
    "sentences.py": ["1"],
    "site.py": ["1", "400"],
}


def run(name: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a script as its reader would."""
    command = [sys.executable, str(BENCHMARKS / name), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_every_benchmark_is_run_here() -> None:
    """A new script needs its smallest arguments above, and a word in the README."""
    assert {path.name for path in BENCHMARKS.glob("*.py")} == set(SMALL)
    readme = (BENCHMARKS / "README.md").read_text("utf-8")
    assert all(f"`{name}`" in readme for name in SMALL)


@pytest.mark.parametrize("name", SMALL)
def test_a_benchmark_prints_its_table(name: str) -> None:
    """It ends with 0 or 1 for its bar, and never with a traceback."""
    done = run(name, *SMALL[name])
    assert done.returncode in (0, 1) and "Traceback" not in done.stderr, done.stderr
    assert len(done.stdout.splitlines()) >= 3


def test_injected_edits_are_kept_with_a_database(built_db: Path, tmp_path: Path) -> None:
    """One row a kind of edit, beside the scores that were there."""
    path = tmp_path / "plans.db"
    shutil.copyfile(built_db, path)
    done = run("injected.py", "1", "--save", str(path))
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    with sqlite3.connect(path) as conn:
        rows = dict(conn.execute("select measure, gold from scores where scored = 'edits'"))
    assert rows["drop_unit"] == 1 and len(rows) > 10


def test_a_database_that_is_none_is_one_line(tmp_path: Path) -> None:
    """No traceback for a wrong path."""
    done = run("injected.py", "1", "--save", str(tmp_path / "none.db"))
    assert done.returncode == 1 and done.stderr.startswith("Error:") and "Traceback" not in done.stderr
