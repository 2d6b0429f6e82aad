"""Stages of one measure: which of them is held against which, and what the others are.

到2023年底45%、到2024年底50%、到2025年底55% is one measure with three values. A stage is held against the stage
of the same year; a target without a year against the last.
"""

from collections import defaultdict
from collections.abc import Sequence

from extractor.compare.targets.keys import Key
from extractor.compare.targets.ordering import order
from extractor.likeness import Scale
from extractor.neutral import Grams

SERIES = 0.85  # names of stages of one target
MET = frozenset({"same", "boundary", "more"})

Row = dict[int, float]
Series = tuple[Grams, str, str, str | None]


def drop_other_stages(scale: Scale, ours: Sequence[Key], theirs: Sequence[Key], scores: Sequence[Row]) -> None:
    """Take out pairs of targets another stage of which is the one to compare."""
    _drop_asked_elsewhere(scale, ours, theirs, scores)
    _drop_met_already(scale, ours, theirs, scores)
    series = [(key.target.clause_id, series_of(key)) for key in theirs]
    ends: defaultdict[tuple[str, Series], set[str]] = defaultdict(set)
    for key, one in zip(theirs, series, strict=True):
        if key.end:
            ends[one].add(key.end)
    if any(len(found) > 1 for found in ends.values()):
        for key, row in zip(ours, scores, strict=True):
            _keep_one_stage(key, theirs, series, row)
    _drop_undated(ours, theirs, scores)


def _drop_asked_elsewhere(scale: Scale, ours: Sequence[Key], theirs: Sequence[Key], scores: Sequence[Row]) -> None:
    """Take out pairs of different years where another stage of the upper target has the lower one's year."""
    of_theirs = [key.end[:4] for key in theirs]
    for i, row in enumerate(scores):
        mine = ours[i].end[:4]
        apart = [j for j in row if of_theirs[j] not in ("", mine)] if mine else []
        if not apart:
            continue
        asked = {of_theirs[j] for j in apart}
        years = {
            key.end[:4]
            for key in ours
            if key.end[:4] in asked
            and key.measure.dimension == ours[i].measure.dimension
            and key.measure != ours[i].measure  # the same level by another year is the same target said again
            and scale.score(key.name, ours[i].name) >= SERIES
        }
        for j in apart:
            if of_theirs[j] in years:
                del row[j]


def _drop_met_already(scale: Scale, ours: Sequence[Key], theirs: Sequence[Key], scores: Sequence[Row]) -> None:
    """Take out pairs of an earlier year whose level is reached where a later stage is still ahead of the lower target.

    85% by 2025 is on the way to 95% by 2026, and not 70% of 2024 done better.
    """
    last = max((key.end for key in ours), default="")
    for i, row in enumerate(scores):
        mine = ours[i]
        if not mine.end or mine.end == last:
            continue
        late = [j for j in row if theirs[j].end > mine.end and order(mine.target, theirs[j].target) in MET]
        ahead = [k.end for k in ours if late and k.end > mine.end and _of_one_series(scale, k, mine)]
        for j in late:
            own = max(key.end for key in theirs if series_of(key) == series_of(theirs[j]))
            if any(own < end for end in ahead):
                del row[j]


def _of_one_series(scale: Scale, one: Key, other: Key) -> bool:
    alike = one.measure.dimension == other.measure.dimension and one.measure != other.measure
    return alike and scale.score(one.name, other.name) >= SERIES


def series_of(key: Key) -> Series:
    """What stages of one measure have in common."""
    return key.name, key.measure.dimension, key.measure.way, key.target.condition


def _keep_one_stage(key: Key, theirs: Sequence[Key], series: Sequence[tuple[str, Series]], row: Row) -> None:
    """Of each of the `series` of stages in a lower clause or table leave the one that answers `key`."""
    if len(row) < 2:
        return
    stages: defaultdict[tuple[str, Series], dict[str, list[int]]] = defaultdict(dict)
    for j in row:
        if theirs[j].end:
            stages[series[j]].setdefault(theirs[j].end, []).append(j)
    for ends in stages.values():
        if len(ends) > 1:
            chosen = _stage_for(key, {end: theirs[found[0]] for end, found in ends.items()})
            for j in (j for end, found in ends.items() if end != chosen for j in found):
                del row[j]


def _stage_for(key: Key, stages: dict[str, Key]) -> str:
    """End of the stage that answers `key`: that of its year, else one that meets it before, else the next one.

    Where none comes later the last of the earlier ones is a milestone.
    """
    if not key.end:
        return max(stages)
    if key.end in stages:
        return key.end
    if same := [end for end in stages if end[:4] == key.end[:4]]:
        return max(same)
    earlier = [end for end in stages if end < key.end]
    if met := [end for end in earlier if order(key.target, stages[end].target) in MET]:
        return max(met)
    later = [end for end in stages if end > key.end]
    return min(later) if later else max(earlier)


def _drop_undated(ours: Sequence[Key], theirs: Sequence[Key], scores: Sequence[Row]) -> None:
    """A lower target without a year answers the last stage of an upper one, or the stage of its value.

    An upper target of that name without a year asks for it first, so that no earlier stage has it for its value.
    """
    asking: defaultdict[int, defaultdict[Series, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, row in enumerate(scores):
        for j in row:
            if not theirs[j].end:
                asking[j][series_of(ours[i])].append(i)
    for j, groups in asking.items():
        for asked in groups.values():
            stages = [i for i in asked if ours[i].end]
            last = max((ours[i].end for i in stages), default="")
            equal = stages == asked and any(ours[i].measure == theirs[j].measure for i in stages)
            for i in stages:
                if len(stages) > 1 and (ours[i].measure != theirs[j].measure if equal else ours[i].end != last):
                    del scores[i][j]


def follow_series(
    ours: Sequence[Key],
    theirs: Sequence[Key],
    scores: Sequence[Row],
    taken: dict[int, int],
    doubtful: set[int],
    figured: dict[int, float],
) -> None:
    """Where one stage of a measure has its answer, match the others of both sides by their years, as sure as that one."""
    used = set(taken.values())
    asked, said = list(map(series_of, ours)), list(map(series_of, theirs))
    waiting = {series for k, series in enumerate(asked) if k not in taken}
    for i, j in list(taken.items()):
        one, other = asked[i], said[j]
        if one not in waiting:
            continue
        free = {theirs[n].end[:4]: n for n, series in enumerate(said) if series == other and n not in used}
        open_ = [k for k, series in enumerate(asked) if k not in taken and series == one] if free else []
        for k in open_:
            n = free.get(ours[k].end[:4], -1) if ours[k].end else -1
            if n < 0 or n in used or theirs[n].target.clause_id != theirs[j].target.clause_id:
                continue
            taken[k] = n
            used.add(n)
            scores[k][n] = scores[i].get(j, SERIES)
            if i in figured:
                figured[k] = figured[i]
            if i in doubtful:
                doubtful.add(k)


def stage_of(key: Key, answering: Sequence[tuple[Key, Key]]) -> Key | None:
    """The upper target that another stage of the lower target `key` answers; pairs are (upper, lower).

    Of several the next one `key` is on the way to, else the last.
    """
    if not key.end:
        return None
    series = series_of(key)
    asked = [one for one, other in answering if other.end not in ("", key.end) and series_of(other) == series]
    ahead = [one for one in asked if not one.end or one.end > key.end]
    return min(ahead, key=lambda one: one.end) if ahead else max(asked, key=lambda one: one.end, default=None)
