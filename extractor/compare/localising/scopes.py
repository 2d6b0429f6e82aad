"""Words for the whole of the upper place, and for its tier beside the lower one's: 全市, 市直, 市、县两级."""

import re

from extractor.compare.localising.mentions import behind_any
from extractor.lexicon import any_of, load

_SCOPE = re.compile("[全我本]|内$|[直属]$|本级$")  # 市级 stands for grades and prizes as well: 市级非遗
_AFTER = {"内": "(?!外)", "直": "(?![接达通径辖播销观管])", "属": "(?![于地性])"}  # 直接, 属于
_BEFORE = {
    "全": "(?<![健完安])(?<!(?<![补配备])齐)",  # but 补齐|全省
    "省": "(?<![各外节邻跨])",
    "市": "(?<![城都超集门股楼夜菜县])",
    "县": "(?<![各外邻跨])",
}


def words_for_all(upper: str, above: str, own: str) -> list[str]:
    """The words by which a plan of tier `upper` speaks of all its place; `above` and `own` as in `sides`.

    >>> "全市" in words_for_all("city", "市", "县"), "全市" in words_for_all("city", "", "市")
    (True, False)
    """
    if upper == "national":
        return ["全国", "我国", "部际", "司局"]
    words = [word for ones in load("levels")["own"].values() for word in ones if _is_own(word, above, own)]
    return sorted(words, key=len, reverse=True) + (["厅际", "厅党组"] if upper == "province" else [])


def both_tiers(above: str, own: str) -> list[str]:
    """市、县两级 of whom something is asked: in a county's plan the county alone; what they do together may be said.

    A county-level city goes by 市 as well, and has no 县 below it.
    """
    if not own or not (above or own == "市"):
        return []
    together = f"{any_of(load('rightful')['together']['words'])}|财政(?!(?:部门)?要)"
    counties, several = r"(?:区县|县区|[县区旗](?:\([县市区、]+\))?)", "(?:两级|(?<=、[县区旗])级"
    if not above:
        one, below = "市", counties
        several = r"(?:两级|、乡镇?(?:\(街道\))?(?:、村(?:\(社区\))?)?[三四]级"
    else:
        one = f"[{above}]"
        below = counties if set(own) & set("县区旗") else "[乡镇]" if own in "乡镇" else f"[{own}]"
    several += "|(?=(?:财政(?:部门)?|(?:人民)?政府)[要应按]))"  # 市、县(市、区)财政要保障经费
    return [f"{one}、?{below}{several}(?![^,;。]{{0,8}}(?:{together}))(?![^,;。要应]{{0,8}}(?:补助|资金|经费))"]


def _is_own(word: str, above: str, own: str) -> bool:
    """Is it a word for the whole of the upper place, and none for that of the lower?"""
    if "自治区" in word:
        return "区" in above
    return bool(_SCOPE.search(word)) and any(m in word for m in above) and not any(t in word for t in own)


def no_title() -> str:
    """What does not follow 全国 where it begins a name: 全国文明城市."""
    return f"(?!{any_of(load('rightful')['of_country']['title'])})"


def in_text(word: str) -> str:
    """The word where it is one: not 城市|内涝, 健全|市场. Within a phrase 全国 begins names: 全国文明城市."""
    if word == "全国":
        country = load("rightful")["of_country"]
        better, others = behind_any(country["better"]), behind_any(country["before"])
        return f"(?<=[,\\n]){word}|{word}(?=范围)|{better}{word}|{others}{word}{no_title()}"
    return _BEFORE.get(word[0], "") + re.escape(word) + _AFTER.get(word[-1], "")
