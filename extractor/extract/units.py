"""Responsible bodies of each clause, from its unit brackets and lines and from tables of duties.

Where they stand is read in `duties`, tables in `dutytables`, names in `lexicon.organs`. Here they become records:
each with the tier of the body, an id, and an issue when the name is none the lexicon or the language knows.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractor.extract.duties import Duty, find_duties
from extractor.lexicon.organs import Body, aliases, read_body, unit_id
from extractor.models import Clause, Document, Issue, Responsibility, Unit, UnitLevel, UnitRole

_TRIGGER = re.compile(
    r"责任|牵头|配合|负责|协办|承办|主办|参与|时限|完成时间|[落实施进担助持出局委办厅府部会府院街道联]。?[)】]|[)】]。?[)】]"
)
_INTERNAL = re.compile(r"(?:科|股|处|(?<!卫生)(?<!研究)(?<!教研)室)$")
_PLACE_TIER = re.compile(r"(?P<tier>[省市县区州旗])(?:人民政府|政府|管委会|管理委员会)?$")
_TIERS: dict[str, UnitLevel] = {
    "国家": "national", "中央": "national", "全国": "national", "中国": "national", "国务院": "national", "中": "national",
    "自治区": "province", "兵团": "province", "省": "province", "地区": "city", "盟": "city", "州": "city", "师": "city", "市": "city",
    "区": "county", "县": "county", "旗": "county", "乡": "town", "镇": "town", "街道": "town", "村": "village", "社区": "village",
}  # fmt: skip


class Units(NamedTuple):
    """What `find_units` read from a document."""

    responsibilities: tuple[Responsibility, ...]
    spans: dict[str, list[tuple[int, int]]]  # by clause id: view spans that hold only bodies and deadlines
    deadlines: dict[str, str]  # by clause id: ISO prefix the unit bracket or line states
    issues: tuple[Issue, ...]


def find_units(document: Document, clauses: Sequence[Clause]) -> Units:
    """Read who is responsible for each of the `clauses`.

    Only brackets and lines that assign responsibility count, never running prose. A deadline is given when the
    brackets of a clause agree on one.
    """
    found: list[Responsibility] = []
    spans: dict[str, list[tuple[int, int]]] = {}
    deadlines: dict[str, str] = {}
    for clause in clauses:
        if _TRIGGER.search(clause.view.folded):
            duties = find_duties(clause.view.folded)
            if duties:
                spans[clause.id] = [(duty.start, duty.end) for duty in duties]
                found += _records(document, clause, duties)
                dates = {duty.due for duty in duties if duty.due}
                if len(dates) == 1:
                    deadlines[clause.id] = dates.pop()
    return Units(tuple(found), spans, deadlines, tuple(_doubts(document, found)))


def _records(document: Document, clause: Clause, duties: Iterable[Duty]) -> list[Responsibility]:
    """One record for each body the `duties` of a clause name, in the order printed."""
    records: list[Responsibility] = []
    seen: set[tuple[str, str]] = set()
    for duty in duties:
        carried: UnitLevel | None = None
        for start, end, role in duty.bodies:
            raw = clause.view.printed[start:end]
            if (raw, role) in seen:
                continue
            seen.add((raw, role))
            body = read_body(raw)
            level = level_of(body, document) or carried or _default(document)
            carried = level if body.sign or level in ("national", "province") else carried
            records.append(
                _record(document, clause, len(records), raw, role, body, level, clause.view.span(start, end))
            )
    return records


def _record(
    document: Document,
    clause: Clause,
    position: int,
    raw: str,
    role: UnitRole,
    body: Body,
    level: UnitLevel,
    span: tuple[int, int],
) -> Responsibility:
    return Responsibility(
        id=f"{clause.id}_u{position + 1}",
        document_id=document.id,
        clause_id=clause.id,
        unit_id=unit_id(body.function),
        function=body.function,
        raw=raw,
        role=role,
        level=level,
        position=position,
        char_start=span[0],
        char_end=span[1],
    )


def level_of(body: Body, document: Document) -> UnitLevel | None:
    """Tier of a body in a plan; None when its name is silent (住建局 in 市林业局、住建局).

    市 means the province where the plan is a municipality's, the county where it is a county-level city's; 区 the
    province in an autonomous region's plan.
    """
    if body.sign is None:
        if body.level is None and _INTERNAL.search(body.function):
            return "internal"
        place = None if body.known else _PLACE_TIER.search(body.function)
        return _TIERS[place["tier"]] if place else body.level  # type: ignore[return-value]
    sign = body.sign.rstrip("级直")
    own = (document.jurisdiction or "")[-3:]
    if sign == "市" and own.endswith("市") and document.level in ("province", "county"):
        return "province" if document.level == "province" else "county"
    if sign == "区" and own == "自治区" and document.level == "province":
        return "province"
    return _TIERS.get(sign) or _TIERS[sign[0]]


def _default(document: Document) -> UnitLevel:
    """Tier of a body whose name and neighbours are silent: the plan's own."""
    level = document.level
    return "any" if level is None or level == "department" else level


def units_of(responsibilities: Iterable[Responsibility]) -> tuple[Unit, ...]:
    """The bodies named by `responsibilities`, each once, with the other names of the same body."""
    functions = {record.unit_id: record.function for record in reversed(list(responsibilities))}
    return tuple(Unit(key, functions[key], aliases(functions[key])) for key in sorted(functions))


def _doubts(document: Document, records: Iterable[Responsibility]) -> Iterable[Issue]:
    """An issue for each name that is no body as far as lexicon and language tell."""
    for record in records:
        if not read_body(record.raw).likely:
            yield Issue(
                document.id,
                document.text.count("\n", 0, record.char_start) + 1,
                f"“{record.raw}” is named as responsible but is no known body",
                "Correct the text, or add the body to extractor/lexicon/organs.yml",
            )
