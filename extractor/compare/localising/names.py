"""The name of the upper place in a text: as the place, before a body that acts or what it runs, and in short forms."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractor.compare.localising.acting import acting_body, acting_school
from extractor.compare.localising.mentions import Found, behind
from extractor.compare.tiers import SIGNS
from extractor.lexicon import any_of, load, organs
from extractor.models import Plan
from extractor.neutral import names_of, once_a_plan
from extractor.text import fold

_RUNS = 8  # characters before a name in which 支持 leads to what its place runs
# A name that goes on as the name of a body is that body's: it may be a perfectly right citation.
_NAMED_BODY = re.compile(
    "委|政府|第|[河江湖溪港峡渠](?!道)|民卡|水库|大桥|高速|铁路|[一-鿿]{0,4}(?:大学|学院|医院|公司|集团|银行|日报|委员会|法院|海关|(?<![布格大])局)"
)
_WORK = re.compile("[一-鿿]{0,8}?(?:学院|大学|医院|剧院|博物馆)")
# Where a word of its name follows, so does the rest of it: 某某省教育厅, but 某某省教育体系基本建成.
_WHOLE_BODY = re.compile(
    "[一-鿿]{0,14}?(?:局|厅|委(?!托)|政府|部门|办公室|总队|支队|指挥部|领导小组|中心|协会|联合会|总工会|法院|检察院)"
)
# 新城, 古城 and the like are words, whatever the place is called.
_NO_ALIAS = frozenset("新古老主省县市都山江水石海东西南北中内外长全产商影书名卫")


def named(text: str, names: Sequence[str], aliases: frozenset[str]) -> tuple[list[Found], list[Found]]:
    """Where one of some names, longest first, stands for the place, or an alias does; and the bodies and works it is part of."""
    places, parts = [Found(at, "alias", alias) for alias in aliases for at in _places_in(text, alias)], []
    for number, name in enumerate(names):
        longer = names[:number]
        for at in _places_in(text, name):
            if any(text.startswith(one, at) for one in longer):
                continue
            if _is_place(name, text, at):
                places.append(Found(at, "name", name))
            elif part := _part(name, text, at):
                parts.append(part)
    return places, parts


def _part(name: str, text: str, at: int) -> Found | None:
    """What the lower place has one of itself, or is not to run, by a name at `at`."""
    end = at + len(name)
    if text[at - 1] in ",\n" and (body := acting_body().match(text, end)):
        return None if body[0].endswith("分局") else Found(at, "subject", name + body[0])  # that of the lower place
    if text[at - 1] in ",\n、" and (school := acting_school().match(text, end)):
        return Found(at, "told", name + school[0])
    if (work := _WORK.match(text, end)) and behind("runs").search(text, max(0, at - _RUNS), at):
        return Found(at, "work", name + work[0])
    return None


def _places_in(text: str, name: str) -> Iterator[int]:
    """Where a name stands in a text."""
    at = text.find(name)
    while at >= 0:
        yield at
        at = text.find(name, at + 1)


def _is_place(name: str, text: str, start: int) -> bool:
    """Does a name stand for the place, and not for a body, which may be rightly cited?"""
    end = start + len(name)
    if name[-1] in SIGNS and organs.opens(text, end) and _WHOLE_BODY.match(text, end):
        return False
    if name[-1] not in SIGNS and end < len(text) and text[end] in SIGNS:
        return False
    return not _NAMED_BODY.match(text, end)


@once_a_plan
def aliases(plan: Plan) -> frozenset[str]:
    """The short names a plan has for its place, made of the first character of its name: 澄城, 来澄投资, 在澄高校."""
    names = names_of(plan.document)
    if not names or names[0][0] in _NO_ALIAS:
        return frozenset()
    return frozenset(match[0] for match in _alias(names[0][0]).finditer(fold(plan.document.text)))


@cache
def _alias(first: str) -> re.Pattern[str]:
    who = any_of(load("upper_words")["alias"]["words"])
    first = re.escape(first)
    return re.compile(f"{first}城(?![市区镇乡县])|[来在驻入返留]{first}(?={who})")
