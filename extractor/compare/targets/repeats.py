"""Targets that the upper plan states more than once share one counterpart: table and prose, aims and tasks, a total and what
each place below has to do of it."""

from collections import defaultdict
from collections.abc import Sequence

from rapidfuzz.distance import Postfix

from extractor.compare.targets.dimension import Measure
from extractor.compare.targets.keys import Key
from extractor.compare.targets.substitution import holds
from extractor.likeness import Scale

TWIN = 0.6  # a second use of a counterpart, by table and prose twins
REPEATED = 0.8  # names of one target stated twice
PLAIN = 10  # a value below it is met too often to tell anything
NAMELESS = 0.2  # names that share less make no targets the same
MEASURED = 4  # characters that two names of rates end in alike, and
GROUP = 2  # of whom each of them is, where it is said
NAMED = 8  # characters of a name that tell what is meant although a longer one holds them

_RATES = frozenset("率度面")

Asked = tuple[Measure, str, str | None, frozenset[str], str | None]


def twin(scale: Scale, one: Key, other: Key, least: float) -> bool:
    """Are two upper targets one, stated in table and prose?"""
    if one.target.origin == other.target.origin or one.measure.dimension != other.measure.dimension:
        return False
    return scale.score(one.name, other.name) >= least and not _of_two(one.target.name, other.target.name)


def _of_two(one: str, other: str) -> bool:
    """Are two rates the same measure of two groups, each of which is named?

    >>> _of_two("重点人群检查覆盖率", "流行村家畜检查覆盖率"), _of_two("中小学生近视率", "学生近视率")
    (True, False)
    """
    shared = Postfix.similarity(one, other)
    if one[-1:] not in _RATES or shared < MEASURED or min(len(one), len(other)) - shared < GROUP:
        return False
    group, others = one[:-shared], other[:-shared]
    return not any(group[k : k + 2] in others for k in range(len(group) - 1))


def share_with_twin(
    scale: Scale, ours: Sequence[Key], scores: Sequence[dict[int, float]], taken: dict[int, int]
) -> None:
    """Let a target stated in table and prose share the counterpart of its twin."""
    by_lower = {j: i for i, j in taken.items()}
    for i, key in enumerate(ours):
        if i in taken:
            continue
        for j, score in sorted(scores[i].items(), key=lambda item: (-item[1], item[0])):
            k = by_lower.get(j)
            if k is not None and score >= TWIN and twin(scale, key, ours[k], TWIN):
                taken[i] = j
                break


def share_with_equal(
    scale: Scale,
    ours: Sequence[Key],
    scores: Sequence[dict[int, float]],
    taken: dict[int, int],
    doubtful: set[int],
    figured: dict[int, float],
) -> None:
    """Let a target that a plan states twice, among its aims and in a task, share what answers the other statement."""
    answered: defaultdict[Asked, list[int]] = defaultdict(list)
    for first in sorted(taken):
        answered[_asked(ours[first])].append(first)
    for i, key in enumerate(ours):
        if i in taken or key.target.value is None:
            continue
        again = (k for k in answered.get(_asked(key), ()) if _same_name(scale, key, ours[k]))
        if (k := next(again, None)) is not None:
            taken[i] = taken[k]
            scores[i].setdefault(taken[k], scores[k].get(taken[k], 0.0))
            if k in doubtful:
                doubtful.add(i)
            if k in figured:
                figured[i] = figured[k]


def share_with_total(
    scale: Scale, ours: Sequence[Key], theirs: Sequence[Key], scores: Sequence[dict[int, float]], taken: dict[int, int]
) -> None:
    """Let what each place has to do share the answer to the total beside it: 全市治理1.8万亩,每个县不少于300亩 and 治理300亩."""
    totals = [k for k in sorted(taken) if ours[k].target.duty == "upper"]
    for i, key in enumerate(ours if totals else ()):
        if i in taken or key.measure.low < PLAIN or not key.target.name.startswith("每"):
            continue
        for k in totals:
            beside = (
                ours[k].target.clause_id == key.target.clause_id and ours[k].measure.dimension == key.measure.dimension
            )
            answer = theirs[taken[k]]
            if beside and answer.measure == key.measure and scale.score(key.name, answer.name) >= NAMELESS:
                taken[i] = taken[k]
                scores[i].setdefault(taken[k], scores[k].get(taken[k], 0.0))
                break


def _asked(key: Key) -> Asked:
    """What two targets of one plan must have in common, besides the name, to ask for the same by the same time."""
    return key.measure, key.end, key.tier, key.grades, key.target.condition


def _same_name(scale: Scale, one: Key, other: Key) -> bool:
    """Do two targets of one plan that ask for as much call it the same?"""
    short, long = sorted((one.target.name, other.target.name), key=len)
    return scale.score(one.name, other.name) >= REPEATED or (len(short) >= NAMED and holds(long, short))
