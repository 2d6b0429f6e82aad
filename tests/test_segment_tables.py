"""segment: tables and boxes are clauses, from their titles to their notes."""

import pytest
from outlines import outline

from extractor.segment import segment


@pytest.mark.parametrize(
    "rows",
    [
        "序号\t指标\t2025年\n1\t床位（张）\t30\n2\t站点（个）\t5\n",
        "| 序号 | 指标 | 2025年 |\n| --- | --- | --- |\n| 1 | 床位（张） | 30 |\n",
        "序号 指 标 名 称 2022 年 2025 年\n1\n床位（张） / 30\n2 站点（个） 3 5\n",
    ],
    ids=["tabs", "markdown", "ruined"],
)
def test_table_is_a_clause_with_its_title(rows: str) -> None:
    text = "一、工作目标\n（一）具体目标。\n全市建设目标\n" + rows + "二、主要任务\n（一）建设站点。新建站点。\n"
    clauses = segment(text, "d").clauses
    assert [(c.kind, c.label, c.heading) for c in clauses] == [
        ("goal", "一、", "工作目标"),
        ("goal", "（一）", "具体目标"),
        ("table", "", "全市建设目标"),
        ("group", "二、", "主要任务"),
        ("task", "（一）", "建设站点"),
    ]
    assert clauses[2].text.count("\n") == rows.count("\n")
    assert clauses[2].parent_id == "d_1-1"


def test_text_behind_a_table_goes_on() -> None:
    text = "一、目标\n指标\t2025年\n床位\t30\n站点\t5\n以上指标按年考核，结果公开。\n二、任务\n正文。\n"
    assert [(c.id, c.kind) for c in segment(text, "d").clauses] == [
        ("d_1", "goal"),
        ("d_1-t1", "table"),
        ("d_1-p1", "goal"),
        ("d_2", "task"),
    ]


CELLS = "年份\n\n达标片区\n\n片区面积\n（公顷）\n\n2024年\n\n东湖片区\n\n4.73\n\n2025年\n\n北门片区\n\n10.46\n\n"
PAIRS = "示范区\n\n建设目标\n\n东湖\n\n修复湖岸，建成绿道。\n\n北门\n\n改造老街，疏通水系。\n\n西苑\n\n新建公园，方便居民。\n\n"
LONG = "指标名称\n\n目标\n\n类型\n\n合格率\n\n95%\n\n定量\n\n响应\n\n建立健全两级应急联动处置机制，完善部门处置流程\n\n定性\n\n"


@pytest.mark.parametrize(
    ("caption", "cells"), [("表2 示范区计划表\n\n", CELLS), ("表3-1　示范区任务表\n\n", PAIRS), ("", LONG)]
)
def test_a_table_with_a_cell_a_line(caption: str, cells: str) -> None:
    """What a numbered title heads, whatever the columns are called; cells may say more than a few words."""
    text = f"一、目标\n\n建成示范区，计划见下表。\n\n{caption}{cells}二、任务\n\n正文。\n"
    clauses = segment(text, "d").clauses
    assert [(c.kind, c.heading) for c in clauses] == [
        ("goal", "目标"),
        ("table", "".join(caption.split())),
        ("task", "任务"),
    ]
    assert "".join(clauses[1].text.split()) == "".join(f"{caption}{cells}".split())


def test_a_title_whose_table_was_a_picture_heads_none() -> None:
    text = "一、目标\n建成书屋，见表1。\n表1 书屋建设计划\n{}"
    for behind in ("二、任务\n（一）建设书屋\n1.选址\n便民利民，就近选址。\n", "各级书屋全年开放，欢迎读者。\n", ""):
        assert "table" not in [c.kind for c in segment(text.format(behind), "d").clauses]


def test_box_belongs_to_its_clause() -> None:
    text = "一、任务\n（一）建设站点。新建站点。\n专栏1　重点工程\n1.示范工程：支持5个县。\n2.管网工程：改造30公里。\n（二）培训人员。每年两次。\n"
    clauses = segment(text, "d").clauses
    assert [(c.kind, c.heading) for c in clauses] == [
        ("group", "任务"),
        ("task", "建设站点"),
        ("table", "专栏1重点工程"),
        ("task", "培训人员"),
    ]


def test_table_copied_column_by_column() -> None:
    """Every column is its name and then its cells, one a line; the table begins at its title."""
    columns = "2025年\n≤33\n86\n2022年\n36.4\n82.6\n指标名称\nPM2.5浓度(微克/立方米)\n优良天数比率(%)\n"
    text = (
        f"一、主要目标\n到2025年，空气质量改善。\n某省空气质量主要指标\n{columns}二、重点任务\n治理污染，改善环境。\n"
    )
    assert outline(text) == [
        (1, "goal", "一、", "主要目标"),
        (2, "table", "", "某省空气质量主要指标"),
        (1, "task", "二、", "重点任务"),
    ]


def test_rows_that_continue_the_numbering_of_parts() -> None:
    """Row 3 of a table under 2.2 is no part 3, whatever the blanks between its cells."""
    text = (
        "某市质量提升行动方案\n为提升质量，制定本方案。\n1 工作基础\n    各项工作稳步推进。\n2 总体要求\n2.1 思路\n    坚持质量第一。\n2.2 目标\n"
        "    到2027年，质量明显提高。\n    主要指标如下：\n    序号    指标名称      单位    2024年    2027年\n"
        "    1       合格率        %       97        ≥98\n    2       利用率        %       92        94\n"
        "    3       开具率        %       83        100\n    4       覆盖率        %       61        95\n\n"
        "3 重点任务\n3.1 管住源头\n    加强巡查，及时处置。\n3.2 管好过程\n    建立台账，定期核对。\n"
    )
    labels = [(c[2], c[3]) for c in outline(text) if c[2]]
    assert labels == [
        ("1", "工作基础"), ("2", "总体要求"), ("2.1", "思路"), ("2.2", "目标"),
        ("3", "重点任务"), ("3.1", "管住源头"), ("3.2", "管好过程"),
    ]  # fmt: skip


def test_a_table_copied_by_column_whose_names_wrap() -> None:
    """Every column has its cells one a line; names that take two lines do not hide where the table begins."""
    names = ["社区书屋\n覆盖率（%）", "读者满意度（%）", "活动场次（场）"]
    columns = [
        ["序号", "1", "2", "3"],
        ["指标名称", *names],
        ["2023年", "60", "80", "20"],
        ["2025年", "70", "85", "30"],
    ]
    text = "一、目标\n到2025年，阅读服务更好。\n表1 主要指标\n" + "\n".join(
        cell for column in columns for cell in column
    )
    (_, table) = segment(text + "\n二、任务\n（一）建设书屋。\n", "d").clauses[:2]
    assert (table.kind, table.heading, table.text.count("\n")) == ("table", "表1主要指标", 17)


def test_names_of_columns_head_nothing() -> None:
    """A table of a cell a line behind a gap in the numbering: “序号” is no heading that lost its label."""
    rows = "".join(
        f"{k}\n{name}\n{k}0\n{k}5\n" for k, name in enumerate(("阅读率（%）", "书屋数（个）", "活动场次（场）"), 1)
    )
    text = f"一、目标\n（一）指标\n建成体系。\n序号\n指标名称\n2025年\n2026年\n{rows}三、任务\n（一）建设书屋\n建成5家。\n四、保障\n（一）加强领导\n成立专班。\n"
    assert not {"序号", "指标名称"} & {heading for *_, heading in outline(text)}


def test_notes_below_a_table_belong_to_it() -> None:
    """Their numbers are no labels, wherever the plan has counted to."""
    table = "序号\t指标\t2022年\t2025年\n1\t知晓率\t45\t60\n2\t治疗率\t72\t80\n"
    notes = "注：1.基期为2018年数据。\n2.约束性指标由政府落实。\n3.接通率为接通次数之比。\n"
    found = segment(f"一、目标\n（一）指标。见表。\n{table}{notes}二、任务\n（一）建设站点。新建站点。\n", "d").clauses
    assert [c.label for c in found if c.label] == ["一、", "（一）", "二、", "（一）"]
    assert next(c for c in found if c.kind == "table").text.endswith("接通率为接通次数之比。")


def test_a_sentence_before_the_number_of_the_next_row_is_a_cell() -> None:
    """One cell a line, blank lines between rows only; prose that no number follows is the plan's own."""
    goal = "至2026年底，全面启动全县各镇旧馆整体改造，全面完成安全检查；至2030年，基本完成改造"
    rows = f"1\n旧馆改造\n定性\n预期性\n{goal}\n\n2\n新建书屋\n家\n预期性\n30\n\n"
    text = (
        f"一、目标\n办好书屋。\n表1 主要指标表\n序号\n指标\n单位\n属性\n2030年目标\n\n{rows}{{}}二、任务\n建设站点。\n"
    )
    tables = [
        next(c for c in segment(text.format(more), "d").clauses if c.kind == "table") for more in ("", goal + "。\n")
    ]
    assert [table.text[-2:] for table in tables] == ["30", "30"]
