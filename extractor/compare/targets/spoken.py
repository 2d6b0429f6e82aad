"""Which sentence of the lower plan repeats the duty of a target that nothing answers in numbers."""

import re
from collections.abc import Sequence

from extractor.compare.pair import Pair
from extractor.compare.targets.keys import Key
from extractor.compare.targets.stages import SERIES
from extractor.compare.tiers import signs
from extractor.likeness import Scale
from extractor.text import fold

SPOKEN = 0.82  # share of a target's words that one sentence must hold to repeat it without number
NAMED = 0.2  # share of the words for who has to act that a sentence about them holds
NUMBERED = 0.56  # a target of the sentence so like it is its number
_TAKES_PART = re.compile("(?:参[加与]|配合(?:做好|开展)?)全?(?P<level>[国省市州盟县区旗])")


def spoken(pair: Pair, scale: Scale, key: Key, theirs: Sequence[Key], used: Sequence[Key]) -> int | None:
    """Index of a lower sentence that repeats the duty of `key`, but not its number; `used` answer other targets."""
    words = key.quote if key.target.value is not None else key.duty
    near = pair.answers.get(key.target.clause_id, ())
    if not near or scale.share(words, pair.copies[1].known) < SPOKEN:
        return None  # no sentence holds what all of the plan does not
    best, where = SPOKEN, None
    for j in sorted(j for clause in near for j in pair.standing.get(clause, ())):
        if (share := scale.share(words, pair.theirs[j].grams)) >= best:
            best, where = share, j
    if where is None or takes_part(pair, pair.theirs[where].measure.text):
        return None
    if key.target.value is None:
        return None if _of_another(pair, scale, key, where, used) else where
    # Another stage of it may have a number, or the sentence one of its own: 除险加固率 beside 除险加固2座.
    told = any(scale.score(k.name, key.name) >= SERIES for k in theirs)
    return (
        None if told or any(scale.score(k.name, key.name) >= NUMBERED for k in _set_in(pair, where, theirs)) else where
    )


def takes_part(pair: Pair, text: str) -> bool:
    """Is a lower sentence about what the upper level does: 推荐项目参加全市书展 for 每年举办一次书展?"""
    levels = {part["level"] for part in _TAKES_PART.finditer(fold(text))}
    return bool(levels and levels & set(signs(pair.upper) or "国") - set(signs(pair.lower)))


def _of_another(pair: Pair, scale: Scale, key: Key, where: int, used: Sequence[Key]) -> bool:
    """Is what all are to do said of others, and that a target of its own: 95%的中小学设立阅览室 for 监狱普遍设立阅览室?"""
    if scale.share(key.name - key.duty, pair.theirs[where].grams) >= NAMED:
        return False
    return any(scale.share(key.duty, other.quote) >= SPOKEN for other in _set_in(pair, where, used))


def _set_in(pair: Pair, where: int, keys: Sequence[Key]) -> list[Key]:
    """Those of the targets that a lower sentence sets."""
    measure = pair.theirs[where].measure
    return [key for key in keys if measure.char_start <= key.target.char_start < measure.char_end]
