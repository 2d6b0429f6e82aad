"""The command `plandiff`: the one place that sees both the pipeline and the database.

Data goes to stdout, doubts and progress to stderr. Modules are imported inside the commands: opening
pydantic, Datasette or a dictionary costs many times what `plandiff --help` needs.
"""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extractor import __version__
from extractor.errors import PlandiffError

if TYPE_CHECKING:
    from db.search import Found
    from extractor.models import Comparison, Issue, Plan
    from extractor.pipeline import Progress
    from extractor.show import Word

DATABASE = Path("db/plans.db")
CORPUS = Path("corpus")


class Commands(click.Group):
    """Commands whose foreseeable failures are one line on stderr and exit code 1, never a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command and put what went wrong with a file into words."""
        import sqlite3

        try:
            return super().invoke(ctx)
        except PlandiffError as error:
            raise click.ClickException(str(error)) from error
        except BrokenPipeError:
            raise  # the reader has seen enough; click leaves quietly
        except (OSError, sqlite3.DatabaseError) as error:
            raise click.ClickException(" ".join(str(error).split())) from error


def _path(**kind: Any) -> click.Path:
    return click.Path(path_type=Path, **kind)


DB = click.option("--db", type=_path(), default=DATABASE, show_default=True, help="SQLite file")
STRICT = click.option("--strict", is_flag=True, help="Exit 1 when there is any issue")


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="plandiff")
def cli() -> None:
    """Turn government plans into a database and show what a local plan keeps, changes or drops."""


@cli.command()
@click.argument("corpus", type=_path(), default=CORPUS)
@click.option(
    "--db", type=_path(), default=DATABASE, show_default=True, help="SQLite file to write; replaced if it exists"
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
            click.echo(_line(issue, corpus / plan.document.file), err=True)
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


@cli.command()
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


@cli.command()
@click.argument("file", type=_path())
@click.option("--format", "form", type=click.Choice(["json", "table"]), default="json", show_default=True)
@STRICT
def extract(file: Path, form: str, strict: bool) -> None:
    """Print the records of one document, FILE.

    Example:

    \b
        plandiff extract plan.txt --format table
    """
    from extractor import show
    from extractor.pipeline import plan_of_file

    plan = plan_of_file(file)
    click.echo(show.plan_as_json(plan) if form == "json" else show.plan_as_table(plan))
    _warn(strict, (plan, str(file)))


@cli.command()
@click.argument("upper")
@click.argument("lower")
@click.option("--db", type=_path(), help="SQLite file; UPPER and LOWER are then ids of documents in it")
@click.option("--format", "form", type=click.Choice(["table", "json", "csv", "md"]), default="table", show_default=True)
@STRICT
def compare(upper: str, lower: str, db: Path | None, form: str, strict: bool) -> None:
    """Compare the plan LOWER with the plan UPPER it answers to.

    Example:

    \b
        plandiff compare city.txt county.txt --format md
        plandiff compare cq-2023-103 yy-2024-21 --db db/plans.db
    """
    from extractor import show
    from extractor.pipeline import compare_pair

    above, below, comparison = _stored(db, upper, lower) if db else _files(Path(upper), Path(lower))
    compared = compare_pair(comparison, above, below)
    findings = compared.findings
    match form:
        case "json":
            click.echo(show.compared_as_json(*compared))
        case "csv":
            click.echo(show.findings_as_csv(findings), nl=False)
        case "md":
            click.echo(show.findings_as_markdown(comparison, findings, (above, below), _words(comparison)))
        case _:
            click.echo(show.findings_as_table(findings, above, below))
    _warn(strict, (above, upper), (below, lower))


def _words(comparison: "Comparison") -> "Word":
    """What a reader calls a verdict; a plan that owes the other one nothing omits nothing."""
    from db.site.words import verdict_word

    owed = comparison.relation == "implements" and not comparison.lower_predates_upper
    return lambda subject, verdict: verdict_word(subject, verdict, owed).text


def _files(upper: Path, lower: Path) -> tuple["Plan", "Plan", "Comparison"]:
    """Two plans read from files, under ids made from their names."""
    from extractor.pipeline import comparison_of, plan_of_file, slug

    same = slug(upper.stem) == slug(lower.stem)
    above, below = plan_of_file(upper, "upper" if same else None), plan_of_file(lower, "lower" if same else None)
    return above, below, comparison_of(above.document, below.document)


def _stored(path: Path, upper: str, lower: str) -> tuple["Plan", "Plan", "Comparison"]:
    """Two plans read again from the texts in the database."""
    from db import stored
    from extractor.pipeline import comparison_of, plan_of_document

    with stored.opened(path) as conn:
        above, below = stored.document(conn, upper), stored.document(conn, lower)
        comparison = stored.comparison(conn, upper, lower) or comparison_of(above, below)
    return plan_of_document(above), plan_of_document(below), comparison


@cli.command()
@click.argument("upper")
@click.argument("lower")
@DB
@click.option(
    "--format",
    "form",
    type=click.Choice(["xlsx", "docx", "md", "csv", "json"]),
    help="[default: as FILE ends, else xlsx]",
)
@click.option(
    "--output", type=_path(allow_dash=True), help="FILE to write; - for stdout [default: a name in Chinese, here]"
)
@click.option(
    "--site", default="http://127.0.0.1:8001", show_default=True, help="Address of the site the links lead to"
)
def export(upper: str, lower: str, db: Path, form: str | None, output: Path | None, site: str) -> None:
    """Write the comparison of the plans with the ids UPPER and LOWER to a file.

    XLSX is a workbook of findings, DOCX a working paper to print and sign.

    Example:

    \b
        plandiff export cq-2023-103 yy-2024-21 --format docx --output paper.docx
    """
    from db.export.files import exported, save

    file = exported(db, upper, lower, form or (output.suffix.lower().lstrip(".") if output else ""), site)
    if output == Path("-"):
        click.echo(file.data, nl=False)
    else:
        click.echo(f"{save(file, output)}: {len(file.data)} bytes")


@cli.command()
@click.argument("query", nargs=-1, required=True)
@DB
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Clauses to print")
def search(query: tuple[str, ...], db: Path, form: str, limit: int) -> None:
    """Find the clauses that contain every word of QUERY.

    Example:

    \b
        plandiff search 床位 街道
    """
    from db import search as index
    from db.stored import opened

    with opened(db) as conn:
        found = index.search(conn, " ".join(query), limit=limit)
    click.echo(_hits_as_json(found) if form == "json" else _hits_as_table(found))
    if found.mode in ("words", "any"):
        click.echo(f"No clause holds the query as typed; these hold {READ[found.mode]} of it.", err=True)


READ = {"words": "all words", "any": "a part"}


def _hits_as_json(found: "Found") -> str:
    from db.search import unmarked
    from extractor.show import as_json

    rows = [{**hit._asdict(), "text": unmarked(hit.text)} for hit in found.hits]
    return as_json({"total": found.total, "mode": found.mode, "clauses": rows})


def _hits_as_table(found: "Found") -> str:
    """One clause a block: id and heading, then the words around the first hit."""
    from db.search import CLOSE, OPEN, excerpt
    from extractor.show import plain

    lines = [f"{found.total} clauses"]
    for hit in found.hits:
        around = plain(excerpt(hit.text)).replace(OPEN, "\x1b[1m").replace(CLOSE, "\x1b[0m")
        lines += ["", plain(f"{hit.clause_id}  {hit.label}{hit.heading}"), f"  {around}"]
    return "\n".join(lines)


@cli.command()
@click.argument("corpus", type=_path(), default=CORPUS)
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
            click.echo(_line(issue, corpus / entry.file))
    for fault in found:
        click.echo(f"Error: {fault}", err=True)
    documents = len(manifest.documents) if manifest else 0
    click.echo(f"{corpus}: {documents} documents, {len(found)} errors, {issues} issues")
    if found or (strict and issues):
        raise SystemExit(1)


@cli.command()
@click.argument("db", type=_path())
@click.argument("gold", type=_path())
@click.argument("names", nargs=-1, required=True, metavar="NAME=ID…")
@click.option("--show", is_flag=True, help="List every miss below the scores")
@click.option("--save", is_flag=True, help="Keep scores and misses in DB, for the accuracy page of the site")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
def evaluate(db: Path, gold: Path, names: tuple[str, ...], show: bool, save: bool, form: str) -> None:
    """Score DB against the hand-made records in the folder GOLD.

    NAME is the name of a document in GOLD, ID its id in DB; pairs among them are scored as well.

    Example:

    \b
        plandiff evaluate db/plans.db tests/gold D0=cq-2023-103 D1=yy-2024-21 --show
    """
    from db import evaluate as evaluation
    from db.stored import opened
    from extractor.show import plain

    pairs = [name.partition("=") for name in names]
    if wrong := [name for name, (_, sign, key) in zip(names, pairs, strict=True) if not (sign and key)]:
        raise click.BadParameter(f"{wrong[0]} is not NAME=ID", param_hint="NAME=ID")
    with opened(db) as conn:
        result = evaluation.evaluate(conn, gold, {name: key for name, _, key in pairs})
    if save:
        evaluation.save(db, result)
    if form == "json":
        rows = {"scores": [s._asdict() for s in result.scores], "misses": [m._asdict() for m in result.misses]}
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for score in result.scores:
        detail = (
            ""
            if score.gold is None
            else f"  P {score.precision:.3f}  R {score.recall:.3f}  ({score.hits} of {score.gold}, {score.predicted} predicted)"
        )
        click.echo(f"{score.scored:8}{score.measure:32}{score.value:.3f}{detail}")
    for miss in result.misses if show else ():
        click.echo(plain(f"{miss.scored}: {miss.miss}"))


def _warn(strict: bool, *plans: tuple["Plan", str]) -> None:
    """Print the doubts about single files on stderr; fail when there are any and that was asked for."""
    lines = [_line(issue, Path(name)) for plan, name in plans for issue in plan.issues]
    for line in lines:
        click.echo(line, err=True)
    if strict and lines:
        raise SystemExit(1)


def _line(issue: "Issue", file: Path) -> str:
    from extractor.show import plain

    place = f"{file}:{issue.line}" if issue.line else f"{file}"
    return plain(f"{place}: {issue.message}. {issue.remedy}")


def main() -> None:
    """Entry point of the command; a terminal that cannot print Chinese gets escapes, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    cli(prog_name="plandiff")


if __name__ == "__main__":
    main()
