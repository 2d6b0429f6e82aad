"""Numbers in Chinese characters: 八十五, 一百二十, 九点五; and those of several characters, which count like digits: 四百二十公里."""

_DIGITS = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_ONES = "一二两三四五六七八九"
NUMERALS = "零〇一二两三四五六七八九十百千万"
_NEXT = f"(?:[{NUMERALS.replace('千', '')}亿]|千(?![瓦米克]))"  # 三百|千瓦
# A pattern: a digit before its power, or 十 before a digit; 千家万户, 十大 and 百县千镇 are no counts. Behind 超 stands a bare
# 万, which is one of them: 超万架.
LONG = f"(?<![第{NUMERALS}亿])(?:(?:[{_ONES}](?=[十百千万亿])|十(?=[{_ONES}])){_NEXT}+|(?<=[超过破逾])[十百千]?万)"


def chinese_number(text: str) -> float:
    """Value of a number in Chinese characters.

    >>> chinese_number("八十五"), chinese_number("两"), chinese_number("一百二十"), chinese_number("九点五")
    (85.0, 2.0, 120.0, 9.5)
    """
    whole, _, tail = text.partition("点")
    total = section = digit = 0
    for char in whole:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif _POWERS[char] >= 10_000:
            total += (section + digit or 1) * _POWERS[char]
            section = digit = 0
        else:
            section += (digit or 1) * _POWERS[char]
            digit = 0
    decimals = float("0." + "".join(str(_DIGITS[c]) for c in tail)) if tail else 0.0
    return total + section + digit + decimals


def parted(text: str) -> tuple[str, str]:
    """A long number and the 万 or 亿 at its end, which belongs to its unit as behind digits: 18万户.

    >>> parted("十八万"), parted("三千万"), parted("四百二十"), parted("一亿二千万"), parted("万")
    (('十八', '万'), ('三千', '万'), ('四百二十', ''), ('一亿二千万', ''), ('', '万'))
    """
    number, times = text[:-1], text[-1]
    return (number, times) if times in "万亿" and not ("万" in number or "亿" in number) else (text, "")
