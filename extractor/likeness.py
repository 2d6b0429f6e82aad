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
from extractor.models import Document, Measure, Plan
from extractor.text import fold

Grams = frozenset[str]
COMMON = (8, 0.15)  # passages, and share of them, beyond which a bigram is left out of a table

_NUMBER = re.compile(r"[0-9][0-9.,]*")
# Slots of `levels.neutral` and what stands around them: 全□, 本□, □级, 各▽ say nothing once the place is gone.
_SLOT = re.compile(r"市?[、,]?(?:区县|县区)(?:两级|级)?|[全本各]?[□▽]+级?|到?0年年?[底末]?前?|[的和与及等]")
_PHRASE = re.compile(r"[^，,；;。:：\n]+")
_NOISE = re.compile(r"[^一-鿿A-Za-z0\n]+")
_PEOPLE = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬"
    "|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各"
)
_TIER = re.compile(f"(?:(?:{_PEOPLE})族?)*自治[县州旗区]$|[省市县区州盟旗]$")


def names_of(*documents: Document) -> tuple[str, ...]:
    """The names, long and short, of the places the documents are about.

    >>> names_of(Document("a", None, None, None, "某某苗族自治县", *[None] * 5, "", "", "", ""))
    ('某某苗族自治县', '某某自治县', '某某县', '某某')
    """
    names: list[str] = []
    for full in (document.jurisdiction for document in documents):
        if full:
            short = _TIER.sub("", full)
            names += [full, short + "自治" + full[-1], short + full[-1], short] if len(short) > 1 else [full]
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


class _Weights(dict[str, float]):
    """Weight of each bigram; one met in no clause is as rare as can be."""

    def __init__(self, weights: dict[str, float], rare: float) -> None:
        super().__init__(weights)
        self.rare = rare

    def __missing__(self, _: str) -> float:
        return self.rare


class Scale(NamedTuple):
    """What each bigram weighs in a pair of documents."""

    weights: _Weights

    def weight(self, passage: Grams) -> float:
        """Sum of the weights of `passage`."""
        return sum(map(self.weights.__getitem__, passage))

    def share(self, part: Grams, whole: Grams) -> float:
        """How much of `part` stands in `whole`, 0–1."""
        if part <= whole:
            return 1.0 if part else 0.0
        return self.weight(part & whole) / (self.weight(part) or 1.0)

    def score(self, one: Grams, other: Grams) -> float:
        """Half dice, half containment of the smaller in the larger, 0–1."""
        return _blend(self.weight(one & other), self.weight(one), self.weight(other))

    def table(self, rows: Sequence[Grams], columns: Sequence[Grams]) -> list[dict[int, float]]:
        """Scores of every row against the columns it shares anything with."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for index, passage in enumerate(columns):
            for gram in passage:
                places[gram].append(index)
        # What stands nearly everywhere tells nothing apart and costs the most.
        limit = max(COMMON[0], COMMON[1] * len(columns))
        common = {gram for gram, found in places.items() if len(found) > limit}
        sizes = [self.weight(passage - common) for passage in columns]
        weights = self.weights
        table = []
        for passage in rows:
            shared: defaultdict[int, float] = defaultdict(float)
            telling = passage - common
            for gram in telling & places.keys():
                weight = weights[gram]
                for index in places[gram]:
                    shared[index] += weight
            size = self.weight(telling)
            table.append({index: _blend(value, size, sizes[index]) for index, value in shared.items()})
        return table


def _blend(shared: float, one: float, other: float) -> float:
    return shared / (one + other) + 0.5 * shared / (one if one < other else other) if shared else 0.0


def scale_of(passages: Iterable[Grams]) -> Scale:
    """Weigh bigrams by how few of the `passages` hold them."""
    known = list(passages)
    counts = Counter(chain.from_iterable(known))
    total = len(known) + 1
    by_count = [log(1 + total / (count or 1)) - 0.6 for count in range(total)]
    return Scale(_Weights({gram: by_count[count] for gram, count in counts.items()}, by_count[0]))
