"""Rows of a numbered table printed one cell a line whose values are partly words: 显著提升, 基本实现共享.

A cell of words fills the place of a value. A row is read only where its values can be told from its name and its note for
sure; of another one nothing is taken, and the rows around it stay what they are.
"""

import re
from collections.abc import Sequence

from extractor.extract.tables.rows import (
    NUMBER_HEADS,
    Line,
    Row,
    is_level,
    is_value,
    name_column,
    note_column,
    value_column,
)
from extractor.extract.tables.stacks import cut_rows, head_cells, without_heads

# What opens a value that goes on in words, and wraps: 基本实现|免费开放, 50%以上公园|全天开放.
_OPENS = re.compile(
    r"基本(?:实现|建成|形成|完成|达到)|初步|显著|明显|大幅|稳步|持续|逐步|(?:[≥≤]|不[低高]于)?\d[\d.]*%"
)
_NATURE = re.compile(r"约束性|预期性")
_WORD = re.compile(r"[一-鿿]{2}")


def worded_rows(lines: Sequence[Line]) -> tuple[list[str], list[Row]]:
    """Heads of the value columns and the rows that are certain; both empty where the head is not number, name, values, note.

    >>> text = "序号 指标 2025年 2035年 说明 1 甲率 提升 90% 指甲占比。 2 乙 长度 40公里 显著提升 3 丙率 提升".split()
    >>> heads, rows = worded_rows([Line(t, k, k + 1) for k, t in enumerate(text)])
    >>> heads, [(row.name, row.cells) for row in rows]
    (['2025年', '2035年'], [('甲率', ['提升', '90%']), ('乙长度', ['40公里', '显著提升'])])
    """
    cells = [Line("".join(line.text.split()), line.start, line.end) for line in lines]
    heads, start = head_cells(cells)
    values = [head for head in heads[2:] if value_column(head)]
    others = [head for head in heads[2 + len(values) :] if not _NATURE.fullmatch(head)]
    if heads[0] not in NUMBER_HEADS or not values or not name_column(heads[1]) or heads[2 : 2 + len(values)] != values:
        return [], []
    noted = len(others) == 1 and note_column(others[0])
    if others and not noted:
        return [], []
    if not (noted or any(is_level(cell.text) and not is_value(cell.text) for cell in cells)):
        return [], []
    rest = without_heads(cells[start:], [cell.text for cell in cells[start - len(heads) : start]])
    rows = [row for own in cut_rows(rest, numbered=True) if (row := _row(own, len(values), noted))]
    return (values, rows) if rows else ([], [])


def _row(cells: Sequence[Line], width: int, noted: bool) -> Row | None:
    """The row of a number; None where its values are not certain."""
    own = [cell for cell in cells[1:] if not _NATURE.fullmatch(cell.text)]
    texts = [cell.text for cell in own]
    stop = len(texts) - (noted and bool(texts) and texts[-1].endswith("。"))
    found = _level_cells(texts, width, noted) or _wrapped_cells(texts[:stop], width)
    if found is None:
        return None
    at, end, values = found
    name = "".join(texts[:at])
    return Row("", name, "", values, cells[0].start, own[end - 1].end) if _WORD.search(name) else None


def _level_cells(texts: Sequence[str], width: int, noted: bool) -> tuple[int, int, list[str]] | None:
    """Where the values begin and end, and they, where each is a cell of its own and what follows can only be a note."""
    levels = [k for k, text in enumerate(texts) if is_level(text)]
    if not levels or levels != list(range(levels[0], levels[0] + width)) or levels[0] == 0:
        return None
    end = levels[-1] + 1
    return (levels[0], end, list(texts[levels[0] : end])) if noted or end == len(texts) else None


def _wrapped_cells(texts: Sequence[str], width: int) -> tuple[int, int, list[str]] | None:
    """The same where the values wrap: each opens as only values do, and the lines to the next one go on with it."""
    opens = [k for k, text in enumerate(texts) if is_level(text) or _OPENS.match(text)]
    if len(opens) != width or opens[0] == 0:
        return None
    ends = [*opens[1:], len(texts)]
    if any(is_level(texts[a]) and b > a + 1 for a, b in zip(opens, ends, strict=True)):
        return None  # a level goes on with nothing
    return opens[0], len(texts), ["".join(texts[a:b]) for a, b in zip(opens, ends, strict=True)]
