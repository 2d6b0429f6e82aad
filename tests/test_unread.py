"""Tables of indicators that cannot be read: a doubt, and no wrong target."""

from pairs import plan
from relaying.tables import TEXT

HEAD = "分类 指标名称 单位 2025年 2030年 性质"
SHORT_NAME = f"""{HEAD}
能力建设
生猪出栏
农村生活污水治理率
万头
%
50
17.5
61
≥25
约束性
约束性"""
A_CELL_SHORT = f"""{HEAD}
服务体系
专利拍卖和路演活动场次
学生营养不良率
场
%
14
20
4.5以下
预期性
预期性"""


def test_a_cell_that_is_missing_makes_a_doubt_and_no_target() -> None:
    read = plan("upper", TEXT.format(table=A_CELL_SHORT), issued_on="2026-01-01")
    assert not read.indicators
    assert [issue.line for issue in read.issues if "no target was read" in issue.message] == [6]


def test_a_name_as_short_as_a_category() -> None:
    read = plan("upper", TEXT.format(table=SHORT_NAME), issued_on="2026-03-01", period_start=2026, period_end=2030)
    assert [(t.name, t.value, t.unit) for t in read.indicators] == [
        ("生猪出栏", 61, "万头"),
        ("农村生活污水治理率", 25, "%"),
    ]
    assert not read.issues


def test_a_table_of_duties_is_no_doubt() -> None:
    rows = "序号\t重点任务\t牵头单位\t完成时限\n1\t完善机制\t县民政局\t2025年6月\n2\t落实责任\t县财政局\t2026年3月"
    assert not plan("upper", TEXT.format(table=rows)).issues
