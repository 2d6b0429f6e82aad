"""The matrix of the home page: targets of one upper plan down, local plans across, a verdict in every cell."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from db.site.figures import deadline, figure
from db.site.frame import owed
from db.site.queries import Row
from db.site.words import Word, verdict_word

PROSE = "正文"  # category of a target that stands in no table
MANY = 6  # plans side by side from which on a reader needs them counted as well
DIFFERENT = ("omitted", "weaker", "redefined", "interim", "stricter")
# Verdicts as a reader wants them counted: what to look at first, agreement last.
_ORDER = (*DIFFERENT, "match", "upper_only", "not_applicable")
_PLACE = {
    verdict_word("indicator", verdict, duty): place for place, verdict in enumerate(_ORDER) for duty in (True, False)
}


class Cell(NamedTuple):
    """What one local plan says of one upper target."""

    finding_id: str
    verdict: str
    word: Word
    figure: str  # ≥80%; empty when the local plan sets none
    deadline: str
    flags: tuple[str, ...]
    explanation: str
    sought: bool  # whether it is what the reader filters for


class Line(NamedTuple):
    """One upper target with its cells, in the order of the columns; None where nothing was found out."""

    target: Row
    figure: str
    deadline: str
    category: str
    cells: tuple[Cell | None, ...]

    def tally(self) -> list[tuple[Word, int]]:
        """How many plans give each verdict."""
        return tally(cell.word for cell in self.cells if cell)


def tally(words: Iterable[Word]) -> list[tuple[Word, int]]:
    """How often each verdict on a target is given, what needs a look first."""
    return sorted(Counter(words).items(), key=lambda item: _PLACE.get(item[0], len(_PLACE)))


class Group(NamedTuple):
    """The targets of one task, or of one category of a table."""

    title: str
    clause_id: str
    lines: tuple[Line, ...]


class Filter(NamedTuple):
    """What the reader wants to see; empty means everything."""

    verdicts: Collection[str] = ()
    duties: Collection[str] = ()
    categories: Collection[str] = ()

    def keeps(self, line: Line) -> bool:
        """Whether a line is wanted; a verdict is wanted when any cell in sight has it."""
        seen = {cell.verdict for cell in line.cells if cell}
        return (
            (not self.verdicts or bool(seen & set(self.verdicts)))
            and (not self.duties or line.target["duty"] in self.duties)
            and (not self.categories or line.category in self.categories)
        )


class Matrix(NamedTuple):
    """What is left of the whole by a filter."""

    columns: list[Row]  # rows of `comparisons`
    groups: list[Group]

    def size(self) -> int:
        """Number of targets."""
        return sum(len(group.lines) for group in self.groups)


def matrix(targets: Sequence[Row], found: Iterable[Row], columns: Sequence[Row], wanted: Filter) -> Matrix:
    """Group the targets that are wanted by task; of the plans those remain that hold what is sought.

    Among forty plans three omissions would stand far out of sight.
    """
    cells = _cells(found, columns, wanted.verdicts)
    kept = [line for line in (_line(target, cells, columns) for target in targets) if wanted.keeps(line)]
    sought = {place for line in kept for place, cell in enumerate(line.cells) if cell and cell.sought}
    shown = sorted(sought) if wanted.verdicts else list(range(len(columns)))
    lines = [line._replace(cells=tuple(line.cells[place] for place in shown)) for line in kept]
    groups = groupby(lines, key=lambda line: (line.target["clause_id"], _title(line)))
    return Matrix(
        [columns[place] for place in shown],
        [Group(title, clause_id, tuple(members)) for (clause_id, title), members in groups],
    )


def _cells(found: Iterable[Row], columns: Sequence[Row], verdicts: Collection[str]) -> dict[tuple[str, str], Cell]:
    duty = {column["id"]: owed(column) for column in columns}
    cells = {}
    for row in found:
        if row["comparison_id"] in duty:
            word = verdict_word("indicator", row["verdict"], duty[row["comparison_id"]])
            cells[row["comparison_id"], row["upper_indicator_id"]] = Cell(
                row["id"],
                row["verdict"],
                word,
                figure(row),
                deadline(row["deadline"]),
                tuple(row["flags"]),
                row["explanation"],
                not verdicts or row["verdict"] in verdicts,
            )
    return cells


def _line(target: Row, cells: Mapping[tuple[str, str], Cell], columns: Sequence[Row]) -> Line:
    return Line(
        target,
        figure(target),
        deadline(target["deadline"]),
        target["category"] or PROSE,
        tuple(cells.get((column["id"], target["id"])) for column in columns),
    )


def _title(line: Line) -> str:
    """Head of the group a target belongs to: 指标表：社会心理服务体系, or label and heading of its task."""
    if line.target["origin"] == "table":
        return f"指标表：{line.category}" if line.target["category"] else "指标表"
    return f"{line.target['label']}{line.target['heading']}" or PROSE


def categories(targets: Iterable[Row]) -> list[str]:
    """Categories of the targets in order of appearance."""
    return list(dict.fromkeys(target["category"] or PROSE for target in targets))


class Summary(NamedTuple):
    """Counts of one pair for the list of comparisons and the strip on the compare page."""

    owed: int  # upper targets the lower plan has to carry
    counts: Mapping[str, int]  # verdict of targets → how many
    tasks: Mapping[str, int]  # verdict of tasks → how many
    others: Mapping[str, int]  # "measure dropped", "unit added" … → how many
    bar: tuple[tuple[str, int, int, str], ...]  # tone, start, width of 0–1000 and word of each part of the bar


BAR = ("match", "stricter", "interim", "redefined", "weaker", "omitted")


def summary(comparison: Mapping[str, Any], counts: Iterable[Row]) -> Summary:
    """Sum up one pair from the rows of `queries.verdict_counts`."""
    own = [row for row in counts if row["comparison_id"] == comparison["id"]]
    targets = {row["verdict"]: row["n"] for row in own if row["subject"] == "indicator"}
    tasks = {row["verdict"]: row["n"] for row in own if row["subject"] == "task"}
    others = {f"{row['subject']} {row['verdict']}": row["n"] for row in own}
    total = sum(targets.get(verdict, 0) for verdict in BAR)
    bar, start = [], 0
    for verdict in BAR:
        width = round(1000 * targets.get(verdict, 0) / total) if total else 0
        if width:
            word = verdict_word("indicator", verdict, owed(comparison))
            bar.append((word.tone, start, width, f"{word.text} {targets[verdict]}"))
            start += width
    return Summary(total, targets, tasks, others, tuple(bar))
