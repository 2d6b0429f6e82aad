"""Two targets told in the same words but for one: another measure, or another way to say it."""

import pytest

from extractor.compare.substitution import swapped_word


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("读者预约率", "读者满意率"),
        ("儿童借书证办理率", "老年人借书证办理率"),
        ("书库消防达标率", "书库防潮达标率"),
        ("公办图书馆开放率", "民办图书馆开放率"),
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
