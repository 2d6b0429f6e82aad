"""Table against prose in one plan: one target, two values, or two units."""

import re
from collections.abc import Iterator, Sequence
from math import isclose

from extractor.compare.say import alone, quoted, value
from extractor.compare.targets.dimension import measure_of
from extractor.compare.targets.ordering import order
from extractor.likeness import scale_of
from extractor.models import Finding, Indicator, Plan, Severity
from extractor.neutral import names_of, passages_of

TWIN = 0.72  # names of a table row and a prose target that are one target
PART = 2  # characters more from which a name is that of a part
CLOSE = 0.05  # by how much another row may be more like it
# Rule, words and severity by how the two stand to each other; more is as grave as less.
_TOLD: dict[str, tuple[str, str, Severity]] = {
    "boundary": ("boundary_differs", "只差是否含本数", "low"),
    "unlike": ("unit_differs", "计量单位不一致", "medium"),
    "less": ("value_differs", "数值不一致", "high"),
}
MORE = re.compile("新增|新建|新创|新培育|净增|增加")  # so many more, and not in all
_A_YEAR = re.compile("年均|每年|年度")
_SHARE = re.compile("(?:率|比例|比重|占比)$")
_NUMBERS = re.compile("[0-9]+")


def twins(plan: Plan, targets: Sequence[Indicator]) -> Iterator[Finding]:
    """Table rows whose prose twin sets another value."""
    tables = [t for t in targets if t.origin == "table"]
    prose = [t for t in targets if t.origin == "prose"]
    if not tables or not prose:
        return
    passages = passages_of([t.name for t in (*tables, *prose)], names_of(plan.document))
    spoken, names = [neutral for _, neutral, _ in passages], [grams for _, _, grams in passages]
    scale = scale_of(names)
    rows = scale.table(names[: len(tables)], names[len(tables) :])
    best_of = [max((row[j] for row in rows if j in row), default=0.0) for j in range(len(prose))]
    for i, (table, row) in enumerate(zip(tables, rows, strict=True)):
        # What another row says better is that one: 公民具备科学素质的比例 is not 农村居民具备科学素质的比例.
        near = [j for j, score in sorted(row.items()) if score >= max(TWIN, best_of[j] - CLOSE)]
        near = [j for j in near if _comparable(table, prose[j]) and not _more_of(prose, j)]
        near = [j for j in near if spoken[i] == spoken[len(tables) + j] or not _of_a_part(table, prose[j])]
        near = [j for j in near if prose[j].deadline or not _other_column(tables, table, prose[j])]
        same = any(order(table, prose[j]) == "same" for j in near)
        near = [j for j in near if not same and not _adds_up(tables, table, prose, prose[j])]
        if near:
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
    numbers = set(_NUMBERS.findall(table.name)), set(_NUMBERS.findall(prose.name))
    if all(numbers) and numbers[0] != numbers[1]:
        return False  # 工业区1 is not 工业区2
    if bool(_A_YEAR.search(table.name)) != bool(_A_YEAR.search(prose.quote)):
        return False
    rate = measure_of(table).dimension in ("rate", "ratio")
    if not rate and bool(MORE.search(table.name)) != bool(MORE.search(prose.quote)):
        return False
    return order(table, prose) != "unlike"


def _more_of(prose: Sequence[Indicator], j: int) -> bool:
    """Is it part of what the target before it adds: 新建绿道1000公里，其中骨干绿道500公里?"""
    before = prose[j - 1] if j and prose[j].quote.startswith("其中") else None
    return before is not None and before.clause_id == prose[j].clause_id and bool(MORE.search(before.quote))


def _of_a_part(table: Indicator, prose: Indicator) -> bool:
    """Is prose about a part of what the row is about: 山区|农村清洁取暖率?"""
    row = table.name.rstrip("*")
    return len(prose.name) - len(row) >= PART and prose.name.endswith(row)


def _adds_up(tables: Sequence[Indicator], table: Indicator, prose: Sequence[Indicator], target: Indicator) -> bool:
    """Do row and prose tell the same in stocks and in steps?

    The start of the row and what is added to it (5部, 新建13部, 18部), its columns and their sum (130个、125个, 共255个),
    or its column and the steps so far that prose lists (累计65公里, 分别新建30公里、35公里).
    """
    if table.value is None or target.value is None or table.unit != target.unit:
        return False
    columns = [t.value or 0.0 for t in tables if (t.name, t.clause_id) == (table.name, table.clause_id)]
    listed = [t for t in prose if (t.char_start, t.unit, t.name) == (target.char_start, target.unit, target.name)]
    steps = sum(t.value or 0.0 for t in listed[: listed.index(target) + 1])
    start = table.baseline_value
    return (
        (start is not None and isclose(start + target.value, table.value))
        or (len(columns) > 1 and isclose(sum(columns), target.value))
        or (len(listed) > 1 and isclose(steps, table.value))
    )


def _counted_rate(table: Indicator, prose: Indicator) -> bool:
    """Is the share of a table row counted in things by the prose that calls it the same: 运行率90个?"""
    counted = measure_of(prose)
    rate = _SHARE.search(table.name) and measure_of(table).dimension == "rate"
    return (
        bool(rate and prose.unit)
        and table.name == prose.name
        and counted.way == "level"
        and counted.dimension == "count"
    )


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
