"""Task cards: fields in 【】 that come back for every task, 【任务编号】A-01 【任务名称】… 【工作内容】… 【责任单位】….

A card may open with its number and name: 【任务一】推广阅读. The first field of a card opens its clause; the marks of number, name and content are markup, those of bodies and
deadlines stay, since they say what follows.
"""

import re
from dataclasses import replace

from extractor.segment.labels import Mark, Style
from extractor.segment.lines import Line

_SUBJECT = "(?:任务|项目|事项|工作|行动|举措)"
_FIELD = re.compile(
    rf"【(?:(?P<counted>{_SUBJECT}(?:[一二三四五六七八九十]{{1,3}}|\d{{1,2}}))|(?P<number>{_SUBJECT}?(?:编号|序号))|(?P<name>{_SUBJECT}(?:名称|标题))"
    rf"|(?P<content>(?:工作|任务|主要|具体|建设|目标|重点)+(?:内容|措施|要求|目标|任务)|内容|措施)"
    r"|(?P<kept>[^【】]{0,4}(?:单位|部门|时限|期限|时间|目标|进度)))】[:\s]*"
)
_FEWEST = 2  # cards


def with_cards(lines: list[Line]) -> tuple[list[Line], dict[int, Mark]]:
    """The lines, those with several fields parted and the marks of fields dropped, and the labels of the cards."""
    pieces = [piece for line in lines for piece in _parted(line)]
    first = next((kind for kind, _ in pieces if kind in ("number", "name", "counted")), None)
    names = sum(kind == ("counted" if first == "counted" else "name") for kind, _ in pieces)
    if first is None or names < _FEWEST or names != sum(kind == first for kind, _ in pieces):
        return lines, {}
    labels: dict[int, Mark] = {}
    for k, (kind, line) in enumerate(pieces):
        if kind == first:
            label = (
                line.bare if first == "number" else line.bare[: line.bare.index("】") + 1] if first == "counted" else ""
            )
            end = line.text.index("】") + 1 if first == "counted" else len(line.text) if label else 0
            style = Style.BRACKET if first == "counted" else Style.DIGIT
            labels[k] = Mark(style, len(labels) + 1, end, label)
    return [line for _, line in pieces], labels


def _parted(line: Line) -> list[tuple[str | None, Line]]:
    """The fields of a line, each a line of its own, with what they are; the line itself when it opens with none."""
    fields = list(_FIELD.finditer(line.text))
    if not fields or fields[0].start():
        return [(None, line)]
    ends = [field.start() for field in fields[1:]] + [len(line.text)]
    found: list[tuple[str | None, Line]] = []
    for field, end in zip(fields, ends, strict=True):
        at = field.start() if field["kept"] or field["counted"] else field.end()
        text = line.text[at:end].rstrip()
        if text:
            bare = "".join(text.split())
            start, end = line.start + at, line.start + at + len(text)
            part = replace(line, start=start, end=end, text=text, bare=bare, first=bare[0], last=bare[-1], gap=True)
            found.append((field.lastgroup, part))
    return found
