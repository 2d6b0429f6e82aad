"""The database as a web site: Datasette with our plugin, descriptions and settings."""

import inspect
import socket
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

import uvicorn
from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm

import db.site
from db.described import metadata
from db.stored import opened
from extractor.errors import PlandiffError

NAME = "plans"  # of the database on the site, whatever its file is called: addresses never move
SETTINGS: dict[str, Any] = {
    "suggest_facets": False,  # costs a page of a large table ten times its own time
    "default_page_size": 50,
    "max_returned_rows": 5000,
    "truncate_cells_html": 400,
    "default_cache_ttl": 60,
}
# A stranger's SQL can outrun every time limit (`hex(randomblob(3e8))`), and the file is large.
PUBLIC: dict[str, Any] = {"default_allow_sql": False, "allow_download": False}


def site(path: Path, *, public: bool = False) -> Datasette:
    """Make the site of the database at `path`.

    Raises:
        PlandiffError: `path` is no database of ours.
    """
    with opened(path):
        pass  # it is there and it is ours
    if not pm.is_registered(db.site):  # a checkout that is not installed has no entry point
        pm.register(db.site, "plandiff")
    _quiet()
    about = metadata()
    # Datasette 1.0 wants what is configuration under that name; 0.65 finds all of it in the metadata.
    twice = {"config": about} if "config" in inspect.signature(Datasette.__init__).parameters else {}
    settings = {**SETTINGS, **(PUBLIC if public else {})}
    app = Datasette([], metadata=about, settings=settings, cors=True, **twice)
    app.add_database(Database(app, path=str(path), is_mutable=False), name=NAME)
    app.remove_database("_memory")  # Datasette adds it where it is given no file
    return app


def _quiet() -> None:
    """Where rich is installed Datasette prints every local variable for every page that is not there."""
    reporting: Any = import_module("datasette.handle_exception")  # at the head of this module it would be half made
    reporting.rich = None


def serve(path: Path, host: str, port: int, ready: Callable[[str], None], *, public: bool = False) -> None:
    """Serve the site until interrupted; `ready` is told its address.

    Raises:
        PlandiffError: `path` is no database of ours, or the address cannot be used.
    """
    app = site(path, public=public)
    with _listening(host, port) as listener:
        ready(f"http://{f'[{host}]' if ':' in host else host}:{listener.getsockname()[1]}/")
        server = uvicorn.Server(uvicorn.Config(app.app(), log_level="warning", lifespan="on", workers=1))
        with suppress(KeyboardInterrupt):
            server.run(sockets=[listener])


def _listening(host: str, port: int) -> socket.socket:
    """Take the address before anything is started, so that a port in use is told in one line."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listener = socket.create_server((host, port), family=family)
    except (OSError, UnicodeError) as error:
        what = f"cannot be used: {getattr(error, 'strerror', None) or error}"
        raise PlandiffError(f"{host}:{port}", what, "Choose another --host or --port") from error
    return listener
