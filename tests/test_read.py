"""read: bytes of a file → text, or one clear line."""

import codecs
import hashlib
import time
from pathlib import Path

import pytest

from extractor.errors import PlandiffError
from extractor.read import read

PLAN = "甲市养老服务行动计划\n一、工作目标\n到2025年，覆盖率达到80%。\n"


@pytest.mark.parametrize(
    "data",
    [
        PLAN.encode("utf-8"),
        codecs.BOM_UTF8 + PLAN.encode("utf-8"),
        PLAN.encode("gb18030"),
        codecs.BOM_UTF16_LE + PLAN.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + PLAN.encode("utf-16-be"),
        PLAN.replace("\n", "\r\n").encode("utf-8"),
        PLAN.replace("\n", "\r").encode("gb18030"),
    ],
    ids=["utf-8", "utf-8 with BOM", "gb18030", "utf-16-le", "utf-16-be", "Windows line ends", "old Mac line ends"],
)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".TXT"])
def test_text_is_the_same_in_every_encoding(tmp_path: Path, data: bytes, suffix: str) -> None:
    path = tmp_path / f"plan{suffix}"
    path.write_bytes(data)
    reading = read(path)
    assert reading.text == PLAN
    assert reading.format == suffix.lower()[1:]
    assert reading.sha256 == hashlib.sha256(data).hexdigest()
    assert reading.issues == ()


def test_text_is_otherwise_untouched(tmp_path: Path) -> None:
    text = "　　一、 工作 目标 \t\n\n\f— 2 —\n  到 ２０２５ 年\n"
    path = tmp_path / "plan.txt"
    path.write_text(text, "utf-8")
    assert read(path).text == text


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("plan.txt", b"", "the file is empty"),
        ("plan.txt", b" \r\n\t\n", "the file is empty"),
        ("plan.txt", "１２３ —— 456\n".encode(), "the file holds no words"),
        ("plan.txt", bytes(range(256)) * 40, "neither UTF-8 nor GB18030"),
        ("plan.txt", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(128, 256)) * 10, "neither UTF-8 nor GB18030"),
        ("plan.txt", b"\x00\x01\x02plan\x03", "not a text file"),
        ("plan.txt", "一、目标".encode()[:-1] + b"\xff", "neither UTF-8 nor GB18030"),
        ("plan.pdf", b"%PDF-1.7", "no reader for “.pdf”"),
        ("plan", PLAN.encode(), "no reader for “”"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(PlandiffError) as caught:
        read(path)
    assert caught.value.where == str(path)
    assert caught.value.what.startswith(what)
    assert caught.value.remedy
    assert "\n" not in str(caught.value)


def test_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PlandiffError, match="missing"):
        read(tmp_path / "missing.txt")


def test_saved_web_page_is_doubted(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("<html><body>\n" + "<p>一、总体要求</p>\n" * 4 + "</body></html>", "utf-8")
    (issue,) = read(path).issues
    assert (issue.document_id, issue.line) == ("page.txt", 3)
    assert "HTML" in issue.message


def test_noise_is_read_in_a_moment(tmp_path: Path) -> None:
    path = tmp_path / "noise.txt"
    path.write_bytes(bytes(range(129, 255)) * 80_000)
    start = time.process_time()
    with pytest.raises(PlandiffError):
        read(path)
    assert time.process_time() - start < 5
