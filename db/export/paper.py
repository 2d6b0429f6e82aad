"""Everything the files of one comparison say, read once: each format only lays it out."""

import re
import sqlite3
from collections.abc import Mapping
from typing import Any, NamedTuple

from db.site import queries
from db.site.cite import clause_path, places, reference, title
from db.site.compared import own_findings
from db.site.figures import percent
from db.site.frame import owed
from db.site.matrix import summary
from db.site.pages.compare import Content, Target, read, targets_in_order, verdict_strip
from db.site.pairs import Pair, Texts, copied_share, side_by_side
from db.site.queries import Row
from db.site.words import RELATIONS, Word, finding_word, flag_words

# What no file system takes in a name, and what would turn a name around on the screen.
_UNNAMEABLE = re.compile(r'[\x00-\x1f\x7f-\x9f/\\:*?"<>|\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+')
# Characters XML 1.0 cannot hold, with marks that turn the reading direction: both would change other text.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
_WRAP = re.compile(r"\s*\n\s*")  # where the source broke a line, often in the middle of a sentence
LONGEST_NAME = 60


class Paper(NamedTuple):
    """One comparison, ready to be laid out."""

    content: Content
    duty: bool  # whether the lower plan owes what the upper one asks
    names: tuple[str, str]  # short names of both plans, the upper one first
    targets: list[Target]
    pairs: list[Pair]
    own: list[Row]  # findings inside one of both documents
    counts: list[tuple[str, list[tuple[Word, int]]]]  # by subject
    copied: str  # share of the lower text taken over, 34%; empty when unknown
    clauses: Mapping[str, Row]
    built: Mapping[str, str]  # when and from what the database was built
    site: str  # address of the site the links lead to, without a slash at the end

    def word(self, found: Row) -> Word:
        """What a reader calls the verdict of a finding."""
        return finding_word(found, self.duty)

    def of(self, subject: str) -> list[Row]:
        """The findings on one subject, the gravest first."""
        return [row for row in self.findings() if row["subject"] == subject]

    def findings(self) -> list[Row]:
        """Every finding, those inside one document on the side of that document."""
        return [*self.content.findings, *(_in_place(row, self.content.upper["id"]) for row in self.own)]

    def clause(self, clause_id: str | None) -> str:
        """Label and heading of a clause; empty for none."""
        row = self.clauses.get(clause_id or "")
        return f"{row['label']}{row['heading']}" or "引言" if row else ""

    def place(self, clause_id: str) -> str:
        """Labels of a clause from the top down; a table or paragraph without one stands under that of the clause above."""
        clause = self.clauses[clause_id]
        while not clause["label"] and clause["parent_id"] in self.clauses:
            clause = self.clauses[clause["parent_id"]]
        return clause_path(clause, self.clauses) or "引言"

    def finding_address(self, finding_id: str) -> str:
        """Page of a finding; empty for plans that stand on no site."""
        return f"{self.site}/finding/{finding_id}" if self.site else ""

    def clause_address(self, clause_id: str) -> str:
        """A clause in its plan."""
        return f"{self.site}/plan/{self.clauses[clause_id]['document_id']}#{clause_id}"

    def pair_address(self, pair: Pair) -> str:
        """A pair of clauses on the page of the comparison."""
        return f"{self.address()}#{pair.anchor}"

    def address(self) -> str:
        """Page of the comparison."""
        return f"{self.site}/compare/{self.content.comparison['upper_id']}/{self.content.comparison['lower_id']}"

    def title(self) -> str:
        """Head of every file."""
        return f"{title(self.content.lower)} 对照 {title(self.content.upper)}"

    def citations(self) -> list[tuple[str, str]]:
        """Both plans as a paper cites them."""
        second = "下级文本" if self.content.comparison["relation"] == "implements" else "另一文本"
        return [("上级文本", reference(self.content.upper)), (second, reference(self.content.lower))]

    def notes(self) -> list[str]:
        """What a reader must know before any verdict."""
        relation = self.content.comparison["relation"]
        found = [f"两份文本的关系：{RELATIONS.get(relation, relation)}。"]
        if self.content.comparison["lower_predates_upper"]:
            found.append("下级文本印发在前，没有写到的内容是“未覆盖”，不等于不执行。")
        elif not self.duty:
            found.append("两份文本之间没有承接关系，没有写到的内容只是“未覆盖”。")
        if self.copied:
            found.append(f"下级对应条款的文字约 {self.copied} 取自上级。")
        return found

    def omitted_targets(self) -> list[Target]:
        """Targets of the upper plan without a counterpart."""
        return [line for line in self.targets if line.finding["verdict"] == "omitted"]

    def omitted_tasks(self) -> list[Pair]:
        """Tasks of the upper plan without a counterpart."""
        return [pair for pair in self.pairs if pair.relation == "omitted"]

    def file_name(self, kind: str, suffix: str) -> str:
        """Name under which a person keeps a file: 酉阳…对照重庆市…-对照表.docx."""
        return f"{nameable(f'{self.names[1]}对照{self.names[0]}')}-{kind}.{suffix}"


def gather(conn: sqlite3.Connection, upper_id: str, lower_id: str, site: str) -> Paper | None:
    """Read one comparison, or None when the two plans are not compared; `site` is where the links lead."""
    content = read(conn, upper_id, lower_id)
    if content is None:
        return None
    return laid_out(content, own_findings(conn, (upper_id, lower_id)), queries.build_info(conn), site)


def laid_out(content: Content, own: list[Row], built: Mapping[str, str], site: str) -> Paper:
    """The rows of one comparison, those of each document beside them, in the order of a paper."""
    upper_id, lower_id = content.upper["id"], content.lower["id"]
    texts = Texts(content.clauses, content.links, content.names)
    names = places(content.documents)
    duty = owed(content.comparison)
    strip = verdict_strip(summary(content.comparison, content.counts), duty)
    return Paper(
        content,
        duty,
        (names[upper_id], names[lower_id]),
        targets_in_order(content),
        side_by_side(texts, content.links, content.findings),
        own,
        [(name, [(word, number) for word, number, _ in found]) for name, found in strip],
        percent(copied_share(content.links, texts.clauses)),
        texts.clauses,
        built,
        site.rstrip("/"),
    )


def _in_place(found: Row, upper_id: str) -> Row:
    """A finding inside one document with all it quotes on that document's side; its table and its text share a line."""
    side, other = ("upper", "lower") if found["document_id"] == upper_id else ("lower", "upper")
    quotes = [unwrapped(found[f"{name}_quote"]) for name in ("upper", "lower") if found[f"{name}_quote"]]
    named = {f"{side}_{key}": found[f"upper_{key}"] or found[f"lower_{key}"] for key in ("clause_id", "indicator_id")}
    silent = {f"{other}_{key}": None for key in ("clause_id", "indicator_id", "quote")}
    return {**found, **named, f"{side}_quote": " ／ ".join(quotes), **silent}


def printable(text: Any) -> str:
    """Text an XML file can hold; it shows what it is and leaves the text around it alone.

    >>> printable("床位\\x0b≥80%\\u202e"), printable(None)
    ('床位\ufffd≥80%\ufffd', '')
    """
    return "" if text is None else _UNPRINTABLE.sub("\ufffd", str(text).replace("\r", "\n"))


def nameable(text: str) -> str:
    """What a file may be called after a text.

    >>> nameable("甲市/乙县:计划")
    '甲市乙县计划'
    """
    return _UNNAMEABLE.sub("", text)[:LONGEST_NAME].strip(" .")


def unwrapped(quote: str | None) -> str:
    """A quote on one line.

    >>> unwrapped("精神科\\n  （心理科）")
    '精神科（心理科）'
    """
    return _WRAP.sub("", quote or "").replace("\t", " ")


def flags(found: Row) -> str:
    """Names of the flags of a finding."""
    return "、".join(name for name, _ in flag_words(found["flags"]))


def text_of(pair: Pair, upper: bool) -> str:
    """One side of a pair as text, headings included."""
    sides = [pair.upper] if upper and pair.upper else [] if upper else list(pair.lowers)
    return "\n".join(str(side.clause["text"]) for side in sides)
