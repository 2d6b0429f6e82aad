"""Labels of clauses: what a line's label says, and whether it continues the numbering.

A label is only one when the numbering goes on with it: `1.` opens a clause, `4.5` and `1:100` do not,
and “二、三产业” at the start of a wrapped line does not either. A gap is reported, never a stop.
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from extractor.markup import FILL


class Style(IntEnum):
    """How a label is printed, from the widest part to the narrowest."""

    PART = 0  # 第一部分 第一篇
    CHAPTER = 1  # 第一章
    SECTION = 2  # 第一节
    COMMA = 3  # 一、
    ARTICLE = 4  # 第一条
    BRACKET = 5  # （一）
    DIGIT = 6  # 1.
    DIGIT_BRACKET = 7  # （1） 1)
    CIRCLE = 8  # ①
    PERIOD = 9  # 第一年 第一阶段

    __hash__ = int.__hash__  # that of its name, which `Enum` takes, is no quicker to find


# The members by name: Python 3.11 takes many times as long to find one in its class.
PART, CHAPTER, SECTION, COMMA, ARTICLE, BRACKET, DIGIT, DIGIT_BRACKET, CIRCLE, PERIOD = Style

# Depth by style (data contract); a clause is always deeper than its parent.
DEPTH = {
    PART: 1,
    CHAPTER: 1,
    SECTION: 2,
    COMMA: 1,
    ARTICLE: 1,
    BRACKET: 2,
    DIGIT: 3,
    DIGIT_BRACKET: 4,
    CIRCLE: 4,
    PERIOD: 2,
}

_NARROWER = {style: tuple(s for s in (DIGIT_BRACKET, CIRCLE, PERIOD) if s > style) for style in Style}
_CN = "一二三四五六七八九十百零〇"
# Each alternative opens with its first character, so that `re` passes over all others, and ends in a group that names it.
_LABEL = re.compile(
    rf"[{_CN}](?:\s*[{_CN}]){{0,3}}\s*[、.](?!\d)(?P<comma>)|[{_CN}][{_CN}]{{0,2}}、(?=20\d\d年)(?P<dated>)"
    rf"|\(\s*[{_CN}](?:\s*[{_CN}]){{0,3}}\s*\)\s*[、.]?(?P<bracket>)|[㈠-㈩](?P<rounded>)"
    rf"|第\s*[{_CN}\d]{{1,3}}\s*(?:部\s*分|[篇编])(?=[\s:、【]|$|[^的和及,。])(?P<part>)"
    rf"|第\s*(?:[{_CN}\d]\s?){{1,4}}\s*章(?P<chapter>)"
    rf"|第\s*(?:[{_CN}\d]\s?){{1,4}}\s*节(?P<section>)"
    rf"|第\s*(?:[{_CN}\d]\s?){{1,5}}\s*条(?![例款的款和、,规])(?P<article>)"
    rf"|第\s*[{_CN}]\s*(?:年|阶段|步)(?=[(:,、。]|\s|$)(?P<period>)"
    r"|\(\s*\d{1,2}\s*\)\s*[、.]?(?P<digitbracket>)|[0-9]\d?\s*\)(?P<halfbracket>)|[⑴-⒇](?P<ringed>)"
    r"|[0-9](?:\s?\d)?\s*(?:、|\.(?!\d{1,2}[万亿]))(?P<digit>)|[⒈-⒛](?P<pointed>)"
    r"|[①-⑳](?P<circle>)"
)
LABEL_OPENERS = frozenset("(第0123456789" + _CN) | set(map(chr, (*range(0x2460, 0x249C), *range(0x3220, 0x322A))))
_STYLES = {
    "comma": COMMA,
    "dated": COMMA,
    "bracket": BRACKET,
    "rounded": BRACKET,
    "part": PART,
    "chapter": CHAPTER,
    "section": SECTION,
    "article": ARTICLE,
    "period": PERIOD,
    "digitbracket": DIGIT_BRACKET,
    "halfbracket": DIGIT_BRACKET,
    "ringed": DIGIT_BRACKET,
    "digit": DIGIT,
    "pointed": DIGIT,
    "circle": CIRCLE,
}
_SINGLE = {"㈠": 0x3220, "⑴": 0x2474, "①": 0x2460, "⒈": 0x2488}
_DIGIT_OF = {c: k for k, c in enumerate("零一二三四五六七八九")} | {"〇": 0}
_FIRST = 4  # characters in which a label begins
_FAR = 5  # a label this far ahead is a gap in the numbering; beyond it, some other number


@dataclass(slots=True)
class Mark:
    """A label at the start of a line."""

    style: Style
    ordinal: int
    end: int  # length of the label in the line's text
    label: str  # folded, white space dropped
    shaky: bool = False  # a digit follows: “2.100%的县…” opens a clause, “4.5名” does not
    lost: bool = False  # the text has no label here, the numbering leaves one out


def mark_of(text: str) -> Mark | None:
    """Read the label that opens `text` (folded), if there is one.

    >>> mark_of("(二十 二) 健全标准")
    Mark(style=<Style.BRACKET: 5>, ordinal=22, end=7, label='(二十二)', shaky=False, lost=False)
    >>> mark_of("2025年") is None
    True
    """
    if text[:1] not in LABEL_OPENERS:
        return None
    cut = FILL in text[:_FIRST]  # by tags: (<b>一</b>)
    match = _LABEL.match(text.replace(FILL, "") if cut else text)
    if match is None or match.lastgroup is None:
        return None
    label = "".join(match[0].split())
    style = _STYLES[match.lastgroup]
    end = _with_fill(text, match.end()) if cut else match.end()
    return Mark(style, _ordinal(label), end, label, style is DIGIT and text[end : end + 1].isdigit())


def _with_fill(text: str, length: int) -> int:
    """Where the first `length` characters of `text` end, those not counted that only fill it up."""
    end = 0
    while length:
        length -= text[end] != FILL
        end += 1
    return end


@lru_cache(maxsize=1024)  # labels return: every list begins with 1.
def _ordinal(label: str) -> int:
    """The number a label stands for."""
    if len(label) == 1:
        base = max(b for b in _SINGLE.values() if b <= ord(label))
        return ord(label) - base + 1
    digits = re.search(r"\d+", label)
    if digits:
        return int(digits[0])
    return chinese_number("".join(c for c in label if c in _CN))


def chinese_number(text: str) -> int:
    """Read a Chinese numeral below 1000.

    >>> [chinese_number(t) for t in ("十", "二十二", "一百零三", "三〇")]
    [10, 22, 103, 30]
    """
    if "十" not in text and "百" not in text:
        return int("".join(str(_DIGIT_OF[c]) for c in text) or 0)
    total, digit = 0, 0
    for c in text:
        if c in "十百":
            total += (digit or 1) * (10 if c == "十" else 100)
            digit = 0
        else:
            digit = _DIGIT_OF[c]
    return total + digit


class Numbering:
    """The labels seen so far: what is open, and how far each style has counted."""

    def __init__(self) -> None:
        self.open: list[tuple[Style, int]] = []  # from the widest open label to the innermost
        self.last: dict[Style, int] = {}  # a style may run on through the whole plan

    def judge(self, mark: Mark, fresh: bool) -> str | None:
        """Whether `mark` opens a clause: "" yes, a doubt in words, or None for no.

        `fresh`: by layout a new paragraph begins here.
        """
        if not mark.label:
            return ""
        inside = self._inside(mark.style)
        last = self.last.get(mark.style, 0)
        expected = mark.ordinal == last + 1 or (inside is not None and mark.ordinal == inside + 1)
        if expected or (mark.ordinal == 1 and inside is None):
            return "" if fresh or not mark.shaky else None
        if not fresh or mark.shaky:
            return None
        if mark.ordinal == 1:
            return "begins again at 1" if inside != 1 or mark.style <= BRACKET else None
        before = inside if inside is not None else last
        if mark.ordinal == before:
            return "is printed twice"
        if mark.style >= DIGIT and not before < mark.ordinal <= before + _FAR:
            return None
        return f"follows number {before}" if before else "is the first of its kind"

    def continues(self, mark: Mark) -> bool:
        """Whether `mark` is the next after an open label or after the last of its style."""
        return mark.ordinal > 1 and mark.ordinal - 1 in (self._inside(mark.style), self.last.get(mark.style))

    def take(self, mark: Mark) -> int:
        """Open the clause of `mark`: everything as narrow or narrower is closed; tell how many stay open around it."""
        style = mark.style
        while self.open and self.open[-1][0] >= style:
            self.open.pop()
        self.open.append((style, mark.ordinal))
        self.last[style] = mark.ordinal
        # Only （一） and 1. are known to run on through a plan; the narrow ones begin anew under each parent.
        for narrower in _NARROWER[style]:
            self.last.pop(narrower, None)
        return len(self.open) - 1

    def _inside(self, style: Style) -> int | None:
        """The number of the open label of `style`, if one is open."""
        for open_style, number in self.open:
            if open_style == style:
                return number
        return None
