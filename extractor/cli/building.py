"""`plandiff build`, `check` and `serve`: from a corpus to a database and a site."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.said import CORPUS, DATABASE, DB, STRICT, line, path
from extractor.errors import PlandiffError

if TYPE_CHECKING:
    from extractor.pipeline import Progress


@click.command()
@click.argument("corpus", type=path(), default=CORPUS)
@click.option(
    "--db", type=path(), default=DATABASE, show_default=True, help="SQLite file to write; replaced if it exists"
)
@STRICT
def build(corpus: Path, db: Path, strict: bool) -> None:
    """Build the database from every plan in CORPUS (default: corpus).

    Example:

    \b
        plandiff build corpus --db db/plans.db
    """
    issues = _build(corpus, db)
    if strict and issues:
        raise SystemExit(1)


def _build(corpus: Path, db: Path) -> int:
    """Build, print a summary on stdout and doubts on stderr; return their number."""
    from db.load import load
    from extractor.pipeline import corpus_of

    with _progress(corpus) as progress:
        records = corpus_of(corpus, progress)
    counts = load(db, records)
    for plan in records.plans:
        for issue in plan.issues:
            click.echo(line(issue, corpus / plan.document.file), err=True)
    kinds = ("documents", "clauses", "indicators", "comparisons", "findings", "issues")
    click.echo(f"{db}: {', '.join(f'{counts[kind]} {kind}' for kind in kinds)}")
    return counts["issues"]


@contextmanager
def _progress(corpus: Path) -> Iterator["Progress"]:
    """A bar on stderr while documents and pairs are done, where a person is looking."""
    from extractor.manifest import RELATIONS, read_manifest

    documents = read_manifest(corpus).documents
    steps = len(documents) + sum(len(getattr(entry, key)) for entry in documents for key in RELATIONS)
    with click.progressbar(
        length=steps, label="plans", file=sys.stderr, hidden=not sys.stderr.isatty(), item_show_func=lambda item: item
    ) as bar:
        yield lambda done: bar.update(1, done)


@click.command()
@DB
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on")
@click.option("--port", type=click.IntRange(0, 65535), default=8001, show_default=True, help="Port; 0 takes a free one")
@click.option("--public", is_flag=True, help="For strangers: no SQL, no download of the database")
def serve(db: Path, host: str, port: int, public: bool) -> None:
    """Serve the site, building the database first when it is missing.

    Example:

    \b
        plandiff serve --port 8001
    """
    if not db.exists():
        _build(CORPUS, db)
    from db import publish

    publish.serve(db, host, port, lambda url: click.echo(f"{db}: {url} (stop with Ctrl-C)", err=True), public=public)


@click.command()
@click.argument("corpus", type=path(), default=CORPUS)
@STRICT
def check(corpus: Path, strict: bool) -> None:
    """Validate the manifest and the texts of CORPUS (default: corpus).

    What a person should look at goes to stdout, what stops a build to stderr.

    Example:

    \b
        plandiff check corpus
    """
    from extractor.manifest import faults
    from extractor.pipeline import plan_of_entry

    manifest, found = faults(corpus)
    issues = 0
    for entry in manifest.documents if manifest else ():
        if not (corpus / entry.file).is_file():
            continue  # among the faults already
        try:
            plan = plan_of_entry(corpus, entry)
        except PlandiffError as error:
            found.append(error)
            continue
        issues += len(plan.issues)
        for issue in plan.issues:
            click.echo(line(issue, corpus / entry.file))
    for fault in found:
        click.echo(f"Error: {fault}", err=True)
    documents = len(manifest.documents) if manifest else 0
    click.echo(f"{corpus}: {documents} documents, {len(found)} errors, {issues} issues")
    if found or (strict and issues):
        raise SystemExit(1)
