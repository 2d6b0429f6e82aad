"""Who leads where a plan says so once: “列首位的为牵头单位，下同”, “逗号之前的为牵头单位，其他单位配合”.

Such a note gives roles by order to the lists that print none, from its clause on; nothing else makes order count.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractor.extract.duties.lists import Assigned, role_of
from extractor.models import Clause, UnitRole

_SAID = ("为牵头", "牵头单位列", "牵头单位排")  # one of them stands in every note; cheap to look for
_FIRST = r"[列排](?:序|名|位)?[在于]?(?:首位?|第[一1][位个名]?|最前面?)"
_NOTE = re.compile(
    r"(?:以下|下列|[上所]述|以上|其中|本方案|各项?|工作|任务|责任|单位|部门|分工|栏|表|[中内里],?|[所按以])*"
    rf"(?:牵头单位{_FIRST}|(?:{_FIRST}|第[一1](?:[位个家]|(?=单位|部门))|首[位个]"
    r"|[列排]?[在于以]?(?:第一个)?(?P<mark>[逗分]号)[之以]?前面?)"
    r"[的者]?(?:责任)?(?:单位|部门)?[均都]?为牵头(?:单位|部门)?)"
    r"(?:[,;、。](?P<rest>(?:其[他余它]|(?:[逗分]号)?[之以]?后)[^,;、。()\n]{1,24}))?(?:[,;、。](?:以?下同|下列同))?"
)
# Who apply or bid together rank among themselves: 联合申报的，排在第一位的单位为牵头单位.
_APPLICANTS = re.compile("申报|申请|申领|投标|竞标|联合体")
_MARKS = {"逗号": ",", "分号": ";"}
_FILL = "、"  # says nothing in a list
_FILLED = re.compile(rf"\({_FILL}+\)")


class Ranking(NamedTuple):
    """What such a note says."""

    position: int  # of its clause
    mark: str | None  # all before the first one in a list lead; None where it is the first body alone
    rest: UnitRole  # role of all others


def find_ranking(clauses: Sequence[Clause]) -> Ranking | None:
    """The first note of a plan about who leads; nearly all have none."""
    for clause in clauses:
        text = clause.view.folded
        note = _NOTE.search(text) if _says(text) else None
        if note and not _APPLICANTS.search(text, text.rfind("。", 0, note.start()) + 1, note.start()):
            rest = role_of(note["rest"].rpartition("为")[2]) if note["rest"] else "responsible"
            return Ranking(clause.position, _MARKS.get(note["mark"] or ""), rest)
    return None


def _says(text: str) -> bool:
    return any([said in text for said in _SAID])


def without_notes(text: str) -> str:
    """Folded text in which marks of a list stand for such notes and the brackets that hold nothing else; no index moves.

    >>> without_notes("(市教委、市民政局,列首位的为牵头单位,下同)")
    '(市教委、市民政局,、、、、、、、、、、、、)'
    """
    if not _says(text):
        return text
    filled = _NOTE.sub(lambda note: _FILL * len(note[0]), text)
    return _FILLED.sub(lambda bracket: _FILL * len(bracket[0]), filled)


def ranked(ranking: Ranking, text: str, bodies: Sequence[Assigned]) -> tuple[Assigned, ...]:
    """The bodies of a list with the roles their order gives them; as they are where any role is printed.

    Several without the mark that parts them keep theirs: who of them leads is not told.
    """
    if any([body.role != "responsible" for body in bodies]):
        return tuple(bodies)
    leading = len(bodies) if len(bodies) == 1 else int(ranking.mark is None)
    if ranking.mark and len(bodies) > 1:
        parted = [k for k in range(1, len(bodies)) if ranking.mark in text[bodies[k - 1].end : bodies[k].start]]
        leading = parted[0] if parted else 0
    rest = ranking.rest if leading else "responsible"
    return tuple(body._replace(role="lead" if k < leading else rest) for k, body in enumerate(bodies))
