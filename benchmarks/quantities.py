"""Quantified targets in the prose of plans: ours against what finds numbers and amounts in any Chinese text.

All get the same clauses, soft line breaks already removed, and are measured on the targets a reader wrote down that have
a number. Asked is the value at its place, then its unit as well, then the comparator as well (不低于 is >=). Precision is
the share of what is reported that is such a target; for the others, numbers inside what they themselves take for
dates and times are left out first. Optional records and facts of the past count neither way.

`python benchmarks/quantities.py [RUNS]`; exit code 1 when another is ahead anywhere but in time. Peers that are not
installed are named and left out: see benchmarks/README.md.
"""

import logging
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from statistics import median
from time import process_time
from typing import NamedTuple

from db.gold import MARKUP, Record, bare, load_gold, number, same_number
from extractor.extract import extract
from extractor.models import Clause, Plan
from extractor.pipeline import plan_of_file

ROOT = Path(__file__).parent.parent
OPEN = ROOT / "tests/plans/open"
DOCUMENTS = {
    "D0": (ROOT / "corpus/000_4206df0e042523ed.txt", ROOT / "tests/gold"),
    "D1": (ROOT / "corpus/001_420676ce34292e4a.txt", ROOT / "tests/gold"),
    **{name: (OPEN / f"{name}.txt", OPEN) for name in ("P1", "P2", "P3", "P4")},
}
SCALES = {"万": 1e4, "亿": 1e8}


class Found(NamedTuple):
    """An amount and where it stands: in a clause, then in the bare text of the document."""

    start: int
    end: int
    value: float | None
    unit: str
    comparator: str


class Wanted(NamedTuple):
    """A target of the gold set, with its place in the bare text of the document."""

    start: int
    end: int
    values: tuple[float, ...]  # one, or both ends of a range
    units: frozenset[str]
    comparators: frozenset[str]
    counted: bool


Finder = Callable[[Plan, Sequence[Clause]], list[Found]]


# ---- the finders -------------------------------------------------------------------------------------------------------
def ours(plan: Plan, clauses: Sequence[Clause]) -> list[Found]:
    """Targets of the stage `extract`, those without a number left out."""
    records = extract(plan.document, clauses).indicators
    kept = [r for r in records if r.origin == "prose" and r.role == "target" and r.value is not None]
    return [Found(r.char_start, r.char_end, r.value, r.unit, r.comparator) for r in kept]


def recognizers() -> Finder:
    """Recognizers-Text: numbers, percentages, amounts with a unit; without numbers of its dates."""
    from recognizers_date_time import recognize_datetime
    from recognizers_number import Culture, recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension

    kinds = (recognize_currency, recognize_dimension, recognize_percentage, recognize_number)

    def in_clause(text: str) -> Iterator[Found]:
        taken = [(m.start, m.end + 1) for m in recognize_datetime(text, Culture.Chinese)]
        for recognize in kinds:
            for m in recognize(text, Culture.Chinese):
                start, end = m.start, m.end + 1
                if m.resolution and not any(a <= start and end <= b for a, b in taken):
                    taken.append((start, end))
                    printed = str(m.resolution["value"])
                    unit = "%" if printed.endswith("%") else str(m.resolution.get("unit") or "")
                    yield Found(start, end, number(printed.rstrip("%")), unit.replace("Chinese yuan", "元"), "=")

    return by_clause(in_clause)


def jionlp() -> Finder:
    """JioNLP: amounts of money, which are all the quantities it finds in running text."""
    import jionlp as jio

    comparators = {"blur+": ">=", "blur-": "<="}

    def in_clause(text: str) -> Iterator[Found]:
        for m in jio.ner.extract_money(text):
            detail = m["detail"]
            amount = detail["num"][0] if isinstance(detail["num"], list) else detail["num"]
            start, end = m["offset"]
            yield Found(start, end, number(amount), detail["case"], comparators.get(detail["definition"], "="))

    return by_clause(in_clause)


def by_clause(in_clause: Callable[[str], Iterable[Found]]) -> Finder:
    """A finder that is given one clause after the other, from where its label ends."""

    def find(plan: Plan, clauses: Sequence[Clause]) -> list[Found]:
        found = []
        for clause in clauses:
            for m in in_clause(clause.view.printed[clause.head :]):
                start, end = clause.view.span(clause.head + m.start, clause.head + m.end)
                found.append(m._replace(start=start, end=end))
        return found

    return find


PEERS: dict[str, Callable[[], Finder]] = {"Recognizers-Text": recognizers, "JioNLP": jionlp}


def installed() -> tuple[dict[str, Finder], list[str]]:
    """The finders at hand, ours first, and the names of those that are not."""
    finders: dict[str, Finder] = {"plandiff": ours}
    missing = []
    for name, load in PEERS.items():
        try:
            finders[name] = load()
        except ImportError as error:
            missing.append(f"{name} ({error})")
    return finders, missing


# ---- what is wanted ----------------------------------------------------------------------------------------------------
class Text:
    """A document with the gold targets of its prose, and the clauses all finders are given."""

    def __init__(self, name: str) -> None:
        path, gold = DOCUMENTS[name]
        self.plan = plan_of_file(path, name.lower())
        self.clauses = tuple(c for c in self.plan.clauses if c.kind not in ("table", "front"))
        text = self.plan.document.text
        self.printed = [at for at, char in enumerate(text) if not MARKUP.fullmatch(char)]
        self.bare = bare(text)
        starts = self._starts(load_gold(gold, f"{name}.clauses"))
        records = [r for r in load_gold(gold, f"{name}.targets") if r["origin"] == "prose"]
        self.wanted = [want for r in records if (want := self._want(r, starts))]

    def _starts(self, clauses: Sequence[Record]) -> list[int]:
        at, starts = 0, []
        for clause in clauses:
            found = self.bare.find(bare(clause["start"])[:10], at)
            at = max(at, found)
            starts.append(at)
        return starts

    def _want(self, record: Record, starts: Sequence[int]) -> Wanted | None:
        quote, value = bare(record["quote"]), number(record["value"])
        start = self.bare.find(quote, starts[record["clause"]])
        start = start if start >= 0 else self.bare.find(quote)
        if value is None or start < 0:
            return None
        values = tuple(v for v in (value, number(record.get("value_high"))) if v is not None)
        accept = record.get("accept", {})
        units = frozenset([record["unit"], *accept.get("unit", [])])
        comparators = frozenset([record["comparator"], *accept.get("comparator", [])])
        counted = not record.get("optional") and record.get("role", "target") == "target"
        return Wanted(start, start + len(quote), values, units, comparators, counted)

    def place(self, found: Found) -> Found:
        """The same with its place in the bare text."""
        start, end = (bisect_left(self.printed, at) for at in (found.start, found.end))
        return found._replace(start=start, end=end)


def same_amount(want: Wanted, found: Found) -> bool:
    """Is the value that of the target? 3000万元 is 30000000 to some."""
    if found.value is None:
        return False
    scales = {1.0, *(SCALES.get(unit[:1], 1.0) for unit in want.units)}
    return any(same_number(found.value, value * scale) for value in want.values for scale in scales)


def same_unit(want: Wanted, found: Found) -> bool:
    """Is the unit right, the scale before it left aside?"""
    allowed = {unit.lstrip("万亿") for unit in want.units}
    return found.unit.lstrip("万亿") in allowed


class Tally(NamedTuple):
    """Counts over all documents."""

    gold: int = 0
    reported: int = 0
    value: int = 0
    unit: int = 0
    comparator: int = 0

    def plus(self, other: "Tally") -> "Tally":
        """Both together."""
        return Tally(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def measures(self) -> tuple[float, float, float, float]:
        """Recall of value, value and unit, all three; precision of value."""
        gold, reported = max(1, self.gold), max(1, self.reported)
        return self.value / gold, self.unit / gold, self.comparator / gold, self.value / reported


def tally(text: Text, found: Iterable[Found]) -> Tally:
    """Count what was found of one document; each target is found once."""
    left = sorted(map(text.place, found))
    counts = Tally()
    for want in text.wanted:
        here = [f for f in left if f.start < want.end and want.start < f.end and same_amount(want, f)]
        hit = max(here, key=lambda f: (same_unit(want, f), f.comparator in want.comparators), default=None)
        taken = here if len(want.values) > 1 else [hit] if hit else []  # both ends of a range are one target
        for f in taken:
            left.remove(f)
        if want.counted:
            unit = hit is not None and same_unit(want, hit)
            both = hit is not None and unit and hit.comparator in want.comparators
            counts = counts.plus(Tally(1, 0, hit is not None, unit, both))
    return counts._replace(reported=len(left) + counts.value)


def main(runs: int, names: Sequence[str]) -> int:
    """Print one table; tell whether ours is ahead, or level, on every measure but time."""
    logging.disable(logging.INFO)
    texts = [Text(name) for name in names]
    finders, missing = installed()
    found = {name: [find(text.plan, text.clauses) for text in texts] for name, find in finders.items()}
    seconds: dict[str, list[float]] = {name: [] for name in finders}
    for _ in range(runs):
        for name, find in finders.items():
            start = process_time()
            for text in texts:
                find(text.plan, text.clauses)
            seconds[name].append(process_time() - start)
    totals = {name: Tally() for name in finders}
    for name, lists in found.items():
        for text, one in zip(texts, lists, strict=True):
            totals[name] = totals[name].plus(tally(text, one))
    print(f"{', '.join(names)}: {totals['plandiff'].gold} targets with a number in prose; median of {runs} runs")
    print(
        f"{'':18} {'value':>7} {'+ unit':>7} {'+ comp.':>8} {'precision':>10} {'reported':>9} {'time':>8} {'ratio':>7}"
    )
    for name, total in totals.items():
        ratio = median(b / a for a, b in zip(seconds["plandiff"], seconds[name], strict=True))
        value, unit, comparator, precision = total.measures
        shares = f"{value:7.3f} {unit:7.3f} {comparator:8.3f} {precision:10.3f} {total.reported:9}"
        print(f"{name:18} {shares} {1000 * median(seconds[name]):6.1f}ms {ratio:7.2f}")
    for name in missing:
        print(f"not compared: {name}; benchmarks/README.md says how to install it")
    behind = [
        name
        for name, total in totals.items()
        if any(a < b for a, b in zip(totals["plandiff"].measures, total.measures, strict=True))
    ]
    print(f"behind {', '.join(behind)}" if behind else "level with, or ahead of, every one compared on every measure")
    return int(bool(behind))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5, sys.argv[2:] or list(DOCUMENTS)))
