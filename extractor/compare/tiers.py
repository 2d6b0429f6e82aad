"""The tier of the place a plan is about, and the level word it goes by: 市 for a city, 市 too for a county-level one."""

from collections import Counter

from extractor.lexicon import levels
from extractor.lexicon.acting import acting_level
from extractor.models import Plan
from extractor.neutral import once_a_plan
from extractor.text import fold

RANK = {"national": 0, "province": 1, "city": 2, "county": 3, "town": 4, "village": 5}
SIGNS = "省市州县区盟旗"  # end the full name of a place

_BY_SIGN = {
    "省": "province",
    "市": "city",
    "州": "city",
    "盟": "city",
    "区": "county",
    "县": "county",
    "旗": "county",
    "镇": "town",
    "乡": "town",
}
_OF_TIER = {"province": "省", "city": "市州盟", "county": "县区旗", "town": "镇乡"}


@once_a_plan
def tier(plan: Plan) -> str | None:
    """The tier of the place a plan is about: of its document, of its place's name, or that of which it speaks most."""
    document = plan.document
    sign = (document.jurisdiction or "")[-1:]
    if document.level in RANK:
        # A municipality ranks with provinces and speaks of 全市.
        return "city" if document.level == "province" and sign == "市" else document.level
    if acting_level(document) == "national":
        return "national"
    if sign in _BY_SIGN:
        return _BY_SIGN[sign]
    spoken = Counter(word.level for m in plan.measures for word in levels.own_words(fold(m.text)))
    return spoken.most_common(1)[0][0] if spoken else None


def tier_of(sign: str) -> str | None:
    """The tier of the places a level word stands for: 县 of 每个县（市、区）."""
    return {**_BY_SIGN, "街": "town", "村": "village", "社": "village"}.get(sign)


def signs(plan: Plan) -> str:
    """The level words by which a plan calls its own place: that of its name, or all of its tier."""
    sign = (plan.document.jurisdiction or "")[-1:]
    return sign if sign in _BY_SIGN else _OF_TIER.get(tier(plan) or "", "")


def signs_above(upper: Plan, lower: Plan) -> str:
    """The level words of the upper place that the lower one does not go by: none between a city and a county-level city."""
    own = signs(lower)
    return "".join(sign for sign in signs(upper) if sign not in own)


def kind_of(plan: Plan) -> str:
    """What a plan's place is called where it is asked whether it has a body of a kind: 市, 区 or 县."""
    return "市" if tier(plan) == "city" else "区" if signs(plan) == "区" else "县"


def descent(upper: Plan, lower: Plan) -> tuple[str, str] | None:
    """The tiers of two plans, when the second's is lower than the first's."""
    above, below = tier(upper), tier(lower)
    if above is None or below is None or RANK[above] >= RANK[below]:
        return None
    return above, below
