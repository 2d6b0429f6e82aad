"""Titles of chapters and sections that took two lines of the page: “第一节　完善县乡村三级物流节点⏎网络布局”."""

from collections.abc import Sequence

from extractor.segment.front import opens_task
from extractor.segment.lines import Line
from extractor.segment.paragraphs import Paragraph
from extractor.segment.unlabelled import is_part
from extractor.segment.width import Width

_REST = 10  # characters of a title that go over to a second line


def title_goes_on(heading: Paragraph, following: Sequence[Line], width: Width) -> bool:
    """Whether the line behind `heading`, which is one line, is the end of it: a few nouns before prose, as the two lines that follow show."""
    if len(following) < 2 or not width.usual:
        return False
    line, prose = following
    if len(line.bare) > _REST or line.gap or line.last in ",;:。、" or prose.size + width.slack < width.usual:
        return False
    return not is_part(line.bare) and not opens_task(line.bare)
