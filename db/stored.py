"""Documents out of the database again, as the records they came from."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from extractor.errors import PlandiffError
from extractor.models import Comparison, Document


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the database at `path` for reading.

    Raises:
        PlandiffError: there is none, or it is not ours.
    """
    if not path.is_file():
        raise PlandiffError(str(path), "there is no database", "Build it: plandiff build")
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as conn:
        try:
            conn.execute("select clauses.id from clauses, build_info").fetchone()
        except sqlite3.DatabaseError as error:
            what = f"is no plandiff database ({error})"
            raise PlandiffError(str(path), what, "Build it: plandiff build") from error
        yield conn


def document(conn: sqlite3.Connection, document_id: str) -> Document:
    """The document with that id.

    Raises:
        PlandiffError: there is none; the message lists those there are.
    """
    row = conn.execute(f"select {', '.join(Document._fields)} from documents where id = ?", [document_id]).fetchone()
    if row is None:
        ids = ", ".join(known for (known,) in conn.execute("select id from documents order by rowid"))
        raise PlandiffError(document_id, "is no document of this database", f"Use one of {ids}")
    return Document(*row)


def comparison(conn: sqlite3.Connection, upper_id: str, lower_id: str) -> Comparison | None:
    """The pair as the manifest has it, or None when it names no such pair."""
    fields = ", ".join(Comparison._fields)
    row = conn.execute(
        f"select {fields} from comparisons where upper_id = ? and lower_id = ?", [upper_id, lower_id]
    ).fetchone()
    return Comparison(*row)._replace(lower_predates_upper=bool(row[-1])) if row else None
