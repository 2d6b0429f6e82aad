"""Probable typing errors: one or two characters changed inside an otherwise copied phrase.

A change is a mistake when the characters sound the same, or when the old ones make a word and the new ones make none. Place names,
level words, figures, synonyms and words that come and go freely are no mistakes.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from extractor.compare.pair import Pair
from extractor.compare.phrases import Copied, Edit, edits
from extractor.compare.say import finding, quoted
from extractor.compare.typos.edited import CHINESE, LEVELS, alone, joined, trimmed
from extractor.compare.typos.exchanged import replaced, transposed
from extractor.compare.typos.uneven import doubled, inserted, inside_word, left_out
from extractor.compare.typos.usage import another_spelling
from extractor.lexicon import load
from extractor.lexicon.spelling import sound_alike
from extractor.lexicon.words import whole
from extractor.models import Finding
from extractor.neutral import passages_of

CLOSE = 80  # likeness (0–100) from which a passage is otherwise identical
CONTEXT = 2  # equal characters needed on a side, unless the passage ends there
LONGEST = 2  # characters a mistake touches
SPAN = 5  # characters around an edit that are judged together
_MARKS = " 。、“”‘’《》()·"


def suspected_typos(pair: Pair, copies: Sequence[Copied]) -> Iterator[Finding]:
    """Findings on probable typing errors, one for each place."""
    told: set[tuple[str, str, str]] = set()
    for copy in copies:
        if copy.upper.folded == copy.lower.folded:
            continue
        found = edits(copy)
        for edit in map(trimmed, joined(alone(found)) if len(found) > 1 else found):
            known = (copy.lower.key, edit.old, edit.new)
            why = _mistake(pair, copy, edit) if known not in told else None
            if why:
                told.add(known)
                yield _finding(pair, copy, edit, *why, len(told))


def _mistake(pair: Pair, copy: Copied, edit: Edit) -> tuple[str, float] | None:
    """Rule and confidence when an edit looks like a mistake, else None."""
    old, new = copy.upper.folded, copy.lower.folded
    if edit.old == "⇄":
        return transposed(old, new, edit)
    if max(len(edit.old), len(edit.new)) > LONGEST or not _framed(old, new, edit):
        return None
    if not CHINESE.fullmatch(edit.old + edit.new):
        return None
    if doubled(new, edit):
        return "doubled", 0.85
    if _light(edit) and not inside_word(old, edit):
        return None
    if LEVELS.issuperset(edit.old + edit.new):
        return None
    why = _kind_of_mistake(pair, copy, edit)
    return None if why and _same_meaning(pair, old, new, edit) else why


def _kind_of_mistake(pair: Pair, copy: Copied, edit: Edit) -> tuple[str, float] | None:
    old, new = copy.upper.folded, copy.lower.folded
    if copy.alike < CLOSE:
        alike = len(edit.old) == len(edit.new) and sound_alike(edit.old, edit.new)
        return ("same_sound", 0.7) if alike and _enclosed(old, edit) else None
    if edit.old and edit.new:
        return replaced(pair, copy, edit)
    return inserted(copy, new, edit) if edit.new else left_out(copy, old, new, edit)


def _framed(old: str, new: str, edit: Edit) -> bool:
    """Is there enough equal text on both sides?"""
    before, after = edit.old_start, len(old) - edit.old_start - len(edit.old)
    return (before >= CONTEXT or after >= 2 * CONTEXT) and (after >= CONTEXT or before >= 2 * CONTEXT)


def _enclosed(old: str, edit: Edit) -> bool:
    """Does equal text stand on both sides?"""
    return edit.old_start >= CONTEXT and len(old) - edit.old_start - len(edit.old) >= CONTEXT


def _light(edit: Edit) -> bool:
    words = _light_words()
    return (not edit.old or edit.old in words) and (not edit.new or edit.new in words)


@cache
def _light_words() -> frozenset[str]:
    return frozenset(load("wording")["light"]["words"])


def _same_meaning(pair: Pair, old: str, new: str, edit: Edit) -> bool:
    """Does the change vanish once places, levels, figures and synonyms are neutral?"""
    one = old[max(0, edit.old_start - SPAN) : edit.old_start + len(edit.old) + SPAN]
    other = new[max(0, edit.new_start - SPAN) : edit.new_start + len(edit.new) + SPAN]
    (_, first, _), (_, second, _) = passages_of([one, other], pair.names)
    if first == second:
        return True
    return another_spelling(old, new, edit.old_start, edit.new_start)


def _finding(pair: Pair, copy: Copied, edit: Edit, rule: str, confidence: float, number: int) -> Finding:
    old, new = copy.upper.folded, copy.lower.folded
    size, width = (2, 2) if edit.old == "⇄" else (len(edit.old), len(edit.new))
    a, c = max(0, edit.old_start - 1), max(0, edit.new_start - 1)
    a, b, c, d = whole(old, new, (a, edit.old_start + size + 1, c, edit.new_start + width + 1))
    was, became = (text.strip(_MARKS) for text in (old[a:b], new[c:d]))
    doubt = "疑漏一字" if rule == "character_missing" else "疑为错字"
    return finding(
        pair,
        f"w-{copy.lower.key}-t{number}",
        "wording",
        "suspected_typo",
        rule,
        f"与上级原文相比，{quoted(was)}写成了{quoted(became)}，{doubt}。",
        severity="low",
        confidence=confidence,
        clauses=(copy.upper.clause_id, copy.lower.clause_id),
        quotes=(copy.upper.text, copy.lower.text),
    )
