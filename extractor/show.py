"""Records as JSON, aligned tables and CSV for the shell."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from extractor.cells import as_csv
from extractor.models import INTERNAL, Alignment, Comparison, Finding, Indicator, Plan

Row = Mapping[str, Any]
# What a terminal would obey and what would break a row; a plan's text is data.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")
FINDING_COLUMNS = [field for field in Finding._fields if field != "id"]


def record(kind: str, values: Any) -> dict[str, Any]:
    """A named tuple as the row it becomes in the table `kind`."""
    hidden = INTERNAL.get(kind, frozenset())
    return {key: value for key, value in values._asdict().items() if key not in hidden}


def as_json(value: Any) -> str:
    """Readable JSON, Chinese as printed; half of a surrogate pair, which no file can hold, escaped."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace").decode("utf-8")


def plan_as_json(plan: Plan) -> str:
    """Every record of a plan under the names of its tables."""
    kinds = ("clauses", "measures", "indicators", "responsibilities", "issues")
    rows = {kind: [record(kind, item) for item in getattr(plan, kind)] for kind in kinds}
    return as_json({"document": record("documents", plan.document), **rows})


def plan_as_table(plan: Plan) -> str:
    """What a plan says at a glance: its front matter, clauses, targets and bodies."""
    document = plan.document
    about = ("title", "doc_number", "issuer", "jurisdiction", "level", "issued_on", "period_start", "period_end")
    front = [{"field": key, "value": getattr(document, key)} for key in about]
    clauses = [
        {"id": c.id, "kind": c.kind, "clause": "  " * (c.depth - 1) + c.label + c.heading, "characters": len(c.text)}
        for c in plan.clauses
    ]
    targets = [
        {"clause": i.clause_id, "target": i.name, "value": printed(i), "deadline": i.deadline, "duty": i.duty}
        for i in plan.indicators
        if i.role == "target"
    ]
    bodies = [{"clause": r.clause_id, "body": r.raw, "role": r.role, "level": r.level} for r in plan.responsibilities]
    parts = (("document", front), ("clauses", clauses), ("targets", targets), ("bodies", bodies))
    return "\n\n".join(f"{name} ({len(rows)})\n{table(rows)}" for name, rows in parts)


def compared_as_json(comparison: Comparison, alignments: Iterable[Alignment], findings: Iterable[Finding]) -> str:
    """One comparison with its alignments and findings, as in the database."""
    return as_json(
        {
            "comparison": comparison._asdict(),
            "alignments": [item._asdict() for item in alignments],
            "findings": [item._asdict() for item in findings],
        }
    )


def findings_as_csv(findings: Iterable[Finding]) -> str:
    """Findings for a program: the columns and codes of the table."""
    rows = ({**finding._asdict(), "flags": " ".join(finding.flags)} for finding in findings)
    return as_csv(FINDING_COLUMNS, ([row[name] for name in FINDING_COLUMNS] for row in rows))


def findings_as_table(findings: Sequence[Finding], upper: Plan, lower: Plan) -> str:
    """A count of verdicts and one line a finding."""
    rows = [
        {"subject": f.subject, "verdict": f.verdict, "flags": " ".join(f.flags), **_sides(f, upper, lower)}
        for f in findings
    ]
    return f"{_counts(findings)}\n\n{table(rows)}"


def _counts(findings: Iterable[Finding]) -> str:
    counted = Counter((f.subject, f.verdict) for f in findings)
    return "\n".join(f"{subject} {verdict}: {count}" for (subject, verdict), count in sorted(counted.items()))


def _sides(finding: Finding, upper: Plan, lower: Plan) -> Row:
    """What both plans say: name and value of a target, else the quote."""
    return {
        "upper": _side(finding.upper_indicator_id, finding.upper_quote, upper),
        "lower": _side(finding.lower_indicator_id, finding.lower_quote, lower),
    }


def _side(indicator_id: str | None, quote: str | None, plan: Plan) -> str:
    target = next((i for i in plan.indicators if i.id == indicator_id), None)
    return f"{target.name} {printed(target)}" if target else quote or ""


def printed(indicator: Indicator) -> str:
    """Comparator, value and unit of a target in short: `>=80%`."""
    sign = "" if indicator.comparator in ("=", "range") else indicator.comparator
    unit = "" if indicator.unit == "ratio" or indicator.value_text.endswith(indicator.unit) else indicator.unit
    return f"{sign}{' ' if sign.isalpha() and indicator.value_text else ''}{indicator.value_text}{unit}"


def table(rows: Sequence[Row], widest: int = 48) -> str:
    """Rows in aligned columns; a Chinese character counts as two, longer cells are cut.

    >>> print(table([{"id": 1, "name": "床位"}, {"id": 22, "name": None}]))
    id  name
    1   床位
    22
    """
    if not rows:
        return "(none)"
    lines = [list(rows[0])] + [[shorten(plain(value), widest) for value in row.values()] for row in rows]
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(c + " " * (w - width(c)) for c, w in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def plain(value: Any) -> str:
    """A value on one line, nothing in it that a terminal would obey; leading blanks stay."""
    return "" if value is None else _CONTROL.sub(" ", str(value)).rstrip()


def width(text: str) -> int:
    """Columns a terminal needs for `text`."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def shorten(text: str, widest: int) -> str:
    """Cut `text` to at most `widest` columns.

    >>> shorten("社会心理服务站", 8)
    '社会心…'
    """
    if width(text) <= widest:
        return text
    room = widest - 2
    while width(text) > room:
        text = text[: len(text) - max(1, (width(text) - room) // 2)]
    return text + "…"
