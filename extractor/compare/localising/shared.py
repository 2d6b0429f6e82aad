"""What speaks of both places: a phrase with the names of both, and a head of a table with a column for each."""

import re
from collections.abc import Sequence

from extractor.compare.localising.mentions import Mention
from extractor.lexicon import any_of

_HEAD = 16  # characters of the head of a column
_ENDS_ALIKE = 2  # characters at the end of two heads that tell figures of one kind


def beside_own(mention: Mention, own: str, names: Sequence[str]) -> bool:
    """Does another cell of the row say the same of the lower place: 全省目标 beside 我市目标? `own` are its level words.

    >>> row = "序号,指标,全市2027年目标,全县2027年目标"
    >>> beside_own(Mention("own", "全市", row, row.index("全市")), "县", ()), beside_own(Mention("own", "全市", row[:15], 6), "县", ())
    (True, False)
    """
    if len(mention.before + mention.word + mention.after) > _HEAD:
        return False
    ours = re.compile(f"{any_of(['本地', '本级', *names])}|(?:[我本全][{own or '我'}]|[{own or '我'}]本?级)")
    ends = mention.after[-_ENDS_ALIKE:]
    cells = mention.sentence.split(",")
    return any(
        ours.search(cell) and cell.endswith(ends) for cell in cells if mention.word not in cell and len(cell) <= _HEAD
    )


def shared(mention: Mention, names: Sequence[str]) -> bool:
    """Does the phrase speak of both places: 为全省稳定作出某某贡献, or its list, one after the other: 省域特色、某某特点?"""
    phrase = mention.before.split("、")[-1] + mention.after.split("、")[0]
    if mention.kind not in ("own", "name") or mention.word[0] in "我本":
        return False
    return any(name in phrase for name in names) or mention.after.partition("、")[2].startswith(tuple(names))
