"""Dates in a clause: which govern the numbers after them, which are baselines or facts of the past.

到2025年 governs the rest of its sentence and the parallel sentences after it, never those before. A sentence
that runs through several years hands none of them on. Positions are indexes into folded text.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from extractor.extract.dates import BOUND_AFTER, SIDE, TimeMark, find_marks
from extractor.lexicon.relative import Frame

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
_TURN = re.compile(r"基础上|力争|确保|争取|努力|下一步|今后|将要|到20")


@dataclass(slots=True)
class Timing:
    """What the dates of a clause say of one position."""

    deadline: str | None
    baseline_year: int | None
    fact: bool  # the position tells of the past
    carried: bool = False  # the deadline comes from an earlier sentence


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
                side = bool(run) and SIDE.fullmatch(self._text, run[-1].end, mark.start)
                run = [*run, mark] if side else [mark]
        if len(run) < 2 or not (run[0].bound or self._leads_to(run, index)):
            return ()
        return tuple(mark.iso for mark in run)

    def ends_at(self, index: int) -> bool:
        """Whether a date ends right before `index`."""
        return any(mark.end == index for mark in self.marks)

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
        bound = BOUND_AFTER.match(self._text, mark.end)
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
