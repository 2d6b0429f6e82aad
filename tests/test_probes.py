"""Sentences with a word of the upper level, left standing by mistake or rightly there: how many are told."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from pairs import plan, tasks

from extractor.pipeline import compare_pair, comparison_of
from extractor.text import fold

PROBES = Path(__file__).parent / "probes"
# What is told of those that are to be told, at least, and of those that are right, at most.
REACHED = {"P1": (72, 0), "P2": (59, 2), "P3": (54, 0)}
_QUOTED = re.compile("“([^”]*)”")


def told(probe: dict[str, Any]) -> list[str]:
    """The words told as un-localised in the lower sentences of a probe."""
    sides = zip(("upper", "lower"), probe["places"], (probe["upper"], probe["lower"]), strict=True)
    upper, lower = (
        plan(side, tasks(f"推进工作。{text}", "组织实施。落实责任。"), jurisdiction=name, level=level)
        for side, (name, level), text in sides
    )
    found = compare_pair(comparison_of(upper.document, lower.document), upper, lower).findings
    return [word for f in found if f.verdict == "unlocalised" for word in _QUOTED.findall(f.explanation)]


@pytest.mark.parametrize("name", REACHED)
def test_words_left_standing_are_told_and_others_are_not(name: str) -> None:
    """A word is told when a finding names it, or a part or the whole around it."""
    probes = json.loads((PROBES / f"{name}.json").read_text("utf-8"))
    words = [(probe["wrong"], fold(probe["word"]), told(probe)) for probe in probes]
    right = sum(any(found in word or word in found for found in known) for wrong, word, known in words if wrong)
    false = [(word, known) for wrong, word, known in words if not wrong and known]
    least, most = REACHED[name]
    assert right >= least
    assert len(false) <= most, false
