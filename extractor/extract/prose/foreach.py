"""One bound over a list of amounts, each for so much of a thing of its own: 不得低于县道每年每公里2万元、乡道每年每公里4000元."""

import re
from dataclasses import replace

from extractor.extract.numbers.forms import alternation
from extractor.extract.numbers.quantities import Quantity

_OWN = re.compile(
    rf"(?:{alternation('before')})?(?P<what>[^,;:。、\d每]{{2,8}})(?P<each>(?:每年度?)?每(?:平方公里|平方米|公里|千米|公顷|[亩人户名张床村]))"
)
_JOINTS = frozenset(("、", ",", "和", "及", "、和"))


def own_noun(text: str, quantity: Quantity) -> re.Match[str] | None:
    """What an amount is for, and for how much of it, where both stand between its bound and its number.

    >>> from extractor.extract.numbers.quantities import find_quantities
    >>> text = "养护资金不得低于县道每年每公里2万元,乡道每年每公里4000元"
    >>> first, second = find_quantities(text)
    >>> own_noun(text, first).group("what", "each"), own_noun(text, second)
    (('县道', '每年每公里'), None)
    """
    if quantity.bound == quantity.start or text.find("每", quantity.bound, quantity.start) < 0:
        return None
    return _OWN.fullmatch(text, quantity.bound, quantity.start)


def goes_on(text: str, before: Quantity, quantity: Quantity) -> Quantity | None:
    """An amount of the list that `before` belongs to, under the same bound; None where it belongs to none.

    >>> from extractor.extract.numbers.quantities import find_quantities
    >>> text = "养护资金不得低于县道每年每公里2万元,乡道每年每公里4000元,村道4000元"
    >>> first, second, third = find_quantities(text)
    >>> goes_on(text, first, second).comparator, goes_on(text, second, third)
    ('>=', None)
    """
    own = own_noun(text, before)
    if own is None or quantity.kind != before.kind or quantity.comparator != "=" or quantity.bound < quantity.start:
        return None
    joint = next((j for j in _JOINTS if text.startswith(j, before.end)), "")
    begin = before.end + len(joint)
    other = _OWN.fullmatch(text, begin, quantity.start) if joint else None
    if other is None or other["each"] != own["each"]:
        return None
    return replace(quantity, comparator=before.comparator, bound=begin)
