"""Other names of the bodies a query names, as the database lists them: 卫健委 is 卫生健康委, 精神科 is not 心理科."""

import json
import re
import sqlite3
from collections.abc import Iterable, Sequence

# A body is asked for with or without the level it belongs to: 市卫健委.
_LEVEL = re.compile("^[省市县区州旗](?=..)")
_CALLED = """select function, aliases from units
    where function in ({0}) or exists (select 1 from json_each(aliases) where value in ({0}))"""


def other_names(conn: sqlite3.Connection, words: Sequence[str]) -> dict[str, list[str]]:
    """For each word the other names of the body it names, at the level it is asked for; [] for any other word."""
    levels = {word: match[0] if (match := _LEVEL.match(word)) else "" for word in words}
    asked = sorted({*words, *(word.removeprefix(level) for word, level in levels.items())})
    called = conn.execute(_CALLED.format(", ".join("?" * len(asked))), asked * 2)
    groups = [(function, *json.loads(aliases or "[]")) for function, aliases in called]

    def names(word: str) -> list[str]:
        for level in dict.fromkeys(("", levels[word])):  # 市政 is a name of its own
            own = [level + name for group in groups if word.removeprefix(level) in group for name in group]
            if own:
                return [name for name in dict.fromkeys(own) if name != word]
        return []

    return {word: names(word) for word in words}


def shortest(names: Iterable[str]) -> list[str]:
    """Names that contain none of the others: who looks for 卫生健康委 finds 卫生健康委员会.

    >>> shortest(["卫生健康委员会", "卫健委", "卫生健康委"])
    ['卫健委', '卫生健康委']
    """
    known = list(dict.fromkeys(names))
    return [name for name in known if not any(other in name and other != name for other in known)]


def longest(names: Iterable[str]) -> list[str]:
    """Names that stand within none of the others.

    >>> longest(["健康委", "卫生健康委", "卫健委"])
    ['卫生健康委', '卫健委']
    """
    known = list(dict.fromkeys(names))
    return [name for name in known if not any(name in other and other != name for other in known)]
