"""Sentences of the upper plan that the lower one dropped, and sentences it added."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractor.compare.changes import changed, cut_out
from extractor.compare.losses import lost_runs, of_others, taken_up, weigh
from extractor.compare.pair import Match, Pair
from extractor.compare.say import finding, quoted
from extractor.likeness import Grams, Phrase, Sentence, passages_of
from extractor.models import Finding, Indicator, Plan, Severity
from extractor.text import bare

_YEAR = re.compile(r"20\d{2}|２０[０-９]{2}|十四五|十五五")
_DATED = re.compile(
    r"(?:到|于|在|至)?\s*(?:20\d{2}|２０[０-９]{2})\s*年\s*(?:[0-9０-９]{1,2}\s*月)?\s*(?:年?[底末]前?|前|(?=[，,]))"
)
FOUND = 0.36  # best score from which a sentence has a counterpart
NEAR = 0.24  # best score from which a sentence may have been rewritten into another
CLEAR = 0.6  # score from which it does not matter that another sentence is closer
CLAIMED = 1.4  # how many times closer another upper sentence has to be to claim a lower one
WHOLE = 0.8  # score below which a sentence all of whose targets are gone is gone itself
COVERED = 0.62  # share of a sentence that stands somewhere in the answering clauses
PHRASE_FOUND = 0.4  # the same for one phrase of a sentence that was kept
DUE = 4  # characters beside the date that say what is due
SENTENCE = 6  # neutral characters a sentence needs to say anything
PHRASE = 6  # the same for a phrase


def compare_measures(pair: Pair, lost: frozenset[str], met: frozenset[str]) -> Iterator[Finding]:
    """Findings on sentences and phrases.

    `lost` are ids of upper targets without counterpart, `met` those of targets answered in a linked clause and of
    those that answer them.
    """
    yield from _dropped(pair, lost, met)
    yield from _added(pair, met)


def _dropped(pair: Pair, lost: frozenset[str], met: frozenset[str]) -> Iterator[Finding]:
    """Upper sentences, or phrases of them, without counterpart in clauses that were carried over."""
    targets = _targets(pair.upper)
    wholes: dict[tuple[str, ...], Grams] = {}
    looked = list(_looked_for(pair, wholes))
    stated_in = {i: _stated(pair.ours[i], targets) for i, *_ in looked}
    told = {i for i, _, match in looked if _told_by_targets(match, stated_in[i], lost)}
    taken = taken_up(pair, [i for i, gone, _ in looked if gone and i not in told]) | {key: {} for key in told}
    for i, gone, match in looked:
        sentence, stated = pair.ours[i], stated_in[i]
        answers = pair.answers[sentence.measure.clause_id]
        if gone and met.issuperset(t.id for t in stated) and _says_only(sentence, stated):
            continue  # in other words, and its targets are answered
        if i in taken:
            reported = bool(stated) and lost.issuperset(t.id for t in stated)
            yield from _missing(pair, i, answers, match, stated, taken[i], reported)
            continue
        if not stated and _undated(pair, sentence, match):
            yield _deadline_dropped(pair, sentence, match)
        if match.lower >= 0:
            yield from changed(pair, sentence, match.lower, match.score, stated)
        for number, run in enumerate(_left_out(pair, sentence, match, wholes[answers])):
            if not _judged(bare(_span(sentence, run)), targets[sentence.measure.clause_id]):
                yield _phrase_dropped(pair, sentence, run, number, match.lower)


def _looked_for(pair: Pair, wholes: dict[tuple[str, ...], Grams]) -> Iterator[tuple[int, bool, Match]]:
    """Each sentence of a clause that was carried over, by index, whether it is gone, and its best match.

    What the answering clauses say is kept in `wholes`.
    """
    for i, sentence in enumerate(pair.ours):
        answers = pair.answers.get(sentence.measure.clause_id)
        if not answers or not _says_enough(sentence):
            continue
        if answers not in wholes:
            wholes[answers] = pair.answer(answers)
        match = pair.best_of_upper.get(i) or Match(i, -1, 0.0)
        yield i, not _carried(pair, sentence, match, wholes[answers]), match


def _stated(sentence: Sentence, targets: dict[str, list[Indicator]]) -> list[Indicator]:
    """The targets a sentence states."""
    measure = sentence.measure
    return [t for t in targets.get(measure.clause_id, ()) if measure.char_start <= t.char_start < measure.char_end]


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
    reported: bool,
) -> Iterator[Finding]:
    """A sentence that is gone; where parts of it stand in others, only what is left of it."""
    sentence = pair.ours[i]
    if not taken or _says_only(sentence, stated):
        yield _sentence_dropped(pair, sentence, answers, match, stated, reported)
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


def _undated(pair: Pair, sentence: Sentence, match: Match) -> bool:
    """Does the sentence date something that its counterpart keeps, without date there or before in the clause?"""
    text = sentence.measure.text
    if match.score < CLEAR or "年" not in text or not _DATED.search(text):
        return False
    counterpart = pair.theirs[match.lower]
    dated = next((k for k, p in enumerate(sentence.phrases) if _DATED.search(p.printed + "，")), 0)
    due = next((p for p in sentence.phrases[dated:] if len(_DATED.sub("", p.printed + "，")) > DUE), None)
    if due is None:
        return False
    task = passages_of([_DATED.sub("", due.printed + "，")], pair.names)[0][2]  # in a short phrase the date weighs most
    if pair.scale.share(task, counterpart.grams) < COVERED:
        return False
    said = [s.measure for s in pair.copies[1].sentences[counterpart.measure.clause_id]]
    return not any(_YEAR.search(m.text) for m in said if m.position <= counterpart.measure.position)


def _targets(plan: Plan) -> defaultdict[str, list[Indicator]]:
    """Targets by clause: they have findings of their own."""
    found: defaultdict[str, list[Indicator]] = defaultdict(list)
    for target in plan.indicators:
        if target.role == "target":
            found[target.clause_id].append(target)
    return found


def _judged(text: str, targets: Sequence[Indicator]) -> bool:
    """Does a phrase state a target or its condition, or a part of one?"""
    quotes = [bare(quote) for t in targets for quote in (t.quote, t.condition) if quote]
    return any(quote in text or text in quote for quote in quotes)


def _says_only(sentence: Sentence, stated: Sequence[Indicator]) -> bool:
    """Does a sentence state targets, and by when, and nothing else?"""
    return bool(stated) and all(_only_dates(p) or _judged(bare(p.printed), stated) for p in sentence.phrases)


def _only_dates(phrase: Phrase) -> bool:
    """Does a phrase say by when and nothing else: 到2025年?"""
    text = phrase.printed + "，"
    return _DATED.search(text) is not None and len(_DATED.sub("", text)) <= DUE


def _says_enough(sentence: Sentence) -> bool:
    """Is a sentence long enough to say anything? It has no more bigrams than characters."""
    return len(sentence.grams) >= SENTENCE or sum([len(p.neutral) for p in sentence.phrases]) >= SENTENCE


def _left_out(pair: Pair, sentence: Sentence, match: Match, whole: Grams) -> list[list[Phrase]]:
    """Runs of phrases of a kept sentence that the lower plan does not have."""
    if match.lower < 0:
        return [] if sentence.grams <= whole else list(_gone(pair, sentence.phrases, whole))
    said = pair.theirs[match.lower].grams
    runs = [] if sentence.grams <= whole else list(_gone(pair, sentence.phrases, whole, said))
    return runs or cut_out(pair, sentence, match.lower)


def _gone(pair: Pair, phrases: Sequence[Phrase], *known: Grams) -> Iterator[list[Phrase]]:
    """Runs of neighbouring phrases that say what none of `known` does."""
    run: list[Phrase] = []
    for phrase in phrases:
        missing = phrase.grams.difference(*known) if len(phrase.neutral) >= PHRASE else frozenset()
        if missing and pair.scale.sum_of(missing) / pair.scale.weight(phrase.grams) > 1 - PHRASE_FOUND:
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


def _trust(pair: Pair, clause_id: str) -> float:
    return min(1.0, 0.7 + 0.5 * pair.similarity.get(clause_id, 0.0))


def _sentence_dropped(
    pair: Pair, sentence: Sentence, answers: Sequence[str], match: Match, stated: Sequence[Indicator], reported: bool
) -> Finding:
    """`reported`: all targets of the sentence are said to be lost already."""
    measure = sentence.measure
    # Where a sentence says nothing else, the findings on its targets weigh the loss.
    told = _says_only(sentence, stated)
    others = {target.duty for target in stated} == {"upper"} or of_others(pair, measure.text)
    near = match.score >= NEAR
    note = (
        "（句中指标另有结论）"
        if told or reported
        else "（所说为上级本级或其他地区的事，下级未必需要写）"
        if others
        else "（下级有相近语句，可能已改写并入）"
        if near
        else ""
    )
    weight: Severity = "info" if told or others else weigh(pair, measure.clause_id, measure.text)
    if weight == "medium" and (near or reported):
        weight = "low"
    return finding(
        pair,
        f"m-{measure.id}",
        "measure",
        "dropped",
        "sentence_without_counterpart",
        f"对应条款保留，但上级的这句措施在下级计划中没有找到：{quoted(measure.text)}{note}。",
        severity=weight,
        confidence=(0.55 + 0.4 * (1 - min(match.score / FOUND, 1.0))) * _trust(pair, measure.clause_id),
        clauses=(measure.clause_id, answers[0]),
        quotes=(measure.text, None),
    )


def _phrase_dropped(pair: Pair, sentence: Sentence, run: Sequence[Phrase], number: int, lower: int) -> Finding:
    measure = sentence.measure
    text = _span(sentence, run)
    kept = pair.theirs[lower].measure if lower >= 0 else None
    return finding(
        pair,
        f"m-{measure.id}-p{number + 1}",
        "measure",
        "dropped",
        "phrase_without_counterpart",
        f"下级保留了这句话，但没有写其中的{quoted(text)}。",
        severity="info" if of_others(pair, text) else weigh(pair, measure.clause_id, text, whole=False),
        confidence=0.6,
        clauses=(measure.clause_id, kept.clause_id if kept else None),
        quotes=(text, kept.text if kept else None),
    )


def _deadline_dropped(pair: Pair, sentence: Sentence, match: Match) -> Finding:
    measure, lower = sentence.measure, pair.theirs[match.lower].measure
    dated = _DATED.search(measure.text)
    return finding(
        pair,
        f"m-{measure.id}-d",
        "measure",
        "dropped",
        "deadline_left_out",
        f"上级这句写明期限{quoted(dated[0] if dated else '')}，下级保留了这句话但没有写期限。",
        severity="low",
        confidence=0.8 * _trust(pair, measure.clause_id),
        clauses=(measure.clause_id, lower.clause_id),
        quotes=(measure.text, lower.text),
        flags=("deadline_dropped",),
    )


def _added(pair: Pair, met: frozenset[str]) -> Iterator[Finding]:
    """Lower sentences in carried-over clauses that the upper plan knows nothing of."""
    targets = _targets(pair.lower)
    wholes: dict[tuple[str, ...], Grams] = {}
    for j, sentence in enumerate(pair.theirs):
        measure = sentence.measure
        asked = pair.asked.get(measure.clause_id)
        if not asked or not _says_enough(sentence):
            continue
        if asked not in wholes:
            wholes[asked] = pair.demand(asked)
        match = pair.best_of_lower.get(j)
        score = match.score if match else 0.0
        if score >= FOUND or pair.scale.share(sentence.grams, wholes[asked]) >= COVERED:
            continue
        stated = [t for t in targets[measure.clause_id] if measure.char_start <= t.char_start < measure.char_end]
        if met.issuperset(t.id for t in stated) and _says_only(sentence, stated):
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
