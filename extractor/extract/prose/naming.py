"""Noun phrases for targets: what a number measures, read off the words around it."""

import re
from functools import cache

from extractor.extract.numbers.forms import alternation, forms, opened

# Words that lead into a target and are no part of its name.
_LEAD = re.compile(
    r"^(?:[,、:;\s]|\([0-9一二三四五六七八九十]{1,2}\)|[①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳]|已实现|已建成|已有|共有|现有|一是|二是|三是|四是|五是|六是|其中|并且?(?!联)|同时|以及|及(?!时)|和(?!谐)|使(?!用)|确保|力争|争取|实现|推动|推进(?!会议?(?:$|[每至召举]))|努力|加快|"
    r"基本(?!养老|医疗|建设(?!完成|到位)|医保|公共|农田|药物|殡葬)|总体|累计|逐步|要(?![素求件点])|应当?(?![急用对届收聘诊征])|将|须|必须|到(?![位达场岗户账])|至(?!少)|年(?![限度综产])|底|末|前|之前|以前|期间|时期|内(?![部窥涝河容外陆控审科镜销贸设环])|到期末|在(?![册校编岗线建职乡库])|全面|进一步|继续|"
    r"原则上|[两二三四五]年(?:[内间来])?(?:共|累计|合计)?(?=新建|新增|改造|建成|建设|完成|培育|培训|打造|创建|实现|力争|确保)|每(?:[两二三四五六2-6](?:年|周|个?月|个?季度)|年|半年|季度|季|月|旬|周|学期|学年)(?:度)?|适时|分别|按照?[^,;。\d]{2,24}(?:要求|标准|原则|规定)(?=改造|改建|新建|建设|建成|创建|打造|培育|新增|增设|配备|配置|配建|设置|设立)|按照|按|也|均(?!衡)|都(?!市)|新(?=建成|培育|创建))+"
)
BLANKS = frozenset(filter(str.isspace, map(chr, range(0x3001))))
_LEAD_OPENERS = BLANKS | frozenset(
    "(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳,、:;已共现其一两二三四五六并同以及和使确力争实推努加基总累逐要应将须必到至年底末前之期时内在全进继原每适分按也均都新"
)
_TAIL_WORDS = (
    ",|、|:|;|(?<![响反供回对适相叫])应|保持|维持|实现|(?<!达)到|应当|要|须|必须|宜|可|力争|争取|基本|总体|稳定|提升|提高|(?<=比)优化|增加|上升|增长|下降|降低|压缩|压减|缩减|缩短|缩小|(?<=[一-鿿]{2})每人|累计|分别|逐步|全部|(?<![人户亩])(?<![^每作假节息]日)均|都|各|再|共|共计|总数|总量控制|严格|"
    "连续[两二三四五六七八九十]年|原则上|一般|通常|最高|最低|平均|每年|每学年|每学期|每[两二三四五六2-6]个?月|每[两二三四五六2-6]年|每[两二三四五六2-6]周|每[两二三四五六2-6]个?季度|年均|每季度|每月|每半年|每周|每旬|也|已|仅|“|(?<=[一-鿿]{2})或|占|将|得|不|并|同比|较|与|的|控制|降|由|从|全年|第[一二三四五]年|年|(?<!摸)底|末"
)
_TAIL_OPENERS = "".join(dict.fromkeys(re.sub(r"\(\?<.*?\)", "", word)[0] for word in _TAIL_WORDS.split("|")))
_TAIL = re.compile(rf"(?=[\s{_TAIL_OPENERS}])(?:\s|{_TAIL_WORDS})+$")
_YEARS = re.compile(r"(?:20\d\d年?[底末]?[、和及与]?)+$")  # 消防员数2025年、2026年、2027|年分别达到
_AGAINST = re.compile(
    r"(?:[与同和]\d{4}年(?:同期|[底末])?相比|(?<=[数率量值额])比)$"
)  # 立案数|与2023年相比,2025年下降8%
# Most phrases end in none of these: one look spares the search of the whole phrase.
_TAIL_ENDS = frozenset(word[-1] for word in _TAIL_WORDS.split("|")) | frozenset(" \t\n")
_ALL_OF = re.compile(
    r"^(?:(?:在|对|为|将|把|给|由|向)?(全(?:市|省|县|区|国(?!重点|文明|示范|先进|优秀|百强|劳动|特色|性)|州|镇|乡|域|旗|盟|自治区)|我(?:市|省|县|区)|本(?:市|省|县|区)))"
)
_ALL_OF_OPENERS = frozenset("在对为将把给由向全我本")
_BOUND = re.compile(r"^(?:及?以上|左右|以内|以下|的)")
# How many there are is no part of what they do: 16个乡镇设站, but each 2个乡镇, more than 30家单位, 12个月.
_SO_MANY = re.compile(
    r"(?:^|(?<=[与和及、的市省县区州内对在]))\d+(?:个(?!月|工作日|小时|百分)|[家所处座户项条名支对])(?!(?:及|或)?以[上下内]|左右)(?=[一-鿿])"
)
_STOP = re.compile(r"[,;:。\n]")
_LAST_BRACKET = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)$")
_LINK_WORDS = "达到|拥有|配备|配置|配齐|建有|设有|具备|保有|开设|设立|设置|建成|建立|培养|有"
_LINK = re.compile(rf"{opened(_LINK_WORDS.split('|'))}(?:{_LINK_WORDS})+$")
_LINK_ENDS = frozenset(word[-1] for word in _LINK_WORDS.split("|"))
_OPENING = re.compile(
    r"^(?:打造|建成(?!区)|建设(?!用地)|培育|选育|创建|完成|引进|选派|推进|推动|实现|新建|改建|扩建|续建|配套建设|配齐|配足|配备)+"
    r"(?:[和及并、或](?:改造|改建|扩建|提升|验收|维修|升级|命名|引进))?(?=[“《]|[一-鿿]{2})"
)
_ASIDE = re.compile(r"(?:为|对|将|向|由|以)[^,;]{1,12}$")
_CHANGED = re.compile(r"^(?:提高|提升|增加|扩大|降低|减少|控制)(?=.{2,}(?:率|比例|比重|占比|水平|量|数)$)")


@cache
def _verbs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    verbs = alternation("verbs")
    ending = rf"{opened(forms('verbs'))}(?:(?:{verbs})(?:了|有|好|成)?)+$"
    return re.compile(ending), re.compile(rf"(?:{verbs})(?!的)")


@cache
def _verb_ends() -> frozenset[str]:
    return frozenset("了有好成") | {form[-1] for form in forms("verbs")}


def split_scope(words: str) -> tuple[str | None, str]:
    """Take a leading 全市, 全县 … off a phrase.

    >>> split_scope("全市在册患者规范管理率")
    ('全市', '在册患者规范管理率')
    """
    found = _ALL_OF.match(words) if words[:1] in _ALL_OF_OPENERS else None
    return (found[1], words[found.end() :]) if found and len(words) > found.end() else (None, words)


def is_scope(words: str) -> bool:
    """Whether words say no more than that all of a place is meant.

    >>> is_scope("全市"), is_scope("全市学校")
    (True, False)
    """
    return _ALL_OF.fullmatch(words) is not None


def clean(words: str) -> str:
    """Strip connectives and adverbs from both ends.

    >>> clean(",力争森林覆盖率稳定"), clean("到2025年底前,全市"), clean("②床位数")
    ('森林覆盖率', '2025年底前,全市', '床位数')
    >>> clean("立案数较2024年、2025年"), clean("立案数与2023年相比要2025年"), clean("持证率仅")
    ('立案数', '立案数', '持证率')
    """
    if words[:1] in _LEAD_OPENERS and (lead := _LEAD.match(words)):
        words = words[lead.end() :]
    if words[-1:] not in _TAIL_ENDS:
        return words
    words = _TAIL.sub("", words)
    if words[-1:].isdigit():
        words = _TAIL.sub("", _YEARS.sub("", words))
    return _AGAINST.sub("", words) if words.endswith("比") else words


def changed(words: str) -> str:
    """What a title says is to change: 提高居民知晓率 → 居民知晓率.

    >>> changed("降低人群贫血率"), changed("提高服务能力")
    ('人群贫血率', '提高服务能力')
    """
    return _CHANGED.sub("", words)


def without_opening(words: str) -> str:
    """Strip the building verb a counted noun phrase opens with: 打造示范园 → 示范园.

    >>> without_opening("打造示范园"), without_opening("建成区绿地")
    ('示范园', '建成区绿地')
    """
    return _OPENING.sub("", words)


def without_link(words: str) -> str:
    """Strip a verb that only links a noun to its number: 床位达到, 机构配备; 适老化改造 stays whole.

    >>> without_link("县级医院配备"), without_link("适老化改造")
    ('县级医院', '适老化改造')
    """
    words = clean(words)
    while words[-1:] in _LINK_ENDS and (shorter := clean(_LINK.sub("", words))) != words:
        words = shorter
    return words


def without_verb(words: str) -> str:
    """Strip the verbs a noun phrase ends in: 区县配备 → 区县.

    >>> without_verb("区县配备"), without_verb("全市建成")
    ('区县', '全市')
    """
    words, ends = clean(words), _verb_ends()
    while words[-1:] in ends and (shorter := clean(_verbs()[0].sub("", words))) != words:
        words = shorter
    return words


def without_count(words: str) -> str:
    """Strip how many there are of those of whom something is said.

    >>> without_count("16个乡镇设站"), without_count("超过30家单位的乡镇设站"), without_count("20户以上自然村通路")
    ('乡镇设站', '超过30家单位的乡镇设站', '20户以上自然村通路')
    """
    return _SO_MANY.sub("", words)


def opens_with_verb(words: str) -> bool:
    """Whether a phrase begins with a predicate: 设立老年医学科."""
    return bool(_verbs()[1].match(words))


def opens_predicate(words: str) -> bool:
    """Whether a phrase holds a predicate verb: (每年)改造农房; a noun alone does not: (每日)食盐摄入量.

    >>> opens_predicate("改造农房"), opens_predicate("食盐摄入量")
    (True, False)
    """
    return bool(_verbs()[1].search(words))


def ends_with_verb(words: str) -> bool:
    """Whether a phrase ends in a predicate: 培育, 至少建成.

    >>> ends_with_verb("全市至少建成"), ends_with_verb("常住人口")
    (True, False)
    """
    return bool(_verbs()[0].search(clean(words)))


def split_predicate(words: str) -> tuple[str, str]:
    """Split 乡镇(街道)建立社会心理服务站 into population and predicate.

    >>> split_predicate("乡镇(街道)建立社会心理服务站"), split_predicate("城市社区")
    (('乡镇(街道)', '建立社会心理服务站'), ('城市社区', ''))
    """
    _, opening = _verbs()
    for found in opening.finditer(words):
        if found.start() >= 1:
            start = found.start()
            aside = _ASIDE.search(words, 0, start)
            if aside and aside.start() >= 2:
                start = aside.start()
            return words[:start], words[start:]
    return words, ""


def head_of(words: str) -> str:
    """Noun phrase at the end of what follows a count: cut at the next verb clause or comma.

    >>> head_of("以上区域性精神障碍患者康复示范机构"), head_of("专职精防人员(不含兼职)")
    ('区域性精神障碍患者康复示范机构', '专职精防人员')
    """
    words = _STOP.split(_BOUND.sub("", words), maxsplit=1)[0]
    return clean(_LAST_BRACKET.sub("", words) if words.endswith(")") else words)
