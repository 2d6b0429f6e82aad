"""One edit of a known kind in a local copy brings exactly the finding it deserves."""

import random
from collections import Counter

import edits
import pytest
from edits.case import torn

from extractor.compare import check

SEED, CASES = 20240813, 6


@pytest.mark.parametrize("path", edits.UPPERS, ids=lambda path: path.stem)
def test_an_unedited_copy_has_nothing_to_report(path):
    """A copy with nothing but the place changed: all kept, and its baselines look copied, which they are."""
    base = edits.ground(path)
    findings = [key for key in base.findings if key[0] != "consistency"]
    assert {key[:3] for key in findings if key[:2] not in edits.QUIET or key[2]} <= {
        ("indicator", "match", "baseline_copied")
    }
    assert {key[0] for key in findings} == {"indicator", "task", "unit"}
    doubts = Counter(key[1] for key in base.findings if key[0] == "consistency")
    assert doubts == Counter(f.verdict for f in check(base.upper))  # what contradicts itself does so in the copy


@pytest.mark.parametrize("edit", edits.EDITS, ids=lambda edit: edit.__name__)
def test_an_edit_is_found_and_nothing_else(edit):
    """Recall and precision over seeded cases; `python benchmarks/injected.py 60` prints the table of a longer run."""
    results = list(edits.outcomes(CASES, SEED, [edit]))
    assert len(results) >= CASES // 2
    missed = [edits.difference(o) for o in results if not o.found]
    stray = [f"{edits.difference(o)}: {o.stray}" for o in results if o.stray]
    assert len(missed) + len(stray) <= CASES // 6, "\n".join([*missed, *stray])


@pytest.mark.parametrize("path", edits.UPPERS, ids=lambda path: path.stem)
def test_three_changed_numbers_stand_out(path):
    """On a near-verbatim copy the list of what is no match is short enough to read aloud."""
    rng = random.Random(SEED)
    base = edits.ground(path)
    text = base.lower.document.text
    for _ in range(3):
        case = edits.change_value(base._replace(lower=edits.copy_of(base, text)), rng)
        text = case.text
    findings = edits.compare_copy(base, text)
    changed = [f for f in findings if f.verdict in ("weaker", "stricter")]
    assert 1 <= len(changed) <= 6  # a target in table and prose counts twice
    others = [f for f in findings if (f.subject, f.verdict) not in edits.QUIET and f not in changed and not torn(f)]
    assert len(others) <= 3, others
