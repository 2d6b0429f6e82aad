"""A comparison as a mapping in the manner of OSCAL 1.2: which clause answers to which, and what answers to nothing.

Identifiers are made from ours (UUID version 5), so that the same comparison always bears the same ones.
"""

import json
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from db.export.paper import Paper
from db.site.cite import title
from db.site.queries import Row
from db.site.words import TASK

# `adapted` says that both share a task and differ in its content; which one asks for more is the findings' business.
RELATIONSHIPS = {"match": "equivalent-to", "adapted": "intersects-with"}
OURS = "urn:plandiff"  # namespace of properties OSCAL does not know


def mapping(paper: Paper) -> bytes:
    """The mapping as JSON; ids of clauses are those of the site and of the Akoma Ntoso files."""
    comparison = paper.content.comparison
    linked = [link for link in paper.content.links if link["relation"] in RELATIONSHIPS]
    one = {
        "uuid": _uuid("mapping", comparison["id"]),
        "source-resource": _resource(paper, paper.content.upper),
        "target-resource": _resource(paper, paper.content.lower),
        "maps": [_map(link) for link in linked if link["upper_clause_id"] and link["lower_clause_id"]],
        "source-gap-summary": _gap(paper, "upper", ("omitted", "upper_only")),
        "target-gap-summary": _gap(paper, "lower", ("added",)),
    }
    collection = {
        "uuid": _uuid("collection", comparison["id"]),
        "metadata": {
            "title": paper.title(),
            "last-modified": paper.built.get("built_at", "1980-01-01T00:00:00Z"),
            "version": paper.built.get("version", "0"),
            "oscal-version": "1.2.0",
            "props": [_property("relation", comparison["relation"])],
            "links": [{"href": paper.address(), "rel": "canonical"}],
        },
        "mappings": [one],
    }
    return json.dumps({"mapping-collection": collection}, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _resource(paper: Paper, document: Row) -> dict[str, Any]:
    return {
        "type": "catalog",
        "href": f"{paper.site}/plan/{document['id']}.akn.xml",
        "props": [_property("title", title(document)), _property("sha256", document["sha256"])],
    }


def _map(link: Row) -> dict[str, Any]:
    return {
        "uuid": _uuid("map", link["id"]),
        "relationship": RELATIONSHIPS[link["relation"]],
        "sources": [{"type": "control", "id-ref": link["upper_clause_id"]}],
        "targets": [{"type": "control", "id-ref": link["lower_clause_id"]}],
        "props": [
            _property(name, f"{link[key]:.3f}") for name, key in (("similarity",) * 2, ("copy-ratio", "copy_ratio"))
        ],
        "remarks": link["explanation"] or TASK[link["relation"]].meaning,
    }


def _gap(paper: Paper, side: str, relations: tuple[str, ...]) -> dict[str, Any]:
    """Clauses of one side without a counterpart, by the reason why."""
    found = []
    for relation in relations:
        links = [link for link in paper.content.links if link["relation"] == relation]
        ids = sorted({link[f"{side}_clause_id"] for link in links if link[f"{side}_clause_id"]})
        if ids:
            found.append({"with-ids": ids, "props": [_property("verdict", relation)]})
    return {"uuid": _uuid(f"{side} gap", paper.content.comparison["id"]), "unmapped-controls": found}


def _property(name: str, value: str) -> dict[str, str]:
    return {"name": name, "ns": OURS, "value": value}


def _uuid(kind: str, key: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"{OURS}/{kind}/{key}"))
