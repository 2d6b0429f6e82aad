"""segment: which words of a clause are its heading, and where it ends."""

import pytest
from pairs import plan

from extractor.segment import segment


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


@pytest.mark.parametrize(
    ("clause", "heading"),
    [
        ("（一）加强组织领导。各区县要明确责任。", "加强组织领导"),
        ("（一）加强组织领导，压实各方责任。各区县要明确责任。", "加强组织领导，压实各方责任"),
        ("（一）加强组织领导\n各区县要明确责任。", "加强组织领导"),
        ("（一）加强组织领导（责任单位：市民政局）\n各区县要明确责任。", "加强组织领导"),
        ("（一）加强站点建设。（责任单位：市民政局）\n到2025年，建成3个站点。", "加强站点建设"),
        ("（一）工作机制：各区县定期召开会议，研究解决问题。", "工作机制"),
        ("（一）以“书香+”推动社区服务融合。新建书屋3个。", "以“书香+”推动社区服务融合"),
        ("（一）各镇、街道和有关单位：结合实际建好书屋，开展活动。", "各镇、街道和有关单位"),
        ("（一）县级动员部署（2025年1月—4月）：成立专班，明确分工。", "县级动员部署（2025年1月—4月）"),
        ("（一）“惠民生”：改善居住生活条件\n改造旧房。旧房分批改造。", "“惠民生”：改善居住生活条件"),
        ("（一）县政府是农村公路管理的责任主体。全面负责管理养护。", "县政府是农村公路管理的责任主体"),
        ("（一）各行业部门职责。县财政局负责筹集资金。", "各行业部门职责"),
        # A measure at once, and whole sentences, are no headings.
        ("（一）到2025年，设置率达到80%。其余乡镇跟进。", ""),
        ("（一）各区县要明确责任。各部门要配合。", ""),
        ("（一）各镇、街道应做到：结合实际建好书屋，开展活动。", ""),
        ("（一）严格落实工作办法，督促指导镇街扎实开展行动，规范管理率超过90%。", ""),
        ("第一条 为了规范工作，根据有关规定，制定本办法。", ""),
        ("第一条【适用范围】本办法适用于全市。", "适用范围"),
        ("第一条（适用范围）\n本办法适用于全市。", "适用范围"),
        ("第一章 总则", "总则"),
    ],
)
def test_heading_names_the_clause(clause: str, heading: str) -> None:
    assert segment(clause + "\n", "d").clauses[0].heading == heading


def test_goals_without_names_have_no_heading() -> None:
    text = "一、工作目标\n1. 市建成1所医院。\n2. 100%的县开设门诊；鼓励基层开设门诊。\n3. 培训人员。每年培训两次。\n"
    assert [c.heading for c in segment(text, "d").clauses] == ["工作目标", "", "", ""]


@pytest.mark.parametrize(
    ("first", "headings"),
    [
        ("开展排查", ["", "", "", "", "", "", "加强巡查", ""]),
        ("开展排查。逐户登记", ["开展排查", "", "", "", "", "", "加强巡查", "严格审查，定期复核"]),
    ],
)
def test_where_few_have_titles_a_sentence_with_a_comma_is_none(first: str, headings: list[str]) -> None:
    """Clauses that count on through the parts of a plan; with two titles of eight, a third may be one."""
    measures = [f"对{x}开展检查，发现隐患立即整改。" for x in ("站点", "管道", "仓库", "车辆", "船舶")]
    items = [f"{first}，发现隐患立即整改。", *measures, "加强巡查。每月1次。", "严格审查，定期复核。由县局发证。"]
    lines = [f"{k}.{item}" for k, item in enumerate(items, 1)]
    text = "\n".join(["一、排查隐患", *lines[:4], "二、规范管理", *lines[4:]])
    assert [c.heading for c in segment(text, "d").clauses if c.depth == 3] == headings


def test_items_of_a_list_have_no_heading() -> None:
    text = "第一条 加大供给。应当配建停车设施的有：\n（一）新建住宅；\n（二）新建医院；\n（三）改造后的街区。\n责任单位：市住建局"
    assert [clause.heading for clause in segment(text, "d").clauses] == ["加大供给", "", "", ""]


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
        (
            "一、任务\n1. 扩大服务覆盖面  坚持学生自愿，全市学校实现全覆盖。2. 丰富服务内容  开发特色课程40节，不得集体补课。3. 引入优质资源  建立白名单制度，及时清退。",
            ["任务", "扩大服务覆盖面", "丰富服务内容", "引入优质资源"],
        ),
        ("一、任务\n（一）加大供给。按照1：100配建。增长1.5倍。达到2.5万个。", ["任务", "加大供给"]),
    ],
)
def test_clauses_that_run_on_in_one_paragraph(text: str, headings: list[str]) -> None:
    assert [clause.heading for clause in segment(text, "d").clauses] == headings


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("（一）主要目标：到2025年，新建站点20个。", "主要目标"),
        ("（一）推进“减盐、减油、减糖”：开展宣传，每年不少于2次。", "推进“减盐、减油、减糖”"),
        ("（一）加强心理科（精神科）建设：新建站点，配齐人员。", "加强心理科（精神科）建设"),
        ("（一）主要包括：新建站点，配齐人员，完善制度。", ""),
        ("（一）重点抓好以下工作：新建站点，配齐人员，完善制度。", ""),
        ("（一） 加强组织领导　各部门要密切配合，抓好工作落实。", "加强组织领导"),
    ],
)
def test_heading_before_a_colon_or_a_wide_blank(text: str, heading: str) -> None:
    clauses = segment(f"一、任务\n{text}\n（二）建设站点。新建站点。\n", "d").clauses
    assert [c.heading for c in clauses if c.label == "（一）"] == [heading]


def test_sections_and_articles_whose_heading_runs_in() -> None:
    text = "第一章 总体要求\n第一节 指导思想。坚持以人为本，统筹推进。\n第二章 任务\n第一节 建设站点。新建站点。\n第二节 配齐人员。每站2名。\n"
    assert [(c.heading, c.text[c.body :]) for c in segment(text, "d").clauses][1::2] == [
        ("指导思想", "坚持以人为本，统筹推进。"),
        ("建设站点", "新建站点。"),
    ]


def test_stages_with_a_title_are_named_by_it() -> None:
    text = "一、实施步骤\n第一阶段：动员部署（2024年3月—4月）。召开会议，细化任务。\n第二阶段：全面实施（2024年5月—12月）。组织推进，抓好落实。\n"
    assert [
        (c.label, c.heading, c.kind)
        for c in segment("一、任务\n（一）建设。新建。\n" + text.replace("一、", "二、"), "d").clauses
    ][2:] == [
        ("二、", "实施步骤", "safeguard"),
        ("第一阶段", "动员部署（2024年3月—4月）", "safeguard"),
        ("第二阶段", "全面实施（2024年5月—12月）", "safeguard"),
    ]
