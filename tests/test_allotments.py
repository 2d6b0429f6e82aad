"""Tables that share out a task: what they say, and what the plan below owes of them."""

import pytest
from pairs import compared, plan

TASK = "一、主要任务\n（一）改善人居环境。完善长效管护机制，加强日常巡查。\n"
BY_ROW = """改善人居环境行动计划
{task}
附件
2025年任务分解表
区县\t示范小区（个）\t新建改建公厕（座）
禾溪县\t46\t22
汀兰区\t38\t/
石屏县\t20\t10
合计\t104\t32
"""
BY_COLUMN = """改善人居环境行动计划
{task}
附件
2025年任务分解表
序号\t指标\t单位\t禾溪县\t汀兰区\t石屏县\t全市
1\t示范小区\t个\t46\t38\t20\t104
2\t公厕\t座\t22\t—\t10\t32
"""


def allotted_to(text: str) -> list[tuple[str | None, str, float | None]]:
    """Place, name and value of the targets of a city's plan, in order."""
    return [(t.scope, t.name, t.value) for t in plan("upper", text.format(task=TASK)).indicators if t.origin == "table"]


@pytest.mark.parametrize("text", [BY_ROW, BY_COLUMN])
def test_each_cell_is_a_target_of_its_place(text):
    """By row and by column the same: a dash or an empty cell asks nothing, and the sum is the plan's own."""
    found = allotted_to(text)
    assert sorted(found, key=str) == sorted(
        [
            ("禾溪县", "示范小区", 46),
            ("汀兰区", "示范小区", 38),
            ("石屏县", "示范小区", 20),
            (None, "示范小区", 104),
            ("禾溪县", "公厕", 22),
            ("石屏县", "公厕", 10),
            (None, "公厕", 32),
        ],
        key=str,
    ), found


@pytest.mark.parametrize(
    "text",
    [
        "附件\n2025年任务联系表\n区县\t联系电话\n禾溪县\t46230000\n汀兰区\t46230001\n",
        "附件\n各区县人口\n区县\t常住人口（万人）\n禾溪县\t46\n汀兰区\t38\n",
        "附件\n任务分解表\n区县\t工作重点\n禾溪县\t示范小区\n汀兰区\t公厕\n",
    ],
)
def test_other_tables_of_places_share_out_nothing(text):
    """Telephone numbers, what a place is like, and words."""
    assert allotted_to("改善人居环境行动计划\n{task}\n" + text) == []


def lower(sentence: str) -> str:
    """A county's plan that says one sentence more."""
    return f"改善人居环境行动计划\n{TASK}（二）建设示范小区。{sentence}\n"


@pytest.mark.parametrize("text", [BY_ROW, BY_COLUMN])
@pytest.mark.parametrize(("value", "verdict"), [("46", "match"), ("30", "weaker"), ("50", "stricter")])
def test_the_own_row_is_owed_and_no_other(text, value, verdict):
    """The value of the own row counts; those of the neighbours are listed as theirs."""
    result = compared(text.format(task=TASK), lower(f"2025年建成示范小区{value}个。"))
    said = {
        (t.scope, t.name): f.verdict
        for f in result.of("indicator")
        for t in result.upper.indicators
        if f.upper_indicator_id == t.id
    }
    assert said["禾溪县", "示范小区"] == verdict
    assert said["禾溪县", "公厕"] == "omitted"
    assert {said[place, "示范小区"] for place in ("汀兰区", "石屏县")} == {"not_applicable"}
    assert said[None, "公厕"] == "upper_only", "the sum is not owed beside the row"


def test_a_table_without_the_lower_place_is_doubted():
    """Nothing is certain of a table that does not name the county."""
    text = BY_ROW.replace("禾溪县", "云岭县")
    result = compared(text.format(task=TASK), lower("2025年建成示范小区30个。"))
    found = [f for f in result.of("indicator") if f.rule == "allotted_elsewhere"]
    assert len(found) == 5
    assert all(f.confidence < 0.7 and "人工核对" in f.explanation for f in found)


def test_what_the_lower_plan_allots_is_not_its_own():
    """A county that shares out among its towns adds no target of its own."""
    towns = "附件\n2025年任务分解表\n乡镇\t示范小区（个）\n禾木镇\t20\n溪口镇\t26\n合计\t46\n"
    result = compared(BY_ROW.format(task=TASK), lower("2025年建成示范小区46个。") + towns)
    added = [f for f in result.of("indicator") if f.verdict == "added"]
    assert added == []


STACKED = "序号\n乡镇\n示范小区（个）\n公厕（座）\n1\n禾木镇\n46\n22\n2\n溪口乡\n38\n/\n合计\n84\n22\n"
OF_YEARS = (
    "制表日期：2024.3 单位：亩\n序号\n街镇\n总面积分布情况\n2024-2026年任务量\n分年度任务量\n件数\n面积\n2024年约30亩\n2025年约25亩\n"
    "1\n禾木镇\n31\n79.5\n30\n20\n10\n2\n溪口街道\n5\n60.1\n25\n10\n15\n3\n石屏街道\n2\n9.1\n9\n4\n5\n总计\n38\n148.7\n64\n34\n30\n"
)
SHARED_CELL = (
    "单位：亩\n序号\n街镇\n2026年任务量\n2026年度任务\n1-2月前\n3月底前完成20%\n6月底前完成60%\n其中水田整治任务量\n"
    "1\n禾木镇\n12\n完成制定方案、动员部署等。\n2.4\n7.2\n4\n2\n溪口街道\n8\n1.6\n4.8\n3\n3\n石屏街道\n10\n2\n6\n5\n总计\n30\n6\n18\n12\n"
)


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (
            STACKED,
            [
                ("禾木镇", "示范小区", 46, "个", "2025"),
                ("禾木镇", "公厕", 22, "座", "2025"),
                ("溪口乡", "示范小区", 38, "个", "2025"),
                (None, "示范小区", 84, "个", "2025"),
                (None, "公厕", 22, "座", "2025"),
            ],
        ),
        (
            OF_YEARS,
            [
                ("禾木镇", "2024-2026年任务量", 30, "亩", "2026"),
                ("禾木镇", "任务量", 20, "亩", "2024"),
                ("禾木镇", "任务量", 10, "亩", "2025"),
                ("溪口街道", "2024-2026年任务量", 25, "亩", "2026"),
                ("溪口街道", "任务量", 10, "亩", "2024"),
                ("溪口街道", "任务量", 15, "亩", "2025"),
                ("石屏街道", "2024-2026年任务量", 9, "亩", "2026"),
                ("石屏街道", "任务量", 4, "亩", "2024"),
                ("石屏街道", "任务量", 5, "亩", "2025"),
                (None, "2024-2026年任务量", 64, "亩", "2026"),
                (None, "任务量", 34, "亩", "2024"),
                (None, "任务量", 30, "亩", "2025"),
            ],
        ),
        (
            SHARED_CELL,
            [
                ("禾木镇", "任务量", 12, "亩", "2026"),
                ("禾木镇", "其中水田整治任务量", 4, "亩", "2026"),
                ("溪口街道", "任务量", 8, "亩", "2026"),
                ("溪口街道", "其中水田整治任务量", 3, "亩", "2026"),
                ("石屏街道", "任务量", 10, "亩", "2026"),
                ("石屏街道", "其中水田整治任务量", 5, "亩", "2026"),
                (None, "任务量", 30, "亩", "2026"),
                (None, "其中水田整治任务量", 12, "亩", "2026"),
            ],
        ),
    ],
)
def test_rows_of_places_one_cell_a_line(gap, rows, expected):
    """Flat heads; two rows of heads of which years and their sum are certain; a cell of words that all rows share, and steps by month."""
    text = "改善人居环境行动计划\n" + TASK + "附件\n2025年任务分解表\n" + rows.replace("\n", gap)
    found = [t for t in plan("upper", text).indicators if t.origin == "table"]
    assert [(t.scope, t.name, t.value, t.unit, t.deadline) for t in found] == expected


@pytest.mark.parametrize("broken", [STACKED.replace("46\n", ""), STACKED.replace("乡镇\n", "乡镇\n类型\n")])
def test_rows_that_do_not_fit_are_not_read(broken):
    """A cell is missing, or a head has no cells."""
    text = "改善人居环境行动计划\n" + TASK + "附件\n2025年任务分解表\n" + broken
    assert [t for t in plan("upper", text).indicators if t.origin == "table"] == []


def test_what_both_plans_allot_to_a_place_is_compared():
    """The yearly plan of the same authority gives a town less than the plan of three years."""
    lower_text = "改善人居环境行动计划\n" + TASK + "附件\n2025年任务分解表\n" + STACKED.replace("46", "40")
    result = compared("改善人居环境行动计划\n" + TASK + "附件\n2025年任务分解表\n" + STACKED, lower_text)
    said = {
        (t.scope, t.name): f.verdict
        for f in result.of("indicator")
        for t in result.upper.indicators
        if f.upper_indicator_id == t.id
    }
    assert said["禾木镇", "示范小区"] == "weaker"
    assert said["禾木镇", "公厕"] == said["溪口乡", "示范小区"] == "match"
