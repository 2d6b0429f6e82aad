"""A corpus of two tiny plans made by hand, for tests that need records but no stage that makes them."""

from extractor.models import (
    Alignment,
    Clause,
    Comparison,
    Corpus,
    Document,
    Finding,
    Indicator,
    Issue,
    Measure,
    Plan,
    Responsibility,
    Unit,
)
from extractor.text import view_of

UPPER = """甲市精神卫生行动计划

一、主要任务
（一）增加床位。到2025年１００％的街道设置床位，招录精神科执业（助理）医师。
（责任单位：市民政局）
（二）提高服药率。规律服药率不低于85%。
"""
LOWER = """乙县精神卫生行动计划

一、主要任务
（一）增加床位。80%的街道设置床位。
（责任单位：县民政局）
"""


def plan(document_id: str, text: str, **about: object) -> Plan:
    """One clause a line; what stands behind the first 。 is the body."""
    document = Document(
        id=document_id,
        title=text.splitlines()[0],
        doc_number=None,
        issuer=None,
        jurisdiction=text[:2],
        jurisdiction_code=None,
        level="city",
        issued_on=None,
        period_start=None,
        period_end=None,
        file=f"{document_id}.txt",
        sha256="0" * 64,
        format="txt",
        text=text,
    )._replace(**about)
    clauses = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line:
            clauses.append(_clause(document_id, text, start, end, len(clauses)))
        start = end + 1
    return Plan(document, tuple(clauses), *_records(document, clauses), (Issue(document_id, 2, "blank", "none"),))


def _clause(document_id: str, text: str, start: int, end: int, position: int) -> Clause:
    view = view_of(text, [[(start, end)]])
    label = view.printed[: view.printed.find("）") + 1] if view.printed.startswith("（") else ""
    body = view.printed.find("。") + 1
    return Clause(
        id=f"{document_id}_{position}",
        document_id=document_id,
        parent_id=f"{document_id}_0" if position else None,
        position=position,
        depth=2 if label else 1,
        label=label,
        heading=view.printed[len(label) : max(body - 1, 0)],
        kind="task" if label else "front",
        text=view.printed,
        char_start=start,
        char_end=end,
        view=view,
        head=len(label),
        body=body,
    )


def _records(
    document: Document, clauses: list[Clause]
) -> tuple[tuple[Measure, ...], tuple[Indicator, ...], tuple[Responsibility, ...]]:
    text = document.text
    task = next(clause for clause in clauses if "床位" in clause.heading)
    first = text.index("街道") - 5
    value = text[text.index("街道") - 5 : text.index("街道设置")].lstrip("年。位")
    quote = text[first : text.index("设置床位") + 4]
    body = text.index("民政局") - 1
    measure = Measure(f"{task.id}_m1", task.id, 0, quote, first, first + len(quote))
    indicator = Indicator(
        id=f"{document.id}_i01",
        document_id=document.id,
        clause_id=task.id,
        origin="prose",
        role="target",
        name="设置床位的街道比例",
        scope="街道",
        condition=None,
        comparator="=",
        value=100.0 if "１００" in value else 80.0,
        value_high=None,
        value_text="100" if "１００" in value else "80",
        unit="%",
        deadline=None,
        baseline_year=None,
        baseline_value=None,
        baseline_text=None,
        category=None,
        duty="local",
        quote=quote,
        char_start=first,
        char_end=first + len(quote),
    )
    owner = next(c for c in clauses if c.char_start <= body < c.char_end)
    unit = Responsibility(
        f"{owner.id}_u1",
        document.id,
        owner.id,
        "民政局",
        "民政局",
        text[body : body + 4],
        "responsible",
        "city",
        0,
        body,
        body + 4,
    )
    return (measure,), (indicator,), (unit,)


def corpus() -> Corpus:
    """Both plans, compared: one target weaker, one task omitted."""
    upper, lower = plan("upper", UPPER), plan("lower", LOWER)
    pair = Comparison("upper--lower", "upper", "lower", "implements", False)
    alignments = (
        Alignment("upper--lower_a001", pair.id, "upper_2", "lower_2", "adapted", 0.8, 0.7, "同一任务。"),
        Alignment("upper--lower_a002", pair.id, "upper_4", None, "omitted", 0.1, 0.0, "没有对应。"),
    )
    weaker = Finding(
        id="upper--lower_f1",
        comparison_id=pair.id,
        document_id="lower",
        subject="indicator",
        verdict="weaker",
        flags=("deadline_dropped",),
        severity="high",
        confidence=0.9,
        upper_clause_id="upper_2",
        lower_clause_id="lower_2",
        upper_indicator_id="upper_i01",
        lower_indicator_id="lower_i01",
        upper_quote="１００％的街道",
        lower_quote="80%的街道",
        explanation="=比例由100%降为80%。",
        rule="value",
    )
    return Corpus(
        plans=(upper, lower),
        units=(Unit("民政局", "民政局", ("民政部门",)),),
        comparisons=(pair,),
        alignments=alignments,
        findings=(weaker,),
        digest="1" * 64,
    )
