"""Shortcuts for what nearly every line is give what the long way gives."""

import gc
import math
import re
import string
import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise, product
from pathlib import Path
from typing import Any

import pytest

from extractor.align import align, rows
from extractor.align.parts import parts_of
from extractor.compare import ladder, losses, reworded
from extractor.compare.localising.patterns import pattern_of
from extractor.compare.pair import Pair, pair_of, sentences_of
from extractor.compare.phrases import Copies
from extractor.compare.quotes import reading
from extractor.compare.running import met_in, running
from extractor.compare.said import said
from extractor.compare.targets import every, scope
from extractor.compare.targets.kept import core, covered, kept
from extractor.compare.targets.ordering import less_often
from extractor.compare.tasks import undated
from extractor.compare.typos import skipped
from extractor.extract import dates, deadlines, measures, units
from extractor.extract.duties import brackets, lists, tables
from extractor.extract.duties.cells import cells_of
from extractor.extract.duties.taskrows import duties_of_row, heads_of
from extractor.extract.numbers import forms, frequency, patterns
from extractor.extract.prose import (
    drafts,
    elided,
    eligible,
    masking,
    naming,
    noise,
    ordinals,
    paid,
    periods,
    shapes,
    targets,
)
from extractor.extract.tables import rows as row_heads
from extractor.extract.tables import ruins
from extractor.lexicon import relative
from extractor.likeness import COMMON, CROWD, FEW, GROUP, Shelf, pairing_of, scale_of, shared_of
from extractor.neutral import PLANS, Grams, copy_of, grams
from extractor.pipeline import comparison_of, plan_of_file
from extractor.segment import cards, cutlabels, front, furniture, headings, kinds, lines, segment, tail, unlabelled
from extractor.segment import tables as tables_of_lines
from extractor.segment.tree import Node
from extractor.text import _RUN, View, _words, fold, view_of

CORPUS = sorted((Path(__file__).parent.parent / "corpus").glob("*.txt"))
CATEGORIES = {"CATEGORY_DIGIT": string.digits, "CATEGORY_SPACE": string.whitespace}
ODD = [
    "（一）到 2025 年 ，达到 90% 。",
    "附件 1  第一条　总则",
    " 缩进的一行",
    "**加粗** 的 `词`",
    "- 3 -",
    "一、甲\u200b乙\xa0丙",
    "某 某 市",
    "·每月1次",
    "─────",
    "行末 ",
]


@pytest.mark.parametrize("chunk", ODD)
def test_a_plain_line_is_what_a_closer_look_makes_of_it(chunk: str) -> None:
    assert_same(fold(chunk))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem[:3])
def test_the_plain_lines_of_a_plan_are_most_and_are_read_alike(path: Path) -> None:
    chunks = [chunk for chunk in fold(path.read_text("utf-8")).split("\n") if chunk.strip(lines.BLANK)]
    assert sum(map(assert_same, chunks)) > len(chunks) / 2


def assert_same(chunk: str) -> bool:
    """Whether `chunk` is plain; if so, it is the one line the long way reads."""
    if not lines._plain(chunk, chunk[0], chunk[-1], lines._INNER_MARKS):
        return False
    read = lines.lines_of(chunk)
    slow: list[lines.Line] = []
    lines._add(slow, chunk, lines.columns(chunk), lines._INNER_MARKS, 0, False, False)
    assert read == slow
    return True


@pytest.mark.parametrize("text", ODD)
def test_words_of_a_span_are_those_between_white_space(text: str) -> None:
    """But for the blanks that stay."""
    for first, last in ((0, len(text)), (1, len(text) - 1)):
        found, at = [], first
        for word in _words(text, first, last):
            found += [(at + m.start(), m[0]) for m in _RUN.finditer(word)]
            at += len(word) + 1
        assert found == [(m.start(), m[0]) for m in _RUN.finditer(text, first, last)]


def test_a_row_of_numbers_is_one_piece_and_has_its_cells() -> None:
    text = "1 龙山中心 143832 309  2 1/155"
    view = view_of(text, [[(0, len(text))]])
    assert [view.printed[i:j] for i, j in pairwise([*view.starts, len(view.printed)])] == [
        *("1", "龙山中心", "143832 309", " ", "2 1/155")
    ]
    assert all(text[view.raw(k)] == character for k, character in enumerate(view.printed))
    [line] = cells_of(view)
    cells = [view.folded[i:j] for i, j in line]
    assert cells == ["1", "龙山中心", "143832", " ", "309", " ", "2", " ", "1/155"]


def test_every_wide_form_is_folded_one_for_one() -> None:
    wide = [chr(c) for c in range(0xFF01, 0xFF5F)]
    assert fold("".join(wide[:13] + wide[14:])) == "".join(map(fold, wide[:13] + wide[14:]))
    assert fold("".join(wide).replace("．", "")) == "".join(
        {"［": "(", "］": ")"}.get(c, unicodedata.normalize("NFKC", c)) for c in wide if c != "．"
    )
    assert fold("\u2f00甲\uf9e8") == "一甲裡"


def test_what_is_folded_has_a_character_that_tells() -> None:
    characters = [chr(c) for c in range(0x20, 0x10000) if not 0xD800 <= c < 0xE000]
    assert not [c for c in characters if fold(c) == c and fold(f"{c}（") != f"{c}("]


def paired(*paths: Path) -> Pair:
    """Two plans made ready to be compared."""
    upper, lower = map(plan_of_file, paths)
    comparison = comparison_of(upper.document, lower.document)
    return pair_of(comparison, upper, lower, align(comparison, upper, lower))


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


@pytest.mark.parametrize(
    ("pattern", "ends"),
    [
        (front.ORGAN, front.ORGAN_ENDS),
        (front.TITLE_END, front.TITLE_ENDS),
        (ordinals._ORDINAL, ordinals.ORDINAL_ENDS),
        (noise._BACKGROUND, noise._BACKGROUND_ENDS),
        (elided._UNSAID, elided._UNSAID_ENDS),
        (elided._PLACE, elided._PLACE_ENDS),
        (tables._NUMBER_HEAD, tables._HEAD_ENDS),
        (tables._TASK_HEAD, tables._HEAD_ENDS),
        (tables._DUE_HEAD, tables._HEAD_ENDS),
        (lists.LABEL, tables._HEAD_ENDS),
        (lists._DATED, lists._DATED_ENDS),
        (dates._BASE_BEFORE, dates._BASE_ENDS),
        (shapes._BY_EACH, shapes._EACH_ENDS),
    ],
)
def test_a_pattern_is_tried_on_every_text_that_ends_as_it_can(pattern: re.Pattern[str], ends: frozenset[str]) -> None:
    assert _characters(re._parser.parse(pattern.pattern), -1) <= ends  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("pattern", "openers"),
    [
        (front.DATE_LINE, front.APART_OPENERS),
        (front.NOTE_LINE, front.APART_OPENERS),
        (tail._IMPRINT, tail._IMPRINT_OPENERS),
        (lines.PAGE_LINE, furniture._PAGE_OPENERS),
        (naming._LEAD, naming._LEAD_OPENERS | set(string.whitespace)),
        (cards._FIELD, {"【"}),
        (elided._EACH_PLACE, elided._EACH),
        (shapes._ASIDE, {"("}),
        (shapes._THEN, shapes._THEN_ALSO),
        (noise._WHEN, noise._WHEN_OPENERS),
        (noise._ALL_SUCH, {"的"}),
        (dates._PART, dates._PART_OPENERS),
        (deadlines._ITEM, deadlines._ITEM_OPENERS),
        (drafts._ITEM, drafts._ITEM_OPENERS | set(string.whitespace)),
        (targets._SAME, targets._SAME_OPENERS),
        (row_heads._HEAD, row_heads._HEAD_OPENERS | {""}),
        (cutlabels._HEAD, cutlabels._OPENERS),
        (kinds._GROUND, kinds._GROUND_OPENERS),
        (headings._ARTICLE_TITLE, headings._TITLED),
        (headings._IN_CORNERS, headings._TITLED),
        (furniture._FIGURE, furniture._FURNITURE_OPENERS),
        (furniture._ORNAMENT, furniture._FURNITURE_OPENERS),
    ],
)
def test_a_pattern_is_tried_on_every_text_that_begins_as_it_can(
    pattern: re.Pattern[str], openers: frozenset[str]
) -> None:
    assert _characters(re._parser.parse(pattern.pattern), 1) <= openers  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "pattern",
    [
        *every._words(),
        *map(losses._own_act, losses._SIGNS),
        losses._weights()[0],
        scope._PICKED,
        undated._DATED,
        lists.LABEL,
        lists._TAIL,
        naming._TAIL,
        naming._LINK,
        naming._verbs()[0],
        *ruins._row(2, True)[:1],
    ],
)
def test_a_lookahead_lets_pass_all_that_a_pattern_begins_with(pattern: re.Pattern[str]) -> None:
    (operation, (_, ahead)), *rest = re._parser.parse(pattern.pattern)  # type: ignore[attr-defined]
    assert str(operation) == "ASSERT"
    assert _characters(rest, 1) <= _characters(ahead, 1)


@pytest.mark.parametrize(
    ("upper", "tiers", "marks", "theirs"),
    [
        ("province", ("province", "city"), "省", "市"),
        ("province", ("province", "city"), "区", "盟"),
        ("province", ("province", "city", "county"), "省", "县"),
        ("city", ("city", "county"), "市", "县"),
        ("city", ("city", "county"), "", "市"),
        ("county", ("county", "town"), "县", "镇"),
    ],
)
def test_words_of_the_upper_level_begin_with_a_character_of_the_lookahead(
    upper: str, tiers: tuple[str, ...], marks: str, theirs: str
) -> None:
    pattern = pattern_of(upper, tiers, marks, theirs)
    parsed = re._parser.parse(pattern.pattern)  # type: ignore[attr-defined]
    (operation, (_, ahead)), *rest = parsed[0][1][1][0]
    assert str(operation) == "ASSERT"
    assert _characters(rest, 1) <= _characters(ahead, 1)


def test_names_of_columns_open_with_a_character_of_the_class_before_them() -> None:
    [(operation, (_, ways))] = re._parser.parse(tables_of_lines._HEAD_WORD.pattern)  # type: ignore[attr-defined]
    (ahead, (_, characters)), *rest = ways[0]
    assert (str(operation), str(ahead)) == ("BRANCH", "ASSERT")
    assert _characters(rest, 1) <= _characters(characters, 1)


@pytest.mark.parametrize(
    "pattern",
    [ladder._ladder()[0], ladder._weak(), reworded.bans(), eligible._ELIGIBLE, paid._PAID, deadlines._PAST],
)
def test_all_words_of_a_pattern_begin_with_a_character(pattern: re.Pattern[str]) -> None:
    """Then a search passes over all places where none can begin, without trying the words."""
    [(operation, (_, words))] = re._parser.parse(pattern.pattern)  # type: ignore[attr-defined]
    assert str(operation) == "BRANCH"
    assert {str(word[0][0]) for word in words} == {"LITERAL"}


def test_an_upper_level_without_a_level_word_is_looked_for_everywhere() -> None:
    assert losses._own_act("town").search("x政府定期通报")


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
    said = sentences(CORPUS[1])
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


def test_a_heading_is_looked_for_as_far_as_its_colon_may_stand() -> None:
    _, longest = re._parser.parse(headings._COLON.pattern).getwidth()  # type: ignore[attr-defined]
    assert longest == headings._COLON_BEFORE


def test_no_name_of_a_part_is_longer_than_the_longest() -> None:
    _, longest = re._parser.parse(unlabelled._PART.pattern).getwidth()  # type: ignore[attr-defined]
    assert longest == unlabelled._LONGEST_PART


def test_no_word_that_measures_without_saying_what_is_longer_than_the_longest() -> None:
    assert max(map(len, _texts(elided._BARE.pattern))) == elided._LONGEST_BARE


def test_only_brackets_and_quotations_with_a_stop_are_looked_into() -> None:
    texts = ("甲(乙(丙)丁)", "甲(乙(丙。)丁)", "甲(乙;丙)", "“甲!”", "《甲?乙》", "“甲”。", "(甲。", "甲)。(乙")
    for text in texts:
        assert measures._BRACKET.sub(measures._shut, text) == text or measures._ends_inside(text)
        plain = re.sub(r"\([^()]*(?:\([^()]*\)[^()]*)*\)", lambda m: re.sub("[,;:。!?\n]", "-", m[0]), text)
        assert masking._BRACKET.sub(lambda m: re.sub("[,;:。!?\n]", "-", m[0]), text) == plain


def test_no_clause_that_assigns_anything_escapes_the_cheap_look() -> None:
    texts = [clause.view.folded for path in CORPUS for clause in plan_of_file(path).clauses]
    texts += [
        "建成。【责任单位】市教委",
        "建成3个站。市残联牵头,市民政局配合。",
        "(市教委牵头,2025年底前)",
        "完成时限:2025年",
    ]
    assigning = [text for text, found in zip(texts, brackets.find_duties(texts), strict=True) if found]
    assert len(assigning) > 30
    assert all(map(units._may_assign, assigning))
    assert not any(map(units._may_assign, ("建成3个站(三类)。", "到2025年:建成3个站。")))


def test_all_words_of_aims_begin_with_a_character() -> None:
    [(operation, (_, words))] = re._parser.parse(kinds._GOAL.pattern)  # type: ignore[attr-defined]
    assert str(operation) == "BRANCH" and {str(word[0][0]) for word in words} == {"LITERAL"}
    assert all(map(kinds._is_goal, ("总则", "目标", "目标任务", "工作目标", "基本思路", "核心指标", "主要原则")))
    assert not any(map(kinds._is_goal, ("完善总则", "核心指标库", "压实目标任务")))


def test_every_word_of_a_measure_is_found_by_its_first_character() -> None:
    words = (
        "达到 达9 不低于 不少于 不超过 不高于 不得 3以上 个以下 名以内 超过 % ‰ ; 2025年 12个 4.5张 30公里 应当 必须"
    )
    assert all(map(headings._MEASURE.search, words.split()))
    assert not any(
        map(headings._MEASURE.search, ("抵达", "不断", "以人为本", "超前", "1925年", "第12", "适应", "必要"))
    )


def test_no_line_of_a_plan_waits_for_the_garbage_collector() -> None:
    def alive() -> int:
        return sum(isinstance(one, lines.Line | Node) for one in gc.get_objects())

    text = CORPUS[0].read_text("utf-8")
    gc.collect()
    gc.disable()
    try:
        before = alive()
        assert segment(text, "d").clauses
        assert alive() == before
    finally:
        gc.enable()


def test_no_date_counted_from_the_plan_escapes_the_cheap_look() -> None:
    dates = [f"{before}{date},建成" for date in _texts(relative._DATE.pattern) for before in ("", "\n", "到", "力争")]
    found = [(text, match) for text in dates if (match := relative._DATE.search(text))]
    assert len(found) > 1000
    for text, match in found:
        sign = relative._SIGN.search(text)
        assert sign and match.start() >= sign.start() - relative._REACH, text
    assert not any(map(relative.may_be_relative, ("2025年底前,", "到2025年,", "2024年6月底前,", "每月一次,", "期间")))


def test_rules_are_tried_where_the_words_they_need_stand() -> None:
    heads, scales = _texts(tables._TASK_HEAD.pattern), _texts(masking._SCALE.pattern)
    assert "重点任务名称" in heads
    assert all(map(tables._TASK_WORD.search, heads))
    assert "1:500" in scales
    assert all("00" in scale and ("1:" in scale or "1/" in scale) for scale in scales)
    assert all(map(periods._RECURS.search, [*_texts(periods._PER.pattern), *_texts(periods._OF_ONE.pattern)]))
    assert periods._RECURS.search("林长年", 2) and periods._YEARLY.search("林长年巡林次数", 2)
    for pattern in frequency._PAIRS:
        assert all(map(frequency._of_each, _texts(pattern.pattern.replace(frequency._MOMENT, "汛期"))))


def test_only_a_row_with_tabs_is_read_below_the_head_of_a_table() -> None:
    text = "序号\t重点任务\t责任单位"
    head = tables.head_of(view_of(text, [[(0, len(text))]]))
    assert head is not None
    for path in CORPUS:
        clauses = plan_of_file(path).clauses
        untabbed = [clause for clause in clauses if "\t" not in clause.view.folded]
        assert not any(duties_of_row(clause, {clause.parent_id: head}) for clause in untabbed)
        assert not heads_of(untabbed)


@pytest.mark.parametrize(
    "text",
    [
        *ODD,
        "",
        ",;。甲。\n 乙;丙",
        "甲\t\n乙。 ",
        "。。",
        "3个。(1)一是甲,二是乙",
        "甲 。\n乙 \n",
        "甲;。”乙。”。)丙:一是丁,二是戊",
    ],
)
def test_sentences_lose_the_marks_around_them(text: str) -> None:
    """And there is no more to find for the pattern that looks for items, where there are none."""
    clause = plan_of_file(CORPUS[1]).clauses[-1]._replace(kind="task", view=View(text, text, [0], [0]), body=0)
    end = re.compile(
        r"[。；;!！?？\n，,：:](?:(?<![，,：:])[。；;!！?？\n]*[”’）)]?|(?=[一二三四五六七八九十]{1,2}是))"
    )
    slow, at = [], 0
    for stop in [m.end() for m in end.finditer(text)] + [len(text)]:
        words = text[at:stop].lstrip("\n\t ,;。")
        if measures._WORD.search(words):
            slow.append((stop - len(words), stop - len(words) + len(words.rstrip("\n\t "))))
        at = stop
    assert [(m.char_start, m.char_end) for m in measures.find_measures(clause, ())] == slow
    found = [m.span(1) for m in measures._SENTENCE.finditer(text)]
    assert "是" in text or found == [m.span(1) for m in measures._ITEM.finditer(text)]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("a b", "a b"),
        ("12 34", "12 34"),
        ("1 2", "1 2"),
        ("9 %", "9%"),
        ("甲 1", "甲1"),
        ("a\tb", "a\tb"),
        ("a  b", "a b"),
        ("1\n2", "12"),
        ("达 到 9 0 % 。", "达到90%。"),
        ("到2 0 3 0年", "到2030年"),
        ("达到2. 6 平方米", "达到2.6平方米"),
        ("甲12 3 4 0 5", "甲12 3 4 0 5"),
        ("甲12 3 4 0 5 乙", "甲12 3 4 0 5乙"),
        ("达 到 " + "1 " * 40 + "人 次", "达到" + "1" * 40 + "人次"),
        ("甲 " + "12 " * 40 + "乙", "甲" + " ".join(["12"] * 40) + "乙"),
    ],
)
def test_a_blank_stays_between_words_and_numbers(text: str, printed: str) -> None:
    assert view_of(text, [[(0, len(text))]]).printed == printed


@pytest.mark.parametrize("section", ["units", "words"])
def test_a_look_at_the_first_character_hides_no_form(section: str) -> None:
    words = forms.forms(section)
    plain, quick = (re.compile(f"{ahead}(?:{'|'.join(map(re.escape, words))})") for ahead in ("", forms.opened(words)))
    usual = sorted(words, key=lambda form: (patterns.USUAL + form[0]).index(form[0]))
    sorted_ = re.compile(forms.opened(usual) + f"(?:{forms.branched(usual)})")
    for text in [word + more for word in words for more in ("", "以上", "里", "米", "/年")]:
        found = plain.match(text)
        assert found and all(m and m.span() == found.span() for m in (quick.match(text), sorted_.match(text)))


def _texts(pattern: str) -> list[str]:
    """Texts that between them take every branch of a pattern, with and without what may be left out."""
    return sorted(_spelt(re._parser.parse(pattern)))  # type: ignore[attr-defined]


def _spelt(parsed: Iterable[tuple[Any, Any]]) -> set[str]:
    texts = {""}
    for operation, given in parsed:
        name = str(operation)
        if name == "LITERAL":
            own = {chr(given)}
        elif name == "IN":
            negated = str(given[0][0]) == "NEGATE"
            own = {"甲"} if negated else {"6" if str(kind) == "CATEGORY" else _first(value) for kind, value in given}
        elif name == "BRANCH":
            own = set().union(*map(_spelt, given[1]))
        elif name == "SUBPATTERN":
            own = _spelt(given[3])
        elif name == "MAX_REPEAT" or name == "MIN_REPEAT":
            once = _spelt(given[2])
            own = {""} if given[0] == 0 else {"".join(one) for one in product(once, repeat=given[0])}
            own |= once if given[0] == 0 else set()
        else:
            assert name in ("AT", "ASSERT", "ASSERT_NOT"), f"nobody knows what {name} can match"
            own = {""}
        texts = {text + more for text in texts for more in own}
    return texts


def _first(value: Any) -> str:
    """A character, or the first of a range."""
    return chr(value if isinstance(value, int) else value[0])


def _members(kind: str, value: Any) -> set[str]:
    """The characters of a part of a class: a range, a category or one of them."""
    if kind == "RANGE":
        return set(map(chr, range(value[0], value[1] + 1)))
    return set(CATEGORIES[str(value)]) if kind == "CATEGORY" else {chr(value)}


def _characters(parsed: Iterable[tuple[Any, Any]], step: int) -> set[str]:
    """The characters a pattern's matches can begin with (`step` 1) or end in (-1); "" where it can match nothing."""
    found = {""}
    for operation, given in list(parsed)[::step]:
        name = str(operation)
        if name == "LITERAL":
            own = {chr(given)}
        elif name == "IN":
            own = set().union(*(_members(str(kind), value) for kind, value in given))
        elif name == "BRANCH":
            own = set().union(*(_characters(each, step) for each in given[1]))
        elif name == "SUBPATTERN":
            own = _characters(given[3], step)
        elif name in ("MAX_REPEAT", "MIN_REPEAT"):
            own = _characters(given[2], step) | ({""} if given[0] == 0 else set())
        else:
            assert name in ("AT", "ASSERT", "ASSERT_NOT"), f"nobody knows what {name} can match"
            own = {""}
        found = (found - {""}) | own
        if "" not in own:
            break
    return found


def sentences(path: Path) -> list[Grams]:
    return [s.grams for found in copy_of(plan_of_file(path)).sentences.values() for s in found]


def test_a_row_scored_at_once_has_the_score_of_each_pair() -> None:
    """Also where the passages are more than one group holds."""
    rows, columns = sentences(CORPUS[0]), sentences(CORPUS[1]) + sentences(CORPUS[2])
    scale = scale_of(rows + columns)
    assert len(columns) > GROUP
    table = scale.table(rows, columns)
    assert any(len(row) > 100 for row in table)
    for one, row in zip(rows, table, strict=True):
        assert row == {j: score for j, other in enumerate(columns) if (score := scale.score(one, other))}


@pytest.mark.parametrize(("common", "least", "lean"), [(1.0, 0.15, 0.5), (0.1, 0.0, 0.5), (0.15, 0.3, 0.25)])
@pytest.mark.parametrize("groups", [1, 2])
def test_scores_below_the_limit_are_those_that_one_by_one_would_leave_out(
    common: float, least: float, lean: float, groups: int
) -> None:
    rows, columns = sentences(CORPUS[0]), (sentences(CORPUS[1]) + sentences(CORPUS[2]))[: groups * GROUP]
    assert groups == math.ceil(len(columns) / GROUP)
    scale = scale_of(rows + columns)
    limit = min(max(COMMON, common * len(columns)), CROWD)
    places = Counter(gram for column in columns for gram in column)
    dull = {gram for gram in places if places[gram] > limit and common < 1.0}
    ours, theirs = ([scale.sum_of(p - dull) for p in passages] for passages in (rows, columns))
    table = scale.table(rows, columns, common, least, lean)
    for one, size, row in zip(rows, ours, table, strict=True):
        shared = [scale.sum_of((one & other) - dull) for other in columns]
        assert list(row) == [j for j, n in enumerate(shared) if n and n > least * min(size, theirs[j])]
        for j, score in row.items():
            dice, held = 2 * shared[j] / (size + theirs[j]), shared[j] / min(size, theirs[j])
            assert score == pytest.approx((1 - lean) * dice + lean * held)


@pytest.mark.parametrize(("least", "lean"), [(0.0, 0.5), (0.15, 0.5), (0.3, 0.25)])
def test_a_handful_is_scored_as_it_is_on_a_shelf(least: float, lean: float) -> None:
    rows, columns = sentences(CORPUS[0])[:FEW], sentences(CORPUS[1])[: COMMON - 1] + sentences(CORPUS[0])[:1]
    scale = scale_of(rows + columns)
    table = scale.table(rows, columns, 0.25, least, lean)
    assert any(table)
    assert table == Shelf(scale, columns, rows).scores(rows, 0.25, least, lean)


@pytest.mark.parametrize("common", [1.0, 0.05])
def test_grams_that_no_row_has_change_no_score(common: float) -> None:
    few, columns = sentences(CORPUS[0])[::4], sentences(CORPUS[1]) + sentences(CORPUS[2])
    scale = scale_of(few + columns)
    all_of_them = shared_of(scale, frozenset().union(*few, *columns))
    assert scale.table(few, columns, common) == scale.table(few, columns, common, known=all_of_them)


@pytest.mark.parametrize("lower", CORPUS[1:], ids=lambda path: path.stem[:3])
def test_so_much_is_new_as_all_new_phrases_together_tell(lower: Path) -> None:
    plans = plan_of_file(CORPUS[0]), plan_of_file(lower)
    pairing = pairing_of(*plans)
    ours, theirs = parts_of(plans[0]), parts_of(plans[1])
    told = set()
    for one, other in product(ours, theirs):
        new = rows._gone(pairing.scale, other.phrases, one.whole)
        much = rows._length(new) > rows.ADDED * rows._length(other.phrases)
        assert rows._much_new(pairing.scale, one, [other]) == much
        told.add(much)
    assert told == {True, False}


def test_a_passage_may_weigh_more_than_a_narrow_lane_holds() -> None:
    long = frozenset(f"{k:04}" for k in range(9000))
    scale = scale_of([long, *[frozenset("a")] * 5000])
    assert scale.weight(long) > 1 << 16
    passages = [frozenset("a"), long, frozenset(["0001"])]
    expected = [{1: 1.0, 2: scale.score(long, frozenset(["0001"]))}]
    assert Shelf(scale, passages, [long]).scores([long]) == scale.table([long], passages) == expected


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
