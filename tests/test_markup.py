"""Plans out of programs that turn PDF into Markdown: tables as HTML, numbers as LaTeX. Only the notation differs."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pairs import plan

from extractor.markup import FILL
from extractor.markup.latex import plain_math
from extractor.models import Plan
from extractor.text import plain

PLANS = sorted((Path(__file__).parent / "plans").rglob("*.txt"))
_ROWS = re.compile(r"^\S.*\t.*\t.*\n\S.*\t.*\t", re.M)
_BROKEN = re.compile(
    r"^[^\t\n]*。[^\t\n]*\t", re.M
)  # the end of a cell that took several lines: no row to be marked up
TABLES = [p for p in PLANS if _ROWS.search(text := p.read_text("utf-8")) and not _BROKEN.search(text)]
# Such programs put a paragraph on one line; a rate set otherwise changes the width of a hard-wrapped one.
UNWRAPPED = [path for path in PLANS if max(map(len, path.read_text("utf-8").split("\n"))) > 150]
_CELLS = 2  # tabs that make a line a row
_RATE = re.compile(r"(?<=[一-鿿])(≥|≤)?(\d+(?:\.\d+)?)%(?![,;:.])")


def _records(found: Plan) -> tuple[list[object], ...]:
    clauses = [(c.label, c.heading, c.kind, c.text) for c in found.clauses]
    targets = [
        (i.name, i.comparator, i.value, i.unit, i.deadline, i.category, i.baseline_value) for i in found.indicators
    ]
    bodies = [(r.raw, r.role, r.clause_id) for r in found.responsibilities]
    return clauses, targets, bodies, [issue.message for issue in found.issues]  # their lines differ


def _in_html(text: str, between: str) -> Iterator[str]:
    """The lines of `text`, each run of rows as one table; `between` stands behind each tag."""
    rows: list[str] = []
    for line in [*text.split("\n"), ""]:
        if line.count("\t") >= _CELLS and not line.startswith("\u3000"):
            rows.append("".join(f"<td>{cell}</td>{between}" for cell in line.split("\t")))
            continue
        if len(rows) > 1:
            yield f"<table>{between}" + "".join(f"<tr>{between}{row}</tr>{between}" for row in rows) + "</table>"
        else:
            yield from (re.sub(f"</td>{between}<td>", "\t", row)[4 : -5 - len(between)] for row in rows)
        rows = []
        yield line


@pytest.mark.parametrize("between", ["", "\n"])
@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_tables_of_html_are_tables(path: Path, between: str) -> None:
    """Indicators, duties and bodies are read off them as off tables parted by tabs, merged cells included."""
    text = path.read_text("utf-8")
    told, found = plan("lower", text), plan("lower", "\n".join(_in_html(text, between)))
    for one, other in zip(_records(told), _records(found), strict=True):
        assert [x for x in one if x not in other] == [x for x in other if x not in one] == []


@pytest.mark.parametrize("path", UNWRAPPED, ids=lambda path: path.stem)
def test_numbers_of_latex_are_numbers(path: Path) -> None:
    """Rates set as `$80\\%$`, with blanks between their digits as some programs leave them."""
    text = path.read_text("utf-8")
    signs = {"≥": r"\geq ", "≤": r"\leq "}
    told = plan("lower", text)
    found = plan("lower", _RATE.sub(lambda m: f" ${signs.get(m[1], '')}{' '.join(m[2])} \\%$ ", text))
    assert _records(told)[1:3] == _records(found)[1:3]
    assert not [issue for issue in found.issues if "offsets" in issue.message]


def _is_prose(text: str) -> bool:
    """Has it no table, whose rows would be cells on a page?"""
    parted = re.search(r"\t|\S(?: {2,}|\u3000)\S|<", text)
    return not parted and all(clause.kind != "table" for clause in plan("lower", text).clauses)


PROSE = [path for path in UNWRAPPED if _is_prose(path.read_text("utf-8"))]
_LABELS = re.compile("(<p>（)([一二三四五六七八九十])")
_WORDS = re.compile("([一-鿿]{9})([一-鿿]{9})(?=[一-鿿])")


@pytest.mark.parametrize("path", PROSE, ids=lambda path: path.stem)
def test_a_page_with_its_tags_is_a_text(path: Path) -> None:
    """Its paragraphs are lines, whatever tags and line ends stand inside them, with scripts and styles around."""
    text = path.read_text("utf-8")
    rows = [_WORDS.sub(r"\1</span><span>\2\n   ", line) for line in text.split("\n")]
    body = "".join(f'<p style="text-indent: 2em"><span>{row}</span></p> ' for row in rows)
    page = f"<html><head><style>p {{ margin: 0 }}</style></head><body><div><!-- 一、导航 -->{body}</div><script>1、</script></body></html>"
    told, found = plan("lower", text), plan("lower", page)
    assert [c[:3] for c in _records(told)[0]] == [c[:3] for c in _records(found)[0]]
    assert _records(told)[1] == _records(found)[1]
    assert [(r.function, r.role, r.clause_id) for r in told.responsibilities] == [
        (r.function, r.role, r.clause_id) for r in found.responsibilities
    ]
    assert not [issue for issue in found.issues if "offsets" in issue.message]


FRAMED = [
    path for path in TABLES if path in UNWRAPPED and not re.search(r"<|\S(?: {2,}|\u3000)\S", path.read_text("utf-8"))
]


@pytest.mark.parametrize("path", FRAMED, ids=lambda path: path.stem)
def test_tables_of_a_page_are_tables(path: Path) -> None:
    """A row is a row, whatever table lays out the page around it; tags inside a label leave it a label."""
    text = path.read_text("utf-8")
    lines = [line if line.startswith("<table") else f"<p>{line}</p>" for line in _in_html(text, "\n")]
    body = _LABELS.sub(r"\1</b><b>\2", "\n".join(lines))
    told = plan("lower", text)
    found = plan("lower", f"<table><tbody><tr>\n<td class='text'>{body}</td></tr></tbody></table>")
    assert [c[:3] for c in _records(told)[0]] == [c[:3] for c in _records(found)[0]]
    assert _records(told)[1:3] == _records(found)[1:3]
    assert not [issue for issue in found.issues if "offsets" in issue.message]


@pytest.mark.parametrize(
    ("math", "read"),
    [
        (r"$2026{-}2030$", "2026-2030"),
        (r"$2\sim 3$", "2~3"),
        (r"$1200\mathrm{mm}\times 1000\mathrm{mm}$", "1200mm×1000mm"),
        (r"$-18^{\circ}\mathrm{C}$", "-18℃"),
        (r"$\frac{1}{3}$", "1/3"),
        (r"$\text{PM}_{2.5}$", r"$\text{PM}_{2.5}$"),
        (r"$^{①}$", r"$^{①}$"),
        ("每股$5，共$8", "每股$5，共$8"),
    ],
)
def test_latex_is_read_or_left(math: str, read: str) -> None:
    """What is not known here stays; nothing changes its place."""
    found = plain_math(math)
    assert (found.replace(FILL, ""), len(found)) == (read, len(math))


@pytest.mark.parametrize(
    ("html", "rows"),
    [
        ('<tr><td rowspan="2">甲</td><td>乙</td></tr><tr><td>丙</td></tr>', "甲\t乙|\t丙"),
        ("<tr><td colspan=2>甲</td><td>乙</td></tr>", "甲\t\t乙"),
        ("<tr><td>甲</td><td rowspan='3'>乙</td></tr><tr><td>丙</td></tr><tr><td>丁</td></tr>", "甲\t乙|丙\t|丁\t"),
        ("<thead><tr><th>甲</th><th><b>乙</b><br>丙</th></tr></thead>", "甲\t乙 丙"),
        ("<TR><TD>甲</TD><TD></TD></TR>", "甲\t"),
    ],
)
def test_cells_that_reach_over_others(html: str, rows: str) -> None:
    """They leave empty ones; tags inside cells are no text."""
    text = f"前<table>{html}</table>后"
    found = plain(text)
    assert found.replace(FILL, "").replace("\n", "|").strip("|").split("||")[0].strip("前后|") == rows
    assert len(found) == len(text)
