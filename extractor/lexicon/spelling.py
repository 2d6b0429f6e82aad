"""How characters sound and look, for typing errors: Hanyu Pinyin without tone (`sounds.txt`), shared parts (`shapes.txt`)."""

from functools import cache, lru_cache
from importlib.resources import files

# Sounds that typists from many regions do not keep apart.
_NEAR = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ang", "an"), ("eng", "en"), ("ing", "in"), ("l", "n"), ("h", "f"))


def sound_alike(one: str, other: str) -> bool:
    """Are two strings of Chinese characters read the same, tone aside?

    >>> sound_alike("渝", "愉"), sound_alike("围挡", "围档"), sound_alike("推进", "加强")
    (True, True, False)
    """
    return len(one) == len(other) and all(
        a == b or bool(_sounds().get(a, _NONE) & _sounds().get(b, _NONE)) for a, b in zip(one, other, strict=True)
    )


def nearly_sound_alike(one: str, other: str) -> bool:
    """The same, without keeping apart zh and z, ang and an, and other pairs that dialects merge.

    >>> nearly_sound_alike("形", "新"), nearly_sound_alike("精", "管")
    (True, False)
    """
    return len(one) == len(other) and all(
        a == b or bool(_near(_sounds().get(a, _NONE)) & _near(_sounds().get(b, _NONE)))
        for a, b in zip(one, other, strict=True)
    )


def look_alike(one: str, other: str) -> bool:
    """Are two characters written nearly the same?

    >>> look_alike("清", "情"), look_alike("己", "已"), look_alike("清", "洁")
    (True, True, False)
    """
    return not _shapes().get(one, _NO_LINES).isdisjoint(_shapes().get(other, _NO_LINES))


@lru_cache(maxsize=1024)
def alike(one: str) -> tuple[str, ...]:
    """The common characters that sound the same as one or look nearly so, in the order of Unicode.

    Common are those of the first level of GB 2312.

    >>> "情" in alike("清"), "青" in alike("清"), "清" in alike("清")
    (True, True, False)
    """
    found = {c for sound in _sounds().get(one, _NONE) for c in _by_sound()[sound]}
    found |= {c for line in _shapes().get(one, _NO_LINES) for c in _lines()[line]}
    return tuple(sorted(c for c in found - {one} if c.encode("gb2312") < _SECOND_LEVEL))


_SECOND_LEVEL = b"\xd8"
_NONE: frozenset[str] = frozenset()
_NO_LINES: frozenset[int] = frozenset()


@lru_cache(maxsize=1024)
def _near(sounds: frozenset[str]) -> frozenset[str]:
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


@cache
def _sounds() -> dict[str, frozenset[str]]:
    """Readings of each character."""
    readings: dict[str, frozenset[str]] = {}
    for sound, characters in _by_sound().items():
        for character in characters:
            readings[character] = readings.get(character, _NONE) | {sound}
    return readings


@cache
def _by_sound() -> dict[str, str]:
    """Characters of each reading."""
    return dict(line.split(" ", 1) for line in _read("sounds.txt"))


@cache
def _shapes() -> dict[str, frozenset[int]]:
    """Numbers of the lines of `shapes.txt` in which each character stands."""
    lines: dict[str, frozenset[int]] = {}
    for number, characters in enumerate(_lines()):
        for character in characters:
            lines[character] = lines.get(character, _NO_LINES) | {number}
    return lines


@cache
def _lines() -> tuple[str, ...]:
    return _read("shapes.txt")


def _read(name: str) -> tuple[str, ...]:
    """The lines of a file beside this one, without its remarks."""
    lines = (files(__package__) / name).read_text("utf-8").splitlines()
    return tuple(line for line in lines if not line.startswith("#"))
