"""Shortcuts for what nearly every line is give what the long way gives."""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from extractor.compare.quotes import reading
from extractor.extract import noise
from extractor.likeness import copy_of, pairing_of
from extractor.pipeline import plan_of_file
from extractor.segment import front, lines
from extractor.text import _RUN, _runs, fold

CORPUS = sorted((Path(__file__).parent.parent / "corpus").glob("*.txt"))
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
    if not lines._plain(chunk):
        return False
    read, _ = lines.lines_of(chunk, chunk)
    slow: list[lines.Line] = []
    lines._add(slow, chunk, 0, 1, False, False, True)
    assert read == slow
    return True


@pytest.mark.parametrize("text", ODD)
def test_runs_of_a_line_are_those_between_white_space(text: str) -> None:
    assert list(_runs(text, 0, len(text))) == [m.span() for m in _RUN.finditer(text)]
    assert list(_runs(text, 1, len(text) - 1)) == [m.span() for m in _RUN.finditer(text, 1, len(text) - 1)]


def test_every_wide_form_is_folded_one_for_one() -> None:
    wide = [chr(c) for c in range(0xFF01, 0xFF5F)]
    assert fold("".join(wide[:13] + wide[14:])) == "".join(map(fold, wide[:13] + wide[14:]))
    assert fold("".join(wide).replace("．", "")) == "".join(
        {"［": "(", "］": ")"}.get(c, unicodedata.normalize("NFKC", c)) for c in wide if c != "．"
    )
    assert fold("\u2f00甲\uf9e8") == "一甲裡"


def test_a_plan_whose_quotes_are_read_anew_keeps_its_neutral_copy() -> None:
    plan = plan_of_file(CORPUS[1])
    again = plan._replace(indicators=plan.indicators[:1])
    other = plan._replace(measures=plan.measures[:1])
    assert copy_of(again) is copy_of(plan)
    assert copy_of(other) is not copy_of(plan)
    assert pairing_of(plan, other) is pairing_of(again, other)


def test_a_plan_without_broken_quotes_is_read_as_it_is() -> None:
    plan = plan_of_file(CORPUS[1])
    assert reading(plan) is plan


@pytest.mark.parametrize(("pattern", "ends"), [(front.ORGAN, front.ORGAN_ENDS), (noise._ORDINAL, noise._ORDINAL_ENDS)])
def test_a_pattern_is_tried_on_every_text_that_ends_as_it_can(pattern: re.Pattern[str], ends: frozenset[str]) -> None:
    assert _last_characters(re._parser.parse(pattern.pattern)) <= ends  # type: ignore[attr-defined]


def _last_characters(parsed: Iterable[tuple[Any, Any]]) -> set[str]:
    """The characters a pattern's matches can end in; "" where it can match nothing."""
    found = {""}
    for operation, given in reversed(list(parsed)):
        name, last = str(operation), found - {""}
        if name == "LITERAL":
            own = {chr(given)}
        elif name == "IN":
            own = {chr(value) for _, value in given}
        elif name == "BRANCH":
            own = set().union(*(_last_characters(each) for each in given[1]))
        elif name == "SUBPATTERN":
            own = _last_characters(given[3])
        elif name == "MAX_REPEAT":
            own = _last_characters(given[2]) | ({""} if given[0] == 0 else set())
        else:
            assert name in ("AT", "ASSERT", "ASSERT_NOT"), f"nobody knows what {name} ends in"
            own = {""}
        found = last | own
        if "" not in own:
            break
    return found
