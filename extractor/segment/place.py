"""What place and what years a plan is for, as its title, its issuer and its preamble say."""

import re
from collections.abc import Sequence

from extractor.lexicon.places import code_of
from extractor.models import Level
from extractor.segment.paragraphs import Paragraph

_QUOTED = re.compile(r"《[^》]*》")
_PERIOD = re.compile(r"(20\d\d)年?(?:—|–|-|－|―|~|～|至|到)+(20\d\d)年?")
_HALF_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_FIVE_YEAR = re.compile(r"(十[一二三四五六七八九]?五)[”\"]?(?!规划纲要)")
_FIVE_YEARS = {"十一五": 2006, "十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}
_YEAR = re.compile(r"(20\d\d)年(?:度)?")
_PLACE = re.compile(
    r"^([一-鿿]{1,10}?(?:自治区|自治州|自治县|自治旗|(?<![城本我各])(?:省|市|州(?!市)|盟|区|县(?!市)|旗|镇|乡)))(?!建设|等|场|镇|级|直|域|里|间|城)"
)
_NO_PLACE = re.compile(r"关于|推进|加强|促进|加快|深化|支持|印发|实施|全面|建立|完善|落实|开展|进一步|[和与及]市$")
_LONGEST_PLACE = 24  # characters, several levels together
_FIVE_YEAR_BEFORE = re.compile(r"(十[一二三四五六七八九]五)[”\"]?(?:期间|时期).*制定本(?:规划|计划|方案)")
_GOVERNMENT = re.compile("政府(?:办公[室厅])?$")
_LEVELS: tuple[tuple[str, Level], ...] = (
    ("自治区", "province"),
    ("自治州", "city"),
    ("自治县", "county"),
    ("自治旗", "county"),
    ("省", "province"),
    ("市", "city"),
    ("州", "city"),
    ("盟", "city"),
    ("县", "county"),
    ("区", "county"),
    ("旗", "county"),
    ("镇", "town"),
    ("乡", "town"),
    ("街道", "town"),
)


def period_of(title: str, preamble: Sequence[Paragraph]) -> tuple[int | None, int | None]:
    """Years a plan is for: from its title, else the five-year plan its preamble places it in."""
    text = title.translate(_HALF_WIDTH)
    match = _PERIOD.search(text)
    if match:
        return int(match[1]), int(match[2])
    five = _FIVE_YEAR.search(text)
    if not five:
        opening = "".join(p.bare for p in preamble)
        five = _FIVE_YEAR_BEFORE.search(opening)
    if five and five[1] in _FIVE_YEARS:
        return _FIVE_YEARS[five[1]], _FIVE_YEARS[five[1]] + 4
    year = _YEAR.search(_QUOTED.sub("", text)) or _YEAR.search(text)
    return (int(year[1]), int(year[1])) if year else (None, None)


def place_of(issuer: str | None, title: str | None) -> tuple[str | None, Level | None]:
    """Place and level, when issuer or title say them plainly; in full, where the issuer's name cuts a long one short.

    >>> place_of("阜蒙县健康促进工作领导小组办公室", "阜新蒙古族自治县工作方案"), place_of("甲县教育局", "乙县工作方案")
    (('阜新蒙古族自治县', 'department'), ('甲县', 'department'))
    """
    names = (issuer or "").split("、")
    if issuer and names[0].startswith("国务院"):
        return None, "national"
    place, titled = _place_name(names[0]), _place_name(title or "")
    if place is None or (titled and len(titled) > len(place) and code_of(titled) and not code_of(place)):
        place = titled
    if issuer and not _GOVERNMENT.search(names[0]):
        return place, "department"
    level = next((level for suffix, level in _LEVELS if place and place.endswith(suffix)), None)
    return place, level


def _place_name(name: str) -> str | None:
    """The innermost place a name begins with: 某市某区卫生健康委员会 → 某市某区."""
    end = 0
    while True:
        match = _PLACE.match(name[end:])
        if match is None or end + match.end() > _LONGEST_PLACE or _NO_PLACE.search(match[1]):
            break
        end += match.end()
    return name[:end] or None
