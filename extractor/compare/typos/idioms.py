"""Idioms with another character that is easily taken for the right one: 一愁莫展 for 一筹莫展, 有的放失 for 有的放矢.

The four characters of an idiom stand together only; where three of them do, and plans hardly have the fourth beside them, it is
the one that is wrong. Quotations are read as well: nobody quotes a mistake.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from extractor.compare.running import Mistake, Running
from extractor.lexicon.confusions import confused
from extractor.lexicon.genre import met
from extractor.lexicon.words import idioms as known_idioms
from extractor.lexicon.words import times

SIZE = 4  # characters of an idiom
SELDOM = 4  # times plans have two characters side by side that are no pair
OFTENER = 10  # times as often as what is printed, which dictionaries made from texts may hold as well


def idioms(run: Running) -> Iterator[Mistake]:
    """Mistakes of the lower plan, in order, but for those the upper plan makes too."""
    for start, line in zip(run.starts, run.said, strict=False):  # without lines there is one beginning
        for at, right in _wrong(line.folded):
            printed = line.folded[at : at + SIZE]
            if printed not in run.ours:
                yield Mistake(start + at, printed, right, "no_such_word", 0.75)


@lru_cache(maxsize=4096)  # the lines of a plan come back in each of its pairs
def _wrong(line: str) -> list[tuple[int, str]]:
    """Where something that is nearly an idiom begins, and the idiom.

    >>> _wrong("不能一愁莫展,再接再励"), _wrong("不能一筹莫展,推进书屋建设")
    ([(2, '一筹莫展'), (7, '再接再厉')], [])
    """
    begun, ended = _halves()
    found: dict[int, str] = {}
    for k, (one, other) in enumerate(pairwise(line)):
        pair = one + other
        if pair in begun and (right := _meant(line, k, begun[pair])):
            found[k] = right
        if pair in ended and k >= SIZE // 2 and (right := _meant(line, k - SIZE // 2, ended[pair])):
            found[k - SIZE // 2] = right
    return sorted(found.items())


def _meant(line: str, at: int, near: list[str]) -> str:
    """Which of the idioms that share two characters is meant by the four at `at`; "" where none is."""
    printed = line[at : at + SIZE]
    for idiom in near if len(printed) == SIZE else ():
        unlike = [k for k in range(SIZE) if printed[k] != idiom[k]]
        if len(unlike) != 1 or idiom[unlike[0]] not in confused(printed[unlike[0]]):
            continue
        seldom = sum(met(printed[k : k + 2]) < SELDOM for k in range(SIZE - 1))
        if seldom and times(idiom) >= OFTENER * times(printed):
            return idiom
    return ""


@cache
def _halves() -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The idioms by their first and by their last two characters."""
    begun, ended = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for idiom in known_idioms():
        begun[idiom[: SIZE // 2]].append(idiom)
        ended[idiom[SIZE // 2 :]].append(idiom)
    return dict(begun), dict(ended)
