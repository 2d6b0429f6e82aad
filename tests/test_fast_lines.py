"""Shortcuts of reading: plain lines, folded characters and blanks are what the long way makes of them."""

import gc
import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from shipped import CORPUS

from extractor.extract import measures
from extractor.extract.duties.cells import cells_of
from extractor.pipeline import plan_of_file
from extractor.segment import lines, segment
from extractor.segment.tree import Node
from extractor.text import _RUN, View, _words, fold, view_of

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
