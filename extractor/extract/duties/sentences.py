"""Bodies named without bracket or colon: a sentence of duties, a dash at a paragraph's end, a label whose colon is lost.

All that is named must be known, or likely, for nothing else tells that it is a list of bodies. Positions are indexes into folded text.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from extractor.extract.duties.lists import Assigned, Duty, column_role, read_list
from extractor.lexicon.organs import Body, read_body, read_short

# The ends of sentences that say who leads, helps or carries out.
_ENDS = (
    "负责",
    "牵头",
    "配合",
    "参与",
    "参加",
    "完成",
    "抓总",
    "总责",
    "好落实",
    "责落实",
    "同推进",
    "关工作",
    "组织实施",
)
# Its first look spares most paragraphs all the others.
_LAST = "".join(sorted({end[-1] for end in _ENDS}))
_LASTS = frozenset(_LAST)
_PARAGRAPH_END = re.compile(
    f"\n(?<=[{_LAST}。]\n)(?:" + "|".join(f"(?<={end}\n)|(?<={end}。\n)" for end in _ENDS) + ")"
)
# A paragraph's last sentence, or all of it, and the mark before it, when it ends in a verb of duty: “市残联牵头，市民政局配合。”
_LAST_SENTENCE = re.compile(
    r"[。\n][^。:()\n]++(?:\([^()\n]{1,16}\)[^。:()\n]*+)*"
    rf"(?:{'|'.join(f'(?<={end})' for end in _ENDS)})(?:。(?=\n|$)|(?=\n|$))"
)
# A paragraph that ends in a dash and whom it names: “建成3个。——县教育局、县财政局”.
_DASHED = re.compile(r"[—–-](?<=[。;)\n][—–-])[—–-]?[^。:;\n]{3,120}。?(?=\n|$)")
# A label that has lost its colon, at the beginning of a line, and the rest of the line.
_UNMARKED = re.compile(
    r"\n(?P<label>(?:牵头|责任|主责|配合|协同|协办|主办|承办|参与|负责|实施)(?:单位|部门))(?=[一-鿿])(?P<names>[^。:;\n]{3,160})。?(?=\n|$)"
)
_ORNAMENT = re.compile("[^\\w(“《\\s]{1,3}")  # ◆ before 市文化旅游局牵头
_LONGEST = 204  # no sentence of duties is longer
_DEPARTMENTS = re.compile("等(?:有关|相关)?(?:部门|单位)")


def ends_in_duty(text: str) -> bool:
    """Whether the last sentence of any paragraph ends as one that says who leads, helps or carries out."""
    end = len(text) - text.endswith("。")
    last = text[end - 1 : end] in _LASTS and text.endswith(_ENDS, 0, end)
    return last or ("\n" in text and _PARAGRAPH_END.search(text) is not None)


def named_in_sentences(text: str, taken: Sequence[Duty]) -> list[Duty]:
    """What such sentences, dashes and lines say, but for what is `taken`."""
    found: list[Duty] = []
    if ends_in_duty(text):
        found += _sentences(text)
    if "—" in text or "-" in text or "–" in text:
        found += _dashed(text)
    if "\n" in text and ("单位" in text or "部门" in text):
        found += _unmarked(text)
    return [duty for duty in found if not any(one.start < duty.end and duty.start < one.end for one in taken)]


def read_names(text: str, start: int, end: int, spans: Iterable[Assigned]) -> list[Body]:
    """The bodies of the list `start:end`; those before 等部门 may leave out their last word (县教育、人社等部门)."""
    read = read_short if _DEPARTMENTS.search(text, start, end) else read_body
    return [read(text[span.start : span.end]) for span in spans]


def _sentences(text: str) -> Iterator[Duty]:
    """Last sentences of paragraphs, or whole ones, that name known bodies, say who leads, helps or is in charge, and nothing else."""
    for sentence in _LAST_SENTENCE.finditer(text):
        start, end = sentence.start() + 1, sentence.end()
        if not 5 < end - start < _LONGEST:
            continue
        opening = _ORNAMENT.match(text, start, end)
        bodies, due = read_list(text, opening.end() if opening else start, end - (text[end - 1] == "。"), "responsible")
        read = read_names(text, start, end, bodies)
        if _sure(text, read, bodies):
            yield Duty(start, end, bodies, due)


def _dashed(text: str) -> Iterator[Duty]:
    """What stands behind the dash a paragraph ends with, where it is known bodies and nothing else."""
    for found in _DASHED.finditer(text):
        start, end = found.span()
        bodies, due = read_list(text, start + len(found[0]) - len(found[0].lstrip("—–-")), end, "responsible")
        read = read_names(text, start, end, bodies)
        if _sure(text, read, bodies):
            yield Duty(start, end, bodies, due)


def _unmarked(text: str) -> Iterator[Duty]:
    """Lines that open with a label without its colon."""
    for found in _UNMARKED.finditer(text):
        start, end = found.span("names")
        bodies, due = read_list(text, start, end, column_role(found["label"]) or "responsible")
        read = read_names(text, start, end, bodies)
        if _sure(text, read, bodies):
            yield Duty(found.start() + 1, found.end(), bodies, due)


def _sure(text: str, read: Sequence[Body], spans: Sequence[Assigned]) -> bool:
    """Is each a body that is known, or a likely one of a level; and the first of a level, so that it is no prose?"""
    sure = (b.known or (b.likely and (b.sign or text[span.start] == "各")) for b, span in zip(read, spans, strict=True))
    return bool(read and read[0].sign and any([body.known for body in read]) and all(sure))
