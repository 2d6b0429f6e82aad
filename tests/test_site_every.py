"""Every page: links, anchors, landmarks, policy, tags, and what is not there."""

import re
import sqlite3

import pytest
from visitor import Page, Visitor, kinds_of_findings

UPPER, LOWER, OLDER = "cq-2023-103", "yy-2024-21", "yb-2023-260"
COMPARE = f"/compare/{UPPER}/{LOWER}"
OPENED = ["/", COMPARE, f"/plan/{UPPER}", f"/target/{UPPER}_i16", "/body/health", "/search?q=床位"]


def test_every_link_leads_somewhere(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """From home, a comparison, a plan, one finding of every kind and a search: no dead page, no dead anchor."""
    seeds = [
        "/",
        COMPARE,
        f"/compare/{UPPER}/{OLDER}",
        f"/plan/{LOWER}",
        f"/plan/{LOWER}?view=source",
        "/search?q=床位",
    ]
    seeds += [f"/finding/{finding}" for finding in kinds_of_findings(rows)]
    seeds += [f"/target/{UPPER}_i16", "/body/health"]
    wanted: dict[str, set[str]] = {}
    for seed in seeds:
        for address, anchor in visitor.page(seed).targets():
            wanted.setdefault(address, set()).add(anchor)
    dead = []
    for address, anchors in wanted.items():
        answer = visitor.get(address)
        if answer.status_code != 200:
            dead.append((answer.status_code, address))
        elif "html" in answer.headers["content-type"]:
            ids = Page(address, answer.text).ids
            dead += [("anchor", f"{address}#{anchor}") for anchor in anchors if anchor and anchor not in ids]
    assert dead == []


def test_no_id_twice_on_a_page(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """A permalink is worth something only when it is unique."""
    for address in ("/", COMPARE, f"/plan/{UPPER}", f"/plan/{UPPER}?view=source", "/search?q=县"):
        ids = visitor.page(address).ids
        assert sorted(ids) == sorted(set(ids)), address


@pytest.mark.parametrize("address", [*OPENED, "/search", "/nothing-here"])
def test_every_page_has_its_landmarks(visitor: Visitor, address: str) -> None:
    """Language, one main, one h1, a skip link; no script but our own, and nothing from another host."""
    page = Page(address, visitor.get(address).text)
    tags = [tag for tag, _ in page.tags]
    assert page.tags[0] == ("html", {"lang": "zh-CN"})
    assert [tags.count(tag) for tag in ("main", "h1", "header", "footer")] == [1, 1, 1, 1]
    scripts = [attributes.get("src") or "" for tag, attributes in page.tags if tag == "script"]
    assert all(re.fullmatch(r"/-/plandiff/copy\.js\?[0-9a-f]{8}", source) for source in scripts)
    assert "#main" in page.html and "http://" not in page.html and "https://" not in page.html
    assert not re.search(r"\sstyle=|\son[a-z]+=", page.html)


def test_our_pages_forbid_scripts(visitor: Visitor) -> None:
    """Whatever a plan's text may hold; where citations are copied, none but ours, never one within the page."""
    for address in OPENED:
        policy = visitor.get(address).headers["content-security-policy"]
        assert "default-src 'none'" in policy and "script-src-elem" not in policy
        scripts = [rule.strip() for rule in policy.split(";") if "script" in rule]
        assert scripts == (["script-src 'self'"] if address.startswith("/plan/") else [])


def test_a_page_seen_before_is_not_sent_again(visitor: Visitor) -> None:
    """The same bytes carry the same tag, and a browser that knows it gets none."""
    tag = visitor.get(COMPARE).headers["etag"]
    again = visitor.get(COMPARE, headers={"if-none-match": tag})
    assert again.status_code == 304 and not again.content and again.headers["etag"] == tag
    assert visitor.get(COMPARE, headers={"if-none-match": '"other"'}).status_code == 200


@pytest.mark.parametrize(
    "address",
    [
        "/plan/nobody",
        "/compare/a/b",
        f"/compare/{LOWER}/{UPPER}",
        "/finding/none",
        "/no/such/page",
        "/-/plandiff/x.css",
    ],
)
def test_what_is_not_there_says_so_in_chinese(visitor: Visitor, address: str) -> None:
    """With a way on, and without a word of English."""
    answer = visitor.get(address)
    assert answer.status_code == 404
    page = Page(address, answer.text)
    assert "没有" in page.text and "首页" in page.text and "not found" not in page.text.lower()


def test_datasette_pages_lead_to_ours(visitor: Visitor, rows: sqlite3.Connection) -> None:
    """Ids become links, verdicts words; the tables themselves stay Datasette's."""
    page = visitor.page("/plans/findings?_size=20")
    assert any(link.startswith("/compare/") for link in page.links)
    assert any(re.match(r"/plan/[^#]+#", link) for link in page.links)
    assert any(link.startswith("/finding/") for link in visitor.page("/plans/omitted_targets").links)


def test_style_sheets_are_served(visitor: Visitor) -> None:
    """With their type, and with a hash in the address of our own."""
    for name, kind in (("site.css", "css"), ("datasette.css", "css"), ("copy.js", "javascript")):
        answer = visitor.get(f"/-/plandiff/{name}")
        assert answer.status_code == 200 and answer.headers["content-type"].startswith(f"text/{kind}")
        assert answer.headers["x-content-type-options"] == "nosniff"
    assert re.search(r"/-/plandiff/site\.css\?[0-9a-f]{8}", visitor.page("/").html)


@pytest.mark.parametrize(
    "address", ["/plans", "/plans/clauses", "/plans/findings?_sort=id", f"/plans/documents/{UPPER}"]
)
def test_datasette_pages_are_read_aloud(visitor: Visitor, address: str) -> None:
    """They say their language and their main part, and no field is without a name."""
    page = visitor.page(address)
    assert ("html", {"lang": "zh-CN"}) in page.tags
    assert sum(tag == "main" or attributes.get("role") == "main" for tag, attributes in page.tags) == 1
    labelled = {attributes.get("for") for tag, attributes in page.tags if tag == "label"}
    for tag, field in page.tags:
        if tag in ("select", "textarea") or (tag == "input" and field.get("type") in (None, "text", "search")):
            assert field.get("aria-label") or field.get("id") in labelled, field


def test_a_strange_sort_is_blamed_on_the_address(visitor: Visitor) -> None:
    """Rows that cannot change do not fail; the page says what may be wrong."""
    answer = visitor.get("/plans/clauses?_sort=nope")
    assert answer.status_code == 400 and "请求" in answer.text and "首页" in answer.text
