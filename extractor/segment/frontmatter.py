"""Front matter: what the notice around a plan, its title and a page's block of data say of number, issuer and date."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.markup import FILL
from extractor.models import Level
from extractor.segment.front import (
    DATE,
    DATE_LINE,
    DOC_NUMBER,
    DOCUMENT_HEAD,
    Lead,
    ends_as_organ,
    ends_as_title,
    names_organ,
    numbered,
)
from extractor.segment.labels import chinese_number
from extractor.segment.lines import Line
from extractor.segment.place import period_of, place_of

# What the block of data above a text on a web page is made of; several may stand in a row.
META_KEYS = (
    "标题|索引号|索取号|主题分类|主题词|分类|体裁分类|组配分类|公文种类|服务对象|发文(?:机关|单位|字号|日期)|发布(?:机构|机关|单位|日期|时间)|成文日期|印发日期|生成日期|公开日期"
    "|公开(?:方式|范围|时限|形式)|文号|发文号|文件编号|时效(?:性)?|有效性|效力(?:状态)?|是否有效|生效日期|废止日期|信息来源|来源|日期|作者|责任部门|名称|关键词|统一编号|登记号|政策代码|主题|发件人|收件人|发送时间"
)
_MONTH = re.compile(r"20\d\d年\d{1,2}月(?:\d{1,2}日)?$")
_NOT_PRINTED = re.compile(rf"[\s*\\{FILL}]+")
_WIDE_GAP = re.compile(r"\s{2,}|\t|\u3000")  # between bodies that sign side by side
# A body's name up to where its place is named again.
_AGAIN = re.compile(r"(([一-鿿]{1,8}?[省市县区州盟旗镇乡])[一-鿿]{2,30}?)(?=(?:中共)?\2)")
_SEAL = re.compile("[（(]代章[）)]")
_PLAIN_DATE = re.compile(r"(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})")
_ZERO = re.compile("[○ＯO]")
_ISSUER = re.compile("([^《》]{2,80}?)(?:印发)?关于")
_AND_OTHERS = re.compile(r"等\d+(?:个)?(?:部门|单位)$")
_LONGEST_TITLE = 300  # characters; a notice of fifteen bodies names them all in its title
_TITLE_WORDS = re.compile("[一-鿿]{3}")


class FrontMatter(NamedTuple):
    """What the text says of itself; None where it is silent."""

    title: str | None
    doc_number: str | None
    issuer: str | None
    issued_on: str | None
    period_start: int | None
    period_end: int | None
    jurisdiction: str | None
    level: Level | None


def front_matter(lead: Lead, closing: Sequence[Line], meta: Sequence[Line], raw: str) -> FrontMatter:
    """Read title, number, issuer, date, period and place from what stands around the plan."""
    shell_title = _shell_title(lead.shell, raw)
    title = _printed(_alone(lead.title), raw) or shell_title or _meta(meta, r"标题|主题")
    signed, issued_on = _signature(lead.shell, raw)
    if not issued_on or not signed:
        later, date = _signature(closing, raw)
        signed, issued_on = signed or later, issued_on or date
    issuer = "、".join(signed) or _issuer_of_title(shell_title or title) or _letterhead(lead.shell)
    issuer = issuer or _meta(meta, r"发文(?:机关|单位)|发布(?:机构|机关|单位)")
    issued_on = issued_on or _date(_meta(meta, r"(?:成文|发文|印发|发布)日期|日期") or "")
    start, end = period_of(title or shell_title or "", lead.preamble)
    jurisdiction, level = place_of(issuer, title or shell_title)
    return FrontMatter(title, _number(lead, meta), issuer, issued_on, start, end, jurisdiction, level)


def _printed(lines: Sequence[Line], raw: str) -> str | None:
    """The lines as printed, without any white space."""
    title = _NOT_PRINTED.sub("", "".join(raw[line.start : line.end] for line in lines))
    return title if _TITLE_WORDS.search(title) and len(title) <= _LONGEST_TITLE else None


def _shell_title(shell: Sequence[Line], raw: str) -> str | None:
    """The notice's own title: the last run of lines that ends like a title, before the addressees."""
    best: str | None = None
    run: list[Line] = []
    for line in shell:
        if line.bare.endswith(":") or DATE_LINE.match(line.bare):
            break
        if run and run[-1].last in "(【" and numbered(run[-1].bare + line.bare):
            run = run[:-1]
            continue
        if numbered(line.bare) or line.bare.endswith(DOCUMENT_HEAD):
            run = []
            continue
        run.append(line)
        if ends_as_title(line.bare) or line.bare.endswith("的通知"):
            best, run = _printed(run, raw), []
    return best if best and len(best) <= _LONGEST_TITLE else None


def _signature(lines: Sequence[Line], raw: str) -> tuple[list[str], str | None]:
    """Issuers and date of the last signature among `lines`."""
    for k in range(len(lines) - 1, -1, -1):
        if DATE_LINE.match(lines[k].bare):
            signed: list[str] = []
            for line in reversed(lines[:k]):
                if line.last in "。:;,、" or len(line.bare) > 60:
                    break
                names = [n for n in _WIDE_GAP.split(raw[line.start : line.end].replace("*", "")) if n.strip()]
                names = ["".join(n.split()) for n in names] if len(names[0].strip()) > 1 else [line.bare]
                names = [part for name in names for part in _side_by_side(name)]
                if not all(ends_as_organ(n.replace("（", "(").replace("）", ")")) for n in names):
                    break
                signed = names + signed
            return _joined_notes(signed), _date(lines[k].bare)
    return [], None


def _side_by_side(name: str) -> list[str]:
    """Bodies of one place that sign in a line without a blank: 甲县教育局甲县财政局."""
    first = _AGAIN.match(name)
    if first is None or not ends_as_organ(first[1]):
        return [name]
    return [first[1], *_side_by_side(name[first.end() :])]


def _joined_notes(signed: list[str]) -> list[str]:
    """“（爱国卫生运动委员会）（代章）” belongs to the name before it."""
    names: list[str] = []
    for name in signed:
        name = _SEAL.sub("", name)
        if names and name[:1] in "（(":
            names[-1] += name
        elif name:
            names.append(name)
    return list(dict.fromkeys(names))


def _date(text: str) -> str | None:
    """ISO date of the first date in `text` (folded, bare)."""
    match = DATE.search(text)
    if match is None:
        plain = _PLAIN_DATE.search(text)
        return "-".join(p.zfill(2) for p in plain.groups()) if plain else None
    year, month, day = (_figure(part) for part in match.groups())
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else None


def _figure(text: str) -> int:
    """A year, month or day in either kind of figures."""
    return int(text) if text.isdigit() else chinese_number(_ZERO.sub("〇", text))


def _number(lead: Lead, meta: Sequence[Line]) -> str | None:
    """The document's number: a line of its own in the notice, else of the page's data block."""
    lines = [line.bare for line in lead.shell + lead.title]
    for k, text in enumerate(lines):
        broken = k + 1 < len(lines) and text[-1] in "(【"
        for candidate in (text, text + lines[k + 1] if broken else text):
            match = numbered(candidate)
            if match:
                return f"{match[1]}〔{match[2]}〕{match[3]}号"
    match = DOC_NUMBER.fullmatch(_meta(meta, r"(?:发?文|文件)(?:字)?号|发文字号") or "")
    return f"{match[1]}〔{match[2]}〕{match[3]}号" if match else None


def _meta(meta: Sequence[Line], key: str) -> str | None:
    """The value behind `key` in the data block of a web page."""
    for line in meta:
        match = re.search(rf"(?:{key})\]?[:](\S+?)(?=\[?(?:{META_KEYS})\]?[:]|$)", line.bare)
        if match:
            return match[1]
    return None


def _issuer_of_title(title: str | None) -> str | None:
    """“X关于…” names its issuer when X is a body."""
    match = _ISSUER.match(title or "")
    if match is None:
        return None
    name = _AND_OTHERS.sub("", match[1])
    return name if all(map(ends_as_organ, name.split("、"))) else None


def _letterhead(shell: Sequence[Line]) -> str | None:
    """“X文件” at the head of the page."""
    for line in shell[:4]:
        if line.bare.endswith(DOCUMENT_HEAD) and ends_as_organ(line.bare[:-2]):
            return line.bare[:-2]
    return None


def _is_imprint(text: str) -> bool:
    """Whether a line says who issued a document, when, or under what number."""
    return bool(_MONTH.match(text) or text.endswith("印发") or numbered(text)) or names_organ(text)


def _alone(title: Sequence[Line]) -> Sequence[Line]:
    """The lines of a title without those below it that say who issued the plan, and when."""
    end = len(title)
    while end > 1 and _is_imprint(title[end - 1].bare):
        end -= 1
    return title[:end]
