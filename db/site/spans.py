"""Where a quote stands in a clause, and a clause cut into runs that can be marked.

Quotes and clause texts come from the same raw text but lose different white space, so a quote is
looked for with white space ignored on both sides. Runs are plain text: templates escape them.
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from extractor.text import fold

DEADLINE = re.compile(
    r"(?:截至|截止|力争|到|至|于)?\s?20\d\d\s?年(?:\s?\d{1,2}\s?月)?(?:\s?\d{1,2}\s?日)?(?:年?底|末)?(?:之前|以前|前)?"
)
# A year alone is a date; it is a deadline when 到/至 opens it or 底/末/前 closes it.
_BOUND = re.compile(r"^(?:截至|截止|力争|到|至)|[底末前]$")
_STOPS = "。．.:："


class Span(NamedTuple):
    """A half-open stretch of a text and what it is: target, body, deadline, quote, hit."""

    start: int
    end: int
    kind: str


class Run(NamedTuple):
    """A stretch of text of one appearance."""

    text: str
    kinds: tuple[str, ...]


class Blind:
    """A text as it reads with all white space gone, able to say where a quote lies in the original."""

    def __init__(self, text: str) -> None:
        self.places = [i for i, char in enumerate(text) if not char.isspace()]
        self.text = "".join(text[i] for i in self.places)

    def find(self, quote: str, near: int = 0) -> tuple[int, int] | None:
        """Half-open span of the occurrence of `quote` nearest to the non-space character `near`.

        >>> Blind("达到 80%， 不低于 80 %").find("80%", near=8)
        (12, 16)
        """
        wanted = "".join(quote.split())
        if not wanted:
            return None
        starts = [match.start() for match in re.finditer(f"(?={re.escape(wanted)})", self.text)]
        if not starts:
            return None
        start = min(starts, key=lambda place: abs(place - near))
        return self.places[start], self.places[start + len(wanted) - 1] + 1

    def after(self, prefix: str) -> int:
        """Index in the original behind `prefix` and the stop that closes it; 0 when the text opens otherwise."""
        wanted = "".join(prefix.split())
        if not wanted or not fold(self.text).startswith(fold(wanted)):
            return 0
        end = len(wanted)
        if end < len(self.text) and self.text[end] in _STOPS:
            end += 1
        return self.places[end] if end < len(self.places) else self.places[-1] + 1


def deadlines(text: str) -> list[Span]:
    """The deadlines a text states.

    >>> [text[s.start : s.end] for text in ["到2025年，2023年底前，2022年发病"] for s in deadlines(text)]
    ['到2025年', '2023年底前']
    """
    found = DEADLINE.finditer(fold(text))
    return [Span(match.start(), match.end(), "deadline") for match in found if _BOUND.search(match[0])]


def cut(text: str, spans: Iterable[Span], start: int = 0, end: int | None = None) -> list[Run]:
    """Cut `text[start:end]` at every edge of a span; overlapping spans share their runs.

    >>> [(run.text, run.kinds) for run in cut("到2025年达80%", [Span(0, 9, "target"), Span(0, 6, "deadline")])]
    [('到2025年', ('deadline', 'target')), ('达80', ('target',)), ('%', ())]
    """
    stop = len(text) if end is None else end
    kept = [span for span in spans if span.start < stop and span.end > start]
    edges = {start, stop, *(s.start for s in kept), *(s.end for s in kept)}
    inner = sorted(edge for edge in edges if start <= edge <= stop)
    return [
        Run(text[a:b], tuple(sorted({span.kind for span in kept if span.start <= a and b <= span.end})))
        for a, b in pairwise(inner)
    ]


def paragraphs(runs: Iterable[Run]) -> list[list[Run]]:
    """Runs sorted into the paragraphs of their text, line ends dropped.

    >>> paragraphs([Run("甲⏎乙".replace("⏎", chr(10)), ())])
    [[Run(text='甲', kinds=())], [Run(text='乙', kinds=())]]
    """
    found: list[list[Run]] = [[]]
    for run in runs:
        for number, piece in enumerate(run.text.split("\n")):
            if number:
                found.append([])
            if piece:
                found[-1].append(Run(piece, run.kinds))
    return [paragraph for paragraph in found if paragraph]
