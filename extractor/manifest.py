"""The manifest of a corpus folder, `corpus.yml`: which plans there are and how they stand to each other.

Mistakes are `PlandiffError`s that name the line, the entry and the remedy. `faults` returns all of them,
`read_manifest` raises the first.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from extractor.errors import PlandiffError
from extractor.models import ComparisonRelation, Level

NAME = "corpus.yml"
# The key under which an id stands says how the two plans relate; the id named there is the upper one.
RELATIONS: dict[str, ComparisonRelation] = {"implements": "implements", "companions": "companion", "peers": "peer"}
DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"


def _printed(value: Any) -> Any:
    """Take unquoted YAML dates and codes (2023-12-01, 500000) for the text they look like."""
    return str(value) if isinstance(value, (date, int)) and not isinstance(value, bool) else value


Text = Annotated[str, BeforeValidator(_printed), Field(min_length=1)]


class Entry(BaseModel):
    """One document of the corpus; keys left out are read from the text."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]  # stable for ever: cq-2023-103
    file: Annotated[str, Field(min_length=1)]  # below the corpus folder
    jurisdiction: Text | None = None  # name or GB/T 2260 code
    level: Level | None = None
    implements: tuple[str, ...] = ()  # ids of the upper plans this one answers to
    companions: tuple[str, ...] = ()  # ids of general plans this special plan stands beside
    peers: tuple[str, ...] = ()  # ids of plans of other places worth comparing with
    title: Text | None = None
    doc_number: Text | None = None
    issuer: Text | None = None
    issued_on: Annotated[str, BeforeValidator(_printed), Field(pattern=DATE)] | None = None  # ISO prefix
    period_start: Annotated[int, Field(ge=1900, le=2200)] | None = None  # year
    period_end: Annotated[int, Field(ge=1900, le=2200)] | None = None  # year
    note: Text | None = None

    @property
    def overrides(self) -> dict[str, Any]:
        """What the manifest says of the document itself, `null` included."""
        about = self.model_fields_set - {"id", "file", *RELATIONS}
        return {key: getattr(self, key) for key in sorted(about)}


class Manifest(BaseModel):
    """All entries in the order of the file, and the folder that holds their files."""

    model_config = ConfigDict(frozen=True)

    folder: Path
    documents: tuple[Entry, ...]

    @property
    def path(self) -> Path:
        """The manifest file itself."""
        return self.folder / NAME


def read_manifest(folder: Path) -> Manifest:
    """Read and check `folder/corpus.yml`.

    Raises:
        PlandiffError: the first fault found, in the order of the file.
    """
    manifest, found = faults(folder)
    if found or manifest is None:
        raise found[0]
    return manifest


def faults(folder: Path) -> tuple[Manifest | None, list[PlandiffError]]:
    """Read `folder/corpus.yml`; return it, or None when it cannot be used, and every fault in it."""
    try:
        nodes, found = _entries(folder / NAME)
    except PlandiffError as fault:
        return None, [fault]
    entries: list[Entry] = []
    places: list[str] = []
    for number, node in enumerate(nodes, 1):
        place = f"{folder / NAME}:{node.start_mark.line + 1}: entry {_called(node, number)}"
        entry, wrong = _entry(node, place)
        found += wrong
        if entry:
            entries.append(entry)
            places.append(place)
    if len(entries) == len(nodes):  # else every id of a broken entry would be reported as dangling, too
        found += _between(entries, places)
    found += [f for entry, place in zip(entries, places, strict=True) for f in _file(folder, entry, place)]
    return Manifest(folder=folder, documents=tuple(entries)), found


def _entries(path: Path) -> tuple[list[yaml.Node], list[PlandiffError]]:
    """The nodes of the list `documents`, and unknown top-level keys."""
    root = _root(path)
    if not isinstance(root, yaml.MappingNode):
        raise PlandiffError(str(path), "holds no list “documents”", "Write “documents:” and one entry a plan below it")
    found = []
    documents: yaml.Node | None = None
    for key, value in root.value:
        if key.value == "documents":
            documents = value
        else:
            where = f"{path}:{key.start_mark.line + 1}"
            found.append(PlandiffError(where, f"unknown key “{key.value}”", "Remove it; “documents” is the only one"))
    if not isinstance(documents, yaml.SequenceNode) or not documents.value:
        raise PlandiffError(str(path), "“documents” lists no plan", "Add an entry with “id” and “file” for each plan")
    return documents.value, found


def _root(path: Path) -> yaml.Node | None:
    """The YAML tree of the file."""
    if not path.is_file():
        remedy = "Create it with a list “documents”, or name the folder that holds it"
        raise PlandiffError(str(path), "there is no manifest", remedy)
    try:
        return yaml.compose(path.read_text("utf-8-sig"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError as error:
        raise PlandiffError(str(path), f"is not UTF-8 (byte {error.start})", "Save it as UTF-8") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"{path}:{mark.line + 1}" if mark else str(path)
        problem = " ".join(str(getattr(error, "problem", None) or error).split())
        remedy = "Mend that line or the one before: check indentation, colons and quotes"
        raise PlandiffError(where, f"is not YAML: {problem}", remedy) from error
    except RecursionError as error:
        raise PlandiffError(str(path), "is nested too deeply", "Write a plain list of entries") from error


def _called(node: yaml.Node, number: int) -> str:
    """What to call an entry in a message: its id, or else its number."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == "id" and isinstance(value, yaml.ScalarNode) and value.value:
                return f"“{value.value[:60]}”"
    return f"{number}"


def _entry(node: yaml.Node, place: str) -> tuple[Entry | None, list[PlandiffError]]:
    """One entry, or None with what is wrong in it."""
    if not isinstance(node, yaml.MappingNode):
        return None, [PlandiffError(place, "is no mapping", "Give it “id:” and “file:”")]
    keys = [key.value for key, _ in node.value]
    twice = sorted({str(key) for key in keys if keys.count(key) > 1})
    if twice:
        return None, [PlandiffError(place, f"key “{key}” stands twice", "Keep one of the two") for key in twice]
    try:
        loader = yaml.SafeLoader("")
        return Entry.model_validate(loader.construct_mapping(node, deep=True)), []
    except ValidationError as error:
        return None, [_explained(place, fault) for fault in error.errors(include_url=False)]
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problem = " ".join(str(error).split())
        return None, [PlandiffError(place, f"cannot be read: {problem}", "Quote the value, or write it plainly")]


def _explained(place: str, fault: Any) -> PlandiffError:
    """Say in plain words what pydantic found."""
    key = str(fault["loc"][0]) if fault["loc"] else ""
    match fault["type"]:
        case "extra_forbidden":
            return PlandiffError(
                place, f"unknown key “{key}”", f"Remove it, or use one of {', '.join(Entry.model_fields)}"
            )
        case "missing":
            return PlandiffError(place, f"key “{key}” is missing", f"Add “{key}:”")
    printed = repr(fault["input"])[:80]
    remedies = {
        "id": "Use lower-case letters, digits and single hyphens: cq-2023-103",
        "level": "Use one of national, province, city, county, town, department",
        "issued_on": "Write a date as 2023-12-01",
        "period_start": "Write a year: 2023",
        "period_end": "Write a year: 2025",
    } | dict.fromkeys(RELATIONS, "Write a list of ids: [cq-2023-103]")
    return PlandiffError(place, f"bad {key} {printed}", remedies.get(key, "Write it as text, in quotes"))


def _between(entries: list[Entry], places: list[str]) -> Iterator[PlandiffError]:
    """Faults between entries: ids that stand twice, and references to nothing, to themselves or made twice."""
    ids = {entry.id for entry in entries}
    seen: dict[str, str] = {}
    for entry, place in zip(entries, places, strict=True):
        if entry.id in seen:
            yield PlandiffError(
                place, f"duplicate id, first used at {seen[entry.id]}", "Give every document its own id"
            )
        seen.setdefault(entry.id, place.rsplit(": entry", 1)[0])
        named = [(key, other) for key in RELATIONS for other in getattr(entry, key)]
        others = [other for _, other in named]
        for key, other in dict.fromkeys(named):
            if other not in ids:
                yield PlandiffError(place, f"“{key}” names “{other}”, which is no document", "Correct or add that id")
            elif other == entry.id:
                yield PlandiffError(place, f"“{key}” names the document itself", "Remove it")
            elif others.count(other) > 1:
                yield PlandiffError(place, f"“{other}” is named twice", f"Keep it under one of {', '.join(RELATIONS)}")


def _file(folder: Path, entry: Entry, place: str) -> Iterator[PlandiffError]:
    """Is the entry's file inside the corpus folder, and there?"""
    try:
        target = (folder / entry.file).resolve()
        inside = target.is_relative_to(folder.resolve())
        there = inside and target.is_file()
    except (OSError, ValueError, RuntimeError):  # name too long, NUL in it, links in a circle
        yield PlandiffError(place, f"file name {entry.file[:80]!r} cannot be used", "Give the file a plain name")
        return
    if not inside:
        yield PlandiffError(place, f"file “{entry.file}” lies outside {folder}", "Move it into the corpus folder")
    elif not there:
        yield PlandiffError(place, f"file “{entry.file}” is missing from {folder}", "Add the file, or correct its name")
