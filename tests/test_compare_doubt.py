"""Omissions are grave only where the lower plan was read and says the rest in the upper plan's words."""

import pytest
from pairs import compared, tasks

UPPER = (
    "建设书屋。在社区建设职工书屋，配齐管理人员。到2025年，社区书屋覆盖率达到80%。",
    "推广阅读。每年举办读书节，组织作家进校园活动。评选书香家庭，发布推荐书目。",
    "保护古籍。普查民间藏书，修复破损典籍，建立善本名录。到2025年，古籍普查率达到95%。",
    "培训馆员。按规定配备专职馆员，开展编目、咨询等业务培训。完善馆员职称评价办法。",
)
COPY = (UPPER[1], UPPER[2].split("到2025年")[0] + "定期检查。", UPPER[3])
FREE = (
    "让群众爱上阅读。办好一年一度的读书节日，请作家到学校和学生见面，向社会推介好书好家庭。",
    "守住古籍家底。摸清民间有哪些藏书，把坏损的典籍修好，造好善本册子。",
    "把馆员队伍带强。专职馆员按标准足额到位，多练编目、咨询本领，职称评定办法改得更好。",
)


def graves(lower: str) -> dict[str, tuple[str, str]]:
    """Severity and explanation of each omission."""
    found = compared(tasks(*UPPER), lower).findings
    return {f.upper_quote or "": (f.severity, f.explanation) for f in found if f.verdict == "omitted"}


def test_an_omission_beside_copies_is_grave() -> None:
    """The rest is there word for word."""
    found = graves(tasks(*COPY))
    assert {severity for severity, _ in found.values()} == {"high"} and len(found) == 3
    assert not any("人工核对" in explanation for _, explanation in found.values())


@pytest.mark.parametrize(
    ("lower", "doubt"),
    [
        (tasks(*FREE), "下级计划整体改写"),
        (
            tasks(COPY[0]) + "附件\n任务清单\n" + "".join(f"序号{k} 按照统一部署抓好社区书屋和古籍的各项具体工作\n" for k in range(20)),
            "下级计划多为表格或附件",
        ),
    ],
    ids=["reworded", "annexes"],
)  # fmt: skip
def test_an_omission_from_a_plan_that_was_hardly_compared_is_doubtful(lower: str, doubt: str) -> None:
    """All of it in other words, or in an annex: a reader has to look, and is told why."""
    found = graves(lower)
    assert found and "high" not in {severity for severity, _ in found.values()}
    assert any(doubt in explanation for _, explanation in found.values())


@pytest.mark.parametrize(
    ("sentence", "rule"),
    [
        ("骑车、坐车戴安全头盔的，占92%以上。", "figure_in_other_words"),
        ("骑车、坐车戴安全头盔的，占82%以上。", "no_counterpart"),
        ("骑车、坐车看电子图书的，占92%以上。", "no_counterpart"),
    ],
)
def test_a_figure_printed_in_other_words(sentence: str, rule: str) -> None:
    """In a plan that says all otherwise, a sentence with the figure and the object's words may be meant; no other figure, nor another object."""
    upper = (*UPPER, "规范出行。加强流动书车管理。驾乘人员安全头盔佩戴率不低于92%。优化线路布局，完善标识标牌。")
    lower = tasks(*FREE[:2], f"{FREE[2]}{sentence}")
    found = compared(tasks(*upper), lower).of("indicator")
    assert [f.rule for f in found if f.upper_quote and "92%" in f.upper_quote] == [rule]


@pytest.mark.parametrize(
    ("issuer", "bodies", "severity"),
    [
        ("禾溪县文化和旅游局", "市财政局、市教育局", "low"),
        ("禾溪县文化和旅游局", "市文化旅游委、市教育局", "high"),
        ("禾溪县人民政府", "市财政局、市教育局", "high"),
        ("禾溪县文化和旅游局", "", "high"),
    ],
)
def test_what_others_are_charged_with_need_not_stand_in_a_departments_plan(
    issuer: str, bodies: str, severity: str
) -> None:
    """A department carries out its own part of the plan of a government."""
    charge = f"（责任单位：{bodies}）" if bodies else ""
    upper = tasks(*UPPER[1:], f"建设书屋。在社区建设职工书屋，配齐管理人员。{charge}")
    found = compared(upper, tasks(*COPY), issuer=issuer).of("task")
    assert [f.severity for f in found if f.verdict == "omitted"] == [severity]
