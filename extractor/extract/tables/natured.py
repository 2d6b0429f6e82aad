"""Rows of a numbered table printed one cell a line where the kind of target (约束性, 预期性) stands between unit and value.

The word parts what names the row from what it is to reach, though the latter be a sentence. A row whose unit or value is
none gives nothing and takes nothing from its neighbours.
"""

import re
from collections.abc import Sequence

from extractor.extract.numbers.quantities import find_quantities
from extractor.extract.tables.rows import (
    NUMBER_HEADS,
    Line,
    Row,
    is_unit,
    is_value,
    name_column,
    plain_unit,
    unit_column,
    value_column,
)
from extractor.extract.tables.stacks import cut_rows, head_cells, without_heads

_HEAD = re.compile(r"(?:指标)?(?:属性|性质|类型)")
_NATURE = re.compile(r"约束性|预期性")
_WORD = re.compile(r"[一-鿿]{2}")


def natured_rows(lines: Sequence[Line]) -> tuple[list[str], list[Row]]:
    """The head of the value column and the rows that are certain; both empty where the head is not number, name, unit, kind, value.

    >>> text = "序号 指标 单位 属性 2030年 1 书屋 改造 定性 预期性 至2030年全部改造 2 藏书 万册 预期性 完成目标(其中2026年3万册)".split()
    >>> heads, rows = natured_rows([Line(t, k, k + 1) for k, t in enumerate(text)])
    >>> heads, [(row.name, row.unit, row.cells) for row in rows]
    (['2030年'], [('藏书', '万册', ['完成目标(其中2026年3万册)'])])
    """
    cells = [Line("".join(line.text.split()), line.start, line.end) for line in lines]
    heads, start = head_cells(cells)
    if len(heads) != 5 or heads[0] not in NUMBER_HEADS or not name_column(heads[1]) or not unit_column(heads[2]):
        return [], []
    if not _HEAD.fullmatch(heads[3]) or not value_column(heads[4]):
        return [], []
    rest = without_heads(cells[start:], heads)
    rows = [row for own in cut_rows(rest, numbered=True) if (row := _row(own))]
    return (heads[4:], rows) if rows else ([], [])


def _row(cells: Sequence[Line]) -> Row | None:
    """The row of a number; None where its unit is none or its value no level."""
    texts = [cell.text for cell in cells]
    natures = [k for k, text in enumerate(texts) if _NATURE.fullmatch(text)]
    if len(natures) != 1 or natures[0] < 3:
        return None
    name, unit, value = "".join(texts[1 : natures[0] - 1]), texts[natures[0] - 1], "".join(texts[natures[0] + 1 :])
    if not is_unit(unit) or not _WORD.search(name) or not (is_value(value) or _says(value, plain_unit(unit))):
        return None
    return Row("", name, unit, [value], cells[0].start, cells[-1].end)


def _says(sentence: str, unit: str) -> bool:
    """Whether a sentence says one level, in the unit of its row."""
    return [quantity.unit for quantity in find_quantities(sentence)] == [unit]
