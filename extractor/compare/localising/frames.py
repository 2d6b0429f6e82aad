"""Frames: what stands right before and behind a word for the upper level where the lower plan's own body or place is meant.

设立|市图书指挥部, 以|市|为单位, 对|市古籍修复中心|实施改造. The frames are those of `frames.yml`, each with its examples.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from extractor.compare.localising.mentions import behind_any
from extractor.lexicon import any_of, load

_LINE_END = "(?:\\n|$)"


def framed(words: Mapping[str, str]) -> dict[str, list[str]]:
    """The patterns of the frames that hold one of some words, by their kinds; `words` are patterns, by the types that frames name.

    >>> found = framed({"unit_of_count": "市"})
    >>> found
    {}
    >>> bool(re.search(framed({"place": "市"})["framed"][0], "以市为单位")), "told" in framed({"place": "市"})
    (True, False)
    """
    kinds: dict[str, list[str]] = defaultdict(list)
    for frame in load("frames").values():
        if frame["word"] in words:
            kinds[frame["kind"]].append(_pattern(frame, words[frame["word"]]))
    return dict(kinds)


def _pattern(frame: Mapping[str, Any], word: str) -> str:
    heads = [f"\n{word}," for word in load("upper_words")[frame["line"]]["words"]] if "line" in frame else []
    before = behind_any(frame.get("before", heads)) if "before" in frame or "line" in frame else ""
    not_before = "".join(f"(?<!{re.escape(one)})" for one in frame.get("not_before", ()))
    not_behind = f"(?!{any_of(frame['not_behind'])})" if "not_behind" in frame else ""
    behind = ""
    if "behind" in frame:
        between = f"[^,;。\\n]{{0,{frame['reach']}}}?" if "reach" in frame else ""
        ends = _LINE_END if frame.get("ends") else ""
        behind = f"(?={between}(?:{any_of(frame['behind'])}){ends})"
    return f"{before}{not_before}(?:{word}){not_behind}{behind}"
