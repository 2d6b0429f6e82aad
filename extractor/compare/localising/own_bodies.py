"""Bodies of the lower place, and bodies by the upper level's word that stand beside them or on which they act as on their own.

A bureau of civil affairs registers the associations of its place, one of state assets supervises its companies, what a
county owns (县属) does not go by the city's name, 市纪委监委驻县民政局 sits in no bureau of a county, and who convenes
a meeting of several tiers stands at their top. No body calls one above it to account.
"""

import re
from collections.abc import Iterator
from functools import cache

_WITH_OTHERS = "推荐|申报|争取|配合|协助|会同|联合|参[加与评]|按|根据|报|经|由|获|对|被"
# A list of bodies, and what follows one that is no list of those reported to.
_OFFICE = "[局委办部会院厅社联]"
_THEN = "(?=[、和与及]|等|负责|参加|组成|建立|共同|牵头|归口|配合|按|每|联合|会商)"

_NO_NAME = "[级重示优管直属政场民容区域内郊]"  # 市级 and 市重点 tell a grade, 市政 and 市场 are words
_KEPT_IN_ORDER = "(?=进行|按期|依法|加强|做好|规范|完成|落实|实行|完善|健全|换届|年检|[,。;])"
_HELD = "(?=[^,;。]{0,3}(?:负责|主要领导|按|落实|加快|整改|做好|完成|履行|及时|加强|抓好|[,;。\\n]))"
_REACH = 26  # characters before what is done in which he stands who does it


def own_body(own: str, above: str) -> str:
    """A pattern of bodies by one of the level words `own`, with no other body within."""
    other = f"|(?<!城)[{above}](?![场政民容])" if above else ""
    return rf"[{own}](?:(?:人民)?政府|委|(?:(?!{_WITH_OTHERS}{other})[一-鿿]){{1,14}}?[局厅委办部会室])"


def among_own(text: str, own: str, above: str) -> Iterator[tuple[int, str]]:
    """Where a body of the upper level stands in a list of the lower place's own, and its name.

    >>> list(among_own("县教育局、市财政局、县卫生健康局建立会商机制", "县", "市"))
    [(5, '市财政局')]
    >>> list(among_own("会同县教育局、县财政局，报市财政局", "县", "市")), list(among_own("会同团市委、县妇联", "县", "市"))
    ([], [(2, '团市委')])
    """
    if above and own:
        for match in _listed(own, above).finditer(text):
            kind = match.lastgroup or ""
            yield match.start(kind), match[kind]


def acted_on(text: str, own: str, above: str) -> Iterator[tuple[int, str]]:
    """Where a body or institution of the upper level is acted on by one of the lower place's own, and its name.

    >>> list(acted_on("县民政局依法对市篮球协会进行年检", "县", "市"))
    [(7, '市篮球协会')]
    >>> list(acted_on("依托区属市中心医院", "区", "市")), list(acted_on("市纪委监委驻区民政局纪检组", "区", "市"))
    ([(4, '市中心医院')], [(0, '市纪委监委')])
    >>> list(acted_on("县政府督查室督促市教育局落实", "县", "市")), list(acted_on("县委督查市教育局移交问题", "县", "市"))
    ([(8, '市教育局')], [])
    >>> list(acted_on("镇党委每月召开一次县、乡、村三级河长例会", "镇", "县"))
    [(9, '县、乡、村三级')]
    >>> list(acted_on("县民政局指导市篮球协会禾溪分会,县民政局配合市慈善总会救助,县属市政公司", "县", "市"))
    []
    """
    if above and own:
        done, by_whom = _acts(own, above)
        for match in done.finditer(text):
            kind, start = match.lastgroup or "", match.start()
            if by_whom[kind].search(text, max(0, start - _REACH), start):
                yield match.start(kind), match[kind]


@cache
def _listed(own: str, above: str) -> re.Pattern[str]:
    """A body by the upper level's word between two commas of a list, right behind one by the lower place's own; a league before one, too.

    Every place has leagues, so that none needs another's.
    """
    name = "(?:(?![、和与及委])[一-鿿])"
    ours = f"[{own}]{name}{{1,13}}{_OFFICE}"
    theirs = f"(?P<body>(?:团[{above}]委|[{above}](?![级内直属]){name}{{1,13}}?{_OFFICE}))"
    return re.compile(f"(?<![会联协配][同合助]){ours}、{theirs}{_THEN}|(?P<first>团[{above}]委)(?=、{ours})")


@cache
def _acts(own: str, above: str) -> tuple[re.Pattern[str], dict[str, re.Pattern[str]]]:
    """What is done and to whom, and by whom, at the end of what stands before; the kinds are those of the groups."""
    theirs = f"[{above}](?!{_NO_NAME})(?:(?![的{own}])[一-鿿]){{0,14}}?"
    ways = {  # who, what he does, and to whom; any body may not call to account
        "called": (
            f"{own_body(own, above)}(?:定期|及时|每月|每季度|依法)?",
            "(?:督促|约谈|考核|督查|问责|督导)",
            f"{theirs}(?:[局委办厅]|部门|单位){_HELD}",
        ),
        "association": (
            f"[{own}]民政局[一-鿿]{{0,4}}",
            "(?:指导|督促|责令|对)",
            f"{theirs}(?:协会|学会|商会|促进会|联合会|基金会|研究会){_KEPT_IN_ORDER}",
        ),
        "company": (
            f"[{own}]国资[一-鿿]{{0,6}}?(?:委|局|中心|办)[一-鿿]{{0,4}}",
            "(?:督促|监管|考核)",
            f"{theirs}(?:集团|公司)",
        ),
        "school": (
            f"[{own}]教(?:体|育|育体育|育和体育|育科技)[局委][一-鿿]{{0,4}}",
            "(?:公布|确定)",
            f"{theirs}(?:中学|小学|学校|幼儿园)(?=[、等])",
        ),
        "owned": (
            f"[{own}]",
            "属(?:国有)?(?:独资|控股|全资)?(?:企业|单位)?",
            f"{theirs}(?:医院|学校|集团|公司)",
        ),
        "posted": ("", "", f"[{above}]纪委(?:[{above}]?监委)?(?=(?:派|驻)+[{own}][^,;。]{{1,10}}[局委办院]纪检)"),
        "met": (
            f"[{own}](?:委|党委|政府|人民政府)[一-鿿]{{0,4}}",
            "召开(?:[一两二三四0-9]+次)?",
            f"[{above}]、[^,;。、]{{1,8}}、[^,;。、]{{1,8}}?[三四]级",
        ),
    }
    what = "|".join(f"{does}(?P<{kind}>{whom})" for kind, (_, does, whom) in ways.items())
    return re.compile(what), {kind: re.compile(f"{who}$") for kind, (who, _, _) in ways.items()}
