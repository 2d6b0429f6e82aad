"""`plandiff search` and `evaluate`: questions to a database."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from extractor.cli.said import DB, path

if TYPE_CHECKING:
    from db.search import Found


@click.command()
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


@click.command()
@click.argument("db", type=path())
@click.argument("gold", type=path())
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
