"""Characters too many in a copied phrase, or too few."""

import re

from extractor.compare.phrases import Copied, Edit
from extractor.compare.running import IDLE
from extractor.compare.typos.edited import STRAY
from extractor.compare.typos.skipped import CHANCE, needs_all
from extractor.compare.typos.usage import said_twice
from extractor.lexicon.words import cut, in_word, is_word, times, whole

LONG = 12  # characters of a copy in which an unexplained insertion is worth a remark
MEANT = 1000  # times the texts behind the dictionary hold a word behind which another may begin with its last character: 主任|任组长, not 体协|协商
NEGATION = frozenset("不未无非勿")  # one more of them turns the sentence round
PREFIXES = frozenset("半准副总超")  # make another word of the one behind: 半专业
_END_OF_YEAR = re.compile("(?:(?<=[0-9])|(?<=[0-9]年))年{1,2}(?=[底末初中内度])")  # 2024年年底


def inside_word(old: str, edit: Edit) -> bool:
    """Was the character left out of the middle of a long word: 共 of 齐抓共管?"""
    k = edit.old_start
    ends = range(k + 2, min(len(old), k + 4) + 1)
    return len(edit.old) == 1 and any(is_word(old[a:b]) for a in range(max(0, k - 3), k) for b in ends)


def inserted(copy: Copied, new: str, edit: Edit) -> tuple[str, float] | None:
    """Rule and confidence for characters too many: one that joins no word, or a word out of place in a long copy."""
    size = len(edit.new)
    if size == 1 and edit.new not in NEGATION | PREFIXES and not in_word(new, edit.new_start, 1):
        return "stray_character", 0.7
    # A word put in front of a noun narrows it on purpose; one that also completes the word before it is a slip.
    if (
        size == 2
        and copy.likeness >= STRAY
        and len(new) >= LONG
        and times(new[edit.new_start - 1 : edit.new_start + 1]) >= CHANCE
        and new[: edit.new_start] + new[edit.new_start + size :] == copy.upper.folded  # nothing else was changed
    ):
        return "stray_word", 0.5
    return None


def doubled(new: str, edit: Edit) -> bool:
    """Was what stands beside it typed again? 人人 and 常常 are words."""
    size, start = len(edit.new), edit.new_start
    if edit.new == "年" and _END_OF_YEAR.match(new, start):
        return False
    if edit.old or not size or said_twice(edit.new):
        return False
    at = start - size if new[max(0, start - size) : start] == edit.new else start
    if new[at : at + size] != new[at + size : at + 2 * size]:
        return False
    middle = at + size
    two = len(new) > middle + 1 and times(new[middle - 2 : middle]) >= MEANT and is_word(new[middle : middle + 3])
    return size > 1 or not two  # 主任|任组长


def left_out(copy: Copied, old: str, new: str, edit: Edit) -> tuple[str, float] | None:
    """Rule and confidence for a character missing from a long word's middle, or from the end of a short one in a sentence that is otherwise the same."""
    if len(edit.old) != 1:
        return None
    k = edit.old_start
    if inside_word(old, edit) and not in_word(new, edit.new_start - 1, 2):
        return "character_missing", 0.7
    if copy.alike < STRAY:
        return None
    before, behind = old[max(0, k - 1) : k + 1], old[k : k + 2]
    short = k > 0 and is_word(before) and before[0] not in IDLE
    only = old[:k] + old[k + 1 :] == new  # nothing else was changed
    cut_short = short and (not in_word(new, edit.new_start - 1, 1) or (only and _alone(new) > _alone(old)))
    beheaded = (
        len(behind) == 2
        and is_word(behind)
        and behind[1] not in IDLE
        and needs_all(behind)
        and edit.old not in PREFIXES  # 监管总局, 监管局
        and _single(new, edit.new_start)
    )
    return ("character_missing", 0.6) if cut_short or beheaded else None  # 发规划 for 发展规划, 贴标准 for 补贴标准


def _alone(text: str) -> int:
    """How many characters of a text are no part of a word."""
    return sum(len(word) == 1 for word in cut(text))


def _single(text: str, k: int) -> bool:
    """Is the character at `k` no part of a word, but one made by chance: 化机制?"""
    start, end, *_ = whole(text, text, (k, k + 1, k, k + 1))
    return end - start == 1 or times(text[start:end]) < CHANCE
