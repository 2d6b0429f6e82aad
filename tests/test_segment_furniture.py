"""segment: what pages, converters and web sites set around a text and into it is no text."""

import pytest
from outlines import NOTICE, bodies
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


def test_the_title_of_a_picture_between_two_halves_of_a_sentence() -> None:
    """It is furniture there, and text where it stands by itself."""
    text = "一、任务\n（一）布局。到2028年，具备条\n![](a.png)\n图1 网点布局示意图\n件的行政村通达率达到90%，配强队伍。\n图2 服务流程示意图\n（二）服务。延长时间。\n"
    found = bodies(text)
    assert "具备条件的行政村通达率" in found[1] and "图1" not in "".join(found) and "图2" in "".join(found)


def test_web_page_around_a_plan_is_left_out() -> None:
    page = "首页 > 政务公开 > 政策文件\n发文机关：甲市人民政府办公室\n成文日期：2023年3月5日\n浏览次数：12\n打印 关闭\n分享到：\n"
    tail = "相关链接：某解读\n版权所有：甲市人民政府\n网站标识码：0000000001\n"
    plain, around = segment(NOTICE, "d"), segment(page + NOTICE + tail, "d")
    assert [c.text for c in around.clauses] == [c.text for c in plain.clauses]


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


def test_a_link_to_the_explanation_is_furniture() -> None:
    text = "一、任务\n（一）建设站点。新建站点。\n\n政策解读：[《行动计划》政策解读](http://www.example.org/1.html)\n"
    assert bodies(text) == ["", "新建站点。"]


def test_footnotes_above_a_page_line_are_furniture() -> None:
    """Their mark stands in the text before; what they say is no clause."""
    text = "一、目标\n（一）知晓率。知晓率①达到80%。\n\n①知晓率：指测评中得分达到80分者的比例。\n\n— 2 —\n\n（二）治疗率。治疗率达到90%。\n"
    assert [c.label for c in segment(text, "d").clauses] == ["一、", "（一）", "（二）"]


def test_stamps_of_a_chat_are_furniture() -> None:
    """Who sent the next passage and when; and what an office system prints below the text."""
    text = (
        "一、任务\n（一）建设站点。新建站点3个。\n小何（应急所） 2025-03-28 16:07\n（二）培训人员。每年培训两次。\n"
        "—— 正文结束 ——\n附件：责任人名册.xlsx（46KB）   下载   预览\n已读 38 人   未读 2 人\n"
    )
    assert bodies(text) == ["", "新建站点3个。", "每年培训两次。"]


def test_ornaments_between_parts_are_no_text() -> None:
    """Lines of ◆ as articles of social media have them; they end nothing of the plan."""
    text = "书屋方案\n\n一、目标\n\n到2026年，书屋覆盖率达到90%。\n\n◆ ◆ ◆\n\n二、任务\n\n1. 建设书屋。配齐书架。\n\n▼\n\n2. 培训人员。每年轮训。\n"
    found = [c for c in segment(text, "d").clauses if c.kind != "front"]
    assert [c.label for c in found] == ["一、", "二、", "1.", "2."]
    assert not any("◆" in c.view.printed or "▼" in c.view.printed for c in found)


def test_ornaments_images_and_footnote_marks_are_no_text() -> None:
    """As social media and converters set them around labels and inside sentences."""
    text = (
        "书房计划\n01\n一、主要任务\n▌（一）建设书房\n建成书房<sup>2</sup>20个，其中社区\n\n![](images/a.jpg)\n\n书房$^{①}$8个。\n"
        "【牵头单位】市教委【配合单位】市财政局\n02\n二、保障措施\n加强领导。\n"
    )
    clauses = segment(text, "x").clauses
    assert [c.label for c in clauses if c.label] == ["一、", "（一）", "二、"]
    task = next(c for c in clauses if c.label == "（一）")
    assert task.heading == "建设书房"
    assert "其中社区书房8个" in task.view.printed.replace("\n", "")
    assert [t.value for t in plan("upper", text).indicators if t.role == "target"][:1] == [20.0]
    assert [(b.raw, b.role) for b in plan("upper", text).responsibilities] == [
        ("市教委", "lead"),
        ("市财政局", "member"),
    ]
