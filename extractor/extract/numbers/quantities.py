"""Numbers with their unit and comparator: what a stretch of folded text promises to reach.

Knows nothing of sentences or clauses. Positions are indexes into the string it is given, which must
have passed `text.fold` (half-width digits and brackets, white space gone).
"""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from extractor.extract.numbers.durations import AGAIN, halved
from extractor.extract.numbers.forms import comparator_of, kind_of
from extractor.extract.numbers.numerals import chinese_number, parted
from extractor.extract.numbers.patterns import FAR, START, Patterns, number_patterns
from extractor.models import Comparator

_PURE_NUMBER = re.compile(
    r"(?:系数|指数|比值|强度|率|比例|比重)(?:(?:由|从)(?:\d{4}年(?:年?[底末])?的?)?\d+(?:\.\d+)?)?(?:提高|提升|增加|下降|降低)?$"
)
_FAR_WORDS = re.compile(r"^(?:不|至[少多]|最)")
_OR_UNIT = re.compile(r"\([一-鿿]{1,2}\)(?=[以及左或])")  # 1200件(套)以上
# 不低于当地平均工资的|百分之八十: what a share is of stands between the bound and the number, however long.
_SHARE_OF = re.compile(r"(不低于|不少于|不得低于|不超过|不高于|不得超过|高于|低于|超过|达到)[^,;。:、\d\n]{2,30}的$")
# 提升|7个街区: so many are upgraded; but 提升7个位次.
_THINGS = re.compile(r"[0-9]+(?:[个处条座所家]|栋)(?!百分点|[位名档层]次|等级|台阶|单位|小时|工作日|月|点)(?=[一-鿿])")
_UPGRADED = ("改造", "整治", "优化", "改建")  # 改造提升6万亩 is what is done to an area, not a rise
_LONGEST_BASE = 36
_HOLDING = frozenset("建设配备持享装")  # 均|建有1所: one verb with 有


@dataclass(slots=True)  # its fields are read some seventy times: see `segment.lines.Line`
class Quantity:
    """One number as printed, with what surrounds it."""

    start: int  # index of the first character of the number
    end: int  # index after unit and comparator: 10个以上|
    comparator: Comparator
    value: float
    value_high: float | None
    text: str  # the number as printed: 5—10, 三分之一, 1/80
    unit: str  # % · 个 · 万吨 · ratio · 次/年
    kind: str  # rate · count · measure · money · time · ratio · none
    bound: int  # index where the comparator before the number begins; `start` when there is none
    spelt: bool = False  # a plain count in Chinese characters: 两次


def has_number(text: str, start: int = 0) -> bool:
    """Whether `find_quantities` could find anything from `start` on: a cheap look before the text is prepared."""
    return START.search(text, start) is not None


def find_quantities(text: str) -> list[Quantity]:
    """Every number of `text` that has a unit, is a ratio, or has a comparator next to it, in order.

    >>> [(q.comparator, q.value, q.unit) for q in find_quantities("到2025年,培育10个以上机构,覆盖率超过60%")]
    [('>=', 10.0, '个'), ('>', 60.0, '%')]
    >>> [(q.comparator, q.value, q.value_high, q.unit) for q in find_quantities("建成机构5—10个,浓度控制在35微克/立方米以内")]
    [('range', 5.0, 10.0, '个'), ('<=', 35.0, None, '微克/立方米')]
    """
    patterns = number_patterns()
    found: list[Quantity] = []
    at = 0
    for start in START.finditer(text):  # the full pattern is tried only where a number can begin
        first = start.start()
        if first < at or start.lastgroup or not (match := patterns.value.match(text, first)):
            continue
        quantity = _read(text, match, at, patterns) or _joined(text, match, found[-1] if found else None)
        if quantity and found and text[found[-1].start - 1] == "每":
            quantity = _reckoned(text, found, quantity)
        at = quantity.end if quantity else match.end()
        if quantity:
            found.append(quantity)
    return found


def _read(text: str, match: re.Match[str], floor: int, patterns: Patterns) -> Quantity | None:
    """Quantity of one match, or None when the number means nothing by itself."""
    found = _digits(match) if match["low"] else _told_otherwise(match)
    if found is None:
        return None
    start, end, unit, kind = found.start, found.end, found.unit, found.kind
    if (unit == "年" and found.value > 1900) or (
        found.spelt and found.text == "一" and text[start - 1 : start] == "每"
    ):
        return None
    if found.value == 0 and match["zero"] and text[start - 1 : start] == "“":
        start, end = start - 1, end + 1  # “零填埋”
    sign, bound = _sign_before(text, start, floor, patterns)
    behind = end
    if text[end : end + 1] == "(":
        if kind == "time" and (again := AGAIN.match(text, end)):
            behind = end = again.end()
        if aside := _OR_UNIT.match(text, end):
            behind = aside.end()
    tail = patterns.after.match(text, behind) if text[behind : behind + 1] in patterns.after_opens else None
    if tail and not (tail["sign"] == "内" and kind != "time"):
        end = tail.end()
        after = comparator_of("after")[tail["sign"]]
        sign = sign if sign in ("increase_by", "decrease_by", ">") else after
    sign = found.comparator if found.comparator != "=" else sign
    if kind == "none" and not _stands_alone(text, found.value, sign, bound, start, end, times=bool(unit)):
        return None
    found.start, found.end, found.comparator, found.bound = start, end, sign or "=", bound
    return found


def _joined(text: str, match: re.Match[str], before: Quantity | None) -> Quantity | None:
    """A bare number that a list goes on with behind another: 分别不高于0.45和0.40."""
    if (
        before is None
        or before.kind != "none"
        or before.unit
        or text[before.end : match.start()] not in ("、", "和", "及")
    ):
        return None
    found = _digits(match) if match["low"] else None
    if found is None or found.kind != "none" or found.unit:
        return None
    found.comparator = before.comparator
    return found


def _reckoned(text: str, found: list[Quantity], quantity: Quantity) -> Quantity:
    """A rate with what it is reckoned on as its unit, and that no number of its own: 投诉率控制在每|万人次3件 is 3 件/万人次."""
    base = found[-1]
    between, low = text[base.end : quantity.start], base.bound - (base.bound == base.start)
    if between not in ("", "人", "人次") or text[low - 1 : low] != "率":
        return quantity
    sign = quantity.comparator if quantity.comparator != "=" else base.comparator
    unit = f"{quantity.unit}/{text[base.start : quantity.start]}"
    del found[-1]
    return replace(quantity, unit=unit, comparator=sign, bound=low)


def _stands_alone(
    text: str, value: float, sign: Comparator | None, bound: int, start: int, end: int, times: bool
) -> bool:
    """Whether a number without a unit says something: behind a bound (≥95, 控制在0.6), or 50万以上 of people."""
    if sign is None or (value >= 1000 and not times):
        return False
    if times and text[end - 2 : end] in ("以上", "以下"):
        return True
    firm = sign != "=" or text.startswith(("达", "控制", "保持", "稳定"), bound)
    return bound < start and (firm or _PURE_NUMBER.search(text, 0, bound) is not None)


def _told_otherwise(match: re.Match[str]) -> Quantity | None:
    """What a match of the value pattern says that is no plain number in digits; None for a ratio to nothing.

    Its comparator is "=" unless the number says another, which then goes before that of any word around it.
    """
    if match["per"]:  # 12/10万: deaths for every hundred thousand
        return _told(match, float(match["per"]), match["per"], f"/{match['base']}", "rate")
    if ratio := match["ratio"]:
        above, _, below = ratio.replace("/", ":").replace("∶", ":").partition(":")
        return _told(match, float(above) / float(below), ratio, "ratio", "ratio") if float(below) else None
    if long := match["long"]:
        printed, times = parted(long)
        unit, kind, sign = _unit(match["lunit"])
        value = chinese_number(printed or "一")  # 超万架
        return _told(match, value, printed or times, times + unit, kind, sign or "=")
    if spelt := match["spelt"]:
        unit = match["cunit"]
        return _told(match, chinese_number(spelt), spelt, unit, kind_of().get(unit, "count"), spelt=True)
    if match["halves"]:
        length, printed, unit = halved(match["halves"])
        return _told(match, length, printed, unit, "time", spelt=True)
    if permille := match["permille"]:
        return _told(match, chinese_number(permille), match[0], "‰", "rate")
    if percent := match["percent"]:
        return _told(match, chinese_number(percent), match[0], "%", "rate")
    if match["below"]:
        above_value, below_value = chinese_number(match["above"]), chinese_number(match["below"])
        return _told(match, above_value / below_value, match[0], "ratio", "ratio") if below_value else None
    if match["tenths"]:
        return _told(match, chinese_number(match["tenths"]) * 10.0 + _tenth(match["half"]), match[0], "%", "rate")
    if match["part"]:
        return _told(match, 50.0, match[0], "%", "rate", ">" if match["part"].startswith("过半") else "=")
    if match["halve"]:
        return _told(match, 50.0, match[0], "%", "rate", "decrease_by")
    if match["doubling"]:
        return _told(match, 2.0, match[0], "倍", "measure", "multiply_by")
    if match["again"] is not None:
        return _told(match, 2.0 ** chinese_number(match["double"] or "一"), match[0], "倍", "measure", "multiply_by")
    return _told(match, 0.0, match[0], "", "count")


def _told(
    match: re.Match[str], value: float, text: str, unit: str, kind: str, sign: Comparator = "=", spelt: bool = False
) -> Quantity:
    start, end = match.span()
    return Quantity(start, end, sign, value, None, text, unit, kind, start, spelt)


def _tenth(text: str | None) -> float:
    """What follows 成: 七成半 is 75, 八成五 is 85."""
    return 5.0 if text == "半" else chinese_number(text or "")


def _digits(match: re.Match[str]) -> Quantity | None:
    """A number in digits or a range of two, with its unit; None for a date."""
    low, times, first, dash, high, times_high, unit = match.group(
        "low", "times", "first", "dash", "high", "times2", "unit"
    )
    unit = unit or first or ""
    if unit == "日" and match.string[match.start() - 1 : match.start()] == "月":
        return None  # 6月20日
    unit, kind, sign = _unit(unit)
    start, end = match.span()
    if times and not unit:
        kind = "none"
    value = float(low.replace(",", ""))
    if not high:
        return Quantity(start, end, sign or "=", value, None, low, (times or "") + unit, kind, start)
    value_high, unit = float(high.replace(",", "")), (times_high or times or "") + unit
    return Quantity(start, end, sign or "range", value, value_high, low + dash + high, unit, kind, start)


@lru_cache(maxsize=1024)
def _unit(printed: str) -> tuple[str, str, Comparator | None]:
    """Name and kind of a unit, and the comparator it opens with: 余人 is more than so many people."""
    kinds, printed = kind_of(), printed.replace("每", "/")  # 微克每立方米
    kind = kinds.get(printed) or kinds.get(printed.lstrip("余").split("/")[0], "none")
    return printed.removeprefix("余").replace("人口", "人"), kind, ">" if printed.startswith("余") else None


def _is_upgraded(text: str, left: int, verb: int, start: int) -> bool:
    """Is 提升 at `verb` what is done to the things counted at `start`, and no rise?"""
    return text.endswith(_UPGRADED, left, verb) or _THINGS.match(text, start) is not None


def _sign_before(text: str, start: int, floor: int, patterns: Patterns) -> tuple[Comparator | None, int]:
    """Comparator that stands before a number, and where it begins."""
    last = text[start - 1 : start]
    at = left = max(floor, start - FAR - 6)
    turned = patterns.change.search(text, left, start) if last in patterns.change_ends else None
    if turned and not (turned["verb"] == "提升" and _is_upgraded(text, left, turned.start(), start)):
        return comparator_of("change")[turned["verb"]], turned.start()
    while found := patterns.before.search(text, at, start):
        at, word, bound = found.end(), found[0], found.start()
        sign, far = comparator_of("before")[word], start - at
        near = far <= 1 and not (far and (sign in ("=", "approx") or word == "超"))  # 约谈|1次, 超市|20个
        if (near or _FAR_WORDS.match(word)) and not (far and word == "满"):  # 满足3天需求
            led = word == "有" and bound > left and text[bound - 1] in _HOLDING
            return sign, bound - led
    if last == "的" and (share := _SHARE_OF.search(text, max(floor, start - _LONGEST_BASE), start)):
        return comparator_of("before")[share[1]], share.start()
    return None, start
