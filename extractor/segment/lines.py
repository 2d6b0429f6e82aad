"""text → lines: white space and markdown marks aside, page furniture known, line width measured."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, pairwise
from operator import attrgetter

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
_BEFORE = BLANK + "#>*_-"  # what may stand before the first of them: a mark of Markdown is no article
# Paragraphs that lost their line ends on the way, but not their indents: “…本方案。　　一、总体要求　　（一）目标。…”.
_JOINED = re.compile(
    r"(?:(?<=[。;:!?)”》号日])|(?<=[^\s\u3000]{7}))\u3000{2,}(?=[^\s\u3000])"
    r"|\u3000{2,}(?=(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、])[一-鿿])"
)
_STOPS = "。!?;:)》”"
_MASS = 0.3  # share of a text's characters that, when it is hard-wrapped, stand in lines of the usual width and no stop
_NARROWEST = 28  # columns of the narrowest page
_LONGEST_CELL = 40  # characters of a row's only cell
_FEWEST = 4  # lines of the usual width
_EXACT = 0.45  # share at one and the same count of characters: cut by a program, not set by a printer
_SELDOM = 0.2  # share of the lines that a wrap has cut, up to which what stands between lines tells paragraphs
_ANNEX = re.compile(r"附件\d{0,2}$")


@dataclass(slots=True)  # its fields are read some fifty times, in a third of the time that those of a named tuple take
class Line:
    """One printed line (or one article of a line that holds several)."""

    start: int  # raw span without white space and marks around it
    end: int
    text: str  # the span, folded; blanks inside kept
    bare: str  # the span, folded, without white space and marks
    first: str  # the first character of `bare`
    last: str  # the last one
    no: int  # 1-based line of the raw text
    indent: int  # columns of white space before it
    gap: bool  # blank line before it
    page: bool  # a form feed before it
    marks: str  # markdown marks before it
    size: int  # columns (or characters: see `Width`) from the margin to the last character
    chars: int  # the same in characters
    tabs: int  # tabs in it, those of empty last cells included
    marked: bool  # markdown marks inside it
    hung: bool = False  # its one tab stands behind a label, and parts no cells


@dataclass(slots=True)
class Width:
    """The usual line of a hard-wrapped text; 0 when the text is not wrapped."""

    usual: int
    in_chars: bool  # wrapped after so many characters, not so many columns
    slack: int  # by how much a full line may fall short: punctuation and words that may not be parted
    gaps_tell: bool  # blank lines part paragraphs (they do not where they stand within them, too)
    indents_tell: bool  # paragraphs are indented

    def room(self, size: int, following: Line) -> bool:
        """Whether the next line's first word had fitted behind a line of `size`."""
        if size + self.slack >= self.usual:
            return False
        word = _first_word(following.text)
        need = len(word) if self.in_chars else columns(word)
        return size + need + self.slack <= self.usual


first_of = attrgetter("first")


def columns(text: str) -> int:
    """Printed width: a Chinese character takes two columns."""
    return len(text) if text.isascii() else len(text.encode("gbk", "replace"))


def bare(text: str) -> str:
    """`text` without white space."""
    return _WHITE.sub("", text)


def lines_of(raw: str, folded: str) -> tuple[list[Line], Width]:
    """Cut `raw`, whose folded form is `folded`, into its non-blank lines and measure the usual width."""
    lines: list[Line] = []
    marks = [mark for mark in _INNER_MARKS if mark[0] in folded and mark in folded]  # one character is found at once
    offset, blank, page = 0, False, False
    sizes = map(len, folded.encode("gbk", "replace").split(b"\n"))  # `columns` of each line
    for no, (chunk, size) in enumerate(zip(folded.split("\n"), sizes, strict=True), 1):
        if not chunk:
            blank = True
            offset += 1
            continue
        first, last, chars = chunk[0], chunk[-1], len(chunk)
        end = offset + chars
        if squeezed := _plain(chunk, first, last, marks):
            lines.append(Line(offset, end, chunk, squeezed, first, last, no, 0, blank, page, "", size, chars, 0, False))
            blank = page = False
            offset = end + 1
            continue
        page = page or "\f" in chunk
        if (body := chunk.strip(BLANK)) and not (body[0] in _RULERS and _RULE.match(body)):
            _add(lines, chunk, size, marks, offset, no, blank, page)
            blank = page = False
        else:
            blank = True
        offset = end + 1
    width = _usual(lines)
    if width.in_chars:
        for line in lines:
            line.size = line.chars
    return lines, width


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


def _add(
    lines: list[Line], chunk: str, size: int, marks: Sequence[str], offset: int, no: int, gap: bool, page: bool
) -> None:
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
        _add_part(lines, chunk, size, marks, 0, len(chunk), offset, no, gap, page)
        return
    cuts = sorted(set(cuts))
    for first, last in zip([0, *cuts], [*cuts, len(chunk)], strict=True):
        _add_part(lines, chunk, size, marks, first, last, offset, no, gap and not first, page and not first)


def _add_part(
    lines: list[Line],
    chunk: str,
    whole: int,
    inner: Sequence[str],
    first: int,
    last: int,
    offset: int,
    no: int,
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
    lines.append(Line(start, end, body, squeezed, *ends, no, indent, gap, page, marks, size, chars, tabs, marked))


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


def _first_word(text: str) -> str:
    """What a wrap cannot part: a run of ASCII, or one character and the marks that may not open a line."""
    match = _WORD.match(text)
    return match[0] if match else text[:1]


_LABELLED = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、](?!\d))")
_SET_IN, _RAGGED = 8, 10  # columns of an indent, and by which the lines of such a text differ
_WORD = re.compile(r"[!-~]{1,12}|.[。,、;:!?)”’》」%]*")


def _usual(lines: list[Line]) -> Width:
    """The line width that most of the text's characters share, if any does; annexes are set otherwise."""
    named = [k for k, first in enumerate(map(first_of, lines)) if first == "附"]
    annex = next((k for k in named if k > 20 and _ANNEX.match(lines[k].bare)), None)
    lines = lines[:annex]
    gaps = sum(map(attrgetter("gap"), lines)) / max(1, len(lines))
    indents = list(filter(None, map(attrgetter("indent"), lines)))
    deep = sum([indent >= 4 for indent in indents]) / max(1, len(lines))
    broken = [line.last not in _STOPS for line in lines]
    sizes, chars = list(map(attrgetter("size"), lines)), list(map(attrgetter("chars"), lines))
    by_columns = _densest(list(compress(sizes, broken)), 3, sum(sizes))
    by_chars = _densest(list(compress(chars, broken)), 0, sum(chars))
    in_chars = by_chars[0] >= _EXACT and _exact(list(compress(chars, broken)), by_chars[1])
    share, usual = by_chars if in_chars else by_columns
    slack = 0 if in_chars else 8
    if share < _MASS and _set_in(lines):
        (share, usual), slack = _densest(list(compress(sizes, broken)), _RAGGED, sum(sizes)), _RAGGED
        by_columns = share, usual
    if share < _MASS or by_columns[1] < _NARROWEST:
        return Width(0, in_chars, slack, gaps < 0.5, 0.02 < deep < 0.6)
    cut = [k for k, size in enumerate(chars if in_chars else sizes) if broken[k] and size + slack >= usual]
    after = [lines[k + 1] for k in cut if k + 1 < len(lines)]
    gaps_tell = gaps < 0.5 or sum([line.gap for line in after]) < _SELDOM * len(after)
    indents_tell = deep > 0.02 and (deep < 0.6 or sum([line.indent >= 4 for line in after]) < _SELDOM * len(after))
    return Width(usual, in_chars, slack, gaps_tell, indents_tell)


def _set_in(lines: Sequence[Line]) -> bool:
    """Whether paragraphs are set in and the lines they go on with are not, as a scan keeps them though it has no even width."""
    inner = sum([not line.indent for line in lines])
    outer = sum([0 < line.indent <= _SET_IN for line in lines])
    few = 0.2 * len(lines)
    if not inner > few < outer:
        return False
    labelled = [line for line in lines if _LABELLED.match(line.text)]
    return sum([0 < line.indent <= _SET_IN for line in labelled]) >= 0.9 * len(labelled) > 2


def _exact(sizes: list[int], usual: int) -> bool:
    """Whether full lines have one and the same size, as a program cuts them, and not nearly so."""
    full = sizes.count(usual)
    return sum(map(sizes.count, range(usual - 4, usual))) <= full * 0.15


def _densest(sizes: list[int], spread: int, total: int) -> tuple[float, int]:
    """(share of `total` characters, width) of the window `width - spread … width` that holds most."""
    if sum(sizes) < _MASS * total:
        return 0, 0  # none is dense enough
    lines = Counter(sizes)
    best = (0, 0)
    for size, count in lines.items():
        mass = size * count
        for narrower in range(size - spread, size):
            if narrower in lines:
                count += lines[narrower]
                mass += narrower * lines[narrower]
        if count >= _FEWEST and mass >= best[0]:
            best = max(best, (mass, size))
    return best[0] / max(1, total), best[1]
