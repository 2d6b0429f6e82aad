"""The comparison as a working paper to print, discuss and sign: 对照表."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

from docx import Document
from docx.document import Document as Sheets
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_UNDERLINE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from db.export.archive import made_at, repacked
from db.export.colours import FILLS, INKS
from db.export.paper import Paper, flags, printable, unwrapped
from db.site.diff import GONE, LOCAL, NEW, Piece
from db.site.figures import deadline, figure, percent
from db.site.pairs import Pair, Side
from db.site.queries import Row
from db.site.words import UNIT, Word, verdict_word

SERIF, SANS, LATIN = "宋体", "黑体", "Times New Roman"
PAGE = (297, 210)  # mm, A4 lying
MARGIN = 18
FULL_PAGE = 620  # characters of one column that surely fit a page; a longer row has to be split
NONE = "—"


def word(paper: Paper) -> bytes:
    """Lay the comparison out; the same database gives the same bytes."""
    document = Document()
    _page_set(document, paper)
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


def _page_set(document: Sheets, paper: Paper) -> None:
    """Page, type faces, page numbers, and what the file says of itself."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(PAGE[0]), Mm(PAGE[1])
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Mm(MARGIN)
    for name, size, face in (("Normal", 10, SERIF), ("Title", 18, SANS), ("Heading 1", 14, SANS)):
        style: Any = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = LATIN, Pt(size), RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), face)
        style.paragraph_format.space_after = Pt(2 if name == "Normal" else 6)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")  # else punctuation is set as in Taipei
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for part in ("第 ", "PAGE", " 页，共 ", "NUMPAGES", " 页"):
        _field(footer, part) if part.isascii() and part.strip() else footer.add_run(part)
    about = document.core_properties
    about.author, about.title, about.comments = "plandiff", printable(paper.title())[:250], ""
    about.created = about.modified = made_at(paper.built.get("built_at"))
    about.language = "zh-CN"


def _field(paragraph: Paragraph, code: str) -> None:
    """A number Word works out: the page, or how many there are."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = paragraph.add_run("1")
    field.append(run._r)
    paragraph._p.append(field)


def _opening(document: Sheets, paper: Paper) -> None:
    """Title, both plans as cited, what to know first, where it came from."""
    document.add_heading("对照表", 0).alignment = WD_ALIGN_PARAGRAPH.CENTER
    subtitle = document.add_paragraph()
    subtitle.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _run(subtitle, paper.title(), bold=True)
    for side, citation in paper.citations():
        _labelled(document.add_paragraph(), side, citation)
    for note in paper.notes():
        _labelled(document.add_paragraph(), "说明", note)
    _labelled(document.add_paragraph(), "在线对照", paper.address())
    _labelled(document.add_paragraph(), "数据生成", paper.built.get("built_at", "不详"))


def _counts(document: Sheets, paper: Paper) -> None:
    table = _table(document, ("对象", "判定与数量"), (30, 231))
    for name, found in paper.counts:
        first, second = _row(table)
        _run(first.paragraphs[0], name, bold=True)
        for verdict, number in found:
            _verdict(second.paragraphs[0], verdict)
            _run(second.paragraphs[0], f" {number}　")


def _targets(document: Sheets, paper: Paper) -> None:
    heads = ("序号", "上级目标", "上级要求", "下级目标", "下级要求", "判定", "理由")
    table = _table(document, heads, (11, 48, 35, 48, 35, 25, 59))
    for number, line in enumerate(paper.targets, 1):
        order, upper, asked, lower, given, verdict, why = _row(table)
        _run(order.paragraphs[0], str(number))
        for target, name, value in ((line.upper, upper, asked), (line.lower, lower, given)):
            _run(name.paragraphs[0], target["name"] if target else NONE)
            _run(value.paragraphs[0], _asked(target) if target else NONE)
        _judge(verdict, paper.word(line.finding))
        if line.finding["flags"]:
            _run(verdict.add_paragraph(), flags(line.finding), size=8.5)
        _run(why.paragraphs[0], line.finding["explanation"])
    _if_empty(document, paper.targets)


def _asked(target: Row) -> str:
    when = deadline(target["deadline"])
    return f"{figure(target)}（{when}）" if when else figure(target)


def _tasks(document: Sheets, paper: Paper) -> None:
    """Two columns of text; above each pair what became of it, below it why."""
    key = document.add_paragraph()
    key.paragraph_format.keep_with_next = True
    _run(key, "左栏")
    _run(key, "划去的字", GONE)
    _run(key, "下级没有，右栏")
    _run(key, "下划线的字", NEW)
    _run(key, "是下级新写的，")
    _run(key, "点线的字", LOCAL)
    _run(key, "只换了地名或层级。")
    table = _table(document, (f"上级：{paper.names[0]}", f"下级：{paper.names[1]}"), (130.5, 130.5))
    for pair in paper.pairs:
        for group in pair.groups:
            cell = _row(table, merged=True, keep=True)[0]
            _shade(cell, "DDE3E9")
            _run(cell.paragraphs[0], group if pair.upper else f"新增部分：{group}", bold=True)
        _pair(table, paper, pair)
    _if_empty(document, paper.pairs)


def _pair(table: Table, paper: Paper, pair: Pair) -> None:
    verdict = verdict_word("task", pair.relation, paper.duty)
    head = _row(table, merged=True, keep=True)[0]
    _judge(head, verdict)
    if pair.similarity is not None:
        likeness = f"　相似度 {percent(pair.similarity)}，下级文字 {percent(pair.copy_ratio)} 取自上级"
        _run(head.paragraphs[0], likeness, size=8.5)
    if pair.explanation:
        _run(head.add_paragraph(), f"理由：{pair.explanation}")
    sides = [[pair.upper] if pair.upper else [], pair.lowers]
    longest = max((len(side.clause["text"]) for some in sides for side in some), default=0)
    missing = ("上级没有这项任务", "不必由下级写" if pair.relation == "upper_only" else verdict.text)
    for cell, some, silent in zip(_row(table, split=longest > FULL_PAGE), sides, missing, strict=True):
        for number, side in enumerate(some):
            _clause(cell, side, first=not number)
        if not some:
            _run(cell.paragraphs[0], f"（{silent}）")
    notes = [line for line in (_bodies(pair), _measures(pair, "dropped"), _measures(pair, "added")) if line]
    if notes:
        below = _row(table, merged=True, split=sum(map(len, notes)) > FULL_PAGE)[0]
        for number, (label, _, text) in enumerate(note.partition("：") for note in notes):
            _labelled(below.paragraphs[0] if not number else below.add_paragraph(), label, text)


def _clause(cell: _Cell, side: Side, first: bool) -> None:
    title = cell.paragraphs[0] if first else cell.add_paragraph()
    _run(title, side.clause["label"], bold=True)
    _pieces(title, side.title, bold=True)
    for paragraph in side.body:
        _pieces(cell.add_paragraph(), paragraph)


def _bodies(pair: Pair) -> str:
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
            parts.append(f"{UNIT[verdict].text} {'、'.join(dict.fromkeys(names))}")
    return f"责任单位：{'；'.join(parts)}" if parts else ""


def _measures(pair: Pair, verdict: str) -> str:
    rows = [row for row in pair.findings.get("measure", []) if row["verdict"] == verdict]
    quotes = [row["upper_quote"] or row["lower_quote"] or "" for row in rows]
    name = verdict_word("measure", verdict).text
    return f"{name}：{' '.join(f'（{n}）{quote}' for n, quote in enumerate(quotes, 1))}" if quotes else ""


def _omitted(document: Sheets, paper: Paper) -> None:
    table = _table(document, ("序号", "对象", "上级条款", "上级原文", "理由"), (11, 22, 50, 100, 78))
    lines = [
        (
            "量化目标",
            paper.clause(line.finding["upper_clause_id"]),
            unwrapped(line.finding["upper_quote"]),
            line.finding["explanation"],
        )
        for line in paper.omitted_targets()
    ]
    lines += [
        (
            "任务",
            paper.clause(pair.upper.clause["id"]),
            "".join(p.text for p in pair.upper.title) or NONE,
            pair.explanation,
        )
        for pair in paper.omitted_tasks()
        if pair.upper
    ]
    _lines(table, [(str(number), *line) for number, line in enumerate(lines, 1)])
    _if_empty(document, lines)


def _others(document: Sheets, paper: Paper) -> None:
    """Wording, and findings inside one text."""
    found = [*paper.of("wording"), *paper.of("consistency")]
    if not found:
        return
    document.add_heading("五、文字与一致性", 1)
    table = _table(document, ("序号", "判定", "上级原文", "下级原文", "理由"), (11, 26, 75, 75, 74))
    for number, row in enumerate(found, 1):
        order, verdict, upper, lower, why = _row(table)
        _run(order.paragraphs[0], str(number))
        _judge(verdict, paper.word(row))
        for cell, text in ((upper, row["upper_quote"]), (lower, row["lower_quote"]), (why, row["explanation"])):
            _run(cell.paragraphs[0], unwrapped(text) or NONE)


def _signatures(document: Sheets) -> None:
    """Who made, checked and approved it: one row that stays on one page."""
    heading = document.add_heading("签字", 1)
    heading.paragraph_format.keep_with_next = True
    table = _table(document, ("编制", "复核", "审定"), (87, 87, 87))
    for cell in _row(table):
        for label in ("签名：", "意见：", "日期：　　　年　　月　　日"):
            line = cell.paragraphs[0] if label == "签名：" else cell.add_paragraph()
            line.paragraph_format.space_after = Pt(14)
            _run(line, label)


def _lines(table: Table, lines: Iterable[Sequence[str | None]]) -> None:
    for line in lines:
        for cell, text in zip(_row(table), line, strict=True):
            _run(cell.paragraphs[0], text or NONE)


def _if_empty(document: Sheets, rows: Sequence[object]) -> None:
    if not rows:
        document.add_paragraph("没有。")


def _table(document: Sheets, heads: Sequence[str], widths: Sequence[float]) -> Table:
    """A table whose heads stand on every page it runs over; widths in millimetres."""
    table: Table = document.add_table(1, len(heads))
    table.style, table.autofit = "Table Grid", False
    _inset(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    repeated = OxmlElement("w:tblHeader")
    row = table.rows[0]
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    row._tr.get_or_add_trPr().append(repeated)
    for cell, head, width in zip(row.cells, heads, widths, strict=True):
        cell.width = Mm(width)
        _shade(cell, "33475B")
        _run(cell.paragraphs[0], head, bold=True, colour="FFFFFF", face=SANS)
        cell.paragraphs[0].paragraph_format.keep_with_next = True
    return table


def _inset(table: Table) -> None:
    """Air above and below the text of every cell, in twentieths of a point."""
    margins = OxmlElement("w:tblCellMar")
    for side, room in (("top", 40), ("left", 90), ("bottom", 40), ("right", 90)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(room))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    (look.addprevious if look is not None else table._tbl.tblPr.append)(margins)


def _row(table: Table, *, merged: bool = False, keep: bool = False, split: bool = False) -> list[_Cell]:
    """A new row: not cut in two unless `split`, one cell when `merged`, on the page of the next one when `keep`."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    if not split:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    cells = list(row.cells)
    if merged:
        cells = [cells[0].merge(cells[-1])]
    if keep:
        cells[0].paragraphs[0].paragraph_format.keep_with_next = True
    return cells


def _judge(cell: _Cell, verdict: Word) -> None:
    """A verdict as word, sign and colour."""
    _shade(cell, FILLS.get(verdict.tone, FILLS["calm"]))
    _verdict(cell.paragraphs[0], verdict)


def _verdict(paragraph: Paragraph, verdict: Word) -> None:
    ink = INKS.get(verdict.tone, INKS["calm"])
    _run(paragraph, f"{verdict.text} {verdict.symbol}", bold=True, colour=ink, face=SANS)


def _shade(cell: _Cell, fill: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _labelled(paragraph: Paragraph, label: str, text: str) -> None:
    _run(paragraph, f"{label}：", bold=True)
    _run(paragraph, text)


def _pieces(paragraph: Paragraph, pieces: Iterable[Piece], bold: bool = False) -> None:
    for piece in pieces:
        _run(paragraph, piece.text, piece.state, bold=bold)


def _run(
    paragraph: Paragraph,
    text: str,
    state: str = "",
    *,
    bold: bool = False,
    size: float | None = None,
    colour: str = "",
    face: str = "",
) -> Run:
    """A stretch of text; what is gone is struck out, what is new underlined, so that a grey print tells them apart."""
    run = paragraph.add_run(printable(text))
    run.bold = bold or None
    if size:
        run.font.size = Pt(size)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour)
    if face:
        run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
    if state in (GONE, NEW, LOCAL):
        _mark(run, state)
    return run


def _mark(run: Run, state: str) -> None:
    if state == GONE:
        run.font.strike = True
    else:
        run.font.underline = WD_UNDERLINE.SINGLE if state == NEW else WD_UNDERLINE.DOTTED
    if state != LOCAL:
        run.font.color.rgb = RGBColor.from_string(INKS["gone" if state == GONE else "new"])
