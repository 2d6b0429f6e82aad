"""lines → a tree of nodes: front, clauses by their labels, tables, signature, annexes."""

from collections.abc import Callable, Sequence

from extractor.segment import columnheads, tables, tail
from extractor.segment.breaks import begins_paragraph, ends_before
from extractor.segment.front import lead_of
from extractor.segment.labels import (
    ARTICLE,
    BRACKET,
    CHAPTER,
    CIRCLE,
    COMMA,
    DEPTH,
    DIGIT,
    DIGIT_BRACKET,
    Mark,
    Numbering,
    Style,
)
from extractor.segment.lastwords import closes_plan
from extractor.segment.lines import Line
from extractor.segment.paragraphs import Paragraph, flows
from extractor.segment.siblings import headings_alone
from extractor.segment.tree import Node, cut_front, hang_lead
from extractor.segment.width import Width


class Outline:
    """Reads lines one after the other and hangs each on its node."""

    def __init__(self, lines: Sequence[Line], width: Width, marks: list[Mark | None]) -> None:
        self.lines = lines
        self.width = width
        self.marks = marks
        self.root = Node("root", None, 0)
        self.doubts: list[tuple[Line, str, str]] = []  # where, what is doubtful, what to do
        self.numbering = Numbering()
        self.open: list[tuple[Style, Node]] = []  # the clauses of the labels that are open in `numbering`
        self.node = self.root  # where the next line goes
        styles = {mark.style for mark in marks if mark}
        self.articles_under_chapters = CHAPTER in styles
        # A plan whose parts are numbered 1. 2. 3. has its own logic: each level stands right below the one around it.
        widest = min(styles, default=CIRCLE)
        self.stepwise = widest <= DIGIT and any([m.style is widest and m.label[:1].isdigit() for m in marks if m])
        self.alone = headings_alone(lines, marks, width)
        self.closed = False  # a signature or list of annexes has been read
        self.boxed: dict[Style, int] = {}  # how far the items of the open box have counted

    def read(self, first: int) -> None:
        """Read everything from line `first` on."""
        k = first
        while k < len(self.lines):
            k = self._step(k)

    def _step(self, k: int) -> int:
        """Hang line `k`, or the table that begins there; return the next index."""
        line = self.lines[k]
        mark = self.marks[k]
        fresh = begins_paragraph(self.node, self.lines, self.marks, k, self.width)
        # Where a full line ends a sentence, layout does not tell; what opens so plainly does.
        ended = fresh or self.lines[k - 1].last in "。!?)》”"
        if ended and line.first == "附" and self.node is not self.root:
            label = tail.annex_label(self.lines, k)
            if label is not None:
                return self._open_annex(k, label)
        if mark is not None and self._open_clause(k, mark, fresh):
            return k + 1
        if ended and line.first == "专" and tail.is_box(line):
            return self._open_box(k)
        if ended and mark is None and self.node is not self.root and self._closes(k):
            return self._read_closing(k)
        if ended and mark is None and closes_plan(self.node, self.lines, self.marks, k):
            self.node = Node("more", self.root, self.root.depth + 1)
            self._begin_paragraph(line)
            return k + 1
        if ended or ((line.tabs or "|" in line.text) and tables.is_row(line)):
            start = tables.table_at(self.lines, k)
            if start < 0 and self.node.role == "annex" and columnheads.is_scraps(self.lines, k):
                start = k
            if start >= 0:
                return self._read_table(k, start)
        if fresh:
            self._begin_paragraph(line)
        else:
            self.node.paragraphs[-1].add(line)
        return k + 1

    def _closes(self, k: int) -> bool:
        """Whether a signature, an imprint or the list of annexes begins with line `k`."""
        return tail.may_close(self.lines[k]) and tail.closing_at(self.lines, k, self.node.annexed() is not None)

    def _open_clause(self, k: int, mark: Mark, fresh: bool) -> bool:
        """Open the clause whose label stands at line `k`, when the numbering goes on with it."""
        if not fresh and not ends_before(self.node, self.lines[k], mark, self.width, self.numbering):
            return False
        doubt = self.numbering.judge(mark, fresh)
        if doubt is None or (self.node.role == "box" and self._boxed(mark)):
            return False
        if self.closed and not self.node.annexed() and mark.style >= DIGIT:
            return False
        if mark.ordinal == 1 and mark.style <= COMMA and not self.node.annexed() and self._second_document(k):
            doubt = ""
        if doubt:
            self.doubts.append(
                (self.lines[k], f"label “{mark.label}” {doubt}", "Check the numbering against the source, or leave it")
            )
        if mark.lost:
            self.doubts.append(
                (
                    self.lines[k],
                    f"number {mark.ordinal} is left out; this heading is read as its clause",
                    "Restore the label",
                )
            )
        del self.open[self.numbering.take(mark) :]
        parent = self.open[-1][1] if self.open else (self.node.annexed() or self.root)
        depth = parent.depth + 1 if self.stepwise else max(self._depth(mark.style), parent.depth + 1)
        self.node = Node("clause", parent, depth, mark)
        self.node.paragraphs.append(Paragraph(self.lines[k], marked=True, alone=k in self.alone))
        self.open.append((mark.style, self.node))
        return True

    def _open_box(self, k: int) -> int:
        """Hang a box (“专栏1 重点工程”) on the clause it stands in; return the index after its title."""
        holder = self.node
        while holder.role in ("table", "more", "box") and holder.parent is not None:
            holder = holder.parent
        self.node = Node("box", holder, holder.depth + 1)
        self.node.paragraphs.append(Paragraph(self.lines[k]))
        self.boxed = {}
        return k + 1

    def _boxed(self, mark: Mark) -> bool:
        """Whether a label inside a box is the box's own: its items count from 1 beside the plan's."""
        if mark.style <= COMMA:
            return False
        if mark.ordinal == self.boxed.get(mark.style, 0) + 1 and not self.numbering.continues(mark):
            self.boxed[mark.style] = mark.ordinal
            return True
        return not self.numbering.continues(mark)

    def _depth(self, style: Style) -> int:
        """Depth by style; articles stand below chapters where there are any."""
        if style is ARTICLE and self.articles_under_chapters:
            return 2
        return DEPTH[style]

    def _begin_paragraph(self, line: Line) -> None:
        """Begin a paragraph of the open node, or of a node of its own before the first one and behind a table."""
        if self.node is self.root:
            self.node = Node("more", self.root, self.root.depth + 1)
        elif self.node.role == "table" and self.node.parent is not None:
            self.node = Node("more", self.node.parent, self.node.parent.depth + 1)
        self.node.paragraphs.append(Paragraph(line))

    def _read_table(self, k: int, start: int) -> int:
        """Hang the table whose title stands at line `k` and whose rows begin at `start`."""
        holder = self.node
        while holder.role in ("table", "more", "box") and holder.parent is not None:
            holder = holder.parent
        if holder.role == "annex" and not holder.children and len(holder.lines()) <= 1 and start > k:
            holder.paragraphs += [Paragraph(line) for line in self.lines[k:start]]
            k = start
        table = Node("table", holder, holder.depth + 1)
        end = tables.table_end(self.lines, start, self._closes_table(holder), holder.role == "annex")
        end = max(end, start + 1)
        table.paragraphs = [Paragraph(line) for line in self.lines[k:start]]
        table.rows = list(self.lines[start:end])
        self.node = table
        return end

    def _closes_table(self, holder: Node) -> Callable[[int], bool]:
        """What ends a table: the plan's own label, an annex, a signature."""
        annexed = holder.annexed() is not None

        def closes(k: int) -> bool:
            mark, may_close = self.marks[k], tail.may_close(self.lines[k])
            if not (may_close or (mark and not annexed)) or tables.is_row(self.lines[k]):
                return False
            if may_close and (tail.annex_label(self.lines, k) or tail.closing_at(self.lines, k, dated=annexed)):
                return True
            if mark is None or annexed or mark.style >= DIGIT_BRACKET:
                return False
            if mark.shaky or self.numbering.judge(mark, False) != "":
                return False
            return mark.style < BRACKET or mark.ordinal > 1 or not any(s == mark.style for s, _ in self.open)

        return closes

    def _open_annex(self, k: int, label: str) -> int:
        """Begin the annex whose label stands at line `k`; return the index to go on with."""
        plan = tail.annexed_plan(self.lines, self.marks, k)
        if plan:
            hang_lead(self.root, lead_of(self.lines[k:plan], self.width))
            self._begin_anew()
            return plan
        self._start_annex(label)
        self.node.paragraphs.append(Paragraph(self.lines[k], marked=True))
        return k + 1

    def _start_annex(self, label: str) -> None:
        """Make an annex the open node; its numbering is its own."""
        self.node = Node("annex", self.root, 1, name=label)
        self.open = []
        self.numbering = Numbering()

    def _read_closing(self, k: int) -> int:
        """Hang signature, date, imprint or the list of annexes; return the index after them."""
        annex = None if tail.is_imprint(self.lines[k]) else self.node.annexed()
        listing = tail.ANNEX_LIST.match(self.lines[k].bare) is not None
        self.node = node = Node("list" if listing else "closing", annex or self.root, annex.depth + 1 if annex else 1)
        node.paragraphs.append(Paragraph(self.lines[k]))
        self.closed = True
        at = k + 1
        while at < len(self.lines) and self._closing_goes_on(at, listing):
            if flows(node.paragraphs[-1], self.lines[at], self.width):
                node.paragraphs[-1].add(self.lines[at])
            else:
                node.paragraphs.append(Paragraph(self.lines[at]))
            at += 1
        if listing and annex is None and at < len(self.lines) and not self._announced(at):
            # The annex follows without a line that says “附件”.
            self._start_annex("")
        return at

    def _closing_goes_on(self, at: int, listing: bool) -> bool:
        """Whether line `at` still belongs to the signature, or to the list of annexes."""
        if tail.annex_label(self.lines, at) or tables.table_at(self.lines, at) >= 0:
            return False
        mark = self.marks[at]
        if listing:
            if mark is None and flows(self.node.paragraphs[-1], self.lines[at], self.width):
                return True
            if mark is None and tail.ends_broken_title(self.lines, at):
                return True
            if mark is None:
                return self._announced(at) and not tail.closing_at(self.lines, at)
            return mark.style >= DIGIT
        return mark is None or mark.style >= DIGIT

    def _announced(self, at: int) -> bool:
        """Whether what follows the list of annexes is a signature, or annexes that say so."""
        if any(tail.closing_at(self.lines, j) for j in range(at, min(at + 3, len(self.lines)))):
            return True
        return any(tail.annex_label(self.lines, k) for k in range(at, len(self.lines)))

    def _second_document(self, k: int) -> bool:
        """Whether with the label at `k` another document begins; if so, its front is cut off what went before."""
        if self.numbering.last.get(self.marks[k].style, 0) < 2 and not self.closed:  # type: ignore[union-attr]
            return False
        front = cut_front(self.root)
        if not front:
            return False
        self.doubts.append((front[0], "a second document begins here", "Save each document in a file of its own"))
        self._begin_anew()
        hang_lead(self.root, lead_of(front, self.width))
        return True

    def _begin_anew(self) -> None:
        """Go on as at the start of a text."""
        self.closed = False
        self.numbering = Numbering()
        self.open = []
        self.node = self.root
