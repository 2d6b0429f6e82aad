"""What the lower plan calls itself: 本行动计划 in one that is an 实施方案, as the upper plan is an action plan."""

import re
from collections.abc import Iterator
from functools import cache

from extractor.compare.pair import Pair
from extractor.compare.said import said
from extractor.compare.say import finding, quoted
from extractor.models import Finding, Plan
from extractor.text import fold

_NAMES = "(?:行动|实施|工作|总体|专项)(?:计划|方案|规划|意见|办法)|规划纲要|计划|方案|规划|意见|办法|措施|要点"
_KIND = re.compile(f"(?P<kind>{_NAMES})(?:[(（][^()（）]*[)）])?$")


def self_named(pair: Pair) -> Iterator[Finding]:
    """Findings on sentences in which the lower plan goes by the kind of the upper one, though it knows its own."""
    above, text = _kind(pair.upper), pair.lower.document.text
    if not above or f"本{above}" not in text or above in (pair.lower.document.title or ""):
        return
    own = _kind(pair.lower)
    if not own:
        return
    known = _self(own).search(text) is not None
    for one in said(pair.lower):
        if f"本{above}" in one.folded and (_self(above) if known else _made(above)).search(one.folded):
            yield finding(
                pair,
                f"w-{one.key}-s",
                "wording",
                "unlocalised",
                "kind_of_upper_plan",
                f"下级此处自称{quoted('本' + above)}，是上级文件的文种，本文件是{quoted(own)}。",
                severity="low",
                confidence=0.8,
                clauses=(pair.asked.get(one.clause_id, (None,))[0], one.clause_id),
                quotes=(None, one.text),
            )


def _kind(plan: Plan) -> str | None:
    """What kind of plan a title says it is: 行动计划, 实施方案."""
    kind = _KIND.search(fold(plan.document.title or ""))
    return kind["kind"] if kind else None


@cache
def _made(kind: str) -> re.Pattern[str]:
    """What the plan says it has been made."""
    return re.compile(f"(?:制定|编制|形成)本{kind}(?=[,;。]|$)")


@cache
def _self(kind: str) -> re.Pattern[str]:
    """本方案, but not 成本计划 or 基本方案."""
    return re.compile(f"(?<![基成样版文日标根资])本{kind}")
