"""One count asked of several, each in a period of its own: 县级林长每季度、乡镇级林长每月巡林均不少于1次."""

import re

from extractor.extract.numbers.frequency import EVENTS
from extractor.extract.prose import naming
from extractor.extract.prose.periods import period_of
from extractor.lexicon.periods import EVERY

_ACTOR = re.compile(rf"(?P<who>[^,;:。、\d每]{{1,12}})(?P<period>{EVERY.pattern})度?[、,和及]?")
_FEWEST = 2


def of_actors(words: str, name: str, unit: str) -> list[tuple[str, str]]:
    """Name and unit for each of those who act, told by the `words` before a count; none where there is one period.

    >>> of_actors("县级林长每季度、乡镇级林长每月巡林均", "县级林长、乡镇级林长每月巡林", "次/季度")
    [('县级林长巡林', '次/季度'), ('乡镇级林长巡林', '次/月')]
    >>> of_actors("林长每月巡林", "林长巡林", "次/月")
    []
    """
    counted, _, period = unit.partition("/")
    if not period or counted not in EVENTS or words.count("每") < _FEWEST:
        return []
    found: list[re.Match[str]] = []
    at = 0
    while match := _ACTOR.match(words, at):
        found.append(match)
        at = match.end()
    if len(found) < _FEWEST:
        return []
    last = found[-1]
    act = name.partition(last["who"])[2] if last["who"] in name else name
    act = act.removeprefix(last["period"])
    return [(naming.clean(m["who"]) + act, f"{counted}/{period_of(m['period'])}") for m in found]
