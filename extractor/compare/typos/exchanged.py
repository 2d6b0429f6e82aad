"""Characters that stand in the place of others, or changed places, in a copied phrase: by sound, by shape, by what is left of the word."""

from extractor.compare.pair import Pair
from extractor.compare.phrases import Copied, Edit
from extractor.compare.typos.edited import CHINESE, LEVELS, STRAY
from extractor.compare.typos.skipped import CHANCE
from extractor.compare.typos.slips import PLACES_OF
from extractor.lexicon.spelling import look_alike, nearly_sound_alike, sound_alike
from extractor.lexicon.words import cut, in_word, is_word, times, whole, word_class
from extractor.text import bare

SAME = 86  # likeness (0–100) from which a passage is otherwise identical, for changes that only a dictionary calls a mistake
PICKED = 1000  # times the texts behind the dictionary hold a word that may be picked by mistake: 形式, not 督导
RARE = 100  # times as often as what it was turned into a word is meant
_NUMBERS = frozenset("一二三四五六七八九十百千万亿两双半零每各")
_FREE = LEVELS | _NUMBERS | PLACES_OF  # come and go, or stand for each other


def replaced(pair: Pair, copy: Copied, edit: Edit) -> tuple[str, float] | None:
    """Rule and confidence for a character in another's place: by sound, or by what is left of the word."""
    old, new = copy.upper.folded, copy.lower.folded
    if len(edit.old) != len(edit.new) or _NUMBERS.issuperset(edit.old + edit.new):
        return None  # 二级 for 三级 is another grade
    made, lost = in_word(new, edit.new_start, len(edit.new)), in_word(old, edit.old_start, len(edit.old))
    if sound_alike(edit.old, edit.new):
        return "same_sound", 0.9 if not made else 0.75
    if look_alike(edit.old, edit.new) and lost and (made or _broken(pair, copy, edit)):
        return "same_shape", 0.65 if made else 0.85
    if lost and not made and look_alike(edit.old, edit.new) and _opens_word(old, new, edit):
        return "same_shape", 0.65  # 末成年人 for 未成年人
    if not made and copy.alike >= STRAY and look_alike(edit.old, edit.new) and not _FREE & {edit.old, edit.new}:
        return "same_shape", 0.65  # 治末病 for 治未病: no dictionary has it, but nothing else was changed
    if made and _other_class(copy, edit):
        return "other_word_class", 0.5
    if made and lost and len(edit.old) == 1 and copy.alike >= STRAY and nearly_sound_alike(edit.old, edit.new):
        return "near_sound", 0.55  # 进化 for 净化: a word too, but nothing else was changed
    if made or (len(edit.old) == 2 and is_word(edit.new)):
        return None
    if nearly_sound_alike(edit.old, edit.new):
        return "near_sound", 0.85
    if is_word(edit.old + edit.new) or is_word(edit.new + edit.old):
        return None  # 配齐 and 配全: what makes a word together means the same
    sure = copy.alike >= SAME and len(edit.old) == 1 and not (LEVELS | _NUMBERS) & {edit.old, edit.new}
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
    if copy.alike < STRAY or len(edit.old) != 1:
        return False
    start, end, place, stop = whole(old, new, (edit.old_start, edit.old_start + 1, edit.new_start, edit.new_start + 1))
    if not (end - start == stop - place == 2 and edit.old_start == end - 1):
        return False
    picked = new[place:stop]
    return {word_class(old[start:end]), word_class(picked)} == {"n", "v"} and times(picked) >= PICKED


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


def transposed(old: str, new: str, edit: Edit) -> tuple[str, float] | None:
    """Rule and confidence for two neighbours that changed places."""
    k = edit.old_start
    was, became = old[k : k + 2], new[edit.new_start : edit.new_start + 2]
    if not CHINESE.fullmatch(became) or was != became[::-1]:
        return None
    often = times(became)
    if often >= CHANCE and times(was) < RARE * often:  # 图线 is one, 路图线 is none; 会社 is rare beside 社会
        left, right = old[k - 1 : k], old[k + 2 : k + 3]
        broken = [(left + was, left + became), (was + right, became + right)]
        return ("transposed", 0.7) if any(is_word(a) and len(a) > 2 and not is_word(b) for a, b in broken) else None
    return "transposed", 0.85
