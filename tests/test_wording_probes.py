"""Typing errors and words left un-localised that were planted in six fictional pairs: how many are told, and how truly."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from db.load import load
from extractor.pipeline import corpus_of
from extractor.text import bare

PROBES = Path(__file__).parent / "wording"
VERDICTS = {"typo": "suspected_typo", "unlocalised": "unlocalised"}
SHINGLE, SHARED = 4, 0.6  # characters, and the share of a quote's stretches a finding must hold
# Floors of recall and precision; they rise with the program and never fall.
FLOORS = {("W", "typo"): (0.97, 1.0), ("W", "unlocalised"): (1.0, 1.0), ("Z", "typo"): (0.91, 1.0), ("Z", "unlocalised"): (0.91, 0.97)}  # fmt: skip


class Probe(NamedTuple):
    """What was planted in a pair, and what was told of it."""

    planted: list[dict[str, str]]
    told: list[sqlite3.Row]

    def hits(self) -> int:
        """Planted mistakes that have a finding, each finding counted once; the one that names the mistake first."""
        left, count = list(self.told), 0
        for one in self.planted:
            near = [row for row in left if _holds(bare(row["lower_quote"] or ""), bare(one["local_quote"]))]
            near.sort(key=lambda row: bare(one["wrong"])[:6] not in bare(row["explanation"]))
            if near:
                left.remove(near[0])
                count += 1
        return count


def _holds(text: str, quote: str) -> bool:
    stretches = [quote[k : k + SHINGLE] for k in range(max(1, len(quote) - SHINGLE + 1))]
    if text and text in quote:  # a body alone
        return True
    return sum(stretch in text for stretch in stretches) >= SHARED * len(stretches)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The probes as a database."""
    path = tmp_path_factory.mktemp("probes") / "plans.db"
    load(path, corpus_of(PROBES))
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        yield db


def probes(db: sqlite3.Connection, letter: str, kind: str) -> list[Probe]:
    """The pairs of a letter, with what is planted and told of one kind."""
    found = []
    for path in sorted(PROBES.glob(f"{letter}*.planted.json")):
        pair = path.name.partition(".")[0].lower()
        planted = [one for one in json.loads(path.read_text(encoding="utf-8")) if one["type"] == kind]
        query = "select * from findings where comparison_id = ? and subject = 'wording' and verdict = ? order by id"
        found.append(Probe(planted, db.execute(query, [f"{pair}u--{pair}l", VERDICTS[kind]]).fetchall()))
    return found


@pytest.mark.parametrize(("letter", "kind"), FLOORS)
def test_planted_mistakes_are_told(database: sqlite3.Connection, letter: str, kind: str) -> None:
    """Recall and precision stay above their floors."""
    found = probes(database, letter, kind)
    hits = sum(probe.hits() for probe in found)
    recall = hits / sum(len(probe.planted) for probe in found)
    precision = hits / sum(len(probe.told) for probe in found)
    floors = FLOORS[letter, kind]
    assert (recall >= floors[0], precision >= floors[1]) == (True, True), (recall, precision)
