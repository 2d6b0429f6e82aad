"""Is every record of a plan what its text says? A record that is not becomes an `Issue`, never a silent quote."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

from extractor.markup import FILL
from extractor.models import Issue, Plan
from extractor.text import named

_BESIDE = re.compile(r"[^\s] {2,}[^\s]")
REMEDY = "Report it with the text: the program misplaced a record"


def verbatim(plan: Plan) -> Plan:
    """Print quotes as their source does where the reading copy left something out of their middle.

    A sentence may run on behind a page line, and Markdown may stand inside it: the reading copy has
    neither, nor has it the names HTML and LaTeX have for characters, but a quote is what its offsets hold, white space
    aside. It ends behind such a name, and not inside it. The name of a body goes without what stands between its pages.
    """
    text = plan.document.text
    plain = named(text)
    indicators, bodies = plan.indicators, plan.responsibilities
    if plain is not text:
        indicators = tuple([i._replace(char_end=_name_end(plain, i.char_end)) for i in indicators])
        bodies = tuple([r._replace(raw=r.raw.replace(FILL, ""), char_end=_name_end(plain, r.char_end)) for r in bodies])
    indicators = tuple(
        i if (quote := _quote(text, plain, i.quote, i.char_start, i.char_end)) == i.quote else i._replace(quote=quote)
        for i in indicators
    )
    return plan._replace(indicators=indicators, responsibilities=bodies)


def _name_end(plain: str, end: int) -> int:
    """Where the name ends that begins with the character before `end`."""
    while plain.startswith(FILL, end):
        end += 1
    return end


def _quote(text: str, plain: str, quote: str, start: int, end: int) -> str:
    source, quote = text[start:end], quote.replace(FILL, "")
    if _BESIDE.search(source):
        return quote  # a cell that wraps: what stands between its lines are the cells beside it
    if quote in source or squeeze(quote) in squeeze(source):
        return quote
    return squeeze(source) if _runs_through(squeeze(quote), plain[start:end]) else quote


def _runs_through(quote: str, source: str) -> bool:
    """Do the characters of `quote` follow each other in `source`, whatever stands between them?

    >>> _runs_through("不低于85%", "不低— 2 —于**85%**"), _runs_through("85", "58")
    (True, False)
    """
    rest = iter(source)
    return all(character in rest for character in quote)


def verify(plan: Plan) -> tuple[Issue, ...]:
    """Check that every quote stands at its offsets, white space aside, and that no two clauses overlap."""
    return (*_quotes(plan), *_overlaps(plan))


def _quotes(plan: Plan) -> Iterator[Issue]:
    text = plan.document.text
    plain = named(text)
    copies = [(m.id, m.text, m.char_start, m.char_end) for m in plan.measures]
    copies += [(r.id, r.raw, r.char_start, r.char_end) for r in plan.responsibilities]
    for record, copy, start, end in copies:  # of a reading copy, which leaves out what stands between pages
        source = plain[start:end]
        if copy not in source and not _runs_through(squeeze(copy), source):
            yield _misplaced(plan, record, copy, start)
    quotes = [(i.id, i.quote, i.char_start, i.char_end) for i in plan.indicators]
    for record, quote, start, end in quotes:
        source = text[start:end]
        wrapped = _BESIDE.search(source) and _runs_through(squeeze(quote), source)
        if quote not in source and squeeze(quote) not in squeeze(source) and not wrapped:
            yield _misplaced(plan, record, quote, start)


def _misplaced(plan: Plan, record: str, quote: str, start: int) -> Issue:
    message = f"{record}: quote “{quote[:40]}” is not at its offsets"
    return Issue(plan.document.id, _line(plan.document.text, start), message, REMEDY)


def _overlaps(plan: Plan) -> Iterator[Issue]:
    text = plan.document.text
    ordered = sorted(plan.clauses, key=lambda clause: (clause.char_start, clause.char_end))
    parents = {clause.id: clause.parent_id for clause in plan.clauses}
    for before, after in pairwise(ordered):
        if after.char_start < before.char_end and not _inside(after.id, before.id, parents):
            message = f"clauses {before.id} and {after.id} overlap at {after.char_start}–{before.char_end}"
            yield Issue(plan.document.id, _line(text, after.char_start), message, REMEDY)


def _inside(clause: str, other: str, parents: Mapping[str, str | None]) -> bool:
    """Does a clause stand below another, whose bodies may close the list it is an item of?"""
    above: str | None = clause
    while above is not None and above != other:
        above = parents.get(above)
    return above is not None


def squeeze(text: str) -> str:
    r"""Drop white space.

    >>> squeeze("到 2025 年，\n达到 80%")
    '到2025年，达到80%'
    """
    return "".join(text.split())


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, max(offset, 0)) + 1
