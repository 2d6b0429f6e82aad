"""The words by which mentions of the upper level are found and judged: every entry has examples that need it."""

import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module

import pytest
from pairs import plan, tasks

from extractor.compare import localising
from extractor.lexicon import load
from extractor.models import Plan
from extractor.pipeline import compare_pair, comparison_of

# How an example is to come out: copied from the upper plan or of the lower one's own, with so many findings.
EXAMPLES = {
    "right": (False, False),
    "copied": (True, False),
    "told": (False, True),
    "told_in_table": (False, True),
    "told_copied": (True, True),
}
OWN = tasks("推广阅读。组织读书节。全市建成书屋300个。")
ENTRIES = [(file, name) for file in ("rightful", "upper_words") for name in load(file)]
# The places of an example, where it is not a city's and a county's.
NATION = (("全国", "national"), ("澄原省", "province"))
REGION = (("澄原自治区", "province"), ("禾溪盟", "city"))
PROVINCE = (("澄原省", "province"), ("禾溪县", "county"))
TOWN = (("澄原县", "county"), ("禾溪镇", "town"))
COUNTY = (("澄原市", "city"), ("禾溪县", "county"))
PLACES = {
    **dict.fromkeys(("of_country", "background", "grounds", "grounds_end", "national", "exchanged"), NATION),
    **dict.fromkeys((name for name, frame in load("frames").items() if "nation" in frame["word"]), NATION),
    **dict.fromkeys(("region", "capital", "region_itself"), REGION),
    **dict.fromkeys(("capital_acts", "autonomous_places", "led_by_rank"), PROVINCE),
    **dict.fromkeys(("county_seat",), TOWN),
}
MODULES = [
    import_module(f"{localising.__name__}.{module.name}") for module in pkgutil.iter_modules(localising.__path__)
]


def plans(name: str, above: str, below: str) -> tuple[Plan, Plan]:
    """Plans of the places at which the examples of an entry are."""
    upper, lower = PLACES.get(name, COUNTY)
    return (
        plan("upper", above, jurisdiction=upper[0], level=upper[1]),
        plan("lower", below, jurisdiction=lower[0], level=lower[1]),
    )


def lower_text(key: str, example: str) -> str:
    """A lower plan that says an example, or has it as the title or the head of a table."""
    if key != "told_in_table":
        return tasks(f"办好服务。{example}。")
    title, head = ("书屋联系表", example) if "|" in example else (example, "序号|名称|目标")
    rows = "\n".join((head, "1|青石镇|张三", "2|白水镇|李四")).replace("|", "\t")
    return f"{tasks('办好服务。组织读书节。')}附件\n\n{title}\n\n{rows}\n"


def wrong(name: str, entry: dict[str, list[str]]) -> Iterator[str]:
    """Those examples of an entry that do not come out as their key says."""
    for key, (copied, told) in EXAMPLES.items():
        for example in entry.get(key, ()):
            above = tasks(f"推广阅读。{example}。") if copied else OWN
            upper, lower = plans(name, above, lower_text(key, example))
            found = compare_pair(comparison_of(upper.document, lower.document), upper, lower).findings
            if any(f.verdict == "unlocalised" for f in found) != told:
                yield example


@pytest.fixture
def forgetting() -> Iterator[Callable[[], None]]:
    """Has the patterns made from the lexicon made again, now and after the test."""

    def forget() -> None:
        for made in (made for module in MODULES for made in vars(module).values()):
            if hasattr(made, "cache_clear"):
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
        replace(monkeypatch, file, without)
        forgetting()
        assert list(wrong(name, entry)), f"no example needs {key} of {name}"


def replace(monkeypatch: pytest.MonkeyPatch, file: str, content: object) -> None:
    """Has the modules that judge the upper level's words read other content of a file of the lexicon."""
    for module in MODULES:
        if hasattr(module, "load"):
            monkeypatch.setattr(module, "load", lambda of: content if of == file else load(of))


@pytest.mark.parametrize("name", load("frames"))
def test_every_frame_has_examples_that_need_it(
    name: str, monkeypatch: pytest.MonkeyPatch, forgetting: Callable[[], None]
) -> None:
    """They come out as they are said to, and without the frame none of them does."""
    frame = load("frames")[name]
    examples = [example for key in EXAMPLES for example in frame.get(key, ())]
    assert examples and list(wrong(name, frame)) == []
    replace(monkeypatch, "frames", {key: one for key, one in load("frames").items() if key != name})
    forgetting()
    assert list(wrong(name, frame)) == examples
