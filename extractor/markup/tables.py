"""Tables left as HTML in Markdown, as programs write them that turn PDF into it: read like tables parted by tabs."""

import re
from collections import defaultdict

from extractor.markup import FILL, ROW_END

_TABLE = re.compile(r"<table\b[^<>]*>(?:(?!<table\b).)*?</table\s*>", re.DOTALL | re.IGNORECASE)  # the inner of two
_CELL = re.compile(r"<t[dh]\b[^<>]*>(?:(?!<t[dh]\b).)*", re.DOTALL | re.IGNORECASE)
_PARAGRAPH = re.compile(r"<(?:p|br|div)\b", re.IGNORECASE)
_LONGEST, _MOST = 1500, 6  # characters and paragraphs of a cell; one of more is the frame of a page
_TAG = re.compile(
    r"<(?P<name>/?(?:table|thead|tbody|tfoot|tr|td|th|br|p|b|strong|em|i|u|sup|sub|span|div|font|html|body|colgroup|col))\b(?P<about>[^<>]*)>|[\r\n]",
    re.IGNORECASE,
)
_SPAN = {name: re.compile(rf"{name}\s*=\s*[\"']?(\d+)", re.IGNORECASE) for name in ("rowspan", "colspan")}


def tabbed_tables(text: str) -> str:
    r"""Return `text` with `ROW_END` behind each row of its HTML tables and a tab between cells, as many characters as before.

    A cell that reaches over several rows or columns leaves empty ones, as it does in other tables.

    >>> rows = tabbed_tables('<table><tr><td rowspan="2">设施</td><td>冷库</td></tr><tr><td>车辆</td></tr></table>')
    >>> rows.replace("\u200b", "").replace(ROW_END, "\n").split()
    ['设施', '冷库', '车辆']
    >>> "\t\u200b\u200b\u200b车辆" in rows
    True
    """
    return _TABLE.sub(lambda table: table[0] if _frames(table[0]) else _rows(table[0]), text) if "<" in text else text


def _frames(table: str) -> bool:
    """Is a table there to lay out a page, a whole text being one cell?"""
    cells = _CELL.findall(table)
    return any(len(cell) > _LONGEST and len(_PARAGRAPH.findall(cell)) > _MOST for cell in cells)


def _rows(table: str) -> str:
    below: defaultdict[int, int] = defaultdict(int)  # column → rows that a cell above still reaches over
    column, wide = 0, 1  # of the next cell, and columns of the last one
    pieces: list[str] = []
    at = 0
    for tag in _TAG.finditer(table):
        name, about = (tag["name"] or "").lower(), tag["about"] or ""
        shown = ""
        if name == "/tr":
            reached = max((k for k, rows in below.items() if rows), default=-1) + 1
            shown = "\t" * (reached - column - wide) + ROW_END
            for k in range(column + wide, reached):
                below[k] -= below[k] > 0
        elif name in ("table", "/table"):
            shown = ROW_END
        elif name == "tr":
            column, wide = 0, 0
        elif name in ("td", "th"):
            column += wide
            shown = "\t" * wide
            while below[column]:
                below[column] -= 1
                column += 1
                shown += "\t"
            wide = _span("colspan", about)
            for k in range(column, column + wide):
                below[k] = _span("rowspan", about) - 1
        elif name in ("br", "/p"):
            shown = " "
        pieces += [table[at : tag.start()], shown[: len(tag[0])].ljust(len(tag[0]), FILL)]
        at = tag.end()
    return "".join((*pieces, table[at:]))


def _span(name: str, about: str) -> int:
    """Rows or columns that a cell reaches over, by what stands in its tag."""
    match = _SPAN[name].search(about)
    return max(1, min(int(match[1]), 20)) if match else 1
