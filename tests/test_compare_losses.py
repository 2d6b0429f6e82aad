"""Sentences without counterpart: what of them is lost, whose they are, and how they weigh."""

import pytest
from pairs import compared, plan, tasks

from extractor.compare.losses import _weights
from extractor.lexicon import load
from extractor.pipeline import compare_pair, comparison_of

HEAD = "办好服务。组织开展阅读推广活动，建设中心图书馆和街道分馆，推动馆藏资源统一编目。"
TAIL = "延长周末和夜间开放时间，配备专职馆员并开展业务培训。"


def dropped(upper: str, lower: str = ""):
    """What is reported as dropped when a sentence stands between two that are kept."""
    result = compared(
        tasks(f"{HEAD}{upper}{TAIL}", "筹集资金。引导社会力量捐建阅览室。"),
        tasks(f"{HEAD}{lower}{TAIL}", "筹集资金。引导社会力量捐建阅览室。"),
    )
    return [f for f in result.of("measure") if f.verdict == "dropped"]


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("严禁占用消防通道堆放书籍和杂物。", "medium"),
        ("将购书所需经费列入本级财政预算。", "medium"),
        ("建立古籍修复工作室和地方文献数据库。", "medium"),
        ("鼓励企业家认领古籍并资助影印出版。", "low"),
        ("省级财政对古籍修复给予专项支持。", "medium"),
        ("市级财政对古籍修复项目给予专项支持。", "info"),
        ("由市文化和旅游局牵头制定古籍保护名录。", "info"),
        ("扩大市级财政对古籍修复项目的支持范围。", "info"),
        ("建设全市统一的古籍修复和数字化加工基地。", "info"),
        ("市图书馆开办古籍修复与鉴定公开课。", "info"),
        ("申请创建国家古籍保护（澄原）示范中心。", "info"),
        ("推广禾溪县古籍修复试点的做法和经验。", "info"),
        ("各县要根据本地实际情况研究提出古籍保护具体措施。", "info"),
        ("各县要根据本地实际情况研究提出古籍保护具体措施，确保落到实处。", "info"),
        ("古籍修复具体指标和进度安排见附件2。", "info"),
    ],
)
def test_a_lost_sentence_weighs_by_its_words(sentence: str, severity: str) -> None:
    """Bans and budgets weigh, encouragements less, and what the upper level does itself is nobody's loss."""
    [finding] = dropped(sentence)
    assert (finding.severity, finding.rule) == (severity, "sentence_without_counterpart")


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [("严禁占用消防通道堆放书籍和杂物。", "medium"), ("严格古籍修复资金管理，确保专款专用。", "low")],
)
def test_a_ban_weighs_in_a_rewritten_clause_too(sentence: str, severity: str) -> None:
    """A ban is said as a ban; what is only stressed is said in many ways."""
    copied = dropped(sentence)
    rewritten = compared(
        tasks(f"{HEAD}{sentence}{TAIL}", "筹集资金。引导社会力量捐建阅览室。"),
        tasks("办好服务。新建图书馆，给每个镇街设书屋，请志愿者讲故事。", "筹集资金。引导社会力量捐建阅览室。"),
    )
    [found] = [f for f in rewritten.of("measure") if f.verdict == "dropped" and f.upper_quote == sentence]
    assert (copied[0].severity, found.severity) == ("medium", severity)


def test_parts_taken_into_another_sentence_are_not_lost() -> None:
    """Only what stands nowhere is named, beside the sentence that holds the rest."""
    upper = "推行古籍分级保护和数字化加工制度，组织编纂地方文献丛书并公开出版。"
    lower = "完善古籍分级保护和数字化加工制度机制，加强古籍书库温度湿度监测。"
    [finding] = dropped(upper, lower)
    assert finding.rule == "phrase_without_counterpart"
    assert finding.upper_quote == "组织编纂地方文献丛书并公开出版"
    assert finding.lower_quote == lower


def test_copy_of_another_sentence_holds_nothing_of_this() -> None:
    """What a kept sentence has in common with a dropped one like it, it has from its own original."""
    gone = "设置古籍与地方文献合并保护的独立书库，建立分区管理和温湿度监测机制。"
    kept = "实施古籍修复能力提升工程，依托中心图书馆建设古籍与地方文献合并保护的独立书库。"
    [finding] = dropped(gone + kept, kept)
    assert (finding.rule, finding.upper_quote) == ("sentence_without_counterpart", gone)


def test_every_word_that_weighs_has_its_example() -> None:
    """Each pattern finds an example, and each example is found."""
    for words, kind in zip(_weights(), ("heavy", "stressed", "light"), strict=True):
        entry = load("wording")["losses"][kind]
        assert all(words.search(example) for example in entry["examples"])
        assert len(entry["examples"]) >= len(entry["patterns"])


def test_what_was_rewritten_is_a_remark() -> None:
    """A sentence that another one comes near is no sure loss, and the reader is told so."""
    upper = "严格规范古籍修复项目审批流程，强化古籍修复质量和资金使用监管。"
    [near] = dropped(upper, "规范古籍修复项目审批，建立专家评审和绩效考评机制。")
    [far] = dropped(upper, "")
    assert (near.severity, far.severity) == ("low", "medium")
    assert "可能已改写并入" in near.explanation and "可能已改写并入" not in far.explanation


PRINCIPLES = "图书馆建设行动计划\n一、总体要求\n（一）指导思想。坚持以人民为中心，严格落实各项部署。\n（二）基本原则\n坚持公益。确保公共阅读服务免费开放，严禁变相收费。\n坚持均衡。严格按照标准布局网点，统筹城乡发展。\n（三）主要目标。到2025年，建成书房20个。\n"
WORK = "二、任务\n（一）建设书房。到2025年，建成书房{}个，配齐管理人员。\n"


def test_principles_left_out_are_a_remark() -> None:
    """Guiding thoughts and principles are not owed; aims are."""
    result = compared(PRINCIPLES + WORK.format(20), "图书馆建设行动计划\n一、任务\n" + WORK.format(3).split("\n", 1)[1])
    rows = {f.upper_quote: f.severity for f in result.of("task") if f.verdict == "omitted"}
    assert {rows[k] for k in rows if "原则" in k or "思想" in k or "坚持" in k} == {"info"}, rows


@pytest.mark.parametrize(
    ("heading", "severity"), [("主要目标", "medium"), ("工作任务", "medium"), ("基本原则", "info")]
)
def test_aims_under_a_creed_are_owed(heading: str, severity: str) -> None:
    """What stands beside the principles in 总体要求 and has a heading of its own is no principle."""
    parts = "图书馆建设行动计划\n一、总体要求\n（一）指导思想。坚持以人民为中心。\n（二）{}。{}统筹城乡发展。\n二、任务\n（一）建设书房。配齐管理人员。\n"
    lost = "必须确保每条街道都办好图书馆分馆。"
    result = compared(parts.format(heading, lost), parts.format(heading, ""))
    assert [f.severity for f in result.of("measure") if f.verdict == "dropped"] == [severity]


@pytest.mark.parametrize(
    "upper",
    [
        "各县区要将所需经费列入本级财政预算，压实属地责任，严禁挪用。",
        "必须按照附件1确定的任务完成馆舍改造，严禁擅自调整。",
    ],
)
def test_a_call_that_forbids_weighs(upper: str) -> None:
    """A ban or a budget is no mere call to carry the plan out."""
    [found] = dropped(upper, "")
    assert found.severity == "medium"


@pytest.mark.parametrize(
    ("sentence", "severity"),
    [
        ("市教育局每学期通报1次落实情况。", "low"),
        ("市安委会办公室每季度召开1次例会。", "low"),
        ("市卫生健康委会同市财政局每半年开展1次绩效评价。", "low"),
        ("市消防救援支队每季度抽查1次。", "low"),
        ("每季度通报1次落实情况。", "high"),
        ("各县每季度通报1次落实情况。", "high"),
        ("市场监管局每季度抽查1次。", "high"),
        ("市、县两级每年组织1次演练。", "high"),
        ("市区主干道每天清扫2次。", "high"),
        ("市政设施每季度检修1次。", "high"),
        ("健全通报机制，每季度通报1次。", "high"),
    ],
)
def test_what_a_body_of_the_upper_level_does_regularly(sentence: str, severity: str) -> None:
    """A sentence that opens with one says what that one does; the lower plan does not owe it."""
    result = compared(tasks(f"{HEAD}{sentence}{TAIL}"), tasks(f"{HEAD}{TAIL}"))
    assert [f.severity for f in result.of("indicator")] == [severity]


@pytest.mark.parametrize(
    ("body", "severity"),
    [
        ("市商务局每半年调度一次改造进度，市人民政府办公室适时开展督查。", "low"),
        ("市商务局每半年调度一次改造进度。各县要明确分管负责人，落实专人负责。", "medium"),
    ],
)
def test_a_clause_on_what_the_upper_level_does(body: str, severity: str) -> None:
    """It is not owed where all of its sentences say so."""
    tail = "二、保障措施\n（一）加强领导。{}\n（二）筹集资金。引导社会力量捐建桥梁。\n"
    upper = tasks(f"{HEAD}{TAIL}") + tail.format(body)
    lower = tasks(f"{HEAD}{TAIL}") + "二、保障措施\n（一）筹集资金。引导社会力量捐建桥梁。\n"
    [found] = [f for f in compared(upper, lower).of("task") if f.verdict == "omitted"]
    assert found.severity == severity


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("国务院各有关部门要加强协同配合，严格责任落实。", True),
        ("住房和城乡建设部将会同有关部门严格开展评估。", True),
        ("国家发展改革委、生态环境部要严格统筹协调。", True),
        ("宣传部门要严格落实报道任务。", False),
        ("各级住房和城乡建设部门要严格开展评估。", False),
    ],
)
def test_what_ministries_do_is_theirs(sentence: str, own: bool) -> None:
    """A paper of ministries, with no level of its own, speaks for the nation."""
    kept = "推广阅读。每年举办读书节，组织作家进校园。培育民间阅读组织，评选书香家庭。"
    about = {"level": "department", "jurisdiction": None, "issuer": "教育部、文化和旅游部"}
    upper = plan("upper", tasks(kept + sentence), **about)
    lower = plan("lower", tasks(kept), level="province")
    found = compare_pair(comparison_of(upper.document, lower.document), upper, lower).findings
    (lost,) = [f for f in found if f.subject == "measure"]
    assert ("上级本级" in lost.explanation, lost.severity == "info") == (own, own)


@pytest.mark.parametrize(("sentence", "own"), [("支持{}必须建好读书中心。", False), ("必须推广{}读书活动经验。", True)])
def test_a_sentence_that_names_the_lower_place(sentence: str, own: bool) -> None:
    """What is to be done there is owed there; what others are to learn from it is not."""
    kept = "推广阅读。每年举办读书节，组织作家进校园。培育民间阅读组织，评选书香家庭。"
    lower = plan("lower", tasks(kept))
    upper = plan("upper", tasks(kept + sentence.format(lower.document.jurisdiction)))
    found = compare_pair(comparison_of(upper.document, lower.document), upper, lower).findings
    (lost,) = [f for f in found if f.subject == "measure"]
    assert ("上级本级" in lost.explanation) == own
