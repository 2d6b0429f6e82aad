"""Rows of two indicators, the second in brackets wherever the first stands: 绿道长度(骨干绿道长度) · 2000(1000)公里."""

import re

from extractor.extract.tables.rows import Row, is_unit

_NAMES = re.compile(r"(?P<first>[^()]+)\((?!不?含)(?P<second>[^()]{2,})\)")
# What stands behind the bracket tells that no year of the level is in it: 16.0(2019).
_LEVELS = re.compile(r"(?P<sign>[^\d()]*)(?P<first>\d[\d.]*)\((?P<second>\d[\d.]*)\)(?P<unit>[^\d()]+)")


def is_pair(cell: str) -> bool:
    """Whether a cell holds two levels.

    >>> is_pair("2000(1000)公里"), is_pair("16.0(2019)"), is_pair("80(含)%")
    (True, False, False)
    """
    return "(" in cell and _LEVELS.fullmatch(cell) is not None


def single(row: Row) -> list[Row]:
    """A row as rows of one indicator each; one without a second name, or with a cell of one level, stays as it is.

    >>> [(one.name, one.cells) for one in single(Row("", "步道(林荫步道)", "", ["40(15)公里", "提升"], 0, 9))]
    [('步道', ['40公里', '提升']), ('林荫步道', ['15公里', '提升'])]
    """
    names = _NAMES.fullmatch(row.name) if any(map(is_pair, row.cells)) else None
    level = [is_pair(cell) for cell in row.cells if any(map(str.isdigit, cell))]
    if names is None or is_unit(names["second"]) or not all(level):
        return [row]
    return [
        row._replace(
            name=names[which], cells=[_LEVELS.sub(rf"\g<sign>\g<{which}>\g<unit>", cell) for cell in row.cells]
        )
        for which in ("first", "second")
    ]
