"""Typing errors that need no copied sentence: told by the upper plan's words, by what fell apart, by what is missing."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from extractor.compare.pair import Pair
from extractor.compare.running import Mistake, Running, running
from extractor.compare.said import Said
from extractor.compare.say import finding, quoted
from extractor.compare.typos.garbled import garbled
from extractor.compare.typos.homophones import homophones
from extractor.compare.typos.idioms import idioms
from extractor.compare.typos.rare import rare
from extractor.compare.typos.skipped import skipped
from extractor.compare.typos.slips import slips
from extractor.compare.typos.turned import turned
from extractor.compare.typos.twice import twice
from extractor.compare.typos.unlikely import unlikely
from extractor.lexicon import load
from extractor.models import Finding
from extractor.neutral import names_of

MUCH = 200_000  # characters no plan has: whether each is met once would take for ever
_MARKS = " \n。、,;:“”‘’《》()·"
_NUMBER = re.compile(r"[一-鿿]{2,10}[〔\[(](?:19|20)[0-9]{2}[〕\])][0-9]+号")
_SAID = {
    "unlike_upper_plan": "上级写{right}，下级此处写成{wrong}，疑为错字。",
    "another_word": "上级写{right}，下级此处写成{wrong}，疑为同音或形近之误。",
    "character_missing": "上级写{right}，下级此处写成{wrong}，疑漏一字。",
    "swapped": "上级写{right}，下级此处写成{wrong}，疑为颠倒。",
    "typed_twice": "{wrong}重复，疑为{right}之误。",
    "no_such_word": "{wrong}不成词，疑为{right}之误。",
    "transposed": "{wrong}不成词，疑为{right}颠倒。",
    "unlikely": "{wrong}不像此类文件的用语，疑为{right}之误。",
    "same_shape": "{wrong}疑为{right}之误，两字形近。",
}


def mistyped(pair: Pair, asked: Sequence[Said], said: Sequence[Said], told: Sequence[Finding]) -> Iterator[Finding]:
    """Findings on stretches that are most likely mistyped, but for those already `told`."""
    run = running(asked, said)
    known: defaultdict[str | None, str] = defaultdict(str)
    for one in told:
        known[one.lower_quote] += one.explanation
    seen: dict[int, set[int]] = {}
    for mistake in chain(slips(run), homophones(run), _alone(pair, run)):
        line = run.line(mistake.at)
        places = set(range(mistake.at, mistake.at + len(mistake.wrong)))
        if _told(mistake.wrong, known[run.said[line].text]) or places & seen.get(line, set()):
            continue
        if _numbers(run.theirs, mistake.at):
            continue  # each place has an abbreviation of its own: 沪府办发, 崇府办发
        if _person().match(run.said[line].folded):
            continue  # the characters of a name make no words
        seen.setdefault(line, set()).update(places)
        yield _finding(pair, run, mistake, run.said[line])


def _alone(pair: Pair, run: Running) -> Iterator[Mistake]:
    """What the lower plan gets wrong by itself, told once: beside a plan it answers to, not beside its peers."""
    if pair.comparison.relation == "implements" and len(run.theirs) <= MUCH:
        yield from twice(run)
        yield from idioms(run)
        yield from garbled(run, names_of(pair.lower.document))
        yield from skipped(run)
        yield from rare(run)
        yield from turned(run)
        yield from unlikely(run, names_of(pair.lower.document))


def _numbers(text: str, at: int) -> bool:
    """Does the character at `at` stand in the number of a document?"""
    return _NUMBER.match(text, max(text.rfind(mark, 0, at + 1) for mark in "(\n,、。") + 1) is not None


@cache
def _person() -> re.Pattern[str]:
    """A line that names a person and a post, as in a list of the members of a group."""
    persons = load("wording")["persons"]
    surnames, posts = "".join(persons["surnames"]), "|".join(persons["posts"])
    return re.compile(rf"(?:[一-鿿]{{1,6}}[:,])?[{surnames}][一-鿿]{{1,3}}[^,;。]{{0,30}}(?:{posts})\Z")


def _told(wrong: str, explanations: str) -> bool:
    """Is any pair of the characters quoted in what is told of the sentence?"""
    return any(wrong[k : k + 2] in explanations for k in range(len(wrong) - 1))


def _finding(pair: Pair, run: Running, mistake: Mistake, lower: Said) -> Finding:
    upper = run.source(mistake.right.strip("\n"))
    wrong, right = (quoted(text.strip(_MARKS)) for text in (mistake.wrong, mistake.right))
    return finding(
        pair,
        f"w-{lower.key}-y{mistake.at - run.starts[run.line(mistake.at)]}",
        "wording",
        "suspected_typo",
        mistake.rule,
        _SAID[mistake.rule].format(wrong=wrong, right=right),
        severity="low",
        confidence=mistake.confidence,
        clauses=(upper.clause_id if upper else None, lower.clause_id),
        quotes=(upper.text if upper else None, lower.text),
    )
