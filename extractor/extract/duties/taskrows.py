"""Bodies and deadlines of tasks that are rows of a table: the head above them says which cells hold them, or the cells do."""

from collections.abc import Mapping, Sequence

from extractor.extract.duties.cells import between
from extractor.extract.duties.lists import Duty, read_cell
from extractor.extract.duties.tables import Head, head_of, row_by_column
from extractor.lexicon.organs import read_body
from extractor.models import Clause

_UNKNOWN = Head(("bodies",), ("responsible",), 1, True)  # of a table whose head has words of its own


def heads_of(clauses: Sequence[Clause]) -> dict[str | None, Head]:
    """The heads of tables whose rows are clauses, by the clause they stand in: a head and nothing below it."""
    rows = {clause.parent_id for clause in clauses if clause.kind == "task" and "\t" in clause.view.folded}
    if not rows:
        return {}
    groups = [clause for clause in clauses if clause.id in rows and clause.parent_id is not None]
    holding = rows | {group.parent_id for group in groups}
    tables = [clause for clause in clauses if clause.kind == "table" and clause.parent_id in holding]
    heads: dict[str | None, Head] = {clause.parent_id: head_of(clause.view) or _UNKNOWN for clause in tables}
    for group in groups:  # rows that name those below them
        if group.id not in heads and group.parent_id in heads:
            heads[group.id] = heads[group.parent_id]
    return heads


def duties_of_row(clause: Clause, heads: Mapping[str | None, Head]) -> list[Duty]:
    """What the cells of a row say of who and until when, each cell a duty; none when the clause is no row."""
    head = heads.get(clause.parent_id)
    text = clause.view.folded
    if head is None or clause.kind != "task" or "\t" not in text:
        return []
    cells = between(text, 0, len(text), "\t")
    if len(cells) != len(head.kinds):
        return [duty for cell in cells if cell[0] >= clause.body and (duty := _duty_of_cell(text, *cell))]
    row = row_by_column(text, head, cells)
    duties = []
    for (start, end), kind in zip(cells, head.kinds, strict=True):
        if kind in ("bodies", "due") and start < end:
            bodies = tuple(body for body in row.bodies if start <= body.start < end)
            duties.append(Duty(start, end, bodies, row.due if kind == "due" else None))
    return duties


def _duty_of_cell(text: str, start: int, end: int) -> Duty | None:
    """A cell that names bodies and nothing else."""
    if start == end or "。" in text[start:end]:
        return None
    bodies, due = read_cell(text, start, end, "responsible")
    names = [read_body(text[body.start : body.end].replace("\n", "")) for body in bodies]
    return Duty(start, end, bodies, due) if names and all(name.likely for name in names) else None
