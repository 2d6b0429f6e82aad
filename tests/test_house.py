"""Rules of the house that no single module's test can see: who imports whom, sizes, names, what is tracked."""

import ast
import hashlib
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(path.relative_to(ROOT) for package in ("extractor", "db") for path in (ROOT / package).rglob("*.py"))
STAGES = ("read", "segment", "extract", "align", "compare")
# Noun modules serve all stages and know none of them.
SERVING = {"models", "errors", "markup", "text", "lexicon", "neutral", "likeness"}
# What each room may import of the package `extractor`; a stage may import its own modules as well.
ALLOWED = {
    **{stage: SERVING | {stage} for stage in STAGES},
    **{noun: SERVING for noun in SERVING},
    "manifest": SERVING,
    "verify": SERVING,
    "pipeline": {*SERVING, *STAGES, "manifest", "verify"},
    "cells": SERVING,
    "show": {*SERVING, "cells"},
    "db": {"models", "errors", "text", "cells"},
    "db.site": {"models", "errors", "lexicon", "text", "cells"},
}
TEXT_SUFFIXES = {".py", ".md", ".yml", ".toml", ".lock", ".sql", ".csv", ".html", ".css", ".js", ".json", ""}


def _tracked() -> list[Path]:
    """Files of the project as git knows them, without the corpus texts; outside a checkout, what lies there."""
    run = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode == 0:
        names = [name for name in run.stdout.split("\0") if name]
    else:
        places = ("extractor", "db", "tests", "benchmarks", "corpus")
        names = [str(path.relative_to(ROOT)) for place in places for path in (ROOT / place).rglob("*")]
    paths = (ROOT / name for name in names)
    return [path for path in paths if path.is_file() and path.suffix in TEXT_SUFFIXES]


TRACKED = _tracked()


def _room(module: Path) -> str:
    """The room a module belongs to: its stage or noun in `extractor`, else `db`, `db.site` or `cli`."""
    parts = module.with_suffix("").parts
    if parts[0] == "db":
        return "db.site" if parts[1] == "site" else "db"
    return parts[1]


def _imports(module: Path) -> Iterator[str]:
    """Dotted names of all modules a file imports, wherever in it the import stands."""
    for node in ast.walk(ast.parse((ROOT / module).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = module.parent.parts[: len(module.parent.parts) - node.level + 1]
                base = ".".join(filter(None, [*above, base]))
            yield from (f"{base}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_modules_import_only_what_their_room_may(module: Path) -> None:
    """Stages never import each other, the database never a stage, and nothing the command line."""
    room = _room(module)
    if room in ("cli", "__init__"):
        return
    for name in _imports(module):
        parts = name.split(".")
        if parts[0] == "extractor" and len(parts) > 1:
            assert parts[1] == "__version__" or parts[1] in ALLOWED[room], f"{module} imports {name}"
        if parts[0] == "db":
            assert room.startswith("db"), f"{module} imports {name}: only the command line sees both sides"


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_holds_one_idea(module: Path) -> None:
    """At 400 lines it holds two; a module called utils or helpers holds none."""
    lines = (ROOT / module).read_text("utf-8").count("\n")
    assert lines <= 400, f"{module}: {lines} lines"
    assert module.stem not in ("utils", "util", "helpers", "misc", "common")


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_public_functions_say_what_they_do(module: Path) -> None:
    """Every module, and every public class and function of it, carries a docstring."""
    tree = ast.parse((ROOT / module).read_text("utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    for node in (tree, *(node for node in tree.body if isinstance(node, kinds) and not node.name.startswith("_"))):
        assert ast.get_docstring(node), f"{module}: {getattr(node, 'name', 'module')}"


def _everywhere(pattern: str, paths: list[Path]) -> list[str]:
    """Lines of tracked files that match, as file:line."""
    regex = re.compile(pattern)
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in paths
        if path != Path(__file__)
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if regex.search(line)
    ]


def test_no_path_of_a_machine_is_tracked() -> None:
    """A checkout works wherever it lies."""
    assert not _everywhere(r"(^|[^A-Za-z0-9_.])/(work|farm|root|home)/", TRACKED)


def test_no_index_address_is_tracked() -> None:
    """Where packages come from is the machine's business: neither locks nor set-up files name an index."""
    setup = [p for p in TRACKED if p.suffix in (".lock", ".toml") or p.name in ("Makefile", "run")]
    assert not _everywhere(r"--(extra-)?index-url|--find-links|--trusted-host|https?://|file://", setup)


def test_nothing_is_left_for_later() -> None:
    """What is unfinished is an issue in the tracker, not a mark in the code."""
    assert not _everywhere(
        r"TOD[O]|FIXM[E]|XX[X]\b|NotImplemented[E]rror|xfai[l]", [p for p in TRACKED if p.suffix == ".py"]
    )


def test_locks_carry_a_hash_for_every_package() -> None:
    """`pip install --require-hashes` is what make runs; the locks agree on the versions they share."""
    versions = {}
    for name in ("requirements.lock", "requirements-dev.lock", "requirements-bench.lock", "requirements-next.lock"):
        entries = re.findall(r"^([a-z0-9-]+)==(\S+) \\\n    --hash=sha256:", (ROOT / name).read_text("utf-8"), re.M)
        assert len(entries) == len(re.findall(r"^\S+==", (ROOT / name).read_text("utf-8"), re.M)) > 20
        versions[name] = dict(entries)
    runtime, dev, bench, following = versions.values()
    assert runtime == {name: dev.get(name) for name in runtime}
    assert all(dev.get(name, version) == version for name, version in bench.items())
    assert {name for name, version in following.items() if dev.get(name, version) != version} == {"datasette"}
    assert following["datasette"].startswith("1.")


def test_corpus_bytes_are_those_received() -> None:
    """Sizes and digests are those of the table in corpus/README.md, and every text is in it."""
    table = re.findall(
        r"^\| `(\S+)` \| (\d+) \| `([0-9a-f]{64})` \|$", (ROOT / "corpus/README.md").read_text("utf-8"), re.M
    )
    files = {path.name: path.read_bytes() for path in (ROOT / "corpus").glob("*.txt")}
    assert {name for name, _, _ in table} == set(files)
    for name, size, digest in table:
        assert (len(files[name]), hashlib.sha256(files[name]).hexdigest()) == (int(size), digest), name


def test_what_the_program_makes_is_not_tracked() -> None:
    """Databases, environments and caches stay out of the repository."""
    made = re.compile(
        r"(^|/)(\.venv|__pycache__|\.pytest_cache|\.mypy_cache|\.ruff_cache|dist)(/|$)|\.(db|db-wal|pyc)$"
    )
    assert not [path for path in TRACKED if made.search(path.relative_to(ROOT).as_posix())]


def test_a_wheel_holds_every_data_file(tmp_path: Path) -> None:
    """What a package opens at run time travels with it: a wheel and a checkout behave alike."""
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    names = {path.relative_to(ROOT).as_posix() for path in TRACKED}
    assert {name for name in names if name.startswith(("extractor/", "db/"))} | {"db/metadata.yml"} <= held


def test_reference_data_is_read_by_a_test() -> None:
    """Every file of the lexicon is named, or found by a walk, in a test."""
    tests = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").glob("test_*.py") if path != Path(__file__))
    walked = re.search(r"lexicon.*glob\(.\*\.yml", tests, re.S)
    for path in (ROOT / "extractor/lexicon").glob("*.yml"):
        assert walked or path.stem in tests, path.name
