"""Labels of duties in another dress brought to the plain one: 【责任单位】甲局, 责任部门为甲局 → 责任部门:甲局. No index moves."""

import re

from extractor.lexicon.organs import read_body

_CORNERS = re.compile("【((?:责任|牵头|配合|负责|主责|协同)(?:单位|部门))】(?!:)")
# A label with a word where its colon should stand; few texts hold any.
LABEL_SAID = re.compile("(?:单位|部门)(?:[为是有]|包括)")
_SPELT = re.compile(
    r"(?=[牵责主配协承参负实])(?<![一-鿿])(?P<label>(?:牵头|责任|主责|配合|协同|协作|协办|主办|承办|参与|负责|实施)(?:单位|部门))(?P<is>[为是有]|包括)(?P<name>[一-鿿]{2,20})"
)


def with_labels(text: str) -> str:
    """The folded text with such labels before a colon, and other brackets of that kind as brackets.

    >>> with_labels("【责任单位】县教育局"), with_labels("责任部门为县教育局,协同部门为县财政局。责任单位为本级的")
    (';责任单位:县教育局', '责任部门:县教育局,协同部门:县财政局。责任单位为本级的')
    """
    if ("部门" in text or "单位" in text) and LABEL_SAID.search(text):
        text = _SPELT.sub(_before_colon, text)
    if "【" not in text and "】" not in text:
        return text
    return _CORNERS.sub(r";\1:", text).replace("【", "(").replace("】", ")")


def _before_colon(match: re.Match[str]) -> str:
    """The label with a colon where a known body follows."""
    return (
        f"{match['label']}:{'、' * (len(match['is']) - 1)}{match['name']}"
        if read_body(match["name"]).known
        else match[0]
    )
