"""Verdicts on targets: one for each of the upper plan, one for each the lower plan adds."""

import pytest
from pairs import compared, target, tasks

READERS = "到2025年，全{}注册读者占常住人口比例达到{}。"


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
        ("图书回收能力达到30吨/日", "图书回收能力达到30t/d", "match", ()),
        ("公共图书馆达标率达到90%", "6个街道公共图书馆全部达标", "stricter", ()),
    ],
)
def test_values_are_compared_in_the_direction_of_the_measure(upper, lower, verdict, flags):
    """Over, under, at the boundary, by ratio, by frequency, or not comparable at all."""
    finding = target(f"到2025年，{upper}。", f"到2025年，{lower}。")
    assert (finding.verdict, finding.flags) == (verdict, flags), finding
    assert finding.upper_quote and finding.lower_quote and 0 < finding.confidence <= 1


def test_names_that_share_words_stay_apart():
    """The rarer words of a name decide, whatever the values are."""
    upper = "推广阅读。到2025年，读者证件规范管理率达到95%，读者证件按时归还率达到85%。"
    lower = "推广阅读。到2025年，读者证件按时归还率达到95%，读者证件规范管理率达到85%。"
    found = compared(tasks(upper), tasks(lower)).of("indicator")
    assert sorted(f.verdict for f in found) == ["stricter", "weaker"]


def test_grades_are_other_targets():
    """三级 is not answered by 二级."""
    result = compared(
        tasks("评定场馆。全市建成三级图书馆12个。所有街道均设立阅览室。"),
        tasks("评定场馆。全县建成二级图书馆2个。所有街道均设立阅览室。"),
    )
    assert "added" in result.verdicts("indicator") and "redefined" not in result.verdicts("indicator")


def test_tiers_counted_are_no_grade():
    """省市县乡四级 of a province is 市县乡三级 of a city."""
    found = target(
        "到2025年，市、县、乡、村四级阅读服务网络覆盖率达到90%。", "到2025年，县、乡、村三级阅读服务网络覆盖率达到90%。"
    )
    assert found.verdict == "match"


def test_an_item_dropped_from_a_list_is_omitted():
    """The others of the list stay matched."""
    upper = "推广阅读。到2025年，全市100%的街道、80%的城市社区和50%的乡镇设立阅览室。"
    lower = "推广阅读。到2025年，全县100%的街道、50%的乡镇设立阅览室。"
    found = {f.upper_quote: f.verdict for f in compared(tasks(upper), tasks(lower)).of("indicator")}
    assert sorted(found.values()) == ["match", "match", "omitted"]
    assert next(v for q, v in found.items() if "社区" in q) == "omitted"


def test_a_duty_repeated_without_its_number_is_unquantified():
    """The task is there, the number is not."""
    finding = target("到2025年，流动图书车服务覆盖率达到90%。", "提高流动图书车服务覆盖率。")
    assert (finding.verdict, finding.flags, finding.lower_indicator_id) == ("match", ("unquantified",), None)
    assert "流动图书车" in str(finding.lower_quote)


def test_the_other_branch_of_a_condition_does_not_apply():
    """A county takes the branch it falls under."""
    upper = "扩大场馆。常住人口大于50万人的，藏书不少于30万册；常住人口不足50万人的，藏书不少于15万册。"
    found = compared(tasks(upper), tasks("扩大场馆。藏书不少于30万册。")).verdicts("indicator")
    assert sorted(found) == ["match", "not_applicable"]


def test_what_only_the_upper_level_can_do_is_not_omitted():
    """A national institution is no county's duty; a count of the whole city is not compared with a county's share."""
    upper = "打造高地。到2025年，全市建成国家级古籍保护中心2个，全市建成街道阅览室500个。"
    found = compared(tasks(upper), tasks("打造高地。到2025年，全县建成街道阅览室30个。")).of("indicator")
    assert {f.verdict: f.rule for f in found} == {"upper_only": "duty_of_upper_level", "redefined": "share_of_total"}


TABLE = "主要指标\n序号\t指标名称\t2022年\t2025年\n1\t数字阅读覆盖率（%）\t{}\t{}\n2\t阅读投诉率（%）\t{}\t{}\n"
GOALS = "阅读计划\n一、工作目标\n（一）主要目标。\n{}\n二、主要任务\n（一）推广阅读。组织读书节。\n"


def test_baselines_are_read_beside_the_target():
    """A target behind the place's own start, and a start copied from above, are flagged."""
    upper = GOALS.format(TABLE.format("61.5", "70", "5.2", "4"))
    found = compared(upper, GOALS.format(TABLE.format("72", "70", "5.2", "4"))).of("indicator")
    assert [f.flags for f in found] == [("below_own_baseline",), ("baseline_copied",)]


def test_a_table_row_and_its_prose_share_a_counterpart():
    """Stated twice above and once below is stated."""
    upper = GOALS.format(TABLE.format("61.5", "70", "5.2", "4"))
    upper = upper.replace("组织读书节。", "到2025年，数字阅读覆盖率达到70%。")
    found = compared(upper, GOALS.format(TABLE.format("60", "70", "6.1", "4"))).verdicts("indicator")
    assert found == ["match"] * 3


def test_an_older_plan_is_not_blamed():
    """What it could not know of is not covered, at low severity."""
    upper = tasks("推广阅读。到2025年，办证率达到60%。组织读书节。")
    result = compared(upper, tasks("推广阅读。组织读书节。"), issued_on="2020-01-01")
    assert result.of("indicator")[0].severity == "high"
    from extractor.compare import compare
    from extractor.pipeline import comparison_of

    older = comparison_of(result.upper.document, result.lower.document)._replace(lower_predates_upper=True)
    found = [f for f in compare(older, result.upper, result.lower, result.alignments) if f.subject == "indicator"]
    assert [(f.verdict, f.rule, f.severity) for f in found] == [("omitted", "not_covered_yet", "low")]
    assert "尚未覆盖" in found[0].explanation


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


def test_a_base_named_twice_is_one_base():
    """个/千人 of a table beside 每千人口… is the 个 of the sentence."""
    table = "主要指标\n序号\t指标名称\t单位\t2022年\t2025年\n1\t每千人口阅览座席\t个/千人\t5\t6\n"
    lower = tasks("推广阅读。到2025年，每千人口阅览座席达到5.5个。组织读书节。")
    (found,) = [f for f in compared(GOALS.format(table), lower).of("indicator") if f.upper_indicator_id]
    assert (found.verdict, found.rule) == ("weaker", "lower_value")


def test_a_fall_named_in_a_table_is_the_fall_of_the_sentence():
    """下降（%） 15 of a row asks for less than 下降16% of a sentence, though less water is better."""
    table = "主要指标\n序号\t指标名称\t2022年\t2025年\n1\t场馆用水量较2020年下降（%）\t8\t15\n"
    upper = tasks("节约用水。到2025年，场馆用水量较2020年下降16%。")
    found = {f.upper_quote: f.verdict for f in compared(upper, GOALS.format(table)).of("indicator")}
    assert found["场馆用水量较2020年下降16%"] == "weaker", found


def test_a_number_borrowed_from_the_target_before_is_no_other_measure():
    """每15处配1名管水员，岗前培训率达到100%: how many there are is not what the rate measures."""
    upper, lower = (
        "每15处工程至少配备1名管水员，岗前培训率达到100%。",
        "每10处工程至少配备1名管水员，岗前培训率达到100%。",
    )
    rows = compared(tasks(f"加强管护。{upper}"), tasks(f"加强管护。{lower}")).of("indicator")
    assert [f.verdict for f in rows if "培训" in (f.upper_quote or "")] == ["match"]


def test_each_levels_own_budget_is_its_own():
    """What the county sets aside is held against what it set aside last year, not against the city's purse."""
    found = target("市级财政每年安排购书经费不少于2000万元。", "县级财政每年安排购书经费不少于150万元。")
    assert (found.verdict, found.rule, found.severity) == ("redefined", "own_budget", "low")
    assert (
        target("市级财政每年安排购书经费不少于2000万元。", "县级财政每年安排购书经费不少于2000万元。").verdict
        == "match"
    )


def test_all_of_one_is_one():
    """A county that has one of a kind keeps 100 % with one: other in kind, and hardly a deficiency."""
    found = target("各区县精神阅读中心达标率达到100%。", "建成达标的县精神阅读中心1个。")
    assert (found.verdict, found.severity) in {("redefined", "low"), ("match", "info")}, found


def test_events_of_a_whole_city_are_a_sum():
    """60场 a year in a city, 8场 in one district: a part of the sum; 4次 and 3次 are what each does."""
    assert target("每年开展普法讲座60场。", "每年开展普法讲座8场。").rule == "share_of_total"
    assert target("每年开展普法讲座4场。", "每年开展普法讲座3场。").verdict == "weaker"


@pytest.mark.parametrize(
    ("lower", "verdict"),
    [
        ("儿童阅读指导率达到65%，老年人阅读指导率达到65%。", "match"),
        ("儿童阅读指导率达到65%，老年人阅读指导率达到60%。", "weaker"),
        ("儿童阅读指导率达到60%，老年人阅读指导率达到65%。", "weaker"),
    ],
)
def test_a_joint_target_is_answered_item_by_item(lower: str, verdict: str) -> None:
    """Neither item is added, and the lower of them tells."""
    result = compared(
        tasks("阅读指导。到2025年，儿童、老年人阅读指导率均达到65%。"), tasks(f"阅读指导。到2025年，{lower}")
    )
    assert result.verdicts("indicator") == [verdict]


@pytest.mark.parametrize(
    ("upper", "lower", "rule"),
    [
        ("低压报装办理时限不超过5个工作日。", "低压项目5个工作日内办结。", "same_figure"),
        ("立即改造类馆舍完工率达到100%。", "立即改造类的8个馆舍全部完工。", "same_value"),
        ("立即改造类馆舍完工率达到100%。", "立即改造类馆舍8个，全部完工。", "all_of_a_number"),
        ("每个街道至少建成1个社区阅读书屋。", "全县建成社区阅读书屋40个。", "each_or_total"),
        ("公共图书馆文献外借控制在每人8册以内。", "公共图书馆文献外借控制在每人8册以内。", "same_value"),
    ],
)
def test_what_only_the_figure_tells(upper: str, lower: str, rule: str) -> None:
    """The same value in other words is to be confirmed; a number of each is no sum."""
    [found] = compared(tasks(f"办好阅读。完善服务网络。{upper}"), tasks(f"办好阅读。完善服务网络。{lower}")).of(
        "indicator"
    )
    assert found.rule == rule
    assert found.severity in ("info", "low")


def test_a_number_to_be_put_on_a_list_is_not_all_of_it():
    """纳入追溯的 tells of what there shall be 200; 纳入计划的8个 are all that there are."""
    upper = "到2026年，古籍书库追溯覆盖率达到80%。"
    for words in ("古籍书库达到200个", "200个古籍书库"):
        assert target(upper, f"到2026年，纳入追溯的{words}。").rule == "other_dimension"
    assert target(upper, "到2026年，纳入计划的8个古籍书库实现追溯。").rule == "all_of_a_number"


def test_all_of_something_else_in_the_sentence_makes_no_number_all():
    """每所学校 behind the number says nothing of the 5 courses."""
    found = target(
        "到2026年，馆校共建课程占比超过70%。", "到2026年，馆校共建课程5个，每所学校与不少于2家书店建立稳定合作关系。"
    )
    assert (found.verdict, found.rule) == ("redefined", "other_dimension")


@pytest.mark.parametrize(
    ("lower", "severity"),
    [
        ("办好社区阅读服务。完善服务网络，健全馆员培训制度，推动馆藏资源统一编目。", "high"),
        ("办好社区阅读服务。由镇文化站牵头，把农家书屋管起来、用起来，请老师讲课。", "medium"),
    ],
)
def test_a_target_may_stand_in_a_clause_that_was_rewritten(lower: str, severity: str) -> None:
    """Where hardly a word of the clause is the upper plan's, what is not found is no sure loss."""
    upper = "办好社区阅读服务。完善服务网络，健全馆员培训制度，推动馆藏资源统一编目。古籍修复率达到95%。"
    [found] = compared(tasks(upper), tasks(lower)).of("indicator")
    assert (found.verdict, found.rule, found.severity) == ("omitted", "no_counterpart", severity)


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


def test_the_closing_article_is_nobodys_task() -> None:
    """From when the text holds is a remark."""
    upper = "阅读促进办法\n第一条 建设书房，配齐书架。\n第二条（施行日期）本办法自2024年5月1日起施行，有效期5年。\n"
    found = compared(upper.replace("\\\n", "\n"), "阅读促进办法\n第一条 建设书房，配齐书架。\n").of("task")
    assert [f.severity for f in found if f.verdict == "omitted"] == ["info"]


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


def test_names_of_a_list_end_behind_an_abbreviation():
    """氮氧化物 and 挥发性有机物（VOCs） share 排放总量; the second value alone is lowered."""
    upper = "氮氧化物、挥发性有机物（VOCs）排放总量较2020年分别下降10%和12%。"
    lower = "氮氧化物、VOCs排放总量较2020年分别下降10%和8%。"
    found = compared(tasks(f"减排。{upper}"), tasks(f"减排。{lower}")).of("indicator")
    assert [f.verdict for f in found] == ["match", "weaker"]


def test_a_word_that_only_looks_like_including_changes_no_group():
    """含量 lost a character: the group counted is the same."""
    one = target("道路标志全部使用低VOCs含量涂料。", "道路标志全部使用低VOCs含涂料。")
    assert one.verdict == "match"


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


def test_a_frequency_is_not_restated_by_a_verb_that_names_nothing() -> None:
    """每年开展培训六次 says nothing of 每年开展一次评估."""
    upper = "加强安全。建立数据安全制度，每年至少开展一次风险评估。"
    lower = "帮扶书店。组织专家开展诊断，各镇每年开展技术帮扶不少于六次。"
    rows = compared(tasks(upper), tasks(lower)).of("indicator")
    assert "as_often_in_other_words" not in [f.rule for f in rows]


@pytest.mark.parametrize(
    ("upper", "lower", "flags"),
    [
        ("县乡道优良率达到95%以上。", "县道优良率达到95%以上。", ("scope_narrowed",)),
        ("县道优良率达到95%以上。", "县乡道优良率达到95%以上。", ("scope_widened",)),
        ("省道优良率达到95%以上。", "县道优良率达到95%以上。", ()),
    ],
)
def test_a_class_of_roads_that_is_part_of_another(upper: str, lower: str, flags: tuple[str, ...]) -> None:
    """县道 are some of 县乡道; they are no 省道."""
    found = target(upper, lower)
    assert (found.verdict, found.flags) == ("redefined", flags)


def test_a_rate_that_names_nobody_is_that_of_its_clause() -> None:
    """检查覆盖率 of a task that is dropped is not met by the one of children in a table."""
    goals = "主要指标\n序号\t指标\t单位\t2023年\t2026年\n1\t0—6岁儿童听力筛查检查覆盖率\t%\t90\t96\n"
    market = "规范市场。每年开展眼镜店计量监督检查，检查覆盖率达到100%。"
    reading = "推广阅读。组织读书节，培育民间阅读组织。"
    lower = compared(tasks(market, reading), GOALS.format(goals) + tasks(reading))
    found = {f.upper_quote: f.verdict for f in lower.of("indicator") if f.upper_indicator_id}
    assert found["检查覆盖率达到100%"] == "omitted", found


def test_how_far_a_target_may_go_is_no_target_of_its_own() -> None:
    """下降14%,力争下降14.5% are one; what stands in another clause is another."""
    upper = tasks("节约用电。到2025年，阅览室用电量下降13.5%。")
    lower = "节约用电。到2025年，阅览室用电量下降14%，力争下降14.5%。"
    found = compared(upper, tasks(lower)).of("indicator")
    assert [f.verdict for f in found] == ["stricter"]


@pytest.mark.parametrize(
    ("upper", "said"),
    [("全市新建街道阅览室200个。", "全域的总数"), ("建成市级古籍修复中心2个。", "只能由上级本级完成")],
)
def test_a_total_is_not_said_to_be_the_upper_levels_own(upper: str, said: str) -> None:
    """What all places do together may be shared out; what is 市级 may not."""
    found = compared(tasks(f"建设网点。{upper}"), tasks("推广阅读。组织读书节。")).of("indicator")
    assert [(f.verdict, said in f.explanation) for f in found] == [("upper_only", True)]


def test_to_meet_is_not_to_report() -> None:
    """Both are about the committee; a report every quarter is no meeting."""
    upper = "推广阅读。阅读工作委员会每半年至少召开一次会议。"
    lower = "推广阅读。馆长每季度向阅读工作委员会报告一次。"
    assert sorted(compared(tasks(upper), tasks(lower)).verdicts("indicator"))[-1] != "stricter"


def test_the_object_of_a_rate_answers_no_rate() -> None:
    """社区书屋 as the basis of a network says nothing of how many places have one."""
    upper = "推广阅读。完善服务网络，社区书屋覆盖率不低于80%。"
    lower = "推广阅读。构建以社区书屋为基础的服务网络。"
    assert compared(tasks(upper), tasks(lower)).verdicts("indicator") == ["omitted"]


def test_a_table_row_beside_the_same_target_in_prose_is_not_added() -> None:
    """The lower plan says its rate twice, and differently; the upper plan has it."""
    table = "\n\n主要指标\n序号\t指标\t2026年\n1\t古籍修复率（%）\t67\n"
    upper = tasks("保护古籍。到2026年，古籍修复率达到68%。")
    lower = tasks("保护古籍。到2026年，古籍修复率达到65%。") + table
    assert "added" not in compared(upper, lower).verdicts("indicator")
