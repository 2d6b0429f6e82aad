"""A plan and its local copy: the upper text with an invented place's name in it, and what comparing the two finds."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from extractor.compare import check
from extractor.lexicon import functions, organs
from extractor.models import Finding, Plan
from extractor.neutral import names_of
from extractor.pipeline import compare_pair, comparison_of, plan_of_document, plan_of_file
from extractor.text import bare

ROOT = Path(__file__).parent.parent.parent


class Place(NamedTuple):
    """An invented place below another, and how its plans speak."""

    name: str
    short: str
    level: str
    sign: str  # level word before its bodies
    own: str  # 全县
    words: dict[str, str]  # words of the upper plan and of this place


COUNTY = Place(
    "青禾县", "青禾", "county", "县", "全县",
    {"市、区县两级": "县级", "全市": "全县", "我市": "我县", "本市": "本县", "市级": "县级", "市委": "县委", "市政府": "县政府"},
)  # fmt: skip


CITY = Place(
    "青禾市", "青禾", "city", "市", "全市",
    {"各市、县（市、区）": "各县（市、区）", "全省": "全市", "我省": "我市", "省级": "市级", "各市人民政府": "各县（市、区）人民政府", "各市开展": "各县开展"},
)  # fmt: skip


PLANS = ROOT / "tests" / "plans" / "open"


LOWERS = {ROOT / "corpus" / "000_4206df0e042523ed.txt": COUNTY, PLANS / "P1.txt": COUNTY, PLANS / "P3.txt": CITY}


UPPERS = tuple(LOWERS)


NARROW = str.maketrans("０１２３４５６７８９％", "0123456789%")


class Ground(NamedTuple):
    """An upper plan, its unedited local copy and what comparing them finds."""

    upper: Plan
    lower: Plan
    place: Place
    findings: frozenset[tuple[str, ...]]


def localised(text: str, names: Sequence[str], place: Place) -> str:
    """The text with the lower place's name and level words; every 各区县 of a city becomes 各乡镇（街道）."""
    for name in names:
        text = text.replace(name, place.name if name[-1] in "市省" else place.short)
    if place is COUNTY:
        below = "区县|县（市、区）|县\\(市、区\\)"
        text = re.sub(
            f"各(?:{below}|市、县)(?:（自治县）)?(?:人民)?政府|各(?:{below})(?:（自治县）)?", "各乡镇（街道）", text
        )
        text = re.sub(f"(?<=有条件的)(?:{below})", "乡镇（街道）", text)
        text = re.sub(f"(?:每个|所有)(?:{below})", "", text)  # 每个县（市、区）至少1所 is 至少1所
    for word, local in place.words.items():
        text = text.replace(word, local)
    for organ in functions.organs():
        for form in organ.forms:
            if form.endswith("厅") and not form.endswith("办公厅"):  # which only provinces have
                text = text.replace(form, f"{form[:-1]}局")
    return re.sub("(?<![城社])[省市]", lambda m: place.sign if organs.opens(text, m.end()) else m[0], text)


@cache
def ground(path: Path) -> Ground:
    """Upper plan, copy and the findings both have before any edit."""
    upper = plan_of_file(path, "upper")
    printed = "".join(f"{line}\n" for line in _lines(upper)).translate(NARROW)
    text = localised(printed, names_of(upper.document), LOWERS[path])
    lower = _plan(upper, text, LOWERS[path])
    return Ground(upper, lower, LOWERS[path], frozenset(map(key, _findings(upper, lower))))


def _lines(plan: Plan) -> Iterator[str]:
    """The clauses of a plan, each paragraph on a line of its own; a ruined table stays as it is, or it is none."""
    for clause in plan.clauses:
        raw = plan.document.text[clause.char_start : clause.char_end]
        yield from (raw if clause.kind == "table" else clause.view.printed).split("\n")


def _plan(upper: Plan, text: str, place: Place) -> Plan:
    about = {"id": "lower", "text": text, "jurisdiction": place.name, "jurisdiction_code": None, "level": place.level}
    return plan_of_document(upper.document._replace(**about))


def copy_of(base: Ground, text: str) -> Plan:
    """An edited copy as a plan."""
    return _plan(base.upper, text, base.place)


def compare_copy(base: Ground, text: str) -> tuple[Finding, ...]:
    """What comparing an edited copy finds."""
    return _findings(base.upper, copy_of(base, text))


def _findings(upper: Plan, lower: Plan) -> tuple[Finding, ...]:
    """What the two plans, and the lower one alone, give rise to."""
    comparison = comparison_of(upper.document, lower.document)._replace(lower_predates_upper=False)
    return (*compare_pair(comparison, upper, lower).findings, *check(lower))


def key(finding: Finding) -> tuple[str, ...]:
    """What makes a finding the same before and after an edit."""
    quotes = bare(finding.upper_quote or ""), bare(finding.lower_quote or "") if not finding.upper_quote else ""
    return finding.subject, finding.verdict, " ".join(finding.flags), *quotes
