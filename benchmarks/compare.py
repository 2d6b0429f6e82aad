"""Align and compare each pair of the corpus against one jieba pass over both its plans: median of interleaved ratios.

Run it with `make bench`, or `python benchmarks/compare.py [RUNS]`; exit code 1 when the bar is missed.
"""

import logging
import sys
from pathlib import Path
from time import process_time

import jieba
from yardstick import Ratio, table

from extractor.pipeline import compare_pair, corpus_of

CORPUS = Path(__file__).parent.parent / "corpus"
BAR = 0.5


def main(runs: int) -> int:
    """Time both in turn, print one table, tell whether every pair meets the bar."""
    jieba.setLogLevel(logging.WARNING)
    records = corpus_of(CORPUS)  # warms lexicon and compiled patterns
    plans = {plan.document.id: plan for plan in records.plans}
    rows = []
    for comparison in records.comparisons:
        upper, lower = plans[comparison.upper_id], plans[comparison.lower_id]
        text = f"{upper.document.text}\n{lower.document.text}"
        jieba.lcut(text)
        ratio = Ratio()
        for _ in range(runs):
            start = process_time()
            compare_pair(comparison, upper, lower)
            between = process_time()
            jieba.lcut(text)
            ratio.add(between - start, process_time() - between)
        rows.append((comparison.id, len(text.encode()), ratio))
    print(table("jieba.lcut over both plans", rows))
    worst = max(ratio.median for _, _, ratio in rows)
    print(f"{runs} runs; bar {BAR} for each pair: {'met' if worst <= BAR else 'MISSED'}")
    return int(worst > BAR)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 15))
