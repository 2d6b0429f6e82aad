"""Which body of a lower plan stands for one of the upper plan: itself, its branch, or the one it was merged into."""

import re
from functools import cache, lru_cache

from extractor.lexicon import charges, functions, load, organs
from extractor.text import fold

SHORTEST = 3  # characters of a body's name without its place

canonical = lru_cache(maxsize=4096)(functions.canonical)

_BRANCH = re.compile(
    r"(?P<head>[人农工中建]行|[一-鿿]{2,}?[局行司])[一-鿿]{0,8}?(?:分局|支局|分行|支行|分公司|办事处|[总支大中]队)$"
)
_PLACED = re.compile("(?P<words>[一-鿿]{4,})(?:分局|支局)")
_SUPPLIER = re.compile(r"(?:供电|供水|供气|供热|燃气|天然气|热力|自来水|水务|电力|烟草|盐业|石油)公司$")
_COMMITTEE = ("管委会", "管理委员会")
_TOWN = re.compile("(?:[镇乡]|街道)$")
_BRACKET = re.compile(r"[(（]([^()（）]+)[)）]")
# A town's office for a county's body: 水利站 for 水利局, 市场监管所 for 市场监管局.
_OFFICE = re.compile(r"(?P<stem>[一-鿿]{2,}?)(?:综合|管理|保障|监督)*(?:服务中心|工作站|服务站|办公室|办|站|所|院)$")
_BUREAU = re.compile(r"(?P<stem>[一-鿿]{2,}?)(?:监督|管理)*(?:局|委|委员会|中心)$")


@lru_cache(maxsize=4096)
def stands_for(lower: str, upper: str) -> str | None:
    """The rule by which a body called `lower` answers one called `upper`, each without its level word.

    >>> stands_for("卫健局", "卫生健康委"), stands_for("民宗局", "民政局")
    ('same_body', None)
    >>> stands_for("生态环境局某某分局", "生态环境局"), stands_for("公安某某分局", "公安局"), stands_for("教育体育局", "体育局")
    ('local_branch', 'local_branch', 'merged_body')
    >>> stands_for("人行某某中心支行", "人民银行"), stands_for("人行某某支行", "人行某省分行")
    ('local_branch', 'local_branch')
    >>> stands_for("水利站", "水利局"), stands_for("社会事务办", "民政局"), stands_for("水利站", "林业局")
    ('local_office', 'local_office', None)
    """
    office = _named_offices().fullmatch(lower)
    lower = office["office"] if office and not functions.organ_of(lower) else lower
    if canonical(lower) == canonical(upper):
        return "same_body"
    if upper.endswith(_COMMITTEE) and lower.endswith(upper):
        return "same_body"  # the one 经济开发区管委会 there is, of 各开发区管委会
    if _head(lower) == _head(upper) and (_head(lower) != canonical(lower) or _head(upper) != canonical(upper)):
        return "local_branch"
    if _second_name(fold(lower), upper):
        return "merged_body"
    asked = _charges_asked(upper)
    if asked and asked <= charges.charges_of(lower):
        return "merged_body" if charges.is_bureau(lower) else "local_office"
    return "local_office" if _office(fold(lower), fold(upper)) else None


@lru_cache(maxsize=4096)
def without_place(function: str, names: tuple[str, ...]) -> str:
    """A body's name without that of its place in front.

    >>> without_place("禾溪交警大队", ("禾溪县", "禾溪")), without_place("清水水利站", ("清水镇",)), without_place("清水站", ("清水镇",))
    ('交警大队', '水利站', '清水站')
    """
    forms = {form for name in names for form in (name, _TOWN.sub("", name)) if len(form) > 1}
    name = max(filter(function.startswith, forms), key=len, default="")
    return function[len(name) :] if len(function) - len(name) >= SHORTEST else function


def _head(function: str) -> str:
    """The body a branch belongs to; the kind of a supplier, which is a company of its own in every place."""
    branch, supplier = _BRANCH.match(fold(function)), _SUPPLIER.search(fold(function))
    if supplier:
        return canonical(supplier[0])
    if branch is None and (named := _PLACED.fullmatch(fold(function))):
        words = named["words"]  # 公安某某分局: the place stands between the words of the bureau and 分局
        known = [f"{words[:k]}局" for k in range(len(words) - 1, 1, -1) if functions.organ_of(f"{words[:k]}局")]
        return canonical(known[0] if known else function)
    return canonical(organs.read_body(branch["head"]).function if branch else function)


def _office(lower: str, upper: str) -> bool:
    """Is `lower` the office that does in a town what `upper` does in a county, by its name or by the lexicon?"""
    office, bureau = _OFFICE.fullmatch(lower), _BUREAU.fullmatch(upper)
    if office is None or bureau is None:
        return (upper, lower) in _offices()
    one, other = office["stem"], bureau["stem"]
    return one.startswith(other) or other.startswith(one) or (upper, lower) in _offices()


@cache
def _offices() -> frozenset[tuple[str, str]]:
    entries = load("wording")["offices"]
    return frozenset((word, office) for entry in entries for word in entry["words"] for office in entry["offices"])


@cache
def _named_offices() -> re.Pattern[str]:
    """Offices with a name in front: 城关派出所."""
    return re.compile(f"[一-鿿]{{2,4}}(?P<office>{'|'.join(load('wording')['named_offices']['words'])})")


def _second_name(lower: str, upper: str) -> bool:
    """Is `upper` the name `lower` also goes by: 农业农村局（县乡村振兴局）?"""
    return any(canonical(organs.read_body(name).function) == canonical(upper) for name in _BRACKET.findall(lower))


def _charges_asked(upper: str) -> frozenset[str]:
    """The organ of an upper body; of one the lexicon lacks, the lines of work it joins."""
    organ = functions.organ_of(upper)
    return frozenset((organ.slug,)) if organ else charges.charges_of(upper)


def of_one_tier(function: str, place: str = "区") -> bool:
    """Has the place below, a district (区), a county (县) or a city (市), none of its own kind?

    >>> of_one_tier("消防救援支队"), of_one_tier("民政局"), of_one_tier("气象局"), of_one_tier("气象局", "县")
    (True, False, True, False)
    >>> of_one_tier("生态环境厅", "市"), of_one_tier("海关", "市")
    (False, True)
    """
    if not _any_of("of_one_tier").search(function):
        return False
    return place == "区" or not _any_of("in_cities" if place == "市" else "in_counties").search(function)


@cache
def _any_of(entry: str) -> re.Pattern[str]:
    return re.compile("|".join(load("wording")[entry]["words"]))
