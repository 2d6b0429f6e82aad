"""Tables of places printed one cell a line: put together to the rows that `allotments` reads.

Read only when the count fits exactly: rows that open with a place (and their running number where the head has one), each of as
many cells, under as many heads. A cell of words that several rows share stands in the first of them only. Where a head has others
below it, dates tell: it stands before them; or those of years at the end are certain, and a column that sums them up.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractor.extract.tables.rows import NUMBER_HEADS, Line, head_year, is_value

PLACES = re.compile(
    r"(?:各)?(?:地区|地市|市州|州市|市县|县市|区县|县区|县市区|市\(州\)|县\([^()]{1,4}\)|盟市|旗县区?|设区市|行政区划?|乡镇|镇街|街镇|街道|乡镇\(街道\)|镇\(街道\)|镇街道)(?:名称)?"
)
PLACE = re.compile(r"[一-鿿]{1,12}(?:[市县区州盟旗镇乡]|街道|办事处|农场|林场|管委会|村|社区)(?:\([^()]{1,12}\))?")
TOTAL = re.compile(r"(?:合|总|共)计|总数|全[国省市县区镇州盟旗乡](?:合计|总计)?|全自治[区州县旗]")
_YEAR = re.compile(r"(?:到|至)?20\d\d年")
_YEARLY = re.compile(r"(?:[分各]年度?|逐年|年度)")
_PERIOD = re.compile(r"20\d\d年?[—–~至-]{1,2}20\d\d年?")
_MONTH = re.compile(r"\d月")  # steps towards what the year asks
_DATE = re.compile(r"(?:\d{1,2}[—–~-])?\d{1,2}月|(?:到|至)?20\d\d年(?!度?任务)")
_HEADS = 16
_FEWEST = 2  # rows
_ROUNDED = 0.02  # lost of each yearly value
_EVEN = 0.001  # of a sum that is printed in round numbers
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def rows_of_places(cells: Sequence[Line]) -> list[tuple[Line, list[str]]]:
    """The head and the rows, each with its cells; none where it is not certain which cells make a row.

    >>> text = "序号 乡镇 公厕(座) 书屋(个) 1 甲镇 4 5 2 乙乡 3 / 合计 7 5".split()
    >>> [row for _, row in rows_of_places([Line(t, k, k + 1) for k, t in enumerate(text)])]
    [['序号', '乡镇', '公厕(座)', '书屋(个)'], ['1', '甲镇', '4', '5'], ['2', '乙乡', '3', '/'], ['', '合计', '7', '5']]
    """
    first = next((k for k, cell in enumerate(cells) if PLACES.fullmatch(cell.text)), len(cells))
    numbered = first > 0 and cells[first - 1].text in NUMBER_HEADS
    at = next((k for k in range(first + 1, len(cells)) if _opens(cells, k, 1, numbered)), len(cells))
    heads = cells[first - numbered : at]
    rows = _even(list(_rows(cells[at:], numbered)))
    if len(heads) > _HEADS or len(rows) < _FEWEST:
        return []
    width = len(rows[0][1])
    texts = [cell.text for cell in heads]
    if len(texts) == width + 1:
        texts = _without_span(texts)
    if len(texts) != width:
        texts = _of_years(texts, [row for _, row in rows])
    texts = ["" if _MONTH.search(text) else text for text in texts]
    return [(Line("".join(texts), heads[0].start, heads[-1].end), texts), *rows] if texts else []


def _opens(cells: Sequence[Line], k: int, number: int, numbered: bool) -> bool:
    """Whether a row opens with cell `k`: its number and a place, or a place, or the sum of all; a value follows."""
    if k + 1 < len(cells) and TOTAL.fullmatch(cells[k].text):
        return is_value(cells[k + 1].text)
    at = k + numbered
    if at + 1 >= len(cells) or (numbered and cells[k].text != str(number)):
        return False
    return (numbered or PLACE.fullmatch(cells[at].text) is not None) and not is_value(cells[at].text)


def _rows(cells: Sequence[Line], numbered: bool) -> Iterator[tuple[Line, list[str]]]:
    """The rows; the sum has no number, and what stands below the last value is none of its row."""
    starts, number = [0], 1
    for k in range(1, len(cells)):
        if _opens(cells, k, number + 1, numbered):
            starts.append(k)
            number += 1
    for start, stop in pairwise([*starts, len(cells)]):
        own = cells[start:stop]
        while own and not is_value(own[-1].text):
            own = own[:-1]
        if own:
            texts = [cell.text for cell in own]
            lead = [""] if numbered and TOTAL.fullmatch(texts[0]) else []
            yield Line("".join(texts), own[0].start, own[-1].end), lead + texts


def _even(rows: Sequence[tuple[Line, list[str]]]) -> list[tuple[Line, list[str]]]:
    """The rows, all of a width; none where they are not, but for a cell of words that the rows below share."""
    width = max((len(row) for _, row in rows), default=0)
    wide = [row for _, row in rows if len(row) == width]
    shared = {k for row in wide for k, cell in enumerate(row) if k > 1 and not is_value(cell)}
    if len(wide) == len(rows):
        return list(rows)
    if len(shared) != 1 or any(len(row) < width - 1 for _, row in rows):
        return []
    at = shared.pop()
    return [(line, row if len(row) == width else [*row[:at], "", *row[at:]]) for line, row in rows]


def _without_span(heads: Sequence[str]) -> list[str]:
    """The heads without the one that has others of dates below it; all of them where there is none.

    >>> _without_span(["乡镇", "总数", "各月任务", "3月底前", "6月底前", "9月底前"])
    ['乡镇', '总数', '3月底前', '6月底前', '9月底前']
    """
    dated = [_DATE.match(head) is not None for head in heads]
    first = next((k for k in range(2, len(heads) - 1) if dated[k] and dated[k + 1]), 0)
    return [*heads[: first - 1], *heads[first:]] if first else list(heads)


def _of_years(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Heads for as many columns as the rows have, "" where none is certain: the last ones are years under a head of theirs."""
    last = len(heads)
    while last and _YEAR.match(heads[last - 1]) and not _PERIOD.match(heads[last - 1]):
        last -= 1
    years = [head_year(head) for head in heads[last:]]
    over = next((head for head in heads[:last] if _YEARLY.match(head)), "")
    if len(years) < _FEWEST or years != sorted(set(years), key=lambda year: year or 0) or not over:
        return []
    name = _YEARLY.sub("", over, count=1)
    blank = len(rows[0]) - len(years)
    lead = list(heads[: blank and 2]) if heads[0] in NUMBER_HEADS else list(heads[:1])
    if blank < len(lead):
        return []
    columns = [*lead, *[""] * (blank - len(lead)), *[f"{year}年{name}" for year in years]]
    sums = [k for k in range(len(lead), blank) if all(_is_sum(row[k], row[blank:]) for row in rows)]
    period = [head for head in heads[:last] if _PERIOD.match(head)]
    if len(sums) == len(period) == 1:
        columns[sums[0]] = period[0]
    return columns


def _is_sum(cell: str, parts: Sequence[str]) -> bool:
    """Whether a cell is the sum of others, but for what rounding takes away."""
    if not all(_NUMBER.fullmatch(part) for part in (cell, *parts)):
        return False
    return abs(float(cell) - sum(map(float, parts))) <= _ROUNDED * len(parts) + _EVEN * float(cell)
