"""Text in the cells of a spreadsheet: it stays text."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

# A spreadsheet takes a cell that opens like this for a formula.
# What is drawn as nothing may stand in front: a program that drops it would find the formula.
_FORMULA = re.compile(
    r"^[\s\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]*[=+\-@＝＋－＠\t\r]"
)


def harmless(value: Any) -> Any:
    """A value no spreadsheet takes for a formula.

    >>> harmless("=1+1"), harmless("@SUM(A1)"), harmless("达到80%"), harmless(-1)
    ("'=1+1", "'@SUM(A1)", '达到80%', -1)
    """
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def as_csv(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """CSV with a byte order mark, without which Excel reads Chinese as noise; formulae are neutralised.

    >>> as_csv(["要求"], [["=1+1"], ["床位"]]).split()
    ['\ufeff要求', "'=1+1", '床位']
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(heads)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return "\ufeff" + out.getvalue()
