"""Whose the lines of bodies are that stand behind a list: “1.…（1）…（2）…⏎责任单位：市教委”.

Where no other item of the list names bodies, the lines behind the last item are the whole list's, provided that the plan
assigns by such lists: siblings of the list's clause name their bodies themselves or close their own lists so.
"""

from collections.abc import Sequence

from extractor.segment.headings import UNIT_BRACKET, unit_bracket
from extractor.segment.paragraphs import UNIT_LINE, Paragraph
from extractor.segment.tree import Node, in_order

_FEWEST = 3  # parts that close with bodies where nothing else names any


def give_back(nodes: Sequence[Node]) -> None:
    """Move, in a tree of these `nodes`, the lines that close a list from its last item to the clause the list belongs to."""
    parents = [node for node in nodes if node.role == "clause" and len(node.children) > 1]
    lists = [(node, items) for node in parents if len(items := _items(node)) > 1]
    if not any(_closes(items[-1]) for _, items in lists):
        return
    assigned = {id(node) for node in nodes if any(map(_assigns, node.paragraphs))}
    closers = {id(node): items[-1] for node, items in lists if _alone_assigned(node, items, assigned)}
    for parent, _ in lists:
        closer = closers.get(id(parent))
        if closer and parent.parent and _usual(parent, parent.parent, assigned, closers):
            first = next(k for k, paragraph in enumerate(closer.paragraphs) if k and _is_duty(paragraph))
            parent.paragraphs += closer.paragraphs[first:]
            del closer.paragraphs[first:]


def _items(node: Node) -> list[Node]:
    return [child for child in node.children if child.mark is not None and child.mark.label]


def _closes(last: Node) -> bool:
    """Whether the last item of a list ends in a paragraph that names bodies, behind one of its own."""
    return len(last.paragraphs) > 1 and not last.children and _is_duty(last.paragraphs[-1])


def _alone_assigned(parent: Node, items: list[Node], assigned: set[int]) -> bool:
    """Whether of a list only the last item names bodies, and only in paragraphs of their own at its end."""
    last = items[-1]
    if not _closes(last) or id(parent) in assigned:
        return False
    if any(id(node) in assigned for item in items[:-1] for node in (item, *in_order(item))):
        return False
    duties = [_is_duty(paragraph) for paragraph in last.paragraphs]
    first = duties.index(True)
    return first > 0 and all(duties[first:]) and not any(map(_assigns, last.paragraphs[:first]))


def _usual(parent: Node, above: Node, assigned: set[int], closers: dict[int, Node]) -> bool:
    """Whether siblings of `parent` are assigned as wholes too.

    For a part of the plan two must name bodies themselves, or several close so and no clause names any otherwise.
    """
    siblings = _items(above)
    direct = sum(id(other) in assigned for other in siblings)
    closed = sum(id(other) in closers for other in siblings)
    everywhere = closed >= _FEWEST and len(assigned) == len(closers)
    return direct > 1 or everywhere or (parent.depth > 1 and direct + closed > 1)


def _is_duty(paragraph: Paragraph) -> bool:
    """Does a paragraph name bodies and nothing else?"""
    return UNIT_LINE.match(paragraph.bare) is not None or UNIT_BRACKET.fullmatch(paragraph.bare) is not None


def _assigns(paragraph: Paragraph) -> bool:
    """Does a paragraph name bodies, if only at its end?"""
    text = paragraph.bare
    return UNIT_LINE.match(text) is not None or unit_bracket(text) is not None
