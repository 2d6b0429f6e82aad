"""segment: text → front matter and a tree of clauses; doubts are issues, never a stop."""

from collections.abc import Sequence
from typing import NamedTuple

from extractor.models import Clause, Issue
from extractor.segment.cards import with_cards
from extractor.segment.clauses import clauses_of
from extractor.segment.closinglines import give_back
from extractor.segment.cutlabels import with_cut_labels
from extractor.segment.front import joined, lead_of
from extractor.segment.frontmatter import FrontMatter, front_matter
from extractor.segment.furniture import without_furniture
from extractor.segment.innerlabels import without_inner_labels
from extractor.segment.labels import LABEL_OPENERS, Mark, mark_of
from extractor.segment.lines import Line, lines_of
from extractor.segment.lostlabels import with_lost_labels
from extractor.segment.opening import opening_of
from extractor.segment.otherlabels import with_other_labels
from extractor.segment.outline import Outline
from extractor.segment.tables import without_levels, without_notes
from extractor.segment.tail import lead_furniture, tail_furniture
from extractor.segment.taskrows import part_rows
from extractor.segment.titled import part_titled, title_length, titles_run_in
from extractor.segment.tree import hang_contents, hang_lead, in_order
from extractor.segment.unlabelled import with_headings
from extractor.segment.width import width_of
from extractor.text import fold, plain

__all__ = ["FrontMatter", "Segmented", "segment"]


class Segmented(NamedTuple):
    """A text cut into clauses."""

    front: FrontMatter
    clauses: tuple[Clause, ...]
    issues: tuple[Issue, ...]


def segment(text: str, document_id: str) -> Segmented:
    """Cut `text` into clauses; every character lands in one clause, white space, markup and furniture aside."""
    source, text = text, plain(text)  # rows and paragraphs of HTML may stand in one line of the source
    folded = fold(text)
    lines = lines_of(folded)
    width = width_of(lines)
    lines = without_furniture(lines, width)
    lines, cards = with_cards(lines) if "【" in folded else (lines, {})
    marks = without_notes(lines, without_levels(lines, _marks_of(lines)))
    marks = without_inner_labels(lines, with_cut_labels(lines, marks), width)
    marks = with_lost_labels(lines, with_headings(lines, with_other_labels(lines, marks)))
    marks = [cards.get(k, mark) for k, mark in enumerate(marks)] if cards else marks
    if "\t" in folded:
        for line, mark in zip(lines, marks, strict=True):
            if line.tabs == 1 and mark and "\t" in line.text[: mark.end + 2]:
                line.tabs, line.hung = 0, True
    first, contents = opening_of(lines, marks)
    furniture, meta = lead_furniture(lines[:first])
    end = tail_furniture(lines, next((k for k in range(len(marks) - 1, -1, -1) if marks[k]), first))
    before = [line for k, line in enumerate(lines[: contents.start]) if k not in furniture]
    behind = [line for k, line in enumerate(lines[:first]) if k not in furniture and k >= contents.stop]
    leads = [lead_of(part, width) for part in (before, behind) if part]
    outline = Outline(lines[first:end], width, marks[first:end])
    for lead in leads:
        hang_lead(outline.root, lead)
    hang_contents(outline.root, lines[contents.start : contents.stop])
    outline.read(0)
    nodes = in_order(outline.root)
    run_in, longest = titles_run_in(nodes), title_length(nodes)
    for node in nodes:
        if node.role == "table":
            part_rows(node, text)
        else:
            part_titled(node, run_in, longest)
    nodes = in_order(outline.root)
    give_back(nodes)
    closing = [line for node in outline.root.children if node.role in ("closing", "list") for line in node.lines()]
    front = front_matter(joined(leads), closing, meta, text)
    issues = [
        Issue(document_id, source.count("\n", 0, line.start) + 1, message, remedy)
        for line, message, remedy in outline.doubts
    ]
    if not any(node.role == "clause" for node in outline.root.children):
        issues.append(Issue(document_id, None, "no labelled clause found", "Check that the file holds the plan's text"))
    return Segmented(front, clauses_of(outline.root, nodes, text, folded, document_id), tuple(issues))


def _marks_of(lines: Sequence[Line]) -> list[Mark | None]:
    """The labels that lines could open with; Markdown escapes their dots: “1\\. ”."""
    return [
        mark_of(line.text.replace("\\", "", 1) if line.marked else line.text)
        if line.text[0] in LABEL_OPENERS or line.marked
        else None
        for line in lines
    ]
