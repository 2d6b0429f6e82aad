"""What a layout is made of."""

from typing import NamedTuple

# Labels by level of the outline: {n} counts within its parent, {all} through the whole plan, {path} is 2.1.3; a capital
# letter asks for Chinese numerals.
LABELS = {
    "一、（一）1．（1）": ("{N}、", "（{N}）", "{n}．", "（{n}）"),
    "一、(一)1.(1)": ("{N}、", "({N})", "{n}.", "({n})"),
    "一、 （一） 1. ": ("{N}、 ", "（{N}） ", "{n}. ", "({n}) "),
    "一、（一）1、1）": ("{N}、", "（{N}）", "{n}、", "{n}）"),
    "一、（一）to the end": ("{N}、", "（{ALL}）", "{n}．", "（{n}）"),
    "第一章 第一节": ("第{N}章 ", "第{N}节 ", "{N}、", "（{N}）"),
    "第一章 一、to the end": ("第{N}章 ", "{ALL}、", "（{N}）", "{n}．"),
    "第一章 第一条": ("第{N}章 ", "第{ALL}条 ", "（{N}）", "{n}．"),
    "第一部分 一、": ("第{N}部分 ", "{N}、", "（{N}）", "{n}．"),
    "1 1.1 1.1.1": ("{path} ", "{path} ", "{path} ", "（{n}）"),
    "一、1、（1）": ("{N}、", "{n}、", "（{n}）", "①"),
    "1. （1） ①": ("{n}. ", "（{n}）", "①", ""),
}
NONE = "none"  # headings alone, and titles at the head of paragraphs
FORMS = {**LABELS, NONE: ("", "", "", "")}
HEADINGS = ("alone", "run-in", "colon")


class Layout(NamedTuple):
    """How a plan is printed."""

    labels: str = next(iter(LABELS))
    heading: str = "run-in"  # of HEADINGS; parts and headings without a body stand alone always
    wrap: int = 0  # characters of a line; 0: a paragraph a line
    gaps: str = ""  # "line": a blank line after each; "paragraph": after each paragraph
    indent: str = "　　"
    page: str = ""  # what stands between two pages, {n} its number; only where lines are wrapped
    marks: str = ""  # "true" or "lying" levels of Markdown, "bold" headings
    front: str = "notice"  # or "web", "title", ""
    full_width: bool = False  # digits
    gap: str = ""  # between a label and what it labels
    lost: int = 0  # each so many-th label of a heading is left out, from the second on
