"""Name, scope and condition of a target, read off the shape of its item.

80%以上的乡镇设立站点 · 规范管理率达到95% · 建成9个中心 · 每80名患者配备1名医师 are four shapes of a target.
"""

import re
from collections.abc import Sequence

from extractor.extract.deadlines import Timeline
from extractor.extract.numbers.quantities import Quantity
from extractor.extract.prose import naming
from extractor.extract.prose.elided import of_tiers
from extractor.extract.prose.foreach import own_noun
from extractor.extract.prose.items import JOINTS, Item
from extractor.extract.prose.listing import listed, shared_population
from extractor.models import CHANGES

_ASIDE = re.compile(r"\(((?:不含|含|不包括|包括|除)[^()]*(?:\([^()]*\))?[^()]*)\)")
_ASIDE_WITHIN = re.compile(r"\(((?:不含|不包括|除)[^()]*)\)$")
_NO_OBJECT = re.compile(r"的?(?:比例|目标|水平|标准(?!化)|要求|速度|基础|前提|左右|任务|比率|以上|以内|\()")
_OBJECT = re.compile("(?:标准|基础|水平|目标|任务)(?![配设建]|落实|执行|安排|以上)[一-鿿]{3}")  # 1个|标准创新联合体
_OWN_SHARE = re.compile(r"的(?:比例|目标|水平|标准|要求|速度|任务|幅度|基础|增速)")
_STANDARD = re.compile(r"^的(?:标准|比例|要求)(?:配齐|配足|配备|配套|配建|建设|设置|落实)*")
_BY_EACH = re.compile(r"(?:^|按照?)(每[户人班座栋床辆名]|[户人班]均)$")  # 小区按照每户|0.6个的标准配建车位
_EACH_ENDS = frozenset("户人班座栋床辆名均")
_OPENING = re.compile(r"^(?:制定|编制|实施|开展|组织|推进)(?=.{4})|(?:(?:三|五|两|\d)年)?(?:行动)?(?:计划|方案|规划)$")
_DATE_HEAD = re.compile(
    r"^.*(?:\d{4}年(?:年?[底末]|\d{1,2}月[底末]?)?|十[二三四五六]五”?(?:时期|期间|期?末))(?:之?前|以前|,)?"
)
_DATE_TAIL = re.compile(r"(?:\d{1,2}日)?年?[底末]?(?:之?前|以前)?,?")
_BASELINE_WORDS = re.compile(
    r"[较比自与同](?<!占比)(?:\d{4}年(?:年?[底末])?|上年度?|去年|(?:创建|改造|整治|实施|治理|建设|搬迁)前|全[国省市]平均水平|平[时日]|“?十[二三四]五”?[期末]*|“[^”]{3}”[期末]*)(?:同期|水平)?(?:相比)?"
)
_BASELINE_SIGNS = frozenset("年均五“平前")  # each of them holds one
_TERM = re.compile(r"(?:应当|应该?|须|必须|要)?(?:自[^,;]{1,24}之日起|在)$")  # 应当自收到申请之日起|7个工作日内
_UPON = re.compile(r"(?:在[^,;。]{0,12}|(?:现有|原有|现状|年|[底末])的?)基[础数]上(?:再|又|各|均|分别)?$")
_LEADS_DATE = re.compile(r"(?:[要应须到至在于,]|力争|争取|确保|计划)+$")
_ACTS = re.compile(
    r"[各全我本]|[,;:。]|(?:政府|部门|单位|局|委|厅)$|^[到至在从以]|通过|按照?|对|将"
)  # who acts, not what is measured
_ALL_DO = re.compile(r"(?:一律|都)(?P<done>[一-鿿].+)$")
_OUT_OF = re.compile(r"(?:之?中|当中|里|有|至少|不少于|不低于|达到|[要应须]|力争|,|的)+$")
_OF_THE_GOAL = re.compile(r"的[^,;的]{0,6}目标(?:任务|值)?$")  # 力争完成14.5%|的激励目标
_THEN = re.compile("(?:并(?![网购入联行轨])|且)[一-鿿]")  # 调度一次|并向上级报告
_THEN_ALSO = frozenset("并且")
_BY_SHARE = re.compile(r"的比例,?(?P<what>[^,;。]{4,30})")  # 按照不低于20%|的比例,对机构开展抽查
_HELD_IN = re.compile(r"的(?P<where>[^,;。得]{1,14})得[到以](?P<verb>[一-鿿]{2,4})")  # 康复服务在七成以上|的县得到开展
_EITHER = re.compile("[或并和及][一-鿿]{2}$")  # 选育或引进|2个品种
_LONGEST_BARE = 5  # characters of a rate that names nobody: 规范管理率
_BASES = frozenset((100.0, 1000.0, 10_000.0, 100_000.0, 1_000_000.0))
_REMARK = re.compile(r"\([^()]*\)(?:及?以上|以内)?")  # behind a value: 达到80%(2025年底前)
_TIMES = {"": 1.0, "百": 100.0, "千": 1000.0, "万": 10_000.0, "十万": 100_000.0, "亿": 100_000_000.0}
_STAFFING = ("配", "设")  # 按500户|配|1名
_RATIO_ENDS = ("比", "率", "比例", "比重", "占比")
_MEASURES = (*_RATIO_ENDS, "度", "增速", "面积", "数", "量", "值")  # 水质达标率|95%的目标 has its own name
_TAKE_PART = ("参加", "参与")


def describe(
    text: str, values: Sequence[Item], k: int, subject: str, timeline: Timeline
) -> tuple[str, str | None, str | None]:
    """Name, scope and condition by the shape of the item."""
    value = values[k]
    quantity = value.quantity
    scope, left = naming.split_scope(naming.clean(subject))
    left = _TERM.sub("", left) if quantity.kind == "time" else left
    right = text[quantity.end : value.right]
    right = "" if right[:1] in _THEN_ALSO and _THEN.match(right) else right
    aside = _ASIDE.match(text, value.right, value.right + 40) if text.startswith("(", value.right) else None
    if aside and k + 1 < len(values) and values[k + 1].quantity.start < aside.end():
        aside = None  # 500张(含护理床位300张): a value of its own
    aside = aside or (_ASIDE_WITHIN.search(right) if right.endswith(")") else None)
    condition = value.condition or (aside[1] if aside else None)
    right = _REMARK.sub("", right) if right[:1] == "(" else right
    if right[:1] == ")" and left[-1:] == "(":
        left, right = left[:-1], right[1:]  # 甲区(3平方公里)达标评估
    if of_the_goal(text, value) and not left.endswith(_MEASURES):
        return "", scope, condition
    if quantity.kind in ("count", "measure") and left[-1:] in _EACH_ENDS and (each := _BY_EACH.search(left)):
        what = naming.without_opening(naming.head_of(_STANDARD.sub("", right))) if _STANDARD.match(right) else ""
        if what or each[0] != each[1]:
            return left[: each.start()] + each[1] + what, scope, condition
    if own := own_noun(text, quantity):
        return own["what"] + own["each"] + naming.without_link(_head_of_list(text, values, k)), scope, condition
    if value.total:
        population = naming.clean(_OUT_OF.sub("", text[value.total.end : quantity.start]))
        return f"{population}{naming.clean(right)}的比例", (scope or "") + population, condition
    if value.denominator:
        return _name_per(text, values, k, right), scope or None, condition
    if quantity.kind in ("rate", "ratio") and (share := _share(text, values, k, left, right, scope)):
        return *share, condition
    if value.listed[1] > 1:
        place, size = value.listed
        head = values[k - place]
        bound = head.quantity.bound
        behind = behind_date(text, head.left, bound, timeline)
        words = naming.clean(undated(text, head.left, behind, bound, timeline))
        words = naming.split_scope(words)[1]
        if words and len(timeline.stages(head.quantity.start)) == size:
            return words, scope, condition  # 2025年和2030年分别达到60%和80%
        if not words:  # 2024年、2025年分别完成30家和40家企业诊断: the noun stands behind the list
            last = values[k - place + size - 1]
            return naming.head_of(text[last.quantity.end : last.right]), scope, condition
        return (of_tiers(words, size) or listed(words, size))[place], scope, condition
    if right and (not _NO_OBJECT.match(right) or (quantity.kind == "count" and _OBJECT.match(right))):
        if right.startswith(_TAKE_PART) and not naming.without_verb(left).endswith(left[-2:]):
            return left + naming.head_of(right), scope, condition  # 选派10人|参加: whoever is sent
        noun = _shared_object(text, values, k, naming.head_of(right)) + _shared_predicate(text, values, k, right)
        name = naming.without_opening(naming.without_verb(left) + noun) if _EITHER.search(left) else ""
        name = name or naming.without_opening(naming.without_verb(left)) + noun
        return name or left, scope, condition
    name = (
        naming.without_opening(naming.without_link(left))
        if quantity.kind in ("count", "measure")
        else naming.clean(left)
    )
    if name.startswith("共") and not naming.without_verb(name):
        return "", scope, condition  # 推进绿地共享工程,共实施|20处以上
    name += _share_word(quantity, subject, name)
    if k and len(name) <= 8:
        first = naming.clean(text[values[k - 1].left : values[k - 1].quantity.bound])
        joint = text[values[k - 1].right : value.left]
        if value.left >= values[k - 1].right and (joint in JOINTS or (joint == "," and len(name) <= _LONGEST_BARE)):
            name = shared_population(naming.split_scope(first)[1], name)
    return (name if len(name) > 1 else ""), scope, condition


def _share(
    text: str, values: Sequence[Item], k: int, left: str, right: str, scope: str | None
) -> tuple[str, str | None] | None:
    """Name and scope of a rate or ratio that is a share of those behind it; None where its name stands before it."""
    value = values[k]
    quantity = value.quantity
    if quantity.kind == "ratio":
        if left.endswith("按") and _STANDARD.match(right):
            staff = naming.without_opening(naming.head_of(_STANDARD.sub("", right)))
            return f"{left[:-1]}{staff}比", scope  # 站点按1:30的标准配备指导员
    else:
        if right[:1] not in ("", "的") and ((left and naming.opens_with_verb(right)) or len(left) > 2):
            return f"{left}{naming.head_of(right)}的比例", left
        by_share = text.endswith(("按", "按照"), value.left, quantity.bound)
        if by_share and (share := _BY_SHARE.match(text, quantity.end)):
            who = left.removesuffix("照").removesuffix("按")
            return who + naming.without_opening(naming.clean(share["what"])) + "比例", scope
        if left.endswith("在") and (held := _HELD_IN.fullmatch(right)):
            return f"{held['where']}{held['verb']}{left[:-1]}的比例", (scope or "") + held["where"]
    if not right or not _is_share(left, right):
        return None
    population, predicate = _population(text, values, k, right.removeprefix("的"))
    name = f"{population}{predicate}的比例" if predicate else f"{population}比例"
    return name, (scope or "") + population


def _share_word(quantity: Quantity, words: str, name: str) -> str:
    """What the name of a share ends in where it does not say so; what falls by a third is none: 疫点数量|减少三分之一."""
    if not name or quantity.comparator in CHANGES or name.endswith(_RATIO_ENDS):
        return ""
    if quantity.kind in ("rate", "ratio") and words.endswith("占"):
        return "占比"
    if quantity.kind != "ratio":
        return ""
    return "比例" if "分之" in quantity.text else "比"


def of_the_goal(text: str, value: Item) -> bool:
    """Whether a value is another goal of what was named before it: (下降13%,力争完成)14.5%的激励目标."""
    end = value.quantity.end
    return text[end : end + 1] == "的" and _OF_THE_GOAL.match(text, end, value.right) is not None


def _head_of_list(text: str, values: Sequence[Item], k: int) -> str:
    """What all amounts of a list are paid for, said before the first."""
    while k and values[k].left == values[k].quantity.bound and own_noun(text, values[k - 1].quantity):
        k -= 1
    return naming.split_scope(naming.clean(text[values[k].left : values[k].quantity.bound]))[1]


def _shared_object(text: str, values: Sequence[Item], k: int, noun: str) -> str:
    """1个省级、3个市级和20个县级示范点: the first items borrow the noun of the last."""
    while noun.endswith(("级", "类", "型")) and k + 1 < len(values):
        following = values[k + 1]
        if text[values[k].right : following.left] not in JOINTS:
            break
        full = naming.head_of(text[following.quantity.end : following.right])
        if (at := full.find(noun[-1])) <= 0:
            break
        noun, k = noun + full[at + 1 :], k + 1
    return noun


def _shared_predicate(text: str, values: Sequence[Item], k: int, right: str) -> str:
    """9处古桥、57处古塔都完成修缮: the first item has the predicate of the last, where that speaks of all."""
    last = k
    while last + 1 < len(values) and text[values[last].right : values[last + 1].left] in JOINTS:
        last += 1
    done = _ALL_DO.search(text, values[last].quantity.end, values[last].right) if last > k else None
    return naming.clean(done["done"]) if done and not naming.split_predicate(right)[1] else ""


def _is_share(left: str, right: str) -> bool:
    """80%的乡镇建立…, 100%县(区)设有…: the words after the number are the population."""
    if right.startswith("的"):
        return not _OWN_SHARE.match(right)
    return "一" <= right[:1] <= "鿿" and not left.endswith(("率", "比例", "比重", "占比", "水平", "度"))


def _population(text: str, values: Sequence[Item], k: int, right: str) -> tuple[str, str]:
    """Population and predicate, the predicate taken from the last item of a list."""
    population, predicate = naming.split_predicate(right)
    last = k
    while not predicate and last + 1 < len(values) and text[values[last].right : values[last + 1].left] in JOINTS:
        last += 1
        tail = text[values[last].quantity.end : values[last].right].removeprefix("的")
        last_population, predicate = naming.split_predicate(tail)
        if population.endswith("级") and last_population[2:]:
            population += last_population[len(population) :]
    return naming.clean(population), naming.clean(predicate)


def _name_per(text: str, values: Sequence[Item], k: int, right: str) -> str:
    """每80名患者至少配备1名专职人员 → 专职人员与患者比; 每千人口床位达到4.5张 keeps its base."""
    value = values[k]
    base = value.denominator
    assert base is not None
    of = naming.without_verb(text[base.end : value.quantity.bound])
    of = "" if of in _STAFFING else of
    right = "" if right == ")" else right
    if _STANDARD.match(right):  # 按照每百户不少于20平方米的标准(,)配建养老用房
        right = _STANDARD.sub("", right) or text[value.right + 1 : value.right + 20]
    what = naming.without_opening(naming.head_of(right))
    if ratio_base(value) and of:
        return f"{what}与{of}比"
    before = naming.clean(text[value.left : base.bound - 1]).rstrip("(") if value.left < base.bound - 1 else ""
    if not (of or what or before) and k:
        what = naming.split_scope(naming.without_verb(text[values[k - 1].left : values[k - 1].quantity.bound]))[1]
    return f"{before}每{text[base.start : base.end]}{of}{what}"


def name_before(text: str, values: Sequence[Item], k: int, floor: int = 0) -> str:
    """Name for a value whose own item has none: the words of the last comma after `floor` and before it without a value."""
    at = values[k].left - 1
    while at > floor:
        start = max(text.rfind(c, 0, at) for c in ",;:。\n、") + 1
        if text.find(")", start, at) >= 0 and 0 <= (opened := text.rfind("(", floor, start)) > text.rfind(
            ")", floor, start
        ):
            start = max(text.rfind(c, 0, opened) for c in ",;:。\n、") + 1  # 县(市、区): not between these two
        if not any(start <= v.quantity.start < at for v in values):
            return naming.changed(naming.clean(_OPENING.sub("", _DATE_HEAD.sub("", text[start:at]))))
        at = start - 1
    return ""


def behind_date(text: str, start: int, end: int, timeline: Timeline) -> int:
    """Where the words of `start:end` go on after the last date that is no baseline."""
    for mark in timeline.marks:
        if start <= mark.start and mark.end <= end and mark.role != "baseline":
            after = _DATE_TAIL.match(text, mark.end, end)
            start = after.end() if after else mark.end
    return start


def undated(text: str, start: int, behind: int, end: int, timeline: Timeline) -> str:
    """The words of `start:end` without dates: `behind` 到2025年底前, and with 较2020年 taken out."""
    words = text[behind:end]
    words = words if _BASELINE_SIGNS.isdisjoint(words) else _BASELINE_WORDS.sub("", words)
    words = _UPON.sub("", words) if "基础上" in words or "基数上" in words else words
    if words == text[start:end]:
        return words
    if naming.without_verb(words):
        return _parted(text, start, end, timeline) + words
    # 覆盖率2023年、2024年分别达到…: the name stands before the dates
    dated = [m.start for m in timeline.marks if start <= m.start < end and m.role != "baseline"]
    return text[start : dated[0]] if dated else words


def _parted(text: str, start: int, end: int, timeline: Timeline) -> str:
    """What a date parts from its measure: 干线服务区|到2026年|充电设施覆盖率."""
    first = next((m.start for m in timeline.marks if start <= m.start < end and m.role == "deadline"), start)
    noun = naming.clean(_LEADS_DATE.sub("", text[start:first]))
    return noun if len(noun) > 3 and not _ACTS.search(noun) and not naming.opens_predicate(noun) else ""


def ratio_base(item: Item) -> float | None:
    """Number that 每80名 divides by; None for 每千人 and other conventional bases, which stay in the name."""
    if item.denominator is None or item.quantity.kind != "count":
        return None
    if item.denominator.value_high is not None:
        return None  # 每25—30公里
    base = item.denominator.value * _TIMES.get(item.denominator.unit.rstrip("人名户张个口"), 1.0)
    # 每100名 and 每1000名, and not 每百名; 每1000亩 is a size that names are made with.
    printed = item.quantity.value == 1.0 and item.denominator.text.isdigit() and item.denominator.kind == "count"
    return base if base not in _BASES or printed else None
