"""What the commands share: options, and the form in which a doubt is printed."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from extractor.models import Issue, Plan

DATABASE = Path("db/plans.db")
CORPUS = Path("corpus")


def path(**kind: Any) -> click.Path:
    """A parameter that names a file."""
    return click.Path(path_type=Path, **kind)


DB = click.option("--db", type=path(), default=DATABASE, show_default=True, help="SQLite file")
STRICT = click.option("--strict", is_flag=True, help="Exit 1 when there is any issue")


def line(issue: "Issue", file: Path) -> str:
    """A doubt on one line: where, what, and what to do."""
    from extractor.show import plain

    place = f"{file}:{issue.line}" if issue.line else f"{file}"
    return plain(f"{place}: {issue.message}. {issue.remedy}")


def warn(strict: bool, *plans: tuple["Plan", str]) -> None:
    """Print the doubts about single files on stderr; fail when there are any and that was asked for."""
    lines = [line(issue, Path(name)) for plan, name in plans for issue in plan.issues]
    for doubt in lines:
        click.echo(doubt, err=True)
    if strict and lines:
        raise SystemExit(1)
