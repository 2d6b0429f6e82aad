"""A plan as Akoma Ntoso 3.0: the tree of its clauses with num, heading and text; eId is the id of the clause."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from lxml import etree

from db.export.paper import printable
from db.site.cite import title
from db.site.pairs import split
from db.site.queries import Row

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
UNKNOWN_DATE = "0001-01-01"  # the schema demands a day even of a text that names none
AUTHOR, TOOL = "#issuer", "#plandiff"
# What stands before the first clause and has a place of its own in a document of this standard.
OPENINGS = {"front": "preface", "preamble": "preamble"}


def akoma_ntoso(
    document: Row, clauses: Sequence[Row], answers_to: Sequence[Row], address: str, built: str | None
) -> bytes:
    """The plan as XML, with the plans it answers to; `address` is its page, `built` when the database was made."""
    root = etree.Element(_tag("akomaNtoso"), nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    doc = _add(root, "doc", name="plan")
    _meta(_add(doc, "meta"), document, answers_to, address, built)
    children: dict[str | None, list[Row]] = defaultdict(list)
    for clause in clauses:
        children[clause["parent_id"]].append(clause)
    top = children[None]
    for kind, name in OPENINGS.items():
        opening = []
        while top and top[0]["kind"] == kind and not children[top[0]["id"]]:
            opening.append(top.pop(0))
        if opening:
            part = _add(doc, name)
            for clause in opening:
                _paragraphs(_add(part, "container", name=kind, eId=clause["id"]), clause["text"])
    body = _add(doc, "mainBody")
    for clause in top:
        _clause(body, clause, children)
    if not top:
        _add(body, "p")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _meta(meta: Any, document: Row, answers_to: Sequence[Row], address: str, built: str | None) -> None:
    """What the text is (work), in which language (expression), and this file (manifestation)."""
    identification = _add(meta, "identification", source=TOOL)
    day, known = _day(document["issued_on"])
    work = _work(document)
    made, _ = _day((built or "")[:10])
    levels = (
        ("FRBRWork", work, f"{work}/!main", day, known, AUTHOR),
        ("FRBRExpression", f"{work}/zho@", f"{work}/zho@/!main", day, known, AUTHOR),
        ("FRBRManifestation", f"{work}/zho@.akn", f"{work}/zho@/!main.akn", made, "made", TOOL),
    )
    for name, uri, this, date, about, author in levels:
        level = _add(identification, name)
        _add(level, "FRBRthis", value=this)
        _add(level, "FRBRuri", value=uri)
        if name == "FRBRWork":
            _add(level, "FRBRalias", value=printable(title(document)), name="title")
        _add(level, "FRBRdate", date=date, name=about)
        _add(level, "FRBRauthor", href=author)
        if name == "FRBRWork":
            _add(level, "FRBRcountry", value="cn")
            if document["doc_number"]:
                _add(level, "FRBRnumber", value=printable(document["doc_number"]))
        elif name == "FRBRExpression":
            _add(level, "FRBRlanguage", language="zho")
        else:
            _add(level, "FRBRformat", value="application/akn+xml")
    if answers_to:
        others = _add(_add(meta, "analysis", source=TOOL), "otherReferences", source=TOOL)
        for upper in answers_to:
            _add(others, "implicitReference", href=_work(upper), showAs=printable(title(upper)))
    references = _add(meta, "references", source=TOOL)
    issuer = printable(document["issuer"] or document["jurisdiction"] or "不详")
    organ = f"/akn/ontology/organization/cn/{quote(issuer, safe='')}"
    _add(references, "TLCOrganization", eId=AUTHOR[1:], href=organ, showAs=issuer)
    _add(references, "TLCObject", eId=TOOL[1:], href=address, showAs="plandiff")


def _work(document: Row) -> str:
    """The address by which other texts name the plan, whatever site it stands on; as much of the date as is known.

    >>> _work({"issued_on": "2023-12", "id": "cq-1"}), _work({"issued_on": None, "id": "x"})
    ('/akn/cn/doc/plan/2023-12/cq-1', '/akn/cn/doc/plan/0001/x')
    """
    return f"/akn/cn/doc/plan/{document['issued_on'] or UNKNOWN_DATE[:4]}/{document['id']}"


def _day(prefix: str | None) -> tuple[str, str]:
    """A whole date out of an ISO prefix, and how much of it the text says.

    >>> _day("2023-12"), _day(None)
    (('2023-12-01', 'issued-month'), ('0001-01-01', 'unknown'))
    """
    if not prefix:
        return UNKNOWN_DATE, "unknown"
    known = {4: "issued-year", 7: "issued-month"}.get(len(prefix), "issued")
    return f"{prefix}-01-01"[:10], known


def _clause(parent: Any, clause: Row, children: dict[str | None, list[Row]]) -> None:
    node = _add(parent, "hcontainer", name=clause["kind"], eId=clause["id"])
    heading, body = split(clause)
    if clause["label"]:
        _add(node, "num").text = printable(clause["label"])
    if heading:
        _add(node, "heading").text = printable(heading)
    below = children[clause["id"]]
    if body or not below:
        _paragraphs(_add(node, "intro" if below else "content"), body)
    for child in below:
        _clause(node, child, children)


def _paragraphs(parent: Any, text: str) -> None:
    for line in text.split("\n"):
        _add(parent, "p").text = printable(line)


def _add(parent: Any, tag: str, /, **attributes: str) -> Any:
    return etree.SubElement(parent, _tag(tag), attributes)


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
