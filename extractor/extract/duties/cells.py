"""The cells of a table of duties, and what one is: bodies, words of a task, a date, or the rest of the cell before it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from extractor.extract.duties.lists import LABEL, Assigned, read_cell
from extractor.lexicon.organs import read_body
from extractor.models import UnitRole
from extractor.text import View

Span = tuple[int, int]

_LINE = re.compile(r"[^\n]+")
_BLANK = re.compile(" ")
_SPACED_DATE = re.compile(r"\d{4}年(?:\d{1,2}月)?")  # 2026 年 6 月 is one cell
_FIRST = re.compile(r"(?:[^、,;。/|()]|\([^()]*(?:\)|$))+")  # 各县(市、区)人民政府
_BRACKETS = re.compile(r"\([^()]*\)")
_LED = re.compile(r"^由|(?:牵头|负责|配合)$|等|和|及")
REST = ("、", ",", ")", "人民政府", "政府")  # what goes on with the cell a line end has cut
_LONGEST = 28  # no name of a body is longer, with its label or verb
DATE = re.compile(r"(?:到|至)?\d{4}年?|[0-9]{1,2}月|长期|持续|每年|全年|年底|月底|前完成|并|即时|立行")


def cells_of(view: View) -> list[list[Span]]:
    """Cells of each line: between tabs, else between gaps of the source, which are cells where they are blanks in print."""
    text = view.folded
    ruled = "\t" in text or "|" in text
    rows: list[list[Span]] = []
    for line in _LINE.finditer(text):
        start, end = line.span()
        mark = _mark(text, start, end) if ruled else None
        rows.append(between(text, start, end, mark) if mark else _apart(view, start, end))
    return rows


def _mark(text: str, start: int, end: int) -> str | None:
    """What stands between the cells of a line, if anything does."""
    if text.find("\t", start, end) >= 0:
        return "\t"
    return "|" if text[start] == "|" or text.count("|", start, end) > 1 else None


def between(text: str, start: int, end: int, mark: str) -> list[Span]:
    """The cells of a line between marks."""
    cells: list[Span] = []
    for part in text[start:end].split(mark):
        cells.append((start, start + len(part)))
        start += len(part) + 1
    return cells


def _apart(view: View, start: int, end: int) -> list[Span]:
    """The cells of a line between gaps."""
    text = view.folded
    pieces = view.starts[bisect_right(view.starts, start) : bisect_left(view.starts, end)]
    blanks = [m.start() for m in _BLANK.finditer(text, start, end)] if text.find(" ", start, end) >= 0 else []
    if not (pieces or blanks):
        return [(start, end)]
    if pieces and text.find("年", start, end) >= 0:
        dates = [found.span() for found in _SPACED_DATE.finditer(text, start, end)]
        pieces = [at for at in pieces if not any(first < at < last for first, last in dates)]
    cuts = sorted({start, *pieces, *blanks, *(at + 1 for at in blanks)})
    return list(zip(cuts, [*cuts[1:], end], strict=True))


def names_bodies(text: str, start: int, end: int) -> bool:
    """Whether a cell holds bodies: behind a label any, else a known one and more known ones or such as a level has, but for a last one cut by the line's end."""
    first = _FIRST.match(text, start, end)
    if first is None or first.end() - first.start() > _LONGEST:
        return False
    if not (read_body(first[0].replace("\n", "")).known or LABEL.match(text, start, end) or _LED.search(first[0])):
        return False
    bodies, _ = read_bodies(text, start, end, "responsible")
    if not bodies or bodies[0].start > start:
        return bool(bodies)
    whole = bodies[:-1] or bodies
    read = [read_body(text[b.start : b.end].replace("\n", "")) for b in whole]
    return all([body.known or (body.likely and body.sign is not None) for body in read])


def is_task(text: str, start: int, end: int) -> bool:
    """Whether a cell holds words of a task."""
    if end - start <= 3 or text.startswith(REST, start):
        return False
    return not DATE.match(text, start, end) and not names_bodies(text, start, end)


def is_open(text: str, start: int, end: int) -> bool:
    """Whether a cell breaks off in a list of bodies: after a mark, or in a name."""
    if text.endswith(("、", ",", "(", "人民"), start, end) or text.count("(", start, end) > text.count(")", start, end):
        return True
    plain = _BRACKETS.sub(lambda m: "." * len(m[0]), text[start:end])  # 各县(市、区)人民政府 is one name
    cut = start + max(plain.rfind(mark) for mark in "、,:")
    return cut > start and not read_body(text[cut + 1 : end].replace("\n", "")).known


def mended(text: str, cells: Sequence[Span]) -> list[tuple[Span, bool]]:
    """The cells and whether each holds bodies; a name that a line end cuts in two is joined: 市人力资源社会保障|局."""
    whole: list[tuple[Span, bool]] = []
    for start, end in cells:
        (first, last), named = whole[-1] if whole else ((0, 0), True)
        cut = not named and last + 1 == start and text[last] == "\n"
        rest = _FIRST.match(text, start, end) if cut else None
        if rest and not read_body(rest[0]).known and names_bodies(text, first, end):
            whole[-1] = (first, end), True
        else:
            whole.append(((start, end), names_bodies(text, start, end)))
    return whole


def read_bodies(text: str, start: int, end: int, role: UnitRole) -> tuple[list[Assigned], str | None]:
    """Bodies and deadline of a cell that may run over several lines."""
    joined = text[start:end].replace("\n", "")
    bodies, due = read_cell(joined, 0, len(joined), role)
    if len(joined) < end - start:
        places = [k for k in range(start, end) if text[k] != "\n"]
        return [Assigned(places[b.start], places[b.end - 1] + 1, b.role) for b in bodies], due
    return [Assigned(start + b.start, start + b.end, b.role) for b in bodies], due
