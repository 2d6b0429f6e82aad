"""Two short plans compared: a city's and a county's, each a list of tasks."""

from typing import Any, NamedTuple

from extractor.compare import check
from extractor.models import Alignment, Document, Finding, Plan
from extractor.pipeline import compare_pair, comparison_of, plan_of_document

CITY, COUNTY = "澄原市", "禾溪县"
NUMBERS = "一二三四五六七八九十"


class Result(NamedTuple):
    """What came of a pair."""

    upper: Plan
    lower: Plan
    alignments: tuple[Alignment, ...]
    findings: tuple[Finding, ...]

    def of(self, subject: str) -> list[Finding]:
        """Findings of one subject."""
        return [f for f in self.findings if f.subject == subject]

    def verdicts(self, subject: str) -> list[str]:
        """Verdicts of one subject, in order."""
        return [f.verdict for f in self.of(subject)]


def plan(document_id: str, text: str, **about: Any) -> Plan:
    """The records of a text."""
    front: dict[str, Any] = dict.fromkeys(Document._fields[:10])
    county = document_id == "lower"
    front |= {"id": document_id, "title": text.split("\n")[0], "jurisdiction": COUNTY if county else CITY}
    front |= {"level": "county" if county else "city", "file": "x.txt", "sha256": "0", "format": "txt", "text": text}
    return plan_of_document(Document(**{**front, **about}))


def tasks(*bodies: str, title: str = "图书馆建设行动计划") -> str:
    """A plan of tasks; each body is `标题。句子。`."""
    lines = [f"（{NUMBERS[k]}）{body}" for k, body in enumerate(bodies)]
    return "\n".join([title, "一、主要任务", *lines, ""])


def compared(upper: str, lower: str, **about: Any) -> Result:
    """Two texts read, aligned and compared; `about` is of the lower document."""
    one, other = plan("upper", upper), plan("lower", lower, **about)
    done = compare_pair(comparison_of(one.document, other.document), one, other)
    return Result(one, other, done.alignments, done.findings)


def target(upper: str, lower: str, heading: str = "发展阅读服务") -> Finding:
    """The one finding on the one target of two sentences."""
    result = compared(tasks(f"{heading}。{upper}"), tasks(f"{heading}。{lower}"))
    found = [f for f in result.of("indicator") if f.upper_indicator_id]
    assert len(found) == 1, found
    return found[0]


def checked(text: str, **about: Any) -> list[Finding]:
    """What one plan says against itself."""
    return list(check(plan("lower", text, **about)))
