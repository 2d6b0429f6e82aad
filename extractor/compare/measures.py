"""Sentences of the upper plan that the lower one dropped, and sentences it added."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractor.compare.pair import Pair
from extractor.compare.say import finding, quoted
from extractor.likeness import Grams, Phrase, Sentence
from extractor.models import Finding, Severity
from extractor.text import bare

FOUND = 0.36  # best score from which a sentence has a counterpart
COVERED = 0.62  # share of a sentence that stands somewhere in the answering clauses
PHRASE_FOUND = 0.4  # the same for one phrase of a sentence that was kept
COPIED = 0.6  # similarity of clauses from which the lower one is a copy
SENTENCE = 6  # neutral characters a sentence needs to say anything
PHRASE = 7  # the same for a phrase


def compare_measures(pair: Pair) -> Iterator[Finding]:
    """Findings on sentences and phrases."""
    yield from _dropped(pair)
    yield from _added(pair)


def _dropped(pair: Pair) -> Iterator[Finding]:
    """Upper sentences, or phrases of them, without counterpart in clauses that were carried over."""
    targets = _targets(pair)
    wholes: dict[tuple[str, ...], Grams] = {}
    for i, sentence in enumerate(pair.ours):
        clause = sentence.measure.clause_id
        answers = pair.answers.get(clause)
        if not answers or _size(sentence) < SENTENCE:
            continue
        if answers not in wholes:
            wholes[answers] = pair.answer(answers)
        match = pair.best_of_upper.get(i)
        score = match.score if match else 0.0
        there = pair.scale.share(sentence.grams, wholes[answers])
        if score < FOUND and there < COVERED:
            yield _sentence_dropped(pair, sentence, answers, score, targets[clause])
            continue
        known = wholes[answers] | pair.theirs[match.lower].grams if match else wholes[answers]
        for number, run in enumerate(_gone(pair, sentence.phrases, known)):
            text = _span(sentence, run)
            if not any(quote in bare(text) or bare(text) in quote for quote, _ in targets[clause]):
                yield _phrase_dropped(pair, sentence, text, number, match.lower if match else None)


def _targets(pair: Pair) -> defaultdict[str, list[tuple[str, str]]]:
    """Quote, or condition, and duty of every upper target, by clause: those have findings of their own."""
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for target in pair.upper.indicators:
        if target.role == "target":
            found[target.clause_id] += [(bare(t), target.duty) for t in (target.quote, target.condition) if t]
    return found


def _size(sentence: Sentence) -> int:
    return sum(len(phrase.neutral) for phrase in sentence.phrases)


def _gone(pair: Pair, phrases: Sequence[Phrase], known: Grams) -> Iterator[list[Phrase]]:
    """Runs of neighbouring phrases that say what `known` does not."""
    run: list[Phrase] = []
    for phrase in phrases:
        if len(phrase.neutral) >= PHRASE and pair.scale.share(phrase.grams, known) < PHRASE_FOUND:
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


def _severity(pair: Pair, clause_id: str) -> Severity:
    """Graver where the clause was copied: in a free paraphrase a sentence without counterpart means less."""
    if pair.comparison.lower_predates_upper or pair.comparison.relation != "implements":
        return "info"
    copied = pair.similarity.get(clause_id, 0.0) >= COPIED
    return "medium" if copied and pair.clauses[clause_id].kind in ("task", "group") else "low"


def _trust(pair: Pair, clause_id: str) -> float:
    return min(1.0, 0.7 + 0.5 * pair.similarity.get(clause_id, 0.0))


def _sentence_dropped(
    pair: Pair, sentence: Sentence, answers: Sequence[str], best: float, targets: Sequence[tuple[str, str]]
) -> Finding:
    measure = sentence.measure
    text = bare(measure.text)
    duties = {duty for quote, duty in targets if quote in text}
    return finding(
        pair,
        f"m-{measure.id}",
        "measure",
        "dropped",
        "sentence_without_counterpart",
        f"对应条款保留，但上级的这句措施在下级计划中没有找到：{quoted(measure.text)}。",
        severity="info" if duties == {"upper"} else _severity(pair, measure.clause_id),
        confidence=(0.55 + 0.4 * (1 - min(best / FOUND, 1.0))) * _trust(pair, measure.clause_id),
        clauses=(measure.clause_id, answers[0]),
        quotes=(measure.text, None),
    )


def _phrase_dropped(pair: Pair, sentence: Sentence, text: str, number: int, lower: int | None) -> Finding:
    measure = sentence.measure
    kept = pair.theirs[lower].measure if lower is not None else None
    return finding(
        pair,
        f"m-{measure.id}-p{number + 1}",
        "measure",
        "dropped",
        "phrase_without_counterpart",
        f"下级保留了这句话，但没有写其中的{quoted(text)}。",
        severity="low" if _severity(pair, measure.clause_id) == "medium" else "info",
        confidence=0.6,
        clauses=(measure.clause_id, kept.clause_id if kept else None),
        quotes=(text, kept.text if kept else None),
    )


def _added(pair: Pair) -> Iterator[Finding]:
    """Lower sentences in carried-over clauses that the upper plan knows nothing of."""
    wholes: dict[tuple[str, ...], Grams] = {}
    for j, sentence in enumerate(pair.theirs):
        measure = sentence.measure
        asked = pair.asked.get(measure.clause_id)
        if not asked or _size(sentence) < SENTENCE:
            continue
        if asked not in wholes:
            wholes[asked] = pair.demand(asked)
        match = pair.best_of_lower.get(j)
        score = match.score if match else 0.0
        if score >= FOUND or pair.scale.share(sentence.grams, wholes[asked]) >= COVERED:
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
