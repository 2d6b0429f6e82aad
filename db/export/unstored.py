"""A comparison fresh from the pipeline as the rows a paper is made of: the same files without a database."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from db.export.paper import Paper, laid_out
from db.site.pages.compare import Content
from db.site.queries import Row
from db.site.words import SEVERITIES
from extractor.models import Alignment, Comparison, Finding, Plan


def paper_of(
    upper: Plan, lower: Plan, comparison: Comparison, alignments: Iterable[Alignment], findings: Iterable[Finding]
) -> Paper:
    """Lay out what was found about two plans; no link leads to a site."""
    graveness = list(SEVERITIES)
    rows = sorted((_finding(found) for found in findings), key=lambda row: graveness.index(row["severity"]))
    pair = [row for row in rows if row["comparison_id"]]
    plans = (upper, lower)
    content = Content(
        comparison._asdict(),
        upper.document._asdict(),
        lower.document._asdict(),
        _rows(clause for plan in plans for clause in plan.clauses),
        _rows(alignments),
        pair,
        {target.id: target._asdict() for plan in plans for target in plan.indicators},
        frozenset(body.raw for plan in plans for body in plan.responsibilities),
        _counted(pair),
        _rows(plan.document for plan in plans),
    )
    return laid_out(content, [row for row in rows if not row["comparison_id"]], {}, "")


def _finding(found: Finding) -> Row:
    return {**found._asdict(), "flags": list(found.flags)}


def _rows(records: Iterable[Any]) -> list[Row]:
    return [record._asdict() for record in records]


def _counted(findings: list[Row]) -> list[Row]:
    counted = Counter((row["comparison_id"], row["subject"], row["verdict"]) for row in findings)
    return [
        dict(zip(("comparison_id", "subject", "verdict", "n"), (*key, n), strict=True)) for key, n in counted.items()
    ]
