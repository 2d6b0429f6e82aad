"""Read, segment and extract the corpus against one jieba pass over the same text: median of interleaved ratios.

Run it with `make bench`, or `python benchmarks/extract.py [RUNS]`; exit code 1 when the bar is missed.
"""

import logging
import sys
from pathlib import Path
from time import process_time

import jieba
from yardstick import Ratio, table

from extractor.manifest import read_manifest
from extractor.pipeline import plan_of_entry
from extractor.read import read

CORPUS = Path(__file__).parent.parent / "corpus"
BAR = 0.4


def main(runs: int) -> int:
    """Time both in turn, print one table, tell whether the bar is met."""
    jieba.setLogLevel(logging.WARNING)
    entries = read_manifest(CORPUS).documents
    texts = {entry.id: read(CORPUS / entry.file).text for entry in entries}
    for entry in entries:  # warm: dictionary, lexicon and compiled patterns
        plan_of_entry(CORPUS, entry)
        jieba.lcut(texts[entry.id])
    ratios = {entry.id: Ratio() for entry in entries}
    total = Ratio()
    for _ in range(runs):
        ours = theirs = 0.0
        for entry in entries:
            start = process_time()
            plan_of_entry(CORPUS, entry)
            between = process_time()
            jieba.lcut(texts[entry.id])
            end = process_time()
            ratios[entry.id].add(between - start, end - between)
            ours += between - start
            theirs += end - between
        total.add(ours, theirs)
    rows = [(name, len(texts[name].encode()), ratio) for name, ratio in ratios.items()]
    rows.append(("all five", sum(size for _, size, _ in rows), total))
    print(table("read + segment + extract", "jieba.lcut", rows))
    print(f"{runs} runs; bar {BAR} for all five: {'met' if total.median <= BAR else 'MISSED'}")
    return int(total.median > BAR)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 31))
