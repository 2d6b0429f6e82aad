"""What is not the plan's body: web navigation, signature and imprint after it, annexes."""

import re
from collections.abc import Iterator, Sequence

from extractor.segment.front import APART_OPENERS, ORGAN_ENDS, PLAN_WORD, ends_as_title, names_organ, stands_apart
from extractor.segment.frontmatter import META_KEYS
from extractor.segment.labels import COMMA, DIGIT, Mark, mark_of
from extractor.segment.lines import Line

# Page furniture of government web sites; sure anywhere, if the line is short. Each alternative opens with a character
# of its own, so that `re` skips all others; what counts only at the start of a line stands apart.
_WEB = re.compile(
    r"版权所有|ICP备|公网安备|网站标识码|网站地图|无障碍浏览|关怀版|分享到|扫一扫|扫码|当前位置|您(?:现)?在的位置|您所在的位置|浏览(?:次数|量)|阅读次数|点击(?:数|量)"
    r"|字(?:体|号)[:(（]|文字大小|打印(?:本页|此页)?[】)\]]*.{0,6}关闭|法宝引证码|原文链接|信息公开>|请输入关键(?:词|字)|联系我们|技术支持[:]|主办单位[:]|承办单位[:].*(?:版权|网)"
    r"|建议和意见请联系|微信公众号|点击下载|智能问答|登录注册|法宝联想|本篇引用的|引用本篇的|本库(?:内容|数据)|政策咨询.*常见问题"
)
_WEB_LINE = re.compile(
    r"[\[【]?(?:我要纠错|责任编辑)|\[?(?:打印|关闭|收藏|返回顶部|返回首页|纠错)\]?$|上一篇|下一篇|相关(?:链接|附件|文章|文件|信息|新闻|资讯|推荐|阅读|解读|法规|同类)$|相关链接|相关附件|附件下载|附件列表|相关稿件|(?:相关)?(?:政策|文件|文字|图文)?解读(?:链接)?[:]|首页[>》]|责任编辑|(?:网站)?编辑[:]|(?:信息|稿件|文章)?来源[:]|(?:供稿|校对|审核)[:]|\*?更新时间\*?[:]"
    r"|【(?:[一-鿿]{0,4}解读|一图读懂|图解)】|解读$|[-—]*(?:END|(?:正文|全文)(?:结束|完))[-—]*$|已读[0-9]+人"
)
_WEB_LINE_OPENERS = frozenset("[【正全已我打关收返纠上下相附首责网编*更【解政文图来信稿供校审-—E")
_WEB_FILE = re.compile(r"[^,;。]{2,60}\.(?:docx?|xlsx?|pdf|wps|zip|rar|ofd|et)(?:\([0-9.]+[KMG]B?\))?(?:下载|预览)*$")
_FOLLOWS = re.compile(r"全文(?:公布|刊登|刊发|发布|内容)?如下[:。!\W]*$")
_META = re.compile(rf"^\[?(?:{META_KEYS})\]?[:]")
_LINK = re.compile(
    r"(?<=\))\((?:javascript:|https?:|[/.#])[^()]*(?:\([^()]*\)[^()]*)?\)"
)  # where a link of Markdown leads, folded
_FILE = re.compile(r"\.(?:docx?|xlsx?|pdf|wps|zip|rar|ofd|et)$", re.IGNORECASE)
_NAVIGATION_LENGTH = 14
_MENU = 4  # lines of a menu before the first that is sure
_WEB_LENGTH = 120

ANNEX_LIST = re.compile(r"^附(?:件|表|录)?[:]")
ANNEX = re.compile(r"^(附(?:件|表|录)(?:\d{1,2}|[一二三四五六七八九十]{1,3})?)(?:[-—]\d{1,2})?[:.、]?")
_ANNEX_TITLE_END = re.compile(
    rf"(?:{PLAN_WORD}|表|单|图|名录|目录|名单|台账|体系|标准|流程|范围|领域|职责|分工)(?:\([^()]*\))*$"
)
_PLAN_TITLE = re.compile(r"(?:方案|计划|规划|意见|办法|细则|纲要)(?:\([^()]*\))*$")
_TITLE_LENGTH = 60
_REST = 10  # characters of an annex's title that go over to a second line
_LEAD = 60  # lines between an annex's label and the first part of the plan in it
_IMPRINT = re.compile(r"(?:抄送|主送|抄报|分送)[:]|\(联系(?:人|电话|单位)[:]")
_IMPRINT_OPENERS = frozenset("抄主分(")
_IMPRINT_LENGTH = 80
_CLOSING_OPENERS = APART_OPENERS | _IMPRINT_OPENERS | {"附"}
_CLOSING_ENDS = ORGAN_ENDS | {"发"}
_BOX = re.compile(r"专栏[\d一二三四五六七八九十]{0,3}[^,。;]{0,40}$")
_CONTENTS = ("目录", "目次")


def is_web(line: Line) -> bool:
    """Whether `line` is surely furniture of a web page."""
    text = _LINK.sub("", line.bare) if ")(" in line.bare else line.bare
    if len(text) > _WEB_LENGTH:
        return False
    if _WEB.search(text) or (text[:1] in _WEB_LINE_OPENERS and _WEB_LINE.match(text)):
        return True
    return "." in text and _WEB_FILE.match(text) is not None


def is_meta(line: Line) -> bool:
    """Whether `line` belongs to the data block above a text on a web page."""
    return ":" in line.bare and _META.match(line.bare) is not None


def lead_furniture(lines: Sequence[Line]) -> tuple[set[int], list[Line]]:
    """(indexes of web furniture, lines of the data block) among the lines before the first clause."""
    sure = {k for k, line in enumerate(lines) if is_web(line) or _announces(line)}
    meta = [k for k, line in enumerate(lines) if is_meta(line) and k not in sure]
    marked = sure | set(meta)
    last = max(marked, default=-1)
    for k in range(last):
        text = lines[k].bare
        if k not in marked and len(text) <= _NAVIGATION_LENGTH and not ends_as_title(text) and text[-1] not in "。:号":
            marked.add(k)
    return marked, [lines[k] for k in sorted(set(meta) | {k for k in sure if is_meta(lines[k])})]


def _announces(line: Line) -> bool:
    """Whether a page tells in a sentence of its own that the text follows: 近日，…印发了《…》，全文如下。"""
    return len(line.bare) <= _WEB_LENGTH and _FOLLOWS.search(line.bare) is not None


def tail_furniture(lines: Sequence[Line], first: int) -> int:
    """Index from which on, at or after `first`, everything is furniture of the web page."""
    for k in range(first, len(lines)):
        if is_web(lines[k]) and not any(ANNEX.fullmatch(line.bare) for line in lines[k:]):
            return _menu_start(lines, first, k)
    return len(lines)


def _menu_start(lines: Sequence[Line], first: int, sure: int) -> int:
    """Where the menu of a page begins whose line `sure` is surely one: the few short lines before it that stand behind the text's last sentence or date."""
    at = sure
    while at - 1 > first and sure - at < _MENU and _may_be_menu(lines[at - 1]):
        at -= 1
    before = lines[at - 1].bare
    return at if before[-1] == "。" or stands_apart(before) else sure


def _may_be_menu(line: Line) -> bool:
    """Whether a line has a few words, no figures and no marks, and signs nothing."""
    words = "".join(line.text.split())
    return len(words) <= _NAVIGATION_LENGTH and words.isalpha() and not _signs(line)


def is_contents(line: Line) -> bool:
    """Whether `line` is the title of a table of contents."""
    return line.bare in _CONTENTS


def is_box(line: Line) -> bool:
    """Whether `line` is the title of a box: “专栏1 重点工程”."""
    return _BOX.match(line.bare) is not None


def annex_label(lines: Sequence[Line], k: int) -> str | None:
    """The label, if an annex begins with line `k`: “附件1” alone or with the annex's title."""
    if lines[k].first != "附":
        return None
    text = lines[k].bare
    match = ANNEX.match(text)
    if match is None or len(text) > _TITLE_LENGTH or "。" in text or _FILE.search(text):
        return None
    rest = text[match.end() :]
    if rest[:1] in "《》)(,和及与的中所第至一" and rest:
        return None
    if text[match.end() - 1] == ":" and (match[1] == "附件" if rest else _lists_titles(lines, k)):
        return None
    if k and not _can_end(lines[k - 1].bare):
        return None
    return match[1]


def _lists_titles(lines: Sequence[Line], k: int) -> bool:
    """Whether below line `k` titles of annexes stand one a line: “附件： / 1.任务清单 / 2.分工表”."""
    at = k + 1
    while at < len(lines) and len(lines[at].bare) <= _TITLE_LENGTH and "。" not in lines[at].bare:
        mark = mark_of(lines[at].text)
        if mark is None or mark.style is not DIGIT or mark.ordinal != at - k:
            break
        at += 1
    titles = at - k - 1
    return titles > 1 or (
        titles == 1 and (at == len(lines) or closing_at(lines, at) or annex_label(lines, at) is not None)
    )


def annexes(lines: Sequence[Line]) -> Iterator[int]:
    """Indexes of the lines with which annexes begin."""
    return (k for k in [k for k, line in enumerate(lines) if line.first == "附"] if annex_label(lines, k))


def annexed_plan(lines: Sequence[Line], marks: Sequence[Mark | None], k: int) -> int:
    """Where the first part begins of a plan that is the annex at line `k` of the notice before it; 0 for other annexes."""
    first = next((j for j in range(k + 1, min(k + _LEAD, len(lines))) if marks[j]), 0)
    mark = marks[first] if first else None
    if mark is None or mark.style > COMMA or mark.ordinal != 1:
        return 0
    if not any(_PLAN_TITLE.search(line.bare) for line in lines[k:first] if len(line.bare) <= 60):
        return 0
    end = next((j for j in range(first, len(lines)) if annex_label(lines, j)), len(lines))
    again = any(m and m.style is mark.style and m.ordinal == 2 for m in marks[first:end])
    return first if again and end - k > k else 0


def ends_title(line: Line) -> bool:
    """Whether an annex's title is complete with `line`."""
    return ANNEX.fullmatch(line.bare) is not None or _ANNEX_TITLE_END.search(line.bare) is not None


def ends_broken_title(lines: Sequence[Line], k: int) -> bool:
    """Whether line `k` is the rest of a title in a list of annexes: “附件：工作领导小组 / 成员名单”."""
    return len(lines[k].bare) <= _REST and ends_title(lines[k]) and not ends_title(lines[k - 1])


def _can_end(text: str) -> bool:
    """Whether a line can be the last of its paragraph, by its last character."""
    return text[-1] not in ",、(《“见"


def is_imprint(line: Line) -> bool:
    """Whether `line` is a document's imprint: “某办公室 2023年8月23日印发”, “抄送：…”."""
    text = line.bare
    if len(text) > _IMPRINT_LENGTH:
        return False
    return text.endswith("日印发") or (text[0] in _IMPRINT_OPENERS and _IMPRINT.match(text) is not None)


def may_close(line: Line) -> bool:
    """Whether, by its first or last character, an annex or what closes a text may begin with `line`."""
    return line.last in _CLOSING_ENDS or line.first in _CLOSING_OPENERS


def closing_at(lines: Sequence[Line], k: int, dated: bool = False) -> bool:
    """Whether signature, imprint or the list of annexes begins with line `k`.

    `dated`: names of bodies count only above a date, as inside an annex.
    """
    text = lines[k].bare
    if not may_close(lines[k]):
        return False
    if stands_apart(text) or is_imprint(lines[k]):
        return True
    if text[0] == "附" and ANNEX_LIST.match(text):
        return not dated
    if not _signs(lines[k]):
        return False
    at = k
    while at < len(lines) and at - k < 60 and _signs(lines[at]):
        at += 1
    if at == len(lines):
        return not dated
    after = lines[at].bare
    if stands_apart(after) or is_imprint(lines[at]):
        return True
    return not dated and ANNEX.fullmatch(after) is not None


def _signs(line: Line) -> bool:
    """Whether a line could be a body's name under a text."""
    text = line.bare
    labelled = ":" in text or line.first == "【"
    return line.last in ORGAN_ENDS and 2 < len(text) <= 40 and not labelled and names_organ(text)
