"""All of a group kept whole without the word: the only one of its kind, or 一律 for 全部."""

import pytest
from pairs import compared, target, tasks


@pytest.mark.parametrize(
    ("upper", "lower", "rule"),
    [
        ("市、区县两级古籍修复中心均设置独立库房", "县古籍修复中心设置独立库房，落实专人", "only_one_of_its_kind"),
        ("所有区县古籍修复中心均设置独立库房", "各县古籍修复中心设置独立库房，落实专人", "repeated_without_number"),
        ("所有乡镇图书分馆均设置独立库房", "乡镇图书分馆设置独立库房，落实专人", "repeated_without_number"),
        ("老旧借阅终端全部淘汰", "落实更新要求，老旧借阅终端一律淘汰", "all_in_other_words"),
    ],
)
def test_a_group_of_one_is_kept_whole(upper, lower, rule):
    """A county has one centre of its own; of its towns it has many, and they have to be said to be all."""
    found = target(f"{upper}。", f"{lower}。")
    assert (found.verdict, found.rule) == ("match", rule), found
    assert (found.severity == "info") == (not found.flags) == (rule != "repeated_without_number")


@pytest.mark.parametrize(
    ("lower", "rule"),
    [
        ("95%的中小学设立古籍阅览室", "no_counterpart"),
        ("95%的中小学和各监管场所设立古籍阅览室", "repeated_without_number"),
    ],
)
def test_what_others_are_to_do_does_not_repeat_it(lower, rule):
    """The target of another group of bodies says the same of them only."""
    upper = "95%的中小学设立古籍阅览室；公安、司法系统在监管场所普遍设立古籍阅览室。"
    result = compared(tasks(f"增设阅览室。{upper}"), tasks(f"增设阅览室。{lower}。"))
    found = {f.upper_quote: f.rule for f in result.findings if f.subject == "indicator"}
    assert found["公安、司法系统在监管场所普遍设立古籍阅览室"] == rule, found


@pytest.mark.parametrize(("lower", "verdict"), [("全县至少建成2座书屋", "match"), ("全县至少建成1座书屋", "weaker")])
def test_what_each_county_owes_the_county_owes_as_a_whole(lower: str, verdict: str) -> None:
    """全县 for 每个县（市、区） in the plan of one of them."""
    upper = "推广阅读。2026年底前，每个县（市、区）至少建成2座书屋。"
    found = compared(tasks(upper), tasks(f"推广阅读。2026年底前，{lower}。")).verdicts("indicator")
    assert found == [verdict]


def test_a_number_is_all_only_where_that_is_said_of_it() -> None:
    """全覆盖 of another thing in the same sentence leaves a number a number."""
    found = target("终端监控率达到八成以上。", "新增终端监控120处，主城区业务全覆盖。", heading="配备终端")
    assert (found.verdict, found.rule) == ("redefined", "other_dimension"), found
