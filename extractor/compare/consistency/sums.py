"""Sums in one plan: totals that their parts do not add up to, in prose and in tables."""

import re
from collections.abc import Iterator

from extractor.compare.say import alone
from extractor.models import Clause, Finding, Plan

_TOTAL_ROW = re.compile(r"合计|总计|小计|总数")
_PARTS = re.compile(
    r"(?P<head>共|合计|总计|累计)?[^，,；;。0-9]{0,12}?(?P<total>[0-9]+(?:\.[0-9]+)?)(?P<unit>[一-鿿]{1,2})[^。；;]{0,12}?[，,（(]?(?P<how>其中|包括|分别为)[:：]?(?P<parts>[^。；;]+)"
)

_PART_END = re.compile(
    "[，,](?=[^，,、0-9]{2,}(?:达到|建成|培育|创建|打造|新增|完成)[^，,0-9]{0,4}[0-9])"
)  # another total


def sums(plan: Plan) -> Iterator[Finding]:
    """Totals that their parts do not add up to, in prose and in tables."""
    for measure in plan.measures:
        for match in _PARTS.finditer(measure.text):
            listed = _PART_END.split(match["parts"])[0]
            if match[0][: match.start("how") - match.start()].endswith(("(", "（")):
                listed = re.split("[)）]", listed)[0]
            parts = [float(n) for n in re.findall(rf"([0-9]+(?:\.[0-9]+)?){match['unit']}", listed)]
            total, found = float(match["total"]), sum(parts)
            exact = match["how"] != "其中"  # 其中 may name a few parts only
            if len(parts) < 2 or found == total or (found < total and not exact):
                continue
            yield _sum_finding(plan, measure.id, measure.clause_id, measure.text, total, found)
    for clause in plan.clauses:
        if "\t" in clause.view.folded:
            yield from _table_sums(plan, clause)


def _sum_finding(plan: Plan, key: str, clause: str, quote: str, total: float, found: float) -> Finding:
    return alone(
        plan,
        f"sum-{key}",
        "sum_mismatch",
        "parts_and_total",
        f"写明总数为{total:g}，各分项合计为{found:g}，两者不符。",
        "medium",
        0.75,
        (None, clause),
        (None, quote),
    )


def _table_sums(plan: Plan, clause: Clause) -> Iterator[Finding]:
    """A row of totals against the rows above it, column by column."""
    lines = clause.view.folded.split("\n")
    printed = clause.view.printed.split("\n")
    rows = [line.split("\t") for line in lines]
    for k, row in enumerate(rows):
        if len(row) < 2 or not _TOTAL_ROW.fullmatch(row[0].strip() or row[1].strip()):
            continue
        parts = [r for r in rows[:k] if len(r) == len(row)]
        for column in range(1, len(row)):
            cells = [_number(r[column]) for r in parts]
            numbers = [n for n in cells if n is not None]
            total = _number(row[column])
            if total is None or len(numbers) < 2 or len(numbers) < len(parts) - 1 or abs(sum(numbers) - total) < 0.01:
                continue
            yield _sum_finding(plan, f"{clause.id}-{k}-{column}", clause.id, printed[k], total, sum(numbers))


def _number(cell: str) -> float | None:
    return float(cell) if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", cell.strip()) else None
