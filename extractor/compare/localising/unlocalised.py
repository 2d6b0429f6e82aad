"""Words of the upper level left standing in a lower plan: 全市 in a county's goals, the city's name in a slogan.

Every word by which the upper plan speaks of itself is suspect wherever it stands; `rightful` tells what makes it right.
What was copied together with its neighbours weighs more than what the lower plan wrote itself.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby
from typing import NamedTuple

from extractor.compare.localising.aims import own_becomes
from extractor.compare.localising.beside import Place
from extractor.compare.localising.columns import beside_own
from extractor.compare.localising.conferred import confers, holds
from extractor.compare.localising.places import among_names, foreign, real_elsewhere
from extractor.compare.localising.rightful import rightful
from extractor.compare.localising.upper_words import Found, upper_words
from extractor.compare.pair import Pair
from extractor.compare.phrases import Copied, Copies
from extractor.compare.said import Said, captions, cell_around, rows, said
from extractor.compare.say import finding, quoted
from extractor.lexicon import any_of
from extractor.models import Finding, Plan
from extractor.neutral import names_of, once_a_plan
from extractor.text import fold

COPY = 80  # likeness (0–100) of a passage all of which was copied
AROUND = 3  # characters beside the word that must be the same in the source

_RULES = {
    "own": "word_of_upper_level",
    "tier": "word_of_upper_level",
    "framed": "word_of_upper_level",
    "lower": "places_of_upper_level",
    "numbered": "places_of_upper_level",
    "beside": "places_of_upper_level",
    "elsewhere": "places_of_upper_level",
    "address": "address_of_upper_body",
    "peers": "word_of_upper_level",
    "alias": "name_of_upper_place",
    "mixed": "body_of_no_level",
    "name": "name_of_upper_place",
}
_BODY = "body_of_upper_level"
_SURE = {"own": 0.9, "tier": 0.7, "lower": 0.9, "name": 0.6}  # of what was copied


_ECHOED = ("numbered", "beside", "elsewhere", "address")  # told only where the upper plan has the very words
_OF_BODIES = ("subject", "group", "by", "placed", "told", "kept")
_OF_TOWN = re.compile("(?:街道|[镇乡])$")  # 贡献青石力量, said of 青石镇
_TITLED = ("own", "name", "tier", "kept")  # what the title of a table may begin with
_OPENS = re.compile(
    "(?:专栏[0-9]*|附?[表件][0-9一二三四五-]*|[0-9—-]+年度?)*"
)  # before the place in the title of a table


class Left(NamedTuple):
    """A word left standing, and the passage it was copied in, if it was."""

    place: Place
    said: Said
    source: Copied | None


class _Text(NamedTuple):
    """All that a plan says, each line begun by its end of line."""

    lines: list[Said]
    prose: int  # how many of them are no rows of tables
    titled: int  # how many are no titles of tables either
    starts: list[int]  # where they begin
    text: str
    found: dict[re.Pattern[str], list[Found]]  # the words in it, by what finds them, once that is asked for


def unlocalised(pair: Pair, copies: Copies) -> Iterator[Finding]:
    """Findings on words of the upper level in what the lower plan says, one for each phrase and word."""
    words = upper_words(pair)
    if words is None:
        return
    lines, prose, titled, starts, text, known = _text(pair.lower)
    found = words.of(text, known)
    names = names_of(pair.lower.document)
    names += tuple(stem for name in names if len(stem := _OF_TOWN.sub("", name)) > 1 and stem != name)
    bodies: set[str] | None = None  # of rows: they have findings of their own
    left = []
    for start, kind, word in found:
        k = bisect_right(starts, start) - 1
        place = Place(kind, word, lines[k].folded, start - starts[k])
        if kind in _ECHOED and not _echoes(pair, words.tiers, place, names):
            continue
        if k >= titled:  # the title of a table of the lower plan's own
            if kind in _TITLED and _OPENS.fullmatch(place.sentence[: place.at]) and not _shared(place, names):
                left.append(Left(place, lines[k], None))
            continue
        if k >= prose:
            bodies = bodies or {fold(body.raw) for body in pair.lower.responsibilities}
            if any(_covers(body, place) for body in bodies):
                continue
        if kind in _OF_BODIES and any(name in word for name in names):  # 县公安局某某派出所 is the lower place's own
            continue
        source = _source(place, copies.of(lines[k].key))
        renamed = source is not None and kind == "own" and any(name in source.upper.folded for name in words.names)
        ours = _of_own(place, names, words.signs[::-1])
        if k >= prose and kind == "own" and beside_own(place, words.signs[1], names):
            continue
        if ours or (
            not rightful(place, source is not None or _acts_above(pair, lines[k], place))
            and (renamed or not _shared(place, names))
        ):
            left.append(Left(place, lines[k], source))
    slogans = _own_slogans(pair.lower) if any(one.place.kind == "name" for one in left) else frozenset()
    told: set[tuple[str, str]] = set()
    for (key, _), group in groupby(left, key=lambda one: (one.said.key, _end(one.place))):
        fresh = [one for one in group if (key, _shown(one.place)) not in told]
        told.update((key, _shown(one.place)) for one in fresh)
        if fresh:
            yield _finding(pair, fresh, slogans, len(told))


def _of_own(place: Place, names: Sequence[str], signs: tuple[str, str]) -> bool:
    """Is it said of what the lower place becomes, or of what one of its own bodies confers?"""
    if place.kind == "name":
        return holds(place.before, place.after, *signs)
    return place.kind == "tier" and (
        own_becomes(place.before, names, signs[0]) or confers(place.before, place.after, *signs)
    )


def _echoes(pair: Pair, tiers: tuple[str, ...], place: Place, names: Sequence[str]) -> bool:
    """Does the upper plan have the very words, and are they none of the lower place's own?"""
    if place.word not in _text(pair.upper).text or any(name in place.word for name in names):
        return False
    if place.kind == "numbered":
        return foreign(place.before, place.word, tiers)
    if place.kind == "elsewhere":
        return real_elsewhere(place.word, pair.lower.document.jurisdiction_code)
    return place.kind == "address" or among_names(place.word)


@once_a_plan
def _text(plan: Plan) -> _Text:
    prose, tables, titles = said(plan), rows(plan), captions(plan)
    lines = [*prose, *tables, *titles]
    starts = list(accumulate((len(one.folded) + 1 for one in lines[:-1]), initial=1))
    return _Text(
        lines, len(prose), len(prose) + len(tables), starts, "\n" + "\n".join([one.folded for one in lines]), {}
    )


def _covers(name: str, place: Place) -> bool:
    """Is the word part of a name in its sentence?"""
    at = place.sentence.find(name, max(0, place.at - len(name)))
    return 0 <= at <= place.at and place.at + len(place.word) <= at + len(name)


def _end(place: Place) -> int:
    """Index at which the phrase ends."""
    return place.at + len(place.word) + len(place.after)


def _shown(place: Place) -> str:
    """The word, a name with what stands before it: 健康某某 is told beside 某某主城区."""
    return place.before[-2:] + place.word if place.kind == "name" else place.word


def _acts_above(pair: Pair, said: Said, place: Place) -> bool:
    """Does the same body begin a phrase of the upper task that is answered, whatever it is to do there?"""
    if place.kind != "told" or not (place.before == "" or place.before.endswith("、")):
        return False
    begins = re.compile(f"(?:^|[,;。:\\n]){re.escape(place.before + place.word)}")
    return any(begins.search(pair.clauses[one].view.folded) for one in pair.asked.get(said.clause_id, ()))


def _shared(place: Place, names: Sequence[str]) -> bool:
    """Does the phrase speak of both places: 为全省稳定作出某某贡献, or its list, one after the other: 省域特色、某某特点?"""
    phrase = place.before.split("、")[-1] + place.after.split("、")[0]
    if place.kind not in ("own", "name") or place.word[0] in "我本":
        return False
    return any(name in phrase for name in names) or place.after.partition("、")[2].startswith(tuple(names))


def _source(place: Place, copies: Sequence[Copied]) -> Copied | None:
    """The copied passage the word is part of, its neighbours being the same in the source."""
    phrase = place.before + place.word + place.after
    start, end = len(place.before), len(place.before) + len(place.word)
    after, before = phrase[start : end + AROUND], phrase[max(0, start - AROUND) : end]
    for copy in copies:
        source = copy.upper.folded
        if phrase in copy.lower.folded and (
            (len(after) > end - start and after in source)
            or (len(before) > end - start and before in source)
            or (copy.likeness >= COPY and place.word in source)  # but for its period: 县林业局|每半月, 县林业局|每月
        ):
            return copy
    return None


@once_a_plan
def _own_slogans(plan: Plan) -> frozenset[str]:
    """Two characters in front of the place's own name, as in 平安某某: what the plan does localise."""
    names = any_of(names_of(plan.document))
    return frozenset(re.findall(rf"(?<=([一-鿿]{{2}}))(?:{names})", _text(plan).text))


def _finding(pair: Pair, left: Sequence[Left], slogans: frozenset[str], number: int) -> Finding:
    (place, said, source), words = left[0], "".join(quoted(one.place.word) for one in left)
    kind = place.kind
    if kind in ("name", "alias"):
        around = place.before.split("“")[-1][-2:] + place.word + place.after.split("”")[0][:2]
        what = f"{quoted(around)}中仍是上级地名{quoted(place.word)}，未改为本地。"
    elif kind == "mixed":
        what = f"{words}兼有两级机构的名称，本级没有这样的机构。"
    elif kind == "address":
        what = f"{quoted(place.word)}是上级机关的地址，未改为本级。"
    elif kind in ("beside", "elsewhere"):
        what = f"{words}是上级所辖的其他地方，不在本地。"
    elif kind in _RULES:
        what = f"{words}是上级的层级用语，未改为本级说法。"
    elif kind == "beyond":
        what = f"{words}是上级报告的对象，未改为本级应报告的机关。"
    else:
        what = f"{words}是上级的机构，未改为本级。"
    if source:
        confidence = 0.9 if kind == "name" and place.before[-2:] in slogans else _SURE.get(kind, 0.6)
    else:
        confidence = 0.5 if kind in ("name", "subject", "by") else 0.6
    match = pair.asked.get(said.clause_id, (None,))
    return finding(
        pair,
        f"w-{said.key}-l{number}",
        "wording",
        "unlocalised",
        _RULES.get(kind, _BODY),
        ("下级照抄上级文字，" if source else "下级此处") + what,
        severity="low",
        confidence=confidence,
        clauses=(source.upper.clause_id if source else match[0], said.clause_id),
        quotes=(source.upper.text if source else None, cell_around(said, place.at)),
    )
