"""One comparison as JSON: both plans, counts, findings, links and the targets they name; for pages and files alike."""

import sqlite3
from collections.abc import Sequence
from typing import Any

from db.site import queries
from db.site.answers import LICENSE
from db.site.frame import owed
from db.site.pages.compare import Content
from db.site.queries import Row

PLAN = ("id", "title", "doc_number", "issuer", "jurisdiction", "level", "issued_on", "period_start", "period_end")


def own_findings(conn: sqlite3.Connection, plans: Sequence[str]) -> list[Row]:
    """Findings inside one of both documents, the gravest first."""
    sql = f"""select * from findings where comparison_id is null and document_id in (?, ?)
        order by {queries.SEVERITY_ORDER}, id"""
    return queries.rows(conn, sql, plans)


def compared(content: Content, own: list[Row]) -> dict[str, Any]:
    """One comparison: both plans, counts, findings, links and every target they name."""
    named = {row[f"{side}_indicator_id"] for row in [*content.findings, *own] for side in ("upper", "lower")}
    counts: dict[str, dict[str, int]] = {}
    for row in content.counts:
        counts.setdefault(row["subject"], {})[row["verdict"]] = row["n"]
    return {
        "ok": True,
        "comparison": content.comparison,
        "owed": owed(content.comparison),
        "upper": {name: content.upper[name] for name in PLAN},
        "lower": {name: content.lower[name] for name in PLAN},
        "counts": counts,
        "findings": content.findings,
        "own_findings": own,
        "alignments": content.links,
        "indicators": [row for key, row in content.indicators.items() if key in named],
        "license": LICENSE,
    }
