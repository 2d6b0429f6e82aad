"""Which lower target answers an upper one: other words for one measure, and the same words for another."""

import pytest
from pairs import compared, target, tasks


def test_a_count_answers_the_count():
    """推出线路20条 is a sum of the upper level, and still what 开出线路2条 is held against."""
    upper = "推出非遗旅游线路20条，非遗旅游线路年接待游客量较2023年增长30%。"
    found = compared(tasks(f"打造线路。{upper}"), tasks("打造线路。开出非遗旅游线路2条。")).of("indicator")
    assert [(f.verdict, f.rule) for f in found] == [("redefined", "share_of_total"), ("omitted", "no_counterpart")]


def test_the_size_of_one_thing_is_no_condition_of_the_next():
    """A wider group of firms hides no lower yield."""
    one = "扶持年销售收入{}万元以上的企业2家，制种单产较2022年提高{}%。"
    found = compared(tasks(f"做强种业。{one.format(5000, 10)}"), tasks(f"做强种业。{one.format(1000, 8)}"))
    assert [f.verdict for f in found.of("indicator")][-1] == "weaker"


def test_a_count_in_the_sentence_is_no_repetition_of_the_rate():
    """除险加固2座 says nothing of a rate of 100%."""
    upper = "完成小型病险水库除险加固42座，病险水库除险加固率达到100%。"
    found = compared(tasks(f"加固水库。{upper}"), tasks("加固水库。完成小型病险水库除险加固2座。")).of("indicator")
    assert [f.verdict for f in found] == ["redefined", "omitted"]


@pytest.mark.parametrize(
    ("upper", "lower", "verdict"),
    [
        ("每万人公共充电设施不少于60个。", "每千人公共充电设施不少于6个。", "match"),
        ("每万人公共充电设施不少于60个。", "每千人公共充电设施不少于5个。", "weaker"),
        ("5岁以下儿童死亡率控制在4.2‰以内。", "五岁以下儿童死亡率控制在4.2‰以内。", "match"),
    ],
)
def test_another_basis_and_spelt_numbers_make_no_other_measure(upper, lower, verdict):
    """每千人 is brought to 每万人, and 五岁 is 5岁."""
    assert target(upper, lower).verdict == verdict


def test_a_name_cut_short_is_the_same_measure():
    """婚检率 is 婚前医学检查率; a rate that only shares characters is not."""
    one = "开展婚前保健。到2025年，婚前医学检查率达到80%。"
    assert target(one, "开展婚前保健。到2025年，婚检率达到75%。").verdict == "weaker"
    assert target(one, "开展婚前保健。到2025年，检出率达到75%。").verdict == "omitted"


def test_what_each_place_has_to_do_is_held_against_the_local_sum():
    """The lower sum stands beside the total of the upper level, and beside what each county owes of it; not any number does."""
    upper = tasks("建设书屋。全市建设公共书屋1200个，其中每个区县建设书屋不少于60个。")
    found = compared(upper, tasks("建设书屋。建设公共书屋60个。")).of("indicator")
    assert [f.verdict for f in found] == ["redefined", "match"]
    found = compared(upper, tasks("建设书屋。建设公共书屋60个。招募志愿者80个。")).of("indicator")
    assert [f.verdict for f in found if f.upper_quote] == ["redefined", "match"]
    found = compared(upper, tasks("建设书屋。建设公共书屋50个。")).of("indicator")
    assert "match" not in [f.verdict for f in found]


def test_a_limit_from_above_answers_no_demand_on_all():
    """借阅率低于50%的旧书 are whom it is about, and no share of 全部下架 that is told to be higher."""
    upper = "借阅率低于50%的旧书全部下架。"
    lower = "旧书下架后借阅率低于50%的不超过30%。"
    found = compared(tasks(f"清理旧书。{upper}"), tasks(f"清理旧书。{lower}")).of("indicator")
    assert not {f.rule for f in found} & {"higher_value", "lower_value"}, found
