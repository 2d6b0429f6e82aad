"""Indicator tables: tabs, pipes and text a PDF ran together."""

import pytest
from pairs import plan

from extractor.extract.tables.targets import TableDraft, table_targets
from extractor.models import Clause
from extractor.text import view_of


def table(text: str, heading: str = "", year: int | None = 2023) -> list[TableDraft]:
    """Targets of a text that is one table clause."""
    view = view_of(text, [[(0, len(text))]])
    clause = Clause("d_t1", "d", None, 0, 3, "", heading, "table", text, 0, len(text), view, 0, 0)
    return table_targets(text, clause, year)


def printed(row: TableDraft) -> str:
    """One record as one line."""
    high = f"–{row.value_high:g}" if row.value_high is not None else ""
    base = f" from {row.baseline_text} in {row.baseline_year}" if row.baseline_text else ""
    return f"[{row.category or ''}] {row.name} {row.comparator} {row.value:g}{high} {row.unit} by {row.deadline}{base}"


TABS = """全县目标
序号	分类	指标名称	2022年	2025年
1	服务体系	二级中心(个)	0	1
2		设置率(%)	/	≥80
3	能力	人员与患者比	1/120	1/80
"""
PIPES = """| 序号 | 指标 | 单位 | 2020年 | 2023年 | 2025年 | 属性 |
| --- | --- | --- | --- | --- | --- | --- |
| 1 | 治理率 | % | 18 | ≥25 | ≥40 | 约束性 |
| 2 | 新增村数 | 个 | — | 2700 | 6000 | 预期性 |
"""
RUINED = """ 目标表

序号 分类 指 标 名 称 2022 年 2025 年

1

服务

体系

三级中心（个） / 9

2
二级及以上公立综合医院专科（心理

科）设置率（%）
60 ≥70

3 能力 重点专科（个） 1 2—3
 序号 分类 指 标 名 称 2022 年 2025 年

建设4 市级重点专科（个） 3 10—15
"""
CASES = [
    (
        TABS,
        [
            "[服务体系] 二级中心 = 1 个 by 2025 from 0 in 2022",
            "[服务体系] 设置率 >= 80 % by 2025",
            "[能力] 人员与患者比 = 0.0125 ratio by 2025 from 1/120 in 2022",
        ],
    ),
    (
        PIPES,
        [
            "[] 治理率 >= 25 % by 2023 from 18 in 2020",
            "[] 治理率 >= 40 % by 2025 from 18 in 2020",
            "[] 新增村数 = 2700 个 by 2023",
            "[] 新增村数 = 6000 个 by 2025",
        ],
    ),
    (
        RUINED,
        [
            "[服务体系] 三级中心 = 9 个 by 2025",
            "[服务体系] 二级及以上公立综合医院专科(心理科)设置率 >= 70 % by 2025 from 60 in 2022",
            "[能力建设] 重点专科 range 2–3 个 by 2025 from 1 in 2022",
            "[能力建设] 市级重点专科 range 10–15 个 by 2025 from 3 in 2022",
        ],
    ),
]


@pytest.mark.parametrize(("text", "rows"), CASES, ids=["tabs", "pipes", "ruined"])
def test_rows(text: str, rows: list[str]) -> None:
    """Names without unit, categories carried, `/` no baseline, one record a target year."""
    assert [printed(r) for r in table(text)] == rows


@pytest.mark.parametrize("text", [TABS, PIPES, RUINED], ids=["tabs", "pipes", "ruined"])
def test_each_row_points_at_its_line(text: str) -> None:
    """The slice of a row begins with its number or category and ends with its last value."""
    for row in table(text):
        assert row.value_text.split("—")[0].split("/")[0] in text[row.char_start : row.char_end]


def test_a_list_of_duties_states_no_levels() -> None:
    """Without a column of values there is no indicator."""
    assert table("序号\t重点任务\t牵头单位\t完成时限\n1\t建立台账\t市民政局\t2025年12月\n") == []


def test_a_column_of_totals_speaks_for_rows_without_a_year() -> None:
    """年均/累计 is the level of a row whose years are empty, and of no other."""
    text = (
        "主要指标\n| 序号 | 指标名称 | 2025年 | 2030年 | 年均／累计 | 属性 |\n| 1 | 覆盖率（%） | 93.3 | 100 | 1.3 | 约束性 |\n"
        "| 2 | 新增书房数（个） | — | — | 〔20〕 | 预期性 |\n| 3 | 服务人次增长率（%） | — | — | 年均6 | 预期性 |"
    )
    assert [printed(row) for row in table(text, year=2026)] == [
        "[] 覆盖率 = 100 % by 2030 from 93.3 in 2025",
        "[] 新增书房数 = 20 个 by 2030",
        "[] 服务人次增长率 = 6 % by 2030",
    ]


def test_cells_parted_by_bars_without_any_at_the_ends() -> None:
    """Full-width bars between cells make a row as those of Markdown do."""
    text = "主要指标\n指标名称（单位）｜2024年｜2025年｜2027年\n新增就业（万人）｜62｜60以上｜累计180以上\n调查失业率（%）｜5.3｜≤5.5｜≤5.5"
    assert [printed(row) for row in table(text, year=2025)] == [
        "[] 新增就业 >= 60 万人 by 2025 from 62 in 2024",
        "[] 新增就业 >= 180 万人 by 2027 from 62 in 2024",
        "[] 调查失业率 <= 5.5 % by 2025 from 5.3 in 2024",
        "[] 调查失业率 <= 5.5 % by 2027 from 5.3 in 2024",
    ]


def test_a_table_printed_by_column_with_names_that_wrap() -> None:
    """A unit in a bracket ends a name; sums stand in brackets, years have blanks, a note follows."""
    text = (
        "主要指标\n序号\n1\n2\n3\n指标名称\n社区书屋\n覆盖率（%）\n读者满意度（%）\n活动场次\n（场）\n2020 年\n60\n—\n—\n"
        "2023 年\n≥75\n80\n[1900]\n2025 年\n≥90\n85\n[3600]\n指标属性\n约束性\n预期性\n预期性\n注：[ ]内为累计数。"
    )
    assert [printed(row) for row in table(text, year=2021)] == [
        "[] 社区书屋覆盖率 >= 75 % by 2023 from 60 in 2020",
        "[] 社区书屋覆盖率 >= 90 % by 2025 from 60 in 2020",
        "[] 读者满意度 = 80 % by 2023",
        "[] 读者满意度 = 85 % by 2025",
        "[] 活动场次 = 1900 场 by 2023",
        "[] 活动场次 = 3600 场 by 2025",
    ]


def test_cells_one_a_line_with_empty_ones() -> None:
    """A row whose starting point is empty has one line less; its value is no starting point, and no number of a row."""
    cells = "序号 指标 单位 2020年 2025年 1 发明专利拥有量 件 6.4 9 2 质押融资额(累计) 亿元 6 3 社会满意度 分 ≥82 4 工作站覆盖率 % / 100"
    assert [printed(row) for row in table("\n\n".join(cells.split()))] == [
        "[] 发明专利拥有量 = 9 件 by 2025 from 6.4 in 2020",
        "[] 质押融资额(累计) = 6 亿元 by 2025",
        "[] 社会满意度 >= 82 分 by 2025",
        "[] 工作站覆盖率 = 100 % by 2025",
    ]


def test_a_merged_cell_that_parts_a_name() -> None:
    """Two kinds of one thing in cells of their own: the row is one cell longer than the head."""
    rows = "序号\t指标\t单位\t2020年\t2025年\n1\t拥有量\t件\t6\t9\n2\t优势企业\t示范企业\t家\t5\t12\n\t\t培育企业\t家\t33\t80\n"
    assert [printed(row) for row in table(rows)] == [
        "[] 拥有量 = 9 件 by 2025 from 6 in 2020",
        "[] 示范企业 = 12 家 by 2025 from 5 in 2020",
        "[] 培育企业 = 80 家 by 2025 from 33 in 2020",
    ]


def test_merged_cells_that_are_missing() -> None:
    """The rows below the first of a category lack its cell altogether."""
    rows = "领域\t序号\t指标\t2020年\t2025年\n素养\t1\t素养水平（%）\t12\t≥20\n2\t知晓率（%）\t45\t60\n"
    assert [printed(row) for row in table(rows)] == [
        "[素养] 素养水平 >= 20 % by 2025 from 12 in 2020",
        "[素养] 知晓率 = 60 % by 2025 from 45 in 2020",
    ]


def test_levels_in_words_and_a_last_column_of_bodies() -> None:
    """提高1岁 is a rise, 保持稳定 no level; a year in a bracket dates the cell; bodies behind the values are no part of a name."""
    rows = (
        "主要发展指标\n领域 主要指标 2020年 2025年 性质 责任部门\n健康水平 人均预期寿命（岁） 77.93 提高1岁 预期性 市卫生健\n康委\n"
        "过早死亡率（%） 16.0（2019年） ≤15.0 预期性 市卫生健康委\n住院满意度（分） — 保持稳定 预期性 市卫生健康委\n"
        "近视率（%） 52.7 力争每年降低0.5个百分点以上 约束性 市教育局\n"
    )
    assert [printed(row) for row in table(rows)] == [
        "[健康水平] 人均预期寿命 increase_by 1 岁 by 2025 from 77.93 in 2020",
        "[健康水平] 过早死亡率 <= 15 % by 2025 from 16.0 in 2020",
        "[健康水平] 近视率 decrease_by 0.5 个百分点 by 2025 from 52.7 in 2020",
    ]


def test_units_of_a_cell_and_of_a_bracket() -> None:
    """— says that there is no unit; a bracket may hold the unit and what is counted."""
    rows = "序号\t指标\t单位\t2023年\t2026年\n1\t校际差异系数\t—\t0.52\t≤0.45\n2\t巩固率\t%\t96\t97\n"
    assert next(printed(row) for row in table(rows, year=2024)) == "[] 校际差异系数 <= 0.45  by 2026 from 0.52 in 2023"
    rows = "序号\t指标\t2023年\t2026年\n1\t造林面积(万亩，三年累计)\t/\t9.6\n2\t巩固率(%)\t96\t97\n"
    assert next(printed(row) for row in table(rows, year=2024)) == "[] 造林面积(三年累计) = 9.6 万亩 by 2026"


def test_two_rows_on_one_line() -> None:
    """The second one's number and name stand behind the first one's values."""
    rows = "序号 指 标 名 称 2023年 2026年\n1 覆盖率(%) 52 ≥53\n2 绿化率(%) 30 ≥35 3 受害率(‰) 0.85 ≤0.8\n4 扑灭率(%) 97 ≥99\n"
    assert [(row.name, row.value) for row in table(rows, year=2024)] == [
        ("覆盖率", 53),
        ("绿化率", 35),
        ("受害率", 0.8),
        ("扑灭率", 99),
    ]


def test_a_tabbed_row_cut_in_its_name_goes_on_in_the_next_line() -> None:
    """The rest of the name opens the line that holds the values; a row of one group is no such rest."""
    text = "序号\t指标\t单位\t基期（2024年）\t目标（2027年）\n一\t设施\n1\t市县级保护单位标志设置\n率\t%\t73\t95\n2\t甲馆数\t个\t3\t5\n"
    rows = table("主要指标\n" + text)
    assert [printed(row) for row in rows] == [
        "[设施] 市县级保护单位标志设置率 = 95 % by 2027 from 73 in 2024",
        "[设施] 甲馆数 = 5 个 by 2027 from 3 in 2024",
    ]
    assert ("主要指标\n" + text)[rows[0].char_start : rows[0].char_end] == "1\t市县级保护单位标志设置\n率\t%\t73\t95"


def test_a_unit_that_allows_for_another_in_a_bracket() -> None:
    rows = "1\t新增租赁住房（万套（间））\t2.5\t3\n2\t更新设备（台（套））\t40\t60"
    found = [printed(draft) for draft in table(f"序号\t指标\t2023年\t2025年\n{rows}", year=2024)]
    assert [text.split(" = ")[1].split(" by ")[0] for text in found] == ["3 万套", "60 台"]


def test_groups_of_rows_and_a_value_in_words() -> None:
    """A merged cell stands between the rows; 指标 · 单位 · 目标 is no table of duties, and a value may come with its own year."""
    text = (
        "类别 序号 指标 单位 属性 目标 惠民生 1 更新片区数量 个 预期性 2 2 修缮面积 万平方米 约束性 90 "
        "提品质 3 社区覆盖率 % 预期性 2027年60%，此后进一步优化 强韧性 4 管网改造 公里 预期性 5"
    )
    found = plan(
        "upper", "城市更新规划\n一、目标\n主要指标如下。\n主要预期指标表\n" + text.replace(" ", "\n")
    ).indicators
    assert [(t.category, t.name, t.value, t.unit, t.deadline) for t in found] == [
        ("惠民生", "更新片区数量", 2, "个", None),
        ("惠民生", "修缮面积", 90, "万平方米", None),
        ("提品质", "社区覆盖率", 60, "%", "2027"),
        ("强韧性", "管网改造", 5, "公里", None),
    ]
