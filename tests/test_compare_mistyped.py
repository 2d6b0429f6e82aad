"""Typing errors that need no copied sentence: doubled, fallen apart, left out, or another word in an equal frame."""

from itertools import zip_longest

import pytest
from pairs import compared, plan, tasks

from extractor.compare.typos.garbled import COMMON
from extractor.compare.typos.mistyped import _person
from extractor.lexicon import load
from extractor.lexicon.words import cut, is_word, times
from extractor.models import ComparisonRelation
from extractor.pipeline import compare_pair, comparison_of
from extractor.text import fold

UPPER = tasks(
    "完善帮办服务体系。推动社会动员、全民参与的阅读机制。通报考勤情况和典型案例，落实主体责任，健全村民自治机制，严肃查处违规行为。",
    "加强馆舍建设。畅通干支衔接。查明原因，追溯源头。对工作推进不力的，予以通报批评。规范存档备查，推广使用新能源汽车比例达标。",
    "育林护书。封山育林52万亩，落实立德树人根本任务，核实民事行为能力人名册，从严查处违规行为，保障随迁子女在公办学校就读。",
    "培训馆员。提高志愿者服务技能，稳定馆员队伍，推动馆舍改建扩建项目按期开工。打造书香民宿500家，招募志愿者，培训志愿者，表扬志愿者，约谈失职人员，做强龙头企业，开展阅读宣传教育。",
)


def typos(lower: str, heading: str = "办好服务", **about: object) -> list[str]:
    """Explanations of the suspected typing errors of a lower plan of one task."""
    found = compared(UPPER, tasks(f"{heading}。{lower}"), **about).of("wording")
    return [f.explanation for f in found if f.verdict == "suspected_typo"]


@pytest.mark.parametrize(
    ("lower", "wrong"),
    [
        ("窗口每周公布一次借阅清况。", "清况"),
        ("读者信息登记后存挡备查。", "存挡"),
        ("对弄虚作假的行为严肃查外。", "查外"),
        ("每年评选一性次奖励名单。", "一性次"),
        ("需要协调的提请县级领领导小组研究。", "级领领导"),
        ("不能答复的三日日内转馆长室处理。", "三日日内"),
        ("加强借阅全过程监督监督。", "监督监督"),
        ("对己建成的书屋逐一登记。", "己建"),
        ("引导读者养成自已整理书架的习惯。", "自已整"),
        ("督促书店落实主责任并公开承诺。", "实主责任"),
        ("加强业务协同，畅通干支街接和信息共享。", "街接"),
        ("壮大社会动员、全民参于的阅读机制。", "民参于"),
        ("对工作推不力的，予以提醒。", "推不力"),
        ("发现损坏图书，查明原因，追诉源头。", "追诉源头"),
        ("健全图书的追朔制度。", "追朔"),
        ("支持龙企头业牵头办书展。", "龙企头业"),
        ("全年封山林育4万亩。", "封山林育"),
        ("落实立德树根本任务。", "德树根本"),
        ("建立民事行能力人名册。", "事行能力"),
        ("对占用馆舍的，从严查处处违规行为。", "查处处违"),
        ("关心随迁女子在公办学校就读情况。", "随迁女子在"),
        ("对借阅造假的，从严查查处。", "严查查处"),
        ("阅读氛围显着增强。", "显着"),
        ("末完成编目的图书不得外借。", "末完"),
        ("维护读者的合法权力。", "合法权力"),
        ("面向乡村开展阅读宣传教，发放书目。", "宣传教"),
        ("引导读者错锋借阅。", "错锋"),
        ("建立问题抬账。", "抬账"),
        ("打造书香民俗60家。", "书香民俗"),
        ("每季度在馆内宣讲典型安利，落实主体责任。", "典型安利"),
        ("馆员每年约淡逾期读者。", "约淡"),
        ("县里为志院者在线登记。", "志院者"),
        ("为馆员提供免费体捡。", "体捡"),
        ("用拖拉拉机运送书架。", "拖拉拉机"),
        ("书屋开设书法、舞导等兴趣班。", "舞导"),
    ],
)
def test_mistakes_in_own_sentences(lower: str, wrong: str) -> None:
    """One row, which quotes what is wrong."""
    [explanation] = typos(lower)
    assert f"“{wrong}" in explanation


@pytest.mark.parametrize(("heading", "wrong"), [("完帮办服务体系", "完帮办"), ("健全村自治机制", "全村自治")])
def test_a_character_missing_in_a_heading(heading: str, wrong: str) -> None:
    """Also at its beginning."""
    [explanation] = typos("组织读者活动。", heading)
    assert f"“{wrong}" in explanation and explanation.endswith("疑漏一字。")


@pytest.mark.parametrize(
    "lower",
    [
        "推动工作作风转变，新建建筑同步配建书屋，挖掘浔水水上运动资源。",
        "常常联系读者，人人参与阅读，村村建有书屋。",
        "一家一家走访，一项一项落实。",
        "借阅协议须份份签到位，书架块块有人管，古籍株株挂牌。",
        "到2025年年底，新设书架，互相学习。",
        "县县域书屋建设由县文化馆负责。",
        "馆员应当自知己任，克己奉公。",
        "推行“幼有善育”亲子阅读活动。",
        "书屋不得据为己有，不谋一己私利，数据来自已建成的平台。",
        "12月31日日均借阅1000册，7月1日日间开放。",
        "推动馆企面对面对接，办好特色产业产业化书展，划定环境保护保护区。",
        "实行优劳优酬，稳企扩岗。",
        "推动馆舍改扩建项目按期开工。",
        "推广使用新能源车比例达标。",
        "对工作不力的，予以提醒。",
        "在澄溪、棠渡两村建设书屋。",
        "不增加基层负担，不拆旧馆。",
        "到2025年未达标书屋全部整改。",
        "澄港港口建设书屋，澄港港区建设书亭。",
        "期末评选书香班级，县末级书库全部上架，2025年末完成。",
        "该约谈约谈，该问责问责，由规划股股长负责。",
        "凡新建的书屋一律挂牌。",
        "组建志愿队，开放书屋。",
        "完善总量控制制度，市市场监管局检查书店。",
        "落实专车专运、专档管理，批复可研报告。",
        "在苇溪设置书亭，在沅安镇设置书亭，登记坏损图书。",
    ],
)
def test_what_is_meant_as_it_stands(lower: str) -> None:
    """Two words that meet, names, abbreviations, reduplication, and shorter forms."""
    assert typos(lower) == []


def test_what_the_upper_plan_prints_is_no_mistake() -> None:
    """A coinage of the upper plan may be used."""
    coined = tasks("推广阅读。推行考勤清况公示。")
    found = compared(coined, tasks("办好服务。每月公布考勤清况。")).of("wording")
    assert [f.rule for f in found if f.verdict == "suspected_typo"] == []


@pytest.mark.parametrize(("relation", "count"), [("implements", 1), ("peer", 0)])
def test_what_a_plan_gets_wrong_by_itself_is_told_once(relation: ComparisonRelation, count: int) -> None:
    """Beside the plan it answers to, and not again beside a peer."""
    upper, lower = plan("upper", UPPER), plan("lower", tasks("办好服务。维护良好阅读秩续。"))
    comparison = comparison_of(upper.document, lower.document)._replace(relation=relation)
    found = compare_pair(comparison, upper, lower).findings
    assert [f.verdict for f in found if f.subject == "wording"] == ["suspected_typo"] * count


def test_words_of_the_genre_are_rare_in_the_dictionary_and_have_an_example_each() -> None:
    """A word that the dictionary has often enough needs no entry."""
    entry = load("wording")["genre"]
    assert len(entry["words"]) == len(set(entry["words"]))
    assert [word for word in entry["words"] if times(word) >= COMMON] == []
    assert [w for w, example in zip(entry["words"], entry["examples"], strict=True) if w not in example] == []


def test_misspelt_words_have_examples() -> None:
    """Each wrong spelling stands in one, and the right one is made of words."""
    entry = load("wording")["misspelt"]
    assert [wrong for wrong in entry["words"] if not any(wrong in example for example in entry["examples"])] == []
    parts = [part for right in entry["words"].values() for text in right.split("、") for part in cut(text)]
    assert all(map(is_word, parts)) and min(map(len, parts)) > 1


def test_two_mistakes_of_a_sentence_are_two_rows() -> None:
    """And one that is told with a copied passage is not told again."""
    assert len(typos("每周公布考勤清况，对违规行为严肃查外。")) == 2
    copied = typos("通报考勤清况和典型案例，落实主体责任，健全村民自治机制，严肃查处违规行为。")
    assert len(copied) == 1


def test_names_of_persons_make_no_words() -> None:
    """A line that names a member of a group; elsewhere the same characters are a mistake."""
    persons = load("wording")["persons"]
    assert all(_person().match(fold(example).replace(":", ",")) for example in persons["examples"])
    lines = [
        f"{name}清况县图书馆{post}"
        for name, post in zip_longest(persons["surnames"], persons["posts"], fillvalue="主任")
    ]
    assert typos("成立专班。\n" + "\n".join(lines)) == []
    assert typos("成立专班。\n组长：魏清况县图书馆副馆长\n成员：李存挡县文化馆馆员") == []


def test_the_ends_of_two_words_make_no_rare_one() -> None:
    """本|系统 stands for no 体系."""
    upper = tasks("推广阅读。完善多层次的阅读体系。", "培训馆员。健全培训体系。")
    lower = tasks("推广阅读。实施本系统内书屋项目。", "培训馆员。健全培训体系。")
    assert [f for f in compared(upper, lower).of("wording") if f.verdict == "suspected_typo"] == []


def test_the_short_name_of_the_place_makes_no_words() -> None:
    """嘉青 is 嘉定 and 青浦, and no 嘉靖, in a plan of 嘉定."""
    sentence = "加强嘉青跨区域阅读走廊对接。"
    assert len(typos(sentence)) == 1 and typos(sentence, jurisdiction="嘉定区") == []


def test_numbers_of_documents_are_no_words() -> None:
    """沪府办 and 崇府办 are the abbreviations of two offices."""
    upper = tasks(
        "推广阅读。按照《书屋规划》（沪府办〔2006〕9号）要求，完善布局。《书屋管理办法》（沪府办〔2007〕50号）同时废止。"
    )
    lower = tasks("推广阅读。《书屋管理办法》（崇府办发〔2008〕28号）同时废止。组织读书节。")
    assert [f for f in compared(upper, lower).of("wording") if f.verdict == "suspected_typo"] == []


def test_words_of_either_order_come_in_pairs() -> None:
    """Each is the other one turned round, and both are words."""
    words = load("wording")["either_way"]["words"]
    assert all(is_word(word) and word[::-1] in words for word in words)


@pytest.mark.parametrize(
    ("upper", "lower", "count"),
    [
        ("推进充电设施建设，不能正常使用的予以清退。", "畅通干线补能，不能正常使用的设施予以清退。", 0),
        ("不能按时完成的予以通报。", "推动车辆用能，不能按时完成的予以通报。", 0),
        ("开展地块排查，建立台账。", "逐块登记造册，逐棵挂牌保护。", 0),
        ("组织机井清淤。", "6月底前逐井清淤，逐泵检修。", 0),
        ("组织邻里自查。", "推举联防组长，开展互查互帮。", 0),
        ("加强食品安全监管。", "根据《食品药品安全全链条监管措施》制定细则。", 0),
        ("加强建设，推动图书馆创建三级甲等图书馆。", "加强建设，推动县图书馆创建二级甲等图书馆。", 0),
        ("对桥梁开展检测，建立档案。", "逐桥逐洞检测，逐墩逐跨建档。", 0),
        ("到2025年底，全部建成储水窖。", "2025年年底前，全部建成储水窖。", 0),
        ("2024年度计划及时下达。", "2024年年度计划及时下达。", 0),
        ("2026年中开展评估。", "2026年年中开展评估。", 0),
        ("在年度考核中落实责任到人。", "在年年度考核中落实责任到人。", 1),
        ("2024年底前建成，确保质量。", "2024年底底前建成，确保质量。", 1),
        ("逐步推广先进经验做法。", "逐布推广先进经验做法。", 1),
        ("不能按时完成的予以通报。", "部能按时完成的予以通报。", 1),
    ],
)
def test_words_made_as_needed(upper: str, lower: str, count: int) -> None:
    """逐 goes with all that can be counted, 2024年 with 年底, and no phrase ends with 不能."""
    found = compared(tasks(f"发展公共服务。{upper}"), tasks(f"发展公共服务。{lower}")).of("wording")
    assert len([f for f in found if f.verdict == "suspected_typo"]) == count


def test_words_that_end_no_phrase_have_examples() -> None:
    """In each, something stands behind the word."""
    entry = load("wording")["open_ended"]
    for word in entry["words"]:
        assert any(word in example and not example.endswith(word) for example in entry["examples"]), word


@pytest.mark.parametrize(
    ("lower", "right"),
    [("服务不能一愁莫展。", "一筹莫展"), ("做到有的放失、再接再励。", "有的放矢"), ("做到有的放矢，各司其职。", "")],
)
def test_idioms_with_a_wrong_character(lower: str, right: str) -> None:
    """Told without any source, since the other three stand together nowhere else."""
    found = compared(tasks("推广阅读。组织读书节。"), tasks(f"办好服务。{lower}")).of("wording")
    told = [f.explanation for f in found if f.verdict == "suspected_typo"]
    assert any(f"“{right}”" in text for text in told) if right else told == []
