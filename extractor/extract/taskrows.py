"""Bodies and deadlines of tasks that are rows of a table: the head of the table above them says which cells hold them."""

from collections.abc import Mapping, Sequence

from extractor.extract.duties import Duty
from extractor.extract.dutytables import Head, head_of, row_by_column
from extractor.models import Clause

Span = tuple[int, int]


def heads_of(clauses: Sequence[Clause]) -> dict[str | None, Head]:
    """The heads of tables whose rows are clauses, by the clause they stand in: a head and nothing below it."""
    rowed = {clause.parent_id for clause in clauses if "\t" in clause.view.folded}
    tables = [c for c in clauses if c.kind == "table" and c.parent_id in rowed and "\t" not in c.heading]
    found = {clause.parent_id: head_of(clause.view) for clause in tables}
    return {key: head for key, head in found.items() if head}


def duties_of_row(clause: Clause, heads: Mapping[str | None, Head]) -> list[Duty]:
    """What the cells of a row say of who and until when, each cell a duty; none when the clause is no row."""
    head = heads.get(clause.parent_id)
    text = clause.view.folded
    if head is None or text.count("\t") != len(head.kinds) - 1:
        return []
    cells = _cells(text)
    row = row_by_column(text, head, cells)
    duties = []
    for (start, end), kind in zip(cells, head.kinds, strict=True):
        if kind in ("bodies", "due") and start < end:
            bodies = tuple(body for body in row.bodies if start <= body.start < end)
            duties.append(Duty(start, end, bodies, row.due if kind == "due" else None))
    return duties


def _cells(text: str) -> list[Span]:
    cells, start = [], 0
    for part in text.split("\t"):
        cells.append((start, start + len(part)))
        start += len(part) + 1
    return cells
