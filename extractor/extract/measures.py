"""The sentences of a clause's body: what it asks to be done, one by one."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from extractor.models import Clause, Measure

_STOPS = r"[。；;!！?？\n]++[”’）)]?"


def _sentence(words: str) -> re.Pattern[str]:
    """A sentence of such words with its stops; stops, commas and blanks before it are passed over."""
    return re.compile(rf"(?:[\t ,]|{_STOPS})*+({words}(?:{_STOPS}|[，,：:])?+)")


_SENTENCE = _sentence(r"[^。；;!！?？\n]++")
# 一是…二是 are items of their paragraph, not clauses: none carries its own unit line.
_ITEM = _sentence(r"(?:[^。；;!！?？\n，,：:]++|[，,：:](?![一二三四五六七八九十]{1,2}是))+")
_WORD = re.compile(r"[0-9A-Za-z一-鿿]")
_BLANKS = "\n\t "
_SKIPPED = frozenset(("front", "table"))
_BRACKET = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)|“[^“”]{1,200}”|《[^《》]{1,100}》")
# What opens such a bracket or quotation and holds a stop. Three patterns that open with one character each take half the
# time of one that opens with any of the three. What is repeated is looked at ahead: Python 3.11.2 keeps what a possessive
# group had read when it fails half way.
_STOPPED_BRACKET = re.compile(r"\([^()。;!?]*+(?:(?=\([^()。;!?]*+\))\([^()。;!?]*+\)[^()。;!?]*+)*+[。;!?(]")
_STOPPED_QUOTATION = re.compile(r"“[^“”。;!?]*+[。;!?]")
_STOPPED_TITLE = re.compile(r"《[^《》。;!?]*+[。;!?]")


def find_measures(clause: Clause, spans: Sequence[tuple[int, int]]) -> list[Measure]:
    """Sentences of `clause` after its heading, without the unit lines `spans` (view indexes)."""
    view, key = clause.view, clause.id
    text, printed, starts, offsets = view.folded, view.printed, view.starts, view.offsets
    if clause.kind in _SKIPPED or clause.body >= len(text):
        return []
    for start, end in spans:
        text = text[:start] + "\n" * (end - start) + text[end:]
    text = _BRACKET.sub(_shut, text) if _ends_inside(text) else text
    found: list[Measure] = []
    last = 0  # the piece of the view in which the sentence before ends: see `View.span`
    for sentence in (_ITEM if "是" in text else _SENTENCE).finditer(text, clause.body):
        begin, end = sentence.span(1)
        if text[end - 1] in _BLANKS:
            end = begin + len(sentence[1].rstrip(_BLANKS))
        if "一" <= text[begin] <= "鿿" or _WORD.search(text, begin, end):
            first = bisect_right(starts, begin, last) - 1
            last = bisect_right(starts, end - 1, first) - 1
            char_start, char_end = offsets[first] + begin - starts[first], offsets[last] + end - starts[last]
            n = len(found)
            found.append(Measure(f"{key}_m{n + 1}", key, n, printed[begin:end], char_start, char_end))
    return found


def _ends_inside(text: str) -> bool:
    """Whether a sentence would seem to end in a bracket or quotation: in few clauses one does."""
    stopped = (
        ("(" in text and _STOPPED_BRACKET.search(text))
        or ("“" in text and _STOPPED_QUOTATION.search(text))
        or ("《" in text and _STOPPED_TITLE.search(text))
    )
    return bool(stopped)


def _shut(bracket: re.Match[str]) -> str:
    """A bracket or quotation in which nothing ends a sentence; four times `replace` takes less than one `translate`."""
    return bracket[0].replace("。", ",").replace(";", ",").replace("!", ",").replace("?", ",")
