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
        a == b or bool(_sounds(a) & _sounds(b)) for a, b in zip(one, other, strict=True)
    )


def nearly_sound_alike(one: str, other: str) -> bool:
    """The same, without keeping apart zh and z, ang and an, and other pairs that dialects merge.

    >>> nearly_sound_alike("形", "新"), nearly_sound_alike("精", "管")
    (True, False)
    """
    return len(one) == len(other) and all(
        a == b or bool(_near(_sounds(a)) & _near(_sounds(b))) for a, b in zip(one, other, strict=True)
    )


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


@lru_cache(maxsize=4096)
def _sounds(character: str) -> frozenset[str]:
    """Readings of a character; none of what is no Chinese character."""
    return frozenset([sound for sound, characters in _characters() if character in characters])


@cache
def _characters() -> list[tuple[str, str]]:
    """Each sound and the characters that are read so."""
    lines = (files(__package__) / "sounds.txt").read_text("utf-8").splitlines()
    return [(sound, characters) for sound, _, characters in (x.partition(" ") for x in lines if not x.startswith("#"))]
