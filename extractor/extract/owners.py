"""Whose the unit bracket is that stands in a paragraph of its own behind a list: “1.…（1）…（2）…⏎（市教委负责）”.

Where no other item of the list names bodies, the bracket behind the last item is the whole list's, provided that the
plan assigns by such lists: a sibling of the list's clause names its bodies itself or closes its own list so.
"""

from collections.abc import Mapping, Sequence

from extractor.models import Clause

_FEWEST = 3  # parts that close with bodies where nothing else names any


def owners_of(clauses: Sequence[Clause], apart: Mapping[str, bool]) -> dict[str, Clause]:
    """The clauses whose duties are their parents', by id, with the parent that owns them.

    `apart` holds the clauses with duties: whether all these stand in paragraphs of their own.
    """
    children: dict[str | None, list[Clause]] = {}
    for clause in clauses:
        if clause.kind != "table" and clause.label:
            children.setdefault(clause.parent_id, []).append(clause)
    closing = {}
    for parent in clauses:
        items = children.get(parent.id, [])
        named = [item.id in apart for item in items]
        if len(items) > 1 and named[-1] and not any(named[:-1]) and apart[items[-1].id] and parent.id not in apart:
            closing[parent.id] = items[-1].id
    return {
        key: parent
        for parent in clauses
        if (key := closing.get(parent.id)) and _usual(parent, children[parent.parent_id], apart, closing)
    }


def _usual(parent: Clause, siblings: Sequence[Clause], apart: Mapping[str, bool], closing: Mapping[str, str]) -> bool:
    """Whether siblings of `parent` are assigned as wholes too.

    For a part of the plan two must name bodies themselves, or several close so and no clause names any otherwise.
    """
    direct = sum(other.id in apart for other in siblings)
    closed = sum(other.id in closing for other in siblings)
    everywhere = closed >= _FEWEST and len(apart) == len(closing)
    return direct > 1 or everywhere or (parent.depth > 1 and direct + closed > 1)
