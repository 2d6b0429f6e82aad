"""Running text to targets: one line of text, the records a careful reader writes down."""

import pytest
from pairs import plan, tasks
from prose import CASES

from extractor.extract.deadlines import Timeline
from extractor.extract.prose.drafts import Draft
from extractor.extract.prose.masking import mask
from extractor.extract.prose.targets import find_targets
from extractor.text import fold, view_of


def printed(draft: Draft) -> str:
    """One record as one line."""
    value = "" if draft.value is None else f"{draft.value:g}"
    if draft.value_high is not None:
        value += f"–{draft.value_high:g}"
    role = "" if draft.role == "target" else "fact "
    line = f"{role}{draft.name} {draft.comparator} {value} {draft.unit}".strip()
    if draft.deadline:
        line += f" by {draft.deadline}"
    if draft.baseline_year or draft.baseline_text:
        line += f" from {draft.baseline_text or '?'} in {draft.baseline_year or '?'}"
    return line + (f" if {draft.condition}" if draft.condition else "")


def targets(text: str, year: int = 2021) -> list[str]:
    """Targets of one clause of a plan issued in `year`."""
    folded = fold(text)
    return [printed(draft) for draft in find_targets(mask(folded, ()), Timeline(folded, year))]


@pytest.mark.parametrize("text", CASES)
def test_text_becomes_targets(text: str) -> None:
    """Values, comparators, units, deadlines, baselines and conditions; and no record for what promises nothing."""
    assert targets(text) == CASES[text]


@pytest.mark.parametrize("text", CASES)
def test_width_changes_nothing(text: str) -> None:
    """Full-width digits and per cent signs read as half-width ones do."""
    wide = text.translate(str.maketrans("0123456789%", "０１２３４５６７８９％"))
    assert targets(wide) == CASES[text]


def test_every_value_lies_in_its_quote() -> None:
    """The slice a draft points at holds the number it reports."""
    for text in CASES:
        folded = fold(text)
        for draft in find_targets(mask(folded, ()), Timeline(folded, 2021)):
            value = draft.value_text.split("/")[0] if draft.unit == "ratio" else draft.value_text
            assert value in folded[draft.start : draft.end], (draft.name, folded[draft.start : draft.end])


def test_a_context_clause_tells_facts() -> None:
    """With `all_facts` nothing becomes a target."""
    text = "全市有床位1200张,入住率45%。"
    assert {d.role for d in find_targets(text, Timeline(text, None), all_facts=True)} == {"baseline_fact"}


@pytest.mark.parametrize(
    "text",
    [
        "率 达 到 9 0 % 。 充 分",
        "覆盖率达到 90 %。",
        "覆盖率达到9 0 %。",
        "到\n2 0 2 5 年 ， 率 达 到 9 0 % 。 充",
        "到2 0 3 0年，达到9 0%",
    ],
)
def test_letter_spaced_numbers_are_whole(text: str) -> None:
    """Digits set apart like the characters around them are one number, and a blank before % is none."""
    view = view_of(text, [[(0, len(text))]])
    assert "达到90%" in view.printed and " " not in view.printed
    assert all(text[view.raw(k)] == character for k, character in enumerate(view.printed))


def test_a_year_pulled_apart_behind_a_blank_is_whole() -> None:
    """As a scanner leaves it; a row of numbers is none."""
    text = "到 202 7年，覆盖率达到 20 27 30，费率控制在1 .2%以内，见图1 .2"
    assert view_of(text, [[(0, len(text))]]).printed == "到2027年，覆盖率达到20 27 30，费率控制在1.2%以内，见图1 .2"


def test_numbers_in_a_row_stay_apart() -> None:
    """Cells of a flattened table are no letter-spaced number."""
    text = "床位 1 0\n机构 4 5 6 家 比率 5 10%"
    assert view_of(text, [[(0, len(text))]]).printed == "床位1 0机构4 5 6家比率5 10%"


def test_a_verb_that_opens_a_list_is_no_other_item() -> None:
    """新建 of a list is short, and still no 改建."""
    names = [line.split()[0] for line in targets("新建、改建、扩建公办幼儿园分别为10所、8所、6所。")]
    assert names[0].startswith("新建") and names[1].startswith("改建")


@pytest.mark.parametrize(
    ("body", "quotes"),
    [
        ("推动助餐服务全覆盖。到2026年，助餐服务覆盖率达到80%。", ["助餐服务覆盖率达到80%"]),
        ("推动助餐服务全覆盖。完善助餐网络。", ["推动助餐服务全覆盖"]),
        ("每个乡镇建成1所食堂。到2026年，助餐服务覆盖率达到80%。", ["每个乡镇建成1所食堂", "助餐服务覆盖率达到80%"]),
    ],
)
def test_a_heading_is_a_target_where_its_text_sets_none(body: str, quotes: list[str]) -> None:
    """全覆盖 in a heading is what its text puts into numbers; a number in a heading stands for itself."""
    assert [t.quote for t in plan("upper", tasks(body)).indicators] == quotes
