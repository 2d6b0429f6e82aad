"""A demand on all of a group that is kept without 均 or 全部, or with a number, and still kept whole.

A county has one 精神卫生中心: 县精神卫生中心设置独立科室 does all that 区县精神卫生中心均设置独立科室 asks of it.
"""

import re

from extractor.compare.targets.dimension import measure_of
from extractor.compare.targets.every import none_left_out
from extractor.models import Indicator
from extractor.text import bare

LEAST = 4  # characters that name a kind of body

_EACH = re.compile(r"(?:区县|县区|市县|县\(市、区\)|县\(区\)|[县区旗市州])(?:两级|级)?(?P<body>[一-鿿]{4,})")
_ONE = "(?<![各每个城地市、])[县区旗市州]级?"
_COUNTED = re.compile("[0-9]个?[^,;。0-9]{1,16}?(?:全部|一律|均(?!衡)|都(?!市)|全覆盖)")  # 6个县全部达到
# 14个村,2025年全部治理到位: nothing else comes between that could be what is all done.
_THEN_ALL = re.compile(
    "[^,;。0-9]{0,8},(?:[到在于]?20[0-9]{2}年(?:年?[底末]|[0-9]{1,2}月[底末]?)?(?:之?前|以前)?)?(?:确保|[要应须])?(?:全部|一律|均(?!衡)|都(?!市))"
)
# The number of those on a list is that of all of them: 清单内的2处, 现有的3座, 列入计划的4条. What is to be put somewhere,
# 纳入追溯的品种达到200个, is a number to reach.
_LIST = "(?:清单|名录|名单|目录|台账)"
_DEFINITE = re.compile(
    f"(?:{_LIST}(?:以?内|[中上里])的?|现有的?|已有的?|仅有的?|(?:列入|纳入)[^,;。0-9]{{0,14}}(?:{_LIST}|计划|规划|方案|任务|范围|[库表])的)[0-9]"
)
# What is done to what should not be there: when none is left, it was done to all.
_REMOVED = re.compile(
    "整治|治理|改造|淘汰|消除|拆除|整改|化解|处置|关停|关闭|销号|取缔|排除|更新|更换|替换|退出|清理|清除|查处|报废|除险|解决|盘活"
)


def one_body(target: Indicator, text: str) -> str | None:
    """The only body of its kind that a lower place has, when `text` says of it what `target` asks of all."""
    if target.value is not None or not (match := _EACH.search(bare(target.name))):
        return None
    body, said = match["body"], bare(text)
    for end in range(len(body), LEAST - 1, -1):
        if found := re.search(_ONE + body[:end], said):
            return found[0]
    return None


def all_counted(target: Indicator, other: Indicator, sentence: str = "") -> bool:
    """Has a share or an all become a number that `other`, or its `sentence`, says is all: 6个县全部达到; 21块，应立尽立?"""
    shared = target.value is None or target.unit == "%"
    quote = bare(other.quote)
    if not shared or measure_of(other).dimension != "count" or (other.value or 0.0) <= 1.0:
        return False
    if _COUNTED.search(quote) or (_DEFINITE.search(quote) and other.comparator in ("=", ">=")):
        return True
    after = bare(sentence).partition(quote)[2]
    return bool(_THEN_ALL.match(after)) or none_left_out(after, bare(target.name + other.name))


def cleared(upper: Indicator, lower: Indicator) -> bool:
    """Does one of two targets bring to nothing what the other has removed, all of it: 危房全部改造, 危房清零?"""
    for all_of, none_of in ((upper, lower), (lower, upper)):
        whole = all_of.value is None or (all_of.unit == "%" and all_of.value == 100.0)
        if whole and none_of.value == 0.0 and none_of.comparator in ("=", "<="):
            return _REMOVED.search(bare(all_of.quote)) is not None
    return False
