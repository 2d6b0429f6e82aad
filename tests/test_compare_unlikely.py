"""Typing errors told by what plans in general have where they stand, and the counts, shapes and words that tell them."""

import re
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import pytest
from counting import PLANS, counts
from pairs import compared, tasks

from extractor.lexicon.confusions import FIRST, SAME, confused
from extractor.lexicon.genre import STEPS, may_stand, met
from extractor.lexicon.spelling import common, read

UPPER = tasks("加强馆舍建设。每年新建书屋3个，开放率达到90%以上。", "丰富活动。举办读书节，组织讲座。")


def told(lower: str) -> list[tuple[str, str]]:
    """Rule and explanation of each suspected typing error of a lower plan that shares no sentence with the upper one."""
    found = compared(UPPER, tasks(f"加强管理。{lower}")).of("wording")
    return [(f.rule, f.explanation) for f in found if f.verdict == "suspected_typo"]


@pytest.mark.parametrize(
    ("lower", "wrong", "right"),
    [
        ("馆长办公室承担日长工作。", "日长", "日常"),
        ("及时整理并推广典型经脸。", "经脸", "经验"),
        ("各馆舍要做到因地制宣、分类指导。", "因地制宣", "因地制宜"),
        ("每月核算各馆运菅成本。", "运菅", "运营"),
        ("广泛征求读者和群从意见。", "群从", "群众"),
        ("更换老化的照明设始。", "设始", "设施"),
        ("对馆舍内的护拦逐一检修。", "护拦", "护栏"),
        ("及时排除消防隐串。", "隐串", "隐患"),
        ("完善馆舍无障得设施。", "无障得", "无障碍"),
        ("建立读者积份兑换制度。", "积份", "积分"),
    ],
)
def test_a_character_plans_do_not_have_there(lower: str, wrong: str, right: str) -> None:
    """Of the same sound, of like shape, and both."""
    [(_, explanation)] = told(lower)
    assert wrong in explanation and right in explanation


@pytest.mark.parametrize(
    ("lower", "wrong", "right"),
    [
        ("由总馆统一度调各分馆的图书。", "一度调", "一调度"),
        ("精打心造亲子阅读品牌。", "精打心", "精心打"),
    ],
)
def test_characters_that_changed_places(lower: str, wrong: str, right: str) -> None:
    """Where plans in general have them the other way round."""
    [(_, explanation)] = told(lower)
    assert wrong in explanation and right in explanation


@pytest.mark.parametrize(
    ("lower", "wrong"),
    [
        ("与老年读者的监护护人签订协议。", "监护护人"),
        ("严禁虚列列支出。", "虚列列支"),
        ("推进快递进进村，方便送书上门。", "进进村"),
    ],
)
def test_one_character_too_many(lower: str, wrong: str) -> None:
    """Where both may be part of a word, too."""
    [(rule, explanation)] = told(lower)
    assert rule == "typed_twice" and wrong in explanation


@pytest.mark.parametrize(
    "lower",
    [
        "风停雨止后开展巡查，边教边学、边查边改。",
        "件件有回音，楼栋栋装设备，田块块有人管，协议份份签。",
        "区建管委委托第三方，全面推广链长制，健全全生命周期管理制度。",
    ],
)
def test_what_only_looks_turned_or_doubled(lower: str) -> None:
    """Parallel phrases, reduplication, two words that meet."""
    assert told(lower) == []


def test_the_notice_is_read() -> None:
    """The sentences that send a plan out."""
    notice = "澄川县人民政府关于印发读书方案的通知\n\n各乡镇人民政府：\n现将《澄川县读书方案》印发给你们，请结合实际抓好落时。\n\n澄川县人民政府\n2025年3月1日\n\n"
    found = compared(UPPER, notice + tasks("加强管理。做好馆舍工作。")).of("wording")
    assert ["落时" in f.explanation for f in found if f.verdict == "suspected_typo"] == [True]


@pytest.mark.parametrize(
    "lower",
    [
        "逐架逐册整理图书，驻馆人员每日巡架。",
        "推广“书香到加”品牌，落实《馆舍设始管理办法》。",
        "在汐溪镇、芷塘村设置书屋，在浣葛园设置书亭。",
        "制订借阅办法，按试行稿执行。",
        "一馆一策，一架一码。",
        "推动数智赋能，发展研学，配建驿站，开展助浴助餐。",
        "发挥晋管、绿容、读协等部门作用，做好闵江、绿容等读书集聚区域的馆舍建设，动员华东理工、应技等高校。",
        "对下列书屋（即有多次投诉的）逐一核查，推进晋水体育场场馆更新。",
        "按照省里印发的通知及本实施方案落实职责。",
        "景区、书屋等场所见警即关，视情请求支援，把书亭搭到田间地头。",
    ],
)
def test_what_is_meant_though_it_is_rare(lower: str) -> None:
    """What stands beside anything, quotations, names of places and in lists, another spelling, numerals, new words."""
    assert told(lower) == []


def test_what_the_upper_plan_prints_or_the_lower_one_twice_is_meant() -> None:
    """Nobody slips twice in the same place."""
    assert told("承担日长工作。健全日长制度。") == []
    found = compared(tasks("加强管理。馆长办公室承担日长工作。"), tasks("加强管理。各馆承担日长工作。")).of("wording")
    assert [f for f in found if f.verdict == "suspected_typo"] == []


def test_a_word_that_begins_with_all_lacks_no_character() -> None:
    """建立|全生命周期 is not 建立健全生, though the upper plan has that before another word."""
    upper, lower = (f"加强管理。{text}阅读制度。" for text in ("建立健全生态", "建立全生命周期"))
    found = compared(tasks(upper), tasks(lower)).of("wording")
    assert [f for f in found if f.verdict == "suspected_typo"] == []


def test_cells_of_tables_are_read() -> None:
    """Cells of one line, the names of targets among them once."""
    table = (
        "\n\n附件：重点任务分工表\n序号\t重点任务\t责任单位\n1\t完善馆舍设始\t馆长办公室、档案室\n2\t丰富馆藏\t采编室\n"
    )
    found = compared(UPPER, tasks("加强管理。做好馆舍工作。") + table).of("wording")
    assert [f.lower_quote for f in found if f.verdict == "suspected_typo"] == ["完善馆舍设始"]


def test_no_new_word_is_taken_for_a_mistake() -> None:
    """Every word of the list, said in some plan."""
    words = read("modern.txt")
    for start in range(0, len(words), 60):
        lower = "".join(
            f"建设内容包括{'、'.join(words[k : k + 6])}。" for k in range(start, min(start + 60, len(words)), 6)
        )
        assert told(lower) == []


def test_new_words_are_hardly_in_the_dictionary() -> None:
    """In order, each once, of Chinese characters."""
    words = read("modern.txt")
    spec = find_spec("jieba")
    assert spec and spec.submodule_search_locations
    lines = (Path(spec.submodule_search_locations[0]) / "dict.txt").read_text("utf-8").splitlines()
    known = {word: int(count) for word, count, *_ in map(str.split, lines)}
    assert list(words) == sorted(set(words))
    assert [word for word in words if not re.fullmatch("[一-鿿]{2,4}", word) or known.get(word, 0) >= 20] == []


def test_counts_are_those_of_the_plans() -> None:
    """None is higher than what the plans hold today; sets that were added since hold more."""
    found = counts(path.parent for path in sorted(PLANS.rglob("corpus.yml")))
    pairs = [(line.partition(" ")[0], line.partition(" ")[2]) for line in read("genre.txt")]
    kept = {head + rest[k]: 1 << STEPS.index(rest[k + 1]) for head, rest in pairs for k in range(0, len(rest), 2)}
    assert len(kept) > 90_000
    assert [stretch for stretch, count in kept.items() if count > found[stretch]] == []
    assert met("设施") >= 512 and "施" in may_stand("设", "建") and not met("设始")


def test_shapes_are_of_common_characters() -> None:
    """Each line has a character of its own and others of the first level."""
    lines = files("extractor.lexicon").joinpath("glyphs.txt").read_text("utf-8").splitlines()
    lines = [line for line in lines if not line.startswith("#")]
    assert len({line[0] for line in lines}) == len(lines)
    assert [line for line in lines if not all(map(common, line[1:])) or line[0] in line[1:]] == []


@pytest.mark.parametrize(
    ("printed", "meant", "least"), [("末", "未", FIRST), ("裁", "栽", FIRST), ("平", "评", SAME), ("菅", "营", FIRST)]
)
def test_characters_that_are_taken_for_each_other(printed: str, meant: str, least: float) -> None:
    """By shape and by sound."""
    assert confused(printed)[meant] >= least
