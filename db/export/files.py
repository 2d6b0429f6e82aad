"""A comparison from a database on disk to a file on disk."""

from pathlib import Path
from typing import NamedTuple

from db import stored
from db.export import FORMATS
from db.export.paper import gather
from db.load import replacing
from extractor.errors import PlandiffError

USUAL = "xlsx"


class File(NamedTuple):
    """What to write, and the name such a file has."""

    data: bytes
    name: str


def exported(database: Path, upper: str, lower: str, suffix: str, site: str) -> File:
    """The comparison of two plans as a file; a suffix that means nothing makes a workbook.

    Raises:
        PlandiffError: no such database, plan or comparison; the message says which there are.
    """
    suffix = suffix if suffix in FORMATS else USUAL
    with stored.opened(database) as conn:
        paper = gather(conn, upper, lower, site)
        if paper is None:
            for document_id in (upper, lower):
                stored.document(conn, document_id)
            pairs = ", ".join(" ".join(pair) for pair in conn.execute("select upper_id, lower_id from comparisons"))
            raise PlandiffError(f"{upper} {lower}", "is no comparison of this database", f"Use one of {pairs}")
    return File(FORMATS[suffix].write(paper), paper.file_name(FORMATS[suffix].kind, suffix))


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
