"""Bodies, leaders and words by a level word of the upper place, as patterns: who acts, and the types of words that frames name.

What the nation has goes by no level word: see `nation`.
"""

from extractor.compare.localising.acting import BODY, HOLDS, acts, named, words_of
from extractor.lexicon import any_of, load

# An autonomous region speaks of itself as 区, and of its capital as 首府.
_OF_REGION = {"region": "区内", "capital": "首府", "region_itself": "自治区"}
_PLACE = "(?<![城都超集门股楼夜菜县区国]){}"  # 城市, 县区: no word for the upper place


def _chief(sign: str) -> str:
    """A leader of the upper level who is to hold an office: 由|区长|兼任.

    >>> import re
    >>> bool(re.search(_chief("[市]"), "由市委书记、县长共同担任")), bool(re.search(_chief("[市]"), "市长热线"))
    (True, False)
    """
    body = "[一-鿿]{2,12}?(?:局局长|委主任|办主任|厅厅长|部部长)"
    chiefs = [
        rf"{sign}(?:委(?:副?书记|常委)|人大常委会主任|(?:人民)?政府副?秘书长|长|领导(?:同志)?(?!小组|班子)|{body})",
        "自治区(?:党委书记|(?:分管|常务)*副?主席|领导(?!小组|班子))",
        "军分区司令员",
    ]
    return f"(?:{'|'.join(chiefs)}){HOLDS}"


def ranked(tiers: tuple[str, ...], own: str) -> str:
    """Forces of some tiers, as who is to act, or with whom; a level word of the lower place makes them its own."""
    words = [word for tier in tiers for word in load("levels")["ranks"].get(tier, ())]
    forces = (
        f"(?:(?:(?![由与和{own}])[一-鿿]){{0,8}}(?:警|消防|救援|执法|公安|环境|环保))?(?:{any_of(words)})(?:机关|党委)?"
    )
    return f"(?<=[,\n由同合])(?<![共协]同){forces}(?={acts()})" if words else "(?!)"


def mixed(own: str) -> str:
    """A body by the lower place's level word whose kind only provinces have."""
    return f"(?<![县区全我本各])[{own}](?:(?![省报送向]|办公)[一-鿿]){{2,10}}(?<!办公)厅(?=[、,;。\\n和与会牵负要应每])"


def bodies_of(upper: str, above: str) -> dict[str, list[str]]:
    """Bodies and words of a plan of tier `upper` wherever they stand, by their kinds; `above` as in `sides`."""
    acting = _acting(above)
    if upper == "province":  # whose tier no lower place sets up
        acting["told"] += ["(?<=健全|构建|完善)省、?市、?县三级"]
    return {**acting, **_kept(above)}


def _acting(above: str) -> dict[str, list[str]]:
    """Bodies of the upper level, and what belongs to it, as who is to act."""
    words = types_of(above)
    several = rf"{words['body']}(?:[、和与及]{words['body']})*(?:等(?:有关|相关)?(?:部门|单位))?"
    when = "(?:[一两二三四五六0-9]年|全年|累计|共同|主动)?"
    return {
        "chief": [_chief(f"[{above}]")],
        "group": [
            rf"(?<=[,\n])(?:{words['group']}(?:各?成员单位)?(?={acts()})|{words['institution']}(?=要|应|负责|承担))"
        ],
        "subject": [
            rf"(?<=[,\n])(?:{several}|[{above}]委)(?={when}{acts()})",
            rf"(?<=[,\n。])[{above}]级(?:层面)?(?=至少|组建|{acts()}(?!、))",
        ],
        "told": [
            rf"(?<=[,\n])[{above}]{BODY}[一-鿿]{{2,12}}?(?:集团|公司|剧院|剧团|歌舞团|中学|法院|检察院)(?=要|应|须|在|每年|负责|承担|带头)"
        ],
    }


def types_of(above: str) -> dict[str, str]:
    """Bodies, leaders and words of the upper level, by the types that frames name."""
    sign = f"[{above}]"
    organ = f"{BODY}(?:委(?:[一-鿿]{{2,4}}?部(?!门)|督查室)|[一-鿿]{{1,12}}?(?:局|委员会|委|办|厅|部门|中心|馆|院)|"
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
        "institution": rf"{sign}{BODY}[一-鿿]{{2,12}}?(?:所|站|中心|院|馆)",
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
