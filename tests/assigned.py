"""What tests of bodies look at: a text as clauses, and who answers for them in one line."""

from typing import Any

from extractor.extract.units import Units, find_units
from extractor.models import Clause, Document
from extractor.text import view_of

LETTERS = {"lead": "L", "responsible": "R", "member": "M"}


def document(text: str, **about: Any) -> Document:
    """A document of which only `about` is known."""
    empty: dict[str, Any] = dict.fromkeys(Document._fields)
    return Document(**{**empty, "id": "d", "file": "d.txt", "format": "txt", "sha256": "", "text": text, **about})


def dated(units: Units, key: str) -> str | None:
    """The one deadline that brackets, lines and rows state for a clause."""
    found = {due.iso for due in units.deadlines.get(key, ())}
    return found.pop() if len(found) == 1 else None


def clause(text: str, start: int, end: int, key: str = "d_1", kind: Any = "task", heading: str = "") -> Clause:
    """The slice as a clause, a paragraph a line."""
    lines, at = [], start
    for line in text[start:end].split("\n"):
        if line.strip():
            lines.append([(at, at + len(line))])
        at += len(line) + 1
    view = view_of(text, lines)
    return Clause(key, "d", None, 0, 1, "", heading, kind, view.printed, start, end, view, 0, 0)


def read(text: str, **about: Any) -> Units:
    """The bodies of a text that is one clause."""
    return find_units(document(text, **about), [clause(text, 0, len(text))])


def shown(units: Units) -> str:
    """Every body with the letter of its role."""
    return " ".join(f"{r.raw}:{LETTERS[r.role]}" for r in units.responsibilities)
