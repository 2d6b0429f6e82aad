"""The words of quantities as the lexicon has them, and what makes patterns of them."""

import re
from collections.abc import Iterable
from functools import cache

from extractor import lexicon
from extractor.models import Comparator


@cache
def forms(section: str, key: str | None = None) -> tuple[str, ...]:
    """Forms of a section (or of one entry) of the lexicon, longest first."""
    entries = lexicon.load("quantities")[section]
    chosen = [entries[key]] if key else entries.values()
    return tuple(sorted({f for e in chosen for f in e["forms"]}, key=lambda f: (-len(f), f)))


def alternation(section: str, key: str | None = None) -> str:
    """The forms of a section as one regular expression group body."""
    return branched(forms(section, key))


def branched(words: Iterable[str]) -> str:
    """Group `words` by their first character: `re` then tries one branch for each, and they stay in order.

    >>> branched(["公里", "公顷", "平方米", "公"])
    '公(?:里|顷|)|平方米'
    """
    tails: dict[str, list[str]] = {}
    for word in words:
        tails.setdefault(word[:1], []).append(re.escape(word[1:]))
    return "|".join(re.escape(c) + (f"(?:{'|'.join(t)})" if len(t) > 1 else t[0]) for c, t in tails.items())


def opened(words: Iterable[str]) -> str:
    """A look ahead at the first character of any of `words`.

    >>> opened(["公里", "公顷", "平方米"])
    '(?=[公平])'
    """
    return f"(?=[{re.escape(''.join(dict.fromkeys(word[0] for word in words)))}])"


@cache
def kind_of() -> dict[str, str]:
    """The kind of each unit: rate · count · measure · money · time."""
    return {form: kind for kind, e in lexicon.load("quantities")["units"].items() for form in e["forms"]}


@cache
def comparator_of(section: str) -> dict[str, Comparator]:
    """The comparator that each form of a section stands for."""
    return {form: sign for sign, e in lexicon.load("quantities")[section].items() for form in e["forms"]}
