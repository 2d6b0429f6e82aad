"""A frequency that the lower plan restates without a count: 每季度通报一次, 按季通报.

按季, 季季, 一季一通报 and 季度通报 each ask for once a quarter. What happens has to stand in the phrase, or be its verb.
"""

import re
from typing import NamedTuple

from extractor.compare.pair import Pair
from extractor.compare.targets.dimension import measure_of
from extractor.compare.targets.kept import covered
from extractor.models import Indicator
from extractor.neutral import Phrase, passages_of
from extractor.text import fold

ABOUT = 0.6  # share of the characters of what happens that the phrase must hold
ALL_BUT = 1e-6

_YEARLY = {"年": 1.0, "季": 4.0, "月": 12.0, "周": 52.0, "星期": 52.0, "日": 365.0, "天": 365.0}
_OFTEN = re.compile(
    r"(?:[按逐](?P<by>[年季月周日天])(?:度)?(?![期程份])|(?P<twice>[年季月周日天])(?P=twice)(?!夜)|"
    r"(?P<half>半)?(?:(?<=半)|一)(?P<one>[年季月周日天])度?一(?=[一-鿿]{2})|每(?P<each>半年|年|季|月|周|星期|日|天)度?(?![一-鿿]{0,8}[0-9一两二三四五六七八九十]+[次回遍场轮趟期])|"
    r"(?<![0-9一二三四第全本当每上下今去明同半春夏秋冬跨])(?P<noun>[年季月周])(?:度(?=[一-鿿]{2})|(?=例会|调度|通报|会商)))"
)
_AMOUNT = re.compile(
    r"(?:至少|不少于|不低于|不得少于)?(?:每(?:半年|年|季|月|周|星期|日|天|个|[两二三四六])[度月季]?|[0-9]+[次遍场回轮趟期届]|[一两二三四五六]+[次遍场回轮趟期届])(?:以上)?"
)
_ANY = frozenset(("开展", "组织", "实施", "进行", "举办", "召开", "安排", "完成", "至少", "不少"))  # these name nothing


class Often(NamedTuple):
    """The lower sentence that restates a frequency."""

    text: str
    clause_id: str
    sure: bool  # it names what happens, and not only by the same verb


def as_often(pair: Pair, target: Indicator) -> Often | None:
    """The sentence of a linked clause that has the same happen at least as often, without counting it."""
    measure = measure_of(target)
    if measure.dimension != "次/年" or target.value is None:
        return None
    known = fold(target.quote)
    what = passages_of([_AMOUNT.sub("", known)], pair.names)[0][1]
    found = [
        Often(sentence.measure.text, clause, sure)
        for clause in pair.answers.get(target.clause_id, ())
        for sentence in pair.copies[1].sentences.get(clause, ())
        for phrase in sentence.phrases
        if (sure := _restates(phrase, what, known, measure.low)) is not None
    ]
    best = max(found, key=lambda hit: hit.sure, default=None)
    return best if best and (best.sure or pair.rewritten(target.clause_id)) else None


def _restates(phrase: Phrase, what: str, known: str, times: float) -> bool | None:
    """Whether a phrase says what happens often enough: surely, by its verb only (False), or not (None)."""
    about = len(what) > 1 and covered(what, phrase.grams) >= ABOUT
    for match in _OFTEN.finditer(phrase.folded):
        if a_year(match) < times - ALL_BUT:
            continue
        then = phrase.folded[match.end() : match.end() + 2]
        done = len(then) == 2 and then in known
        if about and (done or not match["noun"]):
            return True
        if done and then not in _ANY:
            return False
    return None


def a_year(match: re.Match[str]) -> float:
    """How often in a year.

    >>> [a_year(_OFTEN.search(words)) for words in ("按季通报", "季季走访", "半年一通报", "每半年通报")]
    [4.0, 4.0, 2.0, 2.0]
    """
    period = match["by"] or match["twice"] or match["one"] or match["each"] or match["noun"]
    half = 2.0 if match["half"] or period[0] == "半" else 1.0
    return half * _YEARLY[period.removeprefix("半")]
