"""Word differences between two clauses: what is gone, what is new, what only changed its place name.

Texts are cut into words by jieba, but a figure with its unit of measure, an organ named in either
plan and a bracket of labels stay whole, so that a difference never cuts a number or a name in two.
Words are compared in folded form: a full-width bracket is no change.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from rapidfuzz.distance import Indel, Opcodes

from db.cutter import cutter
from extractor.text import fold

SAME, GONE, NEW, LOCAL = "same", "gone", "new", "local"
# What surrounds a name of a level or a place: 全市 → 全县 and 市级 → 县级 are expected in a local plan.
_LEVEL = re.compile("[全各本我省市县区州旗乡镇级两、]")
_LEVEL_WORD = re.compile("[全本我][省市县区州旗]|[省市县区州旗]级")
_OWN_LEVEL = re.compile("^各?(?:[省市县区州旗]级?)+")
_POINTS = re.compile(r"[\s，,。.;；:：、（）()〔〕]*")
_NUMBER = r"[0-9０-９]+(?:[.．][0-9０-９]+)?"
_FIGURE = (
    rf"{_NUMBER}\s?年(?:{_NUMBER}\s?月)?(?:{_NUMBER}\s?日)?"
    rf"|[≥≤＞＜><]?{_NUMBER}(?:[—–\-~～/:：]{_NUMBER})?\s?"
    r"(?:[%％‰]|万|亿|个百分点|个|人|名|张|家|所|次|项|倍|元|公里|平方米|分钟|小时|天|月)*"
    r"|百分之[一二三四五六七八九十百零两]+|[一二三四五六七八九十]+分之[一二三四五六七八九十]+"
    r"|[一二三四五六七八九十]成"
)
_LATIN = r"[A-Za-z]+(?:[-.][A-Za-z0-9]+)*"


class Piece(NamedTuple):
    """A stretch of one side: same, gone (only above), new (only below) or local (a change of place or level)."""

    text: str
    state: str


@lru_cache(maxsize=64)
def _whole(names: frozenset[str]) -> re.Pattern[str]:
    """What must stay whole: figures, Latin words and the organs in `names`, the longest first."""
    organs = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)) if name)
    return re.compile("|".join(part for part in (organs, _FIGURE, _LATIN) if part))


@lru_cache(maxsize=2048)
def words(text: str, names: frozenset[str] = frozenset()) -> tuple[str, ...]:
    """Cut a text into words; joined they are the text again.

    >>> words("80%的乡镇由市卫生健康委负责", frozenset({"市卫生健康委"}))
    ('80%', '的', '乡镇', '由', '市卫生健康委', '负责')
    """
    cut = cutter()
    found: list[str] = []
    end = 0
    for match in _whole(names).finditer(text):
        found += cut(text[end : match.start()]) if match.start() > end else ()
        found.append(match[0])
        end = match.end()
    found += cut(text[end:]) if end < len(text) else ()
    return tuple(found)


def compare(
    upper: Sequence[str], lower: Sequence[str], names: frozenset[str] = frozenset()
) -> tuple[list[str], list[str]]:
    """State of every word of both sides.

    >>> compare(["全市", "达到", "80%"], ["全县", "达到", "60%"])
    (['local', 'same', 'gone'], ['local', 'same', 'new'])
    """
    above, below = [SAME] * len(upper), [SAME] * len(lower)
    left, right = [_key(word, names) for word in upper], [_key(word, names) for word in lower]
    # Insertions and deletions alone give longer equal runs than substitutions: on the corpus they keep
    # 乡镇卫生院、社区卫生服务中心 whole where plain Levenshtein pairs it with something else.
    for tag, a, b, c, d in _joined(Indel.opcodes(left, right), left):
        if tag == "equal":
            for i, j in zip(range(a, b), range(c, d), strict=True):
                if upper[i] != lower[j] and fold(upper[i]) != fold(lower[j]):
                    above[i] = below[j] = LOCAL
            continue
        gone, new = "".join(upper[a:b]), "".join(lower[c:d])
        if _POINTS.fullmatch(gone + new):
            continue
        local = _is_local(fold(gone), fold(new))
        above[a:b] = [LOCAL if local else GONE] * (b - a)
        below[c:d] = [LOCAL if local else NEW] * (d - c)
    return above, below


@lru_cache(maxsize=16384)
def _key(word: str, names: frozenset[str]) -> str:
    """What a word is compared by: an organ without its level, 全市 and 全县 alike, all else folded."""
    folded = fold(word)
    if word in names:
        return _OWN_LEVEL.sub("", folded) or folded
    return "\0" if _LEVEL_WORD.fullmatch(folded) else folded


def _joined(codes: Opcodes, left: Sequence[str]) -> list[tuple[str, int, int, int, int]]:
    """Neighbouring edits as one, and one that swallows a lone particle or comma between two edits."""
    found: list[tuple[str, int, int, int, int]] = []
    for code in codes:
        tag, a, b, c, d = code.tag, code.src_start, code.src_end, code.dest_start, code.dest_end
        kind = "equal" if tag == "equal" else "edit"
        if kind == "edit" and len(found) > 1 and found[-1][0] == "equal" and found[-2][0] == "edit":
            _, e, f, _, _ = found[-1]
            if f - e == 1 and len(left[e]) == 1 and left[e] not in "。;\n":
                found.pop()
        if kind == "edit" and found and found[-1][0] == "edit":
            _, e, _, g, _ = found.pop()
            a, c = e, g
        found.append((kind, a, b, c, d))
    return found


def _is_local(gone: str, new: str) -> bool:
    """Whether two different stretches say the same but for words of level."""
    return bool(gone and new) and len(gone) < 24 and _LEVEL.sub("", gone) == _LEVEL.sub("", new)


@lru_cache(maxsize=2048)
def states(upper: str, lower: str, names: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """States of the words of two texts; kept, because both sides of a page and every reader ask for the same."""
    above, below = compare(words(upper, names), words(lower, names), names)
    return tuple(above), tuple(below)


def pieces(tokens: Sequence[str], states: Sequence[str]) -> list[Piece]:
    """Neighbouring words of one state as one stretch.

    >>> pieces(["全市", "达到", "80%"], ["local", "same", "same"])
    [Piece(text='全市', state='local'), Piece(text='达到80%', state='same')]
    """
    runs = groupby(zip(tokens, states, strict=True), key=lambda pair: pair[1])
    return [Piece("".join(token for token, _ in run), state) for state, run in runs]


def difference(upper: str, lower: str, names: frozenset[str] = frozenset()) -> tuple[list[Piece], list[Piece]]:
    """Both sides of a pair of texts, cut where they differ.

    >>> difference("覆盖率达到80%", "覆盖率达到60%")
    ([Piece(text='覆盖率达到', state='same'), Piece(text='80%', state='gone')],
     [Piece(text='覆盖率达到', state='same'), Piece(text='60%', state='new')])
    """
    above, below = states(upper, lower, names)
    return pieces(words(upper, names), above), pieces(words(lower, names), below)
