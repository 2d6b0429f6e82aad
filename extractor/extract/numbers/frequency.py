"""How often without 每: 一周巡护两次, and two moments of one year, which make half a year each: 汛前、汛后各一次."""

import re

# 一周至少巡护|一次: the period stands close before what happens in it. 一季度 is the first of four.
_ONCE = re.compile(
    r"(?<![第十百上下每前后近同任0-9])(?P<period>(?:一个?|[两二三四六]个?)(?:年|季(?!度)|(?<=个)季度|月|周|星期|天|日|学期)|半年|(?:(?<=按)|(?<=逐))(?:学年|年|季度?|月|周|学期))"
    r"(?!累计|共计?|总计?|[以之]?内|来|间|期)(?=(?:应|须|要|至少|最少|不少于|不得少于|不低于)*[一-鿿]{0,6}$)"
)
_MOMENT = (
    "(?:上半年|下半年|汛期?[前中后]|[春夏秋冬]季?|年[初中底末]|入[冬夏汛]前?|[0-9]{1,2}月(?:份|[底初]|中旬)?|"
    "春节|国庆节?|元旦|中秋节?|五一|清明节?|[寒暑]假|汛期)(?:期间|前后?|后)?"
)
_TWICE = re.compile(
    rf"(?:上[、和]?下半年|(?:汛期|汛|节)前(?:后|[、和]?(?:汛|节)后)|春秋|冬春|夏秋|夏冬|{_MOMENT}[、和与及]{_MOMENT})两?[季次]?[^,;。]{{0,12}}?(?:各(?![县市区级乡镇街村类部项])|分别)"
)
_MORNING_AND_EVENING = re.compile(r"(?:每[天日])?(?:早[、和]?晚|上[、和]?下午|上午[、和]下午)[^,;。]{0,8}?(?:各|分别)")
_PAIRS = (_TWICE, _MORNING_AND_EVENING)
_EACH = ("各", "分别")  # both hold one of them
EVENTS = frozenset("次遍场期轮回趟届")
_SHORT = re.compile("^一个?")
_SAME = {"星期": "周", "日": "天", "季": "季度"}


def _of_each(words: str) -> bool:
    """Whether words could tell of two moments: few do."""
    return any([word in words for word in _EACH])


def recurs(words: str) -> bool:
    """Do the words before a number say how often?

    >>> recurs("林区至少一周巡护"), recurs("汛前、汛后各检修"), recurs("一季度开展")
    (True, True, False)
    """
    often = any(word in words for word in ("每", "一年", "年均")) or _ONCE.search(words)
    return bool(often) or (_of_each(words) and any(pattern.search(words) for pattern in _PAIRS))


def without_moments(words: str) -> str:
    """Words without the moments or the short period that say how often: what happens is the rest.

    >>> without_moments("上半年、下半年各监测水质"), without_moments("林区一周巡护")
    ('监测水质', '林区巡护')
    """
    for pattern in (*_PAIRS, _ONCE) if _of_each(words) else (_ONCE,):
        if match := pattern.search(words):
            words = words[: match.start()].rstrip("在按逐") + words[match.end() :]
    return words


def spoken_period(words: str, unit: str) -> str | None:
    """The period of an event that is told without 每; `words` stand before its number.

    >>> spoken_period("春、秋两季各防制", "次"), spoken_period("林区一周巡护", "回"), spoken_period("新建", "所")
    ('半年', '周', None)
    """
    if unit not in EVENTS:
        return None
    if _of_each(words):
        if _TWICE.search(words):
            return "半年"
        if _MORNING_AND_EVENING.search(words):
            return "半天"
    once = _ONCE.search(words)
    period = _SHORT.sub("", once["period"]) if once else None
    return _SAME.get(period, period) if period else None
