"""Ordinals and counts that only tell how many there are: 前10名, 共计8个乡镇, 教育、医疗等5个领域."""

import re

from extractor.extract.numbers.quantities import Quantity
from extractor.extract.prose import naming
from extractor.models import CHANGES

_ORDINAL = re.compile(
    r"(?:第|(?<![底末月日年之])前|附件|附表|(?<![水电气仪代热报])表|(?<![地蓝版])图|编号|一般|通常|(?<![甲乙丙一二三特优同高中初平])等|上述|以下|这|该|其他|其余|“|＿|余下|共|(?<!更)新)$"
)
ORDINAL_ENDS = frozenset("第前件表图号般常等述下这该他余“＿共计新")  # the last characters of what it finds
# 为老人、儿童等2600户家庭安装: whom something is done for, and no 市教委等10个部门.
_SERVED = re.compile(r"(?:为|向|给|帮助|带动)[^,;。\d]{2,24}等$")
# 拆除残垣断壁、废弃圈舍等3200处: so many things something is done to, and no 开展培训、宣传等5项行动.
_DONE_TO = re.compile(
    "(?:拆[除掉]|整治|治理|清理|改造|修复|修缮|新[建增]|改建|扩建|建成|建设|安装|打造|更新|更换|关闭|淘汰|查处)[^,;。\\d]{2,30}等$"
)
_COMPLETED = re.compile(r"完成[^,;。\d]{2,30}等$")  # 完成家具、包装等|12个产业集群排查
# 推进甲镇、乙镇等|8个污水处理系统建设: that many are built, and no 推进教育、医疗等5个领域建设.
_PUSHED = re.compile(r"(?:推进|推动|加快|开展|启动)[^,;。\d]{2,30}等$")
_PUSHED_ON = re.compile(
    "(?![^,;。]*(?:领域|方面|机制|制度|能力|队伍|部门|单位))[^,;。的]{2,16}(?:建设|新建|改造|整治|修复|治理)(?=[,;。(]|$)"
)
# 甲园、乙园等|4块绿地建成开放: that many come to be, and no 教育、医疗等5个领域启动建设.
_COME_TO_BE = re.compile(
    "(?![^,;。]*(?:领域|方面|机制|制度|能力|队伍|部门|单位))[^,;。的]{2,16}(?:建成|完工|竣工|开工|启动|投用|交付)(?:开放|建设|使用|运营|投用|投运)?(?=[,;。(]|$)"
)
_THINGS = frozenset(("处", "户", "座", "栋", "公里", "亩", "条", "口", "盏", "辆", "台", "套", "万亩", "万户"))
_BUILDING = "建成|建设|新建|改建|扩建|改造|修缮|修复|整治|活化|实施|打造|培育|创建|设立|建立|新增|开发|引进|购置|配备|布局|完成|谋划|储备"
# What is counted behind its noun is told by what is done to it, however far before.
BUILT = re.compile(rf"(?:{_BUILDING})[^,;。]{{2,}}(?<!{_BUILDING})$")
_STOPS = frozenset(("", ",", ";", "。"))
_BOUNDS = frozenset((">", ">=", "<", "<="))


def is_ordinal(quantity: Quantity, left: str, right: str) -> bool:
    """前10名, but no time before a bound or a change."""
    if left.endswith("前") and (quantity.bound < quantity.start or quantity.comparator in CHANGES):
        return False  # 汛前至少1次, 投诉量比创建前减半
    if left.endswith("新") and quantity.unit in ("次", "遍"):
        return False  # 名册每季度跟新一次, but 新一轮
    if left.endswith(("一般", "通常")) and quantity.comparator in _BOUNDS:
        return False  # 工期一般不超过12个月
    if left.endswith("等") and quantity.bound < quantity.start:
        return False  # 在餐饮、药店等不少于20个行业
    if left.endswith("等") and ((quantity.unit in _THINGS and _DONE_TO.search(left)) or _COMPLETED.search(left)):
        return False
    if left.endswith("等") and (
        (_PUSHED_ON.match(right) and _PUSHED.search(left)) or (quantity.kind == "count" and _COME_TO_BE.match(right))
    ):
        return False
    if left.endswith("共计"):
        return not _is_summed(quantity, left.removesuffix("共计"), right)
    return _ORDINAL.search(left) is not None and not _SERVED.search(left)


def _is_summed(quantity: Quantity, left: str, right: str) -> bool:
    """Whether 共计 sums up what is built or done, 项目|共计9个, and does not tell how many there are: 共计8个乡镇."""
    if quantity.kind == "count":
        return BUILT.search(left) is not None
    # 共计15平方公里达标评估 sums up the list before it, 面积共计15平方公里达到标准 says what they do.
    return quantity.kind == "measure" and right[:1] not in _STOPS and (not left or naming.opens_predicate(right))
