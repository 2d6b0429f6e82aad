"""Drafts of prose and tables become indicator records with ids, scopes and duties."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from extractor.extract.deadlines import Timeline
from extractor.extract.duties.goalcells import DATE_CELL, goals_of, iso_of
from extractor.extract.duty import duty_of, is_standard, sharing_level
from extractor.extract.numbers.quantities import has_number
from extractor.extract.prose.drafts import Draft
from extractor.extract.prose.masking import mask, printed
from extractor.extract.prose.targets import Passage, find_targets, targets_of
from extractor.extract.prose.universals import has_quantifier
from extractor.extract.tables.targets import TableDraft, table_targets
from extractor.extract.tables.written import Written, states_goals, written_cells
from extractor.extract.units import Due
from extractor.lexicon.relative import Frame, frame_of, may_be_relative, relative_dates
from extractor.models import Clause, Document, Indicator, Level, Origin

_DUTIES = re.compile(
    r"主要内容|目标要求|工作目标|任务目标|目标任务|年度目标|主要目标|工作措施|整治措施|重点任务|工作任务|主要任务"
)
_LINE = re.compile("[^\n]+")
_BOX = "专栏"  # a box of projects is set apart like a table and holds prose, unless it holds rows
# A class told by a number, and what each of it owes: 供餐人数1000人以下的学校食堂应当配备
_EACH_OWES = re.compile(
    r"\d[^,;。\d]*的[^;。\d]*(?:至少|不少于|配备|配置|配齐|设立|设置|设有|建立|建有|开设|聘用|安排|明确|应|须)[^;。\d]*$"
)
_OWN_BODIES = re.compile(
    r"[国省市县区](?:家?级|直)(?:机关|部门|单位|机构|医院|学校|高校|企业)"
)  # 编制50人以上的市级机关
_PROJECTS = re.compile("(?:项目|工程)(?:清单|一览|安排|计划)?(?:表)?$")
_BARE = 4  # characters of a name that says of whom only by what stands before it
_SILENT = frozenset(("front", "annex"))


def find_indicators(
    document: Document,
    clauses: Sequence[Clause],
    spans: Mapping[str, Sequence[tuple[int, int]]],
    deadlines: Mapping[str, Sequence[Due]],
    leads: bool,
) -> tuple[Indicator, ...]:
    """Quantified commitments and background figures of a plan, in order of appearance.

    Args:
        document: The plan; its level judges the duty, its dates tell past from future.
        clauses: All clauses in document order.
        spans: Unit brackets and lines by clause id, in view indexes.
        deadlines: Deadlines of labelled lines (整治时限：) by clause id.
        leads: Does a plan of a lower level answer to this one?
    """
    level = sharing_level(document, leads)
    plan_year = int(document.issued_on[:4]) if document.issued_on else document.period_start
    ids = map(f"{document.id}_i{{:02d}}".format, count(1))
    frame = frame_of(document)
    passages = _passages(clauses, spans, plan_year, frame)
    drafts = dict(zip(passages, targets_of([*passages.values()]), strict=True))
    found: list[Indicator] = []
    for clause in clauses:
        if clause.kind == "table" and not _is_box(clause):
            found += _table(document, clause, plan_year, level, ids)
        elif clause.id in drafts:
            dues = deadlines.get(clause.id, ())
            own = _of_body(clause, drafts[clause.id])
            stated = [
                _from_prose(next(ids), clause, draft, _due_at(dues, draft.start) if dues else None, level)
                for draft in own
            ]
            found += _of_each(clause.view.folded, own, stated)
    return tuple(found)


def _of_each(text: str, drafts: Sequence[Draft], stated: list[Indicator]) -> list[Indicator]:
    """Targets as stated, those right behind one of each place or institution being of each too.

    每个乡镇至少组建1支队伍,队员不少于30人; 建成1个工作站、配备2名干事; 配备医师不少于3名,其中至少1名….
    """
    shared = False  # is the target before one of each?
    for k, target in enumerate(stated):
        draft, before = drafts[k], drafts[k - 1]
        joint = text[before.end : draft.start] if k else ""
        goes_on = joint == "、" or draft.subject.startswith("其中") or len(target.name) <= _BARE
        shared = shared and joint in (",", "、") and goes_on and not draft.subject.startswith("全")
        if shared and target.duty == "upper":
            stated[k] = target._replace(duty="local")
        shared = shared or stated[k].name.startswith("每") or is_standard(draft.subject, draft.comparator, draft.value)
        shared = shared and stated[k].duty == "local"
    return stated


def _due_at(dues: Sequence[Due], index: int) -> str | None:
    """The deadline of the bracket behind; none where brackets of one place do not agree."""
    found = {due.iso for due in dues if due.start <= index < due.end}
    return found.pop() if len(found) == 1 else None


def _is_box(table: Clause) -> bool:
    return table.view.folded.startswith(_BOX)


def _table(
    document: Document, clause: Clause, plan_year: int | None, level: Level | None, ids: Iterator[str]
) -> list[Indicator]:
    """Targets of a table: its levels to reach or, in a list of duties, those its sentences state."""
    if goals := goals_of(document.text, clause):
        text, clause = goals.view.folded, clause._replace(view=goals.view)
        found = find_targets(mask(text, ()), Timeline(text, plan_year, near=True))
        return [_from_prose(next(ids), clause, d, goals.due_at(d.start), level, origin="table") for d in found]
    rows = table_targets(document.text, clause, plan_year)
    if rows:
        return [_from_table(next(ids), document, clause, row, level) for row in rows]
    text = clause.view.folded
    if "\t" in text or "|" in text:
        if not _DUTIES.search("".join(text.split("\n")[:3])):
            return []
        text = text.replace("\t", "\n").replace("|", "\n")
    elif "。" in text or states_goals(text):
        cells = written_cells(document.text, clause)
        clause = clause._replace(view=cells.view)
        stated = _of_cells(cells, plan_year)
        return [_from_prose(next(ids), clause, d, cells.due_at(d.start), level, origin="table") for d in stated]
    else:
        return []
    drafts = find_targets(mask(text, ()), Timeline(text, plan_year, near=True))
    folded = clause.view.folded
    return [_from_prose(next(ids), clause, d, _date_of_row(folded, d.start), level, origin="table") for d in drafts]


def _of_cells(cells: Written, plan_year: int | None) -> Iterator[Draft]:
    """What the cells of a table state, each by itself; the dates in one that may run on count for their own comma only."""
    found = [(m.start(), m[0]) for m in _LINE.finditer(cells.view.folded) if has_number(m[0]) or has_quantifier(m[0])]
    passages = [Passage(mask(text, ()), Timeline(text, plan_year, near=not cells.apart)) for _, text in found]
    for (start, _), drafts in zip(found, targets_of(passages), strict=True):
        for draft in drafts:
            draft.start, draft.end = draft.start + start, draft.end + start
            yield draft


def _date_of_row(text: str, index: int) -> str | None:
    """The date a row gives in a cell of its own."""
    start = text.rfind("\n", 0, index) + 1
    end = text.find("\n", index)
    cells = text[start : end if end >= 0 else len(text)].replace("|", "\t").split("\t")
    dates = [m for cell in cells if (m := DATE_CELL.fullmatch(cell.strip()))] if len(cells) > 1 else []
    return iso_of(dates[0]) if dates else None


def _passages(
    clauses: Sequence[Clause], spans: Mapping[str, Sequence[tuple[int, int]]], plan_year: int | None, frame: Frame
) -> dict[str, Passage]:
    """The clauses in prose that may state something, by id; each hands the one deadline it states to its children."""
    handed: dict[str, str | None] = {}
    found: dict[str, Passage] = {}
    # 附件 重点项目清单: its items promise as those of the plan do.
    projects = {clause.id for clause in clauses if clause.kind == "annex" and _PROJECTS.search(clause.heading)}
    for clause in clauses:
        if clause.kind in _SILENT and clause.parent_id not in projects:
            continue
        if clause.kind == "table" and not _is_box(clause):
            continue
        inherited = handed.get(clause.parent_id or "") if clause.kind != "safeguard" else None
        handed[clause.id] = inherited
        text = clause.view.folded
        if has_number(text, clause.head) or has_quantifier(text) or _has_relative_date(text, frame):
            text = _blank(text, spans.get(clause.id, ()))
            if text.startswith("\t", clause.body):  # a row: its cells are paragraphs
                text = text.replace("\t", "\n")
            timeline = Timeline(text, plan_year, inherited, frame=frame)
            years = {m.iso for m in timeline.marks if m.role == "deadline"}
            handed[clause.id] = timeline.last if len(years) <= 1 else None
            # A heading may hold a target (每个县建成一所…), but its label (1.) must not touch the number after it.
            text = "\n" * clause.head + mask(text, ())[clause.head :]
            all_facts = clause.kind == "context" and not _looks_ahead(years, plan_year)
            found[clause.id] = Passage(text, timeline, all_facts)
    return found


def _looks_ahead(years: Iterable[str], plan_year: int | None) -> bool:
    """Whether any of the deadlines lies in the plan's year or behind it."""
    return any(plan_year and int(year[:4]) >= plan_year for year in years)


def _has_relative_date(text: str, frame: Frame) -> bool:
    return may_be_relative(text) and any(relative_dates(text, frame, ()))


def _of_body(clause: Clause, drafts: list[Draft]) -> list[Draft]:
    """A heading 推动充电设施全覆盖 is no target of its own where its text says what is to be reached."""
    own = [d for d in drafts if d.end > clause.body or d.comparator != "all"]
    if len(own) < len(drafts) and any(draft.role == "target" and draft.start >= clause.body for draft in own):
        return own
    return drafts


def _blank(text: str, spans: Sequence[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + "\n" * (end - start) + text[end:]
    return text


def _from_prose(
    key: str, clause: Clause, draft: Draft, default: str | None, level: Level | None, origin: Origin = "prose"
) -> Indicator:
    char_start, char_end = clause.view.span(draft.start, draft.end)
    deadline = draft.deadline or (default if draft.role == "target" else None)
    duty = duty_of(level, draft.subject, draft.name, draft.unit, draft.comparator)
    if duty == "upper" and (_is_of_a_class(draft) or is_standard(draft.subject, draft.comparator, draft.value)):
        duty = "local"  # so many for each institution or place of a kind, wherever it stands
    if duty == "upper" and draft.value == 0:
        duty = "both"  # what is brought to nothing is so everywhere
    return Indicator(
        key,
        clause.document_id,
        clause.id,
        origin,
        "baseline_fact" if draft.role == "baseline_fact" else "target",
        draft.name,
        draft.scope,
        draft.condition,
        draft.comparator,
        draft.value,
        draft.value_high,
        draft.value_text,
        draft.unit,
        deadline,
        draft.baseline_year,
        draft.baseline_value,
        draft.baseline_text,
        None,  # category
        duty,
        clause.view.printed[draft.start : draft.end],
        char_start,
        char_end,
    )


def _is_of_a_class(draft: Draft) -> bool:
    """Is it what each of a class told by a number owes?"""
    if not draft.condition or _OWN_BODIES.search(draft.subject):
        return False
    owes = draft.subject + "至少" * (draft.comparator == ">=")
    return "人口" in draft.condition or _EACH_OWES.search(owes) is not None


def _from_table(key: str, document: Document, clause: Clause, row: TableDraft, level: Level | None) -> Indicator:
    return Indicator(
        id=key,
        document_id=document.id,
        clause_id=clause.id,
        origin="table",
        role="baseline_fact" if row.fact else "target",
        name=printed(row.name),
        scope=printed(row.scope) if row.scope else None,
        condition=None,
        comparator=row.comparator,
        value=row.value,
        value_high=row.value_high,
        value_text=row.value_text,
        unit=row.unit,
        deadline=row.deadline,
        baseline_year=row.baseline_year,
        baseline_value=row.baseline_value,
        baseline_text=row.baseline_text,
        category=row.category,
        duty="local" if row.place else duty_of(level, "", row.name, row.unit, row.comparator),
        quote=document.text[slice(*row.quote)].strip(),
        char_start=row.char_start,
        char_end=row.char_end,
    )
