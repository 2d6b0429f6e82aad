"""How characters sound: Hanyu Pinyin without tone (`sounds.txt`), for typing errors that are read the same."""

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


_NONE: frozenset[str] = frozenset()


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
    for line in (files(__package__) / "sounds.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            sound, _, characters = line.partition(" ")
            for character in characters:
                readings[character] = readings.get(character, _NONE) | {sound}
    return readings
