"""Which clause a row of a table of duties speaks of, by the words that name its task."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from rapidfuzz.distance import DamerauLevenshtein

from extractor.models import Clause
from extractor.text import bare

_LABEL = re.compile(r"^[(]?(?:第?[一二三四五六七八九十百]+[章节条]?|\d{1,3})[).、]*")
_JOINTS = re.compile("[、和及与,]")
_GENERAL = re.compile("(?:保障|工作|建设|提升|管理|任务|工程|体系|机制|行动)$")
# Headings of any plan; their words stand in many a row, which does not name them.
_OF_ANY_PLAN = re.compile(
    "(?:总体|工作|主要|重点|具体|基本|发展|建设|保障)+(?:要求|目标|任务|措施|思路|原则|安排|内容)"
)
_SHORT = 4  # characters of a name that is part of one heading only
_NAMED = 6  # the same of one whose characters stand in a heading with others between, or whose words stand in a text
_LED = 16  # characters of a row that are looked for in texts


class Named(NamedTuple):
    """The clause a row speaks of."""

    clause: Clause
    whole: bool  # by its heading; a row that prints words out of its text names a part of it


class Tasks:
    """Finds the clause a row of a table names."""

    def __init__(self, clauses: Sequence[Clause]) -> None:
        self._clauses = [c for c in clauses if c.kind in ("task", "safeguard", "goal", "group")]

    @cached_property
    def _headings(self) -> dict[str, Clause]:
        """The clauses by heading; most plans have no table that asks for them."""
        named = {_plain(clause.heading): clause for clause in reversed(self._clauses) if clause.heading}
        return {heading: clause for heading, clause in named.items() if not _OF_ANY_PLAN.fullmatch(heading)}

    def named(self, task: str) -> Named | None:
        """The clause whose heading `task` prints, is part of or holds; else the only one that has its words.

        Names are shortened in tables: 规范化种植 for 推进规范化种植, 发展林下经济 for 发展林下药材经济.
        """
        name = _plain(task)
        if name in self._headings:
            return Named(self._headings[name], True)
        for fits in (_begins, _is_part):
            alike = self._alike(name, fits, _SHORT)
            if alike:
                return Named(alike[0], True) if len(alike) == 1 else None
        if len(name) < _NAMED:
            return self._loosely(name)
        holding = [c for c in self._clauses if name[:_LED] in c.view.folded.replace("\n", "")]
        if holding:
            return Named(holding[0], False) if len(holding) == 1 else None
        for fits in (_runs_through, _mistyped):
            alike = self._alike(name, fits, _NAMED)
            if len(alike) == 1:
                return Named(alike[0], True)
        return self._loosely(name)

    def _loosely(self, name: str) -> Named | None:
        """The only clause whose heading has all characters of a name, or the words before a general one at its end.

        专利密集型产业培育 for 培育专利密集型产业, 代理行业 for 规范代理服务行业, 投入保障 for 加大投入力度.
        """
        words = frozenset(_JOINTS.sub("", name))
        theme = _GENERAL.sub("", name)
        for told in (words.issubset, lambda heading: theme in heading):
            alike = [clause for heading, clause in self._headings.items() if told(heading)]
            if len(name) >= _SHORT and len(theme) > 1 and len(alike) == 1:
                return Named(alike[0], True)
        return None

    def _alike(self, name: str, fits: Callable[[str, str], bool], least: int) -> list[Clause]:
        """Clauses whose heading fits a name, either being the longer one."""
        found = []
        for heading, clause in self._headings.items():
            short, long = sorted((name, heading), key=len)
            if len(short) >= least and fits(long, short):
                found.append(clause)
        return found


def _begins(long: str, short: str) -> bool:
    return long.startswith(short) and len(short) >= _NAMED


def _is_part(long: str, short: str) -> bool:
    return short in long


def _runs_through(long: str, short: str) -> bool:
    rest: Iterable[str] = iter(long)
    return all(character in rest for character in short)


def _mistyped(long: str, short: str) -> bool:
    """优化村卫生室布居 for 优化村卫生室布局."""
    return DamerauLevenshtein.distance(long, short, score_cutoff=1) <= 1


def _plain(words: str) -> str:
    """Words of a task without label and final mark."""
    return _LABEL.sub("", bare(words)).rstrip("。.;,")
