"""The shell of the lower plan's notice: whom it is sent to, and whose approval it names, by the upper level's words.

省政府各部门 in a city's notice was left standing; 省驻市各单位 are rightly addressed.
"""

import re
from collections.abc import Iterator
from functools import cache

from extractor.compare.localising.upper_words import addressees
from extractor.compare.pair import Pair
from extractor.compare.say import finding, quoted
from extractor.compare.tiers import descent, signs_above
from extractor.models import Finding, Plan
from extractor.neutral import once_a_plan

_SENT_TO = re.compile(r"(?:各|有关)[^。;]{3,160}:$")
_NATIONAL = "国务院(?:各部委|各直属机构|有关部门)|中央各部门"


def misaddressed(pair: Pair) -> Iterator[Finding]:
    """Findings on the words of the upper level in the lower notice's shell."""
    tiers = descent(pair.upper, pair.lower)
    if tiers is None:
        return
    marks = signs_above(pair.upper, pair.lower)
    theirs = [printed for _, printed, folded in _lines(pair.upper) if _SENT_TO.search(folded)]
    sent, approved = (_left(marks), addressees(pair)), _approved(marks)
    for number, (clause, printed, folded) in enumerate(_lines(pair.lower)):
        found = [word for kind in sent for word in kind.finditer(folded)] if _SENT_TO.search(folded) else []
        spans = [word.span() for word in found] + [word.span("whose") for word in approved.finditer(folded)]
        if spans:
            yield finding(
                pair,
                f"w-{clause}-a{number}",
                "wording",
                "unlocalised",
                "body_of_upper_level",
                f"下级印发通知中{''.join(quoted(printed[slice(*span)]) for span in spans)}是上级的称呼，未改为本级。",
                severity="low",
                confidence=0.7,
                clauses=(None, clause),
                quotes=(theirs[0] if theirs else None, printed),
            )


@once_a_plan
def _lines(plan: Plan) -> list[tuple[str, str, str]]:
    """The lines of the notice, each with its clause, as printed and folded."""
    return [
        (clause.id, printed, folded)
        for clause in plan.clauses
        if clause.kind == "front"
        for printed, folded in zip(clause.view.printed.split("\n"), clause.view.folded.split("\n"), strict=True)
    ]


@cache
def _left(marks: str) -> re.Pattern[str]:
    """What a government calls its own departments; those of upper ones that have their seat here are 驻 or 中省直."""
    if not marks:
        return re.compile(_NATIONAL)
    own = f"[{marks}]"
    return re.compile(
        f"(?<![、中央省]){own}(?:(?:人民)?政府(?:各|有关)|[直级](?:各|有关)|各|有关)(?:部门|单位|委办局|工作部门)(?!驻)"
    )


@cache
def _approved(marks: str) -> re.Pattern[str]:
    """Whose consent a notice names, right before it is sent out."""
    return (
        re.compile(f"已?经(?P<whose>[{marks}](?:委、[{marks}])?(?:人民)?政府)(?:研究)?(?:同意|审定|批准),?现")
        if marks
        else re.compile("(?!)")
    )
