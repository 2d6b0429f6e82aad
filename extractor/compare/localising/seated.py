"""Persons and bodies of the upper level on the lower place's own seats: 市长 as head of its group, 市残联 in a list of its offices."""

import re
from collections.abc import Iterator
from functools import cache

_OFFICE = "局|委|办|部|会|院|厅|社|联"  # ends the name of a body in a list
_HOLDS = "(?=(?:共同)?(?:担任|兼任|任(?![务何职由])|领衔|阅批)|[、和][^,;。]{1,14}?(?:担任|兼任|任(?=[正副组总主]))|[^,;。]{0,8}带班)"
CHIEF_OF_NATION = f"(?:[一-鿿]{{2,8}}部部长|国务院[一-鿿]{{0,6}}领导(?:同志)?){_HOLDS}"
_THEN = "(?=[、和与及]|等|负责|参加|组成|建立|共同|牵头|归口|配合|按|每|联合|会商)"


def chief(sign: str) -> str:
    """A leader of the upper level who is to hold an office: 由|区长|兼任.

    >>> bool(re.search(chief("[市]"), "由市委书记、县长共同担任")), bool(re.search(chief("[市]"), "市长热线"))
    (True, False)
    """
    body = "[一-鿿]{2,12}?(?:局局长|委主任|办主任|厅厅长|部部长)"
    chiefs = [
        rf"{sign}(?:委(?:副?书记|常委)|人大常委会主任|(?:人民)?政府副?秘书长|长|领导(?:同志)?(?!小组|班子)|{body})",
        "自治区(?:党委书记|(?:分管|常务)*副?主席|领导(?!小组|班子))",
        "军分区司令员",
    ]
    return f"(?:{'|'.join(chiefs)}){_HOLDS}"


@cache
def _lists(above: str, own: str) -> re.Pattern[str]:
    """A body by the upper level's word between two commas of a list, right behind one by the lower place's own; a league before one, too.

    Every place has leagues, so that none needs another's.
    """
    name = "(?:(?![、和与及委])[一-鿿])"
    ours = rf"[{own}]{name}{{1,13}}(?:{_OFFICE})"
    theirs = rf"(?P<body>(?:团[{above}]委|[{above}](?![级内直属]){name}{{1,13}}?(?:{_OFFICE})))"
    return re.compile(rf"(?<![会联协配][同合助]){ours}、{theirs}{_THEN}|(?P<first>团[{above}]委)(?=、{ours})")


def among_own(text: str, above: str, own: str) -> Iterator[tuple[int, str]]:
    """Where a body of the upper level stands in a list of the lower place's own, and its name.

    >>> list(among_own("县教育局、市财政局、县卫生健康局建立会商机制", "市", "县"))
    [(5, '市财政局')]
    >>> list(among_own("会同县教育局、县财政局，报市财政局", "市", "县")), list(among_own("会同团市委、县妇联", "市", "县"))
    ([], [(2, '团市委')])
    """
    if above and own:
        for match in _lists(above, own).finditer(text):
            kind = match.lastgroup or ""
            yield match.start(kind), match[kind]
