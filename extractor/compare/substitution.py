"""Two targets told in the same words but for one: is it the same measure?

预约率 → 满意率 in an otherwise equal sentence is another measure with the same number; 居民 put in or left out is not,
nor is a word of the same meaning, a word of place, or a slip of the pen.
"""

import re
from collections.abc import Sequence
from functools import cache

from rapidfuzz.distance import Levenshtein

from extractor.lexicon import levels, load
from extractor.lexicon.spelling import sound_alike
from extractor.text import fold

LONGEST = 6  # characters of a word that can be swapped; more is another way of saying it
APART = 2  # equal characters between two changes that still make one: 二|氧化|硫 → 氮|氧化|物
SHARED = 0.4  # share of the shorter name that must stand outside the swapped word
_PLAIN = re.compile(r"[^0-9一-鿿A-Za-z□▽]+|的|各")
_LIGHT = re.compile(
    r"(?:[省市州县区乡镇村]、?)+(?:两级|三级|四级)|区县|[省市县]级|每?(?:半年|季度|年|月|周)度?|"
    r"设[立置有]|建[立成设有]|开[展设]|配[备置]|实[施行现]|完成|达到|提供|进行|安排|推行|全面|全部|一律|所有|均|人口|名"
    r"|(?:应当?|宜|须|要)(?=控制|保持|达到|不)|(?<=[度率量数例重积])(?:应当?|宜|须|要)$|比[率例重]|率$|(?<=满意)度"
)
_SLOT = re.compile("[□▽]级?")
_RUN = re.compile(r"[0-9.]+|[A-Za-z]+")


def swapped_word(upper: str, lower: str, names: Sequence[str]) -> tuple[str, str] | None:
    """The word of `upper` and the one that stands in its place in `lower`, when they make another measure.

    >>> swapped_word("门诊预约率", "门诊满意率", ())
    ('预约', '满意')
    >>> swapped_word("健康素养水平", "居民健康素养水平", ()), swapped_word("乡镇设立服务站的比例", "乡镇建成服务站的比例", ())
    (None, None)
    >>> [swapped_word(*names, ()) for names in (("人口密度应控制在", "人口密度宜控制在"), ("群众满意度", "群众满意率"), ("优良天数比率", "优良天数比例"), ("人口密度应", "人口密度宜"))]
    [None, None, None, None]
    """
    if upper == lower:
        return None
    one, other = _neutral(upper, names), _neutral(lower, names)
    blocks = _blocks(one, other)
    if len(blocks) != 1:
        return None
    (a, b), (c, d) = blocks[0]
    ours, theirs = one[a:b], other[c:d]
    if not (0 < len(ours) <= LONGEST and 0 < len(theirs) <= LONGEST):
        return None
    if min(len(one) - len(ours), len(other) - len(theirs)) < SHARED * min(len(one), len(other)):
        return None
    return None if _alike(ours, theirs) else (_whole(one, a, b), _whole(other, c, d))


def _whole(name: str, begin: int, end: int) -> str:
    """The swapped characters as they are read: 20 and not 2, 预约 and not 预.

    >>> _whole("处理能力20吨", 4, 5), _whole("门诊就业", 2, 3)
    ('20', '就业')
    """
    for run in _RUN.finditer(name):
        if run.start() < end and begin < run.end():
            begin, end = min(begin, run.start()), max(end, run.end())
    if end - begin > 1 or _RUN.fullmatch(name, begin, end):
        return name[begin:end]
    return name[begin : end + 1] if end < len(name) else name[max(0, begin - 1) : end]


def _neutral(name: str, names: Sequence[str]) -> str:
    text = _LIGHT.sub("", levels.neutral(fold(name), names))
    text = _PLAIN.sub("", _SLOT.sub("", text))
    pattern, stands_for = _synonyms()
    return pattern.sub(lambda m: stands_for[m[0]], text)


@cache
def _synonyms() -> tuple[re.Pattern[str], dict[str, str]]:
    stands_for = {word: group["words"][0] for group in load("wording")["synonyms"] for word in group["words"]}
    return re.compile("|".join(sorted(map(re.escape, stands_for), key=lambda w: (-len(w), w)))), stands_for


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


def _alike(one: str, other: str) -> bool:
    """A slip of the pen, or one word inside the other: 卫生院, 乡镇卫生院."""
    if one in other or other in one:
        return True
    return len(one) == len(other) and all(a == b or sound_alike(a, b) for a, b in zip(one, other, strict=True))
