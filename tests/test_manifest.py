"""manifest: every fault is one line that names file, line, entry and remedy."""

import os
from pathlib import Path

import pytest

from extractor.errors import PlandiffError
from extractor.manifest import faults, read_manifest

GOOD = """documents:
  - id: city-1
    file: a.txt
    jurisdiction: null
    issued_on: 2023-12-01
    note: 500000
  - {id: county-1, file: b.txt, level: county, implements: [city-1], period_end: 2025}
"""
# What is wrong, and words of the message it must give.
FAULTS: dict[str, tuple[str, list[str]]] = {
    "unknown key": (GOOD.replace("note:", "colour:"), ["corpus.yml:2", "“city-1”", "unknown key “colour”", "implements"]),
    "unknown top key": ("plans: []\n" + GOOD, ["corpus.yml:1", "unknown key “plans”"]),
    "duplicate id": (GOOD.replace("county-1", "city-1").replace("implements: [city-1], ", ""),
                     ["corpus.yml:7", "duplicate id", "corpus.yml:2"]),
    "dangling id": (GOOD.replace("[city-1]", "[city-2]"), ["“county-1”", "“implements” names “city-2”", "no document"]),
    "itself": (GOOD.replace("[city-1]", "[county-1]"), ["names the document itself"]),
    "named twice": (GOOD.replace("[city-1]", "[city-1], peers: [city-1]"), ["“city-1” is named twice"]),
    "outside": (GOOD.replace("a.txt", "../a.txt"), ["“city-1”", "outside"]),
    "absolute": (GOOD.replace("a.txt", "/a.txt"), ["outside"]),
    "missing file": (GOOD.replace("b.txt", "c.txt"), ["“county-1”", "“c.txt” is missing"]),
    "folder as file": (GOOD.replace("b.txt", "."), ["is missing"]),
    "NUL in file": (GOOD.replace("b.txt", '"b\\0.txt"'), ["cannot be used"]),
    "long file": (GOOD.replace("b.txt", "b" * 5000), ["“county-1”"]),
    "bad id": (GOOD.replace("id: city-1", "id: City_1").replace("[city-1]", "[]"), ["bad id 'City_1'", "lower-case"]),
    "number as id": (GOOD.replace("id: city-1", "id: 7"), ["entry “7”", "bad id 7"]),
    "bad level": (GOOD.replace("level: county", "level: village"), ["bad level 'village'", "town"]),
    "bad year": (GOOD.replace("2025", "soon"), ["bad period_end 'soon'", "year"]),
    "bad date": (GOOD.replace("2023-12-01", "December"), ["bad issued_on 'December'", "2023-12-01"]),
    "no list of ids": (GOOD.replace("[city-1]", "city-1"), ["bad implements", "list of ids"]),
    "no id": (GOOD.replace("id: city-1", "title: x").replace("[city-1]", "[]"), ["entry 1", "“id” is missing"]),
    "no file": (GOOD.replace("    file: a.txt\n", ""), ["“city-1”", "“file” is missing"]),
    "key twice": (GOOD.replace("    file: a.txt\n", "    file: a.txt\n    file: b.txt\n"), ["“file” stands twice"]),
    "no mapping": ("documents: [city-1]", ["entry 1", "no mapping"]),
    "no list": ("documents: {id: x}", ["lists no plan"]),
    "empty list": ("documents: []", ["lists no plan"]),
    "empty": ("", ["no list “documents”"]),
    "text": ("plan", ["no list “documents”"]),
    "not YAML": ("documents:\n  - id: [", ["corpus.yml:", "not YAML"]),
    "tabs": ("documents:\n\t- id: a", ["corpus.yml:2", "not YAML"]),
    "python object": ("documents:\n  - {id: a, file: !!python/name:os.system x}", ["cannot be read"]),
    "deep": ("documents: " + "[" * 5000, ["nested too deeply"]),
    "list as key": ("documents:\n  - {[a]: b, id: a, file: a.txt}", ["cannot be read"]),
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A corpus folder with two empty plans."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).touch()
    return tmp_path


def test_a_good_manifest_is_read(folder: Path) -> None:
    """Unquoted dates and numbers count as text; `null` is an override, a key left out is none."""
    (folder / "corpus.yml").write_text("\ufeff" + GOOD, "utf-8")
    city, county = read_manifest(folder).documents
    assert city.overrides == {"issued_on": "2023-12-01", "jurisdiction": None, "note": "500000"}
    assert county.implements == ("city-1",) and county.overrides == {"level": "county", "period_end": 2025}


@pytest.mark.parametrize("case", FAULTS)
def test_a_fault_names_place_and_remedy(folder: Path, case: str) -> None:
    """On one line, which ends with what to do."""
    text, words = FAULTS[case]
    (folder / "corpus.yml").write_text(text, "utf-8")
    with pytest.raises(PlandiffError) as caught:
        read_manifest(folder)
    message = str(caught.value)
    assert message.startswith(str(folder / "corpus.yml")) and "\n" not in message and len(message) < 500
    assert [word for word in words if word not in message] == [], message
    assert caught.value.remedy


def test_all_faults_are_listed_in_order(folder: Path) -> None:
    """`plandiff check` shows them together."""
    text = GOOD.replace("note:", "colour:").replace("level: county", "level: village")
    (folder / "corpus.yml").write_text(text, "utf-8")
    manifest, found = faults(folder)
    assert [fault.what.split(" ")[0] for fault in found] == ["unknown", "bad"] and manifest is not None


def test_a_link_out_of_the_folder_is_outside(folder: Path) -> None:
    """So is a link in a circle not a file."""
    (folder / "b.txt").unlink()
    (folder / "b.txt").symlink_to(folder.parent)
    (folder / "corpus.yml").write_text(GOOD, "utf-8")
    assert "outside" in str(faults(folder)[1][0])
    (folder / "b.txt").unlink()
    (folder / "b.txt").symlink_to("b.txt")
    assert len(faults(folder)[1]) == 1


def test_a_manifest_that_is_not_there_or_not_text(folder: Path) -> None:
    """Both are said in words."""
    with pytest.raises(PlandiffError, match="no manifest"):
        read_manifest(folder)
    (folder / "corpus.yml").write_bytes("documents: 计划".encode("gb18030"))
    with pytest.raises(PlandiffError, match="not UTF-8"):
        read_manifest(folder)
    assert os.listdir(folder)
