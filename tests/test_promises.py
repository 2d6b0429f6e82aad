"""What is promised and what is not, where the same words serve both: sizes, budgets, subsidies, terms, sanctions."""

import pytest
from pairs import plan, tasks

CASES: dict[str, list[str]] = {
    # a bound may stand before what the share is of
    "教师平均工资不低于当地公务员平均工资的百分之九十。": ["教师平均工资 >= 90 %"],
    "每个社区明确2名以上网格员。": ["每个社区网格员 >= 2 名"],
    # what a rate is reckoned on is part of its name
    "全市10万人口交通事故死亡率控制在2.5以内。": ["10万人口交通事故死亡率 <= 2.5"],
    "全市千人口床位数达到6.5张。": ["千人口床位数 = 6.5 张"],
    # a size says what kind, the number before it how many
    "每个镇至少建成1个面积不小于500平方米的文体广场。": ["每个镇面积不小于500平方米的文体广场 >= 1 个"],
    "占地5万平方米以上的园区、百户以上的小区均设置充电设施。": [
        "占地5万平方米以上的园区、百户以上的小区设置充电设施 all"
    ],
    # what a budget sets aside is promised, what others are paid is not
    "市级财政每年安排古树保护补助资金300万元。": ["市级财政每年安排古树保护补助资金 = 300 万元/年"],
    "每个给予不超过20万元的一次性建设补助。": [],
    "对每个示范点安排补助资金5万元。": [],
    "按每床5000元的标准安排补助资金。": [],
    "社区按常住人口人均不低于15元的标准安排文化经费。": ["社区按常住人口人均 >= 15 元"],
    "消防安全纳入年度考核，权重不低于3%。": ["权重 >= 3 %"],
    "消防安全考核权重为3分。": [],
    # what a thing is like as a rule, and how often, are no levels
    "环形跑道长度一般为200米至400米。": [],
    "每个社区每两个月至少举办一场读书会。": ["每个社区读书会 >= 1 场/两个月"],
    "预约爽约率不突破5%。": ["预约爽约率 <= 5 %"],
    "小学一至二年级每周不少于4课时。": ["小学一至二年级 >= 4 课时/周"],
    "全国所有书店实行明码标价。": ["书店实行明码标价 all"],
    # a term binds the office, whoever applies; a sanction does not unmake the frequency before it
    "申请人提出申请的，主管部门应当自收到申请之日起7个工作日内进行复核。": ["主管部门进行复核 <= 7 个工作日"],
    "主管部门应当在十五个工作日内处理。": ["主管部门处理 <= 15 个工作日"],
    "申请人应有3年以上工作经历。": [],
    "每季度通报一次工作进展，对年度考核排名后3位的乡镇，约谈主要负责人。": ["通报工作进展 = 1 次/季度"],
    "对挂牌督办的隐患单位每月至少复查一次。": ["对挂牌督办的隐患单位复查 >= 1 次/月"],
}


@pytest.mark.parametrize("text", CASES)
def test_promises(text: str) -> None:
    """Name, comparator, value and unit of each target; none where nothing is promised."""
    found = plan("upper", tasks(f"做好工作。{text}")).indicators
    shown = [
        " ".join(f"{t.name} {t.comparator} {'' if t.value is None else f'{t.value:g}'} {t.unit}".split()) for t in found
    ]
    assert shown == CASES[text]
