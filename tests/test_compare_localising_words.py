"""The words by which mentions of the upper level are found and judged: every entry has examples that need it."""

from collections.abc import Callable, Iterator

import pytest
from pairs import plan, tasks

from extractor.compare.localising import patterns, places, rightful, upper_words
from extractor.lexicon import load
from extractor.models import Plan
from extractor.pipeline import compare_pair, comparison_of

# How an example is to come out: copied from the upper plan or of the lower one's own, with so many findings.
EXAMPLES = {"right": (False, 0), "copied": (True, 0), "told": (False, 1), "told_copied": (True, 1)}
OWN = tasks("推广阅读。组织读书节。全市建成书屋300个。")
ENTRIES = [(file, name) for file in ("rightful", "upper_words") for name in load(file)]
OF_COUNTRY = frozenset(("of_country", "background"))
MADE = (
    *(rightful._behind, rightful._ahead, rightful._in),
    *(patterns.words_of, places.places_of, patterns.pattern_of, patterns.acting_body, upper_words._group),
)


def plans(name: str, above: str, below: str) -> tuple[Plan, Plan]:
    """A city's plan and a county's, or, for words of the country, a national one and a province's."""
    if name in OF_COUNTRY:
        upper, lower = ("全国", "national"), ("澄原省", "province")
    else:
        upper, lower = ("澄原市", "city"), ("禾溪县", "county")
    return (
        plan("upper", above, jurisdiction=upper[0], level=upper[1]),
        plan("lower", below, jurisdiction=lower[0], level=lower[1]),
    )


def wrong(name: str, entry: dict[str, list[str]]) -> Iterator[str]:
    """Those examples of an entry that do not come out as their key says."""
    for key, (copied, count) in EXAMPLES.items():
        for example in entry.get(key, ()):
            above = tasks(f"推广阅读。{example}。") if copied else OWN
            upper, lower = plans(name, above, tasks(f"办好服务。{example}。"))
            found = compare_pair(comparison_of(upper.document, lower.document), upper, lower).findings
            if any(f.verdict == "unlocalised" for f in found) != bool(count):
                yield example


@pytest.fixture
def forgetting() -> Iterator[Callable[[], None]]:
    """Has the patterns made from the lexicon made again, now and after the test."""

    def forget() -> None:
        for made in MADE:
            made.cache_clear()

    yield forget
    forget()


@pytest.mark.parametrize(("file", "name"), ENTRIES)
def test_every_entry_has_examples_that_need_it(
    file: str, name: str, monkeypatch: pytest.MonkeyPatch, forgetting: Callable[[], None]
) -> None:
    """They come out as they are said to, and without the words of the entry they do not."""
    entry = load(file)[name]
    lists = {key: words for key, words in entry.items() if key not in EXAMPLES}
    assert lists and all(len(words) == len(set(words)) for words in lists.values())
    assert list(wrong(name, entry)) == []
    for key in lists:
        without = {**load(file), name: {**entry, key: []}}
        for module in (rightful, patterns, places):
            monkeypatch.setattr(module, "load", lambda of, without=without: without if of == file else load(of))
        forgetting()
        assert list(wrong(name, entry)), f"no example needs {key} of {name}"
