"""Links as rows: what became of each upper clause, why one has no counterpart, and which lower tasks are new."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import accumulate, islice

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from extractor.align.links import Link
from extractor.align.parts import ANY_PERIOD, Part, reworded, whole_of
from extractor.align.strays import CLOSE_BY, Near
from extractor.likeness import Scale
from extractor.models import Alignment, Plan, Relation
from extractor.neutral import EMPTY, Grams, Phrase

FOUND = 0.5  # a phrase of which less is found again is gone
COUNTED = 0.3  # the same for a phrase that holds a figure
SHORT = 5  # a neutral phrase of fewer characters is no content of its own
SHOWN = 2  # phrases gone that are shown
ADDED = 0.35  # share of new phrases from which a copy is an adaptation
MOVED_HERE = "上级此条的部分内容写入下级此条。"
FEW = 2  # sentences beside those of its targets with which a clause is no more than its targets
OWN_LINES = 0.3  # share of clauses that must name local bodies before their absence means something


def rows_of_upper(
    upper: Plan,
    scale: Scale,
    ours: Sequence[Part],
    theirs: Sequence[Part],
    links: Sequence[Link],
    near: dict[int, Near],
) -> Iterator[Alignment]:
    """Rows for every upper clause, linked or not; one without counterpart says which came `near`."""
    answers: defaultdict[int, list[Link]] = defaultdict(list)
    shared: Counter[int] = Counter(link.lower for link in links if not link.moved)
    for link in links:
        answers[link.upper].append(link)
    lacking = _Lacking(upper)
    for i, part in enumerate(ours):
        if not answers[i]:
            yield _with_closest(lacking.row(part), near.get(i), theirs)
            continue
        found = [theirs[link.lower] for link in answers[i]]
        relation, what = _change(scale, part, found)
        for link in answers[i]:
            other = theirs[link.lower]
            copied = scale.share(other.body or other.head, part.whole)
            note = MOVED_HERE if link.moved else _shape(answers[i], shared[link.lower]) + what
            yield _row(part.clause.id, other.clause.id, relation, link.score, copied, note)


def _with_closest(row: Alignment, near: Near | None, theirs: Sequence[Part]) -> Alignment:
    """The row of an omitted clause with the closest one named, where that is not far."""
    if near is None or near.score < CLOSE_BY or row.relation != "omitted":
        return row
    clause = theirs[near.lower].clause
    title = clause.label + (clause.heading or clause.view.printed[clause.head : clause.head + 20])
    note = f"{row.explanation}最接近的是“{title}”，但相似度只有{near.score:.0%}，请核对。"
    return row._replace(similarity=round(near.score, 3), explanation=note)


def _row(upper: str | None, lower: str | None, relation: Relation, score: float, copied: float, note: str) -> Alignment:
    return Alignment("", "", upper, lower, relation, round(min(score, 1.0), 3), round(min(copied, 1.0), 3), note)


def _shape(answers: Sequence[Link], shared: int) -> str:
    """What merging or splitting to say of a link."""
    parts = sum(not link.moved for link in answers)
    split = f"上级此条在下级拆为{parts}条；" if parts > 1 else ""
    return split + (f"下级此条合并了上级{shared}条；" if shared > 1 else "")


def _change(scale: Scale, part: Part, found: Sequence[Part]) -> tuple[Relation, str]:
    """Is the task only carried over, or changed in substance, and how?"""
    theirs, there = whole_of(found), [p.neutral for other in found for p in other.phrases]
    lost = (p for p in _gone(scale, reworded(part, found), theirs) if not _misspelt(p, there))
    gone = list(islice(lost, SHOWN + 1))
    told = frozenset().union(*(p.figures for p in found))
    notes = []
    if gone:
        notes.append(
            "未见“" + "”“".join(p.printed.strip() for p in gone[:SHOWN]) + ("”等" if len(gone) > SHOWN else "”")
        )
    if any(not _answered(figure, told) for figure in part.figures):
        notes.append("指标数值有改动或删减")
    if _much_new(scale, part, found):
        notes.append("增写较多内容")
    if notes:
        return "adapted", "同一事项，内容有实质变化：" + "；".join(notes) + "。"
    return "match", "同一事项，除地名、层级词和个别措辞外内容一致。"


def _answered(figure: tuple[float, str], told: Set[tuple[float, str]]) -> bool:
    """Does a value come back, and with its period where both state one?"""
    value, period = figure
    if figure in told or not period:
        return figure in told
    return any(value == other and its and ANY_PERIOD in (period, its) for other, its in told)


def _length(phrases: Iterable[Phrase]) -> int:
    return sum([len(phrase.neutral) for phrase in phrases])


def _much_new(scale: Scale, part: Part, found: Sequence[Part]) -> bool:
    """Is a good share of what the answering clauses say new?"""
    enough = ADDED * sum([other.length for other in found])
    other = [p for one in found for p in reworded(one, [part]) if not p.grams <= part.whole]
    if _length(other) <= enough:
        return False  # even if all of it were
    return any(size > enough for size in accumulate(len(p.neutral) for p in _gone(scale, other, part.whole)))


def _gone(scale: Scale, phrases: Iterable[Phrase], other: Grams) -> Iterator[Phrase]:
    """Phrases not found in `other`; one with a figure is judged by its targets, hence more gently."""
    for p in phrases:
        lost = p.grams - other if len(p.neutral) >= SHORT else EMPTY
        if lost and scale.leaves_less(p.grams, lost, COUNTED if "0" in p.neutral else FOUND):
            yield p


def _misspelt(phrase: Phrase, there: Sequence[str]) -> bool:
    """Is a phrase `there` but for one character, or two that changed places: 回应青年切关 for 回应青年关切?

    One slip takes half of the bigrams from a short phrase.
    """
    return extractOne(phrase.neutral, there, scorer=OSA.distance, score_cutoff=1) is not None


class _Lacking:
    """Why an upper clause has no counterpart: the lower place left it out, or could not do it at all."""

    def __init__(self, upper: Plan) -> None:
        own = _RANK.get(upper.document.level or "", 2)
        bodies: defaultdict[str, list[bool]] = defaultdict(list)
        for body in upper.responsibilities:
            bodies[body.clause_id].append(_RANK.get(body.level, 9) > own)
        local = sum(any(levels) for levels in bodies.values())
        # A plan that never names the places below in its unit lines says nothing by leaving them out.
        self.bodies = bodies if local > OWN_LINES * len(bodies) else {}
        self.duties: defaultdict[str, set[str]] = defaultdict(set)
        targets = [target for target in upper.indicators if target.role == "target"]
        for target in targets:
            self.duties[target.clause_id].add(target.duty)
        at = sorted(target.char_start for target in targets)
        self.others = Counter(  # sentences of a clause that hold no target
            one.clause_id for one in upper.measures if bisect_left(at, one.char_start) == bisect_left(at, one.char_end)
        )

    def row(self, part: Part) -> Alignment:
        """The row of a clause that nothing in the lower plan answers."""
        clause = part.clause.id
        if self.duties[clause] == {"upper"} and self.others[clause] <= FEW:
            return _row(clause, None, "upper_only", 0, 0, "下级计划中无对应条款；本条指标均只能由上级本级完成。")
        if clause in self.bodies and not any(self.bodies[clause]):
            return _row(clause, None, "upper_only", 0, 0, "下级计划中无对应条款；本条责任单位均为上级单位。")
        return _row(clause, None, "omitted", 0, 0, "下级计划中没有找到对应条款。")


_RANK = {"national": 0, "province": 1, "city": 2, "department": 2, "county": 3, "town": 4, "village": 5}


def rows_of_lower(theirs: Sequence[Part], links: Sequence[Link]) -> Iterator[Alignment]:
    """Rows for the tasks of the lower plan that no upper clause asks for."""
    linked = {link.lower for link in links}
    for j, part in enumerate(theirs):
        if j not in linked and part.clause.kind == "task" and not part.bare:
            yield _row(None, part.clause.id, "added", 0, 0, "上级计划中没有对应条款，属下级增加的任务。")
