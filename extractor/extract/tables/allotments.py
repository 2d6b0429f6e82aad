"""Tables that share out a task among places: a place a row and an indicator a column, or the other way round.

Read only when nearly every row (or column) is a place's or their total, and its cells are numbers.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.extract.prose.naming import without_opening
from extractor.extract.tables.places import PLACE, PLACES, TOTAL
from extractor.extract.tables.rows import Line, base_column, name_column, unit_column

_ANY_HEAD = re.compile(r"单位|名称|区域|地方|责任单位|任务单位|实施单位|")  # tells nothing: the cells below have to
_SHORT = re.compile(r"[一-鿿]{2,10}(?:\([^()]{1,12}\))?")
_SUBTOTAL = re.compile(r"小计|其中.*")
_NUMBER = re.compile(r"(?:[≥≤<>]=?|不低于|不少于|不超过)?\d[\d.]*(?:[—–~-]\d[\d.]*)?[%‰]?(?:以上|以下|以内|左右)?")
_EMPTY = re.compile(r"[/—–\-…]*")
# Columns that tell how things are, or nothing of the task.
_FACT = re.compile(r"序号?|编号|备注|说明|人口|户籍|常住|现有|已|原有|存量|排名|电话|联系|完成情况|属性|性质|责任|牵头")
_TASKS = re.compile("任务|目标|指标|计划|分解|分配|下达")
_YEARS = re.compile(r"^(?:到|至)?(?:20\d\d(?!年?[—–~至-])年?(?:[底末])?|“?十[四五六]五”?(?:时期|期间|末)?)")
_FEWEST = 2  # places
_MOST = 0.8  # of the rows, where the head does not say that they are places


class Share(NamedTuple):
    """What one place has to do of one indicator; `place` is None for the sum of all."""

    place: str | None
    head: str  # what names the indicator, printed, with the year of its column
    unit: str
    cell: str
    line: Line


def allotted(table: Sequence[tuple[Line, list[str]]], title: str = "") -> list[Share]:
    """What the lines of a table, each with its cells, share out; none where they certainly do not: they or the title say so.

    >>> text = "2025年任务表\\n区县\\t示范小区(个)\\t公厕(座)\\n甲县\\t46\\t22\\n乙区\\t38\\t/\\n合计\\t84\\t22"
    >>> [(s.place, s.head, s.cell) for s in allotted([(Line(t, 0, 1), t.split("\\t")) for t in text.split("\\n")])][:3]
    [('甲县', '示范小区(个)', '46'), ('甲县', '公厕(座)', '22'), ('乙区', '示范小区(个)', '38')]
    """
    if not any(map(_TASKS.search, (title, *(line.text for line, _ in table)))):
        return []
    at = next((k for k, (_, cells) in enumerate(table) if sum(map(bool, cells)) > 1), len(table))
    if at + _FEWEST >= len(table):
        return []
    heads, rows = table[at][1], [(line, cells) for line, cells in table[at + 1 :] if sum(map(bool, cells)) > 1]
    return list(_by_row(heads, rows)) or list(_by_column(heads, rows))


def named(head: str) -> str:
    """What a head calls the indicator, without the year of its column and the verbs it opens with.

    >>> named("2027年粮食总产量"), named("新建改建公厕")
    ('粮食总产量', '公厕')
    """
    return without_opening(_YEARS.sub("", head))


def _by_row(heads: Sequence[str], rows: Sequence[tuple[Line, list[str]]]) -> Iterator[Share]:
    """Each row a place."""
    first = next((k for k, head in enumerate(heads[:2]) if not _FACT.fullmatch(head)), 0)
    named_so = PLACES.fullmatch(heads[first]) is not None
    if not named_so and not _ANY_HEAD.fullmatch(heads[first]):
        return
    told = [(line, cells) for line, cells in rows if len(cells) > first and not _SUBTOTAL.fullmatch(cells[first])]
    places = [cells[first] for _, cells in told if not TOTAL.fullmatch(cells[first])]
    if not _are_places(places, named_so):
        return
    columns = [
        k for k, head in enumerate(heads) if k > first and head and not (_FACT.search(head) or base_column(head))
    ]
    columns = [k for k in columns if _are_numbers([cells[k] for _, cells in told if k < len(cells)])]
    for line, cells in told:
        place = None if TOTAL.fullmatch(cells[first]) else cells[first]
        for k in columns:
            if k < len(cells) and _NUMBER.fullmatch(cells[k]):
                yield Share(place, heads[k], "", cells[k], line)


def _by_column(heads: Sequence[str], rows: Sequence[tuple[Line, list[str]]]) -> Iterator[Share]:
    """Each column a place."""
    name = next((k for k, head in enumerate(heads) if name_column(head)), None)
    if name is None:
        return
    unit = next((k for k, head in enumerate(heads) if unit_column(head)), None)
    columns = [k for k, head in enumerate(heads) if k > name and (PLACE.fullmatch(head) or TOTAL.fullmatch(head))]
    if sum(not TOTAL.fullmatch(heads[k]) for k in columns) < _FEWEST:
        return
    for line, cells in rows:
        for k in columns:
            if k < len(cells) and cells[name] and _NUMBER.fullmatch(cells[k]):
                place = None if TOTAL.fullmatch(heads[k]) else heads[k]
                yield Share(place, cells[name], cells[unit] if unit is not None else "", cells[k], line)


def _are_places(names: Sequence[str], named_so: bool) -> bool:
    """Whether the cells of a column name places; `named_so`: its head says that they do, and names may be short."""
    found = sum(
        [PLACE.fullmatch(name) is not None or (named_so and _SHORT.fullmatch(name) is not None) for name in names]
    )
    return found >= _FEWEST and found >= (_MOST if named_so else 1.0) * len(names)


def _are_numbers(cells: Sequence[str]) -> bool:
    """Whether a column holds numbers, some cells of which may be empty."""
    numbers = sum([_NUMBER.fullmatch(cell) is not None for cell in cells])
    return numbers >= _FEWEST and all(_NUMBER.fullmatch(cell) or _EMPTY.fullmatch(cell) for cell in cells)
