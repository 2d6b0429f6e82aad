"""Words hardly anybody uses, where one alike in sound and shape is meant that the upper plan has: 追朔 for 追溯, 末稍 for 末梢.

Dictionaries made from texts hold their typing errors as well, with small counts.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import compress, count

from extractor.compare.running import IDLE, Mistake, Running, words_at
from extractor.compare.typos.around import word_at
from extractor.compare.typos.usage import covered
from extractor.lexicon.spelling import alike, look_alike, nearly_sound_alike
from extractor.lexicon.words import times

RARE = 5  # times at most the texts behind the dictionary hold the word
AROUND = 8  # characters on either side that are cut into words
OFTENER = 20  # times as often they hold the one that is meant


def rare(run: Running) -> Iterator[Mistake]:
    """Mistakes of the lower plan, in order: words of two characters that the upper plan has not."""
    text = run.theirs
    lines = zip(run.starts, run.said, strict=False)  # without lines there is one beginning
    for k in [start + k for start, line in lines for k in _likely(line.folded) if not run.met[start + k + 1]]:
        wrong = text[k : k + 2]
        right = next((word for word in _meant(wrong) if word in run.ours), None)
        if right and text.count(wrong) == 1 and not covered(text, k, k + 2):
            if word_at(text, k, AROUND) != (k, wrong):
                continue  # 本|系统 is no 本系
            yield Mistake(k, wrong, right, "another_word", 0.6)


@lru_cache(maxsize=4096)
def _likely(line: str) -> list[int]:
    """Where a word begins for which another may be meant: most lines have none."""
    return [k for k in compress(count(), words_at(line)) if _meant(line[k : k + 2])]


@lru_cache(maxsize=1 << 14)
def _meant(wrong: str) -> tuple[str, ...]:
    """The words that may be meant by a rare one, each by a character that both sounds and looks like the one printed, the most common first."""
    often = times(wrong)
    if often > RARE or not IDLE.isdisjoint(wrong):
        return ()
    found = [
        wrong[:k] + other + wrong[k + 1 :]
        for k, printed in enumerate(wrong)
        for other in alike(printed)
        if look_alike(other, printed) and nearly_sound_alike(other, printed)
    ]
    return tuple(sorted((word for word in found if times(word) >= OFTENER * max(often, 1)), key=times, reverse=True))
