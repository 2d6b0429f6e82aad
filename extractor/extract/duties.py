"""Brackets and lines that say who is responsible: where they stand, whom they name, in what role, until when.

A line opens with a label (责任单位：, 牵头科室：). A bracket does too, or it is a list of bodies that ends in
负责, 牵头, 配合 or 落实, or it holds nothing but known bodies after the end of a sentence. Prose such as 民政部门负责…
assigns nothing here. Positions are indexes into folded text; roles follow the words printed, never the order.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.extract.deadlines import find_marks
from extractor.lexicon.organs import read_body, split_run
from extractor.models import UnitRole

_WHO = r"(?:单位|部门|科室|处室|股室|机构|主体|机关|科|处|站所)"
_LABEL = re.compile(
    r"(?:[省市县区州]级?|主要|第一|首要|具体|直接|整改|共同|各)*"
    r"(?P<what>(?:牵头|责任|负责|落实|实施|主责|主办|承办|执行|主体|配合|协办|参与|参加|协同|协作|协助|支持|会办|联合|组织|建设|督导|督办|指导|监督|及|和|、)+"
    rf"(?:\([^()]{{1,6}}\))?(?:{_WHO}(?:\([^()]{{1,8}}\)|[、及和与]?(?:责任)?(?:{_WHO}|人|领导))?|分工|人|领导|(?=:)))(?P<colon>:|为(?=[^:]))?"
    r"|(?P<due>(?:完成|整治|整改|办结|落实|实施|办理|推进|工作|达标|时间|目标|任务)*(?:时限|期限)(?:要求)?"
    r"|(?:完成|实施|办结|整改)时间|时间(?:节点|安排|要求|进度)|进度(?:安排|要求)):"
    r"|(?P<person>(?:包保|包联|联系|分管|牵头|责任|挂钩|督办)[省市县区州]?级?(?:领导|人)|联系(?:方式|电话)):"
)
# The end of a label, cheap to look for; what opens it is found backwards: a label opens a paragraph or a sentence.
_LABEL_END = re.compile(r":(?<=[位门室构体关科处工限间点排求人导所头任合责)]:)")
_OPENING = frozenset("\n。;,()!.、|:\t")
_DUTY = re.compile(r"单位|部门|科室|负责|牵头|配合|落实")
_SHORT = 40  # a line that holds a deadline and no body is no longer than that; 时间安排 may open a whole paragraph
_MARK = re.compile(r"[()\n]")
_TAIL = re.compile(
    r"(?:(?:按照?|依照?|依据|根据)(?:各自|部门|其|本单位)?的?(?:工作)?(?:职责|职能|分工)[^、,;:。()]{0,12}"
    r"|为(?:牵头|责任|配合|主要责任)(?:单位|部门)"
    r"|(?:共同|联合|分别|具体|统筹|积极|组织|各自|分工|主要|全面|做好|抓好|结合实际)*"
    r"(?:牵头|负责|配合|参与|参加|协助|协同|支持|协办|会办|主办|承办|承担|落实|实施|推进|执行|指导|监督|督导|督促)"
    r"(?:负责|配合|组织|落实|实施|推进|做好|抓总|抓落实|完成|工作)*)$"
)
_TAILS = (
    "负责",
    "牵头",
    "配合",
    "落实",
    "参与",
    "实施",
    "承担",
    "协助",
    "支持",
    "推进",
    "协办",
    "承办",
    "列出",
    "指导",
    "监督",
)
_TAILS += tuple(role + who for role in ("牵头", "责任", "配合") for who in ("单位", "部门"))
_DEPARTMENT_ENDS = frozenset("局委厅部办府")
_LIST_ENDS = frozenset("局委办厅部会府院司联区县市州街镇乡)")
_FOOTNOTE = re.compile(r"\([^()]*(?:下同|以下|第一|牵头单位|为牵头|简称)[^()]*\)$")
_NOTE = re.compile(r"\((?P<role>牵头|主办|负责|配合|参与|协办|责任|牵头单位|责任单位|配合单位|牵头部门)\)$")
_LEADING = re.compile(r"(?:并|具体|主要|分别)?由|请|其中:?|以及|及|和|与|(?P<with>会同|联合|商(?=[省市县区]))")
_WORDS = re.compile("[一-鿿]")
_LED = frozenset("由请其以及和与会联商具并主分")
_ETC = re.compile(r"等(?:[省市县区州]?级?(?:有关|相关|各|责任|成员)*(?:单位|部门|地区|地|企业|机构)?(?:和单位)?)?$")
_ASIDE = re.compile(
    r"以下|下同|不再|并?(?:长期|持续|常态)|排(?:名|在)|列(?:在)?(?:第一|首)|全年|每年|每季度|即时|立即|备注|注:|逐步|其他(?!有关|相关|部门|单位)"
)
_DUE = re.compile(r"(?:到|至)?\d{4}(?:年|[./-]\d)|“?十[三四五六]五|\d{1,2}月|今年|年底|本月|明年|\d+个工作日")
_QUARTER = re.compile(r"(\d{4})年第?([一二三四])季度|(\d{4})年(上|下)半年|(\d{4})[./-](\d{1,2})(?!\d)")
# 各市、县（区）人民政府 and 各乡镇、街道 name one kind of body, though a 、 stands inside.
_JOINED = re.compile(
    r"(?:各|设区的?)*[省市州区县旗盟](?:[、和][市州区县旗盟](?![一-鿿]{2,}[局委办厅会](?:[、,;)]|$)))+(?:\([^()]*\))?|各(?:乡?镇乡?|街道|乡)[、和](?:街道|乡镇|镇)(?:办事处|办)?"
)
_SPLIT = re.compile(r"[()、,;。/\t\n|]")
_STOP = re.compile(r"[()。\n]")
_AND = re.compile(r"会同|以及|及|和|与|并")


class Assigned(NamedTuple):
    """A body as printed at `start:end`, and its role."""

    start: int
    end: int
    role: UnitRole


class Duty(NamedTuple):
    """A bracket or line at `start:end`, whom it names and until when."""

    start: int
    end: int
    bodies: tuple[Assigned, ...]
    due: str | None  # ISO prefix


def find_duties(text: str) -> list[Duty]:
    """Brackets and lines of `text` that hold only responsible bodies and deadlines, in order.

    >>> [duty] = find_duties("建成3个站。(市教委牵头,市民政局、市残联配合,2025年底前完成)")
    >>> [("建成3个站。(市教委牵头,市民政局、市残联配合,2025年底前完成)"[b.start:b.end], b.role) for b in duty.bodies], duty.due
    ([('市教委', 'lead'), ('市民政局', 'member'), ('市残联', 'member')], '2025-12')
    """
    text = text.replace("【", "(").replace("】", ")")
    breaks = _soft_breaks(text) if "\n" in text and "(" in text else []
    if not breaks:
        return _duties(text)
    cuts = [-1, *breaks, len(text)]
    joined = "".join(text[i + 1 : j] for i, j in pairwise(cuts))
    places = [at - n for n, at in enumerate(breaks)]  # where the breaks were, as indexes into `joined`

    def back(index: int) -> int:
        return index + bisect_right(places, index)

    def whole(start: int, end: int) -> tuple[int, int]:
        return back(start), back(end - 1) + 1

    return [
        Duty(*whole(d.start, d.end), tuple(Assigned(*whole(b.start, b.end), b.role) for b in d.bodies), d.due)
        for d in _duties(joined)
    ]


def _soft_breaks(text: str) -> list[int]:
    """Line breaks inside a bracket of duties: nobody begins a paragraph there."""
    soft: list[int] = []
    opened: list[int] = []
    breaks: list[int] = []
    for mark in _MARK.finditer(text):
        at = mark.start()
        if text[at] == "(":
            opened.append(at)
        elif text[at] == "\n" and opened:
            breaks.append(at)
        elif text[at] == ")" and opened:
            start = opened.pop()
            if not opened:
                soft += breaks if breaks and _DUTY.search(text[start:at].replace("\n", "")) else []
                breaks = []
    return soft


def _duties(text: str) -> list[Duty]:
    found: list[Duty] = []
    for start, end in sorted(_pairs(text)):
        if not found or start >= found[-1].end:
            duty = _bracket(text, start, end)
            if duty:
                found.append(duty)
    found += _lines(text, [(d.start, d.end) for d in found])
    return sorted(found)


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """Half-open spans of brackets; one that opens with a label and is never closed ends with its paragraph."""
    opened: list[int] = []
    for mark in _MARK.finditer(text):
        at = mark.start()
        if text[at] == "(":
            opened.append(at)
        elif text[at] == ")" and opened:
            yield opened.pop(), at + 1
        elif text[at] == "\n" and opened and not _LABEL.match(text, opened[0] + 1):
            opened.clear()
    for at in opened:
        label = _LABEL.match(text, at + 1)
        if label and label["colon"] == ":":
            stop = text.find("\n", at)
            yield at, stop if stop >= 0 else len(text)


def _bracket(text: str, start: int, end: int) -> Duty | None:
    """The bracket `start:end` as a duty, or None when it says something else."""
    inner = end - (text[end - 1] == ")")
    if _LABEL.match(text, start + 1):
        bodies, due = _labelled(text, start + 1, inner)
        return Duty(start, end, bodies, due) if bodies or (due and end - start < _SHORT) else None
    colon = ":" in text[start:inner]
    label = next((m for m in _LABEL.finditer(text, start + 1, inner) if _is_label(text, m)), None) if colon else None
    stop = label.start() if label else inner
    while stop > start + 1 and text[stop - 1] in "。,;、":
        stop -= 1
    bare = text[stop - 1] in _LIST_ENDS and (bool(label) or _stands_alone(text, start, end))
    if not (bare or label or text.endswith(_TAILS, start, stop) or _due_last(text, start, stop)):
        return None
    bodies, due = _listed(text, start + 1, stop, "responsible")
    if not (bodies or label) or not _trusted([text[b.start : b.end] for b in bodies], bare):
        return None
    more, late = _labelled(text, label.start(), inner) if label else ((), None)
    return Duty(start, end, (*bodies, *more), late or due)


def _trusted(names: Sequence[str], bare: bool) -> bool:
    """Whether a list without label names bodies: each likely and one known; without a verb, mostly departments."""
    bodies = [read_body(name) for name in names]
    if not all(body.likely for body in bodies):
        return False
    known = sum(body.known for body in bodies)
    if bare:
        return not names or (bodies[0].known and 2 * known >= len(names) and names[0][-1] in _DEPARTMENT_ENDS)
    return known > 0 or not names


def _stands_alone(text: str, start: int, end: int) -> bool:
    """A list without any verb counts after the end of a sentence, or of several bodies at the end of a paragraph."""
    if start and text[start - 1] in "。;!)":
        return True
    return "、" in text[start:end] and start > 0 and text[end : end + 2].lstrip("。;") in ("", "\n")


def _due_last(text: str, start: int, end: int) -> bool:
    """A list of bodies may end in its deadline: 市教委牵头，2025年底前完成."""
    last = max(text.rfind(mark, start, end) for mark in ",;、")
    return last > start and bool(_DUE.match(text, last + 1, end))


def read_cell(text: str, start: int, end: int, role: UnitRole) -> tuple[tuple[Assigned, ...], str | None]:
    """Bodies and deadline of a table cell in a column of bodies whose head gives them `role`."""
    if _LABEL.match(text, start, end):
        return _labelled(text, start, end)
    return _listed(text, start, end, role)


def column_role(head: str) -> UnitRole | None:
    """Role of the bodies below a column head; None when the column holds none.

    >>> column_role("牵头单位"), column_role("配合部门"), column_role("完成时限"), column_role("责任人")
    ('lead', 'member', None, None)
    """
    label = _LABEL.match(head)
    if label is None or label.end() < len(head) or not label["what"] or label["what"].endswith(("人", "领导")):
        return None
    return _role(label["what"])


def _lines(text: str, taken: list[tuple[int, int]]) -> list[Duty]:
    """Labelled lines outside brackets; labels that follow each other in a paragraph make one line."""
    found: list[Duty] = []
    end = 0
    for mark in _LABEL_END.finditer(text):
        if mark.start() < end or any(i < mark.start() < j for i, j in taken):
            continue
        start = mark.start()
        if text[start - 1] == ")":
            start = max(0, text.rfind("(", 0, start))
        while start and text[start - 1] not in _OPENING:
            start -= 1
        label = _LABEL.match(text, start)
        if label is None or label.end() != mark.end():
            continue
        end = _line_end(text, label.end())
        bodies, due = _labelled(text, start, end)
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
            if not _LABEL.match(text, at + 1):
                return at + 1
        elif depth <= 0 and at > start and text[at - 1] not in "、,:和及" and not _LABEL.match(text, at + 1):
            return at
    return len(text)


def _labelled(text: str, start: int, end: int) -> tuple[tuple[Assigned, ...], str | None]:
    """Bodies and deadline of `start:end`, which opens with a label and may hold more of them."""
    labels = [m for m in _LABEL.finditer(text, start, end) if m.start() == start or _is_label(text, m)]
    bodies: list[Assigned] = []
    due = None
    for label, stop in zip(labels, [*(m.start() for m in labels[1:]), end], strict=True):
        if label["due"]:
            due = read_due(text[label.end() : stop]) or due
        elif label["what"] and not label["what"].endswith(("人", "领导")):
            more, late = _listed(text, label.end(), stop, _role(label["what"]))
            bodies += more
            due = late or due
    return tuple(bodies), due


def _is_label(text: str, match: re.Match[str]) -> bool:
    """Inside a line a label needs its colon, or 为 after a mark; a list before it may end without a mark."""
    if match["colon"] == "为":
        return text[match.start() - 1] in ",;。、("
    return match["colon"] == ":" or not match["what"]


def _role(words: str) -> UnitRole:
    if "牵头" in words:
        return "lead"
    helps = re.search("配合|参与|参加|协[助同办作]|支持|会办|联合|督[导办]|指导|监督", words)
    return "member" if helps and not re.search("责任|负责", words[: helps.start()]) else "responsible"


def _listed(text: str, start: int, end: int, default: UnitRole) -> tuple[tuple[Assigned, ...], str | None]:
    """Bodies of a list; a verb after some of them (牵头, 按职责分工负责) gives all since the last verb their role."""
    done: list[Assigned] = []
    waiting: list[tuple[int, int, bool]] = []
    due = None
    for first, last in _items(text, start, end):
        if text[first] not in _LED and text[last - 1] != ")" and read_body(text[first:last]).known:
            waiting.append((first, last, False))
            continue
        if _ASIDE.match(text, first, last):
            if text.startswith("以下", first):
                break
            continue
        if _DUE.match(text, first, last):
            due = read_due(text[first:last]) or due
            continue
        if not _WORDS.search(text, first, last):
            continue
        first, last, role, joins = _trim(text, first, last)
        if first < last:
            waiting += [(i, j, joins) for i, j in _split_names(text, first, last)]
        if role:
            led = any(body.role == "lead" for body in done)
            done += [Assigned(i, j, "member" if w and led else role) for i, j, w in waiting]
            waiting = []
    done += [Assigned(i, j, default) for i, j, _ in waiting]
    return tuple(done), due


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans between the marks of a list, brackets and joined names kept whole."""
    joined = [m.span() for m in _JOINED.finditer(text, start, end)]
    cuts, depth, at = [start - 1], 0, start
    for mark in _SPLIT.finditer(text, start, end):
        at = mark.start()
        if text[at] in "()":
            depth = depth + 1 if text[at] == "(" else max(0, depth - 1)
        elif not depth and not any(i < at < j for i, j in joined):
            cuts.append(at)
    cuts.append(end)
    for before, after in pairwise(cuts):
        if after - before > 1:
            yield before + 1, after


def _trim(text: str, start: int, end: int) -> tuple[int, int, UnitRole | None, bool]:
    """Cut 由, 会同, 等 and the verb off an item: its name's span, the verb's role, whether it joins others."""
    role: UnitRole | None = None
    joins = False
    if lead := _LEADING.match(text, start, end):
        start, joins = lead.end(), bool(lead["with"])
    if footnote := _FOOTNOTE.search(text, start, end):
        end = footnote.start()
    if note := _NOTE.search(text, start, end):
        end, role = note.start(), _role(note["role"])
    if tail := _TAIL.search(text[start:end]):
        end, role = start + tail.start(), _role(tail[0])
    if etc := _ETC.search(text[start:end]):
        end = start + etc.start()
    return start, end, role, joins


def _split_names(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Names joined by 和 or 及, or by nothing at all, when each part is a known body and the whole is not."""
    name = text[start:end]
    body = read_body(name)
    if body.known or len(name) < 5:
        return [(start, end)]
    for mark in _AND.finditer(name):
        left, right = name[: mark.start()], name[mark.end() :]
        if read_body(left).known and (read_body(right).likely or _AND.search(right)):
            return [(start, start + len(left)), *_split_names(text, start + mark.end(), end)]
    return [(start + i, start + j) for i, j in split_run(name)]


def read_due(text: str) -> str | None:
    """The last date of `text` as an ISO prefix; the end of a period, quarter or half-year.

    >>> read_due("2023年9月底,并长期落实"), read_due("2024年第二季度"), read_due("长期坚持")
    ('2023-09', '2024-06', None)
    """
    if match := _QUARTER.search(text):
        if match[1]:
            return f"{match[1]}-{'一二三四'.index(match[2]) * 3 + 3:02d}"
        if match[3]:
            return f"{match[3]}-{'06' if match[4] == '上' else '12'}"
        return f"{match[5]}-{int(match[6]):02d}" if 1 <= int(match[6]) <= 12 else match[5]
    marks = find_marks(text, None)
    return marks[-1].iso if marks else None
