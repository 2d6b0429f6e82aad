"""Typing errors without a copied sentence, and the upper level's words in targets and duties of the lower plan."""

import pytest
from pairs import compared, tasks

from extractor.compare.typos.slips import _framed

UPPER = tasks(
    "发展托育服务。新建示范性托育机构5个，建立联席会议制度，推行借阅通借通还服务，推行清洁服务。组织从业人员岗位轮训。",
    "加强督查。对排名靠后的区县，由市消防安全委员会约谈负责人。",
)


def wording(lower: str, verdict: str) -> list[str]:
    """Explanations of the findings of one verdict on a lower plan of one task."""
    return [f.explanation for f in compared(UPPER, tasks(f"办好服务。{lower}")).of("wording") if f.verdict == verdict]


@pytest.mark.parametrize(
    ("lower", "wrong"),
    [
        ("争取市级支持，年内创建省级示范性拖育机构1个。", "拖育"),
        ("会同民政部门完善连席会议机制，通报服务情况。", "连席"),
        ("在社区书屋试行通借通环服务，方便居民。", "通环"),
        ("支持从业人员参加岗位论训和技能比赛。", "论训"),
    ],
)
def test_a_wrong_character_in_a_new_sentence(lower: str, wrong: str) -> None:
    """The upper plan's own words are enough to tell it."""
    [explanation] = wording(lower, "suspected_typo")
    assert wrong in explanation and explanation.endswith("疑为错字。")


@pytest.mark.parametrize(
    ("upper", "lower", "wrong"),
    [
        ("优先解决盲道断头、坡道缺失问题。", "优先解决肓道断头、扶手缺位问题。", "肓道"),
        ("严格气瓶充装、检验、配送监管。", "严格气瓶允装、检验、运输监管。", "允装"),
        ("加强监管，规范市场秩序和经营行为。", "加强巡查，规范场秩序和经营行为。", "范场秩"),
        ("提高服务水平，方便居民就近借阅。", "提高服务水平，方便居就近借阅。", "便居就近"),
        (
            "对有肇事肇祸风险的读者全部落实分级分类管理。",
            "每月摸排一次，对有肇事肇福风险的读者全部登记。",
            "肇福风险",
        ),
        ("坚持标本兼治，改进服务。", "坚持标本兼洽，办好书屋。", "本兼洽"),
        ("建设书屋，按照供需平衡原则配书。", "新建书屋，应当按照供需衡平原则，分类配书。", "需衡平"),
        ("落实困难读者生活补贴标准和发放要求。", "落实困难读者生活贴标准和发放要求。", "生活贴"),
        ("推广使用新能源汽车运送书籍和报刊。", "推广使用新能源车运送书籍和报刊。", None),
        ("加强未成年人阅读辅导。", "加强末成年人阅读辅导。", "末成年人"),
        ("县图书馆牵头编制书屋布局发展规划。", "县图书馆牵头编制书屋布局发规划。", "发规划"),
        ("有序承接加工贸易梯度转移。", "有序承接加工贸梯度转移。", "工贸"),
        ("书屋和流动图书站备案率达到95%以上。", "书屋和流动图书站案率达到95%以上。", "图书站案"),
        ("健全馆员薪酬与待遇挂钩的机制。", "健全馆员薪酬与待遇相挂钩的机制。", None),
        ("从各环节防范风险，坚持源头治理、标本兼治。", "防范各种风险，抓好头源治理，做到标本兼治。", "头源治理"),
        ("加强统筹协调，落实考核。", "馆长会议每季度召开一次，统筹调协解决问题。", "统筹调协"),
        ("开展书屋布局和统筹协调。", "开展书屋布局调协。", None),
        (
            "管好书库。严禁在书库内吸烟和使用明火、私拉电线。",
            "办好书展。严谨在书库内吸烟和使用明火、私拉电线。",
            "严谨在",
        ),
        ("会同省商务厅、省供销社建设书屋，商请省商务厅、省供销社选书。", "会同市商务局、省供销社建设书屋。", None),
        ("结合全县发展，制定本地实施方案。", "结合我县实际，制定本实施方案。", None),
        ("加强监管，落实市财政补助政策要求。", "加强监管，落实财政补助政策要求。", None),
        ("到2027年，全市招募护水志愿者5000人以上。", "到2027年，全县招募护水志愿者600名以上。", None),
    ],
)
def test_alike_in_shape_or_left_out(upper: str, lower: str, wrong: str | None) -> None:
    """With what stands around; a level word left out is localised."""
    found = [f.explanation for f in compared(tasks(f"办好服务。{upper}"), tasks(f"抓好工作。{lower}")).of("wording")]
    assert [(wrong or "") in explanation for explanation in found if "疑" in explanation] == ([True] if wrong else [])


def test_a_wrong_character_in_a_heading() -> None:
    """Headings are read like sentences."""
    found = compared(UPPER, tasks("完善连席会议。组织成员单位会商。")).of("wording")
    assert ["连席" in f.explanation for f in found] == [True]


@pytest.mark.parametrize(
    "lower",
    [
        "在蓼渡镇、石漾乡布局建设书屋。",
        "年内创建省级示范性托幼机构1个。",
        "会同民政部门完善联合会议机制，通报服务情况。",
        "在社区书屋试行通借通阅服务，方便居民。",
        "支持从业人员参加岗位练兵和技能比赛。",
        "为老人提供公益性清洁服务。",
    ],
)
def test_another_word_is_no_typing_error(lower: str) -> None:
    """What makes a word, or sounds otherwise, was meant."""
    assert wording(lower, "suspected_typo") == []


@pytest.mark.parametrize(
    ("lower", "word"),
    [
        ("到2025年，全市创建示范园区2家。", "全市"),
        ("对排名后2位的乡镇，由市消防安全委员会约谈主要负责人。", "市消防安全委员会"),
    ],
)
def test_words_of_the_upper_level(lower: str, word: str) -> None:
    """A county sets no level for the whole city, and the city's committee does not call its villages to account."""
    [explanation] = wording(lower, "unlocalised")
    assert f"“{word}”" in explanation


@pytest.mark.parametrize("lower", ["到2025年，全县创建示范园区2家。", "主要指标达到全市平均水平，创建园区2家。"])
def test_words_that_may_stand(lower: str) -> None:
    """Its own level, and the upper one as a yardstick."""
    assert wording(lower, "unlocalised") == []


def test_the_last_words_of_the_upper_plan_have_nothing_behind_them() -> None:
    """A heading at its end, met again in the middle of a lower sentence before a comma."""
    upper, lower = tasks("推广阅读。组织读书节。", "工作安排"), tasks("推广阅读。落实重点工作安排，加强统筹。")
    assert [f.verdict for f in compared(upper, lower).of("wording")] == []


def test_what_is_quoted_stands_in_one_line() -> None:
    """Lines that begin or end alike lend none of their breaks to a mistake next to one."""
    known = b"\1" * 14
    assert _framed("加强防范安全事故\n建设", "及防范安全世故\n研究", 5, known) == ("安全事故", "安全世故")
    assert _framed("送书\n各事故防范等", "买书\n各世故防范等", 4, known) == ("各事故防", "各世故防")
