"""lines → paragraphs: which line breaks are only the width of the page."""

import re
from collections.abc import Sequence

from extractor.segment.lines import Line
from extractor.segment.width import Width

SENTENCE_END = re.compile(r"[。!?][)”’》」]*$")
_ITEM_END = re.compile(r"[。!?;:][)”’》」]*$")
_UNFINISHED = re.compile(r"[,、(《“〈+＋]$|[^一-鿿](?:和|与|及)$")
_STOPS = frozenset("。!?;:")
_ENDS = _STOPS | set(")】”’》」")
_NEVER_FIRST = frozenset("、,;。!?)》”")  # marks that open no paragraph, however wide the page
_BREAKS_OFF = frozenset(",、(《“〈+＋和与及")  # the last characters of what `_UNFINISHED` finds
UNIT_LINE = re.compile(
    r"[•●◆■▪]?【?(?:责任|负责|牵头|配合|主办|协办|承办|参加|完成|整治|整改|落实)(?:科室|单位|部门|分工|时限|时间|领导|人)?(?:\(\w+\))?[:】]"
)
_DUTY = re.compile("[局委办厅部室会院社府关队位门心](?:牵头|配合|负责|落实|参与)$")
BULLETS = frozenset("—–•●◆■▪")
_LAST_BRACKET = re.compile(r"\((?:[^()]++|\([^()]*\))*\)$")
_LABEL_LEFT = re.compile(r"[:;]\(\d{1,2}\)$")
_LONG_HEADING = 80  # characters: an unfinished labelled line this long is a cut paragraph, not a heading
_LONG_LINE = 60
SPLIT_HEADING = 25  # characters of a heading broken after its label
_OPEN_FOR = 300  # characters after which an unclosed bracket is taken for a slip of the pen


class Paragraph:
    """Lines that read on; what is known of them so far."""

    __slots__ = ("alone", "depth", "length", "lines", "marked", "stop")

    def __init__(self, line: Line, marked: bool = False, alone: bool = False) -> None:
        text = line.bare
        self.lines = [line]
        self.marked = marked  # it opens with a label
        self.alone = alone  # its siblings' headings stand on lines of their own
        self.stop = "。" in text  # it holds the end of a sentence
        self.depth = _depth(0, text)  # brackets still open
        self.length = len(text)

    def add(self, line: Line) -> None:
        """Read on with `line`."""
        text = line.bare
        self.lines.append(line)
        self.stop = self.stop or "。" in text
        self.depth = _depth(self.depth, text)
        self.length += len(text)

    @property
    def bare(self) -> str:
        """Its text, folded, without white space."""
        return self.lines[0].bare if len(self.lines) == 1 else "".join([line.bare for line in self.lines])

    @property
    def prose(self) -> bool:
        """Whether it holds the end of a sentence, or a comma and no colon on its last line, unlike signatures and unit lines."""
        last = self.lines[-1].bare
        return self.stop or ("," in last and ":" not in last)

    def inner_ends(self) -> list[int]:
        """The lines before which it may end already: each comes behind a full line that ends a sentence."""
        return [k for k, line in enumerate(self.lines[:-1], 1) if ends_sentence(line.bare)]

    def parted(self, places: Sequence[int]) -> "list[Paragraph]":
        """Its lines as paragraphs that begin at `places`, the first aside; itself when there are none."""
        if not places:
            return [self]
        parts = []
        for first, end in zip([0, *places], [*places, len(self.lines)], strict=True):
            part = Paragraph(self.lines[first], self.marked and not first)
            for line in self.lines[first + 1 : end]:
                part.add(line)
            parts.append(part)
        return parts


def _depth(depth: int, text: str) -> int:
    """How many brackets are open behind `text`, before which `depth` are."""
    if "(" in text or ")" in text:  # `in` takes a fifth of the time of `count`
        depth += text.count("(") - text.count(")")
    if "《" in text or "》" in text:
        depth += text.count("《") - text.count("》")
    return depth if depth > 0 else 0


def ends_sentence(text: str) -> bool:
    """Whether a sentence ends with `text`, be it within quotation marks or brackets."""
    return text[-1] in _ENDS and SENTENCE_END.search(text[-4:]) is not None


def ends_duty(paragraph: Paragraph) -> bool:
    """Whether a paragraph ends in who does what: “某局牵头，某局配合”."""
    return _DUTY.search(paragraph.bare[-3:]) is not None


def flows(paragraph: Paragraph, line: Line, width: Width) -> bool:
    """Whether the break between `paragraph` and `line` is soft: no more than the width of the page."""
    last = paragraph.lines[-1]
    if line.first in _NEVER_FIRST and not last.tabs:
        return True
    if (line.first in "年月日" or last.last == ")") and not (line.tabs or last.tabs) and _broken_off(last, line):
        return True
    if line.tabs or line.hung or ((line.marks or last.marks) and ("#" in line.marks + last.marks or "-" in line.marks)):
        return False
    if width.indents_tell and line.indent >= 4 and line.indent > last.indent:
        return False
    end = last.last
    if end in _ENDS and (end in _STOPS or _ends(paragraph, last.bare[-4:])):
        if end == ":" and paragraph.depth:
            return True  # (责任单位:|县教育局)
        if line.first in BULLETS or end == ":":
            return False
        return bool(width.usual) and not width.room(last.size, line)
    if (line.first == "【" or ":" in line.bare) and UNIT_LINE.match(line.bare):
        return False
    if (end in _BREAKS_OFF and _UNFINISHED.search(last.bare[-4:])) or (
        paragraph.depth and paragraph.length < _OPEN_FOR
    ):
        return True
    heading = paragraph.marked and not paragraph.stop
    if line.page and not heading and paragraph.prose:
        return True
    if width.usual:
        if heading and line.gap and width.gaps_tell:
            return False
        if heading and paragraph.alone and ("。" in line.bare or not width.room(line.size, last)):
            return False
        if not width.room(last.size, line):
            return True
        return not heading and 2 * last.size > width.usual and paragraph.prose
    if heading:
        return paragraph.length >= _LONG_HEADING
    return paragraph.length >= _LONG_LINE or (paragraph.stop and paragraph.length > _LONG_LINE // 2)


def _broken_off(last: Line, line: Line) -> bool:
    """Whether `last` ends within a date (“2021 / 年6 / 月底前”) or in the label of what follows it (“包括：（1） / 危旧房屋；（2）”), as web pages break lines at figures."""
    if line.first in "年月日":
        return last.last.isdigit()
    return last.last == ")" and _LABEL_LEFT.search(last.bare[-5:]) is not None


def heading_goes_on(heading: Paragraph, label: int, line: Line, narrower: bool, width: Width) -> bool:
    """Whether `line` is the second half of a heading, one labelled line that was broken after its `label` characters.

    “三、⏎完善流通体系⏎（七）提升…”, “七、健全政⏎策体系⏎（十七）加大…”; `narrower`: such a label follows the line.
    """
    if heading.stop:
        return False
    if heading.length == label:
        return True
    if len(line.bare) > SPLIT_HEADING or SENTENCE_END.search(line.bare) or not narrower:
        return False
    if line.last in ",;:、" or heading.length + len(line.bare) > SPLIT_HEADING:
        return False
    return not (line.gap and width.gaps_tell) and bool(width.usual)


def _ends(paragraph: Paragraph, tail: str) -> bool:
    """Whether a paragraph's last characters, no stop being the very last, end a sentence or an item."""
    if _ITEM_END.search(tail):
        return True
    if tail[-1] in ")】" and paragraph.lines[0].first in "(【" and not paragraph.depth:
        return True  # bodies on a line of their own, with no sentence before them
    return tail[-1] in ")】》" and paragraph.stop and _bracket_ends(paragraph)


def _bracket_ends(paragraph: Paragraph) -> bool:
    """Whether a paragraph's last bracket stands behind its last sentence: “…行为。（某厅负责）”."""
    text = "".join([line.bare for line in paragraph.lines[-6:]]).replace("【", "(").replace("】", ")")
    for opener in ("。(", ";("):
        at = text.find(opener)
        while at >= 0:
            if _LAST_BRACKET.match(text, at + 1):
                return True
            at = text.find(opener, at + 1)
    return False


def paragraphs_of(lines: list[Line], width: Width) -> list[Paragraph]:
    """Join unlabelled lines into paragraphs."""
    paragraphs: list[Paragraph] = []
    for line in lines:
        if paragraphs and flows(paragraphs[-1], line, width):
            paragraphs[-1].add(line)
        else:
            paragraphs.append(Paragraph(line))
    return paragraphs
