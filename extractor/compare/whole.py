"""A demand on all of a group that is kept without 均 or 全部, and still kept whole.

A county has one 精神卫生中心: 县精神卫生中心设置独立科室 does all that 区县精神卫生中心均设置独立科室 asks of it.
"""

import re

from extractor.compare.dimension import measure_of
from extractor.models import Indicator
from extractor.text import bare

LEAST = 4  # characters that name a kind of body

_EACH = re.compile(r"(?:区县|县区|市县|县\(市、区\)|县\(区\)|[县区旗市州])(?:两级|级)?(?P<body>[一-鿿]{4,})")
_ONE = "(?<![各每个城地市、])[县区旗市州]级?"
_COUNTED = re.compile("[0-9]个?[^,;。0-9]{1,16}?(?:全部|一律|均(?!衡)|都(?!市)|全覆盖)")  # 6个县全部达到


def one_body(target: Indicator, text: str) -> str | None:
    """The only body of its kind that a lower place has, when `text` says of it what `target` asks of all."""
    if target.value is not None or not (match := _EACH.search(bare(target.name))):
        return None
    body, said = match["body"], bare(text)
    for end in range(len(body), LEAST - 1, -1):
        if found := re.search(_ONE + body[:end], said):
            return found[0]
    return None


def all_counted(target: Indicator, other: Indicator) -> bool:
    """Has a share or an all become a number that `other` says is all: 6个县全部达到?"""
    shared = target.value is None or target.unit == "%"
    counted = measure_of(other).dimension == "count" and other.value is not None and other.value > 1.0
    return shared and counted and _COUNTED.search(bare(other.quote)) is not None
