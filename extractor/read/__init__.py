"""read: a file on disk becomes text with line ends as `\\n`, or a plain refusal with a remedy."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from extractor.errors import PlandiffError
from extractor.markup.tables import tabbed_tables
from extractor.models import Issue
from extractor.read.md import read_md
from extractor.read.txt import read_txt

# One reader a suffix; the format is the suffix without its dot.
READERS: dict[str, Callable[[bytes, str], str]] = {".txt": read_txt, ".md": read_md}

_MARKUP = re.compile(r"</?(?:html|body|div|span|table|tbody|tr|td|p)\b[^>]*>", re.IGNORECASE)
_TEXT = re.compile(r"[^\W\d_]")
_MANY_TAGS = 5  # a plan may quote one tag, a saved page is full of them


class Reading(NamedTuple):
    """One file as text."""

    text: str  # decoded, BOM dropped, newlines as \n, otherwise untouched
    format: str  # txt, md
    sha256: str  # of the file's bytes
    issues: tuple[Issue, ...]  # `document_id` is the file's name: the reader knows no document


def read(path: Path) -> Reading:
    """Read `path` by its suffix.

    Raises:
        PlandiffError: there is no such file, no reader for its suffix, or no text in it.
    """
    suffix = path.suffix.lower()
    reader = READERS.get(suffix)
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise PlandiffError(str(path), f"no reader for “{path.suffix}”", f"Save the plan as one of {known}")
    try:
        with path.open("rb", buffering=0) as file:  # read as a whole, it needs no buffer
            data = file.read()
    except OSError as error:
        raise PlandiffError(str(path), error.strerror or "cannot be read", "Check path and permissions") from error
    if not data.strip():
        raise PlandiffError(str(path), "the file is empty", "Put the plan's text into it")
    text = reader(data, str(path))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _TEXT.search(text):
        raise PlandiffError(str(path), "the file holds no words", "Put the plan's text into it")
    issues = tuple(_doubts(text, path.name))
    return Reading(text, suffix.removeprefix("."), hashlib.sha256(data).hexdigest(), issues)


def _doubts(text: str, name: str) -> list[Issue]:
    """What is odd about a readable text: a saved web page, or lost characters."""
    issues = []
    tags = _MARKUP.finditer(tabbed_tables(text)) if "<" in text else ()
    tag = next((m for k, m in enumerate(tags, 1) if k == _MANY_TAGS), None)
    if tag:
        line = text.count("\n", 0, tag.start()) + 1
        remedy = "Compare the clauses with the page, or save it as plain text"
        issues.append(Issue(name, line, "the text is HTML; its tags are read as layout", remedy))
    if "\ufffd" in text:
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        issues.append(
            Issue(name, line, "the text holds lost characters (\ufffd)", "Get the file again from its source")
        )
    return issues
