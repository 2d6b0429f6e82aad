"""Dates that a plan counts from itself: 今年底, 9月底前, 三年内, 到规划期末.

今年 is the year of issue; a plan without that date has none. A month or 年底 without year belongs to the year its sentence
names, else to the year of issue, and to none where that is in doubt.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.models import Document

# What may stand before such a date: the beginning of a phrase, or a word that sets a bound.
_OPEN = r"(?:(?<![^,;:。(\n●•◆■▪○—–和])|(?<=[到至于在])|(?<=力争)|(?<=争取)|(?<=确保)|(?<=务必))"
_BY = r"(?:之?前|以前)"
PARTS = "[上下]半年|前三季度|第?[一二三四]季度"
_EVENTS = {"秋季学期开学": 8, "秋季开学": 8, "国庆节": 9, "国庆": 9, "元旦": 12}  # and the last month before each
# What every such date holds, no further than `_REACH` behind its first character: few texts have any.
_SIGN = re.compile(
    r"年(?:[内之以左的努时]|(?<![0-9]年)[底末]|(?<=[今本明后半]年)|(?<=第[一二三四五]年))"
    r"|月(?<=[0-9]月)(?<!年[0-9]月)(?<!年[0-9][0-9]月)[底末上中下0-9之以前]|期[末内]|季[度学开]|庆|旦"
)
_REACH = 4
# The lookaheads spare most places of a text the alternation.
_DATE = re.compile(
    r"(?=[今本明后年0-9上下前第一二三四五两规计方行实用经通秋国元])(?<![0-9])(?=.{0,4}[年月期季庆旦])"
    rf"(?:(?P<own>今年|本年度?(?![^,;。]{{0,2}}[0-9])|明年|后年)(?!以来|来|的|计划|工作|重点|任务|安排|度)"
    rf"(?:(?P<end>年?[底末])|(?P<month>\d{{1,2}})月(?:[底末]|\d{{1,2}}日)?|(?P<part>{PARTS})[底末]?|年?之?内)?{_BY}?"
    rf"|{_OPEN}(?:(?P<alone>\d{{1,2}})月(?:[底末]{_BY}?(?=,)|(?:[底末]|[上中下]旬|\d{{1,2}}日)?{_BY})|年(?:[底末]{_BY}|内(?=[一-鿿,(]))"
    rf"|(?P<lone>{PARTS})(?:[底末]?{_BY}|(?=,))|(?P<event>{'|'.join(_EVENTS)}){_BY})"
    rf"|(?:(?P<feast>国庆节?|元旦)|(?P<mid>\d{{1,2}})月[底末]|年[底末]){_BY}(?=[一-鿿]{{0,3}}(?:全部|完成|建成|到位|整改|实现|达到|提高|提升|上线|投用|开工|竣工|清零))"
    r"|(?<=[到至])(?:(?P<till>\d{1,2})月[底末]|年[底末])(?![一-鿿]{0,2}(?:考核|评估|总结))"
    r"|(?P<term>(?:规划|计划|方案|行动|实施)(?:期末|期内)(?=[,一-鿿]))"
    r"|第(?P<nth>[一二三四五])年(?![(以度学])"
    rf"|{_OPEN}(?:用|经过|通过)?(?P<years>[一二两三四五2-5])年(?:左右)?"
    r"(?:之?内|以内|时间|的?努力))"
)
YEARS = {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, **{str(n): n for n in range(2, 6)}}
_RECURRING = re.compile(
    "每|逐年|次年|年度(?!目标|任务)|历年|常年|当年(?=[^;]*\\Z)"
)  # 当年项目履约率…;9月底前 is no longer so
_CLAUSE_OF = re.compile("[^,;。]*的[,人企单机者]")  # 三年内受过处罚的，: what somebody did, and no date
_BULLETS = frozenset("●•◆■▪○·—–")
_NEAR = re.compile("(?:[近前后过第满每较与同自从]|(?<!占)比)$")
_DONE = re.compile("[^,;。]{0,8}?(?:已(?!知)|是|相比)")  # 今年已建成3座 tells of the past


class Frame(NamedTuple):
    """The years a plan counts from."""

    issued: tuple[int, int] | None = None  # year and month of issue
    first: int | None = None  # year in which it begins
    last: int | None = None  # and in which it ends


def frame_of(document: Document) -> Frame:
    """The years of a document, as far as it states them."""
    issued = document.issued_on
    day = (int(issued[:4]), int(issued[5:7])) if issued and len(issued) >= 7 else None
    return Frame(day, document.period_start, document.period_end)


def in_year(due: str | None, frame: Frame) -> str | None:
    """A deadline whose year a bracket of duties leaves out (--10), in the year of the plan; None where that is in doubt.

    >>> in_year("--10", Frame((2024, 3))), in_year("--02", Frame((2024, 3))), in_year("2025-06", Frame())
    ('2024-10', None, '2025-06')
    """
    if due is None or not due.startswith("--"):
        return due
    if frame.first and frame.first == frame.last:
        return f"{frame.first}-{due[2:]}"
    later = frame.issued is not None and int(due[2:]) >= frame.issued[1]
    return f"{frame.issued[0]}-{due[2:]}" if frame.issued and later else None


def may_be_relative(text: str) -> bool:
    """Whether `relative_dates` could find any in `text`: a cheap look."""
    return _SIGN.search(text) is not None


class RelativeDate(NamedTuple):
    """One such date as printed."""

    start: int
    end: int
    iso: str
    bound: bool


def relative_dates(text: str, frame: Frame, years: Sequence[tuple[int, str]]) -> Iterator[RelativeDate]:
    """The dates of `text` that `frame` gives a year; `years` are the dates printed with one, by place, in order.

    >>> frame = Frame((2024, 3), 2024, 2026)
    >>> [d.iso for d in relative_dates("今年9月底前建档,三年内完成;到明年底,覆盖率80%", frame, ())]
    ['2024-09', '2026', '2025-12']
    >>> list(relative_dates("每年9月底前上报,近三年内,三年内受过处罚的,纳入年底考核", frame, ()))
    []
    """
    sign = _SIGN.search(text)
    if not sign:
        return
    for match in _DATE.finditer(text, max(0, sign.start() - _REACH)):
        iso = _iso(match, frame, _stated(text, match.start(), years))
        past = _NEAR.search(text, max(0, match.start() - 1), match.start()) or _DONE.match(text, match.end())
        if iso and not past and not _of_clause(text, match):
            yield RelativeDate(match.start(), match.end(), iso, True)


def _iso(match: re.Match[str], frame: Frame, stated: str | None) -> str | None:
    if match["years"]:
        whole = frame.first and frame.last and frame.last - frame.first + 1 == YEARS[match["years"]]
        return str(frame.last) if whole else None
    if match["term"]:
        return str(frame.last) if frame.last else None
    if match["nth"]:
        year = (frame.first or 0) + "一二三四五".index(match["nth"])
        return str(year) if frame.first and frame.last and year <= frame.last else None
    if match["own"]:
        return _own(match, frame)
    if stated == "":
        return None
    month = int(match["alone"] or match["till"] or match["mid"] or _EVENTS.get(match["event"] or match["feast"], 12))
    month = month_of(match["lone"]) if match["lone"] else month
    if stated:
        year = int(stated)
    elif frame.issued and month >= frame.issued[1]:
        year = frame.issued[0]
    else:
        return None
    return f"{year}-{month:02d}" if "内" not in match[0] else str(year)


def month_of(part: str) -> int:
    """The last month of a part of a year.

    >>> month_of("上半年"), month_of("前三季度"), month_of("第二季度")
    (6, 9, 6)
    """
    return {"上": 6, "下": 12}.get(part[0]) or 3 * ("一二三四".index(part[-3]) + 1)


def _own(match: re.Match[str], frame: Frame) -> str | None:
    """今年, 明年 and 后年."""
    if not frame.issued:
        return None
    year = frame.issued[0] + {"明": 1, "后": 2}.get(match["own"][0], 0)
    month = 12 if match["end"] else month_of(match["part"]) if match["part"] else int(match["month"] or 0)
    return f"{year}-{month:02d}" if month else str(year)


def _stated(text: str, at: int, years: Sequence[tuple[int, str]]) -> str | None:
    """The year that a month at `at` belongs to by what stands before it; "" where that is in doubt, None without any."""
    start = max(text.rfind("。", 0, at), text.rfind("\n", 0, at)) + 1
    if _RECURRING.search(text, start, at):
        return ""
    here = {iso[:4] for place, iso in years if start <= place < at}
    if here:
        return next(iter(here)) if len(here) == 1 else ""
    item = text.rfind("\n", 0, at) + 1
    first = item if text[item : item + 1] in _BULLETS else 0  # an item of a list has nothing to do with those before it
    before = {iso[:4] for place, iso in years if first <= place < start}
    return "" if before else None


def _of_clause(text: str, match: re.Match[str]) -> bool:
    return bool(match["years"]) and _CLAUSE_OF.match(text, match.end()) is not None
