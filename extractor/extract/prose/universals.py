"""Commitments without a number: a universal quantifier on something whose coverage can be measured."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractor.extract.numbers.forms import alternation
from extractor.extract.prose import naming

_LEAD = re.compile(r"^(?:[,、:;和及]|到?\d{4}年(?:年?底|\d{1,2}月[底末]?)?前?,?)+")
_DATED = re.compile(
    r"(?:[要应须到至在于,]|力争|争取|确保)*(?:\d{4}年(?:年?[底末]|\d{1,2}月(?:\d{1,2}日)?[底末]?)?|\d{1,2}月[底末]?(?=之?前))(?:之?前|以前)?,?"
)
_FILLED = re.compile(r"(?<![平人年月日])均|(?<=人)均(?=[纳向接享参签建得落办持配与])|普遍|所有|全部|^(?:对|为|在|将)")
_STOPS = re.compile(r"[,;:。!?\n]")
# All that is said of the last stage of a rate, with its date: 2025年底前全部完成.
_COMPLETED = re.compile(
    r"(?<=[,;、])(?:力争|争取|确保)?(?:到|至|在)?\d{4}年(?:年?[底末]|\d{1,2}月[底末]?)?(?:之?前|以前)?(?:基本|实现)?"
    r"(?:全部(?:完成|达标|建成|到位|覆盖|实现|落实|配齐|整改|改造)[一-鿿]{0,4}|全部(?P<act>[一-鿿]{2,4})|全域?覆盖|全面(?:完成|覆盖|建成))(?=[,;。(\n]|$)"
)
# 所有 opens its phrase or follows a preposition; in 提供给所有用户 it only describes an object.
_GOVERNED = re.compile(
    r"(?:^|[对为将在向把使让覆盖实现年底前,、和及]|完成|消除|淘汰|[全我本各][国省市县区州乡镇]|区县|(?:城|建成|辖)区|农村|(?:[境域区]|范围)内的?)$"
)
# 服务站点覆盖所有行政村: what reaches all places; 覆盖所有乡镇的网络 only describes one.
_REACHES = re.compile(r"(?<!形成)(?<!建立)(?:覆盖|通达|直达|联通|连通|延伸到|延伸至)$")
_PLACES = re.compile(r"[一-鿿()、]{2,12}$(?<!的)")
_OF_A_NUMBER = re.compile(
    "(?:达到?|为|超过|不[低少]于)?(?:[0-9]|[一二三四五六七八九十]+分之|[一二三四五六七八九]成|半数|过半)"
)
_TOWARDS = ("与", "同", "向", "在")  # 学校均|与医疗机构建立结对关系
_SHORTEST = 3  # characters of what reaches them, with its verb
_ENCOURAGED = re.compile("[,、:]?(?:积极|大力)?(?:鼓励|引导|支持|倡导|提倡)")  # what others may do
_PAYS = re.compile(r"[^,;。]{0,12}?(?:给予|补助|补贴|奖励|奖补|资助)[^,;。]*元")

_LED = frozenset("对为将把向并且")  # 对全部新生儿开展筛查, 并全部接入平台


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    verbs = alternation("verbs", "predicate")
    # Each alternative opens with its word and looks back from behind it: `re` then skips all other characters.
    quantifier = re.compile(
        r"均(?:(?<![平人年月日不]均)|(?<=人均)(?=纳入|接受|享受|参加|签订|建立|建档|得到|落实|办理|持证))(?![衡等匀可由值势摊质须压价热温线速]|按(?![期时])|不[得能可]|严禁|禁止|有所|明显|显著|稳步|大幅|有较?大[幅提改变])|所有(?![权制者])|普遍(?![存性关认反规适困偏较面缺不])"
        r"|每一?个(?!月|季|人|环节)|全部(?<!部分或全部)(?<!部分或者全部)(?!门)|全域?覆盖(?!的|、|和|式|要求|工作|政策|目标)"
    )
    return quantifier, re.compile(rf"(?:{verbs}|免费|安排|执行|到位|符合|设为|按照|购置|更换)(?!的)")


def quantifiers(text: str) -> list[int]:
    """Where a universal quantifier stands in `text`."""
    return [m.start() for m in _patterns()[0].finditer(text)]


def has_quantifier(text: str) -> bool:
    """Whether `quantifiers` finds any."""
    return _patterns()[0].search(text) is not None


def quantifies(text: str, at: int) -> bool:
    """Whether a universal quantifier stands at `at`."""
    return _patterns()[0].match(text, at) is not None


def find_completions(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Begin and end of each phrase of a sentence that says no more than that all is done by a date.

    What is done is 完成 or the like, or said before: 接入95%,2025年全部接入.

    >>> list(find_completions("2024年达到80%,2025年底前全部完成。", 0, 23))
    [(11, 22)]
    """
    if text.find("全", start, stop) < 0:
        return
    for match in _COMPLETED.finditer(text, start, stop):
        if not match["act"] or match["act"][:2] in text[start : match.start()]:
            yield match.span()


def find_universals(
    text: str, start: int, stop: int, taken: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, str, str | None]]:
    """Begin, end, name and scope of each commitment of the sentence `start:stop`; `taken` spans hold numbers already.

    >>> list(find_universals("综合医院均设置精神科;平均水平提高;", 0, 18, []))
    [(0, 10, '综合医院设置精神科', '综合医院')]
    """
    quantifier, verb = _patterns()
    done = start
    for match in quantifier.finditer(text, start, stop):
        if match.start() < done:
            continue
        begin, end = _segment(text, match.start(), start, stop)
        free_end = min((a for a, b in taken if match.end() <= a < end), default=end)
        if any(a <= match.start() < b for a, b in taken) or (free_end < end and text[free_end - 1] not in "、和及"):
            continue
        last_taken = max((b for a, b in taken if b <= match.start()), default=start)
        begin = max(begin, last_taken)
        if match[0] == "全部" and (before := _subject_before(text, start, begin, match.start())) >= last_taken:
            begin = before
        if not _is_coverage(text, match, begin, end, verb):
            continue
        done = end
        end = min(end, free_end - 1) if free_end < end else end
        name, scope = _name(text, match, begin, end)
        if free_end < end_of_list(text, end) and taken:
            name += naming.split_predicate(text[max(a for a, _ in taken) : end_of_list(text, end)])[1]
        if len(name) >= 4:
            yield begin + _lead(text[begin:end]), end, name, scope


def end_of_list(text: str, index: int) -> int:
    """End of the comma-bounded stretch around `index`."""
    stop = _STOPS.search(text, index)
    return stop.start() if stop else len(text)


def _segment(text: str, index: int, start: int, stop: int) -> tuple[int, int]:
    before = [m.end() for m in _STOPS.finditer(text, start, index)]
    after = _STOPS.search(text, index, stop)
    return (before[-1] if before else start), (after.start() if after else stop)


def _subject_before(text: str, start: int, begin: int, at: int) -> int:
    """Where the noun phrase begins that a comma parts from what is said of all of it: 15处隐患,2024年底前|全部整改; or `begin`.

    >>> text = "督办的15处隐患,2024年底前全部整改;推进改造,全部完成"
    >>> _subject_before(text, 0, 9, text.find("全部")), _subject_before(text, 20, 25, text.rfind("全部"))
    (0, 25)
    """
    if begin - 1 <= start or text[begin - 1] != "," or (begin < at and not _DATED.fullmatch(text, begin, at)):
        return begin
    first = max(max(text.rfind(c, start, begin - 1) for c in ",:") + 1, start)
    phrase = naming.clean(text[first : begin - 1])
    return begin if len(phrase) < _SHORTEST or naming.opens_predicate(phrase) else first


def _is_coverage(text: str, match: re.Match[str], begin: int, end: int, verb: re.Pattern[str]) -> bool:
    """Whether the quantifier governs a verb that can be checked off body by body."""
    word = match[0]
    if word.endswith("覆盖"):
        return match.start() - begin >= 4
    before = text[begin : match.start()]
    if _ENCOURAGED.match(before):
        return False
    if _REACHES.search(before) and _PLACES.match(text, match.end(), end):
        return len(before) > _SHORTEST
    if (
        word == "均"
        and before.endswith(("户", "地", "村", "校", "班", "生", "亩"))
        and not verb.match(text, match.end())
        and not text.startswith(_TOWARDS, match.end())
    ):
        return False  # 户均, 亩均 are averages unless a verb follows: 行政村均设立
    if word == "全部" and (not before or before in _LED):
        return end - match.end() >= 4
    if word == "均" and _OF_A_NUMBER.match(text, match.end()):
        return False  # 占比均达三分之二以上
    if word == "均" and before.endswith(("坚持", "保持")):
        return False  # mistyped: 坚持均横有序
    if word in ("均", "全部"):
        # 破损的全部更换, but no 医院的全部科室
        led = not before.endswith("的") or verb.match(text, match.end()) is not None
        return end - match.end() >= 2 and len(before) > 1 and led
    if word[0] == "每" and _PAYS.match(text, match.end()):
        return False  # 每个给予20万元补助
    if word == "所有" and before.endswith("面向") and not verb.search(text, match.end(), end):
        return "的" not in text[match.end() : end]  # 面向所有人群的需求 promises nothing
    if word == "所有":
        described = before.endswith("面向") and "的" in text[match.end() : end]  # 面向所有人群的需求
        governed = _GOVERNED.search(before) is not None and not described
        return end - match.end() >= 4 and governed and "可以" not in before
    return bool(verb.search(text, match.end() + (0 if word == "普遍" else 1), end))


def _lead(words: str) -> int:
    return len(words) - len(_LEAD.sub("", words))


def _name(text: str, match: re.Match[str], begin: int, end: int) -> tuple[str, str | None]:
    covered = match[0].endswith("覆盖")
    words = text[begin : match.start()] + (match[0] if covered else "") + text[match.end() : end]
    words = _DATED.sub("", words) if "年" in words or "月" in words else words
    words = words.replace(",", "")  # 15处隐患,全部整改
    words = naming.without_count(naming.clean(_FILLED.sub("", words)).removeprefix("对").removeprefix("为"))
    scope, rest = naming.split_scope(words)
    if covered:
        return rest or words, (scope or "") + naming.split_scope(
            naming.clean(_DATED.sub("", text[begin : match.start()]))
        )[1]
    population, _ = naming.split_predicate(rest)
    return rest or words, (scope or "") + naming.clean(population) or None
