"""Demands that a copied sentence makes weaker: 必须 to 力争, 开展 to 鼓励开展."""

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.fuzz import ratio

from extractor.compare.ladder import MUST, PLAIN, demands, has_weak, plain, words_of
from extractor.compare.pair import Pair
from extractor.compare.phrases import Copied
from extractor.compare.say import finding, quoted
from extractor.compare.tiers import signs
from extractor.lexicon import load
from extractor.models import Finding
from extractor.text import fold

LONG = 8  # characters that two phrases without their words of strength need to tell
COPY = 70  # likeness (0–100) a passage needs before its strength is compared
CLOSE = 78  # the same where the upper plan has no word of strength to lose


def softened(pair: Pair, copies: Sequence[Copied]) -> Iterator[Finding]:
    """Findings on phrases whose demand stepped down."""
    told: set[str] = set()
    for copy in copies:
        if copy.likeness < COPY or copy.upper.folded == copy.lower.folded or copy.lower.key in told:
            continue
        step = _step(copy)
        if step and (step[0] or _close(copy)) and not _from_above(pair, copy):
            told.add(copy.lower.key)
            yield _finding(pair, copy, *step)
        elif step is None and (must := _left_out(copy)):
            told.add(copy.lower.key)
            yield _finding(pair, copy, must, "", MUST - PLAIN)


def _close(copy: Copied) -> bool:
    """Is a phrase to which a weak word was added the upper one, with or without its words of strength?"""
    if copy.likeness >= CLOSE:
        return True
    ours, theirs = plain(copy.upper.neutral), plain(copy.lower.neutral)
    return min(len(ours), len(theirs)) >= LONG and ratio(ours, theirs) >= CLOSE


def _left_out(copy: Copied) -> str:
    """The word for must that is all a copied phrase lacks; "" when there is none.

    What else the sentence says elsewhere with that word is no loss here.
    """
    if not demands(copy.upper.folded):
        return ""  # most do not
    ours, theirs = words_of(copy.upper.folded), words_of(copy.lower.folded)
    lost = [word for word, rung in ours.items() if rung == MUST]
    if not lost or any(word in fold(copy.lower.text) for word in lost):
        return ""
    if any(rung > PLAIN and word not in ours for word, rung in theirs.items()):
        return ""  # 应当 is 必须
    return lost[0] if plain(copy.upper.neutral) == plain(copy.lower.neutral) else ""


def _from_above(pair: Pair, copy: Copied) -> bool:
    """Does the lower phrase apply for what only a place above it awards or pays: 争取创建国家级基地, 争取省级补助?"""
    above = "".join(sign for sign in signs(pair.upper) if sign not in signs(pair.lower))
    level = "国家|中央|全国|上级" + (f"|[{above}]级" if above else "")
    return re.search(f"争取[^,;。]{{0,12}}?(?:{level})", copy.lower.folded) is not None


def _step(copy: Copied) -> tuple[str, str, int] | None:
    """The word before, the word after and how many rungs lie between, when the lower phrase asks for less."""
    if not has_weak(copy.lower.folded):
        return None
    ours, theirs = words_of(copy.upper.folded), words_of(copy.lower.folded)
    weak = {word: rung for word, rung in theirs.items() if rung < PLAIN and word not in ours}
    if not weak or any(rung < PLAIN and word not in theirs for word, rung in ours.items()):
        return None
    said, asked = fold(copy.lower.text), fold(copy.upper.text)
    weak = {word: rung for word, rung in weak.items() if said.count(word) > asked.count(word)}  # not one moved here
    if not weak:
        return None
    word, rung = min(weak.items(), key=lambda item: item[1])
    lost = {w: r for w, r in ours.items() if r > PLAIN and w not in theirs}
    before, top = max(lost.items(), key=lambda item: item[1], default=("", PLAIN))
    if not before and (len(word) == 1 or _invites(copy)):
        return None
    return before, word, top - rung


def _invites(copy: Copied) -> bool:
    """Did the upper phrase only invite, in a word that the lower one replaced?"""
    words = load("wording")["inviting"]["words"]
    return any(word in copy.upper.folded and word not in copy.lower.folded for word in words)


def _finding(pair: Pair, copy: Copied, before: str, after: str, rungs: int) -> Finding:
    change = f"上级写{quoted(before)}，下级改为{quoted(after)}" if before else f"下级加上了上级没有的{quoted(after)}"
    rule = "weaker_word" if before else "weak_word_added"
    if not after:
        change, rule = f"上级写{quoted(before)}，下级没有写", "strong_word_left_out"
    return finding(
        pair,
        f"w-{copy.lower.key}-s",
        "wording",
        "softened",
        rule,
        f"{change}，要求的力度减弱。",
        severity="medium" if before and after else "low",
        confidence=0.85 if before and after else 0.7 if before else 0.6 if rungs > 1 else 0.5,
        clauses=(copy.upper.clause_id, copy.lower.clause_id),
        quotes=(copy.upper.text, copy.lower.text),
    )
