"""What stands before the first clause: the notice around a plan, its title, its preamble."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.segment.lines import Line
from extractor.segment.paragraphs import Paragraph, paragraphs_of
from extractor.segment.width import Width

PLAN_WORD = r"(?:通知|意见|方案|计划|规划|办法|细则|纲要|决定|措施|要点|指引|规定|条例|清单|制度|规程|安排|行动)"
TITLE_END = re.compile(rf"{PLAN_WORD}(?:\([^()]*\))*$")
TITLE_ENDS = frozenset("知见案划法则要定施点引例单度程排动)")  # the last characters of what `TITLE_END` finds
DATE = re.compile(
    r"(\d{4}|[二〇零○一三四五六七八九ＯO]{4})年(\d{1,2}|[一二三四五六七八九十]{1,3})月(\d{1,2}|[一二三四五六七八九十]{1,3})日"
)
DATE_LINE = re.compile(rf"^\(?{DATE.pattern}\)?$")
NOTE_LINE = re.compile(
    r"^\(?(?:此件|本文|此文)(?:公开|主动公开|依申请公开|有删减|不公开|有删).{0,12}\)?$|^\(?(?:信息)?公开(?:选项|属性|形式)[:].*$"
)
_DATE_ENDS = frozenset("日)")
_NOTE_OPENERS = frozenset("(此本信公")
APART_OPENERS = _NOTE_OPENERS | frozenset("二〇零○一三四五六七八九ＯO0123456789")  # of note lines and date lines
DOC_NUMBER = re.compile(r"\(?([一-鿿]{1,14}(?:\([一-鿿]{1,4}\))?)[(【]?((?:19|20)\d\d)[)】]?第?(\d{1,4})号\)?")
ORGAN = re.compile(
    r"(?=[政委局厅部办国法检研医中联总协工妇残党指领社集公银行署管街镇乡团学大(])"  # lets `re` skip what none of them opens with
    r"(?:(?:政府|委员会|委|(?<![格布])局|厅|部|办公室|办公厅|国务院|法院|检察院|研究院|医院|中心|联合会|总会|协会|工会|妇联|残联|党组|指挥部|领导小组|工作组"
    r"|办|社|集团|公司|银行|行|总署|总局|署|管委会|街道|镇|乡|团委|学校|大学|学院)(?:\(.{2,14}\)){0,2}$|^\(.{4,20}\)\(代章\)$|^中共.{2,20}委$)"
)
# What names of tasks open with, and names of bodies never: “打造数据服务中心”.
_TASK_VERB = re.compile(
    "坚持|加快|加强|强化|深化|优化|推进|推动|健全|完善|提升|提高|构建|打造|培育|夯实|建[好强优成立]|建设(?![局厅委部])|创[新建]|拓展|畅通|[守筑]牢|做[强优大实]|[办用管抓]好|[推开]展|实施|落实|规范|支持|鼓励|引导|发[展挥]|保障"
)
ORGAN_ENDS = frozenset("府会委局厅部室院心联组办社团司行署道镇乡校学)")  # the last characters of what `ORGAN` finds

SHELL = re.compile(
    r"印发给?你们|现予(?:以)?印发|现予(?:以)?公布|遵照执行|贯彻执行|贯彻落实。$|抓好(?:贯彻)?落实。$|请结合.{0,12}实际"
)
_OPENING = re.compile(r"(?:为|根据|按照|近年来|依据).{4,}")
_LAID_DOWN = re.compile("(?:制定|提出|拟定)(?:本|如下|以下|此)[^,。]{2,8}$")  # the end of a preamble that lost its stop
_LEADS_OVER = re.compile("如下|制定|提出")
_FOREWORD = re.compile(r"(?:前言|序言|引言)$")
DOCUMENT_HEAD = "文件"


_OF_ORGAN = re.compile("关于|印发|转发")  # what a title goes on with behind the body's name


class Lead(NamedTuple):
    """What stands before the first clause."""

    shell: list[Line]  # notice: number, notice title, addressees, signature, date
    title: list[Line]  # the plan's own title
    preamble: list[Paragraph]


def opens_task(text: str) -> bool:
    """Whether a line opens with a verb that names of tasks open with."""
    return _TASK_VERB.match(text) is not None


def names_organ(text: str) -> bool:
    """Whether a line is the name of a body, as in signatures.

    >>> names_organ("甲市数据局"), names_organ("打造数据服务中心"), names_organ("城乡供水一体格局")
    (True, False, False)
    """
    return ends_as_organ(text) and not _TASK_VERB.match(text)


def ends_as_organ(text: str) -> bool:
    """Whether a text ends as names of bodies do."""
    return text[-1:] in ORGAN_ENDS and ORGAN.search(text) is not None


def lead_of(lines: Sequence[Line], width: Width) -> Lead:
    """Part the lines before the first clause into notice, title and preamble."""
    paragraphs = _lead_paragraphs(lines, width)
    at = len(paragraphs)
    while at and _is_preamble(paragraphs[at - 1].bare):
        at -= 1
    preamble = paragraphs[at:]
    before = [line for paragraph in paragraphs[:at] for line in paragraph.lines]
    if before and _FOREWORD.match(before[-1].bare):
        preamble.insert(0, Paragraph(before.pop()))
    cut = 0
    for k, line in enumerate(before):
        text = line.bare
        if _ends_shell(text) or numbered(text):
            cut = k + 1
    while cut and cut < len(before) and before[cut].first in "—(" and not ends_as_title(before[-1].bare):
        cut += 1
    if len(before) > cut + 1 and names_organ(before[cut].bare) and not _OF_ORGAN.match(before[cut + 1].bare):
        cut += 1
    return Lead(before[:cut], before[cut:], preamble)


def joined(leads: Sequence[Lead]) -> Lead:
    """One lead of those before and behind a table of contents; the later title is the plan's."""
    shell = [line for lead in leads for line in lead.shell]
    title = next((lead.title for lead in reversed(leads) if lead.title), [])
    return Lead(shell, title, [p for lead in leads for p in lead.preamble])


def stands_apart(text: str) -> bool:
    """Whether a line is a date, or says how the document is made public."""
    if text[0] not in APART_OPENERS:
        return False
    if text[-1] in _DATE_ENDS and DATE_LINE.match(text):
        return True
    return text[0] in _NOTE_OPENERS and NOTE_LINE.match(text) is not None


def ends_as_title(text: str) -> bool:
    """Whether a line ends as titles of documents do."""
    return text[-1] in TITLE_ENDS and TITLE_END.search(text) is not None


def numbered(text: str) -> re.Match[str] | None:
    """The document's number, if a line holds that and nothing else."""
    return DOC_NUMBER.fullmatch(text) if text[-1] in "号)" else None


def _lead_paragraphs(lines: Sequence[Line], width: Width) -> list[Paragraph]:
    """Paragraphs before the first clause; an addressee line never runs on."""
    stretches: list[list[Line]] = [[]]
    for line in lines:
        if stands_apart(line.bare):
            stretches += [[line], []]
            continue
        stretches[-1].append(line)
        titled = ends_as_title(line.bare) and not any("," in x.bare or "。" in x.bare for x in stretches[-1])
        if line.bare.endswith(":") or (titled and line.bare.count("《") <= line.bare.count("》")):
            stretches.append([])
    return [p for stretch in stretches for p in paragraphs_of(stretch, width)]


def _is_preamble(text: str) -> bool:
    """Whether a paragraph before the first clause is prose of the plan, not of the notice."""
    if SHELL.search(text) or NOTE_LINE.match(text):
        return False
    if text.endswith(":"):
        return bool(_LEADS_OVER.search(text[-20:]))
    if _OPENING.match(text) and (text[-1] == "。" or _LAID_DOWN.search(text)):
        return True
    return len(text) >= 15 and text[-1] in "。;！!”）)、," and "。" in text


def _ends_shell(text: str) -> bool:
    """Whether a line is one of those after which, in a notice, the plan's title follows."""
    if stands_apart(text) or text.endswith(":") or text.endswith(DOCUMENT_HEAD):
        return True
    return text[-1] in "。;" or text.startswith("附件")


def begins_front(text: str) -> bool:
    """Whether a paragraph after a plan's end is the title or number of another document."""
    return len(text) <= 120 and bool(numbered(text) or ends_as_title(text) or text.endswith(DOCUMENT_HEAD))
