"""What a number looks like as plans print it, with its unit and the comparators around it."""

import re
from functools import cache
from typing import NamedTuple

from extractor.extract.numbers.durations import HALVES, PERIODS, SPANS
from extractor.extract.numbers.forms import alternation, branched, forms, opened
from extractor.extract.numbers.numerals import LONG, NUMERALS

_NONE = "发生|死亡|伤亡|填埋|新增|感染|积压"  # what there is none of: 事故零发生, 垃圾零填埋
# Counted in Chinese characters only behind a bound: 不少于六种 and 不超过五年, but 三类主体 and 三年行动.
_BOUNDED = "[种条套辆台份类册门年]"
_BOUND = "(?:(?<=[少低]于[一二两三四五六七八九十])|(?<=至少[一二两三四五六七八九十])|(?<=超过[一二两三四五六七八九十])|(?<=掌握[一二两三四五六七八九十]))"
# Where a number can begin: digits, or Chinese numerals before a unit they can count, 成 or 分之.
# The class at its head, where an alternation would do, lets `re` skip what is none of it; `\d` in it would be asked
# of every character by itself. A year is none, as long as no number follows that it is the lower end of.
START = re.compile(
    rf"[0-9{NUMERALS}半过翻倍减清归](?:(?<=2)0\d\d年(?!\s?[-—–~至到])(?P<year>)|(?<=[0-9])\d*(?:\.\d+)?"
    rf"|(?<=[{NUMERALS}])[{NUMERALS}]*(?=[个所家名人张次遍场项处座支户件部期倍轮课学小天篇批成分工届回趟昼刻周])"
    rf"|(?<=[一二两三四五六七八九十])[{NUMERALS}亿]+(?=[^,;。、:])"  # 四百二十公里
    rf"|{_BOUND}(?={_BOUNDED})"
    rf"|(?<=[超过破逾]万)|(?<=[超过破逾][十百千])(?=万)"
    rf"|(?<=半)(?:数|个?小时|天|个?月|年)|(?<=[一减])半|(?<=过)半(?!个|小时|天|年)|(?<=倍)增|(?<=[清归])零|(?<=[翻零])|(?<=零)(?:{_NONE}))"
)
# 一批 is some, unless at least one batch is asked for: 不少于一批, 至少推出一批.
_AT_LEAST_ONE = "|".join(["(?<=[少低]于一)", *(f"(?<=至少[一-鿿]{{{size}}}一)" for size in range(3))])
_BATCH = f"(?:(?<!一)|{_AT_LEAST_ONE})批(?![准次复示量])"
FAR = 10  # 至少为辖区内|10%: a bound may stand this many characters before its number
_CUT = r",;。\n:、"  # none of these stands between the two
USUAL = "%个名所家人张次"  # what the units open with that plans count in most
_THINGS = "[个所家座处条支名张台套辆栋户]"  # 2个5000吨以上的冷库: behind them the size of each may follow


class Patterns(NamedTuple):
    """What a number and the words around it look like, and a quick look at each: its first or last characters."""

    value: re.Pattern[str]
    before: re.Pattern[str]  # the comparator before it
    change: re.Pattern[str]  # the change verb before it, with what may follow the verb
    change_ends: frozenset[str]
    after: re.Pattern[str]  # the comparator behind it
    after_opens: frozenset[str]


@cache
def number_patterns() -> Patterns:
    """The patterns, made when they are first asked for."""
    number = r"\d{1,3}+(?:,\d{3})+(?:\.\d+)?(?![\d%])|\d+(?:\.\d+)?"
    many = r"(?:(?!千[瓦米克]|百分)(?:万亿|千万|百万|[万亿千百]))?"
    words = rf"(?!{alternation('parted')})(?:{alternation('words')})"
    # Branches with different first characters may stand in any order, and a class tells at once that none will do.
    usual = sorted(forms("units"), key=lambda form: (USUAL + form[0]).index(form[0]))
    unit = rf"(?!{opened(forms('words'))}{words}){opened(usual)}(?:{branched(usual)})"
    base = r"(?:/(?:10万|十万|百万)(?![\d人户])|(?:/|每(?=立方米|平方|公顷|升|千克|公斤|秒))(?:[十百千]?万?|10万?|千|万|百)?(?:人口|人次|人|户|车|年|月|日|平方米|立方米|千瓦时|平方公里|平方千米|公顷|小时|分钟|秒|天|周|季度|学期|半年|亩|个|名|村|张|辆|次|元|吨|公里|公斤|千克|升|床|株|头|[kh]?m²|k?m[23]|m³|kg|kWh?|mL|[Ldhtas](?![A-Za-z]))(?:·(?:年|月|日))?)?"
    chinese = f"[{NUMERALS}]+"
    value = re.compile(
        r"(?=[\d.]++[:/∶])(?:(?P<per>(?<![\d./])\d++(?:\.\d+)?)/(?P<base>10万|百万|十万|万|千)(?!\d)(?:人|例|活产)?"
        rf"|(?P<ratio>(?<![\d./:])\d{{1,3}}+(?:\.\d+)?[:/∶]\d+(?:\.\d+)?(?![\d年月日:/])))"
        rf"|(?<![A-Za-z\d.×+\-])(?!0\d)(?P<low>{number})(?P<times>{many})"
        rf"(?:(?=[^\d—–~至到-]{{0,9}}+[—–~至到-])(?P<first>{unit})?\s?(?P<dash>[-—–~至到]{{1,2}})\s?(?P<high>{number})(?P<times2>{many}))?"
        rf"(?P<unit>余?{unit}{base}|[一-鿿]{{1,3}}(?=以上|以下|以内|左右))?(?![A-Za-z×]|(?<!{_THINGS})\d|\d+(?:\.\d+)?%)"
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
        rf"|(?P<zero>清零(?!工程|行动|专项|计划|攻坚|机制)|归零|(?<=为)零(?![一-鿿])|零(?:{_NONE})(?!等?(?:工作|行动|试点|项目|示范)))"
    )
    before = re.compile(rf"(?:{alternation('before')})(?=(?:[^\d”》{_CUT}]|“[^“”]{{1,6}}”){{0,{FAR}}}\Z)")
    change = re.compile(
        rf"(?P<verb>{alternation('change')})(?:(?<!幅)(?:了|约|近|超过|不低于|不少于|至少)|(?<=增长)(?:达到?|保持在|稳定在))?\Z"
    )
    change_ends = frozenset("了约近过于少达到在") | {form[-1] for form in forms("change")}
    after = re.compile(rf"(?P<sign>{alternation('after')})")
    return Patterns(value, before, change, change_ends, after, frozenset(form[0] for form in forms("after")))
