"""Sentences, bodies and tasks of a pair: dropped, added, kept, handed down."""

import pytest
from pairs import compared, tasks

from extractor.models import Finding

BODY = (
    "推广阅读。每年举办读书节，组织作家进校园。培育民间阅读组织，评选书香家庭。依托社区建设流动书屋，定期更换图书。"
    "对农民工和留守儿童开展阅读帮扶。"
)
OTHER = "培训馆员。按规定配备专职馆员，开展编目业务培训。完善馆员职称评价办法。"


def measures(upper: str, lower: str) -> list[tuple[str, str]]:
    """Verdict and quote of the findings on sentences."""
    found = compared(tasks(upper, OTHER), tasks(lower, OTHER)).of("measure")
    return [(f.verdict, f.upper_quote or f.lower_quote or "") for f in found]


@pytest.mark.parametrize(
    "sentence",
    [
        "培育民间阅读组织，评选书香家庭。",
        "依托社区建设流动书屋，定期更换图书。",
        "对农民工和留守儿童开展阅读帮扶。",
    ],
)
def test_a_sentence_left_out_of_a_kept_task_is_dropped(sentence):
    """And no other one."""
    assert measures(BODY, BODY.replace(sentence, "")) == [("dropped", sentence)]


def test_a_phrase_left_out_of_a_kept_sentence_is_named():
    """Not the whole sentence: the part of it that is gone, with the sentence that stayed."""
    result = compared(tasks(BODY, OTHER), tasks(BODY.replace("，评选书香家庭", ""), OTHER))
    (found,) = result.of("measure")
    assert (found.upper_quote, found.lower_quote) == ("评选书香家庭", "培育民间阅读组织。")
    assert found.rule == "phrase_without_counterpart" and found.severity == "low"


def test_a_sentence_moved_to_another_task_is_not_dropped():
    """It stands elsewhere in the lower plan."""
    moved = "对农民工和留守儿童开展阅读帮扶。"
    result = compared(tasks(BODY, OTHER), tasks(BODY.replace(moved, ""), OTHER + moved))
    assert "dropped" not in result.verdicts("measure")


def test_sentences_merged_or_reworded_are_found_again():
    """One sentence of two, another order of phrases, synonyms."""
    lower = "推广阅读。评选书香家庭，每年举办读书节，组织作家进校园，大力培育民间阅读组织。依托社区设立流动书屋，定期更换图书。对留守儿童和农民工实施阅读帮扶。"
    assert measures(BODY, lower) == []


def test_a_new_sentence_is_added():
    """What the upper plan knows nothing of is worth knowing, and no more."""
    new = "保护民间古籍，修复破损典籍。"
    result = compared(tasks(BODY, OTHER), tasks(BODY + new, OTHER))
    (found,) = result.of("measure")
    assert (found.verdict, found.lower_quote, found.severity) == ("added", new, "info")


def test_no_sentence_is_said_to_keep_what_stands_in_several():
    """Where the rest of a sentence is spread over the clause, none of them is shown as the one that keeps it."""
    whole = "推广阅读。每年举办读书节，组织作家进校园，培育民间阅读组织，评选书香家庭，统筹解决社区用房。"
    parts = "推广阅读。每年举办读书节。组织作家进校园。培育民间阅读组织。评选书香家庭。"
    (found,) = compared(tasks(whole, OTHER), tasks(parts, OTHER)).of("measure")
    assert (found.upper_quote, found.lower_quote) == ("统筹解决社区用房", None)
    assert "其他内容" in found.explanation and "保留了这句话" not in found.explanation


def test_what_became_of_an_upper_sentence_is_not_added():
    """One lower sentence is not both what keeps an upper one and something nobody asked for."""
    shows = "推进会展业绿色发展，"
    upper = BODY + shows + "指导制定行业相关绿色标准，推动办展设施循环使用。"
    lower = BODY + shows + "推广应用智能投影设备、可拆卸展台和电子票证系统，引导参展商减少纸质宣传材料。"
    (found,) = compared(tasks(upper, OTHER), tasks(lower, OTHER)).of("measure")
    assert (found.verdict, found.upper_quote) == ("dropped", "指导制定行业相关绿色标准，推动办展设施循环使用")
    assert (found.lower_quote or "").startswith(shows)


def test_a_target_is_not_reported_twice():
    """A phrase that is a target has its verdict already."""
    upper = "推广阅读。到2025年，80%的社区建成书屋，70%的乡镇设立阅览室。组织读书节。"
    result = compared(tasks(upper, OTHER), tasks(upper.replace("，70%的乡镇设立阅览室", ""), OTHER))
    assert result.of("measure") == [] and "omitted" in result.verdicts("indicator")


def test_an_omitted_task_is_one_finding():
    """Not one for each of its sentences."""
    result = compared(tasks(BODY, OTHER), tasks(OTHER))
    assert result.of("measure") == []
    (found,) = [f for f in result.of("task") if f.verdict == "omitted"]
    assert (found.severity, found.rule) == ("high", "clause_omitted") and "推广阅读" in found.explanation


def test_a_date_left_out_of_a_kept_sentence_is_named():
    """Also where no number stands by it; a year said before in the clause goes on governing."""
    upper = "推广阅读。组织作家进校园。2024年6月底前，出台阅读推广人管理办法。"
    lower = upper.replace("2024年6月底前，", "")
    (found,) = compared(tasks(upper, OTHER), tasks(lower, OTHER)).of("measure")
    assert (found.rule, found.flags) == ("deadline_left_out", ("deadline_dropped",))
    governed = lower.replace("组织作家", "2024年组织作家")
    assert compared(tasks(upper, OTHER), tasks(governed, OTHER)).of("measure") == []


# ---- bodies ----------------------------------------------------------------------------------------------------------
UNITS = "（责任单位：市文化旅游委、市教委、市财政局，各区县政府）"


def units(upper: str, lower: str) -> dict[str, str]:
    """Verdict on each body, by how it is printed."""
    found = compared(tasks(BODY + upper, OTHER), tasks(BODY + lower, OTHER)).of("unit")
    return {f.upper_quote or f.lower_quote or "": f.verdict for f in found}


def test_own_counterparts_are_kept_and_places_below_handed_down():
    """市教委 is 县教委, 各区县政府 is 各乡镇."""
    assert units(UNITS, "（责任单位：县文化旅游委、县教委、县财政局，各乡镇（街道））") == {
        "市文化旅游委": "kept",
        "市教委": "kept",
        "市财政局": "kept",
        "各区县政府": "delegated",
    }


def test_a_body_left_out_is_dropped_and_a_new_one_added():
    """Names are compared whole."""
    found = units(UNITS, "（责任单位：县文化旅游委、县财政局、县民政局，各乡镇（街道））")
    assert (found["市教委"], found["县民政局"]) == ("dropped", "added")


def test_other_names_of_a_body_are_that_body():
    """卫健委 is 卫生健康委."""
    found = units("（责任单位：市卫生健康委、市人力社保局）", "（责任单位：县卫健委、县人社局）")
    assert set(found.values()) == {"kept"}


def test_a_county_plan_need_not_name_itself():
    """各区县政府 speaks to the county whose plan this is."""
    assert "dropped" not in units(UNITS, "（责任单位：县文化旅游委、县教委、县财政局）").values()


def test_a_plan_without_any_bodies_is_one_finding():
    """Not one for each body of each task."""
    result = compared(tasks(BODY + UNITS, OTHER + UNITS), tasks(BODY, OTHER))
    (found,) = result.of("unit")
    assert (found.verdict, found.rule) == ("dropped", "no_bodies_at_all")


def test_a_changed_role_is_said():
    """Lead above, one of many below."""
    upper = "（市文化旅游委牵头，市教委配合）"
    result = compared(tasks(BODY + upper, OTHER), tasks(BODY + "（责任单位：县文化旅游委、县教委）", OTHER))
    assert all("改为" in f.explanation for f in result.of("unit"))


# ---- all findings ------------------------------------------------------------------------------------------------------
def test_ids_are_stable_and_unique(records):
    """Derived from what a finding is about: letters, digits, _ and - only."""
    ids = [f.id for f in records.findings]
    assert len(ids) == len(set(ids))
    assert all(i.isascii() and i.replace("-", "").replace("_", "").isalnum() for i in ids)


def test_verdicts_are_those_of_the_contract(records):
    """The vocabularies by subject."""
    known = {
        "indicator": "match stricter weaker interim redefined omitted upper_only not_applicable added",
        "task": "match adapted omitted upper_only added",
        "measure": "dropped added",
        "unit": "kept dropped added delegated",
        "wording": "unlocalised suspected_typo softened",
        "consistency": "table_prose_conflict below_baseline sum_mismatch numbering_gap deadline_before_issue",
    }
    assert all(f.verdict in known[f.subject].split() for f in records.findings)


def test_what_an_auditor_would_report_of_the_main_pair(records):
    """A near copy: the list of grave findings is short enough to read aloud."""
    pair = [f for f in records.findings if f.comparison_id == "cq-2023-103--yy-2024-21"]
    grave: list[Finding] = [f for f in pair if f.severity == "high"]
    assert len(grave) <= 5 and all(f.verdict == "omitted" for f in grave)


def test_the_lower_plan_is_the_plan_that_was_asked_for() -> None:
    """What is left of the sentence is its date; it weighs little, and says so."""
    upper = tasks("推广阅读。组织读书节。各县（市、区）要结合实际制定具体实施方案，于6月底前报市教委备案。")
    [found] = [f for f in compared(upper, tasks("推广阅读。组织读书节。")).of("measure") if f.verdict == "dropped"]
    assert (found.severity, "下级计划本身就是所要求的方案" in found.explanation) == ("info", True)


@pytest.mark.parametrize(
    ("lower", "said"),
    [
        ("引导书店实施自动化改造。", "下级保留了这句话"),
        ("鼓励书店自动化换人、机械化减人，不再靠人工登记图书。", "下级有相近语句"),
    ],
)
def test_a_sentence_like_the_upper_one_is_not_said_to_be_kept(lower: str, said: str) -> None:
    """Only where the rest of it stands there the sentence was kept."""
    head, tail = "推广阅读。", "依托社区建设流动书屋，定期更换图书。对农民工开展阅读帮扶。"
    upper = f"{head}推广远程借阅、无人书柜等先进适用技术，引导书店实施自动化改造。{tail}"
    found = compared(tasks(upper, OTHER), tasks(f"{head}{lower}{tail}", OTHER)).of("measure")
    assert [f.explanation[: len(said)] for f in found if f.rule == "phrase_without_counterpart"] in ([said], [])
    assert found and (said == "下级保留了这句话") == any(f.explanation.startswith("下级保留了这句话") for f in found)
