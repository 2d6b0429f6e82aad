"""What was typed twice: 监督监督, 领领导, 三日日内. Doubled words in use, and two words that meet, stay untold."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from extractor.compare.running import IDLE, TIERS, Mistake, Running
from extractor.compare.typos.usage import covered, said_twice
from extractor.compare.typos.weighed import MARGIN, edged, gains, weight
from extractor.lexicon.words import is_word, times

_REPEATED = frozenset(
    "股村镇乡县校企园班队站岗户家店厂街路月年季周天人件事项条处个层级步点滴代种样所院局会部室科处厅馆块份株棵亩片段台套批栋座张辆艘宗根道一二三四五六七八九十百千"
)
SIGHTS = frozenset("水河江湖山岭溪沟塘坝海岛港湾泉")  # end names that no dictionary has: 浔水|水上运动
SURE, BOTH = 17.0, 20.0  # logarithms by which one must be likelier, and where both may be part of a word
_CHINESE = re.compile("[一-鿿]+")
_TWICE = re.compile(r"([一-鿿]{1,4}?)\1")
_DAYS = re.compile("[0-9一二三五七十]日日(?![报常均间供处产用])")


class _Doubled(NamedTuple):
    """A stretch of a line that stands twice."""

    at: int
    unit: str
    likely: float  # by how much it is likelier once


def twice(run: Running) -> Iterator[Mistake]:
    """What was typed twice: 监督监督, 领领导, 三日日内."""
    lines = zip(run.starts, run.said, strict=False)  # without lines there is one beginning
    doubled = [(start + one.at, one.unit, one.likely) for start, line in lines for one in _doubled(line.folded)]
    for at, unit, likely in doubled:
        double, end = unit * 2, at + 2 * len(unit)
        single = run.theirs[at - 1 : at] + unit + run.theirs[end : end + 2]  # as the upper plan has it
        known = unit not in "年月" and len(single) == len(unit) + 3 and "\n" not in single and single in run.ours
        known = known or (len(unit) == 1 and unit not in "年月" and single[:3] in run.ours and "\n" not in single[:3])
        once = (single, run.theirs[max(0, at - 2) : at + 1] + run.theirs[end : end + 1])
        copied = any(len(text) > 3 and is_chinese(text) and text in run.ours for text in once)
        if len(unit) == 1 and not copied and _two_words(run.theirs, at, likely):
            continue  # 控制|制度, 市|市场监管局; but 精细细化发布 where the upper plan has 精细化发布, and 监护护人
        two = len(unit) == 1 and run.theirs[at + 1 : end + 1] in run.ours and is_word(run.theirs[at - 1 : at + 1])
        if two and not known:
            continue  # 通用|用能: the upper plan has the second, too
        if unit == "全" and any(is_word(run.theirs[k : at + 1]) for k in range(max(0, at - 2), at)):
            continue  # 安全|全链条, 健全|全生命周期
        if run.theirs[at - 1] == "该" and len(unit) > 1:
            continue  # 该约谈|约谈
        if run.theirs.count(double) > 1:
            continue  # 岑港港口, 岑港港区: nobody slips twice in the same place
        if double not in run.ours and (
            known or (likely >= SURE and unit not in _REPEATED | SIGHTS) or _slipped(run.theirs, at, unit)
        ):
            around = double if len(unit) > 1 else _beside(run.theirs, at, end)
            yield Mistake(at, around, around.replace(double, unit), "typed_twice", 0.85)


@lru_cache(maxsize=4096)
def _doubled(line: str) -> list[_Doubled]:
    """Where a stretch stands twice, and by how much one of two equal characters is likelier: most lines have none."""
    text, found = "", []
    for match in _TWICE.finditer(line):
        text, likely = text or edged(line), 0.0
        if len(match[1]) == 1:  # two longer ones may be items of a list
            likely = weight(gains(text, match.start() + MARGIN, match.end() + MARGIN, match[1]))
        found.append(_Doubled(match.start(), match[1], likely))
    return found


def _two_words(text: str, at: int, likely: float) -> bool:
    """Does one word end with the first of two equal characters, or a level word stand there, and another begin with the second?"""
    if not is_word(text[at + 1 : at + 3]):
        return False
    if is_word(text[at - 2 : at + 1]):
        return True  # 体育场|场馆, however often there is 体育场馆
    return likely < BOTH and (
        is_word(text[at - 1 : at + 1]) or (text[at] in TIERS and not is_chinese(text[at - 1 : at]))
    )


def _beside(text: str, start: int, end: int) -> str:
    """A stretch with the characters beside it."""
    return text[start - is_chinese(text[start - 1 : start]) : end + is_chinese(text[end : end + 1])]


def is_chinese(text: str) -> bool:
    """Is a text Chinese characters and nothing else?"""
    return bool(_CHINESE.fullmatch(text))


def _slipped(text: str, at: int, unit: str) -> bool:
    """Is the second of two equal stretches too many? 层层 is a word, 工作|作风 are two."""
    middle = at + len(unit)
    if len(unit) > 1:
        two = any(
            is_word(text[k:end])
            for k in range(middle + 1, middle + len(unit))
            for end in range(middle + len(unit) + 1, middle + len(unit) + 3)
        )
        joined = any(is_word(text[k:middle]) for k in range(max(0, at - 2), at))
        return not (two or joined) and not _REPEATED.intersection(unit) and not times(unit * 2) and len(set(unit)) > 1
    if _DAYS.match(text, at - 1):
        return True
    before = any(is_word(text[k:middle]) for k in range(max(0, at - 3), at))
    after = any(is_word(text[middle:k]) for k in range(middle + 2, middle + 5))
    if at and not (before and after) and is_word(text[at - 1 : middle] + text[middle + 1 : middle + 2]):
        return True  # 拖拉拉机
    if unit in _REPEATED or said_twice(unit) or covered(text, at, middle + 1):
        return False
    if unit in IDLE:
        return not (before or after)
    return not ((before or unit in SIGHTS) and after)
