"""`/compare/<upper>/<lower>`: the summary, the targets and the tasks of two plans side by side."""

import sqlite3
from typing import Any, NamedTuple

from datasette import NotFound, Response

from db.site import queries
from db.site.chart import WIDTH, Scale, scale
from db.site.cite import places, title
from db.site.figures import baseline, deadline, figure, percent
from db.site.frame import chosen, owed, page, run
from db.site.ladder import Ladder, ladders
from db.site.matrix import Summary, summary
from db.site.pairs import SILENT, Pair, Texts, copied_share, side_by_side
from db.site.queries import Row
from db.site.words import MEASURE, TARGET, TASK, UNIT, WORDING, verdict_word


class Content(NamedTuple):
    """Rows of one comparison, read in one go."""

    comparison: Row
    upper: Row
    lower: Row
    clauses: list[Row]
    links: list[Row]
    findings: list[Row]
    indicators: dict[str, Row]
    names: frozenset[str]
    counts: list[Row]
    documents: list[Row]


class Target(NamedTuple):
    """One line of the table of targets."""

    finding: Row
    upper: Row | None
    lower: Row | None

    def comparable(self) -> bool:
        """Whether both plans say how much of the same thing: a rate and a count have no scale in common."""
        return self.upper is not None and self.finding["verdict"] != "redefined"

    def ruler(self) -> Scale | None:
        """One scale for both plans."""
        if self.upper is None or not self.comparable():
            return None
        return scale([row for row in (self.upper, self.lower) if row], self.upper["unit"])


def read(conn: sqlite3.Connection, upper_id: str, lower_id: str) -> Content | None:
    """Read everything the page shows, or None when the two plans are not compared."""
    comparison = queries.comparison(conn, upper_id, lower_id)
    upper, lower = queries.document(conn, upper_id), queries.document(conn, lower_id)
    if comparison is None or upper is None or lower is None:
        return None
    both = (upper_id, lower_id)
    return Content(
        comparison,
        upper,
        lower,
        [clause for plan in both for clause in queries.document_clauses(conn, plan)],
        queries.alignments(conn, comparison["id"]),
        queries.comparison_findings(conn, comparison["id"]),
        {row["id"]: row for plan in both for row in queries.document_indicators(conn, plan)},
        frozenset(row["raw"] for plan in both for row in queries.document_bodies(conn, plan)),
        [row for row in queries.verdict_counts(conn) if row["comparison_id"] == comparison["id"]],
        queries.documents(conn),
    )


async def compare(datasette: Any, request: Any) -> Response:
    """Serve the page; `only=diff` leaves out what agrees, `verdict` and `task` pick a kind of result."""
    upper_id, lower_id = request.url_vars["upper"], request.url_vars["lower"]
    content = await run(datasette, lambda conn: read(conn, upper_id, lower_id))
    if content is None:
        raise NotFound(f"没有“{lower_id}”对照“{upper_id}”这一页")
    only = request.args.get("only") == "diff"
    verdicts, tasks = chosen(request, "verdict", TARGET), chosen(request, "task", TASK)
    texts = Texts(content.clauses, content.links, content.names)
    pairs = side_by_side(texts, content.links, content.findings)
    targets = targets_in_order(content)
    shown_pairs = [pair for pair in pairs if (not only or pair.differs()) and (not tasks or pair.relation in tasks)]
    shown_targets = [line for line in targets if _wanted(line, only, verdicts)]
    names = places(content.documents)
    context = {
        "comparison": content.comparison,
        "upper": content.upper,
        "lower": content.lower,
        "upper_title": title(content.upper),
        "lower_title": title(content.lower),
        "upper_place": names[upper_id],
        "lower_place": names[lower_id],
        "duty": owed(content.comparison),
        "sum": summary(content.comparison, content.counts),
        "strip": verdict_strip(summary(content.comparison, content.counts), owed(content.comparison)),
        "copied": percent(copied_share(content.links, texts.clauses)),
        "only": only,
        "verdicts": verdicts,
        "tasks": tasks,
        "pairs": shown_pairs,
        "onward": _onward(shown_pairs),
        "pair_count": len(pairs),
        "targets": shown_targets,
        "target_count": len(targets),
        "ladders": _ladders(content, targets) if not (only or verdicts or tasks) else [],
        "width": WIDTH,
        "loose": _loose(content.findings, pairs),
        "figure": figure,
        "deadline": deadline,
        "baseline": baseline,
        "percent": percent,
    }
    return await page(datasette, request, "compare", context)


def targets_in_order(content: Content) -> list[Target]:
    """Targets in the order of the upper plan, then those the lower plan adds in its own."""
    order = {key: number for number, key in enumerate(content.indicators)}
    lines = [
        Target(
            row,
            content.indicators.get(row["upper_indicator_id"]),
            content.indicators.get(row["lower_indicator_id"]),
        )
        for row in content.findings
        if row["subject"] == "indicator"
    ]
    last = len(order)
    return sorted(lines, key=lambda line: order.get((line.upper or line.lower or {}).get("id", ""), last))


def _ladders(content: Content, targets: list[Target]) -> list[Ladder]:
    """Measures with more than one deadline, in one of the plans or between the two."""
    plans = [
        [row for row in content.indicators.values() if row["document_id"] == plan["id"]]
        for plan in (content.upper, content.lower)
    ]
    pairs = [(line.upper, line.lower) for line in targets if line.upper and line.comparable()]
    return ladders(("上级", plans[0]), ("下级", plans[1]), pairs)


def _onward(pairs: list[Pair]) -> dict[str, str]:
    """For every row the next one that differs, by anchor: a reader with an hour goes from one to the other."""
    found, ahead = {}, ""
    for pair in reversed(pairs):
        if ahead:
            found[pair.anchor] = ahead
        if pair.differs():
            ahead = pair.anchor
    return found


def _wanted(line: Target, only: bool, verdicts: list[str]) -> bool:
    verdict = line.finding["verdict"]
    if verdicts:
        return verdict in verdicts
    return not only or verdict not in SILENT or bool(line.finding["flags"])


def verdict_strip(found: Summary, duty: bool) -> list[tuple[str, list[tuple[Any, int, str]]]]:
    """The summary in words: for each subject the verdicts that occur, with their number and filter."""
    parts = []
    for name, subject, words, parameter in (
        ("量化目标", "indicator", TARGET, "verdict"),
        ("任务", "task", TASK, "task"),
        ("具体措施", "measure", MEASURE, ""),
        ("责任单位", "unit", UNIT, ""),
        ("文字", "wording", WORDING, ""),
    ):
        counted = [(verdict, found.others.get(f"{subject} {verdict}", 0)) for verdict in words]
        cells = [
            (verdict_word(subject, verdict, duty), n, f"{parameter}={verdict}" if parameter else "")
            for verdict, n in counted
            if n
        ]
        if cells:
            parts.append((name, cells))
    return parts


def _loose(findings: list[Row], pairs: list[Pair]) -> list[Row]:
    """Findings on wording that no pair carries: they lie in headings, prefaces and annexes."""
    shown = {row["id"] for pair in pairs for rows in pair.findings.values() for row in rows}
    return [row for row in findings if row["subject"] in ("wording", "consistency") and row["id"] not in shown]
