"""Institutions by the upper level's word on which the lower place's own bodies act as only their own government does.

A bureau of civil affairs registers the associations of its place, one of state assets supervises its companies, what a
county owns (县属) does not go by the city's name, 市纪委监委驻县民政局 sits in no bureau of a county, and who convenes
a meeting of several tiers stands at their top. No body calls one above it to account.
"""

import re
from collections.abc import Iterator
from functools import cache

from extractor.compare.localising.conferred import own_body

_NO_NAME = "[级重示优管直属政场民容区域内郊]"  # 市级 and 市重点 tell a grade, 市政 and 市场 are words
_KEPT_IN_ORDER = "(?=进行|按期|依法|加强|做好|规范|完成|落实|实行|完善|健全|换届|年检|[,。;])"
_HELD = "(?=[^,;。]{0,3}(?:负责|主要领导|按|落实|加快|整改|做好|完成|履行|及时|加强|抓好|[,;。\\n]))"
# Who acts, what he does, and to whom; any body may not call to account.
_ACTS = {
    "called": ("", "督促|约谈|考核|督查|问责|督导", f"(?:[局委办厅]|部门|单位){_HELD}"),
    "association": (
        "民政局",
        "指导|督促|责令|对",
        f"(?:协会|学会|商会|促进会|联合会|基金会|研究会){_KEPT_IN_ORDER}",
    ),
    "company": ("国资[一-鿿]{0,6}?(?:委|局|中心|办)", "督促|监管|考核", "(?:集团|公司)"),
    "school": ("教(?:体|育|育体育|育和体育|育科技)[局委]", "公布|确定", "(?:中学|小学|学校|幼儿园)(?=[、等])"),
}
_REACH = 26  # characters before what is done in which he stands who does it


def acted_on(text: str, above: str, own: str) -> Iterator[tuple[int, str]]:
    """Where an institution by one of the level words `above` is acted on by a body by one of `own`, and its name.

    >>> list(acted_on("县民政局依法对市篮球协会进行年检", "市", "县"))
    [(7, '市篮球协会')]
    >>> list(acted_on("依托区属市中心医院", "市", "区")), list(acted_on("市纪委监委驻区民政局纪检组", "市", "区"))
    ([(4, '市中心医院')], [(0, '市纪委监委')])
    >>> list(acted_on("县政府督查室督促市教育局落实", "市", "县")), list(acted_on("县委督查市教育局移交问题", "市", "县"))
    ([(8, '市教育局')], [])
    >>> list(acted_on("镇党委每月召开一次县、乡、村三级河长例会", "县", "镇"))
    [(9, '县、乡、村三级')]
    >>> list(acted_on("县民政局指导市篮球协会禾溪分会,县民政局配合市慈善总会救助,县属市政公司", "市", "县"))
    []
    """
    if above and own:
        for match in _pattern(above, own).finditer(text):
            kind = match.lastgroup or ""
            start = match.start()
            if _by_whom(kind, above, own).search(text, max(0, start - _REACH), start):
                yield match.start(kind), match[kind]


@cache
def _pattern(above: str, own: str) -> re.Pattern[str]:
    """What is done, and to whom; who does it stands before it."""
    name = f"[{above}](?!{_NO_NAME})(?:(?![的{own}])[一-鿿]){{0,14}}?"
    ways = [
        *(f"(?:{acts})(?P<{kind}>{name}{whom})" for kind, (_, acts, whom) in _ACTS.items()),
        f"属(?:国有)?(?:独资|控股|全资)?(?:企业|单位)?(?P<owned>{name}(?:医院|学校|集团|公司))",
        f"(?P<posted>[{above}]纪委(?:[{above}]?监委)?)(?=(?:派|驻)+[{own}][^,;。]{{1,10}}[局委办院]纪检)",
        "召开(?:[一两二三四0-9]+次)?" + f"(?P<met>[{above}]、[^,;。、]{{1,8}}、[^,;。、]{{1,8}}?[三四]级)",
    ]
    return re.compile("|".join(ways))


@cache
def _by_whom(kind: str, above: str, own: str) -> re.Pattern[str]:
    """Who does it, at the end of what stands before."""
    if kind == "posted":
        return re.compile("")
    if kind == "owned":
        return re.compile(f"[{own}]$")
    if kind == "met":
        return re.compile(f"[{own}](?:委|党委|政府|人民政府)[一-鿿]{{0,4}}$")
    if kind == "called":
        return re.compile(f"{own_body(own, above)}(?:定期|及时|每月|每季度|依法)?$")
    return re.compile(f"[{own}]{_ACTS[kind][0]}[一-鿿]{{0,4}}$")
