"""A target of all, or so often, restated: the words that say so, and what must not be taken for them."""

import re

import pytest
from pairs import compared, target, tasks

from extractor.compare.targets.every import _words
from extractor.compare.targets.often import _OFTEN
from extractor.lexicon import load


@pytest.mark.parametrize("kind", ["before", "after", "unless"])
def test_every_word_of_all_has_its_example(kind: str) -> None:
    """Each pattern finds an example, and each example is found."""
    entry = load("wording")["every"][kind]
    for pattern in entry["patterns"]:
        assert any(re.search(pattern, example) for example in entry["examples"]), pattern
    words = _words()[("before", "after", "unless").index(kind)]
    assert all(words.search(example) for example in entry["examples"])


@pytest.mark.parametrize(("act", "others"), load("wording")["every"]["acts"].items())
def test_another_word_for_what_is_done(act: str, others: list[str]) -> None:
    """签订 answers 签约率, where it is done to all."""
    for other in others:
        found = target(f"借阅读者{act}率达到100%。", f"借阅读者全部{other}。")
        assert (found.verdict, found.severity) == ("match", "info"), found


@pytest.mark.parametrize(
    "words",
    ["第四季度通报", "每季度通报两次", "全年通报", "一年级通报", "冬季通报", "年终通报", "当月通报", "日常通报"],
)
def test_what_is_no_frequency(words: str) -> None:
    """A time of the year, and a frequency that is counted."""
    assert _OFTEN.search(words) is None


@pytest.mark.parametrize(
    ("lower", "kept"),
    [
        ("馆藏古籍应登尽登。", ["登记"]),
        ("馆藏古籍应修尽修。", ["修复"]),
        ("馆藏古籍逐册登记、逐册修复。", ["登记", "修复"]),
        ("馆藏古籍逐册拍照。", []),
        ("地方文献应登尽登、应修尽修。", ["登记", "修复"]),  # low: whether it is the same a reader has to see
        ("馆藏古籍之外的其他文献应登尽登、应修尽修。", []),
        ("馆藏古籍登记率达到90%，应修尽修。", ["修复"]),
    ],
)
def test_each_act_is_answered_by_itself(lower: str, kept: list[str]) -> None:
    """Two targets of one clause, of which the lower plan restates one."""
    result = compared(tasks("保护古籍。馆藏古籍登记率达到100%，馆藏古籍修复率达到100%。"), tasks(f"保护古籍。{lower}"))
    found = [f for f in result.of("indicator") if f.verdict == "match" and not f.flags]
    assert [act for act in ("登记", "修复") if any(act in (f.upper_quote or "") for f in found)] == kept
    assert all(f.severity in ("info", "low") for f in found)


@pytest.mark.parametrize(
    ("upper", "lower", "rule"),
    [
        ("每季度检查书库1次。", "每年检查书库4次。", "same_total"),
        ("每半年检查书库1次。", "书库检查一年两次。", "same_total"),
        ("每年检查书库4次。", "每季度检查书库1次。", "same_value"),
        ("每年检查书库2次。", "春、秋两季各检查书库一次。", "same_value"),
    ],
)
def test_so_many_a_year_may_all_fall_into_one_quarter(upper: str, lower: str, rule: str) -> None:
    """Once a quarter is four times a year; four times a year need not be once a quarter."""
    found = target(upper, lower)
    assert (found.verdict, found.rule) == ("match", rule), found
