"""Which clause of the lower plan answers which clause of the upper one.

Clauses are compared as weighted bigrams of neutral copies, in no order: counties reorder, merge and split tasks.
"""

from extractor.align.leftover import Sides, left_over, namesakes
from extractor.align.links import Link, by_children, grid_of, links_of
from extractor.align.parts import parts_of
from extractor.align.rows import rows_of_lower, rows_of_upper
from extractor.align.strays import belongs, closest, gathered, moved, taken_apart
from extractor.likeness import pairing_of
from extractor.models import Alignment, Comparison, Plan


def align(comparison: Comparison, upper: Plan, lower: Plan) -> tuple[Alignment, ...]:
    """Link the tasks, goals and safeguards of `upper` to the clauses of `lower` that carry them."""
    pairing = pairing_of(upper, lower)
    ours, theirs, scale = parts_of(upper), parts_of(lower), pairing.scale
    known = pairing.shared
    full = grid_of(scale, ours, theirs, known)
    links = links_of(scale, ours, theirs, known, full)
    near = closest(links, full)
    nearer = {link.lower: ours[link.upper] for link in sorted(links, key=lambda link: link.score)}
    late = [
        Link(i, n.lower, n.score)
        for i, n in near.items()
        if belongs(scale, ours[i], theirs[n.lower], nearer.get(n.lower), n)
    ]
    links = sorted([*links, *late])
    sides = Sides(scale, ours, theirs)
    links = sorted([*links, *left_over(sides, links, full)])
    links = sorted([*links, *namesakes(sides, links)])
    links = sorted([*links, *taken_apart(theirs, links, full)])
    links = sorted([*links, *by_children(ours, theirs, links)])
    links = sorted([*links, *gathered(theirs, links)])
    links = sorted([*links, *moved(scale, ours, theirs, links, pairing.lower.known)])
    rows = [*rows_of_upper(upper, scale, ours, theirs, links, near), *rows_of_lower(theirs, links)]
    return tuple(
        Alignment(f"{comparison.id}_a{number:03}", comparison.id, *row[2:]) for number, row in enumerate(rows, 1)
    )
