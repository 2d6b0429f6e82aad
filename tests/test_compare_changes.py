"""Copied sentences that say something otherwise: a period, a figure, a date, or a shorter list."""

import pytest
from pairs import compared, tasks

FIXED = "办好读者活动。围绕读者需求健全服务标准和工作机制。{}定期组织馆员交流学习，促进经验互鉴。"


@pytest.mark.parametrize(
    ("upper", "lower", "words"),
    [
        ("每月对逾期图书进行通报。", "每季度对逾期图书进行通报。", ("每月", "每季度")),
        ("每季度对逾期图书进行通报。", "每月对逾期图书进行通报。", ()),
        ("补助标准为每座书屋每年2000元。", "补助标准为每座书屋每年1500元。", ("2000元", "1500元")),
        ("2024年6月底前完成旧书库改造。", "2025年6月底前完成旧书库改造。", ("2024年6月", "2025年6月")),
        ("2024年6月底前完成旧书库改造。", "2024年5月底前完成旧书库改造。", ()),
        ("为读者提供借书、还书、续借、荐书服务。", "为读者提供借书、荐书服务。", ("还书、续借",)),
        ("对独居、空巢、失能老年人每月送书两次。", "对独居、失能老年人每月送书两次。", ("空巢",)),
        ("整理期刊、报纸、图书目录。另编图书目录。", "整理期刊、报纸目录。另编图书目录。", ("图书",)),
        ("对孤儿、留守儿童、困境儿童开展送书服务。", "对孤儿、困境儿童开展送书服务。", ("留守儿童",)),
        ("为读者提供借书、还书、荐书服务。", "为读者提供荐书、借书、还书服务。", ()),
        ("加强社区书屋充换电、加氢等配套设施建设。", "加强社区书屋配套设施建设。", ("充换电、加氢",)),
        ("指导市、区县、乡镇三级图书馆开展送书服务。", "指导县、乡镇两级图书馆开展送书服务。", ()),
    ],
)
def test_what_a_copied_sentence_changes_is_named(upper, lower, words):
    """Both sides of a figure, the items missing from a list; order, levels and higher frequency are no loss."""
    result = compared(tasks(FIXED.format(upper)), tasks(FIXED.format(lower)))
    found = [f for f in result.of("measure") if f.verdict == "dropped"]
    assert len(found) == bool(words), found
    for word in words:
        assert word in found[0].explanation
    assert all(f.severity == "low" and f.upper_quote and f.lower_quote for f in found)


@pytest.mark.parametrize(
    ("lower", "told"),
    [
        ("健全馆员培训制度，定期公布培训结果。整理书库制度汇编，修订藏书建设计划。", "加强书库建设"),
        ("健全馆员培训制度，加强书库建设，定期公布培训结果。整理书库制度汇编，修订藏书建设计划。", None),
        ("健全馆员培训制度，定期公布培训结果。进一步加强书库建设。整理书库制度汇编，修订藏书建设计划。", None),
    ],
)
def test_a_phrase_cut_out_is_told_though_its_words_recur(lower, told):
    """书库 and 建设 stand in the next sentence; where the phrase stands elsewhere nothing is lost."""
    upper = "健全馆员培训制度，着力加强书库建设，定期公布培训结果。整理书库制度汇编，修订藏书建设计划。"
    result = compared(tasks(FIXED.format(upper)), tasks(FIXED.format(lower)))
    found = [f for f in result.of("measure") if f.verdict == "dropped"]
    assert [told in (f.upper_quote or "") for f in found] == ([True] if told else [])


@pytest.mark.parametrize("lower", ["完成旧书库升级改造。", "适时制定借阅办法。"])
def test_a_date_dropped_from_a_short_sentence_is_told(lower):
    """Without the date little is left of the phrase, and that little is kept."""
    upper = "2024年6月底前" + lower.removeprefix("适时")
    result = compared(tasks(FIXED.format(upper)), tasks(FIXED.format(lower)))
    assert [f.rule for f in result.of("measure")] == ["deadline_left_out"]


def test_a_shorter_list_is_told_beside_a_phrase_that_is_gone():
    """What is missing elsewhere in the sentence does not hide it."""
    upper = "把便民理念贯穿规划、建设和运营全过程，合理避让具有重要功能的文物空间，积极打造绿色书屋、绿色书亭、绿色书港、绿色书吧。"
    lower = "打造绿色书屋、绿色书亭、绿色书吧。"
    found = compared(tasks(FIXED.format(upper)), tasks(FIXED.format(lower))).of("measure")
    assert ["绿色书港" in f.explanation for f in found if f.rule == "items_left_out"] == [True], found
