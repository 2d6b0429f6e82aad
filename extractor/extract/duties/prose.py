"""Annexes of duties written out: “一、整治农贸市场，由市商务局牵头，2026年底前完成。”, “1.整治农贸市场（牵头单位：市商务局）”.

An item that opens with the name of a task of the plan says who carries that task and until when.
"""

import re

from extractor.extract.duties.lists import LABEL, read_labelled, read_list
from extractor.extract.duties.namedtasks import Tasks
from extractor.extract.duties.tables import Row
from extractor.lexicon.organs import read_body
from extractor.models import Clause

_NAME_END = re.compile("[,:。;]|[(](?=[^()]{0,8}(?:单位|部门):)")
_BRACKET = re.compile("[()]")
_GIVES = re.compile("牵头|负责|配合|落实")


def written_row(clause: Clause, tasks: Tasks) -> Row | None:
    """The task an item of an annex opens with, its bodies and its deadline; none when it opens with no task's name."""
    text = clause.view.folded
    end = _NAME_END.search(text, clause.head + 1)
    if clause.kind != "annex" or end is None or not _GIVES.search(text, end.end()):
        return None
    name = text[clause.head : end.start()].strip()
    named = tasks.named(name)
    if named is None or not named.whole:
        return None
    if end[0] == "(" and (label := LABEL.match(text, end.end())):
        bodies, due = read_labelled(text, label, _close(text, end.start()))
    else:
        stop = text.find("。", end.end())
        bodies, due = read_list(text, end.end(), stop if stop >= 0 else len(text), "responsible")
    known = all(read_body(text[body.start : body.end]).likely for body in bodies)
    return Row(name, bodies, due) if bodies and known else None


def _close(text: str, opened: int) -> int:
    """Where the bracket at `opened` closes; the end of the text where it does not."""
    depth = 0
    for mark in _BRACKET.finditer(text, opened):
        depth += 1 if mark[0] == "(" else -1
        if not depth:
            return mark.start()
    return len(text)
