"""Local copies that were reworked: tasks dropped, merged and reordered, sentences dropped, joined and reworded."""

import random
import re
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from edits import UPPERS, ground

from extractor.models import Measure, Plan
from extractor.pipeline import plan_of_document
from extractor.text import bare
from pairs import Pair

NUMERALS = "一二三四五六七八九十"
# Words local drafters put for others.
SYNONYMS = (
    ("加强", "强化"), ("推进", "推动"), ("建立", "构建"), ("完善", "健全"), ("开展", "组织"), ("提升", "提高"), ("加快", "抓紧"),
    ("鼓励", "引导"), ("落实", "做好"), ("进一步", "持续"), ("积极", "大力"), ("探索", "试行"), ("实施", "执行"), ("机制", "制度"),
)  # fmt: skip
LEAST = 14  # characters of a sentence that may be dropped


class Reworked(NamedTuple):
    """A pair, and which upper sentences of the tasks kept in it are there and which are not."""

    pair: Pair
    judged: frozenset[str]
    dropped: frozenset[str]


def reworked(seed: int) -> list[Reworked]:
    """One reworked copy of each plan."""
    return [_rework(*ground(path)[:2], random.Random(f"{seed} {path.stem}")) for path in UPPERS]


def _rework(upper: Plan, copy: Plan, rng: random.Random) -> Reworked:
    """Make the copy's tasks into a plan of their own."""
    of_upper, of_copy = _sentences(upper), _sentences(copy)
    pairs = zip(upper.clauses, copy.clauses, strict=True)
    # Where place names changed the number of sentences nothing is known of single ones.
    tasks = [(one, other) for one, other in pairs if one.kind == "task" and of_upper[one.id]]
    tasks = [(one, other) for one, other in tasks if len(of_upper[one.id]) == len(of_copy[other.id])]
    # Of two branches of a condition a place owes one: their absence is no omission.
    branches = [t for t in upper.indicators if t.condition]
    kept = [task for task in tasks if rng.random() > 0.15]
    rng.shuffle(kept)
    judged, dropped, written, sources = set(), set(), [], []
    for one, other in kept:
        body = []
        for asked, said in zip(of_upper[one.id], of_copy[other.id], strict=True):
            branch = any(asked.char_start <= t.char_start < asked.char_end for t in branches)
            long = len(bare(asked.text)) >= LEAST and not branch
            if long:
                judged.add(asked.id)
            if long and len(of_upper[one.id]) > 2 and rng.random() < 0.15:
                dropped.add(asked.id)
            elif body and rng.random() < 0.15:
                body[-1] = f"{body[-1].rstrip('。')}，同时{_reworded(said.text, rng)}"
            else:
                body.append(_reworded(said.text, rng))
        if written and rng.random() < 0.15:
            written[-1][1].extend(body)
            sources[-1].append(one.id)
        else:
            written.append((_swapped(other.heading, rng), body))
            sources.append([one.id])
    lower = _plan(copy, written)
    made = [clause for clause in lower.clauses if clause.kind == "task"]
    links = frozenset((one, clause.id) for clause, ones in zip(made, sources, strict=True) for one in ones)
    ids = frozenset(one.id for one, _ in tasks)
    pair = Pair(f"reworked {upper.document.title}", upper, lower, ids, links, frozenset())
    return Reworked(pair, frozenset(judged), frozenset(dropped))


def _sentences(plan: Plan) -> defaultdict[str, list[Measure]]:
    found: defaultdict[str, list[Measure]] = defaultdict(list)
    for measure in plan.measures:
        found[measure.clause_id].append(measure)
    return found


def _swapped(text: str, rng: random.Random) -> str:
    """Some words give way to others."""
    for one, other in SYNONYMS:
        if rng.random() < 0.5:
            text = text.replace(one, other)
    return text


def _reworded(sentence: str, rng: random.Random) -> str:
    """The sentence in other words, now and then its last phrases turned round."""
    text = _swapped(sentence.strip().rstrip("。；;"), rng)
    phrases = text.split("，")
    if len(phrases) > 2 and not re.search(r"\d", text) and rng.random() < 0.4:
        phrases[-2:] = phrases[:-3:-1]
    return "，".join(phrases) + "。"


def _plan(copy: Plan, written: Sequence[tuple[str, list[str]]]) -> Plan:
    """A plan of one part with these tasks."""
    lines = ["重点任务清单", "一、主要任务"]
    lines += [f"（{_numeral(k)}）{heading}。{''.join(body)}" for k, (heading, body) in enumerate(written, 1)]
    return plan_of_document(copy.document._replace(text="".join(f"{line}\n" for line in lines)))


def _numeral(number: int) -> str:
    """A number up to 99 in Chinese.

    >>> [_numeral(n) for n in (3, 10, 12, 20, 35)]
    ['三', '十', '十二', '二十', '三十五']
    """
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else NUMERALS[tens - 1]) + ("十" if tens else "") + (NUMERALS[ones - 1] if ones else "")
