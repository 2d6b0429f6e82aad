"""Numbers with their unit and comparator: what a stretch of folded text promises to reach.

Knows nothing of sentences or clauses. Positions are indexes into the string it is given, which must
have passed `text.fold` (half-width digits and brackets, white space gone).
"""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import NamedTuple

from extractor.extract.numbers.durations import AGAIN, HALVES, PERIODS, SPANS, halved
from extractor.extract.numbers.forms import alternation, branched, comparator_of, forms, kind_of, opened
from extractor.extract.numbers.numerals import LONG, NUMERALS, chinese_number, parted
from extractor.models import Comparator

_NONE = "发生|死亡|伤亡|填埋|新增|感染|积压"  # what there is none of: 事故零发生, 垃圾零填埋
# Counted in Chinese characters only behind a bound: 不少于六种, but 三类主体.
_BOUNDED = "[种条套辆台份类册门]"
_BOUND = "(?:(?<=[少低]于[一二两三四五六七八九十])|(?<=至少[一二两三四五六七八九十]))"
# Where a number can begin: digits, or Chinese numerals before a unit they can count, 成 or 分之.
# The class at its head, where an alternation would do, lets `re` skip what is none of it; `\d` in it would be asked
# of every character by itself. A year is none, as long as no number follows that it is the lower end of.
_START = re.compile(
    rf"[0-9{NUMERALS}半过翻倍减清归](?:(?<=2)0\d\d年(?!\s?[-—–~至到])(?P<year>)|(?<=[0-9])\d*(?:\.\d+)?"
    rf"|(?<=[{NUMERALS}])[{NUMERALS}]*(?=[个所家名人张次遍场项处座支户件部期倍轮课学小天篇批成分工届回趟昼刻周])"
    rf"|(?<=[一二两三四五六七八九十])[{NUMERALS}亿]+(?=[^,;。、:])"  # 四百二十公里
    rf"|{_BOUND}(?={_BOUNDED})"
    rf"|(?<=半)(?:数|个?小时|天|个?月|年)|(?<=[一减])半|(?<=过)半(?!个|小时|天|年)|(?<=倍)增|(?<=[清归])零|(?<=[翻零])|(?<=零)(?:{_NONE}))"
)
_PURE_NUMBER = re.compile(
    r"(?:系数|指数|比值|强度|率|比例|比重)(?:(?:由|从)(?:\d{4}年(?:年?[底末])?的?)?\d+(?:\.\d+)?)?(?:提高|提升|增加|下降|降低)?$"
)
_FAR = 10  # 至少为辖区内|10%: a bound may stand this many characters before its number
_CUT = r",;。\n:、"  # none of these stands between the two
_FAR_WORDS = re.compile(r"^(?:不|至[少多]|最)")
# 一批 is some, unless at least one batch is asked for: 不少于一批, 至少推出一批.
_AT_LEAST_ONE = "|".join(["(?<=[少低]于一)", *(f"(?<=至少[一-鿿]{{{size}}}一)" for size in range(3))])
_BATCH = f"(?:(?<!一)|{_AT_LEAST_ONE})批(?![准次复示量])"
_OR_UNIT = re.compile(r"\([一-鿿]{1,2}\)(?=[以及左或])")  # 1200件(套)以上
# 不低于当地平均工资的|百分之八十: what a share is of stands between the bound and the number, however long.
_SHARE_OF = re.compile(r"(不低于|不少于|不得低于|不超过|不高于|不得超过|高于|低于|超过|达到)[^,;。:、\d\n]{2,30}的$")
_UPGRADED = ("改造", "整治", "优化", "改建")  # 改造提升6万亩 is what is done to an area, not a rise
_LONGEST_BASE = 36
_USUAL = "%个名所家人张次"  # what the units open with that plans count in most
_THINGS = "[个所家座处条支名张台套辆栋户]"  # 2个5000吨以上的冷库: behind them the size of each may follow
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


class _Patterns(NamedTuple):
    """What a number and the words around it look like, and a quick look at each: its first or last characters."""

    value: re.Pattern[str]
    before: re.Pattern[str]  # the comparator before it
    change: re.Pattern[str]  # the change verb before it, with what may follow the verb
    change_ends: frozenset[str]
    after: re.Pattern[str]  # the comparator behind it
    after_opens: frozenset[str]


@cache
def _patterns() -> _Patterns:
    number = r"\d{1,3}+(?:,\d{3})+(?:\.\d+)?(?![\d%])|\d+(?:\.\d+)?"
    many = r"(?:(?!千[瓦米克]|百分)(?:万亿|千万|百万|[万亿千百]))?"
    words = rf"(?!{alternation('parted')})(?:{alternation('words')})"
    # Branches with different first characters may stand in any order, and a class tells at once that none will do.
    usual = sorted(forms("units"), key=lambda form: (_USUAL + form[0]).index(form[0]))
    unit = rf"(?!{opened(forms('words'))}{words}){opened(usual)}(?:{branched(usual)})"
    base = r"(?:/(?:10万|十万|百万)(?![\d人户])|/(?:[十百千]?万?|10万?|千|万|百)?(?:人口|人次|人|户|车|年|月|日|平方米|立方米|千瓦时|平方公里|平方千米|公顷|小时|分钟|秒|天|周|季度|学期|半年|亩|个|名|村|张|辆|次|元|吨|公里|公斤|千克|升|床|株|头)(?:·(?:年|月|日))?)?"
    chinese = f"[{NUMERALS}]+"
    value = re.compile(
        r"(?=[\d.]++[:/∶])(?:(?P<per>(?<![\d./])\d++(?:\.\d+)?)/(?P<base>10万|百万|十万|万|千)(?!\d)(?:人|例|活产)?"
        rf"|(?P<ratio>(?<![\d./:])\d{{1,3}}+(?:\.\d+)?[:/∶]\d+(?:\.\d+)?(?![\d年月日:/])))"
        rf"|(?<![A-Za-z\d.×+\-])(?P<low>{number})(?P<times>{many})"
        rf"(?:(?=[^\d—–~至到-]{{0,9}}+[—–~至到-])(?P<first>{unit})?\s?(?P<dash>[-—–~至到]{{1,2}})\s?(?P<high>{number})(?P<times2>{many}))?"
        rf"(?P<unit>余?{unit}{base}|[一-鿿]{{1,3}}(?=以上|以下|以内|左右))?(?![A-Za-z]|(?<!{_THINGS})\d|\d+(?:\.\d+)?%)"
        rf"|千分之(?P<permille>{chinese}(?:点{chinese})?)"
        rf"|百分之(?P<percent>{chinese}(?:点{chinese})?)"
        rf"|(?P<below>{chinese})分之(?P<above>{chinese})"
        rf"|(?P<tenths>[一二两三四五六七八九])成(?P<half>半|[一二三四五六七八九](?![个家名项]))?(?![立为员果功就效本长熟品型分套年])"
        rf"|(?P<part>半数|一半|过半(?:数|(?!个|小时|天|年)))(?!径)"
        rf"|(?P<halves>{HALVES})"
        rf"|(?P<long>{LONG})(?P<lunit>余?{unit}{base})(?<!届)(?!气)"
        rf"|(?<!第)(?P<spelt>{chinese})(?!{words})(?P<cunit>{SPANS}|{_BATCH}|{_BOUND}{_BOUNDED}(?![类植养])|个百分点|个?工作日|人次|场次|个(?!{PERIODS})|所|家|名|人|张|次|遍(?!布|及|地)|场|项|处|座|支|户|件|部|期|倍|轮|课时|学时|小时|天|篇|届|回|趟)"
        r"|翻(?P<double>[一两二三])?番(?P<again>)|(?<=实现)(?P<doubling>倍增)"
        r"|(?P<halve>减半)(?![征收])"
        rf"|(?P<zero>清零(?!工程|行动|专项|计划|攻坚|机制)|归零|(?<=为)零(?![一-鿿])|零(?:{_NONE}))"
    )
    before = re.compile(rf"(?:{alternation('before')})(?=(?:[^\d”》{_CUT}]|“[^“”]{{1,6}}”){{0,{_FAR}}}\Z)")
    change = re.compile(
        rf"(?P<verb>{alternation('change')})(?:(?<!幅)(?:了|约|近|超过|不低于|不少于|至少)|(?<=增长)(?:达到?|保持在|稳定在))?\Z"
    )
    change_ends = frozenset("了约近过于少达到在") | {form[-1] for form in forms("change")}
    after = re.compile(rf"(?P<sign>{alternation('after')})")
    return _Patterns(value, before, change, change_ends, after, frozenset(form[0] for form in forms("after")))


def has_number(text: str, start: int = 0) -> bool:
    """Whether `find_quantities` could find anything from `start` on: a cheap look before the text is prepared."""
    return _START.search(text, start) is not None


def find_quantities(text: str) -> list[Quantity]:
    """Every number of `text` that has a unit, is a ratio, or has a comparator next to it, in order.

    >>> [(q.comparator, q.value, q.unit) for q in find_quantities("到2025年,培育10个以上机构,覆盖率超过60%")]
    [('>=', 10.0, '个'), ('>', 60.0, '%')]
    >>> [(q.comparator, q.value, q.value_high, q.unit) for q in find_quantities("建成机构5—10个,浓度控制在35微克/立方米以内")]
    [('range', 5.0, 10.0, '个'), ('<=', 35.0, None, '微克/立方米')]
    """
    patterns = _patterns()
    found: list[Quantity] = []
    at = 0
    for start in _START.finditer(text):  # the full pattern is tried only where a number can begin
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


def _read(text: str, match: re.Match[str], floor: int, patterns: _Patterns) -> Quantity | None:
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
        return _told(match, chinese_number(printed), printed, times + unit, kind, sign or "=")
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
    kinds = kind_of()
    kind = kinds.get(printed) or kinds.get(printed.lstrip("余").split("/")[0], "none")
    return printed.removeprefix("余").replace("人口", "人"), kind, ">" if printed.startswith("余") else None


def _sign_before(text: str, start: int, floor: int, patterns: _Patterns) -> tuple[Comparator | None, int]:
    """Comparator that stands before a number, and where it begins."""
    last = text[start - 1 : start]
    at = left = max(floor, start - _FAR - 6)
    turned = patterns.change.search(text, left, start) if last in patterns.change_ends else None
    if turned and not (turned["verb"] == "提升" and text.endswith(_UPGRADED, left, turned.start())):
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
