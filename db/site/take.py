"""A comparison to take away, one row a finding, in words; and as Markdown in which text of a plan stays text."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from db.site.figures import deadline, figure, percent
from db.site.queries import Row
from db.site.words import SEVERITIES, SUBJECTS, finding_word, flag_words

HEAD = (
    "对象",
    "判定",
    "轻重",
    "提示",
    "上级目标",
    "上级数值",
    "上级期限",
    "下级目标",
    "下级数值",
    "下级期限",
    "上级条款",
    "下级条款",
    "上级原文",
    "下级原文",
    "理由",
    "规则",
    "把握",
    "页面",
)
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|#~{}])")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")  # would change the text around it


def cells(
    findings: Iterable[Row],
    indicators: Mapping[str, Row],
    clauses: Mapping[str, Row],
    duty: bool,
    address: Callable[[str], str],
) -> list[list[str]]:
    """One row a finding, in words; `address` makes the link of a finding from its id."""
    return [_row(found, indicators, clauses, duty, address) for found in findings]


def _row(
    found: Row,
    indicators: Mapping[str, Row],
    clauses: Mapping[str, Row],
    duty: bool,
    address: Callable[[str], str],
) -> list[str]:
    upper, lower = (indicators.get(found[f"{side}_indicator_id"] or "") for side in ("upper", "lower"))
    places = [clauses.get(found[f"{side}_clause_id"] or "") for side in ("upper", "lower")]
    figures = [
        text
        for row in (upper, lower)
        for text in ((row["name"], figure(row), deadline(row["deadline"])) if row else ("", "", ""))
    ]
    return [
        SUBJECTS.get(found["subject"], found["subject"]),
        finding_word(found, duty).text,
        SEVERITIES.get(found["severity"], found["severity"]),
        "、".join(name for name, _ in flag_words(found["flags"])),
        *figures,
        *(f"{place['label']}{place['heading']}" if place else "" for place in places),
        found["upper_quote"] or "",
        found["lower_quote"] or "",
        found["explanation"],
        found["rule"],
        percent(found["confidence"]),
        address(found["id"]),
    ]


def as_markdown(
    title: str, notes: Iterable[str], summary: Iterable[tuple[str, str]], rows: Sequence[Sequence[str]]
) -> str:
    """The comparison as a text to edit: summary, then a table a subject."""
    lines = [f"# {plain(title)}", "", *(f"{plain(note)}\n" for note in notes)]
    lines += [f"- {plain(name)}：{plain(counts)}" for name, counts in summary]
    kept = [HEAD.index(name) for name in ("判定", "上级原文", "下级原文", "理由", "页面")]
    if not any(row[kept[-1]] for row in rows):
        kept.pop()  # plans that stand on no site
    for subject in dict.fromkeys(row[0] for row in rows):
        lines += ["", f"## {subject}", "", "| " + " | ".join(HEAD[k] for k in kept) + " |", "|" + " --- |" * len(kept)]
        own = (row for row in rows if row[0] == subject)
        lines += ["| " + " | ".join(row[k] if HEAD[k] == "页面" else plain(row[k]) for k in kept) + " |" for row in own]
    return "\n".join(lines) + "\n"


def plain(text: str) -> str:
    """Text that Markdown shows as it is, on one line.

    >>> plain("80%|<b>")
    '80%\\\\|\\\\<b\\\\>'
    """
    return _MARKDOWN.sub(r"\\\1", " ".join(_UNSEEN.sub("\ufffd", text).split()))
