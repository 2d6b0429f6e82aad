"""What a copied sentence says otherwise: another period, figure or date, and items missing from a list.

The contract knows `dropped` and `added` for sentences: what the upper sentence set is not kept, so each is a
`dropped` part of a measure whose explanation names both sides. Targets have findings of their own.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.fuzz import partial_ratio, ratio

from extractor.compare.pair import Pair
from extractor.compare.phrases import differing
from extractor.compare.say import finding, quoted
from extractor.lexicon import levels
from extractor.models import Finding, Indicator
from extractor.neutral import Phrase, Sentence, names_of
from extractor.text import bare, fold

CLOSE = 0.5  # score of the best counterpart from which it is worth a closer look
COPY = 84  # likeness (0–100), figures neutral, from which a sentence is a copy
LIST = 76  # the same where what is missing from a list has been left out
PHRASE = 6  # neutral characters a phrase needs to say anything
ALIKE = 80  # likeness (0–100) from which it stands in another, a word more or less
LONGEST = 30  # characters of the items missing from a list

_FIGURE = re.compile(
    r"20[0-9]{2}年(?:[0-9]{1,2}月)?|每(?:半|[0-9一二两三四五六]个?)?(?:学年|学期|年度?|季度?|月度?|周|日|天)|"
    r"[0-9][0-9.,]*(?::[0-9]+|[万亿]?(?:个?工作日|小时|分钟|周岁|平方米|公里|个月|[%‰元张岁米天日年人名个次家公吨]))"
)
_TELLING = re.compile(r"[0-9０-９每、]")
_OFTEN = ("天", "日", "周", "月", "季", "半年", "学期")  # from the most frequent; years and all else come last
_TIER = re.compile(r"[省市州县区旗乡镇村居街道社两三四级]+")
_YEAR = re.compile(r"20[0-9]{2}年")
_STOP = re.compile("[,;。:]")
_ITEM = re.compile(r"[一-鿿A-Za-z0-9“”（）()]{2,}")


def changed(
    pair: Pair, sentence: Sentence, lower: int, score: float, targets: Sequence[Indicator]
) -> Iterator[Finding]:
    """Findings on what a kept sentence says otherwise than its counterpart."""
    other = pair.theirs[lower]
    text = sentence.measure.text
    if score < CLOSE or text == other.measure.text or not _TELLING.search(text):
        return
    one, two = _told(pair, 0, sentence.folded), _told(pair, 1, other.folded)
    if one.text == two.text:
        return
    yield from _figures(pair, sentence, other, one, two, targets)
    yield from _items(pair, sentence, other, one.text, two.text, targets)


class _Told(NamedTuple):
    """A sentence with slots for level words and places, and its periods, figures and dates."""

    text: str
    figures: list[str]


def _told(pair: Pair, side: int, folded: str) -> _Told:
    """A sentence of the upper (0) or lower (1) plan; most name none of the places of the other one."""
    own, others = pair.once(_names)[side]
    return _without(folded, pair.names if any(map(folded.__contains__, others)) else own)


def _names(pair: Pair) -> list[tuple[tuple[str, ...], list[str]]]:
    """For either plan the names of its own place, and those that only the other one has; none that hold another of them."""
    owned = [names_of(plan.document) for plan in (pair.upper, pair.lower)]
    others = [[name for name in pair.names if name not in own] for own in owned]
    return [
        (own, [name for name in names if sum(map(name.__contains__, names)) == 1])
        for own, names in zip(owned, others, strict=True)
    ]


@lru_cache(maxsize=4096)  # a plan stands in several pairs
def _without(folded: str, names: tuple[str, ...]) -> _Told:
    text = levels.neutral(folded, names)
    return _Told(text, _FIGURE.findall(text))


def cut_out(pair: Pair, sentence: Sentence, lower: int) -> list[list[Phrase]]:
    """A phrase left out of a sentence copied otherwise, though its words stand elsewhere, apart."""
    other = pair.theirs[lower]
    if len(other.phrases) + 1 != len(sentence.phrases):
        return []
    kept = {phrase.neutral for phrase in other.phrases}
    missing = [phrase for phrase in sentence.phrases if phrase.neutral not in kept]
    if len(missing) != 1 or len(missing[0].neutral) < PHRASE:
        return []
    said = (phrase.neutral for theirs in pair.theirs for phrase in theirs.phrases)
    there = any(partial_ratio(missing[0].neutral, text) >= ALIKE for text in said if len(text) >= PHRASE)
    return [] if there else [missing]


def _figures(
    pair: Pair, sentence: Sentence, other: Sentence, one: _Told, two: _Told, targets: Sequence[Indicator]
) -> Iterator[Finding]:
    """A period, figure or date that differs where the words around it are the same."""
    ours, theirs = one.figures, two.figures
    if not ours or len(ours) != len(theirs) or ours == theirs:
        return
    if ratio(_FIGURE.sub("0", one.text), _FIGURE.sub("0", two.text)) < COPY:
        return
    told = "\n".join(bare(quote) for t in targets for quote in (t.quote, t.value_text) if quote)
    dated = any(t.deadline for t in targets)
    for number, (was, became) in enumerate(zip(ours, theirs, strict=True)):
        same = was == became or (_YEAR.match(was) and (became == was[:5] or became.startswith(was)))
        if same or was in told or (dated and _YEAR.match(was)):
            continue
        if was[0] == became[0] == "每" and _rank(became) < _rank(was):
            continue  # more often than asked
        if _YEAR.match(was) and _YEAR.match(became) and _end(became) < _end(was):
            continue  # sooner than asked
        what = f"上级这句写{quoted(was)}，下级保留了这句话但改为{quoted(became)}。"
        yield _finding(pair, sentence, other, f"f{number}", "figure_changed", what, 0.75)


def _end(date: str) -> tuple[int, int]:
    """Year and month of a date; the last month where it gives none."""
    year, _, month = date.partition("年")
    return int(year), int(month.rstrip("月") or 12)


def _rank(period: str) -> int:
    return next((k for k, word in enumerate(_OFTEN) if word in period), len(_OFTEN))


def _items(
    pair: Pair, sentence: Sentence, other: Sentence, one: str, two: str, targets: Sequence[Indicator]
) -> Iterator[Finding]:
    """Items of a list that are gone from an otherwise copied sentence."""
    if one.count("、") <= two.count("、"):
        return
    gone: list[str] = []
    rest = one
    for start, end, place, stop in reversed(differing(one, two)):
        cut = one[start:end]
        if place != stop or "、" not in cut or len(cut) > LONGEST:
            continue  # only what is left out, and replaced by nothing
        cut = _turned(one, start, end)
        if cut[0] != "、" and cut[-1] not in "、等":
            continue
        items = [
            item for item in cut.strip("、").removesuffix("等").split("、") if _ITEM.fullmatch(item) and item not in two
        ]
        gone = items + gone
        rest = rest[:start] + rest[end:]
    if not gone:
        return
    asked, said = (_clause(pair, side, s.measure.clause_id) for side, s in enumerate((sentence, other)))
    gone = [item for item in gone if said.count(item) < asked.count(item) and not _TIER.fullmatch(item)]
    gone = [item for item in gone if not any(_own(item, t) for t in targets)]
    if gone and (ratio(rest, two) >= LIST or _kept_beside(one, two, gone)):
        what = f"下级保留了这句话，但列举中没有写{quoted('、'.join(gone))}。"
        yield _finding(pair, sentence, other, "l", "items_left_out", what, 0.7)


def _kept_beside(one: str, two: str, gone: Sequence[str]) -> bool:
    """Is the phrase that listed the items kept without them, though others of the sentence are not?"""
    phrases = _STOP.split(two)
    listing = [phrase for phrase in _STOP.split(one) if all(item in phrase for item in gone)]
    for phrase in listing:
        for item in gone:
            phrase = phrase.replace(f"{item}、", "").replace(f"、{item}", "")
        if len(phrase) >= PHRASE and any(ratio(phrase, kept) >= COPY for kept in phrases):
            return True
    return False


def _own(item: str, target: Indicator) -> bool:
    """Is the item what a target is about, all of it, or its value? Its list is not: 对独居、空巢老年人每月探访."""
    name = fold(target.name)
    alone = item in name and f"{item}、" not in name and f"、{item}" not in name
    return alone or (item in fold(target.quote) and any(map(str.isdigit, item)))


def _clause(pair: Pair, side: int, clause_id: str) -> str:
    """All that a clause of the upper (0) or lower (1) plan says."""
    return "".join(phrase.folded for s in pair.copies[side].sentences[clause_id] for phrase in s.phrases)


def _turned(text: str, start: int, end: int) -> str:
    """A deleted stretch moved so that it ends with its comma: 助[浴、助]洁 is [助浴、]助洁."""
    first, last = start, end
    while text[last - 1] != "、" and first and text[first - 1] == text[last - 1]:
        first, last = first - 1, last - 1
    if text[last - 1] == "、":
        return text[first:last]
    while text[start] != "、" and end < len(text) and text[start] == text[end]:
        start, end = start + 1, end + 1
    return text[start:end]


def _finding(
    pair: Pair, sentence: Sentence, other: Sentence, key: str, rule: str, explanation: str, confidence: float
) -> Finding:
    measure, lower = sentence.measure, other.measure
    return finding(
        pair,
        f"m-{measure.id}-{key}",
        "measure",
        "dropped",
        rule,
        explanation,
        severity="low" if pair.owes else "info",
        confidence=confidence,
        clauses=(measure.clause_id, lower.clause_id),
        quotes=(measure.text, lower.text),
    )
