"""Ids of clauses behind the document's: the numbers of the labels, from the outside in."""

import re

from extractor.segment.labels import PERIOD
from extractor.segment.tree import Node

_NO_DIGIT = re.compile(r"\D")
_LOOSE = {"more": "p", "titled": "p", "table": "t", "box": "t", "list": "annexes", "closing": "imprint"}


class Ids:
    """Gives each node its number in document order; a label printed twice gets a letter."""

    def __init__(self) -> None:
        self._times: dict[str, int] = {}  # how often a number has been asked for
        self._loose: dict[str, int] = {}  # how many unnumbered nodes of a kind a parent has

    def name(self, node: Node) -> None:
        """Give `node` its number; its parent has one already."""
        number = self._number(node)
        times = self._times[number] = self._times.get(number, 0) + 1
        if times > 1:
            number += chr(96 + times) if times <= 26 else f"x{times}"
        node.number = number

    def _number(self, node: Node) -> str:
        """`2-1-3` from the labels, `2-1-p2` and `2-1-t1` for what has none."""
        above, mark = node.parent.number if node.parent else "", node.mark
        if mark is None:
            return self._unlabelled(node, above)
        letter = "p" if not mark.label else "y" if mark.style is PERIOD else ""
        return f"{above}-{letter}{mark.ordinal}" if above else f"{letter}{mark.ordinal}"

    def _unlabelled(self, node: Node, above: str) -> str:
        """The number of a node without label below the number of its parent."""
        if node.role in ("front", "title", "contents", "preamble"):
            return node.role
        if node.role == "annex":
            return f"annex{_NO_DIGIT.sub('', node.name) or 1}"
        kind = _LOOSE.get(node.role, "p")
        if len(kind) == 1:
            key = f"{above}-{kind}"
            count = self._loose[key] = self._loose.get(key, 0) + 1
            kind = f"{kind}{count}"
        return f"{above}-{kind}" if above else kind
