"""Targets kept in other words: their object stands in the answering clause, their figure does not."""

import re

import pytest
from pairs import compared, tasks

from extractor.compare.targets.acts import _patterns
from extractor.lexicon import load

FIXED = "办好读者活动。围绕读者需求健全服务标准和工作机制。{}定期组织馆员交流学习，促进经验互鉴。"


def judged(upper: str, lower: str):
    """Findings on targets and sentences of one task whose other sentences are copied."""
    return compared(tasks(FIXED.format(upper)), tasks(FIXED.format(lower)))


@pytest.mark.parametrize(
    ("upper", "lower", "rule"),
    [
        ("每个街道至少设立1个阅读站。", "在街道设立阅读站。", "object_without_number"),
        ("每个街道至少培育1家连锁书店。", "各街道培育连锁书店。", "object_without_number"),
        ("每个林场配备巡护无人机5架以上。", "林场推广应用巡护无人机。", "object_without_number"),
        ("每个重点林区配备阅读无人机5架以上。", "推广应用阅读无人机。", "object_without_number"),
        ("每年开展2次图书漂流活动。", "定期开展图书漂流活动。", "object_without_number"),
        ("每年举办2次图书漂流大赛。", "推荐作品参加全市图书漂流大赛。", "event_of_upper_level"),
        ("书架适老化改造完成率100%。", "全面完成书架适老化改造。", "all_in_other_words"),
        ("馆员持证上岗率达到100%。", "馆员全员持证上岗。", "all_in_other_words"),
        ("古籍数字化率达到60%。", "优化网点布局。", "no_counterpart"),
    ],
)
def test_an_object_kept_without_its_figure_is_not_left_out(upper, lower, rule):
    """Most of the object in one sentence of the answering clause; what is not there at all stays omitted."""
    (finding,) = [f for f in judged(upper, lower).of("indicator") if f.upper_indicator_id]
    assert finding.rule == rule, finding
    assert ("unquantified" in finding.flags) == (rule == "object_without_number")
    assert (finding.severity == "high") == (rule == "no_counterpart")


def test_a_figure_that_is_printed_is_not_called_missing():
    """三级 → 二级 with the same number: the row never says that the number is not there."""
    result = judged("三级公立图书馆达标率100%。", "二级公立图书馆达标率100%。")
    (finding,) = [f for f in result.of("indicator") if f.upper_indicator_id]
    assert finding.verdict == "redefined" and "未见这一数值" not in finding.explanation


def test_a_value_printed_before_the_first_clause_is_found():
    """Where no targets are read, a value and its object still keep the row from being sure."""
    kept = "办好读者活动。定期组织馆员交流学习，促进经验互鉴。"
    lower = tasks(kept).replace("一、", "到2025年古籍数字化率达到60%\n一、", 1)
    result = compared(tasks(f"{kept}古籍数字化率达到60%。"), lower)
    (finding,) = [f for f in result.of("indicator") if f.upper_indicator_id]
    assert (finding.verdict, finding.severity, finding.rule) == ("omitted", "low", "said_differently")
    assert finding.lower_quote == "到2025年古籍数字化率达到60%"


def test_a_lost_target_weighs_once():
    """The sentence that says nothing but the target is listed, and only the target's row is grave."""
    for sentence in ("古籍数字化率达到60%。", "到2025年，古籍数字化率达到60%。", "2025年底前，古籍数字化率达到60%。"):
        result = judged(sentence, "")
        assert [(f.verdict, f.severity) for f in result.of("indicator")] == [("omitted", "high")]
        assert [(f.verdict, f.severity) for f in result.of("measure")] == [("dropped", "info")]


def test_a_target_that_is_met_is_not_reported_as_a_lost_sentence():
    """Other words around the same value: the target matches, and no sentence is called dropped or added beside it."""
    result = judged("覆盖三分之二以上的村。", "覆盖2/3以上的村。")
    assert result.verdicts("indicator") == ["match"]
    assert result.of("measure") == []


def test_a_target_kept_in_words_is_not_reported_as_a_lost_sentence():
    """The row on the target quotes the words that keep it: nothing else is dropped."""
    result = judged("每个街道至少培育1家连锁书店。", "各街道培育连锁书店。")
    assert [f.flags for f in result.of("indicator")] == [("unquantified",)]
    assert "dropped" not in result.verdicts("measure")


def test_all_of_another_phrase_is_not_all_of_this():
    """全面启动 of one thing asks for no more than a start of the other."""
    upper, lower = "到2025年，阅读指导中心建设率达到100%。", "全面启动阅读体系建设，加快建设阅读指导中心。"
    assert [f.rule for f in judged(upper, lower).of("indicator")] == ["object_without_number"]


def test_what_answers_another_sentence_does_not_keep_a_target():
    """The upper plan asks for the centres and for a share of them; the copy of the first sentence is silent on the second."""
    work, goal = "加快建设街道阅读指导中心{}。", "到2025年，街道阅读指导中心建设率达到100%。"
    for more in ("", "，培育读者社团"):
        result = judged(work.format("") + goal, work.format(more))
        assert [(f.verdict, f.rule) for f in result.of("indicator")] == [("omitted", "said_differently")]
        assert ("dropped", goal) in [(f.verdict, f.upper_quote) for f in result.of("measure")]
    assert [f.rule for f in judged(goal, work.format("")).of("indicator")] == ["object_without_number"]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("每个街道至少建成1个阅读服务站。", "各街道打造阅读服务站。"),
        ("每个街道至少建成1个阅读服务站。", "在街道加强阅读服务站建设。"),
        ("每个街道至少设立1个阅读服务站。", "择优认定街道阅读服务站。"),
        ("每个街道至少创建1个示范书香社区。", "各街道积极争创示范书香社区。"),
        ("每个街道至少配备1名阅读指导员。", "各街道选聘阅读指导员。"),
        ("每个街道至少配备1名阅读指导员。", "充实街道阅读指导员力量。"),
        ("每个街道至少改造1个老旧阅览室。", "推动街道老旧阅览室更新。"),
        ("每个街道每年开展2次图书漂流活动。", "街道定期举办图书漂流活动。"),
        ("每个街道每年开展2次图书漂流活动。", "街道做好图书漂流活动。"),
        ("阅读指导中心建设率达到95%。", "支持各街道设立阅读指导中心。"),
        ("图书馆购书经费标准较2023年提高10%。", "图书馆购书经费标准稳步提升。"),
    ],
)
def test_an_act_of_the_same_family_keeps_a_target(upper, lower):
    """打造 and 认定 bring about what 建成 brings about; 举办 and 开展 have the same take place."""
    assert [(f.verdict, f.rule) for f in judged(upper, lower).of("indicator")] == [("match", "object_without_number")]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("每个街道至少建成1个阅读服务站。", "规范管理街道阅读服务站。"),
        ("每个街道至少建成1个阅读服务站。", "改善服务，主动对接街道阅读服务站。"),
        ("每个街道至少建成1个阅读服务站。", "引导读者社团入驻街道阅读服务站。"),
        ("每个街道至少建成1个阅读服务站。", "用好已建成的街道阅读服务站。"),
        ("每个街道至少建成1个阅读服务站。", "打造书香品牌，引导社团入驻街道阅读服务站。"),
        ("每个街道至少配备1名阅读指导员。", "发挥街道阅读指导员作用。"),
        ("每个街道至少改造1个老旧阅览室。", "加强街道老旧阅览室管理。"),
        ("每个街道每年举办2次图书漂流活动。", "街道组织馆员参加图书漂流活动。"),
        ("每个街道每年举办2次招聘活动。", "街道动员居民报名招聘活动。"),
        ("阅读指导中心建设率达到95%。", "加强建设标准宣传，用好阅读指导中心。"),
        ("图书馆购书经费标准较2023年提高10%。", "图书馆购书经费执行省定标准。"),
        ("街道均设立阅读服务站。", "规范管理街道阅读服务站。"),
    ],
)
def test_another_act_on_the_same_object_keeps_nothing(upper, lower):
    """To manage a station, or to move into it, builds none: the row shows the sentence and says that it has to be checked."""
    (finding,) = [f for f in judged(upper, lower).of("indicator") if f.upper_indicator_id]
    assert (finding.verdict, finding.severity, finding.rule) == ("omitted", "medium", "said_differently")
    assert finding.lower_quote and "是否落实需人工核对" in finding.explanation


def test_of_two_sentences_the_one_with_the_act_keeps_a_target():
    """What manages the stations stands first and says as much of them; what sets them up answers."""
    lower = "规范管理街道阅读服务站。各街道设立阅读服务站。"
    found = judged("每个街道至少建成1个阅读服务站。", lower).of("indicator")
    assert [(f.rule, f.lower_quote) for f in found] == [("object_without_number", "各街道设立阅读服务站。")]


@pytest.mark.parametrize("family", load("wording")["acts"])
def test_every_word_for_an_act_has_its_example(family):
    """Each word and pattern finds an example of its family, each example is found, and no counter-example is."""
    entry = load("wording")["acts"][family]
    for kind in ("words", "answers"):
        for pattern in entry.get(kind, ()):
            assert any(re.search(pattern, example) for example in entry["examples"]), pattern
    _, answering = _patterns()[family]
    assert all(answering.search(example) for example in entry["examples"])
    assert not any(answering.search(example) for example in entry["unlike"])
