"""Whether it is right for a lower plan to name the upper level: 报市政府批准, 全市统一的平台, 居全省前列."""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from extractor.compare.tiers import SIGNS
from extractor.lexicon import load

NEAR = 8  # characters between a word and what makes it right from further off
HEAD = 10  # characters between it and the noun it belongs to
GRANT = 4  # characters between a body and what only it can do

# Titles, numbers of documents, and what stands in quotation marks.
_CITED = re.compile(r"《[^》]*(?:》|$)|[(（][^()（）]*[0-9]{4}[^()（）]*号[)）]")
_QUOTED = re.compile("“[^”]*(?:”|$)")
_OFFICIAL = re.compile(
    r"[一-鿿“”]{0,16}?(?:基金|条例|规划|办法|规定|平台|系统|标准|方案|指引|目录|名录|网站|门户|热线|中心)"
)
_EVERYBODY = re.compile("各级|所有|全部|各类|户籍|常住|居民|全体|各(?![高大])")
# A slogan: 建设平安某某, 打造幸福某某; the name of a road, a river or a dish goes on.
_SLOGAN = re.compile(
    "(?:建设|打造|推进|创建|共建|争创|谱写|描绘|书写|建成|加快|奋力|助力|打响|形成|为)[^,\n“”《》、]{0,12}$|新$"
)
_SLOGAN_ENDS = re.compile(
    r"$|[,、”]|的|建设|等|目标|行动|品牌|提供|作出|贡献|新?篇章|发展|添|注入|样板|模式|特色|经验|名片"
)
_MADE_OF_NAME = re.compile("(?:建设|打造|推进|创建|争创|讲好|打响|唱响|叫响|擦亮)$")
# A theme or brand copied with its name: “清风某某”主题宣传; but a county may take part in that of the city.
_THEME = re.compile("”(?:创建|主题|宣传|活动|行动|品牌$)")
_TAKES_PART = re.compile("(?:参加|依托|接入|应用|用好|融入|参与)[^,]{0,6}$")
_CHINA = re.compile(r"中国[(]?$")  # 健康中国某某行动 and 中国（某某）保护中心 are names
_PAID = re.compile("补助|补贴|奖补|奖励|支持|转移支付|下达")
_RULING = re.compile("政府|领导|部门")
_PERSON = re.compile("(?:长|领导|同志|负责人)$")
_ACCOUNT = re.compile("分管|主要|[一-鿿]{0,4}?(?:约谈|通报|问责|督办|考核|检查|评估|验收)")
_APPRAISED = re.compile("[^,;。]{0,14}(?:考核|绩效|评价)")
_PROMISED = re.compile("要|应|牵头|负责|会同|统筹|成立(?!了)")
_STATE = re.compile(
    "[0-9]|(?:完善|提升|提高|建立|建成|形成|健全|增强|改善|优化|水平|向好|好转|遏制|普及|下降|降低)$"
)  # of the whole country, to be reached
_MADE = re.compile("(?:面向|引导|建立|覆盖|推动|动员|构建)$")  # what a plan sets up, or whom it turns to
_EVERYTHING = re.compile("所有|各|全部|每|范围")
_BACKGROUND = re.compile(
    "以来|近年|目前|当前|随着|成为|重要"
)  # what is told of the country is so in a province as well
_HOPED = re.compile("争取|申请|力争|做好")
# An aim for the lower place among those beside it, and where it lies: 全市林业先行县, 地处全市西部.
_AMONG = re.compile("[^,、]{0,8}?(?:先行|示范|样板|标杆|[^,、]强)[县区市镇乡]|[东西南北中]部|腹地|交界")
_PEOPLE = re.compile("人民|儿女|群众|居民|百姓")
_OF_PLACE = re.compile("范围|各级|境内|行政区域|辖区|户籍|高质量|经济社会|各(?:区|县|市)")

_COUNTED = re.compile("[^,;。]{0,10}[0-9]+[个家所处名人项批条]")
# What a level draws up or selects for itself, whatever its grade: 建立市级重点单位名录, 遴选20个国家级基地.
_DRAWN_UP = re.compile("(?:建立|编制|制定|设立|组建|(?:遴选|评选|认定|命名)(?:[0-9]+[个家名所批])?)$")
_CAUSE = re.compile("关于|贯彻|落实|服务|支撑|助力|贡献|融入|(?<!作)为")  # what the lower place does for 制造强省
_BESIDE_OWN = re.compile("[市县区旗镇乡]级[^,、]{0,6}、$")  # 县级巡检、市级抽检
_REPORTS = re.compile("(?:报|向|报送|报告|上报)$")
_BELOW = re.compile("各(?:乡镇|镇|乡|街道|村|社区|[县市区州旗](?![域场]))")
_WITH_BELOW = re.compile(f"(?:会同|联合|和|与|及|、){_BELOW.pattern}")
_BUILT = re.compile("(?:建设|搭建|建立|构建|健全|开发|完善)$")


class Place(NamedTuple):
    """A word for the upper level and the phrase it stands in."""

    kind: str  # group of the pattern of `patterns`, or `name`
    word: str
    sentence: str
    at: int  # index of the word in the sentence

    @property
    def before(self) -> str:
        """The phrase up to the word."""
        return re.split("[,\n]", self.sentence[: self.at])[-1]

    @property
    def after(self) -> str:
        """The phrase behind the word."""
        return re.split("[,\n]", self.sentence[self.at + len(self.word) :])[0]


def rightful(place: Place, copied: bool) -> bool:
    """May the word stand where it stands? In what was copied, only what is next to it makes it right.

    >>> sentence = "办公室设在市行政审批局,重大事项报市政府批准"
    >>> rightful(Place("seat", "市行政审批局", sentence, 5), copied=False)
    False
    >>> rightful(Place("own", "全市", "主要指标位居全市前列", 6), copied=True)
    True
    """
    if _within(_CITED, place):
        return True
    if place.kind == "name":
        return _rightful_name(place, copied)
    if _within(_QUOTED, place):
        return True
    if place.kind == "lower":
        among = not copied and _behind("beside", "before").search(place.before)
        return bool(among or _ahead("beside", "after").match(place.after))
    if place.kind == "own":
        return _rightful_scope(place, copied)
    if place.kind == "beyond":
        return not copied
    if place.kind in ("tier", "kept"):
        return not copied or _rightful_kept(place)
    return _rightful_body(place, copied)


def _within(pattern: re.Pattern[str], place: Place) -> bool:
    return any(span.start() < place.at < span.end() for span in pattern.finditer(place.sentence))


def _rightful_scope(place: Place, copied: bool) -> bool:
    """全市, 我市, 市内, 市直."""
    word, before, after = place.word, place.before, place.after
    if word == "我国":
        return not copied or bool(_BACKGROUND.search(place.sentence) or _behind("speaker").search(before))
    if word == "全国" and not _EVERYTHING.match(after):
        return not (copied and (_STATE.search(after) or _MADE.search(before)))
    if word[0] in "我本":
        return bool(_behind("speaker").search(before))
    if copied and (word[-1] == "内" or (before.endswith("纳入") and _APPRAISED.match(after))):
        return False  # 将落实情况纳入全市|综合绩效考核: the upper level's own words
    if copied and before.endswith("融入") and after.endswith("领域"):
        return False  # 融入全市经济社会发展各领域, but 融入全市发展大局
    if _behind("before").search(before) or _ahead("after").match(after) or _AMONG.match(after):
        return True
    if copied:
        return False
    if word[-1] in "内属":
        return word[-1] == "属" or not _EVERYBODY.match(after)
    if word[-1] == "直" and place.before:
        return True
    return bool(_behind("near", reach=NEAR).search(place.before)) or _has_head(place)


def _rightful_kept(place: Place) -> bool:
    """Any other word for the upper level, in what was copied."""
    before, after = place.before, place.after
    if _REPORTS.search(before):  # the county's towns report to the county
        return not _BELOW.search(place.sentence[: place.at])
    if before.endswith("纳入"):
        return place.word[-1] == "级"
    if place.word[0] in "强大" and place.word[-1] in SIGNS:  # 制造强省, and what a plan calls its own place
        return bool(_CAUSE.search(place.sentence[: place.at])) or (place.word[0] == "大" and "作为" not in before)
    if any(_behind(entry).search(before) for entry in ("before", "used")) or _behind("near", reach=NEAR).search(before):
        return True
    if _ahead("after").match(after) or _has_authority(after):
        return True
    if place.word[-1] == "级" and _BESIDE_OWN.search(before):
        return True
    graded = place.word[-1] == "级" and (_grade().match(after) or _COUNTED.match(after))
    return bool(graded) and not _DRAWN_UP.search(before)


def _rightful_name(place: Place, copied: bool) -> bool:
    """书香某某 and 某某市."""
    full = place.word[-1] in SIGNS
    if full and (_OFFICIAL.match(place.after) or _behind("speaker").search(place.before)):
        return True
    if not copied and place.before.endswith(("助力", "服务", "支撑", "融入")):
        return True
    if _ahead("after").match(place.after) or _CHINA.search(place.before):
        return True
    if _within(_QUOTED, place):
        opened = place.sentence.rfind("“", 0, place.at)
        ours = place.sentence[:opened]
        if place.sentence.startswith("”", place.at + len(place.word)) and _MADE_OF_NAME.search(ours):
            return False
        return not (copied and _THEME.search(place.after) and not _TAKES_PART.search(ours))
    if copied:
        return False
    if full:
        return not _OF_PLACE.match(place.after)
    if _PEOPLE.match(place.after):
        return False
    return not (_SLOGAN.search(place.before) and _SLOGAN_ENDS.match(place.after))


def _rightful_body(place: Place, copied: bool) -> bool:
    """市政府 and 市民政局 as who acts."""
    after = place.after
    if place.kind == "by":
        if _has_authority(after):
            return True
        return not (copied or _WITH_BELOW.match(after) or _PERSON.search(place.word) or _ACCOUNT.match(after))
    if place.kind == "counted":  # 积极争取将其纳入市级财政预算
        return not copied and bool(_HOPED.search(place.before))
    if place.kind == "told":  # what a county reports to the city; its towns report to the county
        if place.before.endswith(("提请", "提交")):
            return not copied  # an office asks its own government
        return not (copied and _BELOW.search(place.sentence[: place.at]))
    if place.kind in ("subject", "ministry") and not copied:
        if place.word.endswith("财政"):
            return bool(_PAID.search(after))
        promised = _PROMISED.match(after) or (_RULING.search(place.word) and after[:1] == "每")
        return not promised or _has_authority(after)
    return False


def _has_authority(after: str) -> bool:
    return bool(_ahead("authority", reach=GRANT).match(after))


@cache
def _grade() -> re.Pattern[str]:
    return re.compile(f"[^,;。]{{0,{HEAD}}}(?:{_any(load('rightful')['grade']['words'])})")


def _has_head(place: Place) -> bool:
    """Does it belong to what there is one of: 全市工作会议? 搭建全市平台 is nothing a county can do."""
    return bool(_ahead("head", reach=HEAD).match(place.after)) and not _BUILT.search(place.before)


@cache
def _behind(entry: str, key: str = "words", reach: int = 0) -> re.Pattern[str]:
    """Words of an entry at the end of what stands before."""
    return re.compile(f"(?:{_any(load('rightful')[entry][key])})[^,、]{{0,{reach}}}$")


@cache
def _ahead(entry: str, key: str = "words", reach: int = 0) -> re.Pattern[str]:
    """Words of an entry at the beginning of what stands behind."""
    return re.compile(f"(?:的)?[^,、建创增达各进实完]{{0,{reach}}}?(?:{_any(load('rightful')[entry][key])})")


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))
