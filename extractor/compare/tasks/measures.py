"""Sentences of the upper plan that the lower one dropped, and sentences it added."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractor.compare.losses import asks_for_plan, lost_runs, of_others, taken_up, trust, weigh
from extractor.compare.pair import Match, Pair, sentences_of
from extractor.compare.reworded import bans, reworded, still_banned
from extractor.compare.say import finding, quoted
from extractor.compare.tasks.changes import changed, cut_out
from extractor.compare.tasks.undated import CLEAR, COVERED, deadline_dropped, only_dates, put_off, undated
from extractor.models import Finding, Indicator, Plan, Severity
from extractor.neutral import EMPTY, Grams, Phrase, Sentence, once_a_plan
from extractor.text import bare, fold

FOUND = 0.36  # best score from which a sentence has a counterpart
NEAR = 0.24  # best score from which a sentence may have been rewritten into another
CLAIMED = 1.4  # how many times closer another upper sentence has to be to claim a lower one
WHOLE = 0.8  # score below which a sentence all of whose targets are gone is gone itself
PHRASE_FOUND = 0.4  # the same for one phrase of a sentence that was kept
SENTENCE = 6  # neutral characters a sentence needs to say anything
PHRASE = 6  # the same for a phrase
SAYS = 0.8  # share of the rest of a sentence from which the lower one is the same, and not one like it
KEEPS = 0.5  # share of the rest of a sentence that the one must hold which is said to keep it


def compare_measures(pair: Pair, lost: frozenset[str], met: frozenset[str]) -> Iterator[Finding]:
    """Findings on sentences and phrases.

    `lost` are ids of upper targets without counterpart, `met` those of targets answered in a linked clause and of
    those that answer them.
    """
    dropped = list(_dropped(pair, lost, met))
    yield from dropped
    yield from _added(pair, met, {f.lower_quote for f in dropped if f.lower_quote})


def _dropped(pair: Pair, lost: frozenset[str], met: frozenset[str]) -> Iterator[Finding]:
    """Upper sentences, or phrases of them, without counterpart in clauses that were carried over."""
    targets, stated_in = _targets(pair.upper), _stated(pair.upper)
    wholes: dict[tuple[str, ...], Grams] = {}
    looked = list(_looked_for(pair, wholes))
    told = {i for i, _, match in looked if _told_by_targets(match, stated_in[i], lost)}
    taken = taken_up(pair, [i for i, gone, _ in looked if gone and i not in told]) | {key: {} for key in told}
    for i, gone, match in looked:
        sentence, stated = pair.ours[i], stated_in[i]
        answers = pair.answers[sentence.measure.clause_id]
        if gone and met.issuperset(t.id for t in stated) and _says_only(sentence, stated):
            continue  # in other words, and its targets are answered
        if i in taken:
            settled = bool(stated) and (lost.issuperset(t.id for t in stated) or met.issuperset(t.id for t in stated))
            yield from _missing(pair, i, answers, match, stated, taken[i], settled)
            continue
        if match.lower >= 0 and sentence.measure.text == pair.theirs[match.lower].measure.text:
            continue  # taken over word for word
        if not stated and undated(pair, sentence, match):
            yield deadline_dropped(pair, sentence, match)
        altered = list(changed(pair, sentence, match.lower, match.score, stated)) if match.lower >= 0 else []
        yield from altered
        later = None if stated or altered else put_off(pair, sentence, answers)
        if later:
            yield later
        for number, run in enumerate(_left_out(pair, sentence, match, wholes[answers])):
            text = _span(sentence, run)
            if _judged(bare(text), targets.get(sentence.measure.clause_id, ())):
                continue
            if not still_banned(pair, fold(text), answers):
                yield _phrase_dropped(pair, sentence, run, number, _keeper(pair, sentence, run, match, answers))


def _looked_for(pair: Pair, wholes: dict[tuple[str, ...], Grams]) -> Iterator[tuple[int, bool, Match]]:
    """Each sentence of a clause that was carried over, by index, whether it is gone, and its best match.

    What the answering clauses say is kept in `wholes`.
    """
    for i, (sentence, enough) in enumerate(zip(pair.ours, _says_enough(pair.upper), strict=True)):
        answers = pair.answers.get(sentence.measure.clause_id)
        if not answers or not enough:
            continue
        if answers not in wholes:
            wholes[answers] = pair.answer(answers)
        match = pair.best_of_upper.get(i) or Match(i, -1, 0.0)
        yield i, not _carried(pair, sentence, match, wholes[answers]), match


@once_a_plan
def _stated(plan: Plan) -> list[list[Indicator]]:
    """The targets each sentence of a plan states."""
    targets, measures = _targets(plan), [sentence.measure for sentence in sentences_of(plan)]
    return [[t for t in targets.get(m.clause_id, ()) if m.char_start <= t.char_start < m.char_end] for m in measures]


def _told_by_targets(match: Match, stated: Sequence[Indicator], lost: frozenset[str]) -> bool:
    """Is a sentence gone because all of its targets are?"""
    return match.score < WHOLE and bool(stated) and lost.issuperset(t.id for t in stated)


def _missing(
    pair: Pair,
    i: int,
    answers: Sequence[str],
    match: Match,
    stated: Sequence[Indicator],
    taken: dict[int, int],
    settled: bool,
) -> Iterator[Finding]:
    """A sentence that is gone; where parts of it stand in others, only what is left of it."""
    sentence = pair.ours[i]
    if not taken or _says_only(sentence, stated):
        said = reworded(pair, i, answers) if pair.owes else None
        yield _sentence_dropped(pair, sentence, answers, match, stated, settled, said)
        return
    kept = max(taken.values(), key=list(taken.values()).count)
    for number, run in enumerate(lost_runs(pair, sentence, taken)):
        if not _judged(bare(_span(sentence, run)), stated):
            yield _phrase_dropped(pair, sentence, run, number, kept)


def _carried(pair: Pair, sentence: Sentence, match: Match, whole: Grams) -> bool:
    """Does the lower plan say this, in one sentence or spread over the answering clauses?"""
    if match.score >= CLEAR or pair.scale.share(sentence.grams, whole) >= COVERED:
        return True
    if match.score < FOUND:
        return False
    # The sentence it resembles was copied from another one, which resembles it far more.
    return pair.best_of_lower[match.lower].score < CLAIMED * match.score


@once_a_plan
def _targets(plan: Plan) -> dict[str, list[Indicator]]:
    """Targets by clause: they have findings of their own."""
    found: defaultdict[str, list[Indicator]] = defaultdict(list)
    for target in plan.indicators:
        if target.role == "target":
            found[target.clause_id].append(target)
    return dict(found)


def _judged(text: str, targets: Sequence[Indicator]) -> bool:
    """Does a phrase state a target or its condition, or a part of one?"""
    quotes = [bare(quote) for t in targets for quote in (t.quote, t.condition) if quote]
    return any(quote in text or text in quote for quote in quotes)


def _says_only(sentence: Sentence, stated: Sequence[Indicator]) -> bool:
    """Does a sentence state targets, and by when, and nothing else?"""
    return bool(stated) and all(only_dates(p) or _judged(bare(p.printed), stated) for p in sentence.phrases)


@once_a_plan
def _says_enough(plan: Plan) -> list[bool]:
    """Is each sentence of a plan long enough to say anything? It has no more bigrams than characters."""
    said = sentences_of(plan)
    return [len(s.grams) >= SENTENCE or sum([len(p.neutral) for p in s.phrases]) >= SENTENCE for s in said]


def _left_out(pair: Pair, sentence: Sentence, match: Match, whole: Grams) -> list[list[Phrase]]:
    """Runs of phrases of a kept sentence that the lower plan does not have."""
    said = pair.theirs[match.lower].grams if match.lower >= 0 else EMPTY
    lost = sentence.grams - whole - said if sentence.grams is not said else EMPTY
    runs = list(_gone(pair, sentence.phrases, lost)) if lost else []
    return runs or (cut_out(pair, sentence, match.lower) if match.lower >= 0 else [])


def _gone(pair: Pair, phrases: Sequence[Phrase], lost: Grams) -> Iterator[list[Phrase]]:
    """Runs of neighbouring phrases that say little but what is `lost`."""
    run: list[Phrase] = []
    for phrase in phrases:
        missing = phrase.grams & lost if len(phrase.neutral) >= PHRASE else frozenset()
        if missing and pair.scale.leaves_less(phrase.grams, missing, PHRASE_FOUND):
            run.append(phrase)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _span(sentence: Sentence, run: Sequence[Phrase]) -> str:
    """The printed text from the first to the last phrase of a run."""
    text = sentence.measure.text
    start = text.find(run[0].printed)
    return text[start : text.find(run[-1].printed, start) + len(run[-1].printed)].strip()


def _sentence_dropped(
    pair: Pair,
    sentence: Sentence,
    answers: Sequence[str],
    match: Match,
    stated: Sequence[Indicator],
    settled: bool,
    said: int | None,
) -> Finding:
    """`settled`: all targets of the sentence are said to be lost already, or to be answered; `said`: the lower sentence that may say it."""
    measure = sentence.measure
    # Where a sentence says nothing else, the findings on its targets weigh the loss.
    told = _says_only(sentence, stated)
    others = {target.duty for target in stated} == {"upper"} or of_others(pair, sentence.folded)
    own_plan = pair.owes and asks_for_plan(sentence.folded)
    forbids = bans().search(sentence.folded)  # what comes near without a ban does not say it
    near = said is not None or (match.score >= NEAR and not forbids)
    lower = pair.theirs[said].measure if said is not None else None
    note = (
        "（句中指标另有结论）"
        if told or settled
        else "（所说为上级本级或其他地区的事，下级未必需要写）"
        if others
        else "（下级计划本身就是所要求的方案；报送、备案的时限需核对）"
        if own_plan
        else "（下级有相近语句，可能已改写并入）"
        if near
        else ""
    )
    weight: Severity = "info" if told or others or own_plan else weigh(pair, measure.clause_id, sentence.folded)
    if weight == "medium" and (near or settled):
        weight = "low"
    return finding(
        pair,
        f"m-{measure.id}",
        "measure",
        "dropped",
        "sentence_without_counterpart",
        f"对应条款保留，但上级的这句措施在下级计划中没有找到：{quoted(measure.text)}{note}。",
        severity=weight,
        confidence=(0.55 + 0.4 * (1 - min(match.score / FOUND, 1.0))) * trust(pair, measure.clause_id),
        clauses=(measure.clause_id, lower.clause_id if lower else answers[0]),
        quotes=(measure.text, lower.text if lower else None),
    )


def _keeper(pair: Pair, sentence: Sentence, run: Sequence[Phrase], match: Match, answers: Sequence[str]) -> int | None:
    """The lower sentence that keeps what a run was left out of: the best match, or one with most of the rest."""
    rest = sentence.grams.difference(*[phrase.grams for phrase in run])
    if not rest:
        return match.lower if match.score >= FOUND else None
    if match.lower >= 0 and pair.scale.share(rest, pair.theirs[match.lower].grams) >= KEEPS:
        return match.lower
    near = sorted(j for clause in answers for j in pair.standing.get(clause, ()))
    return next((j for j in near if pair.scale.share(rest, pair.theirs[j].grams) >= KEEPS), None)


def _phrase_dropped(pair: Pair, sentence: Sentence, run: Sequence[Phrase], number: int, lower: int | None) -> Finding:
    """A run left out of a sentence that the lower one keeps; where the rest is spread over several, none of them is shown."""
    measure = sentence.measure
    text = _span(sentence, run)
    folded = fold(text)
    kept = pair.theirs[lower].measure if lower is not None else None
    rest = sentence.grams.difference(*[phrase.grams for phrase in run])
    close = kept and rest and pair.scale.share(rest, pair.theirs[lower or 0].grams) >= SAYS
    what = "下级保留了这句话" if close else "下级有相近语句" if kept else "下级对应条款有这句话的其他内容"
    return finding(
        pair,
        f"m-{measure.id}-p{number + 1}",
        "measure",
        "dropped",
        "phrase_without_counterpart",
        f"{what}，但没有写其中的{quoted(text)}。",
        severity="info"
        if of_others(pair, folded) or (pair.owes and asks_for_plan(folded))
        else weigh(pair, measure.clause_id, folded, whole=False),
        confidence=0.6,
        clauses=(measure.clause_id, kept.clause_id if kept else None),
        quotes=(text, kept.text if kept else None),
    )


def _added(pair: Pair, met: frozenset[str], kept: set[str]) -> Iterator[Finding]:
    """Lower sentences in carried-over clauses that the upper plan knows nothing of; those `kept` are, or may be, what became of upper ones."""
    stated_in = _stated(pair.lower)
    wholes: dict[tuple[str, ...], Grams] = {}
    for j, (sentence, enough) in enumerate(zip(pair.theirs, _says_enough(pair.lower), strict=True)):
        measure = sentence.measure
        asked = pair.asked.get(measure.clause_id)
        if not asked or not enough:
            continue
        if asked not in wholes:
            wholes[asked] = pair.demand(asked)
        match = pair.best_of_lower.get(j)
        score = match.score if match else 0.0
        if measure.text in kept or score >= FOUND or pair.scale.share(sentence.grams, wholes[asked]) >= COVERED:
            continue
        if met.issuperset(t.id for t in stated_in[j]) and _says_only(sentence, stated_in[j]):
            continue
        yield finding(
            pair,
            f"m-{measure.id}",
            "measure",
            "added",
            "sentence_not_asked_for",
            f"下级在对应条款中增加了上级没有的措施：{quoted(measure.text)}。",
            severity="info",
            confidence=0.55 + 0.4 * (1 - score / FOUND),
            clauses=(asked[0], measure.clause_id),
            quotes=(None, measure.text),
        )
