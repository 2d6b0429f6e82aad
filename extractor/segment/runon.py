"""Clauses that run on in one line: a heading set apart by bold type or a wide blank, labels behind a sentence's end.

“**一、发展目标** 到2025年…”, “（一）基础改造　在公共停车场…”, “（二）重点任务。1．更新管网。…2．消除隐患。…” are cut
where the next part begins, so that each part is read as a line. A label inside a line counts only when it is the next
of its style, or the first one right behind a heading: lists inside a sentence (“：（一）…；（二）…”) stay whole.
"""

import re

from extractor.segment.labels import BRACKET, COMMA, DIGIT, DIGIT_BRACKET, Mark, mark_of

_CN = "一二三四五六七八九十"
_MARKS = " \t\r\u3000\xa0#>*+-"
_FIRST = frozenset("(第0123456789" + _CN)
OPENERS = _FIRST | set(_MARKS)  # of lines that may hold several parts
_BOLD_HEADING = re.compile(r"[\s\u3000#>-]*\*\*[^*。:;,]{3,32}\*\*[\s\u3000]*(?=[^\s\u3000*。:])")
_WIDE_BLANK = re.compile(r"\s*[一-鿿、“”]{4,20}(?:\u3000| {2,}|\xa0{2,})[\s\u3000]*(?=[^\s\u3000]{8}.*[,。])")
# A label inside a line, told first by its first character, and what it stands behind. Patterns that open with one and the
# same character take half the time of one that opens with any of several.
_LABEL = rf"(?=[*\s\u3000({_CN}\d])[*\s\u3000]*(?=\**(?:\([{_CN}]{{1,3}}\)|[{_CN}]{{1,3}}、(?![{_CN}])|\d{{1,2}}\s?[.、])[\s\u3000]*\**[“一-鿿])"
_INSIDE = re.compile(f"[。)!*]{_LABEL}")
_BEHIND_STOP, _BEHIND_BRACKET = (re.compile(f"{opener}{_LABEL}") for opener in ("。", r"\)"))
_HEADING = re.compile(r"[*\s\u3000]*[^。:;,!*]{2,24}(?:。|\*\*)[*\s\u3000]*$")
_RUNNING = (COMMA, BRACKET, DIGIT)


def run_on_cuts(line: str) -> list[int]:
    """Where the parts of a (folded) line begin, the first aside; [] for nearly every line.

    >>> line = "(一)改造管网。1.更新设施。改造50公里。2.消除隐患。拆除违建。"
    >>> [line[i:i + 6] for i in run_on_cuts(line)]
    ['1.更新设施', '2.消除隐患']
    >>> run_on_cuts("(一)有下列情形之一:1.新建住宅;2.新建医院。")
    []
    """
    if line[:1] not in OPENERS:
        return []
    apart = "**" in line or "\u3000" in line or "  " in line  # what sets a heading apart in its line
    if not apart and ("。" not in line or not _labelled_inside(line)):
        return []
    text = line.lstrip(_MARKS)
    if text[:1] not in _FIRST or "\t" in text:
        return []
    at = len(line) - len(text)
    bold = _BOLD_HEADING.match(line) if "**" in line else None
    blank = "\u3000" in text or "  " in text
    runs_on = "。" in text and _INSIDE.search(line, at)
    mark = mark_of(text) if bold or blank or runs_on else None
    if mark is None or not COMMA <= mark.style <= DIGIT_BRACKET:
        return []
    cuts = _inside(line, at + mark.end, mark) if runs_on and mark.style in _RUNNING else []
    heading = bold or _WIDE_BLANK.match(line, at + mark.end)
    if heading and heading.end() < len(line) and heading.end() not in cuts:
        cuts.insert(0, heading.end())
    return cuts


def _labelled_inside(line: str) -> bool:
    """Whether a label stands behind a mark within the line."""
    found = _BEHIND_STOP.search(line) or (")" in line and _BEHIND_BRACKET.search(line))
    return bool(found or (("!" in line or "*" in line) and _INSIDE.search(line)))


def _inside(line: str, head: int, mark: Mark) -> list[int]:
    """Where labels stand that go on from `mark`, whose text begins at `head`."""
    cuts: list[int] = []
    open_ = [(mark.style, mark.ordinal)]
    for match in _INSIDE.finditer(line, head - 1):
        at = match.end()
        inner = mark_of(line[at:].lstrip("*"))
        if inner is None or inner.shaky or at in cuts:
            continue
        while open_ and open_[-1][0] > inner.style:
            open_.pop()
        if open_ and open_[-1][0] == inner.style:
            goes_on = inner.ordinal == open_[-1][1] + 1
        else:
            goes_on = inner.ordinal == 1 and bool(_HEADING.match(line[head:at]))
        if not goes_on:
            return cuts
        if open_ and open_[-1][0] == inner.style:
            open_.pop()
        open_.append((inner.style, inner.ordinal))
        cuts.append(at)
        head = at + line[at:].index(inner.label[-1]) + 1
    return cuts
