"""A comparison as CSV, Markdown and JSON."""

import json

from db.export.paper import Paper, printable
from db.site.compared import compared
from db.site.take import HEAD, as_markdown, cells, plain
from extractor.cells import as_csv

Cells = list[list[str]]
SIGNATURES = ("- 编制：", "- 复核：", "- 审定：")


def table(paper: Paper) -> bytes:
    """One row a finding for a spreadsheet."""
    return as_csv(HEAD, ([printable(cell) for cell in row] for row in _cells(paper))).encode("utf-8", "replace")


def markdown(paper: Paper) -> bytes:
    """A text to edit: both plans, the counts, a table a subject, what is left out, who signs."""
    counts = [(name, "，".join(f"{word.text} {number}" for word, number in found)) for name, found in paper.counts]
    notes = [*(f"{side}：{citation}" for side, citation in paper.citations()), *paper.notes()]
    text = as_markdown(paper.title(), notes, counts, _cells(paper))
    return "\n".join([text, *_omitted(paper), "", "## 签字", "", *SIGNATURES, ""]).encode("utf-8", "replace")


def _omitted(paper: Paper) -> list[str]:
    """What the lower plan leaves out, as a numbered list."""
    targets = [(line.finding["upper_clause_id"], line.finding["upper_quote"]) for line in paper.omitted_targets()]
    tasks = [(pair.upper.clause["id"], pair.explanation) for pair in paper.omitted_tasks() if pair.upper]
    lines = [
        f"{n}. {plain(paper.clause(key))}：{plain(text or '')}" for n, (key, text) in enumerate(targets + tasks, 1)
    ]
    return ["## 遗漏清单" if paper.duty else "## 未覆盖清单", "", *(lines or ["没有。"])]


def records(paper: Paper) -> bytes:
    """The comparison as the site's own JSON has it."""
    return json.dumps(compared(paper.content, paper.own), ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _cells(paper: Paper) -> Cells:
    return cells(paper.findings(), paper.content.indicators, paper.clauses, paper.duty, paper.finding_address)
