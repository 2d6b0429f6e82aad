"""Dates in a clause: which govern the numbers after them, which are baselines or facts of the past.

到2025年 governs the rest of its sentence and the parallel sentences after it, never those before. A sentence
that runs through several years hands none of them on. Positions are indexes into folded text.
"""

import re
from bisect import bisect_right
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
_BASE_BEFORE = re.compile(r"(?:较|(?<!占)比|自|从|由|以|相较于|与|同)(?:上年|去年)?$")
_BASE_ENDS = frozenset("较比自从由以于与同年")  # the last characters of what stands before
_BASE_AFTER = re.compile(r"(?:[底末]|年底|年末)?(?:的?基础上|的(?:规模|水平)|以来|为基准|为基期|为基数|水平上|相比)")
_TIMES_AFTER = re.compile(r"年?的\d+(?:\.\d+)?倍")  # 达到2023年的1.5倍
_WAS_AFTER = re.compile(r"(?:年?[底末])?(?:为|是|仅为?)\d")  # 占比55%(2022年为47.3%)
_PART_OF_YEAR = re.compile(r"上半年|前三季度|[一三]季度|以来")
_TOLD_AFTER = frozenset("上前一三以年的底末基为水相")  # what the patterns behind a date open with
_PART = re.compile(PARTS)
_PART_OPENERS = frozenset("上下前第一二三四")
_PAST_BEFORE = ("截至", "截止", "截止到", "截至到")
_BOUND_BEFORE = ("到", "至", "力争", "在", "于", "争取", "确保")
_BOUND_AFTER = re.compile(r"(?:\d{1,2}日)?(?:年?[底末])?(?:之?前|以前|止)")
# Each alternative opens with a character of its own and looks back from behind it: `re` then skips all others.
_PAST = re.compile(
    r"截至|截止|目前|当前|现有(?<!利用现有|整合现有|依托现有|盘活现有|统筹现有)(?!资金|资源|政策|渠道)|现状(?<![一-鿿]现状)(?!的)|近年来|近[一二两三四五]年来?|去年(?<![较比由从于与]去年)(?!同期)|上年(?<![较比由从于与]上年)(?!同期|度)|过去|人口普查|国土调查|据统计|研究表明|经过[^,;。]{1,6}努力|与\d{4}年(?:同期)?相比|位于|已(?<![对将]已)经?(?:建成|建立|达到?|实现|完成|形成|有|设立|覆盖|累计)(?![^,;。]{0,12}(?:的(?!基础)|通过|采[取用]|按照|应当|须))|业已"
)
_END = re.compile(r"[。;!?\n](?:(?<=\n)\n+)?")
_ENDS = frozenset("。;!?\n")
_SIGNS = "●•◆■▪○·①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ITEM = re.compile(
    f"[{_SIGNS}]|[—–]{{1,2}}|[一二三四五六七八九十]{{1,2}}(?:是|要)"
)  # what an item of a list opens with
_ITEM_OPENERS = frozenset(f"{_SIGNS}—–一二三四五六七八九十")
_ATTRIBUTE = re.compile("[一-鿿]{2,4}的[一-鿿]")
_WITHIN = re.compile(
    "起,?(?:力?争?用|经过)?(?P<years>[一二两三四五2-5])年(?:左右)?(?:之?内|以内|时间)"
)  # 2025年起|3年内
_SIDE = re.compile(r"年?[底末]?前?(?:、|和|及|与|,)到?")  # between dates side by side
_TURN = re.compile(r"基础上|力争|确保|争取|努力|下一步|今后|将要|到20")


@dataclass(slots=True)  # its fields are read for every value: see `segment.lines.Line`
class TimeMark:
    """One date, five-year plan or period as printed."""

    start: int
    end: int
    iso: str  # 2025 or 2023-12; the end of a period
    role: Role
    bound: bool  # said with 到, 前 or 底: it governs what follows; a bare 2022年 only its own item
    part: bool = False  # said of a part only: 其中2024年完成2座


@dataclass(slots=True)
class Timing:
    """What the dates of a clause say of one position."""

    deadline: str | None
    baseline_year: int | None
    fact: bool  # the position tells of the past
    carried: bool = False  # the deadline comes from an earlier sentence


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
    for start in _DATE_START.finditer(text):
        first = start.start()
        if first < end or not (match := _DATE.match(text, first)):
            continue
        iso, end = _iso(match), match.end()
        before, after = text[max(0, first - 5) : first], text[end : end + 8]
        bound = before.endswith(_BOUND_BEFORE) or _BOUND_AFTER.match(after) is not None
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
        side = bool(marks) and marks[-1].part and _SIDE.fullmatch(text, marks[-1].end, first) is not None
        marks.append(TimeMark(first, end, iso, role, bound, side or before.endswith("其中")))
    return _with_relative(text, marks, frame)


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
    if before[-1:] in _BASE_ENDS and _BASE_BEFORE.search(before) and not _BOUND_AFTER.match(after):
        return "baseline"
    return "fact" if plan_year and year < plan_year and not bound else "deadline"


class Timeline:
    """Answers for every position of a clause which deadline governs it.

    With `near`, for the cells of a table run together, only the dates of the same comma count.
    """

    def __init__(
        self,
        text: str,
        plan_year: int | None,
        inherited: str | None = None,
        near: bool = False,
        frame: Frame | None = None,
    ) -> None:
        self.marks = find_marks(text, plan_year, frame)
        self._near = near
        self._text = text
        self._cuts = [0, *[m.end() for m in _END.finditer(text)]]
        self._handed = [] if near else self._hand_on()
        self._inherited = None if near else inherited
        self.last: str | None = self._handed[-1][1] if self._handed else self._inherited

    def stages(self, index: int) -> tuple[str, ...]:
        """The dates side by side (到2025年和2030年) that govern `index`, if no other date stands between.

        Those said with 到 govern the sentences behind their own as well.
        """
        run: list[TimeMark] = []
        for mark in self.marks if len(self.marks) > 1 else ():
            if mark.start >= index:
                break
            if mark.role == "deadline":
                side = bool(run) and _SIDE.fullmatch(self._text, run[-1].end, mark.start)
                run = [*run, mark] if side else [mark]
        if len(run) < 2 or not (run[0].bound or self._leads_to(run, index)):
            return ()
        return tuple(mark.iso for mark in run)

    def _leads_to(self, run: list[TimeMark], index: int) -> bool:
        """Whether `index` stands in the sentence of these dates, or in one behind its semicolon that they open."""
        opened = self._text[run[-1].end : run[-1].end + 1] == ","
        end = "。" if opened and self._leads(run[0]) else ";"
        return end not in self._text[run[0].start : index] and "。" not in self._text[run[0].start : index]

    def ends_in(self, masked: str) -> list[int]:
        """Where the sentences of `masked` end: the text with stops hidden or its beginning blanked, and the end of it."""
        lead = len(masked) - len(masked.lstrip("\n"))
        ends = [end for end in self._cuts if end > lead and masked[end - 1] in _ENDS]
        return [lead, *ends, len(masked)] if lead else [*ends, len(masked)]

    def _hand_on(self) -> list[tuple[int, str | None]]:
        """Sentences with deadlines, and what each hands to those after it."""
        stated: dict[int, list[TimeMark]] = {}
        for mark in self.marks:
            if mark.role == "deadline" and not mark.part:
                stated.setdefault(bisect_right(self._cuts, mark.start) - 1, []).append(mark)
        handed: list[tuple[int, str | None]] = []
        for sentence, marks in stated.items():
            # 比例2025年达到60% dates its own level and nothing behind it.
            bound = {m.iso for m in marks if m.bound}
            every = bound if len(bound) == 1 else {m.iso for m in marks if m.bound or self._leads(m)}
            last = max(every, default="")[:4]
            staged = any(m.iso[:4] > last and self._leads(m) for m in marks)  # 2025年底前…,2026年、2027年分别…
            single = min(every) if len(every) == 1 and not staged else None
            if single or bound:  # bare years side by side (2024年、2026年分别) govern nothing but their own values
                handed.append((sentence, single))
        return handed

    def _leads(self, mark: TimeMark) -> bool:
        """Whether a date opens its phrase."""
        return mark.start == 0 or not self._text[mark.start - 1].isalnum()

    def _carried(self, sentence: int) -> str | None:
        """Deadline handed to a sentence by those before it."""
        for at, iso in reversed(self._handed):
            if at < sentence and self._same_item(at, sentence):
                return self._inherited if iso and self._within_year(iso) and self._stopped(sentence) else iso
        return self._inherited

    def _within_year(self, iso: str) -> bool:
        """Whether a deadline is a month but the last: that of one piece of work, and not of what the next sentence asks."""
        return "-" in iso and not iso.endswith("-12")

    def _stopped(self, sentence: int) -> bool:
        """Whether the sentence before `sentence` ends in 。 and not in a semicolon."""
        return self._text[self._cuts[sentence] - 1] == "。"

    def _same_item(self, at: int, sentence: int) -> bool:
        """Whether no further item of a list begins behind sentence `at`: what dates one has nothing to say of the next."""
        return not (self._opens_item(0, at + 1) and self._opens_item(at + 1, sentence + 1))

    def _opens_item(self, first: int, last: int) -> bool:
        """Whether an item of a list begins with any of the sentences `first:last`."""
        text = self._text
        cuts = [cut for cut in self._cuts[first:last] if text[cut : cut + 1] in _ITEM_OPENERS]
        return any(_ITEM.match(text, cut) for cut in cuts)

    def at(self, index: int) -> Timing:
        """Deadline, baseline year and tense at `index`."""
        sentence = bisect_right(self._cuts, index) - 1
        start = self._cuts[sentence]
        if self._near:
            start = max([self._text.rfind(c, 0, index) for c in ",;。\n"]) + 1
        deadline = baseline = None
        for mark in self.marks:
            if start <= mark.start < index and not (mark.part and self._is_over(mark, index)):
                if mark.role == "deadline":
                    deadline = mark.iso
                elif mark.role == "baseline":
                    baseline = int(mark.iso[:4])
        if self._is_past(sentence, index):
            return Timing(None, baseline, True)
        return Timing(deadline or self._carried(sentence), baseline, False, not deadline)

    def _is_over(self, mark: TimeMark, index: int) -> bool:
        """Whether a date said of a part only (其中2024年完成2座，…) has nothing to say of `index` any more."""
        bound = _BOUND_AFTER.match(self._text, mark.end)
        comma = self._text.find(",", (bound.end() if bound else mark.end) + 1)
        return 0 <= comma < index

    def _says_which(self, mark: TimeMark) -> bool:
        """Whether a past year is part of a name: (6月底前,)2023年签约的项目全部开工."""
        return _ATTRIBUTE.match(self._text, mark.end) is not None

    def _dated(self, start: int, end: int) -> bool:
        return any(start <= mark.start < end and mark.role == "deadline" for mark in self.marks)

    def _is_past(self, sentence: int, index: int) -> bool:
        """Whether the words since the last full stop tell of the past: 截至2020年底 governs up to its 。"""
        while sentence and self._text[self._cuts[sentence] - 1] == ";":
            sentence -= 1
        start = self._cuts[sentence]
        for mark in reversed(self.marks):
            if start <= mark.start < index and mark.role != "baseline":
                return mark.role == "fact" and not (self._says_which(mark) and self._dated(start, mark.start))
        past = _PAST.search(self._text, start, index)
        return past is not None and not _TURN.search(self._text, past.start(), index)
