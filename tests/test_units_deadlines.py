"""units: the dates that stand beside bodies, and what they date."""

import pytest
from assigned import dated, read
from pairs import plan, tasks


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("（责任单位：市教委；完成时限：2025年12月底前）", "2025-12"),
        ("（市教委牵头，市财政局配合；完成时限：2025 年 12 月）", "2025-12"),
        ("（市教委、市财政局负责，2025年6月底前完成）", "2025-06"),
        ("责任单位：市教委\n完成时限：2024年第三季度", "2024-09"),
        ("责任单位：市教委\n整治时限：2023年12月底，并长期落实", "2023-12"),
        ("责任单位：市教委\n完成时限：2023—2025年", "2025"),
        ("责任单位：市教委\n完成时限：长期坚持", None),
        ("甲。（责任单位：市教委，2024年底前）乙。（责任单位：市民政局，2025年底前）", None),
    ],
)
def test_a_deadline_beside_the_bodies_is_read(text: str, due: str | None) -> None:
    """Brackets that disagree give the clause no deadline."""
    assert dated(read(text), "d_1") == due


@pytest.mark.parametrize(
    ("body", "dates"),
    [
        (
            "建成站点3个。（市教委牵头，2025年底前完成）新增车位5个。（市民政局牵头，2027年底前完成）",
            ["2025-12", "2027-12"],
        ),
        ("建成站点3个。（市教委牵头，市民政局配合）新增车位5个。（市民政局牵头，2027年底前完成）", [None, "2027-12"]),
        ("建成站点3个，新增车位5个。\n责任单位：市教委\n完成时限：2026年6月", ["2026-06", "2026-06"]),
        ("责任单位：市教委；完成时限：2026年6月\n建成站点3个，新增车位5个。", ["2026-06", "2026-06"]),
    ],
)
def test_a_bracket_dates_the_text_before_it(body: str, dates: list[str | None]) -> None:
    """Since the bracket before; a line that opens a task dates all of it."""
    found = plan("upper", tasks("抓好建设。" + body)).indicators
    assert [target.deadline for target in found] == dates


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("完成时限：10月底前", "2024-10"),
        ("完成时限：9月30日前", "2024-09"),
        ("完成时限：年底前", "2024-12"),
        ("完成时限：2月底前", None),
        ("完成时限：每月20日前", None),
        ("（责任单位：区残联，11月底前完成）", "2024-11"),
    ],
)
def test_deadlines_of_lines_without_a_year(line: str, due: str | None) -> None:
    """They are of the year of issue, where that month was still to come."""
    assert dated(read(f"建成3处站点。\n{line}\n", issued_on="2024-03-12"), "d_1") == due
