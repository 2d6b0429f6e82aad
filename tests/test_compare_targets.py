"""Verdicts on targets: values in the direction of the measure, in other units and spellings."""

import pytest
from pairs import compared, target, tasks


@pytest.mark.parametrize(
    ("upper", "lower", "verdict", "flags"),
    [
        ("注册读者占常住人口比例达到30%", "注册读者占常住人口比例达到30%", "match", ()),
        ("注册读者占常住人口比例达到30%", "注册读者占常住人口比例不低于30%", "match", ()),
        ("注册读者占常住人口比例达到30%", "注册读者占常住人口比例达到25%", "weaker", ()),
        ("注册读者占常住人口比例达到30%", "注册读者占常住人口比例达到35%以上", "stricter", ()),
        ("注册读者占常住人口比例不低于30%", "注册读者占常住人口比例超过30%", "match", ("boundary",)),
        ("注册读者占常住人口比例达到30%以上", "注册读者占常住人口比例达到30%左右", "weaker", ()),
        ("注册读者占常住人口比例达到30%以上", "注册读者占常住人口比例达到30%", "match", ()),
        ("图书借阅投诉率控制在2%以内", "图书借阅投诉率控制在3%以内", "weaker", ()),
        ("图书借阅投诉率控制在2%以内", "图书借阅投诉率控制在1%以内", "stricter", ()),
        ("场馆单位面积能耗下降10%", "场馆单位面积能耗下降8%", "weaker", ()),
        ("国四排放标准图书车淘汰比例达到35%", "国四排放标准图书车淘汰比例达到30%", "weaker", ()),
        ("取水量10万立方米以上的场馆在线计量率达到90%", "取水量10万立方米以上的场馆在线计量率达到80%", "weaker", ()),
        ("读者投诉件办结率达到98%", "读者投诉件办结率达到95%", "weaker", ()),
        ("阅读设施覆盖率达到90%", "建成阅读设施90处", "redefined", ()),
        ("85%的街道设置阅览室", "所有街道均设置阅览室", "stricter", ()),
        ("所有街道均设置阅览室", "85%的街道设置阅览室", "weaker", ()),
        ("每半年开展一次读者满意度测评", "每季度开展一次读者满意度测评", "stricter", ()),
        ("每季度开展一次读者满意度测评", "每年开展一次读者满意度测评", "weaker", ()),
        ("每月开展一次读者满意度测评", "每两个月开展一次读者满意度测评", "weaker", ()),
        ("每学期开展一次读者满意度测评", "每年开展两次读者满意度测评", "match", ()),
        ("省级以上园区全部设置阅览室", "省级及以上园区全部设置阅览室", "match", ()),
        ("每年举办读书活动不少于4次", "每年举办读书活动3场", "weaker", ()),
        ("古籍（修复）技师达到4名", "古籍技师（含修复）达到4名", "match", ()),
        ("每80名读者配备1名阅读推广人", "每100名读者配备1名阅读推广人", "weaker", ()),
        ("95%的中小学设置阅览室", "95%的中小学（含职业学校）设置阅览室", "redefined", ("scope_widened",)),
        ("所有县（市、区）均接入阅读平台", "16个街道全部接入阅读平台", "match", ()),
        ("书库粉尘浓度降至30微克/立方米", "书库粉尘浓度降至30μg/m³", "match", ()),
        ("书库粉尘浓度降至30μg/m³以下", "书库粉尘浓度降至35微克/立方米以下", "weaker", ()),
        ("书库净高不低于3米", "书库净高不低于140cm", "weaker", ()),
        ("图书借阅量年均增长8%以上", "图书借阅量年均增速不低于8%", "match", ()),
        ("图书借阅量年均增长8%以上", "图书借阅量年均增速不低于6%", "weaker", ()),
        ("图书借阅量年均增速达到8%", "图书借阅量年均增速提高2个百分点", "redefined", ()),
        ("图书回收能力达到30吨/日", "图书回收能力达到30t/d", "match", ()),
        ("公共图书馆达标率达到90%", "6个街道公共图书馆全部达标", "stricter", ()),
    ],
)
def test_values_are_compared_in_the_direction_of_the_measure(upper, lower, verdict, flags):
    """Over, under, at the boundary, by ratio, by frequency, or not comparable at all."""
    finding = target(f"到2025年，{upper}。", f"到2025年，{lower}。")
    assert (finding.verdict, finding.flags) == (verdict, flags), finding
    assert finding.upper_quote and finding.lower_quote and 0 < finding.confidence <= 1


def test_every_verdict_names_both_values(records):
    """Explanations of the corpus quote what they compare, and quotes are slices of their texts."""
    texts = {p.document.id: "".join(p.document.text.split()) for p in records.plans}
    pairs = {c.id: c for c in records.comparisons}
    for f in records.findings:
        assert f.explanation.endswith("。") and f.rule and 0 < f.confidence <= 1
        if f.comparison_id is None:
            continue
        pair = pairs[f.comparison_id]
        for quote, document in ((f.upper_quote, pair.upper_id), (f.lower_quote, pair.lower_id)):
            if quote and f.rule != "no_bodies_at_all":
                assert "".join(quote.split()) in texts[document], (f.id, quote)


@pytest.mark.parametrize(
    ("upper", "lower", "verdict"),
    [
        ("到2027年，每年抽查覆盖面不低于30%。", "到2026年，每年抽查覆盖面不低于30%。", "match"),
        ("到2027年，抽查覆盖面不低于30%。", "到2026年，抽查覆盖面不低于30%。", "stricter"),
        ("山路每公里至少设置3处停车带。", "山路平均每公里设置停车带不少于3处。", "match"),
        ("书库年节电2万千瓦时。", "书库年节电20000千瓦时。", "match"),
        ("回收废纸0.5吨。", "回收废纸500千克。", "match"),
        ("单个中心日均处理能力不低于3万件。", "单个中心日均处理能力不低于2万件。", "weaker"),
        ("万车死亡率控制在1.2人/万车以下。", "万车死亡率降至1.3人以下。", "weaker"),
        ("到2025年，书屋覆盖所有行政村。", "到2025年，书屋覆盖全部行政村。", "match"),
        ("书屋必须按照人均藏书不低于5册的标准配建。", "书屋力争按照人均藏书不低于5册的标准配建。", "match"),
        ("旧书除治必须在每年3月底前全部完成。", "旧书除冶力争在每年3月底前全部完成。", "match"),
        ("专业课教师每年到企业实践累计不少于1个月。", "专业课教师每年累计下企业实践不少于1个月。", "match"),
        ("读者投诉整改不超过30天。", "读者投诉整改不超过1个月。", "match"),
        ("图书修复周期不超过两个月。", "图书修复周期不超过90天。", "weaker"),
        ("读者平均候书时间不超过60分钟。", "读者平均候书不超过60分钟。", "match"),
        ("读者意外死亡率下降到1.7/10万。", "读者意外死亡率下降到1.7。", "match"),
        ("办证时限压减比例达到70%。", "办证时限压减70%。", "match"),
        ("投诉量较2023年下降20%。", "投诉量下降比例达到15%。", "weaker"),
        ("0—6岁儿童办证率达到90%。", "零至六岁儿童办证率达到90%。", "match"),
        ("每条重点产业链至少建成1个读书平台。", "建成读书平台2个。", "redefined"),
        ("每所学校至少配备1名教师。", "全县配备教师60名。", "redefined"),
    ],
)
def test_what_a_number_is_of(upper: str, lower: str, verdict: str) -> None:
    """Of each year, of each kilometre, of each centre, of so many cars, of all villages."""
    assert target(f"优化服务。{upper}", f"优化服务。{lower}").verdict == verdict


@pytest.mark.parametrize(("lower", "verdict"), [("幼儿人均图书10册以上", "match"), ("学生人均图书8册以上", "weaker")])
def test_so_much_for_each_pupil(lower: str, verdict: str) -> None:
    """生均 is 幼儿人均 and 学生人均."""
    assert target("生均图书不少于10册。", f"{lower}。").verdict == verdict


@pytest.mark.parametrize(
    ("words", "said"), [("较2020年翻一番", "“翻一番”"), ("较2020年减半", "“减半”"), ("达到半数以上", "“≥半数”")]
)
def test_values_that_say_their_change_themselves(words: str, said: str) -> None:
    """No 下降减半%."""
    assert said in target(f"借阅册次{words}。", f"借阅册次{words}。").explanation


@pytest.mark.parametrize(
    ("upper", "lower", "verdict"),
    [
        ("每季度公示一次用水量和水费收支情况。", "每半年公示一次用水量和水费收支情况。", "weaker"),
        ("每半年抽查一次污染物排放情况。", "每季度抽查一次污染物排放情况。", "stricter"),
    ],
)
def test_more_often_is_more_whatever_it_is_about(upper, lower, verdict):
    """用水量 and 排放 are better low, and a frequency is none of them."""
    assert target(upper, lower).verdict == verdict


@pytest.mark.parametrize(
    ("upper", "lower", "rule"),
    [
        ("每百万人拥有图书馆数达到4.5家。", "每百万人拥有图书馆数达到5家。", "higher_value"),
        ("每百万人拥有图书馆数达到4.5家。", "每百万人拥有图书馆数达到4.4家。", "lower_value"),
        ("每百万人拥有图书馆数达到4.5家。", "每百万人拥有图书馆数达到4.5家。", "same_value"),
        ("三级图书馆每年举办展览不少于3个。", "三级图书馆年举办展览不少于3个。", "same_value"),
        ("三级图书馆每年举办展览不少于3个。", "三级图书馆举办展览不少于3个。", "other_dimension"),
        ("修复任务按期完成率达到98%。", "修复任务按时完成的比例达98%。", "same_value"),
        ("抽查比例不低于5%。", "抽查面不低于8%。", "higher_value"),
        ("新建书库容积达到2000立方米。", "新建书库容积达到0.2万立方。", "same_value"),
        ("教育行政部门每学期至少开展2次检查。", "教育局每学期至少开展2次检查。", "same_value"),
        ("书架总长达到800米。", "书架总长达到800延米。", "same_value"),
        ("0—6岁儿童借阅率达到50%。", "6岁以下儿童借阅率达到50%。", "same_value"),
        ("0—6岁儿童借阅率达到50%。", "3岁以下儿童借阅率达到50%。", "other_word"),
    ],
)
def test_small_shares_and_other_spellings(upper: str, lower: str, rule: str) -> None:
    """So many for a million people are millionths; a year may stand in the words, 按期 is 按时."""
    assert target(upper, lower).rule == rule


def test_how_far_a_target_may_go_is_no_target_of_its_own() -> None:
    """下降14%,力争下降14.5% are one; what stands in another clause is another."""
    upper = tasks("节约用电。到2025年，阅览室用电量下降13.5%。")
    lower = "节约用电。到2025年，阅览室用电量下降14%，力争下降14.5%。"
    found = compared(upper, tasks(lower)).of("indicator")
    assert [f.verdict for f in found] == ["stricter"]
