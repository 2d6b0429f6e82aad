"""The sentences of a clause's body."""

from extractor.extract.measures import find_measures
from extractor.models import Clause
from extractor.text import view_of


def clause(text: str, body: int, kind: str = "task") -> Clause:
    """A clause whose body begins at `body`."""
    view = view_of(text, [[(0, len(text))]])
    return Clause("d_1", "d", None, 0, 3, "", "", kind, view.printed, 0, len(text), view, 0, body)  # type: ignore[arg-type]


def test_sentences_items_and_brackets() -> None:
    """。；and 一是 part; a full stop inside brackets or quotation marks does not."""
    text = "1．标题。建立机制；完善制度（含甲。乙）。一是开展培训，二是建立“一人一档。”台账。"
    found = list(find_measures(clause(text, 5), ()))
    assert [m.text for m in found] == [
        "建立机制；",
        "完善制度（含甲。乙）。",
        "一是开展培训，",
        "二是建立“一人一档。”台账。",
    ]
    assert [text[m.char_start : m.char_end] for m in found] == [m.text for m in found]
    assert [m.id for m in found] == ["d_1_m1", "d_1_m2", "d_1_m3", "d_1_m4"]


def test_unit_spans_are_left_out() -> None:
    """A bracket of bodies is no sentence."""
    text = "建立机制。（责任单位：市民政局）完善制度。"
    assert [m.text for m in find_measures(clause(text, 0), [(5, 16)])] == ["建立机制。", "完善制度。"]


def test_front_and_tables_have_none() -> None:
    """Their lines ask nobody to do anything."""
    assert list(find_measures(clause("关于印发的通知。", 0, "front"), ())) == []
