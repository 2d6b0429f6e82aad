"""Units with their period and base: 每年不少于2次 is 2 次/年, 每80名患者配备1名 is 1/80."""

import re

from extractor.extract.numbers.frequency import EVENTS, spoken_period
from extractor.extract.prose.items import Item
from extractor.extract.prose.naming import opens_predicate
from extractor.extract.prose.shapes import ratio_base

_PER = re.compile(
    r"(每年度?|每[两二三四五六2-6]个?(?:月|周|季度|年)|每一年|年均|每半年|每半个?月|每个?季度?|每个?月|每周|每旬|每个?星期|每日|每天|每个?学期|每个?学年|一年(?<![\d第]一年))(?!度?报|末|底|\d*月\d*日前)"
)
_YEARLY = re.compile(r"(年)(?<=[长员]年)(?=[一-鿿]{2,8}次?数?$)")  # 林长年巡林
_OF_ONE = re.compile("年?人均|每人")  # 每年参加继续教育,人均不少于40学时
_PERIOD_OF = {
    "每年度": "年",
    "每一年": "年",
    "年均": "年",
    "一年": "年",
    "每季": "季度",
    "每个月": "月",
    "每半个月": "半月",
    "每星期": "周",
    "每日": "天",
    "每个季度": "季度",
    "每个季": "季度",
    "每个星期": "周",
    "每个学期": "学期",
    "每个学年": "学年",
}
_OF_EACH = re.compile(  # 密度达到每公顷|3米, 密度应控制在每平方公里|1万人
    "(?<=.{2})(?:[应须要]?(?:控制|保持|稳定|维持)在)?每(平方公里|平方千米|平方米|公顷|亩|公里|千米|立方米|吨)$"
)
# One look for any of the above: most values recur never.
_RECURS = re.compile("每|人均|年(?:均|(?<=[一长员]年))")


def per_size(words: str, value: Item) -> re.Match[str] | None:
    """What of the words before a value is the size it is reckoned on, and no noun follows: 密度达到每公顷|3米."""
    return _OF_EACH.search(words) if value.right <= value.quantity.end else None


def without_period(name: str, unit: str) -> str:
    """The name of an event without the period that its unit tells.

    >>> without_period("林长每季度巡林", "次/季度"), without_period("每名学生每周送教", "次/周")
    ('林长巡林', '每名学生送教')
    >>> without_period("每日菜品", "种/天")
    '每日菜品'
    """
    if "每" not in name or unit.partition("/")[0] not in EVENTS:
        return name
    return _PER.sub(lambda m: "" if unit.endswith(f"/{period_of(m[1])}") else m[0], name, count=1) or name


def unit_and_value(text: str, value: Item, start: int) -> tuple[str, float, str]:
    """Unit, value and printed number, with 每80名 and 每年 worked in; the words that rule it begin at `start`."""
    quantity, denominator = value.quantity, value.denominator
    if value.total:
        return "ratio", quantity.value / value.total.value, f"{quantity.text}/{value.total.text}"
    if denominator and (base := ratio_base(value)):
        return "ratio", quantity.value / base, f"{quantity.text}/{denominator.text}"
    if quantity.unit in EVENTS and (spoken := spoken_period(text[value.left : quantity.start], quantity.unit)):
        return f"{quantity.unit}/{spoken}", quantity.value, quantity.text
    if not _RECURS.search(text, start, quantity.start):
        return quantity.unit, quantity.value, quantity.text
    each = per_size(text[value.left : quantity.bound], value)
    if each and quantity.kind in ("count", "measure") and "/" not in quantity.unit:
        return f"{quantity.unit}/{each[1]}", quantity.value, quantity.text
    period = _PER.search(text, value.left, quantity.start) or _PER.search(text, start, value.left)
    period = period or _YEARLY.search(text, value.left, quantity.bound)
    if not period and _OF_ONE.fullmatch(text, value.left, quantity.bound):
        period = _PER.search(text, text.rfind("。", 0, value.left) + 1, value.left)
    counted = quantity.kind in ("count", "money", "time") or (
        period and opens_predicate(text[period.end() : quantity.bound])
    )
    if period and counted and quantity.kind not in ("rate", "ratio", "none") and "/" not in quantity.unit:
        return (
            f"{quantity.unit}/{period_of(period[1])}",
            quantity.value,
            quantity.text,
        )
    return quantity.unit, quantity.value, quantity.text


def period_of(printed: str) -> str:
    """每季度 and 每个季度 are 季度."""
    return _PERIOD_OF.get(printed, printed.removeprefix("每"))
