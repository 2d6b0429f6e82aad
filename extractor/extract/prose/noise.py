"""Numbers that promise nothing: ordinals, enumerations, sizes that say which things are meant, and those of others."""

import re

from extractor.extract.numbers.frequency import recurs
from extractor.extract.numbers.quantities import Quantity, has_number
from extractor.extract.prose.eligible import Sentence, is_for_others
from extractor.extract.prose.items import CHANGED_TO
from extractor.extract.prose.lengths import is_promised
from extractor.extract.prose.ordinals import BUILT, ORDINAL_ENDS, is_ordinal
from extractor.extract.prose.paid import GRANT, is_paid
from extractor.extract.prose.populations import is_population
from extractor.lexicon.periods import EVERY

_BACKGROUND = re.compile(
    r"(?:聚焦|围绕|紧扣|紧盯|瞄准|立足|依托|针对|利用|督促|以|辖|下辖|下设|分设|分为|划分为|包括|共分)(?:全[省市县区])?$"
)
_BACKGROUND_ENDS = frozenset("焦绕扣盯准足托对用以辖设为分括促省市县区")
# 辖13个村、|2个社区: a list goes on.
_BACKGROUND_LIST = re.compile(
    r"(?:下?辖|下设|分设|分为|划分为|包括|共分)(?:\d+[个家所处座条名](?:[^,;。、\d]{1,10})[、和及])+$"
)
_LIST_ENDS = frozenset("、和及")
_AROUND = re.compile(r"(?:以?内的?)?(?:范围|(?:服务|覆盖|辐射)?半径)|内(?=[一-鿿,;。]|$)")
# 居民同意率达到三分之二以上的小区,优先纳入计划: who comes first.
_PREFERRED = re.compile(r"的[^,;。]{1,10},(?:优先|可(?!持续)|方可|给予|不予|不得)")
_ENUMERATION = re.compile(
    r"^(?:阶段|方面|环节|板块|部分|章节|重点工作|工作任务|重点任务|主要任务|子方案|任务清单|条措施|措施)|^[^,;。]{0,8}组成"
)
_STAFFING = re.compile(
    r"(?:配备|配置|配齐|培训|培养|引进|选派|招聘|招录|新增|培育|发展|达到|组织|吸纳|带动|服务|储备|至少|有|明确|确定|落实|聘任|选聘|指定)(?:了)?$"
)
_OWN_NUMBER = re.compile(
    r"^(?:[^,;。、和\d(]|\([^()\d]*\)){2,24}?(?:\d|[一二三四五六七八九十]+[个家名项处成]|零发生|百分之)"
)
# 新增35处公园、|100公里以上绿道: what is measured in kilometres is as long as that, where it is one of several things built.
_BUILT_BESIDE = re.compile(r"(?:新增|新建|建成|建设|改建|扩建)\d[\d.]*[^,;。、\d]{2,20}[、和及]$")
_SEATS = re.compile("[^,;。]{0,4}[车船艇]")  # 7座以上|面包车
_ALL_PROVINCES = 31.0
_LIFE = re.compile(r"寿命|预期|年龄")
_ENUMERATED = re.compile(
    r"^(?:大类?|方面|领域|重点任务|专项|行动|工程|任务|措施|环节|部门|单位|试点|阶段|层次|级|统一|不准|清单|要素|转变|体系|机制)"
)
# 10万人口火灾死亡率, 千人口床位数: what a rate is reckoned on is part of its name, also without 每.
_RECKONED = re.compile(r"口?[^,;。\d的]{0,10}[率数比](?=[^,;。]{0,14}\d)")
# 每日两次刷牙率达到70%: how often is part of the name of the rate.
_RATE_OF_TIMES = re.compile(r"[^,;。\d的]{1,8}率[^,;。\d]{0,6}\d")
_WITHSTOOD = re.compile("[一-鿿]{2,4}(?:可控|不成灾|安全)")  # 50年一遇|内涝可控
_PERIOD = re.compile(r"(?:[两二三四五六]|\d)个?(?:月|周|季度|年(?!级)|学期)")
_ALL_SUCH = re.compile(r"的[^,;。\d]{1,20}?(?:均|全部|一律|都|普遍)(?=[一-鿿])")
# 建成1个面积不小于200平方米的场馆: one is promised; its size says what kind.
_COUNTED = re.compile(r"\d[个家所处座片块条栋][^,;。\d]{0,10}$")
_NO_WORDS = frozenset(("", ",", ";", "。"))  # what stands right behind most numbers
_TIMES = frozenset(("次", "遍", "场", "期", "轮", "场次", "回", "趟", "届"))
_BOUNDS = frozenset((">", ">=", "<", "<="))
_PLAIN = frozenset(("=", "range"))
_WHEN_OPENERS = frozenset("的时后")
_WHEN = re.compile("的?(?:时(?![间长效限段期])|后(?![备续勤期]))")
_FOR_EACH = re.compile(r"每(?:超|多|新增|增加|引进|吸纳|安置|招用|培养)[^,;。\d]{0,10}$")
_PER_SO_MANY = re.compile(r"每[百千万\d]{1,5}(?:户|人|名|名学生|张床|间)?$")  # 每百户20平方米以上
# 征得三分之二以上业主同意: what lets others go on.
_CONSENT = re.compile("的?[^,;。的]{0,8}(?:同意|签字|联名|(?:参与|自主)?(?:表决|协商))(?!率)")
# 含量低于10%的原料, 入住率不足30%的机构: which things are meant.
_MEASURED = re.compile(
    r"(?:率|量|度|比例|比重|占比|得分|下降|增长|上升|[增降]幅|增速)(?:连续[两二三四五\d]年(?:均)?)?(?:低于|高于|超过|不足|大于|小于)$"
)
_BEYOND = re.compile(r"[一-鿿]{1,4}(?:以上|以下)的")  # 600名|学生以上的学校
_OF_WHOM = re.compile(r"[^,;。]{1,20}的[一-鿿]{1,6},?$")  # 对3家以上|企业通过评价的品种,
_COUNTED_SO = re.compile(r"(?:的)?(?:企业|项目|园区|集团|产业|基地|乡镇|村|县)\d")  # 超50亿元|企业2户
_CODE = re.compile(r"[年月日号]$|电话|热线|邮编")
_LIMITED = re.compile("以[上下内]$")
_WHICH = re.compile(r"(?:高|深|长|宽|远)?的(?!目标|水平|标准|要求)")
# 6米|宽道路, but 高标准堤防 is a kind, however long.
_AS_WIDE = re.compile("[高宽深厚](?![度于达标压效架速铁新品质能层水带阔浅埋裕])[一-鿿]{2}")
_WIDEST = 100.0  # metres
_AREA_THAT = re.compile("[^,;。的]{0,12}面积(?:达到|实现|完成|符合|达标|建成)")  # 50平方公里以上|建设用地面积达到要求
# 建筑面积达到5000平方米的|公共建筑应当…: which things owe what follows.
_OF_THAT_SIZE = re.compile(
    r"的(?![^,;。]{0,4}(?:目标|任务|水平|要求)|标准|规模|能力|基础|要|应|须)[^,;。的\d]{2,14}?(?:应当|必须|须|要|按照|全部|均|一律|都|给予|执行|落实|给以)"
)
_SIZES = (
    "面积",
    "高度",
    "长度",
    "规模",
    "容量",
    "用量",
    "收入",
    "产值",
    "投资",
    "金额",
    "库容",
    "里程",
    "能耗",
    "消费量",
)
_AS_BASIS = re.compile("计算?[,;。\n)]?")
_BELOW = re.compile(r"的?(?:区县|县区|县\(市、?区?\)|县\(区\)|县市区|市县|设区市|[市县区州镇乡村]|乡镇|街道|社区)")
_LED = ("统筹", "指导")  # 统筹14个|乡镇力量: of all there are
_SPELT_CUE = re.compile(
    r"(?:每|至少|不少于|不低于|不得少于|达到|建成|新建|新增|增设|开发|培育|创建|打造|配备|设立|建立|建设|设置|完成|开展|组织|召开|举办|≥|超过)[^,;。]{0,14}$"
)
_SPELT_COUNT = re.compile(r"[一二两三四五六七八九十]+[个座处支家所条项台套]$")
_SITES, _SET_UP = frozenset("处座所"), ("新建", "增设", "新增", "改建", "扩建", "迁建")
_SPENT = ("投入", "投资", "安排", "筹集", "筹措", "统筹")
_SHORT_NOUN = 2


def is_noise(text: str, quantity: Quantity, segment: tuple[int, int], sentence: Sentence) -> bool:
    """Whether a number of `text` is no commitment; the commas around it (or stops), and `sentence_at`.

    >>> from extractor.extract.prose.eligible import sentence_at
    >>> from extractor.extract.numbers.quantities import find_quantities
    >>> texts = ("每人补助500元", "年满60岁老年人", "床位达到500张")
    >>> [is_noise(t, find_quantities(t)[0], (0, len(t)), sentence_at(t, 0)) for t in texts]
    [True, True, False]
    """
    left, right = text[segment[0] : quantity.bound], text[quantity.end : segment[1]]
    if left[-1:] in ORDINAL_ENDS and is_ordinal(quantity, left, right):
        return True
    if quantity.value == 0 and left.endswith(("全部", "全面", "均")):
        return True  # 欠款全部清零: all of it, which is told as such
    if (left.endswith(_LED) and _BELOW.match(right)) or (left.endswith("每") and right.startswith("口")):
        return True  # 每千人|口床位数高于平均水平: what a rate is reckoned on
    if quantity.value == _ALL_PROVINCES and right.startswith("省"):
        return True  # 31个|省(区、市): all there are
    if text[quantity.start - 1] in _BACKGROUND_ENDS and _BACKGROUND.search(text, segment[0], quantity.start):
        return True
    if text[quantity.start - 1] in _LIST_ENDS and _BACKGROUND_LIST.search(text, segment[0], quantity.start):
        return True
    if text[quantity.bound - 1 : quantity.bound] == "每":
        if _PERIOD.match(text, quantity.start):
            return True  # 每两个月: how often, not how many
        if quantity.kind == "measure":
            return bool(GRANT.search(text, quantity.end, segment[1]))  # 每5000亩至少配套1处, but 每10亩补助500元
    if "每" in left and _FOR_EACH.search(left) and GRANT.search(text, quantity.end, sentence.end):
        return True  # 每超比例安置1名,奖励5000元: what is paid for
    if right[:1] not in _NO_WORDS and is_population(text, quantity, left, right):
        return True
    if sentence.barred >= 0 and is_for_others(text, quantity, segment, sentence, left):
        return True
    if right[:1] not in _NO_WORDS and _is_named_behind(text, quantity, segment, sentence, left, right):
        return True
    if is_paid(text, quantity, segment, sentence, left) or _is_part_of_name(text, quantity, left, right):
        return True
    if right in _NO_WORDS and quantity.kind == "rate":
        return False  # as most are: 覆盖率达到80%,
    if quantity.unit == "分" and quantity.bound == quantity.start and text[quantity.end - 1] not in "上":
        return True
    if quantity.unit.endswith("岁"):
        return not _LIFE.search(text, max(0, segment[0] - 24), quantity.start)
    if quantity.unit == "年一遇":
        return quantity.bound == quantity.start and not _WITHSTOOD.match(right)  # 遭遇百年一遇洪水
    if quantity.kind == "time":
        return not is_promised(quantity, text[segment[0] : quantity.end], left, right)
    if quantity.spelt and quantity.value == 1 and right[:1] == "一":
        return True  # 一人一策
    if quantity.spelt:
        return _is_idle_numeral(quantity, left, right, EVERY.match(text, sentence.start) is not None)
    if quantity.kind == "none" and _CODE.search(left):
        return True
    if "的" in right[:2] and _WHICH.match(right) and _COUNTED.search(left):
        return True
    if left.endswith("人口") and right.startswith("的") and _BELOW.match(right):
        return False  # a condition of what follows
    if quantity.unit == "公里" and left[-1:] in _LIST_ENDS and "的" not in right and _BUILT_BESIDE.search(left):
        return False
    sized = quantity.kind in ("measure", "none") and quantity.bound == quantity.start and not _PER_SO_MANY.search(left)
    return sized and _is_attribute(text, quantity, right)


def _is_named_behind(
    text: str, quantity: Quantity, segment: tuple[int, int], sentence: Sentence, left: str, right: str
) -> bool:
    """Whether the words behind a number tell of a trigger, of consent, of which things are meant, or of what follows."""
    kind, bounded, opening = quantity.kind, quantity.comparator in _BOUNDS, right[0]
    if bounded and kind != "time" and opening in _WHEN_OPENERS and _WHEN.match(right):
        return True  # 积水超过27厘米时封闭交通: a trigger
    if kind in ("rate", "ratio"):
        if _CONSENT.match(right) or (opening == "的" and _PREFERRED.match(text, quantity.end)):
            return True
        if kind == "rate" and _WHICH.match(right) and _MEASURED.search(text, segment[0], quantity.start):
            return True
    if opening == "的" and kind in ("measure", "money") and left.endswith(_SIZES) and _OF_THAT_SIZE.match(right):
        return True
    if kind == "measure" and opening == "级":
        return True  # 30万吨|级原油码头
    if bounded and quantity.unit == "座" and _SEATS.match(right):
        return True
    if kind == "ratio" and quantity.text[-1].isdigit() and right.startswith(("等", "街坊", "地块", "号")):
        return True  # 13/14|等街坊: names
    if opening == "的" and text.startswith("满", quantity.bound):
        return True  # 任职满两届的校长: which ones
    if right.startswith("计") and _AS_BASIS.fullmatch(right) and "按" in left:
        return True  # 面积按照100平方公里计: what is reckoned with
    if right in ("的", "的,") and _LIMITED.search(text, quantity.start, quantity.end) and text[segment[1] - 1] == ",":
        return not has_number(text[: sentence.end], quantity.end)  # 入围企业在3家以上的,采取招标采购: in which case
    if quantity.unit == "项" and left.endswith("(") and right.startswith(")"):
        return True  # 牵头工作(8项): how many follow
    if opening == ")" and left.endswith("(含"):
        return True  # 七成以上(含七成): the bound told again
    plain = quantity.comparator in _PLAIN and quantity.unit not in _TIMES  # 每季度研究一次|重点工作
    return plain and _ENUMERATION.match(right) is not None


def _is_part_of_name(text: str, quantity: Quantity, left: str, right: str) -> bool:
    """500米站点覆盖率达100%, 10亿元以上项目3个: a number right before a noun whose own number follows."""
    if quantity.kind in ("rate", "ratio") and quantity.comparator != "<":
        return False
    if text.startswith("的", quantity.end):
        return _ALL_SUCH.match(text, quantity.end) is not None  # 千户以上的小区均建立: a size that says which
    if quantity.kind in ("rate", "ratio"):
        return False
    if _RATE_OF_TIMES.match(right) and quantity.unit.partition("/")[0] in _TIMES:
        return True
    if left.startswith("对") and quantity.comparator in _BOUNDS and _OF_WHOM.match(right):
        return True
    if quantity.kind in ("money", "measure") and _COUNTED_SO.match(right):
        return True
    if text[quantity.end : quantity.end + 1].isdigit() and text.endswith("以上", quantity.start, quantity.end):
        return True  # 10亿元以上|30个
    if quantity.bound < quantity.start or not "一" <= right[:1] <= "鿿":
        return False
    if right[:1] not in "百千万" and _BEYOND.match(right):
        return True  # but 1个|百亩以上的示范片
    if quantity.kind == "money" and left.endswith(_SPENT):
        return False  # 投入|1500万元改造仓容2.6万吨
    if CHANGED_TO.match(right):
        return False  # 由5个工作日压缩至3个工作日
    if quantity.unit.endswith("人") and quantity.value in (1.0, 10.0, 100.0) and _RECKONED.match(right):
        return True
    limited = text[quantity.start : quantity.end].endswith(("以上", "以下"))
    if limited and quantity.unit in ("人", "名") and not _STAFFING.search(text, 0, quantity.start):
        return not right.startswith("的")
    if quantity.kind == "count" and not limited:
        return False
    return bool(_OWN_NUMBER.search(right))


def _is_attribute(text: str, quantity: Quantity, right: str) -> bool:
    """50米以上公共建筑, 6层及以下住宅: a size that says which things are meant, not a level to reach."""
    limited = text[quantity.start : quantity.end].endswith(("以上", "以下", "以内", "之内"))
    if quantity.comparator == ">=" and _AREA_THAT.match(right):
        return False
    if quantity.unit in ("米", "m") and quantity.value < _WIDEST and _AS_WIDE.match(right):
        return True
    return bool(_WHICH.match(right) or _AROUND.match(right)) or (
        limited and ("一" <= right[:1] <= "鿿" or right[:1] == "“")
    )


def _is_built(left: str) -> bool:
    """Whether what is counted behind its noun is built or done: 建成储备库三座、救援基地|一个; the verb of a list stands once."""
    before, _, own = left.rpartition("、")
    counted = _SPELT_COUNT.search(before)
    listed = counted is not None and len(own) > _SHORT_NOUN and BUILT.search(before[: counted.start()]) is not None
    return listed or BUILT.search(own) is not None


def _is_idle_numeral(quantity: Quantity, left: str, right: str, every: bool) -> bool:
    """一个, 三项 and the like are figures of speech unless a bound, a period or a building verb leads to them.

    `every`: a period opens the sentence (每年重阳节前后,…提供一次体检).
    """
    if quantity.text == "二" and quantity.comparator not in _BOUNDS:
        return True  # 二次供水, 减少二次包装: two would be 两次
    if left.endswith("做") and quantity.value < 2:
        return True  # 做到一次开挖、同步实施
    if quantity.bound < quantity.start or quantity.end > quantity.start + len(quantity.text) + len(quantity.unit):
        return False
    if quantity.unit in _TIMES:
        return not (every or recurs(left))
    if (right[:1] in _NO_WORDS or right[:1] == "、") and _is_built(left):
        return False  # 实施城中村改造项目|两个
    if _ENUMERATED.match(right) or not _SPELT_CUE.search(left):
        return True
    if quantity.unit in _SITES and left.endswith(_SET_UP) and "一" <= right[:1] <= "鿿":
        return False  # 增设|一处中转设施
    return quantity.value < 2 and "每" not in left
