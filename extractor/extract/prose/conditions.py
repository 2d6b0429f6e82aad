"""Thresholds that are no targets: they only say for whom a later number of the sentence holds."""

import re

from extractor.extract.numbers.quantities import Quantity
from extractor.extract.prose import naming

_WHOSE = re.compile(r"[^,;。的]{0,12}的,")
_EQUIPPED_WHAT = re.compile(r"[一-鿿]{1,8}的[^,;。]{2,14},")
_EQUIPPED = ("设有", "拥有", "具有", "建有", "备有")
_WHICH_SHARE = re.compile(r"的[^,;。\d]{1,16}(?:占比|比例|比重|比率|率)")
_THRESHOLD = re.compile(r"^[^,;。]{0,24}?的(?=[^,;。])")


def condition_of(text: str, quantity: Quantity, low: int, high: int, following: Quantity | None) -> str | None:
    """A threshold that only says for whom a later target holds: 人口大于50万人的, 不足80名患者的乡镇."""
    if text.find("的", quantity.end, high) < 0:
        return None  # behind every threshold stands whom or what it is one of
    if following and following.bound == quantity.end:
        return None  # 组建1支不少于15人的队伍: so many of what the next number sizes
    tail, head = text[quantity.end : high], text[low : quantity.bound]
    if (
        following is not None
        and following.kind == "rate"
        and following.start < high
        and quantity.kind in ("time", "measure", "count")
        and quantity.bound < quantity.start
        and _WHICH_SHARE.fullmatch(text, quantity.end, following.bound)
    ):
        return naming.clean(text[low : quantity.end])  # 活动时间达到2小时|的学校占比不低于90%
    if quantity.kind in ("rate", "ratio"):
        # 负债率高于70%的企业 says which ones; 超过70%的企业达标 is a share to reach
        named = (
            quantity.comparator in ("<", ">")
            and quantity.bound < quantity.start
            and head.endswith(("率", "比例", "比重", "占比"))
        )
        apart = named and (_THRESHOLD.match(tail) or tail.startswith("的,"))
        return naming.clean(text[low : quantity.end]) if apart else None
    if tail.endswith("的,") and _WHOSE.fullmatch(tail) and (following or quantity.bound < quantity.start):
        return naming.clean(text[low:high].rstrip(",")[:-1])
    if head.endswith(_EQUIPPED) and _EQUIPPED_WHAT.match(tail):
        return naming.clean(text[low : quantity.end] + tail.split("的")[0])  # 设有30张以上床位的养老机构,
    if not _THRESHOLD.match(tail) or tail.startswith("的标准"):
        return None  # 经费按常住人口人均不低于2元的标准安排
    limited = text[quantity.start : quantity.end].endswith(("以上", "以下"))
    if limited and head and not naming.ends_with_verb(head) and quantity.bound == quantity.start:
        return naming.clean(text[low : quantity.end] + tail.split("的")[0])  # 床位50张以上的机构应当…
    beside = following is not None and following.start < high
    sized = quantity.comparator in ("<=", ">=") and (beside or (following and not naming.ends_with_verb(head)))
    if quantity.comparator in ("<", ">") or (sized and (beside or quantity.kind == "none" or "口" in head)):
        return naming.clean(text[low : quantity.end] + tail.split("的")[0])
    return None


def names_again(words: str, holders: str) -> bool:
    """Whether the words of a value name those for whom a condition before it held, now without it.

    >>> names_again("规模以上检测机构营收占比", "的检测机构"), names_again("护理员持证率", "的养老机构护理站覆盖率")
    (True, False)
    """
    noun = naming.without_link(holders.removeprefix("的"))
    return len(noun) > 1 and noun in words
