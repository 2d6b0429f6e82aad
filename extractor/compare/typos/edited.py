"""Edits of a copied phrase made ready to be judged: those that belong together left out or made one, level words set aside."""

import re
from collections.abc import Iterator
from itertools import pairwise

from extractor.compare.phrases import Edit
from extractor.lexicon.spelling import sound_alike
from extractor.lexicon.words import is_word

NEAR = 2  # equal characters between two that an abbreviation drops
STRAY = 92  # likeness (0–100) from which hardly anything else of a copy was changed
CHINESE = re.compile(r"[一-鿿]+")
LEVELS = frozenset("国省市州盟县区旗乡镇村街道社居")


def alone(found: list[Edit]) -> list[Edit]:
    """Edits but for those that belong together: 固体废物 to 固废 is an abbreviation, 降低 to 压降 another word."""
    dropped = [edit for edit in found if edit.old and not edit.new]
    close = [
        edit
        for one, other in pairwise(dropped)
        if other.old_start - one.old_start - len(one.old) <= NEAR and len(one.old + other.old) > 1
        for edit in (one, other)
    ]
    for one, other in pairwise(found):
        gap = other.old_start - one.old_start - len(one.old)
        beside = gap == 1 and bool(one.old) != bool(one.new) and bool(one.old) == bool(other.new)
        if beside and one.old + one.new != other.old + other.new:
            close += one, other
    return [edit for edit in found if edit not in close]


def joined(found: list[Edit]) -> Iterator[Edit]:
    """Edits with a transposed pair, which reads as two of them, made one."""
    k = 0
    while k < len(found):
        edit = found[k]
        following = found[k + 1] if k + 1 < len(found) else None
        if following and {len(edit.old) + len(following.old), len(edit.new) + len(following.new)} == {1}:
            gap = following.old_start - edit.old_start - len(edit.old)
            moved = edit.old or following.old
            if gap == 1 and moved == (edit.new or following.new):
                yield Edit("⇄", moved, edit.old_start, edit.new_start)
                k += 2
                continue
        yield edit
        k += 1


def trimmed(edit: Edit) -> Edit:
    """The edit without what changed beside it: a level word (市建 to 县件 is 建 to 件), or a word put in or left out.

    >>> trimmed(Edit("须", "需同步", 4, 4))
    Edit(old='须', new='需', old_start=4, new_start=4)
    """
    old, new, start, place = edit.old, edit.new, edit.old_start, edit.new_start
    if len(old) < 2 and len(new) < 2:
        return edit  # most
    if len(old) == len(new) > 1 and old[0] in LEVELS and new[0] in LEVELS:
        return Edit(old[1:], new[1:], start + 1, place + 1)
    if len(old) == len(new) > 1 and old[-1] in LEVELS and new[-1] in LEVELS:
        return Edit(old[:-1], new[:-1], start, place)
    if min(len(old), len(new)) == 1 and max(len(old), len(new)) > 2:
        if sound_alike(old[0], new[0]) and is_word(old[1:] or new[1:]):
            return Edit(old[0], new[0], start, place)
        if sound_alike(old[-1], new[-1]) and is_word(old[:-1] or new[:-1]):
            return Edit(old[-1], new[-1], start + len(old) - 1, place + len(new) - 1)
    return edit
