"""Titles that a body of the lower place itself confers, or for which it holds a contest: 县教育局认定市级书屋 is no title of the city."""

import re
from functools import cache

_CONFERS = "(?:认定|评选|命名|评定|授予)(?:一批|[0-9一二两三四五六七八九十]+[个家所名项条处支])?“?"
_HOLDS = "(?:开展|举办)[^,;。“]{0,4}“[^”]*"
_WHEN = "(?:每年|每[两三]年|每季度|定期|自行|负责|组织)*"
_WITH_OTHERS = "推荐|申报|争取|配合|协助|会同|联合|参[加与评]|按|根据|报|经|由|获|对"


def confers(before: str, own: str) -> bool:
    """Does a body by one of the level words `own` confer what follows?

    >>> confers("县教育局每年自行认定6家", "县"), confers("由县政府评选“", "县"), confers("镇政府命名一批", "镇")
    (True, True, True)
    >>> confers("对新认定", "县"), confers("县教育局推荐评选", "县"), confers("对县农业局认定的", "县"), confers("每年认定", "县")
    (False, False, False, False)
    >>> confers("县教育局对新认定", "县"), confers("县教育局会同市教育局认定", "县")
    (False, False)
    """
    return bool(own and _by_own_body(own, _CONFERS).search(before))


def holds(before: str, after: str, own: str) -> bool:
    """Does such a body hold a contest for a title in quotation marks, in which the place is named?

    >>> holds("县教育局每年开展“最美", "读者”评选", "县"), holds("配合市教育局开展“最美", "读者”评选", "县")
    (True, False)
    >>> holds("县教育局开展“最美", "读者”评选推荐", "县"), holds("县教育局开展“书香", "”阅读活动", "县")
    (False, False)
    """
    contest = after.partition("”")[2]
    return bool(
        own and contest.startswith("评选") and "推荐" not in contest and _by_own_body(own, _HOLDS).search(before)
    )


@cache
def _by_own_body(own: str, does: str) -> re.Pattern[str]:
    body = rf"[{own}](?:(?:人民)?政府|委|(?:(?!{_WITH_OTHERS})[一-鿿]){{1,14}}?(?:局|厅|委|办|部|会))"
    return re.compile(f"{body}{_WHEN}{does}$")
