"""words, figures, cite, spans: every code has a word, every figure reads as printed, quotes are found again."""

from typing import get_args

import pytest

from db.site import words
from db.site.cite import places, reference, sentence, title
from db.site.figures import figure
from db.site.spans import Blind, Span, cut, deadlines
from extractor import models

VERDICTS = {
    "indicator": "match stricter weaker interim redefined omitted upper_only not_applicable added",
    "measure": "dropped added",
    "unit": "kept dropped added delegated",
    "wording": "unlocalised suspected_typo softened",
    "consistency": "table_prose_conflict below_baseline sum_mismatch numbering_gap deadline_before_issue",
    "task": " ".join(get_args(models.Relation)),
}
FLAGS = """deadline_dropped deadline_earlier deadline_later boundary scope_narrowed scope_widened condition_dropped
    unquantified below_own_baseline baseline_copied"""


@pytest.mark.parametrize(("subject", "verdicts"), VERDICTS.items())
def test_every_verdict_has_a_word_and_a_meaning(subject: str, verdicts: str) -> None:
    """As the data contract lists them; a reader never meets a code."""
    for verdict in verdicts.split():
        word = words.verdict_word(subject, verdict)
        assert word.text != verdict and word.symbol and word.meaning.endswith("。")


def test_every_other_code_has_a_word() -> None:
    """Levels, kinds, subjects, severities, duties, relations and flags."""
    assert set(words.LEVELS) == set(get_args(models.Level))
    assert set(words.KINDS) == set(get_args(models.Kind))
    assert set(words.SUBJECTS) == set(get_args(models.Subject))
    assert set(words.SEVERITIES) == set(get_args(models.Severity))
    assert set(words.DUTIES) == set(get_args(models.Duty))
    assert set(words.RELATIONS) == set(get_args(models.ComparisonRelation))
    assert set(words.ROLES) == set(get_args(models.UnitRole))
    assert set(words.FLAGS) == set(FLAGS.split())


def test_a_plan_that_owes_nothing_omits_nothing() -> None:
    """Not covered is not disobeyed."""
    assert words.verdict_word("task", "omitted", owed=False).text == "未覆盖"
    for subject, verdict in (("indicator", "weaker"), ("measure", "dropped"), ("unit", "dropped")):
        blamed, spared = (words.verdict_word(subject, verdict, owed=owed) for owed in (True, False))
        assert blamed.text != spared.text and spared.tone in ("calm", "step") and spared.meaning.endswith("。")
    assert words.verdict_word("indicator", "brand_new").text == "brand_new"


def test_a_date_left_out_is_no_sentence_left_out() -> None:
    """The sentence is still there; and who owes nothing is not blamed for the date either."""
    for flag in ("deadline_dropped", "deadline_later"):
        found = {"subject": "measure", "verdict": "dropped", "flags": [flag]}
        blamed, spared = (words.finding_word(found, owed) for owed in (True, False))
        assert "措施" not in blamed.text and "没有了" not in blamed.meaning
        assert blamed.text != spared.text and spared.tone == "calm"
    assert words.finding_word({**found, "flags": ["scope_narrowed"]}).text == "删去措施"


@pytest.mark.parametrize(
    ("comparator", "value", "text", "unit", "expected"),
    [
        (">=", 80.0, "80", "%", "≥80%"),
        ("=", 0.6, "0.6", "张", "0.6张"),
        ("range", 5.0, "5—10", "个", "5—10个"),
        (">", 60.0, "60", "%", "＞60%"),
        ("all", None, "", "", "全部"),
        ("=", 0.0125, "1/80", "ratio", "1/80"),
        ("increase_by", 5.0, "5", "个百分点", "提高5个百分点"),
        ("decrease_by", 13.0, "13", "%", "下降13%"),
        ("multiply_by", 2.0, "翻一番", "", "翻一番"),
        ("=", 85.0, "百分之八十五", "%", "百分之八十五"),
        ("=", 1.0, "1", "次/季度", "1次/季度"),
        ("approx", 90.0, "90", "%", "约90%"),
    ],
)
def test_figures(comparator: str, value: float | None, text: str, unit: str, expected: str) -> None:
    """A figure reads as the plan prints it."""
    row = {"comparator": comparator, "value": value, "value_text": text, "unit": unit}
    assert figure(row) == expected


def test_a_plan_without_a_name_can_be_named_and_cited() -> None:
    """By its file; nothing is invented."""
    nameless = {"id": "x-1", "file": "x.txt", "title": None, "issuer": None, "doc_number": None, "issued_on": None}
    assert title(nameless) == "未具名文本（x.txt）"
    assert reference(nameless) == "佚名. x.txt[Z]."
    assert sentence(nameless) == "《x.txt》"
    assert places([nameless]) == {"x-1": "地名不详"}


@pytest.mark.parametrize(
    ("text", "quote", "near", "expected"),
    [
        ("到 2025 年，80 %的街道", "80%的街道", 0, "80 %的街道"),
        ("80%，80%", "80%", 4, "80%"),
        ("无关", "80%", 0, None),
        ("无关", "", 0, None),
    ],
)
def test_quotes_are_found_with_white_space_ignored(text: str, quote: str, near: int, expected: str | None) -> None:
    """Clause texts and quotes lose different blanks."""
    place = Blind(text).find(quote, near)
    assert (text[slice(*place)] if place else None) == expected


def test_runs_join_to_the_text() -> None:
    """Cutting loses nothing, and overlapping spans share their runs."""
    text = "到2025年，80%的街道"
    spans = [Span(0, len(text), "target"), *deadlines(text), Span(3, 99, "body")]
    assert "".join(run.text for run in cut(text, spans)) == text
    assert cut(text, spans)[0].kinds == ("deadline", "target")


@pytest.mark.parametrize("text", ["2022年发病率", "二〇二五", "2025年版", "预计202年底"])
def test_a_year_alone_is_no_deadline(text: str) -> None:
    """Only what says until when."""
    assert deadlines(text) == []
