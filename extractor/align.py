"""Which clause of the lower plan answers which clause of the upper one.

Clauses are compared as weighted bigrams of neutral copies, in no order: counties reorder, merge and split tasks.
A link needs either side to be the other's best; beyond that a part of a merged or split task has to be
contained in the whole.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from extractor.likeness import Copy, Grams, Phrase, Scale, pairing_of
from extractor.models import Alignment, Clause, Comparison, Plan, Relation

LIKELY = 0.26  # a score that speaks for itself
# The best of both sides are counterparts from the first score on, if they are so many times better than the second best.
MUTUAL = ((LIKELY, 1.0), (0.2, 1.25), (0.12, 1.6))
DIM = 0.13  # the least score of a part merged into a clause that is closer to another
FAR_ALONE = 2.2  # and how many times its second best score that has to be
BESIDE = 0.5  # and which share of the score of the closer clause,
SHARED = 0.2  # or which share of the part, of the same kind, then stands in the whole
PART = 0.45  # share of a part that must stand in a whole it is not the best of
HEADING = 0.3  # weight of the headings where both clauses have a body too
OTHER_KIND = 0.75  # a goal seldom answers a task
FOUND = 0.5  # a phrase of which less is found again is gone
COUNTED = 0.3  # the same for a phrase that holds a figure
SHORT = 5  # a neutral phrase of fewer characters is no content of its own
ADDED = 0.35  # share of new phrases from which a copy is an adaptation
OWN_LINES = 0.3  # share of clauses that must name local bodies before their absence means something
LEAST = 0.02  # share below which clauses have nothing to do with each other
COMMON = 0.25  # share of clauses from which a bigram tells none apart
ASKS = frozenset({"task", "goal", "safeguard"})


class Part(NamedTuple):
    """A clause and what of it is compared."""

    clause: Clause
    head: Grams
    body: Grams  # of the clause's sentences; of the clauses below it where it has none itself
    phrases: tuple[Phrase, ...]
    figures: frozenset[float]  # values of its targets
    bare: bool  # nothing but a heading of its own


class Link(NamedTuple):
    """An upper and a lower part that answer each other, by index."""

    upper: int
    lower: int
    score: float


def align(comparison: Comparison, upper: Plan, lower: Plan) -> tuple[Alignment, ...]:
    """Link the tasks, goals and safeguards of `upper` to the clauses of `lower` that carry them."""
    pairing = pairing_of(upper, lower)
    ours, theirs, scale = _parts(upper, pairing.upper), _parts(lower, pairing.lower), pairing.scale
    links = _links(scale, ours, theirs)
    rows = [*_of_upper(upper, scale, ours, theirs, links), *_of_lower(theirs, links)]
    return tuple(
        row._replace(id=f"{comparison.id}_a{number:03}", comparison_id=comparison.id)
        for number, row in enumerate(rows, 1)
    )


def _parts(plan: Plan, copy: Copy) -> list[Part]:
    """Every clause that asks for something, in order, with its grams."""
    phrases = {key: tuple([p for s in value for p in s.phrases]) for key, value in copy.sentences.items()}
    bodies = _bodies(plan, copy.bodies)
    figures = _figures(plan)
    return [
        Part(c, copy.heads[c.id], bodies[c.id], phrases.get(c.id, ()), figures[c.id], c.id not in phrases)
        for c in plan.clauses
        if c.kind in ASKS or (c.kind == "group" and c.id in phrases)
    ]


def _bodies(plan: Plan, own: dict[str, Grams]) -> defaultdict[str, Grams]:
    """Grams of each clause's sentences, and for clauses without any those of the clauses below them."""
    bodies: defaultdict[str, Grams] = defaultdict(frozenset, own)
    below: defaultdict[str, list[Grams]] = defaultdict(list)
    for clause in reversed(plan.clauses):
        if clause.id not in own:
            bodies[clause.id] = frozenset().union(*below[clause.id])
        if clause.parent_id:
            below[clause.parent_id].append(bodies[clause.id])
    return bodies


def _figures(plan: Plan) -> defaultdict[str, frozenset[float]]:
    """Values of the targets of each clause; those of a table count for the clause it stands in."""
    home = {c.id: c.parent_id if c.kind == "table" and c.parent_id else c.id for c in plan.clauses}
    figures: defaultdict[str, frozenset[float]] = defaultdict(frozenset)
    for target in plan.indicators:
        if target.role == "target":
            figures[home[target.clause_id]] |= {100.0 if target.value is None else round(target.value, 6)}
    return figures


def _links(scale: Scale, ours: Sequence[Part], theirs: Sequence[Part]) -> list[Link]:
    """Links between clauses with sentences, then between headings by what stands below them."""
    full = [[k for k, part in enumerate(parts) if not part.bare] for parts in (ours, theirs)]
    bare = [[k for k, part in enumerate(parts) if part.bare] for parts in (ours, theirs)]
    links = list(_pairs(scale, ours, theirs, *full))
    links += _pairs(scale, ours, theirs, *bare)
    return sorted([*links, *_by_children(ours, theirs, links)])


def _pairs(
    scale: Scale, ours: Sequence[Part], theirs: Sequence[Part], rows: list[int], columns: list[int]
) -> Iterator[Link]:
    """Best matches in either direction among the given rows and columns."""
    scores = _scores(scale, [ours[i] for i in rows], [theirs[j] for j in columns])
    kinds = [_kind(ours[i]) for i in rows], [_kind(theirs[j]) for j in columns]
    by_column: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for i, row in enumerate(scores):
        for j, score in row.items():
            by_column[j][i] = score
    in_row = [_first_two(row, kinds[1]) for row in scores]
    of_row = dict(enumerate(in_row))
    in_column = {j: _first_two(column, kinds[0]) for j, column in by_column.items()}
    for i, row in enumerate(scores):
        for j, score in sorted(row.items()):
            mine, yours = in_row[i], in_column[j]
            if mine.best != j and yours.best != i:
                continue
            one, other = ours[rows[i]], theirs[columns[j]]
            if mine.best == j and yours.best == i:
                rivals = _rival(mine, i, in_column), _rival(yours, j, of_row)
                second = max(rivals)
                linked = any(score >= least and score >= times * second for least, times in MUTUAL)
            elif mine.best == j:
                linked = _part_of(scale, one, other, score, mine.score, scores[yours.best][j])
            else:
                linked = _part_of(scale, other, one, score, yours.score, row[mine.best])
            if linked:
                yield Link(rows[i], columns[j], score)


class _Best(NamedTuple):
    """Where the best score stands, where the second best of the same kind, and what that is."""

    best: int
    second: int
    score: float


def _rival(own: _Best, here: int, others: dict[int, _Best]) -> float:
    """The second best score, unless it stands where `here` is the best too: then it is another part of the same."""
    return 0.0 if own.second < 0 or others[own.second].best == here else own.score


def _first_two(scores: dict[int, float], kinds: Sequence[str]) -> _Best:
    ranked = sorted(scores, key=lambda k: (-scores[k], k))
    if not ranked:
        return _Best(-1, -1, 0.0)
    best = ranked[0]
    second = next((k for k in ranked[1:] if kinds[k] == kinds[best]), -1)
    return _Best(best, second, scores[second] if second >= 0 else 0.0)


def _part_of(scale: Scale, part: Part, whole: Part, score: float, second: float, top: float) -> bool:
    """Is `part` one of several clauses merged in `whole`, whose closest one scores `top`?

    It stands in it word for word, or it has nowhere else to belong and either the closest one is no copy or
    a good share of it is there.
    """
    contained = scale.share(part.body, whole.body)
    if score >= LIKELY and contained >= PART:
        return True
    if score < DIM or score < FAR_ALONE * second:
        return False
    return score >= BESIDE * top or (contained >= SHARED and _kind(part) == _kind(whole))


def _scores(scale: Scale, ours: Sequence[Part], theirs: Sequence[Part]) -> list[dict[int, float]]:
    """Score of every pair that shares anything: bodies and headings weighted, kinds preferred."""
    heads = scale.table([p.head for p in ours], [p.head for p in theirs])
    bodies = scale.table([p.body for p in ours], [p.body for p in theirs], COMMON, LEAST)
    kinds = [_kind(part) for part in theirs]
    scores = []
    for one, head, body in zip(ours, heads, bodies, strict=True):
        kind = _kind(one)
        row = {}
        for j in head.keys() | body.keys():
            weight = HEADING if one.body and theirs[j].body else 1.0
            score = weight * head.get(j, 0.0) + (1 - weight) * body.get(j, 0.0)
            row[j] = score if kind == kinds[j] else score * OTHER_KIND
        scores.append(row)
    return scores


def _kind(part: Part) -> str:
    return "task" if part.clause.kind == "group" else part.clause.kind


def _by_children(ours: Sequence[Part], theirs: Sequence[Part], links: Sequence[Link]) -> Iterator[Link]:
    """Link a heading that has no counterpart by name to where most clauses below it went."""
    done = {link.upper for link in links}
    index = {part.clause.id: j for j, part in enumerate(theirs)}
    votes: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for link in links:
        parent, answer = ours[link.upper].clause.parent_id, theirs[link.lower].clause
        target = index.get(answer.parent_id or "", link.lower)
        if parent and theirs[target].clause.kind in ASKS:
            votes[parent][target] += 1
    for i, part in enumerate(ours):
        if part.bare and i not in done and votes[part.clause.id]:
            lower, count = votes[part.clause.id].most_common(1)[0]
            yield Link(i, lower, count / votes[part.clause.id].total() * LIKELY)


def _of_upper(
    upper: Plan, scale: Scale, ours: Sequence[Part], theirs: Sequence[Part], links: Sequence[Link]
) -> Iterator[Alignment]:
    """Rows for every upper clause, linked or not."""
    answers: defaultdict[int, list[Link]] = defaultdict(list)
    shared: Counter[int] = Counter(link.lower for link in links)
    for link in links:
        answers[link.upper].append(link)
    lacking = _Lacking(upper)
    for i, part in enumerate(ours):
        if not answers[i]:
            yield lacking.row(part)
            continue
        found = [theirs[link.lower] for link in answers[i]]
        relation, what = _change(scale, part, found)
        for link in answers[i]:
            other = theirs[link.lower]
            copied = scale.share(other.body or other.head, part.body | part.head)
            note = _shape(len(found), shared[link.lower]) + what
            yield _row(part.clause.id, other.clause.id, relation, link.score, copied, note)


def _row(upper: str | None, lower: str | None, relation: Relation, score: float, copied: float, note: str) -> Alignment:
    return Alignment("", "", upper, lower, relation, round(min(score, 1.0), 3), round(min(copied, 1.0), 3), note)


def _shape(answers: int, shared: int) -> str:
    """What merging or splitting to say of a link."""
    split = f"上级此条在下级拆为{answers}条；" if answers > 1 else ""
    return split + (f"下级此条合并了上级{shared}条；" if shared > 1 else "")


def _change(scale: Scale, part: Part, found: Sequence[Part]) -> tuple[Relation, str]:
    """Is the task only carried over, or changed in substance, and how?"""
    theirs: Grams = frozenset().union(*(p.body | p.head for p in found))
    gone = _gone(scale, part.phrases, theirs)
    new = _gone(scale, [p for other in found for p in other.phrases], part.body | part.head)
    figures = part.figures - frozenset().union(*(p.figures for p in found))
    notes = []
    if gone:
        notes.append("未见“" + "”“".join(p.printed.strip() for p in gone[:2]) + ("”等" if len(gone) > 2 else "”"))
    if figures:
        notes.append("指标数值有改动或删减")
    total = sum(len(p.neutral) for other in found for p in other.phrases)
    if total and sum(len(p.neutral) for p in new) > ADDED * total:
        notes.append("增写较多内容")
    if notes:
        return "adapted", "同一事项，内容有实质变化：" + "；".join(notes) + "。"
    return "match", "同一事项，除地名、层级词和个别措辞外内容一致。"


def _gone(scale: Scale, phrases: Iterable[Phrase], other: Grams) -> list[Phrase]:
    """Phrases not found in `other`; one with a figure is judged by its targets, hence more gently."""
    return [
        p
        for p in phrases
        if len(p.neutral) >= SHORT and scale.share(p.grams, other) < (COUNTED if "0" in p.neutral else FOUND)
    ]


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
        for target in upper.indicators:
            if target.role == "target":
                self.duties[target.clause_id].add(target.duty)

    def row(self, part: Part) -> Alignment:
        """The row of a clause that nothing in the lower plan answers."""
        clause = part.clause.id
        if self.duties[clause] == {"upper"}:
            return _row(clause, None, "upper_only", 0, 0, "下级计划中无对应条款；本条指标均只能由上级本级完成。")
        if clause in self.bodies and not any(self.bodies[clause]):
            return _row(clause, None, "upper_only", 0, 0, "下级计划中无对应条款；本条责任单位均为上级单位。")
        return _row(clause, None, "omitted", 0, 0, "下级计划中没有找到对应条款。")


_RANK = {"national": 0, "province": 1, "city": 2, "department": 2, "county": 3, "town": 4, "village": 5}


def _of_lower(theirs: Sequence[Part], links: Sequence[Link]) -> Iterator[Alignment]:
    """Rows for the tasks of the lower plan that no upper clause asks for."""
    linked = {link.lower for link in links}
    for j, part in enumerate(theirs):
        if j not in linked and part.clause.kind == "task" and not part.bare:
            yield _row(None, part.clause.id, "added", 0, 0, "上级计划中没有对应条款，属下级增加的任务。")
