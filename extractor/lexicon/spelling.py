"""How characters sound and look, for typing errors: Hanyu Pinyin without tone (`sounds.txt`), shared parts (`shapes.txt`)."""

from bisect import bisect_right
from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files
from unicodedata import normalize

_ROWS = range(0xB0, 0xD8)  # of GB 2312, which hold its first level
SAME_PART = 48  # places in Unicode between characters of one radical with as many strokes
# Sounds that typists from many regions do not keep apart.
_NEAR = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in"), ("l", "n"), ("h", "f"))


def sound_alike(one: str, other: str) -> bool:
    """Are two strings of Chinese characters read the same, tone aside?

    >>> sound_alike("渝", "愉"), sound_alike("围挡", "围档"), sound_alike("推进", "加强")
    (True, True, False)
    """
    return len(one) == len(other) and all(
        a == b or bool(sounds_of(a) & sounds_of(b)) for a, b in zip(one, other, strict=True)
    )


def nearly_sound_alike(one: str, other: str) -> bool:
    """The same, without keeping apart zh and z, ang and an, and other pairs that dialects merge.

    >>> nearly_sound_alike("形", "新"), nearly_sound_alike("精", "管")
    (True, False)
    """
    return len(one) == len(other) and all(
        a == b or bool(sounds_near(sounds_of(a)) & sounds_near(sounds_of(b))) for a, b in zip(one, other, strict=True)
    )


def look_alike(one: str, other: str) -> bool:
    """Are two characters written nearly the same?

    >>> look_alike("清", "情"), look_alike("己", "已"), look_alike("清", "洁")
    (True, True, False)
    """
    return len(one) == len(other) == 1 and not shapes_of(one).isdisjoint(shapes_of(other))


def same_part(one: str, other: str) -> bool:
    """Are two characters so near in Unicode that they have one radical, and nearly as many strokes?

    >>> same_part("村", "材"), same_part("祸", "福"), same_part("村", "庄")
    (True, True, False)
    """
    return abs(ord(one) - ord(other)) <= SAME_PART


def same_radical(one: str, other: str) -> bool:
    """Do two characters stand under one of the 214 radicals?

    >>> same_radical("治", "洽"), same_radical("究", "责")
    (True, False)
    """
    return bisect_right(_radicals(), one) == bisect_right(_radicals(), other)


@cache
def _radicals() -> list[str]:
    """The radicals in the order of Unicode, where the characters of each stand behind it."""
    return sorted(normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6))


@lru_cache(maxsize=4096)
def alike(one: str) -> tuple[str, ...]:
    """The common characters that sound the same as one or look nearly so, in the order of Unicode.

    >>> "情" in alike("清"), "青" in alike("清"), "清" in alike("清")
    (True, True, False)
    """
    found = {c for sound in sounds_of(one) for c in characters_read()[sound]}
    found.update(*shapes_of(one))
    return tuple(sorted(filter(common, found - {one})))


def common(character: str) -> bool:
    """Is a character among the common ones, those of the first level of GB 2312? The others are met in names.

    >>> common("安"), common("沅"), common("翀")
    (True, False, False)
    """
    return character in _first_level()


@cache
def _first_level() -> frozenset[str]:
    cells = [bytes((row, cell)).decode("gb2312", "ignore") for row in _ROWS for cell in range(0xA1, 0xFF)]
    return frozenset(filter(None, cells))


@lru_cache(maxsize=1024)
def sounds_near(sounds: frozenset[str]) -> frozenset[str]:
    """What is left of some sounds where those that dialects merge are one.

    >>> sorted(sounds_near(frozenset({"zhang", "chang"})))
    ['can', 'zan']
    """
    found = set()
    for sound in sounds:
        for wide, narrow in _NEAR[:3]:
            sound = narrow + sound.removeprefix(wide) if sound.startswith(wide) else sound
        for wide, narrow in _NEAR[3:6]:
            sound = sound.removesuffix(wide) + narrow if sound.endswith(wide) else sound
        for wide, narrow in _NEAR[6:]:
            sound = narrow + sound.removeprefix(wide) if sound.startswith(wide) else sound
        found.add(sound)
    return frozenset(found)


def sounds_of(character: str) -> frozenset[str]:
    """Readings of a character; none of what is no Chinese character."""
    return _readings().get(character, frozenset())


@cache
def characters_read() -> dict[str, str]:
    """Each sound and the characters that are read so."""
    return {sound: characters for sound, _, characters in (line.partition(" ") for line in read("sounds.txt"))}


@cache
def _readings() -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for sound, characters in characters_read().items():
        for character in characters:
            found[character].add(sound)
    return {character: frozenset(sounds) for character, sounds in found.items()}


def shapes_of(character: str) -> frozenset[str]:
    """The lines of characters like one."""
    return _lines().get(character, frozenset())


@cache
def _lines() -> dict[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for characters in read("shapes.txt"):
        for character in characters:
            found[character].add(characters)
    return {character: frozenset(lines) for character, lines in found.items()}


@cache
def read(name: str) -> tuple[str, ...]:
    """The lines of a file of the lexicon, without its remarks."""
    lines = (files(__package__) / name).read_text("utf-8").splitlines()
    return tuple(line for line in lines if not line.startswith("#"))
