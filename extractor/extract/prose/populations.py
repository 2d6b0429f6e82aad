"""Counts that only tell how many there are of those of whom something is said: 16个乡镇全部设站, 12个行业联网率达到100%."""

import re

from extractor.extract.numbers.quantities import Quantity
from extractor.extract.prose import naming
from extractor.extract.prose.universals import quantifies
from extractor.lexicon.periods import EVERY

_NEXT = r"[、和及与]\d+[个家所处座户项条名]"  # 9个县、126个乡镇全部建有: both are those of whom it is said
_DATE = r"(?:到|至|在)?\d{4}年(?:年?[底末]|\d{1,2}月[底末]?)?(?:之?前|以前)?"
_THOSE = re.compile(
    rf"(?![并且的、和及与]|以[上下内]|左右)[^,;。:\d]{{1,20}}?(?:{_NEXT}[^,;。:\d]{{1,20}}?)*(?:,?{_DATE})?(?=均|普遍|全[部覆])"
)
_RATED = re.compile(r"[^,;。:\d的]{2,28}(?:率|比例|比重|占比)[^,;。:\d]{0,8}\d")
_RECURRING = re.compile(rf"[^,;。:\d的]{{2,20}}{EVERY.pattern}[^,;。:\d]{{0,8}}?[\d一两三四](?:次|遍|期)")
_PLACE = r"(?:区县|县区|市县|[县区市州旗镇村]|乡镇|街道|社区|省份?)(?:\([^()]*\))?"
_FRAME = re.compile(
    rf"{_PLACE}(?:、\d+个{_PLACE})?(?:[^,;。:\d]+)?的[^,;。:\d的]*(?:体系|格局|网络|网格|机制|局面|制度|台账)(?=[,;。:]|$)"
)
_OF_THEM = re.compile(rf"{_PLACE}(?:的?[^,;。:\d]*考核|开展)")  # 对9个县(区)的年度考核, 组织9个县(区)开展评查


def is_population(text: str, quantity: Quantity, left: str, right: str) -> bool:
    """Whether a plain count tells of how many something is said; the words before it and those up to the next stop.

    >>> from extractor.extract.numbers.quantities import find_quantities
    >>> texts = ("16个乡镇全部设立站点", "新建16个站点全部投用", "构建16个区协同的救援格局", "全市12个行业企业联网率达到100%")
    >>> found = [find_quantities(text)[0] for text in texts]
    >>> [is_population(t, q, t[: q.bound], t[q.end :]) for t, q in zip(texts, found)]
    [True, False, True, True]
    """
    if quantity.kind != "count" or quantity.comparator != "=" or quantity.spelt or quantity.bound < quantity.start:
        return False
    if "的" in right and _FRAME.match(right):
        return True
    if left.endswith(("对", "组织")) and _OF_THEM.match(right):
        return True
    words = naming.clean(left)
    if naming.ends_with_verb(words) or naming.opens_with_verb(words):
        return False  # 新建16个站点全部投用
    those = _THOSE.match(text, quantity.end)
    if those and quantifies(text, those.end()):
        return True
    return (not words or naming.is_scope(words)) and (
        _RATED.match(right) is not None or _RECURRING.match(right) is not None
    )
