"""Tables that speak of indicators and levels and gave no target: a doubt, since what they ask for is not compared."""

import re
from collections.abc import Iterator, Sequence

from extractor.models import Clause, Document, Indicator, Issue
from extractor.text import bare, fold

_INDICATOR = re.compile("指标")
_LEVEL_HEAD = re.compile("20[0-9]{2}年?|[目标现状基期]值|[一二三四五]五”?末")
_LEVEL = re.compile(r"(?<![0-9年月.])[0-9]+(?:\.[0-9]+)?(?![0-9年月日.])")
_HEADS = 120  # characters at the top of a table in which its heads stand
_FEWEST = 3  # numbers below the heads; fewer are dates and sizes in a form


def unread_tables(document: Document, clauses: Sequence[Clause], targets: Sequence[Indicator]) -> Iterator[Issue]:
    """An issue for each table of indicators without a target.

    Args:
        document: The plan; lines are counted from 1 in its text.
        clauses: All its clauses.
        targets: All that was read from them.
    """
    tables = [clause for clause in clauses if clause.kind == "table"]
    read = {target.clause_id for target in targets} if tables else ()
    for clause in tables:
        if clause.id not in read and _has_levels(fold(clause.text)):
            yield Issue(
                document.id,
                document.text.count("\n", 0, clause.char_start) + 1,
                "a table of indicators and levels from which no target was read",
                "Put each row on a line of its own with tabs between the cells; until then compare this table by eye",
            )


def _has_levels(text: str) -> bool:
    """Does a table name indicators, levels to reach, and state some?

    >>> _has_levels("指标名称 2025年 2030年 甲率 14 20 乙数 35"), _has_levels("序号 重点任务 牵头单位 完成时限 1 甲 2 乙 3 丙")
    (True, False)
    """
    top = bare(text[:_HEADS])
    named = _INDICATOR.search(top) and _LEVEL_HEAD.search(top)
    return bool(named) and len(_LEVEL.findall(text)) >= _FEWEST
