"""Typing errors told from the upper plan's own words: four characters, one of them another than there.

拖育机构 stands once where the upper plan says 托育机构. No copied sentence is needed for that.
"""

from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache

from extractor.compare.running import IDLE, TIERS, Mistake, Running, apart_in, equal, frames_in, words_at
from extractor.compare.typos.usage import another_spelling
from extractor.lexicon.spelling import look_alike, nearly_sound_alike, same_part, same_radical, sound_alike
from extractor.lexicon.words import is_word, times

FRAME = 6  # equal characters on both sides together that leave no choice
ALONE = 2000  # times the texts behind the dictionary hold a character that may be meant: 服务点 for 服务站
COPIED = 11  # the same where the characters are not alike, and a long word is no word any more
IDIOM = 30  # times the texts behind the dictionary hold a long word that is one: 意识形态, not 依法|查处
SETTLED = 4  # times both plans must have two characters that no dictionary has, to tell them by
SURE = 2  # times both plans must have the right stretch where the characters do not sound alike
PLACES_OF = frozenset("点站处所室馆场园院厅")  # where something is offered
_BODIES = frozenset("部厅局委办")  # end names of bodies: 商务厅 has a 商务局 below it


def slips(run: Running) -> Iterator[Mistake]:
    """Mistakes of the lower plan, one a sentence or heading at most."""
    theirs, met, apart, told = run.theirs, run.met, apart_in(run.ours, 2), -1
    alone = b"\0".join([_alone(one.folded) for one in run.said])
    codes = array("I", theirs.encode("utf-32-le"))
    for k in _places(run.strange):
        framed, lone = (codes[k - 1] | codes[k + 1] << 32) in apart, alone[k]
        if not framed:
            if not (met[k - 1] and met[k - 2]) and not (met[k + 2] and met[k + 3 : k + 4] == b"\1"):
                continue  # nothing around is the upper plan's
            if not (lone or (theirs[k + 1].isdigit() and _could_be(theirs[k]))):
                continue
        if theirs[k - 1].isdigit():
            continue  # 600名 for 500人: what is counted, and no word
        if not (met[k - 1] or met[k + 2]):
            found = None  # the upper plan has nothing before it, nor behind
        elif lone:
            found = _right(run.ours, theirs, k, met, framed)
        else:
            found = _framed(run.ours, theirs, k, met) if framed else _before_number(run.ours, theirs, k)
        found = found or (_long_word(run.ours, theirs, k) if framed else None)
        if found and run.line(k) != told and theirs.count(found[1]) == 1:
            told = run.line(k)
            rule, confidence = ("unlike_upper_plan", 0.75) if lone else ("another_word", 0.6)
            yield Mistake(k - found[1].index(theirs[k]), found[1], found[0], rule, confidence)


def _places(strange: Sequence[tuple[int, int]]) -> list[int]:
    """Where a wrong character may stand: it is known with neither neighbour, and what is before or behind it is."""
    return [k for first, end in strange for k in ((first, end - 2) if end - 2 > first else (first,))]


@lru_cache(maxsize=4096)  # the lines of a plan come back in each of its pairs
def _alone(line: str) -> bytes:
    """For each character of a line 1 if it is in no word of two, and may be a wrong one."""
    words = b"\0" + words_at(line)
    return bytes(_could_be(c) and not (words[k] or words[k + 1]) for k, c in enumerate(line))


def _framed(ours: str, theirs: str, k: int, met: bytes) -> tuple[str, str] | None:
    """The same for a character that does make a word, where all around is the upper plan's: 追诉源头 for 追溯源头."""
    wrong, behind = theirs[k], theirs[k + 1 : k + 3]
    if not (met[k - 1] and met[k + 2]):
        return None
    at = ours.find(behind, 2)
    while at >= 0:
        old = ours[at - 1]
        if ours[at - 2] == theirs[k - 1]:
            before, after = equal(ours, theirs, at - 2, k - 1, -1), equal(ours, theirs, at, k + 1, 1)
            confused = _confused(old, wrong, theirs[k - 1], theirs[k + 1]) and before + after >= FRAME
            broken = not confused and before + after >= COPIED and _breaks(ours, at - 1, theirs, k)
            if (confused or broken) and not another_spelling(ours, theirs, at - 1, k):
                left, right = min(before, 2), min(after, 2)
                left, right = left - (theirs[k - left] == "\n"), right - (theirs[k + right] == "\n")  # in one line
                return ours[at - 1 - left : at + right], theirs[k - left : k + 1 + right]
        at = ours.find(behind, at + 1)
    return None


def _before_number(ours: str, theirs: str, k: int) -> tuple[str, str] | None:
    """The same right before a number, which is another in each plan: 旅游民俗60家 for 旅游民宿500家."""
    if not theirs[k + 1 : k + 2].isdigit():
        return None
    left = theirs[k - FRAME + 1 : k]  # with the number behind them as many as a frame has
    at = ours.find(left) + len(left)
    old = ours[at : at + 1]
    if at < len(left) or "\n" in left or not (ours[at + 1 : at + 2].isdigit() and sound_alike(old, theirs[k])):
        return None
    word, printed = left[-1] + old, left[-1] + theirs[k]
    return None if another_spelling(ours, theirs, at, k) else (left[-3:-1] + word, left[-3:-1] + printed)


def _long_word(ours: str, theirs: str, k: int) -> tuple[str, str] | None:
    """The word of three characters that the upper plan uses again and again, for one no dictionary has: 农名工 for 农民工."""
    first, last, printed = theirs[k - 1], theirs[k + 1], theirs[k - 1 : k + 2]
    if not "一" <= printed[1] <= "鿿" or is_word(printed):
        return None
    likely = (ours[at : at + 3] for at in reversed(frames_in(ours, 2).get(first + last, ())))
    word = next(filter(is_word, likely), "")  # of several the last
    known = word and nearly_sound_alike(word[1], theirs[k])
    return (word, printed) if known and ours.count(word) + theirs.count(word) >= SETTLED else None


def _confused(old: str, wrong: str, before: str, behind: str) -> bool:
    """Could one have been typed for the other? Of the freest characters only where one makes a word: 参于 for 参与."""
    if not TIERS.isdisjoint((old, wrong)):
        return False
    if not IDLE.isdisjoint((old, wrong)):
        made, left = (is_word(before + c) or is_word(c + behind) for c in (old, wrong))
        return made and not left and sound_alike(old, wrong)
    if not "一" <= old <= "鿿":
        return False
    words = is_word(before + old) and is_word(before + wrong)  # 物资 and 物质
    return sound_alike(old, wrong) or look_alike(old, wrong) or (words and nearly_sound_alike(old, wrong))


def _breaks(ours: str, at: int, theirs: str, k: int) -> bool:
    """Has a long word of the upper plan, around the character at `at`, become none: 意识形态 → 意识形势?"""
    if not (_could_be(ours[at]) and _could_be(theirs[k])):
        return False
    spans = [(a, b) for a in range(max(0, at - 3), at + 1) for b in range(max(at + 1, a + 4), at + 5)]
    return any(times(ours[a:b]) >= IDIOM and not is_word(theirs[k - at + a : k - at + b]) for a, b in spans)


def _could_be(character: str) -> bool:
    return "一" <= character <= "鿿" and character not in IDLE


def _right(ours: str, theirs: str, k: int, met: bytes, framed: bool) -> tuple[str, str] | None:
    """The stretch of the upper plan for that around `k`, and that itself.

    `met` tells which bigrams stand there, `framed` whether the characters on both sides do with one between.
    """
    before, after = met[k - 1], met[k + 2]
    there = (framed and after, framed and before, after and met[k + 3 : k + 4] == b"\1", before and met[k - 2])
    if not any(there):
        return None
    wrong = theirs[k]
    sizes = ((1, 2), (2, 1), (0, 3), (3, 0))  # characters before and after
    frames = [(theirs[max(0, k - before) : k], theirs[k + 1 : k + 1 + after]) for before, after in sizes]
    olds = [_between(ours, *frame) if may else "" for frame, may in zip(frames, there, strict=True)]
    if not any(olds):
        return None
    stretches = [left + old + right for (left, right), old in zip(frames, olds, strict=True)]
    for (left, right), old, stretch in zip(frames, olds, stretches, strict=True):
        if not old or not _could_be(old) or "\n" in stretch or {old, wrong} <= _BODIES:
            continue
        whole = (left and right) or is_word(left[-1:] + old + right[:1])  # from one side, it must be a word
        if whole and (
            sound_alike(old, wrong)
            or (look_alike(old, wrong) and (times(wrong) < ALONE or _copied(ours, theirs, k, old)))
            or (same_radical(old, wrong) and _idiom_broken(ours, ours.find(stretch) + len(left), theirs, k))
            or (same_part(old, wrong) and _parted(old, theirs, k) and _copied(ours, theirs, k, old))
            or (olds[0] == olds[1] and (_often(stretches[:2], ours, theirs) or _settled(ours, theirs, k, old)))
        ):
            return stretch, left + wrong + right
    return None


def _idiom_broken(ours: str, at: int, theirs: str, k: int) -> bool:
    """Is it all of a long word of the upper plan but for the one character: 标本兼洽?"""
    spans = [(a, a + 4) for a in range(max(0, at - 3), at + 1)]
    return any(
        is_word(ours[a:b]) and theirs[k - at + a : k - at + b] == ours[a:at] + theirs[k] + ours[at + 1 : b]
        for a, b in spans
    )


def _parted(old: str, theirs: str, k: int) -> bool:
    """Does `old` make a word with a neighbour of the character at `k`, which makes none: 肇福 for 肇祸?"""
    return is_word(theirs[k - 1] + old) or is_word(old + theirs[k + 1])


def _copied(ours: str, theirs: str, k: int, old: str) -> bool:
    """Is so much around the upper plan's that no other word is meant: 控源载污 for 控源截污? 服务点 may well stand for 服务站."""
    if {old, theirs[k]} <= PLACES_OF:
        return False
    at = ours.find(theirs[k - 1] + old + theirs[k + 1]) + 1
    return bool(at) and equal(ours, theirs, at - 1, k - 1, -1) + equal(ours, theirs, at + 1, k + 1, 1) >= COPIED


def _settled(ours: str, theirs: str, k: int, old: str) -> bool:
    """Is all around the upper plan's, and what the like `old` makes with a neighbour met again and again: 漏损 for 漏捐?"""
    left, right = theirs[k - 1], theirs[k + 1]
    if not same_part(old, theirs[k]):
        return False
    at = ours.find(left + old + right) + 1
    if not at or equal(ours, theirs, at - 1, k - 1, -1) + equal(ours, theirs, at + 1, k + 1, 1) < FRAME:
        return False
    return any(ours.count(pair) + theirs.count(pair) >= SETTLED for pair in (left + old, old + right))


def _often(stretches: Sequence[str], ours: str, theirs: str) -> bool:
    """Do both plans together hold each of the stretches often enough?"""
    return all(ours.count(text) + theirs.count(text) >= SURE for text in stretches)


def _between(text: str, left: str, right: str) -> str:
    """The character that stands between `left` and `right` where they first do so; empty where they never do."""
    if len(left + right) < 3:
        return ""
    if not right:
        at = text.find(left) + len(left)
        return text[at : at + 1] if at >= len(left) else ""
    at = text.find(right)
    if at > len(left) > len(right):  # the longer side is met less often
        at = text.find(left)
        while at >= 0 and not text.startswith(right, at + len(left) + 1):
            at = text.find(left, at + 1)
        return text[at + len(left)] if at >= 0 else ""
    while at > len(left):
        if text.startswith(left, at - 1 - len(left)):
            return text[at - 1]
        at = text.find(right, at + 1)
    return ""
