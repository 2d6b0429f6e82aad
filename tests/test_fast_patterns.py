"""Shortcuts around patterns: they are tried on every text that begins and ends as it can, and far enough."""

import re
import string

import pytest
from spelt import characters_of, texts_of

from extractor.compare import ladder, losses, reworded
from extractor.compare.localising.patterns import pattern_of
from extractor.compare.targets import every, scope
from extractor.compare.tasks import undated
from extractor.extract import dates, deadlines
from extractor.extract.duties import lists, tables
from extractor.extract.numbers import forms, patterns
from extractor.extract.prose import drafts, elided, eligible, naming, noise, ordinals, paid, shapes, targets
from extractor.extract.tables import rows as row_heads
from extractor.extract.tables import ruins
from extractor.segment import cards, columnheads, cutlabels, front, furniture, headings, kinds, lines, tail, unlabelled


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
    assert characters_of(re._parser.parse(pattern.pattern), -1) <= ends  # type: ignore[attr-defined]


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
    assert characters_of(re._parser.parse(pattern.pattern), 1) <= openers  # type: ignore[attr-defined]


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
    assert characters_of(rest, 1) <= characters_of(ahead, 1)


@pytest.mark.parametrize(
    ("tiers", "above", "own"),
    [
        (("province", "city"), "省", "市"),
        (("province", "city"), "区", "盟"),
        (("province", "city", "county"), "省", "县"),
        (("city", "county"), "市", "县"),
        (("city", "county"), "", "市"),
        (("county", "town"), "县", "镇"),
    ],
)
def test_words_of_the_upper_level_begin_with_a_character_of_the_lookahead(
    tiers: tuple[str, ...], above: str, own: str
) -> None:
    pattern = pattern_of(tiers, above, own)
    parsed = re._parser.parse(pattern.pattern)  # type: ignore[attr-defined]
    (operation, (_, ahead)), *rest = parsed[0][1][1][0]
    assert str(operation) == "ASSERT"
    assert characters_of(rest, 1) <= characters_of(ahead, 1)


def test_names_of_columns_open_with_a_character_of_the_class_before_them() -> None:
    [(operation, (_, ways))] = re._parser.parse(columnheads.HEAD_WORD.pattern)  # type: ignore[attr-defined]
    (ahead, (_, characters)), *rest = ways[0]
    assert (str(operation), str(ahead)) == ("BRANCH", "ASSERT")
    assert characters_of(rest, 1) <= characters_of(characters, 1)


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


def test_a_heading_is_looked_for_as_far_as_its_colon_may_stand() -> None:
    _, longest = re._parser.parse(headings._COLON.pattern).getwidth()  # type: ignore[attr-defined]
    assert longest == headings._COLON_BEFORE


def test_no_name_of_a_part_is_longer_than_the_longest() -> None:
    _, longest = re._parser.parse(unlabelled._PART.pattern).getwidth()  # type: ignore[attr-defined]
    assert longest == unlabelled._LONGEST_PART


def test_no_word_that_measures_without_saying_what_is_longer_than_the_longest() -> None:
    assert max(map(len, texts_of(elided._BARE.pattern))) == elided._LONGEST_BARE


def test_all_words_of_aims_begin_with_a_character() -> None:
    [(operation, (_, words))] = re._parser.parse(kinds._GOAL.pattern)  # type: ignore[attr-defined]
    assert str(operation) == "BRANCH" and {str(word[0][0]) for word in words} == {"LITERAL"}
    assert all(map(kinds._is_goal, ("总则", "目标", "目标任务", "工作目标", "基本思路", "核心指标", "主要原则")))
    assert not any(map(kinds._is_goal, ("完善总则", "核心指标库", "压实目标任务")))


@pytest.mark.parametrize("section", ["units", "words"])
def test_a_look_at_the_first_character_hides_no_form(section: str) -> None:
    words = forms.forms(section)
    plain, quick = (re.compile(f"{ahead}(?:{'|'.join(map(re.escape, words))})") for ahead in ("", forms.opened(words)))
    usual = sorted(words, key=lambda form: (patterns.USUAL + form[0]).index(form[0]))
    sorted_ = re.compile(forms.opened(usual) + f"(?:{forms.branched(usual)})")
    for text in [word + more for word in words for more in ("", "以上", "里", "米", "/年")]:
        found = plain.match(text)
        assert found and all(m and m.span() == found.span() for m in (quick.match(text), sorted_.match(text)))
