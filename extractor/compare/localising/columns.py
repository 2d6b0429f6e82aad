"""Heads of columns in a table of the lower plan: one for the upper place's figures stands rightly beside one for its own."""

import re
from collections.abc import Sequence

from extractor.compare.localising.beside import Place
from extractor.lexicon import any_of

_HEAD = 16  # characters of the head of a column
_ENDS_ALIKE = 2  # characters at the end of two heads that tell figures of one kind


def beside_own(place: Place, own: str, names: Sequence[str]) -> bool:
    """Does another cell of the row say the same of the lower place: 全省目标 beside 我市目标? `own` are its level words.

    >>> row = "序号,指标,全市2027年目标,全县2027年目标"
    >>> beside_own(Place("own", "全市", row, row.index("全市")), "县", ()), beside_own(Place("own", "全市", row[:15], 6), "县", ())
    (True, False)
    """
    if len(place.before + place.word + place.after) > _HEAD:
        return False
    ours = re.compile(f"{any_of(['本地', '本级', *names])}|(?:[我本全][{own or '我'}]|[{own or '我'}]本?级)")
    ends = place.after[-_ENDS_ALIKE:]
    cells = place.sentence.split(",")
    return any(
        ours.search(cell) and cell.endswith(ends) for cell in cells if place.word not in cell and len(cell) <= _HEAD
    )
