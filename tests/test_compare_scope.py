"""Whom a target covers, and what stands in its place: nothing that was changed hides behind “not owed”."""

import pytest
from pairs import compared, plan, target, tasks

from extractor.pipeline import compare_pair, comparison_of

FIXED = "办好读者活动。围绕读者需求健全服务标准和工作机制。{}定期组织馆员交流学习，促进经验互鉴。"


@pytest.mark.parametrize(
    ("upper", "lower", "flag"),
    [
        ("藏书50册以上的阅览室应当配备1名管理员", "藏书100册以上的阅览室应当配备1名管理员", "scope_narrowed"),
        ("老年人口占比超过30%的村至少建设1个阅览室", "老年人口占比超过20%的村至少建设1个阅览室", "scope_widened"),
        ("读者不足1000人的学校应当配备1名管理员", "读者不足500人的学校应当配备1名管理员", "scope_narrowed"),
        ("规模以上企业职工阅读参与率达到60%", "企业职工阅读参与率达到60%", "scope_widened"),
        ("书库执行三星级建设标准面积占比不低于10%", "书库100%执行建设标准", "scope_widened"),
        ("企业职工阅读参与率达到60%", "规模以上企业职工阅读参与率达到60%", "scope_narrowed"),
        ("残疾人均纳入读者服务台账", "重度残疾人均纳入读者服务台账", "scope_narrowed"),
        ("有条件的村庄建成农家书屋的比例达到60%", "村庄建成农家书屋的比例达到60%", "scope_widened"),
        ("居民小区书屋分类改造完成率达到60%", "新建小区书屋分类完成率达到60%", "scope_narrowed"),
    ],
)
def test_another_group_is_seen(upper, lower, flag):
    """A threshold moved, or a word that picks some out of many put in or left out."""
    found = target(f"{upper}。", f"{lower}。")
    assert (found.verdict, found.rule, found.flags) == ("redefined", "other_scope", (flag,)), found


@pytest.mark.parametrize(("upper", "lower"), [("三级质控覆盖率", "质控覆盖率"), ("一级响应启动率", "响应启动率")])
def test_layers_and_alarms_are_no_grades(upper: str, lower: str) -> None:
    """三级 picks hospitals out, and says of a network how many layers it has."""
    found = target(f"到2025年，书库{upper}达到100%。", f"到2025年，书库{lower}达到100%。")
    assert found.verdict == "match", found


def test_less_for_fewer_is_less():
    """A lower value does not become another scope because the group was narrowed as well."""
    found = target("企业职工阅读参与率达到60%。", "规模以上企业职工阅读参与率达到50%。")
    assert (found.verdict, found.flags) == ("weaker", ("scope_narrowed",))


@pytest.mark.parametrize(
    ("upper", "lower", "verdict"),
    [
        ("省道绿化率达到90%", "县道绿化率达到90%", "redefined"),
        ("建成区书屋覆盖率达到90%", "中心城区书屋覆盖率达到90%", "redefined"),
        ("三级医院病房图书角设置率达到90%", "二级医院病房图书角设置率达到90%", "redefined"),
        ("市级平台接入率达到90%", "县级平台接入率达到90%", "match"),
    ],
)
def test_level_words_that_grade_the_thing_are_part_of_its_name(upper, lower, verdict):
    """省道 is no 县道, though 市级 is answered by 县级."""
    assert target(f"{upper}。", f"{lower}。").verdict == verdict


@pytest.mark.parametrize(
    ("upper", "lower", "verdict"),
    [
        ("建成社区食堂20个。", "建成社区书房20个。", ["redefined"]),
        ("建成阅览座席500张。", "建成阅览机构500家。", ["redefined"]),
        ("每年对不少于500家企业开展阅读推广服务。", "开展免费阅读推广，每月推广企业不少于5家。", ["redefined"]),
        ("建成国家级古籍中心2个。", "建成农家书屋30个。", ["upper_only", "added"]),
    ],
)
def test_what_stands_in_the_place_of_a_sum_is_told(upper, lower, verdict):
    """A sum only the upper level owes is not called so while the linked clause sets another thing in its place."""
    found = compared(tasks(FIXED.format(upper)), tasks(FIXED.format(lower))).of("indicator")
    assert [f.verdict for f in found] == verdict


@pytest.mark.parametrize(
    ("lower", "verdict"),
    [
        ("藏书不足1000册的学校阅览室应当配备1名管理员。", "weaker"),
        ("藏书不足1000册的学校阅览室应当配备2名管理员。", "match"),
        ("优化网点布局。", "omitted"),
    ],
)
def test_a_floor_for_each_institution_is_owed_everywhere(lower, verdict):
    """So many for each of a kind is no sum that only the upper level owes."""
    upper = "藏书不足1000册的学校阅览室应当配备2名管理员。"
    found = compared(tasks(FIXED.format(upper)), tasks(FIXED.format(lower))).of("indicator")
    assert [f.verdict for f in found] == [verdict]


def test_a_target_of_a_region_is_doubted():
    """Whether the lower place lies in the region the plan cannot tell."""
    upper = FIXED.format("清江流域阅览室用电量下降5%。")
    (found,) = compared(tasks(upper), tasks(FIXED.format(""))).of("indicator")
    assert (found.verdict, found.rule, found.severity) == ("omitted", "of_a_region", "low")
    assert "清江流域" in found.explanation and found.confidence < 0.5


@pytest.mark.parametrize(
    ("region", "code", "rule"),
    [
        ("长三角地区", "340000", "no_counterpart"),
        ("长三角地区", "620500", "other_region"),
        ("西部地区", "620500", "no_counterpart"),
        ("汾渭平原", "610000", "of_a_region"),
        ("清江流域", "620500", "of_a_region"),
        ("长三角地区", None, "of_a_region"),
    ],
)
def test_a_region_of_the_nation_holds_a_place_or_does_not(region, code, rule):
    """What is set for 长三角 binds Anhui, is none of Gansu's, and is in doubt where nobody knows."""
    upper = plan("upper", tasks(FIXED.format(f"{region}阅览室用电量下降5%。")), level="national", jurisdiction=None)
    lower = plan("lower", tasks(FIXED.format("")), level="province", jurisdiction_code=code)
    result = compare_pair(comparison_of(upper.document, lower.document), upper, lower)
    (found,) = [f for f in result.findings if f.subject == "indicator"]
    assert found.rule == rule, found


def test_a_target_of_another_place_is_answered_by_none_of_the_lower_places_own() -> None:
    """南汇新城 is asked for more than the others; a plan of 嘉定区 answers what is asked of 嘉定 too."""
    upper = FIXED.format("松江、嘉定等2个新城书屋覆盖率达到50%以上，南汇新城书屋覆盖率达到60%以上。")
    lower = plan("lower", tasks(FIXED.format("嘉定新城书屋覆盖率达到52%。")), level="county", jurisdiction="嘉定区")
    above = plan("upper", tasks(upper), level="city", jurisdiction="上海市")
    found = compare_pair(comparison_of(above.document, lower.document), above, lower).findings
    verdicts = [(f.verdict, f.rule) for f in found if f.subject == "indicator"]
    assert sorted(verdicts) == [("not_applicable", "other_place"), ("stricter", "higher_value")], found


def test_the_middle_of_a_city_is_no_region_of_the_nation():
    """中部地区 of a city's plan may be where the county lies."""
    upper = FIXED.format("中部地区阅览室用电量下降5%。")
    (found,) = compared(tasks(upper), tasks(FIXED.format(""))).of("indicator")
    assert found.rule == "of_a_region"


def test_items_of_two_lists_answer_each_other():
    """The same items in another measure: none is left out because its name is short."""
    upper = "纸张、油墨、胶水、塑料消耗总量比2020年分别下降8%、8%、10%、10%。"
    lower = "纸张、油墨、胶水、塑料等4项主要耗材节约量分别达到13吨、2吨、8吨、3吨。"
    found = compared(tasks(FIXED.format(upper)), tasks(FIXED.format(lower))).of("indicator")
    assert {f.rule for f in found} == {"other_dimension"} and len(found) == 4


def test_a_capacity_a_day_is_a_sum_too():
    """So much a day for all places together is not held against the share of one."""
    found = target("新增废纸处理能力2000吨/日。", "新增废纸处理能力200吨/日。")
    assert (found.verdict, found.rule) == ("redefined", "share_of_total")


def test_what_is_brought_to_nothing_is_so_everywhere():
    """清零 is no sum, and a body called 示范单位 no value for each 单位."""
    upper = FIXED.format("破损书架清零。创建节约型阅读示范单位200家。")
    found = compared(tasks(upper), tasks(FIXED.format(""))).of("indicator")
    assert [f.verdict for f in found] == ["omitted", "upper_only"]


def test_a_borrowed_word_picks_nothing():
    """农村 of the first rate is read into the second; swapping it in the first changes the first alone."""
    upper = "农村书屋覆盖率达到90%，图书完好率达到86%。"
    lower = upper.replace("农村", "城镇")
    found = compared(tasks(FIXED.format(upper)), tasks(FIXED.format(lower))).of("indicator")
    assert [f.verdict for f in found] == ["redefined", "match"]


def test_no_part_is_as_large_as_the_whole() -> None:
    """A county that sets more than the city's total does not state its share of it."""
    rules = {
        lower: target("到2025年，全市建成社区书屋200个。", f"到2025年，全县建成社区书屋{lower}个。").rule
        for lower in (20, 240)
    }
    assert rules == {20: "share_of_total", 240: "higher_value"}


@pytest.mark.parametrize(
    ("limit", "ours", "theirs", "rule"),
    [
        ("用水总量控制在{}以内", "186亿立方米", "14.6亿立方米", "share_of_total"),
        ("旧书积压面积控制在{}以内", "8万平方米", "1.2万平方米", "share_of_total"),
        ("书库债务余额不超过{}", "9000万元", "800万元", "share_of_total"),
        ("年用煤量控制在{}以下", "960万吨/年", "42万吨/年", "share_of_total"),
        ("用水总量控制在{}以内", "186亿立方米", "184亿立方米", "higher_value"),
        ("单个书屋用水总量不超过{}", "2万立方米", "9000立方米", "higher_value"),
        ("创业贷款额度不超过{}", "30万元", "10万元", "higher_value"),
        ("人均用水总量控制在{}以内", "380立方米", "170立方米", "higher_value"),
        ("书库甲醛浓度控制在{}以下", "36微克/立方米", "16微克/立方米", "higher_value"),
        ("书店服务半径不超过{}", "10公里", "4公里", "higher_value"),
        ("借书办理时间压缩到{}以内", "10分钟", "3分钟", "higher_value"),
    ],
)
def test_a_limit_on_a_total_is_shared_out(limit: str, ours: str, theirs: str, rule: str) -> None:
    """Of what all places have together a county states its part; a limit that holds everywhere it may make stricter."""
    assert target(f"到2025年，{limit.format(ours)}。", f"到2025年，{limit.format(theirs)}。").rule == rule


@pytest.mark.parametrize(
    ("upper", "about", "rule"),
    [
        ("每个街道至少建成3个社区书屋", {}, "each_or_total"),
        ("每个县（市、区）至少建成3个社区书屋", {}, "higher_value"),
        ("每个镇至少建成3个社区书屋", {"jurisdiction": "禾溪镇", "level": "town"}, "higher_value"),
    ],
)
def test_so_many_of_each_and_so_many_in_all(upper: str, about: dict[str, str], rule: str) -> None:
    """Where the lower plan is of one of those places, its number is its own."""
    lower = tasks("办好阅读服务。到2025年，建成社区书屋4个。")
    found = compared(tasks(f"办好阅读服务。到2025年，{upper}。"), lower, **about).of("indicator")
    assert [f.rule for f in found] == [rule]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("检查站每班至少安排4人值守。", "检查站每班至少安排2人值守。"),
        ("读书会成员不少于七人。", "读书会成员不少于五人。"),
        ("阅览室配备馆员不少于3名。", "阅览室配备馆员不少于2名。"),
        ("护林员每月入户走访不少于15户。", "护林员每月入户走访不少于10户。"),
        ("书屋单个面积不小于400平方米。", "书屋单个面积不小于300平方米。"),
        ("对困难群众每人每天供水不少于20升。", "对困难群众每人每天供水不少于10升。"),
        ("市纪委、市审计局每月联合督查不少于1次。", "县纪委、县委办公室每季度联合督查不少于1次。"),
        ("每旬对书屋调度一次。", "每月对书屋调度一次。"),
        ("新建小区按照每户不少于0.6个的标准配建停放车位。", "新建小区停放车位按户均0.5个以上配建。"),
    ],
)
def test_less_of_each_is_weaker(upper, lower):
    """So many of each shift or head is no total, and who acts is no part of the measure."""
    assert target(upper, lower).rule == "lower_value"


def test_a_title_of_the_nation_is_no_other_grade():
    """全国重点实验室 are not answered by 省重点实验室."""
    found = compared(tasks(FIXED.format("全国重点实验室达到8家。")), tasks(FIXED.format("省重点实验室达到12家。"))).of(
        "indicator"
    )
    assert "higher_value" not in [f.rule for f in found]
