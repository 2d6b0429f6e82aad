"""Places in a plan of one tier that a plan of a lower tier has no business with: those below it, and those beside it."""

import re
from functools import cache

from extractor.lexicon import any_of, load
from extractor.lexicon.places import code_of
from extractor.lexicon.words import word_class

# Each province has one department of a kind: 各省级农业农村部门 speaks of all provinces, 各省级部门 of one.
_NOT_OF_A_KIND = "(?!有关|相关|主管|行业|职能|牵头|责任|成员|参与)"
_OF_EACH_PROVINCE = (
    f"各省级(?:(?:人民)?政府|{_NOT_OF_A_KIND}[一-鿿]{{2,9}}?部门)"
    f"|(?<=[,\n])省级(?:(?:人民)?政府|{_NOT_OF_A_KIND}[一-鿿]{{2,9}}?主管部门)(?=要|应|对|会同|负责|牵头|制定|加强)"
)

# 各区级部门 are departments of one place.
_ADDRESSED = "(?!级|直|属|块|域|位|内|委办|场|道|城)"
# One of the places below a tier, as lists of their kinds are made: 区、县(市), 市(自治州), 区县(开发区).
_ONE = {
    "national": "省份|省|自治区|直辖市",
    "province": "设区的?市|地级市|自治州|[市州盟]",
    "city": "自治县|[区县市旗]",
    "county": "街道|苏木|[乡镇街]",
}
_OF_BOTH = ("市县", "市、县")  # 指导市县: a city and those below it
_BESIDES = "开发区|功能区|园区|新区|[区市县]|、"
_NO_PLACE = "(?![政民容村委])"  # 2个市民广场, 3个乡村
_MANY = "(?:[0-9]+|[两二三四五六七八九十]{1,3})"
_WHERE = "沿海|沿江|沿河|沿边|边境|山区|库区"  # 11个沿海省(区、市)
_MOST = {"city": 25, "county": 60}  # no more places than these has one of the tier
_CHOSEN = re.compile("(?:支持|扶持|选[择取定]|遴选|确定|创建|建成|打造|培育|完成|达到|不少于|至少|超过|在)$")
_STANDS = "(?=[^,;。]{0,4}(?:前列|前茅|方阵|领先|首位|第[一二三0-9]|排名|位次))"


@cache
def places_of(tiers: tuple[str, ...]) -> str:
    """A pattern of the names of the places below the first of some tiers that are none below the last: 各县（市、区） for a county."""
    words = _names(tiers)
    if not words:
        return ""
    each = any_of(word.removeprefix("各") for word in words)
    judged = f"(?:[和与及、][^,;。、]{{2,6}}?)?,?(?:由?[^,;。]{{2,16}}|(?:进行|实行|实施)?)(?:{any_of(load('upper_words')['judged']['words'])})"
    ways = [any_of(words), *([_OF_EACH_PROVINCE] if tiers[0] == "national" else []), f"(?<=的)(?:{each})(?={judged})"]
    return f"(?:{'|'.join(ways)}){_ADDRESSED}"  # 对工作不力的区县和单位予以通报


@cache
def addressees(tiers: tuple[str, ...]) -> re.Pattern[str]:
    """Names of the places below the upper one, at the beginning of a name: 各县（市、区）人民政府."""
    return re.compile(places_of(tiers) or "(?!)")


@cache
def lower_places(tiers: tuple[str, ...]) -> dict[str, str]:
    """The same names without 各, by the types that frames name: one of the places, and all of them."""
    words = [word.removeprefix("各") for word in _names(tiers)]
    if not words:
        return {}
    longer = [word for word in words if len(word) > 1]
    apart = [word for word in longer if word not in _OF_BOTH]
    each, several, only = (f"(?:{any_of(some)}){_ADDRESSED}" for some in (words, longer, apart))
    governments = f"(?:{any_of(longer)})(?:(?:人民)?政府|党委|党政){_ADDRESSED}"
    of_county = {"places_above_county": several} if tiers[-1] == "county" else {}
    if tiers[-1] == "county":
        of_county["places_bracketed"] = f"(?:{any_of([word for word in longer if '(' in word])})"
    return {
        "each_place": each,
        "places": several,
        "places_alone": only,
        "governments": governments,
        **of_county,
        **_lacking(tiers),
    }


def _lacking(tiers: tuple[str, ...]) -> dict[str, str]:
    """What no place of the last tier has or is: a county no 主城三区 and no 厅级领导."""
    if tiers[-1] not in ("county", "town"):
        return {}
    of_province = {
        "capital_of_province": "省会(?:城[市区])?",
        "autonomous": "民族自治州",
        "rank_of_province": "厅级领导",
    }
    return {"downtown_districts": f"主城{_MANY}区", **(of_province if tiers[0] == "province" else {})}


def _names(tiers: tuple[str, ...]) -> frozenset[str]:
    below = load("levels")["lower"]
    own = below.get(tiers[-1], ()) if tiers else ()
    return frozenset(word for one in tiers[:-1] for word in below.get(one, ()) if word not in own)


@cache
def numbered(tiers: tuple[str, ...]) -> str:
    """So many places below one of some tiers: 6个区、县(市)."""
    kinds = [_ONE[tier] for tier in tiers if tier in _ONE]
    several = [f"{_MANY}个(?:以上)?(?:{_WHERE})?{_listed(one)}{_ADDRESSED}{_NO_PLACE}" for one in kinds]
    return "|".join([*several, *(f"{_MANY}(?:{one})、?{_MANY}(?:{one})" for one in kinds)]) or "(?!)"  # 9县3区


def foreign(before: str, word: str, tiers: tuple[str, ...]) -> bool:
    """Are so many places none of the last tier's own: no county has 区、县, and no city 102 of them? Those chosen are a target.

    >>> foreign("推动", "6个区、县(市)", ("city", "county")), foreign("推动", "6个县(市、区)", ("province", "city"))
    (True, False)
    >>> foreign("与", "102个县(市、区)", ("province", "city")), foreign("支持", "50个县(市、区)", ("province", "city"))
    (True, False)
    >>> foreign("推动", "11个沿海省(区、市)", ("national", "province")), foreign("", "5个沿海市", ("national", "province"))
    (True, False)
    """
    number, _, places = word.replace("以上", "").partition("个")
    own = tiers[-1] in _ONE and re.fullmatch(f"(?:{_WHERE})?{_listed(_ONE[tiers[-1]])}", places)
    return not own or (
        number.isdecimal() and int(number) > _MOST.get(tiers[-1], int(number)) and not _CHOSEN.search(before)
    )


def among_names(list_of_places: str) -> bool:
    """Are the places of a list named, and no kinds of areas?

    >>> among_names("墨溪区、杉坪县"), among_names("产业区、商务区、居住区")
    (True, False)
    """
    stems = [name[:-1] for name in re.split("[、和]", list_of_places)]
    return all(word_class(stem) in ("", "ns", "nr", "nz") for stem in stems)


def real_elsewhere(list_of_places: str, code: str | None) -> bool:
    """Are all places of a list known, and is none in the province with a `code`, nor is it one of them?

    >>> real_elsewhere("天津、青岛", "330000"), real_elsewhere("天津、青岛", "370000"), real_elsewhere("风电、光伏", None)
    (True, False, False)
    """
    codes = [code_of(name) or code_of(f"{name}市") for name in list_of_places.split("、")]
    return all(one and not (code and one[:2] == code[:2]) for one in codes)


def _listed(one: str) -> str:
    """A list of kinds of places, as it stands for all of them."""
    return rf"(?:{one})(?:、?(?:{one}))*(?:\((?:{one}|{_BESIDES})+\))?(?:{one})?"


@cache
def peers(tiers: tuple[str, ...]) -> str:
    """The places among which those of the tiers above the last stand: 居全省|设区市|前列; several provinces: 向|西部省份|倾斜."""
    words = [word for tier in tiers[:-1] for word in load("levels")["peers"].get(tier, ())]
    several = "|(?:中西|[东中西])部(?:各?省份|各省)" if tiers[:1] == ("national",) else ""
    return f"(?<=全[国省市县州])(?:{any_of(words)}){_STANDS}{several}" if words else several.removeprefix("|") or "(?!)"


# In 甲区、乙县: two or more by name, and no 园区、景区.
_NAMED = "[一-鿿]{2,3}(?<![园景社小校林牧矿库灌厂辖片街山城地学院病郊])[区县市旗]"
_CITY = "[一-鿿]{2,3}"
BESIDE_OF_NATION = f"(?<=[在以进持动设]){_CITY}(?:、{_CITY})+(?=等)"
BESIDE = f"(?<=[在以]){_NAMED}(?:[、和]{_NAMED})+"


def next_to(above: str) -> str:
    """Places of the upper one's own tier as neighbours: 毗邻的|甲市、乙市 in a county's plan, whose neighbours are counties."""
    one = f"{_NAMED}(?<=[{above}])"
    return f"(?<=毗邻的|邻近的|相邻的|周边的){one}(?:[、和]{one})+"
