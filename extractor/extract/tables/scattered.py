"""Names of a ruined table put together again as the prose of the plan prints them.

A name that wraps leaves its end behind the values of its row, or around the category beside it. Which of the words in
reach belong to it is told by the rest of the plan: 双重预防机制数字|化建成率 stands there as one.
"""

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from extractor.extract.tables.rows import is_unit

_LONGEST_CATEGORY = 8  # characters of a word printed beside several rows
_MOST_WORDS = 8


class Piece(NamedTuple):
    """A rebuilt row before its category is known."""

    before: str  # category words before the row number: 服务能力|12
    inside: str  # category words after it: 15 |严重精神 障碍患者|
    name: str
    unit: str
    cells: list[str]
    start: int  # in the joined text
    end: int
    words: Sequence[str] = ()  # what `inside` and `name` were printed as
    row: int = 0  # its running number; 0 where none is printed


def gathered(pieces: Sequence[Piece], behind: str, prose: str) -> list[Piece]:
    """The rows with the names that `prose` confirms, the others as they are; `behind` is what follows the last of them."""
    found = list(pieces)
    for k, piece in enumerate(found):
        following = found[k + 1].before if k + 1 < len(found) else behind
        if following[:1] == "(" and not piece.unit and is_unit(following.strip("()")):
            found[k] = piece._replace(unit=following.strip("()"))
        elif is_unit(piece.name) and following and not piece.inside and following in prose:
            found[k] = piece._replace(name=following, unit=piece.unit or piece.name)
        elif following and piece.name + following in prose:
            found[k] = piece._replace(name=piece.name + following)
        else:
            found[k] = _without_category(piece, prose)
            continue
        if k + 1 < len(found):
            found[k + 1] = found[k + 1]._replace(before="")
    return found


def _without_category(piece: Piece, prose: str) -> Piece:
    """The row whose name goes on behind the words of its category: 资质达|能力|素质|标率."""
    words = piece.words
    if 2 < len(words) <= _MOST_WORDS:
        for first, last in sorted(combinations(range(1, len(words)), 2), key=lambda cut: cut[0] - cut[1]):
            name, category = "".join((*words[:first], *words[last:])), "".join(words[first:last])
            if len(category) <= _LONGEST_CATEGORY and name in prose:
                return piece._replace(inside=category, name=name)
    return piece
