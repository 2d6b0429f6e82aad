"""Whether it is right for a lower plan to name the upper level: 报市政府批准, 全市统一的平台, 居全省前列.

The words that make it right, or wrong, are those of `rightful.yml`, each entry with its examples.
"""

import re
from functools import cache

from extractor.compare.localising.aims import whole_becomes
from extractor.compare.localising.mentions import Mention, ahead, behind, inside, within
from extractor.compare.tiers import SIGNS
from extractor.lexicon import any_of, load

NEAR = 8  # characters between a word and what makes it right from further off
HEAD = 10  # characters between it and the noun it belongs to
TITLE = 16  # characters between the name of a place and what is cited
SLOGAN = 12  # characters between a verb and the name of a place
JUDGED = 14  # characters between a word and the appraisal it belongs to
GRANT = 6  # characters between a body, or a grade, and what only it can do or be
SELECTED = 4  # characters between a verb and the grade of what is selected: 评选10家市级重点书屋
PROMISED = 8  # characters between 市属 and what those are to do: 市属国有企业要
OWN = 3  # characters between a verb and a quoted slogan: 擦亮我县|“某某”
TALE = 4  # characters between the name of a place and what is told of it: 讲好某某节水故事

# Titles, numbers of documents, and what stands in quotation marks.
_CITED = re.compile(r"《[^》]*(?:》|$)|[(（][^()（）]*[0-9]{4}[^()（）]*号[)）]")
_QUOTED = re.compile("“[^”]*(?:”|$)")
_CHINA = re.compile(r"中国[(]?$")  # 健康中国某某行动 and 中国（某某）保护中心 are names
_FIRST = re.compile("前[一二三四五两十0-9]")  # 居各县(市、区)|前三位
# An aim for the lower place among those beside it, and where it lies: 全市林业先行县, 地处全市西部.
_AMONG = re.compile(
    f"各[^,;。]{{1,10}}{_FIRST.pattern}|[^,、]{{0,8}}?(?:先行|示范|样板|标杆|[^,、]强)[县区市镇乡]|第[二三四五六七八九十0-9]+(?=[位名]|$)|[^,、]{{0,16}}之一$|[^,、]{{0,8}}重点(?:乡镇|[县区市镇乡])$|[东西南北中]部|腹地|交界|重要的[^,、]{{2,10}}(?:[地区镇县]|基地|中心|枢纽|门户|通道)"
)
# 县发展改革局起草|《某某市管理办法》, 见表3|《某某市分工表》
_DRAWN_UP = re.compile(
    "(?:(?P<sign>[省市县区旗镇乡州])(?:(?:人民)?政府(?:办公[室厅])?|[一-鿿]{1,10}?(?:局|委|办|厅))[^,;。《]{0,6}(?:编制|制定|印发|起草|出台|修订)|见(?:附?表|附件)[0-9]*)$"
)
# 将|《某某市管理办法》列入县人大立法计划
_TO_CONGRESS = re.compile(
    "《[^》]*》[^,;。]{0,4}(?:列入|纳入|提请|报)(?P<sign>[省市县区旗州])(?:人大|人民代表大会)(?:常委会)?[^,;。]{0,6}(?:立法|审议)"
)
# Sets up on what it has: 依托县医院设立|省级中心
_RESTS_ON = re.compile("依托[^,、]{2,12}(?:建立|设立|组建)$")
_BECOMES = re.compile("(?:建设|打造|建成|迈向|创建)(?:[成作]?为)?(?:全[国省市州])?[一-鿿]{2,8}$")
_AS = re.compile("[成作]为")  # no 为 of a cause
_EVENT = re.compile("[一-鿿]{1,8}(?:月|周|日|节)(?=[、,。”]|[^,;。、]{0,6}活动|$)")  # 办好全国|质量月活动
_COUNTED = re.compile("[^,;。]{0,10}[0-9]+[个家所处名人项批条]")
_WITH = re.compile("[与和同跟]$")  # 深化与|在澄高校|的合作
_EXCHANGED = re.compile("支援|合作|协作|对口|帮扶|交流|经验|对接")  # what is done with other places
_NUMBER = re.compile("[0-9]")
_BESIDE_OWN = re.compile("[市县区旗镇乡]级[^,、]{0,6}、$")  # 县级巡检、市级抽检
_BEFORE_OWN = re.compile("[^,、]{0,6}、[县区旗镇乡]级")  # 市级负责、县级落实
_OWN_REPORT = re.compile("[市县区州盟旗镇乡]级")  # 市级年度总结报|省委网信办
_BELOW = re.compile("各(?:乡镇|镇|乡|街道|村|社区|[县市区州旗](?![域场]))")
_BESIDE_ALONG = re.compile("(?:对接|联合|携手)[^,、]{0,6}(?:沿线|周边|毗邻|邻近|相邻|流域)$")  # 对接江流沿线|各市
_JUDGED_FROM_ABOVE = re.compile("(?:迎接|迎检|接受|做好)[^,、]{0,8}对$")  # 迎接国家对|省级政府的评价
_JUDGES_BELOW = re.compile(
    f"[^,;。]{{0,8}}对{_BELOW.pattern}[^,;。]{{0,12}}?(?:打分|评估|考核|排名|通报|督查|检查|评价|验收)"
)
_CARRIES = re.compile("[^,;。]{0,4}?(?:负责|承担|牵头|组织)")
_WITH_BELOW = re.compile(f"(?:会同|联合|和|与|及|、){_BELOW.pattern}")


def rightful(mention: Mention, copied: bool) -> bool:
    """May the word stand where it stands? In what was copied, only what is next to it makes it right.

    >>> sentence = "办公室设在市行政审批局,重大事项报市政府批准"
    >>> rightful(Mention("seat", "市行政审批局", sentence, 5), copied=False)
    False
    >>> rightful(Mention("own", "全市", "主要指标位居全市前列", 6), copied=True)
    True
    """
    if within(_CITED, mention):
        return not _own_paper(mention)
    if mention.kind == "name":
        return _rightful_name(mention, copied)
    if within(_QUOTED, mention) or (mention.word == "全国" and _EVENT.match(mention.after)):
        return True
    if mention.kind == "work":
        return not copied
    if mention.kind == "alias":
        return not copied and bool(_WITH.search(mention.before) or behind("serves").search(mention.before))
    if mention.kind in ("lower", "numbered"):
        among = not copied and behind("beside", "before").search(mention.before)
        among = among or _BESIDE_ALONG.search(mention.before) or _JUDGED_FROM_ABOVE.search(mention.before)
        return bool(among or _FIRST.match(mention.after) or ahead("beside", "after").match(mention.after))
    if mention.kind == "own":
        return _rightful_scope(mention, copied)
    if mention.kind == "elsewhere":
        return not copied or bool(_EXCHANGED.search(mention.after))
    if mention.kind == "beyond":
        return not copied
    if mention.kind in ("tier", "kept"):
        return _rightful_kept(mention) if copied else not _aims_at(mention)
    return _rightful_body(mention, copied)


def _own_paper(mention: Mention) -> bool:
    """Is a paper or table by the upper place's name one that the lower place draws up itself?"""
    opens = mention.sentence.rfind("《", 0, mention.at)
    if mention.kind != "name" or mention.at != opens + 1:
        return False
    drawn = _DRAWN_UP.search(mention.sentence, 0, opens) or _TO_CONGRESS.match(mention.sentence, opens)
    return drawn is not None and drawn["sign"] != mention.word[-1]


def _rightful_scope(mention: Mention, copied: bool) -> bool:
    """全市, 我市, 市内, 市直."""
    word, before, after = mention.word, mention.before, mention.after
    if word == "我国":
        return not copied or bool(inside("background").search(mention.sentence) or behind("speaker").search(before))
    if word == "全国" and not ahead("of_country", "everything").match(after):
        state = _NUMBER.search(after) or inside("of_country", "state", end=True).search(after)
        return not (copied and (state or behind("of_country", "before").search(before)))
    if word[0] in "我本":
        return bool(behind("speaker").search(before)) or _helps(before, word[1])
    shared = behind("its_own").search(before) or behind("built").search(before)
    if copied and (word[-1] == "内" or inside("pervading").search(after) or shared):
        return False
    appraised = before.endswith("纳入") and ahead("appraised", reach=JUDGED).match(after)
    if (copied and appraised) or (word[-1] in "直属" and before.endswith("纳入") and inside("appraised").search(after)):
        return False  # 将落实情况纳入全市|综合绩效考核: the upper level's own words
    if behind("before").search(before) or _AMONG.match(after) or _of_all(after):
        return True
    if copied:
        return False
    if whole_becomes(before, after):
        return True
    if word[-1] == "内":
        return not ahead("everybody").match(after)
    if word[-1] == "属":
        return bool(mention.before or not ahead("promised", reach=PROMISED).match(after))
    if word[-1] == "直" and mention.before:
        return True
    near = bool(behind("near", reach=NEAR).search(mention.before))
    return near or (word[-1] != "际" and _has_head(mention))  # 部际|联席会议 is no meeting to attend


def _helps(before: str, sign: str) -> bool:
    """Does it help bodies of that tier: 配合市级部门做好|本市?"""
    helped = inside("helped").search(before)
    return helped is not None and before[helped.end() :].startswith(
        tuple(sign + of for of in ("级", "直", "有关", "相关"))
    )


def _aims_at(mention: Mention) -> bool:
    """Is it what the upper place is to become: 加快建设阅读|强市, 建成阅读|先行市?"""
    return (
        mention.word[0] in "强大先示样标模"
        and bool(_BECOMES.search(mention.before))
        and not _for_its_cause(mention.before)
    )


def _for_its_cause(before: str) -> bool:
    return bool(inside("cause").search(_AS.sub("", before)))


def _rightful_kept(mention: Mention) -> bool:
    """Any other word for the upper level, in what was copied."""
    word, before, after = mention.word, mention.before, mention.after
    # the county's towns report to the county, and the county's own report goes up
    if behind("reports").search(before):
        return bool(_OWN_REPORT.match(before)) or not _BELOW.search(mention.sentence[: mention.at])
    if before.endswith("纳入"):
        return word[-1] == "级"
    if word == "市区":  # its frame tells what stands before it
        return False
    if word[0] in "强大" and word[-1] in SIGNS:  # 制造强省, and what a plan calls its own place
        told = "作为" in before
        return _for_its_cause(before) or (word[0] == "大" and not told)
    if word[-1] == "级" and _RESTS_ON.search(before):
        return False
    if any(behind(entry).search(before) for entry in ("before", "used")) or behind("near", reach=NEAR).search(before):
        return True
    if ahead("after").match(after) or _has_authority(after):
        return True
    if word[-1] != "级":
        return False
    if ahead("ranked").match(after):
        return True
    if _BESIDE_OWN.search(before) or _BEFORE_OWN.match(after):
        return True
    if after in ("统筹", "统筹制度") and behind("pooled").search(before):
        return True
    if before.endswith("在") and ahead("shown_in", reach=GRANT).match(after):
        return True
    drawn_up = behind("drawn_up").search(before) or behind("drawn_up", "selected", SELECTED).search(before)
    return bool(inside("grade").search(after[: HEAD + 2]) or _COUNTED.match(after)) and not drawn_up


def _rightful_name(mention: Mention, copied: bool) -> bool:
    """书香某某 and 某某市."""
    full = mention.word[-1] in SIGNS
    if behind("visited").search(mention.before):
        return True
    if full and behind("speaker").search(mention.before):
        return True
    if full and ahead("official", reach=TITLE).match(mention.after):
        return not (copied and behind("drawn_up").search(mention.before))
    if _joins().match(mention.before) or (not copied and behind("serves").search(mention.before)):
        return True
    if not copied and mention.before.endswith("为") and inside("gives").search(mention.after):
        return True
    if _of_all(mention.after) or _CHINA.search(mention.before):
        return True
    if within(_QUOTED, mention):
        return _rightful_quoted(mention, copied)
    if copied:
        return False
    if full:
        return not ahead("of_place", "area").match(mention.after)
    if ahead("of_place", "people").match(mention.after):
        return False
    ends = mention.after[:1] in ("", "、", "”") or ahead("slogan", "after").match(mention.after)
    ends = ends or ahead("slogan", "tale", TALE).match(mention.after)
    return not (ends and (mention.before[-1:] == "新" or behind("slogan", "before", SLOGAN).search(mention.before)))


def _rightful_quoted(mention: Mention, copied: bool) -> bool:
    """“书香某某”, the name of something of the upper place, or copied for something of one's own."""
    ours = mention.sentence[: mention.sentence.rfind("“", 0, mention.at)]
    if mention.sentence.startswith("”", mention.at + len(mention.word)) and behind("brand", "made", OWN).search(ours):
        return False
    theme = mention.after.partition("”")[2]
    own = theme == "品牌" or ahead("brand", "theme").match(theme)
    return not (copied and own)


def _rightful_body(mention: Mention, copied: bool) -> bool:
    """市政府 and 市民政局 as who acts."""
    word, before, after = mention.word, mention.before, mention.after
    if mention.kind == "by":
        if _has_authority(after):
            return True
        charged = inside("persons", end=True).search(word) or ahead("accountable", reach=GRANT).match(after)
        own = _OWN_REPORT.match(before)  # 县级防汛物资由|市应急管理局|具体负责
        ours = own is not None and own[0][0] != word[0] and _CARRIES.match(after)
        return not (copied or charged or ours or _WITH_BELOW.match(after) or _JUDGES_BELOW.match(after))
    if mention.kind == "counted":
        return not copied and bool(inside("hoped").search(before))
    if mention.kind == "told":
        return not copied
    if copied and word.endswith("财政"):
        return _has_authority(after)  # what it pays the lower one
    if mention.kind in ("subject", "ministry", "group") and not copied:
        if word.endswith("财政"):
            return bool(inside("paid").search(after))
        return not (ahead("promised").match(after) or after[:1] == "每") or _has_authority(after)
    return False


def _has_authority(after: str) -> bool:
    return bool(ahead("authority", reach=GRANT).match(after))


def _of_all(after: str) -> bool:
    """Is it what the upper level has for all, or what tells its places apart?"""
    return bool(ahead("after").match(after) or ahead("ranked").match(after))


def _has_head(mention: Mention) -> bool:
    """Does it belong to what there is one of: 全市工作会议? 搭建全市平台 is nothing a county can do."""
    return bool(ahead("head", reach=HEAD).match(mention.after)) and not behind("built").search(mention.before)


@cache
def _joins() -> re.Pattern[str]:
    """Words by which a phrase says that the lower place takes part."""
    return re.compile(f"(?:积极|主动|广泛|争取)*(?:{any_of(load('rightful')['joins']['words'])})")
