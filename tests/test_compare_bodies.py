"""Bodies named for a task: branches, merged bodies, exchanged leads, and bodies of the upper level left standing."""

import re

import pytest
from pairs import compared, tasks

from extractor.compare.bodies import stands_for
from extractor.lexicon import functions, load, organs

TEXT = "办好读者活动。围绕读者需求健全服务标准。定期组织馆员交流学习。（责任单位：{}）"
OTHER = "培训馆员。组织业务培训。（责任单位：{}）"


def units(upper: str, lower: str, **about: str):
    """Rows on the bodies of two plans; the second task is the same but for the level."""
    one = tasks(TEXT.format(upper), OTHER.format("市人力社保局"))
    other = tasks(TEXT.format(lower), OTHER.format("县人力社保局"))
    found = [f for f in compared(one, other, **about).findings if f.upper_quote != "市人力社保局"]
    return [(f.verdict, f.rule, f.severity) for f in found if f.subject == "unit" or f.rule == "body_of_upper_level"]


@pytest.mark.parametrize(
    ("lower", "upper", "rule"),
    [
        ("生态环境局禾溪分局", "生态环境局", "local_branch"),
        ("国家金融监督管理总局禾溪监管支局", "国家金融监督管理总局澄原监管分局", "local_branch"),
        ("国网禾溪县供电公司", "澄原供电公司", "local_branch"),
        ("教育体育局", "体育局", "merged_body"),
        ("教育体育局", "教委", "same_body"),
        ("工信商务局", "商务局", "merged_body"),
        ("农业农村局（县乡村振兴局）", "乡村振兴局", "merged_body"),
        ("水利站", "水利局", "local_office"),
        ("农业农村服务中心", "农业农村局", "local_office"),
        ("经济发展办", "发展改革局", "local_office"),
        ("卫生院", "卫生健康局", "local_office"),
        ("水利站", "林业局", None),
        ("应急办", "消防救援大队", None),
        ("民宗局", "民政局", None),
        ("财政局", "民政局", None),
        ("市场监管局", "粮食局", None),
        ("文化旅游局", "体育局", None),
        ("商务和工业信息化局", "工业和信息化局", "merged_body"),
        ("商务和工业信息化局", "商务局", "merged_body"),
        ("住房建设和交通局", "交通运输局", "merged_body"),
        ("文化旅游和体育局", "体育局", "merged_body"),
        ("自然资源和林业局", "林业局", "merged_body"),
        ("农业农村和水利局", "水利局", "merged_body"),
        ("科技和商务局", "科技局", "merged_body"),
        ("科技局", "科技和商务局", None),
        ("公安局治安支队", "公安局", "local_branch"),
        ("市场监管局执法大队", "市场监管局", "local_branch"),
        ("市场监管局执法大队", "公安局", None),
        ("公路建设养护中心", "交通运输局", "local_office"),
        ("综合文化服务中心", "文化和旅游局", "local_office"),
        ("桐坞交警中队", "公安局", "same_body"),
        ("公路建设养护中心", "住房城乡建设局", None),
        ("林业科技服务中心", "科技局", None),
        ("交通数据中心", "数据局", None),
        ("水利工程运行管理中心", "水利局", "local_office"),
        ("社会保障和退役军人服务中心", "退役军人局", "local_office"),
        ("市场监管综合执法大队", "市场监管局", "local_office"),
        ("教育和科技局", "体育局", None),
        ("森林派出所", "公安局", "same_body"),
        ("城关司法所", "司法局", "same_body"),
        ("城关派出所", "司法局", None),
        ("国网某某供电公司", "国网某某省电力公司", "local_branch"),
        ("某某水务公司", "自来水公司", "local_branch"),
        ("某某供水公司", "某某供电公司", None),
        ("教科体局", "体育局", "merged_body"),
        ("工商局", "商务局", None),
        ("数据和政务服务局", "政务服务局", "merged_body"),
        ("林业事业服务中心", "林草局", "local_office"),
        ("水务站", "水利局", "local_office"),
        ("能源事务中心", "能源局", "local_office"),
        ("文化旅游体育服务中心", "文化和旅游局", "local_office"),
        ("综合行政执法队", "城市管理局", "local_office"),
        ("国土资源和规划中心", "自然资源局", "local_office"),
        ("农业执法大队", "城市管理局", None),
        ("农业执法大队", "公安局", None),
        ("水利服务中心", "林业局", None),
        ("水利站", "农业农村局", None),
        ("建设银行", "住房城乡建设局", None),
        ("供水公司", "水利局", None),
        ("供电公司", "能源局", None),
        ("科协", "科技局", None),
        ("税务局", "财政局", None),
        ("城市管理局", "住房城乡建设局", None),
        ("交警大队", "消防救援支队", None),
        ("卫生院", "医保局", None),
    ],
)
def test_who_stands_for_whom(lower, upper, rule):
    """A branch of it, the body it was merged into; never a neighbour."""
    assert stands_for(lower, upper) == rule


@pytest.mark.parametrize(
    ("upper", "lower", "row"),
    [
        ("市公安局", "禾溪交警大队", ("kept", "same_body", "info")),
        ("市自然资源局", "禾溪自然资源所", ("kept", "same_body", "info")),
        ("市自然资源局", "禾溪税务所", ("dropped", "body_not_named", "medium")),
        ("各开发区管委会", "禾溪经济开发区管委会", ("kept", "same_body", "info")),
        ("市住房城乡建设局", "镇村镇建设办", ("delegated", "local_office", "info")),
        ("市自然资源局", "清水自然资源所", ("kept", "same_body", "info")),
        ("市自然资源局", "清水水文站", ("dropped", "body_not_named", "medium")),
    ],
)
def test_a_body_named_after_its_place(upper, lower, row):
    """The place stands before the body, and offices of one bureau go by any place."""
    assert row in units(upper, lower)


def test_what_makes_up_a_name_has_examples():
    """Each word without a charge, and each letter, stands in an example of its list."""
    for key, words in (
        ("no_charge", "words"),
        ("letters", "slugs"),
        ("named_offices", "words"),
        ("of_others", "words"),
    ):
        entry = load("wording")[key]
        assert all(any(word in example for example in entry["examples"]) for word in entry[words])
    for example in load("wording")["named_offices"]["examples"]:
        assert not functions.organ_of(example) and functions.organ_of(example[2:])
    slugs = {organ.slug for organ in functions.organs()}
    assert all(slugs.issuperset(letter.split()) for letter in load("wording")["letters"]["slugs"].values())


@pytest.mark.parametrize(
    ("upper", "lower", "rows"),
    [
        ("市生态环境局", "市生态环境局禾溪分局", [("delegated", "local_branch", "info")]),
        ("市教委、市体育局", "县教育体育局", [("kept", "same_body", "info"), ("kept", "merged_body", "info")]),
        ("市民政局牵头，市财政局配合", "县财政局牵头，县民政局配合", [("kept", "role_changed", "low")] * 2),
        ("市民政局牵头，市财政局配合", "县民政局牵头，县财政局配合", [("kept", "same_body", "info")] * 2),
        (
            "市卫生健康委",
            "市卫生健康委",
            [("kept", "same_body", "info"), ("unlocalised", "body_of_upper_level", "low")],
        ),
        ("市卫生健康委", "县卫生健康委", [("kept", "same_body", "info")]),
        ("市生态环境局", "市生态环境局", [("kept", "same_body", "info")]),
        ("市税务局", "市税务局", [("kept", "same_body", "info"), ("unlocalised", "body_of_upper_level", "low")]),
        ("市卫生健康委", "市卫生健康委、县卫生健康委", [("kept", "same_body", "info")]),
    ],
)
def test_bodies_of_a_task(upper, lower, rows):
    """One row a body; what is the upper level's alone may stay."""
    assert sorted(units(upper, lower)) == sorted(rows)


@pytest.mark.parametrize(
    ("lower", "rules"),
    [
        ("财政部门牵头，民政部门配合。", ["lead_exchanged"]),
        ("由县财政局牵头，县民政局配合。", ["lead_exchanged"]),
        ("由县民政局牵头，县财政局配合。", []),
        ("由县民政局牵头，县教育局配合。", []),
    ],
)
def test_a_lead_and_its_helper_exchanged_in_a_sentence(lower, rules):
    """民政 led and 财政 helped; the other way round is told, a new helper is not."""
    body = "办好读者活动。围绕读者需求健全服务标准。{}定期组织馆员交流学习。"
    result = compared(tasks(body.format("民政部门牵头，财政部门配合。")), tasks(body.format(lower)))
    assert [f.rule for f in result.findings if f.rule == "lead_exchanged"] == rules


def test_a_county_level_city_calls_its_own_bodies_so():
    """市卫生健康委 is right in the plan of a 县级市."""
    found = units("市卫生健康委", "市卫生健康委", jurisdiction="禾溪市")
    assert not [row for row in found if row[1] == "body_of_upper_level"]


def test_bodies_of_one_tier_are_read_in_their_examples():
    """Each example holds a word of the list and is a body."""
    entry = load("wording")["of_one_tier"]
    for example in entry["examples"]:
        assert any(re.search(word, example) for word in entry["words"]) and organs.read_body(example).likely


@pytest.mark.parametrize(
    ("upper", "lower", "severity"),
    [
        ("（责任单位：市教委、市财政局）", "（责任单位：县教委）", "medium"),
        ("（责任单位：市教委、市财政局）", "（责任单位：县教委、县阅读工作领导小组成员单位）", "low"),
        ("（责任单位：市教委、市财政局）", "（责任单位：县教委、县民政局等）", "low"),
        ("（责任单位：市财政局牵头，市教委配合）", "（责任单位：县教委，县有关部门）", "medium"),
        ("（责任单位：市教委、市财政局）", "接受市财政局绩效评价。（责任单位：县教委）", "info"),
        (
            "（责任单位：市教委、市财政局、市民政局、市水利局、市林业局）",
            "（责任单位：县教委、县民政局、县水利局、县林业局）",
            "low",
        ),
        (
            "（市财政局牵头，市教委、市民政局、市水利局、市林业局配合）",
            "（责任单位：县教委、县民政局、县水利局、县林业局）",
            "medium",
        ),
    ],
)
def test_a_dropped_body_weighs_by_its_part(upper: str, lower: str, severity: str) -> None:
    """One of a few, or the one that leads; in a long list, or where others are named together, it is a remark."""
    task = "发展阅读服务。建设街道分馆，组织读书活动。"
    found = compared(tasks(task + upper), tasks(task + lower)).of("unit")
    assert [(f.upper_quote, f.severity) for f in found if f.verdict == "dropped"] == [("市财政局", severity)]


def test_offices_have_examples():
    """Every group shows one body and one office; an office stands for no body by name that the lexicon must name."""
    for group in load("wording")["offices"]:
        for side in ("words", "offices"):
            assert any(word in example for word in group[side] for example in group["examples"]), group
        assert any(stands_for(office, word) == "local_office" for office in group["offices"] for word in group["words"])


def test_bodies_below_the_last_item_of_a_part_answer_for_all_its_items() -> None:
    """The lower plan assigns by parts; its items have the bodies of the part they stand in."""
    upper = tasks(TEXT.format("市教委、市财政局"), OTHER.format("市人力社保局"))
    parts = (
        ("办好读者活动", "围绕读者需求健全服务标准。", "定期组织馆员交流学习。", "县教委、县财政局"),
        ("培训馆员", "组织业务培训。", "开展岗位练兵。", "县人力社保局"),
        ("保护古籍", "普查民间藏书。", "修复破损典籍。", "县文化旅游委"),
    )
    lower = "阅读计划\n" + "".join(
        f"{label}、{head}\n（一）{first}\n（二）{second}\n责任单位：{bodies}\n"
        for label, (head, first, second, bodies) in zip("一二三", parts, strict=True)
    )
    result = compared(upper, lower)
    assert {r.clause_id.rpartition("_")[2] for r in result.lower.responsibilities} == {"1", "2", "3"}
    assert [f.rule for f in result.of("unit") if f.verdict in ("dropped", "added")] == []


def test_of_two_offices_the_one_called_after_the_body_stands_for_it() -> None:
    """镇卫生健康办公室 for 县卫生健康局; 镇卫生院, which could, is added beside it."""
    one, other = tasks(TEXT.format("县卫生健康局")), tasks(TEXT.format("镇卫生院、镇卫生健康办公室"))
    found = compared(one, other, level="town", jurisdiction="苇塘镇").of("unit")
    assert [(f.verdict, f.lower_quote) for f in found] == [("delegated", "镇卫生健康办公室"), ("added", "镇卫生院")]


def test_an_office_that_answers_a_body_of_its_own_stands_for_no_other() -> None:
    """县会展服务中心 is what 市会展服务中心 goes on as: 市商务局 is left out."""
    found = compared(
        tasks(TEXT.format("市商务局、市会展服务中心")), tasks(TEXT.format("县会展服务中心")), jurisdiction="禾溪县"
    ).of("unit")
    assert [(f.verdict, f.upper_quote) for f in found] == [("dropped", "市商务局"), ("kept", "市会展服务中心")]


def test_an_office_called_after_one_body_stands_for_no_other() -> None:
    """镇文化站 is 县文化和旅游局 there: 县融媒体中心 is left out."""
    found = compared(
        tasks(TEXT.format("县文化和旅游局、县融媒体中心")),
        tasks(TEXT.format("镇文化站")),
        jurisdiction="苇塘镇",
        level="town",
    ).of("unit")
    assert [(f.verdict, f.upper_quote) for f in found] == [("delegated", "县文化和旅游局"), ("dropped", "县融媒体中心")]


def test_places_without_their_governments_are_the_lower_place_itself() -> None:
    """各盟市 of a region need not be named by a league."""
    assert units("市教委，各县（市、区）", "县教委") == [("kept", "same_body", "info")]
