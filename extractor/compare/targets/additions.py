"""What the lower plan sets itself: targets that answer none of the upper plan and do not merely repeat one that does."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.compare.targets.keys import Key, one_dimension
from extractor.compare.targets.repeats import REPEATED
from extractor.compare.targets.stages import stage_of
from extractor.compare.targets.substitution import mistyped
from extractor.likeness import Scale
from extractor.models import Indicator

HOPED = ("力争", "争取", "力求")


class Extra(NamedTuple):
    """A lower target that answers none."""

    target: Indicator
    stage_of: Indicator | None  # the upper target that another stage of it answers


def additions(
    scale: Scale, ours: Sequence[Key], theirs: Sequence[Key], taken: dict[int, int], members: set[int]
) -> Iterator[Extra]:
    """Lower targets that answer none and do not merely repeat one that does, as an annex repeats a task."""
    used = members.union(taken.values())
    answering = [(ours[i], theirs[j]) for i, j in sorted(taken.items(), key=lambda link: link[1])]
    for j, key in enumerate(theirs):
        if j in used:
            continue
        same = [k for _, k in answering if _said_again(k, key)]
        name = key.target.name
        if not any(scale.score(k.name, key.name) >= REPEATED or mistyped(k.target.name, name) for k in same):
            stage = stage_of(key, answering)
            yield Extra(key.target, stage.target if stage else None)


def _said_again(told: Key, again: Key) -> bool:
    """May a target be one that was told before: of one measure, of table and prose, or how far it may go?"""
    if not _one_year(told, again):
        return False
    hoped = again.target.quote.startswith(HOPED) and told.target.clause_id == again.target.clause_id  # 力争下降14.5%
    apart = told.target.origin != again.target.origin and one_dimension(told, again)
    return hoped or apart or told.measure == again.measure


def _one_year(one: Key, other: Key) -> bool:
    return not one.end or not other.end or one.end[:4] == other.end[:4]
