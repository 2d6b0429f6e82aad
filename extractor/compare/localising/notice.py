"""The shell of the lower plan's notice: its number, whom it is sent to, whose approval it names, what it issues and who signs, by the upper level's words.

省政府各部门 in a city's notice was left standing; 省驻市各单位 are rightly addressed.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extractor.compare.localising.acting import words_of
from extractor.compare.localising.places import addressees
from extractor.compare.localising.sides import Sides
from extractor.compare.pair import Pair
from extractor.compare.say import finding, quoted
from extractor.lexicon import any_of
from extractor.models import Finding, Plan
from extractor.neutral import once_a_plan
from extractor.text import fold

_SENT_TO = re.compile(r"(?:各|有关)[^。;]{3,160}:$|^抄[送报]:")
_NUMBER = re.compile(r"^(?P<whose>[一-鿿]{2,12})[〔(\[][0-9]{4}[〕)\]](?:第)?[0-9]+号$")
_ADDRESSEE = re.compile("[^,、;:]+")
_DATED = "(?: *[0-9]{4}年[0-9]+月[0-9]+日(?:印发)?)?"
_SIGNED_BY_NATION = re.compile(f"^(?P<whose>国务院(?:办公厅)?){_DATED}$")
_NATIONAL = "国务院(?:各部委|各直属机构|有关部门)|中央各部门"


class _Addressed(NamedTuple):
    """Whom the upper notice is sent to."""

    printed: str | None  # its line
    listed: frozenset[str]


def left_in_notice(pair: Pair, sides: Sides) -> Iterator[Finding]:
    """Findings on the words of the upper level in the lower notice's shell."""
    above = _addressed(pair.upper)
    anyhow = [_approved(sides.above), *_numbered(pair, sides), *_signed(pair, sides)]
    unnamed = [*_issued(sides.above_names), *_written_to(sides.above)] if sides.above else _of_nation()
    for number, (clause, printed, folded) in enumerate(_lines(pair.lower)):
        named = any(name in folded for name in sides.own_names)
        spans = [word.span("whose") for way in (*anyhow, *(() if named else unnamed)) for word in way.finditer(folded)]
        if _SENT_TO.search(folded):
            spans += _sent_to(folded, sides, above.listed)
        if spans:
            numbered = _NUMBER.search(folded) is not None
            yield finding(
                pair,
                f"w-{clause}-a{number}",
                "wording",
                "unlocalised",
                "body_of_upper_level",
                f"下级印发通知中{''.join(quoted(printed[slice(*span)]) for span in sorted(spans))}"
                f"是上级的{'发文字号' if numbered else '称呼'}，未改为本级。",
                severity="low",
                confidence=0.7,
                clauses=(None, clause),
                quotes=(pair.upper.document.doc_number if numbered else above.printed, printed),
            )


@once_a_plan
def _addressed(plan: Plan) -> _Addressed:
    lines = [(printed, folded) for _, printed, folded in _lines(plan) if _SENT_TO.search(folded)]
    listed = frozenset(one for _, folded in lines for one in _ADDRESSEE.findall(folded))
    return _Addressed(lines[0][0] if lines else None, listed)


def _sent_to(line: str, sides: Sides, listed: frozenset[str]) -> list[tuple[int, int]]:
    """Whom the upper government addresses: its departments, the places below it, and what its own notice has by its name."""
    ways = (_departments(sides.above), addressees(sides.tiers))
    found = [word.span() for way in ways for word in way.finditer(line)]
    theirs = [
        one.span()
        for one in _ADDRESSEE.finditer(line)
        if one[0] in listed
        and (one[0][0] in sides.above or any(name in one[0] for name in sides.above_names))
        and not ("驻" in one[0] or any(name in one[0] for name in sides.own_names))
    ]
    return found + [(start, end) for start, end in theirs if not any(a < end and start < b for a, b in found)]


def _numbered(pair: Pair, sides: Sides) -> list[re.Pattern[str]]:
    """The upper plan's number, where a notice by the lower place's name bears one as well."""
    titles = [folded for _, _, folded in _lines(pair.lower) if "关于" in folded]
    own = any(title.startswith(sides.own_names) for title in titles)
    number = _NUMBER.search(fold(pair.upper.document.doc_number or ""))
    if not own or number is None or pair.upper.document.doc_number == pair.lower.document.doc_number:
        return []
    return [re.compile(_NUMBER.pattern.replace("[一-鿿]{2,12}", re.escape(number["whose"])))]


def _signed(pair: Pair, sides: Sides) -> list[re.Pattern[str]]:
    """The lower government's 办公厅 as who signs, where the title of its notice says 办公室."""
    own = any_of(sides.own_names)
    titled = re.compile(f"(?:{own})人民政府办公室关于")
    known = any(titled.match(folded) for _, _, folded in _lines(pair.lower))
    return [re.compile(f"^(?:{own})人民政府(?P<whose>办公厅){_DATED}$")] if known else []


@once_a_plan
def _lines(plan: Plan) -> list[tuple[str, str, str]]:
    """The lines of the notice, each with its clause, as printed and folded."""
    return [
        (clause.id, printed, folded)
        for clause in plan.clauses
        if clause.kind == "front"
        for printed, folded in zip(clause.view.printed.split("\n"), clause.view.folded.split("\n"), strict=True)
    ]


@cache
def _departments(above: str) -> re.Pattern[str]:
    """What a government calls its own departments; those of upper ones that have their seat here are 驻 or 中省直."""
    if not above:
        return re.compile(_NATIONAL)
    return re.compile(
        f"(?<![、中央省])[{above}](?:(?:人民)?政府(?:各|有关)|委各|[直级](?:各|有关)|各|有关)(?:部门|单位|委办局|工作部门)(?!驻)"
    )


@cache
def _approved(above: str) -> re.Pattern[str]:
    """Whose consent a notice names, right before it is sent out."""
    if not above:
        return re.compile("(?!)")
    return re.compile(
        f"已?经(?P<whose>[{above}](?:委、[{above}])?(?:人民)?政府)(?:第[0-9]+次)?(?:常务会议)?(?:研究|审议)?(?:同意|审定|批准|通过),?现"
    )


@cache
def _issued(names: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """The upper place's name on what the notice issues, and as who signs it; what is passed on keeps its name."""
    name = f"(?P<whose>{any_of(names)})"
    cited = "转发|批转|贯彻|落实|根据|依据|按|为做好"
    return (
        re.compile(f"^(?:(?!{cited})[^《》])*?(?:印发|将)《?{name}(?:(?!{cited}).)*?》?(?:的通知$|印发)"),
        re.compile(f"^《{name}[^《》]*》已?经[^,;。]{{2,20}}(?:同意|审定|批准|通过),现(?:予以?)?印发"),
        re.compile(f"^{name}(?:人民政府|委员会)(?:办公[室厅])?{_DATED}$"),
    )


@cache
def _written_to(above: str) -> tuple[re.Pattern[str], ...]:
    """Who of the upper level answers questions on the notice, and offices of its assemblies that have a copy of it."""
    sign = f"[{above}]"
    assembly = f"{sign}(?:人大常委会|政协)办公[厅室]"
    return (
        re.compile(f"{_answers()}(?P<whose>{sign}(?![级直属区县])(?![一-鿿]*分局)[一-鿿]{{2,20}})"),
        re.compile(f"(?:^抄[送报]:|(?<=[,、;]))(?P<whose>(?:{sign}委办公[厅室][,、])?{assembly})(?=[,、;。]|$)"),
    )


@cache
def _of_nation() -> tuple[re.Pattern[str], ...]:
    """The State Council as who signs, and a ministry as who answers questions."""
    ministry = "[一-鿿]{1,10}(?:部|总局|委|署)[一-鿿]{2,12}司"
    return _SIGNED_BY_NATION, re.compile(f"{_answers()}(?P<whose>{ministry})(?=[,;)。]|$)")


def _answers() -> str:
    """What begins a line that tells whom to ask."""
    return rf"^\(?本?(?:通知|方案|计划)?(?:{words_of('contact')}):"
