"""Quotes as a reader reads them: what stands in print between the lines of a sentence is no part of what it says.

A quote holds what its offsets hold, a page number in the middle of a sentence included. To compare it with another
text, the reading copy of its clause is taken instead.
"""

from bisect import bisect_right

from extractor.models import Plan
from extractor.neutral import once_a_plan
from extractor.text import View


@once_a_plan
def reading(plan: Plan) -> Plan:
    """The plan with those quotes of targets that the reading copy of their clause does not hold read from it.

    White space makes no difference.
    """
    views = {clause.id: clause.view for clause in plan.clauses}
    unlike = [t for t in plan.indicators if t.quote not in views[t.clause_id].printed]
    bare = {key: "".join(views[key].printed.split()) for key in {t.clause_id for t in unlike}}
    broken = {t.id for t in unlike if "".join(t.quote.split()) not in bare[t.clause_id]}
    if not broken:
        return plan
    indicators = tuple(
        t._replace(quote=_read(views[t.clause_id], t.char_start, t.char_end)) if t.id in broken else t
        for t in plan.indicators
    )
    return plan._replace(indicators=indicators)


def _read(view: View, start: int, end: int) -> str:
    """What the reading copy has of the raw span `start:end`."""
    return view.printed[_index(view, start) : _index(view, end - 1) + 1]


def _index(view: View, raw: int) -> int:
    """Index of the last character of the reading copy that stands at or before the raw offset."""
    k = max(bisect_right(view.offsets, raw) - 1, 0)
    last = view.starts[k + 1] if k + 1 < len(view.starts) else len(view.printed)
    return min(view.starts[k] + max(raw - view.offsets[k], 0), last - 1)
