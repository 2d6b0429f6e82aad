"""Words hardly anybody uses, where one alike in sound and shape is meant that the upper plan has: 追朔 for 追溯, 末稍 for 末梢.

Dictionaries made from texts hold their typing errors as well, with small counts.
"""

from collections.abc import Iterator
from itertools import compress, count

from extractor.compare.running import IDLE, Mistake, Running, words_at
from extractor.compare.typos.usage import covered
from extractor.lexicon.spelling import alike, look_alike, nearly_sound_alike
from extractor.lexicon.words import cut, is_word, times

RARE = 5  # times at most the texts behind the dictionary hold the word
AROUND = 8  # characters on either side that are cut into words
OFTENER = 20  # times as often they hold the one that is meant


def rare(run: Running) -> Iterator[Mistake]:
    """Mistakes of the lower plan, in order: words of two characters that the upper plan has not."""
    text = run.theirs
    strange = compress(count(), map(int.__gt__, words_at(text)[:-1], run.met[1:-1]))
    for k in strange:
        wrong = text[k : k + 2]
        often = times(wrong)
        if often > RARE or not IDLE.isdisjoint(wrong) or covered(text, k, k + 2) or not _cut_out(text, k):
            continue
        right = max(filter(run.ours.__contains__, _meant(wrong)), key=times, default="")
        if right and times(right) >= OFTENER * often and text.count(wrong) == 1:
            yield Mistake(k, wrong, right, "another_word", 0.6)


def _cut_out(text: str, k: int) -> bool:
    """Do two characters make a word where the phrase is cut into words? 本|系统 is no 本系."""
    start = end = k
    while start > k - AROUND and "一" <= text[start - 1 : start] <= "鿿":
        start -= 1
    while end < k + AROUND and "一" <= text[end : end + 1] <= "鿿":
        end += 1
    at = start
    for word in cut(text[start:end]):
        if at >= k:
            return at == k and len(word) == len(text[k : k + 2])
        at += len(word)
    return False


def _meant(wrong: str) -> Iterator[str]:
    """Words made by a character that both sounds and looks like the one printed."""
    for k, printed in enumerate(wrong):
        for other in alike(printed):
            word = wrong[:k] + other + wrong[k + 1 :]
            if is_word(word) and look_alike(other, printed) and nearly_sound_alike(other, printed):
                yield word
