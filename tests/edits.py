"""A plan, its local copy, and one edit of a known kind: what must be found, and what must not.

The copy is made from a city plan by naming an invented county instead. Each case injects one edit into the copy and
compares: findings that the unedited copy has too are the ground, everything else was caused by the edit.
`python tests/edits.py 2000` prints a table of recall and precision for each kind.
"""

import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from extractor.lexicon import organs  # noqa: E402
from extractor.lexicon.spelling import is_word, sound_alike  # noqa: E402
from extractor.likeness import names_of  # noqa: E402
from extractor.models import Finding, Indicator, Measure, Plan  # noqa: E402
from extractor.pipeline import compare_pair, comparison_of, plan_of_document, plan_of_file  # noqa: E402
from extractor.text import bare  # noqa: E402


class Place(NamedTuple):
    """An invented place below another, and how its plans speak."""

    name: str
    short: str
    level: str
    sign: str  # level word before its bodies
    own: str  # 全县
    words: dict[str, str]  # words of the upper plan and of this place


COUNTY = Place(
    "青禾县", "青禾", "county", "县", "全县",
    {"全市": "全县", "我市": "我县", "本市": "本县", "市级": "县级", "市委": "县委", "市政府": "县政府"},
)  # fmt: skip
CITY = Place(
    "青禾市", "青禾", "city", "市", "全市",
    {"各市、县（市、区）": "各县（市、区）", "全省": "全市", "我省": "我市", "省级": "市级", "各市人民政府": "各县（市、区）人民政府", "各市开展": "各县开展"},
)  # fmt: skip
PLANS = ROOT / "tests" / "plans" / "open"
LOWERS = {ROOT / "corpus" / "000_4206df0e042523ed.txt": COUNTY, PLANS / "P1.txt": COUNTY, PLANS / "P3.txt": CITY}
UPPERS = tuple(LOWERS)
NARROW = str.maketrans("０１２３４５６７８９％", "0123456789%")
QUIET = {("indicator", "match"), ("task", "match"), ("unit", "kept"), ("unit", "delegated")}


class Ground(NamedTuple):
    """An upper plan, its unedited local copy and what comparing them finds."""

    upper: Plan
    lower: Plan
    place: Place
    findings: frozenset[tuple[str, ...]]


class Case(NamedTuple):
    """An edited copy: its text, and the tests a finding may pass as expected or as a fair consequence."""

    text: str
    wanted: Callable[[Finding], bool] | None  # None: nothing may change
    fair: Callable[[Finding], bool]


Edit = Callable[[Ground, random.Random], Case | None]


# ---- the local copy ------------------------------------------------------------------------------------------------
def localised(text: str, names: Sequence[str], place: Place) -> str:
    """The text with the lower place's name and level words; every 各区县 of a city becomes 各乡镇（街道）."""
    for name in names:
        text = text.replace(name, place.name if name[-1] in "市省" else place.short)
    if place is COUNTY:
        below = "区县|县（市、区）|县\\(市、区\\)"
        text = re.sub(
            f"各(?:{below}|市、县)(?:（自治县）)?(?:人民)?政府|各(?:{below})(?:（自治县）)?", "各乡镇（街道）", text
        )
    for word, local in place.words.items():
        text = text.replace(word, local)
    return re.sub(rf"(?<![城社])[省市](?={organs.opening()})", place.sign, text)


@cache
def ground(path: Path) -> Ground:
    """Upper plan, copy and the findings both have before any edit."""
    upper = plan_of_file(path, "upper")
    printed = "".join(f"{line}\n" for line in _lines(upper)).translate(NARROW)
    text = localised(printed, names_of(upper.document), LOWERS[path])
    lower = _plan(upper, text, LOWERS[path])
    return Ground(upper, lower, LOWERS[path], frozenset(map(_key, _findings(upper, lower))))


def _lines(plan: Plan) -> Iterator[str]:
    """The clauses of a plan, each paragraph on a line of its own; a ruined table stays as it is, or it is none."""
    for clause in plan.clauses:
        raw = plan.document.text[clause.char_start : clause.char_end]
        yield from (raw if clause.kind == "table" else clause.view.printed).split("\n")


def _plan(upper: Plan, text: str, place: Place) -> Plan:
    about = {"id": "lower", "text": text, "jurisdiction": place.name, "jurisdiction_code": None, "level": place.level}
    return plan_of_document(upper.document._replace(**about))


def copy_of(base: Ground, text: str) -> Plan:
    """An edited copy as a plan."""
    return _plan(base.upper, text, base.place)


def compare_copy(base: Ground, text: str) -> tuple[Finding, ...]:
    """What comparing an edited copy finds."""
    return _findings(base.upper, copy_of(base, text))


def _findings(upper: Plan, lower: Plan) -> tuple[Finding, ...]:
    comparison = comparison_of(upper.document, lower.document)
    return compare_pair(comparison._replace(lower_predates_upper=False), upper, lower).findings


def _key(finding: Finding) -> tuple[str, ...]:
    """What makes a finding the same before and after an edit."""
    quotes = bare(finding.upper_quote or ""), bare(finding.lower_quote or "") if not finding.upper_quote else ""
    return finding.subject, finding.verdict, " ".join(finding.flags), *quotes


# ---- edits -----------------------------------------------------------------------------------------------------------
def _cut(text: str, start: int, end: int, new: str = "") -> str:
    return text[:start] + new + text[end:]


def _tasks(plan: Plan) -> list[str]:
    sizes = Counter(m.clause_id for m in plan.measures)
    return [c.id for c in plan.clauses if c.kind == "task" and sizes[c.id] >= 3]


def _measures(case: Ground, least: int = 14) -> list[Measure]:
    tasks = set(_tasks(case.lower))
    return [m for m in case.lower.measures if m.clause_id in tasks and len(bare(m.text)) >= least]


def _targets(case: Ground) -> list[Indicator]:
    return [t for t in case.lower.indicators if t.origin == "prose" and t.role == "target" and t.value]


def _about(*texts: str) -> Callable[[Finding], bool]:
    """Does a finding speak of any of these texts?"""
    known = [bare(text) for text in texts]

    def speaks(finding: Finding) -> bool:
        quotes = [bare(q) for q in (finding.upper_quote, finding.lower_quote) if q]
        return any(quote in text or text in quote for quote in quotes for text in known)

    return speaks


def _is(subject: str, *verdicts: str) -> Callable[[Finding], bool]:
    return lambda f: f.subject == subject and f.verdict in verdicts


def _both(*tests: Callable[[Finding], bool]) -> Callable[[Finding], bool]:
    return lambda f: all(test(f) for test in tests)


def _any(*tests: Callable[[Finding], bool]) -> Callable[[Finding], bool]:
    return lambda f: any(test(f) for test in tests)


def _task_change(f: Finding) -> bool:
    return f.subject == "task" and f.verdict in ("match", "adapted")


def _source(case: Ground, measure: Measure) -> str:
    """The upper sentence a lower one was copied from: the closest by its characters."""
    mine = set(measure.text)
    return max(case.upper.measures, key=lambda m: len(set(m.text) & mine) / len(set(m.text) | mine)).text


def drop_task(case: Ground, rng: random.Random) -> Case | None:
    """A whole task is left out."""
    chosen = rng.choice(_tasks(case.lower))
    clause = next(c for c in case.lower.clauses if c.id == chosen)
    text = _cut(case.lower.document.text, clause.char_start, clause.char_end)
    upper = next(c for c in case.upper.clauses if c.heading == clause.heading or c.label == clause.label)
    gone = _is("task", "omitted", "upper_only")
    lost = _is("indicator", "omitted", "upper_only", "not_applicable", "match", "redefined")
    return Case(text, gone, _any(gone, lost, _task_change, lambda f: f.upper_clause_id == upper.id))


def drop_sentence(case: Ground, rng: random.Random) -> Case | None:
    """A sentence of a kept task is left out."""
    measure = rng.choice(_measures(case))
    text = _cut(case.lower.document.text, measure.char_start, measure.char_end)
    source = _source(case, measure)
    wanted = _both(_is("measure", "dropped"), _about(source))
    # A target may lose its sentence, and those after it the 到2025年 that governed them.
    lost = _is("indicator", "omitted", "upper_only", "not_applicable", "match", "redefined", "stricter")
    return Case(text, wanted, _any(wanted, lost, _task_change))


def drop_deadline(case: Ground, rng: random.Random) -> Case | None:
    """到2025年 is left out of the sentence of a target."""
    dated = [m for m in _measures(case) if re.match(r"到20[0-9]{2}年[底末]?[，,]?", m.text)]
    counted = [m for m in dated if any(m.char_start <= t.char_start < m.char_end for t in _targets(case))]
    # Another year in the clause may govern instead: 到2025年 carries forward.
    years = Counter(m.clause_id for m in case.lower.measures for _ in re.finditer("20[0-9]{2}年", m.text))
    alone = [m for m in counted if years[m.clause_id] == 1]
    if not alone:
        return None
    measure = rng.choice(alone)
    source = case.lower.document.text
    size = len(re.match(r"到\s*20[0-9]{2}\s*年[底末]?[，,]?\s*", source[measure.char_start :])[0])  # type: ignore[index]
    text = _cut(source, measure.char_start, measure.char_start + size)
    wanted = lambda f: "deadline_dropped" in f.flags  # noqa: E731
    return Case(text, wanted, _any(wanted, _task_change))


def put_off_deadline(case: Ground, rng: random.Random) -> Case | None:
    """到2025年 becomes 到2027年."""
    dated = [m for m in _measures(case) if re.match(r"到2025年", m.text)]
    counted = [m for m in dated if any(m.char_start <= t.char_start < m.char_end for t in _targets(case))]
    if not counted:
        return None
    measure = rng.choice(counted)
    text = case.lower.document.text
    place = text.index("2025", measure.char_start)
    wanted = _both(_is("indicator", "weaker"), lambda f: "deadline_later" in f.flags)
    return Case(_cut(text, place, place + 4, "2027"), wanted, _any(wanted, _is("indicator", "match"), _task_change))


def change_value(case: Ground, rng: random.Random) -> Case | None:
    """A percentage goes up or down by a few points."""
    rates = [t for t in _targets(case) if t.unit == "%" and 10 < (t.value or 0) < 90 and t.value_text.isdigit()]
    target = rng.choice(rates)
    text = case.lower.document.text
    place = text.index(f"{target.value_text}%", target.char_start)
    new = str(int(target.value_text) + rng.choice([-7, -5, 5, 7]))
    wanted = _is("indicator", "weaker", "stricter")
    return Case(_cut(text, place, place + len(target.value_text), new), wanted, _any(wanted, _task_change))


def rate_to_count(case: Ground, rng: random.Random) -> Case | None:
    """达到80% becomes 达到80个."""
    text = case.lower.document.text
    rates = [
        t
        for t in _targets(case)
        if t.unit == "%" and text[t.char_start : t.char_end].rstrip("。，").endswith(f"{t.value_text}%")
    ]
    if not rates:
        return None
    target = rng.choice(rates)
    place = text.rindex(f"{target.value_text}%", target.char_start, target.char_end) + len(target.value_text)
    wanted = _is("indicator", "redefined")
    return Case(_cut(text, place, place + 1, "个"), wanted, _any(wanted, _task_change))


def exclude_bound(case: Ground, rng: random.Random) -> Case | None:
    """不低于 becomes 超过."""
    text = case.lower.document.text
    bounded = [t for t in _targets(case) if "不低于" in text[t.char_start : t.char_end]]
    if not bounded:
        return None
    target = rng.choice(bounded)
    place = text.index("不低于", target.char_start)
    wanted = lambda f: "boundary" in f.flags  # noqa: E731
    return Case(_cut(text, place, place + 3, "超过"), wanted, _any(wanted, _task_change))


def drop_unit(case: Ground, rng: random.Random) -> Case | None:
    """A body is left out of its list."""
    text = case.lower.document.text
    listed = [
        r
        for r in case.lower.responsibilities
        if r.level == case.place.level and text[r.char_end : r.char_end + 1] == "、"
    ]
    body = rng.choice(listed)
    wanted = _both(_is("unit", "dropped"), lambda f: body.function in (f.upper_quote or ""))
    return Case(_cut(text, body.char_start, body.char_end + 1), wanted, wanted)


def add_unit(case: Ground, rng: random.Random) -> Case | None:
    """A body is put into a list that did not name it."""
    text = case.lower.document.text
    listed = [
        r
        for r in case.lower.responsibilities
        if r.level == case.place.level and text[r.char_end : r.char_end + 1] == "、"
    ]
    body = rng.choice(listed)
    known = {organs.canonical(r.function) for r in case.lower.responsibilities if r.clause_id == body.clause_id}
    new = rng.choice([name for name in ("气象局", "水利局", "应急管理局", "统计局", "审计局") if name not in known])
    wanted = _both(_is("unit", "added"), lambda f: new in (f.lower_quote or ""))
    return Case(_cut(text, body.char_end, body.char_end, f"、{case.place.sign}{new}"), wanted, wanted)


def mistype(case: Ground, rng: random.Random) -> Case | None:
    """One character of a word becomes another of the same sound that makes no word."""
    measure = rng.choice(_measures(case, 20))
    text = case.lower.document.text
    places = list(range(measure.char_start + 2, measure.char_end - 3))
    rng.shuffle(places)
    for place in places:
        if not is_word(text[place : place + 2]) or text[place] in "省市县区乡镇村提一两三十百千万之各其每":
            continue  # level words and numbers are other kinds of edit
        new = [c for c in _COMMON if c != text[place] and sound_alike(c, text[place])]
        new = [c for c in new if not is_word(c + text[place + 1]) and not is_word(text[place - 1] + c)]
        if new:
            wanted = _is("wording", "suspected_typo")
            edited = _cut(text, place, place + 1, rng.choice(new))
            return Case(edited, wanted, _any(wanted, _task_change))
    return None


_COMMON = "市事是实时使示式世师施视试适室势史士石食只知支指制治至直职值植止建件间见简健监检减京经精境竞静及级机积技计记际基集急进近金今尽紧工公功共供成城程承诚称里理力立利历例合和河何核关官观管馆导到道倒度都督定订顶丁动懂东服府福夫复副富富方访防房放形行型刑性兴星"


def leave_level_word(case: Ground, rng: random.Random) -> Case | None:
    """One 全县 goes back to 全市, or 全市 to 全省."""
    text = case.lower.document.text
    places = [
        (m.start(), measure)
        for measure in case.lower.measures
        for m in re.finditer(f"(?<!健){case.place.own}(?!统一|[、级])", text[measure.char_start : measure.char_end])
        if len(bare(measure.text)) > 14
    ]
    if not places:
        return None
    offset, measure = rng.choice(places)
    place = measure.char_start + offset
    wanted = _is("wording", "unlocalised")
    left = next(word for word, local in case.place.words.items() if local == case.place.own)
    return Case(_cut(text, place, place + 2, left), wanted, _any(wanted, _task_change))


def soften(case: Ground, rng: random.Random) -> Case | None:
    """A plain demand becomes an encouragement."""
    text = case.lower.document.text
    verbs = "建立|加强|完善|开展|推进|健全|强化|加快"
    plain = [m for m in _measures(case, 12) if re.match(verbs, m.text) and not re.search("鼓励|探索|力争|逐步", m.text)]
    measure = rng.choice(plain)
    wanted = _is("wording", "softened")
    return Case(
        _cut(text, measure.char_start, measure.char_start, rng.choice(["鼓励", "探索"])),
        wanted,
        _any(wanted, _task_change),
    )


def swap_tasks(case: Ground, rng: random.Random) -> Case | None:
    """Two neighbouring tasks change places and numbers."""
    clauses = {c.id: c for c in case.lower.clauses}
    tasks = [clauses[t] for t in _tasks(case.lower)]
    whole = {c.id for c in tasks} - {c.parent_id for c in case.lower.clauses}  # a table would stay behind
    pairs = [(a, b) for a, b in pairwise(tasks) if a.parent_id == b.parent_id and whole >= {a.id, b.id}]
    first, second = rng.choice(pairs)
    text = case.lower.document.text
    one, other = (text[c.char_start : c.char_end] for c in (first, second))
    swapped = other.replace(second.label, first.label, 1) + text[first.char_end : second.char_start]
    swapped += one.replace(first.label, second.label, 1)
    return Case(_cut(text, first.char_start, second.char_end, swapped), None, lambda f: False)


def merge_tasks(case: Ground, rng: random.Random) -> Case | None:
    """The sentences of a task join the task before it."""
    clauses = {c.id: c for c in case.lower.clauses}
    tasks = [clauses[t] for t in _tasks(case.lower)]
    pairs = [(a, b) for a, b in pairwise(tasks) if a.parent_id == b.parent_id]
    first, second = rng.choice(pairs)
    text = case.lower.document.text
    measures = {k: [m for m in case.lower.measures if m.clause_id == k] for k in (first.id, second.id)}
    body = text[measures[second.id][0].char_start : measures[second.id][-1].char_end]
    edited = _cut(text, second.char_start, second.char_end)
    end = measures[first.id][-1].char_end
    # Bodies of the second task go with its heading; deadlines now govern across.
    fair = _any(_task_change, lambda f: f.subject == "unit", _is("indicator", "match", "stricter"))
    return Case(_cut(edited, end, end, body), None, fair)


def wrap(case: Ground, rng: random.Random) -> Case | None:
    """The text is wrapped at some width, as from a PDF."""
    width = rng.randint(24, 44)
    lines = []
    for line in case.lower.document.text.split("\n"):
        # Numbers and words of Latin letters are never cut, nor are rows of a table.
        word = "[A-Za-z0-9.%—:/‰]"
        lines += re.findall(rf".{{1,{width}}}(?!(?<={word}){word})|.+", line) if len(line) > 60 else [line]
    return Case("\n".join(lines), None, lambda f: False)


def widen(case: Ground, rng: random.Random) -> Case | None:
    """Digits and percent signs become full-width."""
    wide = str.maketrans("0123456789%", "０１２３４５６７８９％")
    return Case(case.lower.document.text.translate(wide), None, lambda f: False)


EDITS: tuple[Edit, ...] = (
    drop_task, drop_sentence, drop_deadline, put_off_deadline, change_value, rate_to_count, exclude_bound, drop_unit,
    add_unit, mistype, leave_level_word, soften, swap_tasks, merge_tasks, wrap, widen,
)  # fmt: skip


# ---- running -----------------------------------------------------------------------------------------------------------
class Outcome(NamedTuple):
    """What one case gave."""

    kind: str
    path: Path
    found: bool
    stray: tuple[Finding, ...]  # findings the edit does not explain
    case: Case


def run(edit: Edit, path: Path, rng: random.Random) -> Outcome | None:
    """Make one case and compare it."""
    base = ground(path)
    case = edit(base, rng)
    if case is None:
        return None
    findings = [f for f in compare_copy(base, case.text) if _key(f) not in base.findings]
    new = [f for f in findings if (f.subject, f.verdict) not in QUIET or f.flags]
    found = case.wanted is None or any(case.wanted(f) for f in findings)
    return Outcome(edit.__name__, path, found, tuple(f for f in new if not case.fair(f)), case)


def _common(one: str, other: str) -> int:
    """Length of the common beginning."""
    return next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def difference(outcome: Outcome) -> str:
    """What the edit of a case changed, with a few characters around."""
    old, new = ground(outcome.path).lower.document.text, outcome.case.text
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    before = old[max(0, start - 12) : start]
    return f"{outcome.kind}: …{before}【{old[start : len(old) - end]}→{new[start : len(new) - end]}】"


def outcomes(count: int, seed: int, edits: Iterable[Edit] = EDITS) -> Iterator[Outcome]:
    """`count` cases of every kind from a seeded generator."""
    rng = random.Random(seed)
    for edit in edits:
        for _ in range(count):
            outcome = run(edit, rng.choice(UPPERS), rng)
            if outcome:
                yield outcome


def table(results: Iterable[Outcome]) -> list[tuple[str, int, float, float]]:
    """Kind, cases, recall, and the share of cases without a stray finding."""
    by_kind: dict[str, list[Outcome]] = {}
    for outcome in results:
        by_kind.setdefault(outcome.kind, []).append(outcome)
    return [
        (kind, len(group), sum(o.found for o in group) / len(group), sum(not o.stray for o in group) / len(group))
        for kind, group in by_kind.items()
    ]


def main() -> None:
    """Print the table; with a second argument also what went wrong for that kind."""
    count = int(sys.argv[1]) // len(EDITS) if len(sys.argv) > 1 else 10
    edits = [e for e in EDITS if len(sys.argv) < 3 or e.__name__ == sys.argv[2]]
    results = list(outcomes(count if len(sys.argv) < 3 else int(sys.argv[1]), 20240813, edits))
    for kind, cases, recall, clean in table(results):
        print(f"{kind:18} {cases:5} cases  recall {recall:.3f}  nothing else {clean:.3f}")
    if len(sys.argv) > 2:
        for outcome in results:
            if not outcome.found:
                print("MISSED", difference(outcome))
            for f in outcome.stray[:4]:
                print("STRAY", difference(outcome), f.subject, f.verdict, f.rule, f.flags, f.upper_quote, f.lower_quote)


if __name__ == "__main__":
    main()
