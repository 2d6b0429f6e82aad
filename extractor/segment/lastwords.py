"""What a plan says last, behind its clauses: from when it is in force, and what it asks of all."""

import re
from collections.abc import Sequence

from extractor.segment.headings import heading_alone
from extractor.segment.labels import ARTICLE, Mark
from extractor.segment.lines import Line
from extractor.segment.paragraphs import Paragraph
from extractor.segment.tail import annex_label, closing_at
from extractor.segment.tree import Node

# What a plan says of itself: “本方案自印发之日起施行，由市教委负责解释。”
IN_FORCE = re.compile(r"(?:本|该)[^。,]{2,12}[自从由].{2,30}(?:施行|实施|执行|生效|解释)")
# And what it asks of all in the end: “各有关单位要主动作为、密切配合，…”
CALL = re.compile(
    r"请?各(?:[级地区县市镇乡]|街道|部门|单位|有关|相关|成员|责任)[^,。;:]{0,24}(?:要|应|须|请|根据|结合|按照|每[年季月]|于20\d\d年)"
)
_OPENERS = frozenset("本该各请")
_WRAPPED = 3  # lines in which what opens a paragraph stands
_PIECES = 8  # the same, where a page breaks its lines at figures
_LONGEST = 12  # lines of a paragraph that asks something of all


def closes_plan(node: Node, lines: Sequence[Line], marks: Sequence[Mark | None], k: int) -> bool:
    """Whether with line `k`, behind the clause `node`, the plan's last words begin; articles and what heads such words say them as their own."""
    if lines[k].first not in _OPENERS or node.mark is None or node.mark.style is ARTICLE or node.annexed():
        return False
    if lines[k].marks or (len(node.paragraphs) == 1 and heading_alone(node.paragraphs[0])):
        return False  # an item of a list, or what a heading heads, is the clause's own
    return _in_force_at(lines, k) or (_calls_at(lines, marks, k) and not _usual(node))


def _in_force_at(lines: Sequence[Line], k: int) -> bool:
    """Whether with line `k` a paragraph begins that tells from when the plan is in force, and behind it what closes a text."""
    if not IN_FORCE.match("".join(line.bare for line in lines[k : k + _PIECES])):
        return False
    at = next((j for j in range(k, min(k + _PIECES, len(lines))) if lines[j].last == "。"), None)
    return at is not None and _over(lines, at + 1)


def _calls_at(lines: Sequence[Line], marks: Sequence[Mark | None], k: int) -> bool:
    """Whether with line `k` the last paragraph begins, or the last but one that is about the plan itself, and asks something of all."""
    if not CALL.match("".join(line.bare for line in lines[k : k + _WRAPPED])):
        return False
    for at in range(k, min(k + _LONGEST, len(lines))):
        if marks[at]:
            return False
        if lines[at].last == "。" and (_over(lines, at + 1) or _in_force_at(lines, at + 1)):
            return True
    return False


def _over(lines: Sequence[Line], k: int) -> bool:
    """Whether the text is over before line `k`."""
    return k == len(lines) or annex_label(lines, k) is not None or closing_at(lines, k)


def _usual(node: Node) -> bool:
    """Whether clauses beside `node` ask something of all in a paragraph behind their first one, too."""
    siblings = node.parent.children if node.parent else []
    return any(sibling is not node and any(map(_calls, _further(sibling))) for sibling in siblings)


def _further(node: Node) -> list[Paragraph]:
    """The paragraphs of a clause behind its heading and first one."""
    alone = bool(node.paragraphs) and heading_alone(node.paragraphs[0])
    return node.paragraphs[2 if alone else 1 :]


def _calls(paragraph: Paragraph) -> bool:
    return CALL.match(paragraph.bare) is not None
