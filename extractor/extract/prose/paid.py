"""Money, shares, scores and terms that others are paid, charged or marked by."""

import re

from extractor.extract.numbers.quantities import Quantity
from extractor.extract.prose.eligible import Sentence
from extractor.lexicon.periods import EVERY

_AID = "补[助贴](?!申[领请]|审核)"  # to apply for it, or to look into that, pays nothing
_PAID = re.compile(
    rf"{_AID}|奖励|奖补|资助(?<!捐资助)|奖金|罚款|处以|给予|报销|贴息|返还|减免|兑付|缴纳|缴费(?!用户|人数|户|渠道|方式|率|比例|业务)|赔偿|标准为|发放标准|权重(?!不低于|不少于|超过|达到|提高)|占分|加分|扣|"
    r"计分|得分|分值(?<!病种分值)|满分|考核占|考评占|是指(?<![一二三四五六七八九十]是指)|造价|单价|限额|起付|标准安排|税率|征税"
)
# What others pay or are let off: 费用由农户自筹的，每户不得超过300元; 每月减免不超过2立方米水费.
_CHARGED = re.compile(r"自筹|(?:收取|交纳|缴纳|收费标准)[^,;。]{0,12}(?:费|元)")
_REMITTED = re.compile(r"减免|免收")
_CAPPED = re.compile(
    r"单[笔个户][^,;。]{0,10}最高|每[笔户人][^,;。]{0,10}最高|最高(?:补偿|支持|不超过)|补偿(?:按|标准)|兑换"
)
_SHARE_PAID = re.compile(r"(?:贴息|补助|补贴|奖补|奖励)(?:比例|标准)[^,;。]{0,6}$")  # of what others spend
_GRANTED = re.compile(f"的?(?:比例)?(?:标准)?(?:给予|{_AID}|奖励|奖补|资助)")
GRANT = re.compile(r"给予|补助|补贴|奖励|奖补|资助(?<!捐资助)|报销|贴息|返还|减免|罚款|处以")
_APPLIED_FOR = re.compile("争取[^,;。]*")  # 积极争取省级财政补助资金
_PAID_OUT = re.compile(
    r"(?:全年|每年|年度|累计|[全我][省市县区州])(?:共|合计|累计)*(?:发放|兑现|落实|投放|拨付|减免|返还)[^,;。]*$"
)  # 全年发放稳岗返还资金|1.2亿元以上: how much in all
_REACHED = re.compile(r"(?:率|比例|比重|占比|覆盖面|规模|总额|产值|收入|投资|增加值)[^,;。]{0,6}$")
# 安排专项资金1.2亿元: what a plan's own budget sets aside is promised; what others are paid is not.
_SET_ASIDE = re.compile(
    r"(?:安排|投入|列支|筹集|设立)[^,;。\d]{0,24}(?:资金|经费|基金|专项(?:补助)?)(?:,(?:每年|(?:[三五两]年)?(?:累计|合计|共)))?(?:不少于|不低于|达到|共|约)?$"
    r"|(?:每年|年度)安排(?:不少于|不低于|不小于|约)?$"
)
# 按人均不低于15元的标准安排经费: a rule for the own budget.
_BUDGETED = re.compile(
    r"的?标准(?:足额)?(?:安排|落实|筹集|拨付|配套)(?![^,;。]{0,14}(?:补助|补贴|奖))[^,;。]{0,14}(?:经费|资金)"
)
_SHARE_BUDGETED = re.compile("的比例(?:足额)?(?:安排|落实|筹集|配套)")  # 按不低于市级补助30%的比例落实配套资金
_OWN_FUNDS = re.compile("(?:经费|资金|投入)[^,;。]{0,14}按[^,;。]*$")  # 康复经费按常住人口人均不低于2元的标准安排
_ARRANGED = re.compile("的?标准(?:足额)?(?:安排|落实|筹集|拨付|配套)(?:到位)?(?=[,;。]|$)")
_TO_EACH = re.compile(r"每(?![年季月])|给予|一次性|按照?")
_SPENT_ON = re.compile("(?:资金|经费|基金|收入)中?用于[^,;。]+$")  # 补助资金中用于培训的|不低于18%
# 奖补资金兑付平均时限|压缩至15个工作日, 补贴审核用时较2023年|压减三分之一
_TIME_TAKEN = re.compile(r"(?:时限|时长|时间|用时|周期|工期)(?:[较比在]\d{4}年(?:的?基础上)?)?[^,;。]{0,4}$")
_SHARES = frozenset(("%", "分", "ratio"))
_RATED = re.compile("(?:评价|评估|测评|体检|满意度|综合)[^,;。]{0,4}(?:得分|分值|评分)[^,;。]{0,4}$")


def is_paid(text: str, quantity: Quantity, segment: tuple[int, int], sentence: Sentence, left: str) -> bool:
    """Money, shares, scores and terms of a grant, a fine, a tariff or an appraisal."""
    kind, unit = quantity.kind, quantity.unit
    if kind == "measure" and _REMITTED.search(left):
        return True
    if kind == "money":
        told = _whose_money(text, quantity, sentence, left)
        if told is not None:
            return told
    elif kind != "time" and unit not in _SHARES:
        return False
    if kind in ("rate", "ratio"):
        if text.startswith("的比例", quantity.end) and _SHARE_BUDGETED.match(text, quantity.end):
            return False
        if _SPENT_ON.search(left):
            return False
        if _GRANTED.match(text, quantity.end) or _SHARE_PAID.search(left):
            return True
    if kind != "money" and _TIME_TAKEN.search(left):
        return False
    often = kind == "time" and EVERY.search(left) is not None  # 每周不少于5天,与补助挂钩
    if kind in ("money", "time") and not often and _grants(text[sentence.start : sentence.end]):
        return True
    if unit == "分" and _RATED.search(left):
        return False
    if kind == "time" or _REACHED.search(left):
        return False
    return bool(_PAID.search(text, *segment) or _CAPPED.search(left))


def _whose_money(text: str, quantity: Quantity, sentence: Sentence, left: str) -> bool | None:
    """Whether a sum is charged to others or the most they get, and no part of the own budget; None where neither is said."""
    if _CHARGED.search(text, sentence.start, sentence.end) and not _REACHED.search(left):
        return True
    if left.endswith("最高"):
        return True  # 担保贷款额度最高|30万元: a cap on what others get
    if _BUDGETED.match(text, quantity.end) or (_ARRANGED.match(text, quantity.end) and _OWN_FUNDS.search(left)):
        return False
    if _REACHED.search(left) or (quantity.comparator in (">", ">=") and _PAID_OUT.search(left)):
        return False
    own = _SET_ASIDE.search(text[sentence.start : quantity.bound]) and not _TO_EACH.search(left)
    return False if own else None


def _grants(sentence: str) -> bool:
    """Whether a sentence tells of grants, or of others' money, and not only of those the place applies for itself."""
    return bool(GRANT.search(_APPLIED_FOR.sub("", sentence) if "争取" in sentence else sentence))
