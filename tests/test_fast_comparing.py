"""Shortcuts of comparing: what is kept of a plan, counted at once or passed over changes no answer."""

import math
from itertools import pairwise
from pathlib import Path

import pytest
from shipped import CORPUS, grams_in, paired

from extractor.align.parts import parts_of
from extractor.compare import reworded
from extractor.compare.pair import sentences_of
from extractor.compare.phrases import Copies
from extractor.compare.quotes import reading
from extractor.compare.running import met_in, running
from extractor.compare.said import said
from extractor.compare.targets import every
from extractor.compare.targets.kept import core, covered, kept
from extractor.compare.targets.ordering import less_often
from extractor.compare.typos import skipped
from extractor.likeness import pairing_of
from extractor.neutral import PLANS, copy_of, grams
from extractor.pipeline import plan_of_file
from extractor.text import fold


def test_copies_of_a_sentence_are_those_that_differ_and_those_taken_over_word_for_word() -> None:
    pair = paired(*CORPUS[:2])
    copies = Copies(pair)
    all_of = [copy for sentence in pair.theirs for copy in copies.of(sentence.measure.id)]
    all_of += [copy for clause in pair.lower.clauses for copy in copies.of(clause.id)]
    same = [copy for copy in all_of if copy not in copies.changed]
    assert len(same) > 100
    assert all(copy.upper.folded == copy.lower.folded for copy in same)
    assert [copy for copy in all_of if copy not in same] == copies.changed


def test_a_plan_whose_quotes_are_read_anew_keeps_its_neutral_copy() -> None:
    plan = plan_of_file(CORPUS[1])
    again = plan._replace(indicators=plan.indicators[:1])
    other = plan._replace(measures=plan.measures[:1])
    assert copy_of(again) is copy_of(plan)
    assert copy_of(other) is not copy_of(plan)
    assert pairing_of(plan, other) is pairing_of(again, other)


def test_what_is_made_of_a_plan_is_kept_as_long_as_it_is_the_same_plan() -> None:
    plan = plan_of_file(CORPUS[1])
    other = plan._replace(measures=plan.measures[:1])
    assert sentences_of(plan) is sentences_of(plan)
    assert len(sentences_of(other)) <= 1 < len(sentences_of(plan))
    many = [plan._replace(issues=()) for _ in range(PLANS + 1)]
    assert all(parts_of(one) == parts_of(plan) for one in many)


def test_a_plan_without_broken_quotes_is_read_as_it_is() -> None:
    plan = plan_of_file(CORPUS[1])
    assert reading(plan) is plan


def test_characters_of_clauses_counted_at_once_are_those_of_each() -> None:
    pair = paired(CORPUS[4], CORPUS[1])
    letters, clauses = reworded.letters_of(pair), reworded._clauses(pair.lower)
    said = {
        key: frozenset(pair.clauses[key].heading).union(*[letters.theirs[j] for j in pair.standing.get(key, ())])
        for key in clauses.ids
        if key not in pair.asked
    }
    assert said
    for clause in pair.upper.clauses:
        sentences = [i for i, sentence in enumerate(pair.ours) if sentence.measure.clause_id == clause.id]
        about = reworded.core_of("".join([letters.ours[i] for i in sentences]))
        counts = clauses.counts(about)
        assert all(counts[key] >= len(about & characters) for key, characters in said.items())
        shares = {key: letters.share(about, characters) for key, characters in said.items()}
        likely = [key for key, share in shares.items() if share >= reworded.CLAUSE and len(about) >= reworded.FULL]
        found = reworded.rewritten(pair, sentences)
        assert (found in likely and shares[found] == max(shares.values())) if found else not likely


def test_what_a_character_weighs_is_told_by_the_sentences_that_hold_it() -> None:
    letters = reworded.letters_of(paired(*CORPUS[:2]))
    lines = [*letters.ours, *letters.theirs]
    for asked, held in zip(map(frozenset, letters.ours), map(frozenset, letters.theirs), strict=False):
        weights = {c: math.log(1 + len(lines) / (1 + sum(c in line for line in lines))) for c in asked}
        enough = len(asked & held) >= reworded.LITTLE * len(asked)
        share = sum(weights[c] for c in asked & held) / (sum(weights.values()) or 1.0) if enough else 0.0
        assert letters.share(asked, held) == pytest.approx(share)
    assert letters.rarity["𠮷"] == 0.0
    assert [*letters.of_ours, *letters.of_theirs] == list(map(frozenset, lines))


def test_the_sentence_that_says_another_one_is_the_best_of_all_that_may() -> None:
    pair = paired(*CORPUS[:2])
    letters = reworded.letters_of(pair)
    for i, line in enumerate(letters.ours):
        answers = pair.answers.get(pair.ours[i].measure.clause_id, ())
        bans = reworded.bans()
        forbidding = [text for text in line.split(",") if bans.search(text)]
        banned = [text for text in forbidding if len(reworded.core_of(text)) >= reworded.FEWEST]
        about = reworded.core_of("".join(banned or line.split(",")))
        near = {j for clause in answers for j in pair.standing.get(clause, ())}
        least = reworded.NEARLY if len(about) < reworded.FEW else reworded.HELD
        shares = {
            j: letters.share(about, letters.theirs[j])
            for j in range(len(pair.theirs))
            if (j in near or forbidding)
            and not reworded._taken(pair, i, j)
            and not reworded.has_weak(letters.theirs[j])
            and (bans.search(letters.theirs[j]) or not forbidding)
        }
        likely = {j: share for j, share in shares.items() if share >= (least if j in near else reworded.FAR)}
        best = max(likely, key=likely.__getitem__) if likely and len(about) >= reworded.FEWEST else None
        assert reworded.reworded(pair, i, answers) == best


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem[:3])
def test_phrases_that_say_of_all_are_those_with_a_word_for_it_and_no_figure(path: Path) -> None:
    before, after, unless = every._words()
    for sentences in copy_of(plan_of_file(path)).sentences.values():
        told = list(every._told_in(sentences))
        for each in told:
            text = fold(each.sayings[0].sentence.measure.text)
            assert each.said.endswith(text)
            assert each.unless == [match[0] for match in unless.finditer(text)]
        found = [saying.sentence.phrases[saying.place] for each in told for saying in each.sayings]
        assert found == [
            phrase
            for sentence in sentences
            for phrase in sentence.phrases
            if any(pattern.search(phrase.folded) for pattern in (before, after, every._SHOULD))
            and not every._FIGURE.search(phrase.folded)
        ]


def test_the_characters_of_a_name_that_stand_in_a_sentence() -> None:
    said = grams_in(CORPUS[1])
    for name in ("精神卫生服务体系", "社会心理服务站", "床位", "率", ""):
        for held in said:
            there = {at for k in range(len(name) - 1) if name[k : k + 2] in held for at in (k, k + 1)}
            assert covered(name, held) == (len(there) / len(name) if name else 0.0)


def test_a_target_of_which_little_stands_anywhere_is_kept_in_no_sentence() -> None:
    pair = paired(CORPUS[4], CORPUS[1])
    anywhere = frozenset().union(*[sentence.grams for sentence in pair.theirs])
    left = 0
    for target in pair.upper.indicators:
        name = grams(core(target.name, pair.names))
        if 2 * len(name & anywhere) < len(name):
            left += 1
            assert not any(2 * len(name & sentence.grams) >= len(name) for sentence in pair.theirs)
            found = kept(pair, target)
            assert found is None or pair.clauses[found.clause_id].kind == "front"
    assert left


def test_only_what_comes_in_a_period_comes_less_often() -> None:
    targets = [t for path in CORPUS for t in plan_of_file(path).indicators if t.role == "target"]
    assert not any(
        less_often(t, o._replace(unit="次")) or less_often(t._replace(unit="次"), o) for t, o in pairwise(targets)
    )


@pytest.mark.parametrize(
    ("ours", "theirs"), [("托育机构建设", "拖育机构"), ("甲", "乙"), ("", "甲乙"), ("甲乙", ""), ("𠮷甲", "甲𠮷甲")]
)
def test_bigrams_as_numbers_are_those_of_the_text(ours: str, theirs: str) -> None:
    there = [theirs[k - 1 : k + 1] in ours for k in range(1, len(theirs))]
    assert list(met_in(ours, theirs)) == [True, *there, True][: len(theirs) + 1]


@pytest.mark.parametrize("path", CORPUS[1:], ids=lambda path: path.stem[:3])
def test_pairs_turned_round_are_those_that_the_upper_plan_has_in_the_other_order_only(path: Path) -> None:
    pair = paired(CORPUS[0], path)
    run = running(said(pair.upper), said(pair.lower))
    text, met = run.theirs, run.met
    turned = [k for k in range(len(text) - 1) if not met[k + 1] and text[k + 1] + text[k] in run.ours]
    assert turned
    assert skipped._turned(run) == [k for k in turned if not (met[k] and met[k + 2])]
