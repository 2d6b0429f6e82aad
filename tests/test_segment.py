"""segment: a text → its clauses: numbering, kinds, whole documents and doubts."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from outlines import outline

from extractor.models import Clause
from extractor.read import read
from extractor.segment import segment


@pytest.fixture(scope="module")
def texts(corpus_folder: Path) -> dict[str, str]:
    """The texts of the corpus by document id."""
    manifest = yaml.safe_load((corpus_folder / "corpus.yml").read_text("utf-8"))
    return {entry["id"]: read(corpus_folder / entry["file"]).text for entry in manifest["documents"]}


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("一、目标\n正文。\n二、任务\n正文。\n", ["一、", "二、"]),
        ("一、甲\n（ 一）乙。正文。\n（二 ）丙。正文。\n", ["一、", "（一）", "（二）"]),
        ("一、任务\n１．甲。正文。\n２．乙。正文。\n", ["一、", "１．", "２．"]),
        ("一、任务\n1、甲。正文。\n2、乙。正文。\n", ["一、", "1、", "2、"]),
        ("一、任务\n(1)甲。正文。\n(2)乙。正文。\n①丙。正文。\n", ["一、", "(1)", "(2)", "①"]),
        ("㈠甲。正文。\n㈡乙。正文。\n", ["㈠", "㈡"]),
        # Running on through the parts, and beginning anew under each.
        (
            "一、甲\n（一）乙。丙。\n（二）乙。丙。\n二、丁\n（三）乙。丙。\n",
            ["一、", "（一）", "（二）", "二、", "（三）"],
        ),
        ("一、甲\n（一）乙。丙。\n二、丁\n（一）乙。丙。\n", ["一、", "（一）", "二、", "（一）"]),
        ("一、甲\n（一）乙。\n1.丙。丁。\n（二）戊。\n2.己。庚。\n", ["一、", "（一）", "1.", "（二）", "2."]),
        # Decimals, dates, ratios and ordinals open no clause, a percentage behind a label does not hide it.
        ("一、甲\n建成床位\n4.5张。\n2025年完成。\n1:100配备。\n", ["一、"]),
        ("一、甲\n1.95%的乡镇达标。\n2.100%的县城达标。\n", ["一、", "1.", "2."]),
        ("一、甲\n正文一是甲。\n二是乙。\n", ["一、"]),
        # Several articles on one line.
        (
            "第一章　总则　　第一条　为了工作，制定本办法。\n　　第二条【任务】做好工作。\n",
            ["第一章", "第一条", "第二条"],
        ),
    ],
)
def test_labels(text: str, labels: list[str]) -> None:
    assert [c.label for c in segment(text, "d").clauses] == labels


@pytest.mark.parametrize(
    ("text", "depths"),
    [
        ("一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n正文。\n", [1, 2, 3, 4, 5]),
        ("一、甲\n1.乙。正文。\n（1）丙。正文。\n", [1, 3, 4]),
        ("1. 甲\n正文。\n（1）乙。正文。\n①丙。正文。\n2. 丁\n正文。\n", [1, 2, 3, 1]),
        (
            "1. 工作基础\n正文。\n2. 总体要求\n（1）乙。正文。\n3. 重点任务\n（1）丙\n①丁。正文。\n4. 保障措施\n正文。\n",
            [1, 1, 2, 1, 2, 3, 1],
        ),
        ("1. 总体要求\n1.1 丙\n（1）丁。正文。\n1.2 戊\n正文。\n2. 保障措施\n2.1 乙\n正文。\n", [1, 2, 3, 2, 1, 2]),
        ("第一章 总则\n第一条 为了工作，制定本办法。\n（一）正文；\n", [1, 2, 3]),
        ("第一条 为了工作，制定本办法。\n第二条 本办法适用于全市。\n", [1, 1]),
        ("## 一、甲\n#### （一）乙\n### （二）丙\n正文。\n", [1, 2, 2]),
    ],
)
def test_depth_is_that_of_the_numbering(text: str, depths: list[int]) -> None:
    assert [c.depth for c in segment(text, "d").clauses] == depths


@pytest.mark.parametrize(
    ("text", "doubt", "line"),
    [
        ("一、甲\n正文。\n三、乙\n正文。\n", "label “三、” follows number 1", 3),
        ("一、甲\n正文。\n一、乙\n正文。\n", "label “一、” begins again at 1", 3),
        ("一、甲\n（一）乙。丙。\n（二）乙。丙。\n（二）乙。丙。\n", "label “(二)” is printed twice", 4),
        ("二、甲\n正文。\n三、乙\n正文。\n", "label “二、” is the first of its kind", 1),
        ("没有标题的一段文字，没有编号。\n", "no labelled clause found", None),
    ],
)
def test_gaps_are_issues_and_no_stop(text: str, doubt: str, line: int | None) -> None:
    issues = [(i.message, i.line) for i in segment(text, "d").issues]
    assert (doubt, line) in issues
    assert all(i.remedy for i in segment(text, "d").issues)
    assert "".join(c.text for c in segment(text, "d").clauses).replace("\n", "") == text.replace("\n", "")


def test_kinds_follow_heading_place_and_children() -> None:
    text = (
        "为做好工作，制定本方案。\n一、背景情况\n成效明显。\n二、总体要求\n（一）指导思想\n坚持创新。\n（二）工作目标\n完善体系。\n"
        "三、重点任务\n（一）完善体系\n1.建设站点。新建3个站点。\n（二）培养人才。培训人员。\n四、保障措施\n（一）加强领导。成立专班。\n"
        "五、督导与评估\n市民政局组织评估。\n"
    )
    assert [(kind, label) for _, kind, label, _ in outline(text)] == [
        ("preamble", ""),
        ("context", "一、"),
        ("goal", "二、"),
        ("goal", "（一）"),
        ("goal", "（二）"),
        ("group", "三、"),
        ("group", "（一）"),
        ("task", "1."),
        ("task", "（二）"),
        ("safeguard", "四、"),
        ("safeguard", "（一）"),
        ("safeguard", "五、"),
    ]


def reviewed(clause: Clause) -> dict[str, Any]:
    """What a person looks at: place in the tree, label, heading, kind, first and last words."""
    return {
        "id": clause.id,
        "parent_id": clause.parent_id,
        "depth": clause.depth,
        "kind": clause.kind,
        "label": clause.label,
        "heading": clause.heading,
        "start": clause.text[:12],
        "end": clause.text[-12:],
    }


@pytest.mark.parametrize("document_id", ["cq-2023-103", "yy-2024-21", "unnamed-145", "yb-2023-260", "cq-2023-6"])
def test_clauses_are_as_last_reviewed(
    document_id: str, texts: dict[str, str], golden: Callable[[str, Any], None]
) -> None:
    found = segment(texts[document_id], document_id)
    golden(
        f"{document_id}.clauses.json",
        {
            "front": found.front._asdict(),
            "clauses": [reviewed(c) for c in found.clauses],
            "issues": [i.message for i in found.issues],
        },
    )


def test_ten_megabytes_of_noise_end_in_seconds() -> None:
    noise = ("没有编号的文字，没有结尾、1.5和（一）混在一起 " * 8 + "\n") * 12_000
    start = time.process_time()
    segment(noise[:1_000_000], "d")
    assert time.process_time() - start < 8
