"""Edits that deserve no finding: the plan says the same in another order, another layout or another width."""

import random
import re
from itertools import pairwise

from edits.case import Case, cut, either, gap, says, task_change, tasks_of
from edits.ground import Ground


def swap_tasks(case: Ground, rng: random.Random) -> Case | None:
    """Two neighbouring tasks change places and numbers."""
    clauses = {c.id: c for c in case.lower.clauses}
    tasks = [clauses[t] for t in tasks_of(case.lower)]
    whole = {c.id for c in tasks} - {c.parent_id for c in case.lower.clauses}  # a table would stay behind
    pairs = [(a, b) for a, b in pairwise(tasks) if a.parent_id == b.parent_id and whole >= {a.id, b.id}]
    first, second = rng.choice(pairs)
    text = case.lower.document.text
    one, other = (text[c.char_start : c.char_end] for c in (first, second))
    swapped = other.replace(second.label, first.label, 1) + text[first.char_end : second.char_start]
    swapped += one.replace(first.label, second.label, 1)
    return Case(cut(text, first.char_start, second.char_end, swapped), None, lambda f: False)


def merge_tasks(case: Ground, rng: random.Random) -> Case | None:
    """The sentences of a task join the task before it."""
    clauses = {c.id: c for c in case.lower.clauses}
    tasks = [clauses[t] for t in tasks_of(case.lower)]
    pairs = [(a, b) for a, b in pairwise(tasks) if a.parent_id == b.parent_id]
    first, second = rng.choice(pairs)
    text = case.lower.document.text
    measures = {k: [m for m in case.lower.measures if m.clause_id == k] for k in (first.id, second.id)}
    body = text[measures[second.id][0].char_start : measures[second.id][-1].char_end]
    edited = cut(text, second.char_start, second.char_end)
    end = measures[first.id][-1].char_end
    # Bodies of the second task go with its heading; deadlines now govern across.
    fair = either(task_change, gap, lambda f: f.subject == "unit", says("indicator", "match", "stricter"))
    return Case(cut(edited, end, end, body), None, fair)


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of at most `width` characters; numbers and words of Latin letters are never cut, nor are rows of a table."""
    lines = []
    for line in text.split("\n"):
        word = "[A-Za-z0-9.%—:/‰]"
        lines += re.findall(rf".{{1,{width}}}(?!(?<={word}){word})|.+", line) if len(line) > 60 else [line]
    return lines


def wrap(case: Ground, rng: random.Random) -> Case | None:
    """The text is wrapped at some width, as from a PDF."""
    return Case("\n".join(_wrapped(case.lower.document.text, rng.randint(24, 44))), None, lambda f: False)


def page_lines(case: Ground, rng: random.Random) -> Case | None:
    """The text is wrapped and every page ends with its number, also inside sentences."""
    lines, size = _wrapped(case.lower.document.text, rng.randint(24, 44)), rng.randint(18, 30)
    foot = rng.choice(["— {} —", "- {} -", "—{}—", "第 {} 页"])
    pages = ["\n".join([*lines[at : at + size], foot.format(at // size + 1)]) for at in range(0, len(lines), size)]
    return Case("\n".join(pages), None, lambda f: False)


def widen(case: Ground, rng: random.Random) -> Case | None:
    """Digits and percent signs become full-width."""
    wide = str.maketrans("0123456789%", "０１２３４５６７８９％")
    return Case(case.lower.document.text.translate(wide), None, lambda f: False)
