"""Is every record of a plan what its text says? A record that is not becomes an `Issue`, never a silent quote."""

from collections.abc import Iterator
from itertools import pairwise

from extractor.models import Issue, Plan

REMEDY = "Report it with the text: the program misplaced a record"


def verify(plan: Plan) -> tuple[Issue, ...]:
    """Check that every quote stands at its offsets, white space aside, and that no two clauses overlap."""
    return (*_quotes(plan), *_overlaps(plan))


def _quotes(plan: Plan) -> Iterator[Issue]:
    text = plan.document.text
    records = (
        *((m.id, m.text, m.char_start, m.char_end) for m in plan.measures),
        *((i.id, i.quote, i.char_start, i.char_end) for i in plan.indicators),
        *((r.id, r.raw, r.char_start, r.char_end) for r in plan.responsibilities),
    )
    for record, quote, start, end in records:
        source = text[start:end]
        if quote not in source and squeeze(quote) not in squeeze(source):
            message = f"{record}: quote “{quote[:40]}” is not at its offsets {start}–{end}"
            yield Issue(plan.document.id, _line(text, start), message, REMEDY)


def _overlaps(plan: Plan) -> Iterator[Issue]:
    text = plan.document.text
    ordered = sorted(plan.clauses, key=lambda clause: (clause.char_start, clause.char_end))
    for before, after in pairwise(ordered):
        if after.char_start < before.char_end:
            message = f"clauses {before.id} and {after.id} overlap at {after.char_start}–{before.char_end}"
            yield Issue(plan.document.id, _line(text, after.char_start), message, REMEDY)


def squeeze(text: str) -> str:
    r"""Drop white space.

    >>> squeeze("到 2025 年，\n达到 80%")
    '到2025年，达到80%'
    """
    return "".join(text.split())


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, max(offset, 0)) + 1
