"""What the benchmarks share: ratios of two things timed in turn, and the table they print."""

import sys
from collections.abc import Iterable
from functools import _lru_cache_wrapper
from statistics import median


class Ratio:
    """Times of two things measured in turn; absolute times drift, their ratio hardly does."""

    def __init__(self) -> None:
        self.ours: list[float] = []
        self.theirs: list[float] = []

    def add(self, ours: float, theirs: float) -> None:
        """Note the seconds of one turn."""
        self.ours.append(ours)
        self.theirs.append(theirs)

    @property
    def ratios(self) -> list[float]:
        """Ours by theirs, turn by turn, in ascending order."""
        return sorted(a / b for a, b in zip(self.ours, self.theirs, strict=True))

    @property
    def median(self) -> float:
        """The median of the ratios of all turns."""
        return median(self.ratios)


def table(yardstick: str, rows: Iterable[tuple[str, int, Ratio]]) -> str:
    """One line a row: name, size of the text, median milliseconds of both, median ratio with its range."""
    lines = [f"{'':28} {'bytes':>8} {'ours ms':>9} {'theirs ms':>9} {'ratio':>7}  range; theirs: {yardstick}"]
    for name, size, ratio in rows:
        times = f"{1000 * median(ratio.ours):9.2f} {1000 * median(ratio.theirs):9.2f}"
        low, high = ratio.ratios[0], ratio.ratios[-1]
        lines.append(f"{name:28} {size:8} {times} {ratio.median:7.3f}  {low:.3f}–{high:.3f}")
    return "\n".join(lines)


def forget() -> None:
    """Empty all bounded memos of the program: they hold texts already read. Tables made from the lexicon stay."""
    modules = [module for name, module in sys.modules.items() if name.partition(".")[0] == "extractor"]
    for found in [value for module in modules for value in vars(module).values()]:
        if isinstance(found, _lru_cache_wrapper) and found.cache_parameters()["maxsize"]:
            found.cache_clear()
