"""Names of values that leave out what was said before: 达到80%, 县级不少于6次, 覆盖率达到60%.

各级林长每年巡林：省级不少于2次，县级不少于6次 speaks of 省级林长 and 县级林长; 推广一卡通就餐，覆盖率达到60% of
the coverage of 一卡通就餐.
"""

import re
from collections.abc import Sequence

from extractor.extract.numbers.forms import alternation
from extractor.extract.numbers.frequency import EVENTS, without_moments
from extractor.extract.numbers.quantities import Quantity
from extractor.extract.prose import naming
from extractor.extract.prose.items import JOINTS, Item
from extractor.lexicon.periods import EVERY

_TIER = re.compile(
    r"(?:国家|自治区|兵团|[省市州盟县区旗乡镇村]|区县|县区|市县|乡镇|街道|社区|镇街)(?:\([^()]{1,6}\))?级|中央"
)
_TIER_OPENERS = frozenset("国自兵省市州盟县区旗乡镇村街社中")
_TIERS = re.compile(
    r"(?P<tiers>(?:[省市州盟县区旗乡镇村](?:\([^()]{1,6}\))?级?(?:、|和|与|及)?){2,})(?:[两二三四五]级|(?<=级))(?P<rest>[一-鿿].+)"
)
_ONE_TIER = re.compile(r"[省市州盟县区旗乡镇村](?:\([^()]{1,6}\))?")
_OF_EACH = re.compile(r"(?:各级|[省市县乡村、]{2,}[两二三四五]级)")
_PERIOD = re.compile(f"(?:{EVERY.pattern}度?)|分别|次数$")
_YEARLY = re.compile(r"(?<=[长员])年(?=[一-鿿]{2})")  # 林长年巡林
_INTO = re.compile(r"将(.{2,}?)(?:列入|纳入).*$")
# Words that measure without saying what: they need the subject that stands before them.
_BARE = re.compile(
    r"(?:总体|平均|综合)?(?:覆盖率|覆盖面|占比|比例|比重|比率|达标率|合格率|完成率|普及率|参与率|使用率|利用率|安装率|接入率|配备率|设置率|建成率|入住率|满意率|满意度|知晓率|总数|总量|数量|总面积|面积|规模|总规模)"
)
_UNSAID = re.compile(
    r"^(?=.*?(?:平均|年均|每年|累计|再|创成|落地))(?:平均|年均|每年|累计|新建|新增|建成|完成|再|创成|落地)+$"
)  # 平均每年新建800个 and 力争创成6个 name nothing
_UNSAID_ENDS = frozenset("均年计增建成再地")
_LONGEST_BARE = 5  # characters of such a word
# Whom a count is asked of, and nothing of what: 担任监督员,每个县(市、区)不少于10名.
_EACH_PLACE = re.compile(
    r"(?:各|每|每一?[个所家]|全)(?:设区的?市|县\(市、区\)|县\(区\)|县市区|区县|县区|市县|乡镇\(街道\)|街道\(镇\)|村\(社区\)|社区\(村\)|乡镇|镇街|街道|社区|村社区|行政村|[省市州县区乡镇村]|学校|医院|企业)"
)
_EACH = frozenset("各每全")
_OF_ONE = frozenset(("人均", "每人", "年人均"))  # 参加继续教育,人均不少于40学时
# 田间道路通达度|平原区 before 丘陵区: both are classes of what is measured.
_CLASSED = re.compile(r"(?P<head>.+(?:率|度|比例|比重|水平|面积))(?P<group>[一-鿿]{2,6})")
# 重点区域服务区快充站覆盖率达到80%,其他地区|60%
_AND_ABOVE = re.compile(r"^及?以上(?=[一-鿿]{2})")
_SIZED = re.compile(r"\d[\d.]*[万亿]?元以上")  # 亿元以上项目30个、其中10亿元以上|5个
_PLACE = re.compile(r"(?:其他|其余|[一-鿿]{2,8}?)?(?:地区|区域|城市|县城|城区|平原|山区|[省市县区州旗])")
_PLACE_ENDS = frozenset("区域市城原省县州旗")
# 每千人口床位达到7张、注册护士|4人: both are reckoned on as many.
_BASIS = re.compile(
    r"每(?:[十百千万]+|\d+[万千百]?)(?:名|位|个)?(?:常住|户籍|服务|城镇|农村|老年)*(?:人口|居民|老年人|老人|儿童|学生|人(?!员))(?=[一-鿿(])"
)
_STEM = re.compile(r"(?P<stem>[一-鿿]{2})率")
_OPENS = re.compile(
    r"^(?:大力|积极|全面|加快|加强|推广|推行|推进|推动|推开|发展|实施|实行|开展|提高|提升|扩大|鼓励|支持|引导|深化|强化)+(?=.{3})"
)
_RATE = re.compile("(?:率|度|比例|占比|比重)$")
_MEASURE = re.compile("(?:率|比例|占比|比重|满意度)$")  # and no 力度
_SHARES = ("比重", "比例", "占比")
_LONGEST = 16  # characters of a subject that is borrowed
_STOP = re.compile(r"[,;:。\n]")
_INNER = re.compile(rf"^(?:{alternation('before')})")
_DATE = re.compile(
    r"(?:力争|争取)?(?:到|至|在)?(?:\d{4}年(?:年?[底末]|\d{1,2}月[底末]?)?|“?十[四五六]五”?(?:时期|期间|末))(?:之?前|以前)?"
)


def completed(text: str, values: Sequence[Item], k: int, name: str, start: int, before: str) -> str:
    """`name` of the k-th value with the subject it leaves out.

    Args:
        text: The masked text.
        values: The values of the sentence.
        k: Which of them.
        name: What its own words call it.
        start: Where the sentence begins.
        before: Name of the value before it.
    """
    if name[:1] in _TIER_OPENERS and (tier := _TIER.match(name)):
        if tier.end() == len(name):
            alike = k > 0 and values[k - 1].quantity.unit == values[k].quantity.unit
            return _of_tier(name, _head(text, values, k, start), before if alike else "")
        return _parallel(_YEARLY.sub("", name), tier[0], before)
    if name[:1] in _EACH and _EACH_PLACE.fullmatch(name):
        return name + (_subject(text, values, k, start) or _EACH_PLACE.sub("", before, count=1))
    if len(name) <= _LONGEST_BARE and _BARE.fullmatch(name):
        subject = _subject(text, values, k, start)
        return subject + name if subject else before if before.endswith(name) else name  # the next stage of the same
    if name.startswith("占") and k and before and values[k].quantity.unit == "%":
        share = name.endswith(_SHARES) or text[values[k].quantity.bound - 1] == "的"
        return before + name if share else name  # 高标准农田达到60万亩,占耕地面积的|75%, but 占道经营投诉量
    if values[k].quantity.unit == "%" and (measure := _measured(text, values, k, name, start)):
        return name + measure
    if k and (whole := _as_before(text, values, k, name, before)):
        return whole
    if len(name) <= _LONGEST_BARE + 2 and len(before) > 2 and before.endswith(name[:2]) and _BARE.fullmatch(name, 2):
        event = values[k - 1].quantity.unit in EVENTS  # 家畜血吸虫病检查每年两次,检查|覆盖率不低于90%
        return naming.without_opening(_PERIOD.sub("", before)) + name[2:] if event else name
    if len(name) == 3 and (stem := _STEM.fullmatch(name)):  # 完成水源地划定,划定率达到100%
        subject = _subject(text, values, k, start)
        return subject + "率" if subject.endswith(stem["stem"]) else name
    return name


def _as_before(text: str, values: Sequence[Item], k: int, name: str, before: str) -> str:
    """`name` with what the value before it lends: its head, its basis, its place; "" where it lends nothing."""
    own, last = values[k].quantity, values[k - 1].quantity
    joined, alike = text[values[k - 1].right : values[k].left] in JOINTS, last.unit == own.unit
    classed = _CLASSED.fullmatch(before) if joined else None
    if classed and _is_class(name, classed["group"]):
        return classed["head"] + name
    if alike and own.unit == "%" and name[-1:] in _PLACE_ENDS and _PLACE.fullmatch(name):
        led = _PLACE.match(before)
        return name + before[led.end() :] if led else name
    if alike and _SIZED.fullmatch(name):
        return name + before[before.rfind("以上") + 2 :] if "以上" in before else name + before
    if (joined or values[k].listed[0]) and (basis := _BASIS.match(before)) and _is_on_basis(name, values, k):
        return basis[0] + name
    if joined and alike and (place := _EACH_PLACE.match(before)) and _is_on_basis(name, values, k):
        return place[0] + name  # 每村有1名法律顾问、3名|法律明白人
    if joined and alike and name and not naming.without_verb(name):
        return name + before if naming.without_verb(before) else name  # 新建高标准农田8万亩、改造|5万亩
    return ""


def _measured(text: str, values: Sequence[Item], k: int, name: str, start: int) -> str:
    """What a colon says is measured in each of a series: 污泥处置率|:城市达到98%,县城达到95%; "" where a name says so itself."""
    begin = head_start(text, values, k, start)
    if begin == values[k].left or len(name) > _LONGEST_BARE + 2 or _RATE.search(name):
        return ""
    head = naming.split_scope(naming.clean(text[begin : text.rfind(":", start, values[k].left)]))[1]
    return _OPENS.sub("", naming.without_opening(head)) if _MEASURE.search(head) else ""


def _is_on_basis(name: str, values: Sequence[Item], k: int) -> bool:
    """Whether a name that states no basis may have that of the value before: a count of things, which no verb brings about."""
    alike = values[k].quantity.kind == values[k - 1].quantity.kind == "count"
    return alike and bool(name) and "每" not in name and "均" not in name and not naming.opens_with_verb(name)


def _is_class(name: str, group: str) -> bool:
    """Whether a name is a class beside `group`: 平原区 beside 丘陵区, 初中 beside 小学."""
    alike = name[-1:] == group[-1] or len(name) == len(group) == 2
    return alike and 2 <= len(name) <= 6 and not _CLASSED.match(name + "一一")


def _of_tier(tier: str, head: str, before: str) -> str:
    """县级 with the head of its series: 各级林长每年巡林 → 县级林长巡林."""
    if head:
        head = naming.clean(_PERIOD.sub("", _INTO.sub(r"\1", head)))
        return _OF_EACH.sub(tier, head, count=1) if _OF_EACH.search(head) else tier + naming.without_opening(head)
    led = _TIER.match(before)
    rest = _AND_ABOVE.sub("", before[led.end() :]) if led else naming.without_opening(before)
    return tier + _PERIOD.sub("", rest)  # 县级河长每月巡河1次、乡级每周1次


def _parallel(name: str, tier: str, before: str) -> str:
    """县级林长 after 市级林长巡林 is 县级林长巡林."""
    led, own = _TIER.match(before), name[len(tier) :]
    rest = before[led.end() :] if led else ""
    return tier + rest if own and rest.startswith(own) else name


def is_of_tier(name: str) -> bool:
    """Whether a name opens with the tier that has to act: 县级林长巡林."""
    return name[:1] in _TIER_OPENERS and _TIER.match(name) is not None


def named(text: str, name: str, quantity: Quantity) -> str:
    """`name`, or what is counted when it stands between the bound and the number: 每年至少|监督检查|2次.

    对…单位每月至少复查一次 needs both: a preposition alone says not what is done, nor does 企业 in 企业至少每月巡检一次.
    """
    name = (
        ""
        if (name[-1:] in _UNSAID_ENDS and _UNSAID.match(name)) or (quantity.kind == "count" and name in _OF_ONE)
        else name
    )
    event = quantity.unit in EVENTS and (quantity.end == len(text) or _STOP.match(text, quantity.end) is not None)
    told = not event or naming.opens_predicate(name) or _EACH_PLACE.fullmatch(name) is not None
    if name and not name.startswith("对") and told:
        return name
    between = _INNER.sub("", text[quantity.bound : quantity.start])
    return name + naming.without_verb(_PERIOD.sub("", without_moments(between)) if event else between)


def named_after(text: str, values: Sequence[Item], names: Sequence[str], k: int) -> str:
    """The noun a list of dated counts ends with: 2023年建成5个、2024年建成10个|智慧社区."""
    for j in range(k + 1, len(values)):
        between = text[values[j - 1].right : values[j].left]
        if between not in JOINTS or values[j].quantity.unit != values[k].quantity.unit:
            return ""
        if names[j]:
            return names[j]
    return ""


def head_start(text: str, values: Sequence[Item], k: int, start: int) -> int:
    """Where the phrase begins that a colon puts before a series: 各级林长每年巡林|:省级…; else the value's own words."""
    colon = text.rfind(":", start, values[k].left)
    if colon < 0:
        return values[k].left
    first = max(max(text.rfind(c, start, colon) for c in ",;。\n") + 1, start)
    return values[k].left if any(first <= v.quantity.start < colon for v in values) else first


def _head(text: str, values: Sequence[Item], k: int, start: int) -> str:
    """Words that lead a series: those before a colon, else the comma before the first of its values."""
    begin = head_start(text, values, k, start)
    if begin < values[k].left:
        return text[begin : text.rfind(":", start, values[k].left)]
    return _phrase_before(text, values, values[0].left, start)


def _phrase_before(text: str, values: Sequence[Item], left: int, start: int) -> str:
    """The words between two commas that end where a value's own words begin, dates aside; none if they hold a value."""
    end = left - 1
    while end > start and _STOP.match(text, end):
        begin = max(max(text.rfind(c, start, end) for c in ",;:。\n") + 1, start)
        if any(begin <= v.quantity.start < end for v in values):
            return ""
        if not _DATE.fullmatch(text, begin, end):
            return text[begin:end]
        end = begin - 1
    return ""


def _subject(text: str, values: Sequence[Item], k: int, start: int) -> str:
    """What a bare 覆盖率 covers: the object of the phrase before it."""
    phrase = _phrase_before(text, values, values[k].left, start)
    subject = _OPENS.sub("", naming.without_opening(naming.split_scope(naming.clean(phrase))[1]))
    return subject if 2 <= len(subject) <= _LONGEST else ""


def of_tiers(words: str, count: int) -> list[str]:
    """Names for the values of a list of tiers: each has the head they share.

    >>> of_tiers("市、县、乡三级河长每月分别巡河", 3), of_tiers("小学、初中在校生", 2)
    (['市级河长巡河', '县级河长巡河', '乡级河长巡河'], [])
    """
    match = _TIERS.fullmatch(words)
    tiers = _ONE_TIER.findall(match["tiers"]) if match else []
    if match is None or len(tiers) != count:
        return []
    rest = naming.clean(_PERIOD.sub("", match["rest"]))
    return [f"{tier}级{rest}" for tier in tiers]
