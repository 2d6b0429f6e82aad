"""A target of 100% or of all that the lower plan restates as an action on every one: 检查率100%, 逐家检查、一家不漏.

What is done (检查) has to stand with the word that says of all, and what it is done to in the same sentence. 应X尽X and
有X必Y say it of their verb: 应检尽检 answers 检测率达到100%, and neither 合格率达到100% nor any lower share.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extractor.compare.pair import Pair
from extractor.compare.targets.kept import core, covered
from extractor.compare.targets.keys import end_of
from extractor.compare.targets.scope import picked
from extractor.lexicon import load
from extractor.models import Indicator, Plan
from extractor.neutral import Phrase, Sentence, once_a_plan, passages_of
from extractor.text import fold

OBJECT = 0.5  # share of the characters of what it is done to that the sentence must hold
WHOLE = 0.55  # the same of a target without a rate, in the phrase itself
TAIL, MOST = 4, 0.75  # the last characters of such a target, what is to be done, and the share of them
APART = 4  # characters between those of a verb that is spelt out: 参考, 参|加普法|考试
ELLIPTIC = 6  # characters of a phrase that says of all and no more: 一家不漏

_RATE = re.compile(r"(?P<general>完成|覆盖|到位|落实|实现|普及)?(?:率|比例|占比|比重|覆盖面)$")
_ASIDE = re.compile(r"\([^()]*\)|[^0-9A-Za-z一-鿿()、“”]")
_SHOULD = re.compile(
    r"应(?P<verb>[一-鿿])尽(?P=verb)|有[一-鿿][必皆](?P<then>[一-鿿])|凡[一-鿿]必(?P<done>[一-鿿])|逢[一-鿿]必(?P<due>[一-鿿])"
)
# The characters that words of each kind begin with: the lookahead spares most places of a text the alternation.
_OPENERS = {
    "before": "全一所悉普均都逐每无没家户件条人个处村宗项校班站乡镇社车船店座栋块台株棵组队片库河",
    "after": "一不无全清到",
    "unless": "基原力争努尽逐分大多部除之以外鼓引倡支探试有拟",
}
_SPREAD = frozenset(("覆盖", "普及"))
_PROVIDED = frozenset("建设配装接通铺")
_FIGURE = re.compile(r"[0-9.]+%|[一二三四五六七八九]成|分之")
_DATE = re.compile(r"(?P<year>20[0-9]{2})年(?:(?P<month>[0-9]{1,2})月|(?P<half>上半年))?")
_WHEN = re.compile(r"20[0-9]{2}年|[0-9]{1,2}月[底末]?|年[内底末]|今年|当年")


class Restated(NamedTuple):
    """The lower sentence that restates a target."""

    text: str
    clause_id: str
    sure: bool  # it names what the target is about, and not only what is done
    dated: bool  # it, or what stands before it in its clause, says by when
    late: bool  # by a later date than the target's


class _Saying(NamedTuple):
    """A phrase of the lower plan that says of all, whatever it is about."""

    sentence: Sentence
    place: int  # of the phrase in its sentence
    picked: list[str]  # words that pick some out of many
    verbs: list[str]  # 检 of 应检尽检
    before: re.Match[str] | None
    after: re.Match[str] | None


class _Told(NamedTuple):
    """What says of all in a sentence, and what takes it back."""

    sayings: list[_Saying]
    unless: list[str]
    said: str  # the clause up to here


_OPENED = re.compile("^(?:[要应须将]|力争|确保|做到|实现|基本|达到)+")


class _Asked(NamedTuple):
    """A target taken apart."""

    target: Indicator
    act: str  # what is done, two characters; "" where the target states no rate
    general: str  # 完成 of 整改完成率: the verb of the rate itself
    object: str  # what it is done to
    known: str  # all that the upper clause says


def restated(pair: Pair, target: Indicator) -> Restated | None:
    """The sentence of a linked clause, or of one that answers none, that asks the same of all."""
    if not asks_all(target):
        return None
    asked = _taken_apart(pair, target)
    if len(asked.act + asked.object) < 2:
        return None
    near = pair.answers.get(target.clause_id) or [c.id for c in pair.lower.clauses if c.id not in pair.asked]
    found = [hit for clause in near for hit in _in_clause(pair, asked, clause)]
    best = max(found, key=lambda hit: (hit.sure, not hit.late), default=None)
    return best if best and (best.sure or pair.rewritten(target.clause_id)) else None


def asks_all(target: Indicator) -> bool:
    """Is a target one of all, or of 100%?"""
    return target.value is None or (target.unit == "%" and target.value == 100.0)


def none_left_out(text: str, name: str) -> bool:
    """Does `text` say that what is done, a word of `name`, leaves none out?

    >>> none_left_out(",做到应立尽立", "设立标识牌"), none_left_out(",应保尽保", "设立标识牌")
    (True, False)
    >>> none_left_out(",实现监控全覆盖", "新增监控"), none_left_out(",中心城区预警业务全覆盖", "新增监控")
    (True, False)
    """
    if any(verb in name for verb in _verbs(text)):
        return True
    said = _words()[1].search(text)
    if said is None:
        return False
    of_what = _OPENED.sub("", text[max(text.rfind(stop, 0, said.start()) for stop in ",;。") + 1 : said.start()])
    return of_what in name  # nothing, or what the name speaks of


def _taken_apart(pair: Pair, target: Indicator) -> _Asked:
    name = _ASIDE.sub("", fold(target.name))
    clause = pair.clauses.get(target.clause_id)
    known = (clause.view.folded if clause else name).replace("及以上", "以上")
    rate = _RATE.search(name)
    if not rate:
        return _Asked(target, "", "", core(target.name, pair.names), known)
    plain = name[: rate.start()]
    return _Asked(target, plain[-2:], rate["general"] or "", passages_of([plain[:-2]], pair.names)[0][1], known)


def _in_clause(pair: Pair, asked: _Asked, clause_id: str) -> Iterator[Restated]:
    told = _told(pair.lower)
    if clause_id not in told:
        told[clause_id] = list(_told_in(pair.copies[1].sentences.get(clause_id, ())))
    for sayings, unless, said in told[clause_id]:
        if any(word not in asked.known for word in unless):
            continue
        for saying in sayings:
            sure = _speaks_of_all(asked, saying)
            if sure is not None:
                sentence = saying.sentence
                late = _is_late(asked.target, sentence.phrases[: saying.place + 1])
                yield Restated(sentence.measure.text, clause_id, sure, _WHEN.search(said) is not None, late)


@once_a_plan
def _told(_: Plan) -> dict[str, list[_Told]]:
    """What is said of all in the clauses of a plan, once they are asked for: it is the same for all targets."""
    return {}


def _told_in(sentences: Sequence[Sentence]) -> Iterator[_Told]:
    """The sentences of a clause that say of all anywhere."""
    for place, sentence in enumerate(sentences):
        sayings = [saying for k in range(len(sentence.phrases)) if (saying := _saying(sentence, k))]
        if sayings:
            *_, text = texts = [said.folded for said in sentences[: place + 1]]
            yield _Told(sayings, [match[0] for match in _words()[2].finditer(text)], "".join(texts))


def _saying(sentence: Sentence, place: int) -> _Saying | None:
    """A phrase, if it says of all, and names no other share."""
    text = sentence.phrases[place].folded
    before, after, _ = _words()
    verbs, first, last = _verbs(text), before.search(text), after.search(text)
    if not (verbs or first or last) or _FIGURE.search(text):
        return None
    return _Saying(sentence, place, [word.replace("及", "") for word in picked(text)], verbs, first, last)


def _verbs(text: str) -> list[str]:
    """What none is left out of: 检 of 应检尽检."""
    return [match["verb"] or match["then"] or match["done"] or match["due"] for match in _SHOULD.finditer(text)]


def _is_late(target: Indicator, phrases: Sequence[Phrase]) -> bool:
    """Is the last date these phrases name later than that of the target?"""
    dates = [match for phrase in phrases for match in _DATE.finditer(phrase.folded)]
    if not dates or not target.deadline:
        return False
    month = dates[-1]["month"] or ("6" if dates[-1]["half"] else "12")
    return f"{dates[-1]['year']}-{int(month):02d}" > end_of(target.deadline)


def _speaks_of_all(asked: _Asked, saying: _Saying) -> bool | None:
    """Whether a phrase asks the target of all: surely, perhaps (False), or not (None)."""
    phrase = saying.sentence.phrases[saying.place]
    text = phrase.folded
    if any(word not in asked.known for word in saying.picked):
        return None
    for verb in saying.verbs:
        if verb in (asked.act or asked.object):
            return _is_about(asked, saying.sentence)
        if asked.general in _SPREAD and verb in _PROVIDED and _is_about(asked, saying.sentence):
            return True  # 辅导室覆盖率, 辅导室应建尽建
    if not asked.act:
        spoken = saying.before or saying.after
        told = spoken and covered(asked.object[-TAIL:], phrase.grams) / MOST >= 1.0
        return True if told and covered(asked.object, phrase.grams) / WHOLE >= 1.0 else None
    if _is_done(asked, saying, text) and (len(asked.object) < 2 or _is_about(asked, saying.sentence)):
        return True
    return None


def _is_about(asked: _Asked, sentence: Sentence) -> bool:
    """Does a sentence hold what the target is about?"""
    return len(asked.object) > 1 and covered(asked.object, sentence.grams) >= OBJECT


def _is_done(asked: _Asked, saying: _Saying, text: str) -> bool:
    """Is what the target asks for done to all in the phrase `text`?"""
    act = _spelt(asked.act)
    if done := saying.before:
        general = asked.general and asked.general in text[done.end() :] and asked.act in text
        if general or act.search(text, done.end()):
            return True
    if done := saying.after:
        led = _led(saying.sentence.phrases, saying.place) if len(text) <= ELLIPTIC else ""
        return act.search(led + text[: done.start()]) is not None
    return False


@cache
def _spelt(act: str) -> re.Pattern[str]:
    """What is done, its two characters together or apart, or another word for it."""
    first, *rest = map(re.escape, act)
    others = load("wording")["every"]["acts"].get(act, ())
    return re.compile("|".join([f"{first}[^,;。]{{0,{APART}}}{''.join(rest)}", *others]))


def _led(phrases: Sequence[Phrase], k: int) -> str:
    return phrases[k - 1].folded if k else ""


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Words before what is done, words behind it, and those that take them back."""
    every = load("wording")["every"]
    before, after, unless = (
        re.compile(f"(?=[{openers}])(?:{'|'.join(every[key]['patterns'])})") for key, openers in _OPENERS.items()
    )
    return before, after, unless
