"""Sentences and clauses in other words: a ban that still bans, a clause that answers though nothing was copied."""

import re

import pytest
from pairs import compared, tasks

from extractor.compare.pair import pair_of
from extractor.compare.reworded import bans, rewritten
from extractor.lexicon import load
from extractor.models import Finding
from extractor.pipeline import comparison_of

HEAD = "办好农村公路。逐路巡查养护，县乡村三级路长到位，做好公路资产登记。"
UPPER_HEAD = "办好农村公路。组织开展养护巡查，建立县乡村道路长体系，推动公路资产统一登记。"
TAIL = "夏季适当延长施工时间，养护员持证上岗。"
UPPER_TAIL = "延长夏季施工时间，配备专职养护员并开展业务培训。"
OTHER = "筹集资金。引导社会力量捐建桥梁。"


def told(upper: str, lower: str) -> list[Finding]:
    """What is told of a sentence between two that are kept in other words."""
    result = compared(tasks(f"{UPPER_HEAD}{upper}{UPPER_TAIL}", OTHER), tasks(f"{HEAD}{lower}{TAIL}", OTHER))
    return [f for f in result.findings if f.upper_quote and f.upper_quote.strip("。") in upper]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("严禁瞒报、漏报、虚报。", "不得漏报，不得瞒报，更不得弄虚作假。"),
        ("严禁擅自改变校车行驶路线。", "校车行驶路线任何人不得随意变更。"),
        ("严厉打击制售假冒农资行为。", "对制假售假农资的，依法从严惩处。"),
        ("不得挤占挪用专项资金。", "专项资金专款专用，严禁挪作他用。"),
        ("严禁弄虚作假、虚报数据。", "数据不得虚报，更不得造假。"),
        ("严禁在耕地上乱堆建筑垃圾。", "建筑垃圾一律不得堆放到耕地上。"),
        ("严厉打击非法采砂行为。", "对非法采砂的，坚决查处、绝不姑息。"),
        ("禁止无证人员上岗作业。", "无证人员不许上岗。"),
        ("严禁泄露群众个人信息。", "群众个人信息不得外泄。"),
        ("不得以罚代管、一罚了之。", "杜绝以罚代管、罚完了事。"),
        ("禁止烟花爆竹在景区内燃放。", "景区内一律禁放烟花爆竹。"),
        ("检测费用由项目业主承担。", "检测所需费用由业主单位负担。"),
    ],
)
def test_what_is_said_in_other_words_is_no_sure_loss(upper: str, lower: str) -> None:
    """At most a remark, which shows the sentence that may say it."""
    found = told(upper, lower)
    assert all(f.severity in ("low", "info") for f in found), found
    assert all(f.lower_quote == lower for f in found if f.rule == "sentence_without_counterpart"), found


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("严禁在林区野外用火。", "林区设置防火宣传牌。"),
        ("严禁在林区野外用火。", "严禁占用消防通道。"),
        ("禁止向河道倾倒垃圾、排放污水。", "组织志愿者清理河道垃圾。"),
        ("严厉打击制售假冒农资行为。", "引导农户选购正规农资。"),
        ("不得挤占挪用专项资金。", "不得拖欠工程款。"),
        ("严禁超载超限车辆驶入农村公路。", "严禁三轮车载人上农村公路。"),
        ("严禁弄虚作假、虚报数据。", "不得迟报数据。"),
        ("严禁泄露群众个人信息。", "严禁向群众乱收费。"),
        ("不得降低验收标准。", "不得拖延验收时间。"),
        ("严禁在耕地上乱堆建筑垃圾。", "严禁占用耕地建坟。"),
        ("严禁虚报、套取补助资金。", "定期公示补助资金。"),
        ("不得截留、滞留补助资金。", "及时拨付补助资金。"),
    ],
)
def test_a_ban_that_is_gone_is_told(upper: str, lower: str) -> None:
    """Another ban, or the same matter without one, does not say it."""
    assert [f.severity for f in told(upper, lower) if f.subject == "measure"] == ["medium"]


@pytest.mark.parametrize(
    ("upper", "lower", "rule"),
    [
        ("禁止烟花爆竹在景区内燃放。", "倡导游客不在景区内燃放烟花爆竹。", "ban_became_wish"),
        ("严禁超载超限车辆驶入农村公路。", "超载超限车辆原则上不上农村公路。", "ban_became_wish"),
        ("严禁向湖区投放外来鱼种。", "尽量减少向湖区投放外来鱼种。", None),
        ("严禁在林区野外用火。", "林区野外一律不得用火。", ""),
        ("鼓励游客不在景区内燃放烟花爆竹。", "倡导游客不在景区内燃放烟花爆竹。", ""),
    ],
)
def test_a_ban_that_became_a_wish(upper: str, lower: str, rule: str | None) -> None:
    """It is softened, by this rule or by that of copied phrases (None); a ban that stays one is not."""
    rules = [f.rule for f in told(upper, lower) if f.verdict == "softened"]
    assert len(rules) == (rule != "") and (not rule or rules == [rule])


@pytest.mark.parametrize(
    ("upper", "lower", "severity"),
    [
        ("严禁瞒报、漏报、虚报养护数据。", "养护数据不得虚报、瞒报、漏报。", "low"),
        ("严禁超载超限车辆驶入农村公路。", "农村公路上一律不准超限超载车辆驶入。", "low"),
        ("禁止在公路两侧乱搭乱建。", "公路两侧乱搭乱建的，坚决制止。", "low"),
        ("严厉打击盗窃护栏、标志牌等行为。", "盗窃护栏、标志牌的，依法严惩。", "low"),
        ("禁止在公路两侧乱搭乱建。", "公路两侧绿化带禁止放牧。", "medium"),
        ("严厉打击盗窃护栏、标志牌等行为。", "及时修补护栏、标志牌。", "medium"),
        ("不得挤占挪用养护资金。", "不得拖欠养护人员工资。", "medium"),
    ],
)
def test_a_ban_may_stand_in_another_clause(upper: str, lower: str, severity: str) -> None:
    """Where nearly all of it stands there."""
    watch = "严格监督管理。完善考核办法，健全奖惩制度，加强日常监督。"
    result = compared(tasks(f"{UPPER_HEAD}{upper}{UPPER_TAIL}", watch), tasks(f"{HEAD}{TAIL}", f"{watch}{lower}"))
    [found] = [f for f in result.of("measure") if f.upper_quote == upper]
    assert (found.severity, found.lower_quote) == (severity, lower if severity == "low" else None)


def test_names_of_places_tell_nothing() -> None:
    """Their characters stand in both plans, and in no sentence that is weighed."""
    [found] = [
        f for f in told("严禁在澄原市境内违规建窑。", "禾溪县境内澄原河段禁止网箱养鱼。") if f.subject == "measure"
    ]
    assert found.severity == "medium"


def test_bans_have_examples() -> None:
    """Each pattern finds one, and each is found."""
    entry = load("wording")["bans"]
    assert all(bans().search(example) for example in entry["examples"])
    assert all(any(re.search(word, example) for example in entry["examples"]) for word in entry["patterns"])


CLAUSE = "整改闲置设施。对2020年以前建成的设施开展全面排查，2024年底前完成排查，不正常运行的全部整改。"


@pytest.mark.parametrize(
    ("lower", "found"),
    [
        ("盘活老旧水厂。2020年前建成的设施逐一“体检”，2024年年内查清底数，凡运行不正常的整改到位。", True),
        ("打造节水品牌。开展节水宣传周，评选节水家庭，建设节水广场。", False),
        ("管好老旧设施。开展设施抽查，建立运行台账。", False),
    ],
)
def test_a_clause_that_answers_no_other_may_be_meant(lower: str, found: bool) -> None:
    """Where it holds most of what the clause says; a new clause on something else is no answer."""
    kept = ("健全水费制度。推行阶梯水价，按月抄表到户，公开收支账目。", "组建管护队伍。每村聘请管水员，开展技能培训。")
    done = compared(tasks(*kept, CLAUSE, title="农村供水计划"), tasks(*kept, lower, title="农村供水计划"))
    ours, theirs = done.upper.clauses[-1], done.lower.clauses[-1]
    rows = [a for a in done.alignments if a.upper_clause_id != ours.id and a.lower_clause_id != theirs.id]
    comparison = comparison_of(done.upper.document, done.lower.document)
    pair = pair_of(comparison, done.upper, done.lower, rows)
    assert rewritten(pair, [i for i, s in enumerate(pair.ours) if s.measure.clause_id == ours.id]) == (
        theirs.id if found else None
    )


def test_the_title_of_a_paper_answers_no_target() -> None:
    """The preamble cites the upper plan, which says nothing of what the lower one does."""
    upper = "社区阅览室建设行动计划\n一、主要任务\n（一）建设阅览室。社区阅览室覆盖率不低于70%。\n（二）培训馆员。开展馆员培训。\n"
    lower = (
        "社区阅读实施方案\n为落实《社区阅览室建设行动计划》，制定本方案。\n一、主要任务\n"
        "（一）办好书屋。组织读者活动，延长开放时间。\n（二）培训馆员。开展馆员培训。\n"
    )
    [found] = compared(upper, lower).of("indicator")
    assert found.verdict == "omitted" and found.lower_quote is None
