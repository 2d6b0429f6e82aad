"""Tables drawn with rules of dashes: the same records as the same tables with tabs."""

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st
from pairs import plan

from extractor.markup.ruled import tabbed_ruled
from extractor.text import plain

PLAN = "改善人居环境行动计划\n一、主要任务\n（一）完善管护。加强日常巡查。\n附件\n2025年主要指标表\n{table}\n"
ROWS = st.lists(
    st.tuples(st.text("厕所垃圾清运收治路段设施覆盖", min_size=3, max_size=10).map("{}率".format), st.integers(1, 99)),
    min_size=2,
    max_size=6,
    unique_by=lambda row: row[0],
)


def width(text: str) -> int:
    """Columns of a terminal: two for a Chinese character."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def ruled(rows: list[list[str]]) -> str:
    """Rows as pandoc's simple table, the first one the head: a rule is two wider than what stands below it."""
    widths = [max(width(row[k]) for row in rows) + 2 for k in range(len(rows[0]))]
    lines = [
        "  " + " ".join(cell + " " * (widths[k] - width(cell)) for k, cell in enumerate(row)).rstrip() for row in rows
    ]
    rule = "  " + " ".join("-" * columns for columns in widths)
    return "\n".join([lines[0], rule, *lines[1:], ""])


@given(ROWS)
def test_a_ruled_table_reads_like_one_with_tabs(rows):
    """Whatever the names are, and however wide."""
    table = [["序号", "指标", "单位", "2025年目标"]]
    table += [[str(k), name, "%", f"≥{value}"] for k, (name, value) in enumerate(rows, 1)]
    by_tabs = plan("upper", PLAN.format(table="\n".join(map("\t".join, table))))
    by_rules = plan("upper", PLAN.format(table=ruled(table)))
    said = [[(t.name, t.comparator, t.value, t.deadline) for t in p.indicators] for p in (by_tabs, by_rules)]
    assert len(said[0]) == len(rows)
    assert said[1] == said[0]


PIECES = [
    "-----",
    "------  -----\n",
    "甲县",
    "一行说到底的话",
    "  ",
    " ",
    "\t",
    "|",
    "\n",
    "\r\n",
    "1",
    "<td>",
    "&nbsp;",
    "-" * 25 + "\n",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@example("甲  乙  丙\n---  ---  ---\n1.一行越过各列的话。\n")  # no row: it has no blanks for tabs
def test_no_character_moves(text):
    """Offsets count in the printed text: what is read is as long, line by line."""
    assert [len(line) for line in tabbed_ruled(text).split("\n")] == [len(line) for line in text.split("\n")]
    assert len(plain(text)) == len(text)
