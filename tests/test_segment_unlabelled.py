"""segment: titles without labels, on lines of their own, before their paragraphs, in the gaps of a numbering."""

import pytest
from outlines import outline

from extractor.segment import segment


@pytest.mark.parametrize("hashes", [("", ""), ("## ", "### ")])
def test_plan_without_labels(hashes: tuple[str, str]) -> None:
    part, task = hashes
    text = (
        "甲市养老服务行动计划\n\n为做好养老服务工作，制定本计划。\n\n"
        f"{part}总体要求\n\n坚持政府推动，全民参与。\n\n{part}主要任务\n\n{task}完善服务设施\n\n合理设置点位，配齐人员。（责任单位：市民政局）\n\n"
        f"{task}培养专业人才\n\n每年培训两次，考核合格上岗。\n\n{part}保障措施\n\n加强组织领导。成立专班。\n\n强化资金保障。列入预算。\n"
    )
    assert outline(text)[2:] == [
        (1, "goal", "", "总体要求"),
        (1, "group", "", "主要任务"),
        (2, "task", "", "完善服务设施"),
        (2, "task", "", "培养专业人才"),
        (1, "safeguard", "", "保障措施"),
        (2, "safeguard", "", "加强组织领导"),
        (2, "safeguard", "", "强化资金保障"),
    ]


def test_bare_part_names_beside_labels() -> None:
    """“工作目标” on a line of its own before 一、 is a part of the plan, not the end of its title."""
    front = "甲市养老服务工作安排\n\n为做好养老服务工作，制定本安排。\n\n"
    tasks = "一、建设站点。新建站点80个。\n\n二、培养人才。每年培训两次。\n\n"
    text = f"{front}工作目标\n\n到2025年，覆盖率达到60%。\n\n重点工作\n\n{tasks}工作要求\n\n加强协作，每季度会商。\n"
    assert outline(text.replace("\n\n", "\n")) == outline(text)
    assert outline(text)[2:] == [
        (1, "goal", "", "工作目标"),
        (1, "group", "", "重点工作"),
        (2, "task", "一、", "建设站点"),
        (2, "task", "二、", "培养人才"),
        (1, "safeguard", "", "工作要求"),
    ]
    assert outline(f"{front}主要指标\n\n到2025年，覆盖率达到60%。\n\n{tasks}")[2:] == [
        (1, "goal", "", "主要指标"),
        (1, "task", "一、", "建设站点"),
        (1, "task", "二、", "培养人才"),
    ]


def test_run_in_titles_with_unit_lines_between() -> None:
    units = "牵头单位：县教育局；完成时限：2024年12月底\n\n"
    text = f"一、健全责任体系\n\n**压实属地责任。**每年督查一次。\n\n{units}**压实学校责任。**严格落实陪餐制度。\n\n{units}二、其他\n\n正文。\n"
    assert outline(text) == [
        (1, "group", "一、", "健全责任体系"),
        (2, "task", "", "压实属地责任"),
        (2, "task", "", "压实学校责任"),
        (1, "task", "二、", "其他"),
    ]


def test_a_list_below_titles_on_lines_of_their_own() -> None:
    """Its items may look like titles: “●建房先批后建。…”; bodies in brackets may end them."""
    text = (
        "一、重点任务\n村庄清洁\n●围着四清干，把陈年垃圾清干净。\n●乱搭乱建、乱拉乱挂，发现一处、治理一处。6月底前全部清掉。（农业农村办、各村（社区））\n"
        "农房管理\n●建房先批后建。图集使用率不低于60%。\n●危房盯紧不放。年底前改造到位。（村镇建设办、综合执法队）\n二、保障措施\n成立专班。\n"
    )
    assert [heading for *_, heading in outline(text)] == ["重点任务", "村庄清洁", "农房管理", "保障措施"]


def test_heads_with_dashes_stand_above_numbers() -> None:
    """“——政府：” heads what is counted below it, and the aim beside it stands on the same level."""
    part = "（{n}）普及行动。\n行动目标：\n到2022年知晓率达到60%。\n——家庭：\n1.学习知识。主动学习。\n2.陪伴。每天陪伴。\n——政府：\n1.办好热线。建立热线。\n"
    found = segment("一、行动\n" + part.format(n="一") + part.format(n="二"), "d").clauses
    shape = [(c.depth, c.label, c.heading) for c in found]
    assert shape[2:5] == [(3, "", "行动目标"), (3, "——", "家庭"), (4, "1.", "学习知识")]
    assert [(d, label) for d, label, _ in shape[5:8]] == [(4, "2."), (3, "——"), (4, "1.")]


def test_titles_that_open_with_what_they_go_by() -> None:
    text = "一、任务\n1．重点区域\n\n以书屋更新带动老城文化品质提升。新建书屋3个。（责任单位：县教育局）\n\n以河岸步道引领新区公共空间全面开放。新建步道5公里。（责任单位：县水务局）\n"
    assert outline(text)[1:] == [
        (3, "group", "1．", "重点区域"),
        (4, "task", "", "以书屋更新带动老城文化品质提升"),
        (4, "task", "", "以河岸步道引领新区公共空间全面开放"),
    ]


def test_paragraphs_with_titles_of_their_own_are_clauses() -> None:
    text = "一、总体要求\n（一）基本原则。\n坚持规划先行。科学编制规划。\n坚持分类施策。合理选择模式，不搞一刀切。\n（二）目标\n建成体系。\n"
    assert outline(text) == [
        (1, "goal", "一、", "总体要求"),
        (2, "goal", "（一）", "基本原则"),
        (3, "goal", "", "坚持规划先行"),
        (3, "goal", "", "坚持分类施策"),
        (2, "goal", "（二）", "目标"),
    ]


def test_heading_without_label_behind_a_line_of_bodies() -> None:
    text = (
        "某镇整治方案\n\n为改善人居环境，制定本方案。\n\n主要任务\n\n推进厕所革命\n\n改造农村户厕600座，新建公厕5座。\n责任单位：镇农业服务中心、各村\n\n"
        "治理生活污水\n\n建设污水处理设施8处，受益农户1200户。\n责任单位：镇规划办、各村\n\n保障措施\n\n每月开展一次评比，结果通报。"
    )
    headings = [clause.heading for clause in segment(text, "d").clauses if clause.kind not in ("front", "preamble")]
    assert headings == ["主要任务", "推进厕所革命", "治理生活污水", "保障措施"]


def test_titles_below_digits_are_no_parts() -> None:
    """Where 1. 2. 3. number the parts, a line without a label heads none."""
    text = (
        "某市建设方案\n为加快建设，制定本方案。\n1. 总体要求\n（1）基本原则\n坚持规划先行\n科学编制规划，分批组织实施。\n坚持建管并重\n"
        "同步落实经费，确保长效运行。\n2. 主要任务\n（1）建设站点\n新建站点20个，配齐人员。\n3. 保障措施\n（1）加强领导\n成立专班，定期研究。\n"
    )
    clauses = [(c.label, c.heading, c.kind) for c in segment(text, "d").clauses if c.kind not in ("front", "preamble")]
    assert clauses == [
        ("1.", "总体要求", "goal"), ("（1）", "基本原则", "goal"), ("", "坚持规划先行", "goal"), ("", "坚持建管并重", "goal"),
        ("2.", "主要任务", "group"), ("（1）", "建设站点", "task"), ("3.", "保障措施", "safeguard"), ("（1）", "加强领导", "safeguard"),
    ]  # fmt: skip


def test_headings_without_label_fill_the_gaps_of_the_numbering() -> None:
    """A file out of a word processor keeps some numbers and loses others; what stands where one is missing is its clause."""
    text = (
        "某区强区建设方案\n\n为推进强区建设，结合我区实际，制定本方案。\n\n总体要求\n\n（一）指导思想\n\n坚持以人民为中心，统筹推进各项工作。\n\n工作目标\n\n"
        "到2025年，新建站点20个。\n\n二、重点任务\n\n（一）提升质量\n\n1.培育专利。建立项目库，每年培育5件。\n\n提升品牌。引导企业完善链条，主动对接市场。\n\n"
        "3.挖掘标志。开展资源普查，建立档案。\n\n强化保护\n\n4.健全体系。组织企业开展预审，提高效率。\n\n（三）促进运用\n\n5.畅通渠道。推广开放许可，定期发布清单。\n\n"
        "保障措施\n\n（一）加强领导。统筹协调推进，明确分工。\n\n加大投入。安排专项资金，重点支持培育。\n\n（三）强化评估。每年开展监测，及时通报。\n"
    )
    segmented = segment(text, "d")
    assert [(c.depth, c.label, c.heading, c.kind) for c in segmented.clauses[2:]] == [
        (1, "", "总体要求", "goal"), (2, "（一）", "指导思想", "goal"), (2, "", "工作目标", "goal"),
        (1, "二、", "重点任务", "group"), (2, "（一）", "提升质量", "group"), (3, "1.", "培育专利", "task"), (3, "", "提升品牌", "task"),
        (3, "3.", "挖掘标志", "task"), (2, "", "强化保护", "group"), (3, "4.", "健全体系", "task"), (2, "（三）", "促进运用", "group"),
        (3, "5.", "畅通渠道", "task"), (1, "", "保障措施", "safeguard"), (2, "（一）", "加强领导", "safeguard"),
        (2, "", "加大投入", "safeguard"), (2, "（三）", "强化评估", "safeguard"),
    ]  # fmt: skip
    assert [issue.message for issue in segmented.issues][:2] == [
        f"number {n} is left out; this heading is read as its clause" for n in (1, 2)
    ]


@pytest.mark.parametrize(
    "gap",
    [
        "（一）建设站点。新建站点。\n（三）培训人员。每年两次。\n",  # nothing stands in between
        "（一）建设站点。新建站点。\n服务到位。群众满意。\n管理规范。运行有序。\n（三）培训人员。每年两次。\n",  # two for one number
        "（一）建设站点。新建站点。\n到2025年，全部达标。\n（三）培训人员。每年两次。\n",  # no heading
    ],
)
def test_gaps_that_nothing_fills_stay_gaps(gap: str) -> None:
    labelled = [c.label for c in segment(f"一、任务\n{gap}二、保障\n", "d").clauses if c.depth < 3]
    assert labelled == ["一、", "（一）", "（三）", "二、"]


@pytest.mark.parametrize("title", ["——{}。", "【{}】"])
def test_titles_with_a_mark_behind_text(title: str) -> None:
    """Behind text of the clause's own, only a mark makes a paragraph's title one."""
    items = "".join(f"{title.format(name)}新建站点，配齐人员。\n" for name in ("扩面提质", "迈上台阶"))
    clauses = segment(f"一、目标\n（一）主要目标。到2025年，实现以下目标：\n{items}二、任务\n", "d").clauses
    assert [c.heading for c in clauses] == ["目标", "主要目标", "扩面提质", "迈上台阶", "任务"]
    plain = segment(
        f"一、目标\n（一）主要目标。到2025年，实现以下目标：\n{items}二、任务\n".replace("——", "")
        .replace("【", "")
        .replace("】", "。"),
        "d",
    )
    assert [c.heading for c in plain.clauses] == ["目标", "主要目标", "任务"]


def test_no_text_is_lost_where_titles_are_looked_for_in_vain() -> None:
    """A paragraph that could be parted into titled ones and is not stays whole."""
    line = "完善相关水域管理。推进农业与旅游、教育、文化等产业深度融合，加快融合发展。\n健全禁渔管理制度。引导各地因地制宜，\n"
    text = (
        "一、任务\n（一）绿色发展。鼓励发展生态种植，加强认证管理，依法加强水域统一规划。\n"
        + line * 3
        + "做好示范。\n（二）水平。提升。\n"
    )
    whole = "".join(c.view.printed for c in segment(text, "d").clauses)
    assert "".join(whole.split()) == "".join(text.split())


def test_bodies_alone_in_their_bracket_part_no_titled_paragraphs() -> None:
    """A paragraph that only names bodies belongs to the titled one above it."""
    text = "一、便利准入\n优化报装。推行联合报装。\n（市城管局牵头，市住建局配合）\n盘活用地。加快处置闲置土地。\n"
    assert [heading for _, _, _, heading in outline(text)] == ["便利准入", "优化报装", "盘活用地"]
