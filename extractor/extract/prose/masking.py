"""What must not be read as numbers, stops or quantifiers is hidden before targets are looked for, and shown again after."""

import re
from collections.abc import Sequence

_QUOTED = re.compile(r"《[^《》]{1,60}》|“[^“”]{1,40}”")
_NONE = re.compile("“零[一-鿿]{2}”")
# 1∶10000精细化调查: the scale of a map is part of a name.
_SCALE = re.compile(r"1(?<!\d1)[:/](?:[125]000*|500)(?=比例尺|[^,;。\d]{0,8}(?:图|调查|测绘|勘查|勘测|影像|航摄))")
# A bracket that holds a stop, be it in a bracket inside it.
_BRACKET = re.compile(
    r"\([^(),;:。!?\n]*+(?:(?=\([^(),;:。!?\n]*+\))\([^(),;:。!?\n]*+\)[^(),;:。!?\n]*+)*+(?=[,;:。!?\n(])[^()]*(?:\([^()]*\)[^()]*)*\)"
)
# A bracket that says what a rate counts, 经常锻炼(每周3次及以上,每次30分钟及以上)|人数比例, or what a value comes to: 2次(即每半年1次).
_DEFINING = re.compile(r"\((?:每|指|即)[^()]*\)(?=[一-鿿]{0,8}(?:率|比例|比重|人数|数量))|\((?<=\d[一-鿿]\()即[^()]*\)")
# A bracket that says what passes: 抽查合格率95%以上(积泥深度不超过管径10%为合格).
_PASSING = re.compile(r"\([^()]*[为算](?:合格|达标|优秀|优良|良好|有效|完成|超标|不合格)\)")
_PASSED = ("格)", "标)", "秀)", "良)", "好)", "效)", "成)")
# 立案数较2023年,下降8%: the comma does not part what is measured from its value.
_AGAINST = re.compile(
    r"[较比与同和](?<=[一-鿿)].)(?:(?<=[较比])\d{4}年(?:同期|[底末])?|(?<=[与同和])\d{4}年(?:同期|[底末])?相比),"
    r"(?=(?:\d{4}年[、和及]?)*(?:分别)?(?:下降|降低|减少|压减|增长|增加|提高|提升|上升))"
)
# Characters that would be read as numbers, stops or quantifiers stand in the private use area inside quotations.
_READ = "0123456789零〇一二两三四五六七八九十百千万亿成半翻减清归%‰,;:、。!?\n均所普每全"
_HIDE = {ord(c): 0xE000 + i for i, c in enumerate(_READ)}
_HIDE_STOPS = [(c, chr(_HIDE[ord(c)])) for c in ",;:。!?\n"]  # a bracket may hold items of its list
_HIDDEN = re.compile(f"[{_READ}]")
_TO_HIDE = re.compile(f"《[^《》{_READ}]*+[{_READ}]|“[^“”{_READ}]*+[{_READ}]")  # few quotations hold any of them
_SHOW = {new: old for old, new in _HIDE.items()}
_FULL_WIDTH = (*zip("(),;:", "（），；：", strict=True), ("\n", ""), ("\t", ""), (" ", ""))
_MASKED = re.compile(r"[\ue000-\uf8ff]")
_NARROW = frozenset("(),;: ")


def mask(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Blank what must not be read, keeping every index: unit brackets, titles, quotations, scales, stops in brackets.

    >>> unmask(mask("落实《十项措施》(含甲,下同)。(责任单位:乙局)", [(16, 25)])).strip()
    '落实《十项措施》(含甲,下同)。'
    """
    for start, end in spans:
        text = text[:start] + "\n" * (end - start) + text[end:]
    if ("《" in text or "“" in text) and _TO_HIDE.search(text):
        text = _QUOTED.sub(_hidden, text)
    if "年," in text or "相比," in text:
        text = _AGAINST.sub(lambda m: m[0][:-1] + "要", text)
    if "00" in text and ("1:" in text or "1/" in text):
        text = _SCALE.sub(lambda m: m[0].translate(_HIDE), text)
    if "(" in text:
        if "(每" in text or "(指" in text or "(即" in text:
            text = _DEFINING.sub(lambda m: m[0].translate(_HIDE), text)
        if any(end in text for end in _PASSED):
            text = _PASSING.sub(lambda m: m[0].translate(_HIDE), text)
        text = _BRACKET.sub(_without_stops, text)
    return text


def _hidden(quotation: re.Match[str]) -> str:
    """A quotation whose numbers and stops are hidden; “零填埋” says as much without its marks."""
    words = quotation[0]
    return words.translate(_HIDE) if _HIDDEN.search(words) and not _NONE.fullmatch(words) else words


def _without_stops(bracket: re.Match[str]) -> str:
    """A bracket whose stops are hidden; seven times `replace` takes less than one `translate`."""
    words = bracket[0]
    for stop, hidden in _HIDE_STOPS:
        words = words.replace(stop, hidden)
    return words


def unmask(text: str) -> str:
    """Undo what `mask` did to titles and quotations."""
    return text.translate(_SHOW)


def is_printed(words: str) -> bool:
    """Whether words are surely as `printed` would show them; most are letters and figures, which is told at once."""
    return words.isalnum() or (words.isprintable() and _NARROW.isdisjoint(words))


def printed(words: str) -> str:
    """Words for the reader: quotations restored, brackets and commas full-width as in print.

    >>> printed("中小学(含职业学校)")
    '中小学（含职业学校）'
    """
    if is_printed(words):
        return words
    words = (unmask(words) if _MASKED.search(words) else words).replace(",下同", "")
    for narrow, wide in _FULL_WIDTH:
        words = words.replace(narrow, wide)
    return words
