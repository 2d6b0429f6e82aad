"""The characters around a place of a text, and the word of which one is part."""

from extractor.lexicon.words import cut


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
