"""What a target measures: its dimension, and its value in base units."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from extractor.models import Indicator

_SCALES = {"百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8, "百万": 1e6, "千万": 1e7, "万亿": 1e12}
_COUNTERS = "个家所处名人座项支批例件台辆户栋间部门类种篇册只条张枚套场宗起对组位块片面幅笔份根棵"
_PERIODS = {
    "年": 1.0,
    "半年": 2.0,
    "半天": 730.0,
    "季度": 4.0,
    "季": 4.0,
    "半月": 24.0,
    "月": 12.0,
    "周": 52.0,
    "旬": 36.0,
    "日": 365.0,
    "天": 365.0,
    "学年": 1.0,
    "学期": 2.0,
}
_SEVERAL = re.compile(r"(?P<size>[两二三四五六2-6])个?(?P<period>年|季度|月|周)")
_EVENTS = frozenset(
    ("遍", "场", "期", "轮", "轮次", "场次", "批次", "批", "回", "趟", "届", "班", "班次")
)  # so many a year are so many 次
# Symbols of units and the words they stand for.
_SYMBOLS = {
    "㎡": "平方米",
    "m²": "平方米",
    "m2": "平方米",
    "㎥": "立方米",
    "m³": "立方米",
    "m3": "立方米",
    "km²": "平方公里",
    "km2": "平方公里",
    "hm²": "公顷",
    "hm2": "公顷",
    "ha": "公顷",
    "km": "公里",
    "m": "米",
    "cm": "厘米",
    "mm": "毫米",
    "t": "吨",
    "tce": "吨标准煤",
    "kg": "公斤",
    "mg": "毫克",
    "μg": "微克",
    "µg": "微克",
    "g": "克",
    "L": "升",
    "mL": "毫升",
    "ml": "毫升",
    "kW": "千瓦",
    "MW": "兆瓦",
    "GW": "吉瓦",
    "kWh": "千瓦时",
    "MWh": "兆瓦时",
    "GWh": "吉瓦时",
    "dB": "分贝",
    "dB(A)": "分贝",
    "h": "小时",
    "min": "分钟",
    "d": "日",
    "s": "秒",
    "a": "年",
}
# One measure in other units: areas in 亩, lengths in 米, weights in 吨, time in 分钟, a month of 30 days; a 工作日 is no 24 hours.
_CONVERTED = {
    "公顷": ("亩", 15.0),
    "平方公里": ("亩", 1500.0),
    "平方千米": ("亩", 1500.0),
    "公里": ("米", 1000.0),
    "千米": ("米", 1000.0),
    "公斤": ("吨", 0.001),
    "千克": ("吨", 0.001),
    "厘米": ("米", 0.01),
    "毫米": ("米", 0.001),
    "吨标煤": ("吨标准煤", 1.0),
    "立方": ("立方米", 1.0),
    "延米": ("米", 1.0),
    "斤": ("吨", 0.0005),
    "兆瓦": ("千瓦", 1000.0),
    "吉瓦": ("千瓦", 1e6),
    "吉瓦时": ("千瓦时", 1e6),
    "兆瓦时": ("千瓦时", 1000.0),
    "个工作日": ("工作日", 1.0),
    "个小时": ("分钟", 60.0),
    "小时": ("分钟", 60.0),
    "秒": ("分钟", 1 / 60),
    "刻钟": ("分钟", 15.0),
    "天": ("分钟", 1440.0),
    "日": ("分钟", 1440.0),
    "昼夜": ("分钟", 1440.0),
    "周": ("分钟", 10080.0),
    "个月": ("分钟", 43200.0),
    "年": ("分钟", 518400.0),
    "个学时": ("学时", 1.0),
    "个课时": ("学时", 1.0),
    "课时": ("学时", 1.0),
}
SPANS = frozenset(("分钟", "工作日"))
_BASIS = re.compile(
    r"(?:每|(?=[十百千万]+人口))(?P<number>[十百千万亿]+|\d+[万千百]?)(?P<kind>户|平方米|平方公里|公里)?|每户|人均|户均|亩均|生均|平均(?!每|.*(?:半径|距离|间距|时间|时长|时限|等级|水平|年龄|寿命|浓度))"
)
_OF_PUPILS = re.compile(r"(?:学生|幼儿|儿童)人均")
_BASES = {"百": 1e2, "千": 1e3, "万": 1e4, "十万": 1e5, "百万": 1e6, "千万": 1e7, "亿": 1e8, "十": 10.0}
_UNIT = re.compile(r"(?P<scale>万亿|百万|千万|[百万亿]|千(?![瓦克伏]))?(?P<name>.*)")
_CHANGE = {"increase_by": "change", "decrease_by": "change", "multiply_by": "times"}
# 能耗强度降幅不低于13%, 时限压减比例13%, 投诉量下降比例13% and a row 用水量较2020年下降 of 13% are a fall by 13%, 增幅 a rise.
_CHANGED = re.compile(
    r"(?:[增降涨]幅|[12][0-9]{3}年(?:下降|降低|减少|增长|提高)|(?:压减|压缩|缩短|精简|下降|降低|减少)(?:比例|率|幅度))$"
)
_GROWTH = re.compile("(?:增速|增长率|增长速度)$")


class Measure(NamedTuple):
    """A value with its dimension, in base units."""

    dimension: str  # rate, ratio, count, per 万人, 元, 公里 …
    way: str  # level, change, times, or the change of a growth
    low: float
    high: float


@lru_cache(maxsize=4096)
def measure_of(target: Indicator) -> Measure:
    """Dimension and base value of a target; 均/所有 without a number is 100%."""
    way = _CHANGE.get(target.comparator, "change" if _CHANGED.search(target.name) else "level")
    # 年均增速8% is 年均增长8%, 增速提高2个百分点 is not.
    if target.unit in ("%", "个百分点") and _GROWTH.search(target.name):
        way = "change" if way == "level" else "growth"
    if target.unit == "倍" and target.value is not None and way != "level":  # 翻一番 is a rise by 100%, as 增长一倍 is
        rise = 100.0 * (target.value - (way == "times"))
        return Measure("rate", "change", rise, rise)
    if target.value is None:
        return Measure("rate", way, 100.0, 100.0)
    dimension, factor = _counted_in(target.unit, target.name, "分之" in target.value_text)
    high = target.value if target.value_high is None else target.value_high
    return Measure(dimension, way, target.value * factor, high * factor)


@lru_cache(maxsize=4096)
def _counted_in(unit: str, name: str, fraction: bool) -> tuple[str, float]:
    """Dimension of what a target called `name` counts in `unit`, and the factor to its base unit."""
    dimension, factor = _dimension(_own_unit(unit, name))
    if dimension == "ratio" and (fraction or name.endswith("比例")):
        dimension, factor = "rate", 100.0  # 三分之一 is a share; 1/80 is so many for each
    basis = None if dimension in ("rate", "ratio") else _BASIS.search(_OF_PUPILS.sub("生均", name))
    if basis and not (basis[0] == "平均" and unit.partition("/")[0] in SPANS):  # so long on an average, no share of it
        base = _base(basis["number"])
        dimension += f" 每{basis['kind'] or ''}" if base else f" {basis[0].replace('每户', '户均')}"
        factor /= base or 1.0
    return dimension, factor


def _own_unit(unit: str, name: str) -> str:
    """The unit of a target without the base its name says already: 张/千人 of 每千人口床位数 is 张, 人/万车 of 万车死亡率 is 人."""
    count, _, base = unit.partition("/")
    number = base.rstrip("人口")
    said = base in name or number + "人" in name
    if not said and (basis := _BASIS.search(name)):
        said = basis["number"] == number  # 名/千人 of 每千常住人口医师数
    return count if base and not how_often(base) and said else unit


def _base(number: str | None) -> float | None:
    """Number a basis divides by: 千 of 每千名, 10万 of 每10万人."""
    if not number:
        return None
    digits = number.rstrip("万千百")
    if digits.isdigit():
        return float(digits) * _BASES.get(number[len(digits) :], 1.0)
    return _BASES.get(number)


@cache
def _dimension(unit: str) -> tuple[str, float]:
    """Dimension of a printed unit and the factor to its base unit.

    >>> _dimension("‰"), _dimension("万人"), _dimension("次/季度"), _dimension("名/万人")
    (('rate', 0.1), ('count', 10000.0), ('次/年', 4.0), ('count/万人', 1.0))
    """
    if unit in ("%", "％", "个百分点", "百分点", "成", "‰"):
        return "rate", {"‰": 0.1, "成": 10.0}.get(unit, 1.0)
    unit = unit[1:] if unit.startswith("1/") else unit
    if unit in ("/10万", "/十万", "/万", "/千", "/百万"):
        return "rate", 100.0 / (_base(unit[1:]) or 1.0)
    if unit == "ratio":
        return "ratio", 1.0
    name, _, base = unit.partition("/")
    match = _UNIT.fullmatch(name)
    scale, name = (_SCALES.get(match["scale"] or "", 1.0), match["name"]) if match else (1.0, name)
    name, base = _SYMBOLS.get(name, name), _SYMBOLS.get(base, base)
    if name in _CONVERTED:
        name, scale = _CONVERTED[name][0], scale * _CONVERTED[name][1]
    often = how_often(base)
    if often and name in _EVENTS:
        name = "次"
    if not name or (len(name) == 1 and name in _COUNTERS) or name in ("人次", "岁"):
        name = "count"
    if often:
        return f"{name}/年", scale * often
    return f"{name}/{base}" if base else name, scale


def how_often(period: str) -> float:
    """How often a period comes in a year; 0 for what is none.

    >>> how_often("季度"), how_often("两个月"), how_often("2年"), how_often("万人")
    (4.0, 6.0, 0.5, 0.0)
    """
    several = _SEVERAL.fullmatch(period)
    if several is None:
        return _PERIODS.get(period, 0.0)
    size = (
        float(several["size"])
        if several["size"].isdigit()
        else 2.0 + "两三四五六".index(several["size"].replace("二", "两"))
    )
    return _PERIODS[several["period"]] / size
