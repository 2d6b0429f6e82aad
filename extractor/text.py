"""A reading copy of a text whose every character knows its place in the raw text.

Plan texts are hard-wrapped, letter-spaced, half full-width and half half-width. Stages read a `View`:
soft breaks and padding gone, width folded one character for one, positions mapped back. White space
is dropped but for `\n` between paragraphs, `\t` between cells and one blank between two ASCII words
or numbers on a line.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import accumulate

from extractor.markup import FILL, ROW_END
from extractor.markup.latex import plain_math
from extractor.markup.ruled import tabbed_ruled
from extractor.markup.tables import tabbed_tables
from extractor.markup.tags import untagged

_BRACKETS = {"（": "(", "）": ")", "〔": "(", "〕": ")", "［": "(", "］": ")", "[": "(", "]": ")"}
_MARKS = {"，": ",", "；": ";", "：": ":", "∶": ":", "．": ".", "％": "%", "≧": "≥", "≦": "≤", "«": "《", "»": "》"}
_WIDTH = {chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)}
_FOLD = _WIDTH | _BRACKETS | _MARKS
_COMMON = [(wide, narrow) for wide, narrow in (_MARKS | _BRACKETS).items() if wide in "，；：．％（）〔〕"]
# The ranges at the end: Kangxi radicals and CJK compatibility ideographs that PDF text layers hold in place of the
# usual characters.
_RARE = re.compile("[！-～［］∶≧≦«»\\[\\]\u2e80-\u2fd5\uf900-\ufaff]")
_TO_FOLD = re.compile(f"[.$&{''.join(map(re.escape, _FOLD))}\u2e80-\u2fd5\uf900-\ufaff]")
# A half-width full stop after a Chinese character ends a sentence (whole plans are printed so); 4.5 and 1. do not.
_STOP = re.compile(r"\.(?:(?<=[一-鿿)》”％%]\.)|(?<=[％%] \.))(?![0-9](?![0-9]{3}年)|[a-z]|[A-Z][A-Za-z.])")
# Names of characters that are left in a text copied out of a web page's source.
_ENTITY = re.compile("&(?:[lr][sd]quo|[mn]dash|hellip|middot|permil|times|divide|[lg]e|[lg]t|quot|amp|e[mn]sp|thinsp);")
# Digits of a letter-spaced line, up to the next character: 达 到 9 0 % 。and 到 2 0 2 5 年 ，
_SPACED = re.compile(r"[\s一-鿿]\d(?:[ \u3000]\d)+[ \u3000](?:[一-鿿，。；][ \u3000]\S(?!\S)|%)")
# A value or a year that a scanner pulled apart within ordinary text: 下降1 0%, 到2 0 3 0年, 终端35 0套.
_YEAR = r"(?:2[ \u3000]0(?:[ \u3000]\d){2}[ \u3000]?|(?:20?[ \u3000]\d{2,3}|202[ \u3000]\d))年"
_PULLED = re.compile(
    rf"[一-鿿](?:\d(?:[ \u3000]\d){{1,2}}%|[ \u3000]?{_YEAR}"
    r"|\d{1,3}[ \u3000]\d{1,3}(?:%|[一-鿿])|(?<=[到为至达率积量约过在])\d{1,3}(?:\.[ \u3000]|[ \u3000]\.[ \u3000]?)\d{1,2}[ \u3000]?(?:%|[一-鿿]))"
)
# What follows the first digit behind the blank in any of them: more of the number, then its unit, as printed.
_GOES_ON = re.compile(
    r"(?=[0-9 \u3000%％一-鿿\uf98e])(?:(?=[ \u3000]?\d)[ \u3000]?\d){0,30}+[ \u3000]?[\d%％，。；一-鿿\u2e80-\u2fd5\uf900-\ufaff]"
)
# Nearly every blank between ASCII characters stays: between words, in rows of numbers.
_STAYS = re.compile(f"(?<=[!-~]) [&-~](?!{_GOES_ON.pattern})")
_GOES = re.compile(f" (?:(?<![!-~] )|(?![&-~])|(?=.{_GOES_ON.pattern}))")  # all other blanks
_ASCII_GAP = re.compile(" (?<=[!-~] )[&-~]")  # no other stays
_LINE_END = ("", "\n")
_NO_WIDTH = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]+")
_WHITE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]")
_RUN = re.compile(r"[^\s\u200b-\u200f\u2060\ufeff\u00ad]+")


def fold(text: str) -> str:
    """Return `text` half-width, one character for one: digits, Latin, ％ and brackets; `&ge;` as the sign it names.

    >>> fold("（一）达到８５％以上．"), fold("达到８５％ .加快建设")
    ('(一)达到85%以上。', '达到85% 。加快建设')
    """
    if not _TO_FOLD.search(text):
        return text
    folded = named(text)
    for wide, narrow in _COMMON:  # `str.replace` takes a tenth of the time of `str.translate`
        folded = folded.replace(wide, narrow)
    for wide in set(_RARE.findall(folded)):
        folded = folded.replace(wide, _narrow(wide))
    return _STOP.sub("。", folded) if "." in folded else folded


def named(text: str) -> str:
    r"""Return `text` with the characters that HTML and LaTeX call by names, filled up to as many with white space of no width.

    >>> named("&ge;90%") == "≥\u200b\u200b\u200b90%", bare("&ge;90%"), bare(r"$90\%$以上")
    (True, '≥90%', '90%以上')
    """
    if "$" in text:
        text = plain_math(text)
    return _ENTITY.sub(lambda m: unescape(m[0])[0].ljust(len(m[0]), FILL), text) if "&" in text else text


def plain(text: str) -> str:
    """Return `text` as a reader sees it, with as many characters: names of characters, tables and tags resolved."""
    return untagged(tabbed_tables(tabbed_ruled(named(text)))).replace(ROW_END, "\n")


@lru_cache(maxsize=4096)  # the quotes of a plan are compared with many others
def bare(text: str) -> str:
    """Return `text` folded and without any white space: the form in which quotes are compared.

    >>> bare("到 2025 年，超过 70％")
    '到2025年,超过70%'
    """
    text = "".join(fold(text).split())
    return text if text.isprintable() else _NO_WIDTH.sub("", text)


def _narrow(wide: str) -> str:
    """What stands for one of the rarer characters."""
    return _FOLD.get(wide) or unicodedata.normalize("NFKC", wide)[0]


@dataclass(slots=True)  # its fields are read in half the time that those of a named tuple take
class View:
    """A reading copy; index it like a string through `folded`, print it through `printed`.

    `printed` and `folded` have the same length. `starts[k]` is the index at which piece k begins and
    `offsets[k]` the raw offset of its first character; inside a piece indexes and offsets run parallel.
    """

    printed: str
    folded: str
    starts: list[int]
    offsets: list[int]

    def raw(self, index: int) -> int:
        """Raw offset of the character at `index` (0-based, below the length)."""
        k = bisect_right(self.starts, index) - 1
        return self.offsets[k] + index - self.starts[k]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Half-open raw span of the non-empty slice `start:end`."""
        starts, offsets = self.starts, self.offsets
        if len(starts) == 1:
            return offsets[0] + start, offsets[0] + end
        first = bisect_right(starts, start) - 1
        last = bisect_right(starts, end - 1, first) - 1
        return offsets[first] + start - starts[first], offsets[last] + end - starts[last]

    def whole(self) -> tuple[int, int]:
        """Half-open raw span of all of it."""
        return self.offsets[0], self.offsets[-1] + len(self.printed) - self.starts[-1]

    def cut(self, start: int, end: int) -> "View":
        """The part `start:end` as a view of its own."""
        if start >= end:
            return View("", "", [0], [self.raw(start) if start < len(self.printed) else 0])
        k = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1) - 1
        starts = [0, *(s - start for s in self.starts[k + 1 : last + 1])]
        offsets = [self.raw(start), *self.offsets[k + 1 : last + 1]]
        return View(self.printed[start:end], self.folded[start:end], starts, offsets)


def view_of(
    raw: str, paragraphs: Iterable[Iterable[tuple[int, int]]], folded: str | None = None, tabbed: bool = True
) -> View:
    r"""Build a view of `raw` from paragraphs, each a run of half-open raw spans to be joined.

    Spans are what is left of a paragraph when page furniture has been cut out. Inside a paragraph
    line breaks and blanks vanish; `\t` stays, runs of it one character each; a blank between two
    ASCII characters stays as one, unless the gap holds a line break between two digits (a number
    cut by a hard wrap). Paragraphs are joined by `\n`, which maps to the end of the one before.
    `folded` is `fold(raw)`, when the caller has it; without `tabbed` the caller knows that `raw` holds no tab.

    >>> view = view_of("到 ２０２５ 年，\n达到 80%\n完", [[(0, 16)], [(17, 18)]])
    >>> view.printed, view.folded, view.span(1, 5)
    ('到２０２５年，达到80%\n完', '到2025年,达到80%\n完', (2, 6))
    """
    pieces: list[str] = []
    half: list[str] = []  # the pieces folded, where `folded` has them
    offsets: list[int] = []
    end = 0  # raw end of what has been written
    source = raw if folded is None else folded
    for paragraph in paragraphs:
        opening = True
        for first, last in paragraph:
            start, part = first, raw[first:last]
            for word in (part,) if " " not in part and part.isprintable() else _words(raw, first, last):
                if not word:
                    start += 1
                    continue
                glue = ""
                if opening:
                    opening = False
                    glue = ("\n" if pieces else "") + ("\t" * raw.count("\t", first, start) if tabbed else "")
                elif (word < "\x7f" and raw[end - 1] <= "~") or (tabbed and "\t" in raw[end:start]):
                    glue = " " if start == end + 1 and _STAYS.match(raw, end) else _glue(raw, end, start)
                if glue:
                    pieces.append(glue)
                    half.append(glue)
                    offsets.append(end if offsets else first)
                end = start + len(word)
                pieces.append(word)
                half.append(source[start:end])
                offsets.append(start)
                start = end + 1
    if not pieces:
        return View("", "", [0], [0])
    text = "".join(pieces)
    starts = [0, *accumulate(map(len, pieces[:-1]))]
    return View(text, fold(text) if folded is None else "".join(half), starts, offsets)


def view_of_cells(raw: str, rows: Sequence[Sequence[Sequence[Sequence[tuple[int, int]]]]]) -> View:
    r"""Build a view of the rows of a table: one a line, a tab between cells, `\n` between the paragraphs of a cell.

    A row is a list of cells, a cell a list of paragraphs, a paragraph a list of half-open raw spans without the white
    space in them. What stands between maps to the end of the piece before, at first to the beginning of the next.

    >>> view_of_cells("1|普 查|县<br>乡", [[[[(0, 1)]], [], [[(2, 5)]], [[(6, 7)], [(11, 12)]]]]).printed
    '1\t\t普查\t县\n乡'
    """
    pieces: list[tuple[str, int]] = []
    last = next((spans[0][0] for row in rows for cell in row for spans in cell if spans), 0)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if number or column:
                pieces.append(("\t" if column else "\n", last))
            for k, paragraph in enumerate(cell):
                if k:
                    pieces.append(("\n", last))
                for first, stop in paragraph:
                    words = [(word[0], word.start()) for word in _RUN.finditer(raw, first, stop)]
                    pieces += words
                    last = words[-1][1] + len(words[-1][0]) if words else last
    text = "".join(piece for piece, _ in pieces)
    starts = [0, *accumulate(len(piece) for piece, _ in pieces[:-1])]
    return View(text, fold(text), starts, [at for _, at in pieces] or [0])


def _words(raw: str, first: int, last: int) -> list[str]:
    """What stands between two characters of white space in `raw[first:last]` that go: "" where they stand side by side.

    No white space but the usual blank is printable, and nearly all spans hold no other. What stays of that (see `_STAYS`)
    parts nothing: a row of numbers is one piece.
    """
    part = raw[first:last]
    if not part.isprintable():
        return _WHITE.split(part)
    stays = _ASCII_GAP.search(part) and raw[last : last + 1] in _LINE_END
    return _GOES.split(part) if stays else part.split(" ")


def _glue(raw: str, end: int, start: int) -> str:
    """What stands for the white space `raw[end:start]` inside a paragraph."""
    gap, left, right = raw[end:start], raw[end - 1], raw[start]
    if "\t" in gap:
        return "\t" * raw.count("\t", end, start)
    if not gap.strip(FILL):
        return ""  # a tag or a sign stood here
    if not ("!" <= left <= "~" and "!" <= right <= "~") or end == start:
        return ""
    cut = "\n" in gap and ((left.isdigit() and right in "0123456789.%:/") or (left in ".:/" and right.isdigit()))
    if cut or (right == "%" and left.isdigit()):
        return ""  # a hard wrap may fall inside 4.9% or 1:80, a blank before the sign of 90 %
    if (
        start > end + 1
        or not (((left.isdigit() or left == ".") and right.isdigit()) or (left.isdigit() and right == "."))
        or not _GOES_ON.match(raw, start + 1)
    ):
        return " "
    if _SPACED.match(raw, end - 2):
        return ""
    first = max(0, end - 7)  # a year with its blanks is seven characters, the one before it and a blank included
    pulled = _PULLED.finditer(fold(raw[first : end + 8]))
    return "" if any(m.start() < end - first < m.end() for m in pulled) else " "
