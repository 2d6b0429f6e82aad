"""Quantified targets in other words: each upper sentence with a lower one that keeps it, or that does not.

A file of `tests/rewordings/` holds pairs: `=` before an upper sentence whose target the indented lower one keeps, `!` before
one that it lowers, narrows or leaves open. They were written on topics of all kinds before the rules were.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pairs import target

FOLDER = Path(__file__).parent / "rewordings"
QUIET = frozenset(("info", "low"))


def pairs() -> Iterator[tuple[str, str, bool]]:
    """Upper sentence, lower sentence, and whether the one is kept by the other."""
    for path in sorted(FOLDER.glob("*.txt")):
        lines = path.read_text("utf-8").splitlines()
        for upper, lower in zip(lines[::2], lines[1::2], strict=True):
            yield upper[2:], lower.strip(), upper[0] == "="


@pytest.mark.parametrize(("upper", "lower", "kept"), pairs())
def test_a_target_in_other_words(upper: str, lower: str, kept: bool) -> None:
    """What is kept gives no alarm; what is lowered, narrowed or left open is told."""
    found = target(upper, lower, heading="抓好重点工作")
    assert (found.verdict in ("match", "stricter") and found.severity in QUIET) == kept, found
