"""Cheap looks before patterns: nothing that the patterns find escapes them."""

import re

from shipped import CORPUS
from spelt import texts_of

from extractor.extract import measures, units
from extractor.extract.duties import brackets, tables
from extractor.extract.duties.taskrows import duties_of_row, heads_of
from extractor.extract.numbers import frequency
from extractor.extract.prose import masking, periods
from extractor.lexicon import relative
from extractor.pipeline import plan_of_file
from extractor.segment import headings
from extractor.text import view_of


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


def test_every_word_of_a_measure_is_found_by_its_first_character() -> None:
    words = (
        "达到 达9 不低于 不少于 不超过 不高于 不得 3以上 个以下 名以内 超过 % ‰ ; 2025年 12个 4.5张 30公里 应当 必须"
    )
    assert all(map(headings._MEASURE.search, words.split()))
    assert not any(
        map(headings._MEASURE.search, ("抵达", "不断", "以人为本", "超前", "1925年", "第12", "适应", "必要"))
    )


def test_no_date_counted_from_the_plan_escapes_the_cheap_look() -> None:
    dates = [f"{before}{date},建成" for date in texts_of(relative._DATE.pattern) for before in ("", "\n", "到", "力争")]
    found = [(text, match) for text in dates if (match := relative._DATE.search(text))]
    assert len(found) > 1000
    for text, match in found:
        sign = relative._SIGN.search(text)
        assert sign and match.start() >= sign.start() - relative._REACH, text
    assert not any(map(relative.may_be_relative, ("2025年底前,", "到2025年,", "2024年6月底前,", "每月一次,", "期间")))


def test_rules_are_tried_where_the_words_they_need_stand() -> None:
    heads, scales = texts_of(tables._TASK_HEAD.pattern), texts_of(masking._SCALE.pattern)
    assert "重点任务名称" in heads
    assert all(map(tables._TASK_WORD.search, heads))
    assert "1:500" in scales
    assert all("00" in scale and ("1:" in scale or "1/" in scale) for scale in scales)
    assert all(map(periods._RECURS.search, [*texts_of(periods._PER.pattern), *texts_of(periods._OF_ONE.pattern)]))
    assert periods._RECURS.search("林长年", 2) and periods._YEARLY.search("林长年巡林次数", 2)
    for pattern in frequency._PAIRS:
        assert all(map(frequency._of_each, texts_of(pattern.pattern.replace(frequency._MOMENT, "汛期"))))


def test_only_a_row_with_tabs_is_read_below_the_head_of_a_table() -> None:
    text = "序号\t重点任务\t责任单位"
    head = tables.head_of(view_of(text, [[(0, len(text))]]))
    assert head is not None
    for path in CORPUS:
        clauses = plan_of_file(path).clauses
        untabbed = [clause for clause in clauses if "\t" not in clause.view.folded]
        assert not any(duties_of_row(clause, {clause.parent_id: head}) for clause in untabbed)
        assert not heads_of(untabbed)
