"""What a cell of a table of duties is: bodies, words of a task, a date, or the rest of the cell before it."""

import re
from collections.abc import Sequence

from extractor.extract.duties.lists import LABEL, Assigned, read_cell
from extractor.lexicon.organs import read_body
from extractor.models import UnitRole

Span = tuple[int, int]

_FIRST = re.compile(r"(?:[^、,;。/|()]|\([^()]*(?:\)|$))+")  # 各县(市、区)人民政府
_BRACKETS = re.compile(r"\([^()]*\)")
_LED = re.compile(r"^由|(?:牵头|负责|配合)$|等|和|及")
REST = ("、", ",", ")", "人民政府", "政府")  # what goes on with the cell a line end has cut
_LONGEST = 28  # no name of a body is longer, with its label or verb
DATE = re.compile(r"(?:到|至)?\d{4}年?|[0-9]{1,2}月|长期|持续|每年|全年|年底|月底|前完成|并|即时|立行")


def names_bodies(text: str, start: int, end: int) -> bool:
    """Whether a cell holds bodies: behind a label any, else known ones, but for a last one cut by the line's end."""
    first = _FIRST.match(text, start, end)
    if first is None or first.end() - first.start() > _LONGEST:
        return False
    if not (read_body(first[0].replace("\n", "")).known or LABEL.match(text, start, end) or _LED.search(first[0])):
        return False
    bodies, _ = read_bodies(text, start, end, "responsible")
    if not bodies or bodies[0].start > start:
        return bool(bodies)
    known = [read_body(text[b.start : b.end].replace("\n", "")).known for b in bodies]
    return known[0] and all(known[:-1])


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


def mended(text: str, cells: Sequence[Span]) -> list[Span]:
    """The cells, with names of bodies that a line end cuts in two joined: 市人力资源社会保障|局."""
    whole: list[Span] = []
    for start, end in cells:
        cut = whole and text[whole[-1][1]] == "\n" and whole[-1][1] + 1 == start
        rest = _FIRST.match(text, start, end) if cut else None
        broken = rest and not read_body(rest[0]).known and not names_bodies(text, *whole[-1])
        if broken and names_bodies(text, whole[-1][0], end):
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((start, end))
    return whole


def read_bodies(text: str, start: int, end: int, role: UnitRole) -> tuple[list[Assigned], str | None]:
    """Bodies and deadline of a cell that may run over several lines."""
    joined = text[start:end].replace("\n", "")
    bodies, due = read_cell(joined, 0, len(joined), role)
    if len(joined) < end - start:
        places = [k for k in range(start, end) if text[k] != "\n"]
        return [Assigned(places[b.start], places[b.end - 1] + 1, b.role) for b in bodies], due
    return [Assigned(start + b.start, start + b.end, b.role) for b in bodies], due
