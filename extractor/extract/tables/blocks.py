"""Rows of a table whose columns were printed one below the other, page by page, under the heads of all of them.

Read only when the count fits exactly: the running numbers of a page, as many names, and as many values for each head.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from extractor.extract.tables.rows import (
    Line,
    Row,
    category_column,
    is_unit,
    is_value,
    name_column,
    unit_column,
    value_column,
)

_COLUMN = re.compile(
    r"序号|领域|分类|类别|维度|方面|(?:主要|核心)?指标(?:名称|内容)?(?![属性])|(?:计量)?单位"
    r"|20\d\d年(?:[^\d\s年]{0,5}?(?=20|指标|属性|性质|$))?|“?十[三四五六]五”?末?|(?:现状|基期|目标|规划)值|(?:指标)?(?:属性|性质)"
)
_NATURE = re.compile("约束性|预期性")
_PIECE = re.compile(r"[一-鿿]{1,4}")  # of a category, whose column is narrow


class _Block(NamedTuple):
    """The lines of a page below its head."""

    heads: list[str]
    cells: list[Line]


def block_rows(lines: Sequence[Line]) -> tuple[list[str], list[Row]]:
    """Heads of the value columns and the rows; both empty unless the table is certainly printed so.

    >>> text = "序号 指标 2020年 2025年\\n1\\n2\\n甲率(%)\\n乙\\n数(个)\\n50\\n7\\n≥60\\n8".split("\\n")
    >>> heads, rows = block_rows([Line(t, k, k + 1) for k, t in enumerate(text)])
    >>> heads, [(row.name, row.cells) for row in rows]
    (['2020年', '2025年'], [('甲率(%)', ['50', '≥60']), ('乙数(个)', ['7', '8'])])
    """
    blocks = list(_blocks([Line("".join(line.text.split()), line.start, line.end) for line in lines]))
    if not blocks or any(block.heads != blocks[0].heads for block in blocks):
        return [], []
    rows: list[Row] = []
    for block in blocks:
        found = _rows(block, len(rows) + 1)
        if not found:
            return [], []
        rows += found
    return [head for head in blocks[0].heads if value_column(head)], rows


def _blocks(lines: Sequence[Line]) -> Iterator[_Block]:
    """What stands below each run of heads, on one line or one below the other, that hold names and values."""
    block: _Block | None = None
    for of_head, run in groupby(lines, lambda line: bool(_heads(line.text))):
        below = list(run)
        heads = [head for line in below for head in _heads(line.text)] if of_head else []
        if sum(map(name_column, heads)) > 1 and name_column(heads[0]):
            del heads[0]  # 主要指标 above the first head is the title
        if sum(map(name_column, heads)) == 1 and any(map(value_column, heads)):
            if block:
                yield block
            block = _Block(heads, [])
        elif block:
            block.cells.extend(below)
    if block:
        yield block


def _heads(text: str) -> list[str]:
    """The heads a line consists of; none where it holds anything else."""
    found = _COLUMN.findall(text) if _COLUMN.match(text) else []
    return found if "".join(found) == text else []


def _rows(block: _Block, number: int) -> list[Row]:
    """The rows of a page, the first of which has `number`; none where a cell is missing."""
    cells, heads = block.cells, block.heads
    width = sum(map(value_column, heads))
    numbered = heads[0] == "序号"
    ones = next((k for k, cell in enumerate(cells) if cell.text != str(number + k)), len(cells)) if numbered else 0
    rest = [cell for cell in cells[ones:] if not _NATURE.fullmatch(cell.text)]
    first = next((k for k, cell in enumerate(rest) if is_value(cell.text)), len(rest))
    words, values = rest[:first], rest[first:]
    count = ones if numbered else len(values) // width
    if count < 2 or len(values) != count * width or not all(is_value(v.text) for v in values):
        return []
    units = [""] * count
    if any(map(unit_column, heads)):
        units = [cell.text for cell in words[-count:]]
        words = words[:-count]
        if not all(map(is_unit, units)):
            return []
    if any(map(category_column, heads)):
        lead = next((k for k, cell in enumerate(words) if not _PIECE.fullmatch(cell.text)), len(words))
        words = words[min(lead, max(len(words) - count, 0)) :]  # 生猪出栏 is as short as a category
    return [
        Row(
            "",
            name.text,
            unit,
            [values[column * count + k].text for column in range(width)],
            name.start,
            values[(width - 1) * count + k].end,
            (name.start, name.end),
        )
        for k, (name, unit) in enumerate(zip(whole_names(words, count), units, strict=False))
    ]


def whole_names(words: Sequence[Line], count: int) -> list[Line]:
    """`count` names out of lines some of which are wrapped; none where it is not certain which.

    What a unit in a bracket ends is whole, what it opens goes on; of the others those go on that fill their line.
    """
    goes_on = {k for k in range(len(words) - 1) if words[k + 1].text.startswith("(")}
    missing = len(words) - count - len(goes_on)
    if missing:
        whole = [k for k, word in enumerate(words[:-1]) if not word.text.endswith(")") and k not in goes_on]
        if len(whole) > missing:
            full = max(len(word.text) for word in words)
            whole = [k for k in whole if len(words[k].text) >= full - 1]
        if len(whole) != missing:
            return []
        goes_on.update(whole)
    names: list[Line] = []
    for k, word in enumerate(words):
        if k - 1 in goes_on:
            names[-1] = Line(names[-1].text + word.text, names[-1].start, word.end)
        else:
            names.append(word)
    return names
