"""The kinds of words of the upper level: what each of them is, and how it is told."""

from typing import NamedTuple


class Kind(NamedTuple):
    """What a finding on words of a kind says, and what is asked before it is told."""

    rule: str
    text: str  # of the {words}, or of a {name} and what stands {around} it
    copied: float = 0.6  # confidence where the passage was copied
    own: float = 0.6  # and where the lower plan wrote it itself
    echoed: bool = False  # told only where the upper plan has the very words
    titled: bool = False  # may begin the title of a table
    named: bool = False  # the lower place's own where its name stands in it: 市公安局某某派出所


_LEVEL = Kind("word_of_upper_level", "{words}是上级的层级用语，未改为本级说法。")
_PLACES = Kind("places_of_upper_level", "{words}是上级的层级用语，未改为本级说法。")
_ELSEWHERE = Kind("places_of_upper_level", "{words}是上级所辖的其他地方，不在本地。", echoed=True)
_BODY = Kind("body_of_upper_level", "{words}是上级的机构，未改为本级。")
_NAME = Kind("name_of_upper_place", "{around}中仍是上级地名{name}，未改为本地。")

# Where the pattern finds one word as two kinds, the first of these tells it.
KINDS = {
    "numbered": _PLACES._replace(echoed=True),  # so many places of the upper one: 6个区、县（市）
    "chief": _BODY,  # a leader in an office of the lower place
    "placed": _BODY._replace(named=True),  # a body in a frame that shows that the lower place's own is meant
    "told": _BODY._replace(named=True),  # the same, but one that the lower plan may mean where it was not copied
    "group": _BODY._replace(named=True),  # several bodies as who is to act: 市领导小组办公室
    "subject": _BODY._replace(own=0.5, named=True),  # a body at the beginning of a phrase, as who is to act
    "by": _BODY._replace(own=0.5, named=True),  # the same after 由
    "seat": _BODY,  # where an office has its seat
    "counted": _BODY,  # in its budget or appraisal: 纳入市政府督查
    "ministry": _BODY,  # as who is to act; it has no level word
    "mixed": Kind("body_of_no_level", "{words}兼有两级机构的名称，本级没有这样的机构。"),  # 县文化和旅游厅
    "framed": _LEVEL,  # a word in a frame that shows that the lower place is meant
    "own": _LEVEL._replace(copied=0.9, titled=True),  # 全市, 我市, 市直
    "lower": _PLACES._replace(copied=0.9),  # 各县（市、区）
    "beyond": Kind("body_of_upper_level", "{words}是上级报告的对象，未改为本级应报告的机关。"),
    "peers": _LEVEL,  # places among which the upper one's stand: 居全省设区市前列
    # Any other word or body of the upper level, right unless copied: 省级统筹, 市域, 州气象灾害防御指挥部.
    "tier": _LEVEL._replace(copied=0.7, titled=True),
    "kept": _BODY._replace(titled=True, named=True),
    # Those that begin with any character.
    "ranked": _BODY,  # forces below whose rank the lower place's are: 总队
    "beside": _ELSEWHERE,  # other places of the upper one: 在甲区、乙县先行开展
    "elsewhere": _ELSEWHERE,  # places of other provinces: 推进甲、乙等示范城市建设
    "address": Kind("address_of_upper_body", "{name}是上级机关的地址，未改为本级。", echoed=True),  # where to write to
    # Those that no pattern of the tier finds.
    "among": _BODY,  # a body in a list of the lower place's own, or on which one of them acts
    "name": _NAME._replace(own=0.5, titled=True),
    "alias": _NAME,  # 澄城, 来澄
    "work": _BODY,  # what the upper place runs, by its name: 澄原职业技术学院
}
