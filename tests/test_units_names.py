"""units: what a name tells: the tier of a body, one id a name, doubt where no list knows it."""

from typing import Any

import pytest
from assigned import read, shown

from extractor.lexicon.organs import read_body


@pytest.mark.parametrize(
    ("names", "about", "tiers"),
    [
        ("市教委、各区县政府、各乡镇（街道）、各村（社区）", {"level": "city"}, "city county town village"),
        ("市林业局、住建局、县林业局、水利局", {"level": "city"}, "city city county county"),
        ("住房城乡建设厅、省能源局、市教育局", {"level": "province"}, "province province city"),
        ("教育部、市场监管总局、人民银行", {"level": "national"}, "national national national"),
        ("市教育局", {"level": "county", "jurisdiction": "某某市"}, "county"),
        ("市教育局", {"level": "province", "jurisdiction": "某某市"}, "province"),
        ("区直机关工委、自治区教育厅", {"level": "province", "jurisdiction": "某某自治区"}, "province province"),
        ("教育局、财政局", {"level": "county"}, "county county"),
        ("教育局", {"level": "department", "jurisdiction": "某某县"}, "county"),
        ("公卫科、区人民医院", {"level": "department"}, "internal county"),
        ("各有关部门、教育局", {}, "any any"),
    ],
)
def test_tiers(names: str, about: dict[str, Any], tiers: str) -> None:
    """A level word holds for the names after it; 市 and 区 are read by the plan's own jurisdiction."""
    units = read(f"责任单位：{names}", **about)
    assert " ".join(r.level for r in units.responsibilities) == tiers


def test_an_unknown_body_is_kept_and_doubted() -> None:
    units = read("甲\n（责任单位：市教委、蓝天计划）")
    assert shown(units) == "市教委:R 蓝天计划:R"
    assert [(issue.line, "蓝天计划" in issue.message) for issue in units.issues] == [(2, True)]


def test_a_body_has_one_id_a_name() -> None:
    """The id is the organ's for its usual name, and differs for each other name; level words do not matter."""
    ids = [r.unit_id for r in read("责任单位：市卫生健康委、县卫生健康委、县卫健局、蓝天计划").responsibilities]
    assert ids[0] == ids[1] == "health" and len(set(ids)) == 3


def test_a_towns_own_body_stands_below_its_level_word() -> None:
    """镇卫生院 is the 卫生院 of a town; 乡镇卫生院 are those of any."""
    assert [read_body(name)[:2] for name in ("镇卫生院", "乡镇卫生院", "镇街卫生院")] == [
        ("卫生院", "镇"),
        ("乡镇卫生院", None),
        ("镇街卫生院", None),
    ]
