"""A comparison as CSV, Markdown and JSON."""

import json

from db.export.paper import Paper
from db.site.take import as_csv, as_markdown, cells

Cells = list[list[str]]


def table(paper: Paper) -> bytes:
    """One row a finding for a spreadsheet."""
    return as_csv(_cells(paper)).encode("utf-8", "replace")


def markdown(paper: Paper) -> bytes:
    """A text to edit: both plans, the counts, a table a subject."""
    counts = [(name, "，".join(f"{word.text} {number}" for word, number in found)) for name, found in paper.counts]
    notes = [*(f"{side}：{citation}" for side, citation in paper.citations()), *paper.notes()]
    return as_markdown(paper.title(), notes, counts, _cells(paper)).encode("utf-8", "replace")


def records(paper: Paper) -> bytes:
    """The rows of the database: the pair, its links and its findings, under the names of the tables."""
    rows = {
        "comparison": paper.content.comparison,
        "alignments": paper.content.links,
        "findings": [*paper.content.findings, *paper.own],
    }
    return json.dumps(rows, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _cells(paper: Paper) -> Cells:
    found = [*paper.content.findings, *paper.own]
    return cells(found, paper.content.indicators, paper.clauses, paper.duty, lambda key: f"{paper.site}/finding/{key}")
