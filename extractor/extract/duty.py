"""Whose duty a target is: the issuing level's alone, each lower place's, or a rate both add to."""

import re
from functools import cache

from extractor.lexicon.acting import acting_level
from extractor.lexicon.heads import OF_HEADS, SIZES
from extractor.models import CHANGES, Comparator, Document, Duty, Level

# Words for the level itself and for the places below it, by the level of the plan.
_OWN = {
    "national": "全国|国家级|国家|中央",
    "province": "全省|全区|省级|省属|自治区级|国家级|国家",
    "city": "全市|市级|市属|市本级|省级|国家级|国家",
    "county": "全县|全区|全市|全旗|县级|区级|县属|区属|县本级|区本级|市级|省级|国家级|国家",
}
_BELOW = {
    "national": "各地|各省|各市|各县|省级|省份|市级|地级|区县|县级|县城|县域|乡镇|街道|行政村|建制村|村级|村\\(社区|社区|所有|每个|每所|每家",
    "province": "各地|各市|市州|市级|地市|设区市|区县|县区|县级|县城|县域|县市|市县|每个|每县|每市|各县|乡镇|街道|行政村|建制村|村级|村\\(社区|社区|每所|每家|所有",
    "city": "各地|各区|各县|区县|县区|县\\(市、区\\)|县\\(区\\)|县市区|县级|县域|县市|旗县|市县|每个|每县|每区|乡镇|街道|镇街|行政村|建制村|村级|村\\(社区|社区|每所|每家|所有",
    "county": "各地|各镇|各乡|各街道|各村|各社区|乡镇|镇街|街道|每个|每镇|每乡|每村|每户|行政村|建制村|自然村|村级|村\\(社区|社区|每所|每家|所有",
}
_TOP = re.compile(r"国家级|国家|省级|自治区级|市级|高等院校|高等学校|高校|大学|三级医院|区域性|全国")
_INTENSITY = re.compile(
    r"单位(?=.)|每公顷|每亩|平均|[人亩户生车船班床校店站单机台]均(?!衡)|能耗|水耗|强度|浓度|时限|时间|时长|期限|价格|系数|寿命|班额|密度|比值|满意度|家庭.{0,4}增收|"
    + SIZES.pattern
)
_OFTEN = re.compile(
    r"(?:次|批次|遍|场|场次|期|轮|小时|学时|课时|天|项次)/(?:[两二三四五六]?年|半年|季度|[两三]?个?月|周|旬|天|学期|学年)$"
)
_GATHERED = re.compile(r"(?:组织|对)\d+个(?:区县|县区|市县|[县区市州旗]|乡镇)")  # 每年组织9个区县开展|一次|交叉评查
_BUILDING = re.compile(
    r",?(?:计划|共|累计|再)?(?:建设|新建|新增|建成|打造|培育|改造|完成|创建|布局|增加|实施|扩建)(?!.*[每各])"
)
_EACH_HEAD = re.compile(r"/[十百千万\d]*[人户车辆]$")
_EACH_NUMBER = re.compile(r"每(?:[十百千万\d]|公里|千米|平方公里|公顷|亩)|(?<![订菜名清保账])单[个座处体站](?!位)")
_ALL_TIERS = re.compile(r"两级|三级联动|各级")
_UNIVERSITY = re.compile(r"高等院校|高等学校|高校")
_OF_UPPER = re.compile(r"(?:市|省|国家)级(?!及?以上)")
_OF_PROVINCE = re.compile(r"(?:省|自治区|国家)级(?!及?以上)")  # 市级机构 of a province's plan are each city's
_NEAR = re.compile(r"区县|县级|各县|各区|各市|每个|每所|县\(区\)|县\(市|县市区")
_EACH = re.compile(r",?每(?!半?年|季|个?月|周|天|日|学)")  # 每人至少提供, and not 每年
# A class of institutions and what each of them has to have: 中医馆配备医师不少于3名. One of the level's own is no class,
# and what is done for them, 为中医馆配备医师, is a sum.
_EQUIPPED = re.compile(
    r",?(?![全本国省市州盟县区旗]|[为给向对在从由经将把以]|依托|支持|推动|推进|鼓励|引导|选派|新[建增]|建[设成立]|组建|打造)[^,;。、\d]{0,10}"
    r"(?:站|所|院|馆|室|校|学|园|中心|机构|单位|企业|场|店|库|厅)(?:应当?|必?须|要|原则上|至少)*(?:配备|配置|配齐|配有)"
)
_FEW = 10.0  # what one institution has at most: more is a sum over them
# No sum over places: a grade, a mark, a time, a temperature.
_NO_SUMS = frozenset(
    ("级", "分", "天", "小时", "分钟", "秒", "岁", "℃", "学分", "个学分", "厘米", "毫米", "cm", "mm", "h", "min")
)
_RATE_UNITS = frozenset(("%", "‰", "ratio", "个百分点", "百分点"))

_SHARES = ("比例", "占比", "比重", "率")


@cache
def _patterns(level: Level) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(_OWN[level]), re.compile(_BELOW[level])


def sharing_level(document: Document, leads: bool) -> Level | None:
    """Level of a plan whose duties are shared with places below it; None when it owes everything itself.

    Provinces and cities always have such places; a county or district where `leads`, that is where a plan answers to this one.
    """
    level = acting_level(document)
    return None if level == "county" and not leads else level


def duty_of(level: Level | None, subject: str, name: str, unit: str, comparator: Comparator) -> Duty:
    """Judge from the words around a value.

    Args:
        level: Level that shares the duties of the plan (`sharing_level`); without one, and for towns, all duty is local.
        subject: The printed words before the value in its own item: 市级, 区县, 全市.
        name: Name of the indicator.
        unit: Unit of the value; rates are both levels' duty unless their subject is the issuing level only.

    >>> duty_of("city", "建设", "三级区县精神卫生中心", "个", "=")
    'upper'
    >>> duty_of("city", "", "车均场站面积", "平方米", ">=")
    'both'
    >>> duty_of("city", "区县至少", "区县专职工作人员", "名", ">="), duty_of("city", "", "规范管理率", "%", "=")
    ('local', 'both')
    """
    if level is None or level not in _OWN:
        return "local"
    own, below = _patterns(level)
    if unit in _RATE_UNITS or unit.startswith(("/", "1/")) or comparator == "all" or comparator in CHANGES:
        # 1 of each 80 is owed wherever there are 80; a third of all, or a third less, is a rate as any other.
        of_each = unit == "ratio" and comparator not in CHANGES and not name.endswith(_SHARES)
        return _duty_of_rate(level, subject + name, of_each)
    if unit in _NO_SUMS or _EACH_HEAD.search(unit) or comparator in ("<=", "<") or _INTENSITY.search(name):
        return "both"  # so much for each, or a limit that holds everywhere
    if _OFTEN.match(unit):
        if any(word in subject for word in ("对各", "省级", "自治区级" if level == "province" else "市级")):
            return "upper"
        if _GATHERED.search(subject):
            return "upper"
        acting = subject.lstrip(",")  # 村级林长每周巡林2次
        if own.match(acting) and not below.match(acting):
            return "upper"
        return "local" if acting.startswith(("各", "每个", "区县")) or below.match(acting) else "both"
    if own.match(subject.lstrip("到在,")) and "每" not in subject and "各" not in subject:
        return "upper"
    if below.search(subject) and not _BUILDING.match(subject):
        return "local"
    if OF_HEADS.search(name) and not _EACH.match(subject):
        return "both"  # 检查站每班4人, wherever it stands
    if _EACH_NUMBER.search(name):
        return "both"
    if own.search(subject) or _TOP.search(name):
        return "upper"
    return "local" if name.startswith(("每", "以每", "各")) or _EACH.match(subject) else "upper"


def is_standard(subject: str, comparator: Comparator, value: float | None) -> bool:
    """Is it what each institution of a kind has to have at least: a few, named behind the kind and 配备?

    >>> is_standard("中医馆配备医师不少于", ">=", 3.0), is_standard("市中医馆配备医师不少于", ">=", 3.0)
    (True, False)
    >>> is_standard("中医馆配备医师不少于", ">=", 300.0), is_standard("为中医馆配备医师不少于", ">=", 3.0)
    (False, False)
    """
    if comparator not in (">=", ">") or value is None or value > _FEW or "配" not in subject:
        return False
    return _EQUIPPED.match(subject) is not None


def _duty_of_rate(level: Level, words: str, of_each: bool) -> Duty:
    tiered = "级" in words
    if tiered and _ALL_TIERS.search(words):
        return "both"
    own = _OF_PROVINCE if level == "province" else _OF_UPPER
    if ("高" in words and _UNIVERSITY.search(words)) or (tiered and own.match(words)):
        return "upper"
    if _NEAR.search(words[:14]) or "辖区" in words or of_each:
        return "local"
    return "both"
