"""Numbers with unit and comparator; every lexicon form is shown by an example that is read back."""

import re

import pytest

from extractor.extract.numbers.numerals import chinese_number
from extractor.extract.numbers.quantities import Quantity, find_quantities
from extractor.lexicon import load
from extractor.text import fold

LEXICON = load("quantities")


def entries(section: str) -> list[tuple[str, str, str]]:
    """Key, form and the example that shows it, for a section of the lexicon."""
    rows = []
    for key, entry in LEXICON[section].items():
        assert set(entry) <= {"forms", "examples", "note"}, key
        for form in entry["forms"]:
            shown = sorted(
                (e for e in entry["examples"] if form in e), key=lambda e: not re.search(rf"\d{re.escape(form)}$", e)
            )
            assert shown, f"{section}/{key}: no example shows {form}"
            rows.append((key, form, shown[0]))
        for example in entry["examples"]:
            assert any(form in example for form in entry["forms"]), f"{section}/{key}: {example} shows no form"
    return rows


def only(text: str) -> Quantity:
    """The one quantity of a text."""
    found = find_quantities(fold(text))
    assert len(found) == 1, (text, found)
    return found[0]


@pytest.mark.parametrize(("sign", "form", "example"), entries("before"))
def test_comparator_before_the_value(sign: str, form: str, example: str) -> None:
    """不低于95% is >=."""
    assert only(example).comparator == sign


@pytest.mark.parametrize(("sign", "form", "example"), entries("after"))
def test_comparator_after_the_value(sign: str, form: str, example: str) -> None:
    """80%以上 is >=."""
    assert only(example).comparator == sign


@pytest.mark.parametrize(("sign", "form", "example"), entries("change"))
def test_change(sign: str, form: str, example: str) -> None:
    """下降13% is a change by 13, not a level of 13."""
    assert only(example).comparator == sign


@pytest.mark.parametrize(("kind", "form", "example"), entries("units"))
def test_unit_of_measure(kind: str, form: str, example: str) -> None:
    """The unit is read whole, a multiplier before it stays with it."""
    quantity = only(example)
    assert quantity.kind == kind
    assert quantity.unit.endswith(form.lstrip("余").replace("人口", "人"))


@pytest.mark.parametrize(("unit", "form", "example"), entries("words"))
def test_unit_inside_another_word_is_no_unit(unit: str, form: str, example: str) -> None:
    """15部门 are departments."""
    assert not any(q.unit == unit for q in find_quantities(fold(example)))


@pytest.mark.parametrize(("unit", "form", "example"), entries("parted"))
def test_unit_before_another_word_is_one(unit: str, form: str, example: str) -> None:
    """1个人才服务站 is no 个人."""
    assert only(example).unit == unit


@pytest.mark.parametrize("section", ["universal", "periods", "verbs"])
def test_word_lists_show_every_form(section: str) -> None:
    """Sections read by other modules: each form has its example."""
    assert entries(section)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5—10个", ("range", 5.0, 10.0, "5—10", "个")),
        ("２－３家", ("range", 2.0, 3.0, "2-3", "家")),
        ("0.6万至1万人", ("range", 0.6, 1.0, "0.6至1", "万人")),
        ("师生比不低于1:300", (">=", 1 / 300, None, "1:300", "ratio")),
        ("1/80", ("=", 0.0125, None, "1/80", "ratio")),
        ("三分之一", ("=", 1 / 3, None, "三分之一", "ratio")),
        ("百分之九点五", ("=", 9.5, None, "百分之九点五", "%")),
        ("七成半以上", (">=", 75.0, None, "七成半", "%")),
        ("过半", (">", 50.0, None, "过半", "%")),
        ("翻两番", ("multiply_by", 4.0, None, "翻两番", "倍")),
        ("3.7张/万人口", ("=", 3.7, None, "3.7", "张/万人")),
        ("2000万立方米/日", ("=", 2000.0, None, "2000", "万立方米/日")),
        ("13.67万吨", ("=", 13.67, None, "13.67", "万吨")),
        ("2万余人", (">", 2.0, None, "2", "万人")),
        ("不应超过2公顷", ("<=", 2.0, None, "2", "公顷")),
        ("1,200张", ("=", 1200.0, None, "1,200", "张")),
    ],
)
def test_shapes_of_numbers(text: str, expected: tuple[str, float, float | None, str, str]) -> None:
    """Ranges, ratios, Chinese numerals, compound units."""
    q = only(text)
    assert (q.comparator, q.value, q.value_high, q.text, q.unit) == pytest.approx(expected)


@pytest.mark.parametrize(
    "text", ["2025年", "国发(2021)4号", "第二代药物", "三级医院", "四位一体", "PM2.5", "5G应用", "12345", "一体化"]
)
def test_numbers_without_measure_are_none(text: str) -> None:
    """Years, document numbers, ordinals, grades, names and hotlines are no quantities of their own."""
    assert find_quantities(fold(text)) == []


@pytest.mark.parametrize(
    ("text", "value"), [("两", 2), ("十二", 12), ("二十", 20), ("一百零五", 105), ("三千", 3000), ("两万", 20000)]
)
def test_chinese_numbers(text: str, value: float) -> None:
    """Numerals up to 亿."""
    assert chinese_number(text) == value


@pytest.mark.parametrize(
    "words",
    [
        "12/10万",
        "1:80",
        "5—10个",
        "千分之三点五",
        "百分之八十五",
        "二分之一",
        "七成",
        "三成半",
        "半数",
        "一半",
        "过半",
        "半年",
        "一个半小时",
        "一刻钟以内",
        "四百二十公里",
        "一百二十个",
        "三十万亩",
        "两万人",
        "十二批",
        "翻一番",
        "减半",
        "清零",
    ],
)
def test_the_first_look_passes_over_no_way_to_write_a_number(words: str) -> None:
    """What the whole pattern reads must be met by the short one that says where a number can begin."""
    assert find_quantities(f"提高到{words},")
