"""The pattern of the words by which a plan of one tier speaks of itself, and one of a lower tier does not.

Its groups tell what kind of word was found:

- `own`: 全市, 我市, 市直 · `lower`: 各县（市、区）
- `subject`: a body of the upper level at the beginning of a phrase, as who is to act · `by`: the same after 由
- `ministry`: the same for a ministry, which has no level word
- `tier`, `kept`: any other word and body of the upper level, right unless copied: 省级统筹, 市域, 州气象灾害防御指挥部
- `beyond`: whom the upper level reports to
- `ranked`: bodies below whose rank the lower place's are: 总队, 军分区 · `group`: several bodies as who is to act: 市领导小组办公室
- `numbered`: so many places of the upper one: 6个区、县（市） · `peers`: those among which it stands: 居全省设区市前列
- `beside`: other places of the upper one: 在甲区、乙县先行开展
- `chief`: a leader of the upper level in an office of the lower place · `among`: its bodies in a list of the lower place's own
- `keep`: longer words that only look like one of them, to be passed over · `told`: the government that is reported to · `seat`: where an office has its seat · `placed`: the same of a body of the nation, and who explains a plan · `counted`: 纳入市政府督查, 纳入市级财政预算
"""

import re
from functools import cache, lru_cache

from extractor.compare.localising.places import BESIDE, numbered, peers, places_of
from extractor.compare.localising.seated import CHIEF_OF_NATION, chief
from extractor.lexicon import any_of, load

# An autonomous region speaks of itself as 区, and of its capital as 首府.
_OF_REGION = ("(?<=[,\n对在])区内", "首府(?!城市圈)", "(?<=结合|立足)自治区(?=实际|区情)")
_SCOPE = re.compile("[全我本]|内$|[直属]$|本级$")  # 市级 stands for grades and prizes as well: 市级非遗
_AFTER = {"内": "(?!外)", "直": "(?![接达通径辖播销观管])", "属": "(?![于地性])"}  # 直接, 属于
_BEFORE = {
    "全": "(?<![健完安])(?<!(?<![补配备])齐)",  # but 补齐|全省
    "省": "(?<![各外节邻跨])",
    "市": "(?<![城都超集门股楼夜菜县])",
    "县": "(?<![各外邻跨])",
}
# Within a phrase 全国 begins names: 全国文明城市.
_WHOSE = "(?!重点|文明|示范|先进|优秀|百强|统一|平台|性|一体化|联网|信用|人大|政协|青年|劳动|普通|范围)"
# Begins the name of a body behind a level word; 市级, 市民, 市中心 go on, and 市第十医院 is one that no place below has.
_BODY = "(?![级直属内域场区县郊第容]|民(?![政族宗])|政(?![府务法协])|中心(?!医院|血站))"
_COMMITTEE = "[委办](?=[、和负牵会报,;。\\n])"  # what ends a body's name in a list, or before a verb
# Whom the upper level itself reports to, by its level word: 报省教育厅 in a city's plan.
_ABOVE = {"city": "省", "county": "市州", "town": "县区市"}
_KEPT_OF_NATION = {
    "tier": "(?<=\n)国家(?=[^,;。\n]{2,24}(?:指标|分工表|任务表|清单)(?:\n|$))|(?<=[对向])(?:中西部|西部|东北|东部)地区|国家层面|国家级|全国性|中央预算内投资|(?<=编制|组建|建立|设立|制定|成立|编印|出版|开发|健全|完善|构建|形成)国家(?=[一-鿿])"
    f"|(?<![健完安])全国{_WHOSE}",
    "placed": "(?<=设在)(?:国家|中国|全国)[一-鿿]{2,16}|(?<=提请)全国人大(?:常委会)?",
    "chief": CHIEF_OF_NATION,
    "counted": "(?<=[从入])中央(?:本级|财政)(?:年度)?预算",
    "kept": "中央和国家机关[^,、。]{0,3}|国务院(?!办公厅|关于)[一-鿿]{0,10}?(?:部门|委员会|领导小组)"
    r"|(?<=[报向])(?:国家)?[一-鿿]{2,8}?(?:部|总局|署|委|局)(?=$|[,。备报\n])",
}


@lru_cache(maxsize=64)
def pattern_of(
    upper: str, tiers: tuple[str, ...], ours: str, theirs: str, ranks: tuple[str, ...] = ()
) -> re.Pattern[str]:
    """What finds the words of a plan of tier `upper`.

    `tiers` go down to the lower plan's, `ours` and `theirs` are the level words of both, `ranks` the tiers whose forces the lower place has none of.
    """
    marks = "".join(sign for sign in ours if sign not in theirs)
    own = [word for words in load("levels")["own"].values() for word in words if _is_own(word, marks, theirs)]
    own = ["全国", "我国", "部际", "司局"] if upper == "national" else sorted(own, key=len, reverse=True)
    own += ["厅际", "厅党组"] if upper == "province" else []
    alike = [word for word in load("levels")["look_alikes"] if len(word) > 2]
    kinds = {
        "keep": any_of(alike),
        "numbered": numbered(tiers),
        **(_acting(marks) if marks else {"ministry": _ministry()} if upper == "national" else {}),
        "own": "|".join([*map(_in_text, own), *_both_tiers(marks, theirs), *(_OF_REGION if marks == "区" else ())])
        or "(?!)",
        "lower": places_of(tiers).pattern
        + (f"|(?<=对)(?:[{theirs}]级|设区的?[{theirs}])(?:人民)?政府" if theirs else ""),
        **({"beyond": f"(?<=[向报])[{_ABOVE[upper]}](?:(?:人民)?政府|{_named()})"} if upper in _ABOVE else {}),
        "peers": peers(tiers),
        **(_kept(marks) if marks else _KEPT_OF_NATION if upper == "national" else {}),
    }
    anywhere = {
        "ranked": _ranked(ranks, theirs),
        "beside": BESIDE if upper in _ABOVE else "(?!)",
    }  # they begin with any character
    if upper == "national":  # and so does a ministry
        return re.compile(_any_kind(kinds | anywhere))
    below = "".join(load("levels")["marks"]) if tiers else ""
    first = "".join(
        sorted(
            {word[0] for word in (*alike, *own)}
            | set(f"{marks}{theirs}{below}各分常副设厅首强大先示样标地军0123456789{_ABOVE.get(upper, '')}")
        )
    )
    return re.compile(f"(?=[{first}])(?:{_any_kind(kinds)})|{_any_kind(anywhere)}")


def _any_kind(kinds: dict[str, str]) -> str:
    return "|".join(f"(?P<{kind}>{text})" for kind, text in kinds.items())


def _ranked(tiers: tuple[str, ...], theirs: str) -> str:
    """Forces of some tiers, as who is to act, or with whom; a level word of the lower place makes them its own."""
    words = [word for tier in tiers for word in load("levels")["ranks"].get(tier, ())]
    forces = (
        f"(?:(?:(?![由{theirs}])[一-鿿]){{0,8}}(?:警|消防|救援|执法|公安|环境|环保))?(?:{any_of(words)})(?:机关|党委)?"
    )
    return f"(?<=[,\n由同合])(?<![共协]同){forces}(?={_acts()})" if words else "(?!)"


@cache
def acting_body() -> re.Pattern[str]:
    """A body behind the name of its place, as who is to act."""
    return re.compile(f"{_BODY}[一-鿿]{{0,14}}?(?:{_one_of_a_kind()}|政府|委)(?={_acts()})")


def _ministry() -> str:
    """The same words for what ministries do, which have no level word."""
    body = "(?:国家)?(?:(?!由)[一-鿿]){2,9}?(?:部|总局|署|委|(?<!司)局)"
    return (
        f"(?<=[,\\n])国务院[一-鿿]{{2,14}}?(?:委员会|领导小组|联席会议)(?:办公室)?(?={_acts()})"
        f"|(?<=[,\\n])中央财政(?={_acts()})"
        f"|(?<=[,\\n由])国务院(?:有关|相关|各|主管)*(?:部门|单位)(?={_acts()})|(?<=[,\\n由]){body}(?={_acts()})"
    )


def _acts() -> str:
    """What follows who is to act; 市委组织部 goes on, and 市政府要求 is cited."""
    return f"(?!组织部|要求)(?:{words_of('acts')})"


def _named() -> str:
    """A body, or something there is one of, from behind its level word on."""
    return f"{_BODY}(?:{words_of('leagues')}|[一-鿿]{{2,14}}?(?:{_one_of_a_kind()}|{_COMMITTEE}|所(?=要|应|负责|承担|牵头)))"


def _one_of_a_kind() -> str:
    """What ends the name of a body, or of something, there is one of."""
    return "|".join(words_of(entry) for entry in ("leagues", "groups", "institutions"))


@cache
def words_of(entry: str) -> str:
    """The words of an entry of `upper_words.yml`, any of which may stand."""
    return any_of(load("upper_words")[entry]["words"])


def _acting(marks: str) -> dict[str, str]:
    """Bodies of the upper level where one of its own stands in the lower plan's place."""
    sign = f"[{marks}]"
    organ = f"{_BODY}(?:[一-鿿]{{1,12}}?(?:局|委员会|委|办|厅|部门|中心|馆|院)|委[一-鿿]{{2,4}}?部(?!门)|"
    organ += f"{words_of('leagues')})"
    office = "(?:[一-鿿]{0,6}领导小组|[一-鿿]{2,8}委员会|办公[厅室]|督查室|研究室|[一-鿿]{2,3}委)?(?:分管|主要)?(?:领导|负责(?:人|同志))?"
    staff = "级?(?:主管|有关|相关|业务|行业|各)*(?:部门|单位)|级?领导(?:干部|小组)?|级?财政(?!局)"
    body = rf"{sign}(?:委、{sign})?(?:(?:人民)?政府{office}|{staff}|{organ})"
    several = rf"{body}(?:[、和与及]{body})*(?:等(?:有关|相关)?(?:部门|单位))?"
    institution = rf"{sign}{_BODY}[一-鿿]{{2,12}}?(?:所|站|中心|院|馆)"
    group = rf"{sign}(?![级县区镇乡旗])(?:[一-鿿]{{0,12}}?(?:{words_of('groups')}))(?:办公室)?"
    head = f"(?:分管|常务)*副?{sign}长"
    placed = [
        rf"(?<=由){sign}[一-鿿]{{2,14}}?(?=负责解释)",
        rf"(?<=由){sign}局(?=主要|分管|领导|负责|牵头)",
        rf"(?<=提请){sign}(?:人大常委会|人民代表大会)",
        rf"(?<=设立|成立|组建|召开|建立){group}(?!的)",
        rf"(?<=每名){sign}级领导|(?<=以){sign}(?=为单位)",
        rf"(?<=对){institution}(?=(?:实施|进行)?(?:改造|升级|提质|扩建|改建|修缮))",
    ]
    subject = [
        rf"(?<=[,\n])(?:{several}|{sign}委)(?=(?:[一两二三四五六0-9]年|全年|累计|共同|主动)?{_acts()})",
        rf"(?<=[,\n。]){sign}级(?=至少|组建|{_acts()}(?!、))",
        rf"(?<=组建|成立){sign}级|(?<=实行|落实|建立|坚持){sign}级?领导",
        rf"(?<=实行|落实|建立|健全|完善|坚持|形成){sign}(?:委、{sign})?(?:人民)?政府(?=统一领导|领导|主导|负总责)",
        rf"(?<=[,\n]){head}(?=具体|负责|牵头|主持|定期|每|担?任|为)",
        rf"(?<=的){sign}级(?:党政)?(?:机关|部门|单位)(?=至少|均|都|应|要|须|必须|全部|一律|每年)",
    ]
    counted = [
        rf"(?<![经据照]){sign}(?:(?:人民)?政府常务会议|委常委会|长办公会)",  # 列为市政府常务会议议题
        rf"(?<=[从在]){sign}(?:级|本级)(?=(?:财政)?预算|(?!下达|补助|转移|专项)[^,;。]{{0,10}}(?:列支|提取))",
        rf"(?<=按){sign}级(?=财力)|(?<=编入){sign}级(?:财政)?预算",
        rf"(?<=[纳列]入){sign}级(?=部门[^,;。]{{0,12}}考核)|(?<=考核和){sign}(?:人民)?政府(?=督查)",
        rf"(?<=纳入|列入|作为){sign}(?:委、{sign}政府|(?:人民)?政府|委|级|财政)(?:对[^,;。]{{1,14}}的)?[一-鿿]{{0,4}}?(?:督查|考核|预算|绩效)",
    ]
    return {
        "chief": chief(sign),
        "placed": "|".join(placed),
        "group": rf"(?<=[,\n])(?:{group}(?:各?成员单位)?(?={_acts()})|{institution}(?=要|应|负责|承担))",
        "subject": "|".join(subject),
        "by": rf"(?:(?<=由)|(?<=会同))(?:{group}|{body})|(?<=由){head}",
        "told": rf"(?:(?<=报)|(?<=提请)|(?<=报请)|(?<=提交)){sign}(?:委、{sign})?(?:人民)?政府",
        "seat": rf"(?<=设在){body}|(?<=在){sign}(?:人民)?政府(?:门户)?网站",
        "counted": "|".join(counted),
    }


def _kept(marks: str) -> dict[str, str]:
    """All other words and bodies of the upper level."""
    sign = f"(?<![城都超集门股楼夜菜县区国])[{marks}]"
    other = "(?!社会|铁路|轨道|快|副|医|公交|通勤)"  # 市域铁路 is another thing
    seat = "(?<![到往赴至距去离])县城(?!区)|" if marks == "县" else ""  # towns have none
    tier = [
        f"(?:{sign}|区县|县区|市县)级(?!以上|及以上|[市州])|(?!区域){sign}域{other}|{sign}对各?[市州县区]",
        f"强[{marks}](?=建设|不动摇|[,。、\\n])|大[{marks}](?=[,。\\n])|(?:先行|示范|样板|标杆)[{marks}](?=[,。、\\n])",
        f"(?<=[在对])市区(?![县、])|(?<=周边|毗邻|相邻|邻近){sign}(?!级)",
    ]
    return {
        "tier": "|".join(tier),
        "kept": f"{seat}{sign}(?:(?:委、[{marks}])?(?:人民)?政府|委(?![托员])|{words_of('groups')}|{_named()})",
    }


def _both_tiers(marks: str, theirs: str) -> list[str]:
    """市、县两级 of whom something is asked: in a county's plan the county alone; what they do together may be said.

    A county-level city goes by 市 as well, and has no 县 below it.
    """
    if not theirs or not (marks or theirs == "市"):
        return []
    together = "联[动网合]|协[同作调]|衔接|贯通|统筹|一体|共[同享建]|互|财政(?!(?:部门)?要)|分担"
    counties, several = r"(?:区县|县区|[县区旗](?:\([县市区、]+\))?)", "(?:两级|(?<=、[县区旗])级"
    if not marks:
        above, below = "市", counties
        several = r"(?:两级|、乡镇?(?:\(街道\))?(?:、村(?:\(社区\))?)?[三四]级"
    else:
        above = f"[{marks}]"
        below = counties if set(theirs) & set("县区旗") else "[乡镇]" if theirs in "乡镇" else f"[{theirs}]"
    several += "|(?=(?:财政(?:部门)?|(?:人民)?政府)[要应按]))"  # 市、县(市、区)财政要保障经费
    return [f"{above}、?{below}{several}(?![^,;。]{{0,8}}(?:{together}))"]


def _is_own(word: str, marks: str, theirs: str) -> bool:
    """Is it a word for the whole of the upper place, and none for that of the lower?"""
    if "自治区" in word:
        return "区" in marks
    return bool(_SCOPE.search(word)) and any(m in word for m in marks) and not any(t in word for t in theirs)


def _in_text(word: str) -> str:
    """The word where it is one: not 城市|内涝, 健全|市场. Within a phrase 全国 begins names: 全国文明城市."""
    if word == "全国":
        return f"(?<=[,\\n]){word}|{word}(?=范围)|(?<=提高|提升|完善|健全|改善|增强){word}|(?<=面向|引导|建立|覆盖|推动|动员|构建){word}{_WHOSE}"
    return _BEFORE.get(word[0], "") + re.escape(word) + _AFTER.get(word[-1], "")
