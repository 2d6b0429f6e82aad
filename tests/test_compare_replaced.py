"""A word of a copied sentence replaced by another: its opposite, a narrower one, or one that means something else."""

import pytest
from pairs import compared, tasks

from extractor.lexicon import load

FIXED = "办好读者活动。围绕读者需求健全服务标准和工作机制。{}定期组织馆员交流学习，促进经验互鉴。"
RULES = {"reversed", "narrowed", "word_replaced", "negation_dropped", "negation_added"}


def rows(upper: str, lower: str, **about: str):
    """Rows on sentences of one task, the other two being copied."""
    found = compared(tasks(FIXED.format(upper)), tasks(FIXED.format(lower)), **about).findings
    return [f for f in found if f.subject in ("measure", "wording")]


@pytest.mark.parametrize(
    ("upper", "lower", "rule", "words"),
    [
        ("禁止书店从事营利活动。", "允许书店从事营利活动。", "reversed", "“禁止” “允许”"),
        ("借阅架距不少于现有标准。", "借阅架距不多于现有标准。", "reversed", "“不少于” “不多于”"),
        ("对到馆读者实行免费。", "对到馆读者实行低偿收费。", "reversed", "“免费” “低偿收费”"),
        ("馆内不得收取借阅押金。", "馆内可以收取借阅押金。", "reversed", "“不得” “可以”"),
        ("执行强制性消防标准并公布结果。", "执行推荐性消防标准并公布结果。", "reversed", "“强制性” “推荐性”"),
        ("借阅记录不对外提供并妥善保存。", "借阅记录对外提供并妥善保存。", "negation_dropped", "“不”"),
        ("新建馆舍压缩办公面积。", "新建馆舍不压缩办公面积。", "negation_added", "“不”"),
        ("对城乡低保家庭读者给予补贴。", "对城市低保家庭读者给予补贴。", "narrowed", "“城乡” “城市”"),
        ("由政府主要负责同志任组长。", "由政府分管负责同志任组长。", "narrowed", "“主要负责同志” “分管负责同志”"),
        ("面向全体居民开放并延长时间。", "面向户籍居民开放并延长时间。", "narrowed", "“全体” “户籍”"),
        ("阅览室日常安排专职管理人员。", "阅览室日常安排兼职管理人员。", "narrowed", "“专职” “兼职”"),
        ("由政府承担书屋运营经费。", "由运营方承担书屋运营经费。", "word_replaced", "“政府” “运营方”"),
        ("对辖区书屋提供技术指导。", "对辖区书屋提供直接指导。", "word_replaced", "“技术” “直接”"),
        ("促进馆藏文物开放利用。", "促进馆藏文物保护利用。", "word_replaced", "“开放” “保护”"),
        ("定期维护阅览设备和消防设施。", "定期维护阅览设备和空调设施。", "word_replaced", "“消防” “空调”"),
    ],
)
def test_a_replaced_word_is_told_with_both(upper, lower, rule, words):
    """One row, both quotes, the words whole; opposites are medium, everything else low."""
    (finding,) = rows(upper, lower)
    assert finding.rule == rule, finding
    assert all(word in finding.explanation for word in words.split()), finding.explanation
    assert (finding.upper_quote, finding.lower_quote) == (upper, lower)
    assert finding.severity == ("low" if rule in ("narrowed", "word_replaced") else "medium")


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("在全市推广图书漂流活动。", "在全县推广图书漂流活动。"),
        ("市级财政安排专项购书资金。", "县级财政安排专项购书资金。"),
        ("由市文化旅游委统筹馆藏建设。", "由县文化旅游委统筹馆藏建设。"),
        ("由市卫生健康委开展馆员体检。", "由县卫健局开展馆员体检。"),
        ("各区县要落实馆舍建设用地。", "各乡镇（街道）要落实馆舍建设用地。"),
        ("各地要落实馆舍建设用地。", "各镇街要落实馆舍建设用地。"),
        ("建设澄原书香品牌并广泛宣传。", "建设禾溪书香品牌并广泛宣传。"),
        ("达到国家规定的馆舍标准。", "达到省规定的馆舍标准。"),
        ("推进数字阅览室提质升级。", "加快数字阅览室提质升级。"),
        ("大力推进馆藏资源共建共享。", "着力推进馆藏资源共建共享。"),
        ("建立馆员培训档案并及时更新。", "健全馆员培训档案并及时更新。"),
        ("广泛开展阅读宣传教育。", "深入开展阅读宣教活动。"),
        ("优先使用再生纸张印制读物。", "优先利用再生纸张印制读物。"),
        ("新建居民小区配建阅览室。", "新建居住小区配建阅览室。"),
        ("提升馆员应急处置能力和水平。", "提高馆员应急处置能力和水平。"),
        ("提供借书、还书、荐书服务。", "提供荐书、还书、借书服务。"),
        ("每季度对逾期图书进行通报。", "每月对逾期图书进行通报。"),
        ("确保完成建馆各项任务。", "确保完成建馆目标任务。"),
        ("不断提高馆藏资源利用水平。", "进一步提高馆藏资源利用水平。"),
        ("打造一批特色阅读空间。", "培育一批特色阅读空间。"),
        ("将规划实施情况纳入馆员考核。", "将方案实施情况纳入馆员考核。"),
        ("各有关部门要密切配合做好借阅服务。", "各有关科室要密切配合做好借阅服务。"),
        ("可以委托书店代管书屋。", "委托书店代管书屋。"),
        ("不拆除老旧书库和古籍阁楼。", "不拆老旧书库和古籍阁楼。"),
    ],
)
def test_localisations_and_synonyms_are_no_replaced_words(upper, lower):
    """Places, levels, bodies, programme verbs, words that share their root, order of a list."""
    assert [f for f in rows(upper, lower) if f.rule in RULES] == []


def test_words_that_changed_places_are_not_replaced():
    """Each stands elsewhere in the other sentence."""
    upper, lower = "先整理期刊阅览室，再整理报纸阅览室。", "先整理报纸阅览室，再整理期刊阅览室。"
    assert [f for f in rows(upper, lower) if f.rule in RULES] == []


def test_two_replaced_words_of_a_sentence_make_one_row():
    """And both are named."""
    (finding,) = rows(
        "对辖区书屋提供技术指导，按季做好图书消毒工作。", "对辖区书屋提供直接指导，按季做好设备消毒工作。"
    )
    assert all(f"“{word}”" in finding.explanation for word in ("技术", "直接", "图书", "设备"))


def test_a_free_paraphrase_has_no_replaced_words():
    """What stands around must be copied, too."""
    upper = tasks("办好读者活动。对辖区书屋提供技术指导。围绕读者需求健全服务标准。")
    lower = tasks("办好读者活动。对辖区书屋提供直接指导。开放夜间阅览区，引入社会力量办馆。建设少儿绘本馆和听书角。")
    assert [f for f in compared(upper, lower).findings if f.rule in RULES] == []


def test_opposites_and_narrower_words_have_examples():
    """Every group shows one word of either side; no word is its own opposite."""
    for key, other in (("opposites", "against"), ("narrower", "less")):
        for group in load("wording")[key]:
            assert not set(group["words"]) & set(group[other])
            for side in ("words", other):
                assert any(word in example for word in group[side] for example in group["examples"]), group
