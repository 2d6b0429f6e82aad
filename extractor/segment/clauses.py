"""tree of nodes → clauses with ids, kinds, headings and reading copies."""

import re
from collections.abc import Iterable, Sequence
from operator import attrgetter

from extractor.models import Clause
from extractor.segment.headings import COUNTED, heading_span
from extractor.segment.ids import Ids
from extractor.segment.kinds import judge_kinds
from extractor.segment.labels import BRACKET, DIGIT, Style
from extractor.segment.lines import Line, inner_marks, spans_of
from extractor.segment.tree import Copy, Node, in_order
from extractor.text import View, view_of, view_of_cells

_FIELD = re.compile(r"【[^【】\n]{1,10}】[:：\s]*\Z")
_LONGEST_FIELD = 16  # characters
_FEWEST = 6  # clauses that show whether those of a series have titles
_SHARE = 0.25  # of them that may seem to have some where none have
_MARKED = attrgetter("marked")
_SPAN = attrgetter("start", "end")


def clauses_of(root: Node, nodes: Sequence[Node], raw: str, folded: str, document_id: str) -> tuple[Clause, ...]:
    """Turn the tree of `root`, whose `nodes` stand in document order, into records."""
    tabbed, fielded, marked = "\t" in raw, "】" in raw, bool(inner_marks(folded))
    filled = [node for node in nodes if node.paragraphs or node.rows]
    # All views before all headings: what one takes is at hand for the next.
    for node, view in zip(filled, [_view(node, raw, folded, tabbed, marked) for node in filled], strict=True):
        node.copy = copy = _read(node, view)
        node.heading = view.folded[copy.title : copy.title_end]
    judge_kinds(root)
    _level_goals(nodes)
    _level_series(nodes)
    if len(filled) < len(nodes):
        nodes = in_order(_lifted(root, nodes))
    ids = Ids()
    clauses = []
    for position, node in enumerate(nodes):
        ids.name(node)
        parent = node.parent
        copy = node.copy
        view, head = copy.view, copy.head
        start, end = _span(node, view, raw) if fielded or node.cells else view.whole()
        clauses.append(
            Clause(
                f"{document_id}_{node.number}",
                document_id,
                None if parent is None or parent is root else f"{document_id}_{parent.number}",
                position,
                node.depth,
                "".join(view.printed[:head].split()) if head else "",
                view.printed[copy.title : copy.title_end].replace("\n", ""),
                node.kind or "task",
                view.printed,
                start,
                end,
                view,
                head,
                copy.body,
            )
        )
    for node in nodes:
        node.parent = None  # parents and children hold each other: else all lines wait for the garbage collector
    return tuple(clauses)


def _span(node: Node, view: View, raw: str) -> tuple[int, int]:
    """Where a clause stands: the bars around a row and the 【field】 before a card belong to it, although nobody reads them."""
    if node.cells:
        return node.rows[0].start, node.rows[-1].end
    start, end = view.whole()
    field = _FIELD.search(raw, max(0, start - _LONGEST_FIELD), start) if node.mark else None
    return field.start() if field else start, end


def _level_goals(nodes: Sequence[Node]) -> None:
    """Take the headings from numbered goals most of whose siblings state their measure at once, and from list items."""
    for node in nodes:
        if not node.children:
            continue
        items = [n for n in node.children if n.kind == "goal" and n.mark and n.mark.style >= DIGIT]
        named = [n for n in items if n.copy.title < n.copy.title_end]
        if 2 * len(named) >= len(items):
            named = _list_end(node)
        _drop_headings(named)


def _drop_headings(nodes: Iterable[Node]) -> None:
    for node in nodes:
        copy = node.copy
        copy.title = copy.title_end = copy.body = copy.head


def _level_series(nodes: Sequence[Node]) -> None:
    """Take the headings with a comma from clauses that count on from others most of which state their measure at once.

    Titles come in series; where nearly all have none, “严格审查，定期复核。” states a measure, too.
    """
    series: dict[Style, list[Node]] = {}
    for node in nodes:
        if node.role != "clause" or node.mark is None or node.mark.style not in (BRACKET, DIGIT):
            continue
        if node.mark.ordinal == 1:
            _level(series.pop(node.mark.style, []))
        series.setdefault(node.mark.style, []).append(node)
    for members in series.values():
        _level(members)


def _level(members: Sequence[Node]) -> None:
    named = [node for node in members if node.copy.title < node.copy.title_end]
    if len(members) >= _FEWEST and len(named) <= _SHARE * len(members):
        _drop_headings([node for node in named if "," in node.heading and _runs_in(node.copy)])


def _runs_in(copy: Copy) -> bool:
    """Whether text follows a heading in its paragraph."""
    return copy.body < len(copy.view.folded) and copy.view.folded[copy.body] != "\n"


def _list_end(node: Node) -> list[Node]:
    """The last of the items of `node` where all others end in a semicolon: “（一）…；（二）…；（三）其他。”."""
    items = [n for n in node.children if n.mark and n.mark.style >= BRACKET]
    if len(items) < 2 or not all(item.copy.view.folded.endswith(";") for item in items[:-1]):
        return []
    return items[-1:] if items[0].copy.title == items[0].copy.title_end else []


def _lifted(root: Node, nodes: Sequence[Node]) -> Node:
    """The tree without those of `nodes` that hold no text (an annex that is one table): their children move up."""
    for node in nodes:
        if not node.paragraphs and not node.rows and node.parent is not None:
            siblings = node.parent.children
            at = siblings.index(node)
            siblings[at : at + 1] = node.children
            for child in node.children:
                child.parent, child.depth = node.parent, node.depth
    return root


def _read(node: Node, view: View) -> Copy:
    """Find label, heading and body in a node's reading copy."""
    if node.cells:
        return _read_row(node, view)
    if node.role == "clause" and node.mark is not None:
        head = _label_end(view.folded, node.mark.label)
        title, title_end, body = heading_span(view.folded, head, node.mark.style, bool(node.children))
        return Copy(view, head, title, title_end, body)
    if node.role == "titled":
        counted = COUNTED.match(view.folded)
        head = counted.end() if counted else 0
        title, title_end, body = heading_span(view.folded, head, None, bool(node.children))
        return Copy(view, head, title, title_end, body)
    if node.role == "box":
        end = view.folded.find("\n")
        end = len(view.folded) if end < 0 else end
        return Copy(view, 0, 0, end, end)
    if node.role in ("table", "annex", "title", "front"):
        return _named(node, view)
    return Copy(view, 0, 0, 0, 0)


def _view(node: Node, raw: str, folded: str, tabbed: bool, marked: bool) -> View:
    """A node's reading copy; a single line without white space or marks is its own.

    Unless `tabbed` or `marked` the text holds no tab or no mark of Markdown.
    """
    if node.cells:
        return view_of_cells(raw, [node.cells])
    if len(node.paragraphs) == 1 and not node.rows and len(node.paragraphs[0].lines) == 1:
        line = node.paragraphs[0].lines[0]
        if len(line.bare) == line.end - line.start:
            return View(raw[line.start : line.end], line.bare, [0], [line.start])
    paragraphs = [_runs(raw, p.lines) if marked else map(_SPAN, p.lines) for p in node.paragraphs]
    rows = [_row(raw, line) if marked or tabbed else (_SPAN(line),) for line in node.rows]
    return view_of(raw, [*paragraphs, *rows], folded, tabbed)


def _read_row(node: Node, view: View) -> Copy:
    """Places in a row that is a clause: its number, the cell that names it, what follows."""
    head = _label_end(view.folded, node.mark.label) if node.mark else 0
    if node.title is None:
        title, title_end, body = heading_span(view.folded, head, None, False)
        return Copy(view, head, title, title_end, body)
    cells = view.folded.split("\t")
    title = sum(len(cell) + 1 for cell in cells[: node.title])
    end = title + len(cells[node.title])
    return Copy(view, head, title, end, end)


def _runs(raw: str, lines: list[Line]) -> Iterable[tuple[int, int]]:
    """The spans of a paragraph's lines, markdown marks left out."""
    if any(map(_MARKED, lines)):
        return [span for line in lines for span in spans_of(raw, line.start, line.end)]
    return map(_SPAN, lines)


def _row(raw: str, line: Line) -> list[tuple[int, int]]:
    """The spans of a table's line with the tabs before it: an empty first cell counts."""
    start = line.start
    if line.tabs and "\t" in raw[(margin := raw.rfind("\n", 0, start) + 1) : start]:
        start = margin
    return spans_of(raw, start, line.end) if line.marked else [(start, line.end)]


def _label_end(folded: str, label: str) -> int:
    """Where a label ends in a reading copy, which may keep a blank inside it (“1 .”) or have lost its end to a line not joined."""
    if folded.startswith(label):
        return len(label)
    at = 0
    for character in label:
        at = folded.find(character, at) + 1 or len(folded)
    return at


def _named(node: Node, view: View) -> Copy:
    """Places in a block whose heading is its first paragraphs: a table's title, an annex's, the plan's."""
    head = _label_end(view.folded, node.name) if node.name else 0
    title = head
    while title < len(view.folded) and view.folded[title] in "\n: 、.":
        title += 1
    if node.role == "front":
        return Copy(view, 0, 0, 0, 0)
    end = view.folded.find("\n", title) if node.role == "annex" else -1
    if end < 0:
        end = _paragraphs_end(view.folded, len(node.paragraphs))
    return Copy(view, head, title, max(title, end), max(title, end))


def _paragraphs_end(folded: str, count: int) -> int:
    """Where the first `count` paragraphs of a reading copy end."""
    at = -1 if count else 0
    for _ in range(count):
        at = folded.find("\n", at + 1)
        if at < 0:
            return len(folded)
    return at
