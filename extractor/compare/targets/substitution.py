"""Two targets told in the same words but for one: is it the same measure?

预约率 → 满意率 in an otherwise equal sentence is another measure with the same number; 居民 put in or left out is not,
nor is a word of the same meaning, a word of place, or a slip of the pen.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from extractor.lexicon import levels
from extractor.lexicon.spelling import sound_alike
from extractor.lexicon.words import cut, is_word, whole
from extractor.neutral import same_words, synonyms
from extractor.text import fold

LONGEST = 6  # characters of a word that can be swapped; more is another way of saying it
APART = 2  # equal characters between two changes that still make one: 二|氧化|硫 → 氮|氧化|物
SHORT = 4  # characters of a name that a slip leaves hardly a bigram of
SHARED = 0.4  # share of the shorter name that must stand outside the swapped word
_HELD = re.compile("^(?:开展|组织|举办|举行|召开|进行)(?=[一-鿿]{2})")  # the same of anything that takes place
_PLAIN = re.compile(r"[^0-9一-鿿A-Za-z□▽]+|的|各")
_LIGHT = re.compile(
    r"全年|(?<=[一-鿿]{2})(?:时间|时长|天数|次数|频次)$|(?:[省市州县区乡镇村]、?)+(?:两级|三级|四级)|区县|[省市县]级|每个?(?:季度|学期|学年|月|星期)|每?(?:半年|季度|学期|年|月|周)度?|"
    r"每(?:星期|日|天)|予以|给予|举办|活动|设[立置有]|建[立成设有]|开[展设]|配[备置]|实[施行现]|完成|达到|提供|进行|安排|推行|全面|全部|一律|所有|(?<![人户亩生])均|人口|名|用于"
    r"|(?:应当?|宜|须|要)(?=控制|保持|达到|不)|必须|务必|应当|力争|力求|确保|原则上|争取(?=[按在到于全])|累计|(?<=[度率量数例重积])(?:应当?|宜|须|要)$|比[率例重]|率$|(?<=满意)度"
)
_AGE = re.compile(
    r"(?:[0零][—–~至-])?(?P<most>[\d一二三四五六七八九十]{1,3}(?:个月|周?岁))以?[内下]|[0零][—–~至-](?P<last>[\d一二三四五六七八九]{1,2}(?:个月|周?岁))"
)
_DIGITS = str.maketrans("一二三四五六七八九", "123456789")
_TOWNS = re.compile(r"(?:乡镇|镇乡|[乡镇])\((?:[乡镇]、)?街道?\)|乡镇街道|镇街道?|街镇|街道\(?(?:乡镇|镇)\)?")
_ONE_KIND = re.compile("街道|乡镇")
_SLOT = re.compile("[□▽]级?")


@lru_cache(maxsize=4096)
def swapped_word(upper: str, lower: str, names: tuple[str, ...]) -> tuple[str, str] | None:
    """The word of `upper` and the one that stands in its place in `lower`, when they make another measure.

    >>> swapped_word("门诊预约率", "门诊满意率", ())
    ('预约', '满意')
    >>> swapped_word("健康素养水平", "居民健康素养水平", ()), swapped_word("乡镇设立服务站的比例", "乡镇建成服务站的比例", ())
    (None, None)
    >>> swapped_word("密闭化运输率", "密闭运输率", ()), swapped_word("0—6个月婴儿体检率", "6个月内婴儿体检率", ())
    (None, None)
    >>> swapped_word("0—6岁儿童救助率", "零至六岁儿童救助率", ())
    >>> [swapped_word(*names, ()) for names in (("人口密度应控制在", "人口密度宜控制在"), ("群众满意度", "群众满意率"), ("优良天数比率", "优良天数比例"), ("人口密度应", "人口密度宜"))]
    [None, None, None, None]
    """
    if upper == lower or _more_towns(fold(upper), fold(lower)):
        return None
    one, other = _neutral(upper, names), _neutral(lower, names)
    if one.replace("化", "") == other.replace("化", ""):
        return None  # 密闭化运输, 密闭运输
    blocks = _blocks(one, other)
    if len(blocks) != 1:
        return None
    (a, b), (c, d) = blocks[0]
    ours, theirs = one[a:b], other[c:d]
    first, last, start, end = whole(one, other, (a, b, c, d))  # 预约 and not 预, 20 and not 2
    was, became = one[first:last], other[start:end]
    if not (0 < len(ours) <= LONGEST and 0 < len(theirs) <= LONGEST):
        return None
    if min(len(one) - len(ours), len(other) - len(theirs)) < SHARED * min(len(one), len(other)):
        return None
    if _alike(ours, theirs) or _slip(was, became) or _spoken(ours, lower, upper) or _spoken(theirs, upper, lower):
        return None
    printed = was in fold(upper) and became in fold(lower)  # and no word that stands for its synonyms
    return (was, became) if printed else (upper, lower)


def _more_towns(upper: str, lower: str) -> bool:
    """Does `lower` say of towns and streets together what `upper` says of one of them?

    >>> _more_towns("街道书屋覆盖率", "镇(街道)书屋覆盖率"), _more_towns("镇街书屋覆盖率", "街道书屋覆盖率")
    (True, False)
    """
    return _ONE_KIND.sub("乡镇", upper) == _TOWNS.sub("乡镇", lower) != lower


def _neutral(name: str, names: Sequence[str]) -> str:
    name = (
        _AGE.sub(lambda m: (m["most"] or m["last"]).translate(_DIGITS), fold(name))
        if "岁" in name or "月" in name
        else fold(name)
    )
    text = _LIGHT.sub("", levels.neutral(name, names))
    text = _PLAIN.sub("", _SLOT.sub("", text))
    return same_words(text)


def _spoken(word: str, name: str, other: str) -> bool:
    """Does `name`, and not `other`, hold one more word for `word`, one that is no part of a measure there?"""
    pattern, stands_for = synonyms()
    return any(stands_for[m[0]] == word and m[0] not in other for m in pattern.finditer(fold(name)))


def _blocks(one: str, other: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Changed stretches of both, those that stand close together as one."""
    blocks: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for op in Levenshtein.opcodes(one, other):
        if op.tag == "equal":
            continue
        if blocks and op.src_start - blocks[-1][0][1] <= APART:
            blocks[-1] = ((blocks[-1][0][0], op.src_end), (blocks[-1][1][0], op.dest_end))
        else:
            blocks.append(((op.src_start, op.src_end), (op.dest_start, op.dest_end)))
    return blocks


def _slip(was: str, became: str) -> bool:
    """Is it the same word with a character mistyped, so that it is none any more: 中心, 机心?"""
    apart = sum(a != b for a, b in zip(was, became, strict=False))
    return len(was) == len(became) and apart == 1 and is_word(was) and any(len(part) == 1 for part in cut(became))


def mistyped(upper: str, lower: str) -> bool:
    """Is one name the other with a character mistyped?

    >>> mistyped("考核合格的心理咨询师", "考核核格的心理咨询师"), mistyped("三级医院预约率", "二级医院预约率")
    (True, False)
    """
    upper, lower = upper.removesuffix("数"), lower.removesuffix("数")  # a table counts what prose has so many of
    if len(upper) != len(lower):
        return False
    places = [k for k, (a, b) in enumerate(zip(upper, lower, strict=True)) if a != b]
    if len(places) != 1:
        return False
    k = places[0]
    first, last, *_ = whole(upper, lower, (k, k + 1, k, k + 1))
    return sound_alike(upper[k], lower[k]) or _slip(upper[first:last], lower[first:last])


def mistyped_names(names: Sequence[str], others: Sequence[str]) -> list[list[int]]:
    """For each of the short `names` those of the `others` that are it with a character mistyped; indexes from 0.

    Two bigrams of a long name are no more than a slip takes away; a short one has no others.

    >>> mistyped_names(["宣讲", "医师", "技能培训合格率"], ["喧讲", "医士", "技能培讯合格率"])
    [[0], [], []]
    >>> mistyped_names(["开展应急演练", "省级园区"], ["组织应急演炼", "升级园区"])
    [[0], []]
    """
    ours, theirs = ([_HELD.sub("", name) for name in side] for side in (names, others))
    short = [(j, other) for j, other in enumerate(theirs) if len(other) <= SHORT]
    return [[j for j, other in short if len(name) <= SHORT and _is_slip_of(name, other)] for name in ours]


def _is_slip_of(name: str, other: str) -> bool:
    if name == other or not mistyped(name, other):
        return False
    k = next(k for k, (a, b) in enumerate(zip(name, other, strict=False)) if a != b)
    first, last, start, end = whole(name, other, (k, k + 1, k, k + 1))
    return not (is_word(name[first:last]) and is_word(other[start:end]))


def _alike(one: str, other: str) -> bool:
    """A slip of the pen, one word inside the other, or short for it: 卫生院, 乡镇卫生院; 执业（助理）医师, 执业医师（含助理）."""
    short, long = sorted((one, other), key=len)
    if short in long or (len(short) > 1 and holds(long, short)) or sorted(one) == sorted(other.replace("含", "")):
        return True
    return len(one) == len(other) and all(a == b or sound_alike(a, b) for a, b in zip(one, other, strict=True))


def holds(long: str, short: str) -> bool:
    """Do the characters of `short` stand in `long` in their order?

    >>> holds("固体废物", "固废"), holds("监控录像资料保存期", "录像保存"), holds("探视走访", "访视")
    (True, True, False)
    """
    left = iter(long)
    return all(character in left for character in short)
