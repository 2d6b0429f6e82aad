"""Brackets and lines that say who is responsible: where they stand, whom they name, in what role, until when.

A line opens with a label (责任单位：, 牵头科室：). A bracket does too, or it is a list of bodies that ends in
负责, 牵头, 配合 or 落实, or it holds nothing but known bodies after the end of a sentence. Prose such as 民政部门负责…
assigns nothing here. Positions are indexes into folded text; roles follow the words printed, never the order (see `ranks`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from extractor.extract.duties.labels import with_labels
from extractor.extract.duties.lists import DUE, LABEL, Assigned, Duty, is_label, read_labelled, read_list
from extractor.extract.duties.ranks import without_notes
from extractor.extract.duties.sentences import named_in_sentences, read_names
from extractor.lexicon import load
from extractor.lexicon.organs import Body, read_body

# The end of a label, cheap to look for; what opens it is found backwards: a label opens a paragraph or a sentence.
_LABEL_END = re.compile(r":(?<=[位门室构体关科处工限间点排求人导所头任合责管)]:)")
_OPENING = frozenset("\n。;,()!.、|:\t*>-•·●■◆▲★ ")
_DUTY = re.compile(r"单位|部门|科室|负责|牵头|配合|落实")
_LONG = 900  # no bracket of duties is longer
_SHORT = 40  # a line that holds a deadline and no body is no longer than that; 时间安排 may open a whole paragraph
_NAME = 12  # characters of an unknown body's name among known ones
_MARK = re.compile(r"[()\n]")
_FLAT = re.compile(r"\([^()\n]*+\)")  # a bracket that holds no other and no line break, as nearly all do
_VERBS = "负责|牵头|配合|落实|参与|参加|实施|承担|协助|支持|推进|协办|承办|指导|监督|列出"
_TAILS = (*_VERBS.split("|"), *(role + who for role in ("牵头", "责任", "配合") for who in ("单位", "部门")))
# 责任单位 and the like open a bracket even without a colon.
_OPENERS = ("责任", "牵头", "主要责任", "第一责任", "负责单位", "配合单位")
_TAIL_ENDS = frozenset(tail[-1] for tail in _TAILS)
_DATE_ENDS = frozenset("成前底末年月日止施进持期")
_DEPARTMENT_ENDS = frozenset("局委厅部办府行")
_LIST_ENDS = frozenset("局委办厅部会府院署司联区县市州街道镇乡村团处队校学心行构业位门台社馆所站室组关网塔信动通等)")
_STOP = re.compile(r"[()。\n]")


def find_duties(texts: Iterable[str]) -> list[list[Duty]]:
    """Brackets and lines that hold only responsible bodies and deadlines, in order, for each of the `texts`.

    Each step is done for all texts before the next one begins: in a row it takes less time (see `prose.targets`).

    >>> [[duty]] = find_duties(["建成3个站。(市教委牵头,市民政局、市残联配合,2025年底前完成)"])
    >>> [("建成3个站。(市教委牵头,市民政局、市残联配合,2025年底前完成)"[b.start:b.end], b.role) for b in duty.bodies], duty.due
    ([('市教委', 'lead'), ('市民政局', 'member'), ('市残联', 'member')], '2025-12')
    """
    texts = [without_notes(with_labels(text)) for text in texts]
    flat = [_flat(text) for text in texts]
    breaks = [_soft_breaks(text) if pairs is None else [] for text, pairs in zip(texts, flat, strict=True)]
    joined = [_without(text, cuts) if cuts else text for text, cuts in zip(texts, breaks, strict=True)]
    paired = [sorted(_pairs(text)) if pairs is None else pairs for text, pairs in zip(joined, flat, strict=True)]
    brackets = [_brackets(text, pairs) for text, pairs in zip(joined, paired, strict=True)]
    lines = [own + _lines(text, own) if ":" in text else own for text, own in zip(joined, brackets, strict=True)]
    found = [sorted(own + named_in_sentences(text, own)) for text, own in zip(joined, lines, strict=True)]
    return [_put_back(duties, cuts) if cuts else duties for duties, cuts in zip(found, breaks, strict=True)]


def _without(text: str, cuts: Sequence[int]) -> str:
    return "".join([text[i + 1 : j] for i, j in pairwise((-1, *cuts, len(text)))])


def _put_back(duties: Iterable[Duty], breaks: Sequence[int]) -> list[Duty]:
    """Duties found in a text without its soft breaks, with indexes into the text that has them."""
    places = [at - n for n, at in enumerate(breaks)]  # where the breaks were

    def whole(start: int, end: int) -> tuple[int, int]:
        return start + bisect_right(places, start), end + bisect_right(places, end - 1)

    return [
        Duty(*whole(d.start, d.end), tuple(Assigned(*whole(b.start, b.end), b.role) for b in d.bodies), d.due)
        for d in duties
    ]


def _flat(text: str) -> list[tuple[int, int]] | None:
    """Half-open spans of the brackets of `text`; None when one holds another, holds a line break, or is not closed.

    >>> _flat("甲(乙)丙(丁)"), _flat("甲(乙(丙))")
    ([(1, 4), (5, 8)], None)
    """
    pairs = [bracket.span() for bracket in _FLAT.finditer(text)]
    return pairs if len(pairs) == text.count("(") == text.count(")") else None


def _soft_breaks(text: str) -> list[int]:
    """Line breaks inside a bracket of duties: nobody begins a paragraph there."""
    soft: list[int] = []
    opened: list[int] = []
    breaks: list[int] = []
    for mark in _MARK.finditer(text, text.find("(")):
        at = mark.start()
        if text[at] == "(":
            opened.append(at)
        elif text[at] == "\n" and opened:
            breaks.append(at)
        elif text[at] == ")" and opened:
            start = opened.pop()
            if not opened:
                soft += (
                    breaks if breaks and at - start < _LONG and _DUTY.search(text[start:at].replace("\n", "")) else []
                )
                breaks = []
    return soft


def _brackets(text: str, pairs: Iterable[tuple[int, int]]) -> list[Duty]:
    """Those of the brackets `pairs` that hold duties; in one of them no other is looked for."""
    found: list[Duty] = []
    for start, end in pairs:
        if not found or start >= found[-1].end:
            duty = _bracket(text, start, end)
            if duty:
                found.append(duty)
    return found


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Half-open spans of brackets; one that opens with a label and is never closed ends with its paragraph."""
    opened: list[int] = []
    first = text.find("(")
    for mark in _MARK.finditer(text, first) if first >= 0 else ():
        at = mark.start()
        if text[at] == "(":
            opened.append(at)
        elif text[at] == ")" and opened:
            yield opened.pop(), at + 1
        elif text[at] == "\n" and opened and not LABEL.match(text, opened[0] + 1):
            opened.clear()
    for at in opened:
        label = LABEL.match(text, at + 1)
        if label and label["colon"] == ":":
            stop = text.find("\n", at)
            yield at, stop if stop >= 0 else len(text)


def _bracket(text: str, start: int, end: int) -> Duty | None:
    """The bracket `start:end` as a duty, or None when it says something else."""
    inner = end - (text[end - 1] == ")")
    colon = text.find(":", start, inner) >= 0
    opens = colon or text.startswith(_OPENERS, start + 1)
    if opens and (label := LABEL.match(text, start + 1, inner)):
        bodies, due = read_labelled(text, label, inner)
        return Duty(start, end, bodies, due) if bodies or (due and end - start < _SHORT) else None
    label = next((m for m in LABEL.finditer(text, start + 1, inner) if is_label(text, m)), None) if colon else None
    stop = label.start() if label else inner
    while stop > start + 1 and text[stop - 1] in "。,;、":
        stop -= 1
    bare = text[stop - 1] in _LIST_ENDS and (bool(label) or _stands_alone(text, start, end))
    verbal = text[stop - 1] in _TAIL_ENDS and text.endswith(_TAILS, start, stop)
    if not (bare or label or verbal or (text[stop - 1] in _DATE_ENDS and _due_last(text, start, stop))):
        return None
    bodies, due = read_list(text, _behind_persons(text, start + 1, stop), stop, "responsible")
    behind = text[start - 1 : start] in ("。", ";", "!")
    names = [text[b.start : b.end] for b in bodies]
    if not (bodies or label) or not _trusted(names, read_names(text, start, stop, bodies), bare, behind):
        return None
    more, late = read_labelled(text, label, inner) if label else ((), None)
    return Duty(start, end, (*bodies, *more), late or due)


def _trusted(names: Sequence[str], bodies: Sequence[Body], bare: bool, behind: bool) -> bool:
    """Whether a list without label names bodies: each likely and one known, or `behind` a sentence each a department;
    without a verb, mostly departments, or `behind` a sentence mostly bodies.
    """
    known = sum(body.known for body in bodies)
    if not all(body.likely for body in bodies):  # an association nobody listed, among bodies and with their verb
        return not bare and known > 1 and 2 * known >= len(names) and max(map(len, names)) <= _NAME
    if bare and names:
        sure = sum(body.known or body.sign is not None for body in bodies)
        first = names[0].partition("(")[0] or names[0]
        plain = first[-1] in _DEPARTMENT_ENDS or (bodies[0].sign is not None and known == len(names))
        plain = plain or (behind and len(names) > 1 and 2 * known >= len(names))  # 林业站、各村(社区)
        return bodies[0].known and plain and 2 * sure >= len(names)
    return known > 0 or not names or (behind and all(map(_is_department, names, bodies)))


def _is_department(name: str, body: Body) -> bool:
    """Whether a name that may be in no list says its level and ends as departments do: 市住房建设管理委."""
    return body.sign is not None and name[-1] in _DEPARTMENT_ENDS


def _behind_persons(text: str, start: int, end: int) -> int:
    """Where the bodies begin of a list that persons open: “莫晓棠、唐世奎，党政办、农业农村办”."""
    while (person := _person().match(text, start, end)) and not read_body(person[1]).likely:
        start = person.end()
    return start


@cache
def _person() -> re.Pattern[str]:
    return re.compile(rf"([{''.join(load('wording')['persons']['surnames'])}][一-鿿]{{1,2}})[、,;]")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """A list without any verb counts after the end of a sentence, or of several bodies at the end of a paragraph."""
    if start and text[start - 1] in "。;!)":
        return True
    return "、" in text[start:end] and start > 0 and text[end : end + 2].lstrip("。;") in ("", "\n")


def _due_last(text: str, start: int, end: int) -> bool:
    """A list of bodies may end in its deadline: 市教委牵头，2025年底前完成."""
    last = max(text.rfind(mark, start, end) for mark in ",;、")
    return last > start and bool(DUE.match(text, last + 1, end))


def _lines(text: str, brackets: Sequence[Duty]) -> list[Duty]:
    """Labelled lines outside the `brackets`; labels that follow each other in a paragraph make one line."""
    found: list[Duty] = []
    end = 0
    for mark in _LABEL_END.finditer(text):
        start = mark.start()
        if start < end or any([duty.start < start < duty.end for duty in brackets]):
            continue
        if text[start - 1] == ")":
            start = max(0, text.rfind("(", 0, start))
        while start and text[start - 1] not in _OPENING:
            start -= 1
        label = LABEL.match(text, start)
        if label is None or label.end() != mark.end():
            continue
        end = _line_end(text, label.end())
        bodies, due = read_labelled(text, label, end)
        if bodies or (due and end - start < _SHORT):
            found.append(Duty(start, end, bodies, due))
    return found


def _line_end(text: str, start: int) -> int:
    """Where a labelled line that goes on at `start` ends: 。 or the paragraph, unless its list is open."""
    depth = 0
    for mark in _STOP.finditer(text, start):
        at = mark.start()
        if text[at] == "(":
            depth += 1
        elif text[at] == ")":
            depth -= 1
            if depth < 0:
                return at
        elif text[at] == "。":
            if not LABEL.match(text, at + 1):
                return at + 1
        elif depth <= 0 and at > start and text[at - 1] not in "、,:和及" and not LABEL.match(text, at + 1):
            return at
    return len(text)
