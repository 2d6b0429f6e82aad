"""Which lines of work a body has, as its name tells: those of the organs whose words it is made of.

科技和工业信息化局 has the charge of a 科技局 and of a 工业和信息化局, 农业服务中心 that of a 农业农村局. A name counts only where
known words make up the whole of it: 教育局 says nothing of 体育.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from extractor.lexicon import load
from extractor.lexicon.functions import organ_of, organs
from extractor.text import fold

SHORTEST = 2  # characters of a word that names a line of work
LETTERS = 3  # parts of a name made of single letters, at least: 教科体局

_BUREAU = re.compile("(?:管理|监督)?(?:局|委员会|委|厅|部)$")
_OFFICE = re.compile("(?:中心|站|所|办公室|办|[总支大中]?队)$")
# What an office does rather than what for; 科技推广 is one word, for what is spread is no 科技.
_DOES = re.compile(
    "(?:科技推广|技术推广|推广|工程运行|运行|养护|建设|综合|公共|便民|事业|产业|发展|服务|管理|事务|保障|监督|监测|指导|行政|执法|工作|技术)$"
)
_AND = re.compile("[和与及暨、]")


@lru_cache(maxsize=4096)
def charges_of(function: str) -> frozenset[str]:
    """The organs, by slug, whose work a body does; none where a part of its name is no such word.

    >>> sorted(charges_of("科技和工业信息化局")), sorted(charges_of("农业综合服务中心")), sorted(charges_of("建设银行"))
    (['industry', 'science'], ['agriculture'], [])
    """
    folded = fold(function)
    organ = organ_of(folded)
    own = {organ.slug} if organ and organ.slug in _working() else set()
    office = not is_bureau(folded)
    return frozenset(own.union(*[_made_of(stem, office) for stem in _stems(folded)]))


def is_bureau(function: str) -> bool:
    """Is a body a department of a government, and not an office below one?

    >>> is_bureau("水利局"), is_bureau("水利站")
    (True, False)
    """
    return _BUREAU.search(fold(function)) is not None


def _stems(folded: str) -> Iterator[str]:
    """What is left of a name without its kind, then without each word for what an office does."""
    if _BUREAU.search(folded):
        yield _BUREAU.sub("", folded)
        return
    stem = _OFFICE.sub("", folded)
    while stem != folded and len(stem) >= SHORTEST:
        yield stem
        yield stem.removeprefix("综合")
        folded, stem = stem, _DOES.sub("", stem)


def _made_of(stem: str, office: bool) -> set[str]:
    """The slugs of the words that make up a stem, by all ways to cut it.

    In the name of an office 建设 or 数据 behind another word is that word's: a 公路建设中心 builds roads.
    """
    words, letters = _words(), _letters()
    ways: list[list[tuple[frozenset[str], int, bool]]] = [[] for _ in range(len(stem) + 1)]
    ways[0] = [(frozenset(), 0, True)]
    for start, known in enumerate(ways):
        if not known:
            continue
        if start and _AND.match(stem, start):
            ways[start + 1] += [way for way in known if start + 1 < len(stem)]
        for end in range(start + 1, len(stem) + 1):
            word = stem[start:end]
            slugs = words.get(word) if len(word) > 1 else letters.get(word)
            if office and word in _of_others() and start and not _AND.match(stem, start - 1):
                continue
            if slugs:
                ways[end] += [(had | slugs, parts + 1, short and len(word) == 1) for had, parts, short in known]
    return {slug for had, parts, short in ways[-1] for slug in had if not short or parts >= LETTERS}


@cache
def _words() -> dict[str, frozenset[str]]:
    """The words by which organs are named, and the slugs of those organs."""
    found: dict[str, set[str]] = {}
    for organ in organs():
        for form in organ.forms if organ.slug in _working() else ():
            word = _BUREAU.sub("", form)
            if word != form and len(word) >= SHORTEST and word not in load("wording")["no_charge"]["words"]:
                found.setdefault(word, set()).add(organ.slug)
    return {word: frozenset(slugs) for word, slugs in found.items()}


@cache
def _of_others() -> frozenset[str]:
    return frozenset(load("wording")["of_others"]["words"])


@cache
def _letters() -> dict[str, frozenset[str]]:
    entry = load("wording")["letters"]["slugs"]
    return {letter: frozenset(slugs.split()) for letter, slugs in entry.items()}


@cache
def _working() -> frozenset[str]:
    """Slugs of the organs that have a line of work: departments, and what is run from above."""
    groups = load("organs")
    return frozenset(
        entry["slug"]
        for group in ("party", "government", "people", "central")
        for entry in groups[group]["organs"]
        if entry["slug"] not in ("government", "government-office", "party-committee", "party-office")
    )
