"""Records into SQLite: a whole new file beside the old one, put in its place only when it is complete.

The same records give the same bytes but for `built_at`, which honours SOURCE_DATE_EPOCH.
"""

import json
import os
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

import sqlite_utils
from sqlite_utils.db import Table

from db import search
from extractor import __version__
from extractor.errors import PlandiffError
from extractor.models import (
    INTERNAL,
    Alignment,
    Clause,
    Comparison,
    Corpus,
    Document,
    Finding,
    Indicator,
    Measure,
    Responsibility,
)

FIELDS = {
    "documents": Document._fields,
    "clauses": Clause._fields,
    "measures": Measure._fields,
    "indicators": Indicator._fields,
    "responsibilities": Responsibility._fields,
    "comparisons": Comparison._fields,
    "alignments": Alignment._fields,
    "findings": Finding._fields,
}
COLUMNS = {
    table: tuple(field for field in fields if field not in INTERNAL.get(table, ())) for table, fields in FIELDS.items()
}


def load(path: Path, corpus: Corpus) -> dict[str, int]:
    """Write every record of `corpus` to the SQLite file `path`; return the number of rows by table.

    Raises:
        PlandiffError: the file cannot be written, or records contradict each other. The old file is then untouched.
    """
    try:
        with replacing(path.resolve()) as building, closing(sqlite3.connect(building)) as conn:
            counts = fill(conn, corpus)
    except sqlite3.IntegrityError as error:
        raise PlandiffError(str(path), f"records contradict each other: {error}", "Report it with the texts") from error
    except (OSError, sqlite3.OperationalError) as error:
        raise PlandiffError(str(path), f"cannot be written: {error}", "Name another file with --db") from error
    return counts


def fill(conn: sqlite3.Connection, corpus: Corpus) -> dict[str, int]:
    """Create schema, rows, search index and views on an empty connection.

    Raises:
        sqlite3.IntegrityError: an id stands twice, a reference leads nowhere, or a value is none of its vocabulary.
    """
    conn.executescript("pragma journal_mode = off; pragma synchronous = off; pragma foreign_keys = off;")
    conn.executescript(_sql("schema.sql"))
    with conn:
        for table, records in _tables(corpus):
            _insert(conn, table, records)
        _small_tables(sqlite_utils.Database(conn), corpus)
        _dangling(conn)
        search.index(conn)
    for view in sorted(resource.name for resource in (files("db") / "views").iterdir()):
        conn.executescript(_sql(f"views/{view}"))
    conn.commit()
    return {table: _count(conn, table) for table in (*FIELDS, "units", "issues")}


def _tables(corpus: Corpus) -> Iterator[tuple[str, Iterable[tuple[Any, ...]]]]:
    """Each large table with its records."""
    plans = corpus.plans
    yield "documents", [plan.document for plan in plans]
    yield "clauses", [clause for plan in plans for clause in plan.clauses]
    yield "measures", [measure for plan in plans for measure in plan.measures]
    yield "indicators", [indicator for plan in plans for indicator in plan.indicators]
    yield "responsibilities", [body for plan in plans for body in plan.responsibilities]
    yield "comparisons", corpus.comparisons
    yield "alignments", corpus.alignments
    yield "findings", [f._replace(flags=cast(Any, _json(f.flags))) for f in corpus.findings]


def _insert(conn: sqlite3.Connection, table: str, records: Iterable[tuple[Any, ...]]) -> None:
    """Insert named tuples, their internal fields left out."""
    kept = [FIELDS[table].index(column) for column in COLUMNS[table]]
    marks = ", ".join("?" * len(kept))
    rows = ([record[i] for i in kept] for record in records)
    conn.executemany(f"insert into {table} ({', '.join(COLUMNS[table])}) values ({marks})", rows)


def _small_tables(database: sqlite_utils.Database, corpus: Corpus) -> None:
    units = ({"id": unit.id, "function": unit.function, "aliases": _json(unit.aliases)} for unit in corpus.units)
    issues = (issue._asdict() for plan in corpus.plans for issue in plan.issues)
    for table, rows in (("units", units), ("issues", issues)):
        cast(Table, database[table]).insert_all(rows)
    info = build_info(corpus)
    cast(Table, database["build_info"]).insert_all({"key": key, "value": value} for key, value in info.items())


def build_info(corpus: Corpus) -> Mapping[str, str]:
    """What was built, by which version, when and from what."""
    plans = corpus.plans
    return {
        "version": __version__,
        "built_at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(_epoch())),
        "corpus_sha256": corpus.digest,
        "documents": str(len(plans)),
        "clauses": str(sum(len(plan.clauses) for plan in plans)),
        "measures": str(sum(len(plan.measures) for plan in plans)),
        "indicators": str(sum(len(plan.indicators) for plan in plans)),
        "responsibilities": str(sum(len(plan.responsibilities) for plan in plans)),
        "units": str(len(corpus.units)),
        "comparisons": str(len(corpus.comparisons)),
        "alignments": str(len(corpus.alignments)),
        "findings": str(len(corpus.findings)),
        "issues": str(sum(len(plan.issues) for plan in plans)),
    }


def _epoch() -> int:
    """Seconds since 1970 that count as now: SOURCE_DATE_EPOCH where a reproducible build sets it."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(fixed) if fixed.isdecimal() else int(time.time())


def _dangling(conn: sqlite3.Connection) -> None:
    """Demand that every reference leads somewhere; checked once at the end, as records come in any order."""
    broken = conn.execute("pragma foreign_key_check").fetchone()
    if broken:
        table, row, parent, _ = broken
        raise sqlite3.IntegrityError(f"row {row} of {table} names a row that {parent} does not have")


def _count(conn: sqlite3.Connection, table: str) -> int:
    (count,) = conn.execute(f"select count(*) from {table}").fetchone()
    return int(count)


def _json(values: Iterable[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def _sql(name: str) -> str:
    return (files("db") / name).read_text("utf-8")


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a file to write beside `path`; put it in its place when the block ends well, else remove it."""
    if path.is_dir():
        raise IsADirectoryError("it is a folder")
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f"{path.name}-", dir=path.parent)
    os.close(handle)
    building = Path(name)
    try:
        yield building
        building.chmod(0o666 & ~_umask())
        _sync(building)
        os.replace(building, path)
        _sync(path.parent)
    finally:
        building.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _sync(path: Path) -> None:
    """Make what was written to a file or folder survive a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
