r"""Tables in plain text below whose heads dashes rule each column, as pandoc prints them: read like tables parted by tabs.

A table whose cells wrap has a rule across the whole of it above its head; only its rules are taken out here.
"""

import re
from collections.abc import Sequence
from unicodedata import east_asian_width

from extractor.markup import FILL

_RULE = re.compile(r"[ \u3000]*-{3,}(?: +-{3,})+ *")
_WHOLE = re.compile(r"[ \u3000]*-{20,} *")
_DASHES = re.compile("-+")
_CELL = re.compile(r"\S+(?: \S+)*")


def tabbed_ruled(text: str) -> str:
    r"""Return `text` with tabs between the cells of its ruled tables and without the rules, as many characters as before.

    >>> table = "  区县    小区(个)  公厕\n  ------  --------  ----\n  云渚区  46        22\n  石镜区            25\n"
    >>> tabbed_ruled(table).replace("\u200b", "").split("\n")
    ['  区县\t小区(个)\t公厕', '      ', '  云渚区\t46\t22', '  石镜区\t\t25', '']
    """
    if "--- " not in text:
        return text
    lines = text.split("\n")
    rules = [k for k, line in enumerate(lines) if _RULE.fullmatch(line.rstrip("\r"))]
    for k in rules:
        ends = [_width(lines[k][: dashes.start()]) for dashes in _DASHES.finditer(lines[k])]
        wraps = k > 1 and any(_WHOLE.fullmatch(line.rstrip("\r")) for line in lines[max(0, k - 5) : k])
        if not wraps and k and len(_CELL.findall(lines[k - 1])) == len(ends):
            last = next((n for n in range(k + 1, len(lines)) if not lines[n].strip() or n in rules), len(lines))
            for n in (k - 1, *range(k + 1, last)):
                lines[n] = _tabbed(lines[n], ends)
    for k, line in enumerate(lines if rules else ()):
        if k in rules or _WHOLE.fullmatch(line.rstrip("\r")):
            lines[k] = _DASHES.sub(lambda dashes: FILL * len(dashes[0]), line)
    return "\n".join(lines)


def _tabbed(line: str, starts: Sequence[int]) -> str:
    """A row with as many tabs between two cells as there are columns from one to the other."""
    cells = list(_CELL.finditer(line))
    columns: Sequence[int] = range(len(starts))
    if len(cells) < len(starts):
        columns = [_column(_width(line[: cell.start()]), _width(line[: cell.end()]), starts) for cell in cells]
    pieces, at, before = [], 0, 0
    for cell, column in zip(cells, columns, strict=False):
        gap = line[at : cell.start()]
        steps = "\t" * max(0, column - before)
        if len(steps) > len(gap):
            return line  # a line that runs over the columns is no row
        pieces += [steps.ljust(len(gap), FILL) if steps else gap, cell[0]]
        at, before = cell.end(), column
    return "".join((*pieces, line[at:]))


def _column(left: int, right: int, starts: Sequence[int]) -> int:
    """The column, counted from 0, that shares most with what stands from `left` to `right`."""
    ends = [*starts[1:], right + 1]
    return max(range(len(starts)), key=lambda k: min(right, ends[k]) - max(left, starts[k]))


def _width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
