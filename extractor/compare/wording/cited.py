"""Documents that both plans cite, one under a name that is a character off: 《…保护法》 for 《…保障法》."""

import re
from collections.abc import Iterator

from extractor.compare.pair import Pair
from extractor.compare.running import TIERS
from extractor.compare.say import finding, quoted
from extractor.models import Clause, Finding, Plan
from extractor.neutral import once_a_plan

_TITLE = re.compile(r"《([^《》\n]{6,60})》")
_PLACE = re.compile("[一-鿿]{0,2}[省市州盟县区旗乡镇]")  # what may follow a character of a place's name
_OPENING = 4  # characters at the head of a title that may be a place's name


def miscited(pair: Pair) -> Iterator[Finding]:
    """One finding for each title of the lower plan that the upper plan has otherwise."""
    ours, theirs = _titles(pair.upper), _titles(pair.lower)
    for title, (clause, start, end) in theirs.items():
        right = None if title in ours else next((other for other in ours if _one_off(other, title)), None)
        if right is None:
            continue
        source, begin, stop = ours[right]
        yield finding(
            pair,
            f"w-{clause.id}-c{start}",
            "wording",
            "suspected_typo",
            "title_unlike_upper_plan",
            f"上级引用的文件是{quoted(f'《{right}》')}，下级写成{quoted(f'《{title}》')}，只差一字，疑为错字。",
            severity="low",
            confidence=0.8,
            clauses=(source.id, clause.id),
            quotes=(source.view.printed[begin:stop], clause.view.printed[start:end]),
        )


@once_a_plan
def _titles(plan: Plan) -> dict[str, tuple[Clause, int, int]]:
    """Each title that a plan cites, where it does so first."""
    found: dict[str, tuple[Clause, int, int]] = {}
    for clause in plan.clauses:
        if clause.kind != "front" and "《" in clause.view.folded:
            for match in _TITLE.finditer(clause.view.folded):
                found.setdefault(match[1], (clause, *match.span()))
    return found


def _one_off(right: str, wrong: str) -> bool:
    """Do two titles differ in one character that is no place's, no figure and no level?

    >>> _one_off("公共文化服务保障法", "公共文化服务保护法"), _one_off("渝中区行动计划", "渝北区行动计划")
    (True, False)
    """
    if len(right) != len(wrong):
        return False
    apart = [k for k, (one, other) in enumerate(zip(right, wrong, strict=True)) if one != other]
    if len(apart) != 1:
        return False
    k = apart[0]
    if not all("一" <= character <= "鿿" and character not in TIERS for character in (right[k], wrong[k])):
        return False
    return k >= _OPENING or not _PLACE.match(wrong, k + 1)
