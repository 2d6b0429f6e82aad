"""What a plan says, as the rules of wording read it: its sentences, the headings of its clauses, its tables."""

import re
from dataclasses import dataclass
from itertools import pairwise

from extractor.compare.pair import sentences_of
from extractor.models import Plan
from extractor.neutral import once_a_plan
from extractor.text import View, fold

_ROW = re.compile("\n(?=[^\n]*\t|\\|)")
_BETWEEN_CELLS = re.compile("\t| ?\\| ?")
_CELL = re.compile(r"(?:(?<=\t)|(?<=\| )|(?<=\|))(?! )[^\t|\n]+?(?=\t| ?\||\n[^\n]*[\t|]|\Z)")  # in one line
_HEAD = re.compile(r"(?:^|\n)(序号[^\t|]{4,160}?)(?=\n1(?!\d))")  # of a table whose rows no tab parts
_SENTENCE = re.compile("[^。\n]+。?")
_HEADED = frozenset(("task", "goal", "safeguard", "group"))


@dataclass(slots=True)  # its fields are read again and again: see `segment.lines.Line`
class Said:
    """A sentence or heading."""

    clause_id: str
    key: str  # of the measure, or of the clause for a heading
    text: str
    folded: str


@once_a_plan
def said(plan: Plan) -> list[Said]:
    """The sentences of a plan, then the headings of its clauses."""
    found = [Said(s.measure.clause_id, s.measure.id, s.measure.text, s.line) for s in sentences_of(plan)]
    headings = [(c.id, c.heading) for c in plan.clauses if c.heading and c.kind in _HEADED]
    folded = fold("\n".join([heading for _, heading in headings])).split("\n")
    return found + [Said(key, key, text, half) for (key, text), half in zip(headings, folded, strict=False)]


@once_a_plan
def fronts(plan: Plan) -> list[Said]:
    """The sentences before the plan: those of the notice that sends it out."""
    found = []
    for clause in plan.clauses:
        for match in _SENTENCE.finditer(clause.view.folded) if clause.kind == "front" else ():
            if match[0][-1] == "。":  # without one it is a title, or goes on
                printed = clause.view.printed[slice(*match.span())]
                found.append(Said(clause.id, f"{clause.id}-s{match.start()}", printed, match[0][:-1]))
    return found


@once_a_plan
def rows(plan: Plan) -> list[Said]:
    """The rows of the tables of a plan; a line without cells goes on with the row before, but for the numbered head."""
    found = []
    for clause in plan.clauses:
        if clause.kind == "table":
            text, printed, end = clause.view.folded, clause.view.printed, 0
            if head := _HEAD.search(text):
                start, stop = head.span(1)
                names = _cells_between(clause.view, start, stop)
                found.append(Said(clause.id, f"{clause.id}-head", "\n".join(names), fold(",".join(names))))
                text, printed = text[:start] + text[stop:], printed[:start] + printed[stop:]
            for k, line in enumerate(_ROW.split(text)):
                start, end = end, end + len(line) + 1
                folded = _BETWEEN_CELLS.sub(",", line.replace("\n", "").strip("| "))
                found.append(Said(clause.id, f"{clause.id}-{k}", printed[start : end - 1], folded))
    return found


def _cells_between(view: View, start: int, stop: int) -> list[str]:
    """The cells of a head, parted by line breaks or by blanks, which the reading copy leaves out."""
    cuts = [start, *(k for k in view.starts if start < k < stop), stop]
    return [cell for i, j in pairwise(cuts) if (cell := view.printed[i:j].strip())]


def cell_around(row: Said, at: int) -> str:
    """What to quote of a row for the character at `at`: all of it, or its line where each cell has one.

    >>> cell_around(Said("", "", "指标\\n书屋", "指标书屋"), 3), cell_around(Said("", "", "1\\t书屋", "1,书屋"), 3)
    ('书屋', '1\\t书屋')
    >>> cell_around(Said("", "", "序号\\n书屋", "序号,书屋"), 3)
    '书屋'
    """
    if _BETWEEN_CELLS.search(row.text):
        return row.text
    parted = len(row.text) == len(row.folded)  # a comma stands for each break
    for line in row.text.split("\n"):
        if at < len(line):
            return line
        at -= len(line) + parted
    return row.text


@once_a_plan
def captions(plan: Plan) -> list[Said]:
    """The titles of the tables and annexes of a plan."""
    titled = [clause for clause in plan.clauses if clause.kind in ("table", "annex") and clause.heading]
    return [Said(c.id, f"{c.id}-title", c.heading, fold(c.heading)) for c in titled]


@once_a_plan
def cells(plan: Plan) -> list[Said]:
    """What the tables of a plan measure, and what else stands in cells of one line; each text once.

    Where a cell goes on in the next line nobody knows which of its lines belong together; names of targets are put together.
    """
    found: dict[str, Said] = {}
    for clause in plan.clauses:
        for match in _CELL.finditer(clause.view.folded) if clause.kind == "table" else ():
            printed = clause.view.printed[slice(*match.span())]
            found.setdefault(match[0], Said(clause.id, f"{clause.id}-c{match.start()}", printed, match[0]))
    known = "\n".join(found)
    names = {fold(t.name): t for t in plan.indicators if t.origin == "table"}
    return [*found.values(), *(Said(t.clause_id, t.id, t.name, k) for k, t in names.items() if k not in known)]
