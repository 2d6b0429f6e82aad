"""Table against prose in one plan: one target, two values, or two units."""

import re
from collections.abc import Iterator, Sequence

from extractor.compare.say import alone, quoted, value
from extractor.compare.targets.dimension import measure_of
from extractor.compare.targets.ordering import order
from extractor.likeness import scale_of
from extractor.models import Finding, Indicator, Plan, Severity
from extractor.neutral import names_of, passages_of

TWIN = 0.72  # names of a table row and a prose target that are one target
# Rule, words and severity by how the two stand to each other; more is as grave as less.
_TOLD: dict[str, tuple[str, str, Severity]] = {
    "boundary": ("boundary_differs", "只差是否含本数", "low"),
    "unlike": ("unit_differs", "计量单位不一致", "medium"),
    "less": ("value_differs", "数值不一致", "high"),
}
_SHARE = re.compile("(?:率|比例|比重|占比)$")


def twins(plan: Plan, targets: Sequence[Indicator]) -> Iterator[Finding]:
    """Table rows whose prose twin sets another value."""
    tables = [t for t in targets if t.origin == "table"]
    prose = [t for t in targets if t.origin == "prose"]
    if not tables or not prose:
        return
    passages = passages_of([t.name for t in (*tables, *prose)], names_of(plan.document))
    names = [grams for _, _, grams in passages]
    scale = scale_of(names)
    for i, row in enumerate(scale.table(names[: len(tables)], names[len(tables) :])):
        table = tables[i]
        near = [j for j, score in sorted(row.items()) if score >= TWIN and _comparable(table, prose[j])]
        near = [j for j in near if prose[j].deadline or not _other_column(tables, table, prose[j])]
        if near and not any(order(table, prose[j]) == "same" for j in near):
            best = max(near, key=lambda j: row[j])
            yield _conflict(plan, table, prose[best], row[best])
        elif counted := next((other for other in prose if _counted_rate(table, other)), None):
            yield _conflict(plan, table, counted, 0.9)


def _other_column(tables: Sequence[Indicator], table: Indicator, prose: Indicator) -> bool:
    """Does prose without a date say what another column of the row does, or can it only mean the last one?"""
    columns = [t for t in tables if t.name == table.name and t.clause_id == table.clause_id and t.unit == table.unit]
    same = any(order(column, prose) == "same" for column in columns)
    return same or (table.deadline or "") < max(column.deadline or "" for column in columns)


def _comparable(table: Indicator, prose: Indicator) -> bool:
    """Same dimension, same year, as far as both are stated."""
    years = (table.deadline or "")[:4], (prose.deadline or "")[:4]
    if (all(years) and years[0] != years[1]) or prose.condition:
        return False
    return order(table, prose) != "unlike"


def _counted_rate(table: Indicator, prose: Indicator) -> bool:
    """Is the share of a table row counted in things by the prose that calls it the same: 运行率90个?"""
    counted = measure_of(prose)
    rate = _SHARE.search(table.name) and measure_of(table).dimension == "rate"
    return bool(rate) and table.name == prose.name and counted.way == "level" and counted.dimension == "count"


def _conflict(plan: Plan, table: Indicator, prose: Indicator, score: float) -> Finding:
    what = order(table, prose)
    rule, said, severity = _TOLD.get(what, _TOLD["less"])
    return alone(
        plan,
        f"tp-{table.id}",
        "table_prose_conflict",
        rule,
        f"同一指标{quoted(table.name)}，表格写{value(table)}，正文写{value(prose)}，{said}。",
        severity,
        round(min(0.95, score), 2),
        (table.clause_id, prose.clause_id),
        (table.quote, prose.quote),
        (table.id, prose.id),
    )
