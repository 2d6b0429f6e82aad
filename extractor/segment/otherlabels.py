"""Labels that only some plans use, and that are read only when the whole plan counts with them: 2.1, “一　”, “任务1：”."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractor.segment.labels import ARTICLE, BRACKET, CIRCLE, COMMA, DIGIT, DIGIT_BRACKET, Mark, chinese_number
from extractor.segment.lines import Line
from extractor.segment.tables import ends_in_values
from extractor.segment.unlabelled import is_part

_DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})(?:[.、]|(?=\s|[一-鿿]))\s*(?=\**[“一-鿿])")
_LEVELS = (COMMA, BRACKET, DIGIT, DIGIT_BRACKET)
_LONGEST = 30  # characters of a part's heading: “2 主要任务”
_UNPOINTED = re.compile(r"(?:第|【)?(?P<number>[一二三四五六七八九十]{1,3})(?:】|[。,:、]|(?=\s))\s*(?=[“一-鿿])")
_NUMERALS = frozenset("一二三四五六七八九十第【")
_STOP = re.compile("[。;!?]")
_DASHES = frozenset("—–-")
_DASHED = re.compile(r"[—–-]{1,2}[一-鿿、]{2,12}:")
_AIM = re.compile(r"(?:行动|工作|主要|具体)目标:")  # stands beside them in such plans
_FEWEST_DASHED = 3
_NARROWER = {DIGIT: DIGIT_BRACKET, DIGIT_BRACKET: CIRCLE}
_FEWEST_UNPOINTED = 3  # parts numbered without 、
_FEWEST = 2  # parts, and clauses below them
_FEWEST_ALONE = 4  # parts, when there are no clauses below them
_NEXT, _SKIPPED = 2, 1  # what a label adds to a row that it continues, and one that leaves a number out
_FIRST = {(1,): _NEXT, (1, 1): _SKIPPED, (2,): _SKIPPED}  # what a row may begin with
_WORDS = frozenset("重主专任行工举措项")
_NAMED = re.compile(
    r"((?P<word>(?:重点|主要|专项)?(?:任务|行动|工程|举措|措施|项目))\s*(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2}))\s*(?:[:、.]|\s(?=\S))"
)


def with_other_labels(lines: Sequence[Line], marks: list[Mark | None]) -> list[Mark | None]:
    """`marks`, with those of decimal labels and of named ones, where the plan counts with them."""
    result = list(marks)
    if not any(mark and mark.style <= COMMA for mark in marks):
        for k, mark in (_decimals(lines) or _unpointed(lines)).items():
            result[k] = mark
    for k, mark in _named(lines, result).items():
        result[k] = mark
    for k, mark in _narrower(result).items():
        result[k] = mark
    for k, mark in _dashed(lines, result).items():
        result[k] = mark
    return result


def _dashed(lines: Sequence[Line], marks: Sequence[Mark | None]) -> dict[int, Mark]:
    """Lines “——政府：” that head clauses labelled 1., and those one level narrower."""
    if _DASHES.isdisjoint([line.first for line in lines]):
        return {}
    heads = [k for k, line in enumerate(lines) if line.first in _DASHES and _DASHED.fullmatch(line.bare)]
    heads = [k for k in heads if k + 1 < len(lines) and (mark := marks[k + 1]) and mark.style is DIGIT]
    if len(heads) < _FEWEST_DASHED:
        return {}
    found: dict[int, Mark] = {}
    ordinal = 0  # of the head that stands above; none outside
    for k, mark in enumerate(marks):
        aim = mark is None and k + 1 < len(lines) and _AIM.fullmatch(lines[k].bare)
        if k in heads or aim:
            ordinal += 1
            found[k] = Mark(DIGIT, ordinal, _label_length(lines[k].text), "" if aim else "——")
        elif mark and mark.style < DIGIT:
            ordinal = 0
        elif mark and ordinal and mark.style in _NARROWER:
            found[k] = replace(mark, style=_NARROWER[mark.style])
    return found


def _label_length(text: str) -> int:
    return len(text) - len(text.lstrip("—–- "))


def _narrower(marks: Sequence[Mark | None]) -> dict[int, Mark]:
    """Labels of the form that stands below the other, where a plan counts with (1) and with 1): one level narrower."""
    bracketed = [(k, mark) for k, mark in enumerate(marks) if mark and mark.style is DIGIT_BRACKET]
    outer = bracketed and _closed(bracketed[0][1])
    inner = [k for k, mark in bracketed if _closed(mark) != outer]
    return {k: replace(mark, style=CIRCLE) for k in inner if (mark := marks[k])}


def _closed(mark: Mark) -> bool:
    """Whether a bracket opens before the number as well: (1) and ⑴, not 1)."""
    return not mark.label[0].isdecimal()


def _decimals(lines: Sequence[Line]) -> dict[int, Mark]:
    """Lines labelled 1, 1.1, 1.2, 2, 2.1 …, each the next after the one before or the next but one: the best such row of lines.

    A number that a wrap has put in front of a line (“4年，…”) may go on with a row, too, but breaks it off.
    """
    rows: dict[tuple[int, ...], tuple[int, int]] = {}  # by last number: weight of the best row, and its last line
    came: dict[int, tuple[int, Mark]] = {}  # of each line: the line before it in its row, and its mark
    for k, line in enumerate(lines):
        # One tab may stand behind the label; where more part the line, it is a table's.
        match = _DECIMAL.match(line.text) if line.text[0].isdigit() and line.tabs < 2 else None
        if match is None or ends_in_values(line) or (line.tabs and "\t" not in match[0]):
            continue
        number = tuple(int(part) for part in match[1].split("."))
        size = len(number)
        if size == 1 and (len(line.bare) > _LONGEST or "。" in line.bare):
            continue
        known = [(row[0] + step, row[1]) for last, row in rows.items() if (step := _step(number, last))]
        if not known and number not in _FIRST:
            continue
        weight, before = max(known, default=(_FIRST.get(number, 0), -1))
        rows[number] = max(rows.get(number, (0, -1)), (weight, k))
        came[k] = before, Mark(_LEVELS[size - 1], number[-1], match.end(), "".join(match[0].split()))
    found: dict[int, Mark] = {}
    _, k = max(rows.values(), default=(0, -1))
    while k >= 0:
        before, found[k] = came[k]
        k = before
    parts = [k for k, mark in found.items() if mark.style is COMMA]
    if len(parts) >= _FEWEST and len(found) - len(parts) >= _FEWEST:
        return found
    # Numbers with nothing below them count the parts where the first has a name that plans give to their first.
    alone = len(parts) >= _FEWEST_ALONE and is_part(lines[parts[-1]].bare[len(found[parts[-1]].label) :])
    return found if alone else {}


def _unpointed(lines: Sequence[Line]) -> dict[int, Mark]:
    """Parts numbered without 、: “一　总体要求”, “二．重点任务”, “第三，…”, “【四】…”, each the next after the one before."""
    found: dict[int, Mark] = {}
    for k, line in enumerate(lines):
        match = _UNPOINTED.match(line.text) if line.first in _NUMERALS else None
        if match and len(line.bare) <= _LONGEST and not _STOP.search(line.text, match.end()):
            ordinal = chinese_number(match["number"])
            if ordinal == len(found) + 1:
                found[k] = Mark(COMMA, ordinal, match.end(), "".join(match[0].split()))
    return found if len(found) >= _FEWEST_UNPOINTED else {}


def _step(number: tuple[int, ...], last: tuple[int, ...]) -> int:
    """What `number` behind `last` adds to a row: much as the next one, little where one is left out, else nothing.

    The next is the first below `last`, or counts on at its own or a wider level.

    >>> _step((2, 1), (2,)), _step((3,), (2, 4)), _step((2, 3), (2, 1)), _step((2, 4), (2, 1))
    (2, 2, 1, 0)
    """
    above, own = number[:-1], number[-1]
    if last == above:
        return {1: _NEXT, 2: _SKIPPED}.get(own, 0)
    if last[: len(above)] != above or len(last) < len(number):
        return 0
    return {1: _NEXT, 2: _SKIPPED}.get(own - last[len(above)], 0)


def _named(lines: Sequence[Line], marks: Sequence[Mark | None]) -> dict[int, Mark]:
    """Lines that open with “任务1：”, “行动二　”, where the same word counts on; they stand where （一） would."""
    worded = [line.text for line in lines if line.first in _WORDS]
    if sum([_NAMED.match(text) is not None for text in worded]) < _FEWEST:
        return {}
    groups: dict[str, dict[int, Mark]] = {}
    bracketed = False
    for k, line in enumerate(lines):
        mark = marks[k]
        if mark is not None:
            bracketed = mark.style is BRACKET or (bracketed and mark.style > BRACKET)
            continue
        match = _NAMED.match(line.text) if line.text[0] in _WORDS else None
        if match:
            ordinal = int(match["number"]) if match["number"].isdigit() else chinese_number(match["number"])
            group = groups.setdefault(match["word"], {})
            last = next(reversed(group.values())).ordinal if group else 0
            if ordinal in (1, last + 1):
                style = DIGIT if bracketed else BRACKET
                group[k] = Mark(style, ordinal, match.end(), re.sub(r"\s+", "", match[1]))
    found: dict[int, Mark] = {}
    for group in groups.values():
        if len(group) >= _FEWEST:
            found |= _above(group) if _heads(group, marks) else group
    return found


def _heads(group: dict[int, Mark], marks: Sequence[Mark | None]) -> bool:
    """Whether each label of `group` heads clauses labelled （一）, as “行动一 规划编制行动” does."""
    following = [next((mark for mark in marks[k + 1 : k + 3] if mark), None) for k in group]
    return all(mark is not None and mark.style is BRACKET for mark in following)


def _above(group: dict[int, Mark]) -> dict[int, Mark]:
    """`group` as labels that stand between 一、 and （一）, as those of articles do."""
    return {k: replace(mark, style=ARTICLE) for k, mark in group.items()}
