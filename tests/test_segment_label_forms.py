"""segment: labels that only some plans use: decimals, numbered words, stages, years, 一是."""

import pytest
from outlines import outline
from pairs import plan

from extractor.segment import segment


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "某区建设方案\n1 总体目标\n建成5家。\n2 主要任务\n2.1 建设平台\n整合数据。\n2.2 推广产品\n安装设备2.1万套。\n3 保障措施\n成立专班。",
            ["1", "2", "2.1", "2.2", "3"],
        ),
        (
            "一、任务\n任务1：建设基地。新建2个。\n任务2：完善设施。建设30座。\n二、保障\n（一）强化用地。优先安排。",
            ["一、", "任务1", "任务2", "二、", "（一）"],
        ),
        (
            "一、任务\n行动一　规划行动\n（一）编制规划。完成120个。\n（二）规范建设。达到90%。\n行动二　设施行动\n（三）道路畅通。新建200公里。\n二、机制\n（四）推进。每月一次。",
            ["一、", "行动一", "（一）", "（二）", "行动二", "（三）", "二、", "（四）"],
        ),
        ("一、任务\n（一）清理乱占。\n任务1：今年完成。\n（二）清理乱采。", ["一、", "（一）", "（二）"]),
        ("一、目标\n1 建成5家。\n2.5万户受益。\n二、任务\n（一）建设。", ["一、", "二、", "（一）"]),
    ],
)
def test_labels_that_only_some_plans_use(text: str, labels: list[str]) -> None:
    assert [clause.label for clause in segment(text, "d").clauses if clause.kind != "front"] == labels


def test_label_behind_a_line_of_bodies_without_stop() -> None:
    text = (
        "一、措施\n1、网格排查：对辖区1200家“九小场所”每季度检查1次。责任部门：街道应急办、各社区\n"
        "2、宣传教育：开展消防演练24场。责任部门：派出所\n二、要求\n各社区要提高认识。"
    )
    assert [clause.label for clause in segment(text, "d").clauses] == ["一、", "1、", "2、", "二、"]


def test_staged_paragraphs_are_clauses() -> None:
    text = "一、主要目标\n用两年时间，建成体系。\n第一年（2023年），建成3个站点。\n第二年（2024年），建成5个站点。\n"
    assert [c.label for c in segment(text, "d").clauses] == ["一、", "第一年", "第二年"]


def test_decimal_labels_before_bold_titles() -> None:
    """“2.1 **建设平台。** 整合…”, as Markdown has it."""
    text = (
        "某市建设方案\n\n## 1 总体目标\n\n建成5家。\n\n## 2 主要任务\n\n2.1 **建设平台。** 整合数据资源。\n\n"
        "2.2 **推广产品。** 安装终端。\n\n## 3 保障措施\n\n3.1 **加强领导。** 成立专班。\n"
    )
    found = [(clause.label, clause.heading) for clause in segment(text, "d").clauses if clause.kind != "front"]
    assert found == [
        ("1", "总体目标"), ("2", "主要任务"), ("2.1", "建设平台"), ("2.2", "推广产品"), ("3", "保障措施"), ("3.1", "加强领导"),
    ]  # fmt: skip


def test_a_part_whose_heading_opens_with_a_year() -> None:
    """“三、2027年目标” is a label; the line of bodies above it is no heading that lost its own, “二、3产业” no label."""
    text = (
        "一、供水\n（一）更新管网，定期巡查。\n（二）推广器具，定期检测。\n负责部门：市水利局（牵头），市教委\n二、节水\n（一）建设站点，定期维护。\n"
        "（二）培训人员，发展一、\n二、3产业。\n负责部门：市教委\n三、2027年目标\n用水效率提高。\n四、保障措施\n加强领导。\n"
    )
    parts = [(c.label, c.heading) for c in segment(text, "d").clauses if c.depth == 1]
    assert parts == [("一、", "供水"), ("二、", "节水"), ("三、", "2027年目标"), ("四、", "保障措施")]


COUNTED = """一、重点任务
（一）兜牢底线
一是扩大救助覆盖面。将符合条件的人员纳入保障。（县民政局牵头，县残联配合）
二是落实补贴制度。全面落实两项补贴。（县财政局、县残联）
（二）发展照护服务。一是建立照护网络。二是培训照护人员。
"""


def test_counted_paragraphs_with_titles_are_clauses() -> None:
    """一是 on a paragraph of its own that opens with a title is a label; inside a paragraph it opens a measure."""
    assert outline(COUNTED) == [
        (1, "group", "一、", "重点任务"),
        (2, "group", "（一）", "兜牢底线"),
        (3, "task", "一是", "扩大救助覆盖面"),
        (3, "task", "二是", "落实补贴制度"),
        (2, "task", "（二）", "发展照护服务"),
    ]
    bodies = [r.raw for r in plan("lower", "残疾人保障实施方案\n" + COUNTED).responsibilities]
    assert bodies == ["县民政局", "县残联", "县财政局", "县残联"]
