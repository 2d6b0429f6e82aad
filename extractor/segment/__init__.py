"""segment: text → front matter and a tree of clauses; doubts are issues, never a stop."""

import re
from typing import NamedTuple

from extractor.models import Clause, Issue
from extractor.segment.clauses import clauses_of
from extractor.segment.front import FrontMatter, front_matter, lead_of
from extractor.segment.furniture import without_furniture
from extractor.segment.headings import part_titled
from extractor.segment.labels import Mark, Style
from extractor.segment.lines import Line, lines_of
from extractor.segment.outline import Outline, marks_of
from extractor.segment.tail import ANNEX_LIST, is_contents, lead_furniture, tail_furniture
from extractor.segment.tree import Node, hang_lead
from extractor.segment.unlabelled import with_headings
from extractor.text import fold

__all__ = ["FrontMatter", "Segmented", "segment"]


_LAYS_DOWN = re.compile(r"(?:制定|提出|印发|编制).{0,14}[。:]$")
_PREAMBLE_LINES = 40


class Segmented(NamedTuple):
    """A text cut into clauses."""

    front: FrontMatter
    clauses: tuple[Clause, ...]
    issues: tuple[Issue, ...]


def segment(text: str, document_id: str) -> Segmented:
    """Cut `text` into clauses; every character lands in one clause, white space, markup and furniture aside."""
    folded = fold(text)
    lines, width = lines_of(text, folded)
    lines = without_furniture(lines, width)
    marks = with_headings(lines, marks_of(lines))
    first = _body_start(lines, marks)
    furniture, meta = lead_furniture(lines[:first])
    end = tail_furniture(lines, max((k for k, mark in enumerate(marks) if mark), default=first))
    lead = lead_of([line for k, line in enumerate(lines[:first]) if k not in furniture], width)
    outline = Outline(document_id, lines[first:end], width, marks[first:end])
    hang_lead(outline.root, lead)
    outline.read(0)
    for node in _all(outline.root):
        part_titled(node)
    closing = [line for node in outline.root.children if node.role in ("closing", "list") for line in node.lines()]
    front = front_matter(lead, closing, meta, text)
    issues = list(outline.issues)
    if not any(node.role == "clause" for node in outline.root.children):
        issues.append(Issue(document_id, None, "no labelled clause found", "Check that the file holds the plan's text"))
    return Segmented(front, clauses_of(outline.root, text, folded, document_id), tuple(issues))


def _body_start(lines: list[Line], marks: list[Mark | None]) -> int:
    """Index of the line that opens the first clause."""
    skip = _contents_end(lines, marks)
    in_list = False
    for k in range(skip, len(lines)):
        mark = marks[k]
        if ANNEX_LIST.match(lines[k].bare):
            in_list = True
        elif mark is None:
            in_list = in_list and len(lines[k].bare) < 40
        elif mark.ordinal == 1 and mark.style < Style.PERIOD and not (in_list and mark.style >= Style.DIGIT):
            return k
    later = (k for k in range(skip, len(lines)) if marks[k] and marks[k].style <= Style.BRACKET)  # type: ignore[union-attr]
    return next(later, _prose_start(lines))


def _prose_start(lines: list[Line]) -> int:
    """Where the text begins when nothing in it has a label: after the sentence that says what is laid down."""
    for k, line in enumerate(lines[:_PREAMBLE_LINES]):
        if _LAYS_DOWN.search(line.bare):
            return k + 1 if k + 1 < len(lines) else 0
    return next((k for k, line in enumerate(lines) if "。" in line.bare), len(lines))


def _contents_end(lines: list[Line], marks: list[Mark | None]) -> int:
    """Index after a table of contents at the head of the text, 0 when there is none."""
    for k, line in enumerate(lines[:80]):
        if is_contents(line):
            first = next((j for j in range(k + 1, len(lines)) if marks[j]), None)
            if first is None:
                return 0
            again = (j for j in range(first + 1, len(lines)) if marks[j] and marks[j].label == marks[first].label)  # type: ignore[union-attr]
            return next((j for j in again if marks[first].style <= Style.COMMA), 0)  # type: ignore[union-attr]
    return 0


def _all(root: Node) -> list[Node]:
    """All nodes below `root`."""
    nodes = list(root.children)
    for node in nodes:
        nodes.extend(node.children)
    return nodes
