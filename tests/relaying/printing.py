"""A plan's clauses → text in a layout, with what each clause must come out as."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extractor.models import Plan
from relaying.layout import FORMS, NONE, Layout

PAGE = 32  # lines
_NUMERALS = "零一二三四五六七八九十"
_SKIPPED = ("front", "annex", "table")


class Piece(NamedTuple):
    """A clause to be printed and read again."""

    level: int  # of the outline, from 0
    label: str  # as the layout prints it, blanks around it included
    heading: str
    paragraphs: tuple[str, ...]
    kind: str
    parent: int | None  # index of the piece it belongs to


def pieces_of(plan: Plan, layout: Layout) -> list[Piece]:
    """The clauses of a plan but for front, annexes and tables, labelled anew."""
    pieces: list[Piece] = []
    places: dict[str, int] = {}
    counts, runs = [0] * 9, [0] * 9
    for clause in plan.clauses:
        if clause.kind in _SKIPPED:
            continue
        parent = places.get(clause.parent_id or "")
        level = 0 if parent is None else pieces[parent].level + 1
        places[clause.id] = len(pieces)
        label = ""
        if clause.label and layout.labels != NONE:
            counts[level:] = [counts[level] + 1] + [0] * (8 - level)
            runs[level] += 1
            if not (layout.lost and clause.heading and len(pieces) % layout.lost == 1):
                label = _label(FORMS[layout.labels][level], counts[: level + 1], runs[level]) + layout.gap
        paragraphs = tuple(p.strip() for p in clause.view.printed[clause.body :].split("\n") if p.strip())
        pieces.append(Piece(level, label, clause.heading, paragraphs, clause.kind, parent))
    return pieces


def _label(form: str, path: Sequence[int], run: int) -> str:
    if form == "①":
        return chr(ord(form) + path[-1] - 1)
    number = {"n": path[-1], "N": _chinese(path[-1]), "ALL": _chinese(run), "path": ".".join(map(str, path))}
    return form.format(**number)


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    return (
        ("" if tens < 2 else _NUMERALS[tens]) + ("十" if tens else "") + (_NUMERALS[ones] if ones or not tens else "")
    )


def printed(title: str, pieces: Sequence[Piece], layout: Layout) -> str:
    """The text of a plan."""
    before, behind = _around(title)[layout.front]
    holders = {piece.parent for piece in pieces}
    body = [line for k, piece in enumerate(pieces) for line in _paragraphs(piece, k, k in holders, layout)]
    lines = [*before, *(line if line[0] == "#" else layout.indent + line for line in body), *behind]
    text = "\n".join(_wrapped(lines, layout)) + "\n"
    return re.sub("[0-9]", lambda m: chr(ord(m[0]) + 0xFEE0), text) if layout.full_width else text


def _around(title: str) -> dict[str, tuple[list[str], list[str]]]:
    """What stands before and behind a plan."""
    notice = [
        f"甲江市人民政府办公室关于印发{title}的通知",
        "甲府办发〔2024〕12号",
        "各县（市、区）人民政府，市政府各部门：",
        f"《{title}》已经市政府同意，现印发给你们，请认真组织实施。",
        "甲江市人民政府办公室",
        "2024年3月5日",
        title,
    ]
    head = [
        "首页 > 政务公开 > 政策文件",
        "索引号：0012345/2024-00012",
        "发布日期：2024-03-05",
        "字体：[大 中 小] 打印 关闭",
        title,
    ]
    foot = ["扫一扫在手机打开当前页", "主办：甲江市人民政府 版权所有", "网站标识码：3300000001"]
    return {"notice": (notice, []), "web": (head, foot), "title": ([title], []), "": ([], [])}


def _paragraphs(piece: Piece, number: int, holds: bool, layout: Layout) -> Iterator[str]:
    """The paragraphs of a piece; `holds`: pieces below it follow."""
    first, *rest = piece.paragraphs or ("",)
    named = f"{piece.label}{piece.heading}"
    if not piece.heading:
        yield piece.label + first
    elif not first or not piece.level or layout.heading == "alone" or (holds and layout.heading == "colon"):
        yield _marked(named, piece.level, number, layout.marks)
        rest = [first, *rest] if first else rest
    elif layout.heading == "colon":
        yield f"{named}：{first}"
    else:
        yield f"**{named}。**{first}" if layout.marks == "bold" else f"{named}。{first}"
    yield from rest


def _marked(heading: str, level: int, number: int, marks: str) -> str:
    if marks == "bold":
        return f"**{heading}**"
    sharps = {"true": level + 2, "lying": 2 + number % 3}.get(marks, 0)
    return f"{'#' * sharps} {heading}" if sharps else heading


def _wrapped(lines: Sequence[str], layout: Layout) -> Iterator[str]:
    """Lines of the page's width, with page lines and blank ones."""
    printed_lines = 0
    for line in lines:
        for at in range(0, len(line), layout.wrap or len(line)):
            yield line[at : at + layout.wrap] if layout.wrap else line
            printed_lines += 1
            if layout.gaps == "line":
                yield ""
            if layout.page and printed_lines % PAGE == 0:
                yield layout.page.format(n=printed_lines // PAGE)
        if layout.gaps == "paragraph":
            yield ""
