"""publish: Datasette serves the database under one name, described, searchable and with its settings."""

from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import small
from datasette.app import Datasette

from db.load import load
from db.publish import metadata, serve, site
from extractor.errors import PlandiffError


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database whose file is not called as the site calls it."""
    path = tmp_path_factory.mktemp("publish") / "other name.db"
    load(path, small.corpus())
    return path


Sites = dict[bool, Datasette]  # by whether it is the public one


@pytest.fixture(scope="module")
def sites(path: Path) -> Sites:
    """Made once, outside a test: Datasette 1.0 closes what a test makes."""
    return {public: site(path, public=public) for public in (False, True)}


one_loop = pytest.mark.asyncio(loop_scope="module")  # Datasette 1.0 stays on the loop it started on


async def get(sites: Sites, address: str, public: bool = False) -> Any:
    """One answer of the site."""
    app = sites[public]
    await app.invoke_startup()
    return await app.client.get(address, follow_redirects=True)


@one_loop
async def test_the_database_keeps_its_name(sites: Sites) -> None:
    """Whatever its file is called; nothing else is served."""
    answer = (await get(sites, "/-/databases.json")).json()
    databases = answer["databases"] if isinstance(answer, dict) else answer  # Datasette 1.0 wraps the list
    assert [(d["name"], d["is_mutable"]) for d in databases] == [("plans", False)]


@pytest.mark.parametrize("table", metadata()["databases"]["plans"]["tables"])
@one_loop
async def test_every_table_opens_and_is_described(sites: Sites, table: str) -> None:
    """As a page and as JSON; the JSON may be fetched from any site."""
    about = metadata()["databases"]["plans"]["tables"][table]
    page = await get(sites, f"/plans/{table}")
    assert page.status_code == 200 and about["description"] in page.text
    assert [text for text in about["columns"].values() if escape(text) not in page.text] == []
    data = await get(sites, f"/plans/{table}.json?_shape=array")
    assert data.status_code == 200 and data.headers["access-control-allow-origin"] == "*"
    assert isinstance(data.json(), list)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("床", ["upper_2", "lower_2"]),
        ("１００%", ["upper_2"]),
        ("精神科执业(助理)医师", ["upper_2"]),
        ("床位 街道", ["upper_2", "lower_2"]),
        ('"', []),
        ("AND *", []),
    ],
)
@one_loop
async def test_datasette_search_understands_chinese(sites: Sites, query: str, ids: list[str]) -> None:
    """`?_search=` goes through our `escape_fts`, which Datasette does not promise to leave in place."""
    address = "/plans/clauses.json?" + urlencode({"_shape": "array", "_search": query})
    assert {row["id"] for row in (await get(sites, address)).json()} == set(ids)


@one_loop
async def test_foreign_keys_show_names(sites: Sites) -> None:
    """A clause of a finding is shown by its heading, a body by its function."""
    assert "增加床位" in (await get(sites, "/plans/findings")).text
    assert "民政局" in (await get(sites, "/plans/responsibilities")).text


@one_loop
async def test_the_public_profile_takes_no_sql_and_gives_no_file(sites: Sites) -> None:
    """Both are there for the person who runs the site for herself."""
    for public, status in ((False, 200), (True, 403)):
        for address in ("/plans.json?sql=select+1", "/plans.db"):
            assert (await get(sites, address, public=public)).status_code == status


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    """In one line."""
    with pytest.raises(PlandiffError, match="there is no database"):
        site(tmp_path / "none.db")
    (tmp_path / "text.db").write_text("plan" * 500)
    with pytest.raises(PlandiffError, match="no plandiff database"):
        site(tmp_path / "text.db")


@pytest.mark.parametrize("host", ["127.0.0.1", "no such host", "x" * 300])
def test_an_address_that_cannot_be_used_is_told(path: Path, host: str) -> None:
    """A port in use or a host that is none: one line, nothing started."""
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(PlandiffError, match="cannot be used"):
            serve(path, host, port, lambda url: pytest.fail(f"started at {url}"))
