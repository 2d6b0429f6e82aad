"""Is a target that nothing answers in numbers still spoken of: its object kept, its figure left out or said otherwise?

建档率达到95% is kept, without its figure, where the lower plan says 建立健康档案. What counts is how much of the
object stands in one sentence; forms of measuring (完成率, 每个) are no object.
"""

import re
from functools import lru_cache
from operator import add, or_
from typing import NamedTuple

from extractor.compare.pair import Pair
from extractor.compare.targets.acts import same_act
from extractor.models import Indicator
from extractor.neutral import Grams, Phrase, Sentence, passages_of
from extractor.neutral import grams as bigrams
from extractor.text import fold

KEPT = 0.85  # share of the object's characters that one sentence of the answering clause must hold
ALIKE = 0.75  # the same to doubt that it was left out
PRINTED = 0.6  # the same beside a value printed in a part of the text that is no clause of a task
CARRIED = 0.5  # likeness of sentences from which the lower one carries the upper one over
SHORTEST = 4  # characters of an object that can be told from others

_FORM = re.compile(
    r"(?:完成|设置|覆盖|达标|普及|开展|达到|落实|建档|划定|配备|安装|管理)?率|数$|0[个名人次张所]?|至少|不低于|不少于|"
    r"每个?|所有|全部|一律|均|普遍|开展|设置|设立|建立|配备|配置|达到|完成"
)
# What each is given is the object: 每个林场配备|无人机.
_GIVEN = re.compile(r"^每.*?(?:配备|配置|设立|设置|建立|建有|建成|培育)(?=[一-鿿]{4})")
_FIGURE = re.compile(
    r"[0-9]|(?:每|至少|不少于|不低于|达到)[^,;。]{0,10}[一二两三四五六七八九十]+[次遍场期轮个名家所处座台套支人天]"
)
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_SPELT = {float(k): c for k, c in enumerate("一二三四五六七八九十", 1)} | {2.0: "二两"}
_TITLE = re.compile("《[^》]*》")
_PHRASE = re.compile("[,，;；]")
_SENTENCE = re.compile(r"[^。;\n]+")


class Kept(NamedTuple):
    """The lower passage that speaks of a target's object."""

    text: str
    clause_id: str
    share: float
    near: bool  # in a clause that answers the target's
    figure: bool  # it states a figure of its own
    apart: bool  # it is the counterpart of another upper sentence that speaks of the object
    act: bool  # it does to the object what the target asks


def prints(text: str, target: Indicator) -> bool:
    """Whether the number of `target` stands in `text`: in figures, or spelt out before its unit (一名)."""
    if target.value is None:
        return False
    spelt = _SPELT.get(target.value)
    unit = target.unit.partition("/")[0]
    if spelt and unit and re.search(f"[{spelt}]{re.escape(unit)}", text):
        return True
    return any(float(n) == target.value for n in _NUMBER.findall(fold(text)))


def prints_of(pair: Pair, text: str, target: Indicator) -> bool:
    """Whether a phrase of `text` prints the number, and most of the object stands in it and the one before."""
    phrases = _PHRASE.split(text)
    words = core(target.name, pair.names)
    for before, phrase in zip(["", *phrases], phrases, strict=False):
        if prints(phrase, target):
            (_, _, grams), *_ = passages_of([before + phrase], pair.names)
            if covered(words, grams) >= PRINTED:
                return True
    return False


def kept(pair: Pair, target: Indicator) -> Kept | None:
    """The passage of the lower plan that holds most of the target's object, when it holds enough to matter."""
    words = core(target.name, pair.names)
    if len(words) < SHORTEST:
        return None
    pairs = bigrams(words)
    there = pairs & pair.copies[1].known
    if 2 * len(there) < len(pairs):
        return _in_front(pair, target, words)  # no sentence holds what all of the plan does not
    near = pair.answers.get(target.clause_id, ())
    best: Kept | None = None
    shared = pair.shelf.counts(there)
    for j in [j for j, count in enumerate(shared) if 2 * count >= len(pairs)]:
        sentence = pair.theirs[j]
        measure = sentence.measure
        said = sentence.grams
        if "《" in measure.text:  # the title of a paper states no target
            said = passages_of([_TITLE.sub("", measure.text)], pair.names)[0][2]
        share = covered(words, said)
        if share < ALIKE:
            continue
        found = Kept(
            measure.text,
            measure.clause_id,
            share,
            measure.clause_id in near,
            any(_FIGURE.search(p.folded) for p in sentence.phrases),
            _answers_another(pair, j, words, target),
            same_act(target, measure.text, _holding(words, sentence)),
        )
        if best is None or _rank(found) > _rank(best):
            best = found
    return best or _in_front(pair, target, words)


def _rank(found: Kept) -> tuple[bool, bool, float]:
    """The sentence that keeps a target goes before one that holds as much of its object."""
    return found.near, found.act and found.share >= KEPT, found.share


def _holding(words: str, sentence: Sentence) -> list[Phrase]:
    """The phrases of a sentence that hold most of an object."""
    shares = [covered(words, phrase.grams) for phrase in sentence.phrases]
    return [phrase for phrase, share in zip(sentence.phrases, shares, strict=True) if share == max(shares)]


def _answers_another(pair: Pair, j: int, words: str, target: Indicator) -> bool:
    """Is a lower sentence the counterpart of an upper one that speaks of the object too, beside the one that states the target?"""
    for match in pair.best_of_upper.values():
        if match.lower != j or match.score < CARRIED:
            continue
        said = pair.ours[match.upper]
        here = said.measure.clause_id == target.clause_id
        states = here and said.measure.char_start <= target.char_start < said.measure.char_end
        if not states and covered(words, said.grams) >= KEPT:
            return True
    return False


@lru_cache(maxsize=4096)
def core(name: str, names: tuple[str, ...]) -> str:
    """The object of a target: its neutral name without the way it is measured.

    >>> core("适老化改造完成率", ()), core("每个街道助餐服务站", ())
    ('适老化改造', '助餐服务站')
    """
    printed, plain = (
        _FORM.sub("", neutral).replace("各", "")
        for _, neutral, _ in passages_of([name, _GIVEN.sub("", name).replace("每个", "各")], names)
    )
    return plain if len(plain) >= SHORTEST else printed


def covered(words: str, grams: Grams) -> float:
    """Share of the characters of `words` that stand in a bigram of the sentence."""
    there = list(map(grams.__contains__, map(add, words, words[1:])))
    return sum(map(or_, [*there, False], [False, *there])) / len(words) if there else 0.0


def _in_front(pair: Pair, target: Indicator, words: str) -> Kept | None:
    """The value and its object printed where no targets are read: before the first clause."""
    value = fold(target.value_text)
    if target.value is None or len(value) < 2:
        return None
    for clause in pair.lower.clauses:
        text = clause.view.folded if clause.kind == "front" else ""
        if value not in text:
            continue
        for match in _SENTENCE.finditer(text):
            _, neutral, grams = passages_of([match[0]], pair.names)[0]
            if value in match[0] and neutral and covered(words, grams) >= PRINTED:
                return Kept(match[0].strip(), clause.id, covered(words, grams), False, True, False, False)
    return None
