"""The characters around a place of a text, the word of which one is part, the list in which it stands."""

import re

from extractor.lexicon.words import cut

# What is cut short in a list of names: 建管、规资、绿容等部门, 张江、紫竹等创新集聚区域.
_LISTED = re.compile(
    "[一-鿿]{1,6}(?:、[一-鿿]{2,6})*?等(?:(?:有关|相关|多个)?(?:部门|单位)|[^,;。、]{0,8}?(?:[区地片园]区|区域|集聚区|[高院]校|名[园城镇村]|河流|湖泊|古镇))"
)
_NEAR = 8  # characters before, among which the items of a list are parted


def stretch(text: str, start: int, end: int, reach: int) -> tuple[int, int]:
    """Begin and end of a slice with the Chinese characters on both sides, so many of them at most.

    >>> stretch("第3年,开放县图书馆", 6, 7, 2), stretch("开放县图书馆", 2, 3, 2)
    ((4, 9), (0, 5))
    """
    first, last = start, end
    while first > max(0, start - reach) and "一" <= text[first - 1] <= "鿿":
        first -= 1
    while last < min(len(text), end + reach) and "一" <= text[last] <= "鿿":
        last += 1
    return first, last


def word_at(text: str, k: int, reach: int) -> tuple[int, str]:
    """The word of which the character at `k` is part, where the characters around are cut into words, and where it begins.

    >>> word_at("开放县图书馆", 4, 5), word_at("第3年", 1, 5)
    ((3, '图书馆'), (1, '3'))
    """
    first, last = stretch(text, k, k + 1, reach)
    at = first
    for word in cut(text[first:last]):
        if at + len(word) > k:
            return at, word
        at += len(word)
    return k, text[k]


def in_list_of_names(text: str, k: int) -> bool:
    """Does the character at `k` stand in a list of names, which are cut short there as nowhere else?

    >>> in_list_of_names("落实建管、规资、绿容等部门职责", 8), in_list_of_names("落实各部门职责", 2)
    (True, False)
    """
    found = _LISTED.match(text, k)
    return found is not None and ("、" in found[0] or "、" in text[max(0, k - _NEAR) : k])
