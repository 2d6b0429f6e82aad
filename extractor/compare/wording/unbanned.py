"""Bans that became wishes: 禁止在景区内燃放 as 倡导游客不在景区内燃放, in whatever words."""

from collections.abc import Collection, Iterator

from extractor.compare.ladder import PLAIN, words_of
from extractor.compare.pair import Pair
from extractor.compare.reworded import HELD, bans, core_of, letters_of
from extractor.compare.say import finding, quoted
from extractor.models import Finding
from extractor.neutral import Sentence

FOUND = 0.3  # score from which a lower sentence speaks of the same


def unbanned(pair: Pair, told: Collection[str | None]) -> Iterator[Finding]:
    """Findings on bans for which the lower plan only wishes; `told` are lower sentences softened already."""
    forbids = bans().search
    near = [(i, match.lower) for i, match in sorted(pair.best_of_upper.items()) if FOUND <= match.score < 1.0]
    asked = [(pair.ours[i], pair.theirs[j]) for i, j in near]
    for ours, theirs in [(one, other) for one, other in asked if forbids(one.line) and not forbids(other.line)]:
        if theirs.measure.text in told or theirs.measure.clause_id not in pair.answers.get(ours.measure.clause_id, ()):
            continue
        known = words_of(ours.line)
        for phrase in (p.folded for p in ours.phrases if bans().search(p.folded)):
            core = core_of(phrase)
            said = [p.folded for p in theirs.phrases if core and letters_of(pair).share(core, p.folded) >= HELD]
            weak = [
                word for text in said for word, rung in words_of(text).items() if rung < PLAIN and word not in known
            ]
            ban = bans().search(phrase)
            if weak and ban:
                yield _finding(pair, ours, theirs, ban[0], max(weak, key=len))
                break


def _finding(pair: Pair, upper: Sentence, lower: Sentence, ban: str, weak: str) -> Finding:
    return finding(
        pair,
        f"w-{lower.measure.id}-b",
        "wording",
        "softened",
        "ban_became_wish",
        f"上级写{quoted(ban)}，下级同一事项只写{quoted(weak)}，禁止性要求变成了倡导性要求。",
        severity="medium",
        confidence=0.7,
        clauses=(upper.measure.clause_id, lower.measure.clause_id),
        quotes=(upper.measure.text, lower.measure.text),
    )
