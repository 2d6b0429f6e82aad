"""Which date governs which position."""

import pytest

from extractor.extract.dates import find_marks
from extractor.extract.deadlines import Timeline

CASES = {
    # text with | before the position asked for: (deadline, fact)
    "到2025年,|": ("2025", False),
    "|到2025年,": (None, False),
    "到2025年,甲达到60%;|": ("2025", False),
    "到2025年,甲达到60%。乙|": ("2025", False),
    "甲|。到2025年,乙": (None, False),
    "2023年培训5人,|2024年培训8人": ("2023", False),
    "2023年培训5人,2024年培训8人,2025年培训6人;|": (None, False),
    "到2025年新增6000个,其中2022年、2023年分别完成1200个和1500个;|": ("2025", False),
    "到2025年新增6000个,其中2022年、2023年分别完成1200个和1500个,覆盖率达到|": ("2025", False),
    "到2025年新增6000个,其中2022年、2023年分别完成1200个和|": ("2023", False),
    "2023年起3年内,甲|": ("2025", False),
    "2023年起,甲|": (None, False),
    "2023年12月底前|": ("2023-12", False),
    "2023年底前|": ("2023-12", False),
    "“十四五”期间,|": ("2025", False),
    "2023—2025年,|": ("2025", False),
    "第一年(2023年1月至2023年12月),|": ("2023-12", False),
    "截至2020年底,甲;|": (None, True),
    "截至2020年底,甲;乙。|": (None, False),
    "目前已建成|": (None, True),
    "已完成整治的水体每年|": (None, False),
    "在已实现全覆盖的基础上,力争|": (None, False),
    "能耗较2020年下降|": (None, False),
}


@pytest.mark.parametrize("case", CASES)
def test_governing_date(case: str) -> None:
    """Deadlines run forward to the end of their stretch, never back; facts end with their full stop."""
    at = case.index("|")
    timing = Timeline(case.replace("|", ""), 2021).at(at)
    assert (timing.deadline, timing.fact) == CASES[case]


def test_baseline_year() -> None:
    """较2020年 is a baseline."""
    assert Timeline("能耗较2020年下降13%", 2021).at(10).baseline_year == 2020


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("2019年达到", ["fact"]),
        ("到2019年达到", ["deadline"]),
        ("2019年底前", ["deadline"]),
        ("自2019年以来", ["fact"]),
    ],
)
def test_a_year_before_the_plan(text: str, roles: list[str]) -> None:
    """Bare years before the plan tell of the past; bounds stay deadlines (and become doubtful elsewhere)."""
    assert [m.role for m in find_marks(text, 2021)] == roles


def test_a_parents_deadline_is_handed_down() -> None:
    """到2025年 in the body of a goal governs its list items."""
    assert Timeline("覆盖率达到80%", 2021, inherited="2025").at(5).deadline == "2025"
