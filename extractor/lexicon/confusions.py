"""Which characters are typed, read or scanned for others, and how readily: by sound, by shape, by both."""

from collections import defaultdict
from functools import cache, lru_cache

from extractor.lexicon.spelling import characters_read, common, read, shapes_of, sounds_near, sounds_of

# Logarithms of how much more readily than any other character: they are added to those of `genre` and `words`.
SAME, NEAR = 10.0, 5.0  # one that sounds the same, or so where dialects merge sounds
FIRST, NEXT = 12.5, 7.5  # one of the likest characters, and one of those that are rather alike
FEW, MORE = 3, 8  # so many are the likest, and rather alike
BOTH = 7.5  # more where sound and shape are alike


@lru_cache(maxsize=4096)
def confused(one: str) -> dict[str, float]:
    """The common characters that `one` may be printed for, and how readily.

    >>> confused("末")["未"] > confused("末")["默"] > 0, "业" in confused("末")
    (True, False)
    """
    sounds = sounds_of(one)
    same = frozenset().union(*[characters_read()[sound] for sound in sounds])
    near = frozenset().union(*[_sounding_near()[sound] for sound in sounds_near(sounds)])
    likest, parts = _printing_like().get(one, ""), frozenset().union(*shapes_of(one))
    rather = parts.union(likest[:MORE])
    found: dict[str, float] = {}
    for other in sorted(filter(common, near.union(likest, parts) - {one})):
        sound = SAME if other in same else NEAR if other in near else 0.0
        shape = FIRST if other in likest[:FEW] else NEXT if other in rather else 0.0
        found[other] = max(sound, shape) + (BOTH if sound and (shape or other in likest) else 0.0)
    return found


@cache
def _printing_like() -> dict[str, str]:
    """For each character those that print most like it, the likest first."""
    return {line[0]: line[1:] for line in read("glyphs.txt")}


@cache
def _sounding_near() -> defaultdict[str, frozenset[str]]:
    """The characters by their sound, as dialects merge it."""
    found: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for sound, characters in characters_read().items():
        for near in sounds_near(frozenset([sound])):
            found[near] |= frozenset(characters)
    return found
