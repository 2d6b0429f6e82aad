"""SQL in, plain rows out; the only module of the site that knows the tables.

Every function takes an open connection and is run by Datasette in one of its threads, one call a
page, so that a page waits for one thread and not for one a query. Whole columns that no page shows
(`documents.text`) are left out of lists.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

Row = dict[str, Any]

DOCUMENT = """id, title, doc_number, issuer, jurisdiction, jurisdiction_code, level, issued_on, period_start,
    period_end, file, sha256, format"""
COMPARISON = """comparisons.id, comparisons.upper_id, comparisons.lower_id, comparisons.relation,
    comparisons.lower_predates_upper"""
SEVERITY_ORDER = "case severity when 'high' then 0 when 'medium' then 1 when 'low' then 2 else 3 end"
VERDICT_ORDER = """case verdict when 'omitted' then 0 when 'weaker' then 1 when 'redefined' then 2 when 'dropped' then 3
    when 'suspected_typo' then 4 else 5 end"""
SUBJECT_ORDER = "case subject when 'indicator' then 0 when 'task' then 1 when 'consistency' then 2 else 3 end"
# The tables a database must have to be served by these pages.
NEEDED = frozenset({"documents", "clauses", "indicators", "comparisons", "alignments", "findings"})


def rows(conn: sqlite3.Connection, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[Row]:
    """Run one query and return dictionaries; findings come with their flags read from JSON."""
    cursor = conn.execute(sql, values)
    names = [column[0] for column in cursor.description]
    found = [dict(zip(names, row, strict=True)) for row in cursor]
    if "flags" in names:
        for row in found:
            row["flags"] = json.loads(row["flags"] or "[]")
    return found


def tables(conn: sqlite3.Connection) -> set[str]:
    """Names of the tables of the database."""
    return {row["name"] for row in rows(conn, "select name from sqlite_master where type = 'table'")}


def totals(conn: sqlite3.Connection) -> Row:
    """How much there is: the five numbers of the home page."""
    sql = """select (select count(*) from documents) as documents, (select count(*) from clauses) as clauses,
        (select count(*) from indicators where role = 'target') as targets,
        (select count(*) from comparisons) as comparisons, (select count(*) from findings) as findings"""
    return rows(conn, sql)[0]


def documents(conn: sqlite3.Connection) -> list[Row]:
    """Every plan with the number of its clauses, targets and doubts."""
    sql = f"""select {DOCUMENT},
        (select count(*) from clauses where document_id = documents.id) as clauses,
        (select count(*) from clauses where document_id = documents.id and kind = 'task') as tasks,
        (select count(*) from indicators where document_id = documents.id and role = 'target') as targets
        from documents order by rowid"""
    return rows(conn, sql)


def plans(conn: sqlite3.Connection) -> list[Row]:
    """Every plan by itself, without counting what it holds."""
    return rows(conn, f"select {DOCUMENT} from documents order by rowid")


def document(conn: sqlite3.Connection, document_id: str) -> Row | None:
    """One plan with its text."""
    found = rows(conn, f"select {DOCUMENT}, text from documents where id = ?", [document_id])
    return found[0] if found else None


def document_clauses(conn: sqlite3.Connection, document_id: str) -> list[Row]:
    """The clauses of one plan in document order."""
    return rows(conn, "select * from clauses where document_id = ? order by position", [document_id])


def clause(conn: sqlite3.Connection, clause_id: str | None) -> Row | None:
    """One clause."""
    found = rows(conn, "select * from clauses where id = ?", [clause_id])
    return found[0] if found else None


def document_indicators(conn: sqlite3.Connection, document_id: str) -> list[Row]:
    """The targets and background figures of one plan in order of appearance."""
    return rows(conn, "select * from indicators where document_id = ? order by char_start, id", [document_id])


def document_bodies(conn: sqlite3.Connection, document_id: str) -> list[Row]:
    """The responsible bodies of one plan, clause by clause."""
    sql = """select responsibilities.*, units.function from responsibilities
        left join units on units.id = responsibilities.unit_id
        where document_id = ? order by clause_id, position"""
    return rows(conn, sql, [document_id])


def document_issues(conn: sqlite3.Connection, document_id: str) -> list[Row]:
    """What the reader was unsure of, in line order."""
    sql = "select line, message, remedy from issues where document_id = ? order by line"
    return rows(conn, sql, [document_id])


def document_links(conn: sqlite3.Connection, document_id: str) -> list[Row]:
    """For every clause of a plan its counterparts in the plans it is compared with, above and below."""
    sql = f"""select {COMPARISON}, alignments.relation as link, alignments.similarity, alignments.explanation,
        alignments.upper_clause_id, alignments.lower_clause_id, other.label, other.heading,
        case when comparisons.upper_id = :id then 'below' else 'above' end as side,
        case when comparisons.upper_id = :id then upper_clause_id else lower_clause_id end as clause_id,
        case when comparisons.upper_id = :id then lower_clause_id else upper_clause_id end as other_clause_id
        from comparisons join alignments on alignments.comparison_id = comparisons.id
        left join clauses as other on other.id =
            case when comparisons.upper_id = :id then lower_clause_id else upper_clause_id end
        where (comparisons.upper_id = :id and upper_clause_id is not null)
            or (comparisons.lower_id = :id and lower_clause_id is not null)
        order by comparisons.rowid, alignments.id"""
    return rows(conn, sql, {"id": document_id})


def document_findings(conn: sqlite3.Connection, document_id: str) -> list[Row]:
    """Every finding that touches a clause of the plan and is more than plain agreement."""
    sql = f"""select findings.*, comparisons.upper_id, comparisons.lower_id, comparisons.relation,
        comparisons.lower_predates_upper from findings
        left join comparisons on comparisons.id = findings.comparison_id
        where (findings.document_id = ? or comparisons.upper_id = ? or comparisons.lower_id = ?)
            and verdict not in ('match', 'kept', 'delegated')
        order by {SEVERITY_ORDER}, {SUBJECT_ORDER}, findings.id"""
    return rows(conn, sql, [document_id] * 3)


def comparisons(conn: sqlite3.Connection) -> list[Row]:
    """Every pair of plans that is compared, duties first, in the order of the manifest."""
    sql = f"""select {COMPARISON} from comparisons order by
        case relation when 'implements' then 0 when 'companion' then 1 else 2 end, lower_predates_upper, rowid"""
    return rows(conn, sql)


def comparison(conn: sqlite3.Connection, upper_id: str, lower_id: str) -> Row | None:
    """One pair of plans."""
    sql = f"select {COMPARISON} from comparisons where upper_id = ? and lower_id = ?"
    found = rows(conn, sql, [upper_id, lower_id])
    return found[0] if found else None


def verdict_counts(conn: sqlite3.Connection) -> list[Row]:
    """How often each verdict was given, a row per pair, subject and verdict."""
    sql = """select comparison_id, subject, verdict, count(*) as n from findings
        where comparison_id is not null group by comparison_id, subject, verdict"""
    return rows(conn, sql)


def alignments(conn: sqlite3.Connection, comparison_id: str) -> list[Row]:
    """The links between the clauses of two plans."""
    return rows(conn, "select * from alignments where comparison_id = ? order by id", [comparison_id])


def comparison_findings(conn: sqlite3.Connection, comparison_id: str) -> list[Row]:
    """Every finding of one pair, gravest first."""
    sql = f"select * from findings where comparison_id = ? order by {SEVERITY_ORDER}, {SUBJECT_ORDER}, id"
    return rows(conn, sql, [comparison_id])


def target_findings(conn: sqlite3.Connection, upper_id: str) -> list[Row]:
    """The cells of the matrix: what each lower plan says of each target of one upper plan."""
    sql = """select findings.id, findings.comparison_id, findings.verdict, findings.flags, findings.upper_indicator_id,
        findings.explanation, lower.comparator, lower.value, lower.value_high, lower.value_text, lower.unit,
        lower.deadline
        from findings join comparisons on comparisons.id = findings.comparison_id
        left join indicators as lower on lower.id = findings.lower_indicator_id
        where comparisons.upper_id = ? and findings.subject = 'indicator'
            and findings.upper_indicator_id is not null"""
    return rows(conn, sql, [upper_id])


def targets(conn: sqlite3.Connection, document_id: str) -> list[Row]:
    """The targets of one plan with the clause they stand in."""
    sql = """select indicators.*, clauses.label, clauses.heading, clauses.kind from indicators
        join clauses on clauses.id = indicators.clause_id
        where indicators.document_id = ? and role = 'target' order by clauses.position, indicators.char_start"""
    return rows(conn, sql, [document_id])


def gravest(conn: sqlite3.Connection, limit: int) -> list[Row]:
    """The findings to read first: duties that are owed, gravest and surest first, taken from each pair in turn."""
    order = f"{SEVERITY_ORDER}, {VERDICT_ORDER}, confidence desc, {SUBJECT_ORDER}, findings.id"
    sql = f"""with ranked as (
            select findings.*, comparisons.upper_id, comparisons.lower_id, comparisons.relation,
                comparisons.lower_predates_upper, upper.label as upper_label, upper.heading as upper_heading,
                lower.label as lower_label, lower.heading as lower_heading,
                row_number() over (partition by comparison_id, severity, subject order by {order}) as turn
            from findings left join comparisons on comparisons.id = findings.comparison_id
            left join clauses as upper on upper.id = findings.upper_clause_id
            left join clauses as lower on lower.id = findings.lower_clause_id
            where (comparison_id is null or (relation = 'implements' and lower_predates_upper = 0))
                and verdict not in ('match', 'kept', 'delegated', 'upper_only', 'not_applicable'))
        select * from ranked order by {SEVERITY_ORDER}, turn, {SUBJECT_ORDER}, comparison_id, id limit ?"""
    return rows(conn, sql, [limit])


def finding(conn: sqlite3.Connection, finding_id: str) -> Row | None:
    """One finding with the pair it belongs to."""
    sql = """select findings.*, comparisons.upper_id, comparisons.lower_id, comparisons.relation,
        comparisons.lower_predates_upper from findings
        left join comparisons on comparisons.id = findings.comparison_id where findings.id = ?"""
    found = rows(conn, sql, [finding_id])
    return found[0] if found else None


def indicator(conn: sqlite3.Connection, indicator_id: str | None) -> Row | None:
    """One target or background figure."""
    found = rows(conn, "select * from indicators where id = ?", [indicator_id])
    return found[0] if found else None


def alignment_of(conn: sqlite3.Connection, found: Row) -> Row | None:
    """The link between the two clauses a finding is about, when they are linked."""
    sql = "select * from alignments where comparison_id = ? and upper_clause_id = ? and lower_clause_id = ?"
    links = rows(conn, sql, [found["comparison_id"], found["upper_clause_id"], found["lower_clause_id"]])
    return links[0] if links else None


def counterpart(conn: sqlite3.Connection, found: Row, side: str) -> str | None:
    """Id of the clause on one side that answers to the clause a finding names on the other one."""
    other = "lower" if side == "upper" else "upper"
    sql = f"""select {side}_clause_id as id from alignments where comparison_id = ? and {other}_clause_id = ?
        and {side}_clause_id is not null order by similarity desc limit 1"""
    links = rows(conn, sql, [found["comparison_id"], found[f"{other}_clause_id"]])
    return str(links[0]["id"]) if links else None


def is_aligned(conn: sqlite3.Connection, comparison_id: str | None, clause_id: str | None) -> bool:
    """Whether the comparison has a pair for a clause."""
    sql = "select 1 from alignments where comparison_id = ? and (upper_clause_id = ? or lower_clause_id = ?) limit 1"
    return bool(rows(conn, sql, [comparison_id, clause_id, clause_id]))


def build_info(conn: sqlite3.Connection) -> dict[str, str]:
    """When and from what the database was built."""
    if "build_info" not in tables(conn):
        return {}
    return {row["key"]: row["value"] for row in rows(conn, "select key, value from build_info")}


def indicator_findings(conn: sqlite3.Connection, indicator_id: str) -> list[Row]:
    """What was found about one target in every comparison it takes part in, with the id of the other side's target."""
    sql = """select findings.*, comparisons.upper_id, comparisons.lower_id, comparisons.relation,
        comparisons.lower_predates_upper,
        case when upper_indicator_id = :id then lower_indicator_id else upper_indicator_id end as other_id
        from findings join comparisons on comparisons.id = findings.comparison_id
        where subject = 'indicator' and (upper_indicator_id = :id or lower_indicator_id = :id)
        order by case comparisons.relation when 'implements' then 0 when 'companion' then 1 else 2 end,
            comparisons.lower_predates_upper, comparisons.rowid, findings.id"""
    return rows(conn, sql, {"id": indicator_id})


def stages(conn: sqlite3.Connection, target: Row) -> list[Row]:
    """The same measure in the same plan with other deadlines, the earliest first."""
    sql = """select * from indicators where document_id = ? and name = ? and unit = ? and scope is ? and condition is ?
        and role = 'target' and deadline is not null order by deadline, char_start"""
    return rows(conn, sql, [target[key] for key in ("document_id", "name", "unit", "scope", "condition")])


def body(conn: sqlite3.Connection, unit_id: str) -> Row | None:
    """One responsible body."""
    found = rows(conn, "select * from units where id = ?", [unit_id])
    return found[0] if found else None


def body_tasks(conn: sqlite3.Connection, unit_id: str) -> list[Row]:
    """The clauses that name a body, plan by plan in document order."""
    sql = """select responsibilities.*, clauses.label, clauses.heading, clauses.text as clause_text
        from responsibilities join clauses on clauses.id = responsibilities.clause_id
        join documents on documents.id = responsibilities.document_id
        where unit_id = ? order by documents.rowid, clauses.position, responsibilities.position"""
    return rows(conn, sql, [unit_id])


def body_findings(conn: sqlite3.Connection, raws: Sequence[str]) -> list[Row]:
    """Where a body was kept, dropped, added or replaced, by the names under which the plans print it."""
    marks = ", ".join("?" * len(raws))
    sql = f"""select findings.*, comparisons.upper_id, comparisons.lower_id, comparisons.relation,
        comparisons.lower_predates_upper, clauses.label, clauses.heading
        from findings join comparisons on comparisons.id = findings.comparison_id
        left join clauses on clauses.id = coalesce(findings.upper_clause_id, findings.lower_clause_id)
        where subject = 'unit' and (upper_quote in ({marks}) or lower_quote in ({marks}))
        order by comparisons.rowid, clauses.position, findings.id"""
    return rows(conn, sql, [*raws, *raws])


def scores(conn: sqlite3.Connection) -> list[Row]:
    """How the database scored against records made by hand, in the order in which it was measured."""
    return rows(conn, "select * from scores order by rowid") if "scores" in tables(conn) else []


def score_misses(conn: sqlite3.Connection) -> list[Row]:
    """Where it differs from them."""
    return rows(conn, "select * from score_misses order by rowid") if "score_misses" in tables(conn) else []
