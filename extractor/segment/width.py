"""How wide the lines of a hard-wrapped text are, and what parts its paragraphs."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress

from extractor.segment.lines import Line, columns

_STOPS = frozenset("。!?;:)》”")
_MASS = 0.3  # share of a text's characters that, when it is hard-wrapped, stand in lines of the usual width and no stop
_NARROWEST = 28  # columns of the narrowest page
_FEWEST = 4  # lines of the usual width
_EXACT = 0.45  # share at one and the same count of characters: cut by a program, not set by a printer
_SELDOM = 0.2  # share of the lines that a wrap has cut, up to which what stands between lines tells paragraphs
_ANNEX = re.compile(r"附件\d{0,2}$")
_LABELLED = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|\([一二三四五六七八九十]{1,3}\)|\d{1,2}[.、](?!\d))")
_SET_IN, _RAGGED = 8, 10  # columns of an indent, and by which the lines of such a text differ
_WORD = re.compile(r"[!-~]{1,12}|.[。,、;:!?)”’》」%]*")


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


def width_of(lines: list[Line]) -> Width:
    """Measure the usual width of `lines`; where it is one of characters, their sizes are told in characters from here on."""
    width = _usual(lines)
    if width.in_chars:
        for line in lines:
            line.size = line.chars
    return width


def _first_word(text: str) -> str:
    """What a wrap cannot part: a run of ASCII, or one character and the marks that may not open a line."""
    match = _WORD.match(text)
    return match[0] if match else text[:1]


def _usual(lines: list[Line]) -> Width:
    """The line width that most of the text's characters share, if any does; annexes are set otherwise."""
    named = [k for k, line in enumerate(lines) if line.first == "附"]
    annex = next((k for k in named if k > 20 and _ANNEX.match(lines[k].bare)), None)
    lines = lines[:annex]
    gaps = sum([line.gap for line in lines]) / max(1, len(lines))
    deep = sum([line.indent >= 4 for line in lines]) / max(1, len(lines))
    broken = [line.last not in _STOPS for line in lines]
    sizes, chars = [line.size for line in lines], [line.chars for line in lines]
    by_columns = _densest(list(compress(sizes, broken)), 3, sum(sizes))
    by_chars = _densest(list(compress(chars, broken)), 0, sum(chars))
    in_chars = by_chars[0] >= _EXACT and _exact(lines, broken, by_chars[1])
    share, usual = by_chars if in_chars else by_columns
    slack = 0 if in_chars else 8
    if share < _MASS and _set_in(lines):
        (share, usual), slack = _densest(list(compress(sizes, broken)), _RAGGED, sum(sizes)), _RAGGED
        by_columns = share, usual
    if share < _MASS or by_columns[1] < _NARROWEST:
        return Width(0, in_chars, slack, gaps < 0.5, 0.02 < deep < 0.6)
    ends = zip(lines[1:], chars if in_chars else sizes, broken, strict=False)
    after = [line for line, size, cut in ends if cut and size + slack >= usual]  # those that a wrap has cut
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


def _exact(lines: Sequence[Line], broken: Sequence[bool], usual: int) -> bool:
    """Whether full lines have one and the same size, as a program cuts them, and not nearly so: but it parts no word."""
    full = [line.chars for line, cut in zip(lines, broken, strict=True) if cut].count(usual)
    short = [
        line.chars + len(_first_word(following.text)) <= usual
        for line, following, cut in zip(lines, lines[1:], broken, strict=False)
        if cut and usual - 4 <= line.chars < usual
    ]
    return sum(short) <= full * 0.15


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
