"""A city of the rank of a county: its level word is that of the city above, whose words and bodies it must not copy."""

import pytest
from pairs import plan, tasks

from extractor.pipeline import compare_pair, comparison_of


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("市、县、乡、村四级阅读网络全面建成。", 1),
        ("市、县两级图书馆每年组织业务培训。", 1),
        ("市、县（市、区）两级财政要将购书经费纳入本级预算。", 1),
        ("健全市、县两级联动机制。", 0),
        ("全市建成书屋30个。", 0),
    ],
)
def test_a_city_of_the_rank_of_a_county_has_no_counties(sentence: str, count: int) -> None:
    """市 is its own word as well; 市、县两级 is the upper city's."""
    upper = plan("upper", tasks(f"推广阅读。{sentence}"), jurisdiction="澄原市", level="city")
    lower = plan("lower", tasks(f"推广阅读。{sentence}"), jurisdiction="禾溪市", level="county")
    found = compare_pair(comparison_of(upper.document, lower.document), upper, lower).findings
    assert len([f for f in found if f.verdict == "unlocalised"]) == count


@pytest.mark.parametrize(("body", "count"), [("市卫生健康委", 1), ("市卫生健康局", 0)])
def test_a_body_by_the_name_of_the_city_above(body: str, count: int) -> None:
    """市卫生健康委 stands once where the plan's own is the 市卫生健康局."""
    above = "组织读书节。（责任单位：市卫生健康委）"
    own = "组织读书节。（责任单位：市卫生健康局）"
    texts = [
        tasks(*(f"{word}。{line}" for word, line in lines))
        for lines in (
            [("推广阅读", above), ("办好服务", above), ("健全机制", above)],
            [("推广阅读", own), ("办好服务", own), ("健全机制", above.replace("市卫生健康委", body))],
        )
    ]
    upper = plan("upper", texts[0], jurisdiction="澄原市", level="city")
    lower = plan("lower", texts[1], jurisdiction="禾溪市", level="county")
    found = compare_pair(comparison_of(upper.document, lower.document), upper, lower).findings
    assert [f.lower_quote for f in found if f.verdict == "unlocalised"] == [body] * count
