"""A comparison or a plan from the database to a file: what the site serves and what the shell writes."""

import sqlite3
from pathlib import Path
from typing import NamedTuple

from db import stored
from db.export import FORMATS, PLAN, PLAN_TYPE, USUAL
from db.export.akn import akoma_ntoso
from db.export.paper import gather, nameable
from db.load import replacing
from db.site import queries
from db.site.cite import title
from extractor.errors import PlandiffError


class File(NamedTuple):
    """What to write, the name a person keeps it under, and the one made of ids."""

    data: bytes
    name: str
    ascii_name: str
    content_type: str


def comparison_file(conn: sqlite3.Connection, upper: str, lower: str, suffix: str, site: str) -> File | None:
    """The comparison of two plans in one of `FORMATS`, or None when they are not compared."""
    paper = gather(conn, upper, lower, site)
    if paper is None:
        return None
    form = FORMATS[suffix]
    return File(form.write(paper), paper.file_name(form.kind, suffix), f"{upper}--{lower}.{suffix}", form.content_type)


def plan_file(conn: sqlite3.Connection, document_id: str, site: str) -> File | None:
    """One plan as Akoma Ntoso, or None when there is none of that id."""
    document = queries.document(conn, document_id)
    if document is None:
        return None
    built = queries.build_info(conn).get("built_at")
    clauses = queries.document_clauses(conn, document_id)
    data = akoma_ntoso(
        document, clauses, _answers_to(conn, document_id), f"{site.rstrip('/')}/plan/{document_id}", built
    )
    return File(data, f"{nameable(title(document))}.{PLAN}", f"{document_id}.{PLAN}", PLAN_TYPE)


def _answers_to(conn: sqlite3.Connection, document_id: str) -> list[queries.Row]:
    """The plans a plan has to implement."""
    sql = f"""select {queries.DOCUMENT} from documents where id in
        (select upper_id from comparisons where lower_id = ? and relation = 'implements') order by rowid"""
    return queries.rows(conn, sql, [document_id])


def exported(database: Path, upper: str, lower: str | None, suffix: str, site: str) -> File:
    """The comparison of two plans, or without `lower` one plan, as a file.

    Raises:
        PlandiffError: no such database, plan or comparison, or no such format of it; the message says which there are.
    """
    if (suffix == PLAN) is (lower is not None):
        what = "one plan, not of a comparison" if lower else "a comparison, not of one plan"
        raise PlandiffError(suffix, f"is a format of {what}", f"Name one id for {PLAN}, two for any other")
    with stored.opened(database) as conn:
        file = comparison_file(conn, upper, lower, suffix, site) if lower else plan_file(conn, upper, site)
        if file is None:
            for document_id in filter(None, (upper, lower)):
                stored.document(conn, document_id)
            pairs = ", ".join(" ".join(pair) for pair in conn.execute("select upper_id, lower_id from comparisons"))
            raise PlandiffError(f"{upper} {lower}", "is no comparison of this database", f"Use one of {pairs}")
    return file


def suffix_of(path: Path | None, alone: bool) -> str:
    """The format a file is to have by its name; a name that says nothing means the usual one.

    >>> suffix_of(Path("a.mapping.json"), False), suffix_of(Path("A.DOCX"), False), suffix_of(Path("a.txt"), False)
    ('mapping.json', 'docx', 'xlsx')
    """
    if alone:
        return PLAN
    name = path.name.lower() if path else ""
    known = [suffix for suffix in (*FORMATS, PLAN) if name.endswith(f".{suffix}")]
    return max(known, key=len, default=USUAL)


def save(file: File, path: Path | None) -> Path:
    """Write the file, whole or not at all, and return where it lies: without `path` here, under its own name.

    Raises:
        PlandiffError: something stands there that is no file.
    """
    path = path or Path(file.name)
    if path.exists() and not path.is_file():
        raise PlandiffError(str(path), "is no ordinary file", "Name a file to write: --output FILE")
    with replacing(path.resolve()) as building:
        building.write_bytes(file.data)
    return path
