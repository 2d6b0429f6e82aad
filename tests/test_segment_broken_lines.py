"""segment: lines, labels and blanks as wraps, scans, HTML and Markdown leave them."""

import pytest
from outlines import bodies, outline
from pairs import plan

from extractor.segment import segment


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


def test_articles_under_marks_of_markdown() -> None:
    """A mark before 第一章 is none of its text, also where a wide blank follows the label."""
    text = "某区公共文化规划\n\n为发展公共文化，制定本规划。\n\n## 第一章　发展基础\n\n### 第一节　现状\n\n已建成3个馆。\n\n## 第二章　主要任务\n\n建设2个馆。"
    assert [c[2:] for c in outline(text)][-3:] == [("第一章", "发展基础"), ("第一节", "现状"), ("第二章", "主要任务")]
    assert not any("#" in clause.text for clause in segment(text, "d").clauses)


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


def test_characters_that_html_calls_by_names() -> None:
    """They are read as what they stand for; `;` at their ends parts no sentences, and offsets count in the text as it is."""
    text = "一、任务\n（一）建设&ldquo;职工书屋&rdquo;。2024&mdash;2026年，书屋覆盖率&ge;90%。\n"
    found = plan("lower", text)
    (task,) = [c for c in found.clauses if c.kind == "task" and c.heading]
    assert task.heading == "建设“职工书屋”" and text[task.char_end - 1] == "。"
    assert [(t.name, t.comparator, t.value) for t in found.indicators] == [("书屋覆盖率", ">=", 90)]
    assert [m.text for m in found.measures] == ["2024—2026年，书屋覆盖率≥90%。"]
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


def test_wrapped_number_is_no_decimal_label() -> None:
    text = (
        "某市建设方案\n1 总体目标\n建成5家，到202\n2年，全面建成。\n2 主要任务\n2.1 建设平台\n整合数据。\n2.2 推广产品\n安装2.1万套，到202\n"
        "3年，全部装完。\n3 保障措施\n3.1 加强领导\n成立专班。\n"
    )
    labels = [clause.label for clause in segment(text, "d").clauses if clause.kind != "front"]
    assert labels == ["1", "2", "2.1", "2.2", "3", "3.1"]


def test_labels_with_escaped_dots() -> None:
    text = "一、任务\n\n### 1\\. 开展服务\n\n新建站点，配齐人员。\n\n**2\\. 推进改造。** 更新设施，完善功能。\n"
    assert [(c.label, c.heading) for c in segment(text, "d").clauses][1:] == [("1.", "开展服务"), ("2.", "推进改造")]


@pytest.mark.parametrize("blank", ["&ensp;", "&emsp;", "&nbsp;"])
def test_blanks_as_html_writes_them(blank: str) -> None:
    """Each of them may indent a line."""
    text = f"书房计划\n{blank * 2}一、主要任务\n{blank * 2}（一）建设书房。建成书房。\n"
    assert [c.label for c in segment(text, "x").clauses if c.label] == ["一、", "（一）"]
