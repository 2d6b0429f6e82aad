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
