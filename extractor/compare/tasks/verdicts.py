"""What became of each upper clause, and which lower tasks are new: the alignments as findings."""

from collections.abc import Iterator, Sequence

from extractor.compare.losses import of_others
from extractor.compare.pair import Pair, standing_of
from extractor.compare.principles import closes, states_principles
from extractor.compare.reworded import rewritten
from extractor.compare.say import finding, quoted
from extractor.compare.tasks.remit import outside_remit
from extractor.models import Alignment, Clause, Finding, Plan, Severity
from extractor.neutral import once_a_plan

KEPT = frozenset({"match", "adapted"})
_SEVERITIES: tuple[Severity, ...] = ("info", "low", "medium", "high")
SHOWN = 60  # characters of a clause without heading in a quote


ELSEWHERE = 0.36  # score, after the handicap, from which a sentence stands in another clause


def compare_tasks(pair: Pair, answered: frozenset[str]) -> Iterator[Finding]:
    """One finding for each clause asked of the lower plan and each task it adds; `answered` have targets that are met."""
    seen: set[str] = set()
    sentences = standing_of(pair.upper)
    rows = {(row.upper_clause_id, row.lower_clause_id): row for row in pair.alignments}
    for row in pair.alignments:
        clause = pair.clauses[row.upper_clause_id or row.lower_clause_id or ""]
        if clause.id in seen:
            continue  # split into several: the finding names the closest, which may stand further down
        seen.add(clause.id)
        if closest := pair.answers.get(row.upper_clause_id or ""):
            row = rows[row.upper_clause_id, closest[0]]
        omitted, own_sentences = row.relation == "omitted", sentences.get(clause.id, ())
        spoken = omitted and (clause.id in answered or _scattered(pair, own_sentences))
        doubtful = omitted and not spoken and pair.owes
        own = doubtful and _of_upper_level(pair, own_sentences)
        other = rewritten(pair, own_sentences) if doubtful and not own else None
        yield _finding(pair, row, clause, spoken, own, other)


def _scattered(pair: Pair, sentences: Sequence[int]) -> bool:
    """Does at least half of a clause's sentences, by index, stand in clauses that answer others?"""
    there = [i for i in sentences if i in pair.best_of_upper and pair.best_of_upper[i].score >= ELSEWHERE]
    return bool(sentences) and 2 * len(there) >= len(sentences)


def _of_upper_level(pair: Pair, sentences: Sequence[int]) -> bool:
    """Do all sentences of a clause, by index, say what the upper level does?"""
    return bool(sentences) and all(of_others(pair, pair.ours[i].folded) for i in sentences)


def _finding(pair: Pair, row: Alignment, clause: Clause, spoken: bool, own: bool, other: str | None) -> Finding:
    """`spoken`: its sentences or targets stand elsewhere; `own`: they say what the upper level does; `other` may be meant."""
    answers = pair.answers.get(row.upper_clause_id or "", ())
    lower = answers[0] if answers else row.lower_clause_id or other
    verdict, severity, confidence = _weigh(pair, row, clause)
    explanation = f"{quoted(_title(clause))}：{row.explanation}"
    if row.relation == "omitted" and pair.comparison.lower_predates_upper:
        explanation = f"{quoted(_title(clause))}：下级计划印发在前，尚未覆盖此项。"
    elif row.relation == "omitted" and spoken:
        explanation += "但其中的句子或指标见于下级其他条款，可能已并入，需人工核对。"
        severity, confidence = "low", 0.5
    elif row.relation in KEPT and pair.unsure(clause.id):
        explanation += "两条用词相近处不多，是否同一事项需人工核对。"
    elif own:
        explanation += "所说为上级本级的事，下级未必需要写。"
        severity, confidence = min("low", severity, key=_SEVERITIES.index), 0.5
    elif verdict == "omitted" and (department := outside_remit(pair, clause.id)):
        explanation += f"下级由{quoted(department)}印发，该条责任单位中没有它，下级未必需要写。"
        severity, confidence = min("low", severity, key=_SEVERITIES.index), 0.5
    elif other and severity in ("high", "medium"):
        explanation = f"{quoted(_title(clause))}：下级没有写法相近的条款；{quoted(_title(pair.clauses[other]))}未对应其他条款，用词大多相同，可能即为此项，需人工核对。"
        severity, confidence = "low", 0.4
    elif verdict == "omitted" and severity == "high" and pair.doubt:
        explanation += f"{pair.doubt}。"
        severity, confidence = "medium", 0.6
    return finding(
        pair,
        f"t-{clause.id}",
        "task",
        verdict,
        f"clause_{row.relation}",
        explanation,
        severity=severity,
        confidence=confidence,
        clauses=(row.upper_clause_id, lower),
        quotes=(_quotes(pair.upper).get(row.upper_clause_id or ""), _quotes(pair.lower).get(lower or "")),
    )


def _weigh(pair: Pair, row: Alignment, clause: Clause) -> tuple[str, Severity, float]:
    """Verdict, severity and confidence of a row."""
    if row.relation in KEPT:
        # The nearer a score lies to the limit of what is a counterpart at all, the less sure it is.
        sure = min(0.97, 0.55 + 0.8 * (row.similarity - 0.26))
        return row.relation, "info" if row.relation == "match" else "low", sure
    if row.relation != "omitted":
        return row.relation, "info", 0.75
    if not pair.owes:
        return "omitted", "low", 0.6
    if states_principles(pair, clause.id) or closes(clause.view.folded[clause.body :].strip()):
        return "omitted", "info", 0.85
    if row.similarity:
        return "omitted", "medium", 0.6  # there is a clause that may be meant
    return "omitted", "high" if clause.kind == "task" else "medium", 0.85


def _title(clause: Clause) -> str:
    return clause.heading or clause.view.printed[clause.head : clause.head + 30]


@once_a_plan
def _quotes(plan: Plan) -> dict[str, str | None]:
    """How each clause is quoted."""
    return {clause.id: _quote(clause) for clause in plan.clauses}


def _quote(clause: Clause) -> str | None:
    """Label and heading of a clause, as printed; the opening of its text where it has no heading."""
    printed = clause.view.printed
    return (printed[: clause.body] if clause.heading else printed[:SHOWN]).split("\n", 1)[0].strip() or None
