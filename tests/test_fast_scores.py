"""Shortcuts of scoring: rows, shelves and lanes give the scores of pairs taken one by one."""

import math
from collections import Counter
from itertools import product
from pathlib import Path

import pytest
from shipped import CORPUS, grams_in

from extractor.align import rows
from extractor.align.parts import parts_of
from extractor.likeness import COMMON, CROWD, FEW, GROUP, Shelf, pairing_of, scale_of, shared_of
from extractor.pipeline import plan_of_file


def test_a_row_scored_at_once_has_the_score_of_each_pair() -> None:
    """Also where the passages are more than one group holds."""
    rows, columns = grams_in(CORPUS[0]), grams_in(CORPUS[1]) + grams_in(CORPUS[2])
    scale = scale_of(rows + columns)
    assert len(columns) > GROUP
    table = scale.table(rows, columns)
    assert any(len(row) > 100 for row in table)
    for one, row in zip(rows, table, strict=True):
        assert row == {j: score for j, other in enumerate(columns) if (score := scale.score(one, other))}


@pytest.mark.parametrize(("common", "least", "lean"), [(1.0, 0.15, 0.5), (0.1, 0.0, 0.5), (0.15, 0.3, 0.25)])
@pytest.mark.parametrize("groups", [1, 2])
def test_scores_below_the_limit_are_those_that_one_by_one_would_leave_out(
    common: float, least: float, lean: float, groups: int
) -> None:
    rows, columns = grams_in(CORPUS[0]), (grams_in(CORPUS[1]) + grams_in(CORPUS[2]))[: groups * GROUP]
    assert groups == math.ceil(len(columns) / GROUP)
    scale = scale_of(rows + columns)
    limit = min(max(COMMON, common * len(columns)), CROWD)
    places = Counter(gram for column in columns for gram in column)
    dull = {gram for gram in places if places[gram] > limit and common < 1.0}
    ours, theirs = ([scale.sum_of(p - dull) for p in passages] for passages in (rows, columns))
    table = scale.table(rows, columns, common, least, lean)
    for one, size, row in zip(rows, ours, table, strict=True):
        shared = [scale.sum_of((one & other) - dull) for other in columns]
        assert list(row) == [j for j, n in enumerate(shared) if n and n > least * min(size, theirs[j])]
        for j, score in row.items():
            dice, held = 2 * shared[j] / (size + theirs[j]), shared[j] / min(size, theirs[j])
            assert score == pytest.approx((1 - lean) * dice + lean * held)


@pytest.mark.parametrize(("least", "lean"), [(0.0, 0.5), (0.15, 0.5), (0.3, 0.25)])
def test_a_handful_is_scored_as_it_is_on_a_shelf(least: float, lean: float) -> None:
    rows, columns = grams_in(CORPUS[0])[:FEW], grams_in(CORPUS[1])[: COMMON - 1] + grams_in(CORPUS[0])[:1]
    scale = scale_of(rows + columns)
    table = scale.table(rows, columns, 0.25, least, lean)
    assert any(table)
    assert table == Shelf(scale, columns, rows).scores(rows, 0.25, least, lean)


@pytest.mark.parametrize("common", [1.0, 0.05])
def test_grams_that_no_row_has_change_no_score(common: float) -> None:
    few, columns = grams_in(CORPUS[0])[::4], grams_in(CORPUS[1]) + grams_in(CORPUS[2])
    scale = scale_of(few + columns)
    all_of_them = shared_of(scale, frozenset().union(*few, *columns))
    assert scale.table(few, columns, common) == scale.table(few, columns, common, known=all_of_them)


@pytest.mark.parametrize("lower", CORPUS[1:], ids=lambda path: path.stem[:3])
def test_so_much_is_new_as_all_new_phrases_together_tell(lower: Path) -> None:
    plans = plan_of_file(CORPUS[0]), plan_of_file(lower)
    pairing = pairing_of(*plans)
    ours, theirs = parts_of(plans[0]), parts_of(plans[1])
    told = set()
    for one, other in product(ours, theirs):
        new = rows._gone(pairing.scale, other.phrases, one.whole)
        much = rows._length(new) > rows.ADDED * rows._length(other.phrases)
        assert rows._much_new(pairing.scale, one, [other]) == much
        told.add(much)
    assert told == {True, False}


def test_a_passage_may_weigh_more_than_a_narrow_lane_holds() -> None:
    long = frozenset(f"{k:04}" for k in range(9000))
    scale = scale_of([long, *[frozenset("a")] * 5000])
    assert scale.weight(long) > 1 << 16
    passages = [frozenset("a"), long, frozenset(["0001"])]
    expected = [{1: 1.0, 2: scale.score(long, frozenset(["0001"]))}]
    assert Shelf(scale, passages, [long]).scores([long]) == scale.table([long], passages) == expected
