"""Dates that a sentence of the upper plan states, and the lower one leaves out or puts off."""

import re
from collections.abc import Sequence
from functools import lru_cache

from extractor.compare.losses import trust
from extractor.compare.pair import Match, Pair
from extractor.compare.say import finding, quoted
from extractor.compare.targets.periods import dated_itself
from extractor.models import Finding, Measure
from extractor.neutral import Grams, Phrase, Sentence, passages_of
from extractor.text import fold

_YEAR = re.compile(r"20\d{2}|２０[０-９]{2}|十四五|十五五")
_DATED = re.compile(
    r"(?=[2２到于在至\s])(?:到|于|在|至)?\s*(?:20\d{2}|２０[０-９]{2})\s*年\s*(?:[0-9０-９]{1,2}\s*月)?\s*(?:年?[底末]前?|前|(?=[，,]))"
)
_PARTS = re.compile(r"(?P<year>20\d{2})\s*年\s*(?:(?P<month>\d{1,2})\s*月)?")
CLEAR = 0.6  # score from which it does not matter that another sentence is closer
COVERED = 0.62  # share of a sentence that stands somewhere in the answering clauses
_BARE = re.compile(r"\s*[0-9０-９]{4}\s*年\s*")  # 2024年, may tell of what was
_BELOW = re.compile("各[省市州县区旗盟镇乡街]")  # those have their own dates, later ones the further down
WHOLE = 0.85  # the same of what a lower sentence dates, which says nothing else then
DUE = 4  # characters beside the date that say what is due


def undated(pair: Pair, sentence: Sentence, match: Match) -> bool:
    """Does the sentence date something that its counterpart keeps, without date there or before in the clause?"""
    if match.score < CLEAR or not _is_dated(sentence.measure.text):
        return False
    counterpart = pair.theirs[match.lower]
    task = _due(pair, sentence)
    if task is None or pair.scale.share(task, counterpart.grams) < COVERED:
        return False
    said = pair.copies[1].sentences[counterpart.measure.clause_id]
    before = [s for s in said if s.measure.position <= counterpart.measure.position]
    return not any(_YEAR.search(s.measure.text) or dated_itself(pair, s.folded) for s in before)


def _due(pair: Pair, sentence: Sentence) -> Grams | None:
    """What a sentence dates: the first phrase with more than a date, from that with the date on."""
    dated = next((k for k, p in enumerate(sentence.phrases) if _DATED.search(p.printed + "，")), 0)
    due = next((p for p in sentence.phrases[dated:] if len(_DATED.sub("", p.printed + "，")) > DUE), None)
    # In a short phrase the date weighs most.
    return passages_of([_DATED.sub("", due.printed + "，")], pair.names)[0][2] if due else None


def put_off(pair: Pair, sentence: Sentence, answers: Sequence[str]) -> Finding | None:
    """The finding on a date that the lower plan puts off, where its words or their order are others.

    Every sentence of the answering clauses that has what is due must be dated, and later.
    """
    asked = _dates(sentence.measure.text)
    task = _due(pair, sentence) if len(asked) == 1 else None
    if task is None:
        return None
    near = sorted(j for clause in answers for j in pair.standing.get(clause, ()))
    holding = [pair.theirs[j].measure for j in near if _same(pair, task, sentence, pair.theirs[j])]
    dates = [_dates(measure.text) for measure in holding]
    if any(_BELOW.search(lower.text) for lower in holding):
        return None
    if not holding or not all(found and min(found) > asked[0] for found in dates):
        return None
    measure, lower = sentence.measure, holding[0]
    was, became = _DATED.search(measure.text), _DATED.search(lower.text)
    printed = [quoted(date[0].strip("，, ")) if date else "" for date in (was, became)]
    what = f"上级这句写明期限{printed[0]}，下级写了同样的事，但期限为{printed[1]}，推后。"
    return _finding(pair, measure, lower, "deadline_put_off", what, 0.7, "deadline_later")


def _same(pair: Pair, task: Grams, sentence: Sentence, other: Sentence) -> bool:
    """Does a lower sentence have what is due, or is what it dates all of it the upper one's?"""
    if pair.scale.share(task, other.grams) >= COVERED:
        return True
    dated = _due(pair, other) if _is_dated(other.measure.text) else None
    return dated is not None and pair.scale.share(dated, sentence.grams) >= WHOLE


@lru_cache(maxsize=4096)  # a plan stands in several pairs
def _dates(text: str) -> tuple[tuple[int, int], ...]:
    """Year and month of each date by which something is due; the last month where it gives none."""
    folded = [fold(match[0]) for match in _DATED.finditer(text) if not _BARE.fullmatch(match[0])]
    found = [_PARTS.search(date) for date in folded]
    return tuple((int(date["year"]), int(date["month"] or 12)) for date in found if date)


@lru_cache(maxsize=4096)  # a plan stands in several pairs
def _is_dated(text: str) -> bool:
    return _DATED.search(text) is not None


def only_dates(phrase: Phrase) -> bool:
    """Does a phrase say by when and nothing else: 到2025年?"""
    text = phrase.printed + "，"
    return _DATED.search(text) is not None and len(_DATED.sub("", text)) <= DUE


def deadline_dropped(pair: Pair, sentence: Sentence, match: Match) -> Finding:
    """The finding on a date left out."""
    measure, lower = sentence.measure, pair.theirs[match.lower].measure
    dated = _DATED.search(measure.text)
    what = f"上级这句写明期限{quoted(dated[0] if dated else '')}，下级写了同样的事，但没有写期限。"
    return _finding(pair, measure, lower, "deadline_left_out", what, 0.8, "deadline_dropped")


def _finding(pair: Pair, measure: Measure, lower: Measure, rule: str, what: str, sure: float, flag: str) -> Finding:
    """The finding on what became of a date; `sure` is how sure it is where the clauses are a pair beyond doubt."""
    return finding(
        pair,
        f"m-{measure.id}-d",
        "measure",
        "dropped",
        rule,
        what,
        severity="low",
        confidence=sure * trust(pair, measure.clause_id),
        clauses=(measure.clause_id, lower.clause_id),
        quotes=(measure.text, lower.text),
        flags=(flag,),
    )
