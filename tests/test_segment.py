"""segment: a text → its clauses, front matter and doubts."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from extractor.models import Clause
from extractor.read import read
from extractor.segment import segment

NOTICE = """甲市人民政府办公室关于印发甲市养老服务行动计划（2023—2025年）的通知
甲府办发〔2023〕12号
各区县人民政府，市政府各部门：
《甲市养老服务行动计划（2023—2025年）》已经市政府同意，现印发给你们，请认真贯彻执行。
甲市人民政府办公室
2023年3月5日
（此件公开发布）
甲市养老服务行动计划
（2023—2025年）
为完善养老服务体系，结合我市实际，制定本计划。
一、总体要求
（一）指导思想。坚持以人民为中心，补齐短板。
"""


@pytest.fixture(scope="module")
def texts(corpus_folder: Path) -> dict[str, str]:
    """The texts of the corpus by document id."""
    manifest = yaml.safe_load((corpus_folder / "corpus.yml").read_text("utf-8"))
    return {entry["id"]: read(corpus_folder / entry["file"]).text for entry in manifest["documents"]}


def outline(text: str) -> list[tuple[int, str, str, str]]:
    """Depth, kind, label and heading of every clause."""
    return [(c.depth, c.kind, c.label, c.heading) for c in segment(text, "d").clauses]


def bodies(text: str) -> list[str]:
    """What stands behind label and heading, clause by clause."""
    return [c.text[c.body :].strip() for c in segment(text, "d").clauses]


# Numbering -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("一、目标\n正文。\n二、任务\n正文。\n", ["一、", "二、"]),
        ("一、甲\n（ 一）乙。正文。\n（二 ）丙。正文。\n", ["一、", "（一）", "（二）"]),
        ("一、任务\n１．甲。正文。\n２．乙。正文。\n", ["一、", "１．", "２．"]),
        ("一、任务\n1、甲。正文。\n2、乙。正文。\n", ["一、", "1、", "2、"]),
        ("一、任务\n(1)甲。正文。\n(2)乙。正文。\n①丙。正文。\n", ["一、", "(1)", "(2)", "①"]),
        ("㈠甲。正文。\n㈡乙。正文。\n", ["㈠", "㈡"]),
        # Running on through the parts, and beginning anew under each.
        (
            "一、甲\n（一）乙。丙。\n（二）乙。丙。\n二、丁\n（三）乙。丙。\n",
            ["一、", "（一）", "（二）", "二、", "（三）"],
        ),
        ("一、甲\n（一）乙。丙。\n二、丁\n（一）乙。丙。\n", ["一、", "（一）", "二、", "（一）"]),
        ("一、甲\n（一）乙。\n1.丙。丁。\n（二）戊。\n2.己。庚。\n", ["一、", "（一）", "1.", "（二）", "2."]),
        # Decimals, dates, ratios and ordinals open no clause, a percentage behind a label does not hide it.
        ("一、甲\n建成床位\n4.5张。\n2025年完成。\n1:100配备。\n", ["一、"]),
        ("一、甲\n1.95%的乡镇达标。\n2.100%的县城达标。\n", ["一、", "1.", "2."]),
        ("一、甲\n正文一是甲。\n二是乙。\n", ["一、"]),
        # Several articles on one line.
        (
            "第一章　总则　　第一条　为了工作，制定本办法。\n　　第二条【任务】做好工作。\n",
            ["第一章", "第一条", "第二条"],
        ),
    ],
)
def test_labels(text: str, labels: list[str]) -> None:
    assert [c.label for c in segment(text, "d").clauses] == labels


@pytest.mark.parametrize(
    ("text", "depths"),
    [
        ("一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n正文。\n", [1, 2, 3, 4, 5]),
        ("一、甲\n1.乙。正文。\n（1）丙。正文。\n", [1, 3, 4]),
        ("1. 甲\n正文。\n（1）乙。正文。\n①丙。正文。\n2. 丁\n正文。\n", [1, 2, 3, 1]),
        ("第一章 总则\n第一条 为了工作，制定本办法。\n（一）正文；\n", [1, 2, 3]),
        ("第一条 为了工作，制定本办法。\n第二条 本办法适用于全市。\n", [1, 1]),
        ("## 一、甲\n#### （一）乙\n### （二）丙\n正文。\n", [1, 2, 2]),
    ],
)
def test_depth_is_that_of_the_numbering(text: str, depths: list[int]) -> None:
    assert [c.depth for c in segment(text, "d").clauses] == depths


@pytest.mark.parametrize(
    ("text", "doubt", "line"),
    [
        ("一、甲\n正文。\n三、乙\n正文。\n", "label “三、” follows number 1", 3),
        ("一、甲\n正文。\n一、乙\n正文。\n", "label “一、” begins again at 1", 3),
        ("一、甲\n（一）乙。丙。\n（二）乙。丙。\n（二）乙。丙。\n", "label “(二)” is printed twice", 4),
        ("二、甲\n正文。\n三、乙\n正文。\n", "label “二、” is the first of its kind", 1),
        ("没有标题的一段文字，没有编号。\n", "no labelled clause found", None),
    ],
)
def test_gaps_are_issues_and_no_stop(text: str, doubt: str, line: int | None) -> None:
    issues = [(i.message, i.line) for i in segment(text, "d").issues]
    assert (doubt, line) in issues
    assert all(i.remedy for i in segment(text, "d").issues)
    assert "".join(c.text for c in segment(text, "d").clauses).replace("\n", "") == text.replace("\n", "")


# Headings --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("clause", "heading"),
    [
        ("（一）加强组织领导。各区县要明确责任。", "加强组织领导"),
        ("（一）加强组织领导，压实各方责任。各区县要明确责任。", "加强组织领导，压实各方责任"),
        ("（一）加强组织领导\n各区县要明确责任。", "加强组织领导"),
        ("（一）加强组织领导（责任单位：市民政局）\n各区县要明确责任。", "加强组织领导"),
        ("（一）加强站点建设。（责任单位：市民政局）\n到2025年，建成3个站点。", "加强站点建设"),
        ("（一）工作机制：各区县定期召开会议，研究解决问题。", "工作机制"),
        # A measure at once, and whole sentences, are no headings.
        ("（一）到2025年，设置率达到80%。其余乡镇跟进。", ""),
        ("（一）各区县要明确责任。各部门要配合。", ""),
        ("（一）严格落实工作办法，督促指导镇街扎实开展行动，规范管理率超过90%。", ""),
        ("第一条 为了规范工作，根据有关规定，制定本办法。", ""),
        ("第一条【适用范围】本办法适用于全市。", "适用范围"),
        ("第一章 总则", "总则"),
    ],
)
def test_heading_names_the_clause(clause: str, heading: str) -> None:
    assert segment(clause + "\n", "d").clauses[0].heading == heading


def test_goals_without_names_have_no_heading() -> None:
    text = "一、工作目标\n1. 市建成1所医院。\n2. 100%的县开设门诊；鼓励基层开设门诊。\n3. 培训人员。每年培训两次。\n"
    assert [c.heading for c in segment(text, "d").clauses] == ["工作目标", "", "", ""]


def test_items_of_a_list_have_no_heading() -> None:
    text = "第一条 加大供给。应当配建停车设施的有：\n（一）新建住宅；\n（二）新建医院；\n（三）改造后的街区。\n责任单位：市住建局"
    assert [clause.heading for clause in segment(text, "d").clauses] == ["加大供给", "", "", ""]


def test_the_article_on_entry_into_force_is_no_task() -> None:
    text = "第一条 加大供给。新建泊位3万个。\n第二条 强化组织领导。建立联席会议制度。\n第三条 本措施自2023年9月1日起施行，有效期3年。"
    assert [clause.kind for clause in segment(text, "d").clauses] == ["task", "safeguard", "safeguard"]


def test_paragraphs_with_titles_of_their_own_are_clauses() -> None:
    text = "一、总体要求\n（一）基本原则。\n坚持规划先行。科学编制规划。\n坚持分类施策。合理选择模式，不搞一刀切。\n（二）目标\n建成体系。\n"
    assert outline(text) == [
        (1, "goal", "一、", "总体要求"),
        (2, "goal", "（一）", "基本原则"),
        (3, "goal", "", "坚持规划先行"),
        (3, "goal", "", "坚持分类施策"),
        (2, "goal", "（二）", "目标"),
    ]


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        (
            "一、目标。建成3个。\n二、内容\n（一）基础改造。1．更新管网。改造50公里。2．消除隐患。拆除违建。（市住建局）\n（二）完善改造\n3．加装电梯。三年300部。",
            ["目标", "内容", "基础改造", "更新管网", "消除隐患", "完善改造", "加装电梯"],
        ),
        (
            "**一、目标** 到2025年，建成3个。\n\n**二、举措** **（一）强化培育。** 建立企业库。（市科技局）**（二）强化融资。** 设立基金。",
            ["目标", "举措", "强化培育", "强化融资"],
        ),
        (
            "一、任务\n（一）加快公共领域建设　在公共停车场按比例配建充电桩，全部开放。\n（二）推进居住社区建设　新建车位全部预留安装条件，同步验收。",
            ["任务", "加快公共领域建设", "推进居住社区建设"],
        ),
        (
            "一、任务\n（一）加大供给。有下列情形的，应当配建：（一）新建住宅；（二）新建医院。（三）其他。",
            ["任务", "加大供给"],
        ),
        (
            "一、加强规划引领。每个县建设1个。（市文旅局）二、放宽市场准入。时限压缩50%。（市公安局）",
            ["加强规划引领", "放宽市场准入"],
        ),
        ("一、加强规划引领。延长链条。二、三产业融合发展。", ["加强规划引领"]),
        ("一、任务\n（一）加大供给。按照1：100配建。增长1.5倍。达到2.5万个。", ["任务", "加大供给"]),
    ],
)
def test_clauses_that_run_on_in_one_paragraph(text: str, headings: list[str]) -> None:
    assert [clause.heading for clause in segment(text, "d").clauses] == headings


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "某区建设方案\n1 总体目标\n建成5家。\n2 主要任务\n2.1 建设平台\n整合数据。\n2.2 推广产品\n安装设备2.1万套。\n3 保障措施\n成立专班。",
            ["1", "2", "2.1", "2.2", "3"],
        ),
        (
            "一、任务\n任务1：建设基地。新建2个。\n任务2：完善设施。建设30座。\n二、保障\n（一）强化用地。优先安排。",
            ["一、", "任务1", "任务2", "二、", "（一）"],
        ),
        (
            "一、任务\n行动一　规划行动\n（一）编制规划。完成120个。\n（二）规范建设。达到90%。\n行动二　设施行动\n（三）道路畅通。新建200公里。\n二、机制\n（四）推进。每月一次。",
            ["一、", "行动一", "（一）", "（二）", "行动二", "（三）", "二、", "（四）"],
        ),
        ("一、任务\n（一）清理乱占。\n任务1：今年完成。\n（二）清理乱采。", ["一、", "（一）", "（二）"]),
        ("一、目标\n1 建成5家。\n2.5万户受益。\n二、任务\n（一）建设。", ["一、", "二、", "（一）"]),
    ],
)
def test_labels_that_only_some_plans_use(text: str, labels: list[str]) -> None:
    assert [clause.label for clause in segment(text, "d").clauses if clause.kind != "front"] == labels


def test_label_behind_a_line_of_bodies_without_stop() -> None:
    text = (
        "一、措施\n1、网格排查：对辖区1200家“九小场所”每季度检查1次。责任部门：街道应急办、各社区\n"
        "2、宣传教育：开展消防演练24场。责任部门：派出所\n二、要求\n各社区要提高认识。"
    )
    assert [clause.label for clause in segment(text, "d").clauses] == ["一、", "1、", "2、", "二、"]


def test_foreword_is_no_part_of_the_title() -> None:
    segmented = segment(
        "某市产业发展规划\n\n前言\n产业发展意义重大。根据省规划，编制本规划。\n\n一、目标\n到2025年建成。", "d"
    )
    assert segmented.front.title == "某市产业发展规划"
    assert [c.text for c in segmented.clauses if c.kind == "preamble"] == [
        "前言\n产业发展意义重大。根据省规划，编制本规划。"
    ]


def test_heading_without_label_behind_a_line_of_bodies() -> None:
    text = (
        "某镇整治方案\n\n为改善人居环境，制定本方案。\n\n主要任务\n\n推进厕所革命\n\n改造农村户厕600座，新建公厕5座。\n责任单位：镇农业服务中心、各村\n\n"
        "治理生活污水\n\n建设污水处理设施8处，受益农户1200户。\n责任单位：镇规划办、各村\n\n保障措施\n\n每月开展一次评比，结果通报。"
    )
    headings = [clause.heading for clause in segment(text, "d").clauses if clause.kind not in ("front", "preamble")]
    assert headings == ["主要任务", "推进厕所革命", "治理生活污水", "保障措施"]


def test_staged_paragraphs_are_clauses() -> None:
    text = "一、主要目标\n用两年时间，建成体系。\n第一年（2023年），建成3个站点。\n第二年（2024年），建成5个站点。\n"
    assert [c.label for c in segment(text, "d").clauses] == ["一、", "第一年", "第二年"]


# Kinds -----------------------------------------------------------------------------------------------


def test_kinds_follow_heading_place_and_children() -> None:
    text = (
        "为做好工作，制定本方案。\n一、背景情况\n成效明显。\n二、总体要求\n（一）指导思想\n坚持创新。\n（二）工作目标\n完善体系。\n"
        "三、重点任务\n（一）完善体系\n1.建设站点。新建3个站点。\n（二）培养人才。培训人员。\n四、保障措施\n（一）加强领导。成立专班。\n"
        "五、督导与评估\n市民政局组织评估。\n"
    )
    assert [(kind, label) for _, kind, label, _ in outline(text)] == [
        ("preamble", ""),
        ("context", "一、"),
        ("goal", "二、"),
        ("goal", "（一）"),
        ("goal", "（二）"),
        ("group", "三、"),
        ("group", "（一）"),
        ("task", "1."),
        ("task", "（二）"),
        ("safeguard", "四、"),
        ("safeguard", "（一）"),
        ("safeguard", "五、"),
    ]


# Layout ----------------------------------------------------------------------------------------------


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


# Front matter ----------------------------------------------------------------------------------------


def test_front_matter_of_a_notice() -> None:
    front = segment(NOTICE, "d").front
    assert front == (
        "甲市养老服务行动计划（2023—2025年）",
        "甲府办发〔2023〕12号",
        "甲市人民政府办公室",
        "2023-03-05",
        2023,
        2025,
        "甲市",
        "city",
    )


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (
            "title",
            "甲县生活垃圾分类\n实施方案\n为做好工作，制定本方案。\n一、目标\n正文。\n",
            "甲县生活垃圾分类实施方案",
        ),
        ("title", "为做好工作，提高水平，制定本方案。\n一、目标\n正文。\n", None),
        (
            "doc_number",
            "甲政发 〔\n２０２１〕６２ 号\n甲省人民政府关于工作的意见\n各市人民政府：\n一、目标\n正文。\n",
            "甲政发〔2021〕62号",
        ),
        ("doc_number", "根据乙府办发〔2020〕3号文件要求，制定本方案。\n一、目标\n正文。\n", None),
        ("issued_on", "甲市工作方案\n一、目标\n正文。\n甲市人民政府\n二〇二三年十二月二十六日\n", "2023-12-26"),
        (
            "issuer",
            "甲市工作方案\n一、目标\n正文。\n甲市民政局      甲市财政局\n甲市残疾人联合会\n2023年4月18日\n",
            "甲市民政局、甲市财政局、甲市残疾人联合会",
        ),
        ("level", "甲市工作方案\n一、目标\n正文。\n甲市民政局\n2023年4月18日\n", "department"),
        ("level", "甲省工作方案\n一、目标\n正文。\n甲省人民政府\n2023年4月18日\n", "province"),
        ("jurisdiction", "甲州市工作方案\n一、目标\n正文。\n甲州市人民政府\n2023年4月18日\n", "甲州市"),
        ("level", "国务院关于加强工作的意见\n一、目标\n正文。\n国务院\n2023年4月18日\n", "national"),
        ("period_end", "甲市“十四五”养老服务规划\n一、目标\n正文。\n", 2025),
        ("period_start", "甲市养老服务三年行动计划（2024-2026年）\n一、目标\n正文。\n", 2024),
        ("period_start", "甲市养老服务工作方案\n一、目标\n到2025年完成。\n", None),
    ],
)
def test_front_matter(field: str, text: str, value: object) -> None:
    assert getattr(segment(text, "d").front, field) == value


# Whole documents -------------------------------------------------------------------------------------


def reviewed(clause: Clause) -> dict[str, Any]:
    """What a person looks at: place in the tree, label, heading, kind, first and last words."""
    return {
        "id": clause.id,
        "parent_id": clause.parent_id,
        "depth": clause.depth,
        "kind": clause.kind,
        "label": clause.label,
        "heading": clause.heading,
        "start": clause.text[:12],
        "end": clause.text[-12:],
    }


@pytest.mark.parametrize("document_id", ["cq-2023-103", "yy-2024-21", "unnamed-145", "yb-2023-260", "cq-2023-6"])
def test_clauses_are_as_last_reviewed(
    document_id: str, texts: dict[str, str], golden: Callable[[str, Any], None]
) -> None:
    found = segment(texts[document_id], document_id)
    golden(
        f"{document_id}.clauses.json",
        {
            "front": found.front._asdict(),
            "clauses": [reviewed(c) for c in found.clauses],
            "issues": [i.message for i in found.issues],
        },
    )


def test_ten_megabytes_of_noise_end_in_seconds() -> None:
    noise = ("没有编号的文字，没有结尾、1.5和（一）混在一起 " * 8 + "\n") * 12_000
    start = time.process_time()
    segment(noise[:1_000_000], "d")
    assert time.process_time() - start < 8
