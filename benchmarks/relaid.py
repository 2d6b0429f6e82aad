"""Plans with known clauses printed in layouts drawn by chance and read again: share of clauses that come out right.

Run it with `make bench`, or `python benchmarks/relaid.py [TEXTS [SEED]]`; exit code 1 when the bar is missed.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random

from extractor.models import Plan
from extractor.pipeline import corpus_of
from extractor.segment.labels import mark_of

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from relaying import HEADINGS, LABELS, Layout, Tally, pieces_of, printed, read_again

PLANS = Path(__file__).parent.parent / "tests" / "plans"
BAR = 0.95
SHOWN = 5  # of the worst texts
CHOICES = {
    "labels": tuple(LABELS),
    "heading": HEADINGS,
    "wrap": (0, 0, 28, 33, 40),
    "gaps": ("", "line", "paragraph"),
    "indent": ("", "　　", "  ", "&nbsp;&nbsp;"),
    "gap": ("", "", " ", "\t"),
    "page": ("", "{n}", "— {n} —", "第 {n} 页 共 9 页", "- {n} -\n\f"),
    "marks": ("", "", "true", "lying", "bold"),
    "front": ("notice", "web", "title", ""),
    "full_width": (False, False, True),
    "lost": (0, 0, 0, 0, 7, 4),
}


def main(texts: int, seed: int) -> int:
    """Print what each property of a layout costs, and the worst texts."""
    folders = [folder for folder in sorted(PLANS.iterdir()) if folder.is_dir()]
    plans = [plan for folder in folders for plan in corpus_of(folder).plans if _fit(plan)]
    tallies: defaultdict[tuple[str, str], list[Tally]] = defaultdict(list)
    worst = []
    for layout, plan in _drawn(plans, texts, Random(seed)):
        pieces = pieces_of(plan, layout)
        tally = read_again(printed(plan.document.title or "行动计划", pieces, layout), pieces)
        for key, value in layout._asdict().items():
            tallies[key, repr(value)].append(tally)
        tallies["all", "labels kept" if not layout.lost else "labels lost"].append(tally)
        worst.append((tally.f1, plan.document.id, layout, tally.wrong))
    print(f"{'':12}{'':28}{'texts':>6} {'F1':>6} {'lowest':>7}")
    for (key, value), found in sorted(tallies.items()):
        print(f"{key:12}{value:28}{len(found):6} {_f1(found):6.3f} {min(tally.f1 for tally in found):7.3f}")
    for f1, name, layout, wrong in sorted(worst, key=lambda row: row[0])[:SHOWN]:
        print(
            f"{f1:.3f} {name} {' '.join(f'{k}={v!r}' for k, v in layout._asdict().items() if v)}: {'; '.join(wrong[:3])}"
        )
    whole = _f1(tallies["all", "labels kept"])
    print(f"{texts} texts; bar {BAR} where no label is lost: {'met' if whole >= BAR else 'MISSED'}")
    return int(whole < BAR)


def _fit(plan: Plan) -> bool:
    """Can a plan be numbered anew: it came with all its labels, and has none inside its clauses that lines would open with?"""
    inner = (line for c in plan.clauses if c.kind not in ("front", "annex", "table") for line in c.text.split("\n")[1:])
    return not any("left out" in issue.message for issue in plan.issues) and not any(map(mark_of, inner))


def _drawn(plans: list[Plan], texts: int, chance: Random) -> Iterator[tuple[Layout, Plan]]:
    """Layouts by chance, plans in turn; text marked in Markdown or HTML is not wrapped."""
    for number in range(texts):
        layout = Layout(**{key: chance.choice(values) for key, values in CHOICES.items()})
        if layout.wrap:
            layout = layout._replace(marks="", indent=layout.indent.replace("&nbsp;", " "))
        yield layout, plans[number % len(plans)]


def _f1(tallies: list[Tally]) -> float:
    return 2 * sum(t.right for t in tallies) / sum(t.printed + t.read for t in tallies)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 600, int(sys.argv[2]) if len(sys.argv) > 2 else 1))
