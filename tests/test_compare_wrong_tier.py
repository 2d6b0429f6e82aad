"""Bodies of the wrong tier in the lower plan's lists of responsible units."""

import pytest
from pairs import compared, plan, tasks

from extractor.pipeline import compare_pair, comparison_of

UPPER = tasks(
    "推广阅读。组织读书节。（责任单位：市文化旅游委、市教委、市税务局、市气象局、市公安局交警支队、市中级人民法院，各县（市、区）人民政府）"
)


@pytest.mark.parametrize(
    ("line", "about", "rules"),
    [
        ("县文化旅游委、市教委", {}, ["body_of_upper_level"]),
        ("县文化旅游委、市税务局", {}, ["body_of_upper_level"]),
        ("县文化旅游委，各县（市、区）人民政府", {}, ["places_of_upper_level"]),
        ("县文化旅游委、县文化和旅游厅", {}, ["body_of_no_level"]),
        ("县文化旅游委、县政府办公厅", {}, []),
        ("县文化旅游委、县教委、团市委", {}, ["body_of_upper_level"]),
        ("县文化旅游委、县教委、团县委、团市委", {}, []),
        ("县文化旅游委、市残联", {}, []),
        ("县文化旅游委、市气象局", {}, ["body_of_upper_level"]),
        ("区文化旅游委、市气象局", {"jurisdiction": "禾溪区"}, []),
        ("县文化旅游委，各乡镇（街道）", {}, []),
        ("市教委、市文化旅游委", {"jurisdiction": "禾溪市"}, []),
        ("市教委、市公安局交警支队", {"jurisdiction": "禾溪市"}, ["body_of_no_level"]),
        ("市教委、市中级人民法院", {"jurisdiction": "禾溪市"}, ["body_of_no_level"]),
        ("镇文化站、市教委", {"jurisdiction": "禾溪镇", "level": "town"}, ["body_of_upper_level"]),
        ("镇文化站、市公安局", {"jurisdiction": "禾溪镇", "level": "town"}, []),
        ("镇文化站、镇税务局", {"jurisdiction": "禾溪镇", "level": "town"}, ["body_of_no_level"]),
    ],
)
def test_bodies_of_the_wrong_tier_in_lists(line: str, about: dict[str, str], rules: list[str]) -> None:
    """Left over, addressed from above, or made of two names; not what the upper line did not name."""
    found = compared(UPPER, tasks(f"推广阅读。组织读书节。（责任单位：{line}）"), **about).of("wording")
    assert [f.rule for f in found if f.verdict == "unlocalised"] == rules


@pytest.mark.parametrize(
    ("asked", "line", "rules"),
    [
        ("市数据局牵头，市大数据中心配合", "县数据局牵头，市大数据中心配合", ["body_of_upper_level"]),
        ("市数据局牵头，民政局配合", "县数据局牵头，市民政局配合", ["body_of_upper_level"]),
        ("市大数据中心牵头，市教委配合", "县数据局、市大数据中心牵头，县教委配合", []),
        ("市数据局牵头，市教委配合", "县数据局、市数据局牵头，县教委配合", []),
    ],
)
def test_an_own_body_beside_one_from_above(asked: str, line: str, rules: list[str]) -> None:
    """Named together with intent, unless the own body stands for another of the upper line."""
    upper, lower = (tasks(f"推广阅读。组织读书节。（{bodies}）") for bodies in (asked, line))
    assert [f.rule for f in compared(upper, lower).of("wording") if f.verdict == "unlocalised"] == rules


def test_a_body_in_a_table_is_told_once() -> None:
    """The row that names 各县（市、区）人民政府 is no second place of the word; what else the row says is."""
    table = "附件\n任务分工表\n序号\t重点任务\t责任单位\n1\t推广阅读\t县教委，各县（市、区）人民政府\n2\t{}\t县教委\n"
    upper, lower = tasks("推广阅读。组织读书节。"), tasks("推广阅读。组织读书节。")
    for task, rules in (("办好讲座", []), ("在全市办好讲座", ["word_of_upper_level"])):
        found = compared(upper, lower + table.format(task)).of("wording")
        assert sorted(f.rule for f in found) == ["places_of_upper_level", *rules]


def test_a_city_has_bodies_that_a_county_has_not():
    """省生态环境厅 in a city's list was left standing; a county has a branch of the city's own."""
    lists = "加强监管。严查违法行为。（责任单位：{0}财政{1}、{0}生态环境{1}、{0}教育{1}）"
    upper = plan("upper", tasks(lists.format("省", "厅")), jurisdiction="沅北省", level="province")
    listed = lists.format("市", "局").replace("市生态环境局", "省生态环境厅")
    lower = plan("lower", tasks(listed), jurisdiction="榆泽市", level="city")
    found = compare_pair(comparison_of(upper.document, lower.document), upper, lower).findings
    assert [f.lower_quote for f in found if f.verdict == "unlocalised"] == ["省生态环境厅"]


def test_a_body_by_the_name_of_the_upper_place() -> None:
    """澄原教育局 in a county's list; of what there is one for both, as a customs house, nothing is said."""
    text = "推广阅读。每年举办读书节，组织作家进校园。（责任单位：{}）"
    found = compared(
        tasks(text.format("市文化旅游委、澄原教育局、澄原海关")),
        tasks(text.format("县文化旅游委、澄原教育局、澄原海关")),
    )
    told = [f.lower_quote for f in found.of("wording") if f.verdict == "unlocalised"]
    assert told == ["澄原教育局"]
