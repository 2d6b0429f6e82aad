"""The style sheet: colours that can be read in both schemes, nothing from outside, print and small screens cared for."""

import re
from importlib.resources import files

import pytest

CSS = (files("db.site") / "static" / "site.css").read_text("utf-8")
TONES = ("good", "up", "step", "shift", "down", "gone", "calm", "new")
PAIRS = [(tone, f"{tone}-bg") for tone in TONES]
PAIRS += [(ink, ground) for ink in ("ink", "soft", "link") for ground in ("bg", "surface")]
PAIRS += [("mark-ink", "mark"), ("bar-ink", "bar"), ("ink", "calm-bg"), ("soft", "calm-bg"), ("bg", "link")]
PAIRS += [(tone, "surface") for tone in TONES]


def colours(scheme: str) -> dict[str, tuple[int, int, int]]:
    """The palette of one scheme; dark overrides light."""
    light, dark = re.findall(r":root \{(.*?)\}", CSS, re.S)[:2]
    found = dict(re.findall(r"--([a-z-]+): #([0-9a-f]{6})", light))
    if scheme == "dark":
        found |= dict(re.findall(r"--([a-z-]+): #([0-9a-f]{6})", dark))
    return {name: (int(hex_[:2], 16), int(hex_[2:4], 16), int(hex_[4:], 16)) for name, hex_ in found.items()}


def luminance(colour: tuple[int, int, int]) -> float:
    """Relative luminance after WCAG 2."""
    parts = [c / 255 / 12.92 if c / 255 <= 0.03928 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_contrast(scheme: str, ink: str, ground: str) -> None:
    """At least 4.5 to 1, WCAG AA for text of any size."""
    palette = colours(scheme)
    bright, dim = sorted((luminance(palette[ink]), luminance(palette[ground])), reverse=True)
    assert (bright + 0.05) / (dim + 0.05) >= 4.5


def test_nothing_comes_from_outside() -> None:
    """No address, no import, no font to fetch."""
    assert not re.search(r"url\(|@import|@font-face|https?:", CSS)


def test_print_and_small_screens_are_cared_for() -> None:
    """Table heads repeat, rows stay whole, and a narrow window has rules of its own."""
    assert "display: table-header-group" in CSS and "break-inside: avoid" in CSS
    assert "@media (max-width: 44rem)" in CSS and "prefers-color-scheme: dark" in CSS
    assert ":focus-visible" in CSS
