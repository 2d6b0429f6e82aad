"""What a list of responsible bodies says: labels, names, the verbs that give them roles, and deadlines between them.

Positions are indexes into folded text. Roles follow the words printed, never the order: lead is 牵头 and nothing else.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from extractor.extract.dates import find_marks
from extractor.lexicon.organs import read_body, read_short, split_run
from extractor.models import UnitRole

_WHO = r"(?:单位|部门|科室|处室|股室|机构|主体|机关|科|处|站所)"
# The class at the head of a pattern spares most places of a text its words.
LABEL = re.compile(
    r"(?=[省市县区州乡镇街主第首具直整共各牵责负落实承执配协参支会联组建督指监及和、完办推工达时目任期进包分挂])"
    r"(?:(?:[省市县区州]级?|乡镇级?|镇街|镇级?|街道|主要|第一|首要|具体|直接|整改|共同|各)*"
    r"(?P<what>(?:牵头|责任|主管|负责|落实|实施|主责|主办|承办|执行|主体|配合|协办|参与|参加|协同|协作|协助|支持|会办|联合|组织|建设|督导|督办|指导|监督|及|和|、)+"
    rf"(?:\([^()]{{1,6}}\))?(?:{_WHO}(?:\([^()]{{1,8}}\)|[、及和与]?(?:责任)?(?:{_WHO}|人|领导))?|分工|人|领导|(?=:)))(?P<colon>:|为(?=[^:]))?"
    r"|(?P<due>(?:完成|整治|整改|办结|落实|实施|办理|推进|工作|达标|时间|目标|任务)*(?:时限|期限)(?:要求)?"
    r"|(?:完成|实施|办结|整改)时间|时间(?:节点|安排|要求|进度)|进度(?:安排|要求)):"
    r"|(?P<person>(?:包保|包联|联系|分管|牵头|责任|挂钩|督办)[省市县区州]?级?(?:领导|人)|联系(?:方式|电话)):)"
)
FEW = 2  # bodies, all of which must be likely where a person is asked for
_TAIL = re.compile(
    r"(?=[按依根为共联分具统积组各主全持长做抓结牵负配参协支会承落实推执指监督])"
    r"(?:(?:按照?|依照?|依据|根据)(?:各自|部门|其|本单位)?的?(?:工作)?(?:职责|职能|分工)[^、,;:。()]{0,12}"
    r"|为(?:牵头|责任|配合|主要责任)(?:单位|部门)"
    r"|(?:共同|联合|分别|具体|统筹|积极|组织|各自|分工|主要|全面|持续|长期|做好|抓好|结合实际)*"
    r"(?:牵头|负责|负总责|配合|参与|参加|协助|协同|支持|协办|会办|主办|承办|承担|落实|实施|推进|执行|指导|监督|督导|督促)"
    r"(?:负责|配合|组织|落实|实施|推进|做好|抓总|抓落实|完成|相关|有关|工作)*)$"
)
_HELPS = re.compile("配合|参与|参加|协[助同办作]|支持|会办|联合|督[导办]|指导|监督")
_IN_CHARGE = re.compile("责任|负责")
_OF_TIER = re.compile("^[省市县区州旗镇乡]级")
_FOOTNOTE = re.compile(r"\((?!不?含|包括)[^()]*(?:下同|以下|第一|牵头单位|为牵头|简称)[^()]*\)$")
_NOTE = re.compile(
    r"\((?P<all>共同|联合)?(?P<role>牵头|主办|负责|配合|参与|协办|责任|牵头单位|责任单位|配合单位|牵头部门)\)$"
)
_DATED = re.compile(r"(?<=[局委办厅部会府院司社台心])20\d\d年[^、,;()]{0,8}前(?:完成)?$")
_DATED_ENDS = frozenset("前成")
_LEADING = re.compile(
    r"(?:(?:[此该本](?:项|部分)|[以如]上|上述)(?:工作|任务),?)?(?:并|具体|主要|分别)?由|[此该本](?:项|部分)(?:工作|任务),?(?=[省市县区镇乡])|请|其中:?|以及|及|和|与|(?P<with>会同|联合|商(?=[省市县区]))"
)
_WORDS = re.compile("[一-鿿]")
_LED = frozenset("由请其以及和与会联商具并主分此该本如上")
_ETC = re.compile(
    r"等\d{0,2}个?(?:[省市县区州]?级?(?:有关|相关|各|责任|成员)*(?:[一-鿿]{0,6}(?:单位|部门|地区|地|企业|机构))?(?:和单位)?)?$"
)
_ASIDE = re.compile(
    r"以下|下同|不再|并?(?:长期|持续|常态)|排(?:名|在)|列(?:在)?(?:第一|首)|全年|每年|每季度|即时|立即|备注|注:|逐步|其他(?!有关|相关|部门|单位)"
)
DUE = re.compile(
    r"(?:到|至)?\d{4}(?:年|[./-]\d)|“?十[三四五六]五|\d{1,2}月|今年|年底|本月|明年|\d+个工作日|长期(?:坚持|推进|实施)?|(?:持续|常态化)(?:推进|实施|坚持|开展)"
)
_QUARTER = re.compile(r"(\d{4})年第?([一二三四])季度|(\d{4})年(上|下)半年|(\d{4})[./-](\d{1,2})(?!\d)")
_MONTH = re.compile(r"(?<!\d)(?:(\d{1,2})月(?:[底末]|\d{1,2}日)?|年[底末])(?:之?前|以前|$)")
# 各市、县（区）人民政府 and 各乡镇、街道 name one kind of body, though a 、 stands inside.
_JOINED = re.compile(
    r"各?市、县、自治县|(?:各|设区的?)*[省市州区县旗盟](?:\([市州区县旗盟、]{1,5}\))?(?:[、和][市州区县旗盟](?![一-鿿]{2,}[局委办厅会](?:[、,;)]|$)))+(?:\([^()]*\))?|各(?:乡?镇乡?|街道|乡)[、和](?:街道|乡镇|镇)(?:办事处|办)?"
    r"|各?省、自治区[、和]直辖市(?:[及和、](?:计划单列市|新疆生产建设兵团)|、计划单列市[及和]新疆生产建设兵团)?"
)
# What each of them holds, cheap to look for.
_JOINT = re.compile(r"[、和](?<=[省市州区县旗盟)镇乡道][、和])[省市州区县旗盟街乡镇自]")
_SPLIT = re.compile(r"[()、,;。/\t\n|]")
_AND = re.compile(r"等(?:有关|相关)?(?:部门|单位)?(?:以及|及|和|与)|会同|以及|及|和|与|并")


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


def read_cell(text: str, start: int, end: int, role: UnitRole) -> tuple[tuple[Assigned, ...], str | None]:
    """Bodies and deadline of a table cell in a column of bodies whose head gives them `role`."""
    if label := LABEL.match(text, start, end):
        return read_labelled(text, label, end)
    return read_list(text, start, end, role, labelled=True)


def column_role(head: str) -> UnitRole | None:
    """Role of the bodies below a column head; None when the column holds none.

    >>> column_role("牵头单位"), column_role("配合部门"), column_role("完成时限"), column_role("责任人")
    ('lead', 'member', None, None)
    >>> column_role("市级牵头单位")
    'lead'
    """
    head = _OF_TIER.sub("", head)
    label = LABEL.match(head)
    if label is None or label.end() < len(head) or not label["what"] or label["what"].endswith(("人", "领导")):
        return None
    return role_of(label["what"])


def read_labelled(text: str, first: re.Match[str], end: int) -> tuple[tuple[Assigned, ...], str | None]:
    """Bodies and deadline of what opens with the label `first`, goes on to `end` and may hold more labels."""
    labels = _labels(text, first, end)
    bodies: list[Assigned] = []
    due = None
    for label, stop in zip(labels, [*[m.start() for m in labels[1:]], end], strict=True):
        if label["due"]:
            due = read_due(text[label.end() : stop]) or due
        elif label["what"] and (not label["what"].endswith(("人", "领导")) or _lists_bodies(text, label.end(), stop)):
            more, late = read_list(text, label.end(), stop, role_of(label["what"]), labelled=True)
            bodies += more
            due = late or due
        elif (behind := text.find(";", label.end(), stop) + 1) and _TAIL.search(text, behind, stop):
            more, late = read_list(text, behind, stop, "responsible")  # 责任人：某某；甲局牵头，乙局配合
            bodies += more
            due = late or due
    return tuple(bodies), due


def _lists_bodies(text: str, start: int, end: int) -> bool:
    """Does a list behind 责任人: name bodies and no persons? One of several may be misspelt."""
    named, _ = read_list(text, start, end, "responsible")
    likely = [read_body(text[body.start : body.end]).likely for body in named]
    return bool(likely) and likely[0] and sum(likely) >= len(likely) - (len(likely) > FEW)


def _labels(text: str, first: re.Match[str], end: int) -> list[re.Match[str]]:
    start = first.end()
    if text.find(":", start, end) < 0 and text.find("为", start, end) < 0:
        return [first]
    return [first, *[m for m in LABEL.finditer(text, start, end) if is_label(text, m)]]


def is_label(text: str, match: re.Match[str]) -> bool:
    """Inside a line a label needs its colon, or 为 after a mark; a list before it may end without a mark."""
    if match["colon"] == "为":
        return text[match.start() - 1] in ",;。、("
    return match["colon"] == ":" or not match["what"]


def role_of(words: str) -> UnitRole:
    """Role that the words of a label, a verb or a note give."""
    if "牵头" in words:
        return "lead"
    helps = _HELPS.search(words)
    return "member" if helps and not _IN_CHARGE.search(words, 0, helps.start()) else "responsible"


def read_list(
    text: str, start: int, end: int, default: UnitRole, labelled: bool = False
) -> tuple[tuple[Assigned, ...], str | None]:
    """Bodies of a list; a verb after some of them (牵头, 按职责分工负责) gives all since the last verb their role.

    Who stands before 会同 leads those behind it. Where a label has given a role already (配合单位：甲局、乙局，各镇政府负责落实), a verb reaches back to the last
    comma only.
    """
    done: list[Assigned] = []
    waiting: list[tuple[int, int]] = []  # for the verb that gives them their role
    helping: list[tuple[int, int]] = []  # behind 会同: all up to the verb help
    due = None
    verbal = False  # a verb has given roles, and the next one gives those of all after it
    joined = False  # 会同 has been said
    for first, last in _items(text, start, end):
        if labelled and (waiting or helping) and not verbal and text[first - 1] in ",;":
            done += _given(waiting, helping, default, done)
            waiting, helping, joined = [], [], False
        if text[first] not in _LED and text[last - 1] != ")" and read_body(text[first:last]).known:
            (helping if joined else waiting).append((first, last))
            continue
        if _ASIDE.match(text, first, last):
            if text.startswith("以下", first):
                break
            continue
        if DUE.match(text, first, last):
            due = read_due(text[first:last]) or due
            continue
        if text[last - 1] == ")" and DUE.match(text, opened := text.rfind("(", first, last) + 1, last - 1):
            due = read_due(text[opened : last - 1]) or due  # 各乡镇(长期坚持)
            last = opened - 1
        elif text[last - 1] in _DATED_ENDS and (dated := _DATED.search(text, first, last)) and dated.start() > first:
            due = read_due(dated[0]) or due  # 融媒体中心2025年12月底前
            last = dated.start()
        if not _WORDS.search(text, first, last):
            continue
        first, last, role, joins, own = _trim(text, first, last)
        names = [*_split_names(text, first, last)] if first < last else []
        if role and own:
            done += [Assigned(i, j, role) for i, j in names]
            continue
        met = text.find("会同", first, last)
        done += [Assigned(i, j, "lead") for i, j in names if i < met]
        joined = joined or joins or met >= 0
        (helping if joined else waiting).extend([(i, j) for i, j in names if i > met])
        if role:
            done += _given(waiting, helping, role, done)
            waiting, helping, verbal, joined = [], [], True, False
    done += _given(waiting, helping, default, done)
    return tuple(sorted(done)), due


def _given(
    waiting: Iterable[tuple[int, int]], helping: Sequence[tuple[int, int]], role: UnitRole, done: Iterable[Assigned]
) -> list[Assigned]:
    """Bodies with their role; the `helping`, behind 会同, help where somebody leads."""
    given = [Assigned(start, end, role) for start, end in waiting]
    if helping:
        helps: UnitRole = "member" if any([body.role == "lead" for body in done]) else role
        given += [Assigned(start, end, helps) for start, end in helping]
    return given


def _items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Spans between the marks of a list, brackets and joined names kept whole."""
    marks = [m.start() for m in _SPLIT.finditer(text, start, end)]
    if marks and (text.find(")", start, end) >= 0 or text.find("(", start, end) >= 0):
        marks = _outside(text, marks)
    if marks and _JOINT.search(text, start, end):
        joined = [m.span() for m in _JOINED.finditer(text, start, end)]
        marks = [at for at in marks if not any(i < at < j for i, j in joined)]
    return [(before + 1, after) for before, after in pairwise((start - 1, *marks, end)) if after - before > 1]


def _outside(text: str, marks: Iterable[int]) -> list[int]:
    """Those of the `marks` of a list that stand in no bracket."""
    outside, depth = [], 0
    for at in marks:
        if text[at] in "()":
            depth = depth + 1 if text[at] == "(" else max(0, depth - 1)
        elif not depth:
            outside.append(at)
    return outside


def _trim(text: str, start: int, end: int) -> tuple[int, int, UnitRole | None, bool, bool]:
    """Cut 由, 会同, 等 and the verb off an item: its name's span, the verb's role, whether it joins others.

    The last value tells whether the role is that of this item alone: 市财政局、市教委（牵头）, but not （共同牵头）.
    """
    role: UnitRole | None = None
    joins = own = False
    if text[start] in _LED and (lead := _LEADING.match(text, start, end)):
        start, joins = lead.end(), bool(lead["with"])
    if text[end - 1] == ")" and (footnote := _FOOTNOTE.search(text, start, end)):
        end = footnote.start()
    if text[end - 1] == ")" and (note := _NOTE.search(text, start, end)):
        end, role, own = note.start(), role_of(note["role"]), not note["all"]
    if tail := _TAIL.search(text[start:end]):
        end, role = start + tail.start(), role_of(tail[0])
    if etc := _ETC.search(text[start:end]):
        end = start + etc.start()
    return start, end, role, joins, own


def _split_names(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Names joined by 和 or 及, or by nothing at all, when each part is a known body and the whole is not."""
    name = text[start:end]
    body = read_body(name)
    if body.known or len(name) < 5:
        return [(start, end)]
    for mark in _AND.finditer(name):
        left, right = name[: mark.start()], name[mark.end() :]
        read = read_short if mark[0].startswith("等") else read_body
        if read(left).known and (read_body(right).likely or _AND.search(right)):
            return [(start, start + len(left)), *_split_names(text, start + mark.end(), end)]
    return [(start + i, start + j) for i, j in split_run(name)]


def read_due(text: str) -> str | None:
    """The last date of `text` as an ISO prefix; the end of a period, quarter or half-year.

    A month without a year begins with --: `relative.in_year` gives it one.

    >>> read_due("2023年9月底,并长期落实"), read_due("2024年第二季度"), read_due("长期坚持"), read_due("10月底前")
    ('2023-09', '2024-06', None, '--10')
    """
    if match := _QUARTER.search(text):
        if match[1]:
            return f"{match[1]}-{'一二三四'.index(match[2]) * 3 + 3:02d}"
        if match[3]:
            return f"{match[3]}-{'06' if match[4] == '上' else '12'}"
        return f"{match[5]}-{int(match[6]):02d}" if 1 <= int(match[6]) <= 12 else match[5]
    if marks := find_marks(text, None):
        return marks[-1].iso
    month = _MONTH.search(text) if "每" not in text else None
    return f"--{int(month[1] or 12):02d}" if month and int(month[1] or 12) <= 12 else None
