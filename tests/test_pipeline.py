"""pipeline: a folder becomes plans and comparisons; the manifest has the last word on what a text says of itself."""

import shutil
from itertools import pairwise
from pathlib import Path

import pytest
import small

from extractor.errors import PlandiffError
from extractor.manifest import read_manifest
from extractor.models import Corpus, Issue
from extractor.pipeline import (
    comparison_of,
    comparisons_of,
    corpus_of,
    digest,
    plan_of_document,
    plan_of_entry,
    plan_of_file,
    predates,
    units_of,
)
from extractor.verify import verify

MANIFEST = """documents:
  - {id: city-1, file: city.txt, level: city, title: 题名, issued_on: 2023-12}
  - {id: county-1, file: county.txt, implements: [city-1], issued_on: 2023-08-23, jurisdiction: null}
  - {id: other-1, file: county.txt, peers: [city-1, county-1], companions: [], jurisdiction: "500000"}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus of two texts under three entries."""
    (tmp_path / "city.txt").write_text(small.UPPER, "utf-8")
    (tmp_path / "county.txt").write_text(small.LOWER, "utf-8")
    (tmp_path / "corpus.yml").write_text(MANIFEST, "utf-8")
    return tmp_path


def test_every_key_makes_its_comparisons(folder: Path) -> None:
    """The id named under a key is the upper plan; the order is that of the manifest."""
    done: list[str] = []
    corpus = corpus_of(folder, done.append)
    pairs = [(pair.id, pair.relation, pair.lower_predates_upper) for pair in corpus.comparisons]
    assert pairs == [
        ("city-1--county-1", "implements", True),
        ("city-1--other-1", "peer", False),
        ("county-1--other-1", "peer", False),
    ]
    assert done == [*(plan.document.id for plan in corpus.plans), *(pair for pair, _, _ in pairs)]
    assert {a.comparison_id for a in corpus.alignments} == {pair for pair, _, _ in pairs}


def test_the_manifest_overrides_the_text(folder: Path) -> None:
    """Also with `null`; what it does not name is read from the text."""
    city, county, other = (plan_of_entry(folder, entry).document for entry in read_manifest(folder).documents)
    assert (city.title, city.issued_on, city.level) == ("题名", "2023-12", "city")
    assert (county.jurisdiction, county.jurisdiction_code) == (None, None)
    assert (other.jurisdiction, other.jurisdiction_code) == ("重庆市", "500000")
    assert other.title == county.title != "题名"
    assert county.file == "county.txt" and county.text == small.LOWER


def test_a_file_without_manifest_is_a_plan(folder: Path) -> None:
    """Its id comes from its name, its records carry it."""
    plan = plan_of_file(folder / "city.txt")
    assert plan.document.id == "city" and all(c.id.startswith("city_") for c in plan.clauses)
    assert [i.value for i in plan.indicators if i.role == "target"] == [100, 85]
    assert [r.raw for r in plan.responsibilities] == ["市民政局"]


def test_a_document_read_again_gives_the_same_records(folder: Path) -> None:
    """What the database holds of it is enough."""
    plan = plan_of_file(folder / "city.txt")
    assert plan_of_document(plan.document) == plan._replace(issues=tuple(i for i in plan.issues))


def test_a_county_with_towns_has_duties_of_its_own(folder: Path) -> None:
    """Its totals are its own only where the manifest names it as the upper plan of another."""
    totals = "乙县精神卫生行动计划\n一、主要任务\n（一）扩大服务。全县新建服务站20个。每个乡镇至少配备1名专职人员。\n"
    (folder / "county.txt").write_text(totals, "utf-8")
    entry = "documents:\n  - {id: county-1, file: county.txt, level: county}\n"
    town = "  - {id: town-1, file: city.txt, level: town, implements: [county-1]}\n"
    duties = []
    for manifest in (entry, entry + town):
        (folder / "corpus.yml").write_text(manifest, "utf-8")
        duties.append([i.duty for i in corpus_of(folder).plans[0].indicators])
    assert duties == [["local", "local"], ["upper", "local"]]


def test_the_digest_sees_texts_and_manifest(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """And not where they lie."""
    first = digest(read_manifest(folder))
    copy = shutil.copytree(folder, tmp_path_factory.mktemp("copy") / "c")
    assert digest(read_manifest(copy)) == first
    (copy / "city.txt").write_text(small.UPPER + "。", "utf-8")
    assert digest(read_manifest(copy)) != first


def test_same_input_gives_same_records(corpus_folder: Path, records: Corpus) -> None:
    """Nothing depends on time, order of sets or what ran before."""
    assert corpus_of(corpus_folder) == records


def test_comparisons_follow_the_manifest(corpus_folder: Path, records: Corpus) -> None:
    """The plan of Yubei is older than the one it answers to, and is marked so."""
    documents = {plan.document.id: plan.document for plan in records.plans}
    pairs = {pair.id: pair for pair in comparisons_of(read_manifest(corpus_folder), documents)}
    assert set(pairs) == {
        "cq-2023-103--yy-2024-21",
        "cq-2023-6--yy-2024-21",
        "cq-2023-103--unnamed-145",
        "cq-2023-103--yb-2023-260",
        "cq-2023-103--cq-2023-6",
    }
    assert [key for key, pair in pairs.items() if pair.lower_predates_upper] == ["cq-2023-103--yb-2023-260"] or (
        pairs["cq-2023-103--cq-2023-6"].lower_predates_upper
    )


def test_dates_are_compared_as_far_as_both_go() -> None:
    """A year says nothing about a month of the same year."""
    assert predates("2023-08-23", "2023-12-26") and predates("2022", "2023-01-01")
    assert not predates("2023-08-23", "2023") and not predates(None, "2023") and not predates("2023", None)


def test_a_plan_is_not_compared_with_itself() -> None:
    """One clear line."""
    document = small.corpus().plans[0].document
    with pytest.raises(PlandiffError, match="compared with itself"):
        comparison_of(document, document)


def test_bodies_are_named_as_printed_most() -> None:
    """The other names are aliases; a tie is settled by the alphabet."""
    plan = small.corpus().plans[0]
    body = plan.responsibilities[0]
    names = ["卫健委", "卫生健康委", "卫生健康委"]
    bodies = tuple(body._replace(unit_id="health", function=name) for name in names)
    (unit,) = units_of([plan._replace(responsibilities=bodies)])
    assert (unit.id, unit.function, unit.aliases[0]) == ("health", "卫生健康委", "卫健委")
    assert unit.function not in unit.aliases and len(set(unit.aliases)) == len(unit.aliases)


def test_a_misplaced_record_is_an_issue() -> None:
    """A quote that is not at its offsets and clauses that overlap are told, with their line."""
    plan = small.corpus().plans[0]
    assert verify(plan) == ()
    (target,) = plan.indicators
    moved = plan._replace(indicators=(target._replace(char_start=target.char_start + 1),))
    (issue,) = verify(moved)
    assert isinstance(issue, Issue) and issue.line == 4 and "upper_i01" in issue.message
    one, other = next((a, b) for a, b in pairwise(plan.clauses) if b.parent_id != a.id)
    wide = tuple(c._replace(char_end=other.char_end) if c is one else c for c in plan.clauses)
    assert "overlap" in verify(plan._replace(clauses=wide))[0].message


def test_a_quote_across_a_page_line_is_what_its_source_prints(tmp_path: Path) -> None:
    """Markdown in the middle of it counts as source, too; the target is the same."""
    cut = small.UPPER.replace("规律服药率不低于85%", "规律服\n\n— 2 —\n\n药率**不低于**85%")
    (tmp_path / "cut.txt").write_text(cut, "utf-8")
    plan = plan_of_file(tmp_path / "cut.txt")
    target = next(i for i in plan.indicators if i.value == 85)
    assert target.quote.startswith("规律服") and "**" in target.quote and "**" not in target.name
    assert verify(plan) == ()


def test_corpus_has_no_misplaced_record(records: Corpus) -> None:
    """Every quote of the five plans stands where it says."""
    assert [issue for plan in records.plans for issue in verify(plan)] == []
