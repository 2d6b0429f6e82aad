"""text → lines: white space and markdown marks aside, page furniture known."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractor.segment.runon import OPENERS, run_on_cuts

BLANK = " \t\r\f\v\u3000\xa0\u2002\u2003\u200b\u200c\u200d\u2060\ufeff"
_WHITE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+")
# Marks before a line: heading, quote, bullet, bold, blanks as HTML writes them. A dash counts only before a blank: “- 3 -” is told by PAGE first.
_OPEN_MARK = re.compile(
    r"(?:#{1,6}(?!\S*#)\s*|>\s*|[-*+]\s+(?=\S)|\*{1,3}|_{2,3}(?=\S)|&(?:ensp|emsp|nbsp|#160|#12288);\s*"
    r"|[▌▍▎▏┃◆◇■□●○▲△★☆►▶❖]\s*(?=[(一二三四五六七八九十第0-9])"
    r"|[\U0001f300-\U0001faff⭐✅✔☑✨⚡]\ufe0f?\s*(?=[(“一-鿿0-9]))+"
)
_CLOSE_MARK = re.compile(r"(?:\s|\*|\\$|(?<=\s)#)+$")
_MARKS = re.compile(
    r"<sup>[^<]{1,3}</sup>|\$\^\{[^}]{1,4}\}\$|\*{1,3}|\\(?=[^\w\s])|`+|&(?:ensp|emsp|nbsp|#160|#12288);"
)
# “— 2 —”, “- 3 -”, “第 3 页 共 10 页”; “-1” and “1/80” may be cells of a table.
PAGE_LINE = re.compile(
    r"^(?:[-—–―─_·•.|]+\s*(?:\d{1,4}\s*页?|第\s*\d{1,4}\s*页)\s*[-—–―─_·•.|]+"
    r"|一\s+\d{1,4}\s+一|[-—–―─]\s*\d{1,4}\s*一|一\s*\d{1,4}\s*[-—–―─]"  # as a scanner reads its dashes
    r"|第\s*\d{1,4}\s*页(?:[\s,/]*共\s*\d{1,4}\s*页)?|\d{1,4}\s*/\s*\d{1,4}\s*页|page\s*\d{1,4}(?:\s*of\s*\d+)?)$",
    re.IGNORECASE,
)
_IMAGE = re.compile(
    r"!\([^()]*\)\([^()]*\)$|\((?:图片|动图|视频|音频|表情)\)$"
)  # as folded; Markdown has them between the halves of a sentence, and a page saved as text in their place
_IMAGE_OPENERS = frozenset("!(")
_FIRST_EMOJI = "\U0001f300"
_MARK_OPENERS = frozenset("#>-*+_&▌▍▎▏┃◆◇■□●○▲△★☆►▶❖⭐✅✔☑✨⚡")
_MARK_CLOSERS = frozenset("*#\\")
_INNER_MARKS = ("*", "\\", "`", "&", "<sup", "$^")  # what all that `_MARKS` finds opens with
_UNPLAIN_OPENERS = frozenset((" ", *_MARK_OPENERS, *"=—─!"))
_UNPLAIN_CLOSERS = frozenset((" ", *_MARK_CLOSERS))
_RULERS = frozenset("-*_=—─")
_RULE = re.compile(r"^(?:[-*_=—─]\s?){3,}$")
# Several articles on one line, parted by blanks: “第一章　总则　　第一条　为规范…”.
_INNER = re.compile(r"[\s\u3000]+(?=第\s?(?:[一二三四五六七八九十百零〇\d]\s?){1,5}[章节条](?:[\s\u3000(（【]|$))")
_LONGEST_CELL = 40  # characters of a row's only cell
_BEFORE = BLANK + "#>*_-"  # what may stand before the first of them: a mark of Markdown is no article
# Paragraphs that lost their line ends on the way, but not their indents: “…本方案。　　一、总体要求　　（一）目标。…”.
_JOINED = re.compile(
    r"(?:(?<=[。;:!?)”》号日])|(?<=[^\s\u3000]{7}))\u3000{2,}(?=[^\s\u3000])"
    r"|\u3000{2,}(?=(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、])[一-鿿])"
)


@dataclass(slots=True)  # its fields are read some fifty times, in a third of the time that those of a named tuple take
class Line:
    """One printed line (or one article of a line that holds several)."""

    start: int  # raw span without white space and marks around it
    end: int
    text: str  # the span, folded; blanks inside kept
    bare: str  # the span, folded, without white space and marks
    first: str  # the first character of `bare`
    last: str  # the last one
    indent: int  # columns of white space before it
    gap: bool  # blank line before it
    page: bool  # a form feed before it
    marks: str  # markdown marks before it
    size: int  # columns (or characters: see `width_of`) from the margin to the last character
    chars: int  # the same in characters
    tabs: int  # tabs in it, those of empty last cells included
    marked: bool  # markdown marks inside it
    hung: bool = False  # its one tab stands behind a label, and parts no cells


def columns(text: str) -> int:
    """Printed width: a Chinese character takes two columns."""
    return len(text) if text.isascii() else len(text.encode("gbk", "replace"))


def bare(text: str) -> str:
    """`text` without white space."""
    return _WHITE.sub("", text)


def lines_of(folded: str) -> list[Line]:
    """Cut a text, of which this is the folded form, into its non-blank lines."""
    lines: list[Line] = []
    marks = inner_marks(folded)
    offset, blank, page = 0, False, False
    sizes = map(len, folded.encode("gbk", "replace").split(b"\n"))  # `columns` of each line
    for chunk, size in zip(folded.split("\n"), sizes, strict=True):
        if not chunk:
            blank = True
            offset += 1
            continue
        first, last, chars = chunk[0], chunk[-1], len(chunk)
        end = offset + chars
        if squeezed := _plain(chunk, first, last, marks):
            lines.append(Line(offset, end, chunk, squeezed, first, last, 0, blank, page, "", size, chars, 0, False))
            blank = page = False
            offset = end + 1
            continue
        page = page or "\f" in chunk
        if (body := chunk.strip(BLANK)) and not (body[0] in _RULERS and _RULE.match(body)):
            _add(lines, chunk, size, marks, offset, blank, page)
            blank = page = False
        else:
            blank = True
        offset = end + 1
    return lines


def inner_marks(folded: str) -> list[str]:
    """What marks of Markdown within lines open with, in so far as a text holds them; one character is found at once."""
    return [mark for mark in _INNER_MARKS if mark[0] in folded and mark in folded]


def _plain(chunk: str, first: str, last: str, marks: Sequence[str]) -> str:
    """A line without its blanks, if it is words, a few blanks and nothing else: "" for one that takes a closer look.

    `first` and `last` are its characters at the ends, `marks` those of `_INNER_MARKS` that the text holds.
    """
    if first in _UNPLAIN_OPENERS or last in _UNPLAIN_CLOSERS or not chunk.isprintable() or first >= _FIRST_EMOJI:
        return ""  # no tabs, no blanks but the usual one, nothing of no width; no indent
    if first == "(" and last == ")" and _IMAGE.match(chunk):
        return ""
    if marks and any([mark in chunk for mark in marks]):
        return ""
    if first in OPENERS and ("。" in chunk or "  " in chunk) and run_on_cuts(chunk):
        return ""
    if " " not in chunk:
        return chunk
    squeezed = chunk.replace(" ", "")
    return "" if "条" in chunk or "章" in chunk or 3 * len(squeezed) < 2 * len(chunk) else squeezed


def _add(lines: list[Line], chunk: str, size: int, marks: Sequence[str], offset: int, gap: bool, page: bool) -> None:
    """Append the line(s) that stand in `chunk`, of `size` columns: several where articles or labels run on in it."""
    cuts = run_on_cuts(chunk)
    for at, end in pairwise([*cuts, len(chunk)]) if cuts else ():
        cuts = [*cuts, *(at + cut for cut in run_on_cuts(chunk[at:end]))]
    if "条" in chunk or "章" in chunk:
        cuts += [m.end() for m in _INNER.finditer(chunk) if chunk[: m.start()].strip(_BEFORE)]
    if "\u3000\u3000" in chunk and "。" in chunk:
        joints = [m.end() for m in _JOINED.finditer(chunk)]
        for at, end in pairwise([*joints, len(chunk)]):
            cuts += [at, *(at + cut for cut in run_on_cuts(chunk[at:end]))]
    if not cuts:
        _add_part(lines, chunk, size, marks, 0, len(chunk), offset, gap, page)
        return
    cuts = sorted(set(cuts))
    for first, last in zip([0, *cuts], [*cuts, len(chunk)], strict=True):
        _add_part(lines, chunk, size, marks, first, last, offset, gap and not first, page and not first)


def _add_part(
    lines: list[Line],
    chunk: str,
    whole: int,
    inner: Sequence[str],
    first: int,
    last: int,
    offset: int,
    gap: bool,
    page: bool,
) -> None:
    """Append the line in `chunk[first:last]`, unless it is markdown marks and nothing else; `whole`: columns of the chunk."""
    part = chunk[first:last] if last - first < len(chunk) else chunk
    body = part.strip(BLANK)
    left = part.index(body[0]) if body else 0
    if body[:1] in _IMAGE_OPENERS and _IMAGE.match(body):
        return
    indent = columns(part[:left].replace("\t", "  ")) if left and not first else 0
    marks = ""
    if (body[:1] in _MARK_OPENERS or body[:1] >= _FIRST_EMOJI) and not PAGE_LINE.match(body):
        mark = _OPEN_MARK.match(body)
        if mark and mark.end() < len(body):
            marks, left, body = mark[0], left + mark.end(), body[mark.end() :]
    if body[-1:] in _MARK_CLOSERS:
        body = _CLOSE_MARK.sub("", body) or body
    marked = any([mark in body for mark in inner]) if inner else False
    plain = _MARKS.sub("", body) if marked else body
    squeezed = "".join(plain.split())
    squeezed = squeezed if squeezed.isprintable() else _WHITE.sub("", squeezed)  # what has no width is not printable
    if not squeezed:
        return
    start = offset + first + left
    before = first + left - len(marks)
    spaced = 2 * (len(body) - len(squeezed)) > len(squeezed)  # letter by letter, to fill the line or for show
    shown = squeezed if spaced else body
    # Nearly always the line ends where the chunk does, and nothing in it is left out.
    size = whole if before + len(shown) == len(chunk) else columns(chunk[:before] + shown)
    cells = "\t" in body or ("。" not in body and len(body) < _LONGEST_CELL)  # tabs behind prose part no cells
    tabs = part.count("\t", left) if cells and "\t" in part else 0
    end = start + len(body)
    ends, chars = (squeezed[0], squeezed[-1]), before + len(body)
    lines.append(Line(start, end, body, squeezed, *ends, indent, gap, page, marks, size, chars, tabs, marked))


def spans_of(raw: str, start: int, end: int) -> list[tuple[int, int]]:
    """The raw span without markdown marks inside it."""
    spans, at = [], start
    for mark in _MARKS.finditer(raw[start:end]):
        if start + mark.start() > at:
            spans.append((at, start + mark.start()))
        at = start + mark.end()
    if at < end:
        spans.append((at, end))
    return spans
