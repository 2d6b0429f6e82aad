"""A target of 100% or of all that the lower plan restates as an action on every one: 检查率100%, 逐家检查、一家不漏.

What is done (检查) has to stand with the word that says of all, and what it is done to in the same sentence. 应X尽X and
有X必Y say it of their verb: 应检尽检 answers 检测率达到100%, and neither 合格率达到100% nor any lower share.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extractor.compare.kept import core, covered
from extractor.compare.keys import end_of
from extractor.compare.pair import Pair
from extractor.compare.scope import picked
from extractor.lexicon import load
from extractor.likeness import Phrase, Sentence, passages_of
from extractor.models import Indicator
from extractor.text import fold

OBJECT = 0.5  # share of the characters of what it is done to that the sentence must hold
WHOLE = 0.55  # the same of a target without a rate, in the phrase itself
TAIL, MOST = 4, 0.75  # the last characters of such a target, what is to be done, and the share of them
APART = 4  # characters between those of a verb that is spelt out: 参考, 参|加普法|考试
ELLIPTIC = 6  # characters of a phrase that says of all and no more: 一家不漏

_RATE = re.compile(r"(?P<general>完成|覆盖|到位|落实|实现|普及)?(?:率|比例|占比|比重|覆盖面)$")
_ASIDE = re.compile(r"\([^()]*\)|[^0-9A-Za-z一-鿿()、“”]")
_SHOULD = re.compile(
    r"应(?P<verb>[一-鿿])尽(?P=verb)|(?P<when>有)[一-鿿][必皆](?P<then>[一-鿿])|[凡逢](?P<case>[一-鿿])必(?P<done>[一-鿿])"
)
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


class _Asked(NamedTuple):
    """A target taken apart."""

    target: Indicator
    act: str  # what is done, two characters; "" where the target states no rate
    general: str  # 完成 of 整改完成率: the verb of the rate itself
    object: str  # what it is done to
    known: str  # all that the upper clause says


def restated(pair: Pair, target: Indicator) -> Restated | None:
    """The sentence of a linked clause, or of one that answers none, that asks the same of all."""
    if target.value is not None and not (target.unit == "%" and target.value == 100.0):
        return None
    asked = _taken_apart(pair, target)
    if len(asked.act + asked.object) < 2:
        return None
    near = pair.answers.get(target.clause_id) or [c.id for c in pair.lower.clauses if c.id not in pair.asked]
    found = [hit for clause in near for hit in _in_clause(pair, asked, clause)]
    best = max(found, key=lambda hit: (hit.sure, not hit.late), default=None)
    return best if best and (best.sure or pair.rewritten(target.clause_id)) else None


def none_left_out(text: str, name: str) -> bool:
    """Does `text` say that what is done, a word of `name`, leaves none out?

    >>> none_left_out(",做到应立尽立", "设立标识牌"), none_left_out(",应保尽保", "设立标识牌")
    (True, False)
    """
    done = [m["verb"] or m["then"] or m["done"] for m in _SHOULD.finditer(text)]
    return any(verb in name for verb in done) or _words()[1].search(text) is not None


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
    said = ""
    for sentence in pair.copies[1].sentences.get(clause_id, ()):
        text = fold(sentence.measure.text)
        said += text
        if _taken_back(asked, text):
            continue
        about = covered(asked.object, sentence.grams) if len(asked.object) > 1 else 0.0
        for k in range(len(sentence.phrases)):
            sure = _speaks_of_all(asked, sentence, k, about)
            if sure is not None:
                late = _is_late(asked.target, sentence.phrases[: k + 1])
                yield Restated(sentence.measure.text, clause_id, sure, _WHEN.search(said) is not None, late)


def _is_late(target: Indicator, phrases: Sequence[Phrase]) -> bool:
    """Is the last date these phrases name later than that of the target?"""
    dates = [match for phrase in phrases for match in _DATE.finditer(phrase.folded)]
    if not dates or not target.deadline:
        return False
    month = dates[-1]["month"] or ("6" if dates[-1]["half"] else "12")
    return f"{dates[-1]['year']}-{int(month):02d}" > end_of(target.deadline)


def _taken_back(asked: _Asked, text: str) -> bool:
    """Is there a word in the sentence that leaves some out, and that the target has not?"""
    _, _, unless = _words()
    return any(match[0] not in asked.known for match in unless.finditer(text))


def _speaks_of_all(asked: _Asked, sentence: Sentence, k: int, about: float) -> bool | None:
    """Whether the k-th phrase asks the target of all: surely, perhaps (False), or not (None)."""
    phrase = sentence.phrases[k]
    text = phrase.folded
    if _FIGURE.search(text) or any(word.replace("及", "") not in asked.known for word in picked(text)):
        return None
    for match in _SHOULD.finditer(text):
        verb = match["verb"] or match["then"] or match["done"]
        if verb in (asked.act or asked.object):
            return about >= OBJECT
        if asked.general in _SPREAD and verb in _PROVIDED and about >= OBJECT:
            return True  # 辅导室覆盖率, 辅导室应建尽建
    before, after, _ = _words()
    if not asked.act:
        spoken = before.search(text) or after.search(text)
        told = min(covered(asked.object, phrase.grams) / WHOLE, covered(asked.object[-TAIL:], phrase.grams) / MOST)
        return True if spoken and told >= 1.0 else None
    if about < OBJECT and len(asked.object) > 1:
        return None
    act = _spelt(asked.act)
    if done := before.search(text):
        general = asked.general and asked.general in text[done.end() :] and asked.act in text
        if general or act.search(text, done.end()):
            return True
    if done := after.search(text):
        led = _led(sentence.phrases, k) if len(text) <= ELLIPTIC else ""
        return True if act.search(led + text[: done.start()]) else None
    return None


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
    before, after, unless = (re.compile("|".join(every[key]["patterns"])) for key in ("before", "after", "unless"))
    return before, after, unless
