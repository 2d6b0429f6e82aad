"""Web pages saved with their tags under the name of a text: blocks are paragraphs, everything else is the page's own."""

import re

from extractor.markup import FILL

_FEWEST = 5  # blocks closed, and lines that end in a break, from which a text is a page; a plan may hold a tag or two
_BLOCK = r"p|div|li|ul|ol|dl|dt|dd|h[1-6]|table|thead|tbody|tfoot|tr|td|th|section|article|header|footer|nav|form|title|blockquote"
_CLOSED = re.compile(rf"</(?:{_BLOCK})\s*>|<br\s*/?>[ \t\r]*$", re.IGNORECASE | re.MULTILINE)
_PARTS = re.compile(
    r"<!--.*?-->|<(?P<hidden>script|style|noscript|select|svg)\b.*?</(?P=hidden)\s*>"
    rf"|<(?:/?(?P<block>{_BLOCK}|br|hr)\b|/?[a-z!][a-z0-9:-]*\b)[^<>]*>|[ \t]*[\r\n]\s*",
    re.IGNORECASE | re.DOTALL,
)


def untagged(text: str) -> str:
    r"""Return `text` without its tags, if it is a page, with as many characters as before.

    A block begins a line, and so does what follows `<br>`; line ends of the source are blanks, as HTML has it.

    >>> untagged("<div><p>一、总体\n要求</p><p>目标。<br>到2025年</p></div><ul><li>甲</li><li>乙</li></ul>").replace("\u200b", "").split()
    ['一、总体', '要求', '目标。', '到2025年', '甲', '乙']
    """
    if "<" not in text or sum(1 for _ in _CLOSED.finditer(text)) < _FEWEST:
        return text
    return _PARTS.sub(lambda part: _shown(part).ljust(len(part[0]), FILL), text)


def _shown(part: re.Match[str]) -> str:
    if part["block"]:
        return "\n"
    return FILL if part[0][0] == "<" else " "
