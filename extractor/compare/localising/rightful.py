"""Whether it is right for a lower plan to name the upper level: 报市政府批准, 全市统一的平台, 居全省前列.

The words that make it right, or wrong, are those of `rightful.yml`, each entry with its examples.
"""

import re

from extractor.compare.localising.aims import for_its_cause, is_aim, serves_aim
from extractor.compare.localising.mentions import (
    BELOW,
    CITED,
    GRADE,
    GRANT,
    QUOTED,
    Mention,
    ahead,
    behind,
    has_authority,
    inside,
    of_all,
    within,
)
from extractor.compare.localising.rightful_bodies import rightful_body
from extractor.compare.localising.rightful_names import own_paper, rightful_name
from extractor.compare.tiers import SIGNS

NEAR = 8  # characters between a word and what makes it right from further off
HEAD = 10  # characters between it and the noun it belongs to
JUDGED = 14  # characters between a word and the appraisal it belongs to
SELECTED = 4  # characters between a verb and the grade of what is selected: 评选10家市级重点书屋
PROMISED = 8  # characters between 市属 and what those are to do: 市属国有企业要

_FIRST = re.compile("前[一二三四五两十0-9]")  # 居各县(市、区)|前三位
# An aim for the lower place among those beside it, and where it lies: 全市林业先行县, 地处全市西部.
_AMONG = re.compile(
    f"各[^,;。]{{1,10}}{_FIRST.pattern}|[^,、]{{0,8}}?(?:先行|示范|样板|标杆|[^,、]强)[县区市镇乡]|第[二三四五六七八九十0-9]+(?=[位名]|$)|[^,、]{{0,16}}之一$|[^,、]{{0,8}}重点(?:乡镇|[县区市镇乡])$|[东西南北中]部|腹地|交界|重要的[^,、]{{2,10}}(?:[地区镇县]|基地|中心|枢纽|门户|通道)"
)
# Sets up on what it has: 依托县医院设立|省级中心
_RESTS_ON = re.compile("依托[^,、]{2,12}(?:建立|设立|组建)$")
_EVENT = re.compile("[一-鿿]{1,8}(?:月|周|日|节)(?=[、,。”]|[^,;。、]{0,6}活动|$)")  # 办好全国|质量月活动
_COUNTED = re.compile("[^,;。]{0,10}[0-9]+[个家所处名人项批条]")
_WITH = re.compile("[与和同跟]$")  # 深化与|在澄高校|的合作
_NUMBER = re.compile("[0-9]")
_BESIDE_OWN = re.compile(f"{GRADE.pattern}[^,、]{{0,6}}、$")  # 县级巡检、市级抽检
_BEFORE_OWN = re.compile(f"[^,、]{{0,6}}、{GRADE.pattern}")  # 市级负责、县级落实
_BESIDE_ALONG = re.compile("(?:对接|联合|携手)[^,、]{0,6}(?:沿线|周边|毗邻|邻近|相邻|流域)$")  # 对接江流沿线|各市
_JUDGED_FROM_ABOVE = re.compile("(?:迎接|迎检|接受|做好)[^,、]{0,8}对$")  # 迎接国家对|省级政府的评价


def rightful(mention: Mention, copied: bool) -> bool:
    """May the word stand where it stands? In what was copied, only what is next to it makes it right.

    >>> sentence = "办公室设在市行政审批局,重大事项报市政府批准"
    >>> rightful(Mention("seat", "市行政审批局", sentence, 5), copied=False)
    False
    >>> rightful(Mention("own", "全市", "主要指标位居全市前列", 6), copied=True)
    True
    """
    if within(CITED, mention):
        return not own_paper(mention)
    if mention.kind == "name":
        return rightful_name(mention, copied)
    if within(QUOTED, mention) or (mention.word == "全国" and _EVENT.match(mention.after)):
        return True
    if mention.kind in ("work", "beyond"):
        return not copied
    if mention.kind == "alias":
        return not copied and bool(_WITH.search(mention.before) or behind("serves").search(mention.before))
    if mention.kind == "elsewhere":
        return not copied or bool(inside("exchanged").search(mention.after))
    if mention.kind in ("lower", "numbered"):
        return _rightful_places(mention, copied)
    if mention.kind == "own":
        return _rightful_scope(mention, copied)
    if mention.kind in ("tier", "kept"):
        return _rightful_kept(mention) if copied else not is_aim(mention)
    return rightful_body(mention, copied)


def _rightful_places(mention: Mention, copied: bool) -> bool:
    """各县（市、区）, 6个区、县（市）: those beside the lower place, and among which it stands."""
    before, after = mention.before, mention.after
    if _BESIDE_ALONG.search(before) or _JUDGED_FROM_ABOVE.search(before) or _FIRST.match(after):
        return True
    return bool(ahead("beside", "after").match(after) or (not copied and behind("beside", "before").search(before)))


def _rightful_scope(mention: Mention, copied: bool) -> bool:
    """全市, 我市, 市内, 市直."""
    word, before, after = mention.word, mention.before, mention.after
    if word == "我国":
        if behind("grounds").search(before) and inside("grounds_end").search(after):
            return False
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
    if behind("before").search(before) or _AMONG.match(after) or of_all(after):
        return True
    if copied:
        return False
    if serves_aim(before, after):
        return True
    if word[-1] == "内":
        return not ahead("everybody").match(after)
    if word[-1] == "属":
        return bool(before or not ahead("promised", reach=PROMISED).match(after))
    if word[-1] == "直" and before:
        return True
    near = bool(behind("near", reach=NEAR).search(before))
    return near or (word[-1] != "际" and _has_head(mention))  # 部际|联席会议 is no meeting to attend


def _helps(before: str, sign: str) -> bool:
    """Does it help bodies of that tier: 配合市级部门做好|本市?"""
    helped = inside("helped").search(before)
    return helped is not None and before[helped.end() :].startswith(
        tuple(sign + of for of in ("级", "直", "有关", "相关"))
    )


def _rightful_kept(mention: Mention) -> bool:
    """Any other word for the upper level, in what was copied."""
    word, before, after = mention.word, mention.before, mention.after
    # the county's towns report to the county, and the county's own report goes up
    if behind("reports").search(before):
        return bool(GRADE.match(before)) or not re.search(BELOW, mention.sentence[: mention.at])
    if before.endswith("纳入"):
        return word[-1] == "级"
    if word == "市区":  # its frame tells what stands before it
        return False
    if word[0] in "强大" and word[-1] in SIGNS:  # 制造强省, and what a plan calls its own place
        return for_its_cause(before) or (word[0] == "大" and "作为" not in before)
    if word[-1] == "级" and _RESTS_ON.search(before):
        return False
    if any(behind(entry).search(before) for entry in ("before", "used")) or behind("near", reach=NEAR).search(before):
        return True
    if ahead("after").match(after) or has_authority(after):
        return True
    return word[-1] == "级" and _rightful_grade(before, after)


def _rightful_grade(before: str, after: str) -> bool:
    """市级 and 省级 of what there is of each grade, or beside another grade."""
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


def _has_head(mention: Mention) -> bool:
    """Does it belong to what there is one of: 全市工作会议? 搭建全市平台 is nothing a county can do."""
    return bool(ahead("head", reach=HEAD).match(mention.after)) and not behind("built").search(mention.before)
