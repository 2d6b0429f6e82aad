"""Headings that carry no label, in plans whose parts have none."""

import re
from collections.abc import Sequence

from extractor.segment.columnheads import names_column
from extractor.segment.front import ORGAN_ENDS, ends_as_title, names_organ, numbered, stands_apart
from extractor.segment.labels import BRACKET, CHAPTER, COMMA, DIGIT, Mark, Style
from extractor.segment.lines import Line
from extractor.segment.paragraphs import UNIT_LINE
from extractor.segment.tables import is_row, table_at

# Names that parts of plans go by, none of them longer than `_LONGEST_PART` characters: what leads up to the tasks, …
_OPENS = (
    "总体要求|(?:主要|核心|发展|工作|规划)指标|总体思路|总体目标|指导思想|基本原则|工作原则|(?:工作|主要|发展|具体|行动|任务)目标|目标任务"
    "|(?:工作|发展|现实)?(?:背景|基础|现状|形势)(?:情况)?|总则"
)
_TASKS = r"(?:主要|重点|工作|具体)(?:任务|工作|内容|举措|措施|行动)(?:和\w{2,6})?|任务(?:措施|举措|分工)"
_ENDS = (  # … what holds them, and how they are carried out
    "(?:工作|实施|方法)步骤|时间安排|进度安排|(?:实施|工作|组织|政策|要素)?保障(?:措施|机制)?"
    "|组织(?:实施|领导|保障)|工作要求|(?:督导|监督|考核)(?:评估|评价|检查|考核)?|附则"
)
_PART = re.compile(rf"^(?:(?P<opens>{_OPENS})|(?P<tasks>{_TASKS})|{_ENDS})$")
_WIDE = ("总体要求", "总则")  # names of parts that may hold others
_DOCUMENT = re.compile(r"(?:通知|意见|方案|计划|规划|办法|细则|纲要|决定|规定|条例)(?:\([^()]*\))*$")
_DRAWN_UP = re.compile("编制|制定|出台|修订|完善|健全")  # 编制专项规划 is a task
_PLACE = re.compile(".{1,8}[省市县区州旗镇乡]")
_LEVELS = (COMMA, BRACKET, DIGIT)
_CREED = "坚持"  # what a principle's heading opens with
_LONGEST_PART = 11
_HEADING = re.compile(r"^(?=[^一-鿿]{0,6}[一-鿿]{2})[^。;:,!?、|\t<>]{2,28}$")
_PROSE_LENGTH = 30
_FEWEST = 2  # a single short line is no system of headings


def with_headings(lines: Sequence[Line], marks: list[Mark | None]) -> list[Mark | None]:
    """`marks`, with a mark for each unlabelled heading where no label numbers the parts of the plan."""
    if any(mark and mark.style <= COMMA for mark in marks):
        return _beside_labels(lines, marks)
    found = _headings(lines, marks)
    if len(found) < _FEWEST or _under_labels(marks, found):
        return marks
    result = list(marks)
    counts = dict.fromkeys(_LEVELS, 0)
    for k, style in _levels(lines, found).items():
        counts = {s: counts[s] + (s is style) if s <= style else 0 for s in _LEVELS}
        result[k] = Mark(style, counts[style], 0, "")
    return result


def _under_labels(marks: list[Mark | None], found: Sequence[int]) -> bool:
    """Whether labels (1. 2. 3.) number the parts: they begin before the first unlabelled heading, and none heads them."""
    first = next((k for k, mark in enumerate(marks) if mark and mark.style is DIGIT), len(marks))
    return first < found[0] and not any(mark and mark.ordinal == 1 for mark in (marks[k + 1] for k in found))


def _beside_labels(lines: Sequence[Line], marks: list[Mark | None]) -> list[Mark | None]:
    """`marks`, with one for each bare name of a part in a plan that labels others: “工作目标” set before “一、”.

    A name that heads 一、 itself makes all of them the parts of the plan, with 一、 one level below.
    """
    first = next(k for k, mark in enumerate(marks) if mark and mark.style <= COMMA)
    if marks[first].ordinal > 1 or any([mark.style < COMMA for mark in marks if mark]):  # type: ignore[union-attr]
        return marks
    if not any(is_part(line.bare) for line in lines[: first + 1]):
        return marks
    spaced = any([line.gap for line in lines])
    found = [k for k in _named(lines, marks) if lines[k].gap or not spaced]
    if not found or found[0] > first:
        return marks
    parts = first - 1 in found
    result = list(marks)
    for number, k in enumerate(found if parts else [k for k in found if k < first], start=1):
        result[k] = Mark(CHAPTER, number, 0, "") if parts else Mark(COMMA, 0, 0, "")
    return result


def _named(lines: Sequence[Line], marks: list[Mark | None]) -> list[int]:
    """Lines that are the bare name of a part and stand where headings stand, up to the first annex."""
    found: list[int] = []
    opened = False  # the title and the preamble stand before
    for k, line in enumerate(lines):
        text = line.bare
        if opened and line.first == "附":
            break
        if opened and marks[k] is None and is_part(text) and heads_text(lines, marks, k) and parted(lines, k):
            found.append(k)
        opened = opened or ("。" in text and len(text) >= 10)
    return found


def _levels(lines: Sequence[Line], found: Sequence[int]) -> dict[int, Style]:
    """The level of each heading: of Markdown's, else by the names of parts and by which heading heads another."""
    hashes = sorted({_hashes(lines[k]) for k in found})
    if len(hashes) > 1 and hashes[0] > 0:
        return {k: COMMA if _hashes(lines[k]) == hashes[0] else BRACKET for k in found}
    names = {k: name for k in found if (name := _name_of(lines[k].bare))}
    held = any(name["tasks"] for name in names.values())
    levels: dict[int, Style] = {}
    base, below = COMMA, False  # the level of headings that are no names, and whether they stand below one that is none
    within = aims = False  # “总体要求” holds “指导思想” and other aims; the last name leads up to the tasks
    last: Style | None = None  # the level of the last name
    for k in found:
        name, heads = names.get(k), k + 1 in found
        if name is not None:
            levels[k] = BRACKET if within and name["opens"] else COMMA
            last, aims = levels[k], name["opens"] is not None
            within = levels[k] is BRACKET or (name[0] in _WIDE and (heads or _names_aims(lines[k + 1].bare)))
            # Where no part has the name of one that holds the tasks, those behind the aims do.
            base, below = COMMA if name["opens"] and not held else BRACKET, False
        elif last is not None and aims and lines[k].bare.startswith(_CREED):
            levels[k] = _LEVELS[_LEVELS.index(last) + 1]  # a principle
        else:
            below = below or heads
            levels[k] = base if heads or not below else _LEVELS[_LEVELS.index(base) + 1]
            within = within and base is not COMMA
    return levels


def _names_aims(text: str) -> bool:
    """Whether a paragraph opens with the name of a part that leads up to the tasks: “指导思想。坚持…”."""
    name = _name_of(re.split("[。:]", text, maxsplit=1)[0])
    return name is not None and name["opens"] is not None


def _hashes(line: Line) -> int:
    """Level of a markdown heading, 0 for other lines."""
    return line.marks.count("#")


def _headings(lines: Sequence[Line], marks: list[Mark | None]) -> list[int]:
    """Lines that read as headings and stand where headings stand."""
    found: list[int] = []
    prose = False  # the title stands before the first prose
    for k, line in enumerate(lines):
        text = line.bare
        if marks[k] is None and reads_as_heading(line) and heads_text(lines, marks, k):
            part = is_part(text)
            hashed = _hashes(line) > 1 or (_hashes(line) == 1 and prose)
            if (part or hashed or prose) and (part or hashed or not _is_title(text)) and parted(lines, k):
                found.append(k)
        prose = prose or ("。" in text and len(text) >= 10)
    return found


def _is_title(text: str) -> bool:
    """Whether a heading may be the title of a document: 甲市养老服务专项行动, and not 企业改造提升行动."""
    return (
        ends_as_title(text) and not _DRAWN_UP.match(text) and (_DOCUMENT.search(text) or _PLACE.match(text)) is not None
    )


def is_part(text: str) -> bool:
    """Whether `text` is a bare name that parts of plans go by: 工作目标.

    >>> is_part("工作目标"), is_part("重点任务和工作措施"), is_part("工作目标是")
    (True, True, False)
    """
    return _name_of(text) is not None


def _name_of(text: str) -> re.Match[str] | None:
    """The name of a part that `text` is."""
    return _PART.match(text) if len(text) <= _LONGEST_PART else None


def reads_as_heading(line: Line) -> bool:
    """Whether a line is short, ends no sentence and is no date, number or body's name."""
    text = line.bare
    if (
        not _HEADING.match(text)
        or line.last in "的和与及"
        or is_row(line)
        or stands_apart(text)
        or line.first == "附"
        or names_column(text)
    ):
        return False
    if text.count("(") != text.count(")") or text.count("“") != text.count("”"):
        return False  # a scrap of a paragraph
    signed = line.last in ORGAN_ENDS and names_organ(text) and not is_part(text)
    return not (signed or numbered(text))


def heads_text(lines: Sequence[Line], marks: Sequence[Mark | None], k: int) -> bool:
    """Whether prose, a first label or another heading follows line `k`."""
    if k + 1 == len(lines):
        return False
    following, mark = lines[k + 1], marks[k + 1]
    if mark is not None:
        return mark.ordinal == 1 or _runs_on(marks, k)
    if len(following.bare) >= _PROSE_LENGTH or "。" in following.bare or "," in following.bare:
        return True
    return reads_as_heading(following) or table_at(lines, k + 1) >= 0


def _runs_on(marks: Sequence[Mark | None], k: int) -> bool:
    """Whether the label behind line `k` counts on where no part has a label: 7. … 壮大银发产业 8. …"""
    mark = marks[k + 1]
    before = next((m for m in reversed(marks[: k + 1]) if m and m.style is DIGIT), None)
    if not (mark and before and mark.style is DIGIT and before.ordinal < mark.ordinal <= before.ordinal + 2):
        return False
    return not any(m and m.style < DIGIT for m in marks)


def parted(lines: Sequence[Line], k: int) -> bool:
    """Whether the line before `k` can be the last of a paragraph or heading."""
    if k == 0:
        return True
    before = lines[k - 1]
    ended = before.last in "。;:)!?》”" or UNIT_LINE.match(before.bare.rpartition("。")[2].lstrip("([〔【")) is not None
    line = lines[k]
    apart = (line.gap and not before.gap) or line.indent > before.indent  # as paragraphs are, and not lines within one
    return ended or apart or reads_as_heading(before) or is_row(before)
