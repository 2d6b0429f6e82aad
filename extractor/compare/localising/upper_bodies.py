"""Names of bodies, leaders and places of the upper level, as patterns: who acts, and the types of words that frames name."""

import re
from functools import cache

from extractor.compare.localising.scopes import WHOSE
from extractor.lexicon import any_of, load

# An autonomous region speaks of itself as 区, and of its capital as 首府.
_OF_REGION = {"region": "区内", "capital": "首府", "region_itself": "自治区"}
# Begins the name of a body behind a level word; 市级, 市民, 市中心 go on, and 市第十医院 is one that no place below has.
_BODY = "(?![级直属内域场区县郊第容]|民(?![政族宗])|政(?![府务法协])|中心(?!医院|血站))"
_COMMITTEE = "[委办](?=[、和负牵会报,;。\\n])"  # what ends a body's name in a list, or before a verb
_PLACE = "(?<![城都超集门股楼夜菜县区国]){}"  # 城市, 县区: no word for the upper place
_OF_NATION = {
    "nation": "国家(?=[一-鿿])",
    "regions_of_nation": "(?:中西部|西部|东北|东部)地区",
    "institutes_of_nation": "(?:国家|中国|全国)[一-鿿]{2,16}",
    "congress_of_nation": "全国人大(?:常委会)?",
    "budget_of_nation": "中央(?:本级|财政|(?=预算(?!内)))",
    "ministries_of_nation": "(?:各有关|有关|各)部委",
    "papers_of_nation": "《(?:中国|全国|国家)[^》]{2,24}(?:公报|年报|报告|年鉴|蓝皮书|白皮书|指数|目录)》",
    "ministry_of_nation": "(?:国家)?[一-鿿]{2,8}?(?:部|总局|署|委|局)",
}
# What a leader is said to be: in an office of the lower place.
_HOLDS = "(?=(?:共同)?(?:担任|兼任|任(?![务何职由])|领衔|阅批)|[、和][^,;。]{1,14}?(?:担任|兼任|任(?=[正副组总主]))|[^,;。]{0,8}带班)"
_CHIEF_OF_NATION = f"(?:[一-鿿]{{2,8}}部部长|国务院[一-鿿]{{0,6}}领导(?:同志)?){_HOLDS}"
_KEPT_OF_NATION = {
    "chief": [_CHIEF_OF_NATION],
    "tier": [f"国家层面|国家级|全国性|中央预算内投资|(?<![健完安])全国{WHOSE}"],
    "kept": ["中央和国家机关[^,、。]{0,3}|国务院(?!办公厅|关于)[一-鿿]{0,10}?(?:部门|委员会|领导小组)"],
}


def _chief(sign: str) -> str:
    """A leader of the upper level who is to hold an office: 由|区长|兼任.

    >>> bool(re.search(_chief("[市]"), "由市委书记、县长共同担任")), bool(re.search(_chief("[市]"), "市长热线"))
    (True, False)
    """
    body = "[一-鿿]{2,12}?(?:局局长|委主任|办主任|厅厅长|部部长)"
    chiefs = [
        rf"{sign}(?:委(?:副?书记|常委)|人大常委会主任|(?:人民)?政府副?秘书长|长|领导(?:同志)?(?!小组|班子)|{body})",
        "自治区(?:党委书记|(?:分管|常务)*副?主席|领导(?!小组|班子))",
        "军分区司令员",
    ]
    return f"(?:{'|'.join(chiefs)}){_HOLDS}"


def ranked(tiers: tuple[str, ...], own: str) -> str:
    """Forces of some tiers, as who is to act, or with whom; a level word of the lower place makes them its own."""
    words = [word for tier in tiers for word in load("levels")["ranks"].get(tier, ())]
    forces = (
        f"(?:(?:(?![由与和{own}])[一-鿿]){{0,8}}(?:警|消防|救援|执法|公安|环境|环保))?(?:{any_of(words)})(?:机关|党委)?"
    )
    return f"(?<=[,\n由同合])(?<![共协]同){forces}(?={_acts()})" if words else "(?!)"


def mixed(own: str) -> str:
    """A body by the lower place's level word whose kind only provinces have."""
    return f"(?<![县区全我本各])[{own}](?:(?![省报送向]|办公)[一-鿿]){{2,10}}(?<!办公)厅(?=[、,;。\\n和与会牵负要应每])"


@cache
def acting_body() -> re.Pattern[str]:
    """A body behind the name of its place, as who is to act."""
    return re.compile(f"{_BODY}[一-鿿]{{0,14}}?(?:{_one_of_a_kind()}|政府|委)(?={_acts()})")


@cache
def acting_school() -> re.Pattern[str]:
    """A school behind the name of its place, alone or before others, as who is to act."""
    return re.compile(f"第[一二三四五六七八九十]+(?:中学|小学)(?=(?:等(?:单位|学校))?{_acts()})")


# Where an office of the lower place's own group has its seat.
_SEAT_OF_NATION = "(?<=办公室设在)(?:国务院|国家|中央)[一-鿿]{2,12}?(?:厅|办|部|委|局)(?=[,;。、\n]|$)"


def _ministry() -> str:
    """The same words for what ministries do, which have no level word."""
    body = "(?:国家)?(?:(?!由)[一-鿿]){2,9}?(?:部|总局|署|委|(?<!司)局)"
    return (
        f"(?<=[,\\n])国务院[一-鿿]{{2,14}}?(?:委员会|领导小组|联席会议)(?:办公室)?(?={_acts()})"
        f"|(?<=[,\\n])中央财政(?={_acts()})"
        f"|(?<=[,\\n由])国务院(?:有关|相关|各|主管)*(?:部门|单位)(?={_acts()})|(?<=[,\\n由]){body}(?:、{body}){{0,4}}(?={_acts()})"
    )


def _institute_of_nation() -> str:
    """Leagues and media of the nation, as who is to act, alone or before others."""
    return f"(?<=[,\\n由])(?:{words_of('national')}|中国[一-鿿]{{2,10}}(?:协会|学会|联合会))(?=(?:、[^,;。、]{{2,10}})*(?:{words_of('acts')}))"


def _acts() -> str:
    """What follows who is to act; 市委组织部 goes on, and 市政府要求 is cited."""
    return f"(?!组织部|要求)(?:{words_of('acts')})"


def named() -> str:
    """A body, or something there is one of, from behind its level word on."""
    return f"{_BODY}(?:{words_of('leagues')}|[一-鿿]{{2,14}}?(?:{_one_of_a_kind()}|{_COMMITTEE}|所(?=要|应|负责|承担|牵头)))"


def _one_of_a_kind() -> str:
    """What ends the name of a body, or of something, there is one of."""
    return "|".join(words_of(entry) for entry in ("leagues", "groups", "institutions"))


@cache
def words_of(entry: str) -> str:
    """The words of an entry of `upper_words.yml`, any of which may stand."""
    return any_of(load("upper_words")[entry]["words"])


def bodies_of(upper: str, above: str) -> dict[str, list[str]]:
    """Bodies and words of a plan of tier `upper` wherever they stand, by their kinds; `above` as in `sides`."""
    if upper == "national":
        return {
            "ministry": [_ministry()],
            "group": [_institute_of_nation()],
            "placed": [_SEAT_OF_NATION],
            **_KEPT_OF_NATION,
        }
    if not above:
        return {}
    acting = _acting(above)
    if upper == "province":  # whose tier no lower place sets up
        acting["told"] += ["(?<=健全|构建|完善)省、?市、?县三级"]
    return {**acting, **_kept(above)}


def _acting(above: str) -> dict[str, list[str]]:
    """Bodies of the upper level, and what belongs to it, as who is to act."""
    words = types_of("", above)
    several = rf"{words['body']}(?:[、和与及]{words['body']})*(?:等(?:有关|相关)?(?:部门|单位))?"
    when = "(?:[一两二三四五六0-9]年|全年|累计|共同|主动)?"
    return {
        "chief": [_chief(f"[{above}]")],
        "group": [
            rf"(?<=[,\n])(?:{words['group']}(?:各?成员单位)?(?={_acts()})|{words['institution']}(?=要|应|负责|承担))"
        ],
        "subject": [
            rf"(?<=[,\n])(?:{several}|[{above}]委)(?={when}{_acts()})",
            rf"(?<=[,\n。])[{above}]级(?:层面)?(?=至少|组建|{_acts()}(?!、))",
        ],
        "told": [
            rf"(?<=[,\n])[{above}]{_BODY}[一-鿿]{{2,12}}?(?:集团|公司|剧院|剧团|歌舞团|中学|法院|检察院)(?=要|应|须|在|每年|负责|承担|带头)"
        ],
    }


def types_of(upper: str, above: str) -> dict[str, str]:
    """Bodies, leaders and words of the upper level, by the types that frames name."""
    if upper == "national":
        return _OF_NATION
    if not above:
        return {}
    sign = f"[{above}]"
    organ = f"{_BODY}(?:委(?:[一-鿿]{{2,4}}?部(?!门)|督查室)|[一-鿿]{{1,12}}?(?:局|委员会|委|办|厅|部门|中心|馆|院)|"
    organ += f"{words_of('leagues')})"
    office = "(?:[一-鿿]{0,6}领导小组|[一-鿿]{2,8}委员会|办公[厅室]|督查室|研究室|[一-鿿]{2,3}委)?(?:分管|主要)?(?:领导|负责(?:人|同志)|副?秘书长)?"
    staff = "级?(?:主管|有关|相关|业务|行业|各)*(?:部门|单位)|级?领导(?:干部|小组)?|(?:本?级)?财政(?!局)"
    account = f"{sign}(?:委、{sign}政府|(?:人民)?政府|委|本?级|财政)(?:对[^,;。]{{1,14}}的)?[一-鿿]{{0,4}}?(?:督查|考核|预算|绩效)"
    return {
        "place": _PLACE.format(sign),
        "condition": f"{_PLACE.format(sign)}情(?![^,;。]{{0,6}}[市州盟县区旗镇乡村]情)",
        "level": f"{sign}(?:级|本级)",
        "rank": f"{sign}级",
        "rank_chief": f"{sign}级[一-鿿]长",
        "head": f"(?:分管|常务)*副?{sign}长",
        "leadership": f"{sign}级?领导",
        "government": f"{sign}(?:委、{sign})?(?:人民)?政府",
        "website": f"{sign}(?:人民)?政府(?:门户)?网站",
        "congress": f"{sign}(?:人大|人民代表大会|政协)(?:常委会)?",
        "meeting": f"{sign}(?:(?:人民)?政府常务会议|委常委会|长办公会)",
        "offices": f"{sign}级(?:党政)?(?:机关|部门|单位)",
        "bureau": f"{sign}局",
        "name": f"{sign}[一-鿿]{{2,14}}?",
        "body": rf"(?:团{sign}委|{sign}(?:委、{sign})?(?:(?:人民)?政府{office}|{staff}|{organ}))",
        "group": rf"{sign}(?![级县区镇乡旗])(?:(?:(?!的)[一-鿿]){{0,18}}?(?:{words_of('groups')}))(?:办公室)?",
        "institution": rf"{sign}{_BODY}[一-鿿]{{2,12}}?(?:所|站|中心|院|馆)",
        "account": account,
        "downtown": "市区",
        "strong": f"强{sign}",
        "great": f"大{sign}",
        "model": f"(?:先行|示范|样板|标杆|模范){sign}",
        **({"county_seat": "县城"} if above == "县" else {}),
        **(_OF_REGION if above == "区" else {}),
    }


def _kept(above: str) -> dict[str, list[str]]:
    """All other words and bodies of the upper level."""
    sign = _PLACE.format(f"[{above}]")
    other = "(?!社会|铁路|轨道|快|副|医|公交|通勤)"  # 市域铁路 is another thing
    return {
        "tier": [f"(?:{sign}|区县|县区|市县)级(?!以上|及以上|[市州])|(?!区域){sign}域{other}|{sign}对各?[市州县区]"],
        "kept": [f"{sign}(?:(?:委、[{above}])?(?:人民)?政府|委(?![托员])|{words_of('groups')}|{named()})"],
    }
