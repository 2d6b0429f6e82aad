"""Lengths of time as they are spoken: 半小时, 一个半小时, 一刻钟, 一昼夜, 一天（24小时）.

Patterns that `quantities` puts into its own. 一个季度 and 一个月一次 say how often, and are no lengths.
"""

import re

# 半年 in 上半年, 每半年 and 近半年 is a part of the year, a period or the past.
HALVES = r"[一两二三四五六]个半小?[时月]|半(?:个?小时|天(?!然)|个月|(?<![上下每前后近大]半)年(?![度报末来]))"
# The unit behind a numeral in Chinese characters. 两个月一次 is a period; 一刻钟 and 一周 are lengths before 内 only.
SPANS = r"昼夜|刻钟(?=[之以]?内)|周(?=[之以]?内)|个月(?!(?:至少|不少于)?[一-鿿]{0,4}[一两二三四五六0-9]+[次回遍场轮趟期])|个[学课]时"
PERIODS = r"月|季度|星期|学期|学年"  # behind 一个 no count of anything
# A length told again in another unit: 一天(24小时)之内.
AGAIN = re.compile(r"\((?:即)?[0-9]+(?:\.[0-9]+)?(?:个?小时|天|分钟|个月|个?工作日)\)")
_UNITS = {"小时": "小时", "天": "天", "月": "个月", "年": "年"}


def halved(printed: str) -> tuple[float, str, str]:
    """Length, number as printed and unit of what is told by half.

    >>> halved("一个半小时"), halved("半个月"), halved("半小时")
    ((1.5, '一个半', '小时'), (0.5, '半', '个月'), (0.5, '半', '小时'))
    """
    number, _, unit = printed.partition("半")
    whole = float("一二三四五六".index(number[0].replace("两", "二")) + 1) if number else 0.0
    return whole + 0.5, number + "半", _UNITS[unit.removeprefix("个")]
