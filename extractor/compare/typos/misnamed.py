"""Bodies of the lower plan's lists whose names are mistyped: 商物局, where either plan names a 商务局."""

import re
from collections.abc import Iterable, Iterator

from extractor.compare.pair import Pair
from extractor.compare.say import finding, quoted
from extractor.compare.tiers import signs
from extractor.lexicon.organs import read_body
from extractor.lexicon.spelling import look_alike, nearly_sound_alike, same_part
from extractor.models import Finding, Plan, Responsibility
from extractor.neutral import once_a_plan
from extractor.text import fold

SHORTEST = 3  # characters of a name: 编办 and 外办 are two
LONG = 7  # the same of one in which any character may be the wrong one
_OFFICE = re.compile("(?:办公室|[所站办])$")
_ENDS = frozenset("局委厅办所站部室队院校中会府行社团处科组")  # of names of bodies
_JOINTS = frozenset("和与及")  # 自然资源规划局 is 自然资源和规划局


def misnamed(pair: Pair) -> Iterator[Finding]:
    """Findings on bodies no list knows that are one slip away from a known one, each name told once."""
    if pair.comparison.relation != "implements":
        return  # what a plan gets wrong by itself is told beside the plan it answers to
    doubtful = _doubtful(pair.lower)
    known = _known(pair) if doubtful else {}
    told: set[str] = set()
    for body, name in doubtful:
        if name in told or name in known:
            continue
        right = next((one for one in (*known, *_offices(known, name)) if one_slip(one, name)), None)
        if right is None:
            continue
        told.add(name)
        yield finding(
            pair,
            f"u-{body.id}-t",
            "wording",
            "suspected_typo",
            "mistyped_body",
            f"下级的责任单位{quoted(body.raw)}疑为{quoted(right)}之误。",
            severity="low",
            confidence=0.75,
            clauses=(None, body.clause_id),
            quotes=(None, body.raw),
        )


@once_a_plan
def _doubtful(plan: Plan) -> list[tuple[Responsibility, str]]:
    """Bodies of a plan that no list knows, each with its name: most are known."""
    own, found = signs(plan), []
    for body in plan.responsibilities:
        read = read_body(body.raw)
        if not read.known:
            found.append((body, fold(body.function)))
        elif read.sign and read.sign != body.raw[0] and body.raw[0] in own:
            found.append((body, fold(body.raw[1:])))  # 县住房成乡|建设局 is no body of a 乡
    return found


def _known(pair: Pair) -> dict[str, None]:
    """The names of all known bodies of both plans, and of those below them."""
    known: dict[str, None] = {}
    for body in (*pair.upper.responsibilities, *pair.lower.responsibilities):
        if read_body(body.raw).known:
            name = fold(body.function)
            known[name] = None
            if name.endswith(("厅", "委")):  # 农业农村厅 has a 农业农村局 below it
                known[name[:-1] + "局"] = None
    return known


def _offices(known: Iterable[str], name: str) -> list[str]:
    """What a town would call its offices of known bodies, where `name` is one: 人力资源社会保障所."""
    office = _OFFICE.search(name)
    return [one[:-1] + office[0] for one in known if one.endswith(("局", "委")) and "分局" not in one] if office else []


def one_slip(right: str, wrong: str) -> bool:
    """Is `wrong` the name `right` with one character mistyped, missing or typed twice, or two that changed places?

    >>> [one_slip("商务局", wrong) for wrong in ("商物局", "务商局", "商务务局", "税务局", "商务委")]
    [True, True, True, False, False]
    >>> one_slip("人力资源社会保障局", "人力资源会保障局"), one_slip("自然资源和规划局", "自然资源规划局")
    (True, False)
    >>> one_slip("国网禾溪供电公司", "国网禾溪供电公可"), one_slip("住房城乡建设局", "住房城乡建设委")
    (True, False)
    >>> one_slip("人力资源社会保障局", "人力资源社会保证局"), one_slip("人力资源社会保障局", "人力资源社会保障站")
    (True, False)
    """
    if min(len(right), len(wrong)) < SHORTEST:
        return False
    if len(right) == len(wrong):
        apart = [k for k, (a, b) in enumerate(zip(right, wrong, strict=True)) if a != b]
        if len(apart) == 2 and apart[1] == apart[0] + 1:
            return right[apart[0]] == wrong[apart[1]] and right[apart[1]] == wrong[apart[0]]
        a, b = (right[apart[0]], wrong[apart[0]]) if len(apart) == 1 else ("", "")
        if a and len(right) >= LONG and apart[0] and (apart[0] < len(right) - 1 or b not in _ENDS):
            return True
        return bool(a) and (nearly_sound_alike(a, b) or look_alike(a, b) or same_part(a, b))
    long, short = (right, wrong) if len(right) > len(wrong) else (wrong, right)
    if len(long) != len(short) + 1 or (long is right and len(short) == SHORTEST):
        return False  # 财金局 may well be short for another
    k = next((k for k in range(len(short)) if long[k] != short[k]), len(short))
    if long[k + 1 :] != short[k:] or long[k] in _JOINTS or k == len(short):
        return False
    return long is right or long[k] in (long[k - 1 : k], long[k + 1 : k + 2])
