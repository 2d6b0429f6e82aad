"""The shell of the lower plan's notice: its number, whom it is sent to, whose approval it names, what it issues and who signs, by the upper level's words.

省政府各部门 in a city's notice was left standing; 省驻市各单位 are rightly addressed.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from extractor.compare.localising.places import addressees
from extractor.compare.localising.sides import Sides
from extractor.compare.pair import Pair
from extractor.compare.say import finding, quoted
from extractor.lexicon import any_of
from extractor.models import Finding, Plan
from extractor.neutral import names_of, once_a_plan
from extractor.text import fold

_SENT_TO = re.compile(r"(?:各|有关)[^。;]{3,160}:$|^抄[送报]:")
_NUMBER = re.compile(r"^(?P<whose>[一-鿿]{2,12})[〔(\[][0-9]{4}[〕)\]](?:第)?[0-9]+号$")
_ADDRESSEE = re.compile("[^,、;:]+")
_DATED = "(?: *[0-9]{4}年[0-9]+月[0-9]+日(?:印发)?)?"
_SIGNED_BY_NATION = re.compile(f"^(?P<whose>国务院(?:办公厅)?){_DATED}$")
_NATIONAL = "国务院(?:各部委|各直属机构|有关部门)|中央各部门"
_ANSWERS = r"^\(?本?(?:通知|方案|计划)?(?:联系|咨询)(?:单位|人|处室|科室|方式|部门)?:"
_MINISTRY = re.compile(_ANSWERS + r"(?P<whose>[一-鿿]{1,10}(?:部|总局|委|署)[一-鿿]{2,12}司)(?=[,;)。]|$)")


class _Above(NamedTuple):
    """What tells the upper place's words from those of the lower one."""

    marks: str  # its level words
    names: tuple[str, ...]
    addressees: frozenset[str]  # whom its own notice is sent to
    below: re.Pattern[str]  # names of the places below it
    ours: tuple[str, ...]  # names of the lower place
    number: str | None  # what its own documents are numbered by
    signed: re.Pattern[str] | None  # the lower government's office by the kind of name that only upper ones have


def left_in_notice(pair: Pair, sides: Sides) -> Iterator[Finding]:
    """Findings on the words of the upper level in the lower notice's shell."""
    theirs = [(printed, folded) for _, printed, folded in _lines(pair.upper) if _SENT_TO.search(folded)]
    listed = frozenset(one for _, folded in theirs for one in _ADDRESSEE.findall(folded))
    above = _Above(
        sides.above, sides.above_names, listed, addressees(sides.tiers), sides.own_names, _numbered(pair), _signed(pair)
    )
    for number, (clause, printed, folded) in enumerate(_lines(pair.lower)):
        spans = [*_in_shell(folded, above), *(_sent_to(folded, above) if _SENT_TO.search(folded) else ())]
        if spans:
            numbered = _NUMBER.search(folded) is not None
            source = pair.upper.document.doc_number if numbered else theirs[0][0] if theirs else None
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
                quotes=(source, printed),
            )


def _in_shell(line: str, above: _Above) -> Iterator[tuple[int, int]]:
    """Where a line names the upper government as who agrees, or its place as whose plan it is or who signs."""
    ways = [_approved(above.marks)]
    if above.number and (number := _NUMBER.search(line)) and number["whose"] == above.number:
        yield number.span("whose")
    ways += [above.signed] if above.signed else []
    if not any(own in line for own in above.ours):
        ways += _issued(above.names) if above.marks else (_SIGNED_BY_NATION, _MINISTRY)
        ways += _written_to(above.marks) if above.marks else ()
    yield from (word.span("whose") for way in ways for word in way.finditer(line))


def _sent_to(line: str, above: _Above) -> Iterator[tuple[int, int]]:
    """Whom the upper government addresses: its departments, the places below it, and what its own notice has by its name."""
    found = [word.span() for way in (_left(above.marks), above.below) for word in way.finditer(line)]
    yield from found
    for one in _ADDRESSEE.finditer(line):
        start, end = one.span()
        whose = any(name in one[0] for name in above.names) or one[0][0] in above.marks
        if one[0] not in above.addressees or not whose or "驻" in one[0] or any(own in one[0] for own in above.ours):
            continue
        if not any(a < end and start < b for a, b in found):
            yield start, end


def _numbered(pair: Pair) -> str | None:
    """What the upper plan's number begins with, where a notice by the lower place's name bears one as well."""
    titles = [folded for _, _, folded in _lines(pair.lower) if "关于" in folded]
    own = any(title.startswith(names_of(pair.lower.document)) for title in titles)
    theirs, ours = pair.upper.document.doc_number, pair.lower.document.doc_number
    number = _NUMBER.search(fold(theirs or ""))
    return number["whose"] if own and number and theirs != ours else None


def _signed(pair: Pair) -> re.Pattern[str] | None:
    """The lower government's 办公厅 as who signs, where the title of its notice says 办公室."""
    ours = any_of(names_of(pair.lower.document))
    titled = re.compile(f"(?:{ours})人民政府办公室关于")
    known = any(titled.match(folded) for _, _, folded in _lines(pair.lower))
    return re.compile(f"^(?:{ours})人民政府(?P<whose>办公厅){_DATED}$") if known else None


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
def _left(marks: str) -> re.Pattern[str]:
    """What a government calls its own departments; those of upper ones that have their seat here are 驻 or 中省直."""
    if not marks:
        return re.compile(_NATIONAL)
    own = f"[{marks}]"
    return re.compile(
        f"(?<![、中央省]){own}(?:(?:人民)?政府(?:各|有关)|委各|[直级](?:各|有关)|各|有关)(?:部门|单位|委办局|工作部门)(?!驻)"
    )


@cache
def _approved(marks: str) -> re.Pattern[str]:
    """Whose consent a notice names, right before it is sent out."""
    return (
        re.compile(
            f"已?经(?P<whose>[{marks}](?:委、[{marks}])?(?:人民)?政府)(?:第[0-9]+次)?(?:常务会议)?(?:研究|审议)?(?:同意|审定|批准|通过),?现"
        )
        if marks
        else re.compile("(?!)")
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
def _written_to(marks: str) -> tuple[re.Pattern[str], ...]:
    """Who of the upper level answers questions on the notice, and offices of its assemblies that have a copy of it."""
    own = f"[{marks}]"
    assembly = f"{own}(?:人大常委会|政协)办公[厅室]"
    return (
        re.compile(f"{_ANSWERS}(?P<whose>{own}(?![级直属区县])(?![一-鿿]*分局)[一-鿿]{{2,20}})"),
        re.compile(f"(?:^抄[送报]:|(?<=[,、;]))(?P<whose>(?:{own}委办公[厅室][,、])?{assembly})(?=[,、;。]|$)"),
    )
