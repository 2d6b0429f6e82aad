"""Words that a copied phrase replaces by others: 禁止 by 允许, 城乡 by 城市, 政府 by 运营方.

A word for its opposite, or a negation dropped or added, turns the demand round; a word for a narrower one, or for quite
another one in an otherwise unchanged phrase, changes what is owed. Places, levels, bodies, figures, synonyms and the
verbs in which plans speak of doing anything (推进, 打造) say nothing. Strength has rules of its own.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from extractor.compare.pair import Pair
from extractor.compare.phrases import Copied, differing, edits
from extractor.compare.say import finding, quoted
from extractor.lexicon import any_of, load, organs
from extractor.lexicon.spelling import sound_alike
from extractor.lexicon.words import cut, is_word, whole
from extractor.models import Finding, Severity
from extractor.text import bare

REST = 84  # likeness (0–100) of what is left of two phrases without the words that are opposites
TAKEN_OVER = 0.55  # share of the lower clause that must be copied before any other word is worth a row
NEARLY = 92  # likeness of a long phrase that needs no such clause around it
LONG = 14  # characters of such a phrase
SHORTEST, LONGEST = 2, 6  # characters of a word that can be replaced by another

_SAID = {
    "reversed": "上级的{0}改为{1}，意思相反",
    "negation_dropped": "没有写其中的{0}，意思相反",
    "negation_added": "加上了上级没有的{1}，意思相反",
    "narrowed": "上级的{0}改为{1}，范围或程度降低",
    "word_replaced": "上级的{0}换成了{1}",
}
_RULES = tuple(_SAID)
_GRAVE = frozenset(_RULES[:3])
_NEGATION = frozenset({"不", "不得", "不准", "不许", "不能", "不予", "禁止", "严禁", "未", "勿"})
_SIZES = frozenset(map(len, _NEGATION))
_NEGATING = frozenset("不禁未勿")  # one stands in each
_CHINESE = re.compile(r"[一-鿿]+")
_PLACE = re.compile(r"国家|中央|全国|国务院|[省市州盟县区旗乡镇村街社]|当地|本地|地方|各地|地区|[上下]级|本级")
_TAIL = frozenset("方者员人商类型式化性户款费金物品")  # end a word the dictionary lacks: 运营方


class Change(NamedTuple):
    """What stands in the upper phrase and what in its place in the lower one."""

    rule: str
    old: str
    new: str


def replaced(pair: Pair, copies: Iterable[Copied]) -> Iterator[Finding]:
    """Findings on words replaced in copied phrases, one for each sentence."""
    kept = {row.lower_clause_id: row.copy_ratio for row in sorted(pair.alignments, key=lambda r: r.copy_ratio)}
    changes: list[tuple[Copied, Change]] = []
    for copy in copies:
        if copy.upper.neutral == copy.lower.neutral or copy.lower.key == copy.lower.clause_id:
            continue  # nothing changed, or a heading
        change = _opposed(copy, "reversed") or _negated(copy) or _opposed(copy, "narrowed")
        if change is None and _copied_all_round(copy, kept.get(copy.lower.clause_id, 0.0)):
            change = _another(copy)
        if change:
            changes.append((copy, change))
    stated = _stated(pair, {copy.upper.key for copy, _ in changes})
    found: dict[str, list[tuple[Copied, Change]]] = {}
    for copy, change in changes:
        if not any(change.old in quote for quote in stated.get(copy.upper.key, ())):
            found.setdefault(copy.lower.key, []).append((copy, change))
    for rows in found.values():
        yield _finding(pair, rows)


def _stated(pair: Pair, measures: Collection[str]) -> dict[str, list[str]]:
    """Quotes of the upper targets by measure: a word replaced in one is told with the target."""
    targets = sorted((t.char_start, t.quote) for t in pair.upper.indicators if t.role == "target")
    starts = [start for start, _ in targets]
    found: dict[str, list[str]] = {}
    for measure in [sentence.measure for sentence in pair.ours if sentence.measure.id in measures]:
        inside = targets[bisect_left(starts, measure.char_start) : bisect_left(starts, measure.char_end)]
        if inside:
            found[measure.id] = [bare(quote) for _, quote in inside]
    return found


def _opposed(copy: Copied, rule: str) -> Change | None:
    """A word replaced by its opposite, or by one that asks for less."""
    pattern, against = _opposites() if rule == "reversed" else _narrower()
    ours = pattern.findall(copy.upper.folded)
    theirs = pattern.findall(copy.lower.folded) if ours else ()
    for old in ours:
        for new in theirs:
            if new in against.get(old, ()) and old not in theirs and new not in ours and _same_rest(copy, old, new):
                return Change(rule, old, new)
    return None


def _same_rest(copy: Copied, old: str, new: str) -> bool:
    """Is what stands around the two words the same?"""
    one, other = copy.upper.folded, copy.lower.folded
    return ratio(one.replace(old, "", 1).strip("。"), other.replace(new, "", 1).strip("。")) >= REST


@cache
def _opposites() -> tuple[re.Pattern[str], dict[str, frozenset[str]]]:
    opposed: dict[str, frozenset[str]] = {}
    for group in load("wording")["opposites"]:
        for words, others in ((group["words"], group["against"]), (group["against"], group["words"])):
            for word in words:
                opposed[word] = opposed.get(word, frozenset()) | frozenset(others)
    return re.compile(any_of(opposed)), opposed


@cache
def _narrower() -> tuple[re.Pattern[str], dict[str, frozenset[str]]]:
    groups = load("wording")["narrower"]
    less = {word: frozenset(group["less"]) for group in groups for word in group["words"]}
    return re.compile(any_of({*less, *frozenset().union(*less.values())})), less


def _negated(copy: Copied) -> Change | None:
    """A negation that is gone, or new, in an otherwise equal phrase."""
    old, new = copy.upper.folded, copy.lower.folded
    if abs(len(old) - len(new)) not in _SIZES or _NEGATING.isdisjoint(old if len(old) > len(new) else new):
        return None
    if len(found := edits(copy)) != 1:
        return None
    edit = found[0]
    if edit.old in _NEGATION and not edit.new and edit.old in cut(copy.upper.folded):
        return Change("negation_dropped", edit.old, "")
    if edit.new in _NEGATION and not edit.old and edit.new in cut(copy.lower.folded):
        return Change("negation_added", "", edit.new)
    return None


def _copied_all_round(copy: Copied, share: float) -> bool:
    return share >= TAKEN_OVER or (copy.likeness >= NEARLY and len(copy.upper.neutral) >= LONG)


def _another(copy: Copied) -> Change | None:
    """One word of weight replaced by another, and nothing else changed."""
    one, other = copy.upper.neutral, copy.lower.neutral
    changes = [
        block
        for block in _blocks(one, other)
        if not (_is_light(one[block[0] : block[1]]) and _is_light(other[block[2] : block[3]]))
    ]
    if len(changes) != 1 or not changes[0][0]:
        return None  # the verb a phrase begins with is how plans speak
    a, b, c, d = changes[0]
    if not (is_word(one[a:b]) and is_word(other[c:d])):
        a, b, c, d = whole(one, other, (a, b, c, d))
    old, new = _trimmed(one[a:b], other[c:d])
    if not a or not (_weighty(old, copy.upper.folded) and _weighty(new, copy.lower.folded)) or set(old) & set(new):
        return None
    bodies = organs.read_body(old).known and organs.read_body(new).known
    return (
        None
        if bodies or any({old, new} <= kind for kind in _own_kinds()) or sound_alike(old, new) or _moved(copy, old, new)
        else Change("word_replaced", old, new)
    )


@cache
def _own_kinds() -> tuple[frozenset[str], ...]:
    """Words for one kind of thing for which each plan has its own: 规划, 方案."""
    return tuple(frozenset(group["words"]) for group in load("wording")["own_kind"])


def _blocks(one: str, other: str) -> list[tuple[int, int, int, int]]:
    """Stretches in which two texts differ, those that one character keeps apart made one."""
    blocks: list[tuple[int, int, int, int]] = []
    for start, end, place, stop in differing(one, other):
        if blocks and start - blocks[-1][1] < 2:
            start, _, place, _ = blocks.pop()
        blocks.append((start, end, place, stop))
    return blocks


@lru_cache(maxsize=4096)
def _is_light(text: str) -> bool:
    if not text or text in _light():
        return True
    return _light_letters().issuperset(text) and all(word in _light() for word in cut(text))


def _trimmed(one: str, other: str) -> tuple[str, str]:
    """The words without what both begin or end with: 文物开放 and 文物保护 are 开放 and 保护."""
    start = len(_common(one, other))
    one, other = one[start:], other[start:]
    end = len(_common(one[::-1], other[::-1]))
    return one[: len(one) - end], other[: len(other) - end]


def _common(one: str, other: str) -> str:
    return one[
        : next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    ]


def _weighty(word: str, text: str) -> bool:
    """A word, or two, printed so, that name no place, level or body."""
    if _is_light(word) or not SHORTEST <= len(word) <= LONGEST or not _CHINESE.fullmatch(word) or word not in text:
        return False
    first, *rest = cut(word)
    words = len(first) > 1 and is_word(first) and all(is_word(p) and (len(p) > 1 or p in _TAIL) for p in rest)
    return words and not _PLACE.search(word) and not _strength().search(word)


@cache
def _light() -> frozenset[str]:
    return frozenset(load("wording")["light"]["words"])


@cache
def _light_letters() -> frozenset[str]:
    """The characters of light words: few others are made of these alone."""
    return frozenset("".join(_light()))


@cache
def _strength() -> re.Pattern[str]:
    return re.compile(any_of(word for step in load("wording")["ladder"] for word in step["words"] if len(word) > 1))


def _moved(copy: Copied, old: str, new: str) -> bool:
    """Does the sentence still hold the one word as often, or held it the other before?"""
    upper, lower = bare(copy.upper.text), bare(copy.lower.text)
    return lower.count(old) >= upper.count(old) or upper.count(new) >= lower.count(new)


def _finding(pair: Pair, rows: list[tuple[Copied, Change]]) -> Finding:
    """One row on a sentence: what changed, the gravest rule first."""
    rows.sort(key=lambda row: _RULES.index(row[1].rule))
    copy, (rule, *_) = rows[0]
    grave = rule in _GRAVE
    severity: Severity = "medium" if grave else "low"
    if not pair.owes:
        severity = "info"
    said = dict.fromkeys(_SAID[change.rule].format(quoted(change.old), quoted(change.new)) for _, change in rows)
    return finding(
        pair,
        f"w-{copy.lower.key}-r",
        "measure",
        "dropped",
        rule,
        f"下级保留了这句话，但{'；'.join(said)}。",
        severity=severity,
        confidence=0.8 if grave else 0.75 if rule == "narrowed" else 0.6,
        clauses=(copy.upper.clause_id, copy.lower.clause_id),
        quotes=(copy.upper.text, copy.lower.text),
    )
