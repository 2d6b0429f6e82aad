"""Clauses to records: measures, targets and responsible units."""

from collections.abc import Sequence
from typing import NamedTuple

from extractor.extract.indicators import find_indicators
from extractor.extract.measures import find_measures
from extractor.extract.units import find_units
from extractor.extract.unread import unread_tables
from extractor.models import Clause, Document, Indicator, Issue, Measure, Responsibility
from extractor.text import plain


class Extracted(NamedTuple):
    """Everything read from the clauses of one document."""

    measures: tuple[Measure, ...]
    indicators: tuple[Indicator, ...]
    responsibilities: tuple[Responsibility, ...]
    issues: tuple[Issue, ...]


def extract(document: Document, clauses: Sequence[Clause], leads: bool = False) -> Extracted:
    """Read units first: their brackets are neither sentences nor targets.

    Args:
        document: The plan.
        clauses: All its clauses in document order.
        leads: Does a plan of a lower level answer to it? Then a county's totals are the county's own duty.
    """
    document = document._replace(text=plain(document.text))
    units = find_units(document, clauses)
    measures = [m for c in clauses for m in find_measures(c, units.spans.get(c.id, ()))]
    indicators = find_indicators(document, clauses, units.spans, units.deadlines, leads)
    issues = (*units.issues, *unread_tables(document, clauses, indicators))
    return Extracted(tuple(measures), indicators, units.responsibilities, issues)
