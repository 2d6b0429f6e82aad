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
from extractor.compare.localising.conferred import confers, holds
from extractor.compare.localising.kinds import KINDS
from extractor.compare.localising.mentions import Found, Mention
from extractor.compare.localising.places import among_names, foreign, real_elsewhere
from extractor.compare.localising.rightful import rightful
from extractor.compare.localising.shared import beside_own, shared
from extractor.compare.localising.sides import Sides
from extractor.compare.localising.upper_words import upper_words
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
SLOGAN = 0.9  # confidence of a name copied in a slogan that the lower plan has with its own: 平安某某

_OF_TOWN = re.compile("(?:街道|[镇乡])$")  # 贡献青石力量, said of 青石镇
_OPENS = re.compile(
    "(?:专栏[0-9]*|附?[表件][0-9一二三四五-]*|[0-9—-]+年度?)*"
)  # before the place in the title of a table


class Left(NamedTuple):
    """A word left standing, and the passage it was copied in, if it was."""

    mention: Mention
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


def words_left(pair: Pair, sides: Sides, copies: Copies) -> Iterator[Finding]:
    """Findings on words of the upper level in what the lower plan says, one for each phrase and word."""
    left = list(_left(pair, sides, copies))
    slogans = _own_slogans(pair.lower) if any(one.mention.kind == "name" for one in left) else frozenset()
    told: set[tuple[str, str]] = set()
    for (key, _), group in groupby(left, key=lambda one: (one.said.key, _end(one.mention))):
        fresh = [one for one in group if (key, _shown(one.mention)) not in told]
        told.update((key, _shown(one.mention)) for one in fresh)
        if fresh:
            yield _finding(pair, fresh, slogans, len(told))


def _left(pair: Pair, sides: Sides, copies: Copies) -> Iterator[Left]:
    """The words left standing, in order."""
    words = upper_words(pair, sides)
    lines, prose, titled, starts, text, known = _text(pair.lower)
    names = sides.own_names
    names += tuple(stem for name in names if len(stem := _OF_TOWN.sub("", name)) > 1 and stem != name)
    for start, kind, word in words.of(text, known):
        k = bisect_right(starts, start) - 1
        line, mention = lines[k], Mention(kind, word, lines[k].folded, start - starts[k])
        if KINDS[kind].echoed and not _echoes(pair, sides.tiers, mention, names):
            continue
        if k >= titled:  # the title of a table of the lower plan's own
            if KINDS[kind].titled and _OPENS.fullmatch(mention.sentence[: mention.at]) and not shared(mention, names):
                yield Left(mention, line, None)
            continue
        if k >= prose and _stands_in_row(pair.lower, mention, sides.own, names):
            continue
        if KINDS[kind].named and any(name in word for name in names):
            continue
        source = _source(mention, copies.of(line.key))
        if _of_own(mention, names, sides):
            yield Left(mention, line, source)
        elif rightful(mention, source is not None or _acts_above(pair, line, mention)):
            continue
        elif not shared(mention, names) or _named_above(mention, source, sides):
            yield Left(mention, line, source)


def _stands_in_row(plan: Plan, mention: Mention, own: str, names: Sequence[str]) -> bool:
    """Does a row of a table have it rightly: in a body, which has a finding of its own, or beside a column for the lower place?"""
    if any(_covers(body, mention) for body in _bodies(plan)):
        return True
    return mention.kind in ("own", "subject") and beside_own(mention, own, names)


@once_a_plan
def _bodies(plan: Plan) -> frozenset[str]:
    return frozenset(fold(body.raw) for body in plan.responsibilities)


def _named_above(mention: Mention, source: Copied | None, sides: Sides) -> bool:
    """Was the upper place's name in a copied phrase changed, and its level word left: 全市选树“禾溪书匠”?"""
    return (
        source is not None and mention.kind == "own" and any(name in source.upper.folded for name in sides.above_names)
    )


def _of_own(mention: Mention, names: Sequence[str], sides: Sides) -> bool:
    """Is it said of what the lower place becomes, or of what one of its own bodies confers?"""
    if mention.kind == "name":
        return holds(mention.before, mention.after, sides.own, sides.above)
    return mention.kind == "tier" and (
        own_becomes(mention.before, names, sides.own) or confers(mention.before, mention.after, sides.own, sides.above)
    )


def _echoes(pair: Pair, tiers: tuple[str, ...], mention: Mention, names: Sequence[str]) -> bool:
    """Does the upper plan have the very words, and are they none of the lower place's own?"""
    if mention.word not in _text(pair.upper).text or any(name in mention.word for name in names):
        return False
    if mention.kind == "numbered":
        return foreign(mention.before, mention.word, tiers)
    if mention.kind == "elsewhere":
        return real_elsewhere(mention.word, pair.lower.document.jurisdiction_code)
    return mention.kind == "address" or among_names(mention.word)


@once_a_plan
def _text(plan: Plan) -> _Text:
    prose, tables, titles = said(plan), rows(plan), captions(plan)
    lines = [*prose, *tables, *titles]
    starts = list(accumulate((len(one.folded) + 1 for one in lines[:-1]), initial=1))
    return _Text(
        lines, len(prose), len(prose) + len(tables), starts, "\n" + "\n".join([one.folded for one in lines]), {}
    )


def _covers(name: str, mention: Mention) -> bool:
    """Is the word part of a name in its sentence?"""
    at = mention.sentence.find(name, max(0, mention.at - len(name)))
    return 0 <= at <= mention.at and mention.at + len(mention.word) <= at + len(name)


def _end(mention: Mention) -> int:
    """Index at which the phrase ends."""
    return mention.at + len(mention.word) + len(mention.after)


def _shown(mention: Mention) -> str:
    """The word, a name with what stands before it: 健康某某 is told beside 某某主城区."""
    return mention.before[-2:] + mention.word if mention.kind == "name" else mention.word


def _acts_above(pair: Pair, said: Said, mention: Mention) -> bool:
    """Does the same body begin a phrase of the upper task that is answered, whatever it is to do there?"""
    if mention.kind != "told" or not (mention.before == "" or mention.before.endswith("、")):
        return False
    begins = re.compile(f"(?:^|[,;。:\\n]){re.escape(mention.before + mention.word)}")
    return any(begins.search(pair.clauses[one].view.folded) for one in pair.asked.get(said.clause_id, ()))


def _source(mention: Mention, copies: Sequence[Copied]) -> Copied | None:
    """The copied passage the word is part of, its neighbours being the same in the source."""
    phrase = mention.before + mention.word + mention.after
    start, end = len(mention.before), len(mention.before) + len(mention.word)
    after, before = phrase[start : end + AROUND], phrase[max(0, start - AROUND) : end]
    for copy in copies:
        source = copy.upper.folded
        if phrase in copy.lower.folded and (
            (len(after) > end - start and after in source)
            or (len(before) > end - start and before in source)
            or (copy.likeness >= COPY and mention.word in source)  # but for its period: 县林业局|每半月, 县林业局|每月
        ):
            return copy
    return None


@once_a_plan
def _own_slogans(plan: Plan) -> frozenset[str]:
    """Two characters in front of the place's own name, as in 平安某某: what the plan does localise."""
    names = any_of(names_of(plan.document))
    return frozenset(re.findall(rf"(?<=([一-鿿]{{2}}))(?:{names})", _text(plan).text))


def _finding(pair: Pair, left: Sequence[Left], slogans: frozenset[str], number: int) -> Finding:
    mention, said, source = left[0]
    kind = KINDS[mention.kind]
    around = mention.before.split("“")[-1][-2:] + mention.word + mention.after.split("”")[0][:2]
    what = kind.text.format(
        words="".join(quoted(one.mention.word) for one in left), name=quoted(mention.word), around=quoted(around)
    )
    slogan = mention.kind == "name" and mention.before[-2:] in slogans
    match = pair.asked.get(said.clause_id, (None,))
    return finding(
        pair,
        f"w-{said.key}-l{number}",
        "wording",
        "unlocalised",
        kind.rule,
        ("下级照抄上级文字，" if source else "下级此处") + what,
        severity="low",
        confidence=(SLOGAN if slogan else kind.copied) if source else kind.own,
        clauses=(source.upper.clause_id if source else match[0], said.clause_id),
        quotes=(source.upper.text if source else None, cell_around(said, mention.at)),
    )
