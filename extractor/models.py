"""The records that pass between stages; the fields are those of the tables they become.

Offsets (`char_start`, `char_end`) are half-open and count Unicode code points in `Document.text`.
`None` means that the text is silent; it is never a guess. Records are named tuples because tens of
thousands are made in loops, where a validated model costs several times as much.
"""

from typing import Literal, NamedTuple

from extractor.text import View

Level = Literal["national", "province", "city", "county", "town", "department"]
Kind = Literal["front", "preamble", "context", "goal", "group", "task", "safeguard", "annex", "table"]
Origin = Literal["table", "prose"]
IndicatorRole = Literal["target", "baseline_fact"]
Comparator = Literal["=", ">=", ">", "<=", "<", "range", "all", "approx", "increase_by", "decrease_by", "multiply_by"]
CHANGES: frozenset[Comparator] = frozenset(("increase_by", "decrease_by", "multiply_by"))  # by how much, not to what
Duty = Literal["upper", "local", "both"]
UnitRole = Literal["lead", "responsible", "member"]
UnitLevel = Literal["national", "province", "city", "county", "town", "village", "internal", "any"]
Relation = Literal["match", "adapted", "omitted", "upper_only", "added"]
ComparisonRelation = Literal["implements", "companion", "peer"]
Subject = Literal["indicator", "task", "measure", "unit", "wording", "consistency"]
Severity = Literal["high", "medium", "low", "info"]


class Issue(NamedTuple):
    """A doubt of a stage about a text: collected, printed and stored, never raised."""

    document_id: str
    line: int | None  # 1-based line of `Document.text`; None when the doubt is about the whole text
    message: str  # what is doubtful, in English, quoting the text
    remedy: str  # what the person who added the plan can do


class Document(NamedTuple):
    """One plan as received, with what its front matter says of it."""

    id: str  # cq-2023-103
    title: str | None  # without the notice around it: 重庆市精神卫生体系建设三年行动计划（2023—2025年）
    doc_number: str | None  # 渝府办发〔2023〕103号
    issuer: str | None  # several issuers are joined with 、
    jurisdiction: str | None  # 重庆市
    jurisdiction_code: str | None  # GB/T 2260, six digits
    level: Level | None
    issued_on: str | None  # ISO date
    period_start: int | None  # year
    period_end: int | None  # year
    file: str  # path below the corpus folder
    sha256: str  # of the file's bytes
    format: str  # txt, md, …
    text: str  # as the reader delivered it; all offsets count in it
    note: str | None = None


class Clause(NamedTuple):
    """One structural unit of a plan: its own label, heading, body and unit line, without children."""

    id: str  # cq-2023-103_2-1-3
    document_id: str
    parent_id: str | None
    position: int  # document order, from 0
    depth: int  # 1 一、 · 2 （一） · 3 1． · 4 （1）
    label: str  # as printed, white space dropped: “（一）”; "" when unnumbered
    heading: str  # without label and final 。
    kind: Kind
    text: str  # own text as printed, hard wraps joined, paragraphs separated by \n
    char_start: int
    char_end: int
    view: View  # the own text; `view.printed` is `text`
    head: int  # index in `view` where the label ends
    body: int  # index in `view` where label and heading (with its 。) end and the body begins


class Measure(NamedTuple):
    """One sentence of a clause's body (。；or an item 一是…); unit lines and headings left out."""

    id: str  # <clause>_m1
    clause_id: str
    position: int
    text: str
    char_start: int
    char_end: int


class Indicator(NamedTuple):
    """One quantified commitment as printed, or a background figure (`role` baseline_fact)."""

    id: str  # <document>_i07, in order of appearance
    document_id: str
    clause_id: str
    origin: Origin
    role: IndicatorRole
    name: str  # noun phrase without number and unit: 规范管理率
    scope: str | None  # whom or where: 全市, 乡镇（街道）
    condition: str | None  # 辖区内常住人口大于50万人
    comparator: Comparator
    value: float | None  # in `unit`; percent stays 0–100; 1/80 is 0.0125; None only for "all"
    value_high: float | None  # upper end of a range
    value_text: str  # as printed, half-width: 1/80, 5—10, 三分之一; "" for "all"
    unit: str  # %, ‰, 个, ratio, 次/季度; "" where none is printed
    deadline: str | None  # ISO prefix: 2025, 2023-12
    baseline_year: int | None
    baseline_value: float | None  # in `unit`
    baseline_text: str | None  # as printed
    category: str | None  # category column of the table
    duty: Duty  # whose duty: upper only the issuing level · local each lower place · both
    quote: str  # verbatim, white space aside
    char_start: int
    char_end: int


class Responsibility(NamedTuple):
    """One body named as responsible for a clause."""

    id: str  # <clause>_u1
    document_id: str
    clause_id: str
    unit_id: str  # see `Unit`
    function: str  # the body without its level word: 卫生健康委
    raw: str  # as printed, nested brackets kept: 区中医院（区精神卫生中心）
    role: UnitRole  # lead only where 牵头 is written
    level: UnitLevel
    position: int  # order inside the clause, from 0
    char_start: int
    char_end: int


class Unit(NamedTuple):
    """A body across plans, known by its function."""

    id: str  # slug made from the function, stable: [a-z0-9-]+ or the function itself
    function: str
    aliases: tuple[str, ...]  # other functions seen or known for the same body: 卫健委


class Plan(NamedTuple):
    """Everything read from one document."""

    document: Document
    clauses: tuple[Clause, ...]
    measures: tuple[Measure, ...]
    indicators: tuple[Indicator, ...]
    responsibilities: tuple[Responsibility, ...]
    issues: tuple[Issue, ...]


class Comparison(NamedTuple):
    """A pair of plans to compare."""

    id: str  # <upper>--<lower>
    upper_id: str
    lower_id: str
    relation: ComparisonRelation
    lower_predates_upper: bool


class Alignment(NamedTuple):
    """One link between an upper and a lower clause, or a clause without counterpart."""

    id: str
    comparison_id: str
    upper_clause_id: str | None  # None: added by the lower plan
    lower_clause_id: str | None  # None: omitted by the lower plan
    relation: Relation
    similarity: float  # 0–1
    copy_ratio: float  # 0–1, share of the lower clause taken over from the upper one
    explanation: str  # Chinese, for the reader


class Finding(NamedTuple):
    """One verdict with its evidence."""

    id: str
    comparison_id: str | None  # None: the finding lies inside one document
    document_id: str  # the document the finding is about (the lower one in a comparison)
    subject: Subject
    verdict: str  # vocabulary by subject: see the data contract
    flags: tuple[str, ...]
    severity: Severity
    confidence: float  # 0–1
    upper_clause_id: str | None
    lower_clause_id: str | None
    upper_indicator_id: str | None
    lower_indicator_id: str | None
    upper_quote: str | None
    lower_quote: str | None
    explanation: str  # one Chinese sentence for a non-programmer
    rule: str  # name of the rule that fired


class Corpus(NamedTuple):
    """Every record of one build: what the database holds."""

    plans: tuple[Plan, ...]
    units: tuple[Unit, ...]
    comparisons: tuple[Comparison, ...]
    alignments: tuple[Alignment, ...]
    findings: tuple[Finding, ...]
    digest: str  # sha256 over the manifest and the files


# Fields that serve the stages alone and are no column, by table.
INTERNAL = {"clauses": frozenset({"view", "head", "body"}), "responsibilities": frozenset({"function"})}
