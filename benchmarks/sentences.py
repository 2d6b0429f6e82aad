"""Which sentences of a task that was kept are missing below: ours against best matches of sentences.

The pairs are reworked copies (`pairs/reworked.py`): tasks reordered and merged, sentences reworded and dropped. All get
the same sentences; the alternatives are those of `alignment.py`, each with the threshold that finds omissions best on
these pairs in hindsight. `python benchmarks/sentences.py [SEEDS]`; exit code 1 when one is ahead anywhere but in time.
"""

import random
import sys
from collections.abc import Sequence
from time import process_time

from alignment import ALTERNATIVES, THRESHOLDS
from pairs.reworked import Reworked, reworked
from yardstick import Ratio

from extractor.pipeline import compare_pair

Measures = tuple[float, float, float]  # F1, precision, recall of missing sentences


def ours(one: Reworked) -> set[str]:
    """Upper sentences reported as dropped."""
    findings = compare_pair(one.pair.comparison, one.pair.upper, one.pair.lower).findings
    missing = {(f.upper_clause_id, f.upper_quote) for f in findings if f.rule == "sentence_without_counterpart"}
    return {m.id for m in one.pair.upper.measures if (m.clause_id, m.text) in missing}


class Alternative:
    """Counterparts of the sentences of all pairs by one method, in plan order or shuffled."""

    def __init__(self, name: str, cases: Sequence[Reworked], shuffled: bool) -> None:
        scorer, self.choose = ALTERNATIVES[name]
        self.asked, self.scores = [], []
        for one in cases:
            self.asked.append([m.id for m in one.pair.upper.measures if m.id in one.judged])
            lower = [m.text for m in one.pair.lower.measures]
            if shuffled:
                random.Random(len(lower)).shuffle(lower)
            self.scores.append(scorer([m.text for m in one.pair.upper.measures if m.id in one.judged], lower))

    def missing(self, threshold: float) -> list[set[str]]:
        """Upper sentences without counterpart in each pair."""
        found = [{i for i, _ in self.choose(scores, threshold)} for scores in self.scores]
        return [
            {key for i, key in enumerate(ids) if i not in kept} for ids, kept in zip(self.asked, found, strict=True)
        ]


def measured(cases: Sequence[Reworked], missing: Sequence[set[str]]) -> Measures:
    """F1, precision and recall over all pairs."""
    found = [keys & one.judged for one, keys in zip(cases, missing, strict=True)]
    hits = sum(len(keys & one.dropped) for one, keys in zip(cases, found, strict=True))
    predicted, true = sum(map(len, found)), sum(len(one.dropped) for one in cases)
    return 2 * hits / max(1, predicted + true), hits / max(1, predicted), hits / max(1, true)


def shuffled(one: Reworked, seed: int) -> Reworked:
    """The same with the clauses of the lower plan in another order."""
    return one._replace(pair=one.pair.shuffled(seed))


def time_ratio(name: str, cases: Sequence[Reworked]) -> float:
    """Processor time of an alternative by that of ours, timed in turn; the median over the pairs."""
    ratio = Ratio()
    for one in cases:
        start = process_time()
        Alternative(name, [one], False).missing(THRESHOLDS[0])
        between = process_time()
        ours(one)
        ratio.add(between - start, process_time() - between)
    return ratio.median


def main(seeds: int) -> int:
    """Print one table; tell whether ours is ahead, or level, on every measure but time."""
    cases = [one for seed in range(seeds) for one in reworked(seed)]
    orders = (cases, [shuffled(one, k) for k, one in enumerate(cases)])
    judged, dropped = sum(len(one.judged) for one in cases), sum(len(one.dropped) for one in cases)
    print(f"{len(cases)} reworked copies, {judged} sentences of kept tasks, {dropped} of them dropped")
    print(f"{'':40} {'F1':>7} {'P':>7} {'R':>7}   {'shuffled':>8} {'P':>7} {'R':>7} {'time':>8}")
    mine = [measured(pairs, [ours(one) for one in pairs]) for pairs in orders]
    print(_line("plandiff (align + compare)", mine, 1.0))
    behind = 0
    for name in ALTERNATIVES:
        plain, mixed = (Alternative(name, cases, order) for order in (False, True))
        threshold = max(THRESHOLDS, key=lambda t: measured(cases, plain.missing(t)))
        theirs = [measured(cases, one.missing(threshold)) for one in (plain, mixed)]
        print(_line(f"{name} ≥ {threshold:.2f}", theirs, time_ratio(name, cases)))
        behind += sum(a < b for m, t in zip(mine, theirs, strict=True) for a, b in zip(m, t, strict=True))
    print(f"behind on {behind} measures" if behind else "level with, or ahead of, every alternative on every measure")
    return int(behind > 0)


def _line(name: str, measures: Sequence[Measures], time: float) -> str:
    (a, b, c), (d, e, f) = measures
    return f"{name:40} {a:7.3f} {b:7.3f} {c:7.3f}   {d:8.3f} {e:7.3f} {f:7.3f} {time:8.3f}"


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
