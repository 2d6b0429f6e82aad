"""Tables that are the plan: 序号 · 重点任务 · 具体措施 · 责任单位 · 完成时限, each row a task.

A table whose head names tasks or measures and bodies, and whose rows hold prose, is what the plan asks for: each row
becomes a clause. In an annex most tables of duties repeat what the text asks for, and stay tables: there the head must
name both task and measures, and the rows must say what the text does not.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.markup import FILL
from extractor.segment.labels import DIGIT, Mark, Style, mark_of
from extractor.segment.lines import Line, spans_of
from extractor.segment.paragraphs import Paragraph
from extractor.segment.tree import Cell, Node
from extractor.text import bare, fold

_NUMBER = re.compile("序号?|编号")
_TASK = re.compile("(?:重点|主要|工作|目标|年度|建设|整治|整改|行动|改革)*(?:任务|事项|项目|举措)(?:名称)?")
_DETAIL = re.compile(
    "(?:具体|主要|重点|工作|推进|整改|整治|建设|任务)*(?:措施|内容|举措|要求|任务|做法|安排)(?:[及和与]要求|[及和与]目标)?"
)
_BODIES = re.compile(
    "(?:牵头|责任|配合|负责|主办|承办|落实|实施)(?:和责任|及责任|及配合|和配合)?(?:单位|部门|科室|主体)"
)
# What a column of bodies holds, whatever its head is: names, and verbs of duty behind them.
_NAMED = re.compile(
    "(?:[^,，、;；:：。]{0,24}?(?:局|委|办|厅|部|院|站|所|中心|队|镇|乡|街道|村|社区|会|公司|政府|单位|部门)(?:等)?(?:牵头|负责|配合|落实|参加|参与|协助)?[,，、;；:：。\\s]*)+"
)
_RULER = re.compile(r"[|:\-\s]+")
_BREAK = re.compile(r"<br\s*/?>|\n", re.IGNORECASE)
_PROSE = re.compile("[。;]|.{30}")
_BLANKS = f" \t\r\u3000{FILL}"
_STOP = re.compile("[。；;]")
_SENTENCE = 12  # characters of a sentence that two texts do not share by chance
_LONGEST_NAME = 30  # characters of a row that names others
_FEWEST_COLUMNS = 3
_FEWEST = 2  # rows that make a table of tasks


class _Head(NamedTuple):
    """The columns of such a table."""

    size: int
    number: int | None
    title: int | None  # names the task, where another column says what to do


class _Row(NamedTuple):
    lines: list[Line]
    cells: list[Cell]


def part_rows(node: Node, raw: str) -> None:
    """Make clauses of the rows of a table of tasks, `node`; the table keeps its head."""
    holder = node.parent
    if holder is None or len(node.rows) <= _FEWEST:
        return
    mark = "|" if "|" in node.rows[0].text else "\t"
    first = 2 if _RULER.fullmatch(node.rows[1].text) else 1
    heads = [bare(cell) for cell in node.rows[0].text.strip("|").split(mark)]
    annexed = node.annexed() is not None
    head = _head(heads) or (None if annexed else _by_content(heads, node.rows[first:], mark, raw))
    if head is None or (annexed and head.title is None):
        return
    rows = _rows(node.rows[first:], head, mark, raw)
    tasks = [row for row in rows if not _group_of(row, raw)]
    written = [any(_PROSE.search(_text(raw, cell)) for cell in row.cells) for row in tasks]
    if len(tasks) < _FEWEST or 2 * sum(written) <= len(tasks) or (annexed and _repeats(node, tasks, head, raw)):
        return
    node.rows = node.rows[:first]
    at = holder.children.index(node) + 1
    later, holder.children = holder.children[at:], holder.children[:at]
    group = holder
    for row in rows:
        if name := _group_of(row, raw):
            group = Node("clause", holder, holder.depth + 1, name)
            group.paragraphs = [Paragraph(line, marked=True) for line in row.lines]
        else:
            _hang(group, row, head, raw)
    holder.children += later


def _head(cells: Sequence[str]) -> _Head | None:
    """The columns, when they name tasks or measures and who answers for them."""
    number = next((k for k, cell in enumerate(cells) if _NUMBER.fullmatch(cell)), None)
    tasks = [k for k, cell in enumerate(cells) if _TASK.fullmatch(cell) or _DETAIL.fullmatch(cell)]
    if not tasks or not any(_BODIES.fullmatch(cell) for cell in cells):
        return None
    return _Head(len(cells), number, tasks[0] if len(tasks) > 1 else None)


def _by_content(heads: Sequence[str], lines: Sequence[Line], mark: str, raw: str) -> _Head | None:
    """The columns of a table whose head has words of its own: one of bodies, one of prose, a short one before it."""
    if not all(_PROSE.search(line.text) for line in lines):
        return None
    rows = [_cells(line, mark, raw) for line in lines]
    if len(heads) < _FEWEST_COLUMNS or any(len(row) != len(heads) for row in rows):
        return None
    columns = [[_text(raw, row[k]) for row in rows] for k in range(len(heads))]
    bodies = [k for k, cells in enumerate(columns) if all(_NAMED.fullmatch(cell) for cell in cells)]
    prose = [k for k, cells in enumerate(columns) if k not in bodies and all(_PROSE.search(cell) for cell in cells)]
    if len(bodies) != 1 or len(prose) != 1:
        return None
    number = next((k for k, cell in enumerate(heads) if _NUMBER.fullmatch(cell)), None)
    title = next((k for k in range(prose[0]) if k not in (number, bodies[0])), None)
    return _Head(len(heads), number, title)


def _repeats(node: Node, tasks: Sequence[_Row], head: _Head, raw: str) -> bool:
    """Whether the text around the table has half of its `tasks` already: by their names, or by a sentence of theirs."""
    around = bare(raw[: node.rows[0].start] + "\n" + raw[node.rows[-1].end :])
    said = [any(words in around for words in _sayings(row, head, raw)) for row in tasks]
    return 2 * sum(said) >= len(tasks)


def _sayings(row: _Row, head: _Head, raw: str) -> list[str]:
    """What tells a row's task: its name, and its sentences."""
    texts = [bare(_text(raw, cell)) for cell in row.cells]
    names = [text for k, text in enumerate(texts) if k == head.title and text]
    prose = [text for text in texts if _STOP.search(text)]
    return names + [words for text in prose for words in _STOP.split(text) if len(words) >= _SENTENCE]


def _group_of(row: _Row, raw: str) -> Mark | None:
    """The label of a row that only names the rows below it: “一、打造政务环境” in the first cell, and nothing in the others."""
    texts = [text for cell in row.cells if (text := _text(raw, cell))]
    mark = mark_of(fold(texts[0])) if len(texts) == 1 and row.lines[0].text.startswith(fold(texts[0])) else None
    named = mark and mark.style < DIGIT and len(texts[0]) <= _LONGEST_NAME and not _PROSE.search(texts[0])
    return mark if named else None


def _rows(lines: Sequence[Line], head: _Head, mark: str, raw: str) -> list[_Row]:
    """The rows; a line that opens none goes on with the last cell of the one before."""
    rows: list[_Row] = []
    for line in lines:
        cells = _cells(line, mark, raw)
        if rows and not _opens(cells, head, raw) and not _group_of(_Row([line], cells), raw):
            rows[-1].lines.append(line)
            rows[-1].cells[-1] += cells[0]
            rows[-1].cells.extend(cells[1:])
        else:
            rows.append(_Row([line], cells))
    return rows


def _opens(cells: Sequence[Cell], head: _Head, raw: str) -> bool:
    """Does a line open a row: with a number where rows are numbered, else with all of its cells?

    A row without number and title has those of the one above, whose cells reach over it, and a piece of work of its own.
    """
    if head.number is None or len(cells) <= head.number or head.title is None:
        return len(cells) == head.size if head.number is None else _numbered(cells, head, raw)
    texts = [_text(raw, cell) for cell in cells]
    merged = len(cells) == head.size and not texts[head.number] and not texts[head.title]
    return _numbered(cells, head, raw) or (
        merged and any(_PROSE.search(t) for t in texts) and sum(map(bool, texts)) > 1
    )


def _numbered(cells: Sequence[Cell], head: _Head, raw: str) -> bool:
    number = head.number
    return number is not None and len(cells) > number and _text(raw, cells[number]).isdecimal()


def _cells(line: Line, mark: str, raw: str) -> list[Cell]:
    """The cells of a line, each the spans of its paragraphs."""
    text, start, end = line.text, line.start, line.end
    if mark == "|":
        outer = len(text) - len(text.lstrip("| ")) if text.startswith("|") else 0
        start, end = start + text.find("|", 0, outer) + 1 if outer else start, end - text.endswith("|")
    else:
        start = raw.rfind("\n", 0, start) + 1
    cells: list[Cell] = []
    for part in raw[start:end].split(mark):
        cells.append([])
        at = start
        for piece in _BREAK.split(part):
            at = raw.index(piece, at)
            if spans := [(a, b) for a, b in spans_of(raw, at, at + len(piece)) if raw[a:b].strip(_BLANKS)]:
                cells[-1].append(spans)
            at += len(piece)
        start += len(part) + 1
    return cells


def _text(raw: str, cell: Cell) -> str:
    return "".join(raw[a:b] for spans in cell for a, b in spans).replace(FILL, "").strip()


def _hang(holder: Node, row: _Row, head: _Head, raw: str) -> None:
    """Hang a row on the clause its table stands in."""
    known = head.number is not None and head.number < len(row.cells)
    number = _text(raw, row.cells[head.number or 0]) if known else ""
    mark = Mark(Style.DIGIT, int(number), len(number), number) if number.isdecimal() else None
    node = Node("clause" if mark else "titled", holder, holder.depth + 1, mark)
    node.rows, node.cells = row.lines, row.cells
    node.title = head.title if head.title is not None and head.title < len(row.cells) else None
