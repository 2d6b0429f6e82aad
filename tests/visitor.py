"""A visitor of the site in process: one Datasette on one loop, asked synchronously; works on both Datasette lines."""

import asyncio
import re
import sqlite3
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

from db.publish import site


class Visitor:
    """Opens pages of the site made from the database at `path`."""

    def __init__(self, path: Path, public: bool = False) -> None:
        self.loop = asyncio.new_event_loop()
        self.site = site(path, public=public)
        self.loop.run_until_complete(self.site.invoke_startup())

    def get(self, address: str, **options: Any) -> Any:
        """One answer; redirects are not followed."""
        return self.loop.run_until_complete(self.site.client.get(address, **options))

    def ask(self, method: str, address: str, **options: Any) -> Any:
        """One answer to a request of any method."""
        return self.loop.run_until_complete(self.site.client.request(method, address, **options))

    def page(self, address: str) -> "Page":
        """One page that must be there."""
        answer = self.get(address)
        assert answer.status_code == 200, f"{address}: {answer.status_code}"
        return Page(address, answer.text)

    def close(self) -> None:
        """Leave no loop behind."""
        self.loop.close()


class Page(HTMLParser):
    """What a test wants to know of a page: its links, anchors, tags and text."""

    def __init__(self, address: str, html: str) -> None:
        super().__init__()
        self.address = address
        self.html = html
        self.links: list[str] = []
        self.ids: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag with its attributes."""
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        if tag == "a" and attributes.get("href"):
            self.links.append(urljoin(self.address, attributes["href"] or ""))
        if attributes.get("id"):
            self.ids.append(attributes["id"] or "")

    def handle_data(self, data: str) -> None:
        """Note text."""
        self.words.append(data)

    @property
    def text(self) -> str:
        """Text of the page without white space."""
        return re.sub(r"\s+", "", "".join(self.words))

    def has_class(self, name: str) -> list[dict[str, str | None]]:
        """Attributes of every tag of a class."""
        return [attributes for _, attributes in self.tags if name in (attributes.get("class") or "").split()]

    def targets(self) -> set[tuple[str, str]]:
        """Addresses of our own pages this page links to, with the anchor."""
        return {tuple(urldefrag(link)) for link in self.links if link.startswith("/")}


def one(rows: sqlite3.Connection, sql: str, *values: Any) -> Any:
    """First value of the first row."""
    found = rows.execute(sql, values).fetchone()
    assert found is not None, sql
    return found[0]


def kinds_of_findings(rows: sqlite3.Connection) -> list[str]:
    """One finding of every subject and verdict there is."""
    return [row["id"] for row in rows.execute("select min(id) as id from findings group by subject, verdict")]
