"""Text → clauses again, held against the pieces it was printed from."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from extractor.segment import segment
from extractor.text import fold
from relaying.printing import Piece

_BLANK = re.compile(r"[\s#*]+")


class Tally(NamedTuple):
    """How many clauses came out right."""

    right: int
    printed: int
    read: int
    wrong: tuple[str, ...]  # what is wrong with which clause

    @property
    def f1(self) -> float:
        """Right ones against those printed and those read."""
        return 2 * self.right / (self.printed + self.read)


def read_again(text: str, pieces: Sequence[Piece]) -> Tally:
    """Segment `text` and look for each piece with its heading, text, kind and parent."""
    clauses = [clause for clause in segment(text, "d").clauses if clause.kind not in ("front", "annex", "table")]
    places = {clause.id: k for k, clause in enumerate(clauses)}
    named = defaultdict(list)
    for k, clause in enumerate(clauses):
        named[_bare(clause.label), _bare(clause.heading)].append(k)
    found: dict[int, int] = {}
    wrong = []
    for number, piece in enumerate(pieces):
        same = named[_bare(piece.label), _bare(piece.heading)]
        if not same:
            wrong.append(f"missing: {piece.label}{piece.heading}")
            continue
        found[number] = k = same.pop(0)
        clause = clauses[k]
        faults = [
            name
            for name, right in (
                ("text", _bare(clause.view.printed[clause.body :]) == _bare("".join(piece.paragraphs))),
                ("kind", clause.kind == piece.kind),
                ("parent", piece.parent is None or found.get(piece.parent) == places.get(clause.parent_id or "")),
            )
            if not right
        ]
        if faults:
            wrong.append(f"{', '.join(faults)}: {piece.label}{piece.heading}")
    return Tally(len(pieces) - len(wrong), len(pieces), len(clauses), tuple(wrong))


def _bare(text: str) -> str:
    return _BLANK.sub("", fold(text)).rstrip("。")
