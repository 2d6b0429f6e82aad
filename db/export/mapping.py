"""A comparison as a control mapping in the manner of OSCAL 1.2: which clause answers to which, and what answers to nothing.

Names, nesting and vocabularies are those of NIST's mapping model (`oscal_mapping-common_metaschema.xml`). It differs where
plans are no catalogues of controls:

- `href` of both resources leads to a plan as Akoma Ntoso, whose `eId` are the `id-ref` here, not to an OSCAL catalogue;
- an id is one of ours: it may open with a digit, which a token of OSCAL may not;
- `maps` is empty where no clause answers to any, OSCAL asks for one at least;
- why a clause has no counterpart (left out, or the upper level's own) is a property in our namespace: a gap has room for ids only.

`match` is `equivalent-to`: the same in other words, not `equal-to`. `adapted` is `intersects-with` even where one side only
leaves out: whether one of them contains the other is not decided here, the findings say what was dropped and added.
Identifiers are made from ours (UUID version 5): the same clause always bears the same one, the file a new one per corpus.
"""

import json
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from db.export.paper import Paper, printable
from db.site.cite import title
from db.site.queries import Row
from db.site.take import plain
from db.site.words import TASK

RELATIONSHIPS = {"match": "equivalent-to", "adapted": "intersects-with"}
GAPS = {"upper": ("omitted", "upper_only"), "lower": ("added",)}
OURS = "urn:plandiff"  # namespace of properties OSCAL does not know
OSCAL = "1.2.0"
PROVENANCE = {
    "method": "automation",
    "matching-rationale": "semantic",
    "status": "draft",  # nobody has read both texts yet
    "mapping-description": "由程序按文字对应两份文本的条款，供人核对；每条对应附相似度和照录比例。",
}


def mapping(paper: Paper) -> bytes:
    """The mapping as JSON; ids of clauses are those of the site and of the Akoma Ntoso files."""
    comparison, built = paper.content.comparison, paper.built
    revision = f"{comparison['id']} {built.get('corpus_sha256')} {built.get('version')}"
    collection = {
        "uuid": _uuid("collection", revision),
        "metadata": {
            "title": _line(plain(paper.title())),
            "last-modified": built.get("built_at", "1980-01-01T00:00:00Z"),
            "version": built.get("version", "0"),
            "oscal-version": OSCAL,
            "props": [_property("relation", comparison["relation"])],
            "links": [
                {"href": f"{paper.address()}.mapping.json", "rel": "canonical"},
                {"href": paper.address(), "rel": "alternate", "media-type": "text/html"},
            ],
        },
        "provenance": PROVENANCE,
        "mappings": [_mapping(paper)],
    }
    return json.dumps({"mapping-collection": collection}, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def _mapping(paper: Paper) -> dict[str, Any]:
    links = paper.content.links
    found = {
        "uuid": _uuid("mapping", paper.content.comparison["id"]),
        "source-resource": _resource(paper, paper.content.upper),
        "target-resource": _resource(paper, paper.content.lower),
        "maps": [_map(link) for link in links if link["upper_clause_id"] and link["lower_clause_id"]],
    }
    reasons = []
    for side, name in (("upper", "source-gap-summary"), ("lower", "target-gap-summary")):
        gaps = {link[f"{side}_clause_id"]: link["relation"] for link in links if link["relation"] in GAPS[side]}
        if gaps:
            key = f"{side} gap {paper.content.comparison['id']}"
            found[name] = {"uuid": _uuid("gap", key), "unmapped-controls": [{"with-ids": sorted(gaps)}]}
        reasons += [_property(gaps[clause].replace("_", "-"), clause) for clause in sorted(gaps)]
    return {**found, "props": reasons} if reasons else found


def _resource(paper: Paper, document: Row) -> dict[str, Any]:
    return {
        "type": "catalog",
        "href": f"{paper.site}/plan/{document['id']}.akn.xml",
        "props": [_property("title", title(document)), _property("sha256", document["sha256"])],
    }


def _map(link: Row) -> dict[str, Any]:
    shares = (("similarity", link["similarity"]), ("copy-ratio", link["copy_ratio"]))
    return {
        "uuid": _uuid("map", link["id"]),
        "relationship": RELATIONSHIPS[link["relation"]],
        "sources": [{"type": "control", "id-ref": link["upper_clause_id"]}],
        "targets": [{"type": "control", "id-ref": link["lower_clause_id"]}],
        "props": [_property(name, f"{share:.3f}") for name, share in shares if share is not None],
        "remarks": plain(link["explanation"] or TASK[link["relation"]].meaning),  # read as Markdown
    }


def _property(name: str, value: str) -> dict[str, str]:
    return {"name": name, "ns": OURS, "value": _line(value)}


def _line(text: str) -> str:
    """Text on one line with nothing blank around it, as OSCAL wants a string."""
    return " ".join(printable(text).split()) or "—"


def _uuid(kind: str, key: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"{OURS}/{kind}/{key}"))
