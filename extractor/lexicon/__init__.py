"""Reference data of the genre, one YAML file a subject; every entry carries its source and examples."""

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def load(name: str) -> Any:
    """Return the parsed file `<name>.yml`, read once a process.

    Raises:
        FileNotFoundError: there is no such file; a mistake in the program, not in a text.
    """
    text = (files(__package__) / f"{name}.yml").read_text("utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of some literal words, the longest first; one that never matches for no words.

    >>> any_of(["市", "市级"]), any_of([])
    ('市级|市', '(?!)')
    """
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or "(?!)"
