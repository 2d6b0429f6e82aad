"""Targets of the upper plan about some of its places by name, of which the lower plan's is none: 南汇新城…比例达到60%, for 嘉定区.

Place names are those a dictionary has; of others it cannot be told whether 禁养区 is one.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from extractor.lexicon.words import word_class
from extractor.text import fold

_KINDS = "新城|新区|老城|[区县市旗镇乡]|街道"
_NAMED = re.compile(rf"(?P<stems>(?:[一-鿿]{{2,3}}、)*[一-鿿]{{2,3}}?)(?:等\d*个?)?(?P<kind>{_KINDS})(?![级域内])")


def other_places(name: str, text: str, own: Sequence[str]) -> str | None:
    """The places a target's name begins with, where a plan of which `own` are the names never speaks of any in its `text`.

    >>> other_places("松江、青浦等2个新城绿化率", "到2025年,嘉定新城绿化率达到52%", ("嘉定区", "嘉定")), other_places("松江区绿化率", "学习松江做法", ())
    ('松江、青浦等2个新城', None)
    >>> other_places("核心区绿化率", "绿化率达到52%", ())
    """
    places, stems = _places(name)
    known = any(stem in text or any(stem in one for one in own) for stem in stems)
    return places if stems and not known else None


@lru_cache(maxsize=4096)
def _places(name: str) -> tuple[str, list[str]]:
    """The places a name begins with, as printed, and what each of them is called; none where a dictionary has not all of them."""
    match = _NAMED.match(fold(name))
    stems = match["stems"].split("、") if match else []
    return (match[0], stems) if match and all(word_class(stem) == "ns" for stem in stems) else ("", [])
