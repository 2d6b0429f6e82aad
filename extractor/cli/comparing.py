"""`plandiff extract`, `compare` and `export`: one plan or one pair of plans, to read or to take away."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from db.export import FORMATS, PLAN
from extractor.cli.said import DB, STRICT, path, warn

if TYPE_CHECKING:
    from extractor.models import Comparison, Plan
    from extractor.pipeline import Compared


@click.command()
@click.argument("file", type=path())
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
    warn(strict, (plan, str(file)))


@click.command()
@click.argument("upper")
@click.argument("lower")
@click.option("--db", type=path(), help="SQLite file; UPPER and LOWER are then ids of documents in it")
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
            click.echo(_markdown(above, below, compared), nl=False)
        case _:
            click.echo(show.findings_as_table(findings, above, below))
    warn(strict, (above, upper), (below, lower))


def _markdown(above: "Plan", below: "Plan", compared: "Compared") -> str:
    """The text the site hands out, made without a database."""
    from db.export.plain import markdown
    from db.export.unstored import paper_of

    return markdown(paper_of(above, below, *compared)).decode("utf-8")


def _files(upper: Path, lower: Path) -> tuple["Plan", "Plan", "Comparison"]:
    """Two plans read from files, under ids made from their names."""
    from extractor.pipeline import comparison_of, plan_of_file, slug

    same = slug(upper.stem) == slug(lower.stem)
    above = plan_of_file(upper, "upper" if same else None, leads=True)
    below = plan_of_file(lower, "lower" if same else None)
    return above, below, comparison_of(above.document, below.document)


def _stored(database: Path, upper: str, lower: str) -> tuple["Plan", "Plan", "Comparison"]:
    """Two plans read again from the texts in the database."""
    from db import stored
    from extractor.pipeline import comparison_of, plan_of_document

    with stored.opened(database) as conn:
        above, below = stored.document(conn, upper), stored.document(conn, lower)
        comparison = stored.comparison(conn, upper, lower) or comparison_of(above, below)
    leads = comparison.relation == "implements"
    return plan_of_document(above, leads), plan_of_document(below), comparison


@click.command()
@click.argument("upper")
@click.argument("lower", required=False)
@DB
@click.option("--format", "form", type=click.Choice([*FORMATS, PLAN]), help="[default: as FILE ends, else xlsx]")
@click.option(
    "--output", type=path(allow_dash=True), help="FILE to write; - for stdout [default: a name in Chinese, here]"
)
@click.option(
    "--site", default="http://127.0.0.1:8001", show_default=True, help="Address of the site the links lead to"
)
def export(upper: str, lower: str | None, db: Path, form: str | None, output: Path | None, site: str) -> None:
    """Write the comparison of the plans with the ids UPPER and LOWER to a file, or UPPER alone.

    xlsx is a workbook of findings, docx a working paper to print and sign, mapping.json says in the manner
    of OSCAL which clause answers to which, akn.xml is one plan as Akoma Ntoso: name no LOWER.

    Example:

    \b
        plandiff export cq-2023-103 yy-2024-21 --format docx --output paper.docx
        plandiff export cq-2023-103 --output city.akn.xml
    """
    from db.export.files import exported, save, suffix_of

    file = exported(db, upper, lower, form or suffix_of(output, alone=lower is None), site)
    if output == Path("-"):
        click.echo(file.data, nl=False)
    else:
        click.echo(f"{save(file, output)}: {len(file.data)} bytes")
