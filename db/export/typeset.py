"""How the working paper is set: its page, tables whose heads repeat, and runs of text; what they say stands in `word`."""

from collections.abc import Iterable, Sequence
from typing import Any

from docx.document import Document as Sheets
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_UNDERLINE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from db.export.archive import made_at
from db.export.colours import FILLS, INKS
from db.export.paper import Paper, printable
from db.site.diff import GONE, LOCAL, NEW, Piece
from db.site.words import Word

SERIF, SANS, LATIN = "宋体", "黑体", "Times New Roman"
PAGE = (297, 210)  # mm, A4 lying
MARGIN = 18


def set_page(document: Sheets, paper: Paper) -> None:
    """Page, type faces, page numbers, and what the file says of itself."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(PAGE[0]), Mm(PAGE[1])
    section.left_margin = section.right_margin = section.bottom_margin = Mm(MARGIN)
    section.top_margin, section.header_distance = Mm(MARGIN + 4), Mm(MARGIN - 6)
    for name, size, face in (("Normal", 10, SERIF), ("Title", 18, SANS), ("Heading 1", 14, SANS)):
        style: Any = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = LATIN, Pt(size), RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), face)
        style.paragraph_format.space_after = Pt(2 if name == "Normal" else 6)
    for line in list(document.styles["Title"].element.iter(qn("w:pBdr"))):
        line.getparent().remove(line)  # a coloured rule is no part of an official paper
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")  # else punctuation is set as in Taipei
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    write(head, f"{paper.names[1]} 对照 {paper.names[0]}　　索引号：＿＿＿＿＿＿", size=8.5)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for part in ("第 ", "PAGE", " 页，共 ", "NUMPAGES", " 页"):
        _number(footer, part) if part.isascii() and part.strip() else footer.add_run(part)
    about = document.core_properties
    about.author, about.title, about.comments = "plandiff", printable(paper.title())[:250], ""
    about.created = about.modified = made_at(paper.built.get("built_at"))
    about.language = "zh-CN"


def _number(paragraph: Paragraph, code: str) -> None:
    """A number Word works out: the page, or how many there are."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = paragraph.add_run("1")
    field.append(run._r)
    paragraph._p.append(field)


def ruled(document: Sheets, heads: Sequence[str], widths: Sequence[float]) -> Table:
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
        shade(cell, "33475B")
        write(cell.paragraphs[0], head, bold=True, colour="FFFFFF", face=SANS)
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


def row_of(table: Table, *, merged: bool = False, keep: bool = False, split: bool = False) -> list[_Cell]:
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


def judge(cell: _Cell, verdict: Word) -> None:
    """A verdict as word, sign and colour."""
    shade(cell, FILLS.get(verdict.tone, FILLS["calm"]))
    say_verdict(cell.paragraphs[0], verdict)


def say_verdict(paragraph: Paragraph, verdict: Word) -> None:
    """Word and sign of a verdict in its colour."""
    ink = INKS.get(verdict.tone, INKS["calm"])
    write(paragraph, f"{verdict.text} {verdict.symbol}", bold=True, colour=ink, face=SANS)


def shade(cell: _Cell, fill: str) -> None:
    """Colour the ground of a cell."""
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def labelled(paragraph: Paragraph, label: str, text: str) -> None:
    """A word that says what follows, then that."""
    write(paragraph, f"{label}：", bold=True)
    write(paragraph, text)


def marked(paragraph: Paragraph, pieces: Iterable[Piece], bold: bool = False) -> None:
    """Text with its differences marked."""
    for piece in pieces:
        write(paragraph, piece.text, piece.state, bold=bold)


def write(
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
