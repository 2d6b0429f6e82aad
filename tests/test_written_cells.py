"""Tables printed one cell a line whose cells hold sentences: neither a row's number nor a neighbour gets into a name."""

import pytest
from pairs import plan

PLAN = """垃圾分类工作方案
一、主要任务
（一）推进分类。加强宣传。
附件1
重点任务清单
序号
任务名称
任务内容
牵头部门
配合部门
时间节点
{rows}
"""
ROWS = [
    ["1", "加强组织", "召开动员大会，建立联络员网络，把分类工作纳入年度考核的内容，及时向区政府书面报告工作的进展情况，并且抄送各成员单位，同时在门户网站公布。"],
    ["区政府办公室", "各成员单位", "2025年3月"],
    ["2", "居住区垃圾分类实现全覆盖，将70%以上的小区建成示范点。", "区教育局", "区民政局、\n\n区商务委", "2025年6月"],
    ["3", "加快建设", "餐厨垃圾日均处理量达到130吨。到2026年，建成服务点60个。", "区水务局", "各街道", "2025年"],
    ["4", "建立保洁员队伍（原则上按500户配1名）。", "区民政局", "各街道", "2025年9月"],
]  # fmt: skip
EXPECTED = [
    ("居住区垃圾分类实现全覆盖", None, "2025-06"),
    ("小区建成示范点的比例", 70.0, "2025-06"),
    ("餐厨垃圾日均处理量", 130.0, "2025"),
    ("服务点", 60.0, "2026"),
    ("建立保洁员队伍每500户", 0.002, "2025-09"),
]


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_cell_gives_its_own_targets_with_the_date_of_its_row(gap: str) -> None:
    """Whether blank lines stand between the cells or not."""
    text = PLAN.format(rows=gap.join(cell for row in ROWS for cell in row))
    found = plan("upper", text.replace("\n\n", gap), issued_on="2025-01-05").indicators
    assert [(t.name, t.value, t.deadline) for t in found if t.origin == "table"] == EXPECTED


GOALS = [
    "指标名称", "预期目标", "指标类型", "书架巡查合格率", "95%（含）以上（积尘厚度不超过书架高度10%为合格）", "定量", "求助处置效率",
    "阅览室不发生积水", "定性", "接到求助后30分钟内到场（除重点馆外，跨区支援60分钟内到场）", "定性",
]  # fmt: skip


@pytest.mark.parametrize("gap", ["\n\n", "\n"])
def test_a_table_that_asks_in_words_gives_what_its_cells_state(gap: str) -> None:
    """A level is of what the cell before it names; no column of years, no stop at the end of a sentence."""
    text = f"阅读服务方案{gap}一、改革目标{gap}达到以下目标。{gap}{gap.join(GOALS)}{gap}二、主要任务{gap}（一）推进阅读。加强宣传。"
    found = plan("upper", text, issued_on="2025-01-05").indicators
    assert [(t.origin, t.name, t.comparator, t.value) for t in found] == [
        ("table", "书架巡查合格率", ">=", 95.0),
        ("table", "接到求助后到场", "<=", 30.0),
        ("table", "除重点馆外，跨区支援到场", "<=", 60.0),
    ]


def test_the_head_of_a_numbered_table_states_nothing() -> None:
    """What names a column of levels is no level that the plan sets."""
    rows = "\n".join(["3月底前完成60%", *(cell for row in ROWS for cell in row)])
    found = plan("upper", PLAN.format(rows=rows), issued_on="2025-01-05").indicators
    assert [(t.name, t.value, t.deadline) for t in found if t.origin == "table"] == EXPECTED
