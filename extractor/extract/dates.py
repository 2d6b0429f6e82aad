"""Dates in a text: deadlines, baselines, and facts of the past. Positions are indexes into folded text."""

import re
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from extractor.lexicon.relative import PARTS, YEARS, Frame, may_be_relative, month_of, relative_dates

Role = Literal["deadline", "baseline", "fact"]
# Where a date can begin; the full pattern is tried nowhere else.
_DATE_START = re.compile(
    r"[0-9“二十](?:(?<=[0-9])(?=[0-9]{3}[年—–~至-])|(?<=“)十|(?<=二)[〇○零]|(?<=十)[二三四五六七]五)"
)
_DATE = re.compile(
    r"(?:(?P<first>\d{4})年?(?:[—–~至-]|——)(?P<last>\d{4})年"
    r"|(?P<year>\d{4})年(?:(?P<end>年?[底末])|(?P<month>\d{1,2})月(?P<from>[至到—~-](?:(?P<later>\d{4})年)?(?P<until>\d{1,2})月)?)?"
    r"|(?P<spelt>二[〇○零][一二三][〇○零一二三四五六七八九])年(?P<spelt_end>年?[底末])?"
    r"|“?十(?P<five>[二三四五六七])五”?(?:规划)?(?P<when>时期|期间|期末|末期|末|以来))"
)
_FIVE_YEAR_END = {"二": 2015, "三": 2020, "四": 2025, "五": 2030, "六": 2035, "七": 2040}
BOUND_AFTER = re.compile(r"(?:\d{1,2}日)?(?:年?[底末])?(?:之?前|以前|止)")
SIDE = re.compile(r"年?[底末]?前?(?:、|和|及|与|,)到?")  # between dates side by side
_BASE_BEFORE = re.compile(r"(?:较|(?<!占)比|自|从|由|以|相较于|与|同)(?:上年|去年)?$")
_BASE_ENDS = frozenset("较比自从由以于与同年")  # the last characters of what stands before
_BASE_AFTER = re.compile(
    r"(?:[底末]|年底|年末)?(?:的?基[础数]上|的(?:规模|水平)|以来|为基准|为基期|为基数|水平上|相比)"
)
_TIMES_AFTER = re.compile(r"年?的\d+(?:\.\d+)?倍")  # 达到2023年的1.5倍
_WAS_AFTER = re.compile(r"(?:年?[底末])?(?:为|是|仅为?)\d")  # 占比55%(2022年为47.3%)
_PART_OF_YEAR = re.compile(r"上半年|前三季度|[一三]季度|以来")
_TOLD_AFTER = frozenset("上前一三以年的底末基为水相")  # what the patterns behind a date open with
_PART = re.compile(PARTS)
_PART_OPENERS = frozenset("上下前第一二三四")
_PAST_BEFORE = ("截至", "截止", "截止到", "截至到")
_BOUND_BEFORE = ("到", "至", "力争", "在", "于", "争取", "确保")
_WITHIN = re.compile(
    "起,?(?:力?争?用|经过)?(?P<years>[一二两三四五2-5])年(?:左右)?(?:之?内|以内|时间)"
)  # 2025年起|3年内


@dataclass(slots=True)  # its fields are read for every value: see `segment.lines.Line`
class TimeMark:
    """One date, five-year plan or period as printed."""

    start: int
    end: int
    iso: str  # 2025 or 2023-12; the end of a period
    role: Role
    bound: bool  # said with 到, 前 or 底: it governs what follows; a bare 2022年 only its own item
    part: bool = False  # said of a part only: 其中2024年完成2座


def find_marks(text: str, plan_year: int | None, frame: Frame | None = None) -> list[TimeMark]:
    """Dates of `text` in order. A bare year before `plan_year` is a fact, one with 到 or 前 is not.

    With the `frame` of the plan, dates counted from it (今年底) are among them.

    >>> [(m.iso, m.role) for m in find_marks("截至2020年底,已建10个;到2025年,能耗较2020年下降13%", 2021)]
    [('2020-12', 'fact'), ('2025', 'deadline'), ('2020', 'baseline')]
    """
    marks: list[TimeMark] = []
    end = 0  # of the last one
    if "年" not in text and "五" not in text:
        return _with_relative(text, marks, frame)
    titled = "《" in text
    for start in _DATE_START.finditer(text):
        first = start.start()
        if first < end or not (match := _DATE.match(text, first)):
            continue
        iso, end = _iso(match), match.end()
        if titled and _in_title(text, first):
            continue  # 《甲市规划(2024—2035年)》 dates another text
        before, after = text[max(0, first - 5) : first], text[end : end + 8]
        bound = before.endswith(_BOUND_BEFORE) or BOUND_AFTER.match(after) is not None
        role = _role(match, iso, before, after, bound, plan_year)
        bound = bound or bool(match["end"] or match["five"])
        parted = after[:1] in _PART_OPENERS and role != "baseline" and match["year"] == match[0][:-1]
        part = _PART.match(text, end) if parted else None
        if part and frame and frame.issued and (int(iso), month := month_of(part[0])) >= frame.issued:
            iso, end, role, bound = f"{iso}-{month:02d}", part.end(), "deadline", True
        if text.startswith("起", end) and match["year"]:
            within = _WITHIN.match(text, end)
            if within is None:
                continue  # 2025年起: from then on
            iso, end, role, bound = str(int(iso[:4]) + YEARS[within["years"]] - 1), within.end(), "deadline", True
        side = bool(marks) and marks[-1].part and SIDE.fullmatch(text, marks[-1].end, first) is not None
        marks.append(TimeMark(first, end, iso, role, bound, side or before.endswith("其中")))
    return _with_relative(text, marks, frame)


def _in_title(text: str, at: int) -> bool:
    """Whether `at` lies between 《 and 》, and not behind a 《 that is never closed."""
    closed, opened = text.find("》", at), text.find("《", at)
    return text.rfind("《", 0, at) > text.rfind("》", 0, at) and closed >= 0 and not 0 <= opened < closed


def _with_relative(text: str, marks: list[TimeMark], frame: Frame | None) -> list[TimeMark]:
    """The `marks` of a text with the dates counted from the `frame`, if it holds any."""
    if not frame or not may_be_relative(text):
        return marks
    dates = list(relative_dates(text, frame, [(m.start, m.iso) for m in marks if m.role == "deadline"]))
    dated = [
        TimeMark(date.start, date.end, date.iso, "deadline", date.bound, text.endswith("其中", 0, date.start))
        for date in dates
        if not any(mark.start <= date.start < mark.end for mark in marks)
    ]
    return sorted([*marks, *dated], key=attrgetter("start")) if dated else marks


def _iso(match: re.Match[str]) -> str:
    if match["last"]:
        return match["last"]
    if match["spelt"]:
        year = "".join(str("〇一二三四五六七八九".index("〇" if c in "○零" else c)) for c in match["spelt"])
        return f"{year}-12" if match["spelt_end"] else year
    if match["five"]:
        return str(_FIVE_YEAR_END[match["five"]])
    month = match["until"] or match["month"]
    year = match["later"] or match["year"]
    return f"{year}-12" if match["end"] else f"{year}-{int(month):02d}" if month else year


def _role(match: re.Match[str], iso: str, before: str, after: str, bound: bool, plan_year: int | None) -> Role:
    """What a date is, by the words around it; `bound`: one of them says that something is to be done by then."""
    year = int(iso[:4])
    if before.endswith(_PAST_BEFORE) and (plan_year is None or year <= plan_year):
        return "fact"
    told = after[:1] in _TOLD_AFTER
    if match["when"] == "以来" or (told and _PART_OF_YEAR.match(after)):
        return "fact"
    ahead = plan_year is not None and year > plan_year  # 提高到2027年的75%、2030年的|95%
    multiple = (
        after.startswith("的") and after[1:2].isdigit() and not (ahead or before.endswith(("到", "至", "在", "于")))
    )
    if (
        multiple
        or (told and (_TIMES_AFTER.match(after) or _BASE_AFTER.match(after)))
        or (plan_year and year < plan_year - 3)
    ):  # 2000年底前建成的小区 is no deadline
        return "baseline"
    if before.endswith("(") and _WAS_AFTER.match(after) and not (plan_year and year >= plan_year):
        return "baseline"
    if before[-1:] in _BASE_ENDS and _BASE_BEFORE.search(before) and not BOUND_AFTER.match(after):
        return "baseline"
    return "fact" if plan_year and year < plan_year and not bound else "deadline"
