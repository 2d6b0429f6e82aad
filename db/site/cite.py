"""How a plan is named on a page and cited in a paper."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

NOWHERE = "地名不详"


def title(document: Mapping[str, Any]) -> str:
    """Title of a plan; a plan that has none is called by its file."""
    return str(document.get("title") or f"未具名文本（{document['file']}）")


def place(document: Mapping[str, Any]) -> str:
    """Short name for table heads: the place, or who issued the plan; never an id, which no reader knows."""
    return str(document.get("jurisdiction") or document.get("issuer") or NOWHERE)


def places(documents: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """Short names of several plans; two plans of one place get their numbers or ids added.

    >>> places([{"id": "a", "jurisdiction": "甲市", "doc_number": "1号"}, {"id": "b", "jurisdiction": "甲市"}])
    {'a': '甲市 1号', 'b': '甲市 b'}
    """
    names = Counter(place(document) for document in documents)
    found = {}
    for document in documents:
        name = place(document)
        number = document.get("doc_number") or document["id"]
        found[str(document["id"])] = name if names[name] == 1 else f"{name} {number}"
    return found


def reference(document: Mapping[str, Any], clause_path: str = "") -> str:
    """A reference after GB/T 7714—2015: 责任者. 题名: 文号[Z]. 日期: 条款.

    >>> plan = {"issuer": "甲市政府", "title": "计划", "doc_number": "甲〔2023〕1号", "issued_on": "2023-12-26"}
    >>> reference(plan, "二（一）")
    '甲市政府. 计划: 甲〔2023〕1号[Z]. 2023-12-26: 二（一）.'
    """
    name = document.get("title") or document.get("file") or document.get("id")
    number = f": {document['doc_number']}" if document.get("doc_number") else ""
    date = f" {document['issued_on']}" if document.get("issued_on") else ""
    where = f": {clause_path}" if clause_path else ""
    return f"{document.get('issuer') or '佚名'}. {name}{number}[Z].{date}{where}{'.' if date or where else ''}"


def sentence(document: Mapping[str, Any], clause_path: str = "") -> str:
    """A plain line for reports: 《题名》（文号）二（一）1．.

    >>> sentence({"title": "计划", "doc_number": "甲〔2023〕1号", "file": "a.txt"}, "二（一）")
    '《计划》（甲〔2023〕1号）二（一）'
    """
    number = f"（{document['doc_number']}）" if document.get("doc_number") else ""
    return f"《{document.get('title') or document['file']}》{number}{clause_path}"


def clause_path(clause: Mapping[str, Any], parents: Mapping[str, Mapping[str, Any]]) -> str:
    """Labels from the top down to a clause, as they are printed: 二、（一）1．."""
    labels: list[str] = []
    node: Mapping[str, Any] | None = clause
    while node is not None and len(labels) < 8:
        labels.append(str(node["label"] or (node["heading"] if not labels else "")))
        node = parents.get(str(node["parent_id"]))
    return "".join(reversed(labels))


def line_of(text: str, offset: int) -> int:
    """1-based line of an offset."""
    return text.count("\n", 0, offset) + 1
