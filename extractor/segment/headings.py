"""Headings: the sentence that names a clause, as against one that states a measure."""

import re

from extractor.segment.labels import ARTICLE, CHAPTER, PART, PERIOD, SECTION, Style
from extractor.segment.paragraphs import Paragraph

RUN_IN = 32  # characters of a heading that runs on into its body
_BEFORE_BODY = 40  # characters of a heading with its stop, a paragraph by itself
_ARTICLE = 18  # characters of an article's heading without brackets
_ALONE = 60  # characters of a heading on a line of its own
TITLE = 26  # characters of an unlabelled paragraph's title sentence
# What is said of quantities, dates and duties states a measure. The class at its head lets `re` skip what is none of it.
_MEASURE = re.compile(
    r"[达不以超%‰;0-9应必](?:(?<=达)[到\d]|(?<=不)(?:低于|少于|超过|高于|得)|(?<=[\d%个名家成]以)[上下内]|(?<=超)过|(?<=[%‰;])"
    r"|(?<=2)0\d\d年|(?<=\d)\d*(?:\.\d+)?(?:个|名|家|所|张|万|亿|人(?!才)|次|处|公里|亩|吨|户|套|台|辆|座|支|场)|(?<=应)当|(?<=必)须)"
)
# And so does what a sentence says that opens like this.
_MEASURE_OPENS = re.compile(
    r"个(?![人体性])|[的与]|和(?![谐美睦])|及(?!时)|等(?!级)|项(?!目)|名(?![录单称师医优])|(?:各|(?:市|县|区|省|州|乡镇|街道|镇)(?:级|直|政府|人民|委|局|里|有关|要|应|各|建立|设|成)|全(?:市|县|区|省|州|国)|由|对(?![接标])|到(?![位底])|截至|将|是|[一二三四五六七八九十]是|其[一二三四]|首先|在.{4,}[,中上])|(?:根据|按照|依托|为了|(?:通过|以)(?![^,]{2,6},)(?!(?<=以)[^,为]{2,16}(?:推动|带动|引领|促进|驱动|赋能))).{12,}"
)
UNIT_BRACKET = re.compile(
    r"\((?:[^()\n]|\([^()\n]*\))*?(?:责任|牵头|配合|负责|主办|协办|承办|落实)[^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)[。]?$"
)
# Whose duties follow, or what somebody is.
_ROLE = re.compile(
    "[^,;。是]{2,16}(?:部门|单位|机构|政府)(?:工作)?职责(?:分工)?|[^,;。是]{2,16}是[^,;。是]{2,20}(?:责任主体|主管部门|责任单位)"
)
_DEMANDS = re.compile("要(?<![必需重主首紧概摘]要)(?![求素点件])")
_WORDS = re.compile("[一-鿿]{2}")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_ARTICLE_TITLE = re.compile(r"(?:【([^】\n]{1,40})】|\[([^\]\n]{1,40})\]|\(([^()\n]{2,20})\))")
_COLON = re.compile(r"([^。:,;\n]{2,26}+):(?=.{8})")
_COLON_BEFORE = 27  # characters among which it finds its colon
_ADDRESSED = re.compile(
    "各(?:有关|相关|成员|开发区|[省市县区乡镇村街道级部门单位政府园委办局、和及])+"
)  # bodies before a colon
_MOTTO = re.compile("“[^“”:]{2,8}”:[^,;。:0-9]{4,16}")  # “惠民生”：改善居住条件
_DATED = re.compile(r"[^,]{4,16}\(20\d\d年[^()]*\)")  # and stages: “县级动员部署（2025年1月—4月）：”
_LEAD_IN = re.compile(r"如下|包括|主要(?!目标|指标|任务|措施|原则)|以下|下列|分为|一是|[两三四五六七八九十]个?方面")
_TITLED = frozenset("【[(")  # what titles in brackets open with
_IN_CORNERS = re.compile(r"【(?!(?:责任|牵头|配合|负责|主责|协同)(?:单位|部门))([^】\n]{2,26})】(?=.{4})")
_BEFORE_COLON = re.compile(
    r"(?:[—–]+(?=[^—–])|(?=坚持))([^。;:!?,\n]{4,16}+):(?=.{8})"
)  # a colon alone opens many a list
_PAIRS = (("《", "》"), ("“", "”"), ("(", ")"))
_PAIRED = re.compile("[《》“”()]")
COUNTED = re.compile(r"[一二三四五六七八九十]{1,2}是(?=[一-鿿])")  # 一是, 二是: a label where a title follows
_TITLE_SENTENCE = re.compile(r"[—–•●◆■▪·▲△★☆►▶▌-]*([^。;:!?\n]{3,32}+)[。](?=.{4})")


def names_clause(sentence: str, longest: int) -> bool:
    """Whether `sentence` (folded, without its stop) names a clause and states no measure.

    >>> names_clause("加强人才队伍建设", 32), names_clause("居民心理健康素养水平达到30%", 32)
    (True, False)
    >>> names_clause("121人才项目", 32), names_clause("培训馆员121人", 32)
    (True, False)
    >>> names_clause("以强带弱,深化城乡学校共同体建设", 32), names_clause("以县城为单位开展全面排查整治,建立台账", 32)
    (True, False)
    >>> names_clause("各行业部门职责", 32), names_clause("县政府是农村公路管理的责任主体", 32), names_clause("县政府履行主体职责", 32)
    (True, True, False)
    >>> names_clause("审慎撤并,办好必要的乡村小规模学校和乡镇寄宿制学校", 32)
    True
    >>> names_clause("以古镇更新带动乡村旅游提档升级", 32), names_clause("以居民需求为导向推动服务设施改造", 32)
    (True, False)
    """
    if not 2 <= len(sentence) <= longest or not _WORDS.search(sentence):
        return False
    outside = _IN_BRACKETS.sub("", sentence) if "(" in sentence else sentence  # “动员阶段（2022年6月）”
    if _states_measure(outside) and not _ROLE.fullmatch(outside):
        return False
    if _PAIRED.search(sentence) and any(sentence.count(a) != sentence.count(b) for a, b in _PAIRS):
        return False
    return "," not in sentence or not (sentence.count(",") > 2 or (len(sentence) > 24 and _DEMANDS.search(sentence)))


def _states_measure(sentence: str) -> bool:
    return (_MEASURE_OPENS.match(sentence) or _MEASURE.search(sentence)) is not None


def unit_bracket(text: str) -> re.Match[str] | None:
    """The bracket of duties in which a text ends; few texts end in a bracket at all."""
    return UNIT_BRACKET.search(text) if text.endswith((")", ")。")) else None


def heading_span(folded: str, head: int, style: Style | None, parted: bool) -> tuple[int, int, int]:
    """(start, end of the heading, start of the body) in a clause's reading copy; start == end: no heading.

    `head` is where the label ends; `parted`: children follow, so that a heading may stand for itself.
    """
    first_end = folded.find("\n", head)
    first_end = len(folded) if first_end < 0 else first_end
    start = head
    while start < first_end and folded[start] in " \t:、—–•●◆■▪·▲△★☆►▶▌":
        start += 1
    paragraph = folded[start:first_end]
    title = (_ARTICLE_TITLE if style is ARTICLE else _IN_CORNERS).match(paragraph) if paragraph[:1] in _TITLED else None
    if title and title.lastindex:
        return start + title.start(title.lastindex), start + title.end(title.lastindex), start + title.end()
    if style in (CHAPTER, SECTION, PART) and "。" not in paragraph:
        return start, first_end, first_end
    if style is PERIOD and (paragraph[:1] == "(" or not opens_with_title(paragraph)):
        return head, head, head  # 第一年（2023年），建成3个站点
    follows = parted or first_end < len(folded)
    if style is ARTICLE:
        return _article(paragraph, start, head)
    unit = unit_bracket(paragraph)
    if unit and unit.start() == 0:
        unit = None
    plain = paragraph[: unit.start()] if unit else paragraph
    stop = plain.find("。")
    if stop < 0:
        return _alone(plain, start, first_end, follows, unit is not None)
    if colon := named_before_colon(plain):
        return start, start + colon.end(1), start + colon.end()
    if stop + 1 < len(plain):
        if names_clause(plain[:stop], RUN_IN):
            return start, start + stop, start + stop + 1
        return head, head, head
    if follows and names_clause(plain[:stop], _BEFORE_BODY):
        return start, start + stop, start + stop + 1
    if unit and names_clause(plain[:stop], 12):
        return start, start + stop, start + stop + 1
    return head, head, head


def _article(paragraph: str, start: int, head: int) -> tuple[int, int, int]:
    """Span of an article's heading: articles are whole sentences unless one plainly names them."""
    if colon := named_before_colon(paragraph):
        return start, start + colon.end(1), start + colon.end()
    stop = paragraph.find("。")
    if 0 < stop < len(paragraph) - 1 and names_clause(paragraph[:stop], _ARTICLE) and "," not in paragraph[:stop]:
        return start, start + stop, start + stop + 1
    if stop < 0 and len(paragraph) <= _ARTICLE and names_clause(paragraph, _ARTICLE):
        return start, start + len(paragraph), start + len(paragraph)
    return head, head, head


def named_before_colon(paragraph: str) -> re.Match[str] | None:
    """The words before a colon that name the clause: “主要目标：到2025年…”, “各镇、街道：加快…”, and not “主要包括以下内容：”."""
    colon = _COLON.match(paragraph) if ":" in paragraph[:_COLON_BEFORE] else None
    if colon is None or _LEAD_IN.search(colon[1]):
        return None
    named = names_clause(colon[1], RUN_IN) or _ADDRESSED.fullmatch(colon[1]) or _DATED.fullmatch(colon[1])
    return colon if named else None


def _alone(plain: str, start: int, first_end: int, follows: bool, unit: bool) -> tuple[int, int, int]:
    """Span of a heading whose paragraph ends no sentence."""
    text = plain.rstrip(":")
    end = start + len(text)
    colon = named_before_colon(plain)
    if colon and not (follows and _MOTTO.fullmatch(text)):
        return start, start + colon.end(1), start + colon.end()
    if (
        follows
        and len(text) <= _ALONE
        and text[-1:] not in ("", ";", ",")
        and (len(text) < 30 or not _states_measure(text))
    ):
        return start, end, start + len(plain)
    if not follows and names_clause(text, RUN_IN):
        return start, end, start + len(plain)
    return start, start, start


def opens_with_title(text: str, longest: int = TITLE) -> bool:
    """Whether a paragraph's text opens with a title sentence, or with a title in 【】."""
    if counted := COUNTED.match(text):
        text = text[counted.end() :]
    match = _IN_CORNERS.match(text) or _BEFORE_COLON.match(text) or _TITLE_SENTENCE.match(text)
    return match is not None and names_clause(match[1], longest)


def heading_alone(paragraph: Paragraph) -> bool:
    """Whether a labelled paragraph is no more than its heading."""
    text = paragraph.bare
    stop = text.find("。")
    return len(text) <= _ALONE and (stop < 0 or stop == len(text) - 1)
