"""Quantified targets in other words: kept ones give no alarm, lowered ones are told.

A file of `tests/rewordings/` holds pairs of sentences: `=` before an upper one whose target the indented lower one keeps, `!`
before one that it lowers, narrows or leaves open. A file of `tests/rewordings/plans/` holds an upper and a lower plan, all in
other words; in the lower one `{kept|lowered}` stands for what is kept, or lowered in one place at a time.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pairs import plan, target

from extractor.models import Finding, Plan
from extractor.pipeline import compare_pair, comparison_of

FOLDER = Path(__file__).parent / "rewordings"
QUIET = frozenset(("info", "low"))
# False alarms on targets where all is kept, and lowered targets that change nothing; both only fall.
PLANS = {"food": (1, 0), "river": (0, 1), "care": (1, 1)}
_EITHER = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")


def pairs() -> Iterator[tuple[str, str, bool]]:
    """Upper sentence, lower sentence, and whether the one is kept by the other."""
    for path in sorted(FOLDER.glob("*.txt")):
        lines = path.read_text("utf-8").splitlines()
        for upper, lower in zip(lines[::2], lines[1::2], strict=True):
            yield upper[2:], lower.strip(), upper[0] == "="


def quiet(found: Finding) -> bool:
    """Whether a finding says that a target is kept."""
    return found.verdict in ("match", "stricter") and found.severity in QUIET


@pytest.mark.parametrize(("upper", "lower", "kept"), list(pairs()))
def test_a_target_in_other_words(upper: str, lower: str, kept: bool) -> None:
    """What is kept gives no alarm; what is lowered, narrowed or left open is told."""
    found = target(upper, lower, heading="抓好重点工作")
    assert quiet(found) == kept, found


def on_targets(upper: Plan, lower: Plan) -> dict[str, Finding]:
    """The finding on each upper target, by its id."""
    comparison = comparison_of(upper.document, lower.document)._replace(lower_predates_upper=False)
    found = compare_pair(comparison, upper, lower).findings
    return {f.upper_indicator_id: f for f in found if f.subject == "indicator" and f.upper_indicator_id}


def lowered(text: str, place: int) -> str:
    """A lower plan that keeps all but one target, the one at the `place`-th brace."""
    count = iter(range(len(text)))
    return _EITHER.sub(lambda m: m[2] if next(count) == place else m[1], text)


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_in_other_words(name: str) -> None:
    """A plan rewritten as a whole gives hardly an alarm; each target lowered in it changes a finding, and not to a match."""
    head, text = (FOLDER / "plans" / f"{name}.txt").read_text("utf-8").split("\n", 1)
    above, below = text.split("=====\n")
    place, level, lower_place, lower_level = head.removeprefix("# ").split()
    upper = plan("upper", above, jurisdiction=place, level=level)
    about = {"jurisdiction": lower_place, "level": lower_level}
    kept = on_targets(upper, plan("lower", lowered(below, -1), **about))
    alarms = [f for f in kept.values() if f.severity not in QUIET]
    missed = []
    for k, either in enumerate(_EITHER.finditer(below)):
        found = on_targets(upper, plan("lower", lowered(below, k), **about))
        changed = (
            f
            for i, f in found.items()
            if (f.verdict, f.rule, f.flags) != (kept[i].verdict, kept[i].rule, kept[i].flags)
        )
        if all(quiet(f) for f in changed):
            missed.append(either[0])
    assert len(alarms) <= PLANS[name][0], alarms
    assert len(missed) <= PLANS[name][1], missed
