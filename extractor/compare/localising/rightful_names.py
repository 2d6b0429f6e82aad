"""Whether it is right for a lower plan to name the upper place: 参与“书香某某”活动, 按照《某某市管理办法》."""

import re
from functools import cache

from extractor.compare.localising.mentions import QUOTED, Mention, ahead, behind, inside, of_all, within
from extractor.compare.tiers import SIGNS
from extractor.lexicon import any_of, load

TITLE = 16  # characters between the name of a place and what is cited
SLOGAN = 12  # characters between a verb and the name of a place
OWN = 3  # characters between a verb and a quoted slogan: 擦亮我县|“某某”
TALE = 4  # characters between the name of a place and what is told of it: 讲好某某节水故事

_CHINA = re.compile(r"中国[(]?$")  # 健康中国某某行动 and 中国（某某）保护中心 are names
# 县发展改革局起草|《某某市管理办法》, 见表3|《某某市分工表》
_DRAWN_UP = re.compile(
    "(?:(?P<sign>[省市县区旗镇乡州])(?:(?:人民)?政府(?:办公[室厅])?|[一-鿿]{1,10}?(?:局|委|办|厅))[^,;。《]{0,6}(?:编制|制定|印发|起草|出台|修订)|见(?:附?表|附件)[0-9]*)$"
)
# 将|《某某市管理办法》列入县人大立法计划
_TO_CONGRESS = re.compile(
    "《[^》]*》[^,;。]{0,4}(?:列入|纳入|提请|报)(?P<sign>[省市县区旗州])(?:人大|人民代表大会)(?:常委会)?[^,;。]{0,6}(?:立法|审议)"
)


def own_paper(mention: Mention) -> bool:
    """Is a paper or table by the upper place's name one that the lower place draws up itself?"""
    opens = mention.sentence.rfind("《", 0, mention.at)
    if mention.kind != "name" or mention.at != opens + 1:
        return False
    drawn = _DRAWN_UP.search(mention.sentence, 0, opens) or _TO_CONGRESS.match(mention.sentence, opens)
    return drawn is not None and drawn["sign"] != mention.word[-1]


def rightful_name(mention: Mention, copied: bool) -> bool:
    """书香某某 and 某某市."""
    full, before, after = mention.word[-1] in SIGNS, mention.before, mention.after
    if behind("visited").search(before):
        return True
    if full and behind("speaker").search(before):
        return True
    if full and ahead("official", reach=TITLE).match(after):
        return not (copied and behind("drawn_up").search(before))
    if _joins().match(before) or (not copied and behind("serves").search(before)):
        return True
    if not copied and before.endswith("为") and inside("gives").search(after):
        return True
    if of_all(after) or _CHINA.search(before):
        return True
    if within(QUOTED, mention):
        return _rightful_quoted(mention, copied)
    if copied:
        return False
    if full:
        return not ahead("of_place", "area").match(after)
    if ahead("of_place", "people").match(after):
        return False
    ends = after[:1] in ("", "、", "”") or ahead("slogan", "after").match(after)
    ends = ends or ahead("slogan", "tale", TALE).match(after)
    return not (ends and (before[-1:] == "新" or behind("slogan", "before", SLOGAN).search(before)))


def _rightful_quoted(mention: Mention, copied: bool) -> bool:
    """“书香某某”, the name of something of the upper place, or copied for something of one's own."""
    ours = mention.sentence[: mention.sentence.rfind("“", 0, mention.at)]
    if mention.sentence.startswith("”", mention.at + len(mention.word)) and behind("brand", "made", OWN).search(ours):
        return False
    theme = mention.after.partition("”")[2]
    own = theme == "品牌" or ahead("brand", "theme").match(theme)
    return not (copied and own)


@cache
def _joins() -> re.Pattern[str]:
    """Words by which a phrase says that the lower place takes part."""
    return re.compile(f"(?:积极|主动|广泛|争取)*(?:{any_of(load('rightful')['joins']['words'])})")
