"""segment: page lines, tables, boxes, web pages, notices, annexes and plans without labels."""

import pytest
from outlines import NOTICE, bodies, outline
from pairs import plan

from extractor.segment import segment


def test_page_lines_and_running_heads_are_furniture() -> None:
    text = "一、任务\n（一）建设站点。新建站点若\n甲市人民政府公报\n— 2 —\n\f干个，配齐人员。\n（二）培训人员。每年培\n甲市人民政府公报\n- 3 -\n\f训两次。\n"
    assert bodies(text) == ["", "新建站点若干个，配齐人员。", "每年培训两次。"]


@pytest.mark.parametrize(
    "foot", ["{}\n", "甲市人民政府公报 第{}期\n", "- {} -\n甲市人民政府公报\n", "\f甲市人民政府公报\n"]
)
def test_feet_and_heads_inside_sentences(foot: str) -> None:
    line = "支持社会力量参与服务供给，鼓励有条件的地方先行先试，形成可复制推广的经验，\n"
    pages = "".join(line * 9 + foot.format(number) for number in range(1, 5))
    assert bodies("一、任务\n（一）建设站点。" + pages + "定期评估。\n") == ["", line.strip() * 36 + "定期评估。"]


@pytest.mark.parametrize("mark", ["①", "[1]", "$^{①}$"])
def test_a_footnote_between_two_halves_of_a_sentence_is_furniture(mark: str) -> None:
    """As a converter leaves it at the foot of a page; the sentence reads on."""
    note = f"{mark.strip('${}^')}书香企业是指建有职工书屋的企\n业。"
    text = f"一、任务\n（一）建设站点。培育书香企业{mark}30家，打造\n\n{note}\n\n阅读场景6个。\n（二）培训人员。\n"
    assert [b.replace(mark, "").replace("[1]", "") for b in bodies(text)][1] == "培育书香企业30家，打造阅读场景6个。"


@pytest.mark.parametrize(
    "text",
    [
        "（一）建设书屋①\n①职工书屋，是指企业的书屋。\n②建设流动书屋。\n",
        "（一）建设书屋。职工书屋①是重点，\n①职工书屋的选址，由街道指定。\n",
        "（一）建设书屋。\n①职工书屋是指企业的书屋。\n",
    ],
)
def test_circled_numbers_that_list_are_no_footnotes(text: str) -> None:
    """A heading above, a whole sentence above, nothing that is explained: the text stays."""
    assert "①职工书屋" in "".join(clause.text for clause in segment("一、任务\n" + text, "d").clauses)


def test_page_numbers_between_paragraphs_are_told_by_their_distance() -> None:
    """Bare 1, 2, 3 that cut no sentence: as far apart as pages are."""
    item = "支持社会力量参与服务供给，鼓励有条件的地方先行先试，\n形成可复制的经验，及时推广。\n"
    far, near = ("".join(item * size + f"{number}\n" for number in (1, 2, 3)) for size in (12, 5))
    assert [any(digit in bodies("一、任务\n" + text)[0] for digit in "123") for text in (far, near)] == [False, True]


def test_numbers_of_a_table_are_no_page_numbers() -> None:
    rows = "".join(f"{number}\n{'某项指标的名称很长很长' * 3}\n1/{number}0\n" for number in range(1, 6))
    (_, table) = segment("一、目标\n序号 指标名称 2025年 单位\n" + rows, "d").clauses
    assert table.text.count("\n") == 15


def test_heading_broken_after_its_label() -> None:
    line = "（{}）提升水平。优化网点布局，加快推进信息共享，支持企业建设平台，发展智慧物流\n体系。\n"
    text = (
        "一、推进\n体系升级\n"
        + line.format("一") * 1
        + line.format("二")
        + "二、\n完善流通体系\n"
        + line.format("三")
        + line.format("四")
    )
    assert [c.heading for c in segment(text, "d").clauses if c.depth == 1] == ["推进体系升级", "完善流通体系"]


def test_the_title_of_a_picture_between_two_halves_of_a_sentence() -> None:
    """It is furniture there, and text where it stands by itself."""
    text = "一、任务\n（一）布局。到2028年，具备条\n![](a.png)\n图1 网点布局示意图\n件的行政村通达率达到90%，配强队伍。\n图2 服务流程示意图\n（二）服务。延长时间。\n"
    found = bodies(text)
    assert "具备条件的行政村通达率" in found[1] and "图1" not in "".join(found) and "图2" in "".join(found)


@pytest.mark.parametrize("cut", [1, 2, 3])
@pytest.mark.parametrize("foot", ["", "第3页 共9页\n"])
@pytest.mark.parametrize("labels", [("（一）", "（二）", "（三）"), ("一、", "二、", "三、"), ("1.", "2.", "3.")])
def test_a_label_cut_by_the_end_of_a_line(labels: tuple[str, ...], foot: str, cut: int) -> None:
    """Wherever the wrap falls, and across the end of a page."""
    tail = "设施。优化网点布局，加快推进信息共享，支持企业建设平台，发展智慧物流\n体系，配强队伍。\n"
    told = [(label, f"完善{what}类设施") for what, label in zip("甲乙丙", labels, strict=True)]
    wrapped = "".join(
        f"{label[:cut]}\n{foot}{label[cut:]}完善{what}类{tail}" for what, label in zip("甲乙丙", labels, strict=True)
    )
    clauses = segment("养老服务计划\n为做好工作，制定本计划。\n" + wrapped, "d").clauses
    assert [(c.label, c.heading) for c in clauses if c.label] == told


def test_wrapped_reference_to_a_number_is_no_label() -> None:
    line = "（一）融合发展。推动农村产业发展，延长产业链条，促进乡村第一产业与\n二、三产业深度融合，培育新型业态，壮大经营主体，拓宽农民增收渠道，\n建设产业园区。\n"
    assert [c.label for c in segment("一、任务\n" + line, "d").clauses] == ["一、", "（一）"]


def test_notice_title_and_preamble() -> None:
    assert [(c.kind, c.id) for c in segment(NOTICE, "d").clauses[:4]] == [
        ("front", "d_front"),
        ("front", "d_title"),
        ("preamble", "d_preamble"),
        ("goal", "d_1"),
    ]


def test_signature_annexes_and_their_tables() -> None:
    text = (
        "一、任务\n（一）建设站点。新建站点。\n牵头科室：养老科\n完成时限：2023年9月底\n\n附件：1．任务清单\n2．名额分配表\n\n甲市民政局\n2023年8月23日\n"
        "附件 1\n任务清单\n序号 任务 完成时限 责任单位\n1\n（一）建设站点\n2023年\n9月\n附件 2\n名额分配表\n区县\t名额\n甲区\t3\n乙区\t\n填表说明：按月报送。\n"
    )
    clauses = segment(text, "d").clauses
    assert [(c.id, c.kind, c.label, c.heading) for c in clauses] == [
        ("d_1", "group", "一、", "任务"),
        ("d_1-1", "task", "（一）", "建设站点"),
        ("d_annexes", "annex", "", ""),
        ("d_imprint", "front", "", ""),
        ("d_annex1", "annex", "附件1", "任务清单"),
        ("d_annex1-t1", "table", "", ""),
        ("d_annex2", "annex", "附件2", "名额分配表"),
        ("d_annex2-t1", "table", "", ""),
        ("d_annex2-p1", "annex", "", ""),
    ]
    assert clauses[1].text.endswith("牵头科室：养老科\n完成时限：2023年9月底")
    assert clauses[5].text == "序号任务完成时限责任单位\n1\n（一）建设站点\n2023年\n9月"
    assert clauses[7].text == "区县\t名额\n甲区\t3\n乙区"


@pytest.mark.parametrize(
    "rows",
    [
        "序号\t指标\t2025年\n1\t床位（张）\t30\n2\t站点（个）\t5\n",
        "| 序号 | 指标 | 2025年 |\n| --- | --- | --- |\n| 1 | 床位（张） | 30 |\n",
        "序号 指 标 名 称 2022 年 2025 年\n1\n床位（张） / 30\n2 站点（个） 3 5\n",
    ],
    ids=["tabs", "markdown", "ruined"],
)
def test_table_is_a_clause_with_its_title(rows: str) -> None:
    text = "一、工作目标\n（一）具体目标。\n全市建设目标\n" + rows + "二、主要任务\n（一）建设站点。新建站点。\n"
    clauses = segment(text, "d").clauses
    assert [(c.kind, c.label, c.heading) for c in clauses] == [
        ("goal", "一、", "工作目标"),
        ("goal", "（一）", "具体目标"),
        ("table", "", "全市建设目标"),
        ("group", "二、", "主要任务"),
        ("task", "（一）", "建设站点"),
    ]
    assert clauses[2].text.count("\n") == rows.count("\n")
    assert clauses[2].parent_id == "d_1-1"


def test_text_behind_a_table_goes_on() -> None:
    text = "一、目标\n指标\t2025年\n床位\t30\n站点\t5\n以上指标按年考核，结果公开。\n二、任务\n正文。\n"
    assert [(c.id, c.kind) for c in segment(text, "d").clauses] == [
        ("d_1", "goal"),
        ("d_1-t1", "table"),
        ("d_1-p1", "goal"),
        ("d_2", "task"),
    ]


CELLS = "年份\n\n达标片区\n\n片区面积\n（公顷）\n\n2024年\n\n东湖片区\n\n4.73\n\n2025年\n\n北门片区\n\n10.46\n\n"
PAIRS = "示范区\n\n建设目标\n\n东湖\n\n修复湖岸，建成绿道。\n\n北门\n\n改造老街，疏通水系。\n\n西苑\n\n新建公园，方便居民。\n\n"
LONG = "指标名称\n\n目标\n\n类型\n\n合格率\n\n95%\n\n定量\n\n响应\n\n建立健全两级应急联动处置机制，完善部门处置流程\n\n定性\n\n"


@pytest.mark.parametrize(
    ("caption", "cells"), [("表2 示范区计划表\n\n", CELLS), ("表3-1　示范区任务表\n\n", PAIRS), ("", LONG)]
)
def test_a_table_with_a_cell_a_line(caption: str, cells: str) -> None:
    """What a numbered title heads, whatever the columns are called; cells may say more than a few words."""
    text = f"一、目标\n\n建成示范区，计划见下表。\n\n{caption}{cells}二、任务\n\n正文。\n"
    clauses = segment(text, "d").clauses
    assert [(c.kind, c.heading) for c in clauses] == [
        ("goal", "目标"),
        ("table", "".join(caption.split())),
        ("task", "任务"),
    ]
    assert "".join(clauses[1].text.split()) == "".join(f"{caption}{cells}".split())


def test_a_title_whose_table_was_a_picture_heads_none() -> None:
    text = "一、目标\n建成书屋，见表1。\n表1 书屋建设计划\n{}"
    for behind in ("二、任务\n（一）建设书屋\n1.选址\n便民利民，就近选址。\n", "各级书屋全年开放，欢迎读者。\n", ""):
        assert "table" not in [c.kind for c in segment(text.format(behind), "d").clauses]


def test_box_belongs_to_its_clause() -> None:
    text = "一、任务\n（一）建设站点。新建站点。\n专栏1　重点工程\n1.示范工程：支持5个县。\n2.管网工程：改造30公里。\n（二）培训人员。每年两次。\n"
    clauses = segment(text, "d").clauses
    assert [(c.kind, c.heading) for c in clauses] == [
        ("group", "任务"),
        ("task", "建设站点"),
        ("table", "专栏1重点工程"),
        ("task", "培训人员"),
    ]


def test_web_page_around_a_plan_is_left_out() -> None:
    page = "首页 > 政务公开 > 政策文件\n发文机关：甲市人民政府办公室\n成文日期：2023年3月5日\n浏览次数：12\n打印 关闭\n分享到：\n"
    tail = "相关链接：某解读\n版权所有：甲市人民政府\n网站标识码：0000000001\n"
    plain, around = segment(NOTICE, "d"), segment(page + NOTICE + tail, "d")
    assert [c.text for c in around.clauses] == [c.text for c in plain.clauses]


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


def test_ground_among_the_aims_is_context() -> None:
    text = "一、总体要求\n（一）工作基础。已建成站点30个。\n（二）工作目标。到2025年建成80个。\n二、任务\n建设站点。\n"
    assert [kind for _, kind, _, _ in outline(text)] == ["goal", "context", "goal", "task"]


def test_table_copied_column_by_column() -> None:
    """Every column is its name and then its cells, one a line; the table begins at its title."""
    columns = "2025年\n≤33\n86\n2022年\n36.4\n82.6\n指标名称\nPM2.5浓度(微克/立方米)\n优良天数比率(%)\n"
    text = (
        f"一、主要目标\n到2025年，空气质量改善。\n某省空气质量主要指标\n{columns}二、重点任务\n治理污染，改善环境。\n"
    )
    assert outline(text) == [
        (1, "goal", "一、", "主要目标"),
        (2, "table", "", "某省空气质量主要指标"),
        (1, "task", "二、", "重点任务"),
    ]


def test_second_document_in_a_file_is_reported() -> None:
    first = NOTICE + "二、主要任务\n（一）建设站点。新建站点。\n"
    second = NOTICE.replace("甲市", "乙县")
    found = segment(first + second, "d")
    assert [(i.line, i.message) for i in found.issues] == [(first.count("\n") + 1, "a second document begins here")]
    assert [c.id for c in found.clauses if c.kind == "front"] == ["d_front", "d_title", "d_frontb", "d_titleb"]
    assert len({c.id for c in found.clauses}) == len(found.clauses)


def test_plan_annexed_to_a_notice_with_parts_of_its_own() -> None:
    notice = "甲市民政局关于开展养老服务工作的通知\n各区县民政局：\n一、高度重视\n加强领导。\n二、抓好落实\n按时报送。\n附件：甲市养老服务行动方案\n甲市民政局\n2023年3月5日\n"
    plan = (
        "附件\n甲市养老服务行动方案\n为做好工作，提高水平，制定本方案。\n一、工作目标\n建成体系。\n二、主要任务\n"
        + "".join(f"（{number}）建设站点。新建站点，配齐人员。\n" for number in "一二三四五六七八九")
    )
    clauses = segment(notice + plan, "d").clauses
    assert [(c.label, c.kind) for c in clauses[-12:-8]] == [
        ("", "preamble"),
        ("一、", "goal"),
        ("二、", "group"),
        ("（一）", "task"),
    ]
    assert len({c.id for c in clauses}) == len(clauses)


def test_table_of_contents_is_no_outline() -> None:
    contents = "目　录\n一、总体要求\n二、主要任务\n（一）建设站点\n三、保障措施\n"
    text = (
        "甲市养老服务规划\n"
        + contents
        + "一、总体要求\n坚持创新。\n二、主要任务\n（一）建设站点。新建站点。\n三、保障措施\n加强领导。\n"
    )
    assert [(c.label, c.kind) for c in segment(text, "d").clauses if c.kind != "front"] == [
        ("一、", "goal"),
        ("二、", "group"),
        ("（一）", "task"),
        ("三、", "safeguard"),
    ]


def test_articles_under_marks_of_markdown() -> None:
    """A mark before 第一章 is none of its text, also where a wide blank follows the label."""
    text = "某区公共文化规划\n\n为发展公共文化，制定本规划。\n\n## 第一章　发展基础\n\n### 第一节　现状\n\n已建成3个馆。\n\n## 第二章　主要任务\n\n建设2个馆。"
    assert [c[2:] for c in outline(text)][-3:] == [("第一章", "发展基础"), ("第一节", "现状"), ("第二章", "主要任务")]
    assert not any("#" in clause.text for clause in segment(text, "d").clauses)


def test_rows_that_continue_the_numbering_of_parts() -> None:
    """Row 3 of a table under 2.2 is no part 3, whatever the blanks between its cells."""
    text = (
        "某市质量提升行动方案\n为提升质量，制定本方案。\n1 工作基础\n    各项工作稳步推进。\n2 总体要求\n2.1 思路\n    坚持质量第一。\n2.2 目标\n"
        "    到2027年，质量明显提高。\n    主要指标如下：\n    序号    指标名称      单位    2024年    2027年\n"
        "    1       合格率        %       97        ≥98\n    2       利用率        %       92        94\n"
        "    3       开具率        %       83        100\n    4       覆盖率        %       61        95\n\n"
        "3 重点任务\n3.1 管住源头\n    加强巡查，及时处置。\n3.2 管好过程\n    建立台账，定期核对。\n"
    )
    labels = [(c[2], c[3]) for c in outline(text) if c[2]]
    assert labels == [
        ("1", "工作基础"), ("2", "总体要求"), ("2.1", "思路"), ("2.2", "目标"),
        ("3", "重点任务"), ("3.1", "管住源头"), ("3.2", "管好过程"),
    ]  # fmt: skip


def test_paragraphs_joined_by_their_indents() -> None:
    """A page saved without line ends still shows where paragraphs began."""
    text = (
        "某县质量提升实施方案　　为提升质量，结合我县实际，制定本方案。\n"
        "一、总体要求　　（一）工作思路。坚持质量第一，强化源头治理。　　（二）行动目标。到2027年，合格率达到98%。\n"
        "二、重点任务　　（一）管住源头。加强巡查，及时处置。（责任单位：县农业农村局）　　（二）管好过程。建立台账，定期核对。\n"
    )
    assert [(c[2], c[3]) for c in outline(text) if c[2]] == [
        ("一、", "总体要求"), ("（一）", "工作思路"), ("（二）", "行动目标"),
        ("二、", "重点任务"), ("（一）", "管住源头"), ("（二）", "管好过程"),
    ]  # fmt: skip


def test_links_at_the_end_of_a_page_are_furniture() -> None:
    text = "一、任务\n（一）建设站点。新建站点。\n\n[【打印本页】](javascript:window.print()) [【关闭窗口】](javascript:window.close())\n\n版权所有：甲市人民政府\n"
    assert bodies(text) == ["", "新建站点。"]


@pytest.mark.parametrize(
    ("lines", "menu"),
    [("意见信箱\n全部留言\n收藏\n", True), ("打印\n", True), ("甲市书屋协会\n收藏\n", False), ("12345\n收藏\n", False)],
)
def test_a_menu_behind_the_last_sentence_is_furniture(lines: str, menu: bool) -> None:
    """Up to a line that is surely one; not who signs, nor figures."""
    text = f"一、任务\n（一）建设站点。新建站点。\n{lines}"
    assert (segment(text, "d").clauses[-1].text == "（一）建设站点。新建站点。") is menu


def test_lines_broken_at_figures() -> None:
    text = "一、任务\n（一）建设站点。\n2026\n年12\n月31\n日前，改造下列站点：（1）\n老旧站点；（2）\n临街站点。\n（二）培训。办好培训。\n"
    assert bodies(text)[1] == "2026年12月31日前，改造下列站点：（1）老旧站点；（2）临街站点。"


def test_blanks_of_html_are_indents() -> None:
    text = "一、任务\n（一）绿化\n&nbsp;&nbsp;&nbsp;&nbsp;1\\. 增绿。新增&nbsp;20亩。\n&nbsp;&nbsp;&nbsp;&nbsp;2\\. 护绿。加强巡护。\n"
    assert outline(text)[2:] == [(3, "task", "1.", "增绿"), (3, "task", "2.", "护绿")]
    assert bodies(text)[2] == "新增20亩。"


def test_bullets_before_a_tab_are_no_rows() -> None:
    """Lists out of a word processor: a mark, a tab, a sentence."""
    text = "一、任务\n（一）优化布局\n\n•\t制定规划，科学布点。\n\n•\t配齐人员，定期培训。\n\n责任单位：市教育局\n\n（二）建设。新建站点。\n"
    assert [c.kind for c in segment(text, "d").clauses] == ["group", "task", "task"]
    assert bodies(text)[1].count("•") == 2


def test_a_link_to_the_explanation_is_furniture() -> None:
    text = "一、任务\n（一）建设站点。新建站点。\n\n政策解读：[《行动计划》政策解读](http://www.example.org/1.html)\n"
    assert bodies(text) == ["", "新建站点。"]


def test_characters_that_html_calls_by_names() -> None:
    """They are read as what they stand for; `;` at their ends parts no sentences, and offsets count in the text as it is."""
    text = "一、任务\n（一）建设&ldquo;职工书屋&rdquo;。2024&mdash;2026年，书屋覆盖率&ge;90%。\n"
    found = plan("lower", text)
    (task,) = [c for c in found.clauses if c.kind == "task" and c.heading]
    assert task.heading == "建设“职工书屋”" and text[task.char_end - 1] == "。"
    assert [(t.name, t.comparator, t.value) for t in found.indicators] == [("书屋覆盖率", ">=", 90)]
    assert [m.text for m in found.measures] == ["2024—2026年，书屋覆盖率≥90%。"]
    assert found.issues == ()


ROWS = """一、任务
（一）推广阅读
| 序号 | 重点任务 | 具体措施 | 责任单位 | 完成时限 |
|:---:|---|---|---|---|
| 1 | 建设书屋 | ①每个社区建成1个书屋。<br>②配齐**管理员**。 | 县教委 | 2025年底 |
| 2 | 办好活动 | 每年举办读书节，评选优秀读者。 | 县文化旅游委 | |
（二）培训人员。组织轮训。
"""


@pytest.mark.parametrize("layout", ["pipes", "tabs", "cells that wrap"])
def test_rows_that_say_what_to_do_are_tasks(layout: str) -> None:
    """Number, name, measures, bodies and deadline of a row; its head stays a table."""
    text = ROWS
    if layout != "pipes":
        rows = [line.strip("| ") for line in ROWS.splitlines() if not line.startswith("|:")]
        text = "\n".join(row.replace(" | ", "\t").replace(" |", "\t").replace("**", "") for row in rows) + "\n"
        text = text.replace("<br>", "\n" if layout == "cells that wrap" else "")
    found = {c.heading: c for c in segment(text, "d").clauses}
    assert outline(text) == [
        (1, "group", "一、", "任务"),
        (2, "group", "（一）", "推广阅读"),
        (3, "table", "", ""),
        (3, "task", "1", "建设书屋"),
        (3, "task", "2", "办好活动"),
        (2, "task", "（二）", "培训人员"),
    ]
    task = found["建设书屋"]
    measures = ["①每个社区建成1个书屋。", "②配齐管理员。"]
    joint = "" if layout == "tabs" else "\n"
    assert task.text.split("\t") == ["1", "建设书屋", joint.join(measures), "县教委", "2025年底"]
    assert found["办好活动"].id == "d_1-1-2" and "举办读书节" in text[found["办好活动"].char_start :]


def test_rows_below_a_head_of_its_own_words() -> None:
    """What the cells hold tells: a short name, prose, bodies."""
    text = (
        "一、阅读\n|事项|做什么、做到什么程度|由谁来做|\n|---|---|---|\n"
        "|书屋有人管|每个社区建成1个书屋，配齐管理员。|县教委牵头，各社区居委会负责|\n|活动办得好|每年举办读书节；评选优秀读者。|文化站、读书会|\n"
    )
    found = plan("lower", text)
    assert [(c.kind, c.heading) for c in found.clauses] == [
        ("group", "阅读"), ("table", ""), ("task", "书屋有人管"), ("task", "活动办得好"),
    ]  # fmt: skip
    assert [r.raw for r in found.responsibilities] == ["县教委", "各社区居委会", "文化站", "读书会"]


@pytest.mark.parametrize(
    "table",
    [
        "附件\n任务分工表\n序号\t重点任务\t具体措施\t责任单位\n1\t建设书屋\t每个社区建成1个书屋。\t县教委\n2\t办好活动\t举办读书节。\t县教委\n",
        "主要指标\n序号\t指标名称\t2025年\t责任单位\n1\t阅读率（%）\t80\t县教委\n2\t书屋数（个）\t20\t县教委\n",
        "分工\n序号\t重点任务\t责任单位\n1\t建设书屋\t县教委\n2\t办好活动\t县教委\n",
    ],
)
def test_other_tables_stay_whole(table: str) -> None:
    """An annex of duties, indicators, a list that only names tasks."""
    clauses = segment(f"一、任务\n（一）建设书屋。每个社区建成1个。\n{table}", "d").clauses
    assert sum(clause.kind == "task" for clause in clauses) == 1


@pytest.mark.parametrize(
    "behind", ["", "\n附件：任务清单\n\n某县人民政府\n2024年5月1日\n", "附件\n任务清单\n一、建书屋\n"]
)
def test_what_a_plan_says_of_itself_at_its_end(behind: str) -> None:
    """From when it is in force and who explains it belongs to no clause before it."""
    said = "本方案自印发之日起施行，由县文化局负责解释。"
    text = (
        f"一、任务\n建设书屋。\n二、组织保障\n（一）加强领导。成立专班。\n（二）加强宣传。办好活动。\n{said}\n{behind}"
    )
    found = [(c.depth, c.kind, c.text) for c in segment(text, "d").clauses if c.kind not in ("annex", "front")]
    assert found[-2:] == [(2, "safeguard", "（二）加强宣传。办好活动。"), (1, "safeguard", said)]


@pytest.mark.parametrize("last", ["（二）附则\n{}", "（二）加强宣传\n- 办好活动。\n- {}", "第二条　办好活动。\n{}"])
def test_a_clause_that_tells_from_when_the_plan_is_in_force(last: str) -> None:
    """Under a heading, as an item of a list, in an article the words are the clause's own."""
    said = "本方案自印发之日起施行。"
    first = "第一条　建设书屋。\n" if last.startswith("第") else "一、任务\n（一）建设书屋。建成1个。\n"
    assert segment(first + last.format(said) + "\n", "d").clauses[-1].text.endswith(f"\n{said}")


@pytest.mark.parametrize("titles", ["1.任务清单\n2.分工表\n", "1.任务清单\n"])
def test_a_list_of_annexes_below_its_name(titles: str) -> None:
    """The signature behind it signs the plan."""
    text = f"一、任务\n建设书屋。\n附件：\n{titles}甲县人民政府\n2024年5月1日\n"
    read = segment(text, "d")
    assert [(c.kind, c.text) for c in read.clauses][1:] == [
        ("annex", f"附件：\n{titles}".rstrip()),
        ("front", "甲县人民政府\n2024年5月1日"),
    ]
    assert (read.front.issuer, read.front.issued_on) == ("甲县人民政府", "2024-05-01")


def test_the_title_of_an_annex_that_took_two_lines() -> None:
    text = "一、任务\n建设书屋。\n附件：甲县书屋建设工作领导小组\n成员名单\n"
    assert segment(text, "d").clauses[-1].text == "附件：甲县书屋建设工作领导小组\n成员名单"


@pytest.mark.parametrize(
    "call", ["各镇、各部门要密切配合，并报送进展情况。", "各镇和有关单位每年11月底前报送进展情况。"]
)
@pytest.mark.parametrize("behind", ["", "\n某县人民政府\n2024年5月1日\n", "\n附件：任务清单\n"])
def test_what_a_plan_asks_of_all_at_its_end(behind: str, call: str) -> None:
    """It belongs to no clause before it, unless clauses of the plan go on so."""
    text = "一、任务\n建设书屋。\n二、组织保障\n（一）加强领导。成立专班。\n{}（二）加强宣传。办好活动。\n{}\n{}"
    for first, last in (("", call), ("各乡镇要落实责任。\n", f"（二）加强宣传。办好活动。\n{call}")):
        clauses = segment(text.format(first, call, behind), "d").clauses
        assert [c.text for c in clauses if c.kind == "safeguard"][-1] == last


LIST = "附件\n读书任务清单\n序号\t重点任务\t工作内容\t牵头单位\t配合单位\t完成时限\n"
OWN_ROWS = (
    "1\t建设书屋\t每个社区至少建成1个书屋，配齐管理员。\t县教委\t县妇联\t2026年6月\n"
    "2\t办好活动\t每年举办读书节不少于2场；评选优秀读者。\t县文化局\t\t长期坚持\n"
)


def test_rows_of_an_annex_that_says_what_the_text_does_not() -> None:
    """The text leaves the tasks to the annex: its rows are tasks, with targets, sentences, bodies and dates of their own."""
    found = plan("lower", f"第一条（服务供给）服务供给的任务见附件第1项和第2项。\n{LIST}{OWN_ROWS}")
    assert [(c.depth, c.kind, c.label, c.heading) for c in found.clauses] == [
        (1, "task", "第一条", "服务供给"), (1, "annex", "附件", "读书任务清单"),
        (2, "table", "", ""), (2, "task", "1", "建设书屋"), (2, "task", "2", "办好活动"),
    ]  # fmt: skip
    assert [(t.origin, t.name, t.deadline) for t in found.indicators] == [
        ("prose", "每个社区书屋", "2026-06"), ("prose", "举办读书节", None),
    ]  # fmt: skip
    assert [m.text for m in found.measures if "annex" in m.clause_id] == [
        "每个社区至少建成1个书屋，配齐管理员。", "每年举办读书节不少于2场；", "评选优秀读者。",
    ]  # fmt: skip
    assert [(r.raw, r.role) for r in found.responsibilities] == [
        ("县教委", "lead"), ("县妇联", "member"), ("县文化局", "lead"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        "第一条　建设书屋。\n第二条　培训人员。\n",  # the names of tasks
        "第一条　推广阅读。每个社区至少建成1个书屋，配齐管理员。\n第二条　培训人员。\n",  # their sentences
    ],
)
def test_rows_of_an_annex_that_repeat_the_text(said: str) -> None:
    """Half of them do: a table."""
    assert all(c.kind == "table" for c in segment(said + LIST + OWN_ROWS, "d").clauses if "\t" in c.view.folded)


def test_a_table_copied_by_column_whose_names_wrap() -> None:
    """Every column has its cells one a line; names that take two lines do not hide where the table begins."""
    names = ["社区书屋\n覆盖率（%）", "读者满意度（%）", "活动场次（场）"]
    columns = [
        ["序号", "1", "2", "3"],
        ["指标名称", *names],
        ["2023年", "60", "80", "20"],
        ["2025年", "70", "85", "30"],
    ]
    text = "一、目标\n到2025年，阅读服务更好。\n表1 主要指标\n" + "\n".join(
        cell for column in columns for cell in column
    )
    (_, table) = segment(text + "\n二、任务\n（一）建设书屋。\n", "d").clauses[:2]
    assert (table.kind, table.heading, table.text.count("\n")) == ("table", "表1主要指标", 17)


CARDS = """一、任务清单
本清单逐项落实。
（一）阅读类
【任务编号】A-01
【任务名称】建设书屋
【工作内容】每个社区建成1个书屋。配齐管理员。
【责任单位】县教委
【完成时限】2025年12月
【任务编号】A-02
【任务名称】办好活动
【工作内容】举办读书节。
【责任单位】县文化旅游委
"""


@pytest.mark.parametrize("layout", ["lines", "run on", "without numbers"])
def test_cards_of_fields_are_tasks(layout: str) -> None:
    """Number and name of a card are its label and heading; who and by when stay in its text."""
    text = CARDS
    if layout == "run on":
        text = text.replace("\n【任务名称", "【任务名称").replace("\n【责任", "【责任")
    if layout == "without numbers":
        text = "".join(line for line in CARDS.splitlines(True) if "编号" not in line)
    numbers = ("", "") if layout == "without numbers" else ("A-01", "A-02")
    assert outline(text) == [
        (1, "group", "一、", "任务清单"),
        (2, "group", "（一）", "阅读类"),
        (3, "task", numbers[0], "建设书屋"),
        (3, "task", numbers[1], "办好活动"),
    ]
    card = segment(text, "d").clauses[2]
    assert card.text[card.body :].strip().split("\n") == [
        "每个社区建成1个书屋。配齐管理员。",
        "【责任单位】县教委",
        "【完成时限】2025年12月",
    ]
    assert text[card.char_start] == "【"


def test_corner_brackets_that_are_no_cards_stay() -> None:
    """A title in 【】 before each article, a unit line."""
    text = "一、任务\n第一条 【建设书屋】每个社区建成1个书屋。\n【责任单位】县教委\n第二条 【任务名称】另行公布。\n"
    assert "【责任单位】县教委" in "".join(clause.text for clause in segment(text, "d").clauses)


@pytest.mark.parametrize(
    ("first", "behind", "owner"),
    [
        ("改造用房。", "\n（市教委负责）", "建设"),
        ("改造用房。", "\n牵头单位：市教委\n责任单位：市财政局", "建设"),
        ("改造用房。", "（市教委负责）", "更新设备"),
        ("改造用房。（市民政局负责）", "\n（市教委负责）", "更新设备"),
    ],
)
def test_bodies_behind_a_list_are_the_whole_lists(first: str, behind: str, owner: str) -> None:
    """They stand in paragraphs of their own, no other item names bodies, and the next clause names its own."""
    text = f"一、任务\n（一）建设。做好以下工作：\n1.{first}\n2.更新设备。{behind}\n（二）培训。每年一次。（市财政局负责）\n"
    found = plan("upper", text)
    names = {clause.id: clause.heading or clause.label for clause in found.clauses}
    assert {r.raw: names[r.clause_id] for r in found.responsibilities}["市教委"] == owner
    (clause,) = [c for c in found.clauses if "市教委" in c.text]
    assert (
        names[clause.id] == owner and clause.text.endswith(behind.strip()) and text[: clause.char_end].endswith(behind)
    )
    assert found.issues == ()


SCAN = """某区人民政府文件
某区书屋建设方案
为建设书屋，方便群众，结合我区实际，制定本方案
一、总体 要求
（一）工作目标。到20 26年底，全区书屋覆盖率达到1 00%，新增座位35 0个
一 1 一
某区人民政府文件
二、重点任务
（一)建设书屋。一是配齐书架，每个社区至
一 2 一
某区人民政府文件
少建成1个书屋
（二)培训人员。每年轮训2次
"""


def test_a_scan_that_lost_stops_and_pulled_numbers_apart() -> None:
    """Headings that go on with the numbering open their clauses; numbers are whole; 一 1 一 is a page's foot."""
    found = plan("lower", SCAN)
    assert [(c.kind, c.label, c.heading) for c in found.clauses if c.kind != "front"] == [
        ("preamble", "", ""),
        ("goal", "一、", "总体要求"),
        ("goal", "（一）", "工作目标"),
        ("group", "二、", "重点任务"),
        ("task", "（一)", "建设书屋"),
        ("task", "（二)", "培训人员"),
    ]
    assert [(t.name, t.value, t.unit, t.deadline) for t in found.indicators] == [
        ("书屋覆盖率", 100, "%", "2026-12"),
        ("新增座位", 350, "个", "2026-12"),
        ("每个社区书屋", 1, "个", None),
        ("轮训", 2, "次/年", None),
    ]


def test_a_bracket_that_nobody_closed_hides_no_label() -> None:
    """The label goes on with the numbering."""
    text = "一、任务\n1、建设书屋。配齐书架。（责任单位：县教委；完成时间：2026年\n2、培训人员，组织轮训。（责任单位：县财政局）\n3、办好活动。举办读书节。\n"
    assert [c.label for c in segment(text, "d").clauses] == ["一、", "1、", "2、", "3、"]


@pytest.mark.parametrize("cells", ["\t\t\t", ""])
def test_rows_that_name_the_rows_below_them(cells: str) -> None:
    """“一、供给” in the first cell of a row and nothing in the others, the empty cells printed or not."""
    text = (
        "一、总体要求\n补齐短板，提高效能。\n二、重点任务\n清单\n序号\t重点任务\t具体举措\t责任单位\n"
        f"一、扩大供给{cells}\n1\t建设书屋\t每个社区建成1个书屋，配齐管理员。\t县教委\n2\t扩大馆藏\t新增图书3万册。\n每年更新一次。\t县文化局\n"
        f"二、优化服务{cells}\n3\t办好活动\t每年举办读书节，评选优秀读者。\t县教委、县妇联\n三、保障措施\n成立专班。\n"
    )
    found = plan("lower", text)
    assert [(c.depth, c.kind, c.label, c.heading) for c in found.clauses if c.kind != "table"] == [
        (1, "goal", "一、", "总体要求"), (1, "group", "二、", "重点任务"),
        (2, "group", "一、", "扩大供给"), (3, "task", "1", "建设书屋"), (3, "task", "2", "扩大馆藏"),
        (2, "group", "二、", "优化服务"), (3, "task", "3", "办好活动"), (1, "safeguard", "三、", "保障措施"),
    ]  # fmt: skip
    assert [r.raw for r in found.responsibilities] == ["县教委", "县文化局", "县教委", "县妇联"]


def test_a_list_below_titles_on_lines_of_their_own() -> None:
    """Its items may look like titles: “●建房先批后建。…”; bodies in brackets may end them."""
    text = (
        "一、重点任务\n村庄清洁\n●围着四清干，把陈年垃圾清干净。\n●乱搭乱建、乱拉乱挂，发现一处、治理一处。6月底前全部清掉。（农业农村办、各村（社区））\n"
        "农房管理\n●建房先批后建。图集使用率不低于60%。\n●危房盯紧不放。年底前改造到位。（村镇建设办、综合执法队）\n二、保障措施\n成立专班。\n"
    )
    assert [heading for *_, heading in outline(text)] == ["重点任务", "村庄清洁", "农房管理", "保障措施"]


def test_names_of_columns_head_nothing() -> None:
    """A table of a cell a line behind a gap in the numbering: “序号” is no heading that lost its label."""
    rows = "".join(
        f"{k}\n{name}\n{k}0\n{k}5\n" for k, name in enumerate(("阅读率（%）", "书屋数（个）", "活动场次（场）"), 1)
    )
    text = f"一、目标\n（一）指标\n建成体系。\n序号\n指标名称\n2025年\n2026年\n{rows}三、任务\n（一）建设书屋\n建成5家。\n四、保障\n（一）加强领导\n成立专班。\n"
    assert not {"序号", "指标名称"} & {heading for *_, heading in outline(text)}


def test_notes_below_a_table_belong_to_it() -> None:
    """Their numbers are no labels, wherever the plan has counted to."""
    table = "序号\t指标\t2022年\t2025年\n1\t知晓率\t45\t60\n2\t治疗率\t72\t80\n"
    notes = "注：1.基期为2018年数据。\n2.约束性指标由政府落实。\n3.接通率为接通次数之比。\n"
    found = segment(f"一、目标\n（一）指标。见表。\n{table}{notes}二、任务\n（一）建设站点。新建站点。\n", "d").clauses
    assert [c.label for c in found if c.label] == ["一、", "（一）", "二、", "（一）"]
    assert next(c for c in found if c.kind == "table").text.endswith("接通率为接通次数之比。")


def test_heads_with_dashes_stand_above_numbers() -> None:
    """“——政府：” heads what is counted below it, and the aim beside it stands on the same level."""
    part = "（{n}）普及行动。\n行动目标：\n到2022年知晓率达到60%。\n——家庭：\n1.学习知识。主动学习。\n2.陪伴。每天陪伴。\n——政府：\n1.办好热线。建立热线。\n"
    found = segment("一、行动\n" + part.format(n="一") + part.format(n="二"), "d").clauses
    shape = [(c.depth, c.label, c.heading) for c in found]
    assert shape[2:5] == [(3, "", "行动目标"), (3, "——", "家庭"), (4, "1.", "学习知识")]
    assert [(d, label) for d, label, _ in shape[5:8]] == [(4, "2."), (3, "——"), (4, "1.")]


def test_footnotes_above_a_page_line_are_furniture() -> None:
    """Their mark stands in the text before; what they say is no clause."""
    text = "一、目标\n（一）知晓率。知晓率①达到80%。\n\n①知晓率：指测评中得分达到80分者的比例。\n\n— 2 —\n\n（二）治疗率。治疗率达到90%。\n"
    assert [c.label for c in segment(text, "d").clauses] == ["一、", "（一）", "（二）"]


def test_a_scan_whose_lines_are_ragged() -> None:
    """Paragraphs are set in, what goes on is not: lines of unlike width are one paragraph, and names of bodies whole."""
    sizes = (33, 35, 32, 36, 34, 31)
    words = "推进公共文化服务提质增效加强设施管理完善服务网络丰富活动内容培育专业队伍健全评价机制" * 6
    lines: list[str] = []
    for n in range(1, 9):
        at, body = 0, f"{n}.完善服务网络。{words[: 90 + n]}。"
        for k in range(6):
            size = sizes[(k + n) % 6]
            if at < len(body):
                lines.append(("  " if not at else "") + body[at : at + size])
                at += size
        lines += ["  责任单位：自治区文化和旅游厅、自治区能源局、自治区林草局，各盟市人民", "政府"]
    found = plan("lower", "  一、主要任务\n" + "\n".join(lines) + "\n")
    assert [c.label for c in found.clauses if c.depth == 3] == [f"{n}." for n in range(1, 9)]
    assert {r.raw for r in found.responsibilities} == {
        "自治区文化和旅游厅",
        "自治区能源局",
        "自治区林草局",
        "各盟市人民政府",
    }


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_mark_that_opens_no_paragraph_goes_on_with_the_one_before(gap: str) -> None:
    """As a web page breaks a line behind a bracket; lines here have no width that would tell."""
    text = f"一、任务\n（一）建设站点。新建充换电、加注（气）{gap}、加氢等站点，每年检查一次。\n（二）培训人员。\n"
    assert bodies(text)[1] == "新建充换电、加注（气）、加氢等站点，每年检查一次。"


def test_stamps_of_a_chat_are_furniture() -> None:
    """Who sent the next passage and when; and what an office system prints below the text."""
    text = (
        "一、任务\n（一）建设站点。新建站点3个。\n小何（应急所） 2025-03-28 16:07\n（二）培训人员。每年培训两次。\n"
        "—— 正文结束 ——\n附件：责任人名册.xlsx（46KB）   下载   预览\n已读 38 人   未读 2 人\n"
    )
    assert bodies(text) == ["", "新建站点3个。", "每年培训两次。"]


def test_headings_of_two_parts() -> None:
    """以强带弱，深化… and 通过…，促进… name a clause where its siblings have headings."""
    text = (
        "一、任务\n（一）以强带弱，深化学校共同体建设。组建共同体。\n（二）通过机制转化，促进改革。通过试点改善结构。\n"
        "（三）审慎撤并，办好必要的乡村小规模学校和乡镇寄宿制学校。严禁一撤了之。\n"
    )
    found = plan("upper", "甲市学校行动计划\n" + text).clauses
    assert [c.heading for c in found if c.depth == 2] == [
        "以强带弱，深化学校共同体建设",
        "通过机制转化，促进改革",
        "审慎撤并，办好必要的乡村小规模学校和乡镇寄宿制学校",
    ]


def test_an_annex_that_lists_projects_promises() -> None:
    """Its items are read as those of the plan; what explains terms is not."""
    text = "甲市学校行动计划\n一、任务\n（一）建设学校。建好学校。\n附件\n甲市学校重点{}\n1.扩容{}。新建幼儿园180所。（市教育局）\n2.安全{}。加固校舍86万平方米。（市教育局）\n"
    listed = plan("upper", text.format("项目清单", "项目", "项目"))
    assert [(t.name, t.value) for t in listed.indicators] == [("幼儿园", 180.0), ("加固校舍", 86.0)]
    assert not plan("upper", text.format("名词解释", "指标", "指标")).indicators


def test_an_extract_that_opens_with_its_second_chapter() -> None:
    text = "甲省发展规划（节选）\n\n第二章 发展基础\n\n2020年产值达到70亿元。\n\n第三章 总体要求\n\n第一节 指导思想\n\n坚持创新。\n\n第二节 主要目标\n\n到2025年产值达到90亿元。\n"
    assert [c.label for c in segment(text, "d").clauses if c.label] == ["第二章", "第三章", "第一节", "第二节"]


def test_ornaments_between_parts_are_no_text() -> None:
    """Lines of ◆ as articles of social media have them; they end nothing of the plan."""
    text = "书屋方案\n\n一、目标\n\n到2026年，书屋覆盖率达到90%。\n\n◆ ◆ ◆\n\n二、任务\n\n1. 建设书屋。配齐书架。\n\n▼\n\n2. 培训人员。每年轮训。\n"
    found = [c for c in segment(text, "d").clauses if c.kind != "front"]
    assert [c.label for c in found] == ["一、", "二、", "1.", "2."]
    assert not any("◆" in c.view.printed or "▼" in c.view.printed for c in found)


@pytest.mark.parametrize("line", ["【县教委牵头，县财政局配合】", "（责任单位：县教委、县财政局、县民政局）"])
def test_labels_behind_a_page_line_below_a_line_of_bodies(line: str) -> None:
    """A bracket on a line of its own is whole, whatever the page does behind it."""
    task = (
        "建设书屋，配齐书架和桌椅，开放时间每周不少于五十六小时，方便群众就近\n阅读。\n　　{}\n第 {} 页 共 3 页\n　　"
    )
    text = "书屋建设方案\n　　一、任务\n　　（一）" + "".join(
        task.format(line, k) + label for k, label in enumerate(("（二）", "（三）"), 1)
    )
    text += "培训人员，每年轮训。\n"
    assert [c.label for c in segment(text, "d").clauses if c.kind == "task"] == ["（一）", "（二）", "（三）"]
