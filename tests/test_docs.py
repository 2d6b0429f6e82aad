"""What the documents say is so: commands exist, quoted outputs are real, links lead somewhere."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / name for name in ("README.md", "CHANGELOG.md", "corpus/README.md", "benchmarks/README.md")]
CONSOLE = re.compile(r"^```console\n(.*?)^```", re.M | re.S)


def _sessions() -> list[tuple[str, list[str]]]:
    """Command and output lines of each `$` line in the README's console blocks."""
    found: list[tuple[str, list[str]]] = []
    for block in CONSOLE.findall((ROOT / "README.md").read_text("utf-8")):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            else:
                found[-1][1].append(line.rstrip())
    return found


SESSIONS = _sessions()


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, built_db: Path) -> Path:
    """A folder such as the README's reader has: the corpus, the gold set and a database."""
    folder = tmp_path_factory.mktemp("desk")
    for name in ("corpus", "tests/gold"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "db").mkdir()
    shutil.copy(built_db, folder / "db/plans.db")
    return folder


@pytest.mark.parametrize(
    ("command", "output"),
    [(command, output) for command, output in SESSIONS if output],
    ids=[command for command, output in SESSIONS if output],
)
def test_quoted_output_is_what_the_command_prints(command: str, output: list[str], desk: Path) -> None:
    """Every command quoted with output is run; `PLANDIFF_REGOLD=1 pytest` quotes it anew instead."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"}
    run = subprocess.run(
        ["bash", "-c", command], cwd=desk, env=environment, capture_output=True, text=True, timeout=120
    )
    printed = [line.rstrip() for line in run.stdout.rstrip("\n").split("\n")]
    if os.environ.get("PLANDIFF_REGOLD") == "1":
        readme = (ROOT / "README.md").read_text("utf-8")
        old, new = ("\n".join([f"$ {command}", *lines]) for lines in (output, printed))
        (ROOT / "README.md").write_text(readme.replace(old, new), "utf-8")
        return
    assert printed == output, f"quote it anew with PLANDIFF_REGOLD=1 pytest tests/test_docs.py\n{run.stderr}"


def test_there_are_quoted_outputs() -> None:
    """The README shows what the command prints, not only how it is called."""
    assert sum(bool(output) for _, output in SESSIONS) >= 5


def _prose() -> str:
    return "\n".join(path.read_text("utf-8") for path in DOCUMENTS)


def test_make_targets_exist() -> None:
    """Every `make TARGET` named in a document is a target, and every target is explained by `make help`."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    named = set(re.findall(r"`?\bmake ([a-z]+)`", _prose()))
    assert named
    for target in named:
        assert re.search(rf"^{target}:.*## ", makefile, re.M), target


def test_commands_and_options_exist() -> None:
    """Every `plandiff COMMAND --option` named in a document is known to the program."""
    from extractor.cli import cli

    known = {name: {opt for p in command.params for opt in p.opts} for name, command in cli.commands.items()}
    for name, rest in re.findall(r"plandiff ([a-z]+)([^`\n|]*)", _prose()):
        if name not in known:
            assert name in ("answers", "is"), f"plandiff {name}"
            continue
        for option in re.findall(r"(--[a-z-]+)", rest):
            assert option in known[name] | {"--help"}, f"plandiff {name} {option}"


def test_every_command_is_in_the_readme() -> None:
    """A command nobody is told of does not exist."""
    from extractor.cli import cli

    readme = (ROOT / "README.md").read_text("utf-8")
    assert not [name for name in cli.commands if f"plandiff {name}" not in readme]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_resolve(document: Path) -> None:
    """Relative links lead to files that are there, and anchors to headings that stand there."""
    text = document.read_text("utf-8")
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        path = (document.parent / name) if name else document
        assert path.exists(), target
        if anchor:
            assert anchor in _anchors(path.read_text("utf-8")), target


def _anchors(text: str) -> set[str]:
    """Anchors of the headings of a markdown text, as the usual renderers make them."""
    headings = re.findall(r"^#+ (.+)$", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S), re.M)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_readme_has_a_heading_for_every_verb() -> None:
    """One verb, one stage, one heading."""
    headings = _anchors((ROOT / "README.md").read_text("utf-8"))
    assert {"read", "segment", "extract", "align", "compare", "load", "publish", "search"} <= headings


def test_the_changelog_keeps_its_form() -> None:
    """Newest first, known kinds of change, and every entry ends with its issue."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    versions = re.findall(r"^## (.+)$", text, re.M)
    assert versions[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}", version) for version in versions[1:])
    assert set(re.findall(r"^### (.+)$", text, re.M)) <= {
        "Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"
    }  # fmt: skip
    entries = [line for line in text.splitlines() if line.startswith("- ")]
    assert entries
    assert not [line for line in entries if not re.search(r"\. \(#\d+(, #\d+)*\)$", line)]
