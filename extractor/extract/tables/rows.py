"""Words of table heads, and the rows both kinds of tables are brought to."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.extract.numbers.forms import kind_of

_YEAR = re.compile(r"(?:\d{4}[—–~-])?(20\d{2})\s*年?")
_PLAN = re.compile(r"十([二三四五六七])五”?(?:期)?(?:末|目标|规划)?")
_PLAN_END = {"二": 2015, "三": 2020, "四": 2025, "五": 2030, "六": 2035, "七": 2040}
_BASE = re.compile(r"现状|基期|基准|基数|实际|完成值|现值")
_GOAL = re.compile(r"目标|规划值|预期值")
_CATEGORY = re.compile(r"分类|类别|领域|一级指标|方面|维度|类型")
_NOTE = re.compile(r"说明|备注|解释|指引|内涵|定义|口径|计算方法")
NAME = re.compile(r"指标|名称|项目|内容")
_UNIT = re.compile(r"^(?:计量)?单位$")
_OTHER_UNIT = re.compile(r"(?<=[^()])\([^()\d]{1,2}\)$")
_NATURE = re.compile(r"约束性|预期性|属性|性质")
_SPARE = re.compile(r"[\[(]?(?:年均|累计)(?:增长)?(?:[/、或][\[(]?(?:年均|累计)(?:增长)?)*[\])]?")
_GROWTH = re.compile(r"年均|增速|增长|^[^\d]*累计|备注|说明|单位|部门|资金|投资|经费|预算")


_HEAD = re.compile(
    r"(?:序号|编号|(?:主要|核心)?(?:指标)?(?:名称)?|(?:计量)?单位|分类|类别|领域|维度|方面|(?:指标)?(?:属性|性质|类型)|备注|责任单位|牵头单位"
    r"|[“(]?(?:\d{4}|十[三四五六]五)”?[年末期]*[^\d\s]{0,5}|(?:现状|基期|目标|规划)值?)(?:\(\d{4}年?\))?"
)
NUMBER_HEADS = frozenset(("序号", "编号"))
_HEAD_OPENERS = frozenset("序编主核指名计单分类领维方属性备责牵“(0123456789十现基目规")
_VALUE = re.compile(
    r"(?:力争|达到?|约)*(?:[≥≤<>]=?|不低于|不少于|不超过|超过|低于|少于|高于)?[\[(]?\d[\d.,]*(?:[—–~-]\d[\d.]*)?(?:[/:]\d+(?:\.\d+)?)?(?:\(\d[\d.]*\)(?=[^\d\s]))?(?P<unit>[^\d\s()\[\]]{0,9}?)[\])]?(?:以上|以下|以内|左右)?"
    r"|[/—–-]+|全覆盖"
)
# What a cell says of where a level is to go: 显著提升, 逐步降低, 基本稳定.
_TENDENCY = re.compile(
    r"(?:显著|明显|大幅|持续|稳步|逐步|不断|进一步|有所|基本|全面|保持)*(?:提升|提高|上升|增长|增加|扩大|改善|好转|优化|下降|降低|减少|缩小|稳定|保持|完善)"
)

_REMARK = re.compile(r"[(]?(?:注|备注|说明)[:1]")


class Line(NamedTuple):
    """One line of a table."""

    text: str  # folded, white space kept
    start: int
    end: int


class Row(NamedTuple):
    """Texts of one row before they are read, folded."""

    category: str
    name: str
    unit: str
    cells: list[str]  # one for each value column
    start: int
    end: int
    quote: tuple[int, int] | None = None  # where its name stands, when its cells do not stand together


def head_year(head: str) -> int | None:
    """Year a head names; the end of a period or five-year plan.

    >>> head_year("2025年目标值"), head_year("“十四五”末"), head_year("(2023—2025年)"), head_year("目标值")
    (2025, 2025, 2025, None)
    """
    if found := _YEAR.search(head):
        return int(found[1])
    plan = _PLAN.search(head)
    return _PLAN_END[plan[1]] if plan else None


def base_column(head: str) -> bool:
    """Whether a head names a starting point: 基期值, 现状."""
    return bool(_BASE.search(head)) and not _GOAL.search(head)


def goal_column(head: str) -> bool:
    """Whether a head names a level to reach: 目标值."""
    return bool(_GOAL.search(head))


def value_column(head: str) -> bool:
    """Whether a column holds numbers to read.

    >>> [value_column(h) for h in ("2025年", "目标值", "基期", "年均增速", "指标属性", "责任单位")]
    [True, True, True, False, False, False]
    """
    if _NATURE.search(head) or (_GROWTH.search(head) and not _GOAL.search(head)):
        return False
    return bool(head_year(head) or _BASE.search(head) or _GOAL.search(head))


def spare_column(head: str) -> bool:
    """Whether a column states the level of those rows that have none of a year: 年均/累计.

    >>> [spare_column(h) for h in ("年均/累计", "累计", "年均增长/[累计]", "年均增速", "2030年", "备注")]
    [True, True, True, False, False, False]
    """
    return bool(_SPARE.fullmatch(head))


def note_column(head: str) -> bool:
    """Whether a column explains the indicators: 指标说明, 备注."""
    return bool(_NOTE.search(head))


def category_column(head: str) -> bool:
    """Whether a head names groups of indicators."""
    return bool(_CATEGORY.search(head))


def name_column(head: str) -> bool:
    """Whether a head names the indicators."""
    return bool(NAME.search(head)) and not (_CATEGORY.search(head) or _NATURE.search(head))


def unit_column(head: str) -> bool:
    """Whether a head names the units of measure."""
    return bool(_UNIT.match(head))


def plain_unit(text: str) -> str:
    """A unit without the other one that a bracket allows for: 套(间).

    >>> plain_unit("万套(间)"), plain_unit("张/千人"), plain_unit("(间)")
    ('万套', '张/千人', '(间)')
    """
    return _OTHER_UNIT.sub("", text) if text[-1:] == ")" else text


def is_unit(text: str) -> bool:
    """Whether a cell or bracket is a unit of measure: %, 万亩, 张/千人.

    >>> is_unit("万亩"), is_unit("月"), is_unit("心理科"), is_unit("万套(间)")
    (True, True, False, True)
    """
    text = plain_unit(text)
    return text == "月" or text.lstrip("万亿千百") in kind_of() or "/" in text


def is_head(text: str) -> bool:
    """Whether a cell is the head of a column and nothing else.

    >>> [is_head(text) for text in ("指标名称", "2025年目标值", "单位", "“十四五”末", "5家", "甲率(%)")]
    [True, True, True, True, False, False]
    """
    return text[:1] in _HEAD_OPENERS and bool(_HEAD.fullmatch(text)) and not is_value(text)


def is_value(text: str) -> bool:
    """Whether a cell says a level, with its unit or without, or that there is none.

    >>> [is_value(text) for text in ("≥85%", "5.6家", "1.2万亩", "3—5", "1/80", "—", "全覆盖", "力争20座", "低于5%", "30(15)公里")]
    [True, True, True, True, True, True, True, True, True, True]
    >>> [is_value(text) for text in ("2025年", "24小时预报", "甲率")]
    [False, False, False]
    """
    found = _VALUE.fullmatch(text)
    if found is None:
        return False
    unit = found["unit"]
    return not unit or (is_unit(unit) and unit != "月" and not (unit == "年" and head_year(text)))


def is_level(text: str) -> bool:
    """Whether a cell fills the place of a value: a level in figures, or a word of tendency.

    >>> [is_level(text) for text in ("≥85%", "显著提升", "降低", "基本稳定", "提升行动", "甲率")]
    [True, True, True, True, False, False]
    """
    return is_value(text) or _TENDENCY.fullmatch(text) is not None


def above_notes(lines: Sequence[Line]) -> list[Line]:
    """The lines up to the notes below a table; what stands above its first value may be called a note as well.

    >>> text = "说明:五年目标 指标 2030年 甲率 90% 注:甲率按新口径计算。 另附说明。".split()
    >>> [line.text for line in above_notes([Line(t, k, k + 1) for k, t in enumerate(text)])]
    ['说明:五年目标', '指标', '2030年', '甲率', '90%']
    """
    first = next((k for k, line in enumerate(lines) if is_level(line.text.strip())), len(lines))
    notes = (k for k, line in enumerate(lines) if k > first and _REMARK.match(line.text.strip()))
    return list(lines[: next(notes, len(lines))])
