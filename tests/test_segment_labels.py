"""segment: which labels open clauses where the layout leaves it open: in paragraphs, behind full lines, before tabs, below nothing."""

import re

import pytest
from outlines import bodies, outline

from extractor.segment import segment

MEASURES = "①建成书屋5家，配齐管理员和借阅设备。②举办读书节2次，邀请作家到场。③培训骨干30人，全部持证上岗。"


def test_circles_inside_a_paragraph_are_its_measures() -> None:
    text = f"一、任务\n（一）推广阅读\n{MEASURES}\n（二）培训人员\n{MEASURES}\n"
    assert [(label, kind) for _, kind, label, _ in outline(text)] == [
        ("一、", "group"), ("（一）", "task"), ("（二）", "task"),
    ]  # fmt: skip


def test_circles_that_a_wrap_puts_in_front_of_lines_are_still_inside() -> None:
    body = "".join(MEASURES[k : k + 20] + "\n" for k in range(0, len(MEASURES), 20)) * 4
    assert "\n②" in body or "\n③" in body or body.count("①") == 4
    text = f"一、任务\n（一）推广阅读\n{body}（二）培训人员\n{body}"
    assert [label for _, _, label, _ in outline(text)] == ["一、", "（一）", "（二）"]


def test_circles_on_lines_of_their_own_are_clauses() -> None:
    text = "一、任务\n（一）推广阅读\n①建成书屋5家。\n②举办读书节。③培训骨干。\n④配齐设备。\n"
    assert [label for _, _, label, _ in outline(text)] == ["一、", "（一）", "①", "②", "④"]


@pytest.mark.parametrize("label", ["责任单位：", "【责任单位】"])
def test_a_full_line_of_bodies_before_a_label(label: str) -> None:
    """The line is as long as the page is wide, and ends without a stop; the label behind the blank line goes on counting."""
    prose = "坚持统筹推进和分类指导相结合，完善服务网络，优化供给结构，\n提高服务质量，满足群众需要。\n"
    line = f"{label}县教委、县财政局、县总工会、县妇联、县残联、县民政局、县科协"[:28]
    text = "".join(f"（{c}）建好书屋\n\n{prose}\n{line}\n\n" for c in "一二三四五")
    assert [label for _, _, label, _ in outline("一、任务\n\n" + text)] == ["一、", *(f"（{c}）" for c in "一二三四五")]


@pytest.mark.parametrize("duty", ["县教委牵头，县财政局、县总工会配合", "◆牵头单位：县教委　配合单位：县财政局"])
def test_a_label_behind_a_line_that_says_who_does_it(duty: str) -> None:
    """Without a stop, with room left on the line; the numbering goes on. 1.46万名 at the beginning of a line is a number."""
    prose = (
        "坚持统筹推进和分类指导相结合，完善服务网络，优化供给结构，\n提高服务质量，培训馆员\n1.46万名，满足群众需要。\n"
    )
    text = "".join(f"{n}．建好书屋\n{prose}{duty}\n" for n in range(1, 6))
    assert [label for _, _, label, _ in outline("一、任务\n" + text)] == ["一、", *(f"{n}．" for n in range(1, 6))]


@pytest.mark.parametrize("width", [24, 31, 40])
def test_a_program_cuts_after_so_many_characters_but_parts_no_word(width: int) -> None:
    """Lines fall short of the width where a number or a word of Latin letters would not have fitted."""
    prose = "健全热线与110、120等平台的联动机制，遇有紧急情况启动处置预案，2024年培训馆员2350名，到2027年满意度达到95.5%以上。每季度至少召开一次会议"
    word = "[A-Za-z0-9.%]"
    text = "\n".join(
        f"（{n}）建好书屋\n"
        + "\n".join(re.findall(rf".{{1,{width}}}(?!(?<={word}){word})|.+", f"第{n}项，{prose}。" * 2))
        for n in "一二三四五六七八"
    )
    assert bodies("一、任务\n" + text)[1:] == [f"第{n}项，{prose}。" * 2 for n in "一二三四五六七八"]


@pytest.mark.parametrize("labels", [("1", "1.1", "1.2", "2", "2.1", "2.2"), ("一、", "①", "②", "二、", "①", "②")])
def test_a_tab_behind_a_label_parts_no_cells(labels: tuple[str, ...]) -> None:
    """As a list out of a word processor has it, also behind a short last line that could head a table."""
    names = ("总体要求", "指导思想", "工作目标", "主要任务", "建好书屋", "办好活动")
    text = "某市阅读方案\n" + "".join(
        f"{label}\t{name}\n"
        + ("建成5家。\n【完成时限】2025年12月\n" if label[-1] not in "、12" or "." in label else "")
        for label, name in zip(labels, names, strict=True)
    )
    found = [(c.label, c.heading) for c in segment(text, "d").clauses if c.kind not in ("front", "preamble")]
    assert found == list(zip(labels, names, strict=True))


def test_bare_numbers_count_the_parts_of_a_plan() -> None:
    """“1 总体要求 … 4 组织保障”: nothing stands below them, and the first is named as first parts are."""
    parts = ("总体要求", "扩大就业容量", "促进青年就业", "组织保障")
    text = "某省就业计划\n" + "".join(f"{k} {name}\n新增岗位{k}5万个。\n" for k, name in enumerate(parts, 1))
    labels = [(c.label, c.heading) for c in segment(text, "d").clauses if c.kind != "front"]
    assert labels == [(str(k), name) for k, name in enumerate(parts, 1)]
    other = text.replace("总体要求", "某项工作")
    assert [c.label for c in segment(other, "d").clauses if c.label] == []


def test_an_article_between_two_that_set_aims_sets_one_too() -> None:
    """Its heading, 基本要求, may head tasks elsewhere."""
    heads = ["总体思路", "基本要求", "主要目标", "推广阅读", "基本要求", "培训人员"]
    text = "".join(f"第{'一二三四五六'[k]}条（{head}）坚持以读者为本，办好书屋。\n" for k, head in enumerate(heads))
    assert [c.kind for c in segment(text, "d").clauses] == ["goal"] * 3 + ["task"] * 3


@pytest.mark.parametrize("heading", ["", "（目的依据）"])
def test_the_article_that_lays_down_the_plan_asks_for_nothing(heading: str) -> None:
    text = f"第一章 总则\n第一条{heading}为规范管理，根据国家有关规定，结合本市实际，制定本计划。\n第二条 本市书屋由市教委管理。\n第二章 任务\n第三条 建成书屋5家。\n"
    assert [(label, kind) for _, kind, label, _ in outline(text)][1:3] == [("第一条", "preamble"), ("第二条", "goal")]


GOALS = "总体要求\n指导思想。坚持以人民为中心，补齐短板。\n主要目标：到2025年，建成书屋20家，阅读率达到80%以上。\n"
TASKS = "推广阅读\n办好活动。每年举办读书节，广泛开展领读活动。\n各镇街要因地制宜推进共建。（区教委负责）\n建强阵地：落实建设标准，建成书香校园8所。（区教委负责）\n"
MORE = "夯实支撑\n加强队伍建设。配齐管理人员，每年培训5天。（区教委负责）\n"
ENDS = "保障措施\n加强领导。区政府建立联席会议制度。\n强化考核：定期通报进展情况，及时约谈提醒。\n"


def test_a_plan_without_labels() -> None:
    """Titles stand at the head of paragraphs; a paragraph without one goes on, and a part may hold one task only."""
    text = f"某区阅读工作通知\n为推进阅读，现将有关事项通知如下：\n{GOALS}{TASKS}{MORE}{ENDS}"
    assert [row for row in outline(text) if row[1] not in ("front", "preamble")] == [
        (1, "goal", "", "总体要求"), (2, "goal", "", "指导思想"), (2, "goal", "", "主要目标"),
        (1, "group", "", "推广阅读"), (2, "task", "", "办好活动"), (2, "task", "", "建强阵地"),
        (1, "group", "", "夯实支撑"), (2, "task", "", "加强队伍建设"),
        (1, "safeguard", "", "保障措施"), (2, "safeguard", "", "加强领导"), (2, "safeguard", "", "强化考核"),
    ]  # fmt: skip


def test_a_plan_without_labels_whose_headings_stand_alone() -> None:
    """A heading right before another heads it; “指导思想” belongs to “总体要求”; 行动, 制度 and 格局 end no title and no body's name."""
    text = (
        "某区阅读工作方案\n为推进阅读，根据有关部署，制定本方案。\n总体要求\n指导思想\n坚持以人民为中心，补齐短板。\n工作目标\n建成书屋20家。\n"
        "重点任务\n实施书屋提升行动\n优化空间布局\n建成书屋5家，配齐管理员。\n健全开放制度\n每周开放63小时，错时开放。\n"
        "完善保障格局\n打造服务中心\n建成中心1个，配齐设备。\n保障措施\n加强领导\n成立专班，定期研究。\n"
    )
    assert [row for row in outline(text) if row[1] not in ("front", "preamble")] == [
        (1, "goal", "", "总体要求"), (2, "goal", "", "指导思想"), (2, "goal", "", "工作目标"),
        (1, "group", "", "重点任务"), (2, "group", "", "实施书屋提升行动"), (3, "task", "", "优化空间布局"), (3, "task", "", "健全开放制度"),
        (2, "group", "", "完善保障格局"), (3, "task", "", "打造服务中心"),
        (1, "safeguard", "", "保障措施"), (2, "safeguard", "", "加强领导"),
    ]  # fmt: skip


def test_fields_that_every_task_has_are_no_titles() -> None:
    text = f"某区阅读方案\n{GOALS}重点任务\n推广阅读\n目标要求：建成书屋5家，阅读率达到80%。\n责任单位：区教委、区文化局\n{ENDS}"
    assert "目标要求" not in [heading for *_, heading in outline(text)]


def test_headings_behind_wrapped_lists_of_bodies() -> None:
    """The last line of the list ends without a stop: blank lines and indents tell, and “改革委)” is a scrap."""
    body = "　　建强阵地：健全资源目录和登记管理制度，落实建设标准和开放要求，\n建成书香校园8所，定期开展评估，及时公布结果，接受监督。（责任单\n位：区教委、区文化局、区发展\n改革委）\n\n"
    unit = "　　推广阅读：每年举办读书节，广泛开展领读活动，组织作家进校园进社\n区，培育阅读推广人，评选书香家庭。\n\n　　责任单位：区教委、区文化局、区财政局、区人力社保局、区民政局、区\n文明办\n\n"
    text = f"某区阅读方案\n\n　　总体要求\n\n　　指导思想：坚持以人民为中心，补齐设施短板，提高服务效能和覆盖面，\n不断满足群众多样化的阅读需要。\n\n　　重点任务\n\n　　夯实阵地\n\n{body}　　扩大供给\n\n{unit}　　优化服务\n\n{body}"
    assert [row for row in outline(text) if row[0] == 2 and row[1] == "group"] == [
        (2, "group", "", "夯实阵地"), (2, "group", "", "扩大供给"), (2, "group", "", "优化服务"),
    ]  # fmt: skip


@pytest.mark.parametrize("form", ["{}　", "{} ", "{}．", "{}.", "{}，", "第{}、", "【{}】", "{}："])
def test_parts_numbered_without_a_mark(form: str) -> None:
    """Told by the row they make; “之⏎一。” at the head of a line is none."""
    names = ("总体要求", "重点任务", "保障措施")
    text = "某市阅读方案\n" + "".join(
        f"{form.format(n)}{name}\n（一）办好活动。这是最重要的任务之\n一。每年举办。\n"
        for n, name in zip("一二三", names, strict=True)
    )
    assert [heading for depth, _, _, heading in outline(text) if depth == 1 and heading] == list(names)


def test_brackets_of_two_forms_are_two_levels() -> None:
    text = "某市阅读方案\n1、总体要求\n建成书屋。\n2、重点任务\n(1)推广阅读\n1)办好活动。每年举办。\n2)建强阵地。定期检查。\n(2)培训人员\n1)骨干培训。每年一次。\n3、保障措施\n成立专班。\n"
    rows = [(label, depth) for depth, _, label, _ in outline(text) if label]
    assert [label for label, _ in rows] == ["1、", "2、", "(1)", "1)", "2)", "(2)", "1)", "3、"]
    assert dict(rows)["1、"] < dict(rows)["(1)"] < dict(rows)["1)"]


def test_decimal_labels_keep_their_points() -> None:
    text = "某市阅读方案\n1. 总体要求\n1.1. 指导思想\n以人为本。\n1.2. 主要目标\n建成5家。\n2. 主要任务\n2.1. 推广阅读\n每年举办。\n2.2. 培训人员\n每年一次。\n"
    assert [label for _, _, label, _ in outline(text) if label] == ["1.", "1.1.", "1.2.", "2.", "2.1.", "2.2."]


def test_named_tasks_that_count_anew_in_each_part() -> None:
    text = "某市阅读方案\n一、供给\n任务1 建强阵地\n建成5家。\n任务2 扩大供给\n新增3家。\n二、服务\n任务1 推广阅读\n每年举办。\n任务2 培训人员\n每年一次。\n"
    assert [label for _, _, label, _ in outline(text) if label] == ["一、", "任务1", "任务2", "二、", "任务1", "任务2"]


PLAIN = "　　某市阅读方案\n　　一、总体要求\n　　（一）指导思想\n　　以人为本，统筹推进，补齐短板。\n　　（二）主要目标\n　　到2025年，建成书屋5家以上。\n　　二、重点任务\n　　1.推广阅读\n　　每年举办读书节，广泛开展领读活动。\n　　2.培训人员\n　　每年集中培训一次，全部持证上岗。\n"


@pytest.mark.parametrize("end", ["<br>\n", "<br/>\n", "　　", ""])
def test_lines_that_end_in_breaks_or_not_at_all(end: str) -> None:
    """A page whose paragraphs are lines with `<br>`, and one that lost its line ends but not its indents."""
    assert outline(PLAIN.replace("\n", end))[1:] == outline(PLAIN)[1:]
    assert [heading for *_, heading in outline(PLAIN)][1:] == [
        "总体要求", "指导思想", "主要目标", "重点任务", "推广阅读", "培训人员",
    ]  # fmt: skip


def test_a_title_that_took_two_lines() -> None:
    """A few nouns before prose end the title of a section; a verb or the name of a part opens one of its own."""
    prose = "统筹商贸、供销、邮政、快递等存量资源，建设集仓储、分拣、配送于一体的服务节点，健全运\n营机制，提高服务效能和覆盖水平，方便群众生产生活，推动资源共享共用，不断提高质量。\n"
    text = "某市物流规划\n" + "".join(
        f"第{n}节　{title}\n{rest}\n{prose * 2}"
        for n, title, rest in (
            ("一", "完善县乡村三级物流节点", "网络布局"),
            ("二", "打造快递进村服务体系", "优化末端设施"),
            ("三", "总体要求", "指导思想"),
        )
    )
    headings = [heading for *_, heading in outline(text)]
    assert {"完善县乡村三级物流节点网络布局", "打造快递进村服务体系", "总体要求"} <= set(headings)
