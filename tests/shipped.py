"""The plans that come with the program, for tests that need two of them ready to be compared."""

from pathlib import Path

from extractor.align import align
from extractor.compare.pair import Pair, pair_of
from extractor.neutral import Grams, copy_of
from extractor.pipeline import comparison_of, plan_of_file

CORPUS = sorted((Path(__file__).parent.parent / "corpus").glob("*.txt"))


def paired(*paths: Path) -> Pair:
    """Two plans made ready to be compared."""
    upper, lower = map(plan_of_file, paths)
    comparison = comparison_of(upper.document, lower.document)
    return pair_of(comparison, upper, lower, align(comparison, upper, lower))


def grams_in(path: Path) -> list[Grams]:
    """The bigrams of every sentence of a plan."""
    return [s.grams for found in copy_of(plan_of_file(path)).sentences.values() for s in found]
