"""segment: what stands before a plan, behind it and at its end: notices, contents, annexes, signatures, closing words."""

import pytest
from outlines import NOTICE
from pairs import plan

from extractor.segment import segment


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


def test_an_annex_that_lists_projects_promises() -> None:
    """Its items are read as those of the plan; what explains terms is not."""
    text = "甲市学校行动计划\n一、任务\n（一）建设学校。建好学校。\n附件\n甲市学校重点{}\n1.扩容{}。新建幼儿园180所。（市教育局）\n2.安全{}。加固校舍86万平方米。（市教育局）\n"
    listed = plan("upper", text.format("项目清单", "项目", "项目"))
    assert [(t.name, t.value) for t in listed.indicators] == [("幼儿园", 180.0), ("加固校舍", 86.0)]
    assert not plan("upper", text.format("名词解释", "指标", "指标")).indicators


def test_an_extract_that_opens_with_its_second_chapter() -> None:
    text = "甲省发展规划（节选）\n\n第二章 发展基础\n\n2020年产值达到70亿元。\n\n第三章 总体要求\n\n第一节 指导思想\n\n坚持创新。\n\n第二节 主要目标\n\n到2025年产值达到90亿元。\n"
    assert [c.label for c in segment(text, "d").clauses if c.label] == ["第二章", "第三章", "第一节", "第二节"]


def test_foreword_is_no_part_of_the_title() -> None:
    segmented = segment(
        "某市产业发展规划\n\n前言\n产业发展意义重大。根据省规划，编制本规划。\n\n一、目标\n到2025年建成。", "d"
    )
    assert segmented.front.title == "某市产业发展规划"
    assert [c.text for c in segmented.clauses if c.kind == "preamble"] == [
        "前言\n产业发展意义重大。根据省规划，编制本规划。"
    ]


def test_list_of_annexes_is_no_gap() -> None:
    text = "一、任务\n（一）建设。新建站点。\n（二）保障。落实经费。\n\n附件：1.任务清单\n2.分工表\n\n甲市民政局\n2024年3月1日\n"
    assert [c.kind for c in segment(text, "d").clauses][3:] == ["annex", "front"]
