"""Sentences in the style of plans on every topic, with the records a reader wrote down before the rules were touched.

A file of `tests/sentences/` holds a sentence a line, its records indented below it: name, comparator, value, unit,
`@deadline`, `if:condition`, `!fact` for a figure of the past, `opt` for one that counts neither way; `||` parts answers that are equally right,
`~` the ends of a range. In `nothing.txt` no sentence promises anything. What falls short stays in the files, so that it can be mended.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pytest

from extractor.extract.deadlines import Timeline
from extractor.extract.prose.drafts import Draft
from extractor.extract.prose.masking import mask
from extractor.extract.prose.targets import find_targets
from extractor.text import fold

FOLDER = Path(__file__).parent / "sentences"
SIGNS = {"=", ">=", ">", "<=", "<", "range", "all", "approx", "increase_by", "decrease_by", "multiply_by"}
YEAR = 2023
# Shares measured on 2026-11-22 with `pytest tests/test_sentences.py -s`, rounded down; they never fall.
FLOORS = {"commitments-1": (0.98, 0.97), "commitments-2": (0.96, 0.91), "commitments-3": (0.93, 0.86)}
SILENT = 0.88  # share of sentences that promise nothing and give no target (facts of the past may be recorded)


class Expected(NamedTuple):
    """One record as written down; each field lists the answers that are right."""

    signs: list[str]
    values: list[str]
    units: list[str]
    deadlines: list[str]
    fact: bool
    optional: bool


def sentences(name: str) -> Iterator[tuple[str, list[Expected]]]:
    """Sentences of a file with their records."""
    text, records = "", []
    for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("  "):
            records.append(expected(line.split()))
        elif line.strip():
            if text:
                yield text, records
            text, records = line.replace("\\n", "\n"), []
    yield text, records


def expected(words: list[str]) -> Expected:
    """Read one indented line."""
    plain = [w for w in words if w not in ("opt", "!fact") and not w.startswith(("@", "if:"))]
    at = next(k for k, word in enumerate(plain) if word.split("||")[0] in SIGNS)
    rest = [w.split("||") for w in plain[at:]] + [[""], [""]]
    dated = [w[1:].split("||") for w in words if w.startswith("@")]
    return Expected(rest[0], rest[1], rest[2], dated[0] if dated else [""], "!fact" in words, "opt" in words)


def targets(text: str) -> list[Draft]:
    """Targets of a sentence in a plan of 2023."""
    folded = fold(text)
    return find_targets(mask(folded, ()), Timeline(folded, YEAR))


def value_right(record: Expected, draft: Draft) -> bool:
    """Whether the number is one of those written down."""
    for answer in record.values:
        low, _, high = answer.partition("~")
        ends = [float(Fraction(end)) if end else None for end in (low, high)]
        if all(
            a is b is None or (a is not None and b is not None and abs(a - b) < 1e-9 * max(1, abs(a)))
            for a, b in zip(ends, (draft.value, draft.value_high), strict=True)
        ):
            return True
    return False


def exact(record: Expected, draft: Draft) -> bool:
    """Whether comparator, unit, deadline and tense are right as well."""
    return (
        draft.comparator in record.signs
        and fold(draft.unit) in map(fold, record.units)
        and (draft.deadline or "") in record.deadlines
        and (draft.role == "baseline_fact") == record.fact
    )


@pytest.mark.parametrize("name", FLOORS)
def test_commitments(name: str) -> None:
    """Records found by their value, in order, and the share that is right in every field."""
    needed = found = right = 0
    for text, records in sentences(name):
        free = targets(text)
        for record in records:
            fits = [draft for draft in free if value_right(record, draft)]
            best = next((draft for draft in fits if exact(record, draft)), fits[0] if fits else None)
            if best is not None:
                free.remove(best)
            if not record.optional:
                needed, found = needed + 1, found + (best is not None)
                right += best is not None and exact(record, best)
    print(f"{name}: {needed} records, {found / needed:.3f} found, {right / needed:.3f} exact")
    assert (found / needed, right / needed) >= FLOORS[name]
    assert right / needed >= FLOORS[name][1]


def test_sentences_that_promise_nothing() -> None:
    """Grants, thresholds, facts, definitions, geography: no target comes of them."""
    texts = [text for text, _ in sentences("nothing")]
    loud = [text for text in texts if any(draft.role == "target" for draft in targets(text))]
    share = 1 - len(loud) / len(texts)
    print(f"nothing: {len(texts)} sentences, {share:.3f} silent")
    assert share >= SILENT, loud


@pytest.mark.parametrize("name", [*FLOORS, "nothing"])
def test_no_sentence_breaks_the_reader(name: str) -> None:
    """Whatever a sentence holds, names are words and quotes lie inside it."""
    for text, _ in sentences(name):
        for draft in targets(text):
            assert 0 <= draft.start < draft.end <= len(text)
            assert not re.search(r"[\ue000-\uf8ff]", draft.name), draft.name
