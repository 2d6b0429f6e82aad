"""Bodies, leaders and words of the nation, which has no level word, as patterns: who acts, and the types of words that frames name."""

from extractor.compare.localising.acting import HOLDS, acts, words_of
from extractor.compare.localising.scopes import no_title

TYPES_OF_NATION = {
    "nation": "国家(?=[一-鿿])",
    "regions_of_nation": "(?:中西部|西部|东北|东部)地区",
    "institutes_of_nation": "(?:国家|中国|全国)[一-鿿]{2,16}",
    "congress_of_nation": "全国人大(?:常委会)?",
    "budget_of_nation": "中央(?:本级|财政|(?=预算(?!内)))",
    "ministries_of_nation": "(?:各有关|有关|各)部委",
    "papers_of_nation": "《(?:中国|全国|国家)[^》]{2,24}(?:公报|年报|报告|年鉴|蓝皮书|白皮书|指数|目录)》",
    "ministry_of_nation": "(?:国家)?[一-鿿]{2,8}?(?:部|总局|署|委|局)",
}
_CHIEF_OF_NATION = f"(?:[一-鿿]{{2,8}}部部长|国务院[一-鿿]{{0,6}}领导(?:同志)?|(?<=由)国家[一-鿿]{{2,8}}?[局委署办](?:主要|分管)(?:负责(?:人|同志)|领导)(?:同志)?){HOLDS}"
# Where an office of the lower place's own group has its seat.
_SEAT_OF_NATION = "(?<=办公室设在)(?:国务院|国家|中央)[一-鿿]{2,12}?(?:厅|办|部|委|局)(?=[,;。、\n]|$)"


def bodies_of_nation() -> dict[str, list[str]]:
    """Bodies and words of the nation wherever they stand, by their kinds."""
    return {
        "ministry": [_ministry()],
        "group": [_institute_of_nation()],
        "placed": [_SEAT_OF_NATION],
        "chief": [_CHIEF_OF_NATION],
        "tier": [f"国家层面|国家级|全国性|中央预算内投资|(?<![健完安])全国{no_title()}"],
        "kept": ["中央和国家机关[^,、。]{0,3}|国务院(?!办公厅|关于)[一-鿿]{0,10}?(?:部门|委员会|领导小组)"],
    }


def _ministry() -> str:
    """Ministries and bodies of the State Council, as who is to act."""
    body = "(?:国家)?(?:(?!由)[一-鿿]){2,9}?(?:部|总局|署|委|(?<!司)局)"
    return (
        f"(?<=[,\\n])国务院[一-鿿]{{2,14}}?(?:委员会|领导小组|联席会议)(?:办公室)?(?={acts()})"
        f"|(?<=[,\\n])中央财政(?={acts()})"
        f"|(?<=[,\\n由])国务院(?:有关|相关|各|主管)*(?:部门|单位)(?={acts()})|(?<=[,\\n由]){body}(?:、{body}){{0,4}}(?={acts()})"
    )


def _institute_of_nation() -> str:
    """Leagues and media of the nation, as who is to act, alone or before others."""
    return f"(?<=[,\\n由])(?:{words_of('national')}|中国[一-鿿]{{2,10}}(?:协会|学会|联合会))(?=(?:、[^,;。、]{{2,10}})*(?:{words_of('acts')}))"
