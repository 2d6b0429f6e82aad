"""Contradictions inside one plan: table against prose, targets behind their baselines, sums, numbering, dates."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.compare.baselines import Setback, setbacks
from extractor.compare.dimension import order
from extractor.compare.say import date, quoted, value
from extractor.likeness import names_of, passages_of, scale_of
from extractor.models import Clause, Finding, Indicator, Plan, Severity

TWIN = 0.72  # names of a table row and a prose target that are one target
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")}
_ORDINAL = re.compile(r"[(（]?第?([一二三四五六七八九十百零]+|[0-9]+)")
_TARGET_DATE = re.compile(r"(?<![截较比自])到(20[0-9]{2})年(?:([0-9]{1,2})月)?(?!以来|至今)")
_TOTAL_ROW = re.compile(r"合计|总计|小计|总数")
_PARTS = re.compile(
    r"(?P<head>共|合计|总计|累计)?[^，,；;。0-9]{0,12}?(?P<total>[0-9]+(?:\.[0-9]+)?)(?P<unit>[一-鿿]{1,2})[^。；;]{0,12}?[，,（(]?(?P<how>其中|包括|分别为)[:：]?(?P<parts>[^。；;]+)"
)

_PART_END = re.compile(
    "[，,](?=[^，,、0-9]{2,}(?:达到|建成|培育|创建|打造|新增|完成)[^，,0-9]{0,4}[0-9])"
)  # another total


def check_plan(plan: Plan) -> Iterator[Finding]:
    """Findings on `plan` alone."""
    targets = [t for t in plan.indicators if t.role == "target"]
    yield from _twins(plan, targets)
    for found in setbacks(plan, targets):
        yield _setback(plan, found)
    for target in targets:
        yield from _too_late(plan, target)
    yield from _dates_in_prose(plan, targets)
    yield from _sums(plan)
    yield from _numbering(plan)


def _finding(
    plan: Plan,
    key: str,
    verdict: str,
    rule: str,
    explanation: str,
    severity: Severity,
    confidence: float,
    clauses: tuple[str | None, str | None],
    quotes: tuple[str | None, str | None],
    targets: tuple[str | None, str | None] = (None, None),
) -> Finding:
    """A finding inside one document; where two places contradict each other the first stands as upper."""
    return Finding(
        f"{plan.document.id}_c-{key}",
        None,
        plan.document.id,
        "consistency",
        verdict,
        (),
        severity,
        confidence,
        *clauses,
        *targets,
        *quotes,
        explanation,
        rule,
    )


def _twins(plan: Plan, targets: Sequence[Indicator]) -> Iterator[Finding]:
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
        if near and not any(order(table, prose[j]) == "same" for j in near):
            best = max(near, key=lambda j: row[j])
            yield _conflict(plan, table, prose[best], row[best])


def _comparable(table: Indicator, prose: Indicator) -> bool:
    """Same dimension, same year, as far as both are stated."""
    years = (table.deadline or "")[:4], (prose.deadline or "")[:4]
    if (all(years) and years[0] != years[1]) or prose.condition:
        return False
    return order(table, prose) != "unlike"


def _conflict(plan: Plan, table: Indicator, prose: Indicator, score: float) -> Finding:
    boundary = order(table, prose) == "boundary"
    what = "只差是否含本数" if boundary else "数值不一致"
    return _finding(
        plan,
        f"tp-{table.id}",
        "table_prose_conflict",
        "boundary_differs" if boundary else "value_differs",
        f"同一指标{quoted(table.name)}，表格写{value(table)}，正文写{value(prose)}，{what}。",
        "low" if boundary else "high",
        round(min(0.95, score), 2),
        (table.clause_id, prose.clause_id),
        (table.quote, prose.quote),
        (table.id, prose.id),
    )


def _setback(plan: Plan, found: Setback) -> Finding:
    """A target behind its own start; the figure of the past, where there is one, stands as upper."""
    fact, target = found.fact, found.target
    return _finding(
        plan,
        f"bb-{target.id}",
        "below_baseline",
        found.rule,
        found.explanation,
        "medium",
        found.sure,
        (fact and fact.clause_id, target.clause_id),
        (fact and fact.quote, target.quote),
        (fact and fact.id, target.id),
    )


def _too_late(plan: Plan, target: Indicator) -> Iterator[Finding]:
    """A deadline that had passed when the plan was issued."""
    issued = plan.document.issued_on
    if not issued or not target.deadline or not _before(target.deadline, issued):
        return
    yield _finding(
        plan,
        f"dl-{target.id}",
        "deadline_before_issue",
        "deadline_has_passed",
        f"{quoted(target.name)}的期限是{date(target.deadline)}，早于印发日期{issued}。",
        "medium",
        0.85,
        (None, target.clause_id),
        (None, target.quote),
        (None, target.id),
    )


def _before(deadline: str, issued: str) -> bool:
    """Is the end of `deadline` before the day or month of issue?

    >>> _before("2023", "2024-08-13"), _before("2024", "2024-08-13"), _before("2024-07", "2024-08-13")
    (True, False, True)
    """
    size = min(len(deadline), len(issued))
    return deadline[:size] < issued[:size]


def _dates_in_prose(plan: Plan, targets: Sequence[Indicator]) -> Iterator[Finding]:
    """到20XX年 in a task's sentence, the year being over when the plan was issued."""
    issued = plan.document.issued_on
    kinds = {c.id: c.kind for c in plan.clauses}
    told = {(t.clause_id, (t.deadline or "")[:4]) for t in targets}
    for measure in plan.measures if issued else ():
        if kinds[measure.clause_id] in ("context", "front", "preamble"):
            continue
        for match in _TARGET_DATE.finditer(measure.text):
            if match[1] >= str(issued)[:4] or (measure.clause_id, match[1]) in told:
                continue
            yield _finding(
                plan,
                f"dl-{measure.id}",
                "deadline_before_issue",
                "year_has_passed",
                f"文中{quoted(match[0])}的期限早于印发日期{issued}。",
                "medium",
                0.75,
                (None, measure.clause_id),
                (None, measure.text),
            )
            break


def _sums(plan: Plan) -> Iterator[Finding]:
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
    return _finding(
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


def _numbering(plan: Plan) -> Iterator[Finding]:
    """Labels that skip a number among their siblings."""
    labelled = [(c, n) for c in plan.clauses if c.label and (n := _ordinal(c.label)) is not None]
    siblings: defaultdict[str | None, list[tuple[Clause, int]]] = defaultdict(list)
    for clause, number in labelled:
        siblings[clause.parent_id].append((clause, number))
    for group in siblings.values():
        for (before, one), (clause, two) in pairwise(group):
            if clause.depth == before.depth and two > one + 1 and _style(before.label) == _style(clause.label):
                yield _gap(plan, before, clause)


def _style(label: str) -> str:
    return re.sub(r"[一二三四五六七八九十百零0-9]+", "", label).translate(str.maketrans("（）．、", "().."))


def _gap(plan: Plan, before: Clause, clause: Clause) -> Finding:
    return _finding(
        plan,
        f"num-{clause.id}",
        "numbering_gap",
        "label_skipped",
        f"编号“{before.label}”之后直接是“{clause.label}”，中间缺号。",
        "low",
        0.8,
        (before.id, clause.id),
        (before.label + before.heading, clause.label + clause.heading),
    )


def _ordinal(label: str) -> int | None:
    """The number of a label.

    >>> _ordinal("（十二）"), _ordinal("3．"), _ordinal("第二十一条"), _ordinal("①")
    (12, 3, 21, None)
    """
    match = _ORDINAL.match(label)
    if not match:
        return None
    text = match[1]
    if text.isascii():
        return int(text)
    total, digit = 0, 0
    for character in text:
        if character in "十百":
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[character]
    return total + digit
