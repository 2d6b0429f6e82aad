"""Bodies of the administration: a printed name read as (function, tier).

The function is the name without its level word: 市卫生健康委 and 县卫生健康委 are 卫生健康委 of two tiers. Which functions
are one is told in `functions`.
"""

import re
from functools import cache, lru_cache
from hashlib import sha256
from itertools import pairwise
from typing import NamedTuple

from extractor.lexicon.functions import by_form, known, of_places, organ_of, organs
from extractor.text import fold

# A name that ends so is a body even when the lexicon lacks it.
_BODY_END = re.compile(
    r"(?:[局委办厅部院会科股处室站所队社台馆厂场园校组联行中]|(?<![部签联])署|中心|公司|政府|街道|乡镇|集团|学校|大学|单位|部门|企业|机构|组织"
    r"|指挥部|基地|运营商|服务商|专班|高校|区县|县区|[省市州县区旗盟镇乡村]|行业|法院|高地|联盟|平台|主体|实验室|医院|领导小组|海关|[中小]学)$"
)
# 市场, 区域 and the like begin with a level word that is none.
_LOOK_ALIKE = re.compile(
    r"市(?:场|政|容|民|域|郊|区|县|州|辖|值|直)|区(?:域|块|划|间|县|市(?!场)|位)|县(?:域|城(?!市|管|乡建)|乡(?!村振兴)|区|市(?!场)|直)|省(?:际|会|市|直)|州(?:际|市)"
    r"|师(?:范|资|生)|旗(?:舰|县|区)|镇(?:街|村(?!镇)|乡|办|海)|乡(?:镇|村)|村(?:镇|居)|国家级|全国性|街道(?:办|、)|社区(?:卫生|矫正|戒毒|服务)"
)
_TIER = r"(?:自治区|兵团|地区|街道|[省市县区州旗盟师镇乡])"
_PARTY = re.compile(rf"(?:中共)?(?P<tier>{_TIER})(?:党委|委)(?P<rest>(?!员会).+)")
_LEAGUE = re.compile(rf"(?:共青)?团(?:(?P<tier>{_TIER})工?委|[一-鿿]{{2,12}}?(?P<place>[省市县区州旗盟])委)(?:员会)?$")
_OWN = re.compile(
    r"(?P<tier>国务院|国家|中央|全国|中国|自治区|兵团|地区|(?:区县|县区(?!域)|县市区|旗县区)(?:\(自治县\))?|[省市县区州盟旗师](?:[、和][市县区州旗]|\([市县区、]+\))*[级直]?(?:[两三]级)?|街道|社区|[镇乡村])"
    r"各?(?P<rest>.+)"
)
_PLACE = re.compile(
    r"(?<=..)(?P<tier>自治区|地区|[省市县区州旗盟镇乡](?:\([市县区、]+\))?)(?:委|党委)?(?=(?P<rest>.+))"
)
_NO_PLACE = re.compile("[局委办厅部会府司由及与、]")
_NAMED_AFTER_PLACE = {
    "government",
    "development-zone",
    "party-committee",
}  # 两江新区管委会 is the body of one place only
_GOVERNMENT = re.compile(rf"({_TIER})(?:人民)?政府")
_EVERY = re.compile(r"各(?!级|界|民主|地(?!市|级|区))")
_RUN = re.compile(r"(?<=[局委办厅部院会心府司联所站])(?:各|团(?=[省市县区州])|[省市县区州镇乡](?![场域村]))")
# The authority a body belongs to, printed before the body's own place: 国家税务总局甘南省税务局.
_UNDER = re.compile(r"国家[一-鿿]{2,8}局(?=..)")
_BRANCH = re.compile(r"[一-鿿]{0,8}(?:分行|支行|分局|分公司|监管局|支队|大队|调查队|办事处|成员单位)$")
_BRANCHING = (3, 12)  # characters of the name of a body that has branches
# The government or 管委会 of one place, and the office of a body that several bodies form.
_GOVERNS = re.compile(
    r"(?:(?![局委办厅部司府各由及和与])[一-鿿]){2,8}(?:[区县市州旗镇乡]|新区|街道)(?:(?:人民)?政府|管委会|管理委员会|办事处)$"
)
_JOINT_OFFICE = re.compile(r"[一-鿿]{2,24}(?:领导小组|指挥部|联席会议|工作专班)办(?:公室)?$")
_INCLUDING = re.compile(r"\((?:不?含|包括)[^()]*\)$")  # 各区政府(含雁北新区管委会)
_CARRIED_OUT = tuple(f"{verb})" for verb in ("实施", "负责", "承办", "承担", "落实", "执行"))
_NATIONAL = {"国家", "中央", "全国", "中国", "国务院"}


class Body(NamedTuple):
    """A body as read from its printed name."""

    function: str  # as printed, without level word and 各
    sign: str | None  # level word the name states: 市, 区, 自治区, 国家; None when it states none
    level: str | None  # tier by kind of body, whatever its level word: 厅 province, 乡镇 town; "any" for 有关部门
    known: bool  # in the lexicon, or made of parts that are
    likely: bool  # known, or ends as bodies do


def opens(folded: str, at: int) -> bool:
    """Does a text go on at `at` as the name of a body does after its level word? The first two characters tell.

    >>> opens("市民政局", 1), opens("市场", 1)
    (True, False)
    """
    tails = _heads().get(folded[at : at + 1])
    return tails is not None and (not tails or (at + 1 < len(folded) and folded[at + 1] in tails))


@cache
def _heads() -> dict[str, str]:
    """First characters of the names of bodies, and the second ones that may follow each."""
    heads: dict[str, set[str]] = {"委": set(), "政": {"府"}, "人": {"民"}}
    for organ in organs():
        if organ.level is None:
            for form in organ.forms:
                heads.setdefault(form[0], set()).add(form[1:2])
    return {head: "".join(sorted(tails)) for head, tails in heads.items()}


@lru_cache(maxsize=4096)
def unit_id(function: str) -> str:
    """Stable id of a function, [a-z0-9-]: the organ's slug, with a hash for each name but the first.

    >>> unit_id("卫生健康委"), unit_id("卫健局")
    ('health', 'health-35a29f')
    """
    organ = organ_of(function)
    if organ and fold(organ.name) == fold(function):
        return organ.slug
    mark = sha256(fold(function).encode()).hexdigest()[:6]
    return f"{organ.slug if organ else 'body'}-{mark}"


@lru_cache(maxsize=4096)
def read_body(printed: str) -> Body:
    """Read a printed name as a body: what it is called below its level word, and the word itself.

    >>> read_body("市市场监管局")[:2], read_body("市场监管局")[:2], read_body("团县委")[:2]
    (('市场监管局', '市'), ('市场监管局', None), ('团委', '县'))
    >>> read_body("各乡镇（街道）")[:3], read_body("县委平安办")[:2]
    (('乡镇（街道）', None, 'town'), ('平安办', '县'))
    >>> read_body("各区政府（含雁北新区管委会，下同）")[:2], read_body("雁北新区管委会").known
    (('区政府', None), True)
    >>> read_body("各区、县（市）政府")[:3], read_body("各旗、县、市、区人民政府").level, read_body("各市、县（区）").level
    (('区、县（市）政府', None, 'county'), 'county', 'city')
    """
    folded = fold(printed)
    if folded[-1:] == ")" and (including := _INCLUDING.search(folded)):
        return read_body(printed[: including.start()])
    every = bool(_EVERY.match(folded))
    if every:
        printed, folded = printed[1:], folded[1:]
    return (
        _whole(printed, folded, every) or _below(printed, folded) or _two(printed, folded) or _unknown(printed, folded)
    )


def read_short(printed: str) -> Body:
    """Read a name that may leave out its last word, as those before 等部门 do.

    >>> read_short("县教育")[:2], read_short("人社").known, read_short("教育局")[:2], read_short("环境").known
    (('教育', '县'), True, ('教育局', None), False)
    """
    body = read_body(printed)
    whole = body if body.known else read_body(printed + "部门")
    return body if body is whole or not whole.known else whole._replace(function=whole.function[:-2])


def _whole(printed: str, folded: str, every: bool) -> Body | None:
    """A name that is itself in the lexicon, without a level word of its own."""
    organ = known(folded) or (of_places(folded) if every else None)
    if organ is None:
        return None
    if folded[0] == "镇" and known(folded[1:]) is organ and not _LOOK_ALIKE.match(folded):
        return Body(printed[1:], "镇", organ.level, True, True)  # 镇卫生院 is a town's 卫生院, 乡镇卫生院 any town's
    tier = _GOVERNMENT.fullmatch(folded)
    if tier and not every and tier[1] not in ("镇", "乡", "街道"):
        return Body(printed[len(tier[1]) :], tier[1], None, True, True)
    return Body(printed, None, organ.level or _by_end(folded), True, True)


def _below(printed: str, folded: str) -> Body | None:
    """A level word and what stands below it: 市|发展改革委, 县委|政法委, 团|县|委, a place's name and an organ."""
    if league := _LEAGUE.match(folded):
        return Body("团委", league["tier"] or league["place"], None, True, True)
    party = _PARTY.match(folded)
    if party and known(party["rest"]):
        return _found(printed, party, party["rest"])
    own = _OWN.match(folded)
    if own and known(own["rest"]):
        return _found(printed, own, own["rest"])
    under = _UNDER.match(folded)
    if under and read_body(under[0]).known and (body := _below(printed[under.end() :], folded[under.end() :])):
        return body
    for place in _PLACE.finditer(folded):
        if _NO_PLACE.search(folded, 0, place.start()):
            break
        organ = known(place["rest"])
        if organ and organ.level is None and organ.slug not in _NAMED_AFTER_PLACE:
            return _found(printed, place, place["rest"])
    return None


def _found(printed: str, match: re.Match[str], rest: str) -> Body:
    organ = known(rest)
    level = (organ and organ.level) or None
    return Body(printed[len(printed) - len(rest) :], match["tier"], level, True, True)


def _two(printed: str, folded: str) -> Body | None:
    """Two names for one body: 区中医院（区精神卫生中心）."""
    at = folded.rfind("(", 1)
    if at < 1 or folded[-1] != ")":
        return None
    if folded.endswith(_CARRIED_OUT, at):  # 区卫生健康委(区妇幼保健院具体实施)
        return read_body(printed[:at])
    outer, inner = read_body(printed[:at]), read_body(printed[at + 1 : -1])
    if not outer.likely:
        return None
    name = inner.function if inner.sign and inner.likely else printed[at + 1 : -1]
    return Body(f"{outer.function}{printed[at]}{name}{printed[-1]}", outer.sign, outer.level, outer.known, True)


def _unknown(printed: str, folded: str) -> Body:
    """A body the lexicon lacks: its level word is cut off when it is plainly one."""
    likely = bool(_BODY_END.search(folded)) or folded.endswith(")")
    alike = _LOOK_ALIKE.match(folded) and not _of_organ(folded)
    own = (_PARTY.match(folded) or _OWN.match(folded)) if likely and not alike else None
    if own and len(own["rest"]) >= 2 and own["tier"] not in _NATIONAL | {"师"}:  # 师训科 is no division's
        return Body(printed[len(printed) - len(own["rest"]) :], own["tier"], _by_end(folded), _made(own["rest"]), True)
    return Body(printed, None, _by_end(folded), _made(folded), likely)


def _of_organ(folded: str) -> bool:
    """Whether the name of a known organ stands behind the first character: 市|民政局|基层政权科, and no 市民|服务中心."""
    return any(known(folded[1:end]) and folded[end - 1] in "局委厅" for end in range(4, min(10, len(folded))))


def _made(folded: str) -> bool:
    """Whether a name is made of parts that are known: a place and its government, a joint body's office, a branch."""
    return bool(_GOVERNS.fullmatch(folded) or _JOINT_OFFICE.fullmatch(folded)) or _branch(folded)


def _branch(folded: str) -> bool:
    """Whether a name is a known body's, a place's and a branch's: 人民银行甘南省分行."""
    branch = _BRANCH.search(folded)
    if branch is None:
        return False
    least, most = _BRANCHING
    return any(
        folded[:at] in by_form() and _BRANCH.fullmatch(folded, at) for at in range(least, min(most, len(folded)))
    )


def _by_end(folded: str) -> str | None:
    """Tier a kind of body belongs to by its last characters: 教育厅, 市场监管总局, 教育部 (组织部 is of any tier)."""
    if folded.endswith(("厅", "总队")):
        return "province"
    organ = known(folded)
    ministry = folded.endswith("部") and organ is not None and f"{folded[:-1]}局" in organ.forms
    return "national" if ministry or folded.endswith(("总局", "总署", "中央")) else None


def split_run(folded: str) -> list[tuple[int, int]]:
    """Cut a run of bodies printed without marks between them; the whole when that leaves a doubtful piece.

    >>> split_run("市教委市民政局各区县政府")
    [(0, 3), (3, 7), (7, 12)]
    >>> split_run("县民政局团县委县妇联")
    [(0, 4), (4, 7), (7, 10)]
    """
    cuts = [0, *(m.start() for m in _RUN.finditer(folded, 1)), len(folded)]
    pieces = list(pairwise(cuts))
    return pieces if all(read_body(folded[i:j]).known for i, j in pieces) else [(0, len(folded))]
