"""Read, segment and extract the corpus against one jieba pass over the same text: median of interleaved ratios.

Run it with `make bench`, or `python benchmarks/extract.py [RUNS]`; exit code 1 when the bar is missed.
"""

import logging
import sys
from pathlib import Path
from time import process_time

import jieba
from yardstick import Ratio, forget, table

from extractor.extract import extract
from extractor.models import Document
from extractor.pipeline import corpus_of
from extractor.read import read
from extractor.segment import segment

CORPUS = Path(__file__).parent.parent / "corpus"
BAR = 0.4
FIRST = "all, first time"  # memos of texts emptied before


def main(runs: int) -> int:
    """Time both in turn, print one table, tell whether the bar is met."""
    jieba.setLogLevel(logging.WARNING)
    documents = [plan.document for plan in corpus_of(CORPUS).plans]
    for document in documents:  # warm: dictionary, lexicon and compiled patterns
        _turn(document)
    ratios = {name: Ratio() for name in [*(d.id for d in documents), "read", "segment", "extract", "all", FIRST]}
    for _ in range(runs):
        turns = [_turn(document) for document in documents]
        for document, (*stages, yardstick) in zip(documents, turns, strict=True):
            ratios[document.id].add(sum(stages), yardstick)
        *stages, yardstick = map(sum, zip(*turns, strict=True))
        for name, seconds in zip(("read", "segment", "extract"), stages, strict=True):
            ratios[name].add(seconds, yardstick)
        ratios["all"].add(sum(stages), yardstick)
        forget()
        *stages, yardstick = map(sum, zip(*[_turn(document) for document in documents], strict=True))
        ratios[FIRST].add(sum(stages), yardstick)
    sizes = {document.id: len(document.text.encode()) for document in documents}
    print(table("jieba.lcut", [(name, sizes.get(name, sum(sizes.values())), ratio) for name, ratio in ratios.items()]))
    print(f"{runs} runs; bar {BAR} for all: {'met' if ratios['all'].median <= BAR else 'MISSED'}")
    return int(ratios["all"].median > BAR)


def _turn(document: Document) -> tuple[float, float, float, float]:
    """Processor seconds of each stage and of the yardstick for one document."""
    start = process_time()
    reading = read(CORPUS / document.file)
    after_read = process_time()
    segmented = segment(reading.text, document.id)
    after_segment = process_time()
    extract(document, segmented.clauses)
    after_extract = process_time()
    jieba.lcut(reading.text)
    end = process_time()
    return after_read - start, after_segment - after_read, after_extract - after_segment, end - after_extract


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 31))
