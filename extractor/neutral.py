"""Neutral copies of plans: what differs between any two places is gone.

That is names of the places, level words, digits, punctuation, and the choice among words that mean the same. What is
left is held as character bigrams.
"""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, wraps
from itertools import chain
from operator import add
from sys import intern
from typing import TypeVar

from extractor.lexicon import any_of, levels, load
from extractor.lexicon.places import forms_of
from extractor.models import Document, Measure, Plan
from extractor.text import fold

Grams = frozenset[str]
EMPTY: Grams = frozenset()
Made = TypeVar("Made")
PLANS = 32  # so many plans are remembered: a plan stands in several pairs
_forms_of = lru_cache(maxsize=256)(forms_of)
_NUMBER = re.compile(r"[0-9][0-9.,]*")
# Slots of `levels.neutral` and what stands around them: 全□, 本□, □级, 各▽ say nothing once the place is gone.
_SLOT = re.compile(
    r"(?=[市、,区县全本各□▽到0的和与及等])"
    r"(?:市?[、,]?(?:区县|县区)(?:两级|级)?|[全本各]?[□▽]+级?|到?0年年?[底末]?前?|[的和与及等])"
)
_PHRASE = re.compile(r"[^，,；;。:：\n]+")
_NOISE = re.compile(r"[^一-鿿A-Za-z0\n]+")


def names_of(*documents: Document) -> tuple[str, ...]:
    """The names, long and short, of the places the documents are about.

    >>> names_of(Document("a", None, None, None, "某某苗族自治县", *[None] * 5, "", "", "", ""))
    ('某某苗族自治县', '某某自治县', '某某县', '某某')
    """
    names = [form for document in documents if document.jurisdiction for form in _forms_of(document.jurisdiction)]
    return tuple(dict.fromkeys(names))


@dataclass(slots=True)  # its fields are read again and again: see `segment.lines.Line`
class Phrase:
    """What stands between two commas."""

    printed: str
    folded: str
    neutral: str
    grams: Grams


@dataclass(slots=True)  # its fields are read again and again: see `segment.lines.Line`
class Sentence:
    """A measure and its phrases."""

    measure: Measure
    phrases: tuple[Phrase, ...]
    grams: Grams
    folded: str  # all its text
    line: str  # its phrases, folded, with nothing but a comma between two


@dataclass(slots=True)  # its fields are read again and again: see `segment.lines.Line`
class Copy:
    """The neutral copy of a plan: grams of every heading, sentences of every clause."""

    heads: dict[str, Grams]
    sentences: dict[str, tuple[Sentence, ...]]
    bodies: dict[str, Grams]  # all sentences of a clause together
    wholes: dict[str, Grams]  # heading and sentences of every clause
    known: Grams  # all of the plan

    def said(self, clauses: Sequence[str]) -> Grams:
        """Grams of all that some clauses say, headings included."""
        return self.wholes[clauses[0]] if len(clauses) == 1 else EMPTY.union(*[self.wholes[c] for c in clauses])


_copies: deque[tuple[Plan, Copy]] = deque(maxlen=PLANS)


def copy_of(plan: Plan) -> Copy:
    """The neutral copy of `plan`, the names of its own place taken out."""
    for known, copy in _copies:
        if known.measures is plan.measures and known.clauses is plan.clauses and known.document is plan.document:
            return copy  # targets and bodies may differ: a copy holds none
    copy = _copy_of(plan, names_of(plan.document))
    _copies.append((plan, copy))
    return copy


def once_a_plan(make: Callable[[Plan], Made]) -> Callable[[Plan], Made]:
    """Let `make` work once for each of the last plans; what it makes is for all pairs, and changed by none."""
    known: dict[int, tuple[Plan, Made]] = {}  # a plan that is held keeps its id to itself

    @wraps(make)
    def remembering(plan: Plan) -> Made:
        found = known.get(id(plan))
        if found is None:
            found = plan, make(plan)
            if len(known) >= PLANS:
                del known[next(iter(known))]
            known[id(plan)] = found
        return found[1]

    return remembering


def _copy_of(plan: Plan, names: tuple[str, ...]) -> Copy:
    """Make the neutral copy of `plan`, the places `names` taken out."""
    # A full stop may be printed as a dot.
    printed = [_PHRASE.findall(measure.text.rstrip(".．")) or [measure.text] for measure in plan.measures]
    texts = [clause.heading for clause in plan.clauses]
    texts += chain.from_iterable(printed)
    passages = iter(passages_of(texts, names))
    heads = {clause.id: next(passages)[2] for clause in plan.clauses}
    sentences: defaultdict[str, list[Sentence]] = defaultdict(list)
    for measure, parts in zip(plan.measures, printed, strict=True):
        phrases = tuple([Phrase(part, *next(passages)) for part in parts])
        whole = _whole(tuple([phrase.grams for phrase in phrases]))
        line = ",".join([phrase.folded for phrase in phrases])
        sentences[measure.clause_id].append(Sentence(measure, phrases, whole, fold(measure.text), line))
    bodies = {key: _whole(tuple([s.grams for s in value])) for key, value in sentences.items()}
    wholes = {key: head | bodies[key] if key in bodies else head for key, head in heads.items()}
    known = EMPTY.union(*wholes.values())
    return Copy(heads, {key: tuple(value) for key, value in sentences.items()}, bodies, wholes, known)


def passages_of(texts: Sequence[str], names: tuple[str, ...]) -> tuple[tuple[str, str, Grams], ...]:
    """Each of the `texts` folded, its neutral copy, and the grams of that.

    >>> [copy for _, copy, _ in passages_of(["到2025年，全市设立3个站。", "各区县建立3个站"], ())]
    ['设置0个站', '设置0个站']
    """
    return _passages("\n".join([text.replace("\n", "") for text in texts]), names)


@lru_cache(maxsize=32)  # a pair is aligned, then compared; a plan may stand in several pairs
def _passages(joined: str, names: tuple[str, ...]) -> tuple[tuple[str, str, Grams], ...]:
    folded = fold(joined)
    copy = _NUMBER.sub("0", levels.neutral(folded, names))
    lines = same_words(_NOISE.sub("", _SLOT.sub("", copy))).split("\n")
    return tuple([(text, line, grams(line)) for text, line in zip(folded.split("\n"), lines, strict=True)])


def same_words(text: str) -> str:
    """Folded text with the first of each group of synonyms in the place of the others.

    >>> same_words("组建读书会"), same_words("设立读书会")
    ('设置读书会', '设置读书会')
    """
    pattern, first = synonyms()
    return pattern.sub(lambda m: first[m[0]], text)


@cache
def synonyms() -> tuple[re.Pattern[str], dict[str, str]]:
    """Every word that has synonyms, and the one that stands for all of them."""
    first = {word: group["words"][0] for group in load("wording")["synonyms"] for word in group["words"]}
    return re.compile(any_of(first)), first


@lru_cache(maxsize=4096)
def _whole(parts: tuple[Grams, ...]) -> Grams:
    """All of some parts, as one object for the plans that say the same."""
    return parts[0] if len(parts) == 1 else EMPTY.union(*parts)


@lru_cache(maxsize=8192)  # what two plans have in common is one object, known at once for the same
def grams(text: str) -> Grams:
    """The bigrams of a neutral text; a single character is its own.

    >>> sorted(grams("床位数"))
    ['位数', '床位']
    """
    return frozenset(map(intern, map(add, text, text[1:]))) or frozenset(text)
