"""Names for the items of a list, each with the noun or the population that all share."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractor.extract.prose.naming import clean

_POPULATION = re.compile(
    r".*(?:患者|人员|对象|人群|居民|学生|儿童|老年人|妇女|职工|农户|农民|企业|机构|医院|学校|(?<=[一-鿿])单位|建筑|车辆)"
)
_SHARED_NOUN = re.compile(
    r"(?:地区|区域|平原|流域|领域|行业|企业|医院|学校|机构|患者|人员|有机物|建筑)((?:[A-Za-z0-9.]+[一-鿿]{0,8}|[一-鿿]{2,8})(?:率|比例|比重|占比|量|水平|面积|数|浓度))$|([一-鿿]{2}(?:率|量)|(?:使用|消费|利用|应用|替代|回用|装机)?比例|比重|占比|水平|面积|浓度)$"
)
_BRACKETED = re.compile(r"\([^()]*\)")
_UNJOINED = str.maketrans("、和及与", "    ")
_ABBREVIATED = re.compile(r"\([A-Za-z0-9.]+\)(?=[一-鿿]{2,}$)")
_HEAD = 4  # characters of the words of one size in which the items of a list differ
_COUNTED_OFF = re.compile(
    r"等(?:\d|[两三四五六七八九十])[项种类个](?:主要|重点)?[一-鿿]{0,4}?(?:污染物|指标|行业|领域|产品|气体|品种|作物)"
)
_SERIES = re.compile("和|及|以及|与")
_SERIES_JOINTS = frozenset("、和及与")
_RATE_NAME = re.compile(r"(?:率|比例|比重|占比|水平|度|系数|指数|比)$")


def listed(words: str, count: int) -> list[str]:
    """Names for a list of `count` values said of 甲、乙和丙率: each item gets the noun they share.

    >>> listed("绿色防控、统防统治覆盖率", 2), listed("规范管理率", 2)
    (['绿色防控覆盖率', '统防统治覆盖率'], ['规范管理率', '规范管理率'])
    >>> listed("小学、初中专任教师学历比例", 2), listed("非化石能源装机和消费比重", 2)
    (['小学专任教师学历比例', '初中专任教师学历比例'], ['非化石能源装机比重', '非化石能源消费比重'])
    >>> listed("氮氧化物、挥发性有机物(VOCs)排放总量", 2)
    ['氮氧化物排放总量', '挥发性有机物(VOCs)排放总量']
    >>> listed("县级医院胸痛、卒中、创伤救治中心建成率", 3)
    ['县级医院胸痛救治中心建成率', '县级医院卒中救治中心建成率', '县级医院创伤救治中心建成率']
    >>> listed("居家护理、机构护理满意率", 2)
    ['居家护理满意率', '机构护理满意率']
    >>> listed("普及任务的县(市、区)", 3)
    ['普及任务的县(市、区)', '普及任务的县(市、区)', '普及任务的县(市、区)']
    """
    words = _COUNTED_OFF.sub("", words)  # 氮氧化物、挥发性有机物|等4项主要污染物|重点工程减排量
    plain = _BRACKETED.sub(lambda m: m[0].translate(_UNJOINED), words)  # 县(市、区) is one item
    for joint in ("、", "、|和|与|以及|及(?<![普涉惠波危顾]及)(?!时|格|以[上下内])"):
        cuts = [(m.start(), m.end()) for m in re.finditer(joint, plain)]
        parts = pairwise([0, *(k for cut in cuts for k in cut), len(words)])
        items = [clean(words[a:b]) for n, (a, b) in enumerate(parts) if n % 2 == 0]
        if len(items) == count and all(items):
            break
    else:
        return [clean(words)] * count
    shared = _SHARED_NOUN.search(items[-1])
    tail = (shared[1] or shared[2] or shared[0]) if shared else ""
    last = items[-1]
    size = len(items[0])
    if short := _ABBREVIATED.search(last):
        tail = last[short.end() :]  # 氮氧化物、挥发性有机物(VOCs)|排放总量
    elif (
        1 < size <= _HEAD and all(len(i) == size and not _RATE_NAME.search(i) for i in items[:-1]) and len(last) > size
    ):
        tail = max(tail, last[size:], key=len)  # 小学、初中|专任教师学历比例
    size, before = len(items[1]), items[-2]
    extra = len(last) - len(tail) - size
    if (
        count > 2
        and not (shared and shared[1])
        and 1 < size < len(items[0])
        and all(len(i) == size for i in items[1:-1])
        and extra > 1
    ):
        tail = last[size:]  # 县级医院|胸痛、卒中、创伤|救治中心建成率
        items[1:-1] = [items[0][:-size] + i for i in items[1:-1]]
        last = items[0][:-size] + last
    own = len(last) - len(tail)
    if count == 2 and joint != "、" and own <= 3 < len(before) - own and not _RATE_NAME.search(before):
        last = before[: len(before) - own] + last  # 非化石能源|装机 和 |消费 比重
    return [*(i if _RATE_NAME.search(i) else _with_tail(i, tail) for i in items[:-1]), last]


def _with_tail(item: str, tail: str) -> str:
    """An item with the noun that all share; what it ends in already is not said twice: 居家护理|、机构|护理满意率."""
    return item + (tail[2:] if len(tail) > 2 and item.endswith(tail[:2]) else tail)


def several(name: str) -> list[str]:
    """The names in a name that lists complete rates; others stay whole.

    >>> several("开工率、投资完成率和竣工率"), several("化肥、农药利用率")
    (['开工率', '投资完成率', '竣工率'], ['化肥、农药利用率'])
    >>> several("学校和医院保安员配备率、报警装置安装率")
    ['学校和医院保安员配备率', '报警装置安装率']
    """
    if _SERIES_JOINTS.isdisjoint(name):
        return [name]
    items: list[str] = []
    for item in name.split("、"):
        parts = _SERIES.split(item)
        items += parts if _are_rates(parts) else [item]  # 学校和医院保安员配备率 is one
    return items if len(items) > 1 and _are_rates(items) else [name]


def _are_rates(names: Sequence[str]) -> bool:
    return all([len(name) > 2 and _RATE_NAME.search(name) is not None for name in names])


def shared_population(first: str, name: str) -> str:
    """Give a later item of a list the population its first item names.

    >>> shared_population("在册严重精神障碍患者报告患病率", "规范管理率")
    '在册严重精神障碍患者规范管理率'
    >>> shared_population("单位产值能耗", "碳排放强度")
    '碳排放强度'
    """
    found = _POPULATION.match(first)
    if (
        not found
        or found.end() == len(first)
        or _POPULATION.match(name)
        or not _RATE_NAME.search(name)
        or len(name) > 8
    ):
        return name
    return found[0] + name
