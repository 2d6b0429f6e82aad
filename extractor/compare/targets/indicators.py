"""One verdict for each upper target, and one for each lower target that answers none.

Not owed → omitted are told in `unanswered`, redefined → deadline → value → match in `answered`.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractor.compare.pair import Pair
from extractor.compare.say import finding, quoted, value
from extractor.compare.targets.additions import Extra
from extractor.compare.targets.allotments import allotted_again, allotted_elsewhere, owed
from extractor.compare.targets.answered import answered
from extractor.compare.targets.counterparts import Counterpart, counterparts
from extractor.compare.targets.dimension import measure_of
from extractor.compare.targets.keys import end_of
from extractor.compare.targets.unanswered import other_branch, unanswered
from extractor.models import Finding, Indicator


def compare_targets(pair: Pair) -> Iterator[Finding]:
    """Findings on the targets of a pair."""
    found, added = counterparts(pair)
    upper = pair.once(owed)
    named: defaultdict[str, list[Indicator]] = defaultdict(list)
    for target in upper:
        named[target.name].append(target)
    for target in upper:
        counterpart = found[target.id]
        if counterpart.lower and not _answers_another(target, counterpart.lower, found, named[target.name]):
            yield answered(pair, target, counterpart.lower, counterpart)
        else:
            yield unanswered(pair, target, counterpart, found, named[target.name])
    for target, lower in pair.once(allotted_again):
        yield answered(pair, target, lower, Counterpart(lower, 1.0))
    yield from allotted_elsewhere(pair)
    for extra in added:
        yield _added(pair, extra)


def _answers_another(
    target: Indicator, lower: Indicator, found: dict[str, Counterpart], namesakes: Sequence[Indicator]
) -> bool:
    """Does the lower plan follow another condition of the same duty, and `lower` measure something else?"""
    branch = other_branch(target, found, namesakes)
    return branch and measure_of(target).dimension != measure_of(lower).dimension


def _added(pair: Pair, extra: Extra) -> Finding:
    """A lower target the upper plan does not set, or a year of one for which it sets no value."""
    target, stage = extra
    rule = "no_upper_target"
    what = f"上级计划没有这一指标：{quoted(target.name)}{value(target)}。"
    if stage:
        own = f"{quoted(target.name)}{value(target)}，上级的同一指标为{value(stage)}，没有写这一年份"
        milestone = end_of(target.deadline) < (end_of(stage.deadline) or "9")
        rule = "own_stage" if milestone else "own_later_stage"
        what = f"下级自定的{'阶段' if milestone else '后续'}目标：{own}。"
    asked = pair.asked.get(target.clause_id, (None,))
    return finding(
        pair,
        f"i-{target.id}",
        "indicator",
        "added",
        rule,
        what,
        severity="info",
        confidence=0.8,
        clauses=(asked[0], target.clause_id),
        targets=(None, target.id),
        quotes=(None, target.quote),
    )
