"""How alike two passages are: character bigrams of neutral copies, weighted by their rarity in the pair.

Neutral means that what differs between any two places is gone: names of the places, level words, digits,
punctuation, and the choice among words that mean the same. Weights come from the two documents
compared, so that adding a plan to a corpus changes no verdict about others.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import chain
from math import log
from typing import NamedTuple

from extractor.lexicon import levels, load
from extractor.lexicon.places import forms_of
from extractor.models import Document, Measure, Plan
from extractor.text import fold

Grams = frozenset[str]
COMMON = 8  # a bigram met in fewer passages is never too common to tell them apart

_NUMBER = re.compile(r"[0-9][0-9.,]*")
# Slots of `levels.neutral` and what stands around them: 全□, 本□, □级, 各▽ say nothing once the place is gone.
_SLOT = re.compile(r"市?[、,]?(?:区县|县区)(?:两级|级)?|[全本各]?[□▽]+级?|到?0年年?[底末]?前?|[的和与及等]")
_PHRASE = re.compile(r"[^，,；;。:：\n]+")
_NOISE = re.compile(r"[^一-鿿A-Za-z0\n]+")


def names_of(*documents: Document) -> tuple[str, ...]:
    """The names, long and short, of the places the documents are about.

    >>> names_of(Document("a", None, None, None, "某某苗族自治县", *[None] * 5, "", "", "", ""))
    ('某某苗族自治县', '某某自治县', '某某县', '某某')
    """
    names = [form for document in documents if document.jurisdiction for form in forms_of(document.jurisdiction)]
    return tuple(dict.fromkeys(names))


class Phrase(NamedTuple):
    """What stands between two commas."""

    printed: str
    folded: str
    neutral: str
    grams: Grams


class Sentence(NamedTuple):
    """A measure and its phrases."""

    measure: Measure
    phrases: tuple[Phrase, ...]
    grams: Grams


class Copy(NamedTuple):
    """The neutral copy of a plan: grams of every heading, sentences of every clause."""

    heads: dict[str, Grams]
    sentences: dict[str, tuple[Sentence, ...]]


def copy_of(plan: Plan, names: tuple[str, ...]) -> Copy:
    """Make the neutral copy of `plan`, the places `names` taken out."""
    printed = [_PHRASE.findall(measure.text) or [measure.text] for measure in plan.measures]
    texts = [clause.heading for clause in plan.clauses]
    texts += chain.from_iterable(printed)
    passages = iter(passages_of(texts, names))
    heads = {clause.id: next(passages)[2] for clause in plan.clauses}
    sentences: defaultdict[str, list[Sentence]] = defaultdict(list)
    for measure, parts in zip(plan.measures, printed, strict=True):
        phrases = tuple([Phrase(part, *next(passages)) for part in parts])
        whole = phrases[0].grams if len(phrases) == 1 else frozenset().union(*[p.grams for p in phrases])
        sentences[measure.clause_id].append(Sentence(measure, phrases, whole))
    return Copy(heads, {key: tuple(value) for key, value in sentences.items()})


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
    lines = _same_words(_NOISE.sub("", _SLOT.sub("", copy))).split("\n")
    return tuple([(text, line, grams(line)) for text, line in zip(folded.split("\n"), lines, strict=True)])


def _same_words(text: str) -> str:
    pattern, first = _synonyms()
    return pattern.sub(lambda m: first[m[0]], text)


@cache
def _synonyms() -> tuple[re.Pattern[str], dict[str, str]]:
    """Every word that has synonyms, and the one that stands for all of them."""
    first = {word: group["words"][0] for group in load("wording")["synonyms"] for word in group["words"]}
    longest = sorted(first, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest))), first


def grams(text: str) -> Grams:
    """The bigrams of a neutral text; a single character is its own.

    >>> sorted(grams("床位数"))
    ['位数', '床位']
    """
    return frozenset(map(str.__add__, text, text[1:])) or frozenset(text)


class _Weights(dict[str, int]):
    """Weight of each bigram in thousandths: whole numbers, so that no sum depends on the order of a set.

    A bigram met in no clause is as rare as can be.
    """

    def __init__(self, weights: dict[str, int], rare: int) -> None:
        super().__init__(weights)
        self.rare = rare

    def __missing__(self, _: str) -> int:
        return self.rare


class Scale(NamedTuple):
    """What each bigram weighs in a pair of documents."""

    weights: _Weights

    def weight(self, passage: Grams) -> int:
        """Sum of the weights of `passage`."""
        return sum(map(self.weights.__getitem__, passage))

    def share(self, part: Grams, whole: Grams) -> float:
        """How much of `part` stands in `whole`, 0–1."""
        if part <= whole:
            return 1.0 if part else 0.0
        return self.weight(part & whole) / (self.weight(part) or 1)

    def score(self, one: Grams, other: Grams) -> float:
        """Half dice, half containment of the smaller in the larger, 0–1."""
        return _blend(self.weight(one & other), self.weight(one), self.weight(other))

    def table(self, rows: Sequence[Grams], columns: Sequence[Grams], common: float = 1.0) -> list[dict[int, float]]:
        """Scores of every row against the columns it shares anything with.

        Bigrams that more than a share `common` of the columns hold are left out: they tell nothing apart and cost the most.
        """
        places: defaultdict[str, list[int]] = defaultdict(list)
        for index, passage in enumerate(columns):
            for gram in passage:
                places[gram].append(index)
        limit = max(COMMON, common * len(columns))
        dull = {gram for gram, found in places.items() if len(found) > limit}
        sizes = [self.weight(passage - dull) for passage in columns]
        weights = self.weights
        table = []
        for passage in rows:
            shared: defaultdict[int, int] = defaultdict(int)
            telling = passage - dull
            for gram in telling & places.keys():
                weight = weights[gram]
                for index in places[gram]:
                    shared[index] += weight
            size = self.weight(telling)
            table.append({index: _blend(value, size, sizes[index]) for index, value in shared.items()})
        return table


def _blend(shared: int, one: int, other: int) -> float:
    return shared / (one + other) + 0.5 * shared / (one if one < other else other) if shared else 0.0


def scale_of(passages: Iterable[Grams]) -> Scale:
    """Weigh bigrams by how few of the `passages` hold them."""
    known = list(passages)
    counts = Counter(chain.from_iterable(known))
    total = len(known) + 1
    by_count = [round(1000 * (log(1 + total / (count or 1)) - 0.6)) for count in range(total)]
    return Scale(_Weights({gram: by_count[count] for gram, count in counts.items()}, by_count[0]))
