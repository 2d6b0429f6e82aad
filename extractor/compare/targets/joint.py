"""Joint targets, 高血压、糖尿病患者管理率均达到65%, that the lower plan answers item by item, one row each."""

import re
from collections.abc import Sequence

from extractor.compare.targets.keys import Key

_JOINS = re.compile("[、和与及]")


def settle(
    ours: Sequence[Key], theirs: Sequence[Key], scores: Sequence[dict[int, float]], taken: dict[int, int]
) -> set[int]:
    """Lower targets that answer a joint one with others: rows for 高血压 and 糖尿病 where the upper plan names both.

    The one whose value differs becomes the counterpart.
    """
    used, members = set(taken.values()), set[int]()
    for i, j in taken.items():
        one = ours[i]
        if not _JOINS.search(one.target.name):
            continue
        joint = [j, *(k for k, other in enumerate(theirs) if k not in used and _is_member(one, other))]
        members.update(joint)
        answer = next((k for k in joint if theirs[k].measure != one.measure), j)
        if answer != j:
            taken[i], scores[i][answer] = answer, scores[i].get(answer, scores[i][j])
    return members


def _is_member(joint: Key, one: Key) -> bool:
    """Is the name of `one` that of `joint` without the other items of its list, and its year the same?"""
    whole, name = joint.target.name, one.target.name
    lost = len(whole) - len(name)
    same = joint.measure.dimension == one.measure.dimension and joint.end[:4] == one.end[:4]
    return (lost > 1 and same) and any(
        whole[:k] + whole[k + lost :] == name and (_JOINS.match(whole[k]) or _JOINS.match(whole[k + lost - 1]))
        for k in range(len(name))
    )
