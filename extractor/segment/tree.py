"""The tree that lines hang on before they become records."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from extractor.models import Kind
from extractor.segment.front import Lead, begins_front
from extractor.segment.labels import Mark
from extractor.segment.lines import Line
from extractor.segment.paragraphs import Paragraph
from extractor.text import View

Cell = list[list[tuple[int, int]]]  # the raw spans of each paragraph in a cell of a table


@dataclass(slots=True)  # made in two thirds of the time that a named tuple takes
class Copy:
    """A node's reading copy and the places in it."""

    view: View
    head: int
    title: int
    title_end: int
    body: int


UNREAD = Copy(View("", "", [0], [0]), 0, 0, 0, 0)


class Node:
    """A clause in the making."""

    __slots__ = (
        "cells",
        "children",
        "copy",
        "depth",
        "heading",
        "kind",
        "mark",
        "name",
        "number",
        "paragraphs",
        "parent",
        "role",
        "rows",
        "title",
    )

    def __init__(self, role: str, parent: "Node | None", depth: int, mark: Mark | None = None, name: str = "") -> None:
        self.role = role  # clause · front · title · preamble · closing · list · annex · table · box · more · titled
        self.parent = parent
        self.depth = depth
        self.mark = mark
        self.name = name  # label of an annex
        self.paragraphs: list[Paragraph] = []
        self.rows: Sequence[Line] = ()  # of a table; its title lines are in `paragraphs`
        self.cells: Sequence[Cell] = ()  # of a row that is a clause
        self.title: int | None = None  # the cell that names it
        self.children: list[Node] = []
        self.copy = UNREAD
        self.heading = ""  # folded
        self.kind: Kind | None = None
        self.number = ""  # its id behind the document's
        if parent is not None:
            parent.children.append(self)

    def lines(self) -> list[Line]:
        """Its own lines in order."""
        return [line for paragraph in self.paragraphs for line in paragraph.lines] + [*self.rows]

    def annexed(self) -> "Node | None":
        """The annex this node is or stands in."""
        node: Node | None = self
        while node is not None and node.role != "annex":
            node = node.parent
        return node


def in_order(root: Node) -> list[Node]:
    """All nodes below `root`, parents before children, as printed."""
    nodes: list[Node] = []
    stack = root.children[::-1]
    while stack:
        node = stack.pop()
        nodes.append(node)
        if node.children:
            stack += node.children[::-1]
    return nodes


def hang_lead(root: Node, lead: Lead) -> None:
    """Put notice, title and preamble before the clauses that follow."""
    for role, lines in (("front", lead.shell), ("title", lead.title)):
        if lines:
            Node(role if lead.shell else "front", root, 1).paragraphs = [Paragraph(line) for line in lines]
    if lead.preamble:
        Node("preamble", root, 1).paragraphs = lead.preamble


def hang_contents(root: Node, lines: Sequence[Line]) -> None:
    """Put a table of contents between title and preamble, where it stands."""
    if lines:
        Node("contents", root, 1).paragraphs = [Paragraph(line) for line in lines]
        root.children.sort(key=lambda node: node.lines()[0].start)


def cut_front(root: Node) -> list[Line]:
    """Cut the lines from another document's title or number on off the last clause and what follows it."""
    parts = root.children
    last = len(parts) - 1
    while last >= 0 and parts[last].role not in ("clause", "annex"):
        last -= 1
    nodes = parts[last : last + 1] if last >= 0 else []
    while nodes and nodes[-1].children:
        nodes.append(nodes[-1].children[-1])
    lines: list[Line] = []
    for node in nodes + parts[last + 1 :]:
        at = 0 if lines else next((i for i, p in enumerate(node.paragraphs) if _fronts(node, i, p)), None)
        if at is not None:
            lines += [line for p in node.paragraphs[at:] for line in p.lines] + [*node.rows]
            del node.paragraphs[at:]
            if not node.paragraphs and node.parent is not None:
                node.parent.children.remove(node)
    return sorted(lines, key=attrgetter("start"))


def _fronts(node: Node, at: int, paragraph: Paragraph) -> bool:
    """Whether the paragraph at `at` of a node is the title or number of another document."""
    return (at > 0 or node.role != "clause") and begins_front(paragraph.bare)
