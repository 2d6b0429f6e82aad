"""Lengths of time that are commitments: limits of services and cycles, how long a stock lasts, how far away something is."""

import re

from extractor.extract.numbers.quantities import Quantity
from extractor.extract.prose.items import CHANGED_TO

_TIME_BOUND = re.compile(
    r"(?:满(?<!不满)(?![足意分])|保存|保管|留存|留样|延长|压缩|缩短|压减|不超过|控制|不少于|不低于|至少|达到|提速|响应|办结|限时|接受|开放|天数|时长|时限|提前量|稳定在|以内|之内|日内|时内|钟内|天内|夜内|≥|≤)"
)
# 成品粮储备满足|15天以上|市场供应: how long a stock lasts.
_LASTING = re.compile("(?:满足|保障|保证|确保|可供|维持)$")
_STOCK = re.compile("的?[^,;。]{0,6}(?:供应|需求|用量|消费|消耗|[,;。]|$)")
# 出门|5分钟有绿, 骑车|15分钟到站: how far what is promised may be.
_ON_THE_WAY = ("出门", "步行", "骑车", "骑行", "车行", "驾车", "开车")
_FOUND_THERE = re.compile("(?:就?[有见到]|可[达到见])(?!效)[^,;。的]{1,8}(?=[,;。、(]|$)")
# 隐患必须在|3个月内|整改到位: how long a fault may last, each time one is found.
_FAULT = re.compile("(?:隐患|问题|缺陷|病害|线索|诉求|投诉|案件|信访|差评)[^,;。\\d]{0,10}$")
_PUT_RIGHT = re.compile("内?(?:全部)?(?:整改|整治|处置|处理|修复|销号|化解|办结|消除|解决)")
_YEARS = re.compile("年限|寿命|重现期")  # what is measured in years
# 调整周期不超过五年, 建设周期缩短1年: a limit on how long a cycle lasts.
_CYCLE = re.compile("周期[^,;。]{0,6}$")
_OF_A_CYCLE = frozenset(("<", "<=", "decrease_by"))
_MONTHS = re.compile("(?:月数|周数)[^,;。]{0,8}$")  # 可支付月数保持在|6个月以上
_BOUNDS = frozenset((">", ">=", "<", "<="))


def is_promised(quantity: Quantity, upto: str, left: str, right: str) -> bool:
    """Whether a length of time is promised; the words of its stretch up to its end, before it, and behind it.

    >>> from extractor.extract.numbers.quantities import find_quantities
    >>> texts = ("受理后5个工作日内办结", "隐患必须在3个月内整改到位", "开展24小时热线服务", "设计年限30年")
    >>> found = [find_quantities(text)[0] for text in texts]
    >>> [is_promised(q, t[: q.end], t[: q.bound], t[q.end :]) for t, q in zip(texts, found)]
    [True, True, False, True]
    """
    if quantity.unit == "年" and not quantity.text.endswith("半"):
        return bool(_YEARS.search(left) or (quantity.comparator in _OF_A_CYCLE and _CYCLE.search(left)))
    if CHANGED_TO.match(right):
        return True  # 由41分钟延长到50分钟
    if quantity.comparator in _BOUNDS and _LASTING.search(left) and _STOCK.match(right):
        return True
    if left.endswith(_ON_THE_WAY) and _FOUND_THERE.match(right):
        return True
    mended = quantity.comparator == "<=" and _PUT_RIGHT.match(right) and _FAULT.search(left)
    served = _TIME_BOUND.search(upto) and _is_service_time(quantity)
    return bool(served or mended or _MONTHS.search(left))


def _is_service_time(quantity: Quantity) -> bool:
    """Months, weeks and half-years count only as a bound; 24小时 hotlines do not count."""
    return not (quantity.unit in ("个月", "周", "年") and quantity.bound == quantity.start)
