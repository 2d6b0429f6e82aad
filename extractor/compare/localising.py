"""Words of the upper place left standing in copied text: 全市 in a county plan, the city's name in a slogan."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from extractor.compare.pair import Pair
from extractor.compare.phrases import Copied
from extractor.compare.say import finding, quoted
from extractor.lexicon import levels, load, organs
from extractor.likeness import names_of
from extractor.models import Finding, Indicator, Plan
from extractor.text import fold

AROUND = 3  # characters beside the word that must be the same in the source
REACH = 6  # characters before the word in which a verb may justify it
RANK = {"national": 0, "province": 1, "city": 2, "county": 3, "town": 4, "village": 5}

SIGNS = "省市州县区盟旗"  # end the full name of a place
_MARKS = {"province": "省", "city": "市州盟"}  # stand before the bodies of a tier

_TITLE = re.compile(r"《[^》]*》|[(（][^()（）]*[0-9]{4}[^()（）]*号[)）]")
_OFFICIAL = re.compile(r"[一-鿿“”]{0,16}?(?:基金|条例|规划|办法|规定|平台|系统|标准|方案|指引|目录|名录|网站)")
_DATE = re.compile(
    r"^(?:力争|争取|确保)?(?:到|至|截至|在)?(?:[0-9]{4}年(?:年?[底末]|[0-9]{1,2}月[底末]?)?(?:之?前)?|“?十[四五六]五”?(?:期间|时期|末)),?"
)
_WHOLE = re.compile(r"[全我本]")
_BODY = re.compile("委|政府|第|[一-鿿]{0,4}(?:大学|学院|医院|公司|集团|银行|日报|委员会|法院|海关|局)")


def unlocalised(pair: Pair, copies: Sequence[Copied]) -> Iterator[Finding]:
    """Findings on words of the upper level in copied passages, one for each word and passage."""
    upper = _upper_words(pair)
    if upper is None:
        return
    words = {word.said for word in upper.of("\n".join([copy.lower.folded for copy in copies]))}
    localised = _own_slogans(pair) if words else frozenset()
    told: set[tuple[str, str]] = set()
    for copy in copies if words else ():
        text = copy.lower.folded
        if not any(map(text.__contains__, words)):
            continue
        text = _TITLE.sub(lambda m: "《" * len(m[0]), text)
        for word in upper.of(text):
            if (
                word.kind == "keep"
                or (copy.lower.key, word.said) in told
                or not _stands(copy, word)
                or _justified(text, word)
            ):
                continue
            told.add((copy.lower.key, word.said))
            yield _finding(pair, copy, word, localised, len(told))


def foreign_scopes(pair: Pair) -> Iterator[Finding]:
    """Findings on targets of the lower plan that set a level for the whole upper place: 全市创建2家 in a county plan."""
    upper = _upper_words(pair)
    if upper is None:
        return
    whole = _everywhere() if tier(pair.upper) == "national" else upper.pattern
    for target in pair.lower.indicators:
        if target.role != "target" or target.origin != "prose":
            continue
        text = _DATE.sub("", fold(target.quote))
        match = whole.match(text)
        own = match and match.lastgroup == "own" and _WHOLE.match(match[0])
        if match and own and not _justified(text, _Word("own", *match.span(), match[0])):
            yield finding(
                pair,
                f"w-{target.id}-l",
                "wording",
                "unlocalised",
                "scope_of_upper_level",
                f"下级的指标以{quoted(match[0])}为范围，这是上级的层级用语，疑未改为本级说法。",
                severity="low",
                confidence=0.7,
                clauses=(None, target.clause_id),
                targets=(None, target.id),
                quotes=(_source(pair, target), target.quote),
            )


def _source(pair: Pair, target: Indicator) -> str | None:
    """The upper sentence closest to the one a lower target stands in."""
    for j, sentence in enumerate(pair.theirs):
        measure = sentence.measure
        if measure.clause_id == target.clause_id and measure.char_start <= target.char_start < measure.char_end:
            match = pair.best_of_lower.get(j)
            return pair.ours[match.upper].measure.text if match else None
    return None


@cache
def _everywhere() -> re.Pattern[str]:
    """全国 before all of a kind; 全国示范县 is a title."""
    return re.compile("(?P<own>全国)(?=所有|各|全部|每|范围)")


def tier(plan: Plan) -> str | None:
    """The tier of the place a plan is about: of its document, of its place's name, or that of which it speaks most."""
    document = plan.document
    sign = (document.jurisdiction or "")[-1:]
    if document.level in RANK:
        # A municipality ranks with provinces and speaks of 全市.
        return "city" if document.level == "province" and sign == "市" else document.level
    by_name = {
        "省": "province",
        "市": "city",
        "州": "city",
        "盟": "city",
        "区": "county",
        "县": "county",
        "旗": "county",
    }
    if sign in by_name:
        return by_name[sign]
    spoken = Counter(word.level for m in plan.measures for word in levels.own_words(fold(m.text)))
    return spoken.most_common(1)[0][0] if spoken else None


class _Word(NamedTuple):
    """A word found in a text."""

    kind: str  # own, name, body of one that is to act, or keep of a word that only looks like one
    start: int
    end: int
    said: str


class _UpperWords(NamedTuple):
    """Words by which the upper plan, and not the lower, speaks of itself and of the places below it."""

    pattern: re.Pattern[str]  # all but the bodies
    names: tuple[str, ...]  # full ones first
    acting: "_Acting | None"  # bodies

    def of(self, text: str) -> Iterator[_Word]:
        """Those of a text, in order."""
        word, body = self._word(text, 0), self._body(text, 0)
        while found := _first(word, body):
            yield found
            if word and word.start < found.end:
                word = self._word(text, found.end)
            if body and body.start < found.end:
                body = self._body(text, found.end)

    def _word(self, text: str, at: int) -> _Word | None:
        while match := self.pattern.search(text, at):
            start, said = match.start(), match[0]
            if match.lastgroup == "name":
                said = next((name for name in self.names if _stands_for_place(name, text, start)), "")
            if said:
                return _Word(str(match.lastgroup), start, start + len(said), said)
            at = start + 1
        return None

    def _body(self, text: str, at: int) -> _Word | None:
        for sign in self.acting.sign.finditer(text, at) if self.acting else ():
            named = organs.opens(text, sign.end())
            if self.acting and (match := self.acting.named[named].match(text, sign.start())):
                return _Word("body", *match.span(), match[0])
        return None


def _first(word: _Word | None, body: _Word | None) -> _Word | None:
    """What comes first; a body before all but a look-alike where both begin in one place."""
    if not word or not body:
        return word or body
    return word if word.start < body.start or (word.start == body.start and word.kind == "keep") else body


def _stands_for_place(name: str, text: str, start: int) -> bool:
    """Does the name of a place stand at `start`, and not that of a body, which may be a perfectly right citation?"""
    if not text.startswith(name, start):
        return False
    end = start + len(name)
    longer = organs.opens(text, end) if name[-1] in SIGNS else end < len(text) and text[end] in SIGNS
    return not longer and not _BODY.match(text, end)


def _upper_words(pair: Pair) -> _UpperWords | None:
    """The words of a pair; none where the lower plan is of no lower tier."""
    upper, lower = tier(pair.upper), tier(pair.lower)
    if upper is None or lower is None or RANK[upper] >= RANK[lower]:
        return None
    below = load("levels")["lower"]
    sign = (pair.lower.document.jurisdiction or "")[-1:]  # a county-level city says 全市 of itself
    own = [word for word in levels.level_words(upper) if _WHOLE.match(word) and word[-1] != sign]
    own += [word for word in below.get(upper, ()) if word not in below.get(lower, ())]
    ours, theirs = names_of(pair.upper.document), names_of(pair.lower.document)
    names = [name for name in ours if not any(name in their for their in theirs)]
    signs = "".join(mark for mark in _MARKS.get(upper, "") if mark != sign)
    return _compiled(tuple(own), tuple(names), signs)


@lru_cache(maxsize=64)
def _compiled(words: tuple[str, ...], names: tuple[str, ...], signs: str) -> _UpperWords:
    def any_of(texts: Sequence[str]) -> str:
        return "|".join(map(re.escape, sorted(texts, key=lambda w: (-len(w), w)))) or "(?!)"

    look_alikes = [w for w in load("levels")["look_alikes"] if len(w) > 2]
    # Most places of a text are spared the alternation by what it can begin with.
    heads = re.escape("".join(dict.fromkeys([word[0] for word in (*look_alikes, *words, *names)])))
    kinds = f"(?P<keep>{any_of(look_alikes)})|(?P<own>{any_of(words)})|(?P<name>{any_of(names)})"
    ordered = sorted(names, key=lambda name: (name[-1] not in SIGNS, -len(name), name))
    return _UpperWords(re.compile(f"(?=[{heads}])(?:{kinds})"), tuple(ordered), _acting(signs) if signs else None)


class _Acting(NamedTuple):
    """Who is to act at the beginning of a phrase: 市民政局负责…, but not 报市政府批准 or 由市级统筹."""

    sign: re.Pattern[str]
    named: tuple[re.Pattern[str], re.Pattern[str]]  # where no name of a body follows the sign, and where one does


@cache
def _acting(signs: str) -> _Acting:
    elsewhere = "|".join(load("wording")["of_one_tier"]["words"])
    body = rf"(?!{elsewhere})(?:(?:人民)?政府|[一-鿿]{{2,9}}?(?:局|委|办|厅|部门))"
    verb = "负责|牵头|会同|统筹|要|应|每|设立|安排|落实|定期|指导|制定|建立|加强"
    # 由省…约谈 in a county plan: who calls a village to account is not of the province, nor who checks on it
    group, check = "[一-鿿]{2,10}?(?:委员会|领导小组|指挥部)", "约谈|通报|考核|评估|问责|督办|检查|验收"
    named = [
        rf"^[{signs}](?:{name}级(?:财政|部门))(?={verb})|(?<=由)[{signs}](?:{name}{group})(?={check})"
        for name in ("", f"{body}|")
    ]
    without, within = (re.compile(pattern, re.MULTILINE) for pattern in named)
    return _Acting(re.compile(f"(?:^|(?<=由))[{signs}]", re.MULTILINE), (without, within))


def _stands(copy: Copied, word: _Word) -> bool:
    """Is the word part of what was copied, its neighbours being the same in the source?"""
    source, text = copy.upper.folded, copy.lower.folded
    _, start, end, _ = word
    after, before = text[start : end + AROUND], text[max(0, start - AROUND) : end]
    return (len(after) > end - start and after in source) or (len(before) > end - start and before in source)


def _justified(text: str, word: _Word) -> bool:
    """Do the words around make it right to name the upper place?"""
    if word.kind == "name" and word.said[-1] in SIGNS and _OFFICIAL.match(text, word.end):
        return True
    before, after = _keeps()
    if after.match(text, word.end):
        return True
    return word.kind == "own" and bool(before.search(text[max(0, word.start - REACH) : word.start]))


@cache
def _keeps() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = load("wording")["keeps_upper"]
    before, after = ("|".join(data[side]["words"]) for side in ("before", "after"))
    return re.compile(f"(?:{before})$"), re.compile(f"(?:的)?(?:{after})")


def _own_slogans(pair: Pair) -> frozenset[str]:
    """Two characters in front of the lower place's own name, as in 平安某某: what the plan does localise."""
    names = "|".join(map(re.escape, names_of(pair.lower.document)))
    if not names:
        return frozenset()
    text = fold("\n".join([measure.text for measure in pair.lower.measures]))
    return frozenset(match[1] for match in re.finditer(rf"([一-鿿]{{2}})(?:{names})", text))


def _finding(pair: Pair, copy: Copied, word: _Word, localised: frozenset[str], number: int) -> Finding:
    kind, start, end, said = word
    text = copy.lower.folded
    slogan = text[max(0, start - 2) : start] in localised
    if kind == "name":
        around = text[max(0, start - 2) : end + 2]
        rule, confidence = "name_of_upper_place", 0.9 if slogan else 0.6
        explanation = f"下级照抄上级文字，{quoted(around)}中仍是上级地名{quoted(said)}，未改为本地。"
    elif kind == "body":
        rule, confidence = "body_of_upper_level", 0.6
        explanation = f"下级照抄上级文字，{quoted(said)}是上级的机构，未改为本级。"
    else:
        rule, confidence = "word_of_upper_level", 0.9
        explanation = f"下级照抄上级文字，层级用语{quoted(said)}未改为本级说法。"
    return finding(
        pair,
        f"w-{copy.lower.key}-l{number}",
        "wording",
        "unlocalised",
        rule,
        explanation,
        severity="low",
        confidence=confidence,
        clauses=(copy.upper.clause_id, copy.lower.clause_id),
        quotes=(copy.upper.text, copy.lower.text),
    )
