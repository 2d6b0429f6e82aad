"""Fixtures every test may ask for: the corpus as texts, plans, records and a database; golden files; no network."""

import json
import os
import socket
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor.models import Corpus, Plan

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Let sockets reach this machine only: a test that needs more would fail on a plane."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in LOOPBACK:
            raise RuntimeError(f"a test tried to reach {address[0]}")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(scope="session")
def corpus_folder() -> Path:
    """The folder that holds the five plans and their manifest."""
    return ROOT / "corpus"


@pytest.fixture(scope="session")
def records(corpus_folder: Path) -> Corpus:
    """Every record of the corpus, read and compared once."""
    from extractor.pipeline import corpus_of

    return corpus_of(corpus_folder)


@pytest.fixture(scope="session")
def plans(records: Corpus) -> dict[str, Plan]:
    """The plans of the corpus by document id."""
    return {plan.document.id: plan for plan in records.plans}


@pytest.fixture(scope="session")
def corpus(plans: dict[str, Plan]) -> dict[str, str]:
    """The texts of the corpus as the reader delivers them, by document id."""
    return {key: plan.document.text for key, plan in plans.items()}


@pytest.fixture(scope="session")
def built_db(tmp_path_factory: pytest.TempPathFactory, records: Corpus) -> Path:
    """A database of the corpus, built once; open it read-only."""
    from db.load import load

    path = tmp_path_factory.mktemp("db") / "plans.db"
    load(path, records)
    return path


@pytest.fixture(scope="module")
def visitor(built_db: Path) -> Iterator[Any]:
    """A visitor of the site made from the corpus; its pages come ready to be asked about."""
    from visitor import Visitor

    found = Visitor(built_db)
    yield found
    found.close()


@pytest.fixture(scope="module")
def rows(built_db: Path) -> Iterator[sqlite3.Connection]:
    """The records the pages are made from."""
    conn = sqlite3.connect(f"file:{built_db}?mode=ro", uri=True)
    conn.row_factory = sqlite3.Row
    yield conn
    conn.close()


@pytest.fixture
def golden() -> Callable[[str, Any], None]:
    """Compare data with `tests/golden/<name>`, the output a person last reviewed.

    `PLANDIFF_REGOLD=1 pytest` rewrites the file instead; read its diff before committing.
    """

    def check(name: str, data: Any) -> None:
        path = GOLDEN / name
        printed = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
        if os.environ.get("PLANDIFF_REGOLD") == "1":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(printed, "utf-8")
        assert path.is_file(), f"no golden file {path.name}: write it with PLANDIFF_REGOLD=1 and read it"
        assert json.loads(printed) == json.loads(path.read_text("utf-8"))

    return check
