"""From a corpus folder to every record of it: read → segment → extract → align → compare. Knows no SQLite."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from extractor.align import align
from extractor.compare import check, compare
from extractor.errors import PlandiffError
from extractor.extract import extract
from extractor.lexicon.functions import aliases
from extractor.lexicon.places import code_of, name_of
from extractor.manifest import RELATIONS, Entry, Manifest, read_manifest
from extractor.models import Alignment, Clause, Comparison, Corpus, Document, Finding, Issue, Plan, Unit
from extractor.read import Reading, read
from extractor.segment import FrontMatter, segment
from extractor.verify import verbatim, verify

Progress = Callable[[str], None]  # told of each document and pair when it is done


class Compared(NamedTuple):
    """What comparing one pair gives."""

    comparison: Comparison
    alignments: tuple[Alignment, ...]
    findings: tuple[Finding, ...]


def corpus_of(folder: Path, progress: Progress = lambda _: None) -> Corpus:
    """Read, compare and check every document of `folder/corpus.yml`.

    Raises:
        PlandiffError: a fault in the manifest, or a file that cannot be read.
    """
    manifest = read_manifest(folder)
    plans = {}
    findings: list[Finding] = []
    leading = {upper for entry in manifest.documents for upper in entry.implements}
    for entry in manifest.documents:
        plan = plans[entry.id] = plan_of_entry(folder, entry, entry.id in leading)
        findings += check(plan)
        progress(entry.id)
    pairs = []
    for comparison in comparisons_of(manifest, {key: plan.document for key, plan in plans.items()}):
        pairs.append(compare_pair(comparison, plans[comparison.upper_id], plans[comparison.lower_id]))
        progress(comparison.id)
    return Corpus(
        plans=tuple(plans.values()),
        units=units_of(plans.values()),
        comparisons=tuple(pair.comparison for pair in pairs),
        alignments=tuple(alignment for pair in pairs for alignment in pair.alignments),
        findings=(*findings, *(finding for pair in pairs for finding in pair.findings)),
        digest=digest(manifest),
    )


def plan_of_entry(folder: Path, entry: Entry, leads: bool = False) -> Plan:
    """The records of one document of the manifest; `leads` when another of its documents answers to it."""
    return _plan(entry.id, folder / entry.file, entry.file, entry.overrides, leads)


def plan_of_file(path: Path, document_id: str | None = None, leads: bool = False) -> Plan:
    """The records of a single file that stands in no manifest; its id is made from its name."""
    return _plan(document_id or slug(path.stem), path, path.name, {}, leads)


def plan_of_document(document: Document, leads: bool = False) -> Plan:
    """The records of a document whose text and front matter are already known."""
    segmented = segment(document.text, document.id)
    return _extracted(document, segmented.clauses, segmented.issues, leads)


def slug(name: str) -> str:
    """Make a document id of a file name.

    >>> slug("000_Plan A（2023）"), slug("行动计划")
    ('000-plan-a-2023', 'document')
    """
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "document"


def _plan(document_id: str, path: Path, file: str, overrides: dict[str, Any], leads: bool) -> Plan:
    reading = read(path)
    segmented = segment(reading.text, document_id)
    document = _document(document_id, file, reading, segmented.front, overrides)
    issues = (issue._replace(document_id=document_id) for issue in reading.issues)
    return _extracted(document, segmented.clauses, (*issues, *segmented.issues), leads)


def _extracted(document: Document, clauses: tuple[Clause, ...], issues: tuple[Issue, ...], leads: bool) -> Plan:
    found = extract(document, clauses, leads)
    records = (found.measures, found.indicators, found.responsibilities)
    plan = verbatim(Plan(document, clauses, *records, (*issues, *found.issues)))
    return plan._replace(issues=(*plan.issues, *verify(plan)))


def _document(document_id: str, file: str, reading: Reading, front: FrontMatter, overrides: dict[str, Any]) -> Document:
    """Front matter as the text has it, with what the manifest says on top."""
    about = {**front._asdict(), "note": None, **overrides}
    about["jurisdiction"], about["jurisdiction_code"] = _jurisdiction(about["jurisdiction"])
    return Document(id=document_id, file=file, sha256=reading.sha256, format=reading.format, text=reading.text, **about)


def _jurisdiction(name: str | None) -> tuple[str | None, str | None]:
    """Name and GB/T 2260 code of a place given by either."""
    if name is None:
        return None, None
    if re.fullmatch(r"[0-9]{6}", name):
        return name_of(name), name
    return name, code_of(name)


def comparisons_of(manifest: Manifest, documents: dict[str, Document]) -> Iterable[Comparison]:
    """One comparison for each id under the three keys of an entry, in the order of the manifest."""
    for entry in manifest.documents:
        for key, relation in RELATIONS.items():
            for upper in getattr(entry, key):
                yield comparison_of(documents[upper], documents[entry.id])._replace(relation=relation)


def comparison_of(upper: Document, lower: Document) -> Comparison:
    """The pair `upper`, `lower`, the lower answering to the upper.

    Raises:
        PlandiffError: both are one document.
    """
    if upper.id == lower.id:
        raise PlandiffError(upper.id, "cannot be compared with itself", "Name two documents")
    older = predates(lower.issued_on, upper.issued_on)
    return Comparison(f"{upper.id}--{lower.id}", upper.id, lower.id, "implements", older)


def predates(date: str | None, other: str | None) -> bool:
    """Is `date` before `other`, as far as both are known?

    >>> predates("2023-08-23", "2023-12"), predates("2023-12-01", "2023-12"), predates(None, "2023")
    (True, False, False)
    """
    size = min(len(date or ""), len(other or ""))
    return bool(date and other) and str(date)[:size] < str(other)[:size]


def compare_pair(comparison: Comparison, upper: Plan, lower: Plan) -> Compared:
    """Align and compare one pair."""
    alignments = align(comparison, upper, lower)
    return Compared(comparison, alignments, compare(comparison, upper, lower, alignments))


def units_of(plans: Iterable[Plan]) -> tuple[Unit, ...]:
    """Every body named in the plans, called as most of them print it; its aliases are its other names."""
    functions: dict[str, Counter[str]] = {}
    for plan in plans:
        for responsibility in plan.responsibilities:
            functions.setdefault(responsibility.unit_id, Counter())[responsibility.function] += 1
    units = []
    for unit_id, counted in sorted(functions.items()):
        function, *others = sorted(counted, key=lambda name: (-counted[name], name))
        units.append(Unit(unit_id, function, tuple(dict.fromkeys((*others, *aliases(function))))))
    return tuple(units)


def digest(manifest: Manifest) -> str:
    """SHA-256 over the manifest and the files it names, in its order."""
    total = sha256(manifest.path.read_bytes())
    for entry in manifest.documents:
        total.update(sha256((manifest.folder / entry.file).read_bytes()).digest())
    return total.hexdigest()
