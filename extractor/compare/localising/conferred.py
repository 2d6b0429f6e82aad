"""Titles that a body of the lower place itself confers, or for which it holds a contest: 县教育局认定市级书屋 is no title of the city."""

import re
from functools import cache

from extractor.compare.localising.own_bodies import own_body

_CONFERS = (
    "(?:(?:认定|评选|命名|评定)为?|授予|授牌|评为|表彰)(?:一批|[0-9一二两三四五六七八九十]+[个家所名项条处支])?“?"
)
_HOLDS = "(?:开展|举办)[^,;。“]{0,4}“[^”]*"
_WHEN = "(?:每年|每[两三]年|每季度|定期|自行|负责|组织)*"


def confers(before: str, after: str, own: str, above: str) -> bool:
    """Does a body by one of the level words `own`, and none by one of `above`, confer the title between?

    >>> [confers(said, "书屋", "县", "市") for said in ("县教育局每年自行认定6家", "由县政府评选“", "县政府命名一批")]
    [True, True, True]
    >>> [confers(said, "书屋", "县", "市") for said in ("对新认定", "县教育局推荐评选", "对县农业局认定的", "每年认定")]
    [False, False, False, False]
    >>> [confers(said, "书屋", "县", "市") for said in ("县教育局对新认定", "县教育局会同市教育局认定", "县内市教育局认定")]
    [False, False, False]
    >>> confers("", "示范书屋由县教育局认定", "县", "市"), confers("", "示范书屋由县教育局推荐", "县", "市")
    (True, False)
    """
    return bool(own and (_by_own_body(own, above, _CONFERS).search(before) or _conferred_by(own, above).match(after)))


def holds(before: str, after: str, own: str, above: str) -> bool:
    """Does such a body hold a contest for a title in quotation marks, in which the place is named?

    >>> holds("县教育局每年开展“最美", "读者”评选", "县", "市"), holds("配合市教育局开展“最美", "读者”评选", "县", "市")
    (True, False)
    >>> holds("县教育局开展“最美", "读者”评选推荐", "县", "市"), holds("县教育局开展“书香", "”阅读活动", "县", "市")
    (False, False)
    """
    contest = after.partition("”")[2]
    return bool(
        own and contest.startswith("评选") and "推荐" not in contest and _by_own_body(own, above, _HOLDS).search(before)
    )


@cache
def _by_own_body(own: str, above: str, does: str) -> re.Pattern[str]:
    return re.compile(f"{own_body(own, above)}{_WHEN}{does}$")


@cache
def _conferred_by(own: str, above: str) -> re.Pattern[str]:
    return re.compile(f"[^,;。由]{{2,12}}由{own_body(own, above)}{_WHEN}(?:认定|评选|命名|评定|授牌)")
