"""Clauses of two plans linked: kept, changed, merged, split, reordered, left out, added."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pairs import compared, tasks

from extractor.align.parts import parts_of
from extractor.align.rows import rows_of_upper
from extractor.align.strays import Near
from extractor.compare.pair import pair_of
from extractor.compare.tasks.verdicts import compare_tasks
from extractor.likeness import pairing_of
from extractor.pipeline import comparison_of

GOLD = Path(__file__).parent / "gold"

LIBRARY = "完善图书馆网络。建设市级中心图书馆和街道分馆，推动馆藏资源统一编目、通借通还。延长周末和夜间开放时间。"
READING = "推广全民阅读。每年举办读书节，组织作家进校园、进社区活动。培育民间阅读组织，评选书香家庭。"
DIGITAL = "建设数字阅读平台。采购电子图书和有声资源，开发移动阅读应用。向农村地区投放电子阅读设备。"
STAFF = "加强馆员队伍。按规定配备专职馆员，开展编目、参考咨询等业务培训。完善馆员职称评价办法。"
FUNDS = "筹集建设资金。将购书经费列入本级预算，引导社会力量捐建阅览室。加强经费使用监督。"
ALL = (LIBRARY, READING, DIGITAL, STAFF, FUNDS)


def links(result):
    """Linked headings, upper and lower; None where there is none."""
    heading = {c.id: c.heading for p in (result.upper, result.lower) for c in p.clauses}
    return {
        (heading.get(a.upper_clause_id), heading.get(a.lower_clause_id)): a.relation
        for a in result.alignments
        if heading.get(a.upper_clause_id or a.lower_clause_id) != "主要任务"
    }


def name(body):
    """The heading of a task."""
    return body.split("。")[0]


def test_copies_match_in_any_order():
    """Order says nothing: a county may begin with what the city ends with."""
    lower = [body.replace("市级", "县级") for body in reversed(ALL)]
    assert links(compared(tasks(*ALL), tasks(*lower))) == {(name(b), name(b)): "match" for b in ALL}


def test_a_task_left_out_is_omitted_and_a_new_one_added():
    """No link is forced on what has no counterpart."""
    new = "保护古籍。普查民间藏书，修复破损典籍，建立善本名录。"
    found = links(compared(tasks(*ALL), tasks(LIBRARY, READING, DIGITAL, FUNDS, new)))
    assert found[(name(STAFF), None)] == "omitted"
    assert found[(None, "保护古籍")] == "added"


def test_two_tasks_merged_are_both_linked():
    """Containment finds the parts of a merged task."""
    merged = READING + DIGITAL.removeprefix("建设数字阅读平台。")
    found = links(compared(tasks(*ALL), tasks(LIBRARY, merged, STAFF, FUNDS)))
    assert (name(READING), name(READING)) in found and (name(DIGITAL), name(READING)) in found


def test_a_task_merged_in_other_words_is_linked():
    """A part whose heading and a good share of whose text stand in the whole went there, however close the other is."""
    part = (
        "建设数字阅读平台。整合全市数字资源，每个街道至少配备2台阅读终端。支持企业开发阅读产品，定期举办数字阅读大赛。"
    )
    merged = READING + "整合全市数字资源，每个街道至少配备2台阅读终端。"
    found = links(compared(tasks(LIBRARY, READING, part, STAFF), tasks(LIBRARY, merged, STAFF, FUNDS)))
    assert ("建设数字阅读平台", name(READING)) in found


def test_a_namesake_answers_though_another_part_of_the_task_is_closer():
    """A task taken apart: most of it went elsewhere, and what keeps its name is written anew."""
    rest = "延长开放时间。建设市级中心图书馆和街道分馆，推动馆藏资源统一编目、通借通还。"
    anew = "完善图书馆网络。推动馆藏资源共享，新添流动书车，设在村口和市集，由乡贤照看，农闲时多开几趟，雨天也不停。"
    found = links(compared(tasks(*ALL), tasks(rest, anew, READING, DIGITAL, STAFF, FUNDS)))
    assert (name(LIBRARY), name(rest)) in found and (name(LIBRARY), name(anew)) in found


def test_a_task_split_in_two_is_linked_to_both():
    """Both halves stand in the upper task."""
    network, hours = LIBRARY.split("延长")
    result = compared(tasks(*ALL), tasks(network, "优化开放服务。延长" + hours, READING, DIGITAL, STAFF, FUNDS))
    found = links(result)
    assert (name(LIBRARY), name(LIBRARY)) in found and (name(LIBRARY), "优化开放服务") in found
    assert "拆为2条" in result.alignments[1].explanation


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("评选书香家庭", "评选书香乡村"),
        ("延长周末和夜间开放时间", "延长夜间和周末开放时间"),
        ("推动馆藏", "促进馆藏"),
    ],
)
def test_small_wording_is_no_change(old, new):
    """Order of words, synonyms and a word or two leave a match."""
    found = compared(tasks(*ALL), tasks(*(body.replace(old, new) for body in ALL)))
    assert set(links(found).values()) == {"match"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("向农村地区投放电子阅读设备。", ""),
        ("，引导社会力量捐建阅览室", ""),
        ("完善馆员职称评价办法。", "每年选派骨干馆员到高校图书馆跟班学习，组建流动讲师团下乡授课。"),
    ],
)
def test_a_sentence_or_phrase_left_out_is_an_adaptation(old, new):
    """What is gone is named in the explanation."""
    result = compared(tasks(*ALL), tasks(*(body.replace(old, new) for body in ALL)))
    changed = [a for a in result.alignments if a.relation == "adapted"]
    assert len(changed) == 1 and "未见" in changed[0].explanation


@pytest.mark.parametrize(
    ("lower", "relation"),
    [("每季度巡检至少1次", "match"), ("每半年巡检至少1次", "adapted"), ("巡检1次以上", "match")],
)
def test_a_longer_period_is_an_adaptation(lower, relation):
    """每季度1次 is not 每半年1次; where one of them gives no period, nothing is known to have changed."""
    upper = LIBRARY + "对书库每季度巡检至少1次。"
    found = links(compared(tasks(upper), tasks(LIBRARY + f"对书库{lower}。")))
    assert found[(name(LIBRARY), name(LIBRARY))] == relation


def test_a_task_only_the_upper_level_can_do_is_not_omitted():
    """Its targets are all the upper level's own; but not where most of it is what anybody can do."""
    upper_only = "打造馆藏高地。到2025年，全市建成国家级古籍保护中心1个、国家级重点实验室2个。"
    found = links(compared(tasks(*ALL, upper_only), tasks(*ALL)))
    assert found[("打造馆藏高地", None)] == "upper_only"
    much_more = upper_only + "完善编目规则。培养修复人才。办好读者沙龙。"
    found = links(compared(tasks(*ALL, much_more), tasks(*ALL)))
    assert found[("打造馆藏高地", None)] == "omitted"


def test_a_heading_is_linked_with_what_stands_below_it():
    """Headings without text of their own find their counterpart through their clauses."""
    end = (
        "二、保障措施\n（一）加强领导。成立工作专班，定期研究图书馆建设。\n（二）强化督导。把图书馆建设纳入年度考核。\n"
    )
    result = compared(tasks(*ALL) + end, tasks(*ALL) + end.replace("保障措施", "组织保障"))
    assert links(result)[("保障措施", "组织保障")] == "match"


def test_scores_are_shares():
    """Similarity and share of copied text lie between 0 and 1 and say how much was taken over."""
    result = compared(
        tasks(*ALL), tasks(*ALL[:4], FUNDS + "县级财政设立图书采购专户，逐年公示书目与单价，接受读者评议监督。")
    )
    assert all(0 <= a.similarity <= 1 and 0 <= a.copy_ratio <= 1 for a in result.alignments)
    assert result.alignments[0].copy_ratio == 1 and result.alignments[4].copy_ratio < 0.8


def test_rows_are_numbered_and_belong_to_their_comparison():
    """Ids are those of the contract."""
    result = compared(tasks(*ALL), tasks(*ALL))
    assert [a.id for a in result.alignments[:2]] == ["upper--lower_a001", "upper--lower_a002"]
    assert {a.comparison_id for a in result.alignments} == {"upper--lower"}


def test_links_of_the_corpus_are_those_of_the_gold_set(records):
    """Every link of the pair an auditor aligned by hand, and no other."""
    gold = json.loads((GOLD / "D0-D1.alignments.json").read_text("utf-8"))
    rows = [a for a in records.alignments if a.comparison_id == "cq-2023-103--yy-2024-21"]
    linked = [a for a in rows if a.upper_clause_id and a.lower_clause_id]
    assert len(linked) == sum(len(g["local"]) for g in gold)
    assert len([a for a in rows if a.lower_clause_id is None]) == sum(not g["local"] for g in gold)


@pytest.mark.parametrize("text", ["", "一、主要任务\n"])
def test_a_plan_with_nothing_to_say_leaves_all_tasks_out(text):
    """A plan without tasks is no error, nor are two."""
    assert {a.relation for a in compared(tasks(*ALL), text).alignments if a.upper_clause_id} == {"omitted"}
    assert "added" not in {a.relation for a in compared(text, text).alignments}


BROAD = (
    "打造特色风貌。统筹好城镇建设与自然山水的关系，保持山水脉络和自然风貌，充分挖掘和传承历史文化底蕴。"
    "重大公共建筑体现地域特征和时代风貌，及时认定公布有保护价值的老城片区，加大文物保护修缮力度。"
)


def test_task_rewritten_into_part_of_a_broader_one_is_not_omitted():
    """One phrase kept and a few words in common are little of either task, but nothing else comes near."""
    nature = (
        "与自然环境相协调。城镇建设融入山水，保持山水脉络和自然风貌。保护修复河湖缓冲带，不以风雨廊桥名义建房。"
        "绿化美化采用乡土植物，统筹推进滨水绿道和游憩空间建设。"
    )
    rail = "发展轨道交通。编制线网规划，开工建设两条线路。完善换乘设施，发行一卡通。"
    lower = tasks(BROAD, "方便出行。建设公交专用道，更新候车亭。")
    found = compared(tasks(nature, rail), lower)
    rows = {row.upper_clause_id: row for row in found.alignments if row.upper_clause_id}
    assert (rows["upper_1-1"].relation, rows["upper_1-1"].lower_clause_id) == ("adapted", "lower_1-1")
    assert (rows["upper_1-2"].relation, rows["upper_1-2"].lower_clause_id) == ("omitted", None)


@pytest.mark.parametrize(("score", "named"), [(0.12, True), (0.05, False)])
def test_omitted_task_names_the_closest_clause_where_one_is_not_far(score, named):
    """A reader is shown where to look."""
    upper, lower, *_ = compared(tasks(FUNDS), tasks(READING, STAFF))
    pairing = pairing_of(upper, lower)
    ours, theirs = parts_of(upper), parts_of(lower)
    [row] = rows_of_upper(upper, pairing.scale, ours, theirs, [], {0: Near(1, score, 0.1)})
    assert (row.relation, row.lower_clause_id) == ("omitted", None)
    assert (f"最接近的是“（二）加强馆员队伍”，但相似度只有{score:.0%}" in row.explanation) == named


def test_omission_with_a_clause_near_is_less_sure():
    """The reader is asked to look; severity and confidence say so."""
    result = compared(tasks(FUNDS), tasks(READING, STAFF))
    pair = pair_of(
        comparison_of(result.upper.document, result.lower.document), result.upper, result.lower, result.alignments
    )
    near = replace(pair, alignments=tuple(a._replace(similarity=0.12) for a in result.alignments if a.upper_clause_id))
    told = [
        [(f.severity, f.confidence) for f in compare_tasks(p, frozenset()) if f.verdict == "omitted"]
        for p in (pair, near)
    ]
    assert told == [[("high", 0.85)], [("medium", 0.6)]]


def test_tasks_of_one_name_answer_each_other_though_their_texts_differ():
    """Both are about the staff; the second one of that name answers a clause whose text is closer as well."""
    one = "加强基层馆员队伍建设。综合各街道人口、馆藏和志愿者情况，统筹谋划岗位布局，每个街道设置1个评估培训点，推动分级评定。"
    two = "完善评估办法。对馆员服务内容、服务质量、读者满意度、业务培训定期开展综合评价。"
    lower = "加强馆员队伍建设。依托县图书馆，对馆员服务内容、服务质量、读者满意度、业务培训定期开展综合评价，并设立指导小组。"
    found = links(compared(tasks(one, two, READING, DIGITAL, FUNDS), tasks(lower, READING, DIGITAL, FUNDS)))
    assert {upper for upper, below in found if below == "加强馆员队伍建设"} == {"加强基层馆员队伍建设", "完善评估办法"}


def test_phrases_that_moved_to_another_task_link_it_too():
    """The local plan answers a task in one clause and says some of it in another."""
    energy = (
        "建设节约型设施。优化供水供热布局，推进管网更新改造。推广分散式风电和分布式光伏应用。"
        "加强配电网、储能、充电桩等能源设施建设，落实节水用水制度。"
    )
    traffic = (
        "完善交通网络。建设公交专用道，更新候车亭，优化线路走向，打通断头路，治理乱停车。"
        "发展共享单车，规范网约车经营，清理占道经营。"
    )
    kept = "建设节约型设施。优化供水供热布局，推进管网更新改造，落实节水用水制度。"
    upper = tasks(energy, traffic, READING)
    lower = tasks(kept, traffic + "加强配电网、储能、充电桩等能源设施建设。", READING)
    rows = [(a.upper_clause_id, a.lower_clause_id, a.explanation) for a in compared(upper, lower).alignments]
    assert [r[:2] for r in rows if r[0] == "upper_1-1"] == [("upper_1-1", "lower_1-1"), ("upper_1-1", "lower_1-2")]
    assert rows[1][2] == "上级此条的部分内容写入下级此条。"
    assert not [r for r in rows if r[0] is None]


def test_copy_of_a_task_is_no_part_of_another_like_it():
    """What the closest clause says of a dropped task it says because its own original does."""
    network = "完善阅读服务网络。建设覆盖全民的阅读服务网络，设立社区书屋，组织馆员轮训，公布开放时间。"
    service = "强化全民阅读服务。依托覆盖全民的阅读服务网络，购买服务，招募志愿者，办理流动借阅。"
    rows = compared(tasks(network, service, DIGITAL), tasks(network, DIGITAL)).alignments
    assert [r.relation for r in rows if r.upper_clause_id == "upper_1-2"] == ["omitted"]


def test_a_reworded_copy_is_no_part_of_another_task_for_words_its_original_half_has():
    """The closest clause says the most of what the reworded one seems to take from the dropped task."""
    network = "健全阅读服务网络。构建图书馆、书屋、学校和社区衔接的阅读服务网络，机关和企业开展阅读服务。"
    service = "强化全民阅读服务。依托覆盖城乡的阅读服务网络，机关和企业为员工建立阅读档案，招募志愿者，办理流动借阅。"
    lower = network.replace("机关和企业开展阅读服务", "机关和企业普遍为员工配书，建立财务档案")
    rows = compared(tasks(network, service, DIGITAL), tasks(lower, DIGITAL)).alignments
    assert [r.relation for r in rows if r.upper_clause_id == "upper_1-2"] == ["omitted"]


@pytest.mark.parametrize(
    ("moved", "relation"), [("推动馆藏资源统一编目和通借通还", "match"), ("开展编目", "added"), ("", "added")]
)
def test_an_own_task_stays_added_unless_enough_of_it_moved_there(moved, relation):
    """A few characters in common make no link."""
    upper = LIBRARY.replace("延长周末", f"{moved}。延长周末").replace("推动馆藏资源统一编目、通借通还。", "")
    own = f"举办旅游推介。{moved}，策划线路，制作宣传片，参加展会，邀请媒体采风，发放消费券。"
    rows = compared(tasks(upper, READING), tasks(upper.replace(f"{moved}。", ""), READING, own)).alignments
    found = {r.relation for r in rows if r.lower_clause_id == "lower_1-3"}
    assert (found == {"added"}) == (relation == "added")


def test_aims_set_out_in_items_answer_as_a_whole() -> None:
    """Where most items of a clause answer one upper clause, the clause itself does too."""
    upper = "甲市图书馆计划\n一、目标\n（一）主要目标。到2025年，馆舍面积明显扩大，藏书结构持续优化，阅读活动遍布城乡，服务队伍更加专业。\n二、任务\n"
    lower = (
        "乙县图书馆计划\n一、目标\n（一）工作目标。分两步推进：\n1.到2024年，馆舍面积明显扩大，藏书结构持续优化。\n"
        "2.到2025年，阅读活动遍布城乡，服务队伍更加专业。\n二、任务\n"
    )
    task = "（一）配备人员。每馆配齐管理人员，定期组织培训。\n"
    rows = compared(upper + task, lower + task).alignments
    assert {r.lower_clause_id for r in rows if r.upper_clause_id == "upper_1-1"} == {
        "lower_1-1", "lower_1-1-1", "lower_1-1-2"
    }  # fmt: skip


def test_a_heading_is_linked_to_the_heading_and_not_to_those_below_it():
    """“总体要求” holds all that its aims say; that makes none of them its counterpart."""
    aims = (
        "以人民为中心，补齐设施短板，提高服务效能。",
        "坚持规划先行，统筹城乡布局。",
        "到2025年，建成书屋20家，阅读率达到80%。",
    )
    upper = "阅读行动计划\n第一章 总体要求\n" + "".join(
        f"第{n}条 {name}。{aim}\n"
        for n, name, aim in zip("一二三", ("指导思想", "基本原则", "主要目标"), aims, strict=True)
    )
    lower = (
        f"阅读行动计划\n一、总体要求\n1. 指导思想。{aims[0]}\n2. 基本原则\n（1）坚持规划先行。统筹城乡布局。\n（2）坚持建管并重。明确管护责任。\n"
        "3. 主要目标\n①到2025年，建成书屋20家。\n②阅读率达到80%。\n"
    )
    found = links(compared(upper, lower))
    assert [theirs for ours, theirs in found if ours == "总体要求"] == ["总体要求"]


GOAL = "主要目标。到2025年，馆舍面积明显扩大，阅读队伍更加专业，{}每校配备2名专职图书管理员。\n二、任务\n（一）"
LIBRARIANS = "配强管理员。实行持证上岗，{}每校配备2名专职图书管理员，定期组织业务培训。"


@pytest.mark.parametrize(
    ("asked", "linked"),
    [("", {"lower_1-1"}), ("完善职称评聘。", {"lower_1-1", "lower_2-1"})],
    ids=["repeated", "moved"],
)
def test_what_a_task_repeats_of_the_aims_did_not_move_there(asked, linked):
    """A lower task that keeps what its own upper task says takes nothing over from the aims."""
    head = "甲市图书馆计划\n一、目标\n（一）"
    other = "\n（二）推广阅读。每年举办读书节，组织作家进校园、进社区活动。\n"
    upper = (
        head
        + GOAL.format("")
        + (LIBRARIANS.format("") if not asked else "配强管理员。实行持证上岗，定期组织业务培训。")
        + other
    )
    lower = head + GOAL.format("").replace("每校配备2名专职图书管理员", "藏书更加丰富") + LIBRARIANS.format("") + other
    rows = compared(upper, lower.replace("甲市", "乙县")).alignments
    assert {r.lower_clause_id for r in rows if r.upper_clause_id == "upper_1-1"} == linked


def test_the_finding_on_a_task_explains_the_link_it_shows():
    """Where the clause that answers stands behind one that holds a phrase, it is the one that is told of."""
    energy = (
        "建设节约型设施。优化供水供热布局，推进管网更新改造。加强配电网、储能、充电桩等能源设施建设，落实节水用水制度。"
    )
    traffic = "完善交通网络。建设公交专用道，更新候车亭，优化线路走向，打通断头路，治理乱停车。"
    kept = "建设节约型设施。优化供水供热布局，推进管网更新改造，落实节水用水制度。"
    lower = tasks(traffic + "加强配电网、储能、充电桩等能源设施建设。", kept, READING)
    result = compared(tasks(energy, traffic, READING), lower)
    (found,) = [f for f in result.of("task") if f.upper_clause_id == "upper_1-1"]
    assert found.lower_clause_id == "lower_1-2" and "部分内容写入" not in found.explanation


@pytest.mark.parametrize(("printed", "relation"), [("回应读者切关", "match"), ("处理读者投诉", "adapted")])
def test_a_slip_in_a_short_phrase_changes_no_task(printed: str, relation: str):
    """Two characters that changed places take half of its bigrams; another word is another thing."""
    text = "建好书屋。把阅读服务摆在更加重要的位置，在安排项目时充分听取意见，{}，推动资源向基层倾斜。"
    (row,) = compared(tasks(text.format("回应读者关切")), tasks(text.format(printed))).alignments
    assert row.relation == relation
