"""A plan against its own start: figures of the past in prose, in the sentence of the target, in the review."""

import pytest
from pairs import checked, tasks


def behind(*bodies: str) -> list[tuple[str, str | None]]:
    """Rule and quote of the past of each target found behind its own start."""
    found = checked(tasks(*bodies), issued_on="2023-05-01", period_start=2023)
    return [(f.rule, f.upper_quote) for f in found if f.verdict == "below_baseline"]


@pytest.mark.parametrize(
    ("past", "target"),
    [
        ("截至2022年底，全县农村公路优良中等路率为86.5%", "农村公路优良中等路率达到86%"),
        ("目前，消火栓完好率为96.5%", "消火栓完好率达到96%以上"),
        ("2022年底，孕产妇死亡率为10.2/10万", "孕产妇死亡率控制在11/10万以内"),
        ("截至2022年底，每千人口床位达到5.2张", "每千人口床位达到5张"),
    ],
)
def test_a_target_behind_the_figure_of_the_past(past, target):
    """Less is worse, but for deaths, losses and limits, where more is."""
    ((rule, quote),) = behind(f"改善服务。{past}。到2025年，{target}。")
    assert rule == "target_behind_own_figure" and quote and quote in past.replace("到2025年，", "")


@pytest.mark.parametrize(
    "sentences",
    [
        "截至2022年底，农村公路优良中等路率为86.5%。到2025年，农村公路优良中等路率达到88%。",
        "2022年底，孕产妇死亡率为10.2/10万。到2025年，孕产妇死亡率控制在9/10万以内。",
        "截至2022年底，全县建成阅览室30个。到2025年，建成阅览室20个。",
        "2022年底，全国注册读者比例为40%。到2025年，注册读者比例达到30%。",
        "2022年底，城市社区阅读覆盖率为80%。到2025年，农村社区阅读覆盖率达到60%。",
        "2022年底，读者占比为40%。到2025年，读者占比提高5个百分点。",
        "全县共有阅览室3260个。到2025年，接入平台的阅览室不少于2000个。",
        "全县建成阅览室312个。到2025年，每个乡镇至少建有2个阅览室。",
        "2022年底，农村道路绿化率为40%。到2025年，车船收入安排农村道路绿化的比例不低于10%。",
    ],
)
def test_progress_and_other_figures_are_no_setback(sentences):
    """Forward, a count on top of those there are, another place, another measure, a change, a share of money."""
    assert behind(f"改善服务。{sentences}") == []


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("办理时限由5个工作日压缩至6个工作日。", ["change_against_its_verb"]),
        ("农村自来水普及率由92%提高到90%。", ["change_against_its_verb"]),
        ("单位产品能耗由0.35吨标准煤降至0.38吨标准煤。", ["change_against_its_verb"]),
        ("办理时限由5个工作日压缩至3个工作日。", []),
        ("农村自来水普及率由90%提高到92%。", []),
        ("材料由8份精简至3份。", []),
    ],
)
def test_a_change_that_runs_against_its_verb(sentence, rules):
    """由…压缩至 a longer time: whichever way is good, the sentence contradicts itself."""
    assert [rule for rule, _ in behind(f"优化办理。到2025年，{sentence}")] == rules


@pytest.mark.parametrize(
    ("row", "rules"),
    [
        ("改造老旧书屋（个）\t〔70〕\t〔12〕", []),
        ("改造老旧书屋（个）\t［70］\t［12—15］", []),
        ("持证书屋（个）\t70\t12", ["target_behind_baseline"]),
    ],
)
def test_what_five_years_add_up_to_is_no_state_to_fall_behind(row, rules):
    """〔70〕 were done in the last five years and 〔12〕 are to be done in the next."""
    table = f"主要指标\n序号\t指标名称\t2022年\t2027年\n1\t{row}\n2\t馆员持证率（%）\t60\t90\n"
    found = checked(f"一、主要目标\n{table}二、任务\n（一）推广阅读。组织读书节。\n")
    assert [f.rule for f in found if f.verdict == "below_baseline"] == rules
