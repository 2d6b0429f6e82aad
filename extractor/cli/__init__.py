"""The command `plandiff`: the one place that sees both the pipeline and the database.

Data goes to stdout, doubts and progress to stderr. Modules are imported inside the commands: opening
pydantic, Datasette or a dictionary costs many times what `plandiff --help` needs.
"""

import sys
from io import TextIOWrapper
from typing import Any

import click

from extractor import __version__
from extractor.cli.building import build, check, serve
from extractor.cli.comparing import compare, export, extract
from extractor.cli.looking import evaluate, search
from extractor.errors import PlandiffError


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


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="plandiff")
def cli() -> None:
    """Turn government plans into a database and show what a local plan keeps, changes or drops."""


for command in (build, serve, extract, compare, export, search, check, evaluate):
    cli.add_command(command)


def main() -> None:
    """Entry point of the command; a terminal that cannot print Chinese gets escapes, not a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    cli(prog_name="plandiff")
