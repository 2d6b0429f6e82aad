"""Other names of the bodies a query names, as `units` lists them: 卫健委 is 卫生健康委, 精神科 is not 心理科.

A body has up to seventy names, of which a corpus prints a handful. Which ones is found out when the index is made:
to look for all of them with every query would take far longer than the search itself.
"""

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

# Datasette hides search indexes, its coming line tables with a leading underscore: this is both, and nobody's data.
TABLE = "_names_fts"
_CREATE = f"create virtual table {TABLE} using fts5(unit_id unindexed, name unindexed, printed unindexed)"
# A body is asked for with or without the level it belongs to: 市卫健委.
_LEVEL = re.compile("^[省市县区州旗](?=..)")
_CALLED = f"""select asked.name, own.name from {TABLE} as asked join {TABLE} as own on own.unit_id = asked.unit_id
    where asked.name in ({{}}) and own.printed and own.name != asked.name order by own.rowid"""


def keep_names(conn: sqlite3.Connection, is_printed: Callable[[str], bool]) -> None:
    """Write down every name of every body, and whether a clause prints it; what was written before goes."""
    conn.execute(f"drop table if exists {TABLE}")
    conn.execute(_CREATE)
    for unit_id, function, aliases in conn.execute("select id, function, aliases from units order by id").fetchall():
        names = dict.fromkeys((function, *json.loads(aliases or "[]")))
        rows = [(unit_id, name, is_printed(name)) for name in names]
        conn.executemany(f"insert into {TABLE} values (?, ?, ?)", rows)


def other_names(conn: sqlite3.Connection, words: Sequence[str]) -> dict[str, list[str]]:
    """For each word the other names of the body it names, at the level it is asked for; [] for any other word."""
    levels = {word: match[0] if (match := _LEVEL.match(word)) else "" for word in words}
    asked = sorted({*words, *(word.removeprefix(level) for word, level in levels.items())})
    names: dict[str, list[str]] = defaultdict(list)
    try:
        for name, other in conn.execute(_CALLED.format(", ".join("?" * len(asked))), asked):
            names[name].append(other)
    except sqlite3.OperationalError:  # built before names were kept
        return {word: [] for word in words}

    def others(word: str) -> list[str]:
        for level in dict.fromkeys(("", levels[word])):  # 市政 is a name of its own
            bare = word.removeprefix(level)
            if bare in names:
                return [level + name for name in dict.fromkeys(names[bare])]
        return []

    return {word: others(word) for word in words}


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
