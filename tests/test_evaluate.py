"""Scoring against gold: the same measures as the yardstick script, kept with the database."""

import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from gold import score as yardstick

from db.evaluate import evaluate, save
from db.load import load
from extractor.cli import cli
from extractor.errors import PlandiffError
from extractor.pipeline import corpus_of

TESTS = Path(__file__).parent
SETS = {
    "gold": (TESTS.parent / "corpus", {"D0": "cq-2023-103", "D1": "yy-2024-21"}),
    "plans/open": (TESTS / "plans" / "open", {"P1": "p1", "P2": "p2", "P3": "p3", "P4": "p4"}),
}


def by_yardstick(path: Path, folder: Path, names: dict[str, str]) -> dict[tuple[str, str], float]:
    """What the script every developer uses says."""
    db = sqlite3.connect(path)
    db.row_factory = sqlite3.Row
    documents = [yardstick.Document(db, folder, name, key) for name, key in names.items()]
    result: dict[str, dict[str, Any]] = {}
    for document in documents:
        out = result[document.name] = {}
        for scoring in (document.score_clauses, document.score_targets, document.score_units):
            scoring(out, [])
    for upper in documents:
        for lower in documents:
            pair = f"{upper.name}-{lower.name}"
            if upper is not lower and any(folder.glob(f"{pair}.*.json")):
                yardstick.score_pair(db, folder, upper, lower, result.setdefault(pair, {}))
    db.close()
    return {
        (name, measure): value["f1"] if isinstance(value, dict) else value
        for name, out in result.items()
        for measure, value in out.items()
        if not measure.endswith("rows reported")
    }


@pytest.fixture(scope="module", params=SETS)
def scored(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path, dict[str, str]]:
    """A database, its gold folder and the names in it."""
    corpus, names = SETS[request.param]
    path = tmp_path_factory.mktemp("scored") / "plans.db"
    load(path, corpus_of(corpus))
    return path, TESTS / request.param, names


def test_scores_are_those_of_the_yardstick(
    scored: tuple[Path, Path, dict[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every measure of the script, to the last digit."""
    path, folder, names = scored
    original = yardstick.score_pair
    monkeypatch.setattr(yardstick, "score_pair", lambda *args: original(*args, []))
    ours = {(s.scored, s.measure): s.value for s in evaluate(sqlite3.connect(path), folder, names).scores}
    assert ours == pytest.approx(by_yardstick(path, folder, names))


def test_a_wrong_row_lowers_the_score_and_is_listed(built_db: Path, tmp_path: Path) -> None:
    """The measure can fail: a changed value and a lost clause are misses."""
    path = tmp_path / "plans.db"
    shutil.copyfile(built_db, path)
    with sqlite3.connect(path) as conn:
        conn.execute(
            "update indicators set value = 96 where document_id = 'yy-2024-21' and value = 95 and origin = 'prose'"
        )
        conn.execute("update clauses set heading = 'x' where id = (select id from clauses where kind = 'task' limit 1)")
    result = evaluate(sqlite3.connect(path), TESTS / "gold", SETS["gold"][1])
    values = {(s.scored, s.measure): s.value for s in result.scores}
    assert values["D1", "targets exact"] < 1 and values["D0", "clauses exact"] < 1
    assert any("wrong heading" in m.miss for m in result.misses)
    assert any(m.miss.startswith("target missed") for m in result.misses)


def test_saved_scores_replace_those_before(built_db: Path, tmp_path: Path) -> None:
    """Saving twice leaves one row a measure."""
    path = tmp_path / "plans.db"
    shutil.copyfile(built_db, path)
    result = evaluate(sqlite3.connect(path), TESTS / "gold", SETS["gold"][1])
    save(path, result)
    save(path, result)
    with sqlite3.connect(path) as conn:
        assert conn.execute("select count(*) from scores").fetchone() == (len(result.scores),)
        assert conn.execute("select count(*) from score_misses").fetchone() == (len(result.misses),)


def test_command(built_db: Path) -> None:
    """The table of the help's example."""
    run = CliRunner().invoke(cli, ["evaluate", str(built_db), str(TESTS / "gold"), "D0=cq-2023-103", "--show"])
    assert run.exit_code == 0, run.output
    assert run.output.startswith("D0      clauses found")


@pytest.mark.parametrize(("names", "code"), [(["D0"], 2), (["D0=nothing"], 1), (["X=cq-2023-103"], 1)])
def test_wrong_names_are_one_line(built_db: Path, names: list[str], code: int) -> None:
    """No traceback for a document or gold there is not."""
    run = CliRunner().invoke(cli, ["evaluate", str(built_db), str(TESTS / "gold"), *names])
    assert (run.exit_code, "Error:" in run.output) == (code, True)


def test_a_pair_nobody_compared_is_an_error(built_db: Path) -> None:
    """Gold for a pair that the manifest does not name."""
    with pytest.raises(PlandiffError, match="does not compare"):
        evaluate(sqlite3.connect(built_db), TESTS / "gold", {"D1": "cq-2023-103", "D0": "yy-2024-21"})
