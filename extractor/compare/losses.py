"""What of a sentence that has no counterpart is lost: its parts that stand nowhere, whose they are, and how they weigh.

A sentence may be gone as a whole while its parts were taken into others, and a part may be nothing the lower place
owes. What is left weighs by its own words: a ban or a budget more than an encouragement.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from extractor.compare.pair import Pair
from extractor.compare.principles import asks_nothing, states_principles
from extractor.compare.tiers import descent
from extractor.lexicon import any_of, load
from extractor.lexicon.organs import read_body
from extractor.lexicon.places import children_of, forms_of
from extractor.models import Severity
from extractor.neutral import Phrase, Sentence, names_of

LONG = 7  # a neutral phrase of fewer characters may stand anywhere
RARE = 0.4  # so may one whose bigrams weigh less, on average, than so much of the rarest
TAKEN = 0.6  # share of a phrase that one lower sentence must hold
COPY = 0.6  # score from which a sentence is the copy of another
COPIED = 0.6  # similarity of clauses from which the lower one is a copy
# 市场监管局 and 区域 begin with a level word that is none.
_SIGNS = {
    "national": "国家|中央",
    "province": "省|自治区",
    "city": "市(?![场容域区])|州|盟",
    "county": "县(?!域)|区(?![域间块])|旗",
}
# The characters that the words below begin with beside these: the lookahead spares most places of a text the alternation.
_ACT_OPENERS = ",;。由扩加统用发建打布组搭支推启征修制出"
_WEIGHT_OPENERS = {"heavy": "必务严禁不一杜应第纳列经保", "stressed": "严从确底红问追"}
_OWN_PLAN = re.compile("各[^,;。]{1,16}(?:制定|细化|编制|出台)[^,;。]{0,10}(?:方案|细则)")
# What is done again and again is done by whom the phrase opens with: 市教育局每学期通报一次.
_REGULARLY = "(?:会同[^,;。每]{2,16})?(?:每(?!个|名|所|家|一)|按[月季年]|定期|适时)"
# Who acts, where that is a ministry: it has no level word.
_MINISTRY = re.compile(
    r"(?:^|[,;。])由?(?:国务院[一-鿿]{0,8}?(?:部门|单位)|(?P<body>(?:国家)?[一-鿿]{2,9}?(?:部(?!门|分)|总局|署|委|局))(?:、[一-鿿]{2,10}?)*(?:等(?:有关|相关)?(?:部门|单位))?)(?=将|要|会同|负责|牵头|加强|做好)"
)
# What the upper place applies for, or lays down as a rule, under its own name.
_FROM_THERE = re.compile(r"(?:推广|学习|借鉴)[^,;。]{0,24}(?:经验|做法|模式)")
_UNDER_OWN_NAME = re.compile(r"申请|申报|争取|创建|出台|修订|立法|《[^》]*(?:条例|办法|规定)》")


def taken_up(pair: Pair, sentences: Sequence[int]) -> dict[int, dict[int, int]]:
    """For each of the upper sentences, by index, where its phrases stand: phrase → lower sentence, by index."""
    said = pair.copies[1].known
    asked = [
        (i, k, p)
        for i in sentences
        for k, p in enumerate(pair.ours[i].phrases)
        if _tells(pair, p) and pair.scale.share(p.grams, said) >= TAKEN  # most stand nowhere
    ]
    found: dict[int, dict[int, int]] = {i: {} for i in sentences}
    # A lower sentence that is the copy of another upper one says what that one says.
    copies = {j: match.upper for j, match in pair.best_of_lower.items() if match.score >= COPY}
    held = pair.shelf.scores([p.grams for *_, p in asked], least=0.9 * TAKEN)  # all that may hold so much
    for (i, k, phrase), row in zip(asked, held, strict=True):
        free = (j for j in row if copies.get(j, i) == i)
        near = [(share, -j) for j in free if (share := pair.scale.share(phrase.grams, pair.theirs[j].grams)) >= TAKEN]
        if near:
            found[i][k] = -max(near)[1]
    return found


def _tells(pair: Pair, phrase: Phrase) -> bool:
    """Is a phrase long and rare enough to be known again?"""
    weight = pair.scale.weight(phrase.grams)
    return len(phrase.neutral) >= LONG and weight >= RARE * pair.scale.weights.rare * len(phrase.grams)


def lost_runs(pair: Pair, sentence: Sentence, taken: dict[int, int]) -> Iterator[list[Phrase]]:
    """Runs of neighbouring phrases that stand nowhere; short ones go with those around them."""
    run: list[Phrase] = []
    for k, phrase in enumerate(sentence.phrases):
        if k in taken:
            if any(_tells(pair, p) for p in run):
                yield run
            run = []
        else:
            run.append(phrase)
    if any(_tells(pair, p) for p in run):
        yield run


def of_others(pair: Pair, folded: str) -> bool:
    """Is a sentence, folded, about what the upper place does itself, or about another of its places?"""
    places = pair.once(_places)
    if places is None:
        return False
    if places.own_act.search(folded) or (places.national and _of_ministry(folded)):
        return True
    if any(map(folded.__contains__, places.theirs)):
        return (
            _FROM_THERE.search(folded) is not None
        )  # 推广某市试点经验 is nothing that place can do; 支持某市建设中心 is
    here = any(map(folded.__contains__, places.ours))
    if here and _UNDER_OWN_NAME.search(folded):
        return True  # 申请创建某省自贸区 is nothing a city can do
    return not here and places.others.search(folded) is not None


def _of_ministry(folded: str) -> bool:
    """Does a sentence, folded, say what the ministries do?

    >>> _of_ministry("生态环境部、水利部要加强调度"), _of_ministry("宣传部门要加强报道"), _of_ministry("国务院各有关部门要密切配合")
    (True, False, True)
    """
    return any(
        match["body"] is None or read_body(match["body"]).sign == "国家" or read_body(match["body"]).level == "national"
        for match in _MINISTRY.finditer(folded)
    )


class _Places(NamedTuple):
    """Two places: what the upper one does itself, the names of both and of the others below the upper one."""

    national: bool  # is the upper one the nation
    own_act: re.Pattern[str]
    ours: Sequence[str]
    theirs: Sequence[str]
    others: re.Pattern[str]


def _places(pair: Pair) -> _Places | None:
    """The places of a pair; none where the lower one is of no lower tier."""
    upper, lower = pair.upper.document, pair.lower.document
    tiers = descent(pair.upper, pair.lower) if upper.level and lower.level else None
    if tiers is None:
        return None
    others = _others(upper.jurisdiction, lower.jurisdiction)
    return _Places(tiers[0] == "national", _own_act(tiers[0]), names_of(upper), names_of(lower), others)


@lru_cache(maxsize=64)
def _others(upper: str | None, lower: str | None) -> re.Pattern[str]:
    """The names, long and short, of the places of the upper one beside the lower one."""
    forms = {form for name in children_of(upper) if name != lower for form in forms_of(name) if len(form) > 1}
    return re.compile(any_of(forms))


@cache
def _own_act(level: str) -> re.Pattern[str]:
    """What the upper level does itself: its purse, offices and institutions, what it builds for all, what it legislates."""
    sign = _SIGNS.get(level, "[^一-鿿]")
    office = rf"(?:{sign})级?[一-鿿]{{1,10}}(?:部|委|厅|局|办)"
    purse = rf"(?:^|[,;]|扩大|加大|统筹|用好|发挥)(?:{sign})级?财政"
    everywhere = rf"(?:建设|打造|建成|布局|组建|搭建)全(?:{sign})(?:性|统一|大型|范围)"
    house = rf"(?:^|[,;]|支持|推动|启动|加快)(?:{sign})(?:级)?(?:图书馆|博物馆|文化馆|美术馆|广播电视台|融媒体中心|[一-鿿]{{2,8}}(?:中心|大学|学院|医院|集团))(?!等|、|和)"
    acting = rf"(?:{sign})(?:级(?:层面)?|本级|(?:人民)?政府|级?[一-鿿]{{1,10}}(?:部|委|厅|局|办|办公室|专班|领导小组|指挥部|联席会议|[支总]队))"
    first = "".join(word[0] for word in sign.split("|")) if level in _SIGNS else r"\s\S"
    return re.compile(
        rf"(?=[{first}{_ACT_OPENERS}])(?:(?:^|[;。])(?:由)?{acting}{_REGULARLY}|(?:^|[,;])(?:由)?{office}(?:将|要|会同|负责|牵头|制定|建立)|{purse}|{everywhere}|{house}|征收范围|(?:修订|制定|出台)[^,;。]{{0,12}}(?:法律|法规|条例|核算[^,;。]{{0,6}}指南))"
    )


def asks_for_plan(folded: str) -> bool:
    """Does a sentence ask the places below for a plan of their own, which the lower plan is?

    >>> asks_for_plan("各市、县要结合实际制定具体实施方案,报省教育厅备案"), asks_for_plan("各县要制定图书采购目录")
    (True, False)
    """
    return _OWN_PLAN.search(folded) is not None


def weigh(pair: Pair, clause_id: str, folded: str, whole: bool = True) -> Severity:
    """How grave the loss of a text, `folded`, is; `whole`: a sentence, and not a part of one that was kept.

    A ban, a must or a budget always weighs, what is only stressed but where the clause was written anew; an encouragement
    never does, principles and calls to act still less. Between them a sentence weighs where its clause was copied, for in
    a free paraphrase something without counterpart means less.
    """
    if not pair.owes or states_principles(pair, clause_id):
        return "info"
    copied = pair.similarity.get(clause_id, 0.0) >= COPIED
    weighs, idle, stressed, light = _weight(folded)
    if idle and not weighs:
        return "info"
    if weighs or (stressed and not pair.rewritten(clause_id)):
        return "medium" if whole or copied else "low"
    if copied and pair.clauses[clause_id].kind in ("task", "group") and not light:
        return "medium" if whole else "low"
    return "low" if whole else "info"


@lru_cache(maxsize=4096)  # a plan stands in several pairs
def _weight(folded: str) -> tuple[bool, bool, bool, bool]:
    """Has a text a word that weighs, does it ask for nothing, is it stressed, is it light?"""
    heavy, stressed, light = _weights()
    return bool(heavy.search(folded)), asks_nothing(folded), bool(stressed.search(folded)), bool(light.search(folded))


@cache
def _weights() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Words of a sentence that weighs, those of one that is stressed, and opening words of one that does not weigh."""
    words = {key: "|".join(entry["patterns"]) for key, entry in load("wording")["losses"].items()}
    heavy, stressed = (re.compile(f"(?=[{first}])(?:{words[key]})") for key, first in _WEIGHT_OPENERS.items())
    return heavy, stressed, re.compile(words["light"])


def trust(pair: Pair, clause_id: str) -> float:
    """How sure a finding on a clause can be: the less of it was copied, the less."""
    return min(1.0, 0.7 + 0.5 * pair.similarity.get(clause_id, 0.0))
