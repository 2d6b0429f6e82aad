"""Where a paragraph ends and the next one begins: by layout, or because what opens a line can open nothing else."""

from collections.abc import Sequence

from extractor.segment import tail
from extractor.segment.headings import names_clause, opens_with_title
from extractor.segment.labels import CHAPTER, DIGIT, SECTION, Mark, Numbering
from extractor.segment.lines import Line
from extractor.segment.paragraphs import SPLIT_HEADING, UNIT_LINE, ends_duty, flows, heading_goes_on
from extractor.segment.titlelines import title_goes_on
from extractor.segment.tree import Node
from extractor.segment.width import Width


def begins_paragraph(node: Node, lines: Sequence[Line], marks: Sequence[Mark | None], k: int, width: Width) -> bool:
    """Whether by layout a paragraph begins at line `k`, the next one of `node`."""
    if not node.paragraphs or node.rows:
        return True
    last = node.paragraphs[-1]
    if node.role == "box" and len(node.paragraphs) == len(last.lines) == 1:
        return True
    if node.role == "annex" and tail.ends_title(last.lines[-1]):
        return True
    if last.marked and len(last.lines) == 1 and node.mark is not None and marks[k] is None:
        following = marks[k + 1] if k + 1 < len(marks) else None
        narrower = following is not None and following.style > node.mark.style
        if heading_goes_on(last, len(node.mark.label), lines[k], narrower, width):
            return False
        if node.mark.style <= SECTION and title_goes_on(last, lines[k : k + 2], width):
            return False
    return not flows(last, lines[k], width)


def ends_before(node: Node, line: Line, mark: Mark, width: Width, numbering: Numbering) -> bool:
    """Whether `node` ends before the label of `line`, although the line before has no room left to end a paragraph."""
    if line.gap and width.gaps_tell:
        return True
    last = node.paragraphs[-1]
    if not width.usual and numbering.continues(mark):
        rest = line.bare[len(mark.label) :]
        # A bracket that nobody closed, or a full stop that a scanner lost, before what opens plainly.
        if last.depth or opens_with_title(rest) or names_clause(rest, SPLIT_HEADING):
            return True
    if last.lines[-1].last in "。;:!?”)》】" and not last.depth:
        return True
    if ends_duty(last) and numbering.continues(mark):
        return True
    if mark.style is CHAPTER or UNIT_LINE.match(last.lines[0].bare):
        return True
    if last.stop and not last.depth and UNIT_LINE.match(last.bare.rpartition("。")[2]):
        return True
    return last.marked and not last.stop and mark.style <= DIGIT
