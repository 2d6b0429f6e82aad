"""Probable typing errors: one or two characters changed inside an otherwise copied phrase.

A change is a mistake when the characters sound the same, or when the old ones make a word and the new ones make none. Place names,
level words, figures, synonyms and words that come and go freely are no mistakes.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rapidfuzz.fuzz import ratio

from extractor.compare.pair import Pair
from extractor.compare.phrases import Copied, Edit, edits
from extractor.compare.running import IDLE
from extractor.compare.say import finding, quoted
from extractor.compare.typos.edited import LEVELS, alone, joined, trimmed
from extractor.compare.typos.skipped import needs_all
from extractor.lexicon import load
from extractor.lexicon.spelling import look_alike, nearly_sound_alike, sound_alike
from extractor.lexicon.words import cut, is_word, times, whole, word_class
from extractor.models import Finding
from extractor.neutral import passages_of
from extractor.text import bare

CLOSE = 80  # likeness (0–100) from which a passage is otherwise identical
SAME = 86  # the same for changes that only a dictionary calls a mistake
CONTEXT = 2  # equal characters needed on a side, unless the passage ends there
LONGEST = 2  # characters a mistake touches
SPAN = 5  # characters around an edit that are judged together
STRAY = 92  # likeness from which a word too many is worth a remark
LONG = 12  # characters of a copy in which an unexplained insertion is worth a remark

RARE = 100  # times as often as what it was turned into a word is meant
SPOKEN = 20  # times the texts behind the dictionary hold a doubled word that is in use: 层层, not 训训
NEGATION = frozenset("不未无非勿")  # one more of them turns the sentence round
_NUMBERS = frozenset("一二三四五六七八九十百千万亿两双半零每各")
_MARKS = " 。、“”‘’《》()·"
_CHINESE = re.compile(r"[一-鿿]+")
_END_OF_YEAR = re.compile("(?:(?<=[0-9])|(?<=[0-9]年))年{1,2}(?=[底末初中内度])")  # 2024年年底


def suspected_typos(pair: Pair, copies: Sequence[Copied]) -> Iterator[Finding]:
    """Findings on probable typing errors, one for each place."""
    told: set[tuple[str, str, str]] = set()
    for copy in copies:
        if copy.upper.folded == copy.lower.folded:
            continue
        found = edits(copy)
        for edit in map(trimmed, joined(alone(found)) if len(found) > 1 else found):
            known = (copy.lower.key, edit.old, edit.new)
            why = _mistake(pair, copy, edit) if known not in told else None
            if why:
                told.add(known)
                yield _finding(pair, copy, edit, *why, len(told))


def _mistake(pair: Pair, copy: Copied, edit: Edit) -> tuple[str, float] | None:
    """Rule and confidence when an edit looks like a mistake, else None."""
    old, new = copy.upper.folded, copy.lower.folded
    if edit.old == "⇄":
        return _transposed(old, new, edit)
    if max(len(edit.old), len(edit.new)) > LONGEST or not _framed(old, new, edit):
        return None
    if not _CHINESE.fullmatch(edit.old + edit.new):
        return None
    if _doubled(new, edit):
        return "doubled", 0.85
    if _light(edit) and not _inside_word(old, edit):
        return None
    if LEVELS.issuperset(edit.old + edit.new):
        return None
    why = _kind_of_mistake(pair, copy, edit)
    return None if why and _same_meaning(pair, old, new, edit) else why


def _kind_of_mistake(pair: Pair, copy: Copied, edit: Edit) -> tuple[str, float] | None:
    old, new = copy.upper.folded, copy.lower.folded
    if _likeness(copy) < CLOSE:
        alike = len(edit.old) == len(edit.new) and sound_alike(edit.old, edit.new)
        return ("same_sound", 0.7) if alike and _enclosed(old, edit) else None
    if edit.old and edit.new:
        return _replaced(pair, copy, edit)
    return _inserted(copy, new, edit) if edit.new else _left_out(copy, old, new, edit)


def _framed(old: str, new: str, edit: Edit) -> bool:
    """Is there enough equal text on both sides?"""
    before, after = edit.old_start, len(old) - edit.old_start - len(edit.old)
    return (before >= CONTEXT or after >= 2 * CONTEXT) and (after >= CONTEXT or before >= 2 * CONTEXT)


def _enclosed(old: str, edit: Edit) -> bool:
    """Does equal text stand on both sides?"""
    return edit.old_start >= CONTEXT and len(old) - edit.old_start - len(edit.old) >= CONTEXT


def _light(edit: Edit) -> bool:
    words = _light_words()
    return (not edit.old or edit.old in words) and (not edit.new or edit.new in words)


def _inside_word(old: str, edit: Edit) -> bool:
    """Was the character left out of the middle of a long word: 共 of 齐抓共管?"""
    k = edit.old_start
    ends = range(k + 2, min(len(old), k + 4) + 1)
    return len(edit.old) == 1 and any(is_word(old[a:b]) for a in range(max(0, k - 3), k) for b in ends)


@cache
def _light_words() -> frozenset[str]:
    return frozenset(load("wording")["light"]["words"])


def _same_meaning(pair: Pair, old: str, new: str, edit: Edit) -> bool:
    """Does the change vanish once places, levels, figures and synonyms are neutral?"""
    one = old[max(0, edit.old_start - SPAN) : edit.old_start + len(edit.old) + SPAN]
    other = new[max(0, edit.new_start - SPAN) : edit.new_start + len(edit.new) + SPAN]
    (_, first, _), (_, second, _) = passages_of([one, other], pair.names)
    if first == second:
        return True
    variants = _variants()
    return (edit.old, edit.new) in variants or any(
        (old[a : a + 2], new[b : b + 2]) in variants
        for a, b in ((edit.old_start - 1, edit.new_start - 1), (edit.old_start, edit.new_start))
        if a >= 0 and b >= 0
    )


@cache
def _variants() -> frozenset[tuple[str, str]]:
    groups = load("wording")["variants"]
    return frozenset((a, b) for group in groups for a in group["words"] for b in group["words"] if a != b)


def _replaced(pair: Pair, copy: Copied, edit: Edit) -> tuple[str, float] | None:
    """A character for another: by sound, or by what is left of the word."""
    old, new = copy.upper.folded, copy.lower.folded
    if len(edit.old) != len(edit.new) or _NUMBERS.issuperset(edit.old + edit.new):
        return None  # 二级 for 三级 is another grade
    made, lost = _words(new, edit.new_start, len(edit.new)), _words(old, edit.old_start, len(edit.old))
    if sound_alike(edit.old, edit.new):
        return "same_sound", 0.9 if not made else 0.75
    if look_alike(edit.old, edit.new) and lost and (made or _broken(pair, copy, edit)):
        return "same_shape", 0.65 if made else 0.85
    if lost and not made and look_alike(edit.old, edit.new) and _opens_word(old, new, edit):
        return "same_shape", 0.65  # 末成年人 for 未成年人
    if made and _other_class(copy, edit):
        return "other_word_class", 0.5
    if made and lost and len(edit.old) == 1 and _likeness(copy) >= STRAY and nearly_sound_alike(edit.old, edit.new):
        return "near_sound", 0.55  # 进化 for 净化: a word too, but nothing else was changed
    if made or (len(edit.old) == 2 and is_word(edit.new)):
        return None
    if nearly_sound_alike(edit.old, edit.new):
        return "near_sound", 0.85
    if is_word(edit.old + edit.new) or is_word(edit.new + edit.old):
        return None  # 配齐 and 配全: what makes a word together means the same
    sure = _likeness(copy) >= SAME and len(edit.old) == 1 and not (LEVELS | _NUMBERS) & {edit.old, edit.new}
    return ("no_such_word", 0.75) if sure and lost and _broken(pair, copy, edit) else None


def _opens_word(old: str, new: str, edit: Edit) -> bool:
    """Is the character the first of a long word of the upper plan?"""
    start, end, *_ = whole(old, new, (edit.old_start, edit.old_start + 1, edit.new_start, edit.new_start + 1))
    return end - start > 2 and edit.old_start == start and is_word(old[start:end])


def _other_class(copy: Copied, edit: Edit) -> bool:
    """Does a noun stand where the copied sentence has a verb, or the other way round: 推动形式 for 推动形成?

    Words that end alike mean alike, whatever their class: 利用, 使用.
    """
    old, new = copy.upper.folded, copy.lower.folded
    if _likeness(copy) < STRAY or len(edit.old) != 1:
        return False
    start, end, place, stop = whole(old, new, (edit.old_start, edit.old_start + 1, edit.new_start, edit.new_start + 1))
    if not (end - start == stop - place == 2 and edit.old_start == end - 1):
        return False
    return {word_class(old[start:end]), word_class(new[place:stop])} == {"n", "v"}


def _likeness(copy: Copied) -> float:
    """Of the printed phrases where that is more: words for which others stand weigh less in the neutral ones."""
    return max(copy.likeness, ratio(copy.upper.folded, copy.lower.folded))


def _broken(pair: Pair, copy: Copied, edit: Edit) -> bool:
    """Did a word fall apart, a character of it standing alone now? 建设 is one word, 建没 two."""
    old, new = copy.upper.folded, copy.lower.folded
    start, end, place, _ = whole(old, new, (edit.old_start, edit.old_start + 1, edit.new_start, edit.new_start + 1))
    word, made = old[start:end], new[place : place + end - start]
    if end - start < 2 or not is_word(word) or is_word(made) or all(len(part) > 1 for part in cut(made)):
        return False
    if end - start > 2 and (is_word(made[:-1]) or is_word(made[1:])):
        return False  # 服务站 and 服务点: another word made in the same way
    # A word that is met elsewhere is one, and items of lists are named by short words no dictionary has.
    return made not in bare(pair.upper.document.text) and not _listed(old, start, end, edit)


def _listed(old: str, start: int, end: int, edit: Edit) -> bool:
    """Is the word an item of a list, all of it, or made as other items are: 助餐、助浴?"""
    before, after = old[max(0, start - 1) : start] in "、和与及", old[end : end + 1] in "、和与及等"
    kept = old[start : edit.old_start] + old[edit.old_start + 1 : end]
    return (before and after) or ((before or after) and old.count(kept) > 1)


def _words(text: str, start: int, size: int) -> bool:
    """Is any character of the slice part of a word with a neighbour?"""
    for left in range(max(0, start - 3), start + size):
        for right in range(max(left + 2, start + 1), min(len(text), start + size + 3) + 1):
            if right - left <= 4 and is_word(text[left:right]):
                return True
    return False


def _transposed(old: str, new: str, edit: Edit) -> tuple[str, float] | None:
    """Two neighbours that changed places."""
    k = edit.old_start
    was, became = old[k : k + 2], new[edit.new_start : edit.new_start + 2]
    if not _CHINESE.fullmatch(became) or was != became[::-1]:
        return None
    if is_word(became) and times(was) < RARE * times(became):  # 图线 is one, 路图线 is none; 会社 is rare beside 社会
        left, right = old[k - 1 : k], old[k + 2 : k + 3]
        broken = [(left + was, left + became), (was + right, became + right)]
        return ("transposed", 0.7) if any(is_word(a) and len(a) > 2 and not is_word(b) for a, b in broken) else None
    return "transposed", 0.85


def _inserted(copy: Copied, new: str, edit: Edit) -> tuple[str, float] | None:
    """Characters too many: one that joins no word, or a word out of place in a long copy."""
    size = len(edit.new)
    if size == 1 and edit.new not in NEGATION and not _words(new, edit.new_start, 1):
        return "stray_character", 0.7
    # A word put in front of a noun narrows it on purpose; one that also completes the word before it is a slip.
    if (
        size == 2
        and copy.likeness >= STRAY
        and len(new) >= LONG
        and is_word(new[edit.new_start - 1 : edit.new_start + 1])
        and new[: edit.new_start] + new[edit.new_start + size :] == copy.upper.folded  # nothing else was changed
    ):
        return "stray_word", 0.5
    return None


def _doubled(new: str, edit: Edit) -> bool:
    """Was what stands beside it typed again? 人人 and 常常 are words."""
    size, start = len(edit.new), edit.new_start
    if edit.new == "年" and _END_OF_YEAR.match(new, start):
        return False
    if edit.old or not size or times(edit.new * 2) >= SPOKEN:
        return False
    return edit.new in (new[max(0, start - size) : start], new[start + size : start + 2 * size])


def _left_out(copy: Copied, old: str, new: str, edit: Edit) -> tuple[str, float] | None:
    """A character missing from a long word's middle, or from the end of a short one in a sentence that is otherwise the same."""
    if len(edit.old) != 1:
        return None
    k = edit.old_start
    if _inside_word(old, edit) and not _words(new, edit.new_start - 1, 2):
        return "character_missing", 0.7
    if _likeness(copy) < STRAY:
        return None
    before, behind = old[max(0, k - 1) : k + 1], old[k : k + 2]
    short = k > 0 and is_word(before) and before[0] not in IDLE
    only = old[:k] + old[k + 1 :] == new  # nothing else was changed
    cut_short = short and (not _words(new, edit.new_start - 1, 1) or (only and _alone(new) > _alone(old)))
    beheaded = (
        len(behind) == 2
        and is_word(behind)
        and behind[1] not in IDLE
        and needs_all(behind)
        and _single(new, edit.new_start)
    )
    return ("character_missing", 0.6) if cut_short or beheaded else None  # 发规划 for 发展规划, 贴标准 for 补贴标准


def _alone(text: str) -> int:
    """How many characters of a text are no part of a word."""
    return sum(len(word) == 1 for word in cut(text))


def _single(text: str, k: int) -> bool:
    """Is the character at `k` no part of a word?"""
    start, end, *_ = whole(text, text, (k, k + 1, k, k + 1))
    return end - start == 1


def _finding(pair: Pair, copy: Copied, edit: Edit, rule: str, confidence: float, number: int) -> Finding:
    old, new = copy.upper.folded, copy.lower.folded
    size, width = (2, 2) if edit.old == "⇄" else (len(edit.old), len(edit.new))
    a, c = max(0, edit.old_start - 1), max(0, edit.new_start - 1)
    a, b, c, d = whole(old, new, (a, edit.old_start + size + 1, c, edit.new_start + width + 1))
    was, became = (text.strip(_MARKS) for text in (old[a:b], new[c:d]))
    doubt = "疑漏一字" if rule == "character_missing" else "疑为错字"
    return finding(
        pair,
        f"w-{copy.lower.key}-t{number}",
        "wording",
        "suspected_typo",
        rule,
        f"与上级原文相比，{quoted(was)}写成了{quoted(became)}，{doubt}。",
        severity="low",
        confidence=confidence,
        clauses=(copy.upper.clause_id, copy.lower.clause_id),
        quotes=(copy.upper.text, copy.lower.text),
    )
