"""Page furniture inside a text: page lines, running heads and feet, footnotes."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from extractor.segment.columnheads import is_header
from extractor.segment.labels import mark_of
from extractor.segment.lines import PAGE_LINE, Line
from extractor.segment.width import Width

_NUMBER = re.compile(r"^\d{1,3}$")
_ORNAMENT = re.compile("0[1-9]$")  # 01 above 一、, as social media set it
_DIVIDER = re.compile("[◆◇■□●○★☆※]{3,}|[▼▲▽△]+")
_DIVIDER_OPENERS = frozenset("◆◇■□●○★☆※▼▲▽△")
_PART = re.compile("[一二三四五六七八九]、")
_CHAPTER = re.compile("第[一二三四五六七八九十]{1,3}[章编篇]")
_DIGITS = re.compile(r"[0-9]+(?![\d年月])")  # the number of a page, and of no date
_FIGURES = re.compile(r"\d+")
_NO_HEAD = re.compile(r"[。!?;,、][)”’》」]*$|:")
_HEAD = re.compile(r"[^()]*[一-鿿]{3}(?:[^()]|\([^()]*\))*$")  # words, brackets closed
_PROSE = re.compile("[,。、;]")  # a row of a table has none
_WORD = re.compile("[^\\W\\d_]")  # a line of numbers is a row's values, or a row's number
_NOTE = re.compile(r"([①-⑳]|\(\^?\d{1,2}\)).{2,20}?(?:是指|指的是|[:,]指|系指)")  # a footnote says what a word means
_FIGURE = re.compile(r"图\d{1,2}(?:[-—.]\d{1,2})?:?[^\d,。;:]{3,30}$")  # the title of a picture
_CAPTION = re.compile(r"图\d{1,2}[-—.]\d{1,2}.*图$")
# Who wrote and when, as chats and office systems print it between two passages: 小何（应急所） 2025-03-28 16:07.
_STAMP = re.compile(
    r"(?:[一-鿿]{2,8}(?:\([^()]{1,12}\))?)?20\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\d{1,2}:\d{2}(?::\d{2})?"
)
_PAGE_OPENERS = frozenset("-—–―─_·•.|一第0123456789pP")
_NOTE_OPENERS = frozenset("(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_FURNITURE_OPENERS = _NOTE_OPENERS | {"图", "0"}  # of notes, titles of pictures and ornaments
_WHOLE = tuple("。;:!?)》”、,")  # a paragraph, an item or a printed line may end so; the text above a footnote goes on
_LONGEST_PAGE_LINE = 16  # characters
_SHORTEST_HEAD, _LONGEST_HEAD = 4, 40  # characters of a running head
_FEWEST_LINES = 8  # lines between two page numbers
_FEWEST_LINES_OF_PAGE = 18  # the same where nothing but their distance tells
_MOST_HEADS = 0.34  # of all lines; more is text that repeats itself
_FEWEST_HEADS = 3  # times a line comes back that no page line betrays


def without_furniture(lines: list[Line], width: Width) -> list[Line]:
    """The lines that are text; the first of each page says so."""
    marked, dividers = _furniture(lines, width), _dividers(lines)
    if not (marked or dividers):
        return lines
    text: list[Line] = []
    page = False
    for k, line in enumerate(lines):
        if k in dividers:
            continue
        if k in marked:
            page = True
            continue
        line.page = line.page or page
        text.append(line)
        page = False
    return text


def _dividers(lines: Sequence[Line]) -> set[int]:
    """Indexes of lines of ornaments between parts: ◆ ◆ ◆, ▼."""
    if _DIVIDER_OPENERS.isdisjoint([line.first for line in lines]):
        return set()
    return {k for k, line in enumerate(lines) if line.first in _DIVIDER_OPENERS and _DIVIDER.fullmatch(line.bare)}


def _furniture(lines: Sequence[Line], width: Width) -> set[int]:
    """Indexes of page lines and running heads."""
    short = [k for k, line in enumerate(lines) if line.first in _PAGE_OPENERS and len(line.bare) <= _LONGEST_PAGE_LINE]
    pages = {k for k in short if _is_page_line(lines[k].text)}
    pages |= _bare_numbers(lines, short, width)
    opened = [k for k, line in enumerate(lines[:-1]) if line.first in _FURNITURE_OPENERS]
    pages |= _footnotes(lines, opened, pages) | _titles_of_pictures(lines, opened)
    numbered = [k for k in opened if lines[k].first == "0" and _ORNAMENT.match(lines[k].bare)]
    pages |= {k for k in numbered if _PART.match(lines[k + 1].bare)}
    pages |= {
        k for k, line in enumerate(lines) if line.last.isdecimal() and ":" in line.bare and _STAMP.fullmatch(line.bare)
    }
    returning = _returning(lines, width)
    if not pages and not returning and not any([line.page for line in lines]):
        return set()
    edges = _edges(lines, pages)
    counts = Counter(_DIGITS.sub("0", lines[k].bare) for k in edges)
    heads = {k for k in edges if counts[_DIGITS.sub("0", lines[k].bare)] >= 2 and not is_header(lines, k)}
    heads -= _within_pages(lines, heads)
    heads = heads if len(heads) <= _MOST_HEADS * len(lines) else set()
    return pages | returning | heads | _repeated_titles(lines, edges)


def _within_pages(lines: Sequence[Line], heads: set[int]) -> set[int]:
    """Those of the lines that stand as often within pages as at their edges: 2027年12月 is a cell of many rows."""
    if not heads:
        return set()
    texts = {k: _FIGURES.sub("0", lines[k].bare) for k in heads}
    inside = Counter(
        _FIGURES.sub("0", line.bare)
        for k, line in enumerate(lines)
        if k not in heads and len(line.bare) <= _LONGEST_HEAD
    )
    at_edges = Counter(texts.values())
    return {k for k, text in texts.items() if inside[text] >= at_edges[text]}


def _is_page_line(text: str) -> bool:
    """Whether a line holds the number of a page and nothing else."""
    return len(text) <= _LONGEST_PAGE_LINE and PAGE_LINE.match(text) is not None


def _footnotes(lines: Sequence[Line], opened: Sequence[int], pages: set[int]) -> set[int]:
    """Notes printed between two halves of a sentence or above a page line, whose mark stands in the text before.

    Each goes up to its full stop.
    """
    found: set[int] = set()
    for k in [k for k in opened if lines[k].first in _NOTE_OPENERS and "指" in lines[k].bare]:
        note = _NOTE.match(lines[k].bare) if k not in found else None
        if not note:
            continue
        end = next((j for j in range(k, len(lines)) if lines[j].bare.endswith("。")), k)
        above = next((before for before in reversed(range(k)) if before not in found), None)
        last = end + 1 in pages  # of its page
        if above is None or not (last or _cuts(lines[above])):
            continue
        if any(before.text.find(note[1]) > 0 for before in lines[:k]):
            found.update(range(k, end + 1))
    return found


def _titles_of_pictures(lines: Sequence[Line], opened: Sequence[int]) -> set[int]:
    """Titles of pictures that stand between two halves of a sentence, or say that they are: 图3-1 总体格局示意图."""
    found = [k for k in opened if k and lines[k].first == "图" and _FIGURE.match(lines[k].bare)]
    return {k for k in found if _CAPTION.match(lines[k].bare) or _cuts(lines[k - 1])}


def _cuts(before: Line) -> bool:
    """Whether a line is the first half of a sentence."""
    return not before.bare.endswith(_WHOLE) and _PROSE.search(before.bare) is not None


def _repeated_titles(lines: Sequence[Line], edges: set[int]) -> set[int]:
    """Chapters whose label and title stand above already: the running head of a chapter that goes on for one page more."""
    titles = {k: lines[k].bare for k in edges if lines[k].first == "第" and _CHAPTER.match(lines[k].bare)}
    return {k for k, title in titles.items() if any(title == lines[j].bare for j in range(k))}


def _edges(lines: Sequence[Line], pages: set[int]) -> set[int]:
    """Lines next to a page break that could be running heads or feet."""
    edges: set[int] = set()
    for k, line in enumerate(lines):
        if k in pages:
            edges.update((k - 1, k + 1))
        elif line.page:
            edges.update((k - 1, k))
    return {k for k in edges - pages if 0 <= k < len(lines) and _could_be_head(lines[k])}


def _could_be_head(line: Line) -> bool:
    """Whether a line is short, has a word, ends no sentence or bracket of the text and names no body behind a colon."""
    text = line.bare
    whole = len(text) <= _LONGEST_HEAD and text.count("(") == text.count(")")
    return whole and _WORD.search(text) is not None and not _NO_HEAD.search(text)


def _bare_numbers(lines: Sequence[Line], short: Sequence[int], width: Width) -> set[int]:
    """Page numbers without dashes among the `short` lines: 1, 2, 3 … far apart, evenly so or in the middle of sentences."""
    if not width.usual:
        return set()
    found: list[int] = []
    for k in short:
        text = lines[k].bare
        if k and len(text) <= 3 and _NUMBER.match(text):
            follows = not found or int(text) == int(lines[found[-1]].bare) + 1
            if follows and (not found or k - found[-1] > _FEWEST_LINES):
                found.append(k)
    cut = [k for k in found if _cuts_sentence(lines, k, width)]
    gaps = [later - earlier for earlier, later in pairwise(found)]
    even = len(found) > _FEWEST_HEADS and max(gaps) <= 1.6 * min(gaps)
    sure = (even and cut) or (len(cut) > 1 and 2 * len(cut) >= len(found)) or _pages(lines, found, gaps)
    return set(found) if sure else set()


def _pages(lines: Sequence[Line], found: Sequence[int], gaps: Sequence[int]) -> bool:
    """Whether numbers from 1 on stand so far apart, and so evenly, as only pages do; title pages are shorter."""
    if not gaps or lines[found[0]].bare != "1" or min(gaps) < _FEWEST_LINES_OF_PAGE:
        return False
    return max(gaps) <= 1.2 * min(gaps) and 0.6 * min(gaps) <= found[0] + 1 <= 1.2 * max(gaps)


def _cuts_sentence(lines: Sequence[Line], k: int, width: Width) -> bool:
    """Whether line `k` stands behind a full line of prose that ends no sentence."""
    before = lines[k - 1]
    full = k > 0 and before.size > 0.8 * width.usual and before.last not in "。;:!?)》”"
    return full and _PROSE.search(before.bare) is not None


def _returning(lines: Sequence[Line], width: Width) -> set[int]:
    """Running heads that cut full lines in the middle of a sentence, again and again."""
    if not width.usual:
        return set()
    short = 0.8 * width.usual
    could = [
        k
        for k, line in enumerate(lines)
        if line.size < short and line.last not in "。;,、" and _SHORTEST_HEAD <= len(line.bare) <= _LONGEST_HEAD
    ]
    texts = _DIGITS.sub("0", "\n".join([lines[k].bare for k in could])).split("\n")
    if len(texts) - len(set(texts)) < _FEWEST_HEADS - 1:
        return set()
    places: dict[str, list[int]] = {}
    for k, text in zip(could, texts, strict=True):
        places.setdefault(text, []).append(k)
    heads: set[int] = set()
    for alike in places.values():
        if len(alike) < _FEWEST_HEADS:
            continue
        found = [k for k in alike if _HEAD.match(lines[k].bare) and _could_be_head(lines[k])]
        if len(found) < _FEWEST_HEADS:
            continue
        cut = [k for k in found if _cuts_sentence(lines, k, width) and not _begins_clause(lines, k + 1)]
        if 2 * len(cut) > len(found):
            heads.update(found)
    return heads


def _begins_clause(lines: Sequence[Line], k: int) -> bool:
    """Whether a label stands at line `k`, so that the line before is the last of a paragraph."""
    return k < len(lines) and mark_of(lines[k].text) is not None
