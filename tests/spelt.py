"""Regular expressions spelt out: texts that take every branch of one, the characters it can begin with or end in."""

import re
import string
from collections.abc import Iterable
from itertools import product
from typing import Any

CATEGORIES = {"CATEGORY_DIGIT": string.digits, "CATEGORY_SPACE": string.whitespace}


def texts_of(pattern: str) -> list[str]:
    """Texts that between them take every branch of a pattern, with and without what may be left out."""
    return sorted(_spelt(re._parser.parse(pattern)))  # type: ignore[attr-defined]


def _spelt(parsed: Iterable[tuple[Any, Any]]) -> set[str]:
    texts = {""}
    for operation, given in parsed:
        name = str(operation)
        if name == "LITERAL":
            own = {chr(given)}
        elif name == "IN":
            negated = str(given[0][0]) == "NEGATE"
            own = {"甲"} if negated else {"6" if str(kind) == "CATEGORY" else _first(value) for kind, value in given}
        elif name == "BRANCH":
            own = set().union(*map(_spelt, given[1]))
        elif name == "SUBPATTERN":
            own = _spelt(given[3])
        elif name == "MAX_REPEAT" or name == "MIN_REPEAT":
            once = _spelt(given[2])
            own = {""} if given[0] == 0 else {"".join(one) for one in product(once, repeat=given[0])}
            own |= once if given[0] == 0 else set()
        else:
            assert name in ("AT", "ASSERT", "ASSERT_NOT"), f"nobody knows what {name} can match"
            own = {""}
        texts = {text + more for text in texts for more in own}
    return texts


def _first(value: Any) -> str:
    """A character, or the first of a range."""
    return chr(value if isinstance(value, int) else value[0])


def _members(kind: str, value: Any) -> set[str]:
    """The characters of a part of a class: a range, a category or one of them."""
    if kind == "RANGE":
        return set(map(chr, range(value[0], value[1] + 1)))
    return set(CATEGORIES[str(value)]) if kind == "CATEGORY" else {chr(value)}


def characters_of(parsed: Iterable[tuple[Any, Any]], step: int) -> set[str]:
    """The characters a pattern's matches can begin with (`step` 1) or end in (-1); "" where it can match nothing."""
    found = {""}
    for operation, given in list(parsed)[::step]:
        name = str(operation)
        if name == "LITERAL":
            own = {chr(given)}
        elif name == "IN":
            own = set().union(*(_members(str(kind), value) for kind, value in given))
        elif name == "BRANCH":
            own = set().union(*(characters_of(each, step) for each in given[1]))
        elif name == "SUBPATTERN":
            own = characters_of(given[3], step)
        elif name in ("MAX_REPEAT", "MIN_REPEAT"):
            own = characters_of(given[2], step) | ({""} if given[0] == 0 else set())
        else:
            assert name in ("AT", "ASSERT", "ASSERT_NOT"), f"nobody knows what {name} can match"
            own = {""}
        found = (found - {""}) | own
        if "" not in own:
            break
    return found
