"""Two targets told in the same words but for one: another measure, or another way to say it."""

import pytest
from pairs import compared, tasks

from extractor.compare.targets.substitution import mistyped, swapped_word


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("读者预约率", "读者满意率"),
        ("儿童借书证办理率", "老年人借书证办理率"),
        ("书库消防达标率", "书库防潮达标率"),
        ("公办图书馆开放率", "民办图书馆开放率"),
        ("行政村快递服务点通达率", "自然村快递服务点通达率"),
    ],
)
def test_another_word_of_weight_makes_another_measure(upper, lower):
    """The words are named whole."""
    words = swapped_word(upper, lower, ())
    assert words and all(len(word) > 1 for word in words)
    assert words[0] in upper and words[1] in lower


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("农村生活污水治理率", "农村生活污水处理率"),
        ("馆藏质量抽查比例", "馆藏质量抽查面"),
        ("街道书屋覆盖率", "镇（街道）书屋覆盖率"),
        ("公共体育场馆年开放时间", "公共体育场馆全年开放"),
        ("高标准农田用于粮食生产", "高标准农田种粮"),
        ("街道社工站建成率", "镇街社工站建成率"),
        ("行政村快递服务点通达率", "建制村快递服务点通达率"),
        ("学校食堂明厨亮灶覆盖率", "校园食堂明厨亮灶覆盖率"),
        ("公共区域视频监控联网率", "公共区域视频监控接入率"),
        ("研发经费投入强度", "R&D经费投入强度"),
        ("空气质量优良天数比率", "环境空气优良天数比例"),
        ("大宗工业固体废物综合利用率", "大宗固废综合利用率"),
        ("卫生健康部门监测合格率", "卫计部门监测合格率"),
        ("执业（助理）馆员数", "执业馆员（含助理）数"),
        ("地级市书展覆盖率", "设区市书展覆盖率"),
        ("建成阅览设施的街道比例", "建成阅览设没的街道比例"),
        ("城区网络覆盖率", "县城网络覆盖率"),
        ("新建住宅书屋配建率", "住宅书屋配建率"),
    ],
)
def test_synonyms_abbreviations_and_slips_make_none(upper, lower):
    """One thing by two names, the same characters in another order, a word mistyped."""
    assert swapped_word(upper, lower, ()) is None


TABLE = "图书馆建设行动计划\n一、主要任务\n（一）培训馆员。考核合格的阅读推广人达到200人。\n附表\n序号\t指标名称\t2025年\n1\t考核合格的阅读推广人数（人）\t200\n"


def test_a_slip_in_the_name_of_a_target_makes_no_further_target():
    """The table still has it; the mistyped sentence repeats it."""
    found = compared(TABLE, TABLE.replace("考核合格的阅读推广人达到", "考核核格的阅读推广人达到")).of("indicator")
    assert [f.verdict for f in found if f.verdict != "match"] == []


def test_a_short_name_with_a_slip_is_found_again():
    """Of two characters one is wrong: no bigram is left, and other figures are held against each other all the same."""
    upper, lower = "到2027年，年均宣讲不少于800场次。", "到2027年，年均喧讲不少于80场次。"
    found = compared(tasks(f"推广阅读。{upper}"), tasks(f"推广阅读。{lower}")).of("indicator")
    assert [f.rule for f in found] == ["share_of_total"]
    upper, lower = "每年开展应急演练不少于两次。", "每年组织应急演炼不少于一次。"
    found = compared(tasks(f"守护书库。{upper}"), tasks(f"守护书库。{lower}")).of("indicator")
    assert [f.rule for f in found] == ["lower_value"]


@pytest.mark.parametrize(
    ("upper", "lower", "slip"),
    [
        ("考核合格的馆员数", "考核核格的馆员", True),
        ("三级图书馆预约率", "二级图书馆预约率", False),
        ("城市居民办证率", "乡村居民办证率", False),
    ],
)
def test_one_character_mistyped(upper, lower, slip):
    """By sound, or because the word is none any more."""
    assert mistyped(upper, lower) == slip
