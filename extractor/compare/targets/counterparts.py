"""Which target of the lower plan answers which target of the upper one.

A counterpart carries the same name: its bigrams are weighed by how rare they are among the targets, so that
规范管理率 and 规律服药率 stay apart. Place, value, deadline and origin only choose among equals.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extractor.compare.pair import Pair
from extractor.compare.targets.abbreviated import cut_short
from extractor.compare.targets.additions import Extra, additions
from extractor.compare.targets.every import asks_all, restated
from extractor.compare.targets.figures import by_figure
from extractor.compare.targets.joint import settle
from extractor.compare.targets.keys import Key, keys_of, one_dimension
from extractor.compare.targets.otherplaces import other_places
from extractor.compare.targets.repeats import (
    NAMELESS,
    PLAIN,
    REPEATED,
    share_with_equal,
    share_with_total,
    share_with_twin,
    twin,
)
from extractor.compare.targets.spoken import spoken
from extractor.compare.targets.stages import SERIES, drop_other_stages, follow_series
from extractor.compare.targets.subjects import names_nobody, of_others
from extractor.compare.targets.substitution import holds, mistyped_names
from extractor.compare.targets.whole import all_counted, cleared
from extractor.likeness import Scale, scale_of
from extractor.models import Indicator
from extractor.neutral import names_of

FLOOR = 0.56  # below it no target is a counterpart
FAR = 0.68  # the same outside the aligned clauses, higher
TOTAL = 0.74  # the same for a count that only the upper level can reach: the highest of them
LEAN = 0.25  # a name that holds another one is often another measure
ABBREVIATED = 0.7  # what a name cut short is worth
UNLIKE = 0.3  # below it no two targets need a closer look
HELD = 0.35  # the least a name scores that is all of it the end of the other
NAME = 0.7  # weight of the name; the rest is the quote's
SAME = 1.0  # from here on a sum and a lower target have the same name
LOOSE = 0.4  # the same for equal values of linked clauses that are left over
PLACE = 0.5  # the same for other values of one dimension
HEAD = 2  # characters that tell the items of two lists


@dataclass(slots=True)  # its fields are read again and again: see `segment.lines.Line`
class Counterpart:
    """The answer found to an upper target."""

    lower: Indicator | None  # None: none, or one without a number
    score: float  # of the match; of the best that was refused when there is none
    sentence: int | None = None  # index of the lower sentence that repeats the duty without a number
    doubtful: bool = False  # taken only because it stands in the place of the upper target
    figure: bool = False  # taken only because its value is the same


class Counterparts(NamedTuple):
    """What answers the upper targets, and what in the lower plan answers none."""

    of_upper: dict[str, Counterpart]  # by id of the upper target
    added: tuple[Extra, ...]


def counterparts(pair: Pair) -> Counterparts:
    """Match the targets of a pair."""
    ours, theirs = keys_of(pair)
    scale = scale_of(*[[grams for key in keys for grams in (key.name, key.quote)] for keys in (ours, theirs)])
    scores = _scores(pair, scale, ours, theirs)
    drop_other_stages(scale, ours, theirs, scores)
    taken = _assign(pair, scale, ours, theirs, scores)
    _leftovers(pair, ours, theirs, scores, taken)
    doubtful = _in_its_place(pair, scale, ours, theirs, scores, taken)
    figured = by_figure(pair, scale, ours, theirs, taken)
    follow_series(ours, theirs, scores, taken, doubtful, figured)
    share_with_twin(scale, ours, scores, taken)
    share_with_equal(scale, ours, scores, taken, doubtful, figured)
    share_with_total(scale, ours, theirs, scores, taken)
    members = settle(ours, theirs, scores, taken)
    used, found = [theirs[j] for j in sorted({*taken.values()})], {}
    for i, key in enumerate(ours):
        if i in taken:
            lower = theirs[taken[i]].target
            score = figured.get(i) or scores[i][taken[i]]
            found[key.target.id] = Counterpart(lower, score, doubtful=i in doubtful, figure=i in figured)
        else:
            best = max(scores[i].values(), default=0.0)
            found[key.target.id] = Counterpart(None, best, spoken(pair, scale, key, theirs, used))
    return Counterparts(found, tuple(additions(scale, ours, theirs, taken, members)))


def _scores(pair: Pair, scale: Scale, ours: Sequence[Key], theirs: Sequence[Key]) -> list[dict[int, float]]:
    """Score of every pair of targets that may be the same."""
    names = scale.table([k.name for k in ours], [k.name for k in theirs], least=NAMELESS, lean=LEAN)
    short = cut_short([k.target.name for k in ours], [k.target.name for k in theirs])
    slips = mistyped_names([k.target.name for k in ours], [k.target.name for k in theirs])
    bare = [names_nobody(key) for key in theirs]
    places = names_of(pair.lower.document)
    rows = []
    for one, name, cut, slip in zip(ours, names, short, slips, strict=True):
        row = {}
        near, nobody = pair.answers.get(one.target.clause_id, ()), names_nobody(one)
        if other_places(one.target.name, pair.lower.document.text, places):
            name = {}  # 松江新城 is another place
        if cut:
            name |= {j: ABBREVIATED for j in cut if j not in name and one_dimension(one, theirs[j])}
        name |= dict.fromkeys(slip, REPEATED)
        for j, score in name.items():
            other = theirs[j]
            if (one.grades and other.grades and not one.grades & other.grades) or _all_or_a_limit(one, other):
                continue
            likeness = NAME * score + (1 - NAME) * scale.score(one.quote, other.quote)
            if likeness < UNLIKE:
                continue
            alike = score < HELD or nobody == bare[j]  # most names are of one kind
            if alike or not of_others(pair, scale, one, other):
                row[j] = likeness + _favour(pair, one, other, near)
        rows.append(row)
    return rows


def _all_or_a_limit(one: Key, other: Key) -> bool:
    """Does one of two shares ask for all, and the other set a limit from above: 专业全部停招, 就业率低于50%的专业?"""
    if (one.target.value is None) == (other.target.value is None):
        return False
    limit = one if other.target.value is None else other
    return limit.target.comparator in ("<", "<=") and limit.measure.dimension == "rate" and limit.measure.low > 0.0


def _favour(pair: Pair, one: Key, other: Key, near: Sequence[str]) -> float:
    """What speaks for or against two targets besides their words; `near` are the clauses that answer the upper one's."""
    upper, lower, ours, theirs = one.target, other.target, one.measure, other.measure
    favour = 0.06 if lower.clause_id in near else 0.0
    if upper.origin == lower.origin:
        favour += 0.1
    if ours.dimension == theirs.dimension:
        favour += 0.08 if ours.low == theirs.low and ours.high == theirs.high else 0.02
    else:
        favour -= 0.05
    if one.tier and other.tier:
        own = (one.tier, other.tier) == (pair.upper.document.level, pair.lower.document.level)
        favour += 0.1 if one.tier == other.tier else 0.0 if own else -0.1
    if one.settled and lower.name.startswith(one.settled):
        favour += 0.12
    if one.end and other.end:
        favour += 0.05 if one.end[:4] == other.end[:4] else -0.05
    return favour


def _leftovers(
    pair: Pair, ours: Sequence[Key], theirs: Sequence[Key], scores: Sequence[dict[int, float]], taken: dict[int, int]
) -> None:
    """Match what is left in linked clauses when the value is the same to the digit."""
    used = set(taken.values())
    rest = sorted((-score, i, j) for i, row in enumerate(scores) if i not in taken for j, score in row.items())
    for score, i, j in rest:
        one, other = ours[i], theirs[j]
        if i in taken or j in used or -score < LOOSE or one.target.duty == "upper":
            continue
        near = other.target.clause_id in pair.answers.get(one.target.clause_id, ())
        if near and one.measure == other.measure and one.target.value is not None:
            taken[i] = j
            used.add(j)


def _in_its_place(
    pair: Pair,
    scale: Scale,
    ours: Sequence[Key],
    theirs: Sequence[Key],
    scores: Sequence[dict[int, float]],
    taken: dict[int, int],
) -> set[int]:
    """Match what a linked clause sets in the place of upper targets, 社区书房20个 for 社区食堂20个; those in doubt.

    These are sums that only the upper level owes, and grades, which nothing else may answer: 二级医院 for 三级医院.
    """
    used, found = set(taken.values()), set()
    for i, one in enumerate(ours):
        near = pair.answers.get(one.target.clause_id, ())
        if i in taken or not near or one.target.value is None:
            continue
        ranked = []
        for j, other in enumerate(theirs):
            if (
                j not in used
                and other.target.clause_id in near
                and (score := _place(scale, one, other, scores[i].get(j)))
            ):
                ranked.append((-score, j))
        if ranked:
            score, j = min(ranked)
            taken[i], scores[i][j] = j, -score
            used.add(j)
            short, long = sorted((one.target.name, theirs[j].target.name), key=len)
            shortened = one.measure == theirs[j].measure and len(short) >= HEAD + HEAD and holds(long, short)
            if scale.score(one.name, theirs[j].name) < REPEATED and not shortened:
                found.add(i)
    return found


def _place(scale: Scale, one: Key, other: Key, known: float | None) -> float:
    """How well `other` stands where `one` stood; 0 when it does not."""
    equal = one.measure == other.measure
    if one.grades - other.grades:
        alike = scale.score(one.name, other.name)
        return alike if equal and other.grades and alike >= REPEATED else 0.0
    if one.target.duty != "upper":
        # The same item of two lists: 化学需氧量、氨氮…排放总量分别下降, …减排量分别达到.
        listed = "分别" in one.target.quote and "分别" in other.target.quote
        head = one.target.name[:HEAD] == other.target.name[:HEAD]
        return PLACE if listed and head and scale.score(one.quote, other.quote) >= UNLIKE else 0.0
    if known is None or one.tier != other.tier:
        return 0.0
    same = (one.measure.dimension, one.measure.way) == (other.measure.dimension, other.measure.way)
    return known if known >= (LOOSE if equal and one.measure.low >= PLAIN else PLACE) and same else 0.0


def _assign(
    pair: Pair, scale: Scale, ours: Sequence[Key], theirs: Sequence[Key], scores: Sequence[dict[int, float]]
) -> dict[int, int]:
    """One to one, the surest pairs first; targets the lower level owes before those it does not."""
    ranked = sorted(
        (ours[i].target.duty == "upper", -score, i, j)
        for i, row in enumerate(scores)
        for j, score in row.items()
        if score >= TOTAL or (score >= FLOOR and score >= _floor(pair, ours[i].target, theirs[j].target))
    )
    taken: dict[int, int] = {}
    used: dict[int, int] = {}
    sums: dict[int, float] = {}  # how well a sum that only the upper level owes fits a lower target of its dimension
    for owed_above, score, i, j in ranked:
        if owed_above and one_dimension(ours[i], theirs[j]):
            sums[j] = max(sums.get(j, 0.0), -score)
    for _, score, i, j in ranked:
        if i in taken or (j in used and not twin(scale, ours[i], ours[used[j]], SERIES)):
            continue
        least = SAME if ours[i].measure.way == "level" else -score
        if sums.get(j, 0.0) > least and not one_dimension(ours[i], theirs[j]):
            continue  # 线路年接待量提高30% is no line of which there are two: 推出线路20条 is
        if not _said_of_all(pair, scale, ours[i], theirs[j]):
            taken[i] = j
            used.setdefault(j, i)
    return taken


def _said_of_all(pair: Pair, scale: Scale, one: Key, other: Key) -> bool:
    """Is a number no answer to a demand on all, because the lower plan says of all what is to be done?"""
    if one.measure.dimension != "rate" or other.measure.dimension in ("rate", "ratio") or not asks_all(one.target):
        return False
    if cleared(one.target, other.target) or all_counted(one.target, other.target, pair.stating(other.target)):
        return False
    if scale.score(one.name, other.name) >= REPEATED:
        return False  # 落实率达到100个: a count put in its place
    again = restated(pair, one.target)
    return again is not None and again.sure


def _floor(pair: Pair, upper: Indicator, lower: Indicator) -> float:
    if upper.duty == "upper":
        return TOTAL
    near = lower.clause_id in pair.answers.get(upper.clause_id, ()) or "table" in (upper.origin, lower.origin)
    return FLOOR if near else FAR
