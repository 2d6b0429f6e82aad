"""Align and compare each pair of the corpus against one jieba pass over both its plans: median of interleaved ratios.

The bar is for a pair whose texts were met before, as all but the first of many pairs of a plan are. A second table tells
what a pair costs that nobody has met: plans made anew, memos emptied.

Run it with `make bench`, or `python benchmarks/compare.py [RUNS]`; exit code 1 when the bar is missed.
"""

import logging
import sys
from pathlib import Path
from time import process_time

import jieba
from yardstick import Ratio, forget, table

from extractor.models import Comparison, Document
from extractor.pipeline import compare_pair, corpus_of, plan_of_document

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
    first = []
    for comparison, (_, size, _) in zip(records.comparisons, rows, strict=True):
        upper, lower = plans[comparison.upper_id], plans[comparison.lower_id]
        first.append((comparison.id, size, _met_first(comparison, upper.document, lower.document, runs)))
    print("\nmet for the first time")
    print(table("jieba.lcut over both plans", first))
    worst = max(ratio.median for _, _, ratio in rows)
    print(f"{runs} runs; bar {BAR} for each pair: {'met' if worst <= BAR else 'MISSED'}")
    return int(worst > BAR)


def _met_first(comparison: Comparison, upper: Document, lower: Document, runs: int) -> Ratio:
    """The same with plans made anew and memos emptied before each turn."""
    ratio = Ratio()
    for _ in range(runs):
        plans = plan_of_document(upper, leads=True), plan_of_document(lower)
        forget()
        start = process_time()
        compare_pair(comparison, *plans)
        between = process_time()
        jieba.lcut(f"{upper.text}\n{lower.text}")
        ratio.add(between - start, process_time() - between)
    return ratio


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 15))
