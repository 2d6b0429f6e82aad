"""How strongly a text demands: its words of strength, each with the rung it stands on, from must to may."""

import re
from collections.abc import Iterable
from functools import cache

from extractor.lexicon import load

MUST = 5  # the rung of 必须
PLAIN = 3  # the rung of a demand without any word of strength


def words_of(folded: str) -> dict[str, int]:
    """Words of strength in a text and their rungs.

    >>> words_of("各地应当公开,有条件的可委托"), words_of("适应需要,办理许可")
    ({'应当': 4, '有条件的': 1, '可': 1}, {})
    """
    pattern, rungs = _ladder()
    return {match[0]: rungs[match[0]] for match in pattern.finditer(folded)}


def plain(text: str) -> str:
    """The text without its words of strength.

    >>> plain("严禁违规收费"), plain("尽量避免违规收费")
    ('违规收费', '违规收费')
    """
    return _ladder()[0].sub("", text)


def has_weak(folded: str) -> bool:
    """Does the text ask for less than a plain demand anywhere?

    >>> has_weak("有条件的可委托"), has_weak("应当公开")
    (True, False)
    """
    return bool(_weak().search(folded))


def demands(folded: str) -> bool:
    """Does the text say that something must be?

    >>> demands("必须安装"), demands("应当安装")
    (True, False)
    """
    return _must().search(folded) is not None


@cache
def _must() -> re.Pattern[str]:
    return _pattern([word for word, rung in _ladder()[1].items() if rung == MUST])


@cache
def _ladder() -> tuple[re.Pattern[str], dict[str, int]]:
    rungs = {word: step["rung"] for step in load("wording")["ladder"] for word in step["words"]}
    return _pattern(rungs), rungs


@cache
def _weak() -> re.Pattern[str]:
    return _pattern([word for word, rung in _ladder()[1].items() if rung < PLAIN])


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words, the longest first; all begin with a character, so that most places of a text are passed over at once."""
    longest = sorted(words, key=lambda w: (-len(w), w))
    bound = {w: f"{w}(?<![{b['before']}]{w})(?![{b['after']}])" for w, b in load("wording")["bound"].items()}
    return re.compile("|".join([bound.get(word, word) for word in longest]))
