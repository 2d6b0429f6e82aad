"""diff: what is marked between two clauses, and that no figure or name is ever cut in two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.site.diff import GONE, LOCAL, NEW, SAME, compare, difference, pieces, words

ORGANS = frozenset({"市卫生健康委", "县卫生健康委", "市民政局", "县民政局", "团县委"})


def marked(upper: str, lower: str) -> tuple[str, str]:
    """Both sides with [gone], {new} and <local> stretches."""
    signs = {SAME: "{}", GONE: "[{}]", NEW: "{{{}}}", LOCAL: "<{}>"}
    above, below = difference(upper, lower, ORGANS)
    return tuple("".join(signs[p.state].format(p.text) for p in side) for side in (above, below))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("upper", "lower", "above", "below"),
    [
        ("设置率达到80%", "设置率达到60%", "设置率达到[80%]", "设置率达到{60%}"),
        ("配备1/120的人员", "配备1/80的人员", "配备[1/120]的人员", "配备{1/80}的人员"),
        ("为全市发展提供支撑", "为全县发展提供支撑", "为<全市>发展提供支撑", "为<全县>发展提供支撑"),
        ("由市卫生健康委负责", "由县卫生健康委负责", "由<市卫生健康委>负责", "由<县卫生健康委>负责"),
        ("市民政局、市卫生健康委", "县民政局、团县委", "<市民政局>、[市卫生健康委]", "<县民政局>、{团县委}"),
        ("（一）设置率８０％", "(一)设置率80%", "（一）设置率８０％", "(一)设置率80%"),
        ("到2025年，建成", "到2025年建成", "到2025年，建成", "到2025年建成"),
        ("建成中心。采取第三方评价机制。", "建成中心。", "建成中心。[采取第三方评价机制。]", "建成中心。"),
        ("", "新写一句。", "", "{新写一句。}"),
    ],
)
def test_differences(upper: str, lower: str, above: str, below: str) -> None:
    """Figures and organs whole; a change of level is no change of substance; punctuation and width are no change."""
    assert marked(upper, lower) == (above, below)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("培育10个以上示范机构", "10个"),
        ("精神科床位5—10张", "5—10张"),
        ("到2023年12月底前", "2023年12月"),
        ("在册患者报告患病率4.9‰", "4.9‰"),
        ("提高百分之八十五", "百分之八十五"),
        ("覆盖三分之一的乡镇", "三分之一"),
        ("由市卫生健康委牵头", "市卫生健康委"),
        ("每100万人", "100万人"),
    ],
)
def test_figures_and_organs_stay_whole(text: str, whole: str) -> None:
    """A quantity with its unit of measure is one word, and so is an organ."""
    assert whole in words(text, ORGANS)


@given(st.text(alphabet="市县乡镇到年0123456789%．。，、（）\n床位率达<>&", max_size=60))
def test_no_text_is_lost(text: str) -> None:
    """Whatever is compared, both sides read as before once the pieces are joined."""
    assert "".join(words(text)) == text
    above, below = difference(text, text[::-1])
    assert "".join(piece.text for piece in above) == text
    assert "".join(piece.text for piece in below) == text[::-1]


@given(st.text(alphabet="市县乡镇到年0123456789%．。，、（）床位率达", max_size=60))
def test_equal_texts_do_not_differ(text: str) -> None:
    """Nothing is marked between a text and itself."""
    assert {piece.state for piece in difference(text, text)[0]} <= {SAME}


def test_states_and_pieces_run_parallel() -> None:
    """One state a word."""
    above, below = compare(["甲", "乙"], ["甲", "丙", "丁"])
    assert (above, below) == ([SAME, GONE], [SAME, NEW, NEW])
    assert [piece.text for piece in pieces(["甲", "丙", "丁"], below)] == ["甲", "丙丁"]
