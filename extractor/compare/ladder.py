"""How strongly a text demands: its words of strength, each with the rung it stands on, from must to may."""

import re
from functools import cache

from extractor.lexicon import load

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


@cache
def _ladder() -> tuple[re.Pattern[str], dict[str, int]]:
    rungs = {word: step["rung"] for step in load("wording")["ladder"] for word in step["words"]}
    bound = {w: f"(?<![{b['before']}]){w}(?![{b['after']}])" for w, b in load("wording")["bound"].items()}
    return re.compile("|".join([bound.get(w, w) for w in sorted(rungs, key=lambda w: (-len(w), w))])), rungs
