"""Responsible bodies of each clause, from its unit brackets and lines and from tables of duties.

Where they stand is read in `duties.brackets`, tables in `duties.tables`, names in `lexicon.organs`. Here they become records:
each with the tier of the body, an id, and an issue when the name is none the lexicon or the language knows.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar, cast

from extractor.extract.duties.brackets import find_duties
from extractor.extract.duties.labels import LABEL_SAID
from extractor.extract.duties.lists import Assigned, Duty
from extractor.extract.duties.namedtasks import Tasks
from extractor.extract.duties.prose import written_row
from extractor.extract.duties.ranks import Ranking, find_ranking, ranked
from extractor.extract.duties.sentences import ends_in_duty
from extractor.extract.duties.tables import Row, find_rows
from extractor.extract.duties.taskrows import duties_of_row, heads_of
from extractor.extract.tables.layout import laid_out, tabbed
from extractor.lexicon import levels
from extractor.lexicon.functions import organ_of
from extractor.lexicon.organs import Body, read_short, unit_id
from extractor.lexicon.relative import Frame, frame_of, in_year
from extractor.models import Clause, Document, Issue, Level, Responsibility, UnitLevel, UnitRole

# All that can assign anything: a bracket that closes after a body, a verb of duty or a date; a label's colon; a sentence
# that ends in such a verb. Patterns that open with one character take a fraction of the time of one that opens with any.
_CLOSED = "[责头合实与加施担助持进导督办局委厅部会府院署司联区县市州街镇乡村团处队校学心行构业台馆所站社室组关网塔信动通等同)。,;、成前期年月底出列位门]"
# Neither 县(区) and 村(社区), unless a sentence ends before them, nor (2023—2025年).
_BRACKET_END = re.compile(
    rf"\)(?<={_CLOSED}\))(?<![^。;!)]\([^()]\))(?<![^。;!)]\([^()]{{2}}\))(?<!\(\d{{4}}[—–~-]\d{{4}}年\))"
)
_CORNER_END = re.compile(rf"】(?<={_CLOSED}】)")
_LABEL_END = re.compile(r":(?<=[位门室构体关科处工限间点排求人导所头任合责管)]:)")
_BARE_LABEL = re.compile("\n..(?:单位|部门)")
_DASHED = re.compile("[—–-](?=[一-鿿])")
_WORDS = re.compile("[一-鿿]{4}")
_TABLE = re.compile(r"(?:牵头|责任|配合|负责|主办|承办|参与|实施)(?:单位|部门|科室|处室|机构|主体|责任)")
_INTERNAL = re.compile(r"(?:科|股|处|(?<!卫生)(?<!研究)(?<!教研)室)$")
_STRENGTH: tuple[UnitRole, ...] = ("lead", "responsible", "member")
_Stated = TypeVar("_Stated", Duty, Row)
_PLACE_TIER = re.compile(r"(?P<tier>[省市县区州旗镇乡]|街道)(?:人民政府|政府|管委会|管理委员会|办事处)?$")


class Due(NamedTuple):
    """A deadline, and the view indexes between which it holds for what states none."""

    start: int
    end: int
    iso: str  # prefix: 2025, 2023-12


class Units(NamedTuple):
    """What `find_units` read from a document."""

    responsibilities: tuple[Responsibility, ...]
    spans: dict[str, list[tuple[int, int]]]  # by clause id: view spans that hold only bodies and deadlines
    deadlines: dict[str, list[Due]]  # by clause id: what the unit brackets and lines state
    issues: tuple[Issue, ...]


def find_units(document: Document, clauses: Sequence[Clause]) -> Units:
    """Read who is responsible for each of the `clauses`.

    Only brackets and lines that assign responsibility count, never running prose. A deadline holds for the text since
    the bracket before. What a table of duties says belongs to the task its row names, to the table when no task is
    found. A task that prints its own bodies keeps them, with the roles the table adds where it tells none itself.
    """
    found: dict[str, list[Responsibility]] = {}
    spans: dict[str, list[tuple[int, int]]] = {}
    dates: dict[str, list[Due]] = {}
    tables: list[tuple[Clause, list[Row]]] = []
    assigned: list[tuple[Clause, list[Duty]]] = []
    others: list[Clause] = []
    heads, tasks = heads_of(clauses), Tasks(clauses)
    for clause in clauses:
        text = clause.view.folded
        if heads and (duties := duties_of_row(clause, heads)):
            assigned.append((clause, duties))
            continue
        tabular = clause.kind in ("table", "annex") or "\t" in text
        table = _as_table(document.text, clause) if tabular and _TABLE.search(text) else None
        if table and (rows := find_rows(table.view)):
            tables.append((table, rows))
        elif clause.kind == "annex" and (row := written_row(clause, tasks)):
            tables.append((clause, [row]))
        elif _may_assign(text):
            others.append(clause)
    assigned += zip(others, find_duties([clause.view.folded for clause in others]), strict=True)
    frame = frame_of(document)
    if ranking := find_ranking(clauses):
        assigned, tables = _by_rank(assigned, ranking), _by_rank(tables, ranking)
    for clause, duties in assigned:
        if duties:
            duties = [_in_year(duty, frame) if duty.due else duty for duty in duties]
            spans[clause.id] = [(duty.start, duty.end) for duty in duties]
            found[clause.id] = _records(document, clause, clause, [duty.bodies for duty in duties])
            dates[clause.id] = list(_dues(clause, duties))
    tables = [(clause, [_in_year(row, frame) for row in rows]) for clause, rows in tables]
    _add_tables(document, tasks, tables, found, dates)
    records = tuple(record for clause in clauses for record in found.get(clause.id, ()))
    return Units(records, spans, dates, tuple(_doubts(document, records)))


def _by_rank(stated: Sequence[tuple[Clause, list[_Stated]]], ranking: Ranking) -> list[tuple[Clause, list[_Stated]]]:
    """Duties or rows with the roles a note gives by order: those from its clause on, or all where it comes last."""
    last = max([clause.position for clause, one in stated if one], default=0)
    since = ranking.position if ranking.position <= last else 0

    def with_roles(clause: Clause, one: _Stated) -> _Stated:
        return one._replace(bodies=ranked(ranking, clause.view.folded, one.bodies))

    return [(c, [with_roles(c, one) for one in some] if c.position >= since else some) for c, some in stated]


def _in_year(stated: _Stated, frame: Frame) -> _Stated:
    """A duty or row with its deadline in the year of the plan; nearly all have one or none already."""
    due = in_year(stated.due, frame)
    return stated if due == stated.due else stated._replace(due=due)


def _may_assign(text: str) -> bool:
    """Whether `find_duties` could find any in `text`: a cheap look, and cheaper where a mark is not in the text at all."""
    found = (
        (")" in text and _BRACKET_END.search(text))
        or (":" in text and _LABEL_END.search(text))
        or ends_in_duty(text)
        or ("】" in text and _CORNER_END.search(text))
        or (("单位" in text or "部门" in text) and (LABEL_SAID.search(text) or _BARE_LABEL.search(text)))
        or (("—" in text or "-" in text or "–" in text) and _DASHED.search(text))
    )
    return bool(found)


def _dues(clause: Clause, duties: Sequence[Duty]) -> Iterator[Due]:
    """What the brackets and lines of a clause date: each the text since those before it, or behind it where it opens the clause."""
    text, start = clause.view.folded, 0
    for k, duty in enumerate(duties):
        following = duties[k + 1].start if k + 1 < len(duties) else len(text)
        opens = not start and not _WORDS.search(text, clause.body, duty.start)
        if duty.due:
            yield Due(duty.end, len(text), duty.due) if opens else Due(start, duty.start, duty.due)
        if not opens and _WORDS.search(text, duty.end, following):
            start = duty.end


def _as_table(raw: str, clause: Clause) -> Clause:
    """The clause with a reading copy that goes by row and cell where its cells wrap beside each other."""
    rows = laid_out(raw, clause.char_start, clause.char_end, clause.view)
    return clause._replace(view=tabbed(raw, rows)) if rows else clause


def _add_tables(
    document: Document,
    tasks: Tasks,
    tables: Sequence[tuple[Clause, list[Row]]],
    found: dict[str, list[Responsibility]],
    dates: dict[str, list[Due]],
) -> None:
    """Hand the rows of `tables` to the tasks they name."""
    own = set(found)
    plain = {key for key in own if all(record.role == "responsible" for record in found[key])}
    for clause, rows in tables:
        for row in rows:
            task = tasks.named(row.task)
            owner = task.clause if task else clause
            if owner.id not in own:
                found[owner.id] = _records(document, owner, clause, [row.bodies], found.get(owner.id, ()))
            elif task and task.whole and owner.id in plain and any(body.role != "responsible" for body in row.bodies):
                found[owner.id] = _with_roles(found[owner.id], _records(document, owner, clause, [row.bodies]))
            if task and task.whole and row.due and not (owner.id in own and dates.get(owner.id)):
                dates.setdefault(owner.id, []).append(Due(0, len(owner.view.folded), row.due))


def _with_roles(printed: Sequence[Responsibility], told: Sequence[Responsibility]) -> list[Responsibility]:
    """The bodies a task prints, each in the role that its row of a table tells, and those that only the row names.

    A row that names none of them is about something else.
    """
    roles = {(record.unit_id, record.level): record.role for record in told}
    known = {(record.unit_id, record.level) for record in printed}
    if known.isdisjoint(roles):
        return list(printed)
    merged = [record._replace(role=roles.get((record.unit_id, record.level), record.role)) for record in printed]
    for record in told:
        if (record.unit_id, record.level) not in known:
            merged.append(record._replace(id=f"{record.clause_id}_u{len(merged) + 1}", position=len(merged)))
    return merged


def _records(
    document: Document,
    owner: Clause,
    source: Clause,
    groups: Iterable[Sequence[Assigned]],
    before: Sequence[Responsibility] = (),
) -> list[Responsibility]:
    """One record of `owner` for each body that brackets, lines or cells in the view of `source` name, as printed.

    A body named more than once has one record, where it is named in its strongest role; those `before` count too.
    """
    records = {record.raw: record for record in before}
    printed, level_of_plan, place = source.view.printed, document.level, (document.jurisdiction or "")[-3:]
    for group in groups:
        carried: UnitLevel | None = None
        for start, end, role in group:
            raw = printed[start:end].replace("\n", "")
            known = records.get(raw)
            if known and _STRENGTH.index(role) >= _STRENGTH.index(known.role):
                continue
            body, known_level, key = _read(raw, level_of_plan, place)
            level = known_level or carried or _default(document)
            carried = level if body.sign or level in ("national", "province") else carried
            position = known.position if known else len(records)
            first, last = source.view.span(start, end)
            records[raw] = Responsibility(
                f"{owner.id}_u{position + 1}",
                owner.document_id,
                owner.id,
                key,
                body.function,
                raw,
                role,
                level,
                position,
                first,
                last,
            )
    return list(records.values())


@lru_cache(maxsize=4096)
def _read(raw: str, level: Level | None, jurisdiction: str) -> tuple[Body, UnitLevel | None, str]:
    """Body, tier as far as its name tells, and id; the same names return in every clause."""
    body = read_short(raw)
    return body, level_of(body, level, jurisdiction), unit_id(body.function)


def level_of(body: Body, level: Level | None, jurisdiction: str) -> UnitLevel | None:
    """Tier of a body in a plan of `level` and `jurisdiction`; None when its name is silent (住建局 in 市林业局、住建局).

    市 means the province where the plan is a municipality's, the county where it is a county-level city's; 区 the
    province in an autonomous region's plan.
    """
    if body.sign is None:
        if body.level is None and _INTERNAL.search(body.function):
            return "internal"
        place = None if organ_of(body.function) else _PLACE_TIER.search(body.function)
        return _level(levels.tier(place["tier"]) if place else body.level)
    sign = body.sign.rstrip("级直")
    if sign == "市" and jurisdiction.endswith("市") and level in ("province", "county"):
        return level
    if sign == "区" and jurisdiction.endswith("自治区") and level == "province":
        return "province"
    return _level(levels.tier(sign))


def _level(name: str | None) -> UnitLevel | None:
    return cast("UnitLevel | None", name)


def _default(document: Document) -> UnitLevel:
    """Tier of a body whose name and neighbours are silent: the plan's own."""
    if document.level and document.level != "department":
        return document.level
    return _level(levels.tier((document.jurisdiction or " ")[-1])) or "any"


def _doubts(document: Document, records: Iterable[Responsibility]) -> Iterable[Issue]:
    """An issue for each name that is no body as far as lexicon and language tell."""
    for record in records:
        if not read_short(record.raw).likely:
            yield Issue(
                document.id,
                document.text.count("\n", 0, record.char_start) + 1,
                f"“{record.raw}” is named as responsible but is no known body",
                "Correct the text, or add the body to extractor/lexicon/organs.yml",
            )
