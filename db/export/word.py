"""The comparison as a working paper to print, discuss and sign: 对照表."""

import io
from collections import defaultdict
from collections.abc import Sequence

from docx import Document
from docx.document import Document as Sheets
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.table import Table, _Cell

from db.export.archive import repacked
from db.export.paper import Paper, flags, unwrapped
from db.export.typeset import judge, labelled, marked, row_of, ruled, say_verdict, set_page, shade, write
from db.site.diff import GONE, LOCAL, NEW
from db.site.figures import deadline, figure, percent
from db.site.pairs import Pair, Side
from db.site.queries import Row
from db.site.words import UNIT, finding_word, verdict_word

FULL_PAGE = 620  # characters of one column that surely fit a page; a longer row has to be split
SMALL = 8.5  # points
NONE = "—"


def word(paper: Paper) -> bytes:
    """Lay the comparison out; the same database gives the same bytes."""
    document = Document()
    set_page(document, paper)
    _opening(document, paper)
    document.add_heading("一、结果汇总", 1)
    _counts(document, paper)
    document.add_heading("二、量化目标对照", 1)
    _targets(document, paper)
    document.add_heading("三、任务逐条对照", 1)
    _tasks(document, paper)
    document.add_heading("四、遗漏清单" if paper.duty else "四、未覆盖清单", 1)
    _omitted(document, paper)
    _others(document, paper)
    _signatures(document)
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())


def _opening(document: Sheets, paper: Paper) -> None:
    """Title, both plans as cited, what to know first, where it came from."""
    document.add_heading("对照表", 0).alignment = WD_ALIGN_PARAGRAPH.CENTER
    subtitle = document.add_paragraph()
    subtitle.alignment = WD_ALIGN_PARAGRAPH.CENTER
    write(subtitle, paper.title(), bold=True)
    for side, citation in paper.citations():
        labelled(document.add_paragraph(), side, citation)
    for note in paper.notes():
        labelled(document.add_paragraph(), "说明", note)
    labelled(document.add_paragraph(), "在线对照", paper.address())
    labelled(document.add_paragraph(), "数据生成", paper.built.get("built_at", "不详"))


def _counts(document: Sheets, paper: Paper) -> None:
    """How often each verdict was given, and what it means."""
    table = ruled(document, ("对象", "判定", "数量", "含义"), (30, 40, 18, 173))
    for name, found in paper.counts:
        for number, (verdict, count) in enumerate(found):
            first, second, third, fourth = row_of(table)
            write(first.paragraphs[0], "" if number else name, bold=True)
            say_verdict(second.paragraphs[0], verdict)
            third.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
            write(third.paragraphs[0], str(count))
            write(fourth.paragraphs[0], verdict.meaning)


def _targets(document: Sheets, paper: Paper) -> None:
    """One line a target, with the clauses where both plans say it."""
    heads = ("序号", "上级目标", "上级要求", "下级目标", "下级要求", "判定", "理由")
    table = ruled(document, heads, (11, 48, 35, 48, 35, 25, 59))
    for number, line in enumerate(paper.targets, 1):
        order, upper, asked, lower, given, verdict, why = row_of(table)
        write(order.paragraphs[0], str(number))
        for target, name, value in ((line.upper, upper, asked), (line.lower, lower, given)):
            write(name.paragraphs[0], target["name"] if target else NONE)
            write(value.paragraphs[0], _asked(target) if target else NONE)
            if target:
                write(name.add_paragraph(), f"见{paper.place(target['clause_id'])}", size=SMALL)
        judge(verdict, paper.word(line.finding))
        if line.finding["flags"]:
            write(verdict.add_paragraph(), flags(line.finding), size=SMALL)
        if line.finding["verdict"] != "match" or line.finding["flags"]:  # else it says what stands beside it
            write(why.paragraphs[0], line.finding["explanation"])
    _if_empty(document, paper.targets)


def _asked(target: Row) -> str:
    when = deadline(target["deadline"])
    return f"{figure(target)}（{when}）" if when else figure(target)


def _tasks(document: Sheets, paper: Paper) -> None:
    """Two columns of text; above each pair what became of it, below it why."""
    key = document.add_paragraph()
    key.paragraph_format.keep_with_next = True
    write(key, "左栏")
    write(key, "划去的字", GONE)
    write(key, "下级没有，右栏")
    write(key, "下划线的字", NEW)
    write(key, "是下级新写的，")
    write(key, "点线的字", LOCAL)
    write(key, "只换了地名或层级。")
    table = ruled(document, (f"上级：{paper.names[0]}", f"下级：{paper.names[1]}"), (130.5, 130.5))
    for pair in paper.pairs:
        for group in pair.groups:
            cell = row_of(table, merged=True, keep=True)[0]
            shade(cell, "DDE3E9")
            write(cell.paragraphs[0], group if pair.upper else f"新增部分：{group}", bold=True)
        _pair(table, paper, pair)
    _if_empty(document, paper.pairs)


def _pair(table: Table, paper: Paper, pair: Pair) -> None:
    verdict = verdict_word("task", pair.relation, paper.duty)
    head = row_of(table, merged=True, keep=True)[0]
    judge(head, verdict)
    if pair.similarity is not None:
        likeness = f"　相似度 {percent(pair.similarity)}，下级文字 {percent(pair.copy_ratio)} 取自上级"
        write(head.paragraphs[0], likeness, size=SMALL)
    if pair.explanation:
        write(head.add_paragraph(), f"理由：{pair.explanation}")
    sides = [[pair.upper] if pair.upper else [], pair.lowers]
    longest = max((len(side.clause["text"]) for some in sides for side in some), default=0)
    missing = ("上级没有这项任务", "不必由下级写" if pair.relation == "upper_only" else verdict.text)
    for cell, some, silent in zip(row_of(table, split=longest > FULL_PAGE), sides, missing, strict=True):
        for number, side in enumerate(some):
            _clause(cell, side, first=not number)
        if not some:
            write(cell.paragraphs[0], f"（{silent}）")
    notes = [
        line
        for line in (_bodies(pair, paper.duty), *(_measures(pair, v, paper.duty) for v in ("dropped", "added")))
        if line
    ]
    if notes:
        below = row_of(table, merged=True, split=sum(map(len, notes)) > FULL_PAGE)[0]
        for number, (label, _, text) in enumerate(note.partition("：") for note in notes):
            labelled(below.paragraphs[0] if not number else below.add_paragraph(), label, text)


def _clause(cell: _Cell, side: Side, first: bool) -> None:
    title = cell.paragraphs[0] if first else cell.add_paragraph()
    write(title, side.clause["label"], bold=True)
    marked(title, side.title, bold=True)
    for paragraph in side.body:
        marked(cell.add_paragraph(), paragraph)


def _bodies(pair: Pair, owed: bool) -> str:
    """The responsible bodies that are kept, handed down, dropped and added."""
    found = pair.findings.get("unit", [])
    parts = []
    for verdict in UNIT:
        names = [
            row["lower_quote" if verdict == "added" else "upper_quote"] or ""
            for row in found
            if row["verdict"] == verdict
        ]
        if names:
            parts.append(f"{verdict_word('unit', verdict, owed).text} {'、'.join(dict.fromkeys(names))}")
    return f"责任单位：{'；'.join(parts)}" if parts else ""


def _measures(pair: Pair, verdict: str, owed: bool) -> str:
    rows = [row for row in pair.findings.get("measure", []) if row["verdict"] == verdict]
    named: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        named[finding_word(row, owed).text].append(row["upper_quote"] or row["lower_quote"] or "")
    return "；".join(
        f"{name}：{' '.join(f'（{n}）{quote}' for n, quote in enumerate(quotes, 1))}" for name, quotes in named.items()
    )


def _omitted(document: Sheets, paper: Paper) -> None:
    """What the lower plan does not answer to, with room for what the auditor finds out about it."""
    heads = ("序号", "对象", "上级条款", "上级原文", "理由", "核实情况")
    table = ruled(document, heads, (11, 20, 48, 76, 66, 40))
    lines = [
        ("量化目标", line.finding["upper_clause_id"], line.finding["upper_quote"], line.finding["explanation"])
        for line in paper.omitted_targets()
    ]
    lines += [
        ("任务", pair.upper.clause["id"], "".join(piece.text for piece in pair.upper.title), pair.explanation)
        for pair in paper.omitted_tasks()
        if pair.upper
    ]
    for number, (what, clause_id, quote, why) in enumerate(lines, 1):
        cells = (str(number), what, paper.clause(clause_id), unwrapped(quote) or NONE, why, "")
        for cell, text in zip(row_of(table), cells, strict=True):
            write(cell.paragraphs[0], text)
    _if_empty(document, lines)


def _others(document: Sheets, paper: Paper) -> None:
    """Wording, and findings inside one text."""
    found = [*paper.of("wording"), *paper.of("consistency")]
    if not found:
        return
    document.add_heading("五、文字与一致性", 1)
    table = ruled(document, ("序号", "判定", "上级原文", "下级原文", "理由"), (11, 26, 75, 75, 74))
    for number, row in enumerate(found, 1):
        order, verdict, upper, lower, why = row_of(table)
        write(order.paragraphs[0], str(number))
        judge(verdict, paper.word(row))
        for cell, text in ((upper, row["upper_quote"]), (lower, row["lower_quote"]), (why, row["explanation"])):
            write(cell.paragraphs[0], unwrapped(text) or NONE)


def _signatures(document: Sheets) -> None:
    """Who made, checked and approved it: one row that stays on one page."""
    heading = document.add_heading("签字", 1)
    heading.paragraph_format.keep_with_next = True
    table = ruled(document, ("编制", "复核", "审定"), (87, 87, 87))
    for cell in row_of(table):
        for label in ("签名：", "意见：", "日期：　　　年　　月　　日"):
            line = cell.paragraphs[0] if label == "签名：" else cell.add_paragraph()
            line.paragraph_format.space_after = Pt(14)
            write(line, label)


def _if_empty(document: Sheets, rows: Sequence[object]) -> None:
    if not rows:
        document.add_paragraph("没有。")
