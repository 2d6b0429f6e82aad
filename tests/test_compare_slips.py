"""Typing errors without a copied sentence, and the upper level's words in targets and duties of the lower plan."""

import pytest
from pairs import compared, tasks

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


def test_a_wrong_character_in_a_heading() -> None:
    """Headings are read like sentences."""
    found = compared(UPPER, tasks("完善连席会议。组织成员单位会商。")).of("wording")
    assert ["连席" in f.explanation for f in found] == [True]


@pytest.mark.parametrize(
    "lower",
    [
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
