"""segment: where a heading ends, titles that run on, clauses without label."""

import pytest
from outlines import outline
from pairs import plan

from extractor.segment import segment


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


def test_what_the_words_of_a_plan_mean_is_context_before_the_tasks() -> None:
    text = "一、工作目标\n建成书屋。\n二、范围定义\n书屋指向公众开放的场所。\n三、主要任务\n（一）建站。建好站点。\n（二）培训。办好培训。"
    assert [c.kind for c in segment(text, "d").clauses if c.depth == 1] == ["goal", "context", "group"]


def test_one_sentence_that_leads_over_to_the_tasks_makes_a_group() -> None:
    """However long it is; what says something of its own before is a task with tasks below it."""
    text = "一、{}\n（一）建设站点。建好站点。\n（二）培训馆员。办好培训。\n"
    long = "办好服务。围绕建设书香之城，以提升服务为核心，着力打造门类齐全、结构合理的馆员队伍，实施如下重点项目："
    for lead, kind in ((long, "group"), (f"{long[:-10]}，每年评估一次。实施如下重点项目：", "task")):
        assert segment(text.format(lead), "d").clauses[0].kind == kind


@pytest.mark.parametrize(("heading", "kind"), [("加强消防员职业保障", "task"), ("加强资金保障", "safeguard")])
def test_what_people_are_provided_with_is_a_task_and_means_are_a_safeguard(heading: str, kind: str) -> None:
    text = f"一、总体要求\n以阅读为本。\n二、建设站点\n建好站点。\n三、{heading}\n落实有关政策。\n"
    assert segment(text, "d").clauses[-1].kind == kind


def test_what_each_body_has_to_do_is_a_safeguard() -> None:
    """Clauses headed by names of bodies behind the tasks; what a task asks of them is a task."""
    text = "一、任务\n（一）建站。建好站点。\n二、{}\n（一）县教育局：管好书屋，定期巡查。\n（二）各镇、街道：用好书屋，定期活动。\n三、保障措施\n落实经费。\n"
    for heading, kind in (("工作职责", "safeguard"), ("压实工作职责", "task")):
        clauses = segment(text.format(heading), "d").clauses
        assert [c.kind for c in clauses[3:5]] == [kind, kind]
        assert [c.heading for c in clauses[3:5]] == ["县教育局", "各镇、街道"]


def test_titles_that_open_with_what_they_go_by() -> None:
    text = "一、任务\n1．重点区域\n\n以书屋更新带动老城文化品质提升。新建书屋3个。（责任单位：县教育局）\n\n以河岸步道引领新区公共空间全面开放。新建步道5公里。（责任单位：县水务局）\n"
    assert outline(text)[1:] == [
        (3, "group", "1．", "重点区域"),
        (4, "task", "", "以书屋更新带动老城文化品质提升"),
        (4, "task", "", "以河岸步道引领新区公共空间全面开放"),
    ]


def test_what_stands_between_safeguards_is_one() -> None:
    """In a flat list the tasks end where the safeguards begin; a part that holds tasks of its own stays one."""
    text = "1. 建设站点。新建泊位3万个。\n2. 畅通线路。开通5条。\n3. 加强组织领导。建立机制。\n4. 加大资金支持。安排经费。\n5. 强化督导考核。通报进展。"
    kinds = ["task", "task", "safeguard", "safeguard", "safeguard"]
    assert [clause.kind for clause in segment(text, "d").clauses] == kinds


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


def test_wrapped_number_is_no_decimal_label() -> None:
    text = (
        "某市建设方案\n1 总体目标\n建成5家，到202\n2年，全面建成。\n2 主要任务\n2.1 建设平台\n整合数据。\n2.2 推广产品\n安装2.1万套，到202\n"
        "3年，全部装完。\n3 保障措施\n3.1 加强领导\n成立专班。\n"
    )
    labels = [clause.label for clause in segment(text, "d").clauses if clause.kind != "front"]
    assert labels == ["1", "2", "2.1", "2.2", "3", "3.1"]


def test_decimal_labels_before_bold_titles() -> None:
    """“2.1 **建设平台。** 整合…”, as Markdown has it."""
    text = (
        "某市建设方案\n\n## 1 总体目标\n\n建成5家。\n\n## 2 主要任务\n\n2.1 **建设平台。** 整合数据资源。\n\n"
        "2.2 **推广产品。** 安装终端。\n\n## 3 保障措施\n\n3.1 **加强领导。** 成立专班。\n"
    )
    found = [(clause.label, clause.heading) for clause in segment(text, "d").clauses if clause.kind != "front"]
    assert found == [
        ("1", "总体目标"), ("2", "主要任务"), ("2.1", "建设平台"), ("2.2", "推广产品"), ("3", "保障措施"), ("3.1", "加强领导"),
    ]  # fmt: skip


def test_a_part_whose_heading_opens_with_a_year() -> None:
    """“三、2027年目标” is a label; the line of bodies above it is no heading that lost its own, “二、3产业” no label."""
    text = (
        "一、供水\n（一）更新管网，定期巡查。\n（二）推广器具，定期检测。\n负责部门：市水利局（牵头），市教委\n二、节水\n（一）建设站点，定期维护。\n"
        "（二）培训人员，发展一、\n二、3产业。\n负责部门：市教委\n三、2027年目标\n用水效率提高。\n四、保障措施\n加强领导。\n"
    )
    parts = [(c.label, c.heading) for c in segment(text, "d").clauses if c.depth == 1]
    assert parts == [("一、", "供水"), ("二、", "节水"), ("三、", "2027年目标"), ("四、", "保障措施")]


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


def test_list_of_annexes_is_no_gap() -> None:
    text = "一、任务\n（一）建设。新建站点。\n（二）保障。落实经费。\n\n附件：1.任务清单\n2.分工表\n\n甲市民政局\n2024年3月1日\n"
    assert [c.kind for c in segment(text, "d").clauses][3:] == ["annex", "front"]


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


def test_labels_with_escaped_dots() -> None:
    text = "一、任务\n\n### 1\\. 开展服务\n\n新建站点，配齐人员。\n\n**2\\. 推进改造。** 更新设施，完善功能。\n"
    assert [(c.label, c.heading) for c in segment(text, "d").clauses][1:] == [("1.", "开展服务"), ("2.", "推进改造")]


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


def test_a_middle_part_called_arrangements_holds_the_tasks() -> None:
    """Where no other part does."""
    parts = "书房计划\n一、总体要求\n统筹城乡。\n二、工作安排\n（一）建设书房。建成书房。\n（二）培训馆员。组织培训。\n三、组织保障\n加强领导。\n"
    assert [(c.label, c.kind) for c in segment(parts, "x").clauses if c.label in ("二、", "（一）", "三、")] == [
        ("二、", "group"),
        ("（一）", "task"),
        ("三、", "safeguard"),
    ]


@pytest.mark.parametrize("blank", ["&ensp;", "&emsp;", "&nbsp;"])
def test_blanks_as_html_writes_them(blank: str) -> None:
    """Each of them may indent a line."""
    text = f"书房计划\n{blank * 2}一、主要任务\n{blank * 2}（一）建设书房。建成书房。\n"
    assert [c.label for c in segment(text, "x").clauses if c.label] == ["一、", "（一）"]


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


COUNTED = """一、重点任务
（一）兜牢底线
一是扩大救助覆盖面。将符合条件的人员纳入保障。（县民政局牵头，县残联配合）
二是落实补贴制度。全面落实两项补贴。（县财政局、县残联）
（二）发展照护服务。一是建立照护网络。二是培训照护人员。
"""


def test_counted_paragraphs_with_titles_are_clauses() -> None:
    """一是 on a paragraph of its own that opens with a title is a label; inside a paragraph it opens a measure."""
    assert outline(COUNTED) == [
        (1, "group", "一、", "重点任务"),
        (2, "group", "（一）", "兜牢底线"),
        (3, "task", "一是", "扩大救助覆盖面"),
        (3, "task", "二是", "落实补贴制度"),
        (2, "task", "（二）", "发展照护服务"),
    ]
    bodies = [r.raw for r in plan("lower", "残疾人保障实施方案\n" + COUNTED).responsibilities]
    assert bodies == ["县民政局", "县残联", "县财政局", "县残联"]


def test_bodies_alone_in_their_bracket_part_no_titled_paragraphs() -> None:
    """A paragraph that only names bodies belongs to the titled one above it."""
    text = "一、便利准入\n优化报装。推行联合报装。\n（市城管局牵头，市住建局配合）\n盘活用地。加快处置闲置土地。\n"
    assert [heading for _, _, _, heading in outline(text)] == ["便利准入", "优化报装", "盘活用地"]


def test_cards_that_open_with_their_number_and_name() -> None:
    """【任务一】 is the label, the fields below it are no clauses, and bodies belong to the card."""
    text = (
        "技能人才实施方案\n一、重点任务\n【任务一】开展技能培训\n【工作目标】到2026年，培训6500人次。\n【责任单位】县教育局\n"
        "【任务二】建强培训载体\n【主要措施】\n支持共建基地。\n【责任单位】\n牵头单位：县财政局\n配合单位：县发改局\n"
    )
    assert outline(text)[2:] == [(2, "task", "【任务一】", "开展技能培训"), (2, "task", "【任务二】", "建强培训载体")]
    assert [r.raw for r in plan("lower", text).responsibilities] == ["县教育局", "县财政局", "县发改局"]
