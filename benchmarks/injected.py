"""Edits of known kinds injected into local copies, one each: how many are found, and what is reported besides.

The cases are those of `tests/edits`. A kind that deserves a finding has recall (cases found) and precision (found
among all that is newly reported); one that deserves none, such as wrapping lines, has the share of cases with nothing
new. `python benchmarks/injected.py [CASES]` takes so many cases a kind; exit code 1 when a kind misses its bar.
`--save DB` keeps the table with the database instead, for the page on accuracy.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from db.evaluate import Evaluation, Miss, Score, save
from extractor.errors import PlandiffError

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from edits import EDITS, Outcome, difference, outcomes

SEED = 20251122  # another than the tests have
SCORED = "edits"
RECALL, PRECISION = 0.95, 0.9


def measured(results: Iterable[Outcome]) -> Evaluation:
    """A score for each kind of edit, and a line for each case that is not as it should be."""
    scores, misses = [], []
    for kind, cases in groupby(results, key=lambda outcome: outcome.kind):
        group = list(cases)
        scores.append(_score(kind, group))
        misses += [Miss(SCORED, line) for outcome in group for line in _faults(outcome)]
    return Evaluation(scores, misses)


def _score(kind: str, group: Sequence[Outcome]) -> Score:
    if all(outcome.case.wanted is None for outcome in group):
        quiet = sum(not outcome.stray for outcome in group)
        return Score(SCORED, kind, quiet / len(group), None, None, quiet, None, len(group))
    hits = sum(outcome.found for outcome in group)
    predicted = hits + sum(len(outcome.stray) for outcome in group)
    precision, recall = hits / max(1, predicted), hits / len(group)
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    return Score(SCORED, kind, f1, precision, recall, hits, predicted, len(group))


def _faults(outcome: Outcome) -> list[str]:
    edit = difference(outcome).replace("\n", "⏎")
    edit = edit if len(edit) <= 120 else f"{edit[:120]}…"
    lines = [] if outcome.found else [f"not reported: {edit}"]
    for finding in outcome.stray:
        lines.append(f"reported besides: {finding.subject} {finding.verdict} {' '.join(finding.flags)}— {edit}")
    return lines


def table(scores: Sequence[Score]) -> str:
    """One line a kind."""
    lines = [
        f"{'kind of edit':18} {'cases':>6} {'right':>6} {'reported':>9} {'precision':>10} {'recall':>7} {'value':>7}"
    ]
    for s in scores:
        shares = f"{s.precision:10.3f} {s.recall:7.3f}" if s.recall is not None else f"{'–':>10} {'–':>7}"
        lines.append(f"{s.measure:18} {s.gold:6} {s.hits:6} {s.predicted or '–':>9} {shares} {s.value:7.3f}")
    return "\n".join(lines)


def meets(score: Score) -> bool:
    """Is a kind found often enough, with little else reported?"""
    if score.precision is None or score.recall is None:
        return score.value >= PRECISION
    return score.recall >= RECALL and score.precision >= PRECISION


def main(arguments: Sequence[str]) -> int:
    """Print the table and what went wrong, or keep both with a database."""
    parser = argparse.ArgumentParser(description="Inject edits into local copies and count what is found.")
    parser.add_argument("cases", nargs="?", type=int, default=20, help="cases of each kind (20)")
    parser.add_argument("--save", metavar="DB", type=Path, help="keep the table with this database")
    options = parser.parse_args(arguments)
    evaluation = measured(outcomes(options.cases, SEED, EDITS))
    if options.save:
        try:
            save(options.save, evaluation)
        except (PlandiffError, OSError) as error:
            print(f"Error: {error}", file=sys.stderr)
            return 1
        return 0
    print(table(evaluation.scores))
    for miss in evaluation.misses:
        print(miss.miss)
    short = [score.measure for score in evaluation.scores if not meets(score)]
    print(f"bar: recall {RECALL}, precision {PRECISION} a kind: {'missed by ' + ', '.join(short) if short else 'met'}")
    return int(bool(short))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
