"""The findings of a comparison as a workbook: one sheet a subject, to filter, sort and follow to the evidence."""

import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from db.export.archive import made_at, repacked
from db.export.colours import FILLS, INKS
from db.export.paper import Paper, flags, printable, text_of, unwrapped
from db.site.figures import baseline, deadline, figure
from db.site.queries import Row
from db.site.words import SEVERITIES, SUBJECTS, Word, verdict_word
from extractor.cells import harmless

LONGEST = 32_000  # a cell holds 32 767 characters
LINE, TALLEST = 15.0, 240.0  # points; a row taller than this hides the next one
FACE = "宋体"
WIDEST = 320  # characters that are still read on one page across
A3, A4 = 8, 9


class Link(NamedTuple):
    """Text that leads to a page of the site."""

    text: str
    address: str


Value = str | float | int | Word | Link | None


class Column(NamedTuple):
    """One column of a sheet."""

    head: str
    width: int  # characters
    value: Callable[[Paper, Any], Value]
    form: str = "General"  # number format


class Sheet(NamedTuple):
    """One sheet: its columns, and where its rows come from."""

    title: str
    columns: tuple[Column, ...]
    rows: Callable[[Paper], Sequence[Any]]
    fixed: int  # columns that stay in sight


def workbook(paper: Paper) -> bytes:
    """Lay the findings out; the same database gives the same bytes."""
    book = Workbook()
    book.remove(book.worksheets[0])
    _cover(book.create_sheet("说明"), paper)
    for sheet in SHEETS:
        _fill(book.create_sheet(sheet.title), sheet, paper)
    book.properties.creator = "plandiff"
    book.properties.title = printable(paper.title())
    book.properties.created = book.properties.modified = made_at(paper.built.get("built_at"))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).save()  # Workbook.save would stamp the hour
    return repacked(out.getvalue())


def _cover(sheet: Worksheet, paper: Paper) -> None:
    """What was compared and what came out, with the meaning of every verdict."""
    lines: list[tuple[Value, ...]] = [(paper.title(),), *paper.citations()]
    lines += [("说明", note) for note in paper.notes()]
    lines += [
        ("在线对照", Link(paper.address(), paper.address())),
        ("数据生成", paper.built.get("built_at", "")),
        (),
        ("对象", "判定", "数量", "含义"),
    ]
    heads = len(lines)
    lines += [(name, word, number, word.meaning) for name, found in paper.counts for word, number in found]
    for number, line in enumerate(lines, 1):
        for place, value in enumerate(line, 1):
            _set(sheet.cell(number, place), value)
    for width, letter in ((12, "A"), (34, "B"), (8, "C"), (70, "D")):
        sheet.column_dimensions[letter].width = width
    crown = sheet.cell(1, 1)
    crown.font = Font(name=FACE, size=14, bold=True)
    crown.alignment = Alignment(vertical="center")
    sheet.row_dimensions[1].height = 24
    for number in range(2, heads - 1):
        sheet.merge_cells(start_row=number, end_row=number, start_column=2, end_column=4)
        sheet.row_dimensions[number].height = LINE * _lines(str(lines[number - 1][1]), 110)
    for place in range(1, 5):
        _head(sheet.cell(heads, place))
    _print(sheet, heads, A4)


def _fill(sheet: Worksheet, kind: Sheet, paper: Paper) -> None:
    for place, column in enumerate(kind.columns, 1):
        cell = sheet.cell(1, place)
        _set(cell, column.head)
        _head(cell)
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    rows = kind.rows(paper)
    for number, row in enumerate(rows, 2):
        height = 1
        for place, column in enumerate(kind.columns, 1):
            cell, value = sheet.cell(number, place), column.value(paper, row)
            _set(cell, value, column.form)
            height = max(height, _lines(str(cell.value or ""), column.width))
        sheet.row_dimensions[number].height = min(LINE * height + 3, TALLEST)
    sheet.row_dimensions[1].height = 2 * LINE + 3
    sheet.freeze_panes = f"{get_column_letter(kind.fixed + 1)}2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(kind.columns))}{max(len(rows) + 1, 2)}"
    sheet.print_title_cols = f"A:{get_column_letter(kind.fixed)}"
    _print(sheet, 1, A3)


def _set(cell: Any, value: Value, form: str = "General") -> None:
    """Write one value; text never becomes a formula, a verdict bears its word as well as its colour."""
    assert isinstance(cell, Cell)
    cell.font, cell.border, cell.number_format, cell.alignment = _PLAIN, _BORDER, form, _TOP
    match value:
        case None:
            return
        case Word():
            _text(cell, f"{value.text} {value.symbol}")
            cell.fill = _tint(value.tone)
            cell.font = _ink(value.tone)
        case Link():
            _text(cell, value.text)
            if value.text:
                cell.hyperlink = value.address
                cell.font = _LINK
        case str():
            _text(cell, value)
        case _:
            cell.value = value
            cell.alignment = _RIGHT


def _text(cell: Cell, text: str) -> None:
    shown = printable(harmless(text))
    cell.value = shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"
    if shown:
        cell.data_type = "s"  # whatever it looks like


_BORDER = Border(*(Side("thin", color="C8CCD0"),) * 4)
_PLAIN = Font(name=FACE, size=10)
_LINK = Font(name=FACE, size=10, underline="single", color="0B5394")
_TOP, _RIGHT = Alignment(vertical="top", wrap_text=True), Alignment(vertical="top", horizontal="right")


@cache
def _ink(tone: str) -> Font:
    return Font(name=FACE, size=10, bold=True, color=INKS.get(tone, INKS["calm"]))


@cache
def _tint(tone: str) -> PatternFill:
    return PatternFill("solid", fgColor=FILLS.get(tone, FILLS["calm"]))


def _head(cell: Any) -> None:
    cell.font = Font(name=FACE, size=10, bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", fgColor="33475B")
    cell.alignment = Alignment(vertical="center", horizontal="center", wrap_text=True)


def _print(sheet: Worksheet, heads: int, paper_size: int) -> None:
    """On paper: lying, as wide as the page, the heads again on every page, pages numbered."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", paper_size
    total = sum(dimension.width for dimension in sheet.column_dimensions.values())
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1 + int(total > WIDEST), 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{heads}:{heads}"
    footer: Any = sheet.oddFooter
    footer.center.text = "&A　第 &P 页，共 &N 页"
    sheet.page_margins.left = sheet.page_margins.right = 0.4


def _lines(text: str, width: int) -> int:
    """Lines a text takes in a column so wide; a Chinese character is two wide."""
    return sum(1 + sum(2 if ord(c) > 0x2E7F else 1 for c in line) // width for line in text.split("\n"))


def _verdict(paper: Paper, row: Row) -> Word:
    return paper.word(row)


def _finding(head: str, width: int, key: str) -> Column:
    """A column that shows a field of a finding as it is."""
    return Column(head, width, lambda _, row: unwrapped(row[key]))


def _clause(head: str, key: str) -> Column:
    """The clause a finding is about, leading to it."""

    def link(paper: Paper, row: Row) -> Value:
        clause_id = row[key]
        return Link(paper.clause(clause_id), paper.clause_address(clause_id)) if clause_id in paper.clauses else ""

    return Column(head, 34, link)


def _target(head: str, width: int, side: str, value: Callable[[Row], Value], form: str = "General") -> Column:
    """A column about the target of one side."""

    def of(paper: Paper, row: Row) -> Value:
        target = paper.content.indicators.get(row[f"{side}_indicator_id"] or "")
        return value(target) if target else None

    return Column(head, width, of, form)


def _start(target: Row) -> str:
    text, year = baseline(target)
    return f"{text}（{year}年）" if year and text else text


def _targets_of(side: str, word: str) -> Iterator[Column]:
    yield _target(f"{word}目标", 30, side, lambda t: t["name"])
    yield _target(f"{word}数值", 12, side, figure)
    yield _target(f"{word}值", 9, side, lambda t: t["value"])
    yield _target(f"{word}计量单位", 9, side, lambda t: "比值" if t["unit"] == "ratio" else t["unit"])
    yield _target(f"{word}期限", 12, side, lambda t: deadline(t["deadline"]))
    yield _target(f"{word}起点", 14, side, _start)


VERDICT = Column("判定", 12, _verdict)
ABOUT = (
    Column("轻重", 8, lambda _, row: SEVERITIES.get(row["severity"], row["severity"])),
    Column("提示", 14, lambda _, row: flags(row)),
)
EVIDENCE = (
    _finding("理由", 44, "explanation"),
    Column("把握", 8, lambda _, row: row["confidence"], "0%"),
    _finding("规则", 16, "rule"),
    Column("证据", 10, lambda paper, row: Link("查看证据", paper.finding_address(row["id"]))),
)
CLAUSES = (_clause("上级条款", "upper_clause_id"), _clause("下级条款", "lower_clause_id"))
QUOTES = (_finding("上级原文", 40, "upper_quote"), _finding("下级原文", 40, "lower_quote"))
FINDING = (VERDICT, *ABOUT, *CLAUSES, *QUOTES, *EVIDENCE)
SHEETS = (
    Sheet(
        "量化目标",
        (VERDICT, *_targets_of("upper", "上级"), *_targets_of("lower", "下级"), *ABOUT, *CLAUSES, *QUOTES, *EVIDENCE),
        lambda paper: [line.finding for line in paper.targets],
        2,
    ),
    Sheet(
        "任务",
        (
            Column("判定", 12, lambda paper, pair: verdict_word("task", pair.relation, paper.duty)),
            Column("上级条款", 34, lambda paper, pair: _side(paper, pair.upper)),
            Column("下级条款", 34, lambda paper, pair: _side(paper, *pair.lowers[:1])),
            Column("上级原文", 60, lambda _, pair: text_of(pair, upper=True)),
            Column("下级原文", 60, lambda _, pair: text_of(pair, upper=False)),
            Column("相似度", 9, lambda _, pair: pair.similarity, "0%"),
            Column("照录比例", 10, lambda _, pair: pair.copy_ratio, "0%"),
            Column("理由", 44, lambda _, pair: pair.explanation),
            Column("对照", 10, lambda paper, pair: Link("逐字对照", paper.pair_address(pair))),
        ),
        lambda paper: paper.pairs,
        2,
    ),
    Sheet("具体措施", FINDING, lambda paper: paper.of("measure"), 1),
    Sheet("责任单位", FINDING, lambda paper: paper.of("unit"), 1),
    Sheet(
        "文字与一致性",
        (Column("对象", 12, lambda _, row: SUBJECTS.get(row["subject"], row["subject"])), *FINDING),
        lambda paper: [*paper.of("wording"), *paper.of("consistency")],
        2,
    ),
)


def _side(paper: Paper, side: Any = None) -> Value:
    """The clause of one side, leading to it; a side without clause is empty."""
    if side is None:
        return ""
    key = side.clause["id"]
    return Link(paper.clause(key), paper.clause_address(key))
