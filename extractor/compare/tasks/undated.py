"""Dates that a sentence of the upper plan states and its counterpart in the lower one does not."""

import re
from functools import lru_cache

from extractor.compare.losses import trust
from extractor.compare.pair import Match, Pair
from extractor.compare.say import finding, quoted
from extractor.compare.targets.periods import dated_itself
from extractor.models import Finding
from extractor.neutral import Phrase, Sentence, passages_of

_YEAR = re.compile(r"20\d{2}|２０[０-９]{2}|十四五|十五五")
_DATED = re.compile(
    r"(?=[2２到于在至\s])(?:到|于|在|至)?\s*(?:20\d{2}|２０[０-９]{2})\s*年\s*(?:[0-9０-９]{1,2}\s*月)?\s*(?:年?[底末]前?|前|(?=[，,]))"
)
CLEAR = 0.6  # score from which it does not matter that another sentence is closer
COVERED = 0.62  # share of a sentence that stands somewhere in the answering clauses
DUE = 4  # characters beside the date that say what is due


def undated(pair: Pair, sentence: Sentence, match: Match) -> bool:
    """Does the sentence date something that its counterpart keeps, without date there or before in the clause?"""
    if match.score < CLEAR or not _is_dated(sentence.measure.text):
        return False
    counterpart = pair.theirs[match.lower]
    dated = next((k for k, p in enumerate(sentence.phrases) if _DATED.search(p.printed + "，")), 0)
    due = next((p for p in sentence.phrases[dated:] if len(_DATED.sub("", p.printed + "，")) > DUE), None)
    if due is None:
        return False
    task = passages_of([_DATED.sub("", due.printed + "，")], pair.names)[0][2]  # in a short phrase the date weighs most
    if pair.scale.share(task, counterpart.grams) < COVERED:
        return False
    said = pair.copies[1].sentences[counterpart.measure.clause_id]
    before = [s for s in said if s.measure.position <= counterpart.measure.position]
    return not any(_YEAR.search(s.measure.text) or dated_itself(pair, s.folded) for s in before)


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
    return finding(
        pair,
        f"m-{measure.id}-d",
        "measure",
        "dropped",
        "deadline_left_out",
        f"上级这句写明期限{quoted(dated[0] if dated else '')}，下级保留了这句话但没有写期限。",
        severity="low",
        confidence=0.8 * trust(pair, measure.clause_id),
        clauses=(measure.clause_id, lower.clause_id),
        quotes=(measure.text, lower.text),
        flags=("deadline_dropped",),
    )
