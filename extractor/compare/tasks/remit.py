"""Whether a clause of the upper plan is in the remit of the department that issued the lower one."""

from extractor.compare.bodies import canonical, stands_for
from extractor.compare.pair import Pair
from extractor.lexicon import functions, organs
from extractor.models import Plan
from extractor.neutral import once_a_plan


def outside_remit(pair: Pair, clause_id: str) -> str | None:
    """The department that issued the lower plan, where the bodies of an upper clause are others and the upper plan is no department's of its kind.

    A bureau carries out its part of a plan of the government above; what others are charged with it need not repeat.
    """
    department, charged = _department(pair.lower), _charged(pair.upper).get(clause_id, ())
    if department is None or not charged:
        return None
    above = _department(pair.upper)
    if above and canonical(above) == canonical(department):
        return None
    return None if any(stands_for(department, one) for one in charged) else department


@once_a_plan
def _department(plan: Plan) -> str | None:
    """The one department that issued a plan, without its level word; none where a government, or several bodies did."""
    issuer = plan.document.issuer or ""
    function = organs.read_body(issuer).function if issuer and "、" not in issuer else ""
    return function if function and functions.organ_of(function) and "政府" not in function else None


@once_a_plan
def _charged(plan: Plan) -> dict[str, list[str]]:
    """The bodies of each clause, without their level words; places of a tier (各区县政府) are no departments."""
    found: dict[str, list[str]] = {}
    for body in plan.responsibilities:
        if functions.organ_of(body.function) and "政府" not in body.function:
            found.setdefault(body.clause_id, []).append(body.function)
    return found
