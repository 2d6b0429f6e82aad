"""What holds for every text: no text lost or in two clauses, and layout alters nothing but places."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractor.models import Clause
from extractor.read import read
from extractor.segment import segment
from extractor.text import bare

# White space, markdown marks and page lines: what a clause need not hold.
OUTSIDE = re.compile(r"[\s#*>\\`\u3000\u200b\ufeff]+|[—-] ?\d+ ?[—-]")
COMMON = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])

VERBS = ["加强", "完善", "推进", "健全", "提升", "强化", "优化", "规范"]
OBJECTS = [
    "服务体系建设",
    "人才队伍建设",
    "基层站点设置",
    "信息共享机制",
    "监督管理工作",
    "行业发展环境",
    "资源统筹利用",
    "应急处置能力",
]
SENTENCES = [
    "各县（市、区）要结合实际制定年度计划，明确责任单位和完成时限，定期研究解决突出问题。",
    "到2025年，覆盖率达到80%以上，每千名常住人口配备床位0.6张，新建示范站点不少于15个。",
    "支持社会力量参与服务供给，鼓励有条件的地方先行先试，形成可复制可推广的经验做法。",
    "依托现有机构建立专家队伍，按照1:100的比例配备工作人员，全面开展业务培训和技术指导。",
    "市民政局会同有关部门组织开展评估，评估结果向社会公开，作为资金安排的重要依据，严格落实奖惩措施。",
]
PARTS = ["总体要求", "主要任务", "重点工程", "保障措施"]
NUMBERS = "一二三四五六七八"


class Style(NamedTuple):
    """How a generated plan is printed."""

    running: bool  # （一） runs on through the plan
    alone: bool  # headings stand on lines of their own
    units: bool  # each task ends with its bodies


styles = st.builds(Style, st.booleans(), st.booleans(), st.booleans())
tasks = st.tuples(
    st.sampled_from(VERBS), st.sampled_from(OBJECTS), st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4)
)
plans = st.tuples(styles, st.lists(st.lists(tasks, min_size=1, max_size=4), min_size=2, max_size=4))


@pytest.fixture(scope="module")
def texts(corpus_folder: Path) -> dict[str, str]:
    """The texts of the corpus by document id."""
    manifest = yaml.safe_load((corpus_folder / "corpus.yml").read_text("utf-8"))
    return {entry["id"]: read(corpus_folder / entry["file"]).text for entry in manifest["documents"]}


def printed(plan: tuple[Style, list[list[tuple[str, str, list[str]]]]]) -> str:
    """A plan as text, one paragraph a line."""
    style, parts = plan
    lines = ["甲市服务体系建设行动方案", "为完善服务体系，提升服务能力，结合我市实际，制定本方案。"]
    count = 0
    for part, members in enumerate(parts):
        lines.append(f"{NUMBERS[part]}、{PARTS[part]}")
        count = count if style.running else 0
        for verb, thing, sentences in members:
            count += 1
            label = (
                f"（{NUMBERS[(count - 1) % 8]}）"
                if count <= 8
                else f"（十{NUMBERS[count - 11]}）"
                if count > 10
                else ["（九）", "（十）"][count - 9]
            )
            unit = "（责任单位：市民政局、市财政局，各县（市、区）政府）" if style.units else ""
            body = "".join(sentences) + unit
            lines += [f"{label}{verb}{thing}", body] if style.alone else [f"{label}{verb}{thing}。{body}"]
    return "\n".join(lines) + "\n"


def facts(clauses: tuple[Clause, ...]) -> list[tuple[object, ...]]:
    """A clause but for its places in the text and the width of its characters."""
    return [(c.id, c.parent_id, c.depth, c.kind, bare(c.label), bare(c.heading), bare(c.text)) for c in clauses]


def check_cover(text: str) -> None:
    """Spans are exact and disjoint, and leave out nothing that is text."""
    at = 0
    clauses = segment(text, "d").clauses
    for clause in sorted(clauses, key=lambda c: c.char_start):
        assert at <= clause.char_start < clause.char_end <= len(text)
        assert OUTSIDE.sub("", text[at : clause.char_start]) == ""
        at = clause.char_end
        raw = text[clause.char_start : clause.char_end]
        assert OUTSIDE.sub("", clause.text) in OUTSIDE.sub("", raw)
        assert clause.text == clause.view.printed
        assert clause.view.span(0, len(clause.text)) == (clause.char_start, clause.char_end)
        assert 0 <= clause.head <= clause.body <= len(clause.text)
        assert clause.text[: clause.body].replace("\n", "").count(clause.heading) >= 1
        assert bare(clause.text).startswith(bare(clause.label))
    assert OUTSIDE.sub("", text[at:]) == ""
    ids = [clause.id for clause in clauses]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+", key) for key in ids)
    assert all(c.parent_id is None or c.parent_id in ids[: c.position] for c in clauses)
    depths = {c.id: c.depth for c in clauses}
    assert all(c.parent_id is None or depths[c.parent_id] < c.depth for c in clauses)


def wrapped(text: str, width: int) -> str:
    """`text` cut into lines of `width` characters."""
    return "\n".join(line[k : k + width] for line in text.split("\n") for k in range(0, max(1, len(line)), width))


def fills_a_line(text: str, width: int) -> bool:
    """Whether a heading or a paragraph ends with the line: then nothing tells where it ends."""
    return any(len(line) % width == 0 for line in text.split("\n"))


@given(plans)
@COMMON
def test_generated_plans_are_cut_as_they_were_made(plan: tuple[Style, list[list[tuple[str, str, list[str]]]]]) -> None:
    text = printed(plan)
    check_cover(text)
    found = segment(text, "d")
    assert found.issues == ()
    headings = [verb + thing for part in plan[1] for verb, thing, _ in part]
    assert [c.heading for c in found.clauses if c.depth == 2] == headings


@given(plans, st.integers(16, 60))
@COMMON
def test_wrapping_alters_nothing(plan: tuple[Style, list[list[tuple[str, str, list[str]]]]], width: int) -> None:
    text = printed(plan)
    if not fills_a_line(text, width):
        assert facts(segment(wrapped(text, width), "d").clauses) == facts(segment(text, "d").clauses)


@given(plans, st.integers(16, 60), st.integers(8, 40))
@COMMON
def test_page_lines_alter_nothing(
    plan: tuple[Style, list[list[tuple[str, str, list[str]]]]], width: int, lines_a_page: int
) -> None:
    text = printed(plan)
    if fills_a_line(text, width):
        return
    lines = wrapped(text, width).split("\n")
    for number, at in enumerate(range(lines_a_page, len(lines), lines_a_page + 1), 1):
        lines.insert(at, f"— {number} —")
    paged = "\n".join(lines)
    check_cover(paged)
    assert facts(segment(paged, "d").clauses) == facts(segment(text, "d").clauses)


@given(plans)
@COMMON
def test_width_of_characters_alters_nothing(plan: tuple[Style, list[list[tuple[str, str, list[str]]]]]) -> None:
    text = printed(plan)
    wide = text.translate({**{ord(c): ord(c) + 0xFEE0 for c in "0123456789%.:"}})
    narrow = text.translate(str.maketrans("（），；：％", "(),;:%"))
    expected = facts(segment(text, "d").clauses)
    assert facts(segment(wide, "d").clauses) == expected
    assert facts(segment(narrow, "d").clauses) == expected


@given(plans)
@COMMON
def test_blank_lines_indents_and_markdown_alter_nothing(
    plan: tuple[Style, list[list[tuple[str, str, list[str]]]]],
) -> None:
    text = printed(plan)
    expected = facts(segment(text, "d").clauses)
    assert facts(segment(text.replace("\n", "\n\n"), "d").clauses) == expected
    assert facts(segment("".join(f"　　{line}\n" for line in text.splitlines()), "d").clauses) == expected
    marked = re.sub(r"^([一二三四]、.*)$", r"### **\1**", text, flags=re.M)
    check_cover(marked)
    assert facts(segment(marked, "d").clauses) == expected


@given(plans, st.integers(20, 40), st.data())
@COMMON
def test_letter_spacing_alters_nothing(
    plan: tuple[Style, list[list[tuple[str, str, list[str]]]]], width: int, data: st.DataObject
) -> None:
    text = printed(plan)
    if fills_a_line(text, width):
        return
    lines = wrapped(text, width).split("\n")
    spaced = [" ".join(line) if data.draw(st.integers(0, 4)) == 0 else line for line in lines]
    assert facts(segment("\n".join(spaced), "d").clauses) == facts(segment(text, "d").clauses)


NOISE = st.text(
    alphabet=st.sampled_from(
        "一二三（）()、。．.1２3第条章年月日附件：；，《》|\t \n　\f-—*#序号单位通知方案关于市人民政府达到%是"
    ),
    max_size=400,
)


@given(NOISE)
@settings(deadline=None, max_examples=400)
def test_any_text_is_covered(text: str) -> None:
    at, outside = 0, ""
    for clause in sorted(segment(text, "d").clauses, key=lambda c: c.char_start):
        assert at <= clause.char_start < clause.char_end <= len(text)
        outside += text[at : clause.char_start]
        at = clause.char_end
    # A line that stands at the edges of two pages is a running head; 一 may be the dash of a page number, 一 1 一.
    assert "\f" in text or not re.search("[丁-鿿]", outside + text[at:])


@pytest.mark.parametrize("document_id", ["cq-2023-103", "yy-2024-21", "unnamed-145", "yb-2023-260", "cq-2023-6"])
def test_corpus_is_covered(document_id: str, texts: dict[str, str]) -> None:
    check_cover(texts[document_id])


@pytest.mark.parametrize("document_id", ["yy-2024-21", "unnamed-145", "cq-2023-6"])
@pytest.mark.parametrize("width", [19, 26, 34, 45])
def test_wrapping_alters_no_clause_of_the_corpus(document_id: str, width: int, texts: dict[str, str]) -> None:
    """Rows of tables stay lines; the three texts come with one paragraph a line."""
    text = texts[document_id].replace("**", "")
    lines = [line if "\t" in line else wrapped(line.lstrip("# "), width) for line in text.split("\n")]
    counted = ("front", "annex", "table")
    before = [f[2:] for f in facts(segment(text, "d").clauses) if f[3] not in counted]
    after = [f[2:] for f in facts(segment("\n".join(lines), "d").clauses) if f[3] not in counted]
    assert after == before
