"""Titles: the sentence, the words before a colon or the line by which a paragraph without a label names itself."""

import re
from collections.abc import Iterable

from extractor.segment.headings import (
    RUN_IN,
    TITLE,
    UNIT_BRACKET,
    heading_alone,
    named_before_colon,
    names_clause,
    opens_with_title,
)
from extractor.segment.labels import PERIOD
from extractor.segment.paragraphs import BULLETS, SENTENCE_END, UNIT_LINE, Paragraph
from extractor.segment.tree import Node

_CUT_TITLE = 18  # the same, where only the sense tells that a paragraph begins
_FEWEST = 2  # parts whose paragraphs open with titles
_SERIES = 6  # paragraphs that show what a plan's open with
_SHORT_LINE = 30  # characters of an unlabelled title on a line of its own
_TITLE_MARKS = frozenset("—–【")
# What stands before a colon and names no task: a field that every task has.
_FIELD = re.compile(
    rf"{UNIT_LINE.pattern}|(?:目标|工作|任务)?要求:|(?:重点|主要|工作|具体)?(?:举措|措施|内容):|(?:联系人|电话|备注|说明|注)\w{{0,4}}:"
)
_BRACKET_END = re.compile(r"。[^。]*[)〕\]】]$")  # bodies behind the last sentence
_SUBTITLE_LINE = re.compile(r"^[^。;:,!?、]{3,30}$")


def titles_run_in(nodes: Iterable[Node]) -> bool:
    """Whether in a plan without labels tasks are told by titles at the head of their paragraphs, as most first ones have it."""
    opening = [
        _is_titled(node.paragraphs, 1, True, TITLE)
        for node in [node for node in nodes if node.mark is not None and not node.mark.label]
        if _bare_part(node) and len(node.paragraphs) > 1 and node.paragraphs[1].lines[0].first not in BULLETS
    ]
    return sum(opening) >= _FEWEST and 3 * sum(opening) >= 2 * len(opening)


def title_length(nodes: Iterable[Node]) -> int:
    """How long a title sentence may be: where most paragraphs below headings open with one, the longer ones are titles, too."""
    below = [
        paragraph
        for node in nodes
        if node.role == "clause" and len(node.paragraphs) > _FEWEST and heading_alone(node.paragraphs[0])
        for paragraph in node.paragraphs[1:]
    ]
    if len(below) < _SERIES:
        return TITLE
    return RUN_IN if 3 * sum([opens_with_title(paragraph.bare) for paragraph in below]) >= 2 * len(below) else TITLE


def _bare_part(node: Node) -> bool:
    """Whether a clause has a heading without label, on a line of its own."""
    return node.role == "clause" and node.mark is not None and not node.mark.label and heading_alone(node.paragraphs[0])


def part_titled(node: Node, run_in: bool, longest: int) -> None:
    """Make clauses of a node's paragraphs that open with a title of their own.

    Under “基本原则”: “聚焦重点，精准实施。坚持示范带动…”, or the title on a line of its own; `run_in`: the plan has no
    labels, and titles tell its tasks; `longest`: characters a title sentence may have.
    """
    if node.rows or node.role not in ("clause", "more") or (node.mark is not None and node.mark.style >= PERIOD):
        return
    first = 0 if node.mark is None else 1
    if len(node.paragraphs) == first:
        return
    unlabelled = _bare_part(node)
    listed = any(p.lines[0].first in BULLETS for p in node.paragraphs[first:])  # items of a list may look like titles
    fewest = 1 if run_in and unlabelled and not listed else 2
    if sum([len(paragraph.lines) for paragraph in node.paragraphs]) < first + fewest:
        return
    led = first and not heading_alone(node.paragraphs[0])
    paragraphs = _loosened(node.paragraphs[first:], longest)
    # Behind text of the clause's own a title alone does not tell; a mark before it does.
    if len(paragraphs) < fewest or (led and not any(_opens_marked(paragraph) for paragraph in paragraphs)):
        return
    titled = [_is_titled(paragraphs, k, unlabelled, longest) for k in range(len(paragraphs))]
    if sum(titled) < fewest:
        return
    plain = [p.lines[0].first not in BULLETS for p in paragraphs]
    if listed and any(t and bare and "。" not in p.bare for t, bare, p in zip(titled, plain, paragraphs, strict=True)):
        # Below titles on lines of their own a list has items, and no titles.
        titled = [opens and bare for opens, bare in zip(titled, plain, strict=True)]
    titled = _without_bodies(titled, paragraphs)
    if sum(titled) < fewest:
        return
    if led and not all(_opens_marked(p) for p, opens in zip(paragraphs, titled, strict=True) if opens):
        return
    lead = titled.index(True)
    if (lead > 1 and 2 * lead > sum(titled)) or not (fewest == 1 or _mostly(titled[lead:], paragraphs[lead:])):
        return
    node.paragraphs = node.paragraphs[:first] + paragraphs[:lead]
    holder = node.parent if node.role == "more" and node.parent is not None else node
    at = holder.children.index(node) + 1 if holder is not node else 0
    later, holder.children = holder.children[at:], holder.children[:at]
    for paragraph, opens in zip(paragraphs[lead:], titled[lead:], strict=True):
        if opens:
            Node("titled", holder, holder.depth + 1)
        holder.children[-1].paragraphs.append(paragraph)
    holder.children += later
    if holder is not node and not node.paragraphs:
        holder.children.remove(node)


def _without_bodies(titled: list[bool], paragraphs: list[Paragraph]) -> list[bool]:
    """`titled` without the paragraphs below a title on a line of its own whose first sentence is short, too: its body.

    A title that heads several others has them one behind the other.
    """
    alone = [opens and "。" not in p.bare for opens, p in zip(titled, paragraphs, strict=True)]
    within = [opens and not bare for opens, bare in zip(titled, alone, strict=True)]
    bodies = [run_in and any(alone[:k]) for k, run_in in enumerate(within)]
    series = [any(within[max(0, k - 1) : k] + within[k + 1 : k + 2]) for k in range(len(within))]
    return [opens and not (body and not more) for opens, body, more in zip(titled, bodies, series, strict=True)]


def _opens_marked(paragraph: Paragraph) -> bool:
    """Whether a mark stands before a paragraph's first word."""
    return paragraph.lines[0].first in _TITLE_MARKS


def _loosened(paragraphs: list[Paragraph], longest: int) -> list[Paragraph]:
    """Part titled paragraphs where a full line ends a sentence and the next line opens with a title again."""
    loose: list[Paragraph] = []
    for paragraph in paragraphs:
        places = paragraph.inner_ends() if len(paragraph.lines) > 1 else ()
        titled = places and opens_with_title(paragraph.bare, longest)
        loose += paragraph.parted([at for at in places if _title_at(paragraph, at)]) if titled else [paragraph]
    return loose


def _title_at(paragraph: Paragraph, at: int) -> bool:
    """Whether line `at` of a paragraph opens with a title."""
    return opens_with_title("".join(line.bare for line in paragraph.lines[at : at + 3]), _CUT_TITLE)


def _is_titled(paragraphs: list[Paragraph], k: int, colons: bool, longest: int) -> bool:
    """Whether paragraph `k` opens with a title: its first sentence, words before a colon if `colons` tell, or a line followed by prose."""
    text = paragraphs[k].bare
    if opens_with_title(text, longest) or (colons and named_before_colon(text) and not _FIELD.match(text)):
        return True
    if len(text) > _SHORT_LINE or not _SUBTITLE_LINE.match(text) or k + 1 == len(paragraphs):
        return False
    following = paragraphs[k + 1].bare
    return bool(SENTENCE_END.search(following) or _BRACKET_END.search(following)) and names_clause(text, _SHORT_LINE)


def _mostly(titled: list[bool], paragraphs: list[Paragraph]) -> bool:
    """Whether titles are the rule here: run-in titles on every paragraph but unit lines, titles alone before bodies."""
    alone = any(opens and "。" not in p.bare for opens, p in zip(titled, paragraphs, strict=True))
    return alone or all(opens or _names_bodies(p.bare) for opens, p in zip(titled, paragraphs, strict=True))


def _names_bodies(text: str) -> bool:
    """Whether a paragraph only tells who is responsible."""
    return UNIT_LINE.match(text) is not None or UNIT_BRACKET.match(text) is not None
