"""Targets in tables: beside their baselines, and against the same targets in prose."""

from pairs import compared, tasks

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


def test_a_rate_that_names_nobody_is_that_of_its_clause() -> None:
    """检查覆盖率 of a task that is dropped is not met by the one of children in a table."""
    goals = "主要指标\n序号\t指标\t单位\t2023年\t2026年\n1\t0—6岁儿童听力筛查检查覆盖率\t%\t90\t96\n"
    market = "规范市场。每年开展眼镜店计量监督检查，检查覆盖率达到100%。"
    reading = "推广阅读。组织读书节，培育民间阅读组织。"
    lower = compared(tasks(market, reading), GOALS.format(goals) + tasks(reading))
    found = {f.upper_quote: f.verdict for f in lower.of("indicator") if f.upper_indicator_id}
    assert found["检查覆盖率达到100%"] == "omitted", found


def test_a_table_row_beside_the_same_target_in_prose_is_not_added() -> None:
    """The lower plan says its rate twice, and differently; the upper plan has it."""
    table = "\n\n主要指标\n序号\t指标\t2026年\n1\t古籍修复率（%）\t67\n"
    upper = tasks("保护古籍。到2026年，古籍修复率达到68%。")
    lower = tasks("保护古籍。到2026年，古籍修复率达到65%。") + table
    assert "added" not in compared(upper, lower).verdicts("indicator")
